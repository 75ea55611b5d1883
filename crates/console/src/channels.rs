//! Channels of an account, as the page sees them.
//!
//! Called by the shell's `channels` commands; connecting one is in `connection`. Deliberately
//! absent: words for statuses and reasons, which the page has in the person's language.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{accounts::Asker, console::Console, error::Error};

/// One channel (API reference 7.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Channel {
    /// Its id.
    pub channel_id: String,
    /// The messenger's word, such as `whatsapp`.
    pub transport: String,
    /// `active`, `init`, `disabled`, or a word this version does not know.
    pub status: String,
    /// Why, in this API's spelling; a word this version does not know is shown as it came.
    pub reason: Option<String>,
    /// The name shown.
    pub name: Option<String>,
    /// The number, or a bot's name.
    pub phone: Option<String>,
    /// The name in the messenger.
    pub username: Option<String>,
    /// What is paid for it.
    pub tariff: Option<String>,
    /// How many conversations are allowed (WABA).
    pub tier: Option<String>,
    /// When its present status and reason were first seen here, epoch milliseconds; none where it
    /// was read for another purpose than the list of channels.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub since: Option<i64>,
    /// Whether it was seen otherwise before; else it has been so at least since then.
    #[serde(default)]
    pub since_known: bool,
}

impl From<&wazzup::Channel> for Channel {
    fn from(channel: &wazzup::Channel) -> Self {
        Self {
            channel_id: channel.channel_id.to_string(),
            status: channel.status().to_string(),
            reason: channel.reason().map(|reason| reason.to_string()),
            transport: channel.transport.clone().unwrap_or_default(),
            name: said(&channel.name),
            phone: said(&channel.phone),
            username: said(&channel.username),
            tariff: said(&channel.tariff),
            tier: said(&channel.tier),
            since: None,
            since_known: false,
        }
    }
}

fn said(text: &Option<String>) -> Option<String> {
    text.clone().filter(|text| !text.trim().is_empty())
}

impl Console {
    /// The channels of an account, read now and kept (API reference 7.5).
    ///
    /// # Errors
    /// [`Error::SignedOut`], and whatever the server says.
    pub async fn channels_list(&self, account_id: &str) -> Result<Vec<Channel>, Error> {
        let session = self.session()?;
        let reading = self.read_channels(&session, &account_id.into(), Asker::Person).await?;
        Ok(reading.channels)
    }
}

/// The digits of a number as a person or the service writes it; none when it is no number.
pub(crate) fn digits(text: &str) -> Option<String> {
    let marks = |c: char| c.is_ascii_digit() || " +-().\u{a0}".contains(c);
    if !text.chars().all(marks) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.strip_prefix("00").unwrap_or(&digits);
    (7..=15).contains(&digits.len()).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_grouped() {
        for text in ["+371 2000-1122", "00 371 20001122", "37120001122", "(371) 2000.1122"] {
            assert_eq!(digits(text).as_deref(), Some("37120001122"), "{text}");
        }
        for text in ["", "123456", "1234567890123456", "a_bot_name", "+371 2000 112x"] {
            assert_eq!(digits(text), None, "{text}");
        }
    }
}
