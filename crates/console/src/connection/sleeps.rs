//! Clocks that are set and computers that sleep, told as scenes; their orders are in `orders.rs`.

use super::{
    input::{Action, Effect, Input, Seen},
    samples::{PHONE, failure, plan},
    scene::{OURS, Scene},
    stage::{Stage, StuckCause},
    ways::Way,
};

const HOUR: i64 = 60 * 60 * 1000;

#[test]
fn a_clock_set_back_changes_nothing_but_the_time_of_day() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.now = 2 * HOUR;
    scene.created().answer(Seen::Qr, None).code(OURS, "a");
    let (waits, shown_at) = (scene.waits(), scene.state.code.as_ref().unwrap().shown_at);
    scene.leaps(-HOUR).stands(Stage::Code).shows("a", true);
    assert_eq!(scene.waits(), waits, "nothing waits for an hour");
    assert_eq!(scene.state.code.as_ref().unwrap().shown_at, shown_at - HOUR, "its age is the same");
    scene.after(waits.unwrap());
    assert!(scene.asks(&Effect::Poll { epoch: scene.state.looking.epoch }));
    let unchanged = scene.state.plan.waits.unchanged;
    scene.answer(Seen::Qr, None).after(unchanged);
    assert!(matches!(scene.state.stage, Stage::Stuck { cause: StuckCause::Silent, .. }));
}

#[test]
fn after_a_night_the_code_is_dead_and_it_looks_before_it_judges() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).code(OURS, "a").hint(Seen::Active, None);
    scene.leaps(10 * HOUR).stands(Stage::WaitingCode).shows("a", false);
    assert!(scene.asks(&Effect::Poll { epoch: scene.state.looking.epoch }), "it looks at once");
    scene.code(OURS, "b").shows("b", true);
    scene.answer(Seen::Expired, None).stands(Stage::Expired).shows("b", false);

    // Without a network it goes on looking; only what is known may be called stuck.
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None);
    scene.leaps(10 * HOUR);
    scene.after(2 * scene.state.plan.waits.silent).stands(Stage::WaitingCode);
    let epoch = scene.state.looking.epoch;
    scene.tell(Input::Polled { epoch, answer: Err(failure()) });
    assert!(matches!(scene.state.stage, Stage::Stuck { .. }), "{:?}", scene.state.stage);
}

#[test]
fn an_answer_from_before_the_night_says_nothing() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created();
    let before = scene.state.looking.epoch;
    scene.leaps(10 * HOUR);
    scene.tell(Input::Polled { epoch: before, answer: Ok(None) });
    assert!(scene.state.looking.running && scene.state.looking.unlooked);
}

#[test]
fn a_pairing_code_and_a_secret_are_asked_for_anew_and_not_called_wrong() {
    let mut scene = Scene::new(plan(Way::Pairing));
    scene.created().answer(Seen::Qr, None).code(OURS, "a");
    let code = Ok((wazzup::Sensitive::new("AB12CD34".to_owned()), Some(PHONE.to_owned())));
    scene.tell(Input::Paired { answer: code, by_hand: false });
    scene.leaps(10 * HOUR);
    assert!(scene.state.pairing.is_none(), "nobody knows how long it lived");
    scene.answer(Seen::Qr, None).code(OURS, "b");
    assert!(scene.asks(&Effect::Pair { phone: PHONE.to_owned(), by_hand: false }));

    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::WaitPassword, None);
    scene.act(Action::TwoFactor(wazzup::Sensitive::new("1234".to_owned())));
    scene.leaps(10 * HOUR).answer(Seen::WaitPassword, None);
    scene.stands(Stage::Password { wrong: false, sent: true });
}

#[test]
fn what_was_left_in_the_background_is_not_forgotten_over_night() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Expired, None).act(Action::Leave).leaps(10 * HOUR);
    assert!(!scene.state.is_over(), "it looks first");
    scene.answer(Seen::Active, Some(PHONE)).stands(Stage::Connected { phone: Some(PHONE.into()) });
}

#[test]
fn a_step_that_comes_a_little_late_is_no_sleep() {
    let mut scene = Scene::new(plan(Way::Code));
    scene.created().answer(Seen::Qr, None).code(OURS, "a");
    scene.leaps(scene.state.plan.waits.asleep).stands(Stage::Code).shows("a", true);
}

#[test]
fn a_page_outlives_the_night() {
    let mut scene = Scene::new(plan(Way::Page));
    scene.page("https://pages.example/one-off").stands(Stage::Page).leaps(10 * HOUR);
    scene.stands(Stage::Page);
    assert!(scene.state.page.is_some() && scene.state.looking.running);
}
