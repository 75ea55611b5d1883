//! Bulk work against the sandbox, over HTTP: every row ends in one bucket, whatever happens on the
//! way, and what was confirmed is not sent again.

#![allow(clippy::unwrap_used, reason = "a panic here is the failure report")]

mod buckets;
mod comparing;
mod control;
mod deletes;
mod imports;
mod kills;
mod support;
mod tables;
mod truth;
