//! A signed-in profile: the clients that speak for it, and the tokens of its accounts.
//!
//! Made by `sign_in`; asked for by everything that calls the provider. Absent: who may be signed
//! in, and the store.

use std::{
    future::Future,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use tokio_util::sync::CancellationToken;
use wazzup::{
    AccountClient, AccountId, Http, HttpOptions, Origin, PartnerClient, Sensitive, V3Client,
};

use crate::{
    console::Console,
    error::Error,
    event::{Event, Sink},
    grants::Permissions,
    options::{Clock, Pace},
    profiles::Profile,
    tokens::{Machine, Token, Tokens},
    vault::Login,
};

/// The code of a token that is not known any more (reference 3.6).
pub(crate) const UNKNOWN_TOKEN: &str = "OAUTH_TOKEN_UNKNOWN_OR_REVOKED";

/// A signed-in profile; cheap to clone. Work begun with it may outlive the sign-in: see
/// [`Session::ended`].
#[derive(Clone)]
pub(crate) struct Session {
    /// Whose session it is.
    pub(crate) profile: Profile,
    inner: Arc<Inner>,
}

struct Inner {
    http: Http,
    /// The host of the public API v3, at a pace of its own.
    v3: Http,
    /// Replaced when the person types a new password in place.
    partner: RwLock<PartnerClient>,
    tokens: Tokens,
    machine: Machine,
    permissions: Permissions,
    sink: Sink,
    /// Whether a refused login is news for the page: not before the session is in use, where it
    /// is the answer to a form, and not twice.
    refusal_is_news: AtomicBool,
    /// How often the login was replaced: a call that went out with an earlier one tells nothing.
    replaced: AtomicU64,
    ended: CancellationToken,
}

impl Session {
    /// A session for `profile` with its login. Nothing is sent yet.
    pub(crate) fn new(
        profile: Profile,
        login: &Login,
        origin: Origin,
        clock: Clock,
        pace: &Pace,
        sink: Sink,
        permissions: Permissions,
    ) -> Result<Self, Error> {
        let host = |origin| {
            Http::new(HttpOptions {
                requests_per_second: pace.requests_per_second,
                parallel: pace.parallel,
                backoff: pace.backoff,
                call_timeout: pace.call_timeout,
                ..HttpOptions::new(origin)
            })
        };
        let (v3, http) = (host(v3_origin(&origin)?)?, host(origin)?);
        let partner = RwLock::new(PartnerClient::new(http.clone(), login.credentials()));
        let machine = Machine::new(clock.clone(), pace.machine_for);
        let tokens = Tokens::new(clock, pace.token_slack.clone());
        let (refusal_is_news, ended) = (AtomicBool::new(false), CancellationToken::new());
        let replaced = AtomicU64::new(0);
        let inner = Inner {
            http,
            v3,
            partner,
            tokens,
            machine,
            permissions,
            sink,
            refusal_is_news,
            replaced,
            ended,
        };
        Ok(Self { profile, inner: Arc::new(inner) })
    }

    /// The server.
    pub(crate) fn origin(&self) -> &Origin {
        self.inner.http.origin()
    }

    /// The server of the public API v3.
    pub(crate) fn v3_origin(&self) -> &Origin {
        self.inner.v3.origin()
    }

    /// A client with an account's key of the public API v3.
    pub(crate) fn v3(&self, key: Sensitive<String>) -> V3Client {
        V3Client::new(self.inner.v3.clone(), key)
    }

    /// Done once this session is signed out or replaced; work on its behalf stops then.
    pub(crate) fn ended(&self) -> &CancellationToken {
        &self.inner.ended
    }

    /// Runs one call as the partner. A refused login is told to the page, once.
    pub(crate) async fn partner<T, F, Fut>(&self, call: F) -> Result<T, Error>
    where
        F: FnOnce(PartnerClient) -> Fut,
        Fut: Future<Output = Result<T, wazzup::Error>>,
    {
        let login = self.login();
        call(self.partner_client()).await.map_err(|error| self.partner_failure(error, login))
    }

    /// Runs one call on the account with a token, renews the token once on 401 and repeats once:
    /// a 401 says that nothing was done, so this is safe for every call (reference 3.6).
    pub(crate) async fn account<T, F, Fut>(&self, id: &AccountId, call: F) -> Result<T, Error>
    where
        F: Fn(AccountClient) -> Fut,
        Fut: Future<Output = Result<T, wazzup::Error>>,
    {
        let client = |secret| AccountClient::new(self.inner.http.clone(), secret);
        let token = self.token(id, None).await?;
        match call(client(token.secret.clone())).await {
            Err(error) if error.is_unauthorized() => {}
            done => return Ok(done?),
        }
        let token = self.token(id, Some(&token)).await?;
        Ok(call(client(token.secret)).await?)
    }

    /// Makes sure that a token for the account is at hand.
    pub(crate) async fn prepare(&self, id: &AccountId) -> Result<(), Error> {
        self.token(id, None).await.map(drop)
    }

    /// Takes over a token that came with a client's permission.
    pub(crate) async fn hold(&self, id: &AccountId, tokens: &wazzup::Tokens) {
        self.inner.tokens.hold(id, tokens).await;
    }

    /// Drops the token of an account that is forgotten.
    pub(crate) async fn drop_token(&self, id: &AccountId) {
        self.inner.tokens.drop_held(id).await;
    }

    /// The channels of the account that tokens just given open.
    pub(crate) async fn channels_with(
        &self,
        tokens: &wazzup::Tokens,
    ) -> Result<Vec<wazzup::Channel>, wazzup::Error> {
        let client = AccountClient::new(self.inner.http.clone(), tokens.access_token.clone());
        client.channels().list().await
    }

    /// What clients allowed.
    pub(crate) fn permissions(&self) -> &Permissions {
        &self.inner.permissions
    }

    /// Tells the page.
    pub(crate) fn tell(&self, event: Event) {
        (self.inner.sink)(event);
    }

    /// A token for the account: by its owner's permission where that is what opens it, else by the
    /// machine flow (reference 3.4), which works as long as the partner's password does, so that
    /// its refresh token is dropped unread.
    async fn token(&self, id: &AccountId, refused: Option<&Token>) -> Result<Token, Error> {
        let make = async {
            let (login, partner) = (self.login(), self.partner_client());
            if let Some(renewed) = self.renewed((login, &partner), id).await? {
                return Ok(renewed);
            }
            // Where an account's token was refused, the one it came of may be worth nothing either.
            let exchanged = self.exchanged((login, &partner), id, refused.is_some()).await;
            exchanged.map_err(|error| self.partner_failure(error, login))
        };
        self.inner.tokens.get(id, refused, make).await
    }

    async fn exchanged(
        &self,
        (login, partner): (u64, &PartnerClient),
        id: &AccountId,
        anew: bool,
    ) -> Result<wazzup::Tokens, wazzup::Error> {
        let machine = self.inner.machine.get((login, partner), anew).await?;
        match partner.oauth().exchange(&machine, id).await {
            // It is the token in between that is not accepted (any more): another one, once.
            Err(error) if error.is_unauthorized() || error.has_code(UNKNOWN_TOKEN) => {
                let machine = self.inner.machine.get((login, partner), true).await?;
                partner.oauth().exchange(&machine, id).await
            }
            done => done,
        }
    }

    fn partner_client(&self) -> PartnerClient {
        self.inner.partner.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Goes on with the login of another session of the same profile, which was just proved: what
    /// runs in this one does not notice.
    pub(crate) fn go_on_with(&self, proved: &Self) {
        let client = proved.partner_client();
        *self.inner.partner.write().unwrap_or_else(PoisonError::into_inner) = client;
        self.inner.replaced.fetch_add(1, Ordering::SeqCst);
        self.inner.refusal_is_news.store(true, Ordering::SeqCst);
    }

    /// Which login a call goes out with; taken before the client is.
    pub(crate) fn login(&self) -> u64 {
        self.inner.replaced.load(Ordering::SeqCst)
    }

    /// A failure of a call as the partner with this `login`; a refused one is told to the page,
    /// once, and not when another has taken its place meanwhile.
    pub(crate) fn partner_failure(&self, error: wazzup::Error, login: u64) -> Error {
        // A token that is not known says nothing about the login.
        if !error.is_unauthorized() || error.has_code(UNKNOWN_TOKEN) {
            return error.into();
        }
        if login == self.login() && self.inner.refusal_is_news.swap(false, Ordering::SeqCst) {
            let profile_id = self.profile.profile_id.clone();
            (self.inner.sink)(Event::PasswordNeeded { profile_id });
        }
        Error::WrongPassword
    }
}

/// The server of v3 that belongs to one of v2: the real service has two hosts, any other one.
fn v3_origin(origin: &Origin) -> Result<Origin, Error> {
    let v3 = match origin.as_str() {
        Origin::V2_DEFAULT => Origin::V3_DEFAULT,
        own => own,
    };
    Origin::parse(v3).map_err(|error| Error::Internal(error.to_string()))
}

impl Console {
    /// The session in use; `SignedOut` when there is none.
    pub(crate) fn session(&self) -> Result<Session, Error> {
        self.slot().clone().ok_or(Error::SignedOut)
    }

    /// Puts a session in use in place of the one before, which ends.
    pub(crate) fn set_session(&self, session: Option<Session>) {
        if let Some(session) = &session {
            session.inner.refusal_is_news.store(true, Ordering::SeqCst);
        }
        let before = std::mem::replace(&mut *self.slot(), session);
        if let Some(before) = before {
            before.ended().cancel();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_real_service_has_v3_elsewhere() {
        let v3 = |origin: &str| v3_origin(&Origin::parse(origin).unwrap()).unwrap().to_string();
        assert_eq!(v3(Origin::V2_DEFAULT), Origin::V3_DEFAULT);
        assert_eq!(v3("https://tech.example:8443"), "https://tech.example:8443");
        assert_eq!(v3("http://127.0.0.1:4000"), "http://127.0.0.1:4000");
    }
}
