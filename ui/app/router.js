/**
 * The page shown, as the address after "#"; back and forward work by themselves.
 *
 * `parseRoute` and `formatRoute` are pure. A view gets its route as a property.
 */

import { Unsaved } from "./unsaved.js";

/**
 * @typedef {object} Route
 * @property {string} page
 * @property {string[]} rest what follows the page: an account id, a tab
 */

/** Every page there is; an unknown address is the clients list. */
export const PAGES = [
  "clients",
  "new-client",
  "grant",
  "creation",
  "account",
  "connect",
  "import",
  "bulk",
  "attention",
  "settings",
];

/**
 * @param {string} hash
 * @returns {Route}
 */
export function parseRoute(hash) {
  const [page, ...rest] = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return PAGES.includes(page) ? { page, rest } : { page: "clients", rest: [] };
}

/**
 * @param {string} page
 * @param {string[]} rest
 * @returns {string} an address for href
 */
export function formatRoute(page, ...rest) {
  return `#${[page, ...rest].map(encodeURIComponent).join("/")}`;
}

/** Follows the address and tells of each change. */
export class Router {
  /** @param {Window} window */
  constructor(window) {
    this.window = window;
    this.route = parseRoute(window.location.hash);
    /** Asked before a change of the page is followed. */
    this.unsaved = new Unsaved();
    /** @type {string | null} the address that may be gone to though something is unsaved */
    this.allowed = null;
  }

  /**
   * Calls back on each change of the page.
   * @param {(route: Route) => void} changed
   */
  follow(changed) {
    this.window.addEventListener("hashchange", (event) => {
      if (this.holds(event)) return;
      this.route = parseRoute(this.window.location.hash);
      changed(this.route);
    });
  }

  /**
   * Keeps the page while the person is asked, and its address with it.
   * @param {HashChangeEvent} event
   */
  holds({ newURL, oldURL }) {
    const { window, unsaved, allowed } = this;
    const to = new URL(newURL).hash;
    this.allowed = null;
    if (!unsaved.isHeld || to === allowed) return false;
    window.history.replaceState(window.history.state, "", oldURL);
    unsaved.before(() => {
      this.allowed = to;
      window.location.hash = to;
    });
    return true;
  }

  /**
   * Goes to a page.
   * @param {string} page
   * @param {string[]} rest
   */
  go(page, ...rest) {
    this.window.location.hash = formatRoute(page, ...rest);
  }

  /**
   * Goes to a page in the place of the present one, so that "back" skips it.
   * @param {string} page
   * @param {string[]} rest
   */
  replace(page, ...rest) {
    this.window.location.replace(formatRoute(page, ...rest));
  }
}
