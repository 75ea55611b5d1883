//! Codes: a received picture is bounded, decoded and drawn again, and an address is drawn, so that
//! only a clean PNG made here reaches the page.
//!
//! Called by the listener for each `channel.qr_update` (API reference 9.4), and for a page that the
//! client must open. Deliberately absent: reading what a code says, and its quiet zone, which the
//! page draws around it.

use std::io::Cursor;

use base64::{Engine, engine::general_purpose::STANDARD};
use image::{DynamicImage, GrayImage, ImageFormat, ImageReader, Limits, Luma};
use qrcode::{Color, EcLevel, QrCode};

use crate::{
    connection::Picture,
    error::{ErrorCode, UiError},
};

/// The largest picture taken, in bytes once decoded from base64.
const BYTES: usize = 256 * 1024;
/// The largest side, in pixels.
const SIDE: u32 = 2048;
/// The smallest side: a code has 21 modules at least.
const SMALLEST: u32 = 21;
/// The least width of a code drawn here, in pixels.
const DRAWN: u32 = 300;
/// Memory the decoder may take: a picture of the largest side with four channels, and some room.
const ALLOC: u64 = 24 * 1024 * 1024;

/// Why a received picture cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Broken {
    /// It is more than 256 KiB.
    #[error("the picture of the code is too large")]
    TooLarge,
    /// The text around it is not base64.
    #[error("the picture of the code is not base64")]
    NotBase64,
    /// It is something else, or says so.
    #[error("the picture of the code is not a PNG")]
    NotPng,
    /// A side has more than 2048 pixels.
    #[error("the picture of the code is too wide")]
    TooWide,
    /// A side has fewer pixels than any code has modules.
    #[error("the picture of the code is too small")]
    TooSmall,
    /// There is no ink on it.
    #[error("the picture of the code is empty")]
    Blank,
    /// It begins as a PNG and breaks off or contradicts itself.
    #[error("the picture of the code is damaged")]
    Damaged,
}

impl From<Broken> for UiError {
    fn from(broken: Broken) -> Self {
        UiError::new(ErrorCode::Unreadable, broken.to_string())
    }
}

/// Decodes `text`, a data URL or bare base64, and draws the picture again in grey on white.
pub(crate) fn clean(text: &str) -> Result<Picture, Broken> {
    let bytes = bytes_of(text)?;
    let size = ImageReader::with_format(Cursor::new(&bytes), ImageFormat::Png);
    let (width, height) = size.into_dimensions().map_err(|_| Broken::Damaged)?;
    if width > SIDE || height > SIDE {
        return Err(Broken::TooWide);
    }
    if width < SMALLEST || height < SMALLEST {
        return Err(Broken::TooSmall);
    }
    let mut reader = ImageReader::with_format(Cursor::new(&bytes), ImageFormat::Png);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(ALLOC);
    reader.limits(limits);
    encoded(trimmed(&on_white(&reader.decode().map_err(|_| Broken::Damaged)?))?)
}

/// Draws a code that says `text`, at least [`DRAWN`] pixels wide and without its white edge.
pub(crate) fn draw(text: &str) -> Result<Picture, Broken> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M);
    let code = code.map_err(|_| Broken::TooLarge)?;
    let modules = u32::try_from(code.width()).map_err(|_| Broken::TooWide)?;
    let dot = DRAWN.div_ceil(modules);
    let colors = code.to_colors();
    encoded(GrayImage::from_fn(modules * dot, modules * dot, |x, y| {
        let dark = colors[((y / dot) * modules + x / dot) as usize] == Color::Dark;
        Luma([if dark { 0 } else { 255 }])
    }))
}

fn encoded(picture: GrayImage) -> Result<Picture, Broken> {
    let width = picture.width();
    let mut png = Vec::new();
    DynamicImage::ImageLuma8(picture)
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|_| Broken::Damaged)?;
    let png = format!("data:image/png;base64,{}", STANDARD.encode(png));
    Ok(Picture { png: png.into(), width })
}

