//! Single scenes of a connection, told step by step; the orders of all steps are in `orders.rs`.

use super::{
    input::{Action, Creating, Effect, Happening, Input, Refusal, Seen, Settled},
    plan::Plan,
    samples::{PHONE, failure, plan, snapshot},
    scene::{OURS, Scene},
    stage::{Stage, StuckCause},
    state::{HELD, Listening, PAIRING_TRIES},
    view::EventsOff,
    ways::Way,
};
use crate::error::{ErrorCode, UiError};

#[test]
fn nothing_is_created_before_the_subscription_is_settled() {
    let mut scene = Scene::new(plan(Way::Code));
    assert_eq!(scene.effects, [Effect::Subscribe]);
    scene.stands(Stage::Subscribing).tell(Input::Subscribed(true)).stands(Stage::Creating);
    assert_eq!(scene.effects, [Effect::Create(None)]);
    let mut scene = Scene::new(plan(Way::Code));
    scene.tell(Input::Subscribed(false));
    assert_eq!(
        (scene.state.listening, &scene.effects[..]),
        (Listening::Failed, &[Effect::Create(None)][..])
    );
}

#[test]
fn the_code_that_came_before_the_answer_is_shown_with_its_own_time() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.tell(Input::Subscribed(true));
    scene.now = 500;
    scene.code("foreign", "foreign").code(OURS, "first").code(OURS, "second");
    scene.now = 900;
    scene.tell(Input::Created(Creating::Done(Box::new(snapshot(OURS, Seen::Unknown, None)))));
    scene.stands(Stage::Code).shows("second", true);
    assert_eq!(scene.state.code.as_ref().unwrap().shown_at, 500);
    assert_eq!(scene.state.refused, 1);
}

#[test]
fn no_more_than_eight_events_wait_for_the_answer() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.tell(Input::Subscribed(true));
    for number in 0..HELD + 3 {
        scene.code(OURS, &format!("code {number}"));
    }
    assert_eq!((scene.state.held.len(), scene.state.refused), (HELD, 3));
}

#[test]
fn the_expected_number_connects_and_another_asks() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).code(OURS, "a").stands(Stage::Code);
    scene.answer(Seen::Sync, None).stands(Stage::Syncing).shows("a", false);
    scene.answer(Seen::Active, Some(PHONE)).stands(Stage::Connected { phone: Some(PHONE.into()) });
    assert!(!scene.state.wants_events());

    let other = Some("4912345678".to_owned());
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Active, other.as_deref());
    scene.stands(Stage::Confirm { matches: Some(false), phone: other.clone() });
    scene.act(Action::Confirm).stands(Stage::Connected { phone: other });

    let mut scene = Scene::new(Plan { expected: None, ..plan(Way::Code) });
    scene.created().answer(Seen::Active, Some(PHONE));
    scene.stands(Stage::Confirm { matches: None, phone: Some(PHONE.into()) });
    scene.act(Action::Reject).stands(Stage::Removing);
    assert!(scene.asks(&Effect::Delete));
    scene.tell(Input::Deleted(Ok(()))).stands(Stage::Removed);
    assert!(scene.state.is_over());
}

#[test]
fn a_number_that_comes_late_is_compared_then() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Active, None);
    scene.stands(Stage::Confirm { matches: None, phone: None });
    scene.answer(Seen::Active, Some(PHONE)).stands(Stage::Connected { phone: Some(PHONE.into()) });
}

