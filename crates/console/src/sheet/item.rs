//! A row's fields as what is sent, and what keeps them from being that.
//!
//! Used by `preflight` for every row and by `bulk` when a row goes out. Absent: what other rows say
//! (`preflight`).

use std::{collections::BTreeMap, iter::once};

use wazzup::is_crm_link;

use super::{
    BulkKind, Known,
    cells::{SEPARATOR, pieces},
    fields::{CHATS, Chat, Form},
    known::Responsible,
    phone::{self, Judged, Written, written_out},
};
use crate::{
    contacts::{Contact, ContactData, NewContact},
    error::{Error, FieldProblem, FieldRule},
    users::{NewUser, User},
};

/// How long texts may be, in characters: of users in v2 (reference 5.1) and in v3 (reference 11.3),
/// whose wider bounds not everything accepts (reference 14, row 13), and of contacts (reference 8.1).
const USER: Bounds = Bounds { id: 64, name: 150 };
const V3_USER: Bounds = Bounds { id: 200, name: 200 };
const CONTACT: Bounds = Bounds { id: 100, name: 200 };
const LINK: usize = 200;

struct Bounds {
    id: usize,
    name: usize,
}

/// What a row sends.
pub(crate) enum Item {
    /// A user of either edition.
    User(NewUser),
    /// A contact; without a link when the row has none.
    Contact(NewContact),
}

/// What a row sends.
///
/// # Errors
/// `Invalid` with every problem, by the fields of a row.
pub(crate) fn item(
    kind: BulkKind,
    values: &BTreeMap<String, String>,
    known: &Known,
) -> Result<Item, Error> {
    let (item, findings) = made(kind, values, known);
    if findings.problems.is_empty() { Ok(item) } else { Err(Error::Invalid(findings.problems)) }
}

/// The fields of a user as read, as a row of a table.
pub(crate) fn of_user(user: &User) -> BTreeMap<String, String> {
    let User { id, name, phone } = user;
    let fields =
        [("id", id.clone()), ("name", name.clone()), ("phone", phone.clone().unwrap_or_default())];
    said(fields)
}

/// The fields of a contact as read, as a row of a table. A kind of chats no field is for is left out.
pub(crate) fn of_contact(contact: &Contact) -> BTreeMap<String, String> {
    let fields = [
        ("id", contact.id.clone()),
        ("name", contact.name.clone()),
        ("responsible_user", contact.responsible_user_id.clone().unwrap_or_default()),
        ("link", contact.uri.clone().unwrap_or_default()),
    ];
    let chats = CHATS.iter().flat_map(|chat| {
        let own = || contact.contact_data.iter().filter(|data| data.chat_type == chat.field);
        let column = |text: fn(&ContactData) -> Option<&str>| {
            let texts: Vec<_> = own().map(|data| text(data).unwrap_or_default()).collect();
            texts.join(SEPARATOR).trim_end_matches(SEPARATOR).to_owned()
        };
        let ids = (chat.field, column(|data| Some(&data.chat_id)));
        let names = chat.username.map(|field| (field, column(|data| data.username.as_deref())));
        let phones = chat.phone.map(|field| (field, column(|data| data.phone.as_deref())));
        once(ids).chain(names).chain(phones).collect::<Vec<_>>()
    });
    said(fields.into_iter().chain(chats))
}

fn said(fields: impl IntoIterator<Item = (&'static str, String)>) -> BTreeMap<String, String> {
    let told = fields.into_iter().filter(|(_, value)| !value.is_empty());
    told.map(|(field, value)| (field.to_owned(), value)).collect()
}

/// What a row sends, as far as it can be made out, and what is to be said about it.
pub(super) fn made(
    kind: BulkKind,
    values: &BTreeMap<String, String>,
    known: &Known,
) -> (Item, Findings) {
    let mut row = Row { values, known, found: Findings::default() };
    let item = match kind {
        BulkKind::Users => Item::User(row.user(&USER)),
        BulkKind::V3Users => Item::User(row.user(&V3_USER)),
        BulkKind::Contacts => Item::Contact(row.contact()),
    };
    for field in known.lost(&item) {
        row.found.warn(FieldProblem::new(field, FieldRule::MayBeLost));
    }
    for field in known.shared(&item) {
        row.found.warn(FieldProblem::new(field, FieldRule::ChatTaken));
    }
    (item, row.found)
}

impl Item {
    pub(super) fn id(&self) -> &str {
        match self {
            Self::User(user) => &user.id,
            Self::Contact(contact) => &contact.id,
        }
    }
}

/// What is to be said about a row: problems keep it from being sent.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) problems: Vec<FieldProblem>,
    pub(super) warnings: Vec<FieldProblem>,
}

