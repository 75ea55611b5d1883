/**
 * `<wz-app>`: the frame: sidebar, the one page, and what may lie over it.
 *
 * Made by main.js. Shows the welcome while nobody is signed in. Deliberately absent: any data of
 * a page.
 */
/** @import { ApiError } from "../app/errors.js" */
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import "../components/toast.js";
import { failureBlank } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { attentionCount } from "../app/fleet.js";
import { formatRoute } from "../app/router.js";
import { View } from "../app/view.js";

/** The pages the sidebar leads to, with the pages that belong to each. */
const NAVIGATION = /** @type {const} */ ([
  {
    page: "clients",
    key: "nav-clients",
    icon: "building",
    holds: ["clients", "new-client", "grant", "creation", "account", "connect", "import", "bulk"],
  },
  { page: "attention", key: "nav-attention", icon: "activity", holds: ["attention"] },
  { page: "settings", key: "nav-settings", icon: "settings", holds: ["settings"] },
]);

/** The window's one frame. */
export class AppFrame extends View {
  static properties = {
    ...View.properties,
    adding: { state: true },
  };

  constructor() {
    super();
    /** Reads what every page shares; given by main.js. */
    this.begin = async () => {};
    this.told = false;
    /** Whether a further partner is being added. */
    this.adding = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.settled = true;
    this.route = this.app.router.route;
    this.app.router.follow((route) => {
      this.route = route;
      this.adding = false;
    });
    this.listen(this, "add-partner", () => (this.adding = true));
    this.listen(this, "sign-in-done", () => (this.adding = false));
  }

  async load() {
    await this.begin();
  }

  updated() {
    if (this.phase === "loading" || this.told) return;
    this.told = true;
    // Once the page in the frame, which draws itself a turn later, is there too.
    setTimeout(() => this.dispatchEvent(new Event("interactive")));
  }

  renderSkeleton() {
    return html`<main class="whole splash">
      <span class="brand-mark">${icon("message")}</span>
      <h1 class="visually-hidden">${this.t("app-name")}</h1>
      <p class="muted splash-text" role="status">${this.t("starting")}</p>
    </main>`;
  }

  /** @param {ApiError} failure */
  renderFailure(failure) {
    return html`<main class="whole">
      ${failureBlank(this.app, failure, () => void this.start())}
    </main>`;
  }

  renderReady() {
    return html`${this.app.profile && !this.adding ? this.renderFrame() : this.renderWelcome()}
      <wz-toasts .app=${this.app} .page=${this.channelsOf}></wz-toasts>`;
  }

  /** The client whose channels are being looked at, if any. */
  get channelsOf() {
    const { page, rest } = this.route;
    return page === "account" && rest[1] !== "details" ? (rest[0] ?? "") : "";
  }

  renderWelcome() {
    return html`<main class="whole">
      <wz-welcome .app=${this.app} .adding=${this.adding}></wz-welcome>
    </main>`;
  }

  renderFrame() {
    const { page, rest } = this.route;
    const own = `${this.app.profile?.profile_id} ${page} ${rest[0] ?? ""}`;
    return html`<div class="frame">
      <nav class="sidebar" aria-label=${this.t("nav-label")}>
        <div class="brand">
          <span class="brand-mark">${icon("message")}</span>
          <span>${this.t("app-name")}</span>
        </div>
        <ul class="nav">
          ${NAVIGATION.map((item) => {
            const here = item.holds.some((held) => held === page);
            return html`<li>
              <a
                class="nav-item"
                href=${formatRoute(item.page)}
                aria-current=${here ? "page" : "false"}
                >${icon(item.icon)}<span>${this.t(item.key)}</span>${item.page === "attention"
                  ? this.renderCount()
                  : nothing}</a
              >
            </li>`;
          })}
        </ul>
        <wz-partner .app=${this.app}></wz-partner>
      </nav>
      <main class="main" id="main" tabindex="-1">
        <wz-keychain-notice .app=${this.app}></wz-keychain-notice>
        ${keyed(own, this.renderPage())}
      </main>
      ${keyed(this.app.profile?.profile_id, html`<wz-password .app=${this.app}></wz-password>`)}
    </div>`;
  }

  /** How many clients need attention. */
  renderCount() {
    const { accounts, now } = this.app;
    const count = attentionCount(accounts.byId.values(), now());
    if (count === 0) return nothing;
    return html`<span class="nav-count number" aria-hidden="true">${count}</span
      ><span class="visually-hidden">${this.t("nav-attention-count", { count })}</span>`;
  }

  renderPage() {
    const { app, route } = this;
    switch (route.page) {
      case "new-client":
        return html`<wz-new-client .app=${app} .route=${route}></wz-new-client>`;
      case "grant":
        return html`<wz-grant .app=${app} .route=${route}></wz-grant>`;
      case "creation":
        return html`<wz-creation .app=${app} .route=${route}></wz-creation>`;
      case "account":
        return html`<wz-account .app=${app} .route=${route}></wz-account>`;
      case "import":
        return html`<wz-import .app=${app} .route=${route}></wz-import>`;
      case "bulk":
        return html`<wz-bulk .app=${app} .route=${route}></wz-bulk>`;
      case "connect":
        return route.rest.length > 1
          ? html`<wz-stage .app=${app} .route=${route}></wz-stage>`
          : html`<wz-gallery .app=${app} .route=${route}></wz-gallery>`;
      case "attention":
        return html`<wz-fleet .app=${app} .route=${route}></wz-fleet>`;
      case "settings":
        return html`<wz-settings .app=${app} .route=${route}></wz-settings>`;
      case "clients":
        return html`<wz-clients .app=${app} .route=${route}></wz-clients>`;
      default:
        return nothing;
    }
  }
}

customElements.define("wz-app", AppFrame);
