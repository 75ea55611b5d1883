/**
 * What the "Add channel" gallery says on each card, and above them when codes cannot come.
 *
 * Pure; drawn by views/gallery-view.js from what the console says is open. A messenger this
 * version does not know gets a plain card under its own word.
 */
/** @import { ChannelWays } from "../types/ChannelWays" */
/** @import { EventsOff } from "../types/EventsOff" */
/** @import { Way } from "../types/Way" */
/** @import { WayOpen } from "../types/WayOpen" */
/** @import { IconName } from "../components/icon.js" */
import { transportTitle } from "./transports.js";

/**
 * @typedef {object} Card
 * @property {string} transport
 * @property {string | null} nameKey the name's sentence, where the name alone would be ambiguous
 * @property {string} name
 * @property {string} about the key of what it is for
 * @property {Way | null} way the way offered first; none when nothing is open
 * @property {IconName} icon
 * @property {string} how the key of how it connects here
 * @property {string | null} time the key of how long it takes
 * @property {string | null} closed the key of which way is closed and why
 */

/** What each is for, and how long connecting takes. @type {Record<string, { about: string, time: string }>} */
const ABOUT = {
  whatsapp: { about: "gallery-whatsapp", time: "time-2" },
  tgapi: { about: "gallery-tgapi", time: "time-2" },
  telegram: { about: "gallery-telegram", time: "time-1" },
  viber: { about: "gallery-viber", time: "time-2" },
  max: { about: "gallery-max", time: "time-2" },
  maxbot: { about: "gallery-maxbot", time: "time-1" },
  wapi: { about: "gallery-wapi", time: "time-15" },
  instapi: { about: "gallery-instagram", time: "time-5" },
  avito: { about: "gallery-avito", time: "time-3" },
  vk: { about: "gallery-vk", time: "time-5" },
  cian: { about: "gallery-cian", time: "time-5" },
};

/** @type {Record<Way, { icon: IconName, how: string }>} */
const HOW = {
  code: { icon: "qr-code", how: "how-code" },
  pairing: { icon: "smartphone", how: "how-pairing" },
  link: { icon: "link", how: "how-link" },
  credentials: { icon: "key", how: "how-token" },
  page: { icon: "external-link", how: "how-page" },
};

/** Where "paste a token" is not it. @type {Record<string, string>} */
const HOW_TYPED = { avito: "how-avito", instapi: "how-instagram" };

/** Why a code cannot be scanned here, when another way is open. @type {Record<EventsOff, string>} */
const NO_CODE = {
  no_public_address: "closed-address",
  switched_off: "closed-switched-off",
  subscribe_failed: "closed-failed",
};

/** Why nothing is open at all. @type {Record<EventsOff, string>} */
const NOTHING = {
  no_public_address: "needs-address",
  switched_off: "needs-switched-off",
  subscribe_failed: "needs-failed",
};

/**
 * The first way that is open: the one to offer.
 * @param {WayOpen[]} ways the best first
 * @returns {Way | null}
 */
export function firstOpen(ways) {
  return ways.find((one) => one.open)?.way ?? null;
}

/**
 * Why the best way is closed, if it is.
 * @param {WayOpen[]} ways
 * @returns {EventsOff | null}
 */
export function closedWhy(ways) {
  const [best] = ways;
  return best && !best.open ? (best.why ?? "no_public_address") : null;
}

/**
 * @param {ChannelWays} one
 * @returns {Card}
 */
export function card({ transport, ways }) {
  const word = transport.toLowerCase();
  const way = firstOpen(ways);
  const why = closedWhy(ways);
  const { icon, how } = HOW[way ?? "code"] ?? HOW.page;
  const closed = why && (way === null ? NOTHING : NO_CODE)[why];
  return {
    transport,
    nameKey: word === "tgapi" ? "gallery-tgapi-name" : null,
    name: transportTitle(transport),
    about: ABOUT[word]?.about ?? "gallery-other",
    way,
    icon,
    how: way === "credentials" ? (HOW_TYPED[word] ?? how) : how,
    time: ABOUT[word]?.time ?? null,
    closed: closed ?? null,
  };
}

/**
 * The line above the cards when codes to scan cannot come, and whether the person can change it.
 * @param {ChannelWays[]} all
 * @returns {{ title: string, text: string, settings: boolean } | null}
 */
export function quietLine(all) {
  const why = all.map((one) => closedWhy(one.ways)).find(Boolean);
  switch (why) {
    case "switched_off":
      return { title: "quiet-switched-off", text: "quiet-switched-off-text", settings: true };
    case "subscribe_failed":
      return { title: "quiet-failed", text: "quiet-failed-text", settings: false };
    case "no_public_address":
      return { title: "quiet-address", text: "quiet-address-text", settings: false };
    default:
      return null;
  }
}
