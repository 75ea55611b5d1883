/** The people a client talks to: one line per command. Lists come as `contacts_listed`. */
/** @import { Contact } from "../types/Contact" */
/** @import { ItemOutcome } from "../types/ItemOutcome" */
/** @import { Listed } from "../types/Listed" */
/** @import { NewContact } from "../types/NewContact" */
import { invoke } from "../app/ipc.js";

/** @type {(account_id: string, job_id: string) => Promise<Listed>} */
export const list = (account_id, job_id) => invoke("contacts_list", { account_id, job_id });
/** @type {(account_id: string, contact_id: string) => Promise<Contact>} */
export const get = (account_id, contact_id) => invoke("contacts_get", { account_id, contact_id });
/** @type {(account_id: string, contacts: NewContact[], job_id: string) => Promise<ItemOutcome[]>} */
export const upsert = (account_id, contacts, job_id) =>
  invoke("contacts_upsert", { account_id, contacts, job_id });
/** @type {(account_id: string, contacts: NewContact[], job_id: string) => Promise<ItemOutcome[]>} */
export const update = (account_id, contacts, job_id) =>
  invoke("contacts_update", { account_id, contacts, job_id });
/** @type {(account_id: string, contact_ids: string[], job_id: string) => Promise<ItemOutcome[]>} */
export const remove = (account_id, contact_ids, job_id) =>
  invoke("contacts_delete", { account_id, contact_ids, job_id });
