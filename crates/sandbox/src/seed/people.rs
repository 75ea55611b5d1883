//! The demo's users and their roles: a table for the first account, and for the others people made from
//! a stock of names of their country, always the same. Numbers are from ranges kept for fiction or
//! plainly invented.

use crate::channel::Channel;
use crate::seed::accounts::AccountRow;
use crate::settings::{Pair, Role, Roles, Settings};
use crate::user::User;

/// The account whose people are written out, with every peculiarity a screen must bear.
const WRITTEN_OUT: u64 = 24_017_788;

/// Id, name, phone. Ids are whatever a client's own program has.
type UserRow = (&'static str, &'static str, Option<&'static str>);

const USERS: &[UserRow] = &[
    ("u-anna", "Anna Bērziņa", Some("37120001140")),
    ("u-maris", "Māris Kalniņš", Some("37120001141")),
    ("14", "Ilze Ozola", Some("37120001142")),
    ("15", "Edgars Liepiņš", None),
    ("jürgen", "Jürgen Weiß", Some("37120001143")),
    ("crm/207", "Sofia Petrova", Some("37120001144")),
    (
        "u-implants",
        "Dr. Marija Magdalēna Sprūdžs-Kalnozoliņa, oral surgery and implantology",
        Some("37120001145"),
    ),
    ("u-front-desk", "Front desk, mornings", None),
    ("u-front-desk-2", "Front desk, evenings", None),
    ("7f0c9d52-0c1e-4b52-9a77-5d6a0b1c2e3f", "Roberts Zariņš", Some("37120001146")),
    ("u-quality", "Līga Vītola", Some("37120001147")),
    ("u-o'brien", "Niamh O’Brien", Some("353200001148")),
];

/// The channel by its place in the account, the user, the role, whether new clients come to them.
type RoleRow = (usize, &'static str, &'static str, bool);

/// One user has no role, and nobody receives new clients in the last channel. The last entry is of
/// somebody who has left: those of deleted users stay (API reference 15.12).
const ROLES: &[RoleRow] = &[
    (0, "u-anna", "manager", true),
    (0, "u-maris", "seller", true),
    (0, "14", "seller", true),
    (0, "15", "seller", false),
    (0, "u-front-desk", "seller", true),
    (0, "u-front-desk-2", "seller", true),
    (0, "u-quality", "auditor", false),
    (1, "u-anna", "manager", false),
    (1, "jürgen", "seller", true),
    (1, "crm/207", "seller", false),
    (1, "u-quality", "auditor", false),
    (2, "u-maris", "manager", true),
    (2, "u-implants", "seller", false),
    (2, "7f0c9d52-0c1e-4b52-9a77-5d6a0b1c2e3f", "seller", true),
    (3, "u-anna", "manager", false),
    (3, "14", "seller", true),
    (3, "15", "seller", true),
    (3, "u-implants", "seller", false),
    (3, "crm/207", "seller", true),
    (3, "u-quality", "auditor", false),
    (4, "u-anna", "manager", false),
    (4, "u-front-desk", "seller", false),
    (4, "u-quality", "auditor", false),
    (0, "u-janis", "seller", false),
];

const HIDDEN: &[&str] = &["u-front-desk", "u-front-desk-2", "15"];

/// Given names, family names and the beginning of a number, to which three digits are added.
pub(super) struct Stock {
    given: [&'static str; 8],
    family: [&'static str; 7],
    prefix: &'static str,
}

const INITIALS: [char; 17] =
    ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'T', 'V'];

const BALTIC: Stock = Stock {
    given: ["Laura", "Andris", "Katrīna", "Oskars", "Elīna", "Jānis", "Marta", "Tomass"],
    family: ["Jansons", "Krūmiņš", "Eglītis", "Zvirbulis", "Saulītis", "Vanags", "Lapsa"],
    prefix: "37120001",
};
const SPANISH: Stock = Stock {
    given: ["Lucía", "Mateo", "Carmen", "Álvaro", "Inés", "Joaquín", "Pilar", "Íñigo"],
    family: ["García", "Muñoz", "Ibáñez", "Ortega", "Peña", "Navarro", "de la Fuente"],
    prefix: "34600000",
};
const PORTUGUESE: Stock = Stock {
    given: ["Beatriz", "João", "Mariana", "Tiago", "Inês", "Caio", "Letícia", "Simão"],
    family: ["Conceição", "Araújo", "Figueiredo", "Lourenço", "Magalhães", "Sá", "Teixeira"],
    prefix: "351900000",
};
const ENGLISH: Stock = Stock {
    given: ["Olivia", "Marcus", "Grace", "Desmond", "Hannah", "Theo", "Priya", "Wesley"],
    family: ["Bennett", "Okafor", "Whitfield", "Delgado", "Nguyen", "Harper", "Castellano"],
    prefix: "12025550",
};
const KAZAKH: Stock = Stock {
    given: ["Aigerim", "Daniyar", "Madina", "Yerlan", "Saule", "Timur", "Zhanna", "Nurlan"],
    family: ["Akhmetova", "Serik", "Bekova", "Omarov", "Tulegen", "Sadykova", "Ibraim"],
    prefix: "77000000",
};
const INDIAN: Stock = Stock {
    given: ["Ananya", "Rohan", "Kavya", "Arjun", "Meera", "Vikram", "Isha", "Devendra"],
    family: ["Sharma", "Rathore", "Mehta", "Joshi", "Chauhan", "Singh", "Bhandari"],
    prefix: "910000000",
};

impl Stock {
    /// The name with this number, mixed from every stock: 2016 of them differ, and then they come again
    /// with an initial.
    pub(super) fn any_name(number: usize) -> String {
        const STOCKS: [&Stock; 6] = [&BALTIC, &SPANISH, &PORTUGUESE, &ENGLISH, &KAZAKH, &INDIAN];
        const GIVEN: usize = 8 * STOCKS.len();
        const FAMILY: usize = 7 * STOCKS.len();
        let (round, place) = (number / (GIVEN * FAMILY), number % (GIVEN * FAMILY));
        // Each time through the given names meets the family names five further on.
        let (given, family) = (place % GIVEN, (place + place / GIVEN * 5) % FAMILY);
        let given = STOCKS[given % STOCKS.len()].given[given / STOCKS.len()];
        let family = STOCKS[family % STOCKS.len()].family[family / STOCKS.len()];
        match round {
            0 => format!("{given} {family}"),
            _ => format!("{given} {}. {family}", INITIALS[(round - 1) % INITIALS.len()]),
        }
    }

    pub(super) fn of(account: &AccountRow) -> &'static Self {
        match (account.lang, account.currency) {
            ("es", _) => &SPANISH,
            ("pt", _) => &PORTUGUESE,
            (_, "KZT") => &KAZAKH,
            (_, "EUR") => &BALTIC,
            _ if account.timezone > 0.0 => &INDIAN,
            _ => &ENGLISH,
        }
    }

    /// The name with this number: seven and eight have no common factor, so 56 of them differ.
    pub(super) fn name(&self, number: usize) -> String {
        let given = self.given[number % self.given.len()];
        format!("{given} {}", self.family[number % self.family.len()])
    }

    /// One of a hundred numbers, from 100 to 199 at the end.
    pub(super) fn phone(&self, number: usize) -> String {
        format!("{}{}", self.prefix, 100 + number % 100)
    }
}

/// The users of an account: none in one that is not set up yet, else 0 to 8.
pub(super) fn users(account: &AccountRow) -> Vec<User> {
    if account.id == WRITTEN_OUT {
        let users = USERS.iter().map(|(id, name, phone)| User {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            phone: phone.map(str::to_owned),
        });
        return users.collect();
    }
    let stock = Stock::of(account);
    let first = usize::try_from(account.id).unwrap_or_default();
    let count = if account.plan.is_some() { first % 9 } else { 0 };
    let users = (0..count).map(|place| User {
        id: format!("{}", 101 + place),
        name: stock.name(first + place),
        // Every fourth does without the mobile app.
        phone: (place % 4 != 3).then(|| stock.phone(40 + place)),
    });
    users.collect()
}

/// Who may do what in an account: the first of a team supervises, the last of a larger one controls
/// quality, the others sell.
pub(super) fn settings(account: &AccountRow, users: &[User], channels: &[Channel]) -> Settings {
    if account.id == WRITTEN_OUT {
        let roles = ROLES.iter().filter_map(|(place, user_id, role, new_clients)| {
            Some(entry(&channels.get(*place)?.id, user_id, role, *new_clients))
        });
        return Settings {
            roles: roles.collect(),
            hidden: HIDDEN.iter().map(|id| (*id).to_owned()).collect(),
            push_for_managers: true,
        };
    }
    let mut roles = Roles::new();
    for channel in channels {
        for (place, user) in users.iter().enumerate() {
            let role = match place {
                0 => "manager",
                place if place >= 4 && place + 1 == users.len() => "auditor",
                _ => "seller",
            };
            roles.extend([entry(&channel.id, &user.id, role, role == "seller")]);
        }
    }
    Settings { roles, ..Settings::default() }
}

pub(super) fn entry(
    channel_id: &str,
    user_id: &str,
    role: &'static str,
    allow_get_new_clients: bool,
) -> (Pair, Role) {
    let pair = Pair { channel_id: channel_id.to_owned(), user_id: user_id.to_owned() };
    (pair, Role { role, allow_get_new_clients })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::page::Page;
    use crate::seed::accounts;
    use crate::world::Account;

    use super::*;

    fn everybody(account: &Account) -> Vec<User> {
        account.users.page(&Page { limit: 100, offset: 0 }).cloned().collect()
    }

    fn shown(users: &[User]) -> Vec<serde_json::Value> {
        users.iter().map(User::shown).collect()
    }

    #[test]
    fn people_keep_the_rules_and_are_the_same_each_time() {
        let (first, second) = (accounts(0), accounts(0));
        let mut teams = BTreeSet::new();
        for (account, again) in first.iter().zip(&second) {
            let users = everybody(account);
            assert_eq!(shown(&users), shown(&everybody(again)));
            let phones: Vec<_> = users.iter().filter_map(|user| user.phone.as_deref()).collect();
            assert!(phones.iter().all(|phone| crate::user::is_international(phone)), "{phones:?}");
            assert_eq!(phones.iter().collect::<BTreeSet<_>>().len(), phones.len(), "{phones:?}");
            let contacts = account.contacts.all().count();
            assert!(contacts <= 40 && (contacts == 0 || !users.is_empty()));
            teams.insert(users.len());
        }
        assert!(teams.contains(&0) && teams.contains(&8), "{teams:?}");
    }

    #[test]
    fn the_first_account_has_every_peculiarity() {
        let accounts = accounts(0);
        let account = accounts.iter().find(|account| account.id == WRITTEN_OUT).unwrap();
        let users = everybody(account);
        assert!(users.iter().any(|user| user.id.contains('/')));
        assert!(users.iter().any(|user| !user.id.is_ascii()));
        assert!(users.iter().any(|user| user.name.chars().count() > 60));
        assert!(users.iter().any(|user| user.phone.is_none()));
        let settings = &account.settings;
        assert_eq!(settings.roles.len(), ROLES.len(), "every role has its channel");
        let gone = settings.roles.keys().filter(|pair| account.users.get(&pair.user_id).is_none());
        assert_eq!(gone.count(), 1);
        assert!(!settings.hidden.is_empty());
    }
}
