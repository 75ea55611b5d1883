/**
 * What happens to channels while the person is on another page: taken over, and told in a corner.
 *
 * Started by main.js. Deliberately absent: what the system's notifications say, which the console
 * sends itself, also while this window is closed.
 */
/** @import { Context, Toast } from "./context.js" */
/** @import { Connection } from "../types/Connection" */
/** @import { Deletion } from "../types/Deletion" */
import * as channels from "../api/channels.js";
import * as fleet from "../api/fleet.js";
import { deletionArgs, deletionWords } from "./deletions.js";
import { hear } from "./events.js";
import { HandOver } from "./hand-over.js";
import { transportName } from "./transports.js";
import { clientName } from "./words.js";

/** @param {Context} app */
export function followChannels(app) {
  const handOver = new HandOver();
  hear("connection_changed", ({ connection }) => {
    const key = handOver.take(connection);
    if (key) app.toast(connectionToast(app, connection, key));
  });
  hear("connection_ended", ({ connection_id }) => handOver.drop(connection_id));
  hear("deletion_changed", ({ deletion }) => {
    app.deletions.put(deletion);
    if (isOver(deletion)) {
      app.toast({ text: app.t(deletionWords(deletion).said, deletionArgs(deletion)) });
    }
  });
  hear("fleet_swept", ({ sweep }) => app.setSweep(sweep));
  hear("go_to_account", ({ account_id }) => app.router.go("account", account_id));
  followProfile(app);
}

/**
 * Reads what was under way before this window could hear of it, once for each one signed in.
 * @param {Context} app
 */
function followProfile(app) {
  /** @type {string | undefined} */
  let known;
  app.addEventListener("change", () => {
    const id = app.profile?.profile_id;
    if (id === known) return;
    known = id;
    if (id !== undefined) void read(app, id);
  });
}

/**
 * @param {Context} app
 * @param {string} profile_id whom it is read for
 */
async function read(app, profile_id) {
  const [deletions, sweep] = await Promise.allSettled([
    channels.deletions(),
    fleet.get(),
    // The mark in the sidebar counts clients on whatever page the window opened.
    app.accounts.open(false),
  ]);
  // Without them the page is poorer, not wrong: each next change is heard.
  if (app.profile?.profile_id !== profile_id) return;
  if (deletions.status === "fulfilled") for (const one of deletions.value) app.deletions.put(one);
  if (sweep.status === "fulfilled" && app.sweep === null) app.setSweep(sweep.value);
}

/** @param {Deletion} deletion */
function isOver({ state }) {
  return state === "done" || state === "undone";
}

/**
 * @param {Context} app
 * @param {Connection} connection
 * @param {string} key
 * @returns {Toast}
 */
function connectionToast(app, { account_id, account_label, connection_id, stage, transport }, key) {
  const client = clientName(account_label, account_id);
  const text = app.t(key, { messenger: transportName(transport), client });
  const over = stage.kind === "connected";
  const to = over ? ["account", account_id] : ["connect", account_id, connection_id];
  const run = () => app.router.go(to[0], ...to.slice(1));
  const action = { label: app.t("channels-open"), run };
  return { text, tone: over ? "good" : "plain", action, stays: true };
}
