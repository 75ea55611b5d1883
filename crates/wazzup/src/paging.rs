//! Going through a list that has no total and no cursor (reference 2, "Pagination").
//!
//! Used by whoever reads a whole list: ask for [`Paging::next`], hand the rows to [`Paging::take`],
//! until there is no next page. Pure: nothing is sent here, so a caller may renew a token, report
//! progress or stop between two pages.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// The page size of the older edition of v3 (reference 11.1).
const V3_PAGE: u32 = 100;

/// Where to begin in a list and how many rows to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Rows wanted. The service's default is 50, its maximum is not known.
    pub limit: u32,
    /// Rows to skip.
    pub offset: u64,
}

/// A row that is told from others by its id.
pub trait Keyed {
    /// The id as text.
    fn key(&self) -> &str;
}

/// A walk through the pages of one list. It goes on by the rows that came, not by those it asked
/// for, and ends at an empty page or at one that brings nothing new, so that a server which ignores
/// `offset` cannot keep it for ever.
#[derive(Debug)]
pub struct Paging {
    next: Option<Page>,
    /// A page that is not full is the last. Only where the page size is a known one.
    ends_short: bool,
    /// Hashes, not ids: eight bytes a row, however long the ids are. Two of 100,000 rows share one
    /// with a chance of one in a billion.
    seen: HashSet<u64>,
    hasher: RandomState,
}

impl Paging {
    /// A walk that asks for `limit` rows at a time, at least one.
    pub fn new(limit: u32) -> Self {
        Self::with(limit, false)
    }

    /// A walk through the users of v3: all at once, or pages of 100 (reference 11.1).
    pub fn v3() -> Self {
        Self::with(V3_PAGE, true)
    }

    fn with(limit: u32, ends_short: bool) -> Self {
        let next = Some(Page { limit: limit.max(1), offset: 0 });
        Self { next, ends_short, seen: HashSet::new(), hasher: RandomState::new() }
    }

    /// The page to ask for; `None` at the end.
    pub fn next(&self) -> Option<Page> {
        self.next
    }

    /// Takes the rows of the page asked for and gives those that had not come before.
    pub fn take<T: Keyed>(&mut self, rows: Vec<T>) -> Vec<T> {
        let Some(page) = self.next else { return Vec::new() };
        let came = rows.len() as u64;
        let fresh: Vec<T> = rows
            .into_iter()
            .filter(|row| self.seen.insert(self.hasher.hash_one(row.key())))
            .collect();
        let short = self.ends_short && !came.is_multiple_of(u64::from(page.limit));
        self.next = (!fresh.is_empty() && !short)
            .then(|| Page { offset: page.offset.saturating_add(came), ..page });
        fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Keyed for u32 {
        fn key(&self) -> &str {
            ["a", "b", "c", "d", "e", "f", "g"][*self as usize % 7]
        }
    }

    /// Walks over what `serve` answers to an offset; gives the rows and the offsets asked for.
    fn walk(mut paging: Paging, serve: impl Fn(u64) -> Vec<u32>) -> (Vec<u32>, Vec<u64>) {
        let (mut rows, mut offsets) = (Vec::new(), Vec::new());
        while let Some(page) = paging.next() {
            offsets.push(page.offset);
            assert!(offsets.len() < 20, "it never ends");
            rows.extend(paging.take(serve(page.offset)));
        }
        (rows, offsets)
    }

    fn cut(all: &[u32], offset: u64, most: usize) -> Vec<u32> {
        all.iter().skip(offset as usize).take(most).copied().collect()
    }

    #[test]
    fn a_walk_goes_on_by_what_came_and_ends_on_an_empty_page() {
        let all = [0, 1, 2, 3, 4];
        let (rows, offsets) = walk(Paging::new(50), |offset| cut(&all, offset, 2));
        assert_eq!((rows.as_slice(), offsets.as_slice()), (&all[..], &[0, 2, 4, 5][..]));
        assert_eq!(walk(Paging::new(50), |_| Vec::new()), (vec![], vec![0]));
    }

    #[test]
    fn a_server_that_ignores_the_offset_is_asked_twice() {
        let (rows, offsets) = walk(Paging::new(3), |_| vec![0, 1, 2]);
        assert_eq!((rows, offsets), (vec![0, 1, 2], vec![0, 3]));
    }

    #[test]
    fn a_row_that_moves_between_pages_comes_once() {
        let pages = [vec![0, 1], vec![1, 2], vec![2, 2], vec![3]];
        let (rows, _) = walk(Paging::new(2), |offset| pages[offset as usize / 2].clone());
        assert_eq!(rows, [0, 1, 2], "and a page without news is the end");
    }

    #[test]
    fn v3_sends_all_at_once_or_pages_of_a_hundred() {
        let (rows, offsets) = walk(Paging::v3(), |_| vec![0, 1, 2]);
        assert_eq!((rows.len(), offsets), (3, vec![0]), "a short page is the last");
        let (_, offsets) = walk(Paging::v3(), |_| (0..100).collect());
        assert_eq!(offsets, [0, 100], "a full one may not be");
    }
}
