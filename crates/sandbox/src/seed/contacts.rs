//! The demo's contacts, made from the same stock of names as its users: in every kind of chat, some in
//! several, with ids as different programs make them. Always the same.

use crate::contact::{Chat, Contact};
use crate::contacts::CHAT_TYPES;
use crate::seed::accounts::AccountRow;
use crate::seed::people::Stock;
use crate::user::User;

/// At most so many in one account.
const MOST: usize = 40;
/// The account that has as many as that.
const FULL: u64 = 24_017_788;

/// The contacts of an account, 0 to 40; none where nobody could be responsible for them.
pub(super) fn contacts(account: &AccountRow, users: &[User]) -> Vec<Contact> {
    let seed = usize::try_from(account.id).unwrap_or_default();
    let count = match account.id {
        _ if users.is_empty() => 0,
        FULL => MOST,
        _ => seed * 7 % (MOST + 1),
    };
    (0..count).map(|place| contact(account, &users[place % users.len()], seed, place)).collect()
}

fn contact(account: &AccountRow, responsible: &User, seed: usize, place: usize) -> Contact {
    let stock = Stock::of(account);
    let name = match place % 13 {
        12 => format!("{} (family)", stock.name(seed + 17 + place)),
        _ => stock.name(seed + 17 + place),
    };
    let id = match place % 10 {
        9 => format!("lead/{}", 2040 + place),
        7 => format!("klients-ā{place}"),
        3 => format!("{}", 58_213 + place),
        _ => format!("c-{}", 1001 + place),
    };
    let mut chats = vec![chat(stock, CHAT_TYPES[(seed + place) % CHAT_TYPES.len()], place)];
    if place % 6 == 5 && chats[0].chat_type != "whatsapp" {
        chats.push(chat(stock, "whatsapp", place));
    }
    Contact {
        id,
        responsible_user_id: responsible.id.clone(),
        name,
        chats,
        uri: format!("https://crm-{}.example/contacts/{}", account.id, 1001 + place),
    }
}

/// One chat, with an id as its messenger has them (API reference 8.1).
fn chat(stock: &Stock, chat_type: &'static str, place: usize) -> Chat {
    let phone = stock.phone(50 + place);
    let number = 490_018_227_u64 + 7_919 * place as u64;
    let chat_id = match chat_type {
        "whatsapp" | "viber" => phone.clone(),
        "instagram" => format!("client.{place}"),
        "whatsgroup" => format!("1203630{number}"),
        "telegroup" => format!("-100{number}"),
        "avito" => format!("u2i-{number:x}"),
        _ => number.to_string(),
    };
    Chat {
        chat_type,
        chat_id,
        username: (chat_type == "telegram").then(|| format!("client_{place}")),
        phone: matches!(chat_type, "telegram" | "max").then_some(phone),
    }
}
