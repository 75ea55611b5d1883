//! Settings (API reference 6), as the published description shows them.

use utoipa::ToSchema;

/// Settings to be written: read them first, and send all of them back.
#[derive(ToSchema)]
#[schema(example = json!({
    "user_roles": [{
        "channel_id": "db72fd40-bc63-4d4b-9e14-a9a345712f", "user_id": "u-anna",
        "role": "manager", "allow_get_new_clients": true,
    }],
    "hide_phone_numbers_for_user_ids": ["14"],
    "push_input_output_message_events_for_managers": false,
}))]
pub(crate) struct SettingsPatch {
    /// Every role of every channel; of two for one channel and user the later stands. Roles that are not
    /// in it are gone, though the service does not promise either.
    user_roles: Vec<NewUserRole>,
    /// Users who see masked phone numbers. Send an empty list for nobody: what leaving it out does is not
    /// told, and the imitation then keeps the list.
    hide_phone_numbers_for_user_ids: Option<Vec<HiddenFrom>>,
    /// Whether supervisors are notified of everybody's chats.
    push_input_output_message_events_for_managers: bool,
}

/// One user's role in one channel.
#[derive(ToSchema)]
pub(crate) struct NewUserRole {
    #[schema(pattern = r"\S")]
    channel_id: String,
    /// The caller's own id of the user.
    #[schema(pattern = r"\S")]
    user_id: String,
    role: RoleName,
    /// Whether clients nobody is responsible for come to this user.
    allow_get_new_clients: bool,
}

/// The caller's own id of a user who sees masked phone numbers.
#[derive(ToSchema)]
#[schema(pattern = r"\S")]
pub(crate) struct HiddenFrom(String);

/// `seller` writes to contacts of their own and sees no others; the product calls it Manager. `manager`
/// sees and writes everything; the product calls it Supervisor. `auditor` sees everything and writes
/// nothing: Quality control.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum RoleName {
    Auditor,
    Manager,
    Seller,
}

/// The settings of an account.
#[derive(ToSchema)]
pub(crate) struct Settings {
    user_roles: Vec<UserRole>,
    /// Users who see masked phone numbers.
    hide_phone_numbers_for_user_ids: Vec<String>,
    /// Whether supervisors are notified of everybody's chats.
    push_input_output_message_events_for_managers: bool,
}

/// One user's role in one channel; either may have been deleted since.
#[derive(ToSchema)]
pub(crate) struct UserRole {
    channel_id: String,
    user_id: String,
    role: RoleName,
    allow_get_new_clients: bool,
}
