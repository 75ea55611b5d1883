//! The address book: names, notes and tags of accounts, which the API's lists do not have.
//!
//! Called by the shell. It stays on this machine: nothing here is sent. Absent: files; the shell
//! opens and saves those, here is only their text.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use wazzup::AccountId;

use crate::{
    accounts::Account,
    console::Console,
    error::{Error, FieldProblem, FieldRule},
    event::Event,
    store,
};

/// Bounds, in characters, on what a person writes about an account.
const NAME_LIMIT: usize = 200;
const NOTE_LIMIT: usize = 4_000;
const TAG_LIMIT: usize = 40;
const TAGS_LIMIT: usize = 20;
/// Most of an unreadable line that is shown again.
const LINE_SHOWN: usize = 80;

/// What an import of names did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamesImported {
    /// Names taken.
    pub taken: u32,
    /// Numbers that are not among the accounts known.
    pub unknown: Vec<String>,
    /// Lines that are not a number and a name.
    pub unreadable: Vec<UnreadableLine>,
}

/// A line an import could not use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnreadableLine {
    /// Counted from 1.
    pub line: u32,
    /// Its beginning.
    pub text: String,
}

impl Console {
    /// Writes name, note and tags of an account; an empty name is none.
    ///
    /// # Errors
    /// `Invalid` for over 200 characters of name, 4,000 of note, 20 tags or 40 characters of one.
    pub async fn accounts_describe(
        &self,
        account_id: &str,
        name: Option<String>,
        note: String,
        tags: Vec<String>,
    ) -> Result<Account, Error> {
        let name = name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        let note = note.trim().to_owned();
        let tags = distinct(tags);
        let mut problems = Vec::new();
        let mut bound = |field, long, limit| {
            if long {
                problems.push(FieldProblem::bounded(field, FieldRule::TooLong, limit));
            }
        };
        let length = |text: &String| text.chars().count();
        bound("name", name.as_ref().is_some_and(|name| length(name) > NAME_LIMIT), NAME_LIMIT);
        bound("note", length(&note) > NOTE_LIMIT, NOTE_LIMIT);
        bound("tags", tags.len() > TAGS_LIMIT, TAGS_LIMIT);
        bound("tags", tags.iter().any(|tag| length(tag) > TAG_LIMIT), TAG_LIMIT);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let session = self.session()?;
        self.change_account(&session, &AccountId::from(account_id), move |c, profile, account| {
            store::address_book::describe(c, profile, account, name.as_deref(), &note, &tags)
        })
        .await
    }

    /// Takes names from a text of lines with a number and a name, parted by a tab, a semicolon or
    /// a comma, with or without a heading. Only accounts already known get a name.
    pub async fn accounts_import_names(&self, text: String) -> Result<NamesImported, Error> {
        let session = self.session()?;
        let profile_id = session.profile.profile_id;
        let (names, unreadable) = parse(&text);
        let (changed, unknown) = self
            .store()
            .run(move |c| {
                let transaction = c.unchecked_transaction()?;
                let (mut changed, mut unknown) = (Vec::new(), Vec::new());
                for (number, name) in names {
                    if store::accounts::get(&transaction, &profile_id, &number)?.is_none() {
                        unknown.push(number);
                        continue;
                    }
                    store::address_book::name(&transaction, &profile_id, &number, &name)?;
                    changed.extend(store::accounts::get(&transaction, &profile_id, &number)?);
                }
                transaction.commit()?;
                Ok((changed, unknown))
            })
            .await?;
        let taken = u32::try_from(changed.len()).unwrap_or(u32::MAX);
        for account in changed {
            self.emit(Event::AccountChanged { account });
        }
        Ok(NamesImported { taken, unknown, unreadable })
    }

    /// All names as CSV with a heading, which [`Console::accounts_import_names`] reads back.
    pub async fn accounts_export_names(&self) -> Result<String, Error> {
        let profile_id = self.session()?.profile.profile_id;
        let names = self.store().run(move |c| store::address_book::names(c, &profile_id)).await?;
        write(&names)
    }
}

