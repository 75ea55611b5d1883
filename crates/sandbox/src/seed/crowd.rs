//! A partner whose clients are large: one with as many users as there may be and fifty channels, one with a
//! hundred thousand contacts, and one with nothing. Made by counting, so that they are the same each time.
//! Numbers are from ranges kept for fiction, or of an exchange that nobody has.

use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::channel::Reason::{
    Blocked, ForeignPhone, NotEnoughMoney, OpenElsewhere, QrIdle, Unauthorized,
};
use crate::channel::{Channel, Reason, Status};
use crate::contact::{Chat, Contact, Contacts};
use crate::contacts::CHAT_TYPES;
use crate::seed::accounts::AccountRow;
use crate::seed::people::{Stock, entry};
use crate::seed::registered;
use crate::settings::Settings;
use crate::user::{PER_ACCOUNT, User, Users};
use crate::world::{Account, new_id};

const MANY_USERS: (u64, &str) = (26_000_003, "Meridian Assistance");
const MANY_CONTACTS: (u64, &str) = (26_000_017, "Atlas Home Retail");
const NOTHING: (u64, &str) = (26_000_029, "Blank Page Studio");

/// The key that opens v3 for the account of many users in the people seed. Not a secret.
pub const PEOPLE_V3_KEY: &str = "7c41e09ad5b84f6f8a20b1c93d6e5f70";

const CHANNELS: usize = 50;
const CONTACTS: usize = 100_000;

/// Area codes for the numbers of clients, ten thousand numbers in each.
const AREAS: [u16; 10] = [201, 202, 203, 205, 206, 207, 208, 209, 210, 212];
/// The area code for the numbers of channels.
const OWN_AREA: u16 = 213;

/// By turns; three of ten are WhatsApp, as with most clients.
const TRANSPORTS: [&str; 10] = [
    "whatsapp", "tgapi", "wapi", "whatsapp", "instAPI", "viber", "whatsapp", "telegram", "max",
    "vk",
];

/// Channels in trouble, and their trouble.
const TROUBLES: [(usize, Reason); 6] = [
    (3, QrIdle),
    (12, Blocked),
    (21, OpenElsewhere),
    (30, ForeignPhone),
    (37, Unauthorized),
    (46, NotEnoughMoney),
];

/// The channel where nobody may answer: quality control only watches.
const UNANSWERED: usize = CHANNELS - 2;
/// The channel where nobody receives new clients.
const WITHOUT_NEW_CLIENTS: usize = CHANNELS - 1;
/// From this user on nobody has a role.
const WITHOUT_ROLES: usize = PER_ACCOUNT - 2;

/// Users and channels that were deleted, and whose roles stayed (API reference 15.12).
const VANISHED_USERS: [&str; 3] = ["u-0411-left", "crm/2019", "u-temp-summer"];
const VANISHED_CHANNELS: [&str; 2] =
    ["0e2b7d1c-5f0a-4d86-9c1e-3a7f52b8d604", "c9a4f6e0-8b13-4272-a5d7-61e0f3b29d88"];

/// The account id and name of every account of the people seed. The API's list gives no names.
pub fn people_names() -> Vec<(u64, &'static str)> {
    vec![MANY_USERS, MANY_CONTACTS, NOTHING]
}

/// The accounts of this seed, the oldest first.
pub(crate) fn accounts(now_ms: i64) -> Vec<Account> {
    let (blank, _) = account(NOTHING, 1, now_ms);
    vec![with_users(now_ms), with_contacts(now_ms), blank]
}

