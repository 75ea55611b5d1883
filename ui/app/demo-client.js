/**
 * What the demo's client can do beside the stage, and what they would hand over.
 *
 * Pure; read by components/demo-phone.js and the credentials form. Everything here is made up
 * and of use in the demo alone.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { PhoneAction } from "../api/demo.js" */
import { manner } from "./stage-rows.js";

/** Only these ask for a second password. */
const WITH_PASSWORD = ["whatsapp", "tgapi"];

/**
 * What the client's phone can do in this connection; nothing where no phone has a part.
 * @param {Pick<Connection, "transport" | "way" | "page" | "stage">} connection
 * @returns {PhoneAction[]}
 */
export function phoneActions(connection) {
  const { transport, page, stage } = connection;
  if (stage.kind === "page" || page !== null) return ["finish_page"];
  switch (manner(connection)) {
    case "page":
      return ["finish_page"];
    case "code":
    case "pairing":
      break;
    default:
      return [];
  }
  const actions = /** @type {PhoneAction[]} */ (["scan"]);
  if (WITH_PASSWORD.includes(transport)) actions.push("scan_with_2fa");
  actions.push("scan_foreign");
  if (transport === "whatsapp") actions.push("enter_pairing_code");
  actions.push("walk_away");
  return actions;
}

/** Of the right shape, and nobody's. @type {Record<string, Record<string, string>>} */
const MADE_UP = {
  telegram: { token: "7012345678:DEMO-made-up-token-of-a-bot-0001" },
  maxbot: { token: "demo-made-up-token-of-a-max-bot-0001" },
  avito: { code: "demo-made-up-code" },
  instapi: {
    username: "aurora.dental",
    page_id: "100200300400500",
    inst_id: "17841400000000001",
    user_token: "DEMO-made-up-user-token-0001",
  },
};

/**
 * Credentials to try the form with.
 * @param {string} transport
 * @returns {Record<string, string>} by field
 */
export function madeUpCredentials(transport) {
  return MADE_UP[transport.toLowerCase()] ?? {};
}