fn bytes_of(text: &str) -> Result<Vec<u8>, Broken> {
    let text = text.trim();
    let base64 = match text.strip_prefix("data:") {
        None => text,
        Some(url) => {
            let (kind, base64) = url.split_once(',').ok_or(Broken::NotBase64)?;
            let kind = kind.to_ascii_lowercase();
            if !kind.ends_with(";base64") {
                return Err(Broken::NotBase64);
            }
            if !kind.starts_with("image/png;") {
                return Err(Broken::NotPng);
            }
            base64
        }
    };
    if base64.len() > BYTES.div_ceil(3) * 4 {
        return Err(Broken::TooLarge);
    }
    let bytes = STANDARD.decode(base64).map_err(|_| Broken::NotBase64)?;
    if bytes.len() > BYTES {
        return Err(Broken::TooLarge);
    }
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Err(Broken::NotPng);
    }
    Ok(bytes)
}

/// What is transparent is paper: a code drawn on nothing would turn black all over otherwise.
fn on_white(picture: &DynamicImage) -> GrayImage {
    let grey = picture.to_luma_alpha8();
    GrayImage::from_fn(grey.width(), grey.height(), |x, y| {
        let [ink, alpha] = grey.get_pixel(x, y).0.map(u32::from);
        let mixed = (ink * alpha + 255 * (255 - alpha)) / 255;
        Luma([u8::try_from(mixed).unwrap_or(255)])
    })
}

/// Without the white edge, of which each sender draws another width: the page adds its own, so that
/// every code is shown at one size.
fn trimmed(picture: &GrayImage) -> Result<GrayImage, Broken> {
    let ink = picture.enumerate_pixels().filter(|(_, _, dot)| dot.0[0] < 128);
    let (mut left, mut top, mut right, mut bottom) = (u32::MAX, u32::MAX, 0, 0);
    for (x, y, _) in ink {
        (left, top) = (left.min(x), top.min(y));
        (right, bottom) = (right.max(x), bottom.max(y));
    }
    if left > right {
        return Err(Broken::Blank);
    }
    let (width, height) = (right - left + 1, bottom - top + 1);
    if width < SMALLEST || height < SMALLEST {
        return Err(Broken::TooSmall);
    }
    Ok(image::imageops::crop_imm(picture, left, top, width, height).to_image())
}

#[cfg(test)]
#[path = "qr_properties.rs"]
mod properties;
#[cfg(test)]
pub(crate) use properties::config as properties_config;

#[cfg(test)]
mod tests {
    use image::{ExtendedColorType, ImageEncoder, LumaA, codecs::png::PngEncoder};

    use super::*;

    fn url(bytes: &[u8]) -> String {
        format!("data:image/png;base64,{}", STANDARD.encode(bytes))
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let dots = vec![0; (width * height) as usize];
        PngEncoder::new(&mut bytes)
            .write_image(&dots, width, height, ExtendedColorType::L8)
            .unwrap();
        bytes
    }

    fn decoded(picture: &Picture) -> GrayImage {
        let bytes = bytes_of(&picture.png).unwrap();
        image::load_from_memory_with_format(&bytes, ImageFormat::Png).unwrap().to_luma8()
    }

    #[test]
    fn what_is_drawn_here_can_be_read() {
        let long = format!("https://pages.example/{}", "a".repeat(1978));
        for text in ["http://127.0.0.1:4000/hosted/a-b_c", &long] {
            let picture = draw(text).unwrap();
            let drawn = decoded(&picture);
            assert!(picture.width >= DRAWN && drawn.dimensions() == (picture.width, picture.width));
            assert_eq!(drawn.get_pixel(0, 0).0, [0], "without an edge of its own");
            // The page draws the white edge that a reader needs.
            let side = picture.width + 80;
            let mut paper = GrayImage::from_pixel(side, side, Luma([255]));
            image::imageops::overlay(&mut paper, &drawn, 40, 40);
            let mut prepared = rqrr::PreparedImage::prepare(paper);
            let (_, read) = prepared.detect_grids()[0].decode().unwrap();
            assert_eq!(read, text);
        }
        assert_eq!(draw(&"a".repeat(3000)), Err(Broken::TooLarge));
    }

