//! Roles, hidden phone numbers and notifications of a client's account (API reference 6). Bearer.
//! Neither answer has an envelope. What the reference leaves open is chosen by `readings`.

use std::borrow::Cow;

use axum::extract::State;
use axum::response::Response;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::answer::{self, Refusal};
use crate::app::App;
use crate::credentials::Client;
use crate::fields::{Body, Fields, is_blank};
use crate::readings::{HiddenOmitted, Readings, UserRoles, Vanished};
use crate::schema::problem::{BodyRefusals, ClientRefusals};
use crate::schema::settings as shape;
use crate::world::Account;

pub(crate) const ROLES: [&str; 3] = ["auditor", "manager", "seller"];

/// The settings of one account.
#[derive(Default)]
pub(crate) struct Settings {
    pub(crate) roles: Roles,
    /// Users who see masked phone numbers.
    pub(crate) hidden: Vec<String>,
    pub(crate) push_for_managers: bool,
}

/// One role per channel and user, in the order they were given.
pub(crate) type Roles = IndexMap<Pair, Role>;

/// Whose role it is, and where.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Pair {
    pub(crate) channel_id: String,
    pub(crate) user_id: String,
}

pub(crate) struct Role {
    /// One of [`ROLES`]: not a text of its own, because there may be very many roles.
    pub(crate) role: &'static str,
    pub(crate) allow_get_new_clients: bool,
}

/// The settings as the API prints them, written straight from where they are kept: a full account has
/// fifty thousand roles.
#[derive(Serialize)]
pub(crate) struct Printed<'a> {
    user_roles: Vec<PrintedRole<'a>>,
    hide_phone_numbers_for_user_ids: &'a [String],
    push_input_output_message_events_for_managers: bool,
}

#[derive(Serialize)]
struct PrintedRole<'a> {
    channel_id: &'a str,
    user_id: &'a str,
    role: &'static str,
    allow_get_new_clients: bool,
}

/// Both answers are the settings, bare.
type Answer = Result<Response, Refusal>;

/// What an update carries.
struct Patch {
    roles: Roles,
    hidden: Option<Vec<String>>,
    push_for_managers: bool,
}

/// The body of an update that keeps to the description.
#[derive(Deserialize)]
struct Whole<'a> {
    #[serde(borrow)]
    user_roles: Vec<WholeRole<'a>>,
    hide_phone_numbers_for_user_ids: Option<Vec<String>>,
    push_input_output_message_events_for_managers: bool,
}

#[derive(Deserialize)]
struct WholeRole<'a> {
    channel_id: String,
    user_id: String,
    #[serde(borrow)]
    role: Cow<'a, str>,
    allow_get_new_clients: bool,
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read, update))
}

/// Read roles, hidden phone numbers and notifications.
///
/// There is no envelope around the answer. A user without a role in a channel has no access to its chats.
#[utoipa::path(
    get, path = "/v2/settings", tag = "settings", operation_id = "settings_get",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    responses(
        (status = 200, description = "The settings, bare.", body = shape::Settings,
         example = json!({
             "user_roles": [{
                 "channel_id": "db72fd40-bc63-4d4b-9e14-a9a345712f", "user_id": "u-anna",
                 "role": "manager", "allow_get_new_clients": true,
             }],
             "hide_phone_numbers_for_user_ids": ["14"],
             "push_input_output_message_events_for_managers": false,
         })),
        ClientRefusals,
    ),
)]
async fn read(client: Client, State(app): State<App>) -> Answer {
    let mut world = app.world();
    Ok(answer::bare(&client.account(&mut world)?.settings.shown()))
}

/// Write roles, hidden phone numbers and notifications, all at once.
///
/// In spite of the verb the roles are replaced as a whole: read them, edit them, send every one of them,
/// and read them again. The service promises neither that nor what becomes of a list left out, nor
/// whether roles of deleted users and channels are taken; the imitation can be switched to each reading.
#[utoipa::path(
    patch, path = "/v2/settings", tag = "settings", operation_id = "settings_update",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::SettingsPatch,
    responses(
        (status = 200, description = "The settings as they are now, bare.", body = shape::Settings,
         example = json!({
             "user_roles": [{
                 "channel_id": "db72fd40-bc63-4d4b-9e14-a9a345712f", "user_id": "u-anna",
                 "role": "manager", "allow_get_new_clients": true,
             }],
             "hide_phone_numbers_for_user_ids": ["14"],
             "push_input_output_message_events_for_managers": false,
         })),
        ClientRefusals, BodyRefusals,
    ),
)]
async fn update(client: Client, State(app): State<App>, Body(body): Body) -> Answer {
    let patch = match whole(&body) {
        Some(patch) => patch,
        None => patch(Fields::parse(&body)?)?,
    };
    let mut world = app.world();
    let readings = world.readings;
    let account = client.account(&mut world)?;
    if readings.vanished == Vanished::Refuse {
        check_all_exist(account, &patch.roles)?;
    }
    account.settings.apply(patch, readings);
    Ok(answer::bare(&account.settings.shown()))
}

