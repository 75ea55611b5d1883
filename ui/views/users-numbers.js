/**
 * Letting a user see clients' numbers or not, taken over at once.
 *
 * Called by users-view.js on a switch. The whole settings are written, as always; a competing
 * change is told and shown, and the person sets the switch again. Choosing cell by cell is for
 * the roles' page.
 */
/** @import { User } from "../types/User" */
/** @import { UsersFlow } from "./users-flow.js" */
import * as api from "../api/settings.js";
import { asApiError } from "../app/errors.js";
import { withNumbers } from "../app/people/user-list.js";
import { failureSentence } from "../components/failure.js";

/**
 * @param {UsersFlow} view
 * @param {User} user
 * @param {boolean} hidden
 */
export async function setHidden(view, user, hidden) {
  const { app, settings, accountId } = view;
  if (settings === null || view.saving !== null) return;
  const bad = (/** @type {string} */ text) => app.toast({ tone: "bad", text });
  const name = user.name || user.id;
  view.saving = user.id;
  try {
    const done = await api.update(accountId, settings, withNumbers(settings, user.id, hidden));
    view.settings = done.settings;
    if (done.outcome !== "saved") bad(app.t("users-numbers-not-saved", { name }));
  } catch (thrown) {
    const failure = asApiError(thrown);
    if (failure.conflict) {
      view.settings = failure.conflict.settings;
      bad(app.t("users-numbers-conflict", { name }));
    } else {
      bad(failureSentence(app, failure));
      if (failure.code === "outcome_unknown") void view.readSettings();
    }
  } finally {
    view.saving = null;
  }
}
