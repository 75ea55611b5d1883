/**
 * What the messengers are called; an unknown one is shown as it came.
 */

/** @type {Record<string, string>} */
const NAMES = {
  whatsapp: "WhatsApp",
  wapi: "WABA",
  telegram: "Telegram",
  tgapi: "Telegram",
  instagram: "Instagram",
  instapi: "Instagram",
  viber: "Viber",
  vk: "VK",
  max: "MAX",
  maxbot: "MAX",
  avito: "Avito",
  cian: "Cian",
};

/**
 * The name of a messenger.
 * @param {string} transport as in the API
 */
export function transportName(transport) {
  return NAMES[transport.toLowerCase()] ?? transport;
}