    #[test]
    fn a_picture_comes_back_clean() {
        let picture = clean(&url(&png(40, 40))).unwrap();
        assert_eq!(picture.width, 40);
        assert!(decoded(&picture).pixels().all(|dot| dot.0 == [0]));
        assert_eq!(clean(&STANDARD.encode(png(40, 40))).unwrap(), picture, "bare base64 too");
    }

    #[test]
    fn what_is_not_part_of_the_picture_does_not_pass() {
        let mut bytes = png(40, 40);
        bytes.extend_from_slice(b"<script>stowaway</script>");
        let picture = clean(&url(&bytes)).unwrap();
        let again = bytes_of(&picture.png).unwrap();
        assert!(!again.windows(8).any(|part| part == b"stowaway"));
    }

    #[test]
    fn ink_on_nothing_is_ink_on_white() {
        let ink = |x, y| x < 15 || (x == 29 && y == 29);
        let drawn = image::GrayAlphaImage::from_fn(30, 30, |x, y| {
            LumaA(if ink(x, y) { [0, 255] } else { [0, 0] })
        });
        let mut bytes = Vec::new();
        DynamicImage::from(drawn).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        let grey = decoded(&clean(&url(&bytes)).unwrap());
        assert_eq!((grey.get_pixel(0, 0).0, grey.get_pixel(29, 0).0), ([0], [255]));
    }

    #[test]
    fn a_white_edge_of_any_width_goes() {
        let drawn = GrayImage::from_fn(90, 90, |x, y| {
            let ink = (20..70).contains(&x) && (30..80).contains(&y);
            Luma([if ink { 0 } else { 255 }])
        });
        let mut bytes = Vec::new();
        DynamicImage::from(drawn).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        let picture = clean(&url(&bytes)).unwrap();
        assert_eq!((picture.width, decoded(&picture).dimensions()), (50, (50, 50)));
        let white = GrayImage::from_pixel(90, 90, Luma([255]));
        let mut bytes = Vec::new();
        DynamicImage::from(white).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        assert_eq!(clean(&url(&bytes)), Err(Broken::Blank));
    }

    #[test]
    fn everything_else_is_named() {
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F'];
        let whole = png(64, 64);
        let cases = [
            (url(&jpeg), Broken::NotPng),
            (format!("data:image/jpeg;base64,{}", STANDARD.encode(&whole)), Broken::NotPng),
            (format!("data:image/svg+xml;base64,{}", STANDARD.encode("<svg/>")), Broken::NotPng),
            ("data:image/svg+xml,<svg/>".to_owned(), Broken::NotBase64),
            ("data:image/png;base64".to_owned(), Broken::NotBase64),
            ("data:image/png;base64,not base64 at all".to_owned(), Broken::NotBase64),
            (String::new(), Broken::NotPng),
            (url(&whole[..whole.len() / 2]), Broken::Damaged),
            (url(&whole[..12]), Broken::Damaged),
            (url(&png(20, 40)), Broken::TooSmall),
            (url(&png(SIDE + 1, 30)), Broken::TooWide),
            ("A".repeat(BYTES * 2), Broken::TooLarge),
            (url(&vec![0; BYTES + 1]), Broken::TooLarge),
        ];
        for (text, broken) in cases {
            let shown = text.chars().take(40).collect::<String>();
            assert_eq!(clean(&text), Err(broken), "{shown}");
        }
    }

    #[test]
    fn a_bomb_is_refused_by_its_size_and_not_unpacked() {
        // A sound header that claims 60,000 by 60,000 dots, and hardly any data behind it.
        let mut bomb = png(64, 64);
        bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        let sum = crc(&bomb[12..29]).to_be_bytes();
        bomb[29..33].copy_from_slice(&sum);
        assert_eq!(clean(&url(&bomb)), Err(Broken::TooWide));
    }

    pub(super) fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
            })
        })
    }
}
