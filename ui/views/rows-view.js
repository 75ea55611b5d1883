/**
 * A long list of which only the rows in sight are drawn, moved through by keys.
 *
 * Extended by client-table.js and fleet-table.js. One row height makes the arithmetic of
 * window-range.js exact; a subclass draws `this.rows` from `range.start` to `range.end` between
 * two elements of the class `rows-space`, each row with its `aria-rowindex`.
 */
import { View } from "../app/view.js";
import { scrollToRow, windowRange } from "../app/window-range.js";

/** Height of a row; px, as `--row` in tokens.css. */
const ROW = 56;

/**
 * @template T
 */
export class RowsView extends View {
  static properties = {
    ...View.properties,
    rows: { attribute: false },
    active: { state: true },
  };

  constructor() {
    super();
    this.settled = true;
    /** @type {T[]} */
    this.rows = [];
    /** The row that keys act on. */
    this.active = 0;
    this.top = 0;
    this.height = 0;
    /** What stays in sight above the rows; px. */
    this.cover = 0;
  }

  /** @returns {HTMLElement} */
  get scroller() {
    return this.closest("main") ?? document.body;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(this.scroller, "scroll", () => this.measure(), { passive: true });
    const observer = new ResizeObserver(() => this.measure());
    observer.observe(this.scroller);
    this.keep(() => observer.disconnect());
  }

  /** Takes the place of the list in the window; draws anew when other rows are in sight. */
  measure() {
    const { scroller } = this;
    const box = this.getBoundingClientRect();
    const top = scroller.getBoundingClientRect().top - box.top - this.cover;
    if (top === this.top && scroller.clientHeight === this.height) return;
    const before = this.range;
    this.top = top;
    this.height = scroller.clientHeight;
    const { start, end } = this.range;
    if (start !== before.start || end !== before.end) this.requestUpdate();
    else this.tellSight();
  }

  get range() {
    const { top, height } = this;
    return windowRange({ count: this.rows.length, rowHeight: ROW, top, height });
  }

  tellSight() {
    const { top, height } = this;
    const seen = windowRange({ count: this.rows.length, rowHeight: ROW, top, height, spare: 0 });
    const detail = this.rows.slice(seen.start, seen.end);
    this.dispatchEvent(new CustomEvent("in-sight", { detail }));
  }

  /** Puts the focus on the first row. */
  enter() {
    void this.move(0);
  }

  /**
   * Opens what a row is about.
   * @param {number} _index
   */
  open(_index) {}

  /**
   * The row nearest to `index` that keys may stop at.
   * @param {number} index
   * @param {number} _way 1 downwards, -1 upwards
   */
  stop(index, _way) {
    return Math.max(0, Math.min(index, this.rows.length - 1));
  }

  /** @param {number} index */
  async move(index) {
    this.active = this.stop(index, index < this.active ? -1 : 1);
    const view = { index: this.active, rowHeight: ROW, top: this.top, height: this.height };
    // The first row brings the head of the page back into sight with it.
    if (this.active === this.stop(0, 1)) this.scroller.scrollTop = 0;
    else this.scroller.scrollTop += scrollToRow({ ...view, cover: this.cover }) - this.top;
    this.measure();
    await this.updateComplete;
    const row = this.querySelector(`[aria-rowindex="${this.active + 2}"]`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const page = Math.max(1, Math.floor(this.height / ROW) - 2);
    const to = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.rows.length - 1,
    }[event.key];
    const onRow = event.target instanceof Element && event.target.matches("[aria-rowindex]");
    if (to !== undefined) void this.move(to);
    else if (event.key === "Enter" && onRow) this.open(this.active);
    else return;
    event.preventDefault();
  }

  /**
   * A click on a row opens it, unless it was meant for something in it or marked text.
   * @param {MouseEvent} event
   * @param {number} index
   */
  pick(event, index) {
    const onControl = event.target instanceof Element && event.target.closest("a, button");
    if (!onControl && !window.getSelection()?.toString()) this.open(index);
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has("rows")) this.active = this.stop(this.active, 1);
  }

  updated() {
    super.updated();
    const { above, below } = this.range;
    const spaces = this.querySelectorAll(".rows-space");
    // The policy of the window forbids style attributes, not styles set from code.
    if (spaces[0] instanceof HTMLElement) spaces[0].style.height = `${above}px`;
    if (spaces[1] instanceof HTMLElement) spaces[1].style.height = `${below}px`;
    this.measure();
    this.tellSight();
  }
}
