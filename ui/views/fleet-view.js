/**
 * `<wz-fleet>`: what needs attention over all clients, how the rest is, and how old that is.
 *
 * The rows are app/fleet.js, the table is fleet-table.js, the head fleet-head.js. The look at all
 * channels is the console's; this page starts, stops and follows it.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { FleetRow, FleetState } from "../app/fleet.js" */
import { html, nothing } from "lit";
import * as accountsApi from "../api/accounts.js";
import * as fleet from "../api/fleet.js";
import { asApiError } from "../app/errors.js";
import { fleetRows, fleetStates } from "../app/fleet.js";
import { HealthQueue } from "../app/health-queue.js";
import { formatRoute } from "../app/router.js";
import { View } from "../app/view.js";
import { failureNotice } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { clientsSkeleton } from "./client-states.js";
import { fleetHead, fleetTrouble, recently } from "./fleet-head.js";
import "./fleet-table.js";

/** @type {{ state: FleetState, key: string, tone: import("../components/pill.js").Tone }[]} */
const STATES = [
  { state: "attention", key: "fleet-state-attention", tone: "bad" },
  { state: "works", key: "fleet-state-works", tone: "good" },
  { state: "unknown", key: "fleet-state-unknown", tone: "neutral" },
];

/** The page of what needs attention. */
export class FleetView extends View {
  static properties = {
    ...View.properties,
    asking: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    /** @type {"sweep" | "stop" | null} what was asked and not yet answered */
    this.asking = null;
    /** @type {ApiError | null} */
    this.refused = null;
    /** @type {HealthQueue | null} */
    this.queue = null;
    /** @type {{ done: number, at: number } | null} what this page first saw of a running look */
    this.first = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const queue = new HealthQueue({
      read: async (id) => this.app.accounts.put(await accountsApi.health(id)),
      changed: () => this.requestUpdate(),
      now: this.app.now,
    });
    this.queue = queue;
    this.keep(() => queue.stop());
    // Ages and "ends within" change by themselves.
    this.tick(30_000);
  }

  async load() {
    const { accounts } = this.app;
    if (!accounts.opened) await accounts.open(!this.app.needsPassword);
    this.app.setSweep(await fleet.get());
  }

  /** @param {"sweep" | "stop"} wish */
  async ask(wish) {
    this.asking = wish;
    this.refused = null;
    try {
      this.app.setSweep(await fleet[wish]());
    } catch (thrown) {
      this.refused = asApiError(thrown);
    } finally {
      this.asking = null;
    }
  }

  /** Remembers where a running look was first seen, to tell how long it takes. */
  willUpdate() {
    const { sweep } = this.app;
    if (!sweep?.running) this.first = null;
    else this.first ??= { done: sweep.done, at: this.app.now() };
  }

  updated() {
    super.updated();
    // The policy of the window forbids style attributes, not styles set from code.
    for (const part of this.renderRoot.querySelectorAll("[data-share]")) {
      if (part instanceof HTMLElement) part.style.flexGrow = part.dataset.share ?? "0";
    }
  }

  renderSkeleton() {
    return html`<div class="page">
      <header class="page-head">
        <div class="page-title"><h1 tabindex="-1">${this.t("fleet-title")}</h1></div>
      </header>
      ${clientsSkeleton(this.t)}
    </div>`;
  }

  renderReady() {
    const { accounts } = this.app;
    const now = this.app.now();
    const rows = fleetRows(accounts.byId.values(), now);
    return html`<div class="page">
      ${fleetHead(this, now)} ${this.refused ? failureNotice(this.app, this.refused) : nothing}
      ${fleetTrouble(this, now)}
      ${accounts.byId.size === 0
        ? this.renderNoClients()
        : html`${this.renderStates(now)}
          ${rows.length === 0 ? this.renderAllWell(now) : this.renderRows(rows, now)}`}
    </div>`;
  }

  /** @param {number} now */
  renderStates(now) {
    const states = fleetStates(this.app.accounts.byId.values(), now);
    return html`<div class="card fleet-states">
      <div class="fleet-bar" aria-hidden="true">
        ${STATES.map(
          ({ state, tone }) =>
            html`<span class="fleet-share fleet-${tone}" data-share=${states[state]}></span>`,
        )}
      </div>
      <ul class="fleet-numbers">
        ${STATES.map(
          ({ state, key, tone }) => html`<li class="fleet-number">
            <span class="dot fleet-${tone}" aria-hidden="true"></span>
            <span class="number">${this.t(key, { count: states[state] })}</span>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  /**
   * @param {FleetRow[]} rows
   * @param {number} now
   */
  renderRows(rows, now) {
    return html`<wz-fleet-table
      .app=${this.app}
      .found=${rows}
      .now=${now}
      .checking=${[...(this.queue?.running ?? [])].join()}
      @check-now=${(/** @type {CustomEvent<string>} */ event) => this.queue?.insist(event.detail)}
    ></wz-fleet-table>`;
  }

  /** @param {number} now */
  renderAllWell(now) {
    const ended = this.app.sweep?.ended_at ?? null;
    return html`<div class="blank" role="status">
      <div class="blank-mark">${icon("circle-check")}</div>
      <h2>${this.t("fleet-well-title")}</h2>
      <p class="muted">
        ${ended === null
          ? this.t("fleet-well")
          : this.t("fleet-well-at", { when: recently(this.app, ended, now) })}
      </p>
      <div class="blank-actions">
        <a class="button" href=${formatRoute("clients")}>${this.t("fleet-to-clients")}</a>
      </div>
    </div>`;
  }

  renderNoClients() {
    if (this.app.accounts.refreshing) return clientsSkeleton(this.t);
    return html`<div class="blank">
      <div class="blank-mark">${icon("building")}</div>
      <h2>${this.t("clients-empty-title")}</h2>
      <p class="muted">${this.t("fleet-no-clients")}</p>
      <div class="blank-actions">
        <a class="button" href=${formatRoute("clients")}>${this.t("fleet-to-clients")}</a>
      </div>
    </div>`;
  }
}

customElements.define("wz-fleet", FleetView);
