//! How often one v3 key may ask (API reference 13.3): 500 requests in 5 seconds, counted from zero again
//! every 5 seconds. Asked by `v3`; time is passed in, and nothing here waits.

use std::collections::HashMap;
use std::time::Duration;

/// Requests that one key may make in a window.
pub(crate) const LIMIT: u32 = 500;
/// How long a window is, in real time: the world's pace does not make a caller faster.
pub(crate) const WINDOW: Duration = Duration::from_secs(5);

/// The counters of all keys.
#[derive(Default)]
pub(crate) struct Rate {
    /// By account: the number of the window counted in, and the requests in it.
    counted: HashMap<u64, (u128, u32)>,
}

impl Rate {
    /// Counts a request made so long after the start, and says whether it is within the limit.
    pub(crate) fn admits(&mut self, account_id: u64, since_start: Duration) -> bool {
        let window = since_start.as_nanos() / WINDOW.as_nanos();
        let (counted_in, count) = self.counted.entry(account_id).or_default();
        if *counted_in != window {
            (*counted_in, *count) = (window, 0);
        }
        *count = count.saturating_add(1);
        *count <= LIMIT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_501st_request_of_a_window_is_one_too_many() {
        let mut rate = Rate::default();
        let at = |ms| Duration::from_millis(ms);
        assert!((0..500).all(|n| rate.admits(1, at(10_000 + 9 * n))));
        assert!(!rate.admits(1, at(14_999)));
        assert!(rate.admits(2, at(14_999)), "each key has a counter of its own");
        assert!(rate.admits(1, at(15_000)));
    }
}
