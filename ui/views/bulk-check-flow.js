/**
 * What the page of bulk work does before anything is sent: reads the file, checks its rows,
 * compares them with what the client has, takes the person's changes.
 *
 * Extended by bulk-result-flow.js. Deliberately absent: markup, which is in bulk-columns.js and
 * bulk-check.js.
 */
/** @import { ApiError } from "../app/errors.js" */
/** @import { SheetChoice } from "../types/SheetChoice" */
import * as api from "../api/bulk.js";
import * as jobs from "../api/jobs.js";
import { Edits } from "../app/bulk/edits.js";
import { columnTrouble, isMapped } from "../app/bulk/fields.js";
import { checkFilters, otherAtWork } from "../app/bulk/states.js";
import { asApiError } from "../app/errors.js";
import { BulkFlow } from "./bulk-flow.js";

/** Everything guessed. @type {SheetChoice} */
export const GUESS = { encoding: null, separator: null, sheet: null, has_header: null };

/**
 * The client's people as they are being read.
 * @typedef {{ job: string, what: "users" | "contacts" | "", soFar: number }} Reading
 */

/** Bulk work up to its sending. */
export class BulkCheckFlow extends BulkFlow {
  static properties = {
    ...BulkFlow.properties,
    chosen: { state: true },
    ready: { state: true },
    edited: { state: true },
    reading: { state: true },
    readFailure: { state: true },
    round: { state: true },
  };

  constructor() {
    super();
    /** @type {SheetChoice} how the file is to be read, where the guess was wrong */
    this.choice = GUESS;
    /** @type {(string | null)[] | null} fields chosen for the columns; null: as the console has them */
    this.chosen = null;
    /** @type {number | null} rows that would go out; null while they are counted */
    this.ready = null;
    /** Whether cells may have been changed, which other columns forget. */
    this.edited = false;
    /** @type {Reading | null} */
    this.reading = null;
    /** @type {ApiError | null} why the client's people could not be read */
    this.readFailure = null;
    /** Whether they were asked for by the page itself: once is enough. */
    this.asked = false;
    /** How often all rows were checked: each time other rows may be in sight. */
    this.round = 0;
    this.counted = 0;
    this.edits = new Edits({
      edit: (row, values) => api.edit(this.bulkId, row, values),
      skip: (row, skip) => api.skip(this.bulkId, row, skip),
    });
  }

  connectedCallback() {
    super.connectedCallback();
    const listed = (/** @type {"users" | "contacts"} */ what) =>
      (/** @type {{ job_id: string, so_far: number }} */ { job_id, so_far }) => {
        if (this.reading?.job === job_id) this.reading = { job: job_id, what, soFar: so_far };
      };
    this.hear("users_listed", listed("users"));
    this.hear("v3_users_listed", listed("users"));
    this.hear("contacts_listed", listed("contacts"));
    this.listen(this.edits, "change", () => this.changed());
    this.keep(() => this.stopReading());
    this.keep(() => void this.sayWhatIsLost());
  }

  /** The fields of the columns as the rows were checked with. */
  get known() {
    return this.bulk.sheet?.columns.map((column) => column.field) ?? [];
  }

  /** The fields of the columns as they stand now. */
  get fields() {
    return this.chosen ?? this.known;
  }

  /** Whether the columns mean something else than when the rows were checked. */
  get remapped() {
    return this.fields.some((field, at) => field !== this.known[at]);
  }

  /** Other work that these rows have to wait for. */
  get other() {
    return otherAtWork(this.bulk, this.app.bulks.all);
  }

  async load() {
    await super.load();
    if (this.bulk?.state !== "ready") return;
    // Whether cells were changed on an earlier visit is not known.
    this.edited = true;
    await this.count();
    void this.compareFirst();
  }

  follow() {
    super.follow();
    // A number that could not be counted anew stays as it was.
    if (this.bulk?.state === "ready") void this.count().catch(() => {});
  }

  /** Something was typed, or taken over, or refused. */
  changed() {
    this.edited = true;
    this.requestUpdate();
  }

  /**
   * Answers what was said of refused changes; the notice goes, and the focus to the cells.
   * @param {() => void} answer
   */
  async answer(answer) {
    answer();
    await this.updateComplete;
    /** @type {import("./bulk-rows.js").BulkRowsView | null} */
    const rows = this.querySelector("wz-bulk-rows");
    rows?.focusCell();
  }

