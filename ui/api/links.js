/** Hosted links for a client who is elsewhere: one line per command. */
import { invoke } from "../app/ipc.js";

/** The host also puts the link on the clipboard. @type {(connection_id: string) => Promise<{ link: string }>} */
export const channel = (connection_id) => invoke("links_channel", { connection_id });
