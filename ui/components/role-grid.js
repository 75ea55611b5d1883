/**
 * `<wz-role-grid>`: the matrix of roles as a spreadsheet, by keys, by pointer and by clipboard.
 *
 * Properties: `app`, `matrix`, `people` and `lines` as they are shown, `revision` of the matrix,
 * `locked` while nothing may be changed.
 * Fires `grid-changed` after it changed the matrix, `grid-selected`, `ask-person` { user_id },
 * `ask-line` { channel_id }, and `grid-said` { key, args, text, tone } with what just happened, for
 * the page to say. role-grid-painter.js draws, -keys, -pointer and -clipboard listen, -menu asks.
 */
/** @import { Context } from "../app/context.js" */
/** @import { Edit, Matrix, Redone } from "../app/roles/matrix.js" */
/** @import { Line, Person } from "../app/roles/places.js" */
import { html, LitElement, nothing } from "lit";
import { Sheet } from "../app/roles/fill.js";
import { Selection } from "../app/roles/selection.js";
import { listenToClipboard } from "./role-grid-clipboard.js";
import { gridKey } from "./role-grid-keys.js";
import { gridMenu, placeMenu } from "./role-grid-menu.js";
import { Painter } from "./role-grid-painter.js";
import { listenToPointer } from "./role-grid-pointer.js";
import { stepLabel } from "./role-grid-words.js";

/**
 * What is said after a deed, by its key or as it is; what was refused, with `bad`.
 * @typedef {{ key?: string, args?: Record<string, string | number>, text?: string, tone?: "plain" | "bad" }} Said
 */

let made = 0;

/** The grid. */
export class RoleGrid extends LitElement {
  static properties = {
    app: { attribute: false },
    matrix: { attribute: false },
    people: { attribute: false },
    lines: { attribute: false },
    revision: { attribute: false },
    locked: { attribute: false },
    menu: { state: true },
  };

  constructor() {
    super();
    // These are given by whoever draws the grid.
    this.app = /** @type {Context} */ (/** @type {unknown} */ (undefined));
    this.matrix = /** @type {Matrix} */ (/** @type {unknown} */ (undefined));
    /** @type {Person[]} */
    this.people = [];
    /** @type {Line[]} */
    this.lines = [];
    this.revision = 0;
    this.locked = false;
    /** Whether the menu of the active cell is open. */
    this.menu = false;
    this.gridId = `role-grid-${(made += 1)}`;
    this.chosen = new Selection({ row: 0, column: 0 });
    /** @type {Sheet | null} */
    this.shown = null;
    /** @type {Painter | null} */
    this.painter = null;
    /** @type {(() => void)[]} */
    this.stops = [];
  }

  createRenderRoot() {
    return this;
  }

  /** What is shown of the matrix. */
  get sheet() {
    this.shown ??= new Sheet(this.matrix, this.people, this.lines);
    return this.shown;
  }

  /** @returns {HTMLElement} what has the focus, the role of a grid, and scrolls */
  get scroller() {
    return /** @type {HTMLElement} */ (this.querySelector(".role-grid"));
  }

  /** What is selected, and the place in it that keys act on; no person while nobody is shown. */
  get selection() {
    const { rectangle, anchor } = this.chosen;
    const { people, lines } = this;
    return {
      rectangle,
      people: people.slice(rectangle.top, rectangle.bottom),
      lines: lines.slice(rectangle.left, rectangle.right),
      active: {
        ...anchor,
        person: people[anchor.row] ?? null,
        /** Null for phone numbers. */
        line: lines[anchor.column] ?? null,
      },
    };
  }

  focusGrid() {
    this.scroller?.focus({ preventScroll: true });
  }

  /**
   * Selects something else, and brings it into sight.
   * @param {Selection} selection
   * @param {boolean} [stay] selects it where it is instead
   */
  select(selection, stay = false) {
    this.chosen = selection.within(this.sheet.size);
    if (this.menu) this.closeMenu();
    if (!stay) this.painter?.reveal(this.chosen.head);
    this.draw();
    this.tell("grid-selected");
  }

  /**
   * Changes the matrix as one step, and says how much.
   * @param {Edit[]} edits
   * @param {Said} [said] instead of how many places changed
   * @returns {boolean} whether it was done, or said why not
   */
  apply(edits, said) {
    if (this.isLocked()) return true;
    if (!this.matrix.change(edits)) return false;
    this.changed();
    this.say(said ?? { text: stepLabel(this.app.t, this.matrix) });
    return true;
  }

  /** Whether nothing may be changed now; says so. */
  isLocked() {
    if (this.locked) this.say({ key: "grid-said-saving" });
    return this.locked;
  }

