//! The machine of one connection: a state, one input and the time give the next state and what
//! is to be done.
//!
//! Called by the driver, and by the enumeration in `orders.rs`. What comes of a call is taken in
//! `outcomes`, the answer to a look in `answers`. An event is a hint: it brings the
//! next look forward and decides nothing but the picture of a code. An answer is the truth
//! (API reference 9.5). Deliberately absent: I/O, clocks, and sentences for people.

use super::{
    actions::act,
    answers::{kill_code, listed, polled},
    clock::take_time,
    events::hear,
    input::{Effect, Input, Seen},
    outcomes::{created, deleted, paired, reinited, settled, two_factored},
    stage::Stage,
    state::{Listening, Next, State},
    view::EventsOff,
    ways::Way,
};

/// One step. The effects are bounded: each kind is on its way once at most.
pub(crate) fn step(mut state: State, input: Input, now: i64) -> (State, Vec<Effect>) {
    let mut effects = Vec::new();
    take_time(&mut state, now);
    match input {
        Input::Tick => begin(&mut state, now, &mut effects),
        Input::Subscribed(done) => subscribed(&mut state, done, now, &mut effects),
        Input::Journalled(id) => state.creation = Some(id),
        Input::Created(outcome) => created(&mut state, outcome, now, &mut effects),
        Input::Settled(word) => settled(&mut state, word, now, &mut effects),
        Input::Reinited(answer) => reinited(&mut state, answer, now),
        Input::Polled { epoch, answer } => polled(&mut state, epoch, answer, now),
        Input::Listed { others, epoch, answer } => listed(&mut state, others, (epoch, answer), now),
        Input::Paired { answer, by_hand } => paired(&mut state, answer, by_hand, now),
        Input::TwoFactored(answer) => two_factored(&mut state, answer, now),
        Input::Deleted(answer) => deleted(&mut state, answer, now),
        Input::Event(channel, happening) => hear(&mut state, channel, happening, now),
        Input::Reach(events_off) => reach(&mut state, events_off),
        Input::Action(action) => act(&mut state, action, now, &mut effects),
    }
    doubt(&mut state, now);
    ask(&mut state, now, &mut effects);
    (state, effects)
}

/// Moves to a stage. Details of the same stage change without starting its time again.
pub(crate) fn go(state: &mut State, stage: Stage, now: i64) {
    if !state.stage.same_kind(&stage) {
        state.since = now;
    }
    state.stage = stage;
}

/// Brings the next look forward, but never closer than the gap to the last one.
pub(crate) fn look_soon(state: &mut State, now: i64) {
    if state.reinit_asked {
        return; // its answer is looked after at once; one from before would tell old news
    }
    let soon = now.max(state.looking.asked_at + state.plan.waits.gap);
    state.looking.due = Some(state.looking.due.map_or(soon, |due| due.min(soon)));
}

/// Makes answers to earlier questions out of date, and asks anew.
pub(crate) fn look_afresh(state: &mut State, now: i64) {
    state.looking.epoch += 1;
    state.looking.running = false;
    state.looking.missing_since = None;
    state.looking.due = Some(now);
}

fn begin(state: &mut State, now: i64, effects: &mut Vec<Effect>) {
    if state.stage != Stage::Subscribing || state.next != Next::Nothing || state.left {
        return;
    }
    if state.plan.resumed || state.plan.way == Way::Link {
        let waiting = state.waiting();
        go(state, waiting, now);
        return look_afresh(state, now);
    }
    let next = if state.channel.is_some() { Next::Reinit } else { Next::Create };
    listen_then(state, next, now, effects);
}

/// Settles the subscription first, where there can be one and codes are to come, and goes on with
/// `next`.
pub(crate) fn listen_then(state: &mut State, next: Next, now: i64, effects: &mut Vec<Effect>) {
    state.next = next;
    if !state.plan.way.is_by_code() {
        return proceed(state, now, effects);
    }
    match state.listening {
        Listening::NotYet | Listening::Failed => {
            go(state, Stage::Subscribing, now);
            state.listening = Listening::Asking;
            effects.push(Effect::Subscribe);
        }
        Listening::Asking => go(state, Stage::Subscribing, now),
        Listening::On | Listening::Off => proceed(state, now, effects),
    }
}

