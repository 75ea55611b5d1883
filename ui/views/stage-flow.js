/**
 * What the connection stage does: it starts a connection or takes up an open one, hears how it
 * goes, and carries out what the person chooses.
 *
 * The base of `<wz-stage>`. Deliberately absent: markup, which is in stage-view.js.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Action, Look } from "../app/stage.js" */
/** @import { Connection } from "../types/Connection" */
import * as accounts from "../api/accounts.js";
import * as channels from "../api/channels.js";
import * as links from "../api/links.js";
import { copyText } from "../app/clipboard.js";
import { asApiError } from "../app/errors.js";
import { shown } from "../app/stage.js";
import { transportName } from "../app/transports.js";
import { View } from "../app/view.js";
import { accountNumber, isPhonePossible } from "../app/words.js";

/** The only messenger that can be connected so far. */
const TRANSPORT = "whatsapp";

/** The stage without its looks: state, commands, events. */
export class StageFlow extends View {
  static properties = {
    ...View.properties,
    connection: { state: true },
    look: { state: true },
    busy: { state: true },
    problem: { state: true },
    link: { state: true },
    copied: { state: true },
    leaving: { state: true },
    phone: { state: true },
    phoneError: { state: true },
  };

  constructor() {
    super();
    /** @type {Connection | null} none while the number is being asked for */
    this.connection = null;
    /** @type {Look} */
    this.look = "code";
    /** @type {string | null} what is being done */
    this.busy = null;
    /** @type {ApiError | null} why the last thing was not done */
    this.problem = null;
    /** @type {string | null} */
    this.link = null;
    this.copied = false;
    this.leaving = false;
    this.phone = "";
    /** @type {string | undefined} */
    this.phoneError = undefined;
    this.focusOn = "#expected-phone";
    this.kindBefore = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.hear("connection_changed", ({ connection }) => {
      if (connection.connection_id === this.connection?.connection_id) this.take(connection);
    });
    this.hear("connection_ended", ({ connection_id }) => {
      if (connection_id === this.id && !this.shown().over) this.goBack();
    });
    this.listen(window, "keydown", (/** @type {KeyboardEvent} */ event) => this.key(event));
    this.tick(1000);
  }

  get accountId() {
    return this.route.rest[0] ?? "";
  }

  get account() {
    return this.app.accounts.byId.get(this.accountId);
  }

  /** The client's name, or its number while it has none. */
  get client() {
    const label = this.connection?.account_label || this.account?.name || this.account?.label;
    return label || accountNumber(this.accountId);
  }

  get messenger() {
    return transportName(this.connection?.transport ?? TRANSPORT);
  }

  async load() {
    const [accountId, first, channelId] = this.route.rest;
    await this.nameClient(accountId ?? "");
    if (first === undefined) return;
    if (first === "channel") return this.reconnect(channelId);
    const open = await channels.connections();
    const found = open.find((one) => one.connection_id === first);
    if (found === undefined) return this.goBack();
    this.take(found.background && found.channel_id !== null ? await this.resume(found) : found);
  }

  /**
   * Finds out whom it is for; without that the stage goes on with the number alone.
   * @param {string} accountId
   */
  async nameClient(accountId) {
    if (this.account) return;
    const found = await accounts.get(accountId).catch(() => null);
    if (found) this.app.accounts.put(found);
  }

  /**
   * Brings a connection back from the background; one that rests begins anew.
   * @param {Connection} found
   */
  resume({ account_id, transport, expected_phone, channel_id }) {
    return channels.connect(account_id, transport, expected_phone, channel_id, "code");
  }

  /** @param {string} channelId */
  async reconnect(channelId) {
    const known = this.account?.health?.channels ?? (await channels.list(this.accountId));
    const channel = known.find((one) => one.channel_id === channelId);
    const digits = (channel?.phone ?? "").replace(/\D/g, "");
    const phone = /^\d{7,15}$/.test(digits) ? digits : null;
    const transport = channel?.transport ?? TRANSPORT;
    this.started(await channels.connect(this.accountId, transport, phone, channelId, "code"));
  }

  /**
   * From here the address names the connection, so that going back and forth finds it.
   * @param {Connection} connection
   */
  started(connection) {
    this.look = "code";
    this.link = null;
    this.take(connection);
    this.app.router.replace("connect", connection.account_id, connection.connection_id);
    void this.catchUp();
  }

  /** What happened before the connection had a name here was told to nobody. */
  async catchUp() {
    const open = await channels.connections();
    const newest = open.find((one) => one.connection_id === this.id);
    if (newest) this.take(newest);
  }

