//! Going through a list of the provider's, page by page, until it ends or is stopped.
//!
//! Made by a job for its list; the caller asks for the next rows and tells them. Absent: the rows
//! that were read.

use tokio_util::sync::CancellationToken;
use wazzup::{Keyed, Page, Paging};

use super::{Job, Listed};
use crate::error::Error;

/// A walk through one list.
pub(crate) struct Walk {
    paging: Paging,
    stop: CancellationToken,
    pages_left: u32,
    count: u64,
    stopped: bool,
}

impl Job<'_> {
    /// A walk through a list, from its beginning.
    pub(crate) fn walk(&self, paging: Paging) -> Walk {
        let pages_left = self.console.pace().list_pages;
        Walk { paging, stop: self.stop.clone(), pages_left, count: 0, stopped: false }
    }
}

impl Walk {
    /// The rows of the next page that had not come before; none at the end or after a stop.
    ///
    /// # Errors
    /// What `fetch` failed with, and `Unreadable` when the list seems to have no end.
    pub(crate) async fn next<T, F, Fut>(&mut self, fetch: F) -> Result<Option<Vec<T>>, Error>
    where
        T: Keyed,
        F: FnOnce(Page) -> Fut,
        Fut: Future<Output = Result<Vec<T>, Error>>,
    {
        let Some(page) = self.paging.next() else { return Ok(None) };
        if self.pages_left == 0 {
            return Err(Error::Unreadable("the list has no end".to_owned()));
        }
        self.pages_left -= 1;
        let rows = tokio::select! {
            biased;
            // A read may be dropped at any point.
            () = self.stop.cancelled() => {
                self.stopped = true;
                return Ok(None);
            }
            rows = fetch(page) => rows?,
        };
        let fresh = self.paging.take(rows);
        self.count += fresh.len() as u64;
        Ok((!fresh.is_empty()).then_some(fresh))
    }

    /// Rows read so far.
    pub(crate) fn so_far(&self) -> u64 {
        self.count
    }

    /// How the walk ended.
    pub(crate) fn end(self) -> Listed {
        Listed { count: self.count, stopped: self.stopped }
    }
}
