/**
 * Whether a list was read so that who is not in it exists no more.
 *
 * Pure; used by views/roles-reading.js.
 */
/** @import { Listed } from "../../types/Listed" */
/** @import { User } from "../../types/User" */

/**
 * Read to its end, and everybody who was read is here.
 * @param {User[]} users
 * @param {Listed} listed
 */
export function isWhole(users, { count, stopped }) {
  return !stopped && new Set(users.map(({ id }) => id)).size >= count;
}
