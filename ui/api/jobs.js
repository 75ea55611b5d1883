/** Long work, by the id the page gave it: one line per command. */
import { invoke } from "../app/ipc.js";

/** @type {(job_id: string) => Promise<null>} */
export const stop = (job_id) => invoke("jobs_stop", { job_id });
