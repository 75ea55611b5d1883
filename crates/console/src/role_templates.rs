//! Saved shapes of a user's row in the matrix of roles: which role on channels of which kind.
//!
//! Called by the shell. Templates belong to a profile and fit every client of it. Absent: applying
//! one, which is a staged change of the page's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    checks::Checks,
    console::{Console, new_id},
    error::{Error, FieldRule},
    settings::ROLES,
    store::role_templates,
};

/// How long a name may be, in characters.
const NAME: usize = 60;

/// A template of roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoleTemplate {
    /// Made here; empty for one that is new.
    pub template_id: String,
    /// What the person calls it: 1 to 60 characters, unlike the other names.
    pub name: String,
    /// One per kind of channel.
    pub cells: Vec<TemplateCell>,
    /// Whether phone numbers are hidden; none: left as it is.
    pub hide_phone: Option<bool>,
}

/// What a template sets on the channels of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateCell {
    /// The API's word for the messenger; none stands for every other channel.
    pub transport: Option<String>,
    /// The API's word for the role; none for no access.
    pub role: Option<String>,
    /// Whether new clients come.
    pub allow_get_new_clients: bool,
}

impl Console {
    /// The templates of the profile, by name.
    pub async fn role_templates_list(&self) -> Result<Vec<RoleTemplate>, Error> {
        let profile = self.session()?.profile.profile_id;
        self.store().run(move |c| role_templates::list(c, &profile)).await
    }

    /// Adds a template, or replaces the one of its id; gives all of them.
    ///
    /// # Errors
    /// `Invalid` for a name that is empty, too long or another's, a role there is not, or a
    /// messenger that stands twice; `NotFound` for an id there is not.
    pub async fn role_templates_save(
        &self,
        mut template: RoleTemplate,
    ) -> Result<Vec<RoleTemplate>, Error> {
        let profile = self.session()?.profile.profile_id;
        template.name = template.name.trim().to_owned();
        checked(&template)?;
        let is_new = template.template_id.is_empty();
        if is_new {
            template.template_id = new_id();
        }
        let save = move |c: &rusqlite::Connection| {
            let known = role_templates::list(c, &profile)?;
            let is_known = known.iter().any(|one| one.template_id == template.template_id);
            if !is_new && !is_known {
                return Ok(Err(Error::NotFound("template")));
            }
            if role_templates::is_taken(c, &profile, &template)? {
                return Ok(Err(Error::invalid("template.name", FieldRule::Taken)));
            }
            role_templates::put(c, &profile, &template)?;
            role_templates::list(c, &profile).map(Ok)
        };
        self.store().run(save).await?
    }

    /// Deletes a template; gives those that are left.
    pub async fn role_templates_delete(
        &self,
        template_id: &str,
    ) -> Result<Vec<RoleTemplate>, Error> {
        let (profile, template) = (self.session()?.profile.profile_id, template_id.to_owned());
        self.store()
            .run(move |c| {
                role_templates::remove(c, &profile, &template)?;
                role_templates::list(c, &profile)
            })
            .await
    }
}

fn checked(template: &RoleTemplate) -> Result<(), Error> {
    let mut checks = Checks::default();
    checks.one("template").text("name", &template.name, NAME);
    checks.some("template.cells", &template.cells);
    for (index, cell) in template.cells.iter().enumerate() {
        let mut item = checks.item("template.cells", index);
        if cell.role.as_deref().is_some_and(|role| !ROLES.contains(&role)) {
            item.problem("role", FieldRule::NotAllowed);
        }
        // Every other channel is a kind of channel, too.
        item.once("transport", "transport", cell.transport.as_deref().unwrap_or("*"));
    }
    checks.done()
}
