/** Clients with an account of their own, who allow the partner in: one line per command. */
/** @import { Grant } from "../types/Grant" */
/** @import { NewGrant } from "../types/NewGrant" */
import { invoke } from "../app/ipc.js";

/** The host also opens the browser. @type {(form: NewGrant) => Promise<{ grant: Grant, opened: boolean }>} */
export const begin = (form) => invoke("grants_begin", { form });
/** @type {() => Promise<Grant[]>} */
export const list = () => invoke("grants_list");
/** @type {(grant_id: string) => Promise<boolean>} */
export const open = (grant_id) => invoke("grants_open", { grant_id });
/** @type {(grant_id: string) => Promise<boolean>} */
export const copyAddress = (grant_id) => invoke("grants_copy_address", { grant_id });
/** @type {(grant_id: string, text: string) => Promise<Grant>} */
export const paste = (grant_id, text) => invoke("grants_paste", { grant_id, text });
/** @type {(grant_id: string) => Promise<null>} */
export const cancel = (grant_id) => invoke("grants_cancel", { grant_id });
/** @type {(account_id: string) => Promise<null>} */
export const forget = (account_id) => invoke("grants_forget", { account_id });
