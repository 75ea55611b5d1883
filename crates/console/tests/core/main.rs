//! The console's frame against the sandbox, over HTTP: signing in, the keychain, tokens, the list
//! of accounts, and the journal of creations.

#![allow(clippy::unwrap_used, reason = "a panic here is the failure report")]

mod accounts;
mod journal;
mod keychain;
mod sign_in;
mod support;
mod tokens;
