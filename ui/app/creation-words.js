/**
 * What a creation whose end is not known is called, on its page and in the list of clients.
 *
 * Deliberately absent: how it is settled, which is the page's.
 */
/** @import { Creation } from "../types/Creation" */
/** @import { Context } from "./context.js" */
import { transportName } from "./transports.js";
import { clientName } from "./words.js";

/**
 * The question at the head of its page.
 * @param {Context} app
 * @param {Creation} creation
 */
export function creationTitle(app, creation) {
  switch (creation.kind) {
    case "account":
      return app.t("creation-title", { name: creation.name ?? "" });
    case "channel":
      return app.t("creation-title-channel", { channel: transportName(creation.transport ?? "") });
    case "waba_balance":
      return app.t("creation-title-limit", {
        name: client(app, creation),
        value: creation.value ?? 0,
      });
  }
}

/**
 * The sentence that leads there.
 * @param {Context} app
 * @param {Creation} creation
 */
export function creationBanner(app, creation) {
  switch (creation.kind) {
    case "account":
      return app.t("creation-banner", { name: creation.name ?? "" });
    case "channel":
      return app.t("creation-banner-channel");
    case "waba_balance":
      return app.t("creation-banner-limit", { name: client(app, creation) });
  }
}

/**
 * @param {Context} app
 * @param {Creation} creation
 */
function client(app, { account_id: id }) {
  if (id === null) return "";
  return clientName(app.accounts.byId.get(id)?.label, id);
}
