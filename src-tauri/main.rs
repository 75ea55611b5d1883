//! The program: reads its arguments and hands over to the library.
//!
//! Absent: everything else, so that tests build the same app without starting a process.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    match partner_console_lib::Launch::from_arguments(std::env::args_os().skip(1)) {
        Ok(launch) => partner_console_lib::run(launch),
        Err(problem) => {
            use std::io::Write;
            // Nothing is lost when the terminal is gone.
            let _ = writeln!(std::io::stderr(), "{problem}");
            ExitCode::from(2)
        }
    }
}
