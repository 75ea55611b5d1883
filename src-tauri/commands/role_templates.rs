//! Commands for saved templates of roles.

use console::RoleTemplate;
use tauri::State;

use crate::{Shell, error::Answer};

/// The templates, by name.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn role_templates_list(shell: State<'_, Shell>) -> Answer<Vec<RoleTemplate>> {
    Ok(shell.console().role_templates_list().await?)
}

/// Adds a template, or replaces the one of its id.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn role_templates_save(
    shell: State<'_, Shell>,
    template: RoleTemplate,
) -> Answer<Vec<RoleTemplate>> {
    Ok(shell.console().role_templates_save(template).await?)
}

/// Deletes a template.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn role_templates_delete(
    shell: State<'_, Shell>,
    template_id: String,
) -> Answer<Vec<RoleTemplate>> {
    Ok(shell.console().role_templates_delete(&template_id).await?)
}
