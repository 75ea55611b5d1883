//! The client against a scripted server on loopback: what goes out, what is read, what is repeated.

mod accounts;
mod channels;
mod limits;
mod oauth;
mod retry;
mod secrets;
mod support;
mod webhooks;
