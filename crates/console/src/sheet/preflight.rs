//! Checking rows before anything is sent: each for itself, against the other rows, and against
//! what is known of the account.
//!
//! Fed by `bulk`, row by row, and again with a row that was edited. Holds hashes and numbers of
//! rows, no texts. Absent: the rows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    BulkKind, Item, Known,
    fields::CHATS,
    item::{Findings, made},
};
use crate::{
    error::{FieldProblem, FieldRule},
    users::MOST_USERS,
};

/// What sending a row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Somebody new comes.
    Add,
    /// Somebody is changed.
    Change,
    /// Nothing: all of it is there, word for word.
    Same,
    /// Not known: the list was never read in full, or does not tell all that the row says.
    Unknown,
}

/// What a row was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Checked {
    /// What keeps it from being sent.
    pub(crate) problems: Vec<FieldProblem>,
    /// What the person should know before it is sent.
    pub(crate) warnings: Vec<FieldProblem>,
    /// What sending it does, as far as its id can be read.
    pub(crate) effect: Effect,
    /// Other rows of which something else is true now; each is to be checked again. Always empty
    /// while rows come for the first time and in their order.
    pub(crate) touched: BTreeSet<u32>,
}

/// What was seen of the rows so far.
pub(crate) struct Preflight {
    known: Known,
    /// Which rows say a thing that should be said once; the first of them may.
    holders: HashMap<u64, Holders>,
    /// What each row says of these.
    marks: HashMap<u32, Box<[Mark]>>,
    room: Option<Room>,
}

/// Something that should be said once.
#[derive(Clone, Copy)]
struct Mark {
    field: &'static str,
    value: u64,
    /// Whether it keeps a second row from being sent.
    serious: bool,
}

/// Rows that say the same, nearly always one.
enum Holders {
    One(u32),
    Several(BTreeSet<u32>),
}

/// The places an account has left, and who gets them: the first rows.
struct Room {
    places: usize,
    inside: BTreeSet<u32>,
    outside: BTreeSet<u32>,
}

impl Preflight {
    /// Nothing seen yet.
    pub(crate) fn new(kind: BulkKind, known: Known) -> Self {
        debug_assert_eq!(kind, known.kind());
        let room = known.room(MOST_USERS).map(|places| Room {
            places,
            inside: BTreeSet::new(),
            outside: BTreeSet::new(),
        });
        Self { known, holders: HashMap::new(), marks: HashMap::new(), room }
    }

    /// Checks a row, for the first time or anew after an edit.
    pub(crate) fn check(&mut self, row: u32, values: &BTreeMap<String, String>) -> Checked {
        let mut touched = BTreeSet::new();
        let (item, mut found) = made(self.known.kind(), values, &self.known);
        self.mark(row, self.marks_of(&item), &mut touched);
        let id_is_read = !found.problems.iter().any(|problem| problem.field == "id");
        let effect = if id_is_read { self.known.effect(&item) } else { Effect::Unknown };
        self.repeated(row, &mut found);
        if let Some(room) = &mut self.room {
            let comes = effect == Effect::Add && found.problems.is_empty();
            room.set(row, comes, &mut touched);
            if room.outside.contains(&row) {
                found.problem(FieldProblem::bounded("id", FieldRule::OverLimit, MOST_USERS));
            }
        }
        touched.remove(&row);
        let Findings { problems, warnings } = found;
        Checked { problems, warnings, effect, touched }
    }

    /// Leaves a row out, as if it were not in the table. Gives the rows to check again.
    pub(crate) fn forget(&mut self, row: u32) -> BTreeSet<u32> {
        let mut touched = BTreeSet::new();
        self.mark(row, Vec::new(), &mut touched);
        if let Some(room) = &mut self.room {
            room.set(row, false, &mut touched);
        }
        touched.remove(&row);
        touched
    }

