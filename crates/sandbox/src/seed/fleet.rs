//! A partner with many clients: 500 accounts of four channels, made by counting, so that they are the same
//! each time and cost next to nothing. A tenth of the channels is in trouble, in every way there is.

use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::channel::Reason::{
    Blocked, ForeignPhone, NotEnoughMoney, OpenElsewhere, QrIdle, Rejected, Unauthorized,
    WaitForPassword,
};
use crate::channel::{Channel, Password, Reason, Status};
use crate::seed::accounts::AccountRow;
use crate::seed::registered;
use crate::world::{Account, new_id};

const ACCOUNTS: usize = 500;
const CHANNELS: usize = 4;
const FIRST_ID: u64 = 25_000_003;

const FIRST_WORDS: [&str; 25] = [
    "Amber", "Birch", "Coral", "Dawn", "Ember", "Fern", "Garnet", "Harbour", "Iris", "Juniper",
    "Kestrel", "Linden", "Marble", "Nordic", "Opal", "Pine", "Quartz", "Raven", "Saffron",
    "Thistle", "Umber", "Vesper", "Willow", "Yarrow", "Zephyr",
];
const SECOND_WORDS: [&str; 20] = [
    "Bakery",
    "Clinic",
    "Couriers",
    "Dental",
    "Eyewear",
    "Fitness",
    "Florists",
    "Gardens",
    "Homes",
    "Insurance",
    "Joinery",
    "Kitchens",
    "Laundry",
    "Motors",
    "Optics",
    "Pets",
    "Roasters",
    "School",
    "Tours",
    "Workshop",
];

/// Language, currency and hours from UTC, in turn.
const PLACES: [(&str, &str, f64); 5] = [
    ("en", "EUR", 2.0),
    ("es", "EUR", 1.0),
    ("pt", "USD", -3.0),
    ("en", "KZT", 5.0),
    ("en", "USD", -5.0),
];
const TARIFFS: [&str; 5] = ["start", "inbox", "pro", "max", "waba"];

/// Eleven have no factor in common with four, so the accounts differ in what they have.
const TRANSPORTS: [&str; 11] = [
    "whatsapp", "tgapi", "whatsapp", "wapi", "telegram", "viber", "instAPI", "max", "vk", "avito",
    "maxbot",
];

/// The account id and name of every account of the fleet seed. The API's list gives no names.
pub fn fleet_names() -> Vec<(u64, String)> {
    (0..ACCOUNTS).map(|place| (id(place), name(place))).collect()
}

/// The accounts of the fleet, the oldest first.
pub(crate) fn accounts(now_ms: i64) -> Vec<Account> {
    (0..ACCOUNTS).map(|place| account(place, now_ms)).collect()
}

fn id(place: usize) -> u64 {
    FIRST_ID + 7 * place as u64
}

fn name(place: usize) -> String {
    let (first, second) = (place / SECOND_WORDS.len(), place % SECOND_WORDS.len());
    format!("{} {}", FIRST_WORDS[first], SECOND_WORDS[second])
}

fn account(place: usize, now_ms: i64) -> Account {
    let (lang, currency, timezone) = PLACES[place % PLACES.len()];
    let tariff = TARIFFS[place / PLACES.len() % TARIFFS.len()];
    // Some end within two weeks, and a few of those without renewal.
    let (ends_in_days, renews) = ((place * 37 % 365) as i64 + 1, !place.is_multiple_of(3));
    let row = AccountRow {
        id: id(place),
        name: "",
        lang,
        currency,
        timezone,
        registered_days_ago: (ACCOUNTS - place) as i64,
        last_payment: Some(if place.is_multiple_of(2) { "client" } else { "partner" }),
        plan: Some((tariff, ends_in_days, renews)),
    };
    let mut rng = StdRng::seed_from_u64(row.id);
    let registered = registered(&row, now_ms, &mut rng);
    let numbers = place * CHANNELS..(place + 1) * CHANNELS;
    let channels = numbers.map(|number| channel(number, tariff, new_id(&mut rng)));
    Account { name: name(place), channels: channels.collect(), ..registered }
}

fn channel(number: usize, tariff: &'static str, id: String) -> Channel {
    let transport = TRANSPORTS[number % TRANSPORTS.len()];
    // Twenty area codes, and in each the hundred numbers kept for fiction.
    let digits = format!("1{}55501{:02}", 201 + number / 100, number % 100);
    let phone = match transport {
        "telegram" | "maxbot" => format!("fleet_{number}_bot"),
        "instAPI" | "vk" | "avito" => format!("fleet.client.{number}"),
        _ => digits,
    };
    let reason = trouble(number, transport);
    let status = match reason {
        None => Status::Active,
        Some(WaitForPassword) => Status::Init,
        Some(_) => Status::Disabled,
    };
    let waits = status == Status::Init;
    let password = || Password { password: "1234".to_owned(), phone: phone.clone() };
    Channel {
        status,
        reason,
        password: waits.then(password),
        name: Some(format!("Line {}", number % CHANNELS + 1)),
        tier: (transport == "wapi").then_some("TIER_1K"),
        phone: Some(phone),
        ..Channel::new(id, transport, Some(tariff))
    }
}

/// What is wrong with every tenth channel: by turns what can happen to its transport.
fn trouble(number: usize, transport: &str) -> Option<Reason> {
    let kinds: &[Reason] = match transport {
        "wapi" => &[Blocked, Rejected, NotEnoughMoney, Unauthorized],
        "tgapi" => &[QrIdle, WaitForPassword, Unauthorized, OpenElsewhere],
        "whatsapp" | "viber" | "max" => &[QrIdle, ForeignPhone, NotEnoughMoney, OpenElsewhere],
        _ => &[Unauthorized, NotEnoughMoney],
    };
    (number % 10 == 7).then(|| kinds[number / 110 % kinds.len()])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_fleet_is_large_a_tenth_in_trouble_and_the_same_each_time() {
        let (first, second) = (accounts(0), accounts(0));
        let named = fleet_names();
        assert_eq!((first.len(), named.len()), (500, 500));
        assert!(first.iter().zip(&named).all(|(a, (id, name))| a.id == *id && a.name == *name));
        let names: BTreeSet<_> = named.iter().map(|(_, name)| name).collect();
        assert_eq!(names.len(), 500);
        let channels = |accounts: &[Account]| -> Vec<_> {
            accounts.iter().flat_map(|a| a.channels.iter().map(Channel::listed)).collect()
        };
        assert_eq!(channels(&first), channels(&second));
        let all: Vec<_> = first.iter().flat_map(|account| &account.channels).collect();
        assert!(first.iter().all(|account| account.channels.len() == 4));
        let phones: BTreeSet<_> = all.iter().map(|channel| &channel.phone).collect();
        assert_eq!(phones.len(), 2000);
        let bad: Vec<_> = all.iter().filter(|channel| channel.status != Status::Active).collect();
        assert_eq!(bad.len(), 200);
        assert!(bad.iter().all(|c| c.reason.is_some_and(|r| c.status.reasons().contains(&r))));
        let kinds: BTreeSet<_> = bad.iter().filter_map(|c| c.reason.map(Reason::word)).collect();
        assert_eq!(kinds.len(), 8, "{kinds:?}");
    }
}
