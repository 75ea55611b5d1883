//! The world's clock: it starts at the real time and runs `time_scale` times faster.
//! Used by everything that lives, expires or waits; real time is asked for here alone.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, SecondsFormat, Utc};
use tokio::time::Instant;

/// One world's clock. Times are milliseconds since 1970, as the world counts them.
#[derive(Debug)]
pub(crate) struct Clock {
    started: Instant,
    started_ms: i64,
    scale: f64,
}

impl Clock {
    pub(crate) fn start(scale: f64) -> Self {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let started_ms = i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX);
        Self { started: Instant::now(), started_ms, scale }
    }

    pub(crate) fn now_ms(&self) -> i64 {
        let lived = self.started.elapsed().as_secs_f64() * self.scale;
        self.started_ms + (lived * 1000.0) as i64
    }

    pub(crate) fn now_secs(&self) -> i64 {
        self.now_ms() / 1000
    }

    /// How long this clock has run, by the clock on the wall.
    pub(crate) fn since_start(&self) -> Duration {
        self.started.elapsed()
    }

    /// Waits for a length of the world's time.
    pub(crate) async fn sleep(&self, world_time: Duration) {
        tokio::time::sleep(self.real(world_time)).await;
    }

    /// How long the world's time takes by the clock on the wall.
    pub(crate) fn real(&self, world_time: Duration) -> Duration {
        world_time.div_f64(self.scale)
    }
}

/// The time on the wall in milliseconds since 1970, with a fraction: for measuring, whatever the scale.
pub(crate) fn real_ms() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64() * 1000.0
}

/// A moment as the list of accounts prints it (API reference 4.3): `2030-02-01T09:32:09.760Z`.
pub(crate) fn iso(ms: i64) -> String {
    moment(ms).to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A moment as a single account prints it (API reference 4.2): `01.02.2030`.
pub(crate) fn dotted(ms: i64) -> String {
    moment(ms).format("%d.%m.%Y").to_string()
}

fn moment(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_world_runs_faster_by_the_scale() {
        let clock = Clock::start(60.0);
        let before = clock.now_ms();
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(clock.now_ms() - before, 120_000);
        assert_eq!(clock.real(Duration::from_secs(60)), Duration::from_secs(1));
    }

    #[test]
    fn both_printed_forms() {
        assert_eq!(iso(1_762_421_529_760), "2025-11-06T09:32:09.760Z");
        assert_eq!(dotted(1_762_421_529_760), "06.11.2025");
    }
}
