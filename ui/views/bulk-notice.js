/**
 * `<wz-bulk-notice>`: bulk work of one client as bars above its tables: a deletion that can still
 * be undone, work on its way, work that waits for the person, work that is over.
 *
 * Properties: `app`, `accountId`, and `kinds` where only some tables are meant.
 */
/** @import { Bulk } from "../types/Bulk" */
/** @import { BulkKind } from "../types/BulkKind" */
/** @import { IconName } from "../components/icon.js" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import * as api from "../api/bulk.js";
import { Said } from "../app/bulk/said.js";
import { isOver, isResting, isUnsent, progress, stepOf, unconfirmed } from "../app/bulk/states.js";
import { troubleOf } from "../app/bulk/trouble.js";
import { bulkSentence } from "../app/bulk/words.js";
import { asApiError } from "../app/errors.js";
import { formatRoute } from "../app/router.js";
import { View } from "../app/view.js";
import "../components/countdown.js";
import { failureSentence } from "../components/failure.js";
import { icon } from "../components/icon.js";

/** The bars of one client. */
export class BulkNotice extends View {
  static properties = {
    ...View.properties,
    accountId: { attribute: false },
    kinds: { attribute: false },
    busy: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    this.accountId = "";
    /** @type {BulkKind[] | null} */
    this.kinds = null;
    /** The work something is being done to. */
    this.busy = "";
    /** @type {Map<string, number>} work not shown while this is: its revision when it was hidden */
    this.aside = new Map();
    /** @type {Map<string, Said>} what those who listen were told of each */
    this.said = new Map();
  }

  /**
   * @param {Bulk} bulk
   * @param {string} name of what is done
   * @param {(bulk_id: string) => Promise<Bulk | null>} work
   * @param {boolean} gone whether it is not there afterwards
   */
  async act({ bulk_id }, name, work, gone) {
    const { app } = this;
    this.busy = bulk_id;
    try {
      const bulk = await work(bulk_id);
      if (gone) app.bulks.drop(bulk_id);
      else if (bulk) app.bulks.put(bulk);
    } catch (thrown) {
      const error = asApiError(thrown);
      const trouble = troubleOf(name, error, app.bulks.byId.get(bulk_id), app.bulks.all);
      const text = trouble ? app.t(trouble.key, trouble.args) : failureSentence(app, error);
      const { open } = trouble ?? {};
      const look = open && { label: app.t("bulk-look"), run: () => app.router.go("bulk", open.bulk_id) };
      app.toast({ tone: "bad", text, action: look, stays: look !== undefined });
    } finally {
      this.busy = "";
      void this.refocus();
    }
  }

  /**
   * Takes the bar away until something changes, or the page is opened again: what is told in it
   * is nowhere else.
   * @param {Bulk} bulk
   */
  hide({ bulk_id, revision }) {
    this.aside.set(bulk_id, revision);
    this.requestUpdate();
    void this.refocus();
  }

  /** The button that was pressed is gone, and with it the focus. */
  async refocus() {
    await this.updateComplete;
    const { activeElement } = document;
    if (!this.isConnected || (activeElement && activeElement !== document.body)) return;
    const heading = this.closest("main")?.querySelector("h1");
    const target = this.querySelector("button, a") ?? heading;
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }

  render() {
    const { kinds, aside } = this;
    const own = this.app.bulks.of(this.accountId);
    const shown = own
      .filter((one) => kinds === null || kinds.includes(one.kind))
      .filter((one) => aside.get(one.bulk_id) !== one.revision);
    if (shown.length === 0) return nothing;
    return html`<div class="bulk-notices" role="region" aria-label=${this.t("bulk-notices")}>
      ${repeat(
        shown,
        (one) => one.bulk_id,
        (one) => this.renderBar(one),
      )}
    </div>`;
  }

  /** @param {Bulk} bulk */
  renderBar(bulk) {
    const { tone, mark } = looks(bulk);
    return html`<div class="notice ${tone} bulk-notice" data-bulk-id=${bulk.bulk_id}>
      ${icon(mark)}
      <div class="notice-body">${this.renderWords(bulk)}</div>
      <div class="notice-actions">${this.renderActions(bulk)}</div>
    </div>`;
  }

