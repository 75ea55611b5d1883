/**
 * `<wz-creation>`: a creation whose answer was lost: what was found, and who decides.
 *
 * One new entry is very likely it, but the person confirms; several, and the person picks; none
 * yet, and it says when it looks again. Creating again takes an explicit choice. A raised limit
 * shows nowhere; creation-limit.js asks about it.
 */
/** @import { Candidate } from "../types/Candidate" */
/** @import { Creation } from "../types/Creation" */
import { html, nothing } from "lit";
import * as accountsApi from "../api/accounts.js";
import * as api from "../api/creations.js";
import { creationTitle } from "../app/creation-words.js";
import { ApiError, asApiError } from "../app/errors.js";
import { formatRoute } from "../app/router.js";
import { View } from "../app/view.js";
import { accountNumber } from "../app/words.js";
import { busyButton } from "../components/button.js";
import { failureNotice, supportDetails } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { modal } from "../components/modal.js";
import { limitQuestion } from "./creation-limit.js";

/** The page of one unsettled creation. */
export class CreationView extends View {
  static properties = {
    ...View.properties,
    picked: { state: true },
    busy: { state: true },
    refused: { state: true },
    again: { state: true },
  };

  constructor() {
    super();
    /** @type {Creation | null} as last seen; it leaves app.creations when it is settled */
    this.creation = null;
    /** @type {string | null} the candidate chosen */
    this.picked = null;
    /** @type {"look" | "settle" | "again" | null} */
    this.busy = null;
    /** @type {ApiError | null} */
    this.refused = null;
    /** Whether "create again" is being asked about. */
    this.again = false;
  }

  async load() {
    const id = this.route.rest[0];
    if (!this.known) for (const one of await api.list()) this.app.putCreation(one);
    await this.app.accounts.open(false); // a client is called by name
    this.creation = this.known;
    if (!this.creation) this.app.router.replace("clients");
    // The console settles by itself when a look finds the answer.
    this.hear("creation_changed", ({ creation }) => {
      if (creation.creation_id !== id) return;
      this.creation = creation;
      if (creation.state === "created" && this.busy === null) this.open(creation);
    });
  }

  get known() {
    return this.app.creations.find((one) => one.creation_id === this.route.rest[0]) ?? null;
  }

  /** @param {Creation} creation */
  open(creation) {
    if (creation.account_id) this.app.router.replace("account", creation.account_id);
    else this.app.router.replace("clients");
  }

  /**
   * @param {"look" | "settle" | "again"} what
   * @param {() => Promise<Creation>} act
   */
  async attempt(what, act) {
    this.busy = what;
    this.refused = null;
    try {
      const creation = await act();
      this.app.putCreation(creation);
      this.creation = creation;
      return creation;
    } catch (thrown) {
      this.refused = asApiError(thrown);
      return null;
    } finally {
      this.busy = null;
    }
  }

  /** @param {Creation} creation */
  look(creation) {
    return this.attempt("look", () => api.check(creation.creation_id));
  }

  /**
   * @param {Creation} creation
   * @param {string | null} id
   */
  async settle(creation, id) {
    const settled = await this.attempt("settle", () => api.settle(creation.creation_id, id));
    if (!settled) return;
    if (id === null) {
      this.app.toast({ text: this.t("creation-set-aside") });
      this.app.router.replace("clients");
    } else {
      void this.app.accounts.refresh();
      this.open(settled);
    }
  }

  /**
   * Sets the unknown one aside and sends the same form anew; asked for in so many words.
   * @param {Creation} creation
   */
  async createAgain(creation) {
    const { form } = creation;
    this.again = false;
    if (!form) return;
    const next = await this.attempt("again", async () => {
      // A second try finds it set aside already.
      const open = (this.creation ?? creation).state;
      if (open === "unknown" || open === "not_seen") await api.settle(creation.creation_id, null);
      return accountsApi.create(form);
    });
    if (!next) return;
    if (next.state === "created") this.open(next);
    else if (next.state === "refused" && next.error) this.refused = new ApiError(next.error);
    else this.app.router.replace("creation", next.creation_id);
  }

  renderReady() {
    const creation = this.known ?? this.creation;
    if (!creation) return nothing;
    return html`<div class="page page-narrow">
      <nav class="crumbs" aria-label=${this.t("crumbs")}>
        <a href=${formatRoute("clients")}>${this.t("clients-title")}</a>
        <span aria-hidden="true">›</span><span>${this.t("creation-crumb")}</span>
      </nav>
      <header class="page-head">
        <div class="page-title">
          <h1 tabindex="-1">${creationTitle(this.app, creation)}</h1>
          <p class="muted">${this.t("creation-text")}</p>
        </div>
      </header>
      ${this.refused ? failureNotice(this.app, this.refused) : nothing}
      ${creation.kind === "waba_balance"
        ? limitQuestion(this, creation)
        : html`<section class="card card-padded creation">
            ${this.renderFound(creation)} ${this.renderLooks(creation)}
          </section>`}
      ${this.renderOtherWays(creation)}
      ${creation.error ? supportDetails(this.app, creation.error) : nothing}
      ${this.again ? this.renderAgain(creation) : nothing}
    </div>`;
  }