  /** Who leaves while something typed is on its way hears of it if it was not taken. */
  async sayWhatIsLost() {
    const taken = await this.edits.settled();
    if (!taken && this.bulk?.state === "ready") {
      this.app.toast({ tone: "bad", text: this.t("bulk-edits-lost"), stays: true });
    }
  }

  /** Counts the rows that would go out. */
  async count() {
    this.counted += 1;
    const { counted } = this;
    const { total } = await api.rows(this.bulkId, "ready", 0, 1);
    // A later count may have been answered first.
    if (counted === this.counted) this.ready = total;
  }

  /**
   * Reads the file anew, otherwise than guessed.
   * @param {Partial<SheetChoice>} part
   */
  reread(part) {
    const choice = { ...this.choice, ...part };
    return this.act("reread", async () => {
      const bulk = await this.readAs(choice);
      this.choice = choice;
      this.chosen = null;
      this.back = false;
      this.edited = false;
      return bulk;
    });
  }

  /**
   * Reads the file; as before, where it cannot be read so.
   * @param {SheetChoice} choice
   */
  async readAs(choice) {
    try {
      return await api.read(this.bulkId, choice);
    } catch (thrown) {
      this.app.bulks.put(await api.read(this.bulkId, this.choice));
      throw thrown;
    }
  }

  /**
   * @param {number} at of the column
   * @param {string | null} field null leaves the column out
   */
  choose(at, field) {
    this.chosen = this.fields.with(at, field);
  }

  /** Checks the rows with the columns as they stand. */
  async check() {
    const { fields } = this;
    if (!isMapped(columnTrouble(this.bulk.kind, fields))) return;
    const checked = await this.act("check", async () => {
      await this.edits.settled();
      const anew = this.remapped;
      const bulk = await api.map(this.bulkId, fields);
      if (anew) this.edits.drop();
      this.edited &&= !anew;
      this.judged();
      await this.count();
      this.back = false;
      return bulk;
    });
    if (checked) void this.compareFirst();
  }

  /** All rows were checked: what is in sight may be others. */
  judged() {
    this.round += 1;
    this.chosen = null;
  }

  /** What was never read in full is read by itself, once: new and changed rows look alike till then. */
  compareFirst() {
    const { bulk } = this;
    if (this.asked || !this.isConnected || bulk?.state !== "ready" || bulk.compared_at !== null) return;
    // Without a password there is nobody to ask yet; the button stays.
    if (this.signsIn) return;
    this.asked = true;
    return this.compare();
  }

  /** Reads the client's people anew, so that the comparison is with what is there now. */
  async compare() {
    if (this.busy !== "") return;
    const job = crypto.randomUUID();
    this.readFailure = null;
    this.reading = { job, what: "", soFar: 0 };
    await this.act("compare", async () => {
      try {
        await this.edits.settled();
        // Called off, or left, before it began.
        return this.reading === null ? null : await this.compared(job);
      } catch (thrown) {
        const error = asApiError(thrown);
        if (error.code !== "cancelled") this.readFailure = error;
        return null;
      } finally {
        this.reading = null;
      }
    });
  }

  /** @param {string} job */
  async compared(job) {
    const bulk = await api.compare(this.bulkId, job);
    if (!this.isConnected) return bulk;
    this.judged();
    await this.count();
    const still = checkFilters(bulk.counts, this.ready).some(({ filter }) => filter === this.filter);
    if (!still) this.filter = null;
    return bulk;
  }

  /** Stops the reading; the rows stay compared with what they were. */
  stopReading() {
    if (this.reading) void jobs.stop(this.reading.job).catch(() => {});
    this.reading = null;
  }

  /** Sends the rows, once all that was typed is in them. */
  send() {
    return this.act("send", async () => {
      const taken = await this.edits.settled();
      // What was not taken stands above the rows; who has left sends nothing.
      return taken && this.isConnected ? api.send(this.bulkId) : null;
    });
  }

  /** Throws the table away; asks first where work of the person's hands goes with it. */
  throwAway() {
    if (this.edited) this.asking = "throw";
    else void this.forget();
  }
}
