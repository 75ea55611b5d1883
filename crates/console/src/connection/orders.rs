//! Every order of events, answers and actions to a depth, with what must hold in all of them.
//!
//! The alphabet is what matters most in a connection: answers in each kind of status, codes of
//! our channel and of a foreign one, the outcomes of creating, the person's actions, and time.
//! Outcomes come only for what was asked, as in life. Invariants after every step:
//!
//! 1. the channel is created once at most, and never for one that is to be connected again;
//! 2. a code is alive only while the newest answer says init or qr, or none has said anything;
//! 3. a dead code never lives again, and a code replaced never returns;
//! 4. a foreign channel's code is never shown;
//! 5. connected means: an answer said active, and the number matched or the person confirmed;
//! 6. no kind of work is on its way twice, and a step asks for four things at most;
//! 7. after the end nothing is asked for; removed follows only a deletion, or that it is not there;
//! 8. held events never exceed their bound;
//! 9. what waits for nothing from outside has a time to be woken at;
//! 10. once woken, it asks, moves on or ends: it is not woken for the same again.

use std::collections::{HashMap, HashSet};

use wazzup::ChannelId;

use super::{
    input::{Action, Creating, Effect, Happening, Input, Seen, Settled},
    machine::step,
    samples::{PHONE, failure, picture, plan, snapshot},
    stage::Stage,
    state::{HELD, Listening, Plan, State, Way},
};

const DEPTH: usize = 6;

/// A machine with its work on the way: what the driver would be.
#[derive(Clone)]
struct World {
    state: State,
    now: i64,
    asked: Vec<Effect>,
    creates: usize,
    deletes: usize,
    confirmed: bool,
    codes: u8,
    dead: HashSet<String>,
    missing: bool,
}

/// One letter of the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letter {
    Wait,
    SubscribedWell,
    SubscribedBadly,
    CreatedWell,
    CreatedUnknown,
    CreatedRefused,
    SettledFound,
    Answer(Seen),
    AnswerOther,
    AnswerMissing,
    AnswerFailed,
    CodeOurs,
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
}

use Letter::*;

