/**
 * Whole sentences from a Fluent file.
 *
 * Made once in main.js and handed over as `app.t`. Deliberately absent: joining of pieces, and
 * markup in messages.
 */
import { FluentBundle, FluentResource } from "@fluent/bundle";

/** @typedef {(key: string, args?: Record<string, string | number>) => string} Translate */

/**
 * A translator over one language's source.
 * @param {string} source the text of a .ftl file
 * @param {string} locale a BCP 47 tag, for plurals and numbers
 * @param {(complaint: string) => void} [complain] hears of missing keys and broken messages
 * @returns {Translate}
 */
export function makeTranslate(source, locale, complain = () => {}) {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const error of bundle.addResource(new FluentResource(source))) complain(String(error));
  return (key, args) => {
    const message = bundle.getMessage(key);
    if (!message?.value) {
      complain(`no message ${key}`);
      return key;
    }
    /** @type {Error[]} */
    const errors = [];
    const text = bundle.formatPattern(message.value, args, errors);
    for (const error of errors) complain(`${key}: ${error.message}`);
    return text;
  };
}