  undo() {
    if (this.isLocked()) return;
    this.redone(this.matrix.undo(), "grid-said-undone", "grid-said-nothing-to-undo");
  }

  redo() {
    if (this.isLocked()) return;
    this.redone(this.matrix.redo(), "grid-said-redone", "grid-said-nothing-to-redo");
  }

  /**
   * Shows where the step was.
   * @param {Redone | null} step
   * @param {string} key
   * @param {string} nothingKey
   */
  redone(step, key, nothingKey) {
    if (!step) return this.say({ key: nothingKey });
    const { count, first } = step;
    if (first.kind !== "notify") {
      const row = this.people.findIndex((person) => person.id === first.user_id);
      const at = first.kind === "role" ? first.channel_id : "";
      const column = at ? this.lines.findIndex((line) => line.channel_id === at) : this.lines.length;
      if (row >= 0 && column >= 0) this.select(new Selection({ row, column }));
    }
    this.changed();
    this.say({ key, args: { count } });
  }

  changed() {
    this.draw();
    this.tell("grid-changed");
  }

  /** @param {Said} said */
  say(said) {
    this.tell("grid-said", said);
  }

  /**
   * @param {string} name
   * @param {unknown} [detail]
   */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  draw() {
    const { sheet, chosen: selection } = this;
    this.painter?.show({ t: this.app.t, sheet, selection });
  }

  /** Brings the active cell into sight. */
  reveal() {
    this.painter?.reveal(this.chosen.anchor);
    this.painter?.paint();
  }

  /** Opens the menu of the active cell. */
  openMenu() {
    if (this.people.length === 0) return;
    this.reveal();
    this.menu = true;
  }

  closeMenu() {
    this.menu = false;
    this.focusGrid();
  }

  firstUpdated() {
    const { scroller } = this;
    this.painter = new Painter(scroller, this.gridId);
    this.start();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.painter) this.start();
  }

  /** Begins to listen; once in the document, and again when it was moved. */
  start() {
    const { scroller, painter } = this;
    if (!painter) return;
    const scrolled = () => {
      // What was scrolled to from here is drawn, and the menu opened at it stays.
      if (!painter.scrolled()) return;
      if (this.menu) this.closeMenu();
      painter.paint();
    };
    scroller.addEventListener("scroll", scrolled, { passive: true });
    const observer = new ResizeObserver(() => painter.measure());
    observer.observe(this);
    observer.observe(scroller);
    const keys = (/** @type {KeyboardEvent} */ event) => gridKey(this, event);
    scroller.addEventListener("keydown", keys);
    this.stops = [
      () => scroller.removeEventListener("scroll", scrolled),
      () => scroller.removeEventListener("keydown", keys),
      () => observer.disconnect(),
      listenToPointer(this),
      listenToClipboard(this),
    ];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.stops.splice(0)) stop();
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!["matrix", "people", "lines"].some((name) => changes.has(name))) return;
    const people = /** @type {Person[] | undefined} */ (changes.get("people")) ?? this.people;
    const lines = /** @type {Line[] | undefined} */ (changes.get("lines")) ?? this.lines;
    this.shown = null;
    // The focus must not go down with the menu.
    if (this.menu) this.closeMenu();
    this.follow(people, lines);
  }

  /**
   * Keeps the keys at the person and line they were at, when what is shown is another choice of
   * them; a rectangle of others would be a surprise.
   * @param {Person[]} people shown before
   * @param {Line[]} lines shown before
   */
  follow(people, lines) {
    const { anchor, head } = this.chosen;
    const row = (/** @type {number} */ at) =>
      this.people.findIndex((person) => person.id === people[at]?.id);
    const column = (/** @type {number} */ at) =>
      at >= lines.length
        ? this.lines.length
        : this.lines.findIndex((line) => line.channel_id === lines[at]?.channel_id);
    const from = { row: row(anchor.row), column: column(anchor.column) };
    const to = { row: row(head.row), column: column(head.column) };
    const moved = new Selection(from, to);
    const kept = from.row >= 0 && to.row >= 0 && moved.count === this.chosen.count;
    this.chosen = (kept ? moved : new Selection(from)).within(this.sheet.size);
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if (["matrix", "people", "lines", "revision", "app"].some((name) => changes.has(name))) this.draw();
    if (this.menu) placeMenu(this);
  }

  render() {
    return html`<div class="role-grid-card">
        <div
          class="role-grid"
          role="grid"
          tabindex="0"
          aria-multiselectable="true"
          aria-label=${this.app.t("grid-label")}
        ></div>
        <div class="role-grid-edge" aria-hidden="true"></div>
      </div>
      ${this.menu ? gridMenu(this) : nothing}`;
  }
}

customElements.define("wz-role-grid", RoleGrid);
