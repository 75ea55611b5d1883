//! How often each id was written by requests that came through, those whose answer was lost included: what
//! a test of bulk work compares with what it meant to send. Kept by `user` and `contact`, told by `control`.

use std::collections::BTreeMap;

use serde::Serialize;

/// Requests per id.
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(crate) struct Tally(BTreeMap<String, u32>);

impl Tally {
    /// Counts one request; `ids` has each id that it named once.
    pub(crate) fn count(&mut self, ids: impl IntoIterator<Item = String>) {
        for id in ids {
            *self.0.entry(id).or_default() += 1;
        }
    }
}
