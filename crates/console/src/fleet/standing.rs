//! What a reading of a channel means beside the one before: since when it is so, and whether it
//! turned (API reference 7.1).
//!
//! Pure; called by `accounts::health` for every channel of every reading. Absent: the store, and
//! whether anybody is to be told.

use wazzup::Status;

use super::Turn;

/// How a channel was last read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The status, as shown.
    pub(crate) status: String,
    /// The reason, as shown.
    pub(crate) reason: Option<String>,
    /// When both were first read so, epoch milliseconds.
    pub(crate) since: i64,
    /// Whether they were read otherwise before.
    pub(crate) since_known: bool,
    /// Whether it works, as far as that was ever settled: one that is being connected for the
    /// first time neither works nor fails to.
    pub(crate) works: Option<bool>,
    /// Since when one that works is being connected again, epoch milliseconds.
    pub(crate) between_since: Option<i64>,
}

impl Standing {
    /// The standing after a reading at `now`, and the turn it makes. `patience` is how long, in
    /// milliseconds, one that worked may be in between before it counts as dropped: a phone that
    /// links itself again is no news.
    pub(crate) fn after(
        before: Option<&Self>,
        (status, reason): (&str, Option<&str>),
        now: i64,
        patience: i64,
    ) -> (Self, Option<Turn>) {
        let same =
            before.filter(|before| before.status == status && before.reason.as_deref() == reason);
        let worked = before.and_then(|before| before.works);
        let between = before.and_then(|before| before.between_since);
        let (works, between_since) = match Status::parse(status) {
            Status::Active => (Some(true), None),
            Status::Disabled => (Some(false), None),
            Status::Init if worked == Some(true) => {
                // A clock that was set back must not add to the wait.
                let from = between.unwrap_or(now).min(now);
                if now - from >= patience { (Some(false), None) } else { (worked, Some(from)) }
            }
            Status::Init => (worked, None),
            Status::Unknown(_) => (worked, between),
        };
        let turn = match (worked, works) {
            (Some(true), Some(false)) => Some(Turn::Dropped),
            (Some(false), Some(true)) => Some(Turn::Works),
            _ => None,
        };
        let after = Self {
            status: status.to_owned(),
            reason: reason.map(str::to_owned),
            since: same.map_or(now, |same| same.since),
            since_known: same.map_or(before.is_some(), |same| same.since_known),
            works,
            between_since,
        };
        (after, turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: i64 = 100;

    /// Reads one status after another, each with its time, and gives every turn with its time.
    fn turns(readings: &[(i64, &str)]) -> Vec<(i64, Turn)> {
        let mut standing = None;
        let mut turns = Vec::new();
        for (now, status) in readings {
            let (after, turn) = Standing::after(standing.as_ref(), (status, None), *now, PATIENCE);
            turns.extend(turn.map(|turn| (*now, turn)));
            standing = Some(after);
        }
        turns
    }

    #[test]
    fn a_turn_is_told_once_and_only_against_something_known() {
        use Turn::{Dropped, Works};
        for (readings, expected) in [
            (&[(0, "disabled"), (1, "disabled")][..], vec![]),
            (&[(0, "active"), (1, "active")], vec![]),
            (&[(0, "active"), (1, "disabled"), (2, "disabled")], vec![(1, Dropped)]),
            (&[(0, "disabled"), (1, "active"), (2, "active")], vec![(1, Works)]),
            (
                &[(0, "active"), (1, "disabled"), (2, "active"), (3, "disabled")],
                vec![(1, Dropped), (2, Works), (3, Dropped)],
            ),
            // The first connection is nobody's news.
            (&[(0, "init"), (1, "active")], vec![]),
            (&[(0, "init"), (500, "init"), (501, "disabled")], vec![]),
            // What is not understood says nothing either way.
            (&[(0, "active"), (1, "dancing"), (2, "active")], vec![]),
            (&[(0, "active"), (1, "dancing"), (2, "disabled")], vec![(2, Dropped)]),
            // Connected again: no news until it stays so.
            (&[(0, "active"), (1, "init"), (100, "init"), (101, "active")], vec![]),
            (&[(0, "active"), (1, "init"), (101, "init"), (102, "init")], vec![(101, Dropped)]),
            (&[(0, "active"), (1, "init"), (50, "disabled")], vec![(50, Dropped)]),
            (
                &[(0, "active"), (1, "init"), (101, "init"), (102, "active")],
                vec![(101, Dropped), (102, Works)],
            ),
            (&[(0, "disabled"), (1, "init"), (500, "init"), (501, "active")], vec![(501, Works)]),
            // A clock set back does not prolong the wait beyond itself.
            (
                &[(900, "active"), (1_000, "init"), (10, "init"), (110, "init")],
                vec![(110, Dropped)],
            ),
        ] {
            assert_eq!(turns(readings), expected, "{readings:?}");
        }
    }

    #[test]
    fn since_is_the_first_sight_of_status_and_reason_together() {
        let read = |before: Option<&Standing>, reading, now| {
            Standing::after(before, reading, now, PATIENCE).0
        };
        let first = read(None, ("disabled", Some("qridle")), 10);
        assert_eq!((first.since, first.since_known), (10, false));
        let again = read(Some(&first), ("disabled", Some("qridle")), 20);
        assert_eq!((again.since, again.since_known), (10, false), "at least since then");
        let other = read(Some(&again), ("disabled", Some("not_enough_money")), 30);
        assert_eq!((other.since, other.since_known), (30, true));
        let still = read(Some(&other), ("disabled", Some("not_enough_money")), 40);
        assert_eq!((still.since, still.since_known), (30, true));
    }
}