fn account((id, name): (u64, &'static str), days_ago: i64, now_ms: i64) -> (Account, StdRng) {
    let row = AccountRow {
        id,
        name,
        lang: "en",
        currency: "USD",
        timezone: -5.0,
        registered_days_ago: days_ago,
        last_payment: Some("client"),
        plan: Some(("max", 214, true)),
    };
    let mut rng = StdRng::seed_from_u64(id);
    (registered(&row, now_ms, &mut rng), rng)
}

fn with_users(now_ms: i64) -> Account {
    let (account, mut rng) = account(MANY_USERS, 640, now_ms);
    let channels: Vec<_> = (0..CHANNELS).map(|place| channel(place, new_id(&mut rng))).collect();
    let users: Vec<_> = (0..PER_ACCOUNT).map(user).collect();
    let settings = settings(&users, &channels);
    Account { channels, users: Users::of(users), settings, v3_key: Some(PEOPLE_V3_KEY), ..account }
}

fn with_contacts(now_ms: i64) -> Account {
    let (account, mut rng) = account(MANY_CONTACTS, 355, now_ms);
    let channels = (0..4).map(|place| channel(place, new_id(&mut rng))).collect();
    let users: Vec<_> = (0..40).map(user).collect();
    let contacts = Contacts::of((0..CONTACTS).map(|place| contact(place, &users)));
    Account { channels, users: Users::of(users), contacts, ..account }
}

fn channel(place: usize, id: String) -> Channel {
    let transport = TRANSPORTS[place % TRANSPORTS.len()];
    let number = format!("1{OWN_AREA}55501{place:02}");
    let phone = match transport {
        "telegram" => format!("desk_{place}_bot"),
        "instAPI" | "vk" => format!("desk.{place}"),
        _ => number,
    };
    let reason =
        TROUBLES.iter().find(|(troubled, _)| *troubled == place).map(|(_, reason)| *reason);
    Channel {
        status: if reason.is_some() { Status::Disabled } else { Status::Active },
        reason,
        name: Some(format!("Desk {}", place + 1)),
        username: (transport == "tgapi").then(|| format!("desk_{place}")),
        tier: (transport == "wapi").then_some("TIER_10K"),
        phone: Some(phone),
        ..Channel::new(id, transport, Some("max"))
    }
}

/// A thousand numbers are kept for fiction in one range, and there are no more users than that.
fn user(place: usize) -> User {
    User {
        id: format!("u-{:04}", place + 1),
        name: Stock::any_name(place),
        // Every ninth does without the mobile app.
        phone: (place % 9 != 8).then(|| format!("447700900{place:03}")),
    }
}

/// Three of five cells have a role: supervisors and quality control everywhere, the others in stripes, as
/// teams that share some channels.
fn settings(users: &[User], channels: &[Channel]) -> Settings {
    let mut settings = Settings { push_for_managers: true, ..Settings::default() };
    for (place, user) in users.iter().enumerate().take(WITHOUT_ROLES) {
        for (column, channel) in channels.iter().enumerate() {
            let role = match place {
                place if place % 40 == 7 => "auditor",
                _ if column == UNANSWERED => continue,
                place if place % 25 == 0 => "manager",
                place if (column + 3 * (place / 4)) % 10 < 6 => "seller",
                _ => continue,
            };
            let new_clients =
                role == "seller" && column != WITHOUT_NEW_CLIENTS && (place + column) % 3 != 0;
            settings.roles.extend([entry(&channel.id, &user.id, role, new_clients)]);
        }
        // Not the first, so that somebody who sees everything is at the top.
        if place % 5 == 4 {
            settings.hidden.push(user.id.clone());
        }
    }
    for (channel, user) in channels.iter().zip(VANISHED_USERS) {
        settings.roles.extend([entry(&channel.id, user, "seller", true)]);
    }
    for channel in VANISHED_CHANNELS {
        let last_team = users.iter().take(4);
        settings.roles.extend(last_team.map(|user| entry(channel, &user.id, "seller", false)));
    }
    settings
}

fn contact(place: usize, users: &[User]) -> Contact {
    let first = CHAT_TYPES[place % CHAT_TYPES.len()];
    let mut chats = vec![chat(first, place)];
    if place % 7 == 3 && first != "whatsapp" {
        chats.push(chat("whatsapp", place));
    }
    Contact {
        id: format!("c-{:06}", place + 1),
        responsible_user_id: users[place % users.len()].id.clone(),
        name: Stock::any_name(place),
        chats,
        uri: format!("https://crm.atlas-home.example/contacts/{}", place + 1),
    }
}

/// One chat, with an id as its messenger has them (API reference 8.1).
fn chat(chat_type: &'static str, place: usize) -> Chat {
    let phone = || format!("1{}555{:04}", AREAS[place / 10_000 % AREAS.len()], place % 10_000);
    let number = 490_000_000 + place;
    let chat_id = match chat_type {
        "whatsapp" | "viber" => phone(),
        "instagram" => format!("home.{place}"),
        "whatsgroup" => format!("1203630{number}"),
        "telegroup" => format!("-100{number}"),
        "avito" => format!("u2i-{number:x}"),
        _ => number.to_string(),
    };
    Chat {
        chat_type,
        chat_id,
        username: (chat_type == "telegram").then(|| format!("home_{place}")),
        phone: matches!(chat_type, "telegram" | "max").then(phone),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::user::is_international;

    use super::*;

    #[test]
    fn a_thousand_users_in_fifty_channels_have_three_of_five_roles() {
        let account = with_users(0);
        let users: Vec<_> = account.users.all().collect();
        let names: BTreeSet<_> = users.iter().map(|user| &user.name).collect();
        let phones: Vec<_> = users.iter().filter_map(|user| user.phone.as_deref()).collect();
        assert_eq!((users.len(), names.len()), (1000, 1000));
        assert!(phones.len() > 850 && phones.iter().all(|phone| is_international(phone)));
        assert_eq!(phones.iter().collect::<BTreeSet<_>>().len(), phones.len());
        assert_eq!(account.channels.len(), 50);
        let numbers: BTreeSet<_> = account.channels.iter().map(|channel| &channel.phone).collect();
        assert_eq!(numbers.len(), 50);
        let active = account.channels.iter().filter(|c| c.status == Status::Active).count();
        assert_eq!(active, 44);
        assert!((29_000..=31_000).contains(&account.settings.roles.len()));
    }

    #[test]
    fn its_settings_have_everything_a_matrix_warns_of() {
        let Account { channels, users, settings, .. } = with_users(0);
        let shares = |word: &str| settings.roles.values().filter(|role| role.role == word).count();
        assert!(shares("manager") > 1500 && shares("auditor") > 1000 && shares("seller") > 20_000);
        let column = |place: usize| {
            let id = &channels[place].id;
            settings.roles.iter().filter(move |(pair, _)| pair.channel_id == *id)
        };
        assert!(column(UNANSWERED).all(|(_, role)| role.role == "auditor"));
        assert!(column(WITHOUT_NEW_CLIENTS).all(|(_, role)| !role.allow_get_new_clients));
        assert!(column(0).any(|(_, role)| role.allow_get_new_clients));
        let idle = users.all().filter(|user| settings.roles.keys().all(|p| p.user_id != user.id));
        assert_eq!(idle.count(), PER_ACCOUNT - WITHOUT_ROLES);
        let gone = settings.roles.keys().filter(|pair| users.get(&pair.user_id).is_none());
        assert_eq!(gone.count(), VANISHED_USERS.len());
        let known: BTreeSet<_> = channels.iter().map(|channel| &channel.id).collect();
        let gone = settings.roles.keys().filter(|pair| !known.contains(&pair.channel_id));
        assert_eq!(gone.count(), 4 * VANISHED_CHANNELS.len());
        assert!(settings.hidden.iter().all(|id| users.get(id).is_some()));
    }

    #[test]
    fn a_hundred_thousand_contacts_differ_and_keep_the_rules() {
        let account = with_contacts(0);
        let mut ids = BTreeSet::new();
        let mut numbers = BTreeSet::new();
        let mut kinds = BTreeSet::new();
        for contact in account.contacts.all() {
            ids.insert(&contact.id);
            assert!(account.users.get(&contact.responsible_user_id).is_some());
            assert!(contact.uri.len() <= 200 && contact.name.chars().count() <= 200);
            for chat in &contact.chats {
                kinds.insert(chat.chat_type);
                if chat.chat_type == "whatsapp" {
                    assert!(is_international(&chat.chat_id) && numbers.insert(&chat.chat_id));
                }
            }
        }
        assert_eq!((ids.len(), kinds.len()), (CONTACTS, CHAT_TYPES.len()));
        assert!(numbers.len() > 20_000);
        let again = contact(77_777, &(0..40).map(user).collect::<Vec<_>>());
        let first = account.contacts.get(&again.id).map(|first| (&first.name, &first.uri));
        assert_eq!(first, Some((&again.name, &again.uri)), "the same each time");
    }
}
