/**
 * What the tabs of users and contacts share: whose people, one reading at a time, what is chosen.
 *
 * Extended by users-flow.js and contacts-flow.js. A reading ends with the tab.
 */
/** @import { Account } from "../types/Account" */
/** @import { ApiError } from "../app/errors.js" */
import * as jobs from "../api/jobs.js";
import { asApiError } from "../app/errors.js";
import { NONE } from "../app/people/selection.js";
import { View } from "../app/view.js";
import { hearSearchKey } from "./people-head.js";

/** A tab with people of one client. */
export class PeopleFlow extends View {
  static properties = {
    ...View.properties,
    account: { attribute: false },
    search: { state: true },
    soFar: { state: true },
    readFailure: { state: true },
    selection: { state: true },
    deleting: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    // Given by the client's page.
    this.account = /** @type {Account} */ (/** @type {unknown} */ (undefined));
    this.search = "";
    /** @type {number | null} rows read so far, while the list is being read */
    this.soFar = null;
    /** @type {ApiError | null} why the last reading ended early */
    this.readFailure = null;
    this.selection = NONE;
    /** @type {{ id: string, name: string }[] | null} who is about to be deleted */
    this.deleting = null;
    /** @type {string | null} the reading that goes on */
    this.job = null;
    /** Whether nothing was read for want of a password. */
    this.waits = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.keep(() => this.stopReading());
    hearSearchKey(this);
    this.tick(30_000);
  }

  get accountId() {
    return this.account.account_id;
  }

  /** Whether the client must allow access before anything can be asked or changed. */
  get closed() {
    return this.account.granted === "needed";
  }

  /** Whether the server can be asked now; if it is the password that is missing, soon. */
  get mayAsk() {
    this.waits = this.signsIn;
    return !this.closed && !this.waits;
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    /** @type {Account | undefined} */
    const before = changes.get("account");
    const other = before !== undefined && before.account_id !== this.accountId;
    const allowed = before?.granted === "needed" && !this.closed;
    if (other) this.reset();
    if (other || allowed || (this.waits && !this.signsIn)) {
      this.waits = false;
      void this.start();
    }
  }

  /**
   * Chooses only those still there.
   * @param {(id: string) => boolean} isThere
   */
  keepChosen(isThere) {
    this.selection = this.selection.keep(isThere);
  }

  /** Another search: "all" was all that the one before found. */
  dropAll() {
    if (this.selection.all) this.selection = NONE;
  }

  /** They wait to be deleted: what undoes it gets the focus. */
  async deleted() {
    this.deleting = null;
    this.selection = NONE;
    await this.updateComplete;
    // After the dialog has given the focus back to where it was.
    setTimeout(() => {
      const undo = this.querySelector("wz-bulk-notice button");
      if (undo instanceof HTMLElement) undo.focus();
    });
  }

  /** Forgets whose people these were. */
  reset() {
    this.stopReading();
    this.selection = NONE;
    this.readFailure = null;
  }

  /**
   * One reading of the whole list; a failure is kept in `readFailure`.
   * @param {(job: string) => Promise<void>} work
   */
  async reading(work) {
    if (this.job !== null) return;
    const job = crypto.randomUUID();
    this.job = job;
    this.soFar = 0;
    this.readFailure = null;
    try {
      await work(job);
    } catch (thrown) {
      const failure = asApiError(thrown);
      // Stopped by the person is no failure.
      if (this.job === job && failure.code !== "cancelled") this.readFailure = failure;
    } finally {
      if (this.job === job) {
        this.job = null;
        this.soFar = null;
      }
    }
  }

  /** Stops the reading; what came is kept. */
  stopReading() {
    if (this.job !== null) void jobs.stop(this.job).catch(() => {});
    this.job = null;
    this.soFar = null;
  }
}
