/**
 * Writing a table of people to a file, as it is searched and chosen, in the shape an import takes.
 *
 * Used by the tabs of users and contacts. The host asks where the file goes.
 */
/** @import { SheetFormat } from "../types/SheetFormat" */
/** @import { SheetSaved } from "../types/SheetSaved" */
/** @import { SheetWords } from "../types/SheetWords" */
/** @import { Context } from "../app/context.js" */
/** @import { MenuItem } from "../components/menu.js" */
import { fieldTitles } from "../app/bulk/fields.js";
import { clientOf } from "../app/bulk/words.js";
import { asApiError } from "../app/errors.js";
import { failureSentence } from "../components/failure.js";

/**
 * A tab whose table can be written to a file.
 * @typedef {object} Exporting
 * @property {Context} app
 * @property {string} accountId
 * @property {string} fileKey the sentence that names the file
 * @property {(format: SheetFormat, words: SheetWords) => Promise<SheetSaved | null>} save
 */

/**
 * The entries of a menu.
 * @param {Exporting} tab
 * @returns {MenuItem[]}
 */
export function saveItems(tab) {
  const { t } = tab.app;
  return [
    {
      id: "export-xlsx",
      label: t("people-export-xlsx"),
      icon: "download",
      run: () => void save(tab, "xlsx"),
    },
    {
      id: "export-csv",
      label: t("people-export-csv"),
      icon: "download",
      run: () => void save(tab, "csv"),
    },
  ];
}

/**
 * @param {Exporting} tab
 * @param {SheetFormat} format
 */
async function save(tab, format) {
  const { app, accountId, fileKey } = tab;
  const { t } = app;
  const client = clientOf(app, { account_id: accountId });
  const words = { file_name: t(fileKey, { client }), titles: fieldTitles(t), reasons: {} };
  try {
    const saved = await tab.save(format, words);
    // Nothing saved: the person thought better of it.
    if (saved !== null) tell(app, saved);
  } catch (thrown) {
    app.toast({ tone: "bad", text: failureSentence(app, asApiError(thrown)) });
  }
}

/**
 * How much was written, and what is missing in it.
 * @param {Context} app
 * @param {SheetSaved} saved
 */
function tell(app, { rows, phones_missing: missing }) {
  const { t, words } = app;
  const args = { rows, count: words.number(rows), missing, number: words.number(missing) };
  if (missing === 0) app.toast({ tone: "good", text: t("people-exported", args) });
  // It stays until it was read: the file must not be imported without knowing.
  else app.toast({ text: t("people-exported-phones", args), stays: true });
}
