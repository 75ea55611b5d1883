/**
 * What the messengers are called, and by what each is connected; an unknown one is shown as it
 * came.
 *
 * Pure. Deliberately absent: which ways are open now, which the console tells.
 */

/**
 * What a list calls a channel of this kind.
 * @type {Record<string, string>}
 */
const NAMES = {
  whatsapp: "WhatsApp",
  wapi: "WABA",
  telegram: "Telegram bot",
  tgapi: "Telegram",
  instagram: "Instagram",
  instapi: "Instagram",
  viber: "Viber",
  vk: "VK",
  max: "MAX",
  maxbot: "MAX bot",
  avito: "Avito",
  cian: "Cian",
};

/** What a page with room for it says instead. @type {Record<string, string>} */
const FULL = { wapi: "WhatsApp Business API", vk: "VKontakte" };

/** The app or site behind a channel, as a step names it. @type {Record<string, string>} */
const APPS = { telegram: "Telegram", maxbot: "MAX", wapi: "Meta" };

/** What is typed to connect one. @typedef {"token" | "code" | "instagram"} CredentialsKind */

/** @type {Record<string, CredentialsKind>} */
const CREDENTIALS = { telegram: "token", maxbot: "token", avito: "code", instapi: "instagram" };

/** Connected on the service's own page and nowhere else (API reference 10.1). */
const LINK_ONLY = ["vk", "cian"];

/**
 * The short name of a messenger, for lists.
 * @param {string} transport as in the API
 */
export function transportName(transport) {
  return NAMES[transport.toLowerCase()] ?? transport;
}

/**
 * Its full name, for titles.
 * @param {string} transport
 */
export function transportTitle(transport) {
  return FULL[transport.toLowerCase()] ?? transportName(transport);
}

/**
 * The app or site that a step speaks of.
 * @param {string} transport
 */
export function appName(transport) {
  return APPS[transport.toLowerCase()] ?? transportName(transport);
}

/**
 * What has to be typed to connect it, if anything.
 * @param {string} transport
 * @returns {CredentialsKind | null}
 */
export function credentialsKind(transport) {
  return CREDENTIALS[transport.toLowerCase()] ?? null;
}

/**
 * Whether nothing but a link connects it.
 * @param {string} transport
 */
export function isLinkOnly(transport) {
  return LINK_ONLY.includes(transport.toLowerCase());
}