/// An update with nothing wrong in it, read at once: field by field it takes twice as long, which is
/// felt with fifty thousand roles. None leaves it to `patch` to say what is wrong.
fn whole(body: &[u8]) -> Option<Patch> {
    let whole: Whole = serde_json::from_slice(body).ok()?;
    let mut roles = Roles::with_capacity(whole.user_roles.len());
    for entry in whole.user_roles {
        if is_blank(&entry.channel_id) || is_blank(&entry.user_id) {
            return None;
        }
        let role = ROLES.into_iter().find(|role| *role == entry.role)?;
        let role = Role { role, allow_get_new_clients: entry.allow_get_new_clients };
        roles.insert(Pair { channel_id: entry.channel_id, user_id: entry.user_id }, role);
    }
    let hidden = whole.hide_phone_numbers_for_user_ids;
    let push_for_managers = whole.push_input_output_message_events_for_managers;
    let named = hidden.iter().flatten().all(|id| !is_blank(id));
    named.then_some(Patch { roles, hidden, push_for_managers })
}

fn patch(mut body: Fields) -> Result<Patch, Refusal> {
    let mut roles = Roles::new();
    for (index, mut entry) in body.objects("user_roles", 0..=usize::MAX).into_iter().enumerate() {
        let pair = Pair { channel_id: entry.text("channel_id"), user_id: entry.text("user_id") };
        let role = Role {
            role: entry.one_of("role", &ROLES),
            allow_get_new_clients: entry.flag("allow_get_new_clients"),
        };
        // Two entries for one pair are not forbidden anywhere; the later one stands.
        roles.insert(pair, role);
        body.absorb(&format!("user_roles.{index}"), entry);
    }
    const HIDDEN: &str = "hide_phone_numbers_for_user_ids";
    let given = body.get(HIDDEN).is_some();
    let hidden = given.then(|| body.texts(HIDDEN, 0..=usize::MAX));
    let push_for_managers = body.flag("push_input_output_message_events_for_managers");
    body.check()?;
    Ok(Patch { roles, hidden, push_for_managers })
}

fn check_all_exist(account: &Account, roles: &Roles) -> Result<(), Refusal> {
    let mut errors = Vec::new();
    for (index, Pair { channel_id, user_id }) in roles.keys().enumerate() {
        if !account.channels.iter().any(|channel| channel.id == *channel_id) {
            errors.push(format!("user_roles.{index}.channel_id {channel_id} does not exist"));
        }
        if account.users.get(user_id).is_none() {
            errors.push(format!("user_roles.{index}.user_id {user_id} does not exist"));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Refusal::invalid(errors)) }
}

impl Settings {
    fn apply(&mut self, patch: Patch, readings: Readings) {
        match readings.user_roles {
            UserRoles::Replace => self.roles = patch.roles,
            UserRoles::Merge => self.roles.extend(patch.roles),
        }
        match (patch.hidden, readings.hidden_omitted) {
            (Some(hidden), _) => self.hidden = hidden,
            (None, HiddenOmitted::Clear) => self.hidden.clear(),
            (None, HiddenOmitted::Keep) => {}
        }
        self.push_for_managers = patch.push_for_managers;
    }

    /// Everything, as the API prints it.
    pub(crate) fn shown(&self) -> Printed<'_> {
        let roles = self.roles.iter().map(|(pair, role)| PrintedRole {
            channel_id: &pair.channel_id,
            user_id: &pair.user_id,
            role: role.role,
            allow_get_new_clients: role.allow_get_new_clients,
        });
        Printed {
            user_roles: roles.collect(),
            hide_phone_numbers_for_user_ids: &self.hidden,
            push_input_output_message_events_for_managers: self.push_for_managers,
        }
    }
}
