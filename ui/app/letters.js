/**
 * Which letter a key means, whatever script the keyboard writes.
 *
 * Pure; used by the role matrix, the Roles tab and the window for their keys.
 */

/**
 * Whether a key writes a letter, or stands where that letter is on a keyboard of another script.
 * @param {{ key: string, code: string }} event
 * @param {string} letter
 */
export function means({ key, code }, letter) {
  const foreign = key.length === 1 && /\p{L}/u.test(key) && !/[a-z]/i.test(key);
  return key.toLowerCase() === letter || (foreign && code === `Key${letter.toUpperCase()}`);
}
