//! Connections against the sandbox, over HTTP: what the person sees, and what the server was asked.
//!
//! The sandbox lives faster than the clock and the console looks more often; nothing else differs
//! from the product. Deliberately absent: orders of events, which `src/connection/orders.rs` walks.

#![expect(clippy::unwrap_used, reason = "a panic in a test is the report of its failure")]

mod again;
mod gallery;
mod handed;
mod leaving;
mod misfortunes;
mod provenance;
mod scans;
mod support;
mod ways;
