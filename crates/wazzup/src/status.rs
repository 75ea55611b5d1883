//! What state a channel is in, in words that can be matched on (reference 7.1).
//!
//! Used by `channels.rs` and `events.rs`, matched on by the console. Deliberately absent: sentences
//! for the user, which the language files hold.

use std::fmt;

use crate::error::same_word;

/// The state of a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It works.
    Active,
    /// It is being connected; the [`Reason`] says what is waited for.
    Init,
    /// It is off; the [`Reason`] says why.
    Disabled,
    /// A word not documented, as sent; empty when there was none.
    Unknown(String),
}

/// Why a channel is in its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The QR code must be scanned.
    Qr,
    /// Nobody scanned the QR code in time.
    QrIdle,
    /// The two-factor password is needed.
    WaitForPassword,
    /// Listed and not explained; read as "waiting for a code".
    WaitForCode,
    /// Listed and not explained; read as "synchronising".
    Sync,
    /// Authorised in another account of the service.
    OpenElsewhere,
    /// Unpaid.
    NotEnoughMoney,
    /// The code was scanned by another number.
    ForeignPhone,
    /// Must be authorised again.
    Unauthorized,
    /// WABA: blocked by the messenger's owner.
    Blocked,
    /// WABA: rejected.
    Rejected,
    /// The phone can't be reached; only the neighbouring API documents it.
    PhoneUnavailable,
    /// In moderation; only the neighbouring API documents it.
    OnModeration,
    /// A word not documented, as sent.
    Unknown(String),
}

const STATUSES: [(&str, Status); 3] =
    [("active", Status::Active), ("init", Status::Init), ("disabled", Status::Disabled)];

const REASONS: [(&str, Reason); 13] = [
    ("qr", Reason::Qr),
    ("qridle", Reason::QrIdle),
    ("wait_for_password", Reason::WaitForPassword),
    ("wait_for_code", Reason::WaitForCode),
    ("sync", Reason::Sync),
    ("openelsewhere", Reason::OpenElsewhere),
    ("not_enough_money", Reason::NotEnoughMoney),
    ("foreignphone", Reason::ForeignPhone),
    ("unauthorized", Reason::Unauthorized),
    ("blocked", Reason::Blocked),
    ("rejected", Reason::Rejected),
    ("phone_unavailable", Reason::PhoneUnavailable),
    ("on_moderation", Reason::OnModeration),
];

impl Status {
    /// Reads a word in any of the vendor's spellings.
    pub fn parse(word: &str) -> Self {
        find(&STATUSES, word).unwrap_or_else(|| Self::Unknown(word.to_owned()))
    }

    /// The word in the spelling of this API.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unknown(word) => word,
            known => word_of(&STATUSES, known),
        }
    }
}

impl Reason {
    /// Reads a word in any of the vendor's spellings; the look-alikes of null are no reason.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim();
        if word.is_empty() || word.eq_ignore_ascii_case("null") {
            return None;
        }
        Some(find(&REASONS, word).unwrap_or_else(|| Self::Unknown(word.to_owned())))
    }

    /// The word in the spelling of this API.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unknown(word) => word,
            known => word_of(&REASONS, known),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

fn find<T: Clone>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(own, _)| same_word(own, word.trim())).map(|(_, value)| value.clone())
}

fn word_of<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, own)| own == value).map_or("", |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_word_is_known_and_comes_back_as_it_was() {
        for (word, status) in STATUSES {
            assert_eq!((Status::parse(word), status.as_str()), (status.clone(), word));
        }
        for (word, reason) in REASONS {
            assert_eq!((Reason::parse(word), reason.as_str()), (Some(reason.clone()), word));
        }
    }

    #[test]
    fn other_spellings_are_the_same_word_and_other_words_stay() {
        assert_eq!(Reason::parse("openElsewhere"), Some(Reason::OpenElsewhere));
        assert_eq!(Reason::parse("notEnoughMoney"), Some(Reason::NotEnoughMoney));
        assert_eq!(Reason::parse("QR_IDLE"), Some(Reason::QrIdle));
        assert_eq!(Reason::parse("melting"), Some(Reason::Unknown("melting".to_owned())));
        assert_eq!(Status::parse("ACTIVE"), Status::Active);
        assert_eq!(Status::parse("melted").as_str(), "melted");
        for nothing in ["", "null", "NULL", " "] {
            assert_eq!(Reason::parse(nothing), None);
        }
    }
}
