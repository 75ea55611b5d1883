/**
 * Where to tap: the steps on the client's phone for each messenger, and on the page of WABA.
 *
 * Pure; drawn by views/stage-left.js. The words stay general where the apps' versions differ.
 */
/** @import { Tap } from "../components/tap-drawing.js" */

/** @typedef {{ title: string, note: string, tap: Tap }} Step */

/** @type {Step} */
const OPEN = { title: "step-open", note: "step-open-note", tap: "open" };

/** @type {Record<string, Step[]>} */
const SCAN = {
  whatsapp: [
    OPEN,
    { title: "step-settings", note: "step-settings-note", tap: "menu" },
    { title: "step-point", note: "step-point-note", tap: "point" },
  ],
  tgapi: [
    OPEN,
    { title: "step-telegram-devices", note: "step-telegram-devices-note", tap: "device" },
    { title: "step-telegram-link", note: "step-point-note", tap: "point" },
  ],
  viber: [
    OPEN,
    { title: "step-viber-more", note: "step-viber-more-note", tap: "more" },
    { title: "step-viber-point", note: "step-viber-point-note", tap: "approve" },
  ],
  max: [
    OPEN,
    { title: "step-max-devices", note: "step-max-devices-note", tap: "device" },
    { title: "step-max-point", note: "step-point-note", tap: "point" },
  ],
};

/** For a messenger this version does not know. @type {Step[]} */
const SCAN_OTHER = [
  OPEN,
  { title: "step-other-find", note: "step-other-find-note", tap: "menu" },
  { title: "step-other-point", note: "step-point-note", tap: "point" },
];

/** @type {Step[]} */
const PAIRING = [
  { title: "step-open-linked", note: "step-open-linked-note", tap: "menu" },
  { title: "step-instead", note: "step-instead-note", tap: "instead" },
  { title: "step-type", note: "step-type-note", tap: "type" },
];

/** @type {Step[]} */
const PAGE = [
  { title: "step-page-open", note: "step-page-open-note", tap: "point" },
  { title: "step-page-sign-in", note: "step-page-sign-in-note", tap: "type" },
  { title: "step-page-finish", note: "step-page-finish-note", tap: "approve" },
];

/**
 * @param {string} transport
 * @param {"scan" | "pairing" | "page"} left
 * @returns {Step[]}
 */
export function steps(transport, left) {
  if (left === "pairing") return PAIRING;
  if (left === "page") return PAGE;
  return SCAN[transport.toLowerCase()] ?? SCAN_OTHER;
}
