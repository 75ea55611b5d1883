//! The methods on users of both editions, settings and contacts.

use serde_json::json;
use wazzup::{ContactData, NewContact, NewUser, Page, Role, UserRole};

use super::{Method, Reader::*, Repeat::Safe};

/// The page of the examples.
const USERS_PAGE: Page = Page { limit: 50, offset: 0 };
const CONTACTS_PAGE: Page = Page { limit: 100, offset: 0 };

pub(super) fn methods() -> Vec<Method> {
    vec![
        Method {
            name: "users::upsert",
            reads: Processed,
            repeat: Safe,
            line: "POST /v2/users",
            request: "users/upsert_request",
            answer: "users/upsert_answer",
            send: |c| {
                Box::pin(async {
                    let users = [user("1", "Test", Some("37199999999"))];
                    Ok(json!(c.account.users().upsert(&users).await?.processed))
                })
            },
        },
        Method {
            name: "users::upsert",
            reads: Processed,
            repeat: Safe,
            line: "POST /v2/users",
            request: "users/upsert_request_without_phone",
            answer: "users/upsert_answer",
            send: |c| {
                Box::pin(async {
                    let users = [user("1", "Test", None)];
                    Ok(json!(c.account.users().upsert(&users).await?.processed))
                })
            },
        },
        Method {
            name: "users::list",
            reads: Many,
            repeat: Safe,
            line: "GET /v2/users?limit=50&offset=0",
            request: "",
            answer: "users/list_answer",
            send: |c| Box::pin(async { Ok(json!(c.account.users().list(&USERS_PAGE).await?)) }),
        },
        Method {
            name: "users::get",
            reads: Found,
            repeat: Safe,
            line: "GET /v2/users/1",
            request: "",
            answer: "users/get_answer",
            send: |c| Box::pin(async { Ok(json!(c.account.users().get(&"1".into()).await?)) }),
        },
        Method {
            name: "users::update",
            reads: Processed,
            repeat: Safe,
            line: "PATCH /v2/users",
            request: "users/update_request",
            answer: "users/update_answer",
            send: |c| {
                Box::pin(async {
                    let users = [user("1", "Tester", Some("37199999999"))];
                    Ok(json!(c.account.users().update(&users).await?.processed))
                })
            },
        },
        Method {
            name: "users::delete",
            reads: Nothing,
            repeat: Safe,
            line: "DELETE /v2/users",
            request: "users/delete_request",
            answer: "users/delete_answer",
            send: |c| Box::pin(async { Ok(json!(c.account.users().delete(&["1".into()]).await?)) }),
        },
        Method {
            name: "settings::get",
            reads: Settings,
            repeat: Safe,
            line: "GET /v2/settings",
            request: "",
            answer: "settings/get_answer",
            send: |c| Box::pin(async { Ok(json!(c.account.settings().get().await?)) }),
        },
        Method {
            name: "settings::update",
            reads: Nothing,
            repeat: Safe,
            line: "PATCH /v2/settings",
            request: "settings/update_request",
            answer: "settings/update_answer",
            send: |c| {
                Box::pin(async { Ok(json!(c.account.settings().update(&settings()).await?)) })
            },
        },
        Method {
            name: "contacts::upsert",
            reads: Processed,
            repeat: Safe,
            line: "POST /v2/contacts",
            request: "contacts/upsert_request",
            answer: "contacts/upsert_answer",
            send: |c| {
                Box::pin(async {
                    let contacts = [contact("TestContact", "79999999999", "contact/1")];
                    Ok(json!(c.account.contacts().upsert(&contacts).await?.processed))
                })
            },
        },
        Method {
            name: "contacts::list",
            reads: Many,
            repeat: Safe,
            line: "GET /v2/contacts?limit=100&offset=0",
            request: "",
            answer: "contacts/list_answer",
            send: |c| {
                Box::pin(async { Ok(json!(c.account.contacts().list(&CONTACTS_PAGE).await?)) })
            },
        },
        Method {
            name: "contacts::get",
            reads: Found,
            repeat: Safe,
            line: "GET /v2/contacts/contacts1",
            request: "",
            answer: "contacts/get_answer",
            send: |c| {
                Box::pin(async { Ok(json!(c.account.contacts().get(&"contacts1".into()).await?)) })
            },
        },
        Method {
            name: "contacts::update",
            reads: Processed,
            repeat: Safe,
            line: "PATCH /v2/contacts",
            request: "contacts/update_request",
            answer: "contacts/update_answer",
            send: |c| {
                Box::pin(async {
                    let contacts = [contact("NewContactName", "37199999999", "contact/123")];
                    Ok(json!(c.account.contacts().update(&contacts).await?.processed))
                })
            },
        },
        Method {
            name: "contacts::delete",
            reads: Nothing,
            repeat: Safe,
            line: "DELETE /v2/contacts",
            request: "contacts/delete_request",
            answer: "contacts/delete_answer",
            send: |c| {
                Box::pin(async {
                    Ok(json!(c.account.contacts().delete(&["contacts1".into()]).await?))
                })
            },
        },
        Method {
            name: "v3_users::list",
            reads: Many,
            repeat: Safe,
            line: "GET /v3/users",
            request: "",
            answer: "v3_users/list_answer",
            send: |c| Box::pin(async { Ok(json!(c.v3.users().list(0).await?)) }),
        },
        Method {
            name: "v3_users::get",
            reads: Found,
            repeat: Safe,
            line: "GET /v3/users/2e0df379-0e3c-470f-9b36-06b9e34c3bdb",
            request: "",
            answer: "v3_users/get_answer",
            send: |c| Box::pin(async { Ok(json!(c.v3.users().get(&ALEX.into()).await?)) }),
        },
        Method {
            name: "v3_users::upsert",
            reads: Nothing,
            repeat: Safe,
            line: "POST /v3/users",
            request: "v3_users/upsert_request",
            answer: "",
            send: |c| {
                Box::pin(async {
                    let users = [
                        user(ALEX, "Alex Salesman", Some("79263334567")),
                        user(KATE, "Kate Supportics", Some("79261234567")),
                    ];
                    Ok(json!(c.v3.users().upsert(&users).await?))
                })
            },
        },
        Method {
            name: "v3_users::delete",
            reads: Nothing,
            repeat: Safe,
            line: "DELETE /v3/users/111-2e0df379-0e3c-470f-9b36",
            request: "",
            answer: "",
            send: |c| Box::pin(async { Ok(json!(c.v3.users().delete(&KATE.into()).await?)) }),
        },
        Method {
            name: "v3_users::bulk_delete",
            reads: Ids,
            repeat: Safe,
            line: "PATCH /v3/users/bulk_delete",
            request: "v3_users/bulk_delete_request",
            answer: "v3_users/bulk_delete_answer_missing",
            send: |c| {
                Box::pin(async {
                    let ids = [ALEX.into(), KATE.into()];
                    Ok(json!(c.v3.users().bulk_delete(&ids).await?))
                })
            },
        },
    ]
}