const ALPHABET: &[Letter] = &[
    Wait,
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

impl World {
    fn new(plan: Plan) -> Self {
        let state = State::new(plan, 0);
        let (asked, dead) = (Vec::new(), HashSet::new());
        let mut world = World {
            state,
            now: 0,
            asked,
            creates: 0,
            deletes: 0,
            confirmed: false,
            codes: 0,
            dead,
            missing: false,
        };
        world.feed(Input::Tick);
        world
    }

    /// The input a letter stands for; none when it cannot come now.
    fn input(&mut self, letter: Letter) -> Option<Input> {
        let asked = |wanted: fn(&Effect) -> bool| self.asked.iter().position(wanted);
        let ours = || ChannelId::from("ours");
        let taken = match letter {
            SubscribedWell | SubscribedBadly => asked(|e| *e == Effect::Subscribe)?,
            CreatedWell | CreatedUnknown | CreatedRefused => asked(|e| *e == Effect::Create)?,
            SettledFound => asked(|e| *e == Effect::CheckCreation)?,
            Answer(_) | AnswerOther | AnswerMissing | AnswerFailed => {
                asked(|e| matches!(e, Effect::Poll { .. }))?
            }
            PairedWell => asked(|e| matches!(e, Effect::Pair { .. }))?,
            Reinited => asked(|e| *e == Effect::Reinit)?,
            Deleted | DeletedBadly => asked(|e| *e == Effect::Delete)?,
            _ => usize::MAX,
        };
        let mut epoch = 0;
        if taken != usize::MAX
            && let Effect::Poll { epoch: of } = self.asked.remove(taken)
        {
            epoch = of;
        }
        let polled = |answer| Input::Polled { epoch, answer };
        Some(match letter {
            Wait => {
                self.now = self.state.wake_at()?.max(self.now + 1);
                Input::Tick
            }
            SubscribedWell => Input::Subscribed(true),
            SubscribedBadly => Input::Subscribed(false),
            CreatedWell => Input::Created(Creating::Done(snapshot("ours", Seen::Unknown, None))),
            CreatedUnknown => Input::Created(Creating::Unknown(failure())),
            CreatedRefused => Input::Created(Creating::Refused(failure())),
            SettledFound => Input::Settled(Settled::Found(ours())),
            Answer(seen) => {
                self.missing = false;
                polled(Ok(Some(snapshot("ours", seen, Some(PHONE)))))
            }
            AnswerOther => polled(Ok(Some(snapshot("ours", Seen::Active, Some("4912345678"))))),
            AnswerMissing => {
                self.missing = true;
                polled(Ok(None))
            }
            AnswerFailed => polled(Err(failure())),
            CodeOurs => {
                self.codes += 1;
                let picture = picture(&format!("ours {}", self.codes));
                Input::Event(ours(), Happening::Code(Ok(picture)))
            }
            CodeForeign => Input::Event("foreign".into(), Happening::Code(Ok(picture("foreign")))),
            CodeBroken => Input::Event(ours(), Happening::Code(Err(failure()))),
            HintActive => {
                Input::Event(ours(), Happening::Status { seen: Seen::Active, phone: None })
            }
            HintExpired => {
                Input::Event(ours(), Happening::Status { seen: Seen::Expired, phone: None })
            }
            PairedWell => Input::Paired {
                answer: Ok((wazzup::Sensitive::new("AB12CD34".to_owned()), None)),
                by_hand: false,
            },
            Reinited => Input::Reinited(Ok(snapshot("ours", Seen::Unknown, None))),
            Deleted => Input::Deleted(Ok(())),
            DeletedBadly => Input::Deleted(Err(failure())),
            Reinit => Input::Action(Action::Reinit),
            Confirm => Input::Action(Action::Confirm),
            Reject => Input::Action(Action::Reject),
            Remove => Input::Action(Action::Remove),
            Leave => Input::Action(Action::Leave),
        })
    }

    fn feed(&mut self, input: Input) {
        let before = self.state.clone();
        let confirms = input == Input::Action(Action::Confirm);
        let woken = input == Input::Tick;
        if confirms && matches!(before.stage, Stage::Confirm { .. }) {
            self.confirmed = true;
        }
        let (state, effects) = step(before.clone(), input, self.now);
        self.state = state;
        assert!(effects.len() <= 4, "6: {effects:?}");
        if before.left || before.stage.is_final() {
            let asks = effects.iter().any(|effect| !matches!(effect, Effect::Refuse(_)));
            assert!(!asks || before.delete_asked, "7: {effects:?} after {:?}", before.stage);
        }
        for effect in effects {
            match effect {
                Effect::Create => self.creates += 1,
                Effect::Delete => self.deletes += 1,
                Effect::Refuse(_) => continue,
                _ => {}
            }
            // An answer that is out of date may still be on its way beside the new question.
            let epoch = self.state.looking.epoch;
            self.asked.retain(|e| !matches!(e, Effect::Poll { epoch: old } if *old != epoch));
            let kind = std::mem::discriminant(&effect);
            let twice = self.asked.iter().any(|on| std::mem::discriminant(on) == kind);
            assert!(!twice, "6: {effect:?} twice");
            self.asked.push(effect);
        }
        if woken && !self.state.is_over(self.now) {
            let next = self.state.wake_at();
            assert!(next.is_none_or(|at| at > self.now), "10: {:?}", self.state.stage);
        }
        self.check(&before);
    }

    fn check(&mut self, before: &State) {
        let state = &self.state;
        assert!(self.creates <= 1, "1: created twice");
        assert!(self.creates == 0 || state.plan.reconnect.is_none(), "1: created beside another");
        if let Some(code) = &state.code {
            let name = code.picture.png.to_string();
            assert_ne!(name, "foreign", "4");
            let seen = state.last.as_ref().map(|last| last.seen);
            if code.live {
                assert!(seen.is_none_or(Seen::takes_code), "2: alive at {seen:?}");
                assert!(!self.dead.contains(&name), "3: {name} lives again");
            } else {
                self.dead.insert(name.clone());
            }
            if let Some(old) = before.code.as_ref().map(|code| code.picture.png.to_string())
                && old != name
            {
                self.dead.insert(old);
            }
        }
        if let Stage::Connected { phone } = &state.stage {
            assert_eq!(state.seen(), Seen::Active, "5");
            assert!(self.confirmed || phone.as_deref() == Some(PHONE), "5: {phone:?}");
        }
        if state.stage == Stage::Removed && before.stage != Stage::Removed {
            let gone = self.deletes > 0 || self.missing || state.create_asked;
            assert!(gone, "7: removed without a deletion");
        }
        assert!(state.held.len() <= HELD, "8");
        let waits = matches!(
            state.stage,
            Stage::Code
                | Stage::CodeBroken { .. }
                | Stage::WaitingCode
                | Stage::Syncing
                | Stage::CreationUnknown
                | Stage::LinkWaiting
        );
        if waits && !state.left && self.asked.is_empty() {
            assert!(state.wake_at().is_some(), "9: {:?} waits for ever", state.stage);
        }
    }

    /// What two worlds must share to have the same future.
    fn key(&self) -> String {
        format!(
            "{:?}{:?}{:?}{}{}{}",
            self.state, self.asked, self.now, self.confirmed, self.missing, self.deletes,
        )
    }
}

struct Walk {
    seen: HashMap<String, usize>,
    steps: usize,
    path: Vec<Letter>,
}

impl Walk {
    fn from(&mut self, world: &World, depth: usize) {
        if depth == 0 || self.seen.get(&world.key()).is_some_and(|been| *been >= depth) {
            return;
        }
        self.seen.insert(world.key(), depth);
        for letter in ALPHABET {
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
    let mut world = World::new(plan);
    for letter in lead {
        let input = world.input(*letter).unwrap();
        world.feed(input);
    }
    let mut walk = Walk { seen: HashMap::new(), steps: 0, path: lead.to_vec() };
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
    let plan = Plan { can_listen: false, ..plan(Way::Pairing) };
    let world = World::new(plan.clone());
    assert_eq!(world.state.listening, Listening::NoPublicAddress);
    walk(plan, &[CreatedWell], DEPTH - 1);
}

#[test]
fn from_a_number_that_nobody_named() {
    let plan = Plan { expected: None, ..plan(Way::Code) };
    walk(plan, &[SubscribedWell, CreatedWell], DEPTH - 1);
}