#[test]
fn a_wrong_secret_is_named_and_a_right_one_goes_on() {
    let secret = || Action::TwoFactor(wazzup::Sensitive::new("1234".to_owned()));
    let password = |wrong, sent| Stage::Password { wrong, sent };
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().act(secret());
    assert!(scene.asks(&Effect::Refuse(Refusal::NotNow)), "nobody asked for one");
    scene.answer(Seen::WaitPassword, None).stands(password(false, false));
    scene.act(secret()).stands(password(false, true));
    scene.act(secret());
    assert!(scene.asks(&Effect::Refuse(Refusal::NotNow)), "one is on its way");
    scene.tell(Input::TwoFactored(Ok(()))).answer(Seen::WaitPassword, None);
    scene.stands(password(false, true));
    scene.hint(Seen::WaitPassword, None).answer(Seen::WaitPassword, None);
    scene.stands(password(true, false)).act(secret()).stands(password(false, true));
    scene.now += scene.state.plan.waits.secret;
    scene.answer(Seen::WaitPassword, None).stands(password(true, false));
    scene.act(secret()).tell(Input::TwoFactored(Err(failure()))).stands(password(false, false));
    let refused = UiError::new(ErrorCode::Refused, "not this one");
    scene.act(secret()).tell(Input::TwoFactored(Err(refused))).stands(password(true, false));
    scene.act(secret()).answer(Seen::Sync, None).stands(Stage::Syncing);
    scene.answer(Seen::WaitPassword, None).stands(password(false, false));
}

#[test]
fn an_expired_code_waits_for_the_person_and_starts_again() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).code(OURS, "a").answer(Seen::Expired, None);
    scene.stands(Stage::Expired).shows("a", false).act(Action::Reinit(None));
    assert!(scene.asks(&Effect::Reinit(None)));
    // A late answer from the life before, and its late event, decide nothing.
    let old = scene.state.looking.epoch - 1;
    let late = Input::Polled { epoch: old, answer: Ok(Some(snapshot(OURS, Seen::Expired, None))) };
    scene.tell(late).stands(Stage::WaitingCode).code(OURS, "b").shows("b", true);
    scene.hint(Seen::Expired, None).shows("b", true);
    scene.tell(Input::Reinited(Ok(snapshot(OURS, Seen::Expired, None)))).shows("b", true);
    scene.answer(Seen::Qr, None).stands(Stage::Code).shows("b", true);
}

#[test]
fn a_code_that_came_too_late_is_shown_only_when_an_answer_asks_for_one() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Sync, None).stands(Stage::Syncing);
    scene.now += 10_000;
    scene.code(OURS, "late").stands(Stage::Syncing);
    assert!(scene.state.code.is_none());
    assert!(scene.asks(&Effect::Poll { epoch: scene.state.looking.epoch }), "it asks at once");
    scene.answer(Seen::Qr, None).stands(Stage::Code).shows("late", true);

    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Sync, None);
    scene.now += 10_000;
    scene.code(OURS, "late").answer(Seen::Active, Some(PHONE));
    assert!(scene.state.code.is_none());
}

#[test]
fn a_broken_code_is_a_step_and_the_next_one_may_be_fine() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).code(OURS, "a");
    scene.tell(Input::Event(OURS.into(), Happening::Code(Err(failure()))));
    scene.stands(Stage::CodeBroken { error: failure() }).shows("a", false);
    scene.answer(Seen::Qr, None).stands(Stage::CodeBroken { error: failure() });
    scene.code(OURS, "b").stands(Stage::Code).shows("b", true);
}

#[test]
fn an_event_asks_for_a_look_and_decides_nothing() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).code(OURS, "a");
    scene.now += scene.state.plan.waits.gap;
    scene.hint(Seen::Active, None).stands(Stage::Code).shows("a", true);
    assert!(scene.asks(&Effect::Poll { epoch: scene.state.looking.epoch }));
    scene.answer(Seen::Qr, None).stands(Stage::Code);
    scene.after(scene.state.plan.waits.contradiction);
    let disagree =
        |stage: &Stage| matches!(stage, Stage::Stuck { cause: StuckCause::Disagree, .. });
    assert!(disagree(&scene.state.stage), "{:?}", scene.state.stage);
    scene.code(OURS, "b").stands(Stage::Code).shows("b", true);
}

