/**
 * The one door to the host: commands out, events in.
 *
 * Used by api/ and events.js. Nothing else imports the host's API, so that everything above can
 * be looked at without a window.
 */
import { invoke as hostInvoke } from "@tauri-apps/api/core";
import { listen as hostListen } from "@tauri-apps/api/event";
import { asApiError } from "./errors.js";

/**
 * Runs a command of the host.
 * @template T
 * @param {string} command
 * @param {Record<string, unknown>} [args] argument names as in Rust, snake_case
 * @returns {Promise<T>}
 * @throws {import("./errors.js").ApiError} always of this kind, whatever was refused
 */
export async function invoke(command, args) {
  try {
    return await hostInvoke(command, args);
  } catch (thrown) {
    throw asApiError(thrown);
  }
}

/**
 * Hears an event of the host until the returned function is called.
 * @template T
 * @param {string} name
 * @param {(payload: T) => void} handler
 * @returns {() => void}
 */
export function listen(name, handler) {
  let stopped = false;
  const unlisten = hostListen(name, (event) => {
    if (!stopped) handler(/** @type {T} */ (event.payload));
  });
  return () => {
    stopped = true;
    unlisten.then((stop) => stop()).catch(() => {});
  };
}
