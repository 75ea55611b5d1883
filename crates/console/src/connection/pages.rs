//! Pages and credentials, told as scenes; their orders are in `orders.rs`.

use super::{
    input::{Action, Creating, Effect, Input, Refusal, Seen},
    plan::Plan,
    samples::{PHONE, failure, handed, plan, snapshot, snapshot_with_page},
    scene::{OURS, Scene},
    stage::{Stage, StuckCause},
    state::Listening,
    ways::Way,
};
use crate::error::{ErrorCode, UiError};

const PAGE: &str = "https://pages.example/one-off";

fn of(transport: &str, way: Way) -> Plan {
    Plan { transport: transport.to_owned(), ..plan(way) }
}

#[test]
fn a_page_is_offered_and_its_number_confirmed() {
    let mut scene = Scene::new(of("wapi", Way::Page));
    assert_eq!(scene.effects, [Effect::Create(None)], "nothing is subscribed");
    scene.page(PAGE).stands(Stage::Page).answer(Seen::Starting, None).stands(Stage::Page);
    scene.answer_page("https://pages.example/another");
    let page = scene.state.page.as_ref().unwrap();
    assert_eq!(page.expose(), "https://pages.example/another", "the newest counts");
    scene.answer(Seen::Sync, None).stands(Stage::Syncing);
    assert!(scene.state.page.is_none(), "it has served");
    scene.answer(Seen::Active, Some("4912345678"));
    scene.stands(Stage::Confirm { matches: Some(false), phone: Some("4912345678".to_owned()) });
    assert_eq!(scene.state.listening, Listening::NotYet);
}

#[test]
fn a_page_that_nobody_may_open_is_trouble_until_a_better_one_comes() {
    let long = format!("https://pages.example/{}", "a".repeat(2000));
    for url in [
        "http://pages.example/a",
        "http://127.0.0.1:4000@pages.example/",
        "https://service.example@pages.example/",
        "javascript:a",
        &long,
    ] {
        let mut scene = Scene::new(of("wapi", Way::Page));
        scene.page(url).stands(Stage::Checking);
        assert!(scene.state.page.is_none() && scene.state.trouble.is_some(), "{url}");
        scene.answer_page(url).stands(Stage::Checking);
        let waited_ms = scene.state.plan.waits.silent;
        scene.after(waited_ms).stands(Stage::Stuck { waited_ms, cause: StuckCause::Silent });
        scene.answer_page("http://127.0.0.1:4000/hosted/a").stands(Stage::Page);
        assert!(scene.state.trouble.is_none(), "{url}");
    }
}

#[test]
fn any_messenger_may_turn_out_to_need_a_page() {
    let mut scene = Scene::new(of("instAPI", Way::Credentials));
    scene.page(PAGE).stands(Stage::Page).answer(Seen::Active, None);
    scene.stands(Stage::Confirm { matches: None, phone: None });
    // Where a code is waited for, only the creation's own answer is about a page.
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).answer_page(PAGE).stands(Stage::WaitingCode);
    let mut scene = Scene::new(plan(Way::Code));
    scene.tell(Input::Subscribed(true)).page(PAGE).stands(Stage::Page);
    scene.code(OURS, "a").stands(Stage::Code).answer(Seen::Qr, None).stands(Stage::Code);
}

#[test]
fn what_was_handed_over_proves_whose_the_channel_is() {
    let mut scene = Scene::with(of("maxbot", Way::Credentials), handed());
    assert_eq!(scene.effects, [Effect::Create(Some(handed()))]);
    assert!(scene.state.credentials.is_none(), "gone with the call");
    scene.tell(Input::Created(Creating::Done(Box::new(snapshot(OURS, Seen::Unknown, None)))));
    scene.stands(Stage::Checking).answer(Seen::Active, None);
    scene.stands(Stage::Connected { phone: None });

    let mut scene = Scene::with(of("maxbot", Way::Credentials), handed());
    scene.tell(Input::Created(Creating::Refused(failure())));
    scene.stands(Stage::Failed { error: failure() });
}

