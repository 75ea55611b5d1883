//! What a connection code says and how it looks: a payload shaped like the messenger's own, and a PNG that
//! a phone could scan, as the data URL of API reference 9.4.

use std::io::Cursor;

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};
use rand::RngExt;
use rand::rngs::StdRng;

/// Pixels of one module, and modules of the quiet zone around the code.
const MODULE: u32 = 6;
const QUIET: u32 = 4;

/// A fresh payload for a transport: for WhatsApp 180 characters, `2@` and three base64 parts, for the
/// others an address that only their own app opens.
pub(crate) fn payload(transport: &str, rng: &mut StdRng) -> String {
    match transport {
        "whatsapp" => {
            let reference: [u8; 66] = std::array::from_fn(|_| rng.random());
            let [key, identity]: [[u8; 32]; 2] = [rng.random(), rng.random()];
            let [reference, key, identity] =
                [&reference[..], &key, &identity].map(|part| BASE64_STANDARD.encode(part));
            format!("2@{reference},{key},{identity}")
        }
        "tgapi" => format!("tg://login?token={}", token(rng)),
        "viber" => {
            let device: [u8; 16] = rng.random();
            let device = uuid::Uuid::from_bytes(device).simple();
            format!("viber://secondary?udid={device}&token={}", token(rng))
        }
        "max" => format!("max://:auth/{}", token(rng)),
        other => format!("{other}://login?token={}", token(rng)),
    }
}

fn token(rng: &mut StdRng) -> String {
    let bytes: [u8; 32] = rng.random();
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// The payload as a PNG in a data URL; none if it does not fit into a code.
pub(crate) fn data_url(payload: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(payload, EcLevel::L).ok()?;
    let width = u32::try_from(code.width()).ok()?;
    let colors = code.to_colors();
    let side = (width + 2 * QUIET) * MODULE;
    let picture = GrayImage::from_fn(side, side, |x, y| {
        let (column, row) = ((x / MODULE).wrapping_sub(QUIET), (y / MODULE).wrapping_sub(QUIET));
        let inside = column < width && row < width;
        let dark = inside && colors[(row * width + column) as usize] == Color::Dark;
        Luma([if dark { 0 } else { 255 }])
    });
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).ok()?;
    Some(format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png.into_inner())))
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn a_whatsapp_payload_looks_like_one() {
        let payload = payload("whatsapp", &mut StdRng::seed_from_u64(1));
        assert!(payload.starts_with("2@"));
        assert_eq!(payload.split(',').count(), 3);
        assert_eq!(payload.len(), 180);
    }
}
