/**
 * When deleting people asks for a number to be typed, and whether it was.
 *
 * Pure; used by views/people-delete.js.
 */

/** Above so many the number is typed. */
export const CONFIRM_ABOVE = 10;

/**
 * Whether the number was typed, however it is grouped.
 * @param {string} typed
 * @param {number} count
 */
export function isNumberTyped(typed, count) {
  return typed.replace(/[\s.,'’\u202f\u00a0]/g, "") === String(count);
}
