/**
 * Time zones by city, as offsets from UTC: what the API takes is a number of hours.
 *
 * Pure; the caller passes the time, because a city's offset changes with summer time.
 */

/**
 * A city and what its clocks show.
 * @typedef {object} Zone
 * @property {string} id "Europe/Riga"
 * @property {string} city "Riga"
 * @property {string} region "Europe"
 * @property {number} offset hours from UTC at the time asked for
 * @property {boolean} shifts whether the city changes its clocks during the year
 */

/** What the API accepts; hours (API reference 4.1). */
const LOWEST = -12;
const HIGHEST = 14;

/** For a web view that cannot list its zones: one city for each whole hour that people live in. */
const FALLBACK = [
  "Pacific/Midway", "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles",
  "America/Denver", "America/Chicago", "America/New_York", "America/Sao_Paulo",
  "Atlantic/South_Georgia", "Atlantic/Azores", "Europe/London", "Europe/Madrid", "Europe/Riga",
  "Europe/Istanbul", "Asia/Dubai", "Asia/Almaty", "Asia/Kolkata", "Asia/Dhaka", "Asia/Bangkok",
  "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney", "Pacific/Noumea", "Pacific/Auckland",
];

/**
 * A zone's offset at a time, in hours.
 * @param {string} id
 * @param {number} at epoch ms
 * @returns {number}
 */
export function offsetAt(id, at) {
  const format = new Intl.DateTimeFormat("en", { timeZone: id, timeZoneName: "longOffset" });
  const part = format.formatToParts(at).find((one) => one.type === "timeZoneName")?.value ?? "";
  const found = /GMT([+-])(\d\d):(\d\d)/.exec(part);
  if (!found) return 0;
  const hours = Number(found[2]) + Number(found[3]) / 60;
  return found[1] === "-" ? -hours : hours;
}

/**
 * Every city the API can take, in order of offset and name.
 * @param {number} at epoch ms
 * @param {string[]} [ids] the zones to choose from
 * @returns {Zone[]}
 */
export function zones(at, ids = listed()) {
  const year = new Date(at).getUTCFullYear();
  const january = Date.UTC(year, 0, 15);
  const july = Date.UTC(year, 6, 15);
  return ids
    .filter((id) => id.includes("/") && !id.startsWith("Etc/"))
    .map((id) => ({
      id,
      city: cityOf(id),
      region: id.split("/")[0],
      offset: offsetAt(id, at),
      shifts: offsetAt(id, january) !== offsetAt(id, july),
    }))
    .filter((zone) => zone.offset >= LOWEST && zone.offset <= HIGHEST)
    .sort((a, b) => a.offset - b.offset || a.city.localeCompare(b.city));
}

function listed() {
  return Intl.supportedValuesOf?.("timeZone") ?? FALLBACK;
}

/**
 * "Buenos Aires" for "America/Argentina/Buenos_Aires". Old spellings that the list still uses are
 * given their present name.
 * @param {string} id
 */
export function cityOf(id) {
  const name = (id.split("/").at(-1) ?? id).replaceAll("_", " ");
  return { Calcutta: "Kolkata", Kiev: "Kyiv", Saigon: "Ho Chi Minh City", Katmandu: "Kathmandu" }[
    name
  ] ?? name;
}

/** The person's own zone, or UTC where the web view does not say. */
export function ownZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}

/**
 * "UTC+2", "UTC+5:30", "UTC".
 * @param {number} offset hours
 */
export function offsetLabel(offset) {
  if (offset === 0) return "UTC";
  const minutes = Math.round(Math.abs(offset) * 60);
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `UTC${offset < 0 ? "−" : "+"}${Math.floor(minutes / 60)}${rest}`;
}

/**
 * The zones a search finds: by city, region or offset.
 * @param {Zone[]} all
 * @param {string} search
 */
export function findZones(all, search) {
  const wanted = search.trim().toLocaleLowerCase().replace("-", "−");
  if (wanted === "") return all;
  const starts = (/** @type {Zone} */ zone) => zone.city.toLocaleLowerCase().startsWith(wanted);
  const found = all.filter((zone) =>
    `${zone.city} ${zone.region} ${offsetLabel(zone.offset)}`.toLocaleLowerCase().includes(wanted),
  );
  return [...found.filter(starts), ...found.filter((zone) => !starts(zone))];
}
