/**
 * `<wz-contacts-table>`: the people a client talks to, of whom only those in sight are here.
 *
 * `rows` is a `Windows`: as long as the list, with nulls for what has not come. Besides what
 * people-table.js tells: `look` with the rows to draw, `copy-link` with a link.
 */
/** @import { Contact } from "../types/Contact" */
/** @import { Column } from "./people-table.js" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { chatKind, identity } from "../app/people/chats.js";
import { icon } from "../components/icon.js";
import { messengerMark } from "../components/messenger-mark.js";
import { PeopleTable } from "./people-table.js";

/** @type {Column[]} */
const COLUMNS = [
  { by: "name", key: "contacts-column-name" },
  { key: "contacts-column-where" },
  { key: "contacts-column-responsible" },
  { key: "contacts-column-link" },
  { key: "people-column-actions", silent: true },
];

/**
 * The table of contacts.
 * @extends {PeopleTable<Contact>}
 */
export class ContactsTable extends PeopleTable {
  static properties = {
    ...PeopleTable.properties,
    version: { attribute: false },
    names: { attribute: false },
    usersKnown: { attribute: false },
  };

  constructor() {
    super();
    /** Which state of the rows is meant: they change in place. */
    this.version = 0;
    /** @type {Map<string, string>} the users' names by id */
    this.names = new Map();
    this.usersKnown = false;
  }

  get label() {
    return this.t("tab-contacts");
  }

  get columns() {
    return COLUMNS;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    // The rows change in place, and the version tells.
    super.willUpdate(changes.has("version") ? new Map([...changes, ["rows", null]]) : changes);
  }

  tellSight() {
    this.tell("look", this.range);
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  renderRows(start, end) {
    const rows = /** @type {(Contact | null)[]} */ (this.rows.slice(start, end));
    return repeat(
      rows,
      (contact, at) => contact?.id ?? start + at,
      (contact, at) =>
        contact
          ? this.renderRow(contact, start + at, this.renderCells(contact, start + at))
          : this.renderPending(start + at),
    );
  }

  /**
   * A row that has not come.
   * @param {number} index
   */
  renderPending(index) {
    return html`<div
      class="people-row people-body"
      role="row"
      aria-rowindex=${index + 2}
      aria-busy="true"
      tabindex=${index === this.active ? "0" : "-1"}
      @focus=${() => (this.active = index)}
    >
      <span role="gridcell"></span>
      <span role="gridcell"><span class="visually-hidden">${this.t("loading")}</span></span>
    </div>`;
  }

  /**
   * @param {Contact} contact
   * @param {number} index
   */
  renderCells(contact, index) {
    const name = contact.name || this.t("people-no-name");
    return html`<span role="gridcell" class="contact-who">
        <span class="people-name ${contact.name ? "" : "muted"}" title=${name}>${name}</span>
        <span class="small people-cut selectable" title=${contact.id}>${contact.id}</span>
      </span>
      <span role="gridcell" class="contact-where">${this.renderWhere(contact)}</span>
      <span role="gridcell" class="people-cut">${this.renderResponsible(contact)}</span>
      <span role="gridcell" class="contact-link">${this.renderLink(contact, index)}</span>
      ${this.renderActions(contact, index)}`;
  }

  /** @param {Contact} contact */
  renderWhere({ contact_data }) {
    const [first] = contact_data;
    if (!first) return html`<span class="muted">${this.t("contacts-nowhere")}</span>`;
    const kind = chatKind(first.chat_type);
    const all = contact_data.map((data) => `${chatKind(data.chat_type).name} ${identity(data)}`);
    const more = contact_data.length - 1;
    return html`${messengerMark(kind.mark)}
      <span class="contact-identity" title=${all.join("\n")}>
        <span class="number people-cut selectable">${identity(first)}</span>
        <span class="small people-cut">
          ${kind.name}${more > 0
            ? html` ${this.t("contacts-more-places", { count: more })}`
            : nothing}
        </span>
      </span>`;
  }

  /** @param {Contact} contact */
  renderResponsible({ responsible_user_id: id }) {
    if (!id) return html`<span class="muted">–</span>`;
    const name = this.names.get(id);
    if (name) return html`<span title=${name}>${name}</span>`;
    return html`<span class="muted">
      ${this.t(this.usersKnown ? "contacts-nobody" : "contacts-user-id", { id })}
    </span>`;
  }

  /**
   * @param {Contact} contact
   * @param {number} index
   */
  renderLink({ uri, uri_kept_here }, index) {
    if (uri === null) return html`<span class="muted">${this.t("contacts-link-unknown")}</span>`;
    return html`<span class="contact-uri">
        <span class="people-cut selectable" title=${uri}>${shortLink(uri)}</span>
        ${uri_kept_here ? html`<span class="small people-cut">${this.t("contacts-link-kept")}</span>` : nothing}
      </span>
      <button
        type="button"
        class="button button-icon"
        tabindex=${index === this.active ? "0" : "-1"}
        aria-label=${this.t("contacts-link-copy")}
        title=${this.t("contacts-link-copy")}
        @click=${() => this.tell("copy-link", uri)}
      >
        ${icon("copy")}
      </button>`;
  }
}

/**
 * A link without what all links have.
 * @param {string} uri
 */
function shortLink(uri) {
  return uri.replace(/^https?:\/\/(www\.)?/i, "");
}

customElements.define("wz-contacts-table", ContactsTable);