/// The users of the examples of v3.
const ALEX: &str = "2e0df379-0e3c-470f-9b36-06b9e34c3bdb";
const KATE: &str = "111-2e0df379-0e3c-470f-9b36";

fn user(id: &str, name: &str, phone: Option<&str>) -> NewUser {
    NewUser { id: id.into(), name: name.to_owned(), phone: phone.map(str::to_owned) }
}

fn contact(name: &str, chat_id: &str, link: &str) -> NewContact {
    NewContact {
        id: "contacts1".into(),
        responsible_user_id: "1".into(),
        name: name.to_owned(),
        contact_data: vec![ContactData {
            chat_type: "whatsapp".to_owned(),
            chat_id: chat_id.to_owned(),
            username: None,
            phone: None,
        }],
        uri: Some(format!("https://example.com/{link}")),
    }
}

fn settings() -> wazzup::Settings {
    wazzup::Settings {
        user_roles: vec![UserRole {
            channel_id: "5d1c7dd8-bbfd-42d8-830d-3163b57e760".into(),
            user_id: "user_1".into(),
            role: Role::Manager,
            allow_get_new_clients: true,
        }],
        hide_phone_numbers_for_user_ids: vec!["user_1".into()],
        push_input_output_message_events_for_managers: true,
    }
}
