/** Saved templates of roles, by name: one line per command. */
/** @import { RoleTemplate } from "../types/RoleTemplate" */
import { invoke } from "../app/ipc.js";

/** @type {() => Promise<RoleTemplate[]>} */
export const list = () => invoke("role_templates_list");
/** An empty id is a new one. @type {(template: RoleTemplate) => Promise<RoleTemplate[]>} */
export const save = (template) => invoke("role_templates_save", { template });
/** @type {(template_id: string) => Promise<RoleTemplate[]>} */
export const remove = (template_id) => invoke("role_templates_delete", { template_id });
