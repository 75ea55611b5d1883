/**
 * The window's own ways out of a page: closing it, and what a web page would do by itself.
 *
 * Used by main.js. A reload loses what is staged, and the web view's menu offers one, so neither
 * is left where nobody needs it; texts keep their menu.
 */
/** @import { Context } from "./context.js" */
import * as windowApi from "../api/window.js";
import { hear } from "./events.js";
import { means } from "./letters.js";

/** @param {Context} app */
export function followWindow(app) {
  const say = (/** @type {boolean} */ held) => void windowApi.hold(held).catch(() => {});
  app.unsaved.changed = say;
  hear("window_closing", () => {
    // Without an answer soon, the window goes all the same.
    if (app.unsaved.isHeld) say(true);
    app.unsaved.before(() => windowApi.close());
  });
}

/** @param {Window} window */
export function keepPage(window) {
  window.addEventListener("keydown", (event) => isReload(event) && event.preventDefault());
  window.addEventListener("contextmenu", (event) => {
    if (!isOfText(event.target, window.getSelection())) event.preventDefault();
  });
}

/**
 * @param {{ key: string, code: string, ctrlKey: boolean, metaKey: boolean }} event
 */
export function isReload(event) {
  return event.key === "F5" || event.key === "BrowserRefresh" || ((event.ctrlKey || event.metaKey) && means(event, "r"));
}

/**
 * Whether a menu is asked for where something can be written, or copied.
 * @param {EventTarget | null} target
 * @param {Selection | null} selection
 */
function isOfText(target, selection) {
  const element = /** @type {Element | null} */ (target);
  return element?.closest?.("input, textarea") != null || (selection !== null && !selection.isCollapsed);
}
