//! Vocabularies of the API. What it answers is open: the words known are named, and any other text is
//! allowed, because the service adds to them. What it takes is closed.

use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema, openapi::RefOr};

/// Makes a type for each open vocabulary; the doc comment becomes its description.
macro_rules! open_words {
    ($($(#[doc = $line:literal])+ $name:ident: $($word:literal)|+;)+) => {$(
        $(#[doc = $line])+
        pub(crate) struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                open(&[$($line),+], &[$($word),+])
            }
        }

        impl ToSchema for $name {}
    )+};
}

open_words! {
    /// Which messenger a channel belongs to, and by which way: `wapi` is WABA, `telegram` a Telegram bot,
    /// `tgapi` a person's Telegram, `maxbot` a MAX bot, `instAPI` Instagram.
    Transport: "whatsapp" | "wapi" | "telegram" | "tgapi" | "instAPI" | "instagram" | "viber" | "vk"
        | "avito" | "max" | "maxbot" | "cian";
    /// How a channel is: `active` works, `init` is being connected, `disabled` is off, unpaid, or deleted
    /// with its conversations kept.
    ChannelStatus: "active" | "init" | "disabled";
    /// Why a channel is not active. Of `init`: `qr` waits for a code to be scanned, `wait_for_password`
    /// for the messenger's second password; `wait_for_code` and `sync` are not explained by the
    /// service. Of `disabled`: `qridle` nobody scanned, `foreignphone` another number scanned,
    /// `openelsewhere` connected in another account, `not_enough_money` unpaid, `unauthorized` must be
    /// connected again, `blocked` and `rejected` by the messenger. The word `null` means none.
    Reason: "wait_for_password" | "wait_for_code" | "qr" | "sync" | "blocked" | "not_enough_money"
        | "rejected" | "unauthorized" | "foreignphone" | "qridle" | "openelsewhere" | "null";
    /// What an account pays for.
    Tariff: "start" | "inbox" | "pro" | "max" | "waba" | "free";
    /// How many conversations a WABA channel may begin.
    Tier: "TIER_0" | "TIER_50" | "TIER_250" | "TIER_1K" | "TIER_10K" | "TIER_100K"
        | "TIER_UNLIMITED";
    /// Who paid last.
    Payer: "client" | "partner";
}

fn open(lines: &[&str], words: &[&str]) -> RefOr<Schema> {
    let known = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words.to_vec()));
    let other = ObjectBuilder::new().schema_type(Type::String);
    let description: Vec<_> = lines.iter().map(|line| line.trim()).collect();
    let either = AnyOfBuilder::new().description(Some(description.join("\n")));
    either.item(known).item(other).into()
}
