//! Failures on their way out: to the page as [`UiError`], or to the terminal before there is one.
//!
//! The shape itself stands in `console`, because creations and connections carry failures too.

use std::{io::Write, process::ExitCode};

pub(crate) use console::UiError;

/// What every command gives back.
pub(crate) type Answer<T> = Result<T, UiError>;

/// Ends a start that came to nothing, saying why.
pub(crate) fn stop(problem: &str) -> ExitCode {
    tracing::error!(problem, "the app could not start");
    // Nothing is lost when there is no terminal: the log has it.
    let _ = writeln!(std::io::stderr(), "Partner Console could not start: {problem}");
    ExitCode::FAILURE
}
