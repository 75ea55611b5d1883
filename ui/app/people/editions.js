/**
 * The two lists of employees a client has: the console's own and the public API's (v3).
 *
 * The screens are the same; every difference is here: calls, bounds, where a phone comes from,
 * which key it takes. Used by the users' views. Deliberately absent: looks.
 */
/** @import { ItemOutcome } from "../../types/ItemOutcome" */
/** @import { Listed } from "../../types/Listed" */
/** @import { NewUser } from "../../types/NewUser" */
/** @import { User } from "../../types/User" */
import * as v2 from "../../api/users.js";
import * as v3 from "../../api/v3-users.js";

/** How many users an account may have, in either list (API reference 13.4). */
export const MOST_USERS = 1000;

/** @typedef {(account_id: string, user: NewUser, job_id: string) => Promise<ItemOutcome[]>} Write */

/**
 * @typedef {object} Edition
 * @property {"v2" | "v3"} edition as the commands call it
 * @property {"users" | "v3_users"} kind as bulk work and imports call it
 * @property {"users_listed" | "v3_users_listed"} listed the event that brings rows
 * @property {string} title
 * @property {string} about one sentence on what this list is
 * @property {{ id: number, name: number }} most characters taken
 * @property {{ id: number, name: number } | null} usual characters that other programs stop at
 * @property {boolean} keyed whether it takes a key of the client's own
 * @property {boolean} phonesListed whether the list has phones; else each is looked up
 * @property {boolean} hasRoles whether roles and hidden numbers are about these users
 * @property {(account_id: string, job_id: string) => Promise<Listed>} list
 * @property {(account_id: string, id: string) => Promise<User>} get
 * @property {Write} add refused where somebody has the id
 * @property {Write} change of somebody who is there
 * @property {Write} put adds or replaces, whichever it takes
 */

/** @type {Edition} */
const OWN = {
  edition: "v2",
  kind: "users",
  listed: "users_listed",
  title: "users-edition-own",
  about: "users-edition-own-about",
  most: { id: 64, name: 150 },
  usual: null,
  keyed: false,
  phonesListed: true,
  hasRoles: true,
  list: v2.list,
  get: v2.get,
  add: (account_id, user, job_id) => v2.upsert(account_id, [user], true, job_id),
  change: (account_id, user, job_id) => v2.update(account_id, [user], job_id),
  put: (account_id, user, job_id) => v2.upsert(account_id, [user], false, job_id),
};

// It takes 200 characters, while programs around it stop at 64 and 150 (API reference 14, row 13).
/** @type {Edition} */
const PUBLIC = {
  edition: "v3",
  kind: "v3_users",
  listed: "v3_users_listed",
  title: "users-edition-public",
  about: "users-edition-public-about",
  most: { id: 200, name: 200 },
  usual: { id: 64, name: 150 },
  keyed: true,
  phonesListed: false,
  hasRoles: false,
  list: v3.list,
  get: v3.get,
  add: (account_id, user, job_id) => v3.upsert(account_id, [user], true, job_id),
  change: (account_id, user, job_id) => v3.upsert(account_id, [user], false, job_id),
  put: (account_id, user, job_id) => v3.upsert(account_id, [user], false, job_id),
};

/** Both, in the order they are offered. */
export const EDITIONS = [OWN, PUBLIC];

/**
 * The edition an address names; the console's own without a name.
 * @param {string | undefined} name
 */
export function editionOf(name) {
  return name === "public" ? PUBLIC : OWN;
}

/**
 * How an address names an edition.
 * @param {Edition} edition
 * @returns {string[]}
 */
export function editionPath(edition) {
  return edition === PUBLIC ? ["public"] : [];
}
