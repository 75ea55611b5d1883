//! Every method of the client once, with the arguments of its example: what `examples`, `ugly` and
//! `properties` go through, so that none of them forgets a method.

use std::collections::BTreeSet;
use std::future::Future;
use std::path::Path;
use std::pin::Pin;

use serde_json::Value;
use wazzup::{AccountClient, Error, Http, HttpOptions, PartnerClient, V3Client};

use crate::support::{fixture_json, partner};

mod account;
mod links;
mod people;

/// One client of each kind on the same server.
pub(crate) struct Clients {
    pub(crate) partner: PartnerClient,
    pub(crate) account: AccountClient,
    pub(crate) v3: V3Client,
}

impl Clients {
    pub(crate) fn new(options: HttpOptions) -> Self {
        let http = Http::new(options.clone()).expect("http");
        Self {
            partner: partner(options),
            account: AccountClient::new(http.clone(), "access-token".into()),
            v3: V3Client::new(http, "api-key".into()),
        }
    }
}

/// What a method makes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// One object.
    One,
    /// One object, where an empty list is a 404.
    Found,
    /// A list.
    Many,
    /// Whether it is an answer.
    Nothing,
    /// A count that may be missing.
    Processed,
    /// The settings, of which nothing may be missing.
    Settings,
    /// A list of ids that may be missing.
    Ids,
}

/// Whether sending it twice can do harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    Safe,
    Unsafe,
}

type Sent<'a> = Pin<Box<dyn Future<Output = Result<Value, Error>> + Send + 'a>>;

/// A method and one way to call it.
pub(crate) struct Method {
    /// Source file and function, such as `users::list`; the same for several ways of one method.
    pub(crate) name: &'static str,
    pub(crate) reads: Reader,
    pub(crate) repeat: Repeat,
    /// Method and target that go out.
    pub(crate) line: &'static str,
    /// The fixture of the body that goes out; empty for none.
    pub(crate) request: &'static str,
    /// The fixture of the good answer; empty where no example shows one.
    pub(crate) answer: &'static str,
    /// Calls it and gives what was read, as JSON.
    pub(crate) send: for<'a> fn(&'a Clients) -> Sent<'a>,
}

impl Method {
    /// The good answer; `{"data": null}` where no example shows one.
    pub(crate) fn good(&self) -> Value {
        if self.answer.is_empty() {
            serde_json::json!({ "data": null })
        } else {
            fixture_json(self.answer)
        }
    }
}

/// All of them.
pub(crate) fn methods() -> Vec<Method> {
    [account::methods(), links::methods(), people::methods()].into_iter().flatten().collect()
}

/// The method called `name`, in its first way.
pub(crate) fn method(name: &str) -> Method {
    methods().into_iter().find(|method| method.name == name).expect("a method of that name")
}

#[test]
fn no_method_is_missing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut written = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let code = std::fs::read_to_string(&path).unwrap();
        // A file of methods is one with a type around a `Caller`.
        if !code.contains("(pub(crate) &'a Caller)") {
            continue;
        }
        let file = path.file_stem().unwrap().to_str().unwrap();
        for line in code.lines() {
            if let Some(rest) = line.trim_start().strip_prefix("pub async fn ") {
                written.insert(format!("{file}::{}", rest.split('(').next().unwrap()));
            }
        }
    }
    let listed: BTreeSet<String> = methods().iter().map(|one| one.name.to_owned()).collect();
    assert_eq!(listed, written);
    assert!(listed.len() >= 39, "{listed:?}");
}