/// Tags without spaces around, empty ones and repetitions, in their order.
fn distinct(tags: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    tags.into_iter()
        .map(|tag| tag.trim().to_owned())
        .filter(|tag| !tag.is_empty() && seen.insert(tag.to_lowercase()))
        .collect()
}

/// The numbers and names of a text, and the lines that are neither these nor a heading.
fn parse(text: &str) -> (Vec<(String, String)>, Vec<UnreadableLine>) {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = *b"\t;,".iter().find(|d| first.as_bytes().contains(d)).unwrap_or(&b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = Lines { text: text.as_bytes(), counted: 0, line: 1 };
    let (mut names, mut unreadable) = (Vec::new(), Vec::new());
    for (index, record) in reader.records().enumerate() {
        let Ok(record) = record else { continue }; // only invalid UTF-8 fails, and text has none
        let number = record.get(0).unwrap_or_default().trim();
        let name = record.get(1).unwrap_or_default().trim();
        let digits: String = number.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
        let numeric = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
        if numeric && !name.is_empty() && name.chars().count() <= NAME_LIMIT {
            names.push((digits, name.to_owned()));
        } else if index > 0 || number.chars().any(|c| c.is_ascii_digit()) {
            let line = lines.at(record.position().map_or(0, csv::Position::byte));
            let shown = record.iter().collect::<Vec<_>>().join(" ");
            unreadable
                .push(UnreadableLine { line, text: shown.chars().take(LINE_SHOWN).collect() });
        }
    }
    (names, unreadable)
}

/// Numbers of lines, asked for in their order. The reader's own count stops before empty lines.
struct Lines<'a> {
    text: &'a [u8],
    counted: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the first character from `byte` on that is not the end of one.
    fn at(&mut self, byte: u64) -> u32 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(next) = self.text.get(self.counted) {
            if self.counted >= byte && !matches!(next, b'\r' | b'\n') {
                break;
            }
            self.line += u32::from(*next == b'\n');
            self.counted += 1;
        }
        self.line
    }
}

fn write(names: &[(String, String)]) -> Result<String, Error> {
    let failed = |_| Error::Internal("the names could not be written".to_owned());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["number", "name"]).map_err(failed)?;
    for (number, name) in names {
        writer.write_record([number, name]).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::from(error.into_error()))?;
    String::from_utf8(bytes).map_err(|error| Error::Internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let (names, unreadable) = parse(text);
        assert_eq!(unreadable, [], "{text}");
        names
    }

    fn pair(number: &str, name: &str) -> (String, String) {
        (number.to_owned(), name.to_owned())
    }

    #[test]
    fn every_way_to_part_a_number_from_a_name_is_read() {
        let expected = [pair("10000001", "Acme, Ltd"), pair("10000002", "Bravo")];
        let texts = [
            "10000001,\"Acme, Ltd\"\n10000002,Bravo\n",
            "10000001;Acme, Ltd\r\n10000002;Bravo",
            "10000001\tAcme, Ltd\n\n10000002\tBravo\textra",
            "\u{feff}number;name\n1000-0001;Acme, Ltd\n1000 0002;Bravo",
        ];
        for text in texts {
            assert_eq!(pairs(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_neither_is_shown_with_its_number() {
        let (names, unreadable) = parse("10000001,Acme\nhello,there\n10000002,\n\n12a,Bravo\n");
        assert_eq!(names, [pair("10000001", "Acme")]);
        let shown: Vec<_> = unreadable.iter().map(|l| (l.line, l.text.as_str())).collect();
        assert_eq!(shown, [(2, "hello there"), (3, "10000002 "), (5, "12a Bravo")]);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let names =
            [pair("10000001", "Acme, \"the\" Ltd"), pair("10000002", "=SUM(A1)\nnext; line\tтаб")];
        assert_eq!(pairs(&write(&names).unwrap()), names);
    }

    #[test]
    fn tags_are_distinct() {
        let tags = ["VIP", " vip ", "", "new"].map(str::to_owned).to_vec();
        assert_eq!(distinct(tags), ["VIP", "new"]);
    }
}
