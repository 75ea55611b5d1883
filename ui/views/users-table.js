/**
 * `<wz-users-table>`: the employees of a client, of whom only those in sight are drawn.
 *
 * Besides what people-table.js tells: `show-phone` (a user), `set-hidden` (a user and whether).
 */
/** @import { User } from "../types/User" */
/** @import { Column } from "./people-table.js" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { initials, phoneNumber } from "../app/words.js";
import { icon } from "../components/icon.js";
import { PeopleTable } from "./people-table.js";

/** @type {Column[]} */
const OWN = [
  { by: "name", key: "users-column-name" },
  { by: "phone", key: "users-column-phone" },
  { by: "id", key: "users-column-id" },
  { by: "channels", key: "users-column-channels" },
  { key: "users-column-numbers" },
  { key: "people-column-actions", silent: true },
];

/** @type {Column[]} */
const PUBLIC = [
  { by: "name", key: "users-column-name" },
  { by: "phone", key: "users-column-phone" },
  { by: "id", key: "users-column-id" },
  { key: "people-column-actions", silent: true },
];

/**
 * The table of users.
 * @extends {PeopleTable<User>}
 */
export class UsersTable extends PeopleTable {
  static properties = {
    ...PeopleTable.properties,
    edition: { attribute: false },
    channels: { attribute: false },
    masked: { attribute: false },
    asking: { attribute: false },
    saving: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import("../app/people/editions.js").Edition} */
    this.edition = /** @type {any} */ (undefined);
    /** @type {Map<string, number>} how many channels each user has */
    this.channels = new Map();
    /** @type {Set<string> | null} users who don't see clients' numbers; null while not known */
    this.masked = null;
    /** @type {string | null} whose phone is being looked up */
    this.asking = null;
    /** @type {string | null} whose view of numbers is being saved */
    this.saving = null;
  }

  get label() {
    return this.t(this.edition.title);
  }

  get columns() {
    return this.edition.hasRoles ? OWN : PUBLIC;
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  renderRows(start, end) {
    return repeat(
      this.rows.slice(start, end),
      (user) => user.id,
      (user, at) => this.renderRow(user, start + at, this.renderCells(user, start + at)),
    );
  }

  /**
   * @param {User} user
   * @param {number} index
   */
  renderCells(user, index) {
    const name = user.name || this.t("people-no-name");
    return html`<span role="gridcell" class="people-who">
        <span class="avatar" aria-hidden="true">${initials(user.name || user.id)}</span>
        <span class="people-name ${user.name ? "" : "muted"}" title=${name}>${name}</span>
      </span>
      <span role="gridcell" class="number people-cut">${this.renderPhone(user, index)}</span>
      <span role="gridcell" class="number people-cut people-id selectable" title=${user.id}>${user.id}</span>
      ${this.edition.hasRoles ? this.renderRoles(user, index) : nothing}
      ${this.renderActions(user, index)}`;
  }

  /**
   * @param {User} user
   * @param {number} index
   */
  renderPhone(user, index) {
    if (user.phone) return html`<span class="selectable">${phoneNumber(user.phone)}</span>`;
    // None in a list with phones; not told at all in one without.
    if (this.edition.phonesListed || user.phone === "") return html`<span class="muted">–</span>`;
    const asking = this.asking === user.id;
    return html`<button
      type="button"
      class="button button-link"
      tabindex=${index === this.active ? "0" : "-1"}
      aria-label=${this.t("users-show-phone-of", { name: user.name || user.id })}
      aria-busy=${asking ? "true" : "false"}
      ?disabled=${this.frozen}
      @click=${(/** @type {any} */ event) => {
        // The button goes when the phone comes; the row keeps the focus.
        event.currentTarget.closest("[role='row']").focus();
        this.tell("show-phone", user);
      }}
    >
      ${this.t(asking ? "users-asking-phone" : "users-show-phone")}
    </button>`;
  }

  /**
   * @param {User} user
   * @param {number} index
   */
  renderRoles(user, index) {
    const { masked } = this;
    const count = this.channels.get(user.id) ?? 0;
    const none = masked === null ? "–" : this.t("users-no-channels");
    return html`<span role="gridcell" class="number ${count > 0 ? "" : "muted"}">
        ${count > 0 && masked !== null ? this.t("users-channels", { count }) : none}
      </span>
      <span role="gridcell">
        ${masked === null
          ? html`<span class="muted">–</span>`
          : this.renderNumbers(user, index, masked.has(user.id))}
      </span>`;
  }

  /**
   * @param {User} user
   * @param {number} index
   * @param {boolean} hidden
   */
  renderNumbers(user, index, hidden) {
    const saving = this.saving === user.id;
    return html`<button
      type="button"
      class="button button-link people-numbers ${hidden ? "people-hidden" : ""}"
      role="switch"
      aria-checked=${hidden ? "false" : "true"}
      aria-label=${this.t("users-numbers-of", { name: user.name || user.id })}
      aria-busy=${saving ? "true" : "false"}
      tabindex=${index === this.active ? "0" : "-1"}
      ?disabled=${this.frozen}
      @click=${() => this.tell("set-hidden", { user, hidden: !hidden })}
    >
      ${icon(hidden ? "eye-off" : "eye")}
      <span>${this.t(saving ? "users-numbers-saving" : hidden ? "users-numbers-hidden" : "users-numbers-shown")}</span>
    </button>`;
  }
}

customElements.define("wz-users-table", UsersTable);
