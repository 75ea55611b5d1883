//! Ugly answers to every method: each gives a right value or a named error, in time, never a panic,
//! and never a secret or a phone number in a text.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::Value;
use wazzup::Error;

use crate::methods::{Clients, Method, Reader, Repeat, methods};
use crate::support::{Server, Step};

mod bodies;
mod refusals;
mod shapes;
mod wire;

/// What a call comes to, for a method that is safe to repeat; [`expected`] knows the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    /// The same value as from the good answer.
    Good,
    /// The first row of it, where it has several.
    First,
    /// Nothing: an empty list, or no count.
    Empty,
    /// A 404 that the service did not spell out.
    Absent,
    /// Unreadable, as it stands or in what it says.
    Unreadable,
    /// Refused with this status.
    Refused(u16),
    /// Too many requests.
    Limited,
    /// No whole answer.
    Lost,
}
use Want::{Absent, Empty, First, Good, Limited, Lost, Refused, Unreadable};

/// By reader: one, found, many, nothing, processed, settings, ids.
type Wants = [Want; 7];

/// Whoever reads anything finds nothing to read; whoever does not, does not mind.
const NO_CONTENT: Wants =
    [Unreadable, Unreadable, Unreadable, Good, Unreadable, Unreadable, Unreadable];

/// An answer made from a method's good one.
struct Ugly {
    name: &'static str,
    make: Box<dyn Fn(&Value) -> Step>,
    wants: Wants,
}

fn ugly(name: &'static str, wants: Wants, make: impl Fn(&Value) -> Step + 'static) -> Ugly {
    Ugly { name, make: Box::new(make), wants }
}

/// What the texts of errors must not repeat: credentials, what the calls send, and phone numbers of
/// the examples.
const PRIVATE: [&str; 16] = [
    "pässword",
    "me@partner.example",
    "bWVAcGFydG5lci5leGFtcGxlOnDDpHNzd29yZA==",
    "access-token",
    "api-key",
    "refresh-token",
    "one-time-code",
    "AAHffBHffYyCEeT7ffVv0ff8AKhfz4",
    "r4nd0m",
    "37199999999",
    "79528462093",
    "79332345432",
    "79999999999",
    "79001234567",
    "900 123-45",
    "37120000001",
];

const CALL_TIMEOUT: Duration = Duration::from_secs(20);

#[test]
fn the_table_is_long_and_names_each_row_once() {
    let parts = [shapes::table(), bodies::table(), wire::table(), refusals::table()];
    let rows: Vec<&str> = parts.iter().flatten().map(|row| row.name).collect();
    let names: BTreeSet<&str> = rows.iter().copied().collect();
    assert_eq!(names.len(), rows.len());
    assert!(names.len() >= 160, "{}", names.len());
}

#[tokio::test]
async fn shapes_that_are_not_those_of_the_pages() {
    every_method_answers_as_the_table_says(&shapes::table()).await;
}

#[tokio::test]
async fn bodies_that_are_hardly_json() {
    every_method_answers_as_the_table_says(&bodies::table()).await;
}

#[tokio::test]
async fn transfers_that_go_wrong() {
    every_method_answers_as_the_table_says(&wire::table()).await;
}

#[tokio::test]
async fn servers_that_say_no() {
    every_method_answers_as_the_table_says(&refusals::table()).await;
}

async fn every_method_answers_as_the_table_says(rows: &[Ugly]) {
    let server = Server::start([]).await;
    let mut options = server.options();
    options.tries = 1;
    options.call_timeout = CALL_TIMEOUT;
    let clients = Clients::new(options);
    let mut wrong = Vec::new();
    let mut methods = methods();
    // Another way of the same method reads no differently.
    methods.dedup_by_key(|method| method.name);
    for method in methods {
        let answer = method.good();
        server.always(json_step(&answer));
        let good = (method.send)(&clients).await.expect("the good answer");
        for row in rows {
            server.always((row.make)(&answer));
            let begin = Instant::now();
            let result = (method.send)(&clients).await;
            assert!(begin.elapsed() < CALL_TIMEOUT, "{}, {}", method.name, row.name);
            if let Err(complaint) = judge(&method, &row.wants, &good, &result) {
                wrong.push(format!("{} by {}: {complaint}", row.name, method.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether `result` is what the table says, and shows nothing it must not.
fn judge(
    method: &Method,
    wants: &Wants,
    good: &Value,
    result: &Result<Value, Error>,
) -> Result<(), String> {
    if let Err(error) = result {
        let shown = format!("{error} {error:?}");
        if let Some(secret) = PRIVATE.iter().find(|secret| shown.contains(*secret)) {
            return Err(format!("it says {secret}: {shown}"));
        }
    }
    let want = expected(method, wants);
    let right = match (&want, result) {
        (Expected::Value(want), Ok(value)) => *value == value_of(method, *want, good),
        (Expected::Error(want), Err(error)) => *want == *named(error),
        _ => false,
    };
    if right { Ok(()) } else { Err(format!("{want:?} is not {result:?}")) }
}

#[derive(Debug)]
enum Expected {
    Value(Want),
    Error(String),
}

fn expected(method: &Method, wants: &Wants) -> Expected {
    let column = match method.reads {
        Reader::One => 0,
        Reader::Found => 1,
        Reader::Many => 2,
        Reader::Nothing => 3,
        Reader::Processed => 4,
        Reader::Settings => 5,
        Reader::Ids => 6,
    };
    let can_do_harm = method.repeat == Repeat::Unsafe;
    Expected::Error(match wants[column] {
        want @ (Good | First | Empty) => return Expected::Value(want),
        // What went out and was not answered may have been done.
        Unreadable | Lost | Refused(..200 | 500..) if can_do_harm => "unknown".to_owned(),
        Absent => "refused 404".to_owned(),
        Unreadable => "unreadable".to_owned(),
        Refused(status) => format!("refused {status}"),
        Limited => "limited".to_owned(),
        Lost => "unanswered".to_owned(),
    })
}

fn value_of(method: &Method, want: Want, good: &Value) -> Value {
    match (want, method.reads, good) {
        (Empty, Reader::Many | Reader::Ids, _) => Value::Array(Vec::new()),
        (Empty, ..) => Value::Null,
        (First, Reader::Many, Value::Array(rows)) => Value::Array(rows[..1].to_vec()),
        _ => good.clone(),
    }
}

fn named(error: &Error) -> String {
    match error {
        Error::Refused { status, .. } => format!("refused {status}"),
        Error::RateLimited { .. } => "limited".to_owned(),
        Error::NotSent { .. } => "not sent".to_owned(),
        Error::OutcomeUnknown { .. } => "unknown".to_owned(),
        Error::Unanswered { .. } => "unanswered".to_owned(),
        Error::Unreadable { .. } => "unreadable".to_owned(),
    }
}

fn json_step(body: &Value) -> Step {
    crate::support::answer("200 OK", "content-type: application/json\r\n", body.to_string())
}
