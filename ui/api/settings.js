/** Who may see and answer what in a client's account: one line per command. */
/** @import { Settings } from "../types/Settings" */
/** @import { SettingsChange } from "../types/SettingsChange" */
/** @import { SettingsChangeRead } from "../types/SettingsChangeRead" */
/** @import { SettingsLooked } from "../types/SettingsLooked" */
/** @import { SettingsRead } from "../types/SettingsRead" */
/** @import { SettingsUpdated } from "../types/SettingsUpdated" */
import { invoke } from "../app/ipc.js";

/** @type {(account_id: string) => Promise<SettingsRead>} */
export const get = (account_id) => invoke("settings_get", { account_id });
/** @type {(account_id: string, seen: Settings, wanted: Settings) => Promise<SettingsUpdated>} */
export const update = (account_id, seen, wanted) =>
  invoke("settings_update", { account_id, seen, wanted });
/** What became of a writing whose end was not seen; nothing is written. @type {(account_id: string, seen: Settings, wanted: Settings) => Promise<SettingsLooked>} */
export const look = (account_id, seen, wanted) =>
  invoke("settings_look", { account_id, seen, wanted });
/** The newest first. @type {(account_id: string) => Promise<SettingsChange[]>} */
export const history = (account_id) => invoke("settings_history", { account_id });
/** @type {(account_id: string, change_id: number) => Promise<SettingsChangeRead>} */
export const change = (account_id, change_id) =>
  invoke("settings_change", { account_id, change_id });
