/** The employees of a client in the public API v3, and its key: one line per command. */
/** @import { ItemOutcome } from "../types/ItemOutcome" */
/** @import { Listed } from "../types/Listed" */
/** @import { NewUser } from "../types/NewUser" */
/** @import { SecretPlace } from "../types/SecretPlace" */
/** @import { User } from "../types/User" */
import { invoke } from "../app/ipc.js";

/** The key never comes back. @type {(account_id: string, key: string) => Promise<SecretPlace>} */
export const keySet = (account_id, key) => invoke("v3_key_set", { account_id, key });
/** @type {(account_id: string) => Promise<SecretPlace>} */
export const keyForget = (account_id) => invoke("v3_key_forget", { account_id });
/** @type {(account_id: string) => Promise<SecretPlace>} */
export const keyState = (account_id) => invoke("v3_key_state", { account_id });
/** @type {(account_id: string, job_id: string) => Promise<Listed>} */
export const list = (account_id, job_id) => invoke("v3_users_list", { account_id, job_id });
/** @type {(account_id: string, id: string) => Promise<User>} */
export const get = (account_id, id) => invoke("v3_users_get", { account_id, id });
/** `adding`: at most 10, and an id that is there already is refused as taken. @type {(account_id: string, users: NewUser[], adding: boolean, job_id: string) => Promise<ItemOutcome[]>} */
export const upsert = (account_id, users, adding, job_id) =>
  invoke("v3_users_upsert", { account_id, users, adding, job_id });
/** @type {(account_id: string, id: string) => Promise<null>} */
export const remove = (account_id, id) => invoke("v3_users_delete", { account_id, id });
/** @type {(account_id: string, ids: string[], job_id: string) => Promise<ItemOutcome[]>} */
export const bulkDelete = (account_id, ids, job_id) =>
  invoke("v3_users_bulk_delete", { account_id, ids, job_id });