#[test]
fn every_silent_wait_ends() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).stands(Stage::WaitingCode);
    let silent = scene.state.plan.waits.silent;
    scene.after(silent).stands(Stage::Stuck { waited_ms: silent, cause: StuckCause::Silent });
    scene
        .answer(Seen::Qr, None)
        .stands(Stage::Stuck { waited_ms: silent, cause: StuckCause::Silent });
    scene.answer(Seen::Sync, None).stands(Stage::Syncing);
    scene.after(scene.state.plan.waits.unchanged);
    assert!(matches!(scene.state.stage, Stage::Stuck { .. }));
}

#[test]
fn a_foreign_number_is_named_only_when_it_is_another_one() {
    for (event, answer, named) in [
        (None, None, None),
        (None, Some(PHONE), None),
        (Some("37129999999"), Some(PHONE), Some("37129999999")),
        (None, Some("37129999999"), Some("37129999999")),
    ] {
        let mut scene = Scene::new(plan(Way::Code));
        scene.created().answer(Seen::Qr, None).hint(Seen::Foreign, event);
        scene.answer(Seen::Foreign, answer);
        scene.stands(Stage::ForeignPhone { phone: named.map(str::to_owned) });
    }
}

#[test]
fn an_unknown_creation_waits_for_the_journal_and_is_never_sent_again() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.tell(Input::Subscribed(true)).tell(Input::Journalled("j".to_owned()));
    scene.tell(Input::Created(Creating::Unknown(failure()))).stands(Stage::CreationUnknown);
    let quick = scene.state.plan.waits.quick;
    scene.code(OURS, "held").after(quick);
    assert!(scene.asks(&Effect::CheckCreation));
    scene
        .tell(Input::Settled(Settled::Open))
        .act(Action::Reinit(None))
        .stands(Stage::CreationUnknown);
    scene.after(scene.state.plan.waits.quick);
    scene.tell(Input::Settled(Settled::Found(OURS.into()))).stands(Stage::Code).shows("held", true);

    let mut scene = Scene::new(plan(Way::Code));
    scene.tell(Input::Subscribed(true)).tell(Input::Created(Creating::Unknown(failure())));
    scene.after(scene.state.plan.waits.quick).tell(Input::Settled(Settled::Dismissed));
    scene.stands(Stage::Failed { error: failure() });
}

#[test]
fn a_channel_that_is_not_wanted_any_more_goes_as_soon_as_it_is_known() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.tell(Input::Subscribed(true)).act(Action::Remove).stands(Stage::Removing);
    assert!(scene.effects.is_empty(), "its id is not known yet");
    scene.tell(Input::Created(Creating::Done(Box::new(snapshot(OURS, Seen::Qr, None)))));
    assert_eq!(scene.effects, [Effect::Delete]);
    scene.tell(Input::Deleted(Err(failure())));
    assert_ne!(scene.state.stage, Stage::Removed, "a deletion that failed is not one");
    assert!(scene.state.trouble.is_some());
    scene.act(Action::Remove).tell(Input::Deleted(Ok(()))).stands(Stage::Removed);
}

#[test]
fn a_pairing_code_is_asked_for_after_a_code_came() {
    let asks =
        |scene: &Scene| scene.asks(&Effect::Pair { phone: PHONE.to_owned(), by_hand: false });
    let mut scene = Scene::new(plan(Way::Pairing));
    scene.created().answer(Seen::Qr, None);
    assert!(!asks(&scene));
    scene.code(OURS, "a");
    assert!(asks(&scene));
    let code = || Ok((wazzup::Sensitive::new("AB12CD34".to_owned()), Some(PHONE.to_owned())));
    scene.tell(Input::Paired { answer: code(), by_hand: false });
    assert!(scene.state.pairing.is_some());
    scene.answer(Seen::Sync, None);
    assert!(scene.state.pairing.is_none(), "it has served");
    scene.act(Action::Pair(PHONE.to_owned()));
    assert!(scene.asks(&Effect::Refuse(Refusal::PairingExpired)));
}

