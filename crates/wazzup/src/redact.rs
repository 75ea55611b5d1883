//! What an error text may say: no secret, no phone number, no address below the host.
//!
//! Applied in `error.rs` and `http.rs` where a text is made, so that no reader has to remember it.
//! Deliberately absent: a switch to turn it off.

/// Longest text kept, in characters. A gateway's page is not worth more.
const LONGEST: usize = 300;
/// A run of this many digits may be a phone number.
const PHONE_DIGITS: usize = 7;

/// Takes `secrets`, paths and queries of addresses, and long digit runs out of `text`, folds its
/// white space and shortens it.
pub(crate) fn redact(text: &str, secrets: &[&str]) -> String {
    // Between the letters of another encoding stand zeros, which would hide a number or a secret.
    let text: String = text.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    let mut clean = without_secrets(&text, secrets);
    clean = without_paths(&clean);
    clean = without_numbers(&clean);
    let folded = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &folded[..end]),
        None => folded,
    }
}

/// Takes only the secrets out. For ids of a request, which are digits by right.
pub(crate) fn without_secrets(text: &str, secrets: &[&str]) -> String {
    let mut forms: Vec<String> = secrets.iter().flat_map(|secret| spellings(secret)).collect();
    // The longest first, or a short secret would break up a long one that contains it.
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms.iter().fold(text.to_owned(), |text, form| text.replace(form.as_str(), "[redacted]"))
}

/// A secret as it is, as JSON escapes it, and as an address encodes it.
fn spellings(secret: &str) -> Vec<String> {
    if secret.is_empty() {
        return Vec::new();
    }
    let json = serde_json::Value::from(secret).to_string();
    let encoded = percent_encoding::utf8_percent_encode(secret, crate::http::SEGMENT).to_string();
    vec![secret.to_owned(), json[1..json.len() - 1].to_owned(), encoded]
}

/// Keeps scheme, host and port of an address: `https://host/a?b` becomes `https://host/…`.
fn without_paths(text: &str) -> String {
    let ends_address = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`');
    let mut clean = String::new();
    let mut rest = text;
    while let Some(found) = rest.find("://") {
        let (before, after) = rest.split_at(found + 3);
        clean.push_str(before);
        let address = &after[..after.find(ends_address).unwrap_or(after.len())];
        let authority = &address[..address.find(['/', '?', '#', '\\']).unwrap_or(address.len())];
        clean.push_str(authority.rsplit('@').next().unwrap_or_default());
        if authority.len() < address.len() {
            clean.push_str("/…");
        }
        rest = &after[address.len()..];
    }
    clean + rest
}

/// Masks digits that may be a phone number, also when they are grouped as people write them.
fn without_numbers(text: &str) -> String {
    let groups = |c: char| matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}');
    let mut clean = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_numeric) {
        clean.push_str(&rest[..start]);
        rest = &rest[start..];
        let run = &rest[..rest.find(|c: char| !c.is_numeric() && !groups(c)).unwrap_or(rest.len())];
        let run = run.trim_end_matches(groups);
        if run.chars().filter(|c| c.is_numeric()).count() >= PHONE_DIGITS {
            clean.push_str("[digits]");
        } else {
            clean.push_str(run);
        }
        rest = &rest[run.len()..];
    }
    clean + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_out_what_must_not_be_read() {
        for (text, expected) in [
            ("User with phone number 79001234567 exists", "User with phone number [digits] exists"),
            ("call +7 (900) 123-45-67 now", "call +[digits] now"),
            ("٧٩٠٠١٢٣٤٥٦٧", "[digits]"),
            ("limit 1000, 100 per request", "limit 1000, 100 per request"),
            ("connect to 127.0.0.1:39281 failed", "connect to 127.0.0.1:39281 failed"),
            ("see https://h.example:8443/v2/a?b=c#d.", "see https://h.example:8443/…"),
            ("<a href=\"https://u:p@h.example/x\">", "<a href=\"https://h.example/…\">"),
            ("https://h.example?token=abc", "https://h.example/…"),
            ("https://h.example is down", "https://h.example is down"),
            (
                "said s3\"cret and s3\\\"cret and s3%22cret",
                "said [redacted] and [redacted] and [redacted]",
            ),
            (
                "7\u{0}9\u{0}0\u{0}0\u{0}1\u{0}2\u{0}3 c\u{0}r\u{0}e\u{0}t\u{0}",
                "[digits] [redacted]",
            ),
            ("  two\n\tlines ", "two lines"),
        ] {
            assert_eq!(redact(text, &["s3\"cret", "", "cret"]), expected);
        }
    }

    #[test]
    fn shortens_between_characters() {
        let text = redact(&"ж".repeat(1000), &[]);
        assert_eq!(text.chars().count(), LONGEST + 1);
        assert!(text.ends_with('…'));
    }
}
