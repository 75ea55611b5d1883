/**
 * `<wz-gallery>`: every messenger that can be added for a client, and how each connects here.
 *
 * What stands on the cards is decided in app/gallery.js. A messenger with nothing open is shown
 * with the reason and leads nowhere.
 */
/** @import { ChannelWays } from "../types/ChannelWays" */
/** @import { Card } from "../app/gallery.js" */
import { html, nothing } from "lit";
import * as accounts from "../api/accounts.js";
import * as channels from "../api/channels.js";
import { card, quietLine } from "../app/gallery.js";
import { formatRoute } from "../app/router.js";
import { View } from "../app/view.js";
import { clientName } from "../app/words.js";
import { icon } from "../components/icon.js";
import { messengerMark } from "../components/messenger-mark.js";

/** Which card an arrow leads to, from one in a grid of so many columns. @type {Record<string, (columns: number) => number>} */
const ARROWS = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (columns) => columns,
  ArrowUp: (columns) => -columns,
};

/** The gallery of messengers. */
export class GalleryView extends View {
  static properties = { ...View.properties, ways: { state: true } };

  constructor() {
    super();
    /** @type {ChannelWays[]} in the order in which they are shown */
    this.ways = [];
  }

  get accountId() {
    return this.route.rest[0] ?? "";
  }

  get client() {
    const account = this.app.accounts.byId.get(this.accountId);
    return clientName(account?.name || account?.label, this.accountId);
  }

  async load() {
    const named = this.app.accounts.byId.has(this.accountId);
    const [ways, found] = await Promise.all([
      channels.ways(this.accountId),
      // Without its name the page goes on with the number.
      named ? null : accounts.get(this.accountId).catch(() => null),
    ]);
    if (found) this.app.accounts.put(found);
    this.ways = ways;
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const step = ARROWS[event.key];
    const from = event.target instanceof Element ? event.target.closest(".tile") : null;
    if (!step || !from) return;
    const tiles = [...this.querySelectorAll("a.tile")];
    const grid = /** @type {Element} */ (this.querySelector(".gallery"));
    const columns = getComputedStyle(grid).gridTemplateColumns.split(" ").length;
    const next = tiles[tiles.indexOf(from) + step(columns)];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  }

  renderReady() {
    const { t, client, accountId } = this;
    const quiet = quietLine(this.ways);
    return html`<div class="page">
      <header class="gallery-head">
        <nav class="crumbs" aria-label=${t("crumbs")}>
          <a href=${formatRoute("clients")}>${t("crumb-clients")}</a>${icon("chevron-right")}
          <a class="crumb-name" href=${formatRoute("account", accountId)}>${client}</a>
        </nav>
        <h1 tabindex="-1">${t("gallery-title", { client })}</h1>
      </header>
      ${quiet
        ? html`<div class="notice">
            ${icon("info")}
            <div class="notice-body">
              <p class="notice-title">${t(quiet.title)}</p>
              <p class="muted">${t(quiet.text)}</p>
            </div>
            ${quiet.settings
              ? html`<div class="notice-actions">
                  <a class="button" href=${formatRoute("settings")}>${t("quiet-settings")}</a>
                </div>`
              : nothing}
          </div>`
        : nothing}
      <ul class="gallery" aria-label=${t("gallery-label")} @keydown=${this.move}>
        ${this.ways.map((one) => html`<li>${this.renderCard(card(one))}</li>`)}
        <li class="gallery-aside">
          ${icon("link")}
          <div>
            <p class="way-title">${t("way-link-title")}</p>
            <p class="small">${t("gallery-link-note")}</p>
          </div>
        </li>
      </ul>
    </div>`;
  }

  /** @param {Card} one */
  renderCard(one) {
    const { t } = this;
    const name = one.nameKey === null ? one.name : t(one.nameKey);
    const content = html`<div class="tile-head">
        ${messengerMark(one.transport)}
        <div class="tile-words">
          <h2 class="tile-name">${name}</h2>
          <p class="small">${t(one.about)}</p>
        </div>
      </div>
      ${one.way === null
        ? html`<p class="tile-closed">${icon("ban")}<span>${t(one.closed ?? "needs-unknown")}</span></p>`
        : html`${one.closed ? html`<p class="tile-note small">${t(one.closed)}</p>` : nothing}
            <p class="tile-how">
              ${icon(one.icon)}<span>${t(one.how)}</span>
              ${one.time ? html`<span class="tile-time">${t(one.time)}</span>` : nothing}
            </p>`}`;
    if (one.way === null) {
      return html`<div class="tile tile-shut" data-transport=${one.transport}>${content}</div>`;
    }
    return html`<a
      class="tile"
      id="add-${one.transport}"
      data-transport=${one.transport}
      href=${formatRoute("connect", this.accountId, "new", one.transport)}
      >${content}</a
    >`;
  }

  renderSkeleton() {
    return html`<div class="page" aria-busy="true">
      <p class="visually-hidden" role="status">${this.t("loading")}</p>
      <header class="gallery-head">
        <span class="skeleton gallery-skeleton-title"></span>
      </header>
      <div class="gallery">
        ${Array.from({ length: 12 }, () => html`<div class="skeleton gallery-skeleton"></div>`)}
      </div>
    </div>`;
  }
}

customElements.define("wz-gallery", GalleryView);
