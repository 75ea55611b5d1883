//! The sending of a deletion, and what became of it when no answer came.
//!
//! Called by `deletions` once the time to think again is over. Absent: telling the page.

use wazzup::{AccountId, ChannelId, Status};

use super::{Chats, Deletion, DeletionState};
use crate::{
    accounts::Asker,
    channels::Channel,
    console::Console,
    error::{ErrorCode, UiError},
    session::Session,
    store,
};

impl Console {
    /// Deletes the channel; after a lost answer it looks.
    pub(super) async fn delete_now(
        &self,
        session: &Session,
        deletion: &Deletion,
    ) -> (DeletionState, Option<UiError>) {
        let account_id = AccountId::from(deletion.account_id.as_str());
        self.connection_drop(&session.profile.profile_id, &account_id, &deletion.channel_id).await;
        let was_off = self.was_off(session, deletion).await;
        let channel_id = &ChannelId::from(deletion.channel_id.as_str());
        let answer = session
            .account(&account_id, |client| async move {
                client.channels().delete(channel_id, deletion.chats.into()).await
            })
            .await;
        let error = match answer.map_err(UiError::from) {
            Ok(()) => return (DeletionState::Done, None),
            Err(error) => error,
        };
        match error.code {
            // Gone is gone: it may have been the first try of this very call.
            ErrorCode::NotFound => (DeletionState::Done, None),
            ErrorCode::Unanswered
            | ErrorCode::OutcomeUnknown
            | ErrorCode::ServerTrouble
            | ErrorCode::Unreadable => {
                let asker = Asker::Hand { channel_id: Some(&deletion.channel_id) };
                let state = match self.read_channels(session, &account_id, asker).await {
                    Ok(read) => {
                        let is_it = |channel: &&Channel| channel.channel_id == deletion.channel_id;
                        verdict(deletion.chats, was_off, read.channels.iter().find(is_it))
                    }
                    Err(_) => DeletionState::Unknown,
                };
                (state, (state != DeletionState::Done).then_some(error))
            }
            _ => (DeletionState::Failed, Some(error)),
        }
    }

    /// Forgets how the channel was read before, which would make its deletion a change to be told.
    pub(super) async fn forget_standing(&self, session: &Session, deletion: &Deletion) {
        let profile = session.profile.profile_id.clone();
        let (account, channel) = (deletion.account_id.clone(), deletion.channel_id.clone());
        let forget = move |c: &_| store::channel_states::forget(c, &profile, &account, &channel);
        if let Err(error) = self.store().run(forget).await {
            tracing::warn!(%error, "what was known of a deleted channel stays");
        }
    }

    /// Whether the channel was off before, as far as it is known.
    async fn was_off(&self, session: &Session, deletion: &Deletion) -> Option<bool> {
        let profile = session.profile.profile_id.clone();
        let (account, channel) = (deletion.account_id.clone(), deletion.channel_id.clone());
        let known =
            self.store().run(move |c| store::channel_states::of_account(c, &profile, &account));
        let standing = known.await.ok()?.remove(&channel)?;
        Some(Status::parse(&standing.status) == Status::Disabled)
    }
}

/// What became of a deletion, told by how the channel is `listed` afterwards. One whose
/// conversations are kept stays in the list, disabled.
fn verdict(chats: Chats, was_off: Option<bool>, listed: Option<&Channel>) -> DeletionState {
    let is_off = listed.map(|channel| Status::parse(&channel.status) == Status::Disabled);
    match (chats, is_off) {
        (_, None) => DeletionState::Done,
        (Chats::Keep, Some(true)) if was_off == Some(false) => DeletionState::Done,
        (Chats::Keep, Some(true)) => DeletionState::Unknown,
        (_, Some(_)) => DeletionState::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Chats::*, DeletionState::*, *};

    #[test]
    fn a_lost_answer_is_judged_by_what_is_listed_afterwards() {
        let channel = |status: &str| Channel {
            channel_id: "c".to_owned(),
            transport: "whatsapp".to_owned(),
            status: status.to_owned(),
            reason: None,
            name: None,
            phone: None,
            username: None,
            tariff: None,
            tier: None,
            since: None,
            since_known: false,
        };
        for (chats, was_off, listed, expected) in [
            (Drop, Some(false), None, Done),
            (Keep, None, None, Done),
            (Drop, Some(false), Some("active"), Failed),
            (Drop, Some(true), Some("disabled"), Failed),
            (Keep, Some(false), Some("active"), Failed),
            (Keep, Some(false), Some("disabled"), Done),
            (Keep, Some(true), Some("disabled"), Unknown),
            (Keep, None, Some("disabled"), Unknown),
        ] {
            let listed = listed.map(channel);
            assert_eq!(verdict(chats, was_off, listed.as_ref()), expected, "{chats:?} {listed:?}");
        }
    }
}
