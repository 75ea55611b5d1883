//! What the columns of a table are taken for: by their headings, else by what stands in them.
//!
//! Used by `source`. A guess only: the person sees it and has the last word. Absent: what was
//! decided for such headings before (`bulk` remembers that).

use super::{
    BulkKind, SheetColumn,
    fields::{REASON, fields},
    header::{FIRST_NAME, LAST_NAME, meaning},
    phone::{self, Judged},
    rows::Row,
};

/// Values shown of a column, and the most of one, in characters.
const SAMPLES: usize = 3;
const SHOWN: usize = 80;
/// Values of a column that are judged.
const JUDGED: usize = 100;

/// Whether the first row is a heading: it has a word we know and nothing that looks like a value.
/// Of unknown words, they must stand over columns of numbers.
pub(super) fn has_header(kind: BulkKind, rows: &[&Row]) -> bool {
    let Some(((_, first), below)) = rows.split_first() else { return false };
    let mut said = first.iter().filter(|cell| !cell.trim().is_empty());
    if said.clone().any(|cell| is_value(cell)) {
        return false;
    }
    said.any(|cell| meaning(kind, cell).is_some()) || {
        let number = |column: usize| {
            let cells = below.iter().filter_map(|(_, cells)| cells.get(column));
            let mut said = cells.filter(|cell| !cell.trim().is_empty()).peekable();
            said.peek().is_some() && said.all(|cell| digits(cell) * 2 > cell.chars().count())
        };
        let titled = |column: usize| first.get(column).is_some_and(|cell| !cell.trim().is_empty());
        let widest = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        (0..widest).any(|column| titled(column) && number(column))
    }
}

/// The columns of a table with what they are taken for; `first` is the heading, if there is one.
pub(super) fn columns(kind: BulkKind, first: Option<&Row>, rows: &[&Row]) -> Vec<SheetColumn> {
    let said = |cells: &[String]| cells.iter().rposition(|cell| !cell.trim().is_empty());
    let last = first.iter().chain(rows).filter_map(|(_, cells)| said(cells)).max();
    let width = last.map_or(0, |last| last + 1);
    let values = |column: usize| {
        let cells = rows.iter().filter_map(move |(_, cells)| cells.get(column));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    };
    let titles: Vec<&str> = (0..width)
        .map(|column| first.and_then(|(_, cells)| cells.get(column)).map_or("", |cell| cell.trim()))
        .collect();
    let judged: Vec<Vec<&str>> =
        (0..width).map(|column| values(column).take(JUDGED).collect()).collect();
    let mut taken = by_titles(kind, &titles, &judged);
    by_values(kind, &titles, &judged, &mut taken);
    let column = |(column, field): (usize, Option<&str>)| {
        let mut samples: Vec<String> = Vec::new();
        for value in values(column) {
            let shown: String = value.chars().take(SHOWN).collect();
            if samples.len() < SAMPLES && !samples.contains(&shown) {
                samples.push(shown);
            }
        }
        SheetColumn { title: titles[column].to_owned(), samples, field: field.map(str::to_owned) }
    };
    taken.into_iter().enumerate().map(column).collect()
}

type Taken = Vec<Option<&'static str>>;
type Looks = fn(&str) -> bool;

fn by_titles(kind: BulkKind, titles: &[&str], values: &[Vec<&str>]) -> Taken {
    let meanings: Taken = titles.iter().map(|title| meaning(kind, title)).collect();
    let named = meanings.contains(&Some("name"));
    let telegram =
        |meaning: &&Option<&str>| meaning.is_some_and(|field| field.starts_with("telegram"));
    let alone = meanings.iter().filter(telegram).count() == 1;
    let mut taken: Taken = Vec::new();
    for (meaning, values) in meanings.into_iter().zip(values) {
        let field = match meaning {
            Some(FIRST_NAME | LAST_NAME) => Some("name").filter(|_| !named),
            // People write names and numbers where the messenger's own number belongs.
            Some("telegram") if alone && most(values, |value| value.starts_with('+')) => {
                Some("telegram_phone")
            }
            Some("telegram") if alone && most(values, is_name) => Some("telegram_username"),
            Some(field) if is_single(field) => Some(field).filter(|_| !taken.contains(&meaning)),
            field => field,
        };
        taken.push(field);
    }
    taken
}

/// Columns whose headings say nothing, where what they hold is hard to mistake. Without any heading
/// also the first column of short words and the first of names.
fn by_values(kind: BulkKind, titles: &[&str], values: &[Vec<&str>], taken: &mut Taken) {
    let phone = if kind == BulkKind::Contacts { "whatsapp" } else { "phone" };
    let untitled = titles.iter().all(|title| title.is_empty());
    let looks: [(&'static str, bool, Looks); 6] = [
        (phone, true, is_phone),
        ("link", true, is_link),
        ("name", untitled, |value| value.contains(' ') && has_letter(value)),
        ("id", untitled, |value| !value.contains(' ') && digits(value) > 0),
        ("name", untitled, has_letter),
        ("id", untitled, |value| !value.contains(' ')),
    ];
    for (field, applies, looks) in looks {
        if !applies || !fields(kind).contains(&field) || taken.contains(&Some(field)) {
            continue;
        }
        let free = |column: &usize| taken[*column].is_none();
        let mut fitting = (0..taken.len()).filter(|column| most(&values[*column], looks));
        if let Some(column) = fitting.find(free) {
            taken[column] = Some(field);
        }
    }
}

/// A field that one column has, the first that claims it.
fn is_single(field: &str) -> bool {
    matches!(field, "id" | "name" | "responsible_user" | "link" | "phone") || field == REASON
}

/// Whether nearly all values of a column are so: four of five, and there are some.
fn most(values: &[&str], is_so: impl Fn(&str) -> bool) -> bool {
    let so = values.iter().filter(|value| is_so(value)).count();
    so > 0 && so * 5 >= values.len() * 4
}

/// Something no heading is: a number, an address, a link.
fn is_value(cell: &str) -> bool {
    digits(cell) >= 5 || is_link(cell) || cell.contains('@') || cell.trim().parse::<f64>().is_ok()
}

fn is_link(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}

fn is_phone(value: &str) -> bool {
    digits(value) >= 7 && matches!(phone::judge(value), Judged::Good(_))
}

fn is_name(value: &str) -> bool {
    value.starts_with('@') || has_letter(value)
}

fn has_letter(value: &str) -> bool {
    value.chars().any(char::is_alphabetic)
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}
