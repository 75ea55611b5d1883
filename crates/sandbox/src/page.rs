//! The part of a list that a request asks for (API reference 2), and the id that a path names: what the
//! methods read from an address. Both refuse in the error body of v2.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use crate::answer::Refusal;
use crate::app::App;

/// Rows of a page when the request names no limit.
const DEFAULT_LIMIT: usize = 50;
/// Rows of a page at most. Undocumented, so that a client must count the rows it received.
const LARGEST_PAGE: usize = 100;

/// `limit` and `offset`, within their bounds.
pub(crate) struct Page {
    pub(crate) limit: usize,
    pub(crate) offset: usize,
}

impl Page {
    /// Reads a query; other parameters are not looked at.
    pub(crate) fn parse(query: &str) -> Result<Self, Refusal> {
        let mut page = Self { limit: DEFAULT_LIMIT, offset: 0 };
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            // Up to the largest signed 32-bit number, as the description says.
            let count = || {
                let number = value.parse::<i32>().ok().and_then(|count| count.try_into().ok());
                number.ok_or_else(|| Refusal::bad(format!("{name} is not a count.")))
            };
            match name {
                "limit" => page.limit = count()?,
                "offset" => page.offset = count()?,
                _ => {}
            }
        }
        if page.limit == 0 {
            return Err(Refusal::bad("limit must be at least 1."));
        }
        page.limit = page.limit.min(LARGEST_PAGE);
        Ok(page)
    }

    /// The rows of this page.
    pub(crate) fn of<T>(&self, rows: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        rows.skip(self.offset).take(self.limit)
    }
}

impl FromRequestParts<App> for Page {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Refusal> {
        Self::parse(parts.uri.query().unwrap_or_default())
    }
}

/// The caller's own id out of a path, percent-decoded.
pub(crate) struct OwnId(pub(crate) String);

impl FromRequestParts<App> for OwnId {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let id = Path::from_request_parts(parts, app).await;
        // Text that is not UTF-8 is nobody's id.
        let Path(id) = id.map_err(|_| Refusal::not_found("This id"))?;
        Ok(Self(id))
    }
}
