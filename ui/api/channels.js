/** Channels of one account and the connections in progress: one line per command. */
/** @import { Channel } from "../types/Channel" */
/** @import { ChannelWays } from "../types/ChannelWays" */
/** @import { Chats } from "../types/Chats" */
/** @import { Connection } from "../types/Connection" */
/** @import { Credentials } from "../types/Credentials" */
/** @import { Deletion } from "../types/Deletion" */
/** @import { Way } from "../types/Way" */
import { invoke } from "../app/ipc.js";

/** @type {(account_id: string) => Promise<Channel[]>} */
export const list = (account_id) => invoke("channels_list", { account_id });
/** @type {(account_id: string) => Promise<ChannelWays[]>} */
export const ways = (account_id) => invoke("channels_ways", { account_id });
/** @type {(account_id: string, transport: string, expected_phone: string | null, channel_id: string | null, way: Way, credentials: Credentials | null) => Promise<Connection>} */
export const connect = (account_id, transport, expected_phone, channel_id, way, credentials) =>
  invoke("channels_connect", { account_id, transport, expected_phone, channel_id, way, credentials });
/** The host opens it; no address comes from the page. @type {(connection_id: string) => Promise<null>} */
export const openPage = (connection_id) => invoke("channels_open_page", { connection_id });
/** @type {() => Promise<Connection[]>} */
export const connections = () => invoke("channels_connections");
/** @type {(connection_id: string, phone: string) => Promise<Connection>} */
export const pairingCode = (connection_id, phone) =>
  invoke("channels_pairing_code", { connection_id, phone });
/** @type {(connection_id: string, code: string) => Promise<Connection>} */
export const twoFactor = (connection_id, code) =>
  invoke("channels_two_factor", { connection_id, code });
/** @type {(connection_id: string, credentials: Credentials | null) => Promise<Connection>} */
export const reinit = (connection_id, credentials) =>
  invoke("channels_reinit", { connection_id, credentials });
/** @type {(connection_id: string) => Promise<Connection>} */
export const confirm = (connection_id) => invoke("channels_confirm", { connection_id });
/** @type {(connection_id: string) => Promise<Connection>} */
export const reject = (connection_id) => invoke("channels_reject", { connection_id });
/** @type {(connection_id: string) => Promise<Connection>} */
export const comeBack = (connection_id) => invoke("channels_return", { connection_id });
/** @type {(connection_id: string, keep: "waiting" | "remove") => Promise<null>} */
export const leave = (connection_id, keep) => invoke("channels_leave", { connection_id, keep });
/** Nothing is sent for ten seconds. @type {(account_id: string, channel_id: string, chats: Chats) => Promise<Deletion>} */
export const remove = (account_id, channel_id, chats) =>
  invoke("channels_delete", { account_id, channel_id, chats });
/** @type {(deletion_id: string) => Promise<null>} */
export const undelete = (deletion_id) => invoke("channels_undelete", { deletion_id });
/** Those that wait, are on their way, or did not succeed. @type {() => Promise<Deletion[]>} */
export const deletions = () => invoke("channels_deletions");