#[test]
fn credentials_whose_answer_was_lost_are_judged_by_the_channel() {
    let again = Plan { reconnect: Some(OURS.into()), ..of("maxbot", Way::Credentials) };
    let mut scene = Scene::with(again.clone(), handed());
    scene.tell(Input::Reinited(Err(failure()))).stands(Stage::Checking);
    scene.answer(Seen::Active, None).stands(Stage::Connected { phone: None });

    let mut scene = Scene::with(again, handed());
    scene.tell(Input::Reinited(Err(failure()))).answer(Seen::Starting, None);
    scene.after(10 * scene.state.plan.waits.silent);
    assert!(matches!(scene.state.stage, Stage::Stuck { .. }), "{:?}", scene.state.stage);
}

#[test]
fn other_credentials_may_follow_those_that_were_refused() {
    let again = Plan { reconnect: Some(OURS.into()), ..of("maxbot", Way::Credentials) };
    let mut scene = Scene::with(again, handed());
    assert_eq!(scene.effects, [Effect::Reinit(Some(handed()))]);
    let refused = UiError::new(ErrorCode::Refused, "not this one");
    scene.tell(Input::Reinited(Err(refused))).stands(Stage::Checking);
    // It works as it did before, which says nothing about what was handed over.
    scene.answer(Seen::Active, None).stands(Stage::Checking);
    scene.after(10 * scene.state.plan.waits.silent).stands(Stage::Checking);
    assert!(scene.state.trouble.is_some());
    scene.act(Action::Reinit(None));
    assert!(scene.asks(&Effect::Refuse(Refusal::NotOffered)));
    scene.act(Action::Reinit(Some(handed())));
    assert!(scene.asks(&Effect::Reinit(Some(handed()))) && scene.state.trouble.is_none());
    scene.tell(Input::Reinited(Ok(snapshot(OURS, Seen::Active, None))));
    scene.stands(Stage::Connected { phone: None });
}

#[test]
fn a_link_for_a_channel_that_is_there_compares_its_number() {
    let again = Plan { reconnect: Some(OURS.into()), expected: None, ..of("vk", Way::Link) };
    let mut scene = Scene::new(again);
    scene.stands(Stage::LinkWaiting).answer(Seen::Unauthorized, Some(PHONE));
    scene.stands(Stage::LinkWaiting).act(Action::Reinit(None));
    assert!(scene.asks(&Effect::Refuse(Refusal::NotOffered)), "the service refuses that");
    scene.act(Action::Remove);
    assert!(scene.state.is_over() && scene.effects.is_empty(), "the client's channel stays");

    let again = Plan { reconnect: Some(OURS.into()), expected: None, ..plan(Way::Link) };
    let mut scene = Scene::new(again);
    scene.answer(Seen::Expired, Some(PHONE)).answer(Seen::Active, Some("4912345678"));
    let phone = Some("4912345678".to_owned());
    scene.stands(Stage::Confirm { matches: Some(false), phone });
}

#[test]
fn codes_may_give_way_to_a_link_and_a_link_to_codes() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().act(Action::Take(Way::Link, None));
    assert!(scene.asks(&Effect::Refuse(Refusal::NotNow)), "codes are on their way");
    scene.answer(Seen::Expired, None).act(Action::Take(Way::Link, None));
    scene.stands(Stage::LinkWaiting).answer(Seen::Qr, None).stands(Stage::LinkWaiting);
    assert!(!scene.state.wants_events());
    scene.code(OURS, "a");
    assert!(scene.state.code.is_none(), "the client's own code is not ours to show");
    scene.act(Action::Take(Way::Code, None)).stands(Stage::Subscribing);
    scene.tell(Input::Subscribed(true)).stands(Stage::WaitingCode);
    assert!(scene.asks(&Effect::Reinit(None)));
    scene.tell(Input::Reinited(Ok(snapshot_with_page(OURS, Seen::Qr, PAGE))));
    scene.stands(Stage::WaitingCode).code(OURS, "b").shows("b", true);
}
