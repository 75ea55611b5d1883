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

/** Digits of a number that has its country's code even without a plus: few are as long at home. */
const WITH_COUNTRY = 11;

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
  const signed = /^\s*(\+|00)/.test(text);
  const remedies = signed ? [] : atHome(digits, countries);
  // The service takes 7 to 15 digits, and no country's code begins with 0.
  const fits = bare.length >= 7 && bare.length <= 15 && !bare.startsWith("0");
  // The rules known here are not the whole truth: Mexican accounts of WhatsApp still have the 1
  // that left the country's numbers in 2019. With a country's code it is for the person to judge.
  const whole = signed || bare.length >= WITH_COUNTRY || parsed?.isPossible();
  if (fits && parsed && whole && remedies.length === 0) {
    return { digits: bare, problem: "unlikely", remedies };
  }
  return { digits: bare, problem: remedies.length > 0 ? "no-country" : "impossible", remedies };
}

/**
 * Looks at a number that may be the one read before: as it was it stops nothing, and goes back
 * digit for digit.
 * @param {string} text
 * @param {CountryCode[]} countries
 * @param {string | null | undefined} was as it was read
 * @returns {PhoneCheck}
 */
export function checkKeptPhone(text, countries, was) {
  const check = checkPhone(text, countries);
  if (!isSamePhone(text, was) || digitsOf(text) === "") return check;
  return { digits: digitsOf(text), problem: check.problem && "unlikely", remedies: check.remedies };
}

/**
 * Whether a number as typed is the one read before, however it is grouped.
 * @param {string | null} text
 * @param {string | null | undefined} was
 */
export function isSamePhone(text, was) {
  return digitsOf(text ?? "") === digitsOf(was ?? "");
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
