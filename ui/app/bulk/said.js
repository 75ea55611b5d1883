/**
 * What those who listen are told of work that goes on: a new state at once, how far it is only now
 * and then, or nothing else could be heard.
 *
 * Pure; time is passed in. Used by the page of the work and the bars above the tables.
 */

/** Between two words about how far it is; ms. */
const EVERY = 10_000;

/** Remembers what was said last. */
export class Said {
  constructor() {
    this.about = "";
    this.text = "";
    this.at = -Infinity;
  }

  /**
   * The sentence to stand there for those who listen.
   * @param {string} about what it is about and its state
   * @param {string} text how it stands now
   * @param {number} now epoch ms
   */
  next(about, text, now) {
    if (about !== this.about || now - this.at >= EVERY) {
      this.about = about;
      this.at = now;
      this.text = text;
    }
    return this.text;
  }
}
