/**
 * `<wz-roles>`: who may see and answer which channel, as a sheet in which nothing happens before it
 * is saved.
 *
 * The sheet is components/role-grid.js; what is above it roles-toolbar.js, what is to be saved
 * roles-changes.js, what is open over it has files of its own. What the page does is roles-flow.js.
 */
import { html, nothing } from "lit";
import "../components/role-grid.js";
import { groupAll } from "../app/roles/sentences.js";
import { warnings } from "../app/roles/warnings.js";
import { failureBlank } from "../components/failure.js";
import { accessDialog } from "./roles-answers.js";
import { changesPanel } from "./roles-changes.js";
import { conflictDialog } from "./roles-conflict.js";
import "./roles-copy.js";
import { RolesFlow } from "./roles-flow.js";
import { goneDialog, leaveDialog } from "./roles-leave.js";
import "./roles-history.js";
import "./roles-paste.js";
import { ageNotice, closedBlank, noChannels, noPeople, noneFound, rolesSkeleton } from "./roles-states.js";
import "./roles-templates.js";
import { rolesActions, rolesFilters } from "./roles-toolbar.js";
import { rolesAccount, rolesLegend } from "./roles-words.js";

/** From so many changes on, sentences are made when the hand rests; ms for the rest. */
const MANY = 1_500;
const REST = 200;

/** The Roles tab. */
export class RolesView extends RolesFlow {
  static properties = {
    ...RolesFlow.properties,
    warned: { state: true },
    opened: { state: true },
    most: { state: true },
    naming: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../app/roles/warnings.js").Warning["kind"] | null} which warning is open */
    this.warned = null;
    /** @type {Set<string>} groups of changes that are told one by one */
    this.opened = new Set();
    /** How many sentences are shown. */
    this.most = 0;
    /** Whether everybody in an answer is named. */
    this.naming = false;
    /** @type {{ revision: number, list: import("../app/roles/sentences.js").Group[] }} */
    this.telling = { revision: -1, list: [] };
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    /** The revision at which the hand last rested. */
    this.rested = -1;
  }

  connectedCallback() {
    super.connectedCallback();
    this.keep(() => clearTimeout(this.resting));
  }

  /** What is staged, by the sentences it makes. */
  get groups() {
    const { revision, changeCount } = this.shown;
    if (this.telling.revision !== revision) {
      clearTimeout(this.resting);
      // While keys go on, what was told last stays.
      if (changeCount > MANY && revision !== this.rested) this.resting = setTimeout(() => this.rest(), REST);
      else this.telling = { revision, list: groupAll(this.shown.changes()) };
    }
    return this.telling.list;
  }

  /** The hand rests. */
  rest() {
    this.rested = this.shown.revision;
    this.requestUpdate();
  }

  /** What should be known about the roles. */
  get warnings() {
    // Who is not known yet may be so in a moment.
    return warnings(this.shown, this.names).filter(({ kind }) => kind !== "unread" || !this.reading);
  }

  /** @returns {import("../components/role-grid.js").RoleGrid | null} */
  get grid() {
    return this.renderRoot.querySelector("wz-role-grid");
  }

  /** @param {import("../components/role-grid.js").Said} said */
  hearGrid({ key, args, text = this.t(key ?? "", args), tone }) {
    // What did not work has to be seen too; the corner says it aloud.
    if (tone === "bad") this.app.toast({ text, tone });
    else this.tellReader(text);
  }

  revealSheet() {
    this.grid?.scrollIntoView({ block: "nearest" });
  }

  undo() {
    // The sheet shows where the step was.
    if (this.grid) this.grid.undo();
    else super.undo();
  }

  redo() {
    if (this.grid) this.grid.redo();
    else super.redo();
  }

  /** What is selected in the sheet, and what of it keys act on. */
  get picked() {
    const selection = this.grid?.selection;
    if (!selection) return { people: [], lines: [], person: null, line: null, area: null };
    const { rectangle: area, people, lines, active } = selection;
    return { area, people, lines, person: active.person, line: active.line };
  }

  render() {
    // What is staged stays in sight, though it cannot be saved now.
    if (this.closed && !this.matrix) return closedBlank(this);
    return super.render();
  }

  renderSkeleton() {
    return rolesSkeleton(this.t);
  }

  /** @param {import("../app/errors.js").ApiError} failure */
  renderFailure(failure) {
    if (failure.code === "signed_out" && this.signsIn) return super.renderFailure(failure);
    return failureBlank(this.app, failure, () => void this.start(), this.t("roles-failed"));
  }

  renderReady() {
    const { matrix } = this;
    if (!matrix) return nothing;
    if (matrix.people.length === 0) return html`${noPeople(this)} ${this.renderOver()}`;
    if (matrix.lines.length === 0) return html`${noChannels(this)} ${this.renderOver()}`;
    return html`${rolesActions(this)} ${ageNotice(this)} ${rolesFilters(this)}
      ${this.renderSheet()} ${changesPanel(this)} ${rolesLegend(this)} ${rolesAccount(this)}
      <p class="visually-hidden" role="status">${this.said}</p>
      ${this.renderOver()}`;
  }

  renderSheet() {
    const { app, matrix, people, lines } = this;
    if (people.length === 0) return noneFound(this);
    return html`<wz-role-grid
      .app=${app}
      .matrix=${matrix}
      .people=${people}
      .lines=${lines}
      .revision=${this.shown.revision}
      .locked=${this.saving}
      @keydown=${() => this.revealSheet()}
      @grid-changed=${() => this.staged()}
      @ask-person=${(/** @type {CustomEvent<{ user_id: string }>} */ event) => (this.asked = event.detail)}
      @ask-line=${(/** @type {CustomEvent<{ channel_id: string }>} */ event) => (this.asked = event.detail)}
      @grid-said=${(/** @type {CustomEvent<import("../components/role-grid.js").Said>} */ event) =>
        this.hearGrid(event.detail)}
    ></wz-role-grid>`;
  }

  renderOver() {
    const done = () => (this.dialog = null);
    // Whoever closes the window is answered first, whatever else is open.
    if (this.leaving !== null) return leaveDialog(this);
    if (this.conflict) return conflictDialog(this, this.conflict);
    if (this.asked) return accessDialog(this, this.asked);
    switch (this.dialog) {
      case "history":
        return html`<wz-roles-history .app=${this.app} .page=${this} @done=${done}></wz-roles-history>`;
      case "templates":
        return html`<wz-roles-templates .app=${this.app} .page=${this} @done=${done}></wz-roles-templates>`;
      case "paste":
        return html`<wz-roles-paste .app=${this.app} .page=${this} @done=${done}></wz-roles-paste>`;
      case "copy":
        return html`<wz-roles-copy .app=${this.app} .page=${this} @done=${done}></wz-roles-copy>`;
      case "gone":
        return goneDialog(this);
      default:
        return nothing;
    }
  }
}

customElements.define("wz-roles", RolesView);
