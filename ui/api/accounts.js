/** The partner's client accounts: one line per command. */
/** @import { Account } from "../types/Account" */
/** @import { AccountList } from "../types/AccountList" */
/** @import { Creation } from "../types/Creation" */
/** @import { NamesImported } from "../types/NamesImported" */
/** @import { NewAccount } from "../types/NewAccount" */
import { invoke } from "../app/ipc.js";

/** @type {() => Promise<AccountList>} */
export const list = () => invoke("accounts_list");
/** The ids of those found. @type {(search: string) => Promise<string[]>} */
export const search = (search) => invoke("accounts_search", { search });
/** @type {() => Promise<AccountList>} */
export const refresh = () => invoke("accounts_refresh");
/** @type {() => Promise<null>} */
export const refreshStop = () => invoke("accounts_refresh_stop");
/** @type {(account_id: string) => Promise<Account>} */
export const get = (account_id) => invoke("accounts_get", { account_id });
/** @type {(account_id: string) => Promise<Account>} */
export const health = (account_id) => invoke("accounts_health", { account_id });
/** @type {(account: NewAccount) => Promise<Creation>} */
export const create = (account) => invoke("accounts_create", { account });
/** @type {(account_id: string, timezone: number) => Promise<Account>} */
export const update = (account_id, timezone) =>
  invoke("accounts_update", { account_id, timezone });
/** @type {(account_id: string, value: number) => Promise<Creation>} */
export const wabaBalance = (account_id, value) =>
  invoke("accounts_waba_balance", { account_id, value });
/** @type {(account_id: string, name: string | null, note: string, tags: string[]) => Promise<Account>} */
export const describe = (account_id, name, note, tags) =>
  invoke("accounts_describe", { account_id, name, note, tags });
/** @type {(text: string) => Promise<NamesImported>} */
export const importNames = (text) => invoke("accounts_import_names", { text });
/** @type {() => Promise<string>} */
export const exportNames = () => invoke("accounts_export_names");
/** @type {() => Promise<string | null>} */
export const saveNames = () => invoke("accounts_save_names");
