/** Signing in and out: one line per command; no token ever comes back. */
/** @import { Profile } from "../types/Profile" */
/** @import { SignInState } from "../types/SignInState" */
import { invoke } from "../app/ipc.js";

/** @type {() => Promise<SignInState>} */
export const state = () => invoke("sign_in_state");
/** @type {(server: string | null, email: string, password: string) => Promise<Profile>} */
export const create = (server, email, password) =>
  invoke("sign_in_create", { server, email, password });
/** @type {(profile_id: string, password: string) => Promise<Profile>} */
export const password = (profile_id, password) =>
  invoke("sign_in_password", { profile_id, password });
/** @type {(profile_id: string) => Promise<Profile>} */
export const switchTo = (profile_id) => invoke("sign_in_switch", { profile_id });
/** @type {() => Promise<null>} */
export const continueUnsaved = () => invoke("sign_in_continue_unsaved");
/** @type {() => Promise<SignInState>} */
export const retryVault = () => invoke("sign_in_retry_vault");
/** @type {(profile_id: string) => Promise<SignInState>} */
export const end = (profile_id) => invoke("sign_in_end", { profile_id });
/** @type {(profile_id: string) => Promise<SignInState>} */
export const remove = (profile_id) => invoke("sign_in_remove", { profile_id });
/** @type {() => Promise<Profile>} */
export const demo = () => invoke("sign_in_demo");
/** @type {() => Promise<SignInState>} */
export const demoEnd = () => invoke("sign_in_demo_end");
