//! The world a sandbox remembers: the partner, the accounts with their channels and subscriptions, the
//! tokens and one-off links. Handlers change it under one lock; it knows no HTTP and starts no timers.

use std::collections::HashMap;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Map, Value, json};
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::channel::{Channel, Reason, Status};
use crate::chats::Window;
use crate::contact::Contacts;
use crate::delivery::{Delivery, Subscription};
use crate::hosted::Hosted;
use crate::oauth::Tokens;
use crate::options::{Options, Seed};
use crate::rate::Rate;
use crate::readings::Readings;
use crate::seed;
use crate::settings::Settings;
use crate::user::Users;

pub(crate) struct World {
    pub(crate) partner: Partner,
    /// In the order of their registration, as the list gives them.
    pub(crate) accounts: Vec<Account>,
    pub(crate) tokens: Tokens,
    /// Hosted pages, open and done, by the secret part of their link.
    pub(crate) links: HashMap<String, Hosted>,
    /// One-off chat windows, likewise.
    pub(crate) windows: HashMap<String, Window>,
    /// How the settings are understood now.
    pub(crate) readings: Readings,
    pub(crate) v3_rate: Rate,
    /// Ids, tokens and codes. It runs on through a reset, so that an old token never fits a new world.
    pub(crate) rng: StdRng,
    /// Ends at a reset and with the server.
    pub(crate) life: CancellationToken,
}

/// The partner's login.
pub(crate) struct Partner {
    pub(crate) email: String,
    pub(crate) password: String,
}

/// One client's account. Times are milliseconds since 1970.
pub(crate) struct Account {
    pub(crate) id: u64,
    /// False for the one account that belongs to another partner.
    pub(crate) owned: bool,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) lang: String,
    pub(crate) currency: String,
    pub(crate) timezone: f64,
    pub(crate) registered_ms: i64,
    pub(crate) assigned_ms: i64,
    /// `client` or `partner`; none before the first payment.
    pub(crate) last_payment: Option<&'static str>,
    pub(crate) plan: Option<Plan>,
    pub(crate) channels: Vec<Channel>,
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) users: Users,
    pub(crate) settings: Settings,
    pub(crate) contacts: Contacts,
    /// What the WABA spending limit was raised by, in whole units of the account's currency.
    pub(crate) waba_balance: u64,
    /// Opens v3; accounts that a partner has made have none.
    pub(crate) v3_key: Option<&'static str>,
}

/// What the account pays for: the API calls it "subscriptions", as it does webhooks.
pub(crate) struct Plan {
    pub(crate) id: String,
    pub(crate) expires_ms: i64,
    pub(crate) renews: bool,
    pub(crate) tariff: &'static str,
}

impl World {
    pub(crate) fn new(options: &Options, now_ms: i64, life: CancellationToken) -> Self {
        let rng = StdRng::seed_from_u64(options.rng_seed);
        Self::with(options, now_ms, life, rng)
    }

    /// Replaces this world by a fresh one from the seed and ends everything that lived in it.
    pub(crate) fn renew(&mut self, options: &Options, now_ms: i64, life: CancellationToken) {
        self.life.cancel();
        let rng = StdRng::seed_from_u64(self.rng.random());
        *self = Self::with(options, now_ms, life, rng);
    }

    fn with(options: &Options, now_ms: i64, life: CancellationToken, rng: StdRng) -> Self {
        let mut accounts = vec![seed::foreign_account(now_ms)];
        match options.seed {
            Seed::Demo => accounts.extend(seed::accounts(now_ms)),
            Seed::Fleet => accounts.extend(seed::fleet(now_ms)),
            Seed::People => accounts.extend(seed::crowd(now_ms)),
            Seed::Empty => {}
        }
        Self {
            partner: seed::partner(),
            accounts,
            tokens: Tokens::default(),
            links: HashMap::new(),
            windows: HashMap::new(),
            readings: options.readings,
            v3_rate: Rate::default(),
            rng,
            life,
        }
    }

