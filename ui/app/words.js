/**
 * Dates, ages, numbers and phone numbers as people write them.
 *
 * Pure; made once for a language and handed over as `app.words`. Sentences around them are in the
 * locale file, and the caller passes the time.
 */
import { AsYouType, parsePhoneNumberFromString } from "libphonenumber-js/min";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Within this a day needs no year; ms. */
const NEAR = 300 * DAY;

/** Writes times and numbers in one language. */
export class Words {
  /**
   * @param {string} locale
   * @param {import("./i18n.js").Translate} t
   */
  constructor(locale, t) {
    this.locale = locale;
    this.t = t;
    const format = (/** @type {Intl.DateTimeFormatOptions} */ options) =>
      new Intl.DateTimeFormat(locale, options);
    this.dayFormat = format({ day: "numeric", month: "short" });
    this.yearFormat = format({ day: "numeric", month: "short", year: "numeric" });
    this.timeFormat = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.numberFormat = new Intl.NumberFormat(locale);
  }

  /**
   * "2 Dec"; with the year when it is so far away that the day alone could be misread.
   * @param {number} at epoch ms
   * @param {number} now epoch ms
   */
  day(at, now) {
    const near = Math.abs(at - now) < NEAR;
    return (near ? this.dayFormat : this.yearFormat).format(at);
  }

  /**
   * "14:02".
   * @param {number} at epoch ms
   */
  time(at) {
    return this.timeFormat.format(at);
  }

  /**
   * "14:02" today, "2 Dec" on another day.
   * @param {number} at epoch ms
   * @param {number} now epoch ms
   */
  moment(at, now) {
    const today = new Date(at).toDateString() === new Date(now).toDateString();
    return today ? this.time(at) : this.day(at, now);
  }

  /** @param {number} value */
  number(value) {
    return this.numberFormat.format(value);
  }

  /**
   * A short span in whole units: "6 s", "4 min", "2 h", "3 d".
   * @param {number} ms
   */
  span(ms) {
    const whole = (/** @type {number} */ unit) => ({ count: Math.max(0, Math.floor(ms / unit)) });
    if (ms < MINUTE) return this.t("span-seconds", whole(SECOND));
    if (ms < HOUR) return this.t("span-minutes", whole(MINUTE));
    if (ms < DAY) return this.t("span-hours", whole(HOUR));
    return this.t("span-days", whole(DAY));
  }
}

/**
 * An account's number in two groups, as the cabinet prints it: "2401 7788".
 * @param {string} id
 */
export function accountNumber(id) {
  return /^\d{8}$/.test(id) ? `${id.slice(0, 4)} ${id.slice(4)}` : id;
}

/**
 * A phone number grouped for reading; anything else comes back as it was.
 * @param {string} text digits with or without +
 */
export function phoneNumber(text) {
  const digits = text.replace(/[^\d]/g, "");
  if (digits.length < 7 || /[\p{L}@]/u.test(text)) return text;
  const grouped = parsePhoneNumberFromString(`+${digits}`)?.formatInternational();
  // A digit too many after the country's code is left out in print, and would hide what is there.
  return grouped?.replace(/\D/g, "") === digits ? grouped : `+${digits}`;
}

/**
 * What a client is called: its label, grouped for reading where that is a phone number, or the
 * account's number while it has none.
 * @param {string | null | undefined} label
 * @param {string} id of the account
 */
export function clientName(label, id) {
  return label ? phoneNumber(label) : accountNumber(id);
}

/**
 * A phone number as far as it is typed, grouped: "+371 2000 11".
 * @param {string} text
 */
export function phoneAsTyped(text) {
  const digits = text.replace(/[^\d]/g, "");
  return digits === "" ? (text.startsWith("+") ? "+" : "") : new AsYouType().input(`+${digits}`);
}

/**
 * Whether a phone number can exist in its country.
 * @param {string} text
 */
export function isPhonePossible(text) {
  return parsePhoneNumberFromString(`+${text.replace(/[^\d]/g, "")}`)?.isPossible() ?? false;
}

/**
 * One or two letters for a round mark: "Northwind Resale" → "NR".
 * @param {string} name
 */
export function initials(name) {
  const words = name.split(/[\s@._-]+/).filter(Boolean);
  return words.slice(0, 2).map((word) => [...word][0].toLocaleUpperCase()).join("") || "·";
}
