//! A signed-in profile: the clients that speak for it, and the tokens of its accounts.
//!
//! Made by `sign_in`; asked for by everything that calls the provider. Absent: who may be signed
//! in, and the store.

use std::{
    future::Future,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio_util::sync::CancellationToken;
use wazzup::{AccountClient, AccountId, Http, HttpOptions, Origin, PartnerClient};

use crate::{
    console::Console,
    error::Error,
    event::{Event, Sink},
    options::{Clock, Pace},
    profiles::Profile,
    tokens::Tokens,
    vault::Login,
};

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
    /// Replaced when the person types a new password in place.
    partner: RwLock<PartnerClient>,
    tokens: Tokens,
    sink: Sink,
    /// Whether a refused login is news for the page: not before the session is in use, where it
    /// is the answer to a form, and not twice.
    refusal_is_news: AtomicBool,
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
    ) -> Result<Self, Error> {
        let http = Http::new(HttpOptions {
            requests_per_second: pace.requests_per_second,
            parallel: pace.parallel,
            backoff: pace.backoff,
            call_timeout: pace.call_timeout,
            ..HttpOptions::new(origin)
        })?;
        let partner = RwLock::new(PartnerClient::new(http.clone(), login.credentials()));
        let tokens = Tokens::new(clock, pace.token_slack.clone());
        let (refusal_is_news, ended) = (AtomicBool::new(false), CancellationToken::new());
        let inner = Inner { http, partner, tokens, sink, refusal_is_news, ended };
        Ok(Self { profile, inner: Arc::new(inner) })
    }

    /// The server.
    pub(crate) fn origin(&self) -> &Origin {
        self.inner.http.origin()
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
        call(self.partner_client()).await.map_err(|error| self.partner_failure(error))
    }

    /// Runs one call on the account with a token, renews the token once on 401 and repeats once:
    /// a 401 says that nothing was done, so this is safe for every call (reference 3.6).
    pub(crate) async fn account<T, F, Fut>(&self, id: &AccountId, call: F) -> Result<T, Error>
    where
        F: Fn(AccountClient) -> Fut,
        Fut: Future<Output = Result<T, wazzup::Error>>,
    {
        let Inner { http, tokens, .. } = &*self.inner;
        let partner = &self.partner_client();
        let client = |secret| AccountClient::new(http.clone(), secret);
        let token = tokens.get(partner, id, None).await.map_err(|e| self.partner_failure(e))?;
        match call(client(token.secret.clone())).await {
            Err(error) if error.is_unauthorized() => {}
            done => return Ok(done?),
        }
        let token =
            tokens.get(partner, id, Some(&token)).await.map_err(|e| self.partner_failure(e))?;
        Ok(call(client(token.secret)).await?)
    }

    fn partner_client(&self) -> PartnerClient {
        self.inner.partner.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Goes on with the login of another session of the same profile, which was just proved: what
    /// runs in this one does not notice.
    pub(crate) fn go_on_with(&self, proved: &Self) {
        let client = proved.partner_client();
        *self.inner.partner.write().unwrap_or_else(PoisonError::into_inner) = client;
        self.inner.refusal_is_news.store(true, Ordering::SeqCst);
    }

    fn partner_failure(&self, error: wazzup::Error) -> Error {
        if !error.is_unauthorized() {
            return error.into();
        }
        if self.inner.refusal_is_news.swap(false, Ordering::SeqCst) {
            let profile_id = self.profile.profile_id.clone();
            (self.inner.sink)(Event::PasswordNeeded { profile_id });
        }
        Error::WrongPassword
    }
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
