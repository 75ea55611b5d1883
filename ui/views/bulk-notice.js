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
import { isOver, isUnsent, progress, stepOf, unconfirmed } from "../app/bulk/states.js";
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
  }

  /**
   * @param {Bulk} bulk
   * @param {(bulk_id: string) => Promise<Bulk | null>} work
   * @param {boolean} [gone] whether it is not there afterwards
   */
  async act({ bulk_id }, work, gone = false) {
    this.busy = bulk_id;
    try {
      const bulk = await work(bulk_id);
      if (gone) this.app.bulks.drop(bulk_id);
      else if (bulk) this.app.bulks.put(bulk);
    } catch (thrown) {
      this.app.toast({ tone: "bad", text: failureSentence(this.app, asApiError(thrown)) });
    } finally {
      this.busy = "";
    }
  }

  render() {
    const { kinds } = this;
    const own = this.app.bulks.of(this.accountId);
    const shown = own.filter((one) => kinds === null || kinds.includes(one.kind));
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
        <span class="visually-hidden" role="status">${bulkSentence(app, bulk)}</span>
        <wz-countdown .until=${bulk.sends_at ?? 0} .now=${app.now} .say=${say}></wz-countdown>
      </p>`;
    }
    const { done, total } = progress(bulk);
    return html`<p class="number" role="status">${bulkSentence(app, bulk)}</p>
      ${state === "sending" || state === "checking"
        ? html`<progress
            class="progress bulk-progress"
            max=${total || 1}
            .value=${done}
            aria-label=${t("bulk-progress")}
          ></progress>`
        : nothing}
      ${state === "paused" && bulk.error ? html`<p>${failureSentence(app, bulk.error)}</p>` : nothing}`;
  }

  /** @param {Bulk} bulk */
  renderActions(bulk) {
    const { t } = this;
    const begins = bulk.state === "interrupted" && bulk.action === "delete" && isUnsent(bulk);
    if (bulk.state === "waiting") return this.renderButton(bulk, t("bulk-undo"), api.undo, true);
    const open = html`<a class="button" href=${formatRoute("bulk", bulk.bulk_id)}>${t("bulk-look")}</a>`;
    if (isOver(bulk)) {
      const close = this.renderButton(bulk, t("bulk-hide"), api.forget, true);
      return unconfirmed(bulk.counts) === 0 ? close : html`${close} ${open}`;
    }
    // What was never sent may be thrown away from here; all else is decided where its rows are.
    if (begins || ["read", "columns", "check"].includes(stepOf(bulk))) {
      return html`${this.renderButton(bulk, t("bulk-throw-away"), api.forget, true)} ${open}`;
    }
    if (bulk.state === "paused" || bulk.state === "interrupted") {
      return html`${this.renderButton(bulk, t("bulk-go-on"), api.resume)} ${open}`;
    }
    return open;
  }

  /**
   * @param {Bulk} bulk
   * @param {string} label
   * @param {(bulk_id: string) => Promise<Bulk | null>} work
   * @param {boolean} [gone]
   */
  renderButton(bulk, label, work, gone = false) {
    return html`<button
      type="button"
      class="button ${gone && bulk.state !== "waiting" ? "button-quiet" : ""}"
      ?disabled=${this.busy === bulk.bulk_id}
      @click=${() => void this.act(bulk, work, gone)}
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
  if (bulk.state === "interrupted") return { tone: "notice-warn", mark: "triangle-alert" };
  if (bulk.state === "paused" && bulk.error) return { tone: "notice-bad", mark: "circle-alert" };
  if (!isOver(bulk)) return { tone: "notice-info", mark: bulk.action === "delete" ? "trash" : "upload" };
  if (unconfirmed(bulk.counts) === 0) return { tone: "notice-good", mark: "circle-check" };
  return { tone: "notice-warn", mark: "list-checks" };
}

customElements.define("wz-bulk-notice", BulkNotice);
