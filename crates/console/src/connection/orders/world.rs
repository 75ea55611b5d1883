//! A machine with its work on the way, told one letter after another, and what must hold after
//! each. The invariants are listed in `orders.rs`.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use wazzup::ChannelId;

use crate::connection::{
    clock::shift,
    input::{Action, Creating, Effect, Happening, Input, Seen, Settled},
    machine::step,
    plan::Plan,
    samples::{PHONE, failure, handed, picture, snapshot, snapshot_with_page},
    stage::Stage,
    state::{HELD, SHOWN, State},
    ways::Way,
};

/// A page that may be opened.
const PAGE: &str = "https://pages.example/one-off";

/// A machine with its work on the way: what the driver would be.
#[derive(Clone)]
pub(super) struct World {
    pub(super) state: State,
    now: i64,
    asked: Vec<Effect>,
    creates: usize,
    deletes: usize,
    confirmed: bool,
    codes: u8,
    dead: HashSet<String>,
    missing: bool,
    proved: bool,
}

/// One letter of the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    Wait,
    /// The clock is set back by an hour.
    Back,
    /// The computer slept for a night.
    Asleep,
    SubscribedWell,
    SubscribedBadly,
    CreatedWell,
    CreatedPage,
    CreatedUnknown,
    CreatedRefused,
    SettledFound,
    Answer(Seen),
    AnswerOther,
    AnswerPage,
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
}

use Letter::*;

