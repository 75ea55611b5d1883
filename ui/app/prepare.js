/**
 * What the client needs at hand before a channel is connected, how long it takes, what can go
 * wrong, and what is asked first.
 *
 * Pure; drawn by views/stage-prepare.js. A messenger this version does not know gets the plain
 * lists.
 */
/** @import { Way } from "../types/Way" */

/**
 * @typedef {object} Preparation
 * @property {string[]} need keys
 * @property {string} time a key
 * @property {string[]} wrong keys
 */

/** @type {Record<string, Preparation>} */
const PREPARATIONS = {
  whatsapp: {
    need: ["need-phone", "need-whatsapp-app"],
    time: "takes-2",
    wrong: ["wrong-whatsapp-devices", "wrong-elsewhere", "wrong-late"],
  },
  tgapi: {
    need: ["need-phone-telegram", "need-telegram-password"],
    time: "takes-2",
    wrong: ["wrong-telegram-password", "wrong-elsewhere", "wrong-late"],
  },
  telegram: {
    need: ["need-telegram-token", "need-telegram-owner"],
    time: "takes-1",
    wrong: ["wrong-token-replaced", "wrong-bot-elsewhere"],
  },
  viber: {
    need: ["need-phone", "need-viber-app"],
    time: "takes-2",
    wrong: ["wrong-viber-approve", "wrong-elsewhere", "wrong-late"],
  },
  max: {
    need: ["need-phone", "need-max-app"],
    time: "takes-2",
    wrong: ["wrong-phone-offline", "wrong-elsewhere", "wrong-late"],
  },
  maxbot: {
    need: ["need-max-token", "need-max-owner"],
    time: "takes-1",
    wrong: ["wrong-token-replaced", "wrong-bot-elsewhere"],
  },
  wapi: {
    need: ["need-meta-login", "need-meta-number"],
    time: "takes-15",
    wrong: ["wrong-meta-number", "wrong-meta-review"],
  },
  instapi: {
    need: ["need-instagram-business", "need-instagram-four"],
    time: "takes-5",
    wrong: ["wrong-instagram-page", "wrong-instagram-token"],
  },
  avito: {
    need: ["need-avito-login", "need-avito-code"],
    time: "takes-3",
    wrong: ["wrong-avito-code", "wrong-avito-plan"],
  },
  vk: {
    need: ["need-vk-admin", "need-link-browser"],
    time: "takes-5",
    wrong: ["wrong-vk-admin", "wrong-link-old"],
  },
  cian: {
    need: ["need-cian-login", "need-link-browser"],
    time: "takes-5",
    wrong: ["wrong-cian-plan", "wrong-link-old"],
  },
};

/** @type {Preparation} */
const UNKNOWN = { need: ["need-unknown"], time: "takes-unknown", wrong: ["wrong-unknown"] };

/**
 * @param {string} transport
 * @returns {Preparation}
 */
export function preparation(transport) {
  return PREPARATIONS[transport.toLowerCase()] ?? UNKNOWN;
}

/** The first question and what stands below it. @typedef {{ title: string, lead: string }} Question */

/** What is asked first, by the way that is taken. @type {Record<Way, Question>} */
const QUESTIONS = {
  code: { title: "ask-title", lead: "ask-lead" },
  pairing: { title: "ask-pairing-title", lead: "ask-pairing-lead" },
  link: { title: "ask-link-title", lead: "ask-link-lead" },
  credentials: { title: "ask-credentials-title", lead: "ask-credentials-lead" },
  page: { title: "ask-page-title", lead: "ask-page-lead" },
};

/** Where something is typed, it is called by its name. @type {Record<string, Question>} */
const TYPED = {
  telegram: { title: "ask-token-title", lead: "ask-token-lead" },
  maxbot: { title: "ask-token-title", lead: "ask-token-lead" },
  avito: { title: "ask-avito-title", lead: "ask-avito-lead" },
  instapi: { title: "ask-instagram-title", lead: "ask-instagram-lead" },
};

/** @type {Question} */
const CLOSED = { title: "ask-closed-title", lead: "ask-closed-lead" };

/**
 * @param {string} transport
 * @param {Way | null} way none when nothing is open
 * @returns {Question}
 */
export function question(transport, way) {
  if (way === null) return CLOSED;
  if (way === "credentials") return TYPED[transport.toLowerCase()] ?? QUESTIONS.credentials;
  return QUESTIONS[way];
}

/** How one comes by what has to be typed, in three lines. @type {Record<string, string[]>} */
const HOW_TO_GET = {
  telegram: ["get-telegram-1", "get-telegram-2", "get-telegram-3"],
  maxbot: ["get-max-1", "get-max-2", "get-max-3"],
  avito: ["get-avito-1", "get-avito-2", "get-avito-3"],
  instapi: ["get-instagram-1", "get-instagram-2", "get-instagram-3"],
};

/**
 * @param {string} transport
 * @returns {string[]} keys, in order
 */
export function howToGet(transport) {
  return HOW_TO_GET[transport.toLowerCase()] ?? [];
}