/// Whether events can come may have changed since the connection began: the person has a switch.
fn reach(state: &mut State, events_off: Option<EventsOff>) {
    state.plan.events_off = events_off;
    state.listening = match state.listening {
        Listening::Asking => Listening::Asking, // its answer decides
        Listening::Off if events_off.is_none() => Listening::NotYet,
        _ if events_off.is_some() => Listening::Off,
        as_before => as_before,
    };
}

fn subscribed(state: &mut State, done: bool, now: i64, effects: &mut Vec<Effect>) {
    state.listening = match done {
        _ if state.plan.events_off.is_some() => Listening::Off,
        true => Listening::On,
        false => Listening::Failed,
    };
    proceed(state, now, effects);
}

fn proceed(state: &mut State, now: i64, effects: &mut Vec<Effect>) {
    let next = std::mem::replace(&mut state.next, Next::Nothing);
    let credentials = state.credentials.take();
    if state.stage.is_final() || state.stage == Stage::Removing || state.left {
        return;
    }
    match next {
        Next::Nothing => {}
        Next::Create if state.create_asked => {}
        Next::Create => {
            state.create_asked = true;
            go(state, Stage::Creating, now);
            effects.push(Effect::Create(credentials));
        }
        Next::Reinit => {
            forget_codes(state);
            state.own = true;
            state.last = None;
            state.reinit_asked = true;
            state.looking.epoch += 1;
            state.looking.running = false;
            state.looking.due = None; // an answer from before the start would say "expired"
            let waiting = state.waiting();
            go(state, waiting, now);
            effects.push(Effect::Reinit(credentials));
        }
    }
}

/// The codes of the life before mean nothing any more.
pub(crate) fn forget_codes(state: &mut State) {
    kill_code(state);
    (state.parked, state.hint, state.secret, state.foreign) = (None, None, None, None);
}

/// Calls a wait stuck that has lasted too long.
fn doubt(state: &mut State, now: i64) {
    let late = state.stuck().filter(|(at, _)| now >= *at && !state.left);
    if let Some((_, cause)) = late {
        state.hint = None;
        go(state, Stage::Stuck { waited_ms: now - state.since, cause }, now);
    }
}

/// Asks what is due.
fn ask(state: &mut State, now: i64, effects: &mut Vec<Effect>) {
    if state.left || state.stage.is_final() || state.stage == Stage::Removing {
        state.looking.due = None;
        return;
    }
    let waiting = matches!(state.seen(), Seen::Starting | Seen::Qr) && state.own;
    if waiting && state.plan.way.is_by_code() && state.listening == Listening::NotYet {
        state.listening = Listening::Asking;
        effects.push(Effect::Subscribe);
    }
    // A pairing code is to be asked for right after a code came (API reference 7.7); where no
    // code can come, as soon as the channel waits for a phone.
    let moment = state.stage == Stage::Code || (waiting && state.listening != Listening::On);
    if let Some(phone) = state.plan.expected.clone()
        && moment
        && state.pairing_tries > 0
        && now >= state.pairing_due
        && state.pairing.is_none()
        && !state.pairing_asked
        && !state.reinit_asked
    {
        state.pairing_tries -= 1;
        state.pairing_asked = true;
        effects.push(Effect::Pair { phone, by_hand: false });
    }
    if state.looking.running || state.looking.due.is_none_or(|due| now < due) {
        return;
    }
    let epoch = state.looking.epoch;
    let effect = match (&state.stage, &state.channel) {
        (Stage::CreationUnknown, _) => Effect::CheckCreation,
        (_, Some(_)) => Effect::Poll { epoch },
        (Stage::LinkWaiting | Stage::Stuck { .. }, None) => Effect::List { epoch },
        _ => {
            state.looking.due = None;
            return;
        }
    };
    (state.looking.running, state.looking.asked_at) = (true, now);
    effects.push(effect);
}
