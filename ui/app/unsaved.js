/**
 * The one question before anything is left that is not saved: another page, another partner, the
 * window itself.
 *
 * Pure. The page that would lose something puts itself here, through `app.unsaved`; whoever leads
 * away goes through `before`. Deliberately absent: the question's words, which are the page's.
 */

/** Asks the person; runs what it is given once they agreed. @typedef {(go: () => unknown) => void} Ask */

/** Whether somebody would lose something. */
export class Unsaved {
  constructor() {
    /** @type {Ask | null} null while nothing would be lost */
    this.ask = null;
    /** Hears when that changes. */
    this.changed = (/** @type {boolean} */ _held) => {};
  }

  get isHeld() {
    return this.ask !== null;
  }

  /**
   * Somebody would lose something, or nobody any more.
   * @param {Ask | null} ask
   */
  hold(ask) {
    const before = this.isHeld;
    this.ask = ask;
    if (this.isHeld !== before) this.changed(this.isHeld);
  }

  /**
   * Runs what leads away: at once, or when the person agreed.
   * @param {() => unknown} go
   */
  before(go) {
    if (this.ask) this.ask(go);
    else go();
  }
}
