//! Webhook subscriptions of one account: subscribe, list, change, remove (reference 9.1).
//!
//! Called by the console with a client access token. Deliberately absent: judging what is one's own.
//! The account may be shared with other integrations; only the console knows its addresses.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::client::Caller;
use crate::decode::text_or_empty;
use crate::error::Error;
use crate::ids::SubscriptionId;
use crate::retry::Repeat;
use crate::sensitive::Sensitive;

/// The methods on subscriptions; made by `AccountClient::webhooks`.
#[derive(Clone, Copy)]
pub struct Webhooks<'a>(pub(crate) &'a Caller);

impl Webhooks<'_> {
    /// Subscribes addresses to events. Whether a doubled pair is refused, merged or doubled is not
    /// known (reference 15, row 4), so it is not repeated. The answer is ignored: read the list.
    ///
    /// # Errors
    /// [`Error::OutcomeUnknown`] when the pairs may be subscribed.
    pub async fn subscribe(&self, webhooks: &[NewWebhook]) -> Result<(), Error> {
        let pairs: Vec<Value> = webhooks
            .iter()
            .map(|webhook| json!({ "url": webhook.url.expose(), "event": webhook.event }))
            .collect();
        self.0
            .post("/v2/webhooks", Repeat::Unsafe)
            .json(json!({ "data": pairs }))
            .secrets(webhooks.iter().map(|webhook| &webhook.url))
            .nothing()
            .await
    }

    /// All subscriptions of the account, other integrations' included.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn list(&self) -> Result<Vec<Webhook>, Error> {
        self.0.get("/v2/webhooks").many().await
    }

    /// Changes address and event of existing subscriptions, by id.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn change(&self, webhooks: &[Webhook]) -> Result<(), Error> {
        let pairs: Vec<Value> = webhooks
            .iter()
            .map(|webhook| {
                json!({ "id": webhook.id, "url": webhook.url.expose(), "event": webhook.event })
            })
            .collect();
        self.0
            .patch("/v2/webhooks", Repeat::Safe)
            .json(json!({ "data": pairs }))
            .secrets(webhooks.iter().map(|webhook| &webhook.url))
            .nothing()
            .await
    }

    /// Removes subscriptions by id.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn remove(&self, ids: &[SubscriptionId]) -> Result<(), Error> {
        let pairs: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
        self.0.delete("/v2/webhooks", Repeat::Safe).json(json!({ "data": pairs })).nothing().await
    }
}

/// One address for one event, to be subscribed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWebhook {
    /// Where deliveries go: https, at most 200 characters (reference 13.4). Secret, because the
    /// service signs nothing and the unguessable path is all that tells a delivery is real.
    pub url: Sensitive<String>,
    /// Such as `channel.qr_update`; open-ended (reference 9.2).
    pub event: String,
}

/// A subscription as read.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Webhook {
    /// The subscription.
    pub id: SubscriptionId,
    /// The address, returned as it was given; empty when it was not sent.
    #[serde(default, deserialize_with = "text_or_empty")]
    pub url: Sensitive<String>,
    /// The event; empty when it was not sent.
    #[serde(default, deserialize_with = "text_or_empty")]
    pub event: String,
}
