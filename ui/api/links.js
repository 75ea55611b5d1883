/** Hosted links, for a client who is elsewhere and for a chat window: one line per command. */
/** @import { ChatsLink } from "../types/ChatsLink" */
import { invoke } from "../app/ipc.js";

/** The host also puts the link on the clipboard. @type {(connection_id: string) => Promise<{ link: string }>} */
export const channel = (connection_id) => invoke("links_channel", { connection_id });
/** The host also puts the link on the clipboard. @type {(account_id: string, link: ChatsLink) => Promise<{ link: string, copied: boolean }>} */
export const chats = (account_id, link) => invoke("links_chats", { account_id, link });
