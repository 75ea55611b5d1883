//! One request's worth of rows, sent until each has its own outcome: a refusal of many is followed
//! down to the rows it is about, and the others go through.
//!
//! Used by `sending`; how a request is made comes in as a function. Absent: the journal, and
//! judging whether what was accepted is there.

use std::collections::{HashSet, VecDeque};

use wazzup::Cause;

use super::refusal;
use crate::error::{Error, UiError};

/// What became of one row of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Its request was accepted.
    Accepted,
    /// Its request was accepted, and said that there is nobody of this id.
    NotFound,
    /// It alone was refused, or named.
    Refused {
        /// Why.
        error: UiError,
        /// The columns complained about, as far as that is known.
        fields: Vec<String>,
    },
    /// It went out and no usable answer came; sending it again is safe.
    Lost {
        /// How the answer was lost.
        error: UiError,
    },
    /// It did not go out, or was turned away with everything else.
    Back,
}

/// How often a whole piece is sent that was lost, before it is taken apart.
const TRIES: u32 = 2;
/// Requests in a row whose answers are lost, after which the server counts as out of order. One
/// bad row in a hundred is found within eight.
const MISSES: u32 = 12;

/// What a request has to say about a failure.
enum Verdict {
    /// The rest would fail alike.
    EndsAll,
    /// Some rows are to blame.
    Refused,
    /// It may have been done.
    Lost,
}

/// Sends `items` and gives an ending for each, in order, and why to go no further, if so. `send`
/// gives the places of those the server did not know, within what it was handed. Once `goes_on`
/// says no, no further request is made.
pub(super) async fn settled<T, F, Fut>(
    items: Vec<T>,
    goes_on: impl Fn() -> bool,
    send: F,
) -> (Vec<Ending>, Option<Error>)
where
    T: Clone,
    F: Fn(Vec<T>) -> Fut,
    Fut: Future<Output = Result<HashSet<usize>, Error>>,
{
    let mut endings = vec![Ending::Back; items.len()];
    let mut left = VecDeque::from([(0..items.len()).collect::<Vec<usize>>()]);
    let (mut misses, mut tries) = (0, 0);
    while goes_on()
        && let Some(places) = left.pop_front()
    {
        if places.is_empty() {
            continue;
        }
        let piece = places.iter().map(|&place| items[place].clone()).collect();
        let error = match send(piece).await {
            Ok(unknown) => {
                misses = 0;
                for (index, &place) in places.iter().enumerate() {
                    let known = !unknown.contains(&index);
                    endings[place] = if known { Ending::Accepted } else { Ending::NotFound };
                }
                continue;
            }
            Err(error) => error,
        };
        match verdict(&error) {
            Verdict::EndsAll => return (endings, Some(error)),
            Verdict::Refused => {
                misses = 0;
                refused(places, &error, &mut endings, &mut left);
            }
            Verdict::Lost => {
                (misses, tries) = (misses + 1, tries + 1);
                for &place in &places {
                    endings[place] = Ending::Lost { error: UiError::from(&error) };
                }
                if misses >= MISSES {
                    return (endings, Some(error));
                }
                if tries < TRIES {
                    left.push_front(places);
                } else {
                    halves(places, &mut left);
                }
            }
        }
    }
    (endings, None)
}

fn verdict(error: &Error) -> Verdict {
    use wazzup::Error as E;
    match error.cause() {
        None | Some(E::NotSent { .. } | E::RateLimited { .. }) => Verdict::EndsAll,
        Some(E::Refused { status: 401 | 403, .. }) => Verdict::EndsAll,
        Some(E::Refused { status: 500.., .. }) => Verdict::Lost,
        Some(E::Refused { .. }) => Verdict::Refused,
        Some(E::OutcomeUnknown { .. } | E::Unanswered { .. } | E::Unreadable { .. }) => {
            Verdict::Lost
        }
    }
}

/// Those the refusal names are refused; else the halves are tried, until one is left.
fn refused(
    places: Vec<usize>,
    error: &Error,
    endings: &mut [Ending],
    left: &mut VecDeque<Vec<usize>>,
) {
    let rows = error.cause().map(wazzup::Error::rows).unwrap_or_default();
    let ending = |named: &[String]| {
        let (error, fields) = refusal::told(error, named);
        Ending::Refused { error, fields }
    };
    let mut others = Vec::new();
    for (index, &place) in places.iter().enumerate() {
        match rows.iter().find(|row| row.index == index) {
            Some(row) => endings[place] = ending(&row.fields),
            None => others.push(place),
        }
    }
    match others[..] {
        [place] if places.len() == 1 => endings[place] = ending(&[]),
        _ if others.len() < places.len() => left.push_front(others),
        _ => halves(others, left),
    }
}

