//! Dates of accounts, which come in two spellings (reference 2, "Time").
//!
//! Called by the accounts' rows. Absent: words for people; the page has those.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

/// The text with a dotted date turned into `YYYY-MM-DD`, and the moment it means in epoch
/// milliseconds (UTC where no zone is given). A text in neither spelling stays as it is.
pub(super) fn understood(text: &str) -> (String, Option<i64>) {
    let text = text.trim();
    let of_day = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
    if let Ok(day) = NaiveDate::parse_from_str(text, "%d.%m.%Y") {
        return (day.format("%Y-%m-%d").to_string(), Some(of_day(day)));
    }
    let moment = DateTime::parse_from_rfc3339(text)
        .map(|moment| moment.timestamp_millis())
        .or_else(|_| {
            NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
                .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f"))
                .map(|moment| moment.and_utc().timestamp_millis())
        })
        .or_else(|_| NaiveDate::parse_from_str(text, "%Y-%m-%d").map(of_day));
    (text.to_owned(), moment.ok())
}

#[cfg(test)]
mod tests {
    use super::understood;

    #[test]
    fn both_spellings_mean_the_same_day() {
        const DAY: i64 = 1_896_134_400_000; // 2030-02-01
        let cases = [
            ("01.02.2030", "2030-02-01", Some(DAY)),
            ("2030-02-01", "2030-02-01", Some(DAY)),
            ("2030-02-01T00:00:00.000Z", "2030-02-01T00:00:00.000Z", Some(DAY)),
            ("2030-02-01T02:00:00+02:00", "2030-02-01T02:00:00+02:00", Some(DAY)),
            ("2030-02-01T00:00:00", "2030-02-01T00:00:00", Some(DAY)),
            ("2030-02-01 00:00:00", "2030-02-01 00:00:00", Some(DAY)),
            ("31.02.2030", "31.02.2030", None),
            ("soon", "soon", None),
            ("", "", None),
        ];
        for (text, shown, moment) in cases {
            assert_eq!(understood(text), (shown.to_owned(), moment), "{text}");
        }
    }
}
