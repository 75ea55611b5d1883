//! The seed for many accounts: as large as it says, and the same as the names that go with it.

use std::collections::{BTreeMap, BTreeSet};

use sandbox::{Options, Seed, fleet_names};
use serde_json::{Value, json};

use crate::support::Sandbox;

#[tokio::test]
async fn five_hundred_accounts_with_four_channels_each() {
    assert_eq!("fleet".parse(), Ok(Seed::Fleet));
    let sandbox = Sandbox::start(Options { seed: Seed::Fleet, ..Options::default() }).await;
    let mut ids = Vec::new();
    loop {
        let path = format!("/v2/accounts?limit=100&offset={}", ids.len());
        let (_, page) = sandbox.partner("GET", &path, Value::Null).await;
        let rows = page["data"].as_array().unwrap();
        ids.extend(rows.iter().map(|row| row["id"].as_u64().unwrap()));
        if rows.is_empty() {
            break;
        }
    }
    let named = fleet_names();
    assert_eq!(ids, named.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    assert_eq!(named.iter().map(|(_, name)| name).collect::<BTreeSet<_>>().len(), 500);

    let mut statuses: BTreeMap<String, u32> = BTreeMap::new();
    let mut ending = 0;
    for id in &ids[..50] {
        let path = format!("/v2/accounts/{id}?expand=channels,subscriptions");
        let (_, account) = sandbox.partner("GET", &path, Value::Null).await;
        assert_eq!(account["data"]["channels"].as_array().unwrap().len(), 4);
        ending += u32::from(account["data"]["subscriptions"]["has_auto_renewal"] == json!(false));
        let (_, list) =
            sandbox.control("GET", &format!("/accounts/{id}/channels"), Value::Null).await;
        for channel in list["channels"].as_array().unwrap() {
            *statuses.entry(channel["status"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    assert_eq!(statuses["active"], 180, "{statuses:?}");
    assert!(ending > 0, "some are not renewed");
}
