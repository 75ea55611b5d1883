//! Searching the accounts by all that the store knows of them: name, label, number, note, tags,
//! and the names and numbers of channels.
//!
//! Called by the shell with every letter typed. Absent: an order, which is the page's.

use crate::{console::Console, error::Error, store::searched_accounts};

impl Console {
    /// The ids of the accounts in which every word of a search is, whatever its case and accents,
    /// and however its numbers are grouped; without a search, of all.
    pub async fn accounts_search(&self, search: &str) -> Result<Vec<String>, Error> {
        let (profile, search) = (self.session()?.profile.profile_id, search.to_owned());
        self.store().run(move |c| searched_accounts::find(c, &profile, &search)).await
    }
}
