/**
 * What was done within a visit, step by step, without limit.
 *
 * Pure; kept by matrix.js, which applies the steps. A step is three short arrays, so that filling
 * a column of 1,000 a hundred times weighs little.
 */

/**
 * @typedef {object} Step
 * @property {string} label what the caller called it
 * @property {Uint32Array} at the places changed
 * @property {Uint16Array} from what stood there
 * @property {Uint16Array} to what was put there
 */

/** The steps done and undone. */
export class History {
  constructor() {
    /** @type {Step[]} */
    this.done = [];
    /** @type {Step[]} */
    this.undone = [];
  }

  /** @param {Step} step */
  push(step) {
    this.done.push(step);
    this.undone = [];
  }

  /** The last step, to be taken back. */
  undo() {
    const step = this.done.pop();
    if (step) this.undone.push(step);
    return step;
  }

  /** The step last taken back, to be done again. */
  redo() {
    const step = this.undone.pop();
    if (step) this.done.push(step);
    return step;
  }

  /**
   * Takes the steps along to another matrix; what has no place there is left out.
   * @param {(at: number) => number} place -1 when it is gone
   * @param {(at: number, code: number) => number} value what a value is called now
   */
  move(place, value) {
    const moved = (/** @type {Step[]} */ steps) => steps.map(one).filter((step) => step.at.length > 0);
    const one = (/** @type {Step} */ { label, at, from, to }) => {
      const kept = [...at.keys()].filter((index) => place(at[index]) >= 0);
      return {
        label,
        at: Uint32Array.from(kept, (index) => place(at[index])),
        from: Uint16Array.from(kept, (index) => value(at[index], from[index])),
        to: Uint16Array.from(kept, (index) => value(at[index], to[index])),
      };
    };
    this.done = moved(this.done);
    this.undone = moved(this.undone);
  }
}
