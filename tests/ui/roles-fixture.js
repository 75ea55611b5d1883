// A small account with people, channels and roles, for what the Roles tab says of them.
import { readFileSync } from "node:fs";
import { makeTranslate } from "../../ui/app/i18n.js";
import { Matrix } from "../../ui/app/roles/matrix.js";
import { Names } from "../../ui/app/roles/names.js";
import { channel } from "./accounts-fixture.js";

const source = readFileSync(new URL("../../ui/locales/en.ftl", import.meta.url), "utf8");

/** Complains by failing: a sentence that is missing is no sentence. */
export const t = makeTranslate(source, "en-GB", (complaint) => {
  throw new Error(complaint);
});

const PEOPLE = ["Anna Petrova", "Bruno Lima", "Carla Gómez", "Dmitri Volkov"];
const CHANNELS = [
  ["wa", "whatsapp", "37120001122"],
  ["wb", "whatsapp", "34600118220"],
  ["vi", "viber", "37120001122"],
];

export const cell = (role = "seller", new_clients = false) => ({ role, new_clients });
export const entry = (user_id, channel_id, role = "seller", fresh = false) => ({
  channel_id,
  user_id,
  role,
  allow_get_new_clients: fresh,
});
export const document = (user_roles = [], hidden = [], notify = false) => ({
  user_roles,
  hide_phone_numbers_for_user_ids: hidden,
  push_input_output_message_events_for_managers: notify,
});
export const role = (user_id, channel_id, to) => ({ kind: "role", user_id, channel_id, to });

/** People "0" to "3", channels "wa", "wb" (WhatsApp) and "vi" (Viber), both read to their ends. */
export function matrixOf(settings = document(), complete = true) {
  return new Matrix({
    users: PEOPLE.map((name, at) => ({ id: String(at), name, phone: at === 1 ? "37120001140" : null })),
    channels: CHANNELS.map(([channel_id, transport, phone]) =>
      channel({ channel_id, transport, phone, name: null, username: null }),
    ),
    settings,
    complete,
  });
}

export const namesOf = (matrix) => new Names(matrix, t);
