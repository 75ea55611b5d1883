/** The employees of a client: one line per command. Lists come as `users_listed`. */
/** @import { CachedUsers } from "../types/CachedUsers" */
/** @import { ItemOutcome } from "../types/ItemOutcome" */
/** @import { Listed } from "../types/Listed" */
/** @import { NewUser } from "../types/NewUser" */
/** @import { User } from "../types/User" */
/** @import { UsersEdition } from "../types/UsersEdition" */
import { invoke } from "../app/ipc.js";

/** @type {(account_id: string, job_id: string) => Promise<Listed>} */
export const list = (account_id, job_id) => invoke("users_list", { account_id, job_id });
/** As last read; nothing is asked. @type {(account_id: string, edition: UsersEdition) => Promise<CachedUsers>} */
export const cached = (account_id, edition) => invoke("users_cached", { account_id, edition });
/** @type {(account_id: string, user_id: string) => Promise<User>} */
export const get = (account_id, user_id) => invoke("users_get", { account_id, user_id });
/** `adding`: at most 10, and an id that is there already is refused as taken. @type {(account_id: string, users: NewUser[], adding: boolean, job_id: string) => Promise<ItemOutcome[]>} */
export const upsert = (account_id, users, adding, job_id) =>
  invoke("users_upsert", { account_id, users, adding, job_id });
/** @type {(account_id: string, users: NewUser[], job_id: string) => Promise<ItemOutcome[]>} */
export const update = (account_id, users, job_id) =>
  invoke("users_update", { account_id, users, job_id });
/** @type {(account_id: string, user_ids: string[], job_id: string) => Promise<ItemOutcome[]>} */
export const remove = (account_id, user_ids, job_id) =>
  invoke("users_delete", { account_id, user_ids, job_id });
