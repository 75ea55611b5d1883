/**
 * The events of the console and what each carries; views hear them through `View.hear`.
 *
 * Deliberately absent: any reaction. What an event changes is decided by whoever listens.
 */
/** @import { Account } from "../types/Account" */
/** @import { Bulk } from "../types/Bulk" */
/** @import { ChannelTurn } from "../types/ChannelTurn" */
/** @import { Connection } from "../types/Connection" */
/** @import { Creation } from "../types/Creation" */
/** @import { Deletion } from "../types/Deletion" */
/** @import { Grant } from "../types/Grant" */
/** @import { Profile } from "../types/Profile" */
/** @import { SignInState } from "../types/SignInState" */
/** @import { Sweep } from "../types/Sweep" */
/** @import { User } from "../types/User" */
import { listen } from "./ipc.js";

/**
 * @typedef {object} Events
 * @property {{ accounts: Account[], total: number, done: boolean }} accounts_paged
 * @property {{ account: Account }} account_changed
 * @property {{ bulk: Bulk }} bulk_changed
 * @property {{ turn: ChannelTurn }} channel_turned
 * @property {{ deletion: Deletion }} deletion_changed
 * @property {{ sweep: Sweep }} fleet_swept
 * @property {{ account_id: string }} go_to_account
 * @property {{ connection: Connection }} connection_changed
 * @property {{ connection_id: string }} connection_ended
 * @property {{ creation: Creation }} creation_changed
 * @property {{ job_id: string, account_id: string, users: User[], so_far: number }} users_listed
 * @property {{ job_id: string, account_id: string, users: User[], so_far: number }} v3_users_listed
 * @property {{ job_id: string, account_id: string, so_far: number }} contacts_listed
 * @property {{ job_id: string, settled: number, total: number }} job_progressed
 * @property {{ grant: Grant }} grants_changed
 * @property {{ profile_id: string }} vault_waiting
 * @property {{ profile_id: string, secret: Profile["secret"] }} vault_settled
 * @property {{ profile_id: string }} password_needed
 * @property {{ state: SignInState }} sign_in_changed
 * @property {null} window_closing told only while something would be lost
 */

/**
 * Hears one event until the returned function is called.
 * @template {keyof Events} K
 * @param {K} name
 * @param {(payload: Events[K]) => void} handler
 * @returns {() => void}
 */
export function hear(name, handler) {
  return listen(name, handler);
}