#[test]
fn without_events_a_pairing_code_is_asked_for_as_soon_as_the_channel_waits() {
    let mut scene =
        Scene::new(Plan { events_off: Some(EventsOff::SwitchedOff), ..plan(Way::Pairing) });
    assert_eq!(scene.effects, [Effect::Create(None)], "nothing is subscribed");
    scene.tell(Input::Created(Creating::Done(Box::new(snapshot(OURS, Seen::Unknown, None)))));
    scene.answer(Seen::Qr, None);
    let ask = Effect::Pair { phone: PHONE.to_owned(), by_hand: false };
    for number in 0..PAIRING_TRIES {
        assert!(scene.asks(&ask), "attempt {number}");
        assert_eq!(scene.state.trouble.is_some(), number > 2, "the first may be too early");
        scene.tell(Input::Paired { answer: Err(failure()), by_hand: false });
        assert!(!scene.asks(&ask), "not twice in a row");
        scene.after(scene.state.plan.waits.slow);
    }
    assert!(!scene.asks(&ask), "they are enough");
    scene.act(Action::Pair(PHONE.to_owned()));
    assert!(scene.asks(&Effect::Pair { phone: PHONE.to_owned(), by_hand: true }));
}

#[test]
fn a_link_watches_for_a_channel_that_was_not_there() {
    let mut scene = Scene::new(plan(Way::Link));
    scene.stands(Stage::LinkWaiting);
    let list = |scene: &mut Scene, channels: &[(&str, Seen)]| {
        let answer = channels.iter().map(|(id, seen)| snapshot(id, *seen, Some(PHONE))).collect();
        let epoch = scene.state.looking.epoch;
        scene.tell(Input::Listed { others: Vec::new(), epoch, answer: Ok(answer) });
    };
    assert!(scene.asks(&Effect::List { epoch: scene.state.looking.epoch }));
    list(&mut scene, &[("old", Seen::Active)]);
    let quick = scene.state.plan.waits.quick;
    scene.stands(Stage::LinkWaiting).after(quick);
    list(&mut scene, &[("old", Seen::Active), ("new", Seen::Qr)]);
    scene.stands(Stage::LinkWaiting).code("new", "not ours to show");
    assert!(scene.state.code.is_none());
    let answer = Ok(Some(snapshot("new", Seen::Active, Some(PHONE))));
    let epoch = scene.state.looking.epoch;
    scene.tell(Input::Polled { epoch, answer });
    scene.stands(Stage::Connected { phone: Some(PHONE.into()) });
}

#[test]
fn a_link_does_not_take_what_another_connection_makes() {
    let mut scene = Scene::new(plan(Way::Link));
    let list = |scene: &mut Scene, others: &[&str], channels: &[&str]| {
        let answer = channels.iter().map(|id| snapshot(id, Seen::Active, Some(PHONE))).collect();
        let others = others.iter().map(|id| wazzup::ChannelId::from(*id)).collect();
        let epoch = scene.state.looking.epoch;
        scene.tell(Input::Listed { others, epoch, answer: Ok(answer) });
    };
    list(&mut scene, &[], &["old"]);
    let quick = scene.state.plan.waits.quick;
    scene.after(quick);
    list(&mut scene, &["by code"], &["old", "by code"]);
    scene.stands(Stage::LinkWaiting).after(quick);
    // Nor once that connection is over.
    list(&mut scene, &[], &["old", "by code"]);
    scene.stands(Stage::LinkWaiting);
}

#[test]
fn a_channel_deleted_elsewhere_is_gone_after_a_while() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created();
    let missing = |scene: &mut Scene| {
        let epoch = scene.state.looking.epoch;
        scene.tell(Input::Polled { epoch, answer: Ok(None) });
    };
    missing(&mut scene);
    scene.stands(Stage::WaitingCode);
    scene.now += scene.state.plan.waits.missing;
    missing(&mut scene);
    scene.stands(Stage::Removed);
}

