/** The check of all accounts: one line per command. */
/** @import { Sweep } from "../types/Sweep" */
import { invoke } from "../app/ipc.js";

/** @type {() => Promise<Sweep>} */
export const get = () => invoke("fleet_get");
/** Starts, or goes on where a stopped or interrupted one was. @type {() => Promise<Sweep>} */
export const sweep = () => invoke("fleet_sweep");
/** Answers once what was on its way has come. @type {() => Promise<Sweep>} */
export const stop = () => invoke("fleet_stop");
