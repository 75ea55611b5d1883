//! Journeys in the real window: a display, WebKit's driver, a real Secret Service, real HTTP.
//!
//! Run by `cargo xtask test`, which makes the session they need. A journey reads as what a person
//! does. Absent: details of commands (`tests/it`) and of the connection's states
//! (`crates/console`).

#![allow(clippy::unwrap_used, reason = "a panic is the failure report")]

mod access;
mod channels;
mod connect;
mod grant;
mod lists;
mod onboard;
mod people;
mod roles;
#[path = "../window/mod.rs"]
mod window;
