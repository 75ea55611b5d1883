/**
 * Deletions of channels as this window knows them: waiting to be undone, on their way, over.
 *
 * Owned by context.js; the channels' table and the toasts read the same ones. Deliberately
 * absent: the waiting itself, which the console does, so that a closed window sends nothing.
 */
/** @import { Deletion } from "../types/Deletion" */
/** @import { Tone } from "../components/pill.js" */
import { channelTitle } from "./channel-words.js";
import { transportName } from "./transports.js";
import { clientName, phoneNumber } from "./words.js";

/**
 * A deletion in words.
 * @typedef {object} DeletionWords
 * @property {Tone} tone
 * @property {string} key in a few words; waiting, it has the seconds left
 * @property {string} said a whole sentence, for the toast and for those who listen
 * @property {string | null} todo what to do, where something is left to do
 */

/** @type {Record<Deletion["state"], DeletionWords>} */
const STATES = {
  waiting: { tone: "warn", key: "deletion-in", said: "deletion-will", todo: null },
  sending: { tone: "info", key: "deletion-sending", said: "deletion-is-sent", todo: null },
  done: { tone: "neutral", key: "deletion-done", said: "deletion-was-done", todo: null },
  undone: { tone: "neutral", key: "deletion-undone", said: "deletion-was-undone", todo: null },
  failed: { tone: "bad", key: "deletion-failed", said: "deletion-has-failed", todo: "deletion-failed-todo" },
  unknown: { tone: "warn", key: "deletion-unknown", said: "deletion-is-unknown", todo: "deletion-unknown-todo" },
};

/** The deletions of the one signed in. */
export class Deletions {
  /** @param {() => void} changed called after each change */
  constructor(changed) {
    this.changed = changed;
    /** @type {Map<string, Deletion>} by the deletion's id, the oldest first */
    this.byId = new Map();
    // Those a person has seen the end of; the console may still list them.
    /** @type {Set<string>} */
    this.seen = new Set();
  }

  /** Those not yet over, or over in a way a person must know of. */
  get open() {
    return [...this.byId.values()];
  }

  /**
   * The one of a channel that its row shows.
   * @param {string} account_id
   * @param {string} channel_id
   */
  of(account_id, channel_id) {
    const own = (/** @type {Deletion} */ one) =>
      one.account_id === account_id && one.channel_id === channel_id;
    return this.open.findLast(own) ?? null;
  }

  /**
   * Takes over one deletion; one that is over well is forgotten.
   * @param {Deletion} deletion
   */
  put(deletion) {
    const { deletion_id, account_id, channel_id, state } = deletion;
    const over = state === "done" || state === "undone" || this.seen.has(deletion_id);
    // A new try takes the place of one that failed.
    for (const one of this.open) {
      const same = one.account_id === account_id && one.channel_id === channel_id;
      if (same && one.deletion_id !== deletion_id) this.byId.delete(one.deletion_id);
    }
    if (over) this.byId.delete(deletion_id);
    else this.byId.set(deletion_id, deletion);
    this.changed();
  }

  /**
   * A person has seen how this one ended.
   * @param {string} deletion_id
   */
  close(deletion_id) {
    this.seen.add(deletion_id);
    this.byId.delete(deletion_id);
    this.changed();
  }

  /** Forgets everything: another person signed in. */
  clear() {
    this.byId.clear();
    this.seen.clear();
  }
}

/** @param {Pick<Deletion, "state">} deletion */
export function deletionWords({ state }) {
  return STATES[state];
}

/**
 * What the sentences about a deletion name.
 * @param {Deletion} deletion
 */
export function deletionArgs({ name, transport, account_id, account_label }) {
  const client = clientName(account_label, account_id);
  const own = phoneNumber(name);
  // A client may be called by its channel; the messenger then tells the two apart.
  return { channel: own === "" || own === client ? transportName(transport) : own, client };
}

/**
 * Whether what was typed names the channel: case and spaces aside, and a number however it is
 * grouped, with or without its plus.
 * @param {string} typed
 * @param {import("../types/Channel").Channel} channel
 */
export function namesChannel(typed, channel) {
  const bare = (/** @type {string} */ text) => text.toLocaleLowerCase().replace(/[\s()+@-]/g, "");
  return bare(typed) !== "" && bare(typed) === bare(nameToType(channel));
}

/**
 * What has to be typed to delete a channel with its conversations.
 * @param {import("../types/Channel").Channel} channel
 */
export function nameToType(channel) {
  return channelTitle(channel, phoneNumber).title;
}