    pub(crate) fn account(&self, id: u64) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    pub(crate) fn account_mut(&mut self, id: u64) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.id == id)
    }

    /// The id of the account that this v3 key opens.
    pub(crate) fn holder_of(&self, v3_key: &str) -> Option<u64> {
        let mut accounts = self.accounts.iter();
        accounts.find(|account| account.v3_key == Some(v3_key)).map(|account| account.id)
    }

    /// A channel of any account, as the phone finds it.
    pub(crate) fn channel_mut(&mut self, channel_id: &str) -> Option<&mut Channel> {
        let mut channels = self.accounts.iter_mut().flat_map(|account| &mut account.channels);
        channels.find(|channel| channel.id == channel_id)
    }

    /// A channel, if it is still in that attempt to connect.
    pub(crate) fn channel_in(&mut self, channel_id: &str, session: u64) -> Option<&mut Channel> {
        self.channel_mut(channel_id).filter(|channel| channel.session == session)
    }

    pub(crate) fn owner_of(&self, channel_id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.channels.iter().any(|c| c.id == channel_id))
    }

    /// Closes the page a channel's client was sent to; whoever opens it now finds nothing.
    pub(crate) fn close_page(&mut self, channel_id: &str) {
        if let Some(page) = self.channel_mut(channel_id).and_then(|channel| channel.page.take()) {
            self.links.remove(&page.one_off);
        }
    }

    /// Puts a channel into a status and tells the subscribers; also when nothing changed, because a
    /// wrong password is answered by the same status again.
    pub(crate) fn set_status(
        &mut self,
        app: &App,
        channel_id: &str,
        status: Status,
        reason: Option<Reason>,
        seen_phone: Option<&str>,
    ) {
        let Some(channel) = self.channel_mut(channel_id) else { return };
        channel.status = status;
        channel.reason = reason;
        let mut item = json!({
            "channel_id": channel.id, "transport": channel.transport,
            "status": status.word(), "reason": reason.map(Reason::word),
        });
        if status == Status::Active {
            item["name"] = json!(channel.name);
        }
        let shown = channel.phone.clone().filter(|_| status == Status::Active);
        if let Some(phone) = seen_phone.map(str::to_owned).or(shown) {
            item["phone"] = json!(phone);
        }
        self.emit(app, channel_id, "channel.status_update", item);
    }

    /// Hands an event of a channel to every subscription of its account, in the order of the events.
    pub(crate) fn emit(&mut self, app: &App, channel_id: &str, event: &'static str, item: Value) {
        let key = self.new_id();
        let Some(account) = self.owner_of(channel_id) else { return };
        let meta = json!({ "idempotency_key": key, "timestamp": app.clock.now_secs() });
        let delivery = Delivery {
            event,
            channel_id: channel_id.to_owned(),
            body: json!({ "event": event, "data": [item], "meta": meta }),
            idempotency_key: key,
        };
        for subscription in account.subscriptions.iter().filter(|s| s.event == event) {
            subscription.hand_over(delivery.clone());
        }
    }

    pub(crate) fn open_outboxes(&mut self, app: &App) {
        let life = &self.life;
        for subscription in self.accounts.iter_mut().flat_map(|a| &mut a.subscriptions) {
            subscription.open(app, life);
        }
    }

    /// A fresh id in the form of a UUID.
    pub(crate) fn new_id(&mut self) -> String {
        new_id(&mut self.rng)
    }
}

/// A fresh id in the form of a UUID.
pub(crate) fn new_id(rng: &mut StdRng) -> String {
    uuid::Builder::from_random_bytes(rng.random()).into_uuid().to_string()
}

/// A JSON object that leaves out what is null, for answers whose fields may be absent.
pub(crate) fn without_nulls(object: Value) -> Value {
    match object {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().filter(|(_, v)| !v.is_null()).collect::<Map<_, _>>())
        }
        other => other,
    }
}
