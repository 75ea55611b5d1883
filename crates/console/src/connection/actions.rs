//! How the machine takes what the person does: each action fits some stages and is refused at
//! the others.
//!
//! Called by `machine.rs`. Deliberately absent: the words of a refusal; the driver has them.

use super::{
    answers::clear,
    credentials::Handed,
    input::{Action, Effect, Refusal},
    machine::{forget_codes, go, listen_then, look_afresh, look_soon},
    outcomes::remove,
    stage::Stage,
    state::{Listening, Next, PAIRING_TRIES, SecretSent, State, Work},
    ways::{Way, usual_way, ways_of},
};

/// Takes one action.
pub(crate) fn act(state: &mut State, action: Action, now: i64, effects: &mut Vec<Effect>) {
    let taken = match action {
        _ if state.left => Err(Refusal::NotNow),
        Action::Pair(phone) => pair(state, phone, effects),
        Action::TwoFactor(secret) => {
            let fits = match &mut state.stage {
                Stage::Password { wrong, sent } | Stage::EnterCode { wrong, sent } if !*sent => {
                    (*wrong, *sent) = (false, true);
                    true
                }
                _ => false,
            };
            if fits {
                state.secret = Some(SecretSent { at: now, asked_again: false });
                effects.push(Effect::TwoFactor(secret));
                Ok(())
            } else {
                Err(Refusal::NotNow)
            }
        }
        Action::Reinit(credentials) => reinit(state, None, credentials, now, effects),
        Action::Take(Way::Link, _) => link(state, now),
        Action::Take(way, credentials) => reinit(state, Some(way), credentials, now, effects),
        Action::Confirm => match &state.stage {
            Stage::Confirm { phone, .. } => {
                let phone = phone.clone();
                go(state, Stage::Connected { phone }, now);
                Ok(())
            }
            Stage::Connected { .. } => Ok(()),
            _ => Err(Refusal::NotNow),
        },
        Action::Reject if matches!(state.stage, Stage::Confirm { .. }) => {
            remove(state, now, effects);
            Ok(())
        }
        Action::Reject => Err(Refusal::NotNow),
        Action::Leave => {
            state.background_since = Some(now);
            Ok(())
        }
        Action::Remove => {
            give_up(state, now, effects);
            Ok(())
        }
        Action::Return => {
            state.background_since = None;
            if state.looking.due.is_some() {
                look_soon(state, now);
            }
            // The codes shown before the console ended are missed; the next may take a while.
            let missed = state.plan.resumed && state.plan.way == Way::Code && state.code.is_none();
            match state.stage {
                Stage::WaitingCode if missed && !state.reinit_asked => {
                    reinit(state, None, None, now, effects)
                }
                _ => Ok(()),
            }
        }
    };
    if let Err(refusal) = taken {
        effects.push(Effect::Refuse(refusal));
    }
}

fn pair(state: &mut State, phone: String, effects: &mut Vec<Effect>) -> Result<(), Refusal> {
    if state.plan.transport != "whatsapp" {
        return Err(Refusal::NotOffered);
    }
    let known = state.own && state.channel.is_some();
    if !known || state.pairing_asked || state.reinit_asked || state.stage == Stage::Removing {
        return Err(Refusal::NotNow);
    }
    if !state.seen().takes_code() || state.stage.is_final() {
        return Err(Refusal::PairingExpired);
    }
    state.pairing_asked = true;
    effects.push(Effect::Pair { phone, by_hand: true });
    Ok(())
}

/// Starts the channel again, by the way it is on unless another is named.
fn reinit(
    state: &mut State,
    way: Option<Way>,
    credentials: Option<Handed>,
    now: i64,
    effects: &mut Vec<Effect>,
) -> Result<(), Refusal> {
    use Stage::*;
    let busy = matches!(
        state.stage,
        Subscribing | Creating | CreationUnknown | Removing | Confirm { .. } | Syncing
    );
    if state.channel.is_none() || state.reinit_asked || busy || state.stage.is_final() {
        return Err(Refusal::NotNow);
    }
    let usual = usual_way(&state.plan.transport, state.plan.events_off);
    let way = match (way, state.plan.way) {
        _ if credentials.is_some() => Way::Credentials,
        (Some(way), _) => way,
        // A link begins elsewhere, and a code cannot come where no events can.
        (None, Way::Link | Way::Code) => usual.ok_or(Refusal::NotOffered)?,
        (None, way) => way,
    };
    if way == Way::Credentials && credentials.is_none() {
        return Err(Refusal::NotOffered);
    }
    state.plan.way = way;
    clear(state, Work::Reinit);
    state.credentials = credentials;
    if state.plan.way == Way::Pairing {
        (state.pairing_tries, state.pairing_due) = (PAIRING_TRIES, now);
    }
    listen_then(state, Next::Reinit, now, effects);
    Ok(())
}

/// Leaves the rest to the client, who gets a link, and watches the channel.
fn link(state: &mut State, now: i64) -> Result<(), Refusal> {
    if !ways_of(&state.plan.transport).contains(&Way::Link) {
        return Err(Refusal::NotOffered);
    }
    let rests = state.stage.is_resting() && !matches!(state.stage, Stage::Confirm { .. });
    if state.channel.is_none() || state.reinit_asked || !rests {
        return Err(Refusal::NotNow);
    }
    forget_codes(state);
    (state.plan.way, state.own) = (Way::Link, false);
    if state.listening == Listening::On {
        state.listening = Listening::NotYet; // the driver stops listening, as nothing wants it
    }
    go(state, Stage::LinkWaiting, now);
    look_afresh(state, now);
    Ok(())
}

/// The channel is not wanted: it goes, when it is ours to delete; else only the wait ends.
fn give_up(state: &mut State, now: i64, effects: &mut Vec<Effect>) {
    match state.stage {
        Stage::Removing => {}
        Stage::Creating => {
            state.remove_wanted = true;
            go(state, Stage::Removing, now);
        }
        _ if state.stage.is_final() => state.left = true,
        // A link is for a channel the client makes or has; only what was made here may go.
        _ if state.is_link() && !state.create_asked => state.left = true,
        _ if state.channel.is_some()
            && (state.own || state.create_asked || state.plan.reconnect.is_some()) =>
        {
            remove(state, now, effects);
        }
        _ => state.left = true,
    }
}
