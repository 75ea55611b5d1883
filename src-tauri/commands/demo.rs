//! The command that plays the client's phone; refused outside the demo.

use tauri::State;

use crate::{
    Shell,
    demo::{PhoneAction, PhoneAnswer},
    error::Answer,
};

/// Lets the simulated phone act on a channel of the demo.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn demo_phone(
    shell: State<'_, Shell>,
    channel_id: String,
    action: String,
    password: Option<String>,
    phone: Option<String>,
    code: Option<String>,
) -> Answer<PhoneAnswer> {
    let simulated = shell.demo().ok_or(console::Error::DemoOnly)?;
    simulated.act(&channel_id, &PhoneAction { action, password, phone, code }).await
}
