//! From a method's one expression to a typed answer: address, credential, tries, decoding, errors.
//!
//! The resource files describe calls with [`Caller`] and [`Call`]; nothing else sends. Deliberately
//! absent: renewing tokens (the console does, it knows where they come from) and a client that takes
//! either credential: a method of the wrong kind must not compile.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::utf8_percent_encode;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Method, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use crate::accounts::Accounts;
use crate::channels::Channels;
use crate::contacts::Contacts;
use crate::decode::{self, Unreadable};
use crate::error::Error;
use crate::http::{Answer, Attempt, Http, SEGMENT};
use crate::links::Links;
use crate::oauth::OAuth;
use crate::redact::redact;
use crate::retry::{Repeat, Seen, leaves_open, pause};
use crate::sensitive::Sensitive;
use crate::settings::AccountSettings;
use crate::users::Users;
use crate::v3_users::V3Users;
use crate::webhooks::Webhooks;

/// The partner's cabinet login (reference 3.1).
#[derive(Clone, PartialEq, Eq)]
pub struct PartnerCredentials {
    /// The e-mail address.
    pub email: String,
    /// The password.
    pub password: Sensitive<String>,
}

impl fmt::Debug for PartnerCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address is half of the login, so it is left out with the other half.
        f.debug_struct("PartnerCredentials").finish_non_exhaustive()
    }
}

/// What the partner's own login may do: accounts and tokens.
#[derive(Clone)]
pub struct PartnerClient {
    caller: Caller,
}

impl PartnerClient {
    /// A client for this login on the host of `http`.
    pub fn new(http: Http, credentials: PartnerCredentials) -> Self {
        let pair =
            Sensitive::new(format!("{}:{}", credentials.email, credentials.password.expose()));
        let encoded = Sensitive::new(BASE64_STANDARD.encode(pair.expose()));
        let authorization = Sensitive::new(format!("Basic {}", encoded.expose()));
        let secrets = vec![credentials.password, credentials.email.into(), encoded];
        Self {
            caller: Caller { http, credential: Arc::new(Credential { authorization, secrets }) },
        }
    }

    /// End-customer accounts (reference 4).
    pub fn accounts(&self) -> Accounts<'_> {
        Accounts(&self.caller)
    }

    /// Tokens (reference 3.2).
    pub fn oauth(&self) -> OAuth<'_> {
        OAuth(&self.caller)
    }
}

/// What a client access token may do: everything inside one end-customer account.
#[derive(Clone)]
pub struct AccountClient {
    caller: Caller,
}

impl AccountClient {
    /// A client for this access token on the host of `http`.
    pub fn new(http: Http, token: Sensitive<String>) -> Self {
        Self { caller: Caller { http, credential: Arc::new(Credential::bearer(token)) } }
    }

    /// Employees (reference 5).
    pub fn users(&self) -> Users<'_> {
        Users(&self.caller)
    }

    /// Roles and privacy (reference 6).
    pub fn settings(&self) -> AccountSettings<'_> {
        AccountSettings(&self.caller)
    }

    /// Channels (reference 7).
    pub fn channels(&self) -> Channels<'_> {
        Channels(&self.caller)
    }

    /// Contacts (reference 8).
    pub fn contacts(&self) -> Contacts<'_> {
        Contacts(&self.caller)
    }

    /// Webhook subscriptions (reference 9).
    pub fn webhooks(&self) -> Webhooks<'_> {
        Webhooks(&self.caller)
    }

    /// Links to hosted pages (reference 10).
    pub fn links(&self) -> Links<'_> {
        Links(&self.caller)
    }
}

/// What an account's own key of the public API v3 may do: users (reference 11). A client access
/// token is not accepted there, nor this key elsewhere (reference 3.6).
#[derive(Clone)]
pub struct V3Client {
    caller: Caller,
}

impl V3Client {
    /// A client for this key on the host of `http`, which is another one than that of v2.
    pub fn new(http: Http, key: Sensitive<String>) -> Self {
        Self { caller: Caller { http, credential: Arc::new(Credential::bearer(key)) } }
    }

    /// Employees (reference 11).
    pub fn users(&self) -> V3Users<'_> {
        V3Users(&self.caller)
    }
}

struct Credential {
    /// The whole header value.
    authorization: Sensitive<String>,
    /// What no error text may repeat.
    secrets: Vec<Sensitive<String>>,
}

