/**
 * Own one-colour glyphs for the messengers; the messenger's name always stands beside one.
 *
 * Deliberately absent: the messengers' own artwork, which is trademarked.
 */
import { html, svg } from "lit";

const BUBBLE = svg`<path d="M4 12a8 8 0 1 1 3.6 6.7L4 20l1.2-3.7A8 8 0 0 1 4 12z" />`;

/** A bot's head, whosever bot it is. */
const HEAD = svg`<rect x="4.5" y="8.5" width="15" height="11.5" rx="3.5" /><path d="M12 8.5V5.4" /><circle cx="12" cy="4" r="1.2" /><path d="M2.5 13v3M21.5 13v3" />`;

/** @type {Record<string, unknown>} */
const GLYPHS = {
  whatsapp: svg`${BUBBLE}<path d="m8.4 10 1.7 4.2L12 10.8l1.9 3.4 1.7-4.2" />`,
  wapi: svg`${BUBBLE}<path d="M9 12.2l2.1 2.1 4-4.3" />`,
  tgapi: svg`<path d="M20.5 4.5 3.5 11l5.5 2 2 6 3.2-4.2 4.3 3.2z" /><path d="m9 13 6.5-4.5" />`,
  telegram: svg`${HEAD}<path d="M9.6 13.2h.01M14.4 13.2h.01" stroke-width="2.4" /><path d="M10 16.6h4" />`,
  viber: svg`<path d="M12 3.5c5 0 8 2.4 8 7s-3 7-8 7l-3.5 3V17C5.5 16 4 13.9 4 10.5c0-4.6 3-7 8-7z" /><path d="M9 13.5a4 4 0 0 1 4-4M9.5 9a5.5 5.5 0 0 1 5.5 5" />`,
  max: svg`<path d="M12 4a8 8 0 1 1-4.5 14.6L4.5 20l.7-4A8 8 0 0 1 12 4z" /><path d="M9 14.5v-5l3 3 3-3v5" />`,
  maxbot: svg`${HEAD}<path d="M9.2 16.6v-4.2l2.8 2.6 2.8-2.6v4.2" />`,
  avito: svg`<path d="M12.5 4H20v7.5l-8.5 8.5L4 12.5z" /><circle cx="16" cy="8" r="1.3" />`,
  instapi: svg`<path d="M4 9a2 2 0 0 1 2-2h2l1.5-2h5L16 7h2a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" /><circle cx="12" cy="12.8" r="3.3" />`,
  vk: svg`<circle cx="9" cy="9" r="3" /><path d="M3.5 19a5.5 5.5 0 0 1 11 0M15.5 6.4a3 3 0 0 1 0 5.2M17 14a5.5 5.5 0 0 1 3.5 5" />`,
  cian: svg`<path d="M4 11.5 12 5l8 6.5" /><path d="M6.5 10v9h11v-9" /><circle cx="12" cy="14" r="2" />`,
};

/**
 * @param {string} transport the API's word
 */
export function messengerMark(transport) {
  const word = transport.toLowerCase();
  const glyph = GLYPHS[word === "instagram" ? "instapi" : word] ?? BUBBLE;
  return html`<span class="messenger-mark" aria-hidden="true"
    ><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.7"
      stroke-linecap="round" stroke-linejoin="round">${glyph}</svg></span
  >`;
}
