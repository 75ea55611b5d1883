//! Carrying events to their subscribers: one task per subscription keeps their order and repeats what did
//! not arrive. Only this machine is ever called: invented data has no business at a stranger's address.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use reqwest::Url;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::app::{App, spawn};
use crate::clock::real_ms;
use crate::faults::Kind;
use crate::journal::Delivered;

/// World time before the second and the third try.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(5)];
/// World time that a webhook to be reordered waits for the one it lets pass.
const LETS_PASS: Duration = Duration::from_secs(90);

/// One (url, event) pair of an account.
pub(crate) struct Subscription {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) event: String,
    outbox: Option<Outbox>,
}

/// Its task's inbox; dropped together with the subscription, the guard ends the task.
struct Outbox {
    sender: UnboundedSender<Delivery>,
    _life: DropGuard,
}

/// One event on its way; every try and every subscriber sees the same key.
#[derive(Clone)]
pub(crate) struct Delivery {
    pub(crate) event: &'static str,
    pub(crate) channel_id: String,
    pub(crate) idempotency_key: String,
    pub(crate) body: Value,
}

impl Subscription {
    pub(crate) fn new(id: String, url: &str, event: &str) -> Self {
        Self { id, url: url.to_owned(), event: event.to_owned(), outbox: None }
    }

    /// Starts its task, which ends with the world or with the subscription.
    pub(crate) fn open(&mut self, app: &App, world: &CancellationToken) {
        let life = world.child_token();
        let (sender, inbox) = unbounded_channel();
        spawn(life.clone(), run(app.clone(), self.id.clone(), inbox));
        self.outbox = Some(Outbox { sender, _life: life.drop_guard() });
    }

    pub(crate) fn hand_over(&self, delivery: Delivery) {
        if let Some(outbox) = &self.outbox {
            // The task ends only together with the world: nobody is left to miss the event.
            let _handed = outbox.sender.send(delivery);
        }
    }

    /// As the list prints it.
    pub(crate) fn shown(&self) -> Value {
        json!({ "id": self.id, "url": self.url, "event": self.event })
    }
}

async fn run(app: App, id: String, mut inbox: UnboundedReceiver<Delivery>) {
    while let Some(delivery) = inbox.recv().await {
        let fault = app.faults().meet_webhook();
        match fault {
            Some(Kind::WebhookLost) => note(&app, &delivery, None, None, Some("webhook_lost")),
            Some(Kind::WebhookDuplicate) => {
                deliver(&app, &id, &delivery, Some("webhook_duplicate")).await;
                deliver(&app, &id, &delivery, Some("webhook_duplicate")).await;
            }
            Some(Kind::WebhookReorder) => {
                let wait = app.clock.real(LETS_PASS);
                if let Ok(Some(later)) = tokio::time::timeout(wait, inbox.recv()).await {
                    deliver(&app, &id, &later, None).await;
                }
                deliver(&app, &id, &delivery, Some("webhook_reorder")).await;
            }
            _ => deliver(&app, &id, &delivery, None).await,
        }
    }
}

/// Tries three times at most; any 2xx is an arrival.
async fn deliver(app: &App, id: &str, delivery: &Delivery, reason: Option<&'static str>) {
    for attempt in 1..=3 {
        if attempt > 1 {
            app.clock.sleep(PAUSES[attempt - 2]).await;
        }
        // Looked up each time: the address may have been changed or its port withdrawn.
        let Some(url) = address(app, id) else {
            return note(app, delivery, None, None, Some("not_called"));
        };
        let request = app.caller.post(url).header(CONTENT_TYPE, "application/json");
        let request = request.body(delivery.body.to_string());
        let tried = Some((attempt as u32, real_ms()));
        let answer = request.send().await;
        let status = answer.ok().map(|answer| answer.status());
        note(app, delivery, tried, status.map(|status| status.as_u16()), reason);
        if status.is_some_and(|status| status.is_success()) {
            if delivery.event == "channel.qr_update"
                && let Some(channel) = app.world().channel_mut(&delivery.channel_id)
            {
                channel.code_delivered = true;
            }
            app.delivered.notify_waiters();
            return;
        }
    }
}

/// Where a subscription's events go, if the sandbox may call there.
fn address(app: &App, id: &str) -> Option<Url> {
    let world = app.world();
    let mut all = world.accounts.iter().flat_map(|account| &account.subscriptions);
    let url = Url::parse(&all.find(|subscription| subscription.id == id)?.url).ok()?;
    let port = loopback_port(&url)?;
    (url.scheme() == "http" && app.options.webhook_ports.allows(port)).then_some(url)
}

/// The port of an address on this machine; none for any other address.
pub(crate) fn loopback_port(url: &Url) -> Option<u16> {
    let host = url.host_str()?.trim_start_matches('[').trim_end_matches(']');
    let ip: IpAddr =
        if host == "localhost" { Ipv4Addr::LOCALHOST.into() } else { host.parse().ok()? };
    url.port_or_known_default().filter(|_| ip.is_loopback())
}

/// Writes a try down: which one and when, or none where nothing was sent.
fn note(
    app: &App,
    delivery: &Delivery,
    tried: Option<(u32, f64)>,
    status: Option<u16>,
    note: Option<&'static str>,
) {
    app.journal().delivered(Delivered {
        at: app.clock.now_ms(),
        sent_ms: tried.map(|(_, sent_ms)| sent_ms),
        event: delivery.event,
        idempotency_key: delivery.idempotency_key.clone(),
        attempt: tried.map_or(0, |(attempt, _)| attempt),
        status,
        note,
    });
}
