//! The hosted page: the way of WABA, and the only way of VKontakte and Cian (API reference 7.2, 10.1).

use sandbox::Options;
use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox};

async fn quick() -> Sandbox {
    Sandbox::start(Options { time_scale: 10.0, ..Options::default() }).await
}

/// What the page's own form sends, as the browser does it.
async fn press(sandbox: &Sandbox, url: &str, phone: &str) -> (u16, String) {
    let form = sandbox.http.post(url).header("origin", &sandbox.origin);
    let form = form.header("content-type", "application/x-www-form-urlencoded");
    let answer = form.body(format!("phone={phone}")).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test]
async fn waba_is_connected_on_the_page_of_the_answer() {
    let sandbox = quick().await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.status_update"]).await;
    let (_, made) = sandbox.create(&token, "wapi", json!({})).await;
    let id = made["data"][0]["channel_id"].as_str().unwrap();
    let url = made["data"][0]["url"].as_str().unwrap();
    assert!(url.starts_with(&format!("{}/hosted/", sandbox.origin)), "{url}");
    receiver.status("init", None).await;
    let starting = sandbox.channel(&token, id).await;
    assert_eq!((&starting["status"], &starting["url"]), (&json!("init"), &json!(url)));
    assert!(starting.get("tier").is_none());
    let (status, page) = sandbox.page(url).await;
    assert!(status == 200 && page.contains("<form method=\"post\">"), "{page}");
    assert_eq!(press(&sandbox, url, "37120000321").await.0, 200);
    assert_eq!(receiver.status("active", None).await["phone"], "37120000321");
    let active = sandbox.channel(&token, id).await;
    for (field, value) in [("phone", "37120000321"), ("tier", "TIER_250"), ("tariff", "waba")] {
        assert_eq!(active[field], value);
    }
    assert!(active.get("url").is_none(), "there is nothing left to open");
    for (status, page) in [sandbox.page(url).await, press(&sandbox, url, "1").await] {
        assert!(status == 200 && page.contains("This is done"), "{page}");
    }
    assert_eq!(sandbox.channel(&token, id).await["phone"], "37120000321");
}

#[tokio::test]
async fn a_new_attempt_gives_a_new_page_and_closes_the_old_one() {
    let sandbox = quick().await;
    let token = sandbox.token(AURORA).await;
    let (_, made) = sandbox.create(&token, "wapi", json!({})).await;
    let id = made["data"][0]["channel_id"].as_str().unwrap();
    let first = made["data"][0]["url"].as_str().unwrap();
    let (_, again) = sandbox.reinit(&token, id, json!({})).await;
    let second = again["data"][0]["url"].as_str().unwrap();
    assert_ne!(first, second);
    assert_eq!(sandbox.page(first).await.0, 404);
    assert_eq!(press(&sandbox, first, "37120000321").await.0, 404);
    let (status, answer) = sandbox.phone(id, json!({ "action": "finish_page" })).await;
    assert_eq!((status, answer), (200, json!({ "status": "active", "reason": null })));
    assert!(sandbox.page(second).await.1.contains("This is done"));
    assert_eq!(sandbox.phone(id, json!({ "action": "finish_page" })).await.0, 400);
    let (_, third) = sandbox.reinit(&token, id, json!({})).await;
    let third = third["data"][0]["url"].as_str().unwrap();
    let path = format!("/v2/channels/{id}?delete_chats=true");
    sandbox.client(&token, "DELETE", &path, Value::Null).await;
    assert_eq!(sandbox.page(third).await.0, 404);
}

#[tokio::test]
async fn vk_and_cian_are_connected_and_reconnected_by_link_alone() {
    let sandbox = quick().await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.create"]).await;
    for transport in ["vk", "cian"] {
        let link = sandbox.link(&token, json!({ "transport": transport })).await;
        press(&sandbox, &link, "").await;
        let id = receiver.next().await["data"][0]["channel_id"].as_str().unwrap().to_owned();
        let first = sandbox.channel(&token, &id).await;
        assert_eq!((&first["transport"], &first["status"]), (&json!(transport), &json!("active")));
        assert!(first["phone"].as_str().unwrap().starts_with("sandbox"), "no number: {first}");
        let put = json!({ "status": "disabled", "reason": "unauthorized" });
        sandbox.control("POST", &format!("/channels/{id}/status"), put).await;
        let (status, refusal) = sandbox.reinit(&token, &id, json!({})).await;
        assert_eq!(status, 400);
        assert!(refusal["detail"].as_str().unwrap().contains("/v2/iframe-links/channels"));
        let options = json!({ "transport": transport, "channel_id": id });
        let link = sandbox.link(&token, options).await;
        press(&sandbox, &link, "").await;
        assert_eq!(sandbox.channel(&token, &id).await["status"], "active");
        assert!(sandbox.page(&link).await.1.contains("This is done"));
    }
    let (_, list) = sandbox.client(&token, "GET", "/v2/channels", Value::Null).await;
    let channels = list["data"].as_array().unwrap().iter();
    let ours =
        channels.filter(|channel| ["vk", "cian"].contains(&channel["transport"].as_str().unwrap()));
    assert_eq!(ours.count(), 2, "a reconnection makes no second channel");
}

/// Nobody outside a browser of this machine presses the button.
#[tokio::test]
async fn another_site_cannot_press_the_button() {
    let sandbox = quick().await;
    let token = sandbox.token(AURORA).await;
    let link = sandbox.link(&token, json!({ "transport": "vk" })).await;
    let form = sandbox.http.post(&link).header("origin", "https://elsewhere.example");
    let form = form.header("content-type", "application/x-www-form-urlencoded").body("phone=1");
    assert_eq!(form.send().await.unwrap().status(), 403);
    assert_eq!(sandbox.page(&link).await.0, 200);
}
