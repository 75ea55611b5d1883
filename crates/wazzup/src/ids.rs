//! Identifiers: one type per thing identified, so that they cannot be exchanged by mistake.
//!
//! Used in every resource file. Deliberately absent: any parsing. Published ids are malformed UUIDs
//! as often as not, so an id is opaque text (reference 2).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::decode::text;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $clean:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as text, as it stands in paths.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                let clean: fn(String) -> String = $clean;
                Self(clean(text))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::from(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                text(deserializer).map(Self::from)
            }
        }
    };
}

id! {
    /// An end-customer account: digits, sent as a JSON number and written into paths as text.
    /// The cabinet shows it with a hyphen, which is dropped here (reference 2).
    AccountId, |text| text.replace('-', "")
}
id! {
    /// The paid subscription of an account or a channel (reference 4.2).
    AccountSubscriptionId, |text| text
}
id! {
    /// A channel (reference 7.1).
    ChannelId, |text| text
}
id! {
    /// A contact, by the id it has in the client's own CRM (reference 8.1).
    ContactId, |text| text
}
id! {
    /// An employee, by the id they have in the client's own CRM (reference 5.1).
    UserId, |text| text
}
id! {
    /// A webhook subscription: one address for one event (reference 9.1).
    SubscriptionId, |text| text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_id_is_the_same_however_it_was_written() {
        let expected = AccountId::from("12345678");
        for json in ["12345678", r#""12345678""#, r#""1234-5678""#] {
            assert_eq!(serde_json::from_str::<AccountId>(json).unwrap(), expected, "{json}");
        }
        assert_eq!(serde_json::to_string(&expected).unwrap(), r#""12345678""#);
        assert_eq!(expected.to_string(), "12345678");
    }

    #[test]
    fn other_ids_keep_every_character() {
        let id = ChannelId::from("5a3a14e-2ea3-4fdd-953e-caf12609fb");
        assert_eq!(id.as_str(), "5a3a14e-2ea3-4fdd-953e-caf12609fb");
        for json in ["null", "true", "1.5", r#""""#, "{}"] {
            assert!(serde_json::from_str::<ChannelId>(json).is_err(), "{json}");
        }
    }
}
