//! What a person feels in the real window, in numbers. `cargo xtask bench` runs it, never the tests:
//! figures are printed and nothing is asserted about them.
//!
//! Each measurement is a test of its own, chosen by name. Absent: the servers they talk to, which
//! run in processes of their own and are named by `MEASURE_SERVER`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement talks, and stops at once"
)]

mod matrix;
mod qr;
#[path = "../window/mod.rs"]
mod window;
