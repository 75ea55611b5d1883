/**
 * Contacts of all clients that the search found, under the list of clients.
 *
 * A template function for clients-view.js. Each leads to its client's contacts, searched for.
 */
/** @import { FoundContact } from "../types/FoundContact" */
/** @import { Context } from "../app/context.js" */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { chatKind, identity } from "../app/people/chats.js";
import { formatRoute } from "../app/router.js";
import { clientName } from "../app/words.js";

/**
 * @param {Context} app
 * @param {FoundContact[]} contacts
 * @param {string} search
 */
export function foundContacts({ t, accounts }, contacts, search) {
  if (contacts.length === 0) return nothing;
  return html`<section class="card found-contacts" aria-labelledby="found-contacts">
    <h2 id="found-contacts" class="found-contacts-head">${t("clients-found-contacts")}</h2>
    ${repeat(
      contacts,
      ({ account_id, contact }) => `${account_id}\n${contact.id}`,
      ({ account_id, account_label, contact }) => {
        const client = accounts.byId.get(account_id)?.name ?? clientName(account_label, account_id);
        const [place] = contact.contact_data;
        return html`<a class="found-contact" href=${formatRoute("account", account_id, "contacts", search)}>
          <span class="people-name">${contact.name || contact.id}</span>
          <span class="number people-cut muted">
            ${place
              ? t("clients-found-place", { kind: chatKind(place.chat_type).name, place: identity(place) })
              : nothing}
          </span>
          <span class="people-cut">${client}</span>
        </a>`;
      },
    )}
  </section>`;
}