    /// What a row says that should be said once.
    fn marks_of(&self, item: &Item) -> Vec<Mark> {
        let mark = |field, value: &str, serious| {
            (!value.is_empty()).then(|| Mark {
                field,
                value: self.known.hash((field, value)),
                serious,
            })
        };
        match item {
            Item::User(user) => {
                let phone = mark("phone", user.phone.as_deref().unwrap_or_default(), true);
                mark("id", &user.id, true).into_iter().chain(phone).collect()
            }
            Item::Contact(contact) => {
                let chats = contact.contact_data.iter().filter_map(|chat| {
                    let own = CHATS.iter().find(|own| own.field == chat.chat_type)?;
                    let said = |text: &Option<String>| text.clone().unwrap_or_default();
                    // Without an id it is the name, or else the number, that tells one from another.
                    mark(own.field, &chat.chat_id, false)
                        .or_else(|| mark(own.username?, &said(&chat.username), false))
                        .or_else(|| mark(own.phone?, &said(&chat.phone), false))
                });
                mark("id", &contact.id, true).into_iter().chain(chats).collect()
            }
        }
    }

    /// Says which rows came before with the same.
    fn repeated(&self, row: u32, found: &mut Findings) {
        for mark in self.marks.get(&row).into_iter().flatten() {
            let first = self.holders.get(&mark.value).map(Holders::first);
            let Some(first) = first.filter(|first| *first != row) else { continue };
            let repeats = FieldProblem::bounded(mark.field, FieldRule::RepeatsRow, first);
            if mark.serious {
                found.problem(repeats);
            } else {
                found.warn(repeats);
            }
        }
    }

    /// Notes what a row says, in place of what it said before.
    fn mark(&mut self, row: u32, marks: Vec<Mark>, touched: &mut BTreeSet<u32>) {
        let before = self.marks.remove(&row).unwrap_or_default();
        let kept = |mark: &Mark, among: &[Mark]| among.iter().any(|own| own.value == mark.value);
        for mark in before.iter().filter(|mark| !kept(mark, &marks)) {
            let Some(holders) = self.holders.get_mut(&mark.value) else { continue };
            if holders.first() == row {
                holders.others(row, touched);
            }
            if holders.leave(row) {
                self.holders.remove(&mark.value);
            }
        }
        for mark in marks.iter().filter(|mark| !kept(mark, &before)) {
            let holders = self.holders.entry(mark.value).or_insert(Holders::One(row));
            if row < holders.first() {
                holders.others(row, touched);
            }
            holders.join(row);
        }
        if !marks.is_empty() {
            self.marks.insert(row, marks.into_boxed_slice());
        }
    }
}

impl Holders {
    fn first(&self) -> u32 {
        match self {
            Self::One(row) => *row,
            Self::Several(rows) => rows.first().copied().unwrap_or(u32::MAX),
        }
    }

    fn others(&self, row: u32, into: &mut BTreeSet<u32>) {
        match self {
            Self::One(own) => drop(into.insert(*own)),
            Self::Several(rows) => into.extend(rows),
        }
        into.remove(&row);
    }

    fn join(&mut self, row: u32) {
        match self {
            Self::One(own) if *own == row => {}
            Self::One(own) => *self = Self::Several(BTreeSet::from([*own, row])),
            Self::Several(rows) => drop(rows.insert(row)),
        }
    }

    /// Tells whether nobody is left.
    fn leave(&mut self, row: u32) -> bool {
        match self {
            Self::One(own) => *own == row,
            Self::Several(rows) => {
                rows.remove(&row);
                rows.is_empty()
            }
        }
    }
}

impl Room {
    /// Whether a row needs a place. Who gets or loses one by it is touched.
    fn set(&mut self, row: u32, needs: bool, touched: &mut BTreeSet<u32>) {
        let had = self.inside.contains(&row) || self.outside.contains(&row);
        match (had, needs) {
            (false, true) if self.inside.last().is_some_and(|last| row < *last) => {
                self.inside.insert(row);
            }
            (false, true) if self.inside.len() < self.places => drop(self.inside.insert(row)),
            (false, true) => drop(self.outside.insert(row)),
            (true, false) => {
                self.inside.remove(&row);
                self.outside.remove(&row);
            }
            _ => return,
        }
        while self.inside.len() > self.places {
            let Some(last) = self.inside.pop_last() else { break };
            self.outside.insert(last);
            touched.insert(last);
        }
        while self.inside.len() < self.places {
            let Some(first) = self.outside.pop_first() else { break };
            self.inside.insert(first);
            touched.insert(first);
        }
    }
}

#[cfg(test)]
mod tests;
