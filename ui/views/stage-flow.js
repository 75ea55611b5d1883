/**
 * What the connection stage does once a connection is there: it hears how it goes, and carries
 * out what the person chooses.
 *
 * The base of `<wz-stage>`. Deliberately absent: markup, which is in stage-view.js, and the
 * beginning, which is in stage-begin.js.
 */
/** @import { Action } from "../app/stage.js" */
/** @import { Connection } from "../types/Connection" */
/** @import { Credentials } from "../types/Credentials" */
import * as channels from "../api/channels.js";
import { copyText } from "../app/clipboard.js";
import { asApiError } from "../app/errors.js";
import { shown } from "../app/stage.js";
import { isPhonePossible } from "../app/words.js";
import { typedProblems } from "./stage-credentials.js";
import { StageBegin } from "./stage-begin.js";

/** The stage without its looks: commands and events. */
export class StageFlow extends StageBegin {
  constructor() {
    super();
    this.kindBefore = "";
    /** The other number is meant: once this channel is gone, it begins anew. @type {{ phone: string | null, gone: boolean } | null} */
    this.replacing = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.hear("connection_changed", ({ connection }) => {
      if (connection.connection_id === this.id) this.take(connection);
    });
    this.hear("connection_ended", ({ connection_id }) => {
      if (connection_id !== this.id || this.shown().over) return;
      if (this.replacing) void this.channelGone();
      else this.goBack();
    });
    this.listen(window, "keydown", (/** @type {KeyboardEvent} */ event) => this.key(event));
    this.tick(1000);
  }

  /** The connection's id. */
  get id() {
    return this.connection?.connection_id ?? "";
  }

  shown() {
    const connection = /** @type {Connection} */ (this.connection);
    return shown(connection, this.look, this.messenger);
  }

  /** @param {Connection} connection */
  take(connection) {
    super.take(connection);
    if (connection.stage.kind === "removed" && this.replacing) void this.channelGone();
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

  /** @param {string} text */
  async copy(text) {
    this.copied = await copyText(text);
    this.app.toast({
      text: this.t(this.copied ? "copied" : "copy-failed"),
      tone: this.copied ? "good" : "bad",
    });
  }

  /** Opens the client's page in the browser of this computer. */
  openPage() {
    return this.run("open-page", async () => {
      await channels.openPage(this.id);
    });
  }

  /**
   * Hands over what was typed: for a new connection, or for the one that asks for it again.
   * @param {Credentials} credentials
   */
  hand(credentials) {
    this.typedErrors = {};
    return this.run("credentials", async () => {
      try {
        await this.handOver(credentials);
      } catch (thrown) {
        const problem = asApiError(thrown);
        this.typedErrors = typedProblems(this, problem);
        if (Object.keys(this.typedErrors).length === 0) throw problem;
        void this.focusProblem();
      }
    });
  }

  /** @param {Credentials} credentials */
  async handOver(credentials) {
    const { connection } = this;
    if (connection && connection.stage.kind !== "failed") {
      this.take(await channels.reinit(this.id, credentials));
      this.look = "code";
      return;
    }
    if (connection) {
      this.asked = connection.transport;
      this.known = connection.reconnect ? connection.channel : null;
    }
    this.started(await this.connect("credentials", null, credentials));
  }

  /** @param {Action} action */
  act(action) {
    if (action === "done") return this.goBack();
    if (action === "again") return this.again();
    if (action === "pairing") return this.wantPairing();
    if (action === "link") return this.wantLink();
    if (action === "type") return void (this.look = "type");
    if (action === "replace") return this.replace();
    // A channel that was there before goes only after a question.
    const removes = action === "remove" || action === "reject";
    if (removes && this.connection?.reconnect) return void (this.leaving = true);
    if (action === "remove") return this.leave("remove");
    return this.run(action, async () => {
      this.take(await this.command(action));
      if (action === "reinit") this.look = "code";
    });
  }

  /** @param {"reinit" | "confirm" | "reject"} action */
  command(action) {
    if (action === "reinit") return channels.reinit(this.id, null);
    return action === "confirm" ? channels.confirm(this.id) : channels.reject(this.id);
  }

  /**
   * Means the other number: this channel goes and one for that number begins. A channel that was
   * there before stays as it is.
   */
  async replace() {
    const { reconnect, stage } = /** @type {Connection} */ (this.connection);
    const phone = stage.kind === "foreign_phone" ? stage.phone : null;
    this.replacing = { phone, gone: reconnect };
    await this.run("replace", async () => {
      await channels.leave(this.id, reconnect ? "waiting" : "remove");
    });
    if (this.problem) this.replacing = null;
    else if (this.replacing?.gone) await this.beginOther();
  }

  /** The channel may be gone before the call that removes it has answered. */
  channelGone() {
    if (this.replacing) this.replacing.gone = true;
    if (this.busy === null) return this.beginOther();
  }

  async beginOther() {
    const { connection, replacing } = this;
    if (!connection || !replacing) return;
    this.replacing = null;
    this.asked = connection.transport;
    this.known = null;
    await this.run("replace", async () => {
      this.started(await this.connect(connection.way, replacing.phone, null));
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
    this.app.router.replace("connect", this.accountId, "new", this.transport);
  }

  /** The cross, Close and Escape: asks only where something would be lost. */
  close() {
    if (this.connection === null) {
      if (this.known) return this.goBack();
      return this.app.router.go("connect", this.accountId);
    }
    if (this.shown().over) return this.goBack();
    this.problem = null;
    this.leaving = true;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || event.defaultPrevented || this.leaving) return;
    // Or the same key would close the dialog that it has just opened.
    event.preventDefault();
    const elsewhere = this.connection !== null && this.look !== "code";
    if (elsewhere && (this.shown().others || this.look === "type")) this.look = "code";
    else this.close();
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
