//! Rows against each other and against the account, also after edits.

use proptest::prelude::*;

use super::*;
use crate::{
    contacts::{Contact, ContactData},
    users::User,
};

fn values(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
}

fn person(id: &str, name: &str, phone: &str) -> BTreeMap<String, String> {
    values(&[("id", id), ("name", name), ("phone", phone)])
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

fn user(id: &str, name: &str, phone: Option<&str>) -> User {
    User { id: id.to_owned(), name: name.to_owned(), phone: phone.map(str::to_owned) }
}

/// What is wrong with a row, as `field:Rule(limit)`.
fn worded(findings: &[FieldProblem]) -> Vec<String> {
    let limit = |found: &FieldProblem| found.limit.clone().unwrap_or_default();
    findings.iter().map(|f| format!("{}:{:?}({})", f.field, f.rule, limit(f))).collect()
}

#[test]
fn users_are_compared_with_the_account() {
    for (kind, complete) in
        [(BulkKind::Users, true), (BulkKind::Users, false), (BulkKind::V3Users, true)]
    {
        let mut known = Known::new(kind, complete);
        known.user(&user("1", "Anna", Some("37120001140")));
        known.user(&user("2", "Igor", None));
        let mut preflight = Preflight::new(kind, known);
        let mut row = 1;
        for (fields, full, never_read, v3) in [
            (person("3", "New", ""), Effect::Add, Effect::Unknown, Effect::Add),
            (person("1", "Anna", "+371 20001140"), Effect::Same, Effect::Unknown, Effect::Same),
            (person("1", "Olga", "37120001140"), Effect::Change, Effect::Change, Effect::Change),
            (person("2", "Igor", ""), Effect::Same, Effect::Unknown, Effect::Unknown),
            (person("2", "Igor", "37120001141"), Effect::Change, Effect::Change, Effect::Unknown),
            (person("", "Nobody", ""), Effect::Unknown, Effect::Unknown, Effect::Unknown),
        ] {
            row += 1;
            let expected = match (kind, complete) {
                (BulkKind::V3Users, _) => v3,
                (_, true) => full,
                _ => never_read,
            };
            assert_eq!(
                preflight.check(row, &fields).effect,
                expected,
                "{kind:?} {complete} {fields:?}"
            );
        }
        let taken = preflight.check(20, &person("9", "Thief", "37120001140"));
        assert!(worded(&taken.problems).contains(&"phone:Taken()".to_owned()));
        let lost = preflight.check(21, &person("1", "Anna", ""));
        assert_eq!(worded(&lost.warnings), ["phone:MayBeLost()"]);
        // The list of v3 tells no phones: one may be there, and would be taken away in silence.
        let untold = preflight.check(22, &person("2", "Olga", "")).warnings;
        let warned = if kind == BulkKind::V3Users { vec!["phone:MayBeLost()"] } else { vec![] };
        assert_eq!(worded(&untold), warned, "{kind:?}");
    }
}

#[test]
fn contacts_are_compared_with_the_account() {
    let chat = |chat_type: &str, chat_id: &str| ContactData {
        chat_type: chat_type.to_owned(),
        chat_id: chat_id.to_owned(),
        username: None,
        phone: None,
    };
    let mut known = Known::new(BulkKind::Contacts, true);
    for (id, uri, vk, phone) in
        [("1", Some("https://crm.example/1"), "5", "37120001140"), ("2", None, "8", "37120001141")]
    {
        known.contact(&Contact {
            id: id.to_owned(),
            responsible_user_id: Some("u1".to_owned()),
            name: "Acme".to_owned(),
            contact_data: vec![chat("vk", vk), chat("whatsapp", phone)],
            uri: uri.map(str::to_owned),
            uri_kept_here: true,
        });
    }
    known.colleagues([("u1".to_owned(), "Anna".to_owned())]);
    let mut preflight = Preflight::new(BulkKind::Contacts, known);
    let both = [("whatsapp", "+371 20001140"), ("vk", "5")];
    let others = [("whatsapp", "+371 20001141"), ("vk", "8")];
    let own = |id, name, link, chats: &[(&'static str, &'static str)]| {
        let fields = [("id", id), ("name", name), ("responsible_user", "Anna"), ("link", link)];
        values(&[&fields[..], chats].concat())
    };
    let (first, second) = ("https://crm.example/1", "https://crm.example/2");
    for (row, fields, effect, warnings) in [
        (2, own("1", "Acme", first, &both), Effect::Same, &[][..]),
        (3, own("2", "Acme", second, &others), Effect::Unknown, &[]),
        (4, own("3", "Acme", first, &[("vk", "6")]), Effect::Add, &[]),
        // Where the account has somebody else, and another row too.
        (
            5,
            own("4", "Acme", first, &both),
            Effect::Add,
            &[
                "vk:ChatTaken()",
                "vk:RepeatsRow(2)",
                "whatsapp:ChatTaken()",
                "whatsapp:RepeatsRow(2)",
            ],
        ),
    ] {
        let mut checked = preflight.check(row, &fields);
        checked.warnings.sort_by_key(|found| (found.field.clone(), found.limit.clone()));
        assert_eq!((checked.effect, checked.problems), (effect, Vec::new()), "{row}");
        assert_eq!(worded(&checked.warnings), warnings, "{row}");
    }
    assert_eq!(preflight.check(2, &own("1", "Acme", second, &both)).effect, Effect::Change);
    let less = preflight.check(2, &own("1", "Acme", first, &[("vk", "7")]));
    assert_eq!(
        (less.effect, worded(&less.warnings)),
        (Effect::Change, vec!["whatsapp:MayBeLost()".to_owned()])
    );
}

#[test]
fn a_chat_without_its_id_is_told_by_its_name() {
    let chat = |chat_id: &str, username: &str| ContactData {
        chat_type: "telegram".to_owned(),
        chat_id: chat_id.to_owned(),
        username: Some(username.to_owned()),
        phone: None,
    };
    let mut known = Known::new(BulkKind::Contacts, true);
    known.colleagues([("u1".to_owned(), "Anna".to_owned())]);
    for (id, data) in [("1", chat("55", "anna")), ("2", chat("", "inga"))] {
        known.contact(&Contact {
            id: id.to_owned(),
            responsible_user_id: Some("u1".to_owned()),
            name: "Acme".to_owned(),
            contact_data: vec![data],
            uri: Some("https://crm.example/1".to_owned()),
            uri_kept_here: true,
        });
    }
    let mut preflight = Preflight::new(BulkKind::Contacts, known);
    let own = |id, name| {
        let link = ("link", "https://crm.example/1");
        let who = [("id", id), ("name", "Acme"), ("responsible_user", "u1"), link];
        values(&[&who[..], &[("telegram_username", name)]].concat())
    };
    for (row, fields, effect, warnings) in [
        (2, own("2", "inga"), Effect::Same, &["telegram:NoChatId()"][..]),
        // The id the account has may go with it.
        (3, own("1", "anna"), Effect::Change, &["telegram:NoChatId()", "telegram:MayBeLost()"]),
        (
            4,
            own("3", "inga"),
            Effect::Add,
            &["telegram:NoChatId()", "telegram_username:RepeatsRow(2)"],
        ),
    ] {
        let checked = preflight.check(row, &fields);
        assert_eq!((checked.effect, checked.problems), (effect, Vec::new()), "{row}");
        assert_eq!(worded(&checked.warnings), warnings, "{row}");
    }
}

#[test]
fn an_edit_sets_the_other_rows_right() {
    let mut preflight = Preflight::new(BulkKind::Users, Known::new(BulkKind::Users, true));
    assert_eq!(preflight.check(2, &person("a", "Anna", "37120001140")).problems, []);
    let second = person("a", "Igor", "37120001140");
    assert_eq!(
        worded(&preflight.check(3, &second).problems),
        ["id:RepeatsRow(2)", "phone:RepeatsRow(2)"]
    );
    // The first gets another id: the second is to be looked at again, for its phone alone.
    let edited = preflight.check(2, &person("b", "Anna", "37120001140"));
    assert_eq!((edited.problems, edited.touched), (vec![], BTreeSet::from([3])));
    assert_eq!(worded(&preflight.check(3, &second).problems), ["phone:RepeatsRow(2)"]);
    assert_eq!(preflight.forget(2), BTreeSet::from([3]));
    assert_eq!(preflight.check(3, &second).problems, []);
    assert_eq!(
        preflight.check(2, &person("c", "Anna", "37120001140")).touched,
        BTreeSet::from([3])
    );
}

#[test]
fn the_first_rows_get_the_places_left() {
    let mut known = Known::new(BulkKind::Users, true);
    for id in 0..MOST_USERS - 2 {
        known.user(&user(&format!("old-{id}"), "Old", None));
    }
    let mut preflight = Preflight::new(BulkKind::Users, known);
    let new = |row: u32| person(&format!("new-{row}"), "New", "");
    let mut verdict = |row: u32| worded(&preflight.check(row, &new(row)).problems);
    let beyond = ["id:OverLimit(1000)"];
    assert_eq!((verdict(2), verdict(3)), (vec![], vec![]));
    assert_eq!(
        (&verdict(4)[..], &verdict(5)[..]),
        (&beyond.map(str::to_owned)[..], &beyond.map(str::to_owned)[..])
    );
    assert_eq!(preflight.check(6, &person("old-7", "Changed", "")).problems, []);
    assert_eq!(preflight.forget(2), BTreeSet::from([4]));
    assert_eq!(preflight.check(4, &new(4)).problems, []);
    let back = preflight.check(2, &new(2));
    assert_eq!((back.problems, back.touched), (vec![], BTreeSet::from([4])));
    assert_eq!(worded(&preflight.check(4, &new(4)).problems), beyond);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// However rows are edited, left out and put back: once the touched ones are looked at again,
    /// everything is as if the table had been so from the beginning.
    #[test]
    fn edits_end_where_a_fresh_look_would(
        edits in prop::collection::vec((2u32..8, prop::option::of((0u8..4, 0u8..4))), 1..40),
    ) {
        let known = || {
            let mut known = Known::new(BulkKind::Users, true);
            for id in 0..MOST_USERS - 2 {
                known.user(&user(&format!("old-{id}"), "Old", None));
            }
            known
        };
        let row_of = |(id, phone): (u8, u8)| person(&format!("id-{id}"), "N", &format!("3712000114{phone}"));
        let mut edited = Preflight::new(BulkKind::Users, known());
        let (mut table, mut verdicts) = (BTreeMap::new(), BTreeMap::new());
        for (row, content) in edits {
            let mut waiting = match content {
                Some(content) => {
                    table.insert(row, row_of(content));
                    BTreeSet::from([row])
                }
                None => {
                    table.remove(&row);
                    verdicts.remove(&row);
                    edited.forget(row)
                }
            };
            let mut steps = 0;
            while let Some(row) = waiting.pop_first() {
                steps += 1;
                prop_assert!(steps < 100, "checking does not come to an end");
                let Some(values) = table.get(&row) else { continue };
                let checked = edited.check(row, values);
                waiting.extend(&checked.touched);
                verdicts.insert(row, checked.problems);
            }
            let mut fresh = Preflight::new(BulkKind::Users, known());
            for (row, values) in &table {
                let checked = fresh.check(*row, values);
                prop_assert!(checked.touched.is_empty(), "rows in their order touch nothing");
                prop_assert_eq!(&checked.problems, &verdicts[row], "row {}", row);
            }
        }
    }
}
