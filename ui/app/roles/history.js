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
   * @param {Int32Array} moved where each place went; -1 when it is gone
   * @param {(at: number, code: number) => number} value what a value is called now
   */
  move(moved, value) {
    const along = (/** @type {Step[]} */ steps) => steps.map(one).filter((step) => step.at.length > 0);
    // A step may be a whole sheet, and there may be many: no lists between, only the arrays.
    const one = (/** @type {Step} */ { label, at, from, to }) => {
      const step = { label, at: new Uint32Array(at.length), from: new Uint16Array(at.length), to: new Uint16Array(at.length) };
      let count = 0;
      for (let index = 0; index < at.length; index += 1) {
        const place = moved[at[index]];
        if (place < 0) continue;
        step.at[count] = place;
        step.from[count] = value(at[index], from[index]);
        step.to[count] = value(at[index], to[index]);
        count += 1;
      }
      if (count === at.length) return step;
      const { at: places, from: before, to: after } = step;
      return { label, at: places.slice(0, count), from: before.slice(0, count), to: after.slice(0, count) };
    };
    this.done = along(this.done);
    this.undone = along(this.undone);
  }
}
