/**
 * The heads of the matrix: a channel above each column, a person before each row.
 *
 * Used by role-grid-painter.js. The small buttons in them answer the pointer; keys reach the same
 * through the menu of a cell.
 */
/** @import { Translate } from "../app/i18n.js" */
/** @import { Line, Person } from "../app/roles/places.js" */
/** @import { Scene } from "./role-grid-painter.js" */
import { render } from "lit";
import { phoneNumber } from "../app/words.js";
import { icon } from "./icon.js";
import { initials, lineName, personName } from "./role-grid-words.js";

/** The head of a column. */
export class HeadSlot {
  /** @param {HTMLElement} head */
  constructor(head) {
    this.column = -1;
    /** @type {Line | null | undefined} undefined before it was bound */
    this.line = undefined;
    /** @type {Translate | null} */
    this.t = null;
    this.element = element("div", "role-grid-line");
    this.element.setAttribute("role", "columnheader");
    this.name = element("span", "role-grid-line-name");
    this.number = element("span", "role-grid-line-number");
    this.ask = askButton("ask-line");
    this.element.append(this.name, this.number, this.ask);
    head.append(this.element);
  }

  /**
   * @param {Scene} scene
   * @param {number} column
   * @param {boolean} anew
   */
  bind(scene, column, anew) {
    if (column === this.column && !anew) return;
    const { t, sheet, selection } = scene;
    if (column !== this.column) {
      this.element.style.transform = `translateX(${scene.left(column)}px)`;
      this.element.setAttribute("aria-colindex", String(column + 2));
      this.element.dataset.column = String(column);
    }
    this.column = column;
    const { left, right } = selection.rectangle;
    const classes = ["role-grid-line"];
    if (column >= left && column < right) classes.push("is-in");
    const line = sheet.isPhones(column) ? null : sheet.lines[column];
    if (!line) classes.push("is-phones");
    else if (line.gone) classes.push("is-gone");
    this.element.className = classes.join(" ");
    if (line === this.line && t === this.t) return;
    this.line = line;
    this.t = t;
    this.say(t, line);
  }

  /**
   * @param {Translate} t
   * @param {Line | null} line
   */
  say(t, line) {
    this.ask.hidden = !line;
    write(this.name, line ? headName(t, line) : t("grid-phones"));
    write(this.number, line?.number ?? "");
    this.ask.setAttribute("aria-label", t("grid-ask-line"));
    this.ask.title = t("grid-ask-line");
    if (!line) this.element.title = t("grid-phones-title");
    else if (!line.channel?.name) this.element.title = lineName(t, line);
    else this.element.title = t("grid-line-title", { channel: lineName(t, line), name: line.channel.name });
  }
}

/**
 * @param {Translate} t
 * @param {Line} line
 */
function headName(t, { gone, removed, name }) {
  if (!gone) return name;
  return t(removed ? "grid-line-gone" : "grid-line-unread");
}

/** The head of a row. */
export class PersonSlot {
  /** @param {HTMLElement} row */
  constructor(row) {
    /** @type {Person | null} */
    this.shown = null;
    /** @type {Translate | null} */
    this.t = null;
    this.element = element("div", "role-grid-person");
    this.element.setAttribute("role", "rowheader");
    this.element.setAttribute("aria-colindex", "1");
    this.mark = element("span", "role-grid-mark");
    this.mark.setAttribute("aria-hidden", "true");
    this.name = element("span", "role-grid-name");
    this.ask = askButton("ask-person");
    this.element.append(this.mark, this.name, this.ask);
    row.append(this.element);
  }

  /**
   * @param {Scene} scene
   * @param {number} row
   */
  bind({ t, sheet, selection }, row) {
    const person = sheet.people[row];
    const { top, bottom } = selection.rectangle;
    const classes = ["role-grid-person"];
    if (row >= top && row < bottom) classes.push("is-in");
    if (person.gone) classes.push("is-gone");
    this.element.className = classes.join(" ");
    if (person === this.shown && t === this.t) return;
    this.shown = person;
    this.t = t;
    this.say(t, person);
  }

  /**
   * @param {Translate} t
   * @param {Person} person
   */
  say(t, person) {
    const { gone, id } = person;
    const name = personName(t, person);
    const named = person.name !== "" && !gone;
    write(this.mark, (named && initials(name)) || "?");
    write(this.name, named ? name : t("grid-person-with-id", { name, id }));
    this.element.title = "";
    const asks = named ? t("grid-ask-person", { person: name }) : t("grid-ask-someone");
    this.ask.setAttribute("aria-label", asks);
    this.ask.title = asks;
  }

  /** Says more to a pointer over it; grouping a phone number is too dear for every row scrolled by. */
  point() {
    const { shown: person, t } = this;
    if (!person || !t || this.element.title) return;
    const { gone, removed, id, phone } = person;
    const number = phone ? phoneNumber(phone) : id;
    const more = { name: personName(t, person), number };
    const key = removed ? "grid-person-gone-title" : "grid-person-unread-title";
    this.element.title = gone ? t(key, { id }) : t("grid-person-title", more);
  }
}

/**
 * @param {string} tag
 * @param {string} name
 */
function element(tag, name) {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

/** @param {"ask-line" | "ask-person"} asks */
function askButton(asks) {
  const button = element("button", "role-grid-ask");
  button.setAttribute("type", "button");
  button.tabIndex = -1;
  button.dataset.ask = asks;
  render(icon("info"), button);
  return button;
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
