//! How the letters of a text file are written.
//!
//! Used by `source`. Absent: decoding, which encoding_rs_io does as the file is read.

use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, FieldRule};

/// How much of a file is looked at where it cannot be UTF-8, in bytes that are not all ASCII.
const LOOKED_AT: usize = 1 << 16;
/// Control characters that even a short text may have.
const SPECKS: usize = 8;

/// The encoding somebody names, as browsers call it.
///
/// # Errors
/// `Invalid` at `encoding`.
pub(super) fn named(name: &str) -> Result<&'static Encoding, Error> {
    Encoding::for_label(name.trim().as_bytes())
        .ok_or_else(|| Error::invalid("encoding", FieldRule::NotAllowed))
}

/// The most likely encoding of a text: what its first bytes declare, else UTF-8 where the whole of
/// it is that, else what its letters look like.
///
/// # Errors
/// `Invalid` at `file` when this is no text.
pub(super) fn guess(mut file: impl Read) -> Result<&'static Encoding, Error> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let (mut utf8, mut total, mut odd, mut fed) = (Utf8::default(), 0, 0, 0);
    let mut chunk = Vec::with_capacity(LOOKED_AT);
    loop {
        chunk.clear();
        file.by_ref().take(LOOKED_AT as u64).read_to_end(&mut chunk)?;
        if chunk.is_empty() {
            break;
        }
        if total == 0
            && let Some(declared) = Encoding::for_bom(&chunk).map(|(bom, _)| bom).or(wide(&chunk))
        {
            return Ok(declared);
        }
        total += chunk.len();
        odd += chunk.iter().filter(|byte| is_odd(**byte)).count();
        // A control character here and there is dirt; a picture is full of them.
        if chunk.contains(&0) || odd > SPECKS + total / 200 {
            return Err(Error::invalid("file", FieldRule::NotSheet));
        }
        utf8.feed(&chunk);
        if fed < LOOKED_AT && !chunk.is_ascii() {
            detector.feed(&chunk, false);
            fed += chunk.len();
        }
    }
    if utf8.is_valid() {
        return Ok(UTF_8);
    }
    detector.feed(&[], true);
    Ok(detector.guess(None, Utf8Detection::Deny))
}

/// UTF-16 without a mark: of what parts cells and lines, every second byte is zero, and always the
/// same one.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) => None,
        (even, odd) if even * 50 < odd => Some(UTF_16LE),
        (even, odd) if odd * 50 < even => Some(UTF_16BE),
        _ => None,
    }
}

/// A control character that texts do not have; the end mark of old systems they may.
fn is_odd(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a)
}

/// Whether pieces of bytes are UTF-8 together.
#[derive(Default)]
struct Utf8 {
    /// A letter begun and not ended.
    begun: Vec<u8>,
    broken: bool,
}

impl Utf8 {
    fn feed(&mut self, bytes: &[u8]) {
        if self.broken {
            return;
        }
        self.begun.extend_from_slice(bytes);
        match std::str::from_utf8(&self.begun) {
            Ok(_) => self.begun.clear(),
            Err(error) if error.error_len().is_none() => {
                drop(self.begun.drain(..error.valid_up_to()))
            }
            Err(_) => self.broken = true,
        }
    }

    fn is_valid(&self) -> bool {
        !self.broken && self.begun.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "имя;телефон\nАнна Петрова;79161234567\nИгорь Кузнецов;79161234568\n";
    const SPANISH: &str = "nombre;teléfono\nMaría Peña;34600000001\nJosé Núñez;34600000002\n";
    const LATVIAN: &str = "vārds;tālrunis\nJānis Bērziņš;37120000001\nĒriks Kļaviņš;37120000002\n\
                           Līga Šķērsiņa;37120000003\nGuntars Žagariņš;37120000004\n";

    fn guessed(bytes: &[u8]) -> &'static str {
        guess(bytes).unwrap().name()
    }

    #[test]
    fn letters_are_recognised() {
        for (text, label) in [
            (RUSSIAN, "windows-1251"),
            (RUSSIAN, "UTF-8"),
            (SPANISH, "windows-1252"),
            (LATVIAN, "windows-1257"),
            (LATVIAN, "UTF-8"),
            ("plain;ascii\n", "UTF-8"),
        ] {
            let (bytes, ..) = named(label).unwrap().encode(text);
            assert_eq!(guessed(&bytes), label, "{text}");
        }
        for text in [RUSSIAN, SPANISH] {
            let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
            let (little, big): (Vec<u8>, Vec<u8>) =
                (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
            assert_eq!((guessed(&little), guessed(&big)), ("UTF-16LE", "UTF-16BE"), "{text}");
            let marked = [&[0xff, 0xfe], &little[..]].concat();
            assert_eq!(guessed(&marked), "UTF-16LE");
        }
        assert_eq!(guessed(&[b"\xef\xbb\xbf", RUSSIAN.as_bytes()].concat()), "UTF-8");
    }

    #[test]
    fn a_letter_may_lie_across_two_pieces() {
        let text = format!("{}я{}", "a".repeat(LOOKED_AT - 1), "b".repeat(LOOKED_AT));
        assert_eq!(guessed(text.as_bytes()), "UTF-8");
        // UTF-8 is not guessed from the beginning alone.
        let (late, ..) = named("windows-1251").unwrap().encode(RUSSIAN);
        let text = [&vec![b'a'; LOOKED_AT + 7][..], &late].concat();
        assert_eq!(guessed(&text), "windows-1251");
        assert_eq!(guessed("cut off: Ж".as_bytes().split_last().unwrap().1), "windows-1252");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0";
        let noise: Vec<u8> = (1..=255).cycle().take(4_000).collect();
        for bytes in [&picture[..], &noise] {
            let error = guess(bytes).unwrap_err();
            assert_eq!(error.to_string(), "file: NotSheet");
        }
        assert_eq!(named("utf-9").unwrap_err().to_string(), "encoding: NotAllowed");
    }
}
