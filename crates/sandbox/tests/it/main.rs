//! The sandbox over HTTP, as any program meets it: every test has an instance of its own on a free port.

#![allow(clippy::unwrap_used, reason = "in a test's helper too, a panic is the failure report")]

mod accounts;
mod authorize;
mod channels;
mod contacts;
mod control;
mod faults;
mod fleet;
mod guard;
mod hosted;
mod links;
mod oauth;
mod openapi;
mod people;
mod phone;
mod scenarios;
mod settings;
mod support;
mod transports;
mod users;
mod v3_users;
mod waba_balance;
mod webhooks;
mod writes;
