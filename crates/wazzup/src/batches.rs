//! Long lists in pieces of at most 100, with an answer for every single item (reference 13.4).
//!
//! Used by whoever writes or deletes many users or contacts. Deliberately absent: looking for the
//! guilty item inside a refused piece when the service does not name it, and reading back.

use std::future::Future;
use std::ops::ControlFlow;
use std::sync::Arc;

use futures_util::{StreamExt, stream};

use crate::error::Error;

/// The most items in one request, for users of both editions, and taken for contacts too
/// (reference 13.4).
pub const BATCH: usize = 100;

/// What became of one item.
#[derive(Debug)]
pub enum Outcome<E> {
    /// Its request was accepted.
    Accepted,
    /// The service named this item as the reason for refusing.
    Refused {
        /// The refusal.
        error: Arc<E>,
        /// The fields it complained about, where it said so.
        fields: Vec<String>,
    },
    /// Its request was refused as a whole: for another item's sake, or without saying for which.
    NotTaken {
        /// The refusal.
        error: Arc<E>,
        /// Whether other items were named, so that this one may be good.
        others_named: bool,
    },
    /// Its request went out and no usable answer came, or only a failure of the server's own. It may have been done; sending it again is safe.
    Unanswered {
        /// How the answer was lost.
        error: Arc<E>,
    },
    /// It was never sent: an earlier failure or the caller ended the work, or the connection was
    /// never made.
    NotSent {
        /// The failure; `None` when the caller ended it.
        error: Option<Arc<E>>,
    },
}

impl<E> Clone for Outcome<E> {
    fn clone(&self) -> Self {
        match self {
            Self::Accepted => Self::Accepted,
            Self::Refused { error, fields } => {
                Self::Refused { error: error.clone(), fields: fields.clone() }
            }
            Self::NotTaken { error, others_named } => {
                Self::NotTaken { error: error.clone(), others_named: *others_named }
            }
            Self::Unanswered { error } => Self::Unanswered { error: error.clone() },
            Self::NotSent { error } => Self::NotSent { error: error.clone() },
        }
    }
}

/// An error that may have come from this client: a caller's own error type says which.
pub trait Cause {
    /// The client's error inside, if there is one.
    fn cause(&self) -> Option<&Error>;
}

impl Cause for Error {
    fn cause(&self) -> Option<&Error> {
        Some(self)
    }
}

