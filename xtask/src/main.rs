//! The one door to everything a person runs: `cargo xtask <command>`, on Linux, macOS and Windows.
//!
//! This file reads the command line; each command has a file of its own. Continuous integration
//! comes through the same door.
#![allow(clippy::print_stdout, reason = "this program talks to the person who started it")]

mod bench;
mod demo;
mod icons;
mod measure;
mod packages;
mod session;
mod setup;
mod shell;
mod system;
mod test;
mod tour;
mod types;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use packages::Need;

const USAGE: &str = "\
cargo xtask <command>

  setup [--tests]      install what the system lacks and build the front end
                       (--tests: also what `test` needs)
  demo [--release]     build the app and start it in its demo world
  test                 everything that must hold before a change goes in
       --only STEP     just one step     --from STEP     that step and those after it
       --list          the names of the steps
  tour [--docs]        drive the app through its screens and write pictures to tour/
                       (--docs: also renew the pictures of the README)
  bench [--debug] [--runs N]
                       start-up time and memory beside a bare Tauri window (Linux)
  types                write the front end's types (ui/types) from the Rust ones
  icons                draw the icon set from icons/icon.svg
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut arguments = Parser::from_env();
    let command = match arguments.next()? {
        Some(Arg::Value(command)) => command.string()?,
        None | Some(Arg::Short('h') | Arg::Long("help")) => {
            print!("{USAGE}");
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "setup" => {
            let tests = switch(arguments, "tests")?;
            setup::setup(if tests { Need::Test } else { Need::Build })
        }
        "demo" => demo::demo(switch(arguments, "release")?),
        "test" => test::test(test_choice(arguments)?),
        "tour" => tour::tour(switch(arguments, "docs")?),
        "bench" => bench_options(arguments).and_then(bench::bench),
        "types" => no_more(arguments).and_then(|()| types::types()),
        "icons" => no_more(arguments).and_then(|()| icons::icons()),
        other => bail!("there is no command {other}\n\n{USAGE}"),
    }
}

/// Whether the only option a command knows was given.
fn switch(mut arguments: Parser, name: &str) -> Result<bool> {
    let mut given = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long(long) if long == name => given = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(given)
}

fn no_more(mut arguments: Parser) -> Result<()> {
    arguments.next()?.map_or(Ok(()), |argument| Err(argument.unexpected().into()))
}

fn test_choice(mut arguments: Parser) -> Result<test::Choice> {
    let mut choice = test::Choice::All;
    while let Some(argument) = arguments.next()? {
        choice = match argument {
            Arg::Long("only") => test::Choice::Only(arguments.value()?.string()?),
            Arg::Long("from") => test::Choice::From(arguments.value()?.string()?),
            Arg::Long("list") => test::Choice::List,
            other => return Err(other.unexpected().into()),
        };
    }
    Ok(choice)
}

fn bench_options(mut arguments: Parser) -> Result<bench::Options> {
    let mut options = bench::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("debug") => options.debug = true,
            Arg::Long("runs") => options.runs = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    if options.runs == 0 {
        bail!("--runs must be at least 1");
    }
    Ok(options)
}
