/**
 * A phone number in a form: whether it can be one, and what it most likely should have been.
 *
 * Pure; used by the forms of users and contacts. The service drops a malformed number in silence
 * (API reference 5.1), so a doubtful one is caught here. Deliberately absent: any asking.
 */
import { getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js/min";

/** @typedef {import("libphonenumber-js/min").CountryCode} CountryCode */

/**
 * What is wrong with a number.
 * @typedef {"no-country" | "impossible" | "unlikely"} PhoneProblem
 */

/**
 * @typedef {object} PhoneCheck
 * @property {string} digits as the service takes it; empty for no number
 * @property {PhoneProblem | null} problem "unlikely" is a warning, the others stop the sending
 * @property {{ country: CountryCode, digits: string }[]} remedies what it may be with a country's code
 */

/** Suggestions shown at most. */
const REMEDIES = 2;

/** @param {string} text */
export function digitsOf(text) {
  return text.replace(/\D/g, "");
}

/**
 * The countries of these numbers, the most common first.
 * @param {Iterable<string | null>} phones
 * @returns {CountryCode[]}
 */
export function countriesOf(phones) {
  /** @type {Map<CountryCode, number>} */
  const counts = new Map();
  for (const phone of phones) {
    const country = phone ? parsePhoneNumberFromString(`+${digitsOf(phone)}`)?.country : undefined;
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([country]) => country);
}

/**
 * Looks at a number as typed.
 * @param {string} text
 * @param {CountryCode[]} countries where the others are from, the likeliest first
 * @returns {PhoneCheck}
 */
export function checkPhone(text, countries) {
  const digits = digitsOf(text);
  if (text.trim() === "") return { digits: "", problem: null, remedies: [] };
  const bare = digits.replace(/^00/, "");
  const parsed = parsePhoneNumberFromString(`+${bare}`);
  if (parsed?.isValid()) return { digits: bare, problem: null, remedies: [] };
  // A number with a plus has its country; without one it may be as dialled at home.
  const remedies = text.trim().startsWith("+") ? [] : atHome(digits, countries);
  // The service takes 7 to 15 digits, and no country's code begins with 0.
  const fits = bare.length >= 7 && bare.length <= 15 && !bare.startsWith("0");
  if (fits && parsed?.isPossible() && remedies.length === 0) {
    return { digits: bare, problem: "unlikely", remedies };
  }
  return { digits: bare, problem: remedies.length > 0 ? "no-country" : "impossible", remedies };
}

/**
 * @param {string} digits
 * @param {CountryCode[]} countries
 * @returns {PhoneCheck["remedies"]}
 */
function atHome(digits, countries) {
  const found = [];
  for (const country of countries) {
    const parsed = parsePhoneNumberFromString(digits, country);
    if (parsed?.isValid()) found.push({ country, digits: digitsOf(parsed.number) });
    if (found.length === REMEDIES) break;
  }
  return found;
}

/**
 * A country in words, with its code: "Latvia, +371".
 * @param {CountryCode} country
 * @param {string} locale
 */
export function countryName(country, locale) {
  const name = new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  return `${name}, +${getCountryCallingCode(country)}`;
}
