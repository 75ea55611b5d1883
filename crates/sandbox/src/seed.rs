//! The worlds to begin with, built from the tables beside this file: who the partner is, which accounts
//! there are and how far each has come. Read at the start and at a reset; times are relative to then.

mod accounts;
mod channels;
mod contacts;
mod crowd;
mod fleet;
mod people;

use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::channel::{Channel, Password, Reason};
use crate::contact::Contacts;
use crate::delivery::Subscription;
use crate::seed::accounts::{ACCOUNTS, AccountRow};
use crate::seed::channels::{CHANNELS, ChannelRow, FOREIGN_CHANNELS};
use crate::settings::Settings;
use crate::user::Users;
use crate::world::{Account, Partner, Plan, new_id};

pub(crate) use crate::seed::crowd::accounts as crowd;
pub use crate::seed::crowd::{PEOPLE_V3_KEY, people_names};
pub(crate) use crate::seed::fleet::accounts as fleet;
pub use crate::seed::fleet::fleet_names;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The login of the partner in every seed. Not a secret: it opens an imitation.
pub const DEMO_EMAIL: &str = "demo@partner.example";
/// The password to it.
pub const DEMO_PASSWORD: &str = "demo-partner";

/// The key that opens v3 for the first account of the demo; no other account has one. Not a secret.
pub const DEMO_V3_KEY: &str = "5a0db0c5d1f04e2b9c7e3f6a8b1d2c4e";

/// The account that key opens.
const V3_ACCOUNT: u64 = 24_017_788;

/// An account that exists and is not the partner's: asking for it as the partner is forbidden.
const FOREIGN_ACCOUNT: u64 = 90_000_001;

/// Another program that listens to one of the clients, and must be left alone.
const OTHER_INTEGRATION: (u64, &str) = (24_017_815, "https://crm.delta-logistics.example/hooks");

/// The account id and name of every account of the demo seed. The API's list gives no names, so a demo
/// takes them from here.
pub fn demo_names() -> Vec<(u64, &'static str)> {
    ACCOUNTS.iter().map(|row| (row.id, row.name)).collect()
}

pub(crate) fn partner() -> Partner {
    Partner { email: DEMO_EMAIL.to_owned(), password: DEMO_PASSWORD.to_owned() }
}

pub(crate) fn foreign_account(now_ms: i64) -> Account {
    let row = AccountRow {
        id: FOREIGN_ACCOUNT,
        name: "Harbour Bakery",
        lang: "en",
        currency: "EUR",
        timezone: 2.0,
        registered_days_ago: 420,
        last_payment: Some("client"),
        plan: Some(("pro", 77, true)),
    };
    Account { owned: false, ..account(&row, now_ms) }
}

/// The accounts of the demo, the oldest first.
pub(crate) fn accounts(now_ms: i64) -> Vec<Account> {
    let mut accounts: Vec<_> = ACCOUNTS.iter().map(|row| account(row, now_ms)).collect();
    accounts.sort_by_key(|account| account.registered_ms);
    accounts
}

fn account(row: &AccountRow, now_ms: i64) -> Account {
    // One stream of ids per account, so that a new row moves nobody else's ids.
    let mut rng = StdRng::seed_from_u64(row.id);
    let registered = registered(row, now_ms, &mut rng);
    let rows = CHANNELS.iter().chain(&FOREIGN_CHANNELS).filter(|c| c.account == row.id);
    let channels: Vec<_> =
        rows.map(|channel| self::channel(channel, row, new_id(&mut rng))).collect();
    let mut subscriptions = Vec::new();
    if row.id == OTHER_INTEGRATION.0 {
        for event in ["message.add", "message.status_update", "channel.status_update"] {
            subscriptions.push(Subscription::new(new_id(&mut rng), OTHER_INTEGRATION.1, event));
        }
    }
    let people = people::users(row);
    let settings = people::settings(row, &people, &channels);
    let contacts = Contacts::of(contacts::contacts(row, &people));
    Account {
        channels,
        subscriptions,
        users: Users::of(people),
        settings,
        contacts,
        v3_key: (row.id == V3_ACCOUNT).then_some(DEMO_V3_KEY),
        ..registered
    }
}

