//! Whose account a permission opens: told by its channels, because the service gives no number.
//!
//! Asked by a flow before anything is kept. A browser may silently take the account it is signed
//! in to (API reference 3.5), and then one client's name would stand over another's channels.
//! Absent: a look into the token, which is opaque.

use std::collections::HashSet;

use super::GrantStop;
use crate::{accounts::Account, console::Console, error::Error, session::Session, store};

impl Console {
    /// Stops where the token opens an account that is among the clients already, or, of a client
    /// asked again, another one than before. Channels that cannot be read stop nothing.
    pub(super) async fn check_whose(
        &self,
        session: &Session,
        again: Option<&str>,
        tokens: &wazzup::Tokens,
    ) -> Result<(), GrantStop> {
        let channels = match session.channels_with(tokens).await {
            Ok(channels) => channels,
            Err(error) => {
                tracing::warn!(%error, "whose account was opened could not be checked");
                return Ok(());
            }
        };
        let ids = channels.iter().map(|channel| channel.channel_id.to_string()).collect();
        let profile = session.profile.profile_id.clone();
        let known = self.store().run(move |c| store::accounts::list(c, &profile)).await?.accounts;
        whose(&known, again, &ids)
            .map_err(|same_as| GrantStop { error: Error::OtherAccount.into(), same_as })
    }
}

/// Err with the account these channels are of, where it is known, when it is not the one wanted.
fn whose(
    known: &[Account],
    again: Option<&str>,
    ids: &HashSet<String>,
) -> Result<(), Option<String>> {
    let (mut wanted, others): (Vec<_>, Vec<_>) =
        known.iter().partition(|account| Some(account.account_id.as_str()) == again);
    let shares = |account: &&Account| channels(account).any(|id| ids.contains(id));
    if let Some(other) = others.into_iter().find(shares) {
        return Err(Some(other.account_id.clone()));
    }
    // One with no channels, then or now, may well be the same.
    wanted.retain(|account| channels(account).next().is_some());
    match wanted.iter().any(|account| !shares(account)) && !ids.is_empty() {
        true => Err(None),
        false => Ok(()),
    }
}

fn channels(account: &Account) -> impl Iterator<Item = &str> {
    let listed = account.channels.iter().map(|channel| channel.channel_id.as_str());
    let checked = account.health.iter().flat_map(|health| &health.channels);
    listed.chain(checked.map(|channel| channel.channel_id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::AccountChannel;

    fn account(account_id: &str, channels: &[&str]) -> Account {
        let channel = |id: &&str| AccountChannel {
            channel_id: (*id).to_owned(),
            ..AccountChannel::default()
        };
        Account {
            account_id: account_id.to_owned(),
            channels: channels.iter().map(channel).collect(),
            ..Account::default()
        }
    }

    #[test]
    fn an_account_is_known_by_its_channels() {
        let known = [account("1", &["a", "b"]), account("g1", &["c"]), account("g2", &[])];
        let opens = |again, ids: &[&str]| {
            whose(&known, again, &ids.iter().map(|id| (*id).to_owned()).collect())
        };
        assert_eq!(opens(None, &["d"]), Ok(()));
        assert_eq!(opens(None, &[]), Ok(()));
        assert_eq!(opens(None, &["d", "b"]), Err(Some("1".to_owned())));
        assert_eq!(opens(Some("g1"), &["c", "d"]), Ok(()));
        assert_eq!(opens(Some("g1"), &[]), Ok(()), "all were removed meanwhile");
        assert_eq!(opens(Some("g1"), &["d"]), Err(None));
        assert_eq!(opens(Some("g1"), &["a"]), Err(Some("1".to_owned())));
        assert_eq!(opens(Some("g2"), &["d"]), Ok(()), "the first ones have come");
    }
}
