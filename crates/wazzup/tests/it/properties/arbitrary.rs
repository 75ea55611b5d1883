//! Arbitrary JSON and examples with faults, whose own values can be told from everything else.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Number, Value};

/// In every text that is made here.
pub(crate) const MARK: &str = "zqmark";
/// The numbers that are made here: no line or column of a body is ever one of these.
const NUMBERS: [i64; 2] = [424_242, -535_353];
const FRACTION: f64 = 646_464.5;

/// The mark that `text` repeats, if it repeats one.
pub(crate) fn marks(text: &str) -> Option<String> {
    let mut all = vec![MARK.to_owned(), FRACTION.to_string()];
    all.extend(NUMBERS.map(|number| number.unsigned_abs().to_string()));
    all.into_iter().find(|mark| text.contains(mark.as_str()))
}

/// Names that mean something to some method, and one that means nothing.
const NAMES: [&str; 24] = [
    "data",
    "meta",
    "id",
    "account_id",
    "account",
    "name",
    "phone",
    "channels",
    "subscriptions",
    "billing",
    "channel_id",
    "status",
    "reason",
    "user_roles",
    "user_id",
    "role",
    "allow_get_new_clients",
    "contact_data",
    "access_token",
    "expires_in",
    "processed",
    "link",
    "event",
    MARK,
];

/// Any JSON of a few levels.
pub(crate) fn json() -> impl Strategy<Value = Value> + Clone {
    let single = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        prop::sample::select(NUMBERS.to_vec()).prop_map(Value::from),
        Just(Number::from_f64(FRACTION).map_or(Value::Null, Value::Number)),
        Just(Value::from(u64::MAX)),
        Just(Value::from("")),
        any::<String>().prop_map(|text| Value::from(format!("{MARK}{text}"))),
    ];
    single.prop_recursive(4, 40, 6, |inside| {
        let name = prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inside.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((name, inside), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// One fault in a body.
#[derive(Clone, Debug)]
enum Fault {
    /// Another value at this place.
    Other(Index, Value),
    /// Nothing at this place.
    Gone(Index),
    /// The value at this place in a list, so many times.
    Several(Index, usize),
    /// The body ends here.
    Cut(Index),
    /// Another byte here.
    Byte(Index, u8),
}

fn fault() -> impl Strategy<Value = Fault> {
    let place = any::<Index>;
    prop_oneof![
        6 => (place(), json()).prop_map(|(place, json)| Fault::Other(place, json)),
        2 => place().prop_map(Fault::Gone),
        2 => (place(), 0_usize..4).prop_map(|(place, count)| Fault::Several(place, count)),
        1 => place().prop_map(Fault::Cut),
        1 => (place(), any::<u8>()).prop_map(|(place, byte)| Fault::Byte(place, byte)),
    ]
}

/// One of `examples` with one to three faults.
pub(crate) fn mutated(examples: Vec<Value>) -> impl Strategy<Value = Vec<u8>> {
    let faults = prop::collection::vec(fault(), 1..4);
    (prop::sample::select(examples), faults).prop_map(|(mut json, faults)| {
        for fault in &faults {
            match fault {
                Fault::Other(place, value) => change(&mut json, place, &|_| value.clone()),
                Fault::Gone(place) => change(&mut json, place, &|_| Value::Null),
                Fault::Several(place, count) => {
                    change(&mut json, place, &|value| Value::Array(vec![value; *count]));
                }
                Fault::Cut(_) | Fault::Byte(..) => {}
            }
        }
        let mut bytes = json.to_string().into_bytes();
        for fault in faults {
            match fault {
                Fault::Cut(place) => bytes.truncate(place.index(bytes.len() + 1)),
                Fault::Byte(place, byte) if !bytes.is_empty() => {
                    let place = place.index(bytes.len());
                    bytes[place] = byte;
                }
                _ => {}
            }
        }
        bytes
    })
}

/// Changes the value at one place, counted through the whole.
fn change(json: &mut Value, place: &Index, by: &dyn Fn(Value) -> Value) {
    let mut left = place.index(size(json));
    walk(json, &mut left, by);
}

fn size(json: &Value) -> usize {
    1 + match json {
        Value::Array(items) => items.iter().map(size).sum::<usize>(),
        Value::Object(fields) => fields.values().map(size).sum(),
        _ => 0,
    }
}

/// Whether the place was reached.
fn walk(json: &mut Value, left: &mut usize, by: &dyn Fn(Value) -> Value) -> bool {
    if *left == 0 {
        *json = by(json.take());
        return true;
    }
    *left -= 1;
    match json {
        Value::Array(items) => items.iter_mut().any(|item| walk(item, left, by)),
        Value::Object(fields) => fields.values_mut().any(|value| walk(value, left, by)),
        _ => false,
    }
}
