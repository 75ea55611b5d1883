//! One channel as the world keeps it, with the life the simulated phone leads it through, and the three
//! forms in which the API prints it (API reference 7.1). Filled by `attempt`, `codes`, `phone`, `seed`.

use serde_json::{Value, json};

use crate::world::without_nulls;

pub(crate) struct Channel {
    pub(crate) id: String,
    pub(crate) transport: String,
    pub(crate) status: Status,
    pub(crate) reason: Option<Reason>,
    /// The phone number in digits; for bots the bot's name. None before the first connection.
    pub(crate) phone: Option<String>,
    pub(crate) username: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) tariff: Option<&'static str>,
    /// The page where the client connects it, while that page is open.
    pub(crate) page: Option<Page>,
    /// WABA only.
    pub(crate) tier: Option<&'static str>,
    /// Printed as channels of older days are: no `reason`, only `state` carries it.
    pub(crate) older: bool,
    /// The attempt to connect that is under way; timers of an older one do nothing.
    pub(crate) session: u64,
    /// The newest code shown, alive or dead.
    pub(crate) code: Option<Code>,
    /// The pairing code asked for in this attempt.
    pub(crate) pairing: Option<Pairing>,
    /// The two-factor password the phone's owner has set, and the number that waits for it.
    pub(crate) password: Option<Password>,
    /// The phone went away: nothing scans by itself.
    pub(crate) gone: bool,
    /// A code of this channel has reached a receiver.
    pub(crate) code_delivered: bool,
}

/// A page the client has been sent to (API reference 7.2, `wapi`).
pub(crate) struct Page {
    /// The secret part of its address.
    pub(crate) one_off: String,
    pub(crate) url: String,
}

/// A connection code as it was shown last.
pub(crate) struct Code {
    pub(crate) payload: String,
    pub(crate) issued_ms: i64,
    /// 1 to 6, or more when some were asked for by hand.
    pub(crate) number: u32,
    pub(crate) live: bool,
}

pub(crate) struct Pairing {
    pub(crate) code: String,
    pub(crate) phone: Option<String>,
}

pub(crate) struct Password {
    pub(crate) password: String,
    pub(crate) phone: String,
}

/// The three statuses of API reference 7.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Active,
    Init,
    Disabled,
}

impl Status {
    const ALL: [Self; 3] = [Self::Active, Self::Init, Self::Disabled];

    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// The reasons it may have; it may also have none.
    pub(crate) fn reasons(self) -> &'static [Reason] {
        use Reason::*;
        match self {
            Self::Active => &[],
            Self::Init => &[WaitForPassword, WaitForCode, Qr, Sync],
            Self::Disabled => &[
                Blocked,
                NotEnoughMoney,
                Rejected,
                Unauthorized,
                ForeignPhone,
                QrIdle,
                OpenElsewhere,
            ],
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Init => "init",
            Self::Disabled => "disabled",
        }
    }
}

/// The reasons of API reference 7.1; the first four go with `init`, the others with `disabled`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    WaitForPassword,
    WaitForCode,
    Qr,
    Sync,
    Blocked,
    NotEnoughMoney,
    Rejected,
    Unauthorized,
    ForeignPhone,
    QrIdle,
    OpenElsewhere,
}

impl Reason {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::WaitForPassword => "wait_for_password",
            Self::WaitForCode => "wait_for_code",
            Self::Qr => "qr",
            Self::Sync => "sync",
            Self::Blocked => "blocked",
            Self::NotEnoughMoney => "not_enough_money",
            Self::Rejected => "rejected",
            Self::Unauthorized => "unauthorized",
            Self::ForeignPhone => "foreignphone",
            Self::QrIdle => "qridle",
            Self::OpenElsewhere => "openelsewhere",
        }
    }
}

impl Channel {
    /// A channel just asked for, before anything has happened to it.
    pub(crate) fn new(id: String, transport: &str, tariff: Option<&'static str>) -> Self {
        Self {
            id,
            transport: transport.to_owned(),
            status: Status::Init,
            reason: None,
            phone: None,
            username: None,
            name: None,
            tariff,
            page: None,
            tier: None,
            older: false,
            session: 0,
            code: None,
            pairing: None,
            password: None,
            gone: false,
            code_delivered: false,
        }
    }

    /// How many codes this attempt has shown.
    pub(crate) fn codes(&self) -> u32 {
        self.code.as_ref().map_or(0, |code| code.number)
    }

    /// Whether a code can be scanned now.
    pub(crate) fn shows_live_code(&self) -> bool {
        self.reason == Some(Reason::Qr) && self.code.as_ref().is_some_and(|code| code.live)
    }

    fn url(&self) -> Option<&str> {
        self.page.as_ref().map(|page| page.url.as_str())
    }

    /// Ends the attempt under way: the code dies, and so do its pairing code and password.
    pub(crate) fn begin(&mut self, session: u64) {
        self.session = session;
        self.pairing = None;
        self.password = None;
        if let Some(code) = &mut self.code {
            code.live = false;
        }
    }

    /// Takes the number or bot name that is connected now; WABA begins with a small limit.
    pub(crate) fn connect_as(&mut self, phone: &str) {
        if self.transport == "wapi" {
            self.tier.get_or_insert("TIER_250");
            self.tariff = Some("waba");
        }
        self.phone = Some(phone.to_owned());
        self.name.get_or_insert_with(|| phone.to_owned());
    }

    /// The form of the list (API reference 7.5): `reason` is null where there is none.
    pub(crate) fn listed(&self) -> Value {
        let mut item = self.item();
        if !self.older {
            item["reason"] = json!(self.reason.map(Reason::word));
        }
        item
    }

    /// The form of a single channel: no reason is printed as the word "null" (API reference 2).
    pub(crate) fn single(&self) -> Value {
        let mut item = self.item();
        if !self.older {
            item["reason"] = json!(self.reason.map_or("null", Reason::word));
        }
        item
    }

    /// The answer to a creation (API reference 7.2).
    pub(crate) fn created(&self) -> Value {
        without_nulls(json!({
            "channel_id": self.id, "transport": self.transport, "url": self.url(),
        }))
    }

    /// The answer to a reconnection (API reference 7.4), which has `state` and no `status`.
    pub(crate) fn reinitialised(&self) -> Value {
        let mut item = self.item();
        if let Some(fields) = item.as_object_mut() {
            fields.remove("status");
        }
        item
    }

    fn item(&self) -> Value {
        let state = self.reason.map_or(self.status.word(), Reason::word);
        let newer = !self.older;
        without_nulls(json!({
            "channel_id": self.id,
            "transport": self.transport,
            "state": state,
            "status": self.status.word(),
            "phone": self.phone,
            "username": self.username.as_ref().filter(|_| newer),
            "messenger_id": self.phone,
            "name": self.name,
            "tariff": self.tariff.filter(|_| newer),
            "url": self.url().filter(|_| newer),
            "tier": self.tier.filter(|_| newer),
        }))
    }
}
