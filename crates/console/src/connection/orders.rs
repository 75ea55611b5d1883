//! Every order of events, answers and actions to a depth, with what must hold in all of them.
//!
//! The alphabet is what matters most in a connection: answers in each kind of status, codes of
//! our channel and of a foreign one, the outcomes of creating, the person's actions, and time.
//! Outcomes come only for what was asked, as in life. Invariants after every step, checked in
//! `orders/world.rs`:
//!
//! 1. the channel is created once at most, and never for one that is to be connected again;
//! 2. a code is alive only while the newest answer says init or qr, or none has said anything;
//! 3. a dead code never lives again, and a code replaced never returns, however it is sent;
//! 4. a foreign channel's code is never shown;
//! 5. connected means: an answer said active, and the number matched, the person confirmed it, or
//!    what was handed over proves whose it is;
//! 6. no kind of work is on its way twice, and a step asks for four things at most;
//! 7. after the end nothing is asked for; removed follows only a deletion, or that it is not there;
//! 8. held events and marks of codes never exceed their bounds;
//! 9. what waits for nothing from outside has a time to be woken at;
//! 10. once woken, it asks, moves on or ends: it is not woken for the same again;
//! 11. credentials are gone with the call that takes them;
//! 12. a page is offered only while the newest answer waits for it, and asked for only when there
//!     is one;
//! 13. a clock that is set back makes nothing wait longer;
//! 14. what slept shows no live code, looks at once and is not called stuck before.

mod world;

use std::collections::HashMap;

use self::world::{Letter, Letter::*, World};
use super::{input::Seen, plan::Plan, samples::plan, state::Listening, view::EventsOff, ways::Way};

const DEPTH: usize = 6;

/// What happens to a channel that is linked by a code.
const BY_CODE: &[Letter] = &[
    Wait,
    Back,
    Asleep,
    SubscribedWell,
    SubscribedBadly,
    CreatedWell,
    CreatedUnknown,
    CreatedRefused,
    SettledFound,
    Answer(Seen::Qr),
    Answer(Seen::WaitPassword),
    Answer(Seen::Sync),
    Answer(Seen::Active),
    Answer(Seen::Expired),
    AnswerOther,
    AnswerMissing,
    AnswerFailed,
    CodeOurs,
    CodeAgain,
    CodeForeign,
    CodeBroken,
    HintActive,
    HintExpired,
    PairedWell,
    Reinited,
    Deleted,
    DeletedBadly,
    Reinit,
    Confirm,
    Reject,
    Remove,
    Leave,
];

/// What happens to one that is connected by credentials, by a page, or elsewhere.
const BY_OTHERS: &[Letter] = &[
    Wait,
    Back,
    Asleep,
    CreatedWell,
    CreatedPage,
    CreatedUnknown,
    CreatedRefused,
    SettledFound,
    Answer(Seen::Starting),
    Answer(Seen::Active),
    Answer(Seen::Unauthorized),
    AnswerPage,
    AnswerOther,
    AnswerMissing,
    AnswerFailed,
    CodeOurs,
    HintActive,
    Reinited,
    ReinitedPage,
    ReinitedBadly,
    Deleted,
    DeletedBadly,
    Reinit,
    ReinitWith,
    TakeLink,
    Confirm,
    Reject,
    Remove,
    Leave,
    Return,
];

struct Walk {
    alphabet: &'static [Letter],
    seen: HashMap<u64, usize>,
    steps: usize,
    path: Vec<Letter>,
}

impl Walk {
    fn from(&mut self, world: &World, depth: usize) {
        if depth == 0 {
            return;
        }
        let been = self.seen.entry(world.key()).or_default();
        if *been >= depth {
            return;
        }
        *been = depth;
        for letter in self.alphabet {
            let mut next = world.clone();
            let Some(input) = next.input(*letter) else { continue };
            self.path.push(*letter);
            self.steps += 1;
            let told = Told(&self.path);
            next.feed(input);
            drop(told);
            self.from(&next, depth - 1);
            self.path.pop();
        }
    }
}

/// Says on which way an invariant broke.
struct Told<'a>(&'a [Letter]);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("after {:?}", self.0);
        }
    }
}

fn walk(plan: Plan, lead: &[Letter], depth: usize) {
    let alphabet = if plan.way.is_by_code() { BY_CODE } else { BY_OTHERS };
    let mut world = World::new(plan);
    for letter in lead {
        let input = world.input(*letter).unwrap();
        world.feed(input);
    }
    let mut walk = Walk { alphabet, seen: HashMap::new(), steps: 0, path: lead.to_vec() };
    walk.from(&world, depth);
    assert!(walk.steps > 10_000, "the walk was short: {} steps", walk.steps);
}

#[test]
fn from_the_beginning() {
    walk(plan(Way::Code), &[], DEPTH);
}

#[test]
fn from_a_channel_that_shows_its_first_code() {
    let lead = [SubscribedWell, CreatedWell, Answer(Seen::Qr), CodeOurs];
    walk(plan(Way::Pairing), &lead, DEPTH - 1);
}

#[test]
fn from_a_channel_to_be_connected_again() {
    let plan = Plan { reconnect: Some("ours".into()), ..plan(Way::Code) };
    walk(plan, &[], DEPTH);
}

#[test]
fn from_a_server_that_cannot_reach_us() {
    let plan = Plan { events_off: Some(EventsOff::NoPublicAddress), ..plan(Way::Pairing) };
    let world = World::new(plan.clone());
    assert_eq!(world.state.listening, Listening::Off);
    walk(plan, &[CreatedWell], DEPTH - 1);
}

#[test]
fn from_a_number_that_nobody_named() {
    let plan = Plan { expected: None, ..plan(Way::Code) };
    walk(plan, &[SubscribedWell, CreatedWell], DEPTH - 1);
}

fn of(transport: &str, way: Way) -> Plan {
    Plan { transport: transport.to_owned(), ..plan(way) }
}

#[test]
fn from_a_bot_and_its_token() {
    walk(of("maxbot", Way::Credentials), &[], DEPTH);
}

#[test]
fn from_a_page_for_the_client() {
    walk(of("wapi", Way::Page), &[], DEPTH);
}

#[test]
fn from_a_bot_to_be_connected_again() {
    let plan = Plan { reconnect: Some("ours".into()), ..of("maxbot", Way::Credentials) };
    walk(plan, &[], DEPTH);
}

#[test]
fn from_a_link_for_a_channel_that_is_there() {
    let plan = Plan { reconnect: Some("ours".into()), ..of("maxbot", Way::Link) };
    walk(plan, &[], DEPTH);
}