/// An account in which nothing has been set up yet.
fn registered(row: &AccountRow, now_ms: i64, rng: &mut StdRng) -> Account {
    let plan = row.plan.map(|(tariff, ends_in_days, renews)| Plan {
        id: new_id(rng),
        expires_ms: now_ms + ends_in_days * DAY_MS,
        renews,
        tariff,
    });
    // A spread over the day, so that not everybody came at the same second.
    let within_day = (row.id % 613) as i64 * 97_031 % DAY_MS;
    let registered_ms = now_ms - row.registered_days_ago * DAY_MS - within_day;
    Account {
        id: row.id,
        owned: true,
        name: row.name.to_owned(),
        email: format!("{}@clients.example", row.id),
        lang: row.lang.to_owned(),
        currency: row.currency.to_owned(),
        timezone: row.timezone,
        registered_ms,
        assigned_ms: registered_ms + within_day / 7,
        last_payment: row.last_payment,
        plan,
        channels: Vec::new(),
        subscriptions: Vec::new(),
        users: Users::default(),
        settings: Settings::default(),
        contacts: Contacts::default(),
        waba_balance: 0,
        v3_key: None,
    }
}

fn channel(row: &ChannelRow, account: &AccountRow, id: String) -> Channel {
    let tariff = account.plan.map(|(tariff, ..)| tariff);
    let waits = matches!(row.reason, Some(Reason::WaitForPassword | Reason::WaitForCode));
    let password = row
        .phone
        .filter(|_| waits)
        .map(|phone| Password { password: "1234".to_owned(), phone: phone.to_owned() });
    Channel {
        password,
        status: row.status,
        reason: row.reason,
        phone: row.phone.map(str::to_owned),
        name: row.name.or(row.phone).map(str::to_owned),
        username: row.username.map(str::to_owned),
        tier: row.tier,
        older: row.older,
        ..Channel::new(id, row.transport, tariff)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_demo_is_large_varied_and_the_same_each_time() {
        let (first, second) = (accounts(0), accounts(0));
        assert!(first.len() >= 24);
        assert!(demo_names().iter().any(|(_, name)| name.chars().count() >= 60));
        let ids: BTreeSet<_> = first.iter().map(|account| account.id).collect();
        assert_eq!(ids.len(), first.len());
        assert!(ids.iter().all(|id| (10_000_000..100_000_000).contains(id)));
        let all = |accounts: &[Account]| -> Vec<String> {
            accounts.iter().flat_map(|a| a.channels.iter().map(|c| c.id.clone())).collect()
        };
        assert_eq!(all(&first), all(&second));
        assert_eq!(all(&first).len(), CHANNELS.len(), "every channel has its account");
    }

    #[test]
    fn every_status_and_reason_is_there_and_one_channel_is_of_the_older_form() {
        let accounts = accounts(0);
        let shown: BTreeSet<_> = accounts
            .iter()
            .flat_map(|account| &account.channels)
            .map(|channel| (channel.status.word(), channel.reason.map(|reason| reason.word())))
            .collect();
        let expected = [
            ("active", vec![None]),
            (
                "init",
                vec![
                    None,
                    Some("wait_for_password"),
                    Some("wait_for_code"),
                    Some("qr"),
                    Some("sync"),
                ],
            ),
            (
                "disabled",
                vec![
                    None,
                    Some("blocked"),
                    Some("not_enough_money"),
                    Some("rejected"),
                    Some("unauthorized"),
                    Some("foreignphone"),
                    Some("qridle"),
                    Some("openelsewhere"),
                ],
            ),
        ];
        for (status, reasons) in expected {
            for reason in reasons {
                assert!(shown.contains(&(status, reason)), "{status} {reason:?} is missing");
            }
        }
        let mut channels = accounts.iter().flat_map(|account| &account.channels);
        let older = channels.find(|channel| channel.older).unwrap().listed();
        assert!(older.get("reason").is_none());
        assert_eq!(older["state"], "qridle");
    }
}
