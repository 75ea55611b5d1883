/** Preferences of this computer: one line per command. */
/** @import { Preferences } from "../types/Preferences" */
import { invoke } from "../app/ipc.js";

/** @type {() => Promise<Preferences>} */
export const get = () => invoke("preferences_get");
/** @type {(preferences: Preferences) => Promise<Preferences>} */
export const set = (preferences) => invoke("preferences_set", { preferences });
