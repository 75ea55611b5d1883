/** The window, before it closes: one line per command. */
import { invoke } from "../app/ipc.js";

/** Whether something would be lost. @type {(held: boolean) => Promise<null>} */
export const hold = (held) => invoke("window_hold", { held });
/** Without a further question. @type {() => Promise<null>} */
export const close = () => invoke("window_close");