fn halves(mut places: Vec<usize>, left: &mut VecDeque<Vec<usize>>) {
    if places.len() > 1 {
        let second = places.split_off(places.len() / 2);
        left.push_front(second);
        left.push_front(places);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn error(status: u16, named: &[usize]) -> Error {
        let row = |&index: &usize| wazzup::RefusedRow { index, fields: vec!["name".to_owned()] };
        Error::Api(wazzup::Error::Refused {
            status,
            code: None,
            text: String::new(),
            details: Vec::new(),
            rows: named.iter().map(row).collect(),
            request_id: None,
        })
    }

    /// One letter per ending.
    fn told(endings: &[Ending]) -> String {
        let letter = |ending: &Ending| match ending {
            Ending::Accepted => 'a',
            Ending::NotFound => 'f',
            Ending::Refused { fields, .. } if fields.is_empty() => 'r',
            Ending::Refused { .. } => 'n',
            Ending::Lost { .. } => 'l',
            Ending::Back => 'b',
        };
        endings.iter().map(letter).collect()
    }

    /// Sends twenty rows to a server that answers as `answer` says; gives the endings, whether it
    /// broke off, and how many requests it took.
    async fn sent(
        answer: impl Fn(&[u32]) -> Result<HashSet<usize>, Error>,
    ) -> (String, bool, usize) {
        let requests = RefCell::new(0);
        sent_while(usize::MAX, &requests, answer).await
    }

    /// The same, for somebody who wants it to end after so many requests.
    async fn sent_while(
        most: usize,
        requests: &RefCell<usize>,
        answer: impl Fn(&[u32]) -> Result<HashSet<usize>, Error>,
    ) -> (String, bool, usize) {
        let goes_on = || *requests.borrow() < most;
        let (endings, end) = settled((0..20_u32).collect(), goes_on, |items: Vec<u32>| {
            *requests.borrow_mut() += 1;
            let answer = answer(&items);
            async move { answer }
        })
        .await;
        (told(&endings), end.is_some(), *requests.borrow())
    }

    #[tokio::test]
    async fn the_guilty_are_found_and_the_others_go_through() {
        let bad = |items: &[u32]| items.contains(&3) || items.contains(&17);
        let unnamed =
            |items: &[u32]| if bad(items) { Err(error(422, &[])) } else { Ok(HashSet::new()) };
        let (endings, broke_off, requests) = sent(unnamed).await;
        assert_eq!((endings.as_str(), broke_off), ("aaaraaaaaaaaaaaaaraa", false));
        assert!(requests <= 19, "{requests} requests for two of twenty");
        // A server that names them makes it two.
        let named = |items: &[u32]| {
            let named: Vec<_> =
                (0..items.len()).filter(|&index| [3, 17].contains(&items[index])).collect();
            if named.is_empty() { Ok(HashSet::new()) } else { Err(error(400, &named)) }
        };
        assert_eq!(sent(named).await, ("aaanaaaaaaaaaaaaanaa".to_owned(), false, 2));
        // Names that cannot be: as if there were none.
        let nonsense =
            |items: &[u32]| if bad(items) { Err(error(400, &[90])) } else { Ok(HashSet::new()) };
        assert_eq!(sent(nonsense).await.0, "aaaraaaaaaaaaaaaaraa");
    }

    #[tokio::test]
    async fn a_server_that_cannot_do_one_row_does_the_others() {
        let poisoned = |items: &[u32]| {
            if items.contains(&19) { Err(error(500, &[])) } else { Ok(HashSet::new()) }
        };
        let (endings, broke_off, _) = sent(poisoned).await;
        assert_eq!((endings.as_str(), broke_off), ("aaaaaaaaaaaaaaaaaaal", false));
    }

    #[tokio::test]
    async fn what_would_meet_the_rest_too_ends_it() {
        let (endings, broke_off, requests) = sent(|_| Err(error(401, &[]))).await;
        assert_eq!((endings, broke_off, requests), ("b".repeat(20), true, 1));
        let offline = |_: &[u32]| Err(wazzup::Error::NotSent { text: String::new() }.into());
        assert_eq!(sent(offline).await, ("b".repeat(20), true, 1));
        // What had its outcome before keeps it.
        let limit = |items: &[u32]| match items[..] {
            [0, ..] if items.len() > 5 => Err(error(422, &[])),
            [0, ..] => Ok(HashSet::new()),
            _ => Err(wazzup::Error::RateLimited { retry_after: None }.into()),
        };
        assert_eq!(sent(limit).await.0, format!("{}{}", "a".repeat(5), "b".repeat(15)));
        let (endings, broke_off, requests) = sent(|_| Err(error(503, &[]))).await;
        assert_eq!((endings, broke_off, requests), ("l".repeat(20), true, MISSES as usize));
    }

    #[tokio::test]
    async fn nothing_more_is_sent_once_it_is_to_end() {
        let lost = |_: &[u32]| Err(error(503, &[]));
        let sent = sent_while(1, &RefCell::new(0), lost).await;
        assert_eq!(sent, ("l".repeat(20), false, 1));
        // The second half never went out, nor did the first a second time.
        let answer = |items: &[u32]| match items.len() {
            20 => Err(error(422, &[])),
            _ => Ok(HashSet::new()),
        };
        let sent = sent_while(2, &RefCell::new(0), answer).await;
        assert_eq!(sent, (format!("{}{}", "a".repeat(10), "b".repeat(10)), false, 2));
    }

    #[tokio::test]
    async fn ids_that_are_not_there_are_told_from_the_others() {
        let some = |items: &[u32]| Ok((0..items.len()).filter(|&index| items[index] < 2).collect());
        assert_eq!(sent(some).await.0, format!("ff{}", "a".repeat(18)));
    }
}
