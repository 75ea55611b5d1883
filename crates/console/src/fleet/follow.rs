//! After a connection: the account's channels are read anew, so that lists and times are right.
//!
//! Begun with every connection, by `connection::open`. Absent: a word to the person; what they did
//! themselves is no news.

use tokio::sync::watch;

use crate::{
    accounts::Asker,
    connection::{Connection, Stage},
    console::Console,
    session::Session,
};

impl Console {
    /// Reads the account's channels once the connection shown here has connected its channel, or
    /// has removed it.
    pub(crate) fn fleet_follow(&self, session: &Session, mut shown: watch::Receiver<Connection>) {
        let (console, session) = (self.clone(), session.clone());
        self.spawn(async move {
            let ended = session.ended().clone();
            let settled = |view: &Connection| {
                matches!(view.stage, Stage::Connected { .. } | Stage::Removed)
            };
            let view = tokio::select! {
                biased;
                () = ended.cancelled() => return,
                // Over without either: nothing has changed that the next check would not find.
                view = shown.wait_for(settled) => match view {
                    Ok(view) => view.clone(),
                    Err(_) => return,
                },
            };
            let asker = Asker::Hand { channel_id: view.channel_id.as_deref() };
            let account_id = view.account_id.as_str().into();
            tokio::select! {
                biased;
                () = ended.cancelled() => {}
                read = console.read_channels(&session, &account_id, asker) => {
                    if let Err(error) = read {
                        tracing::debug!(%error, "the channels could not be read after a connection");
                    }
                }
            }
        });
    }
}
