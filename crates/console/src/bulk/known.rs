//! What the store knows of an account's people, in the form a table is compared with.
//!
//! Used by `judging` and by `runner`. On a thread that may block: a hundred thousand contacts are
//! gone through, and only their hashes stay. Absent: asking the server.

use crate::{
    error::Error,
    sheet::{BulkKind, Known},
    store::{
        Store, bulk_people, cached_users,
        people_lists::{self, Kind, List},
    },
    users::UsersEdition,
};

use super::cache::Whose;

/// Contacts read at a time.
const PIECE: u32 = 1_000;

/// Everybody of the account, and when the lists that takes were last read in full, epoch
/// milliseconds: of two the older reading, none when one never came to its end.
///
/// # Errors
/// `Store`.
pub(super) fn everybody(store: &Store, whose: &Whose) -> Result<(Known, Option<i64>), Error> {
    let list = found(store, whose, whose.list())?;
    let read_at = list.as_ref().and_then(|list| list.read_at);
    let mut known = colleagues(store, whose, read_at.is_some())?;
    let Some(list) = list else { return Ok((known, None)) };
    let compared_at = match whose.kind {
        BulkKind::Contacts => {
            let users = found(store, whose, Kind::Users(UsersEdition::V2))?;
            read_at.zip(users.and_then(|users| users.read_at)).map(|(one, other)| one.min(other))
        }
        BulkKind::Users | BulkKind::V3Users => read_at,
    };
    if whose.kind != BulkKind::Contacts {
        let users = store.run_now(|c| cached_users::list(c, &list))?;
        users.iter().for_each(|user| known.user(user));
        return Ok((known, compared_at));
    }
    let mut last = 0;
    loop {
        let contacts = store.run_now(|c| bulk_people::contacts_after(c, &list, last, PIECE))?;
        let Some(&(row, _)) = contacts.last() else { return Ok((known, compared_at)) };
        last = row;
        contacts.iter().for_each(|(_, contact)| known.contact(contact));
    }
}

/// Only those a contact may be given to, by name: enough to make what is sent out of a row that
/// was judged before.
///
/// # Errors
/// `Store`.
pub(super) fn colleagues(store: &Store, whose: &Whose, complete: bool) -> Result<Known, Error> {
    let mut known = Known::new(whose.kind, complete);
    if whose.kind == BulkKind::Contacts
        && let Some(list) = found(store, whose, Kind::Users(UsersEdition::V2))?
        && list.read_at.is_some()
    {
        let users = store.run_now(|c| cached_users::list(c, &list))?;
        known.colleagues(users.into_iter().map(|user| (user.id, user.name)));
    }
    Ok(known)
}

fn found(store: &Store, whose: &Whose, kind: Kind) -> Result<Option<List>, Error> {
    store.run_now(|c| people_lists::find(c, &whose.profile_id, &whose.account_id, kind))
}