impl Credential {
    fn bearer(secret: Sensitive<String>) -> Self {
        let authorization = Sensitive::new(format!("Bearer {}", secret.expose()));
        Self { authorization, secrets: vec![secret] }
    }
}

/// A host and a credential: where calls begin.
#[derive(Clone)]
pub(crate) struct Caller {
    http: Http,
    credential: Arc<Credential>,
}

impl Caller {
    pub(crate) fn get(&self, path: &'static str) -> Call<'_> {
        self.call(Method::GET, path, Repeat::Safe)
    }

    pub(crate) fn post(&self, path: &'static str, repeat: Repeat) -> Call<'_> {
        self.call(Method::POST, path, repeat)
    }

    pub(crate) fn patch(&self, path: &'static str, repeat: Repeat) -> Call<'_> {
        self.call(Method::PATCH, path, repeat)
    }

    pub(crate) fn delete(&self, path: &'static str, repeat: Repeat) -> Call<'_> {
        self.call(Method::DELETE, path, repeat)
    }

    pub(crate) fn origin(&self) -> &crate::Origin {
        self.http.origin()
    }

    fn call(&self, method: Method, path: &'static str, repeat: Repeat) -> Call<'_> {
        Call {
            caller: self,
            method,
            path,
            repeat,
            segments: Vec::new(),
            query: Vec::new(),
            body: None,
            secrets: Vec::new(),
        }
    }
}

/// One call, being described; `one`, `many` and `nothing` send it.
pub(crate) struct Call<'a> {
    caller: &'a Caller,
    method: Method,
    path: &'static str,
    repeat: Repeat,
    segments: Vec<(&'static str, &'a str)>,
    query: Vec<(&'static str, String)>,
    body: Option<Value>,
    secrets: Vec<&'a str>,
}

impl<'a> Call<'a> {
    /// Fills `{name}` in the path.
    pub(crate) fn segment(mut self, name: &'static str, value: &'a str) -> Self {
        self.segments.push((name, value));
        self
    }

    /// Adds a query parameter.
    pub(crate) fn query(mut self, name: &'static str, value: impl ToString) -> Self {
        self.query.push((name, value.to_string()));
        self
    }

    /// Adds a query parameter when there is a value: optional ones are left out, never empty.
    pub(crate) fn query_if(self, name: &'static str, value: String) -> Self {
        if value.is_empty() { self } else { self.query(name, value) }
    }

    /// Sets the JSON body.
    pub(crate) fn json(mut self, body: impl Serialize) -> Self {
        // The bodies are maps with text keys, and nothing else makes serde_json fail.
        self.body = Some(serde_json::to_value(body).unwrap_or_default());
        self
    }

    /// Names secrets of the body, so that an answer repeating them is not shown.
    pub(crate) fn secrets(
        mut self,
        secrets: impl IntoIterator<Item = &'a Sensitive<String>>,
    ) -> Self {
        self.secrets.extend(secrets.into_iter().map(|secret| secret.expose().as_str()));
        self
    }

    /// Sends and reads one object.
    pub(crate) async fn one<T: DeserializeOwned>(self) -> Result<T, Error> {
        self.send(decode::one).await
    }

    /// Sends and reads one object; an empty list is a refusal with 404.
    pub(crate) async fn found<T: DeserializeOwned>(self) -> Result<T, Error> {
        self.send(decode::one_or_none).await?.ok_or_else(Error::not_found)
    }

    /// Sends and reads a list.
    pub(crate) async fn many<T: DeserializeOwned>(self) -> Result<Vec<T>, Error> {
        self.send(decode::many).await
    }

    /// Sends and reads one object that may be left out.
    pub(crate) async fn none_or_default<T: DeserializeOwned + Default>(self) -> Result<T, Error> {
        self.send(decode::one_or_default).await
    }

    /// Sends and reads in a way of the method's own.
    pub(crate) async fn read<T>(
        self,
        read: fn(&[u8]) -> Result<T, Unreadable>,
    ) -> Result<T, Error> {
        self.send(read).await
    }

    /// Sends; any 2xx will do.
    pub(crate) async fn nothing(self) -> Result<(), Error> {
        self.send(decode::nothing).await
    }

    async fn send<T>(self, read: fn(&[u8]) -> Result<T, Unreadable>) -> Result<T, Error> {
        let http = &self.caller.http;
        let own = self.caller.credential.secrets.iter().map(|secret| secret.expose().as_str());
        let secrets: Vec<&str> = own.chain(self.secrets.iter().copied()).collect();
        let mut tries = 0;
        // Once a try may have reached the server, a later refusal to connect proves nothing.
        let mut went_out = false;
        loop {
            let request =
                self.request().map_err(|text| Error::NotSent { text: text.to_owned() })?;
            let attempt = http.attempt(request, &secrets).await;
            tries += 1;
            let seen = match &attempt {
                Attempt::NeverConnected(_) => Seen::NeverConnected,
                Attempt::Lost(_) => Seen::Lost,
                Attempt::Answered(answer) => Seen::Status(answer.status, answer.retry_after),
            };
            let rule = (self.repeat, self.method == Method::GET);
            let wait = pause(http.options(), rule, seen, tries, &mut rand::rng());
            if let Some(wait) = wait {
                went_out |= matches!(seen, Seen::Lost | Seen::Status(500.., _));
                tokio::time::sleep(wait).await;
                continue;
            }
            return match attempt {
                Attempt::NeverConnected(text) if !went_out => Err(Error::NotSent { text }),
                Attempt::NeverConnected(text) | Attempt::Lost(text) => Err(self.no_answer(text)),
                Attempt::Answered(answer) => {
                    let open = went_out && leaves_open(&self.method, answer.status);
                    let understood = self.understand(answer, read, &secrets);
                    understood.map_err(
                        |error| if open { self.no_answer(error.to_string()) } else { error },
                    )
                }
            };
        }
    }

    fn understand<T>(
        &self,
        answer: Answer,
        read: fn(&[u8]) -> Result<T, Unreadable>,
        secrets: &[&str],
    ) -> Result<T, Error> {
        let Answer { status, body, too_large, retry_after, trace, location } = answer;
        let refused = || Error::refused(status, &body, trace.as_deref(), secrets);
        match status {
            200..=299 if too_large => {
                Err(Unreadable { path: String::new(), text: "longer than the limit".to_owned() })
            }
            200..=299 => read(&body),
            429 => return Err(Error::RateLimited { retry_after }),
            300..=399 => return Err(redirected(status, location.as_deref(), secrets)),
            ..200 | 500.. if self.repeat == Repeat::Unsafe => {
                return Err(self.no_answer(refused().to_string()));
            }
            _ => return Err(refused()),
        }
        .map_err(|Unreadable { path, text }| match self.repeat {
            // Redacted again as a whole: a path repeats the names an answer chose.
            Repeat::Safe => {
                Error::Unreadable { path: redact(&path, secrets), text: redact(&text, secrets) }
            }
            Repeat::Unsafe => {
                self.no_answer(redact(&format!("unreadable answer at \"{path}\": {text}"), secrets))
            }
        })
    }

    /// Something went out and no usable answer came.
    fn no_answer(&self, text: String) -> Error {
        match self.repeat {
            Repeat::Safe => Error::Unanswered { text },
            Repeat::Unsafe => Error::OutcomeUnknown { text },
        }
    }

    fn request(&self) -> Result<Request, &'static str> {
        let mut request = Request::new(self.method.clone(), self.url()?);
        let mut authorization =
            HeaderValue::from_str(self.caller.credential.authorization.expose())
                .map_err(|_| "the credential holds characters that a header cannot carry")?;
        authorization.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, authorization);
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        if let Some(body) = &self.body {
            request
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            *request.body_mut() = Some(body.to_string().into());
        }
        Ok(request)
    }

    fn url(&self) -> Result<Url, &'static str> {
        let mut path = self.path.to_owned();
        for (name, value) in &self.segments {
            // These would change which address is asked, and no encoding prevents it.
            if matches!(*value, "" | "." | "..") {
                return Err("an id is empty or made of dots");
            }
            path = path
                .replace(&format!("{{{name}}}"), &utf8_percent_encode(value, SEGMENT).to_string());
        }
        let mut url = self.caller.http.origin().at(&path);
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        Ok(url)
    }
}

/// A redirect is never followed: the credential would go where a server pointed.
fn redirected(status: u16, location: Option<&str>, secrets: &[&str]) -> Error {
    // A relative target has no host to name, only a path to hide.
    let target = match location {
        Some(absolute) if absolute.contains("://") => format!(" to {absolute}"),
        _ => String::new(),
    };
    let text = redact(&format!("a redirect{target} which is not followed"), secrets);
    Error::refused_without_words(status, None, text)
}
