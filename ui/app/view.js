/**
 * What every view is: light DOM, four phases, and listeners that end with it.
 *
 * Extended by views/. A view overrides `load`, `renderReady` and, if it lists things,
 * `renderSkeleton`; the heading gets the focus when the view appears.
 */
/** @import { ApiError } from "./errors.js" */
/** @import { Context } from "./context.js" */
/** @import { Events } from "./events.js" */
/** @import { Route } from "./router.js" */
import { html, LitElement, nothing } from "lit";
import { failureBlank } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { asApiError } from "./errors.js";
import { hear } from "./events.js";

/** A skeleton seen for less than this only flickers; ms. */
const SKELETON_AFTER = 200;

/** A page, or an element that lives as long as a page. */
export class View extends LitElement {
  static properties = {
    app: { attribute: false },
    route: { attribute: false },
    phase: { state: true },
    slow: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    // Both are given by whoever draws the view, before it is connected.
    this.app = /** @type {Context} */ (/** @type {unknown} */ (undefined));
    this.route = /** @type {Route} */ ({ page: "", rest: [] });
    /** @type {"loading" | "ready" | "error"} */
    this.phase = "loading";
    this.slow = false;
    /** @type {ApiError | null} what `load` failed with */
    this.failure = null;
    /** What takes the focus when the view appears; a selector. */
    this.focusOn = "h1";
    this.settled = false;
    /** @type {(() => void)[]} */
    this.stops = [];
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const redraw = () => {
      this.requestUpdate();
      // What failed for want of a password is read again once it is there.
      if (this.failure?.code === "signed_out" && !this.signsIn) void this.start();
    };
    this.app.addEventListener("change", redraw);
    this.keep(() => this.app.removeEventListener("change", redraw));
    void this.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.stops.splice(0)) stop();
  }

  /** The translator. */
  get t() {
    return this.app.t;
  }

  /** Whether the password is being waited for, from the keychain or from the person. */
  get signsIn() {
    return this.app.needsPassword || this.app.vaultWaiting !== null;
  }

  /** Reads what the view needs before it has something to show. */
  async load() {}

  /** Loads, or loads again after a failure. */
  async start() {
    this.phase = "loading";
    this.failure = null;
    const timer = setTimeout(() => (this.slow = true), SKELETON_AFTER);
    this.keep(() => clearTimeout(timer));
    try {
      await this.load();
      this.phase = "ready";
    } catch (thrown) {
      this.failure = asApiError(thrown);
      this.phase = "error";
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
  }

  /**
   * Hears an event of the console while the view is shown.
   * @template {keyof Events} K
   * @param {K} name
   * @param {(payload: Events[K]) => void} handler
   */
  hear(name, handler) {
    this.keep(hear(name, handler));
  }

  /**
   * Listens to a DOM event while the view is shown.
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} handler
   * @param {AddEventListenerOptions} [options]
   */
  listen(target, type, handler, options) {
    target.addEventListener(type, handler, options);
    this.keep(() => target.removeEventListener(type, handler, options));
  }

  /**
   * Draws the view anew at an interval, for ages.
   * @param {number} ms
   */
  tick(ms) {
    const timer = setInterval(() => this.requestUpdate(), ms);
    this.keep(() => clearInterval(timer));
  }

  /**
   * Runs when the view is left.
   * @param {() => void} stop
   */
  keep(stop) {
    this.stops.push(stop);
  }

  /**
   * An element of the view by its id.
   * @param {string} id
   * @returns {any}
   */
  byId(id) {
    return this.renderRoot.querySelector(`#${id}`);
  }

  /** Puts the focus on the first field with a problem, once it is drawn. */
  async focusProblem() {
    await this.updateComplete;
    const field = this.renderRoot.querySelector("[aria-invalid='true']");
    if (field instanceof HTMLElement) field.focus();
  }

  updated() {
    if (this.settled) return;
    const target = this.renderRoot.querySelector(this.focusOn);
    if (!(target instanceof HTMLElement)) return;
    this.settled = true;
    if (!this.contains(document.activeElement)) target.focus({ preventScroll: true });
  }

  render() {
    if (this.phase === "ready") return this.renderReady();
    if (this.phase === "error" && this.failure) return this.renderFailure(this.failure);
    return this.slow ? this.renderSkeleton() : nothing;
  }

  /** @returns {unknown} */
  renderReady() {
    return nothing;
  }

  /** @returns {unknown} */
  renderSkeleton() {
    return html`<div class="page" aria-busy="true">
      <p class="visually-hidden" role="status">${this.t("loading")}</p>
    </div>`;
  }

  /**
   * @param {ApiError} failure
   * @returns {unknown}
   */
  renderFailure(failure) {
    const again = () => void this.start();
    if (failure.code !== "signed_out" || !this.signsIn) return failureBlank(this.app, failure, again);
    // No failure to alarm about: the sentence above the page says what is waited for.
    return html`<div class="blank">
      <div class="blank-mark">${icon("lock")}</div>
      <h1 tabindex="-1">${this.t("failure-signed-out-title")}</h1>
      <p class="muted">${this.t("failure-signed-out")}</p>
    </div>`;
  }
}
