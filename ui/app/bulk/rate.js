/**
 * How fast rows go, from how far the work was before.
 *
 * Pure; time is passed in. Only the last half minute counts, so that a pause or a slow beginning
 * is soon forgotten.
 */

/** What counts; ms. */
const SPAN = 30_000;

/** Less than this says nothing yet; ms. */
const LEAST = 2000;

/** Watches a number grow. */
export class Rate {
  constructor() {
    /** @type {{ at: number, done: number }[]} the oldest first */
    this.seen = [];
    /** @type {number | null} when the number last grew; epoch ms */
    this.grew = null;
  }

  /**
   * @param {number} done
   * @param {number} now epoch ms
   */
  note(done, now) {
    const last = this.seen.at(-1);
    // A smaller number is other work.
    if (last && done < last.done) this.seen = [];
    if (this.grew === null || done !== last?.done) this.grew = now;
    this.seen.push({ at: now, done });
    while (this.seen.length > 2 && this.seen[1].at < now - SPAN) this.seen.shift();
  }

  /** Rows a minute; null while nothing can be said. */
  get perMinute() {
    const [first] = this.seen;
    const last = this.seen.at(-1);
    if (!first || !last || last.at - first.at < LEAST) return null;
    const rate = ((last.done - first.done) / (last.at - first.at)) * 60_000;
    return rate > 0 ? Math.round(rate) : null;
  }

  /**
   * How long the number has not grown; 0 before it was seen.
   * @param {number} now epoch ms
   */
  quiet(now) {
    return this.grew === null ? 0 : now - this.grew;
  }
}
