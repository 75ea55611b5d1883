//! What headings mean, in the languages of the product: English, Spanish, Portuguese, Russian.
//!
//! Used by `guess`. The words are those that exports of CRMs, address books and the console itself
//! write. Absent: everything a heading does not say (`guess` looks at the values).

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    BulkKind,
    fields::{REASON, fields},
};

/// A first and a last name, which make a name where there is no better one.
pub(super) const FIRST_NAME: &str = "first_name";
pub(super) const LAST_NAME: &str = "last_name";

/// Words by what they mean. Case, accents and numbers do not matter: see [`folded`].
const WORDS: &[(&str, &str)] = &[
    (
        "id",
        "id, user id, contact id, client id, customer id, employee id, crm id, identifier, \
         external id, uid, guid, identificador, id usuario, id contacto, id cliente, id de \
         usuario, id de contacto, código, id do usuário, id do contato, id contato, \
         идентификатор, ид, айди, id пользователя, id контакта, id сотрудника, id клиента, \
         код, id в crm",
    ),
    (
        "name",
        "name, full name, display name, user name, contact name, contact, client, customer, \
         employee, user, person, nombre, nombre completo, nombre y apellidos, contacto, \
         cliente, usuario, empleado, nome, nome completo, contato, usuário, funcionário, имя, \
         полное имя, фио, ф и о, имя фамилия, фамилия имя, сотрудник, пользователь, контакт, \
         клиент, имя контакта, имя пользователя, название",
    ),
    (FIRST_NAME, "first name, given name, forename, primer nombre, primeiro nome, имя собственное"),
    (LAST_NAME, "last name, surname, family name, apellido, apellidos, sobrenome, фамилия"),
    (
        "phone",
        "phone, phone number, telephone, telephone number, tel, mobile, mobile phone, mobile \
         number, cell, cell phone, cellphone, number, work phone, home phone, business phone, \
         primary phone, phone value, contact number, msisdn, teléfono, teléfono móvil, móvil, \
         celular, número, número de teléfono, teléfono de trabajo, telefone, telefone \
         celular, telemóvel, número de telefone, fone, телефон, номер, номер телефона, \
         мобильный, мобильный телефон, сотовый, моб, тел, рабочий телефон, домашний телефон",
    ),
    (
        "responsible_user",
        "responsible user, responsible, responsible user id, owner, contact owner, lead \
         owner, assigned to, assignee, manager, account manager, agent, responsable, usuario \
         responsable, asignado a, propietario, gestor, responsável, usuário responsável, \
         atribuído a, proprietário, gerente, ответственный, ответственный сотрудник, \
         ответственный пользователь, менеджер, владелец, куратор",
    ),
    (
        "link",
        "link, crm link, link in the crm, url, uri, crm url, web address, enlace, enlace crm, \
         enlace al crm, vínculo, ligação, link crm, link do crm, link no crm, ссылка, ссылка \
         в crm, ссылка на crm, адрес карточки",
    ),
    (
        "whatsapp",
        "whatsapp, whats app, wa, whatsapp number, whatsapp phone, ватсап, вотсап, вацап, \
         номер whatsapp",
    ),
    (
        "whatsgroup",
        "whatsgroup, whatsapp group, grupo de whatsapp, grupo whatsapp, grupo do whatsapp, \
         группа whatsapp, группа в whatsapp",
    ),
    ("viber", "viber, viber number, вайбер, номер viber"),
    (
        "instagram",
        "instagram, insta, instagram name, instagram account, ig, инстаграм, инстаграмм, \
         cuenta de instagram, conta do instagram",
    ),
    (
        "telegram",
        "telegram, telegram id, telegram chat, telegram chat id, tg, tg id, телеграм, \
         телеграмм, id telegram",
    ),
    (
        "telegram_username",
        "telegram username, telegram name, telegram user, telegram nick, tg username, usuario \
         de telegram, nombre de telegram, usuário do telegram, nome no telegram, имя в \
         telegram, ник в telegram, ник telegram, имя telegram",
    ),
    (
        "telegram_phone",
        "telegram phone, telegram number, tg phone, teléfono de telegram, telefone do \
         telegram, телефон telegram, телефон в telegram, номер telegram",
    ),
    (
        "telegroup",
        "telegroup, telegram group, grupo de telegram, grupo do telegram, группа telegram, \
         группа в telegram",
    ),
    ("vk", "vk, vkontakte, vk id, вк, вконтакте"),
    ("avito", "avito, avito id, авито"),
    ("max", "max, max id, max chat, макс"),
    (
        "max_phone",
        "max phone, max number, teléfono de max, telefone do max, телефон max, телефон в max, \
         номер max",
    ),
    ("maxgroup", "maxgroup, max group, grupo de max, grupo do max, группа max, группа в max"),
    (REASON, "reason, why, motivo, razón, причина"),
];

/// What a heading means for a kind; none when it is no word we know. A contact's phone is where it
/// has WhatsApp, until the person says otherwise.
pub(super) fn meaning(kind: BulkKind, title: &str) -> Option<&'static str> {
    let title = Some(folded(title)).filter(|title| !title.is_empty())?;
    let means = |(_, words): &&(&str, &str)| words.split(", ").any(|word| folded(word) == title);
    let own = |field: &&(&str, &str)| folded(field.0) == title;
    let found = WORDS.iter().find(means).or_else(|| WORDS.iter().find(own))?.0;
    let here = if kind == BulkKind::Contacts && found == "phone" { "whatsapp" } else { found };
    let known = fields(kind).contains(&here) || [REASON, FIRST_NAME, LAST_NAME].contains(&here);
    known.then_some(here)
}

/// A heading without case, accents, punctuation and numbers beside words ("Phone 2").
fn folded(title: &str) -> String {
    let lower = title.to_lowercase();
    let plain: String = lower
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !is_number(word)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn headings_are_understood_however_they_are_written() {
        for (title, user, contact) in [
            ("ID", Some("id"), Some("id")),
            ("Full_Name", Some("name"), Some("name")),
            ("TELÉFONO:", Some("phone"), Some("whatsapp")),
            ("Telefone 2", Some("phone"), Some("whatsapp")),
            ("Номер телефона", Some("phone"), Some("whatsapp")),
            ("Мобильный", Some("phone"), Some("whatsapp")),
            ("Ответственный", None, Some("responsible_user")),
            ("responsible_user", None, Some("responsible_user")),
            ("Usuário responsável", None, Some("responsible_user")),
            ("WhatsApp", None, Some("whatsapp")),
            ("Telegram username", None, Some("telegram_username")),
            ("telegram_phone", None, Some("telegram_phone")),
            ("Reason", Some("reason"), Some("reason")),
            ("Surname", Some("last_name"), Some("last_name")),
            ("birthday", None, None),
            ("", None, None),
            ("2", None, None),
        ] {
            assert_eq!(meaning(BulkKind::Users, title), user, "{title}");
            assert_eq!(meaning(BulkKind::Contacts, title), contact, "{title}");
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut meanings = HashMap::new();
        for (field, words) in WORDS {
            for word in words.split(", ") {
                let before = meanings.insert(folded(word), field);
                assert!(before.is_none_or(|before| before == field), "{word}");
            }
        }
    }

    #[test]
    fn every_field_is_its_own_heading() {
        for kind in [BulkKind::Users, BulkKind::V3Users, BulkKind::Contacts] {
            for field in fields(kind) {
                assert_eq!(meaning(kind, field), Some(*field), "{field}");
            }
        }
    }
}
