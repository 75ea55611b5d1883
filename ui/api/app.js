/** The application itself: one line per command. */
/** @import { About } from "../types/About" */
import { invoke } from "../app/ipc.js";

/** @type {() => Promise<About>} */
export const about = () => invoke("app_about");
/** @type {() => Promise<null>} */
export const ready = () => invoke("app_ready");
