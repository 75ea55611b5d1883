//! Checking a list of items before any of it is sent: every problem of every item at once.
//!
//! Used by the files of users, contacts and settings. A problem names its place as the command
//! has it, such as `users[3].name`. Absent: what only the server knows, such as a phone taken by
//! somebody who is not in the list.

use std::collections::HashSet;

use crate::error::{Error, FieldProblem, FieldRule};

/// Items written by hand at once: so many are looked at one by one, before they are added and after
/// any writing.
pub(crate) const BY_HAND: usize = 10;

/// Problems found so far, and what must not come twice.
#[derive(Default)]
pub(crate) struct Checks {
    problems: Vec<FieldProblem>,
    seen: HashSet<(&'static str, String)>,
}

/// One item of a list, while it is checked.
pub(crate) struct Item<'c> {
    checks: &'c mut Checks,
    place: String,
}

impl Checks {
    /// The whole list, which must hold something.
    pub(crate) fn some<T>(&mut self, list: &str, items: &[T]) {
        if items.is_empty() {
            self.problems.push(FieldProblem::new(list, FieldRule::Required));
        }
    }

    /// The item of `list` at `index`, from 0.
    pub(crate) fn item(&mut self, list: &str, index: usize) -> Item<'_> {
        Item { checks: self, place: format!("{list}[{index}]") }
    }

    /// A thing that is no list.
    pub(crate) fn one(&mut self, name: &str) -> Item<'_> {
        Item { checks: self, place: name.to_owned() }
    }

    /// A list of ids alone: each there, and there once.
    pub(crate) fn ids(&mut self, list: &'static str, ids: &[String]) {
        self.some(list, ids);
        for (index, id) in ids.iter().enumerate() {
            let mut item = self.item(list, index);
            item.required("", id);
            item.once(list, "", id);
        }
    }

    /// # Errors
    /// `Invalid` with every problem found.
    pub(crate) fn done(self) -> Result<(), Error> {
        if self.problems.is_empty() { Ok(()) } else { Err(Error::Invalid(self.problems)) }
    }
}

impl Item<'_> {
    /// A part of this item that is a list itself.
    pub(crate) fn inner(&mut self, list: &str, index: usize) -> Item<'_> {
        Item { place: format!("{}.{list}[{index}]", self.place), checks: self.checks }
    }

    /// A part of this item with fields of its own.
    pub(crate) fn part(&mut self, name: &str) -> Item<'_> {
        Item { place: format!("{}.{name}", self.place), checks: self.checks }
    }

    pub(crate) fn problem(&mut self, field: &str, rule: FieldRule) {
        let problem = FieldProblem::new(&self.field(field), rule);
        self.checks.problems.push(problem);
    }

    /// The id of something to write: it must be good for an address of its own, too.
    pub(crate) fn id(&mut self, id: &str, most: usize) {
        self.text("id", id, most);
        if is_dots(id) {
            self.problem("id", FieldRule::NotAllowed);
        }
        self.once("id", "id", id);
    }

    /// A text that says something.
    pub(crate) fn required(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.problem(field, FieldRule::Required);
        }
    }

    /// A text of at most `most` characters that says something.
    pub(crate) fn text(&mut self, field: &str, text: &str, most: usize) {
        self.required(field, text);
        self.at_most(field, text, most);
    }

    /// A text of at most `most` characters.
    pub(crate) fn at_most(&mut self, field: &str, text: &str, most: usize) {
        if text.chars().count() > most {
            let problem = FieldProblem::bounded(&self.field(field), FieldRule::TooLong, most);
            self.checks.problems.push(problem);
        }
    }

    /// A phone number, if there is one: the service drops a malformed one in silence, so it is
    /// refused here (reference 5.1).
    pub(crate) fn phone(&mut self, field: &str, phone: Option<&str>) {
        if phone.is_some_and(|phone| !is_international(phone)) {
            self.problem(field, FieldRule::NotPhone);
        }
    }

    /// A value that may stand in the whole list once; `what` tells kinds of values apart.
    pub(crate) fn once(&mut self, what: &'static str, field: &str, value: &str) {
        if !value.is_empty() && !self.checks.seen.insert((what, value.to_owned())) {
            self.problem(field, FieldRule::Repeated);
        }
    }

    /// An item without fields is its own place.
    fn field(&self, field: &str) -> String {
        if field.is_empty() { self.place.clone() } else { format!("{}.{field}", self.place) }
    }
}

