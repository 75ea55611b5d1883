//! The app without its window: commands over the real bridge on Tauri's mock runtime, and the
//! rules of the house.
//!
//! One binary; a module per resource. Absent: the window, which `tests/e2e` opens.

#![allow(clippy::unwrap_used, reason = "a panic is the failure report")]

mod accounts;
mod bridge;
mod bulk;
mod channels;
mod contacts;
mod contract;
mod grants;
mod ids;
mod links;
mod methods;
mod notifications;
mod role_templates;
mod settings;
mod sign_in;
mod support;
mod tidy;
mod users;
mod v3_users;
