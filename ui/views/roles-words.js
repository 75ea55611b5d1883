/**
 * What stands under the sheet of roles: keys, one sentence for each role, and the account's switch.
 *
 * Drawn by roles-view.js.
 */
/** @import { RolesView } from "./roles-view.js" */
import { html } from "lit";
import { ROLES } from "../app/roles/fill.js";
import { roleLine, roleName } from "../app/roles/names.js";
import { switchField } from "../components/switch.js";

/** @param {RolesView} view */
export function rolesLegend({ t }) {
  const roles = [...ROLES, null];
  return html`<div class="roles-legend">
    <dl class="roles-roles" aria-label=${t("roles-legend")}>
      ${roles.map(
        (role) => html`<div class="roles-role">
          <dt class="role role-${role ?? "none"}">${roleName(t, role)}</dt>
          <dd class="small">${roleLine(t, role)}</dd>
        </div>`,
      )}
    </dl>
    <p class="small">${t("roles-keys")}</p>
  </div>`;
}

/**
 * What is decided for the whole account.
 * @param {RolesView} view
 */
export function rolesAccount(view) {
  const { t, shown: matrix } = view;
  return html`<div class="card card-padded">
    ${switchField({
      id: "roles-notify",
      label: t("roles-notify"),
      hint: t(matrix.isChanged({ kind: "notify" }) ? "roles-notify-staged" : "roles-notify-hint"),
      on: matrix.notify,
      change: (to) => {
        // While something is being saved nothing is staged, and the switch goes back.
        if (!view.stage([{ kind: "notify", to }])) view.requestUpdate();
      },
    })}
  </div>`;
}
