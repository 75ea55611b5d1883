//! The one door to everything a person runs: `cargo xtask <command>`, on Linux, macOS and Windows.
//!
//! This file reads the command line; each command has a file of its own. Continuous integration
//! comes through the same door.
#![allow(clippy::print_stdout, reason = "this program talks to the person who started it")]

mod bench;
mod bench_bulk;
mod bench_client;
mod bench_fleet;
mod bench_search;
mod bench_window;
mod contract;
mod demo;
mod docs;
mod fuzz;
mod icons;
mod measure;
mod openapi;
mod packages;
mod server;
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
  bench client         calls, memory and batches of the API client beside bare hyper
  bench bulk           an import of 10,000 contacts beside what a slow server allows
  bench fleet          a sweep over 500 accounts beside what the limit on calls allows
  bench search         a keystroke's cost over 10,000 accounts and 100,000 contacts
  bench qr             from the server sending a code to the page having painted it (Linux)
  bench matrix         1,000 people on 50 channels: opening, scrolling, filling, typing (Linux)
  fuzz [--cases N]     the decoders' properties, with many more cases than `test` tries
  contract [--long] [--seed N]
                       set a fuzzer on the sandbox: does it answer as it says?
  openapi              write docs/openapi.json, the API as the sandbox imitates it
  docs                 write docs/api.md from the table of methods
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
        "bench" => bench(arguments),
        "fuzz" => fuzz_cases(arguments).and_then(fuzz::fuzz),
        "contract" => contract_options(arguments).and_then(|chosen| contract::contract(&chosen)),
        "openapi" => no_more(arguments).and_then(|()| openapi::openapi()),
        "docs" => no_more(arguments).and_then(|()| docs::docs()),
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

fn fuzz_cases(mut arguments: Parser) -> Result<u32> {
    let mut cases = fuzz::CASES;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("cases") => cases = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(cases)
}

fn contract_options(mut arguments: Parser) -> Result<contract::Options> {
    let (mut long, mut seed) = (false, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("long") => long = true,
            Arg::Long("seed") => seed = Some(arguments.value()?.parse()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(contract::Options::by_hand(long, seed))
}

fn bench(mut arguments: Parser) -> Result<()> {
    let mut options = bench::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(what) if what == "client" => {
                no_more(arguments)?;
                return bench_client::bench();
            }
            Arg::Value(what) if what == "bulk" => {
                no_more(arguments)?;
                return bench_bulk::bench();
            }
            Arg::Value(what) if what == "fleet" => {
                no_more(arguments)?;
                return bench_fleet::bench();
            }
            Arg::Value(what) if what == "search" => {
                no_more(arguments)?;
                return bench_search::bench();
            }
            Arg::Value(what) if what == "qr" => {
                no_more(arguments)?;
                return bench_window::bench("qr", &[]);
            }
            Arg::Value(what) if what == "matrix" => {
                no_more(arguments)?;
                return bench_window::bench("matrix", &["--seed", "people"]);
            }
            Arg::Long("debug") => options.debug = true,
            Arg::Long("runs") => options.runs = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    if options.runs == 0 {
        bail!("--runs must be at least 1");
    }
    bench::bench(options)
}
