/** The journal of creations whose outcome may be unknown: one line per command. */
/** @import { Creation } from "../types/Creation" */
import { invoke } from "../app/ipc.js";

/** @type {() => Promise<Creation[]>} */
export const list = () => invoke("creations_list");
/** @type {(creation_id: string) => Promise<Creation>} */
export const check = (creation_id) => invoke("creations_check", { creation_id });
/** @type {(creation_id: string, id: string | null) => Promise<Creation>} */
export const settle = (creation_id, id) => invoke("creations_settle", { creation_id, id });