#[test]
fn what_was_left_open_is_looked_at_before_anything_is_done() {
    let resumed =
        Plan { resumed: true, reconnect: Some(OURS.into()), expected: None, ..plan(Way::Code) };
    let mut scene = Scene::new(resumed.clone());
    assert_eq!(scene.effects, [Effect::Poll { epoch: scene.state.looking.epoch }]);
    scene.answer(Seen::Qr, None);
    assert_eq!(scene.effects, [Effect::Subscribe], "codes may still come");
    scene.tell(Input::Subscribed(true)).act(Action::Return);
    assert!(scene.asks(&Effect::Reinit(None)), "those that came meanwhile are missed");
    let mut scene = Scene::new(resumed);
    scene.answer(Seen::Expired, None).stands(Stage::Expired);
    assert!(scene.effects.is_empty());
    scene.after(2 * scene.state.plan.waits.forgotten);
    assert!(scene.state.is_over(), "nobody came back to it");
}

#[test]
fn a_code_that_was_shown_is_never_shown_again() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).code(OURS, "a");
    let shown_at = scene.state.code.as_ref().unwrap().shown_at;
    scene.now += 5_000;
    scene.code(OURS, "a").shows("a", true);
    assert_eq!(scene.state.code.as_ref().unwrap().shown_at, shown_at, "its age is its own");
    scene.code(OURS, "b").code(OURS, "a").shows("b", true);
    assert_eq!((scene.state.refused, scene.state.last_heard), (2, Some(scene.now)));
    // Neither does it come back by way of a channel that asks for a code again.
    scene.answer(Seen::Sync, None).code(OURS, "a").answer(Seen::Qr, None).shows("b", false);
    scene.act(Action::Reinit(None)).tell(Input::Reinited(Ok(snapshot(OURS, Seen::Qr, None))));
    scene.code(OURS, "b").stands(Stage::WaitingCode).code(OURS, "c").shows("c", true);
}

#[test]
fn an_event_that_nothing_was_asked_after_is_no_contradiction() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).code(OURS, "a");
    scene.now += scene.state.plan.waits.gap;
    scene.hint(Seen::Active, None);
    let lost = |scene: &mut Scene| {
        let epoch = scene.state.looking.epoch;
        scene.tell(Input::Polled { epoch, answer: Err(failure()) });
    };
    lost(&mut scene);
    scene.after(scene.state.plan.waits.contradiction).stands(Stage::Code);
    scene.after(scene.state.plan.waits.slow).answer(Seen::Qr, None);
    let disagree =
        |stage: &Stage| matches!(stage, Stage::Stuck { cause: StuckCause::Disagree, .. });
    assert!(disagree(&scene.state.stage), "{:?}", scene.state.stage);
}

#[test]
fn what_the_person_says_about_events_counts_when_it_is_started_again() {
    let off = Some(EventsOff::SwitchedOff);
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Expired, None).tell(Input::Reach(off));
    assert!(!scene.state.wants_events(), "the subscription is given back");
    scene.act(Action::Reinit(None));
    assert_eq!(scene.effects, [Effect::Reinit(None)], "and none is made");
    assert_eq!((scene.state.plan.way, scene.state.listening), (Way::Pairing, Listening::Off));
    scene.tell(Input::Reinited(Ok(snapshot(OURS, Seen::Expired, None))));
    scene.answer(Seen::Expired, None).tell(Input::Reach(None));
    scene.act(Action::Take(Way::Code, None)).stands(Stage::Subscribing);
    assert_eq!(scene.effects, [Effect::Subscribe]);
    // Switched off again before the answer: it is given back.
    scene.tell(Input::Reach(off)).tell(Input::Subscribed(true));
    assert_eq!(
        (&scene.effects[..], scene.state.listening),
        (&[Effect::Reinit(None)][..], Listening::Off)
    );
    assert!(!scene.state.wants_events());
}
