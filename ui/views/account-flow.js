/**
 * What the page of one client does: reads its channels, follows its connections and deletions,
 * carries out what the person changes.
 *
 * The base of `<wz-account>`. Deliberately absent: markup, which is in account-view.js.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Account } from "../types/Account" */
/** @import { Channel } from "../types/Channel" */
/** @import { Connection } from "../types/Connection" */
/** @import { Deleting } from "./channel-delete.js" */
import * as accounts from "../api/accounts.js";
import * as channels from "../api/channels.js";
import { asApiError } from "../app/errors.js";
import { View } from "../app/view.js";
import { failureSentence } from "../components/failure.js";
import { isAllowed } from "./channel-delete.js";

const TABS = ["users", "roles", "contacts", "details"];

/** One client without its looks: state, commands, events. */
export class AccountFlow extends View {
  static properties = {
    ...View.properties,
    checking: { state: true },
    slowCheck: { state: true },
    checkFailure: { state: true },
    connections: { state: true },
    draft: { state: true },
    zone: { state: true },
    busy: { state: true },
    problem: { state: true },
    forgetting: { state: true },
    why: { state: true },
    deleting: { state: true },
    again: { state: true },
  };

  constructor() {
    super();
    /** The channels are being read. */
    this.checking = false;
    this.slowCheck = false;
    /** @type {ApiError | null} why the channels could not be read */
    this.checkFailure = null;
    /** @type {Connection[]} this client's connections in progress */
    this.connections = [];
    /** @type {{ name: string, note: string, tags: string } | null} names being edited */
    this.draft = null;
    /** @type {import("../app/timezones.js").Zone | null | undefined} undefined: not being changed */
    this.zone = undefined;
    this.busy = false;
    /** @type {ApiError | null} why the last change was not made */
    this.problem = null;
    /** Whether it is being asked if this client shall be forgotten. */
    this.forgetting = false;
    /** @type {string | null} the channel whose status is being explained */
    this.why = null;
    /** @type {string | null} the channel an address led to, until it is in sight */
    this.pointed = null;
    /** @type {Deleting | null} the channel about to be deleted */
    this.deleting = null;
    /** @type {Channel | null} one that works and may be connected again */
    this.again = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.hear("connection_changed", ({ connection }) => {
      if (connection.account_id === this.accountId) this.putConnection(connection);
    });
    this.hear("connection_ended", ({ connection_id }) => {
      const mine = this.connections.some((one) => one.connection_id === connection_id);
      this.connections = this.connections.filter((one) => one.connection_id !== connection_id);
      if (mine) void this.check();
    });
    this.tick(30_000);
  }

  get accountId() {
    return this.route.rest[0] ?? "";
  }

  get tab() {
    return TABS.find((tab) => tab === this.route.rest[1]) ?? "channels";
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    // "See why" elsewhere leads here with the channel in the address.
    if (changes.has("route") && this.tab === "channels" && this.route.rest[2]) {
      this.why = this.route.rest[2];
      this.pointed = this.why;
    }
  }

  updated() {
    super.updated();
    if (this.pointed === null) return;
    const button = this.whyButton(this.pointed);
    if (button === null) return;
    this.pointed = null;
    button.focus({ preventScroll: true });
    button.closest("tr")?.scrollIntoView({ block: "center" });
  }

  /**
   * The button that opens the explanation of a channel's status.
   * @param {string} channelId
   * @returns {HTMLElement | null}
   */
  whyButton(channelId) {
    return this.renderRoot.querySelector(`[aria-controls="why-${CSS.escape(channelId)}"]`);
  }

  /** @returns {Account} */
  get account() {
    return /** @type {Account} */ (this.app.accounts.byId.get(this.accountId));
  }

  async load() {
    if (!this.account) this.app.accounts.put(await accounts.get(this.accountId));
    void this.check();
    const open = await channels.connections().catch(() => []);
    this.connections = open.filter((one) => one.account_id === this.accountId && inProgress(one));
  }