  /** @param {Bulk} bulk */
  renderWords(bulk) {
    const { app, t } = this;
    const { kind, counts, state } = bulk;
    if (state === "waiting") {
      const say = (/** @type {number} */ seconds) => t("bulk-waits-for", { kind, count: counts.rows, seconds });
      return html`<p class="number">
        ${this.renderSaid(bulk)}
        <wz-countdown .until=${bulk.sends_at ?? 0} .now=${app.now} .say=${say}></wz-countdown>
      </p>`;
    }
    const { done, total } = progress(bulk);
    return html`<p class="number" aria-hidden="true">${bulkSentence(app, bulk)}</p>
      ${this.renderSaid(bulk)}
      ${state === "sending" || state === "checking"
        ? html`<progress
            class="progress bulk-progress"
            max=${total || 1}
            .value=${done}
            aria-label=${t("bulk-progress")}
          ></progress>`
        : nothing}
      ${isResting(bulk) && bulk.error ? html`<p>${failureSentence(app, bulk.error)}</p>` : nothing}`;
  }

  /**
   * How it stands, for those who listen.
   * @param {Bulk} bulk
   */
  renderSaid(bulk) {
    const { app } = this;
    const said = this.said.get(bulk.bulk_id) ?? new Said();
    this.said.set(bulk.bulk_id, said);
    return html`<span class="visually-hidden" role="status"
      >${said.next(bulk.state, bulkSentence(app, bulk), app.now())}</span
    >`;
  }

  /** @param {Bulk} bulk */
  renderActions(bulk) {
    const { t } = this;
    const begins = bulk.state === "interrupted" && bulk.action === "delete" && isUnsent(bulk);
    if (bulk.state === "waiting") {
      return this.renderButton(bulk, { name: "undo", label: t("bulk-undo"), work: api.undo, gone: true });
    }
    const open = html`<a class="button" href=${formatRoute("bulk", bulk.bulk_id)}>${t("bulk-look")}</a>`;
    if (isOver(bulk) && unconfirmed(bulk.counts) === 0) {
      return this.renderButton(bulk, { name: "forget", label: t("bulk-hide"), work: api.forget, gone: true });
    }
    const step = stepOf(bulk);
    // What failed, and what was mended by hand, is nowhere else: it is only put aside.
    if (isOver(bulk) || step === "check") {
      return html`<button type="button" class="button button-quiet" @click=${() => this.hide(bulk)}>
          ${t("bulk-hide-now")}
        </button>
        ${open}`;
    }
    // What was never sent may be thrown away from here; all else is decided where its rows are.
    if (begins || step === "read" || step === "columns") {
      const label = t("bulk-throw-away");
      return html`${this.renderButton(bulk, { name: "forget", label, work: api.forget, gone: true })} ${open}`;
    }
    if (bulk.state === "paused" || bulk.state === "interrupted") {
      return html`${this.renderButton(bulk, { name: "resume", label: t("bulk-go-on"), work: api.resume })} ${open}`;
    }
    return open;
  }

  /**
   * @param {Bulk} bulk
   * @param {object} button
   * @param {string} button.name
   * @param {string} button.label
   * @param {(bulk_id: string) => Promise<Bulk | null>} button.work
   * @param {boolean} [button.gone] whether the work is not there afterwards
   */
  renderButton(bulk, { name, label, work, gone = false }) {
    return html`<button
      type="button"
      class="button ${gone && bulk.state !== "waiting" ? "button-quiet" : ""}"
      ?disabled=${this.busy === bulk.bulk_id}
      @click=${() => void this.act(bulk, name, work, gone)}
    >
      ${label}
    </button>`;
  }
}

/**
 * @param {Bulk} bulk
 * @returns {{ tone: string, mark: IconName }}
 */
function looks(bulk) {
  if (bulk.state === "waiting") return { tone: "notice-warn", mark: "trash" };
  if (isResting(bulk) && bulk.error) return { tone: "notice-bad", mark: "circle-alert" };
  if (bulk.state === "interrupted") return { tone: "notice-warn", mark: "triangle-alert" };
  if (!isOver(bulk)) return { tone: "notice-info", mark: bulk.action === "delete" ? "trash" : "upload" };
  if (unconfirmed(bulk.counts) === 0) return { tone: "notice-good", mark: "circle-check" };
  return { tone: "notice-warn", mark: "list-checks" };
}

customElements.define("wz-bulk-notice", BulkNotice);
