//! What each transport asks for and how it connects (the table of API reference 7.2), and what a phone
//! can do with it. Asked by `channels`, `attempt`, `phone` and `hosted`; it changes nothing.
//!
//! Some credentials have the right shape and lead nowhere all the same, so that every failure can be seen:
//!
//! | Begins with | What happens |
//! |---|---|
//! | `refused`: a bot's token (Telegram's after its colon), Instagram's `user_token` | a refusal |
//! | `revoked`: the same | the channel is made, and soon it is `disabled` and `unauthorized` |
//! | `expired`: Avito's `code` | a refusal |
//!
//! A refusal, like that of a wrong shape, is 400 `VALIDATION_FAILED` and names the field. How the real
//! service refuses is not documented.

use std::time::Duration;

use crate::fields::Fields;

/// The transports that `POST /v2/channels` takes.
pub(crate) const CREATED: [&str; 9] =
    ["whatsapp", "wapi", "telegram", "tgapi", "instAPI", "viber", "avito", "max", "maxbot"];

/// The transports that the hosted page takes (API reference 10.1).
pub(crate) const HOSTED: [&str; 7] = ["whatsapp", "wapi", "tgapi", "max", "maxbot", "vk", "cian"];

/// The transports that the hosted page alone connects.
const HOSTED_ONLY: [&str; 2] = ["vk", "cian"];

/// World time the messenger takes to look at credentials, and to turn away a token it has revoked.
const LOOKS: Duration = Duration::from_secs(2);
const TURNS_AWAY: Duration = Duration::from_millis(700);

/// How a channel gets from its creation to `active`.
pub(crate) enum Connection {
    /// A phone scans a code.
    Codes,
    /// The client opens a page.
    Page,
    /// The credentials are enough, once the messenger has looked at them.
    Credentials {
        /// The name the channel takes.
        name: String,
        /// World time until the messenger has decided.
        takes: Duration,
        /// Whether it takes them.
        taken: bool,
    },
}

/// Whether a phone scans a code of this transport.
pub(crate) fn has_codes(transport: &str) -> bool {
    matches!(transport, "whatsapp" | "tgapi" | "viber" | "max")
}

/// Whether the messenger knows a second password or a login code.
pub(crate) fn has_second_factor(transport: &str) -> bool {
    matches!(transport, "whatsapp" | "tgapi")
}

/// Whether only the hosted page makes and reconnects such a channel.
pub(crate) fn is_hosted_only(transport: &str) -> bool {
    HOSTED_ONLY.contains(&transport)
}

/// What a channel is called that nobody named: a number kept for fiction, always the same for the same
/// channel, or what its messenger has instead of numbers.
pub(crate) fn usual_name(transport: &str, channel_id: &str) -> String {
    match transport {
        "vk" => "sandbox_community".to_owned(),
        "cian" => "sandbox-homes".to_owned(),
        "telegram" | "maxbot" => "sandbox_bot".to_owned(),
        "avito" => "sandbox-avito".to_owned(),
        "instAPI" => "sandbox.client".to_owned(),
        _ => {
            let sum: u32 = channel_id.bytes().map(u32::from).sum();
            format!("120255501{:02}", sum % 100)
        }
    }
}

/// Reads the credentials a transport needs, noting what is missing and what no messenger would take.
pub(crate) fn connection(transport: &str, credentials: &mut Fields) -> Connection {
    match transport {
        "telegram" => telegram(credentials),
        "maxbot" => {
            let token = credentials.text("access_token");
            let whole = token.len() >= 10 && token.bytes().all(|byte| byte.is_ascii_graphic());
            if !token.is_empty() && !whole {
                credentials.break_form(
                    "access_token must have at least 10 characters and no spaces".to_owned(),
                );
            }
            let taken = tried(credentials, "access_token", &token);
            bot("sandbox_max_bot".to_owned(), taken)
        }
        "avito" => {
            if credentials.text("code").starts_with("expired") {
                credentials.break_form("code has expired".to_owned());
            }
            let name = usual_name(transport, "");
            Connection::Credentials { name, takes: LOOKS, taken: true }
        }
        "instAPI" => {
            let name = credentials.text("username");
            credentials.text("page_id");
            credentials.text("inst_id");
            let token = credentials.text("user_token");
            let taken = tried(credentials, "user_token", &token);
            Connection::Credentials { name, takes: LOOKS, taken }
        }
        other if has_codes(other) => Connection::Codes,
        _ => Connection::Page,
    }
}

/// A Telegram bot's token is `digits:letters`; its name here is made from the digits.
fn telegram(credentials: &mut Fields) -> Connection {
    let token = credentials.text("telegram_token");
    let (number, secret) = token.split_once(':').unwrap_or_default();
    let digits = number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let letters = secret.len() >= 20 && secret.bytes().all(letter);
    let whole = digits && letters;
    if !token.is_empty() && !whole {
        let form = "at least 6 digits, a colon and at least 20 letters, digits, _ or -";
        credentials.break_form(format!("telegram_token must be {form}"));
    }
    let taken = tried(credentials, "telegram_token", secret);
    bot(format!("sandbox_{number}_bot"), taken)
}

/// Notes a token that is refused; false for one that was revoked.
fn tried(credentials: &mut Fields, field: &str, secret: &str) -> bool {
    if secret.starts_with("refused") {
        credentials.break_form(format!("{field} was refused by the messenger"));
    }
    !secret.starts_with("revoked")
}

fn bot(name: String, taken: bool) -> Connection {
    let takes = if taken { Duration::ZERO } else { TURNS_AWAY };
    Connection::Credentials { name, takes, taken }
}
