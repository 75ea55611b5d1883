//! The ways to connect a channel: which messenger has which, and which are open here and now.
//!
//! Called by the shell for the gallery, and by `open` for the way that is really taken.
//! Deliberately absent: what a way does, which stands in `machine`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::view::EventsOff;
use crate::{
    console::Console,
    error::{Error, FieldProblem, FieldRule},
    grants::Permission,
    session::Session,
    store,
};

/// How a channel is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// A code to scan.
    Code,
    /// A code to type on the phone.
    Pairing,
    /// A link for a client who is elsewhere.
    Link,
    /// What the messenger gave out: a token, a code, the ids of a page.
    Credentials,
    /// A page of the service that the client must open.
    Page,
}

/// The messengers in the gallery's order, each with its ways, the best first (API reference 7.2,
/// 7.7 and 10.1).
const MESSENGERS: [(&str, &[Way]); 11] = [
    ("whatsapp", &[Way::Code, Way::Pairing, Way::Link]),
    ("tgapi", &[Way::Code, Way::Link]),
    ("telegram", &[Way::Credentials]),
    ("viber", &[Way::Code]),
    ("max", &[Way::Code, Way::Link]),
    ("maxbot", &[Way::Credentials, Way::Link]),
    ("wapi", &[Way::Page, Way::Link]),
    ("instAPI", &[Way::Credentials]),
    ("avito", &[Way::Credentials]),
    ("vk", &[Way::Link]),
    ("cian", &[Way::Link]),
];

/// The ways one messenger has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChannelWays {
    /// The messenger's word (API reference 7.2).
    pub transport: String,
    /// Its ways, the best first; the first open one is the one to offer first.
    pub ways: Vec<WayOpen>,
}

/// One way of a messenger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WayOpen {
    /// The way.
    pub way: Way,
    /// It can be taken now.
    pub open: bool,
    /// Why not.
    pub why: Option<EventsOff>,
}

impl Way {
    /// The word in the store.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Pairing => "pairing",
            Self::Link => "link",
            Self::Credentials => "credentials",
            Self::Page => "page",
        }
    }

    /// What a word in the store means.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Code, Self::Pairing, Self::Link, Self::Credentials, Self::Page];
        all.into_iter().find(|way| way.word() == word)
    }

    /// A phone is linked by a code, so that codes are waited for.
    pub(crate) fn is_by_code(self) -> bool {
        matches!(self, Self::Code | Self::Pairing)
    }

    /// Whether the way can be taken; only a code to scan needs events.
    fn open(self, events_off: Option<EventsOff>) -> WayOpen {
        let why = events_off.filter(|_| self == Self::Code);
        WayOpen { way: self, open: why.is_none(), why }
    }
}

/// The ways of a messenger, the best first; none for one that this version does not know.
pub(crate) fn ways_of(transport: &str) -> &'static [Way] {
    MESSENGERS.iter().find(|(word, _)| *word == transport).map_or(&[], |(_, ways)| ways)
}

/// The way a messenger is connected again when nobody chose one: its best that begins here and is
/// open.
pub(crate) fn usual_way(transport: &str, events_off: Option<EventsOff>) -> Option<Way> {
    let begins = |way: &Way| *way != Way::Link && way.open(events_off).open;
    ways_of(transport).iter().copied().find(begins)
}

/// The way that is really taken: as wished, except that WhatsApp without events pairs.
///
/// # Errors
/// [`Error::Invalid`] for `transport` when it is not known here, and for `way` when the messenger
/// does not have it or it is closed; the open ones stand in `limit`.
pub(super) fn way_for(
    transport: &str,
    wished: Way,
    events_off: Option<EventsOff>,
) -> Result<Way, Error> {
    let ways = ways_of(transport);
    if ways.is_empty() {
        return Err(Error::invalid("transport", FieldRule::NotAllowed));
    }
    let open = |way: Way| ways.contains(&way) && way.open(events_off).open;
    if open(wished) {
        return Ok(wished);
    }
    if wished == Way::Code && open(Way::Pairing) {
        return Ok(Way::Pairing);
    }
    let left: Vec<_> = ways.iter().filter(|way| open(**way)).map(|way| way.word()).collect();
    let problem = FieldProblem::new("way", FieldRule::NotAllowed);
    let limit = (!left.is_empty()).then(|| left.join(", "));
    Err(Error::Invalid(vec![FieldProblem { limit, ..problem }]))
}

