//! `cargo xtask docs`: writes docs/api.md, the page for developers, from the table of methods.
//!
//! The table is `tests/fixtures/methods.toml`; that it tells the truth is tested in
//! `tests/it/methods.rs`. A test here fails when the committed page is older than the table.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell;

const PAGE: &str = "docs/api.md";
const TABLE: &str = "tests/fixtures/methods.toml";

#[derive(Deserialize)]
struct Table {
    method: Vec<Method>,
}

#[derive(Deserialize)]
struct Method {
    number: u32,
    call: String,
    credential: Option<String>,
    client: Option<String>,
    command: Option<String>,
    used_by: Option<String>,
    repeat: Option<String>,
    what: Option<String>,
    quirks: Option<String>,
    left_out: Option<String>,
}

/// The resources in the order of the page: the client's file, and the heading.
const RESOURCES: [(&str, &str); 9] = [
    ("accounts", "Accounts"),
    ("oauth", "Tokens"),
    ("users", "Users"),
    ("settings", "Settings"),
    ("channels", "Channels"),
    ("contacts", "Contacts"),
    ("webhooks", "Webhooks"),
    ("links", "Links to hosted pages"),
    ("v3_users", "Users of the public API v3"),
];

const HEAD: &str = "\
# The API, method by method

<!-- Written by `cargo xtask docs` from tests/fixtures/methods.toml. Change that, not this. -->

What the service offers a partner, and how this project reaches it. **Command** is what the page in
the window calls. Where it says *by*, the method has no command of its own, because tokens and
webhook addresses never reach the page; the named command uses it. **Again** says whether sending a
call twice can do no harm; the client repeats those that are safe, and never the others. *depends*
is for those that may be given something that works once, such as a code.

Credentials: *partner* is Basic with the cabinet's e-mail and password; *client* is Bearer with the
access token of one client account; *key* is Bearer with an account's own v3 key; *none* is a page
for a browser.

The same methods are described for machines in [openapi.json](openapi.json), published by the
sandbox (`/_sandbox/openapi.json`), which is where every line here can be tried:

```sh
cargo run -p sandbox --bin wazzup-sandbox -- --seed demo --listen 127.0.0.1:8024
```
";

/// Writes the page.
///
/// # Errors
/// When the table cannot be read or the page cannot be written.
pub(crate) fn docs() -> Result<()> {
    fs::write(shell::repo().join(PAGE), page()?).context("could not write the page")
}

fn page() -> Result<String> {
    let table = fs::read_to_string(shell::repo().join(TABLE)).context("no table of methods")?;
    let table: Table = toml::from_str(&table).context("the table of methods is not as expected")?;
    let mut text = HEAD.to_owned();
    let mut by_file: BTreeMap<&str, Vec<&Method>> = BTreeMap::new();
    for method in &table.method {
        let client = method.client.as_deref().unwrap_or_default();
        by_file.entry(client.split("::").next().unwrap_or_default()).or_default().push(method);
    }
    for (file, heading) in RESOURCES {
        let methods = by_file.remove(file).with_context(|| format!("no method of {file}"))?;
        write!(text, "\n## {heading}\n\n")?;
        text += "| Method | Credential | Client | Command | Again | What it does | Beware |\n";
        text += "|---|---|---|---|---|---|---|\n";
        for method in methods {
            row(&mut text, method)?;
        }
    }
    text += "\n## Not there yet\n\n| Method | Why |\n|---|---|\n";
    for method in by_file.remove("").unwrap_or_default() {
        let why = method.left_out.as_deref().context("a method without a client")?;
        writeln!(text, "| `{}` | {why} |", method.call)?;
    }
    Ok(text)
}

fn row(text: &mut String, method: &Method) -> Result<()> {
    let said = |text: &Option<String>, name: &str| {
        text.clone().with_context(|| format!("method {} has no {name}", method.number))
    };
    let command = match (&method.command, &method.used_by) {
        (Some(command), _) => format!("`{command}`"),
        (None, Some(by)) => format!("*by* `{by}`"),
        (None, None) => return Err(anyhow::anyhow!("method {} is not reached", method.number)),
    };
    writeln!(
        text,
        "| `{}` | {} | `{}` | {command} | {} | {} | {} |",
        method.call,
        said(&method.credential, "credential")?,
        said(&method.client, "client")?.replace(", ", "`, `"),
        said(&method.repeat, "repeat")?,
        said(&method.what, "what")?,
        said(&method.quirks, "quirks")?,
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_as_the_table_says() {
        let committed = fs::read_to_string(shell::repo().join(PAGE)).unwrap_or_default();
        let fresh = page().expect("the table can be read");
        let same = committed.replace("\r\n", "\n") == fresh;
        assert!(same, "{PAGE} is not up to date; run: cargo xtask docs");
    }
}
