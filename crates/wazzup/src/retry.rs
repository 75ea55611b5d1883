//! Whether and when a call is sent again (reference 13.5). No other file decides that.
//!
//! Asked by `client.rs` after every try. Pure: what happened, the time and the dice come in as
//! arguments. Deliberately absent: renewing a token after 401, which needs more than this call.

use std::time::{Duration, SystemTime};

use rand::{Rng, RngExt};
use reqwest::Method;

use crate::http::HttpOptions;

/// The longest wait a server can ask for and get; beyond it the person is told instead.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// Where the doubling of pauses ends.
const LONGEST_BACKOFF: Duration = Duration::from_secs(8);

/// Whether sending a call twice can do harm. Every method declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// Twice is the same as once: reads, upserts and deletes by id, whole writes.
    Safe,
    /// Twice may do it twice: creations, the spending of one-time codes.
    Unsafe,
}

/// What one try came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// The connection was never made.
    NeverConnected,
    /// Something went out, and no whole answer came back.
    Lost,
    /// An answer with this status, and its `Retry-After`.
    Status(u16, Option<Duration>),
}

/// How long to wait before the next try, or `None` when this one was the last. `tries` counts the
/// tries made so far, this one included; `get` says that the method is GET.
pub(crate) fn pause(
    options: &HttpOptions,
    (repeat, get): (Repeat, bool),
    seen: Seen,
    tries: u32,
    dice: &mut impl Rng,
) -> Option<Duration> {
    if tries >= options.tries {
        return None;
    }
    let backoff = match seen {
        Seen::Status(429, Some(told)) => return (told <= LONGEST_WAIT).then_some(told),
        Seen::Status(429, None) => {
            return Some(options.limited_pause.mul_f64(dice.random_range(1.0..1.2)));
        }
        Seen::NeverConnected => true,
        Seen::Lost | Seen::Status(502..=504, _) => repeat == Repeat::Safe,
        // A 500 on a write can mean the request itself, as with ids repeated in it (reference 11.3).
        Seen::Status(500, _) => repeat == Repeat::Safe && get,
        Seen::Status(..) => false,
    };
    backoff.then(|| {
        let doubled = options.backoff.saturating_mul(1 << (tries - 1).min(16));
        // Between half and whole, so that many calls cut off together do not return together.
        doubled.min(LONGEST_BACKOFF).mul_f64(dice.random_range(0.5..=1.0))
    })
}

/// Whether the answer to a later try leaves open what became of an earlier one that went out. Of a
/// write any refusal does: the first may have been carried out, and that may even be why. A failure
/// of the server's own is doubtful by itself; and what is to be deleted and is not there is gone.
pub(crate) fn leaves_open(method: &Method, status: u16) -> bool {
    let gone = *method == Method::DELETE && status == 404;
    *method != Method::GET && (300..500).contains(&status) && !gone
}

/// Reads `Retry-After`: seconds, or a date, which counts from `now`; nonsense is as if absent.
pub(crate) fn retry_after(header: &str, now: SystemTime) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(header).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;
    use crate::Origin;

    fn options() -> HttpOptions {
        HttpOptions::new(Origin::parse(Origin::V2_DEFAULT).unwrap())
    }

    #[test]
    fn the_table_of_reference_13_5() {
        use Repeat::*;
        use Seen::*;
        let told = Some(Duration::from_secs(2));
        for (seen, get, safe_write, unsafe_write) in [
            (NeverConnected, true, true, true),
            (Lost, true, true, false),
            (Status(429, None), true, true, true),
            (Status(429, told), true, true, true),
            (Status(500, None), true, false, false),
            (Status(501, None), false, false, false),
            (Status(502, None), true, true, false),
            (Status(503, told), true, true, false),
            (Status(504, None), true, true, false),
            (Status(505, None), false, false, false),
            (Status(200, None), false, false, false),
            (Status(302, None), false, false, false),
            (Status(400, None), false, false, false),
            (Status(401, None), false, false, false),
            (Status(408, None), false, false, false),
            (Status(422, None), false, false, false),
        ] {
            let again = |repeat, get| {
                pause(&options(), (repeat, get), seen, 1, &mut StdRng::seed_from_u64(1)).is_some()
            };
            assert_eq!(
                (again(Safe, true), again(Safe, false), again(Unsafe, false)),
                (get, safe_write, unsafe_write),
                "{seen:?}"
            );
        }
    }

    #[test]
    fn what_a_later_try_is_told_does_not_settle_an_earlier_write() {
        for (method, status, expected) in [
            (Method::GET, 400, false),
            (Method::POST, 200, false),
            (Method::POST, 302, true),
            (Method::POST, 400, true),
            (Method::PATCH, 404, true),
            (Method::PATCH, 429, true),
            (Method::PATCH, 503, false),
            (Method::DELETE, 401, true),
            (Method::DELETE, 404, false),
        ] {
            assert_eq!(leaves_open(&method, status), expected, "{method} {status}");
        }
    }

    #[test]
    fn pauses_double_between_half_and_whole_and_then_end() {
        let mut dice = StdRng::seed_from_u64(2);
        let mut options = options();
        options.tries = 40;
        let mut different = std::collections::BTreeSet::new();
        for tries in 1..40 {
            let wait = pause(&options, (Repeat::Safe, true), Seen::Lost, tries, &mut dice).unwrap();
            let whole =
                (options.backoff * 2_u32.saturating_pow(tries - 1).min(1000)).min(LONGEST_BACKOFF);
            assert!(wait >= whole / 2 && wait <= whole, "try {tries}: {wait:?} of {whole:?}");
            different.insert(wait);
        }
        assert!(different.len() > 30, "the dice are used");
        assert_eq!(pause(&options, (Repeat::Safe, true), Seen::Lost, 40, &mut dice), None);
    }

    #[test]
    fn a_limit_is_waited_out_as_told() {
        let mut dice = StdRng::seed_from_u64(3);
        let mut wait = |told: Option<u64>| {
            let seen = Seen::Status(429, told.map(Duration::from_secs));
            pause(&options(), (Repeat::Unsafe, false), seen, 3, &mut dice)
        };
        assert_eq!(wait(Some(0)), Some(Duration::ZERO));
        assert_eq!(wait(Some(60)), Some(Duration::from_secs(60)));
        assert_eq!(wait(Some(61)), None, "too long to sit through");
        for _ in 0..100 {
            let untold = wait(None).unwrap();
            assert!((5.0..6.0).contains(&untold.as_secs_f64()), "{untold:?}");
        }
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:00 GMT").unwrap();
        for (header, seconds) in [
            ("7", Some(7)),
            (" 0 ", Some(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(37)),
            ("Sunday, 06-Nov-94 08:50:00 GMT", Some(60)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(retry_after(header, now), seconds.map(Duration::from_secs), "{header}");
        }
    }
}
