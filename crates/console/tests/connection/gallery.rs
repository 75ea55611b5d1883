//! The whole gallery: every messenger, each of its ways to the end, with events and without.

use console::{
    ChannelWays, Connection, Credentials, Error, EventsOff, FieldRule, Keep, Pace, Preferences,
    Stage, Way, WayOpen,
};
use serde_json::json;

use crate::support::{AURORA, Bench, confirming, connected, pace};

const PHONE: &str = "37120001122";
const ORDER: [&str; 11] = [
    "whatsapp", "tgapi", "telegram", "viber", "max", "maxbot", "wapi", "instAPI", "avito", "vk",
    "cian",
];

/// What each messenger that lives by credentials is given.
pub(crate) fn credentials(transport: &str) -> Option<Credentials> {
    let token = |token: &str| Some(Credentials::Token { token: token.into() });
    match transport {
        "telegram" => token("1234567890:made-up-letters-of-a-token"),
        "maxbot" => token("made-up-max-token"),
        "avito" => Some(Credentials::Code { code: "made-up-code".into() }),
        "instAPI" => Some(Credentials::Instagram {
            username: "@made.up".to_owned(),
            page_id: "17841400000000".to_owned(),
            inst_id: "17841400000001".to_owned(),
            user_token: "made-up-user-token".into(),
        }),
        _ => None,
    }
}

/// Goes one way to its end.
async fn connect(bench: &Bench, transport: &str, way: Way) -> Connection {
    let by_code = matches!(way, Way::Code | Way::Pairing);
    let expected = by_code.then_some(PHONE);
    let handed = credentials(transport).filter(|_| way == Way::Credentials);
    let listed = bench.asked("GET", "/v2/channels").await;
    let begun =
        bench.console.channels_connect(AURORA, transport, expected, None, way, handed).await;
    let id = begun.unwrap().connection_id;
    match way {
        Way::Code => {
            let (_, channel) = bench.code(&id).await;
            bench.phone(&channel, json!({ "action": "scan", "phone": PHONE })).await;
        }
        Way::Pairing => {
            let view = bench.until(&id, "pairing code", |view| view.pairing.is_some()).await;
            let typed =
                json!({ "action": "enter_pairing_code", "code": view.pairing.unwrap().code });
            bench.phone(&view.channel_id.unwrap(), typed).await;
        }
        Way::Link => {
            bench.until(&id, "link stage", |view| view.stage == Stage::LinkWaiting).await;
            while bench.asked("GET", "/v2/channels").await < listed + 2 {
                tokio::task::yield_now().await; // what was there before must be known
            }
            bench.follow_link(&id, PHONE).await;
        }
        Way::Page => {
            let view = bench.until(&id, "page", |view| view.stage == Stage::Page).await;
            let page = view.page.unwrap();
            assert!(page.url.starts_with(&bench.origin) && page.width >= 300, "{page:?}");
            assert!(page.png.starts_with("data:image/png;base64,"));
            assert_eq!(bench.console.channels_page(&id).unwrap(), page.url);
            let finish = json!({ "action": "finish_page", "phone": PHONE });
            bench.phone(&view.channel_id.unwrap(), finish).await;
        }
        Way::Credentials => {}
    }
    if matches!(way, Way::Link | Way::Page) {
        let view = bench.until(&id, "question", confirming).await;
        assert!(view.page.is_none(), "it has served");
        bench.console.channels_confirm(&id).await.unwrap();
    }
    let view = bench.until(&id, "connected", connected).await;
    assert_eq!(view.way, way, "{transport}");
    bench.console.channels_leave(&id, Keep::Waiting).await.unwrap();
    bench.ended(&id).await;
    view
}

/// Goes every open way, and knocks at every closed one.
async fn walk(bench: &Bench, off: Option<EventsOff>) {
    let gallery = bench.console.channels_ways(AURORA).await.unwrap();
    let order: Vec<_> = gallery.iter().map(|messenger| messenger.transport.as_str()).collect();
    assert_eq!(order, ORDER);
    for ChannelWays { transport, ways } in &gallery {
        for WayOpen { way, open, why } in ways {
            assert_eq!((!open).then_some(*why).flatten(), if *open { None } else { off });
            assert_eq!(*open, off.is_none() || *way != Way::Code, "{transport} {way:?}");
            if *open {
                connect(bench, transport, *way).await;
                continue;
            }
            let knock = bench.console.channels_connect(AURORA, transport, None, None, *way, None);
            match (transport.as_str(), knock.await) {
                ("whatsapp", Ok(view)) => {
                    assert_eq!((view.way, view.events.why), (Way::Pairing, off));
                    let id = view.connection_id;
                    bench.until(&id, "start", |view| view.channel_id.is_some()).await;
                    bench.console.channels_leave(&id, Keep::Remove).await.unwrap();
                }
                (_, Err(Error::Invalid(problems))) => {
                    let problem = &problems[0];
                    assert_eq!((&*problem.field, problem.rule), ("way", FieldRule::NotAllowed));
                    let left = (transport != "viber").then_some("link");
                    assert_eq!(problem.limit.as_deref(), left, "{transport}");
                }
                (transport, other) => panic!("{transport}: {other:?}"),
            }
        }
    }
    if off.is_some() {
        assert_eq!(bench.asked("POST", "/v2/webhooks").await, 0, "nothing is subscribed");
        let viber = gallery.iter().find(|messenger| messenger.transport == "viber").unwrap();
        assert!(viber.ways.iter().all(|way| !way.open));
    }
}

#[tokio::test]
async fn every_way_of_every_messenger_ends_with_a_channel() {
    walk(&Bench::fast(10.0).await, None).await;
}

#[tokio::test]
async fn without_an_address_all_but_the_codes_to_scan_remain() {
    let bench = Bench::with(10.0, Pace { pretend_public: true, ..pace() }).await;
    walk(&bench, Some(EventsOff::NoPublicAddress)).await;
}

#[tokio::test]
async fn with_events_switched_off_all_but_the_codes_to_scan_remain() {
    let bench = Bench::fast(10.0).await;
    let off = Preferences { events: false, ..Preferences::default() };
    bench.console.preferences_set(off).await.unwrap();
    walk(&bench, Some(EventsOff::SwitchedOff)).await;
    bench.console.preferences_set(Preferences::default()).await.unwrap();
    connect(&bench, "viber", Way::Code).await;
}

#[tokio::test]
async fn events_switched_off_meanwhile_are_given_back_with_the_next_start() {
    let bench = Bench::fast(300.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let view = bench.until(&id, "expiry", |view| view.stage == Stage::Expired).await;
    let off = Preferences { events: false, ..Preferences::default() };
    bench.console.preferences_set(off).await.unwrap();
    let channel = view.channel_id.as_deref();
    let again =
        bench.console.channels_connect(AURORA, "whatsapp", Some(PHONE), channel, Way::Code, None);
    let view = again.await.unwrap();
    assert_eq!((&view.connection_id, view.way), (&id, Way::Pairing), "the same, in another way");
    assert_eq!(view.events.why, Some(EventsOff::SwitchedOff));
    bench.silent().await;
}
