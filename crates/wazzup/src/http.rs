//! One try over the wire: connect, send, read at most so much, and say what came of it.
//!
//! Used by `client.rs`, which knows what the try was for. Deliberately absent: repeating, decoding,
//! and any idea of which statuses are good.

use std::error::Error as _;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};
use reqwest::header::{HeaderMap, LOCATION, RETRY_AFTER};
use reqwest::{Client, ClientBuilder, Request, redirect, retry};

use crate::error::Error;
use crate::origin::Origin;
use crate::pace::Pace;
use crate::redact::redact;
use crate::retry::retry_after;

/// What is encoded in one segment of a path: all but the unreserved characters.
pub(crate) const SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How one host is reached, and how gently.
#[derive(Clone, Debug)]
pub struct HttpOptions {
    /// The server.
    pub origin: Origin,
    /// From the name lookup to the end of the TLS handshake.
    pub connect_timeout: Duration,
    /// One try from connecting to the last byte of the answer.
    pub call_timeout: Duration,
    /// The longest answer read, in bytes, after decompression.
    pub max_answer_bytes: usize,
    /// Starts allowed in any one second; at least 1.
    pub requests_per_second: u32,
    /// Calls in flight at a time; at least 1.
    pub parallel: usize,
    /// Tries per call, the first included; at least 1.
    pub tries: u32,
    /// The pause after the first failed try; it doubles from try to try, up to 8 s.
    pub backoff: Duration,
    /// The pause after a 429 that does not say how long (reference 13.3); up to a fifth is added.
    pub limited_pause: Duration,
}

impl HttpOptions {
    /// The defaults: connect 10 s, call 30 s, 8 MiB, 10 requests/s, 4 in parallel, 4 tries, 500 ms.
    pub fn new(origin: Origin) -> Self {
        Self {
            origin,
            connect_timeout: Duration::from_secs(10),
            call_timeout: Duration::from_secs(30),
            max_answer_bytes: 8 * 1024 * 1024,
            requests_per_second: 10,
            parallel: 4,
            tries: 4,
            backoff: Duration::from_millis(500),
            limited_pause: Duration::from_secs(5),
        }
    }
}

/// The connections to one host and the pace they keep. Share one per host: clones are the same.
#[derive(Clone)]
pub struct Http(Arc<Inner>);

struct Inner {
    client: Client,
    options: HttpOptions,
    pace: Pace,
}

impl Http {
    /// Prepares connections; makes none yet.
    ///
    /// # Errors
    /// [`Error::NotSent`] when the system's certificates can't be used.
    pub fn new(options: HttpOptions) -> Result<Self, Error> {
        let client = builder(&options)
            .build()
            .map_err(|error| Error::NotSent { text: explain(error, &[]) })?;
        let pace = Pace::new(options.requests_per_second, options.parallel);
        Ok(Self(Arc::new(Inner { client, options, pace })))
    }

    /// The server this talks to.
    pub fn origin(&self) -> &Origin {
        &self.0.options.origin
    }

    pub(crate) fn options(&self) -> &HttpOptions {
        &self.0.options
    }

    /// Sends `request` once, in its turn. `secrets` are what no text may repeat.
    pub(crate) async fn attempt(&self, request: Request, secrets: &[&str]) -> Attempt {
        let _place = self.0.pace.enter().await;
        let mut response = match self.0.client.execute(request).await {
            Ok(response) => response,
            Err(error) if error.is_connect() || error.is_builder() => {
                return Attempt::NeverConnected(explain(error, secrets));
            }
            Err(error) => return Attempt::Lost(explain(error, secrets)),
        };
        let mut answer = Answer::head(response.status().as_u16(), response.headers());
        let good = response.status().is_success();
        loop {
            match response.chunk().await {
                Ok(Some(chunk))
                    if answer.body.len() + chunk.len() > self.0.options.max_answer_bytes =>
                {
                    answer.too_large = true;
                    answer.body.clear();
                    return Attempt::Answered(answer);
                }
                Ok(Some(chunk)) => answer.body.extend_from_slice(&chunk),
                Ok(None) => return Attempt::Answered(answer),
                Err(error) if good => return Attempt::Lost(explain(error, secrets)),
                // The status alone already says what happened; half a reason is none.
                Err(_) => {
                    answer.body.clear();
                    return Attempt::Answered(answer);
                }
            }
        }
    }
}

/// What came of one try.
pub(crate) enum Attempt {
    NeverConnected(String),
    Lost(String),
    Answered(Answer),
}

/// An answer, read to its end or to the allowed size.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    pub(crate) too_large: bool,
    pub(crate) retry_after: Option<Duration>,
    /// The `trace-id` header, seen on one of the hosts (reference 2).
    pub(crate) trace: Option<String>,
    /// Where a redirect points to.
    pub(crate) location: Option<String>,
}

impl Answer {
    fn head(status: u16, headers: &HeaderMap) -> Self {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        Self {
            status,
            body: Vec::new(),
            too_large: false,
            retry_after: header(RETRY_AFTER.as_str())
                .and_then(|value| retry_after(value, SystemTime::now())),
            trace: header("trace-id").map(str::to_owned),
            location: header(LOCATION.as_str()).map(str::to_owned),
        }
    }
}

fn builder(options: &HttpOptions) -> ClientBuilder {
    let builder = Client::builder()
        .user_agent(concat!("partner-console/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(options.connect_timeout)
        .timeout(options.call_timeout)
        // A connection the server is about to close would make a creation's outcome unknown.
        .pool_idle_timeout(Duration::from_secs(15))
        .https_only(options.origin.as_str().starts_with("https:"))
        // Credentials do not follow where a server points, and `retry.rs` alone repeats.
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false);
    if options.origin.is_loopback() { builder.no_proxy() } else { builder }
}

/// The whole chain of causes in one redacted line, without the address that was asked.
fn explain(error: reqwest::Error, secrets: &[&str]) -> String {
    let error = error.without_url();
    let mut text = if error.is_timeout() { "timed out: ".to_owned() } else { String::new() };
    text += &error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text += &format!(": {cause}");
        source = cause.source();
    }
    redact(&text, secrets)
}
