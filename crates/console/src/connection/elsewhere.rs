//! What the rest of the console asks of the connections: which channels are being connected, and
//! to let go of one that is deleted.
//!
//! Called by `accounts::health` and `deletions`. Absent: a word to the server; whoever asks has
//! their own.

use std::collections::HashMap;

use wazzup::AccountId;

use super::{Connections, Handle, Message, Stage};
use crate::console::Console;

impl Connections {
    /// The channels of an account that are being connected, on a screen or behind it: each with
    /// whether that has come to its good end.
    pub(crate) fn channels_of(
        &self,
        profile_id: &str,
        account: &AccountId,
    ) -> HashMap<String, bool> {
        let ours = self.all().into_iter().filter(|handle| handle.is_of(profile_id, account));
        let channels = ours.filter_map(|handle| {
            let view = handle.view.borrow();
            let connected = matches!(view.stage, Stage::Connected { .. });
            view.channel_id.clone().map(|channel| (channel, connected))
        });
        channels.collect()
    }
}

impl Handle {
    fn is_of(&self, profile_id: &str, account: &AccountId) -> bool {
        self.session.profile.profile_id == profile_id && self.meta.account_id == *account
    }
}

impl Console {
    /// Ends the connection of a channel, if one is open, and waits until it is over. Nothing
    /// happens to the channel itself.
    pub(crate) async fn connection_drop(
        &self,
        profile_id: &str,
        account: &AccountId,
        channel_id: &str,
    ) {
        let connections = &self.inner.connections;
        for handle in connections.all() {
            let is_it = handle.view.borrow().channel_id.as_deref() == Some(channel_id);
            if !is_it || !handle.is_of(profile_id, account) {
                continue;
            }
            // One that has ended does not listen any more.
            let _ = handle.inbox.send(Message::LetGo).await;
            loop {
                let fewer = connections.fewer.notified();
                if !connections.open().contains_key(&handle.meta.connection_id) {
                    break;
                }
                fewer.await;
            }
        }
    }
}