  /** Reads the channels anew; what was known stays on the screen meanwhile. */
  async check() {
    if (this.checking || this.account.granted === "needed") return;
    this.checking = true;
    this.checkFailure = null;
    const timer = setTimeout(() => (this.slowCheck = true), 200);
    this.keep(() => clearTimeout(timer));
    try {
      this.app.accounts.put(await accounts.health(this.accountId));
    } catch (thrown) {
      this.checkFailure = asApiError(thrown);
    } finally {
      clearTimeout(timer);
      this.checking = false;
      this.slowCheck = false;
    }
  }

  /** @param {Connection} connection */
  putConnection(connection) {
    const others = this.connections.filter(
      (one) => one.connection_id !== connection.connection_id,
    );
    this.connections = inProgress(connection) ? [...others, connection] : others;
  }

  /**
   * Opens or closes the explanation of a channel's status; one is open at a time.
   * @param {string} channelId
   */
  toggleWhy(channelId) {
    this.why = this.why === channelId ? null : channelId;
  }

  /** @param {KeyboardEvent} event */
  whyKey(event) {
    if (event.key !== "Escape" || this.why === null) return;
    event.preventDefault();
    const button = this.whyButton(this.why);
    this.why = null;
    button?.focus();
  }

  /** @param {Channel} channel */
  askDelete(channel) {
    this.problem = null;
    this.deleting = { channel, chats: "keep", typed: "", refused: false };
  }

  /** Begins the ten seconds in which a deletion can be undone. */
  async delete() {
    const wish = this.deleting;
    if (wish === null || this.busy) return;
    if (!isAllowed(wish)) {
      this.deleting = { ...wish, refused: true };
      return this.focusProblem();
    }
    const { channel_id } = wish.channel;
    this.busy = true;
    this.problem = null;
    try {
      this.app.deletions.put(await channels.remove(this.accountId, channel_id, wish.chats));
      this.deleting = null;
      await this.updateComplete;
      const undo = this.renderRoot.querySelector(`[data-undo="${CSS.escape(channel_id)}"]`);
      // After the dialog has given the focus back to where it was.
      setTimeout(() => undo instanceof HTMLElement && undo.focus());
    } catch (thrown) {
      this.problem = asApiError(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** @param {string} deletionId */
  async undo(deletionId) {
    try {
      await channels.undelete(deletionId);
    } catch (thrown) {
      this.app.toast({ tone: "bad", text: failureSentence(this.app, asApiError(thrown)) });
    }
  }

  edit() {
    const { name, label, note, tags } = this.account;
    this.problem = null;
    this.draft = { name: name ?? label, note, tags: tags.join(", ") };
  }

  /** Keeps the name, the note and the tags. */
  describe() {
    const draft = this.draft;
    if (draft === null) return;
    const tags = draft.tags.split(",").map((tag) => tag.trim()).filter(Boolean);
    return this.change(async () => {
      const name = draft.name.trim() || null;
      const account = await accounts.describe(this.accountId, name, draft.note.trim(), tags);
      this.draft = null;
      return account;
    });
  }

  /** @param {number} offset hours from UTC */
  setTimezone(offset) {
    return this.change(async () => {
      const account = await accounts.update(this.accountId, offset);
      this.zone = undefined;
      this.app.toast({ text: this.t("timezone-saved"), tone: "good" });
      return account;
    });
  }

  /**
   * Forgets a client whose account is their own.
   * @param {() => Promise<unknown>} work
   */
  async forget(work) {
    const { account } = this;
    await this.change(async () => {
      await work();
      return account;
    });
    if (this.problem) return;
    this.app.toast({ text: this.t("access-forgotten", { name: account.label }) });
    this.app.router.replace("clients");
    this.app.accounts.drop(account.account_id);
  }

  /** @param {() => Promise<Account>} work */
  async change(work) {
    this.busy = true;
    this.problem = null;
    try {
      this.app.accounts.put(await work());
    } catch (thrown) {
      this.problem = asApiError(thrown);
      void this.focusProblem();
    } finally {
      this.busy = false;
    }
  }
}

/** @param {Connection} connection */
function inProgress({ stage }) {
  return stage.kind !== "connected" && stage.kind !== "removed" && stage.kind !== "failed";
}
