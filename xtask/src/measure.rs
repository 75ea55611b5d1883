//! One measured run of a window program: how long until it says it is ready to use, and what its
//! process tree holds in memory when it has settled.
//!
//! `bench` calls it. It knows nothing of the programs but their line on standard output, and reads
//! the kernel's own figures from /proc.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::shell;

/// What a program prints once its page has been drawn and reacts.
const READY: &str = "ready-to-use";
/// Asks the app to print it.
const ASK: (&str, &str) = ("PARTNER_CONSOLE_BENCH", "1");
/// How long after that line the memory is read.
const SETTLING: Duration = Duration::from_secs(5);
/// The longest a start may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The outcome of one run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    /// From process start to the line.
    pub(crate) interactive: Duration,
    /// Resident memory of the tree; pages shared by its processes count once each.
    pub(crate) rss_mib: f64,
    /// The same with shared pages divided among those that share them.
    pub(crate) pss_mib: f64,
}

impl fmt::Display for Sample {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = self.interactive.as_millis();
        write!(formatter, "{milliseconds} ms, {:.0}/{:.0} MiB", self.rss_mib, self.pss_mib)
    }
}

/// Starts the program, measures it and ends it.
///
/// # Errors
/// When it does not start or does not become ready in time.
pub(crate) fn run(command: &mut Command) -> Result<Sample> {
    let shown = shell::show(command);
    let started = Instant::now();
    let mut child = command
        .env(ASK.0, ASK.1)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("could not start {shown}"))?;
    let sample = watch(&mut child, started);
    // The tree goes with its head: the web view's processes end when their socket closes.
    let _ = child.kill();
    let _ = child.wait();
    sample.with_context(|| format!("could not measure {shown}"))
}

fn watch(child: &mut Child, started: Instant) -> Result<Sample> {
    let output = child.stdout.take().context("its output is not read")?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let said = BufReader::new(output).lines().map_while(Result::ok).any(|line| line == READY);
        // Nobody listens any more when the wait was given up.
        let _ = sender.send(said.then(Instant::now));
    });
    let ready = match receiver.recv_timeout(PATIENCE) {
        Ok(Some(ready)) => ready,
        Ok(None) => bail!("it ended before it was ready"),
        Err(_) => bail!("it was not ready after {} s", PATIENCE.as_secs()),
    };
    thread::sleep(SETTLING);
    let (mut rss, mut pss) = (0, 0);
    for pid in tree(child.id())? {
        // A process may end between the listing and the reading; it then holds nothing.
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        rss += kibibytes(&rollup, "Rss:");
        pss += kibibytes(&rollup, "Pss:");
    }
    if rss == 0 {
        bail!("its memory could not be read");
    }
    Ok(Sample {
        interactive: ready - started,
        rss_mib: f64::from(rss) / 1024.0,
        pss_mib: f64::from(pss) / 1024.0,
    })
}

/// A process and all its descendants.
fn tree(head: u32) -> Result<Vec<u32>> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc")? {
        let Ok(pid) = entry?.file_name().to_string_lossy().parse() else { continue };
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        if let Some(parent) = parent(&stat) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = vec![head];
    let mut next = 0;
    while next < found.len() {
        found.extend(children.remove(&found[next]).unwrap_or_default());
        next += 1;
    }
    Ok(found)
}

/// The parent in a line of /proc/PID/stat, where the name in brackets may itself hold anything.
fn parent(stat: &str) -> Option<u32> {
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(1)?.parse().ok()
}

fn kibibytes(rollup: &str, field: &str) -> u32 {
    rollup
        .lines()
        .find_map(|line| line.strip_prefix(field))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

/// Another program in the folder of the first.
pub(crate) fn sibling(program: &str, name: &str) -> String {
    Path::new(program).with_file_name(name).to_string_lossy().into_owned()
}

/// The middle value; of an even number, the mean of the two in the middle. Zero of none.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => 0.0,
        length if length % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::{kibibytes, median, parent};

    #[test]
    fn a_parent_is_found_behind_any_name() {
        assert_eq!(parent("12 (cat) S 7 12 7 0"), Some(7));
        assert_eq!(parent("12 (a) b (c)) R 345 1 2"), Some(345));
        assert_eq!(parent(""), None);
    }

    #[test]
    fn memory_is_read_by_the_whole_field_name() {
        let rollup = "5500-7ffd ---p 00000000 00:00 0 [rollup]\n\
                      Rss:              155000 kB\nPss:               82000 kB\n\
                      Pss_Dirty:         1000 kB\n";
        assert_eq!(kibibytes(rollup, "Rss:"), 155_000);
        assert_eq!(kibibytes(rollup, "Pss:"), 82_000);
        assert_eq!(kibibytes(rollup, "Swap:"), 0);
    }

    #[test]
    fn the_median_is_the_middle() {
        for (values, expected) in [
            (vec![], 0.0),
            (vec![3.0], 3.0),
            (vec![9.0, 1.0, 5.0], 5.0),
            (vec![4.0, 1.0, 3.0, 2.0], 2.5),
        ] {
            assert!((median(values.clone()) - expected).abs() < f64::EPSILON, "{values:?}");
        }
    }
}
