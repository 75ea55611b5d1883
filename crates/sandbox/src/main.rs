//! The sandbox as a program: `wazzup-sandbox --listen 127.0.0.1:8024`. It prints its address once it is
//! ready and serves until Ctrl-C; everything else is the library's.

use std::process::ExitCode;

use clap::Parser;
use sandbox::{Fault, Options, Reading, Scenario, Seed};
use tokio::net::TcpListener;

/// An imitation of the partner API. Sign in as demo@partner.example with the password demo-partner.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Where to listen, on loopback; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8024")]
    listen: String,
    /// The world to begin with: demo, fleet (500 accounts of four channels), people (an account of 1,000
    /// users and 50 channels, one of 100,000 contacts, a blank one) or empty.
    #[arg(long, default_value = "demo")]
    seed: Seed,
    /// Begin with no client account; the same as --seed empty.
    #[arg(long)]
    empty: bool,
    /// How many times faster than the clock the world lives.
    #[arg(long, default_value_t = 1.0)]
    time_scale: f64,
    /// A client who acts without a hand, or a misfortune: happy, slow, expires, foreign_phone, two_factor,
    /// unpaid, events_lost, elsewhere, blocked, rejected, unauthorized, wait_for_code.
    #[arg(long)]
    scenario: Option<Scenario>,
    /// Milliseconds that every answer waits.
    #[arg(long, default_value_t = 0)]
    delay_ms: u64,
    /// Faults present from the start, as the JSON array that POST /_sandbox/faults takes.
    #[arg(long, value_parser = fault_list, default_value = "[]")]
    faults: FaultList,
    /// Which luck faults with a chance have: the same number gives the same requests the same.
    #[arg(long, default_value_t = Options::default().chance_seed)]
    seed_of_chance: u64,
    /// How to understand the settings: roles=replace|merge, hidden=keep|clear, vanished=accept|refuse.
    /// May be given several times; the first word of each is the default.
    #[arg(long = "reading", value_name = "POINT=WORD")]
    readings: Vec<Reading>,
    /// Print the OpenAPI description of what is imitated, and end.
    #[arg(long)]
    openapi: bool,
}

/// A list in one argument; clap would read a bare `Vec` as a repeated one.
#[derive(Clone)]
struct FaultList(Vec<Fault>);

fn fault_list(text: &str) -> Result<FaultList, serde_json::Error> {
    serde_json::from_str(text).map(FaultList)
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wazzup-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

#[allow(clippy::print_stdout, reason = "whoever started the program reads its address there")]
async fn run(arguments: Arguments) -> std::io::Result<()> {
    if arguments.openapi {
        print!("{}", sandbox::openapi()?);
        return Ok(());
    }
    let options = Options {
        seed: if arguments.empty { Seed::Empty } else { arguments.seed },
        time_scale: arguments.time_scale,
        scenario: arguments.scenario,
        delay_ms: arguments.delay_ms,
        faults: arguments.faults.0,
        chance_seed: arguments.seed_of_chance,
        readings: arguments.readings.into_iter().collect(),
        ..Options::default()
    };
    let listener = TcpListener::bind(&arguments.listen).await?;
    let address = listener.local_addr()?;
    let serving = sandbox::serve(listener, options, async {
        // Without a way to hear Ctrl-C the program serves until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    });
    tokio::pin!(serving);
    // Its first turn checks the options and begins to accept: only then the address is worth printing.
    tokio::select! {
        biased;
        ended = &mut serving => return ended,
        () = std::future::ready(()) => println!("listening on http://{address}"),
    }
    serving.await
}
