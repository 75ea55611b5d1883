/** The employees of a client: one line per command. Lists come as `users_listed`. */
/** @import { ItemOutcome } from "../types/ItemOutcome" */
/** @import { Listed } from "../types/Listed" */
/** @import { NewUser } from "../types/NewUser" */
/** @import { User } from "../types/User" */
import { invoke } from "../app/ipc.js";

/** @type {(account_id: string, job_id: string) => Promise<Listed>} */
export const list = (account_id, job_id) => invoke("users_list", { account_id, job_id });
/** @type {(account_id: string, user_id: string) => Promise<User>} */
export const get = (account_id, user_id) => invoke("users_get", { account_id, user_id });
/** @type {(account_id: string, users: NewUser[], job_id: string) => Promise<ItemOutcome[]>} */
export const upsert = (account_id, users, job_id) =>
  invoke("users_upsert", { account_id, users, job_id });
/** @type {(account_id: string, users: NewUser[], job_id: string) => Promise<ItemOutcome[]>} */
export const update = (account_id, users, job_id) =>
  invoke("users_update", { account_id, users, job_id });
/** @type {(account_id: string, user_ids: string[], job_id: string) => Promise<ItemOutcome[]>} */
export const remove = (account_id, user_ids, job_id) =>
  invoke("users_delete", { account_id, user_ids, job_id });