/// Whether an id would be another address: no encoding prevents it.
fn is_dots(id: &str) -> bool {
    matches!(id, "." | "..")
}

/// How many may be added at once by hand.
///
/// # Errors
/// `Invalid` at `list`.
pub(crate) fn by_hand<T>(list: &str, items: &[T]) -> Result<(), Error> {
    if items.len() <= BY_HAND {
        return Ok(());
    }
    Err(Error::Invalid(vec![FieldProblem::bounded(list, FieldRule::OverLimit, BY_HAND)]))
}

/// The id of one thing to read or delete.
///
/// # Errors
/// `Invalid` at `field`.
pub(crate) fn path_id(field: &str, id: &str) -> Result<(), Error> {
    match id {
        _ if id.trim().is_empty() => Err(Error::invalid(field, FieldRule::Required)),
        _ if is_dots(id) => Err(Error::invalid(field, FieldRule::NotAllowed)),
        _ => Ok(()),
    }
}

/// How much is asked for at once.
///
/// # Errors
/// `Invalid` at `field`.
pub(crate) fn at_most(field: &str, number: u32, most: u32) -> Result<(), Error> {
    if number <= most {
        return Ok(());
    }
    let range = format!("0…{most}");
    Err(Error::Invalid(vec![FieldProblem::bounded(field, FieldRule::OutOfRange, range)]))
}

/// A number as the service takes it: digits with the country code. A country code does not begin
/// with 0, and no number has more than 15 digits.
fn is_international(phone: &str) -> bool {
    let digits = phone.bytes().all(|byte| byte.is_ascii_digit());
    digits && (7..=15).contains(&phone.len()) && !phone.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(check: impl FnOnce(&mut Checks)) -> Vec<(String, FieldRule)> {
        let mut checks = Checks::default();
        check(&mut checks);
        match checks.done() {
            Ok(()) => Vec::new(),
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|problem| (problem.field, problem.rule)).collect()
            }
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn a_problem_names_its_place() {
        let found = problems(|checks| {
            checks.some::<u8>("users", &[]);
            checks.item("users", 3).text("name", "ü".repeat(4).as_str(), 3);
            checks.item("contacts", 0).inner("contact_data", 1).required("chat_id", " ");
        });
        assert_eq!(
            found,
            [
                ("users".to_owned(), FieldRule::Required),
                ("users[3].name".to_owned(), FieldRule::TooLong),
                ("contacts[0].contact_data[1].chat_id".to_owned(), FieldRule::Required),
            ]
        );
    }

    #[test]
    fn what_may_come_once_is_named_where_it_comes_again() {
        let ids = ["a", "b", "a", ""].map(str::to_owned);
        let found = problems(|checks| checks.ids("user_ids", &ids));
        let expected = [("user_ids[2]", FieldRule::Repeated), ("user_ids[3]", FieldRule::Required)];
        assert_eq!(found, expected.map(|(place, rule)| (place.to_owned(), rule)));
        // An id and a phone of the same digits are two things.
        let found = problems(|checks| {
            checks.item("users", 0).once("id", "id", "37120000001");
            checks.item("users", 1).once("phone", "phone", "37120000001");
        });
        assert_eq!(found, []);
    }

    #[test]
    fn a_phone_is_digits_with_a_country_code() {
        for (phone, good) in [
            ("37120000001", true),
            ("1234567", true),
            ("123456789012345", true),
            ("", false),
            ("123456", false),
            ("1234567890123456", false),
            ("+37120000001", false),
            ("0037120000001", false),
            ("371 20000001", false),
            ("٣٧١٢٠٠٠٠٠٠١", false),
        ] {
            let found = problems(|checks| checks.item("users", 0).phone("phone", Some(phone)));
            assert_eq!(found.is_empty(), good, "{phone}");
        }
    }
}
