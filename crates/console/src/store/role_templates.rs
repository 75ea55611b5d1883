//! Rows of the templates of roles.
//!
//! Called by `role_templates`.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{from_json, search::fold, to_json};
use crate::role_templates::RoleTemplate;

/// All templates of a profile, by name.
pub(crate) fn list(connection: &Connection, profile_id: &str) -> Result<Vec<RoleTemplate>> {
    let templates = connection
        .prepare(
            "SELECT template_json FROM role_templates WHERE profile_id = ?1 ORDER BY name_key",
        )?
        .query_map([profile_id], |row| Ok(from_json(row.get(0)?)))?
        .collect::<Result<Vec<_>>>()?;
    Ok(templates.into_iter().flatten().collect())
}

/// Whether another template of the profile has this name, or one that differs only in case and
/// accents.
pub(crate) fn is_taken(
    connection: &Connection,
    profile_id: &str,
    template: &RoleTemplate,
) -> Result<bool> {
    let RoleTemplate { template_id, name, .. } = template;
    connection
        .query_row(
            "SELECT 1 FROM role_templates
             WHERE profile_id = ?1 AND name_key = ?2 AND template_id <> ?3",
            [profile_id, &fold(name), template_id],
            |_| Ok(()),
        )
        .optional()
        .map(|found| found.is_some())
}

/// Writes a template, new or not.
pub(crate) fn put(
    connection: &Connection,
    profile_id: &str,
    template: &RoleTemplate,
) -> Result<()> {
    let RoleTemplate { template_id, name, .. } = template;
    connection
        .execute(
            "INSERT INTO role_templates (template_id, profile_id, name_key, template_json)
             VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (template_id) DO UPDATE SET name_key = excluded.name_key,
               template_json = excluded.template_json",
            params![template_id, profile_id, fold(name), to_json(template)?],
        )
        .map(drop)
}

/// Deletes a template; one that is not there is deleted already.
pub(crate) fn remove(connection: &Connection, profile_id: &str, template_id: &str) -> Result<()> {
    connection
        .execute(
            "DELETE FROM role_templates WHERE profile_id = ?1 AND template_id = ?2",
            [profile_id, template_id],
        )
        .map(drop)
}
