//! What each transport asks for and how it connects (the table of API reference 7.2).

use crate::fields::Fields;

/// The transports that `POST /v2/channels` takes.
pub(crate) const CREATED: [&str; 9] =
    ["whatsapp", "wapi", "telegram", "tgapi", "instAPI", "viber", "avito", "max", "maxbot"];

/// The transports that the hosted page takes (API reference 10.1).
pub(crate) const HOSTED: [&str; 7] = ["whatsapp", "wapi", "tgapi", "max", "maxbot", "vk", "cian"];

/// How a channel gets from its creation to `active`.
pub(crate) enum Connection {
    /// A phone scans a code.
    Codes,
    /// The client opens a page.
    Page { transport: String },
    /// The credentials are enough; the channel takes this name.
    AtOnce { name: String },
    /// The credentials are complete and the messenger does not take them.
    Refused,
}

/// Reads the credentials a transport needs, noting what is missing.
pub(crate) fn connection(transport: &str, credentials: &mut Fields) -> Connection {
    match transport {
        "whatsapp" | "tgapi" | "viber" | "max" => Connection::Codes,
        "telegram" => bot(&credentials.text("telegram_token")),
        "maxbot" => {
            let token = credentials.text("access_token");
            named_if(token.len() >= 10, "SandboxMaxBot".to_owned())
        }
        "avito" => {
            credentials.text("code");
            named_if(true, "sandbox-avito".to_owned())
        }
        "instAPI" => {
            let username = credentials.text("username");
            for name in ["page_id", "inst_id", "user_token"] {
                credentials.text(name);
            }
            named_if(true, username)
        }
        other => Connection::Page { transport: other.to_owned() },
    }
}

/// A bot's token is `digits:letters`; its name is made from the digits.
fn bot(token: &str) -> Connection {
    let (number, secret) = token.split_once(':').unwrap_or_default();
    let digits = number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
    named_if(digits && secret.len() >= 20, format!("sandbox_{number}_bot"))
}

fn named_if(right: bool, name: String) -> Connection {
    if right { Connection::AtOnce { name } } else { Connection::Refused }
}
