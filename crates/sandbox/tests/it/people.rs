//! The seed for large clients: as large as it says, and quick however far down one looks.

use sandbox::{Options, PEOPLE_V3_KEY, Seed, people_names};
use serde_json::{Value, json};

use crate::support::Sandbox;

async fn start() -> (Sandbox, [String; 3]) {
    assert_eq!("people".parse(), Ok(Seed::People));
    let sandbox = Sandbox::start(Options { seed: Seed::People, ..Options::default() }).await;
    let ids: Vec<_> = people_names().iter().map(|(id, _)| id.to_string()).collect();
    (sandbox, ids.try_into().unwrap())
}

/// A list read by pages of a hundred, and how many rows there were in all.
async fn pages(sandbox: &Sandbox, token: &str, path: &str, from: usize) -> Vec<Value> {
    let mut rows = Vec::new();
    loop {
        let path = format!("{path}?limit=100&offset={}", from + rows.len());
        let (status, page) = sandbox.client(token, "GET", &path, Value::Null).await;
        assert_eq!(status, 200, "{page}");
        match page["data"].as_array().unwrap() {
            page if page.is_empty() => return rows,
            page => rows.extend(page.iter().cloned()),
        }
    }
}

#[tokio::test]
async fn three_accounts_as_large_as_they_may_be() {
    let (sandbox, [users, contacts, blank]) = start().await;
    let (_, list) = sandbox.partner("GET", "/v2/accounts", Value::Null).await;
    let listed: Vec<_> = list["data"].as_array().unwrap().iter().map(|a| &a["id"]).collect();
    let named: Vec<_> = people_names().iter().map(|(id, _)| json!(id)).collect();
    assert_eq!(listed, named.iter().collect::<Vec<_>>());

    let token = sandbox.token(&users).await;
    assert_eq!(pages(&sandbox, &token, "/v2/users", 0).await.len(), 1000);
    let (_, channels) = sandbox.client(&token, "GET", "/v2/channels", Value::Null).await;
    assert_eq!(channels["data"].as_array().unwrap().len(), 50);
    let (_, v3) = sandbox.client(PEOPLE_V3_KEY, "GET", "/v3/users", Value::Null).await;
    assert_eq!(v3.as_array().unwrap().len(), 1000);

    let token = sandbox.token(&contacts).await;
    let last = pages(&sandbox, &token, "/v2/contacts", 99_750).await;
    assert_eq!(last.len(), 250);
    assert_eq!(last[249]["id"], "c-100000");

    let token = sandbox.token(&blank).await;
    for path in ["/v2/users", "/v2/contacts", "/v2/channels"] {
        let (_, list) = sandbox.client(&token, "GET", path, Value::Null).await;
        assert_eq!(list["data"], json!([]), "{path}");
    }
}

/// Fifty thousand roles are a body of 7 MB.
#[tokio::test]
async fn a_role_in_every_cell_is_written_and_read() {
    let (sandbox, [users, ..]) = start().await;
    let token = sandbox.token(&users).await;
    let (_, channels) = sandbox.client(&token, "GET", "/v2/channels", Value::Null).await;
    let channels = channels["data"].as_array().unwrap();
    let ids = pages(&sandbox, &token, "/v2/users", 0).await;
    let roles = ids.iter().flat_map(|user| {
        channels.iter().map(|channel| {
            json!({
                "channel_id": channel["channel_id"], "user_id": user["id"], "role": "seller",
                "allow_get_new_clients": true,
            })
        })
    });
    let wanted = json!({
        "user_roles": roles.collect::<Vec<_>>(), "hide_phone_numbers_for_user_ids": [],
        "push_input_output_message_events_for_managers": false,
    });
    assert_eq!(wanted["user_roles"].as_array().unwrap().len(), 50_000);
    let (status, echo) = sandbox.client(&token, "PATCH", "/v2/settings", wanted.clone()).await;
    assert_eq!(status, 200);
    assert!(echo == wanted);
    let (_, read) = sandbox.client(&token, "GET", "/v2/settings", Value::Null).await;
    assert!(read == wanted);
}