  /** @param {Connection} connection */
  take(connection) {
    this.connection = connection;
    this.focusOn = "h1";
  }

  shown() {
    const connection = /** @type {Connection} */ (this.connection);
    return shown(connection, this.look, this.messenger);
  }

  /**
   * Does one thing at a time and keeps why it failed.
   * @param {string} name
   * @param {() => Promise<void>} work
   */
  async run(name, work) {
    if (this.busy !== null) return;
    this.busy = name;
    this.problem = null;
    try {
      await work();
    } catch (thrown) {
      this.problem = asApiError(thrown);
    } finally {
      this.busy = null;
    }
  }

  /**
   * Begins with the number typed, or without one.
   * @param {"start" | "skip" | "link"} how
   */
  begin(how) {
    const digits = how === "skip" ? "" : this.phone.replace(/\D/g, "");
    if (how === "start" && !isPhonePossible(digits)) {
      this.phoneError = this.t(digits === "" ? "ask-phone-empty" : "ask-phone-wrong");
      return void this.focusProblem();
    }
    return this.run(how, async () => {
      const way = how === "link" ? "link" : "code";
      this.started(await channels.connect(this.accountId, TRANSPORT, digits || null, null, way));
      if (how === "link") await this.fetchLink();
    });
  }

  /** @param {string} phone */
  pair(phone) {
    if (!isPhonePossible(phone)) {
      this.phoneError = this.t(phone === "" ? "pairing-phone-empty" : "ask-phone-wrong");
      return void this.focusProblem();
    }
    return this.run("pairing", async () => {
      this.take(await channels.pairingCode(this.id, phone.replace(/\D/g, "")));
      this.look = "pairing";
    });
  }

  /** Shows the pairing code, asking for the number only where it is not known. */
  wantPairing() {
    const { pairing, expected_phone, stage } = /** @type {Connection} */ (this.connection);
    this.phoneError = undefined;
    if (pairing === null && expected_phone !== null && stage.kind !== "code_broken") {
      return this.pair(expected_phone);
    }
    this.look = "pairing";
    if (pairing === null) void this.updateComplete.then(() => this.byId("pairing-phone")?.focus());
  }

  wantLink() {
    return this.run("link", () => this.fetchLink());
  }

  async fetchLink() {
    this.link = (await links.channel(this.id)).link;
    this.copied = true;
    this.look = "link";
  }

  /** @param {string} text */
  async copy(text) {
    this.copied = await copyText(text);
    if (this.copied) this.app.toast({ text: this.t("copied"), tone: "good" });
  }

  /** @param {Action} action */
  act(action) {
    if (action === "done") return this.goBack();
    if (action === "again") return this.again();
    if (action === "pairing") return this.wantPairing();
    if (action === "link") return this.wantLink();
    // A channel that was there before goes only after a question.
    const removes = action === "remove" || action === "reject";
    if (removes && this.connection?.reconnect) return void (this.leaving = true);
    if (action === "remove") return this.leave("remove");
    const command = { reinit: channels.reinit, confirm: channels.confirm, reject: channels.reject };
    return this.run(action, async () => {
      this.take(await command[action](this.id));
      if (action === "reinit") this.look = "code";
    });
  }

  /** @param {"waiting" | "remove"} keep */
  leave(keep) {
    return this.run(keep, async () => {
      await channels.leave(this.id, keep);
      this.goBack();
    });
  }

  again() {
    this.connection = null;
    this.settled = false;
    this.focusOn = "#expected-phone";
    this.look = "code";
    this.app.router.replace("connect", this.accountId);
  }

  /** The cross, Close and Escape: asks only where something would be lost. */
  close() {
    if (this.connection === null || this.shown().over) return this.goBack();
    this.problem = null;
    this.leaving = true;
  }

  goBack() {
    this.app.router.go("account", this.accountId);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || event.defaultPrevented || this.leaving) return;
    // Or the same key would close the dialog that it has just opened.
    event.preventDefault();
    if (this.look !== "code" && this.shown().others) this.look = "code";
    else this.close();
  }

  /** The connection's id. */
  get id() {
    return this.connection?.connection_id ?? "";
  }

  updated() {
    super.updated();
    const kind = this.connection?.stage.kind ?? "";
    if (kind === this.kindBefore) return;
    this.kindBefore = kind;
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (kind === "password" || kind === "enter_code") this.byId("two-factor")?.focus();
    else if (lost && !this.leaving) this.querySelector("h1")?.focus();
  }
}
