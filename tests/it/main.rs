//! The app without its window: commands over the real bridge on Tauri's mock runtime, and the
//! rules of the house.
//!
//! One binary; a module per resource. Absent: the window, which `tests/e2e` opens.

mod accounts;
mod bridge;
mod channels;
mod contract;
mod sign_in;
mod support;
mod tidy;
