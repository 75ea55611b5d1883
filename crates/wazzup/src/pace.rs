//! How fast and how wide one host is asked: so many starts per second, so many calls at once.
//!
//! Held by `Http`, entered before every try. The service documents no limit for this API, so the
//! client stays far below the neighbouring one (reference 13.3). Deliberately absent: retries.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, sleep_until};

const WINDOW: Duration = Duration::from_secs(1);

/// Admits at most `requests_per_second` starts in **any** second and `parallel` calls at a time.
pub(crate) struct Pace {
    /// When the last starts were, or will be; never more of them than one second allows.
    starts: Mutex<VecDeque<Instant>>,
    requests_per_second: usize,
    parallel: Semaphore,
}

impl Pace {
    /// Zero would admit nothing for ever, so both bounds are at least one.
    pub(crate) fn new(requests_per_second: u32, parallel: usize) -> Self {
        Self {
            starts: Mutex::new(VecDeque::new()),
            requests_per_second: requests_per_second.max(1) as usize,
            parallel: Semaphore::new(parallel.clamp(1, Semaphore::MAX_PERMITS)),
        }
    }

    /// Waits for a place and for a moment; the place is free again when the permit is dropped.
    pub(crate) async fn enter(&self) -> Option<SemaphorePermit<'_>> {
        // Only a closed semaphore refuses, and nothing closes this one.
        let permit = self.parallel.acquire().await.ok();
        let start = self.next_start();
        // The timer counts whole milliseconds: a moment that has come would still cost one.
        if start > Instant::now() {
            sleep_until(start).await;
        }
        permit
    }

    fn next_start(&self) -> Instant {
        let mut starts = self.starts.lock().unwrap_or_else(PoisonError::into_inner);
        let mut start = Instant::now();
        if starts.len() == self.requests_per_second
            && let Some(oldest) = starts.pop_front()
        {
            start = start.max(oldest + WINDOW);
        }
        starts.push_back(start);
        start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_second_holds_more_starts_than_allowed() {
        let pace = Pace::new(10, 4);
        let begin = Instant::now();
        let mut starts = Vec::new();
        for _ in 0..35 {
            let _place = pace.enter().await;
            starts.push(Instant::now() - begin);
        }
        assert_eq!(starts[9], Duration::ZERO, "the first ten go at once");
        for window in starts.windows(11) {
            assert!(window[10] - window[0] >= WINDOW, "{window:?}");
        }
        assert_eq!(starts[34], Duration::from_secs(3), "and nothing waits longer than it must");
    }

    #[tokio::test(start_paused = true)]
    async fn a_place_is_free_again_when_its_permit_is_dropped() {
        let pace = Pace::new(1000, 2);
        let first = pace.enter().await;
        let _second = pace.enter().await;
        assert_eq!(pace.parallel.available_permits(), 0);
        drop(first);
        assert!(pace.enter().await.is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn zero_means_one() {
        let pace = Pace::new(0, 0);
        assert!(pace.enter().await.is_some());
    }
}
