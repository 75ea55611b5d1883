/**
 * How the stage begins: with a question, with a channel to connect again, or with a connection
 * that is open already.
 *
 * The base of stage-flow.js. Deliberately absent: what happens once a connection goes on.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Look } from "../app/stage.js" */
/** @import { Channel } from "../types/Channel" */
/** @import { Connection } from "../types/Connection" */
/** @import { Credentials } from "../types/Credentials" */
/** @import { Way } from "../types/Way" */
/** @import { WayOpen } from "../types/WayOpen" */
import * as accounts from "../api/accounts.js";
import * as channels from "../api/channels.js";
import * as links from "../api/links.js";
import { asApiError } from "../app/errors.js";
import { firstOpen } from "../app/gallery.js";
import { transportTitle } from "../app/transports.js";
import { View } from "../app/view.js";
import { clientName, isPhonePossible } from "../app/words.js";

/** The state of the stage, and its beginning. */
export class StageBegin extends View {
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
    typed: { state: true },
    typedErrors: { state: true },
  };

  constructor() {
    super();
    /** @type {Connection | null} none while something is still being asked */
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
    /** What was typed and is no secret, by field; it outlives a failure. @type {Record<string, string>} */
    this.typed = {};
    /** @type {Record<string, string>} what is wrong with a field of the credentials */
    this.typedErrors = {};
    /** The messenger that is asked about. */
    this.asked = "";
    /** Its ways. @type {WayOpen[]} */
    this.ways = [];
    /** @type {Channel | null} the channel that is to be connected again */
    this.known = null;
    this.focusOn = "[data-focus], h1";
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
    return clientName(label, this.accountId);
  }

  get transport() {
    return this.connection?.transport ?? this.asked;
  }

  get messenger() {
    return transportTitle(this.transport);
  }

  /** Whether the window is one seen from further away; the same bounds stand in css/stage.css. */
  get large() {
    return window.matchMedia("(min-width: 1400px) and (min-height: 840px)").matches;
  }

  /** The way that is offered first; none when nothing is open. */
  get way() {
    return firstOpen(this.ways);
  }

  async load() {
    const [accountId, first, second = ""] = this.route.rest;
    await this.nameClient(accountId ?? "");
    if (first === "new") return this.ask(second, null);
    if (first === "channel") return this.reconnect(second);
    const open = await channels.connections();
    const found = open.find((one) => one.connection_id === first);
    if (found === undefined) return this.goBack();
    this.take(found.background ? await this.resume(found) : found);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // The address may come to name another beginning, such as "start again".
    if (!changed.get("route") || this.connection?.connection_id === this.route.rest[1]) return;
    if (!this.hasUpdated || this.busy !== null) return;
    this.connection = null;
    this.problem = null;
    this.settled = false;
    void this.start();
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
   * Prepares the first question for a messenger.
   * @param {string} transport
   * @param {Channel | null} known the channel that is to be connected again
   */
  async ask(transport, known) {
    const all = await channels.ways(this.accountId);
    const word = transport.toLowerCase();
    this.ways = all.find((one) => one.transport.toLowerCase() === word)?.ways ?? [];
    this.asked = transport;
    this.known = known;
    this.typedErrors = {};
  }

  /**
   * Brings a connection back from the background; one that rests begins anew, unless something
   * has to be typed or handed over for it first.
   * @param {Connection} found
   */
  async resume(found) {
    const { account_id, transport, expected_phone, channel_id, way } = found;
    const waits = channel_id === null || way === "credentials";
    if (waits) return channels.comeBack(found.connection_id);
    return channels.connect(account_id, transport, expected_phone, channel_id, way, null);
  }

  /**
   * Goes straight to the stage where nothing has to be typed first.
   * @param {string} channelId
   */
  async reconnect(channelId) {
    const known = this.account?.health?.channels ?? (await channels.list(this.accountId));
    const channel = known.find((one) => one.channel_id === channelId);
    if (!channel) return this.goBack();
    await this.ask(channel.transport, channel);
    const way = this.way;
    if (way === null || way === "credentials") return;
    const phone = ownDigits(channel.phone);
    // A pairing code is made for one number, which has to be known.
    if (way === "pairing" && phone === null) return;
    this.started(await this.connect(way, phone, null));
    if (way === "link") await this.fetchLink().catch((thrown) => (this.problem = asApiError(thrown)));
  }

  /**
   * @param {Way} way
   * @param {string | null} phone digits
   * @param {Credentials | null} credentials
   */
  connect(way, phone, credentials) {
    const channelId = this.known?.channel_id ?? null;
    return channels.connect(this.accountId, this.asked, phone, channelId, way, credentials);
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
    const newest = open.find((one) => one.connection_id === this.connection?.connection_id);
    if (newest) this.take(newest);
  }

  /** @param {Connection} connection */
  take(connection) {
    this.connection = connection;
    // What was typed again is on its way; the form gives way to how that goes.
    const { stage, trouble } = connection;
    if (this.look === "type" && stage.kind === "checking" && !trouble) this.look = "code";
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
   * Begins by a way, with the number typed or without one.
   * @param {Way} way
   * @param {{ skip?: boolean }} [more] whether the number is left out
   */
  begin(way, { skip = false } = {}) {
    const digits = skip ? "" : this.phone.replace(/\D/g, "");
    const asks = way === "pairing" || (way === "code" && !skip);
    if (asks && !isPhonePossible(digits)) {
      const empty = way === "pairing" ? "pairing-phone-empty" : "ask-phone-empty";
      this.phoneError = this.t(digits === "" ? empty : "ask-phone-wrong");
      return void this.focusProblem();
    }
    return this.run(skip ? "skip" : way, async () => {
      this.started(await this.connect(way, digits || null, null));
      if (way === "pairing") this.look = "pairing";
      if (way === "link") await this.fetchLink();
    });
  }

  async fetchLink() {
    this.link = (await links.channel(this.connection?.connection_id ?? "")).link;
    this.copied = true;
    this.look = "link";
  }

  goBack() {
    this.app.router.go("account", this.accountId);
  }
}

/**
 * A channel's own number, when that is what stands there: bots have a name in its place.
 * @param {string | null | undefined} phone
 */
function ownDigits(phone) {
  const digits = (phone ?? "").replace(/\D/g, "");
  return /^\d{7,15}$/.test(digits) && !/[a-z_]/i.test(phone ?? "") ? digits : null;
}
