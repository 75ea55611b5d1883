/** The simulated phone of the demo; refused outside it. */
import { invoke } from "../app/ipc.js";

/** @typedef {"scan" | "scan_with_2fa" | "scan_foreign" | "enter_pairing_code" | "walk_away" | "finish_page"} PhoneAction */

/** @type {(channel_id: string, action: PhoneAction, password: string | null, phone: string | null, code: string | null) => Promise<{ status: string, reason: string | null }>} */
export const phone = (channel_id, action, password, phone, code) =>
  invoke("demo_phone", { channel_id, action, password, phone, code });