impl Console {
    /// Every messenger with its ways, and which of them are open in this account now.
    ///
    /// # Errors
    /// [`Error::SignedOut`], [`Error::PermissionNeeded`] when nothing can be done in the account
    /// before its owner allows it again.
    pub async fn channels_ways(&self, account_id: &str) -> Result<Vec<ChannelWays>, Error> {
        let session = self.session()?;
        let (profile, id) = (session.profile.profile_id.clone(), account_id.to_owned());
        let account = self.store().run(move |c| store::accounts::get(c, &profile, &id)).await?;
        if account.is_some_and(|account| account.granted == Some(Permission::Needed)) {
            return Err(Error::PermissionNeeded);
        }
        let events_off = self.events_off(&session).await;
        let ways = |(transport, ways): (&str, &[Way])| ChannelWays {
            transport: transport.to_owned(),
            ways: ways.iter().map(|way| way.open(events_off)).collect(),
        };
        Ok(MESSENGERS.into_iter().map(ways).collect())
    }

    /// Why no event can come to this computer, now and with this server. That it has no address
    /// there goes before the person's own switch: turning that would not help.
    pub(super) async fn events_off(&self, session: &Session) -> Option<EventsOff> {
        if !session.origin().is_loopback() || self.pace().pretend_public {
            return Some(EventsOff::NoPublicAddress);
        }
        match self.preferences_get().await {
            Ok(preferences) if !preferences.events => Some(EventsOff::SwitchedOff),
            Ok(_) => None,
            Err(error) => {
                tracing::warn!(%error, "the preferences could not be read: events stay on");
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_events_only_a_code_to_scan_is_closed() {
        for off in [EventsOff::NoPublicAddress, EventsOff::SwitchedOff] {
            for (transport, ways) in MESSENGERS {
                for way in ways {
                    let open = way.open(Some(off));
                    let closed = *way == Way::Code;
                    assert_eq!((open.open, open.why), (!closed, closed.then_some(off)));
                    assert!(way.open(None).open, "{transport}");
                }
            }
            assert_eq!(way_for("whatsapp", Way::Code, Some(off)).unwrap(), Way::Pairing);
            assert_eq!(usual_way("whatsapp", Some(off)), Some(Way::Pairing));
            assert_eq!(usual_way("viber", Some(off)), None);
        }
        assert_eq!(usual_way("max", None), Some(Way::Code));
        assert_eq!(usual_way("vk", None), None);
    }

    #[test]
    fn what_a_messenger_does_not_have_is_refused_with_what_is_left() {
        let off = Some(EventsOff::SwitchedOff);
        let refused = |transport, way, off| match way_for(transport, way, off).unwrap_err() {
            Error::Invalid(mut problems) => problems.remove(0),
            other => panic!("{other:?}"),
        };
        for (transport, way, left) in [
            ("tgapi", Way::Code, Some("link")),
            ("viber", Way::Code, None),
            ("vk", Way::Credentials, Some("link")),
            ("telegram", Way::Link, Some("credentials")),
        ] {
            let problem = refused(transport, way, off);
            assert_eq!((problem.field.as_str(), problem.limit.as_deref()), ("way", left));
        }
        assert_eq!(refused("smoke", Way::Code, None).field, "transport");
    }

    #[test]
    fn the_words_in_the_store_are_read_back() {
        for way in [Way::Code, Way::Pairing, Way::Link, Way::Credentials, Way::Page] {
            assert_eq!(Way::from_word(way.word()), Some(way));
        }
        assert_eq!(Way::from_word("smoke"), None);
    }
}
