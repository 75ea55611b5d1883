/** Channels of one account and the connections in progress: one line per command. */
/** @import { Channel } from "../types/Channel" */
/** @import { Connection } from "../types/Connection" */
import { invoke } from "../app/ipc.js";

/** @typedef {"code" | "pairing" | "link"} Way */

/** @type {(account_id: string) => Promise<Channel[]>} */
export const list = (account_id) => invoke("channels_list", { account_id });
/** @type {(account_id: string, transport: string, expected_phone: string | null, channel_id: string | null, way: Way) => Promise<Connection>} */
export const connect = (account_id, transport, expected_phone, channel_id, way) =>
  invoke("channels_connect", { account_id, transport, expected_phone, channel_id, way });
/** @type {() => Promise<Connection[]>} */
export const connections = () => invoke("channels_connections");
/** @type {(connection_id: string, phone: string) => Promise<Connection>} */
export const pairingCode = (connection_id, phone) =>
  invoke("channels_pairing_code", { connection_id, phone });
/** @type {(connection_id: string, code: string) => Promise<Connection>} */
export const twoFactor = (connection_id, code) =>
  invoke("channels_two_factor", { connection_id, code });
/** @type {(connection_id: string) => Promise<Connection>} */
export const reinit = (connection_id) => invoke("channels_reinit", { connection_id });
/** @type {(connection_id: string) => Promise<Connection>} */
export const confirm = (connection_id) => invoke("channels_confirm", { connection_id });
/** @type {(connection_id: string) => Promise<Connection>} */
export const reject = (connection_id) => invoke("channels_reject", { connection_id });
/** @type {(connection_id: string, keep: "waiting" | "remove") => Promise<null>} */
export const leave = (connection_id, keep) => invoke("channels_leave", { connection_id, keep });
