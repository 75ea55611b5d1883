//! Whatever arrives as a picture of a code is an error or a clean PNG of a bounded size.
//!
//! The inputs are the same each time. With `PROPTEST_CASES` there are as many as it says, and others
//! each time.

use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{Config, RngSeed},
};

use super::{tests::crc, *};

pub(crate) fn config(cases: u32) -> Config {
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
        config.rng_seed = RngSeed::Fixed(1);
    }
    config
}

const COLOURS: [(ExtendedColorType, usize); 6] = [
    (ExtendedColorType::L8, 1),
    (ExtendedColorType::La8, 2),
    (ExtendedColorType::Rgb8, 3),
    (ExtendedColorType::Rgba8, 4),
    (ExtendedColorType::L16, 2),
    (ExtendedColorType::Rgba16, 8),
];

prop_compose! {
    /// A sound PNG: any colours, sizes around those of real codes, and far below and above.
    fn picture()(
        (colour, bytes) in prop::sample::select(COLOURS.to_vec()),
        (width, height) in prop_oneof![
            8 => (1_u32..90, 1_u32..90),
            1 => (2_040_u32..2_060, 1_u32..30),
        ],
        pattern in prop::collection::vec(any::<u8>(), 1..64),
    ) -> Vec<u8> {
        let dots: Vec<u8> =
            pattern.into_iter().cycle().take((width * height) as usize * bytes).collect();
        let mut png = Vec::new();
        PngEncoder::new(&mut png).write_image(&dots, width, height, colour).unwrap();
        png
    }
}

/// What may be wrong with a PNG.
#[derive(Debug, Clone)]
enum Fault {
    /// Another byte.
    Byte(Index, u8),
    /// It ends here.
    Cut(Index),
    /// More bytes here.
    More(Index, Vec<u8>),
    /// Another byte in the header, whose checksum is right again.
    Header(Index, u8),
}

fn fault() -> impl Strategy<Value = Fault> {
    let place = any::<Index>;
    prop_oneof![
        (place(), any::<u8>()).prop_map(|(place, byte)| Fault::Byte(place, byte)),
        place().prop_map(Fault::Cut),
        (place(), prop::collection::vec(any::<u8>(), 1..40))
            .prop_map(|(place, more)| Fault::More(place, more)),
        (place(), any::<u8>()).prop_map(|(place, byte)| Fault::Header(place, byte)),
    ]
}

fn damage(mut png: Vec<u8>, fault: Fault) -> Vec<u8> {
    match fault {
        Fault::Byte(place, byte) => {
            let place = place.index(png.len().max(1));
            if let Some(found) = png.get_mut(place) {
                *found = byte;
            }
        }
        Fault::Cut(place) => png.truncate(place.index(png.len() + 1)),
        Fault::More(place, more) => {
            let place = place.index(png.len() + 1);
            png.splice(place..place, more);
        }
        // Width, height, depth, colour, compression, filter, interlace; then the sum of them.
        Fault::Header(place, byte) => {
            if png.len() > 33 {
                png[16 + place.index(13)] = byte;
                let sum = crc(&png[12..29]).to_be_bytes();
                png[29..33].copy_from_slice(&sum);
            }
        }
    }
    png
}

fn any_text() -> impl Strategy<Value = String> {
    let damaged = (picture(), prop::collection::vec(fault(), 0..4))
        .prop_map(|(png, faults)| faults.into_iter().fold(png, damage));
    let bytes = prop_oneof![
        4 => damaged,
        1 => any::<Vec<u8>>(),
        1 => any::<Vec<u8>>().prop_map(|rest| [b"\x89PNG\r\n\x1a\n", &rest[..]].concat()),
    ];
    let kinds = ["", "data:image/png;base64,", "data:IMAGE/PNG;base64,", "data:text/html;base64,"];
    prop_oneof![
        8 => (prop::sample::select(kinds.to_vec()), bytes)
            .prop_map(|(kind, bytes)| format!("{kind}{}", STANDARD.encode(bytes))),
        1 => any::<String>(),
        1 => any::<String>().prop_map(|text| format!("data:image/png;base64,{text}")),
    ]
}

#[test]
fn any_text_is_an_error_or_a_clean_picture_of_a_bounded_size() {
    let shown = std::cell::Cell::new(0);
    proptest!(config(400), |(text in any_text())| {
        let Ok(picture) = clean(&text) else { return Ok(()) };
        shown.set(shown.get() + 1);
        let png = bytes_of(&picture.png).unwrap();
        let drawn = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
        prop_assert_eq!(drawn.color(), image::ColorType::L8);
        prop_assert_eq!(drawn.width(), picture.width);
        let bounds = SMALLEST..=SIDE;
        prop_assert!(bounds.contains(&drawn.width()) && bounds.contains(&drawn.height()));
        // What was drawn here is drawn the same again.
        prop_assert_eq!(clean(&picture.png), Ok(picture));
    });
    assert!(shown.get() > 20, "only {} pictures were good enough to be shown", shown.get());
}
