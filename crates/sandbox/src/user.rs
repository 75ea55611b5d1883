//! The users of one account, as the world keeps them for both versions of the API: `users` (API
//! reference 5) and `v3_users` (11) show the same people. It knows neither their bounds nor their errors.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::page::Page;
use crate::tally::Tally;
use crate::world::without_nulls;

/// Users that one request may carry, in both versions.
pub(crate) const PER_REQUEST: usize = 100;
/// Users that one account may have.
pub(crate) const PER_ACCOUNT: usize = 1000;

/// An employee of the client.
#[derive(Clone)]
pub(crate) struct User {
    /// The caller's own.
    pub(crate) id: String,
    pub(crate) name: String,
    /// Digits with the country code.
    pub(crate) phone: Option<String>,
}

impl User {
    /// `{id, name, phone}`; no phone, no field.
    pub(crate) fn shown(&self) -> Value {
        without_nulls(json!({ "id": self.id, "name": self.name, "phone": self.phone }))
    }
}

/// What a request would have made of the users, and was refused for.
pub(crate) enum Clash {
    /// More than [`PER_ACCOUNT`] users.
    Full,
    /// Two users with this phone number.
    Phone(String),
}

/// All users of an account, in the order they were added.
#[derive(Default)]
pub(crate) struct Users {
    people: IndexMap<String, User>,
    /// Those added and changed since the start.
    pub(crate) written: Tally,
    /// Those named in deletions, whether anybody had the id or not.
    pub(crate) deleted: Tally,
}

impl Users {
    /// These and no others; they keep every rule already.
    pub(crate) fn of(users: Vec<User>) -> Self {
        let people = users.into_iter().map(|user| (user.id.clone(), user)).collect();
        Self { people, ..Self::default() }
    }

    /// Adds and replaces by id, all or nothing, and counts the users it wrote. A later entry with the
    /// same id wins. What an upsert does with a field left out is not documented: here it is gone, so
    /// that a client which does not send complete users is found out.
    pub(crate) fn upsert(&mut self, users: Vec<User>) -> Result<usize, Clash> {
        let mut next = self.people.clone();
        let mut written = HashSet::new();
        for user in users {
            written.insert(user.id.clone());
            next.insert(user.id.clone(), user);
        }
        if next.len() > PER_ACCOUNT {
            return Err(Clash::Full);
        }
        if let Some(phone) = repeated_phone(&next) {
            return Err(Clash::Phone(phone.to_owned()));
        }
        self.people = next;
        let count = written.len();
        self.written.count(written);
        Ok(count)
    }

    /// Replaces those that exist and leaves the rest out, otherwise as `upsert`.
    pub(crate) fn update(&mut self, mut users: Vec<User>) -> Result<usize, Clash> {
        users.retain(|user| self.people.contains_key(&user.id));
        self.upsert(users)
    }

    /// Removes those that exist and gives the ids that do not, each once.
    pub(crate) fn remove(&mut self, ids: Vec<String>) -> Vec<String> {
        let mut ids: IndexMap<String, bool> = ids.into_iter().map(|id| (id, false)).collect();
        self.people.retain(|id, _| match ids.get_mut(id) {
            Some(found) => {
                *found = true;
                false
            }
            None => true,
        });
        self.deleted.count(ids.keys().cloned());
        ids.into_iter().filter(|(_, found)| !found).map(|(id, _)| id).collect()
    }

    pub(crate) fn get(&self, id: &str) -> Option<&User> {
        self.people.get(id)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &User> {
        self.people.values()
    }

    pub(crate) fn page(&self, page: &Page) -> impl Iterator<Item = &User> {
        page.of(self.people.values())
    }

    /// Everybody by name, whatever the case of its letters.
    pub(crate) fn by_name(&self) -> Vec<&User> {
        let mut users: Vec<_> = self.people.values().collect();
        users.sort_by_cached_key(|user| (user.name.to_lowercase(), user.id.clone()));
        users
    }
}

fn repeated_phone(people: &IndexMap<String, User>) -> Option<&str> {
    let mut seen = HashSet::new();
    people.values().filter_map(|user| user.phone.as_deref()).find(|phone| !seen.insert(*phone))
}

/// Whether this is a number in international format: digits alone, beginning with a country code.
pub(crate) fn is_international(phone: &str) -> bool {
    let digits = phone.bytes().all(|byte| byte.is_ascii_digit());
    digits && (7..=15).contains(&phone.len()) && !phone.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(id: &str, phone: Option<&str>) -> User {
        User { id: id.to_owned(), name: id.to_uppercase(), phone: phone.map(str::to_owned) }
    }

    #[test]
    fn phones_may_change_hands_within_one_request() {
        let mut users = Users::default();
        let first = vec![user("a", Some("37120001140")), user("b", Some("37120001141"))];
        assert!(matches!(users.upsert(first), Ok(2)));
        let swapped = vec![user("a", Some("37120001141")), user("b", Some("37120001140"))];
        assert!(matches!(users.upsert(swapped), Ok(2)));
        let taken = vec![user("c", None), user("d", Some("37120001140"))];
        assert!(matches!(users.upsert(taken), Err(Clash::Phone(phone)) if phone == "37120001140"));
        assert!(users.get("c").is_none(), "all or nothing");
    }

    #[test]
    fn what_a_phone_number_is() {
        for (phone, good) in [
            ("37120001140", true),
            ("1234567", true),
            ("123456", false),
            ("+37120001140", false),
            ("037120001140", false),
            ("1234567890123456", false),
            ("3712000114o", false),
        ] {
            assert_eq!(is_international(phone), good, "{phone}");
        }
    }
}