  /** @param {Creation} creation */
  renderFound(creation) {
    const { candidates } = creation;
    if (candidates.length === 0) {
      const key = creation.state === "not_seen" ? "creation-not-seen" : "creation-none-yet";
      return html`<div class="creation-found" role="status">
        <h2>${this.t(key)}</h2>
        <p class="muted">${this.t("creation-none-text")}</p>
      </div>`;
    }
    const one = candidates.length === 1;
    const picked = this.picked ?? (one ? candidates[0].id : null);
    return html`<div class="creation-found" role="status">
        <h2>${this.t("creation-found", { count: candidates.length })}</h2>
        <p class="muted">${this.t("creation-found-text", { count: candidates.length })}</p>
      </div>
      <fieldset class="creation-list">
        <legend class="visually-hidden">
          ${this.t("creation-found", { count: candidates.length })}
        </legend>
        ${candidates.map((candidate) => this.renderCandidate(candidate, picked, creation))}
      </fieldset>
      <div class="form-actions creation-actions">
        ${busyButton({
          id: "creation-none",
          kind: "plain",
          label: this.t("creation-none-of-these", { count: candidates.length }),
          busyLabel: this.t("creation-settling"),
          busy: false,
          disabled: this.busy !== null,
          run: () => void this.settle(creation, null),
        })}
        ${busyButton({
          id: "creation-take",
          label: this.t("creation-take"),
          busyLabel: this.t("creation-settling"),
          busy: this.busy === "settle",
          disabled: picked === null || this.busy !== null,
          run: () => void this.settle(creation, picked),
        })}
      </div>`;
  }

  /**
   * @param {Candidate} candidate
   * @param {string | null} picked
   * @param {Creation} creation
   */
  renderCandidate(candidate, picked, creation) {
    const now = this.app.now();
    const account = creation.kind === "account";
    const number = account ? accountNumber(candidate.id) : candidate.id;
    return html`<label class="creation-candidate">
      <input
        type="radio"
        name="candidate"
        value=${candidate.id}
        .checked=${candidate.id === picked}
        @change=${() => (this.picked = candidate.id)}
      />
      <span class="creation-candidate-name">
        <span>${candidate.label || number}</span>
        <span class="small number">
          ${candidate.registered_ms === null
            ? number
            : this.t("creation-candidate-since", {
                number,
                date: this.app.words.day(candidate.registered_ms, now),
              })}
        </span>
      </span>
    </label>`;
  }

  /** @param {Creation} creation */
  renderLooks(creation) {
    const { looks_done: count, next_look_at: next } = creation;
    const told =
      next === null
        ? this.t("creation-looked", { count })
        : this.t("creation-looked-next", { count, time: this.app.words.time(next) });
    return html`<div class="creation-looks">
      ${icon("clock")}
      <p class="small" role="status">${told}</p>
      ${busyButton({
        id: "creation-look",
        kind: "plain",
        label: this.t("creation-look-now"),
        busyLabel: this.t("creation-looking"),
        busy: this.busy === "look",
        disabled: this.busy !== null,
        run: () => void this.look(creation),
      })}
    </div>`;
  }

  /** @param {Creation} creation */
  renderOtherWays(creation) {
    if (creation.kind !== "account" || !creation.form) return nothing;
    return html`<section class="creation-other">
      <div>
        <h3>${this.t("creation-again-title")}</h3>
        <p class="small">${this.t("creation-again-text")}</p>
      </div>
      ${busyButton({
        id: "create-again",
        kind: "plain",
        label: this.t("creation-again"),
        busyLabel: this.t("new-client-creating"),
        busy: this.busy === "again",
        disabled: this.busy !== null,
        run: () => (this.again = true),
      })}
    </section>`;
  }

  /** @param {Creation} creation */
  renderAgain(creation) {
    const close = () => (this.again = false);
    return modal({
      id: "again-dialog",
      heading: this.t("creation-again-ask", { name: creation.name ?? "" }),
      close,
      body: html`<p>${this.t("creation-again-warning")}</p>`,
      actions: html`<button type="button" class="button" @click=${close}>
          ${this.t("cancel")}
        </button>
        <button
          id="create-again-confirm"
          type="button"
          class="button button-primary"
          @click=${() => void this.createAgain(creation)}
        >
          ${this.t("creation-again")}
        </button>`,
    });
  }
}

customElements.define("wz-creation", CreationView);
