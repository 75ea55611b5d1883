/**
 * Light, dark, or as the system says: one attribute on <html>, which the tokens follow.
 *
 * Used by context.js. Deliberately absent: asking the system. The host gives the window the
 * system's theme, and with it the page's media query; "system" leaves it to that.
 */

/**
 * @param {Element} root
 * @param {string} preference "system", "light" or "dark"
 */
export function applyTheme(root, preference) {
  root.setAttribute("data-theme", preference);
}
