/**
 * Three remedies for a connection that does not get on, in the order in which they cost something.
 *
 * Pure; drawn by views/stage-forms.js. The first is always to look and wait: the screen keeps
 * asking by itself.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { Offer } from "./stage.js" */
import { manner } from "./stage-rows.js";

/** @typedef {{ title: string, note: string, offer?: Offer }} Remedy */

/** @type {Remedy} */
const WAIT = { title: "remedy-wait", note: "remedy-wait-note" };
/** @type {Remedy} */
const REMOVE = {
  title: "remedy-remove",
  note: "remedy-remove-note",
  offer: { action: "remove", key: "leave-remove" },
};
/** @type {Remedy} */
const STOP = {
  title: "remedy-stop",
  note: "remedy-stop-note",
  offer: { action: "remove", key: "leave-stop" },
};

/** A channel that was there before is deleted from its client's list alone. @type {Remedy} */
const LEAVE = {
  title: "remedy-leave",
  note: "remedy-leave-note",
  offer: { action: "remove", key: "stage-back" },
};

/** @type {Record<ReturnType<typeof manner>, [look: Remedy, anew: Remedy]>} */
const BY_WAY = {
  code: [
    { title: "remedy-look", note: "remedy-look-note" },
    {
      title: "remedy-new-code",
      note: "remedy-new-code-note",
      offer: { action: "reinit", key: "stage-new-code" },
    },
  ],
  pairing: [
    { title: "remedy-look", note: "remedy-look-note" },
    {
      title: "remedy-new-code",
      note: "remedy-new-code-note",
      offer: { action: "reinit", key: "stage-start-again" },
    },
  ],
  credentials: [
    WAIT,
    {
      title: "remedy-type",
      note: "remedy-type-note",
      offer: { action: "type", key: "remedy-type-button" },
    },
  ],
  page: [
    { title: "remedy-page", note: "remedy-page-note" },
    {
      title: "remedy-new-page",
      note: "remedy-new-page-note",
      offer: { action: "reinit", key: "stage-new-page" },
    },
  ],
  link: [
    { title: "remedy-page", note: "remedy-page-note" },
    {
      title: "remedy-new-link",
      note: "remedy-new-link-note",
      offer: { action: "link", key: "stage-new-link" },
    },
  ],
};

/**
 * @param {Pick<Connection, "transport" | "way" | "stage" | "channel_id" | "reconnect">} connection
 * @returns {Remedy[]} three of them
 */
export function remediesFor(connection) {
  const { stage, channel_id, way, reconnect } = connection;
  const [look, anew] = BY_WAY[manner(connection)];
  // What differs between two answers settles by itself more often than not.
  const differs = stage.kind === "stuck" && stage.cause === "disagree";
  // What comes by a link is only watched from here.
  const stop = channel_id === null || way === "link" ? STOP : REMOVE;
  return [differs ? WAIT : look, anew, reconnect ? LEAVE : stop];
}
