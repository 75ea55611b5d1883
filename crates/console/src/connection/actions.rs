//! How the machine takes what the person does: each action fits some stages and is refused at
//! the others.
//!
//! Called by `machine.rs`. Deliberately absent: the words of a refusal; the driver has them.

use super::{
    input::{Action, Effect, Refusal},
    machine::{go, listen_then, look_soon, remove},
    stage::Stage,
    state::{Next, PAIRING_TRIES, SecretSent, State, Way},
};

/// Takes one action.
pub(crate) fn act(state: &mut State, action: Action, now: i64, effects: &mut Vec<Effect>) {
    let taken = match action {
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
        Action::Reinit => reinit(state, now, effects),
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
            Ok(())
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

fn reinit(state: &mut State, now: i64, effects: &mut Vec<Effect>) -> Result<(), Refusal> {
    use Stage::*;
    let busy = matches!(
        state.stage,
        Subscribing | Creating | CreationUnknown | Removing | Confirm { .. } | Syncing
    );
    if state.channel.is_none() || state.reinit_asked || busy || state.stage.is_final() {
        return Err(Refusal::NotNow);
    }
    if state.plan.way == Way::Pairing {
        (state.pairing_tries, state.pairing_due) = (PAIRING_TRIES, now);
    }
    listen_then(state, Next::Reinit, now, effects);
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
        _ if state.channel.is_some() && (state.own || state.plan.reconnect.is_some()) => {
            remove(state, now, effects);
        }
        _ => state.left = true,
    }
}
