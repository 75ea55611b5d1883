/** The people a client talks to: one line per command. A list goes to the store, told as `contacts_listed`. */
/** @import { Contact } from "../types/Contact" */
/** @import { ContactSort } from "../types/ContactSort" */
/** @import { ContactsFound } from "../types/ContactsFound" */
/** @import { FoundContact } from "../types/FoundContact" */
/** @import { ItemOutcome } from "../types/ItemOutcome" */
/** @import { Listed } from "../types/Listed" */
/** @import { NewContact } from "../types/NewContact" */
import { invoke } from "../app/ipc.js";

/** @type {(account_id: string, job_id: string) => Promise<Listed>} */
export const list = (account_id, job_id) => invoke("contacts_list", { account_id, job_id });
/** At most 500 at once. @type {(account_id: string, search: string, sort: ContactSort, offset: number, limit: number) => Promise<ContactsFound>} */
export const find = (account_id, search, sort, offset, limit) =>
  invoke("contacts_find", { account_id, search, sort, offset, limit });
/** Over all clients, at most 50. @type {(search: string, limit: number) => Promise<FoundContact[]>} */
export const search = (search, limit) => invoke("contacts_search", { search, limit });
/** @type {(account_id: string, contact_id: string) => Promise<Contact>} */
export const get = (account_id, contact_id) => invoke("contacts_get", { account_id, contact_id });
/** `adding`: at most 10, and an id that is there already is refused as taken. @type {(account_id: string, contacts: NewContact[], adding: boolean, job_id: string) => Promise<ItemOutcome[]>} */
export const upsert = (account_id, contacts, adding, job_id) =>
  invoke("contacts_upsert", { account_id, contacts, adding, job_id });
/** @type {(account_id: string, contacts: NewContact[], job_id: string) => Promise<ItemOutcome[]>} */
export const update = (account_id, contacts, job_id) =>
  invoke("contacts_update", { account_id, contacts, job_id });
/** @type {(account_id: string, contact_ids: string[], job_id: string) => Promise<ItemOutcome[]>} */
export const remove = (account_id, contact_ids, job_id) =>
  invoke("contacts_delete", { account_id, contact_ids, job_id });
