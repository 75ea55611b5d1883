//! The client against a scripted server on loopback: what goes out, what is read, what is repeated.

mod accounts;
mod channels;
mod examples;
mod ids;
mod limits;
mod methods;
mod oauth;
mod properties;
mod retry;
mod secrets;
mod support;
mod ugly;
mod users;
mod webhooks;