impl World {
    pub(super) fn new(plan: Plan) -> Self {
        let mut state = State::new(plan, 0);
        if state.plan.way == Way::Credentials {
            state.credentials = Some(handed());
        }
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
            proved: false,
        };
        world.feed(Input::Tick);
        world
    }

    /// The input a letter stands for; none when it cannot come now.
    pub(super) fn input(&mut self, letter: Letter) -> Option<Input> {
        let asked = |wanted: fn(&Effect) -> bool| self.asked.iter().position(wanted);
        let ours = || ChannelId::from("ours");
        let taken = match letter {
            SubscribedWell | SubscribedBadly => asked(|e| *e == Effect::Subscribe)?,
            CreatedWell | CreatedPage | CreatedUnknown | CreatedRefused => {
                asked(|e| matches!(e, Effect::Create(_)))?
            }
            SettledFound => asked(|e| *e == Effect::CheckCreation)?,
            Answer(_) | AnswerOther | AnswerPage | AnswerMissing | AnswerFailed => {
                asked(|e| matches!(e, Effect::Poll { .. }))?
            }
            PairedWell => asked(|e| matches!(e, Effect::Pair { .. }))?,
            Reinited | ReinitedPage | ReinitedBadly => asked(|e| matches!(e, Effect::Reinit(_)))?,
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
                self.state.now = self.now - 1; // the beats in between change nothing
                Input::Tick
            }
            Back => {
                self.now -= 60 * 60 * 1000;
                Input::Tick
            }
            Asleep => {
                self.now += 10 * 60 * 60 * 1000;
                Input::Tick
            }
            SubscribedWell => Input::Subscribed(true),
            SubscribedBadly => Input::Subscribed(false),
            CreatedWell => {
                Input::Created(Creating::Done(Box::new(snapshot("ours", Seen::Unknown, None))))
            }
            CreatedPage => {
                let made = snapshot_with_page("ours", Seen::Unknown, PAGE);
                Input::Created(Creating::Done(Box::new(made)))
            }
            CreatedUnknown => Input::Created(Creating::Unknown(failure())),
            CreatedRefused => Input::Created(Creating::Refused(failure())),
            SettledFound => Input::Settled(Settled::Found(ours())),
            Answer(seen) => {
                self.missing = false;
                polled(Ok(Some(snapshot("ours", seen, Some(PHONE)))))
            }
            AnswerOther => polled(Ok(Some(snapshot("ours", Seen::Active, Some("4912345678"))))),
            AnswerPage => polled(Ok(Some(snapshot_with_page("ours", Seen::Starting, PAGE)))),
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
            CodeAgain => {
                let old = self.codes.checked_sub(1)?.max(1);
                Input::Event(ours(), Happening::Code(Ok(picture(&format!("ours {old}")))))
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
            ReinitedPage => Input::Reinited(Ok(snapshot_with_page("ours", Seen::Starting, PAGE))),
            ReinitedBadly => Input::Reinited(Err(failure())),
            Deleted => Input::Deleted(Ok(())),
            DeletedBadly => Input::Deleted(Err(failure())),
            Reinit => Input::Action(Action::Reinit(None)),
            ReinitWith => Input::Action(Action::Reinit(Some(handed()))),
            TakeLink => Input::Action(Action::Take(Way::Link, None)),
            Confirm => Input::Action(Action::Confirm),
            Reject => Input::Action(Action::Reject),
            Remove => Input::Action(Action::Remove),
            Leave => Input::Action(Action::Leave),
            Return => Input::Action(Action::Return),
        })
    }

    pub(super) fn feed(&mut self, input: Input) {
        let before = self.state.clone();
        let confirms = input == Input::Action(Action::Confirm);
        let woken = input == Input::Tick;
        let slept = self.now - before.now > before.plan.waits.asleep;
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
            if let Effect::Create(handed) | Effect::Reinit(handed) = &effect {
                self.proved = handed.is_some();
            }
            match effect {
                Effect::Create(_) => self.creates += 1,
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
        if woken && !self.state.is_over() {
            let next = self.state.wake_at();
            assert!(next.is_none_or(|at| at > self.now), "10: {:?}", self.state.stage);
        }
        if slept {
            self.check_sleep(&before);
        }
        self.check_clock(&before);
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
            let proved = state.plan.way == Way::Credentials && self.proved;
            let right = self.confirmed || phone.as_deref() == Some(PHONE) || proved;
            assert!(right, "5: {phone:?}");
        }
        if state.stage == Stage::Removed && before.stage != Stage::Removed {
            let gone = self.deletes > 0 || self.missing || state.create_asked;
            assert!(gone, "7: removed without a deletion");
        }
        assert!(state.held.len() <= HELD && state.shown.len() <= SHOWN, "8");
        assert!(state.credentials.is_none(), "11: kept after the call that took them");
        let says = state.last.as_ref().map(|last| last.seen);
        assert!(state.page.is_none() || says.is_none_or(Seen::takes_code), "12: at {says:?}");
        assert!(state.stage != Stage::Page || state.page.is_some(), "12: no page to open");
        let waits = matches!(
            state.stage,
            Stage::Code
                | Stage::CodeBroken { .. }
                | Stage::WaitingCode
                | Stage::Syncing
                | Stage::CreationUnknown
                | Stage::LinkWaiting
                | Stage::Page
                | Stage::Checking
        );
        if waits && !state.left && self.asked.is_empty() {
            assert!(state.wake_at().is_some(), "9: {:?} waits for ever", state.stage);
        }
    }

    /// A clock that is set back makes nothing wait longer.
    fn check_clock(&self, before: &State) {
        let left = |state: &State| state.wake_at().map(|at| at - state.now);
        if self.now < before.now
            && let (Some(was), Some(is)) = (left(before), left(&self.state))
        {
            // Woken by the clock, it has done what was due, and waits for the next thing.
            let next = self.state.plan.waits.slow;
            assert!(is <= was.max(next), "13: waits {is} ms in place of {was}");
        }
    }

    /// What slept looks before it judges, and shows nothing of what was on the screen.
    fn check_sleep(&self, before: &State) {
        let state = &self.state;
        assert!(state.code.as_ref().is_none_or(|code| !code.live), "14: alive after a night");
        let judged = matches!(state.stage, Stage::Stuck { .. });
        assert!(!judged || matches!(before.stage, Stage::Stuck { .. }), "14: stuck unlooked");
        let looked = before.looking.due.is_some() || before.looking.running;
        if looked && !state.left && !state.stage.is_final() && state.stage != Stage::Removing {
            assert!(state.looking.running, "14: no look at {:?}", state.stage);
        }
    }

    /// What two worlds must share to have the same future: all of it, but for the time of day.
    pub(super) fn key(&self) -> u64 {
        let mut state = self.state.clone();
        shift(&mut state, -self.now);
        state.started_at = 0;
        let marks = (self.confirmed, self.missing, self.deletes, self.proved);
        let mut key = DefaultHasher::new();
        format!("{state:?}{:?}{marks:?}", self.asked).hash(&mut key);
        key.finish()
    }
}
