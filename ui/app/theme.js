/**
 * Light, dark, or as the system says: one attribute on <html>, which the tokens follow.
 *
 * Used by context.js. Where the web view does not hear of the system's theme (Linux), the host
 * tells it with `theme_changed`.
 */

/**
 * What `data-theme` must be.
 * @param {string} preference "system", "light" or "dark"
 * @param {"system" | "light" | "dark"} host what the host said of the system, if it could tell
 * @returns {"light" | "dark" | "system"} "system" leaves it to the web view
 */
export function themeAttribute(preference, host) {
  if (preference === "light" || preference === "dark") return preference;
  return host;
}

/**
 * @param {Element} root
 * @param {string} preference
 * @param {"system" | "light" | "dark"} host
 */
export function applyTheme(root, preference, host) {
  root.setAttribute("data-theme", themeAttribute(preference, host));
}
