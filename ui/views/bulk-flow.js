/**
 * What the page of bulk work does at every step: knows which it is at, sends, pauses, ends.
 *
 * The base of bulk-check-flow.js. Deliberately absent: markup, which is in bulk-view.js and its
 * steps.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { Bulk } from "../types/Bulk" */
/** @import { BulkFilter } from "../types/BulkFilter" */
import * as api from "../api/bulk.js";
import { firstFilter, progress, stepOf } from "../app/bulk/states.js";
import { Rate } from "../app/bulk/rate.js";
import { Said } from "../app/bulk/said.js";
import { tableOf } from "../app/bulk/words.js";
import { asApiError } from "../app/errors.js";
import { View } from "../app/view.js";

/** The page is drawn anew so often, for ages and for how long nothing has come; ms. */
const TICK = 5000;

/** Bulk work without its looks: state, commands, events. */
export class BulkFlow extends View {
  static properties = {
    ...View.properties,
    busy: { state: true },
    problem: { state: true },
    back: { state: true },
    filter: { state: true },
    wish: { state: true },
    asking: { state: true },
  };

  constructor() {
    super();
    /** What is being done, by the name of its button; empty while nothing is. */
    this.busy = "";
    /** @type {{ what: string, error: ApiError } | null} what was not done, and why */
    this.problem = null;
    /** Whether the columns are looked at again though they are checked. */
    this.back = false;
    /** @type {BulkFilter | null} null: what the step begins with */
    this.filter = null;
    /** @type {{ name: "pause" | "stop", state: string } | null} asked for, and not come about yet */
    this.wish = null;
    /** @type {"" | "finish" | "throw"} the question that stands before the page */
    this.asking = "";
    this.rate = new Rate();
    /** The state whose pace it is. */
    this.paced = "";
    this.said = new Said();
    /** @type {string | null} the step drawn last */
    this.drawn = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.hear("bulk_changed", ({ bulk }) => bulk.bulk_id === this.bulkId && this.follow());
    this.tick(TICK);
  }

  get bulkId() {
    return this.route.rest[0] ?? "";
  }

  /** The work; undefined once it is forgotten. */
  get bulk() {
    return /** @type {Bulk} */ (this.app.bulks.byId.get(this.bulkId));
  }

  get step() {
    return this.back && this.bulk.state === "ready" ? "columns" : stepOf(this.bulk);
  }

  /** @returns {BulkFilter} */
  get shown() {
    return this.filter ?? firstFilter(this.step, this.bulk.counts);
  }

  async load() {
    if (!this.bulk) this.app.bulks.take(await api.list());
  }

  /** The work is not as it was. */
  follow() {
    const { bulk } = this;
    if (!bulk) return;
    if (bulk.state !== this.paced) this.rate = new Rate();
    this.paced = bulk.state;
    this.rate.note(progress(bulk).done, this.app.now());
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    super.willUpdate(changes);
    const { bulk } = this;
    if (!bulk) return;
    if (this.wish?.state !== bulk.state) this.wish = null;
    // What is shown first is shown on, though the last row with a problem was mended.
    if (this.step === "check") this.filter ??= this.shown;
  }

  updated() {
    super.updated();
    const step = this.phase === "ready" && this.bulk ? this.step : null;
    const before = this.drawn;
    this.drawn = step;
    if (before === null || step === null || before === step) return;
    const { activeElement } = document;
    // The button that was pressed is gone, and with it the focus.
    if (activeElement && activeElement !== document.body) return;
    const heading = this.querySelector("[data-heading]") ?? this.querySelector("h1");
    if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  }

  /**
   * Does one thing at a time and takes over what became of the work.
   * @param {string} name of the button
   * @param {() => Promise<Bulk | null>} work
   * @returns {Promise<boolean>} whether it was done
   */
  async act(name, work) {
    if (this.busy !== "") return false;
    const { step } = this;
    this.busy = name;
    this.problem = null;
    try {
      const bulk = await work();
      if (bulk) this.app.bulks.put(bulk);
      // Each step begins with its own filter.
      if (this.bulk && this.step !== step) this.filter = null;
      return true;
    } catch (thrown) {
      const error = asApiError(thrown);
      // Stopped by the person is no failure.
      if (error.code !== "cancelled") this.problem = { what: name, error };
      return false;
    } finally {
      this.busy = "";
    }
  }

  pause() {
    return this.end("pause", api.pause);
  }

  stop() {
    return this.end("stop", api.stop);
  }

  /**
   * Asks for an end, which comes once what is on its way is through.
   * @param {"pause" | "stop"} name
   * @param {(bulk_id: string) => Promise<Bulk>} ask
   */
  async end(name, ask) {
    const { state } = this.bulk;
    if (await this.act(name, () => ask(this.bulkId))) this.wish = { name, state };
  }

  resume() {
    return this.act("resume", () => api.resume(this.bulkId));
  }

  /** Takes a deletion back that has not begun. */
  undo() {
    return this.act("undo", () => this.leaveAfter(api.undo));
  }

  /** The person is through with it. */
  forget() {
    this.asking = "";
    return this.act("forget", () => this.leaveAfter(api.forget));
  }

  /**
   * Does what ends the work, and goes where its people are.
   * @param {(bulk_id: string) => Promise<unknown>} work
   */
  async leaveAfter(work) {
    const { bulk } = this;
    await work(bulk.bulk_id);
    // Who has left meanwhile is not called back.
    if (this.isConnected) this.app.router.replace(...tableOf(bulk));
    this.app.bulks.drop(bulk.bulk_id);
    return null;
  }
}
