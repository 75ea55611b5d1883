//! The console's frame against the sandbox, over HTTP: signing in, the keychain, tokens, the list
//! of accounts, the journal of creations, and everything inside a client's account.

#![allow(clippy::unwrap_used, reason = "a panic here is the failure report")]

mod accounts;
mod browser;
mod by_hand;
mod contacts;
mod deaf;
mod deletions;
mod elsewhere;
mod fleet;
mod grants;
mod journal;
mod keychain;
mod people;
mod renewal;
mod role_templates;
mod settings;
mod settings_ends;
mod sign_in;
mod support;
mod tokens;
mod turns;
mod users;
mod v3_users;
mod waba_balance;