impl Findings {
    pub(super) fn problem(&mut self, problem: FieldProblem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    pub(super) fn warn(&mut self, warning: FieldProblem) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }
}

/// A row, while it is made into an item.
struct Row<'r> {
    values: &'r BTreeMap<String, String>,
    known: &'r Known,
    found: Findings,
}

impl Row<'_> {
    fn user(&mut self, bounds: &Bounds) -> NewUser {
        let id = self.id(bounds.id);
        let name = self.text("name", bounds.name);
        let bounded = [("id", &id, USER.id, bounds.id), ("name", &name, USER.name, bounds.name)];
        for (field, text, usual, most) in bounded {
            if (usual + 1..=most).contains(&text.chars().count()) {
                self.found.warn(FieldProblem::bounded(field, FieldRule::LongElsewhere, usual));
            }
        }
        let phone = self.values.get("phone").and_then(|phone| self.phone("phone", phone));
        if phone.as_deref().is_some_and(|phone| self.known.is_taken(phone, &id)) {
            self.problem("phone", FieldRule::Taken);
        }
        NewUser { id, name, phone }
    }

    fn contact(&mut self) -> NewContact {
        let id = self.id(CONTACT.id);
        let name = self.text("name", CONTACT.name);
        let responsible_user_id = self.responsible();
        let uri = self.link();
        let mut contact_data: Vec<ContactData> = Vec::new();
        for chat in &CHATS {
            for data in self.chats(chat) {
                if !contact_data.contains(&data) {
                    contact_data.push(data);
                }
            }
        }
        if !CHATS.iter().flat_map(Chat::fields).any(|field| self.values.contains_key(field)) {
            self.problem("whatsapp", FieldRule::NoChat);
        }
        let without_link = uri.is_none();
        NewContact { id, responsible_user_id, name, contact_data, uri, without_link }
    }

    fn id(&mut self, most: usize) -> String {
        let id = self.text("id", most);
        if matches!(&*id, "." | "..") {
            self.problem("id", FieldRule::NotAllowed); // no address could ever name it
        }
        self.whole("id", id)
    }

    /// A text that must be there.
    fn text(&mut self, field: &str, most: usize) -> String {
        let text = self.values.get(field).cloned().unwrap_or_default();
        if text.trim().is_empty() {
            self.problem(field, FieldRule::Required);
        }
        if text.chars().count() > most {
            self.found.problem(FieldProblem::bounded(field, FieldRule::TooLong, most));
        }
        if text.contains('\u{fffd}') || text.starts_with('#') && SHEET_ERRORS.contains(&&*text) {
            self.problem(field, FieldRule::Garbled);
        }
        text
    }

    /// A text of which a spreadsheet may have made a number.
    fn whole(&mut self, field: &str, text: String) -> String {
        match written_out(&text) {
            Written::Whole(digits) if text.contains(['E', 'e']) => digits,
            Written::Rounded => {
                self.problem(field, FieldRule::Rounded);
                text
            }
            _ => text,
        }
    }

    fn phone(&mut self, field: &str, text: &str) -> Option<String> {
        let rule = match phone::judge(text) {
            Judged::Good(digits) => return Some(digits),
            Judged::Unusual(digits) => {
                self.found.warn(FieldProblem::new(field, FieldRule::Unusual));
                return Some(digits);
            }
            Judged::NoCountryCode => FieldRule::NoCountryCode,
            Judged::Rounded => FieldRule::Rounded,
            Judged::NotPhone => FieldRule::NotPhone,
        };
        self.problem(field, rule);
        None
    }

    fn responsible(&mut self) -> String {
        const FIELD: &str = "responsible_user";
        let text = self.text(FIELD, CONTACT.id);
        let text = self.whole(FIELD, text);
        if text.is_empty() {
            return text;
        }
        match self.known.responsible(&text) {
            Responsible::Is(id) => return id,
            Responsible::Several => self.problem(FIELD, FieldRule::SharedName),
            Responsible::Nobody => self.problem(FIELD, FieldRule::NoSuchUser),
            // A name nobody looked up would be taken for an id, sent, and confirmed as such.
            Responsible::NotRead => self.problem(FIELD, FieldRule::Unchecked),
        }
        text
    }

    /// The link into the CRM. The service calls it required; whether it insists is not known, nor
    /// what becomes of a link it has (reference 15, row 21).
    fn link(&mut self) -> Option<String> {
        if !self.values.contains_key("link") {
            self.found.warn(FieldProblem::new("link", FieldRule::NoLink));
            return None;
        }
        let link = self.text("link", LINK);
        if !is_crm_link(&link) {
            self.problem("link", FieldRule::NotLink);
        }
        Some(link)
    }

    /// The chats of one kind: ids, and what stands at the same place in the sister fields.
    fn chats(&mut self, chat: &Chat) -> Vec<ContactData> {
        let read = |field: Option<&str>| {
            let text = field.and_then(|field| self.values.get(field));
            text.map_or(Vec::new(), |text| pieces(text).collect::<Vec<_>>())
        };
        let (ids, names, phones) = (read(Some(chat.field)), read(chat.username), read(chat.phone));
        let count = ids.len().max(names.len()).max(phones.len());
        let at = |texts: &[String], place: usize| {
            texts.get(place).filter(|text| !text.is_empty()).cloned()
        };
        let mut chats = Vec::new();
        for place in 0..count {
            let (id, name, phone) = (at(&ids, place), at(&names, place), at(&phones, place));
            let chat_id = match id {
                Some(id) => self.chat_id(chat, id),
                None if name.is_none() && phone.is_none() => continue,
                // In v3 a name or a number is enough for Telegram; in v2 that is not known
                // (reference 8.1; 15, row 21).
                None if chat.field == "telegram" => {
                    self.found.warn(FieldProblem::new(chat.field, FieldRule::NoChatId));
                    Some(String::new())
                }
                None => {
                    self.problem(chat.field, FieldRule::Required);
                    None
                }
            };
            let username =
                name.and_then(|name| self.username(chat.username.unwrap_or_default(), &name));
            let phone = phone.and_then(|phone| self.phone(chat.phone.unwrap_or_default(), &phone));
            if let Some(chat_id) = chat_id
                && !(chat_id.is_empty() && username.is_none() && phone.is_none())
            {
                chats.push(ContactData {
                    chat_type: chat.field.to_owned(),
                    chat_id,
                    username,
                    phone,
                });
            }
        }
        chats
    }

    fn chat_id(&mut self, chat: &Chat, id: String) -> Option<String> {
        match chat.form {
            Form::Phone => self.phone(chat.field, &id),
            Form::Name => self.username(chat.field, &id),
            Form::Opaque => {
                let id = self.whole(chat.field, id);
                if id.starts_with('@') || id.contains(char::is_whitespace) {
                    self.problem(chat.field, FieldRule::NotChatId);
                }
                Some(id)
            }
        }
    }

    /// A name in a messenger, without the `@` people write before it.
    fn username(&mut self, field: &str, text: &str) -> Option<String> {
        let name = text.strip_prefix('@').unwrap_or(text);
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || matches!(c, '@' | '/')) {
            self.problem(field, FieldRule::NotUsername);
            return None;
        }
        Some(name.to_owned())
    }

    fn problem(&mut self, field: &str, rule: FieldRule) {
        self.found.problem(FieldProblem::new(field, rule));
    }
}

/// What a spreadsheet writes where a formula failed.
const SHEET_ERRORS: [&str; 8] =
    ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"];

#[cfg(test)]
mod tests;
