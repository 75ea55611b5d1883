//! `cargo xtask fuzz`: the properties of the decoders, with far more random cases than a test run
//! has time for.
//!
//! The properties are ordinary tests in the crates whose decoders they try: answers and webhook
//! deliveries in `wazzup`, codes and what arrives at the receiver in `console`.
//! A failure prints the smallest input it could find, which belongs into a test of its own.

use anyhow::Result;

use crate::shell;

/// Cases per property when the person does not say how many; `cargo xtask test` tries far fewer.
pub(crate) const CASES: u32 = 20_000;

/// What the names of these tests contain.
const PROPERTIES: [&str; 2] = ["properties", "any_body"];

/// Runs every property `cases` times.
///
/// # Errors
/// When a property does not hold.
pub(crate) fn fuzz(cases: u32) -> Result<()> {
    let mut fuzz = shell::cargo();
    fuzz.args(["test", "--package", "wazzup", "--package", "console", "--"]).args(PROPERTIES);
    fuzz.env("PROPTEST_CASES", cases.to_string());
    shell::run(&mut fuzz)
}
