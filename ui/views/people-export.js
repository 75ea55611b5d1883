/**
 * Writing a table of people to a file, as it is searched and chosen, in the shape an import takes.
 *
 * Used by the tabs of users and contacts. The host asks where the file goes.
 */
/** @import { SheetFormat } from "../types/SheetFormat" */
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
 * @property {(format: SheetFormat, words: SheetWords) => Promise<string | null>} save
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
    // No path: the person thought better of it.
    if ((await tab.save(format, words)) !== null) app.toast({ tone: "good", text: t("people-exported") });
  } catch (thrown) {
    app.toast({ tone: "bad", text: failureSentence(app, asApiError(thrown)) });
  }
}