/// Sends `items` in pieces of at most [`BATCH`], started in order, at most `parallel` (at least one)
/// under way at a time, and gives one outcome per item, in order. `progress` is told after every
/// piece how many items are settled; when it breaks off, nothing more is sent. Nor is it once a
/// failure says that the rest would fail alike: no connection, a credential not accepted, a limit.
pub async fn in_batches<'a, T, E, F, Fut>(
    items: &'a [T],
    parallel: usize,
    send: F,
    mut progress: impl FnMut(usize) -> ControlFlow<()>,
) -> Vec<Outcome<E>>
where
    E: Cause,
    F: Fn(&'a [T]) -> Fut,
    Fut: Future<Output = Result<(), E>>,
{
    let mut outcomes = Vec::with_capacity(items.len());
    let mut stopped: Option<Option<Arc<E>>> = None;
    let mut pieces = items.chunks(BATCH);
    let mut under_way = stream::FuturesOrdered::new();
    loop {
        while stopped.is_none() && under_way.len() < parallel.max(1) {
            let Some(piece) = pieces.next() else { break };
            let sent = send(piece);
            under_way.push_back(async move { (piece.len(), sent.await) });
        }
        let Some((length, result)) = under_way.next().await else { break };
        if let Err(error) = settle(length, result, &mut outcomes) {
            stopped.get_or_insert(Some(error));
        }
        if progress(outcomes.len()).is_break() {
            stopped.get_or_insert(None);
        }
    }
    let never_sent = Outcome::NotSent { error: stopped.flatten() };
    outcomes.resize(items.len(), never_sent);
    outcomes
}

/// Adds the outcomes of one piece. An error is given back when it would meet the rest as well.
fn settle<E: Cause>(
    length: usize,
    result: Result<(), E>,
    outcomes: &mut Vec<Outcome<E>>,
) -> Result<(), Arc<E>> {
    let Err(error) = result else {
        outcomes.extend((0..length).map(|_| Outcome::Accepted));
        return Ok(());
    };
    let error = Arc::new(error);
    let cause = error.cause();
    let rows = cause.map(Error::rows).unwrap_or_default();
    for index in 0..length {
        let named = rows.iter().find(|row| row.index == index);
        outcomes.push(match (cause, named) {
            (_, Some(row)) => Outcome::Refused { error: error.clone(), fields: row.fields.clone() },
            // A failure of the server's own may come after the work was done.
            (Some(Error::Refused { status: ..500, .. }), None) => {
                Outcome::NotTaken { error: error.clone(), others_named: !rows.is_empty() }
            }
            (Some(Error::NotSent { .. } | Error::RateLimited { .. }) | None, None) => {
                Outcome::NotSent { error: Some(error.clone()) }
            }
            _ => Outcome::Unanswered { error: error.clone() },
        });
    }
    let ends_all = match cause {
        Some(Error::NotSent { .. } | Error::RateLimited { .. }) | None => true,
        Some(Error::Refused { status, .. }) => matches!(status, 401 | 403),
        _ => false,
    };
    if ends_all { Err(error) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    fn refused(status: u16, body: &str) -> Error {
        Error::refused(status, body.as_bytes(), None, &[])
    }

    /// One letter per item.
    fn told<E>(outcomes: &[Outcome<E>]) -> String {
        let letter = |outcome: &Outcome<E>| match outcome {
            Outcome::Accepted => 'a',
            Outcome::Refused { .. } => 'r',
            Outcome::NotTaken { others_named: true, .. } => 'o',
            Outcome::NotTaken { .. } => 't',
            Outcome::Unanswered { .. } => 'u',
            Outcome::NotSent { .. } => 'n',
        };
        outcomes.iter().map(letter).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn pieces_start_in_order_and_no_more_than_allowed_are_under_way() {
        let items: Vec<usize> = (0..1_050).collect();
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let starts = std::sync::Mutex::new(Vec::new());
        let mut seen = Vec::new();
        let outcomes = in_batches(
            &items,
            4,
            |piece: &[usize]| {
                starts.lock().unwrap().push(piece[0]);
                let (now, most) = (&now, &most);
                async move {
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    // The later ones are faster, and still nothing gets out of order.
                    tokio::time::sleep(Duration::from_millis(2_000 - piece[0] as u64)).await;
                    now.fetch_sub(1, Ordering::SeqCst);
                    Ok::<_, Error>(())
                }
            },
            |done| {
                seen.push(done);
                ControlFlow::Continue(())
            },
        )
        .await;
        assert_eq!(told(&outcomes), "a".repeat(1_050));
        assert_eq!(*starts.lock().unwrap(), (0..11).map(|n| n * 100).collect::<Vec<_>>());
        assert_eq!(most.load(Ordering::SeqCst), 4);
        assert_eq!(seen.last(), Some(&1_050));
        assert!(seen.is_sorted());
    }

    #[tokio::test]
    async fn every_item_has_its_own_outcome() {
        let named =
            r#"{"error": "INVALID_USERS_DATA", "data": [{"index": 1, "fields": ["name"]}]}"#;
        let lost = || Error::Unanswered { text: String::new() };
        let offline = || Error::NotSent { text: String::new() };
        for (failure, expected) in [
            (None, "aaaa".to_owned()),
            (Some(refused(400, named)), format!("{}aaa", "oroo")),
            (Some(refused(422, "{}")), "tttt".to_owned() + "aaa"),
            (Some(refused(401, "{}")), "tttt".to_owned() + "nnn"),
            (Some(refused(502, "")), "uuuu".to_owned() + "aaa"),
            (Some(lost()), "uuuu".to_owned() + "aaa"),
            (Some(offline()), "nnnn".to_owned() + "nnn"),
            (Some(Error::RateLimited { retry_after: None }), "nnnnnnn".to_owned()),
        ] {
            // A first piece of a hundred, shown by its first four, and a second one of three.
            let items = [(); 103];
            let first = std::sync::Mutex::new(failure);
            let outcomes = in_batches(
                &items,
                1,
                |_| {
                    let failure = first.lock().unwrap().take();
                    async move { failure.map_or(Ok(()), Err) }
                },
                |_| ControlFlow::Continue(()),
            )
            .await;
            let all = told(&outcomes);
            assert_eq!(all.len(), 103);
            let shown = format!("{}{}", &all[..4], &all[100..]);
            assert!(shown.starts_with(&expected), "{shown} is not {expected}");
        }
    }

    #[tokio::test]
    async fn breaking_off_leaves_the_rest_unsent() {
        let outcomes = in_batches(
            &[(); 250],
            1,
            |_| async { Ok::<_, Error>(()) },
            |done| if done >= 100 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) },
        )
        .await;
        assert_eq!(told(&outcomes), "a".repeat(100) + &"n".repeat(150));
        assert!(matches!(outcomes[249], Outcome::NotSent { error: None }));
    }
}
