//! The WABA spending limit: raised and never shown (API reference 12).

use serde_json::{Value, json};

use crate::support::{AURORA, Sandbox};

#[tokio::test]
async fn each_raise_is_added_and_bad_ones_are_refused() {
    let sandbox = Sandbox::fast(1.0).await;
    let path = format!("/v2/accounts/{AURORA}/waba-balance");
    let total = async || {
        let path = format!("/accounts/{AURORA}/waba-balance");
        sandbox.control("GET", &path, Value::Null).await.1["value"].clone()
    };
    assert_eq!(total().await, 0);
    for _ in 0..2 {
        let (status, answer) = sandbox.partner("POST", &path, json!({ "value": 50 })).await;
        assert_eq!((status, answer.get("data")), (200, Some(&Value::Null)));
    }
    for (body, status) in [
        (json!({}), 422),
        (json!({ "value": null }), 422),
        (json!({ "value": 0 }), 400),
        (json!({ "value": -5 }), 400),
        (json!({ "value": 1.5 }), 400),
        (json!({ "value": "50" }), 400),
        (json!({ "value": 9_007_199_254_740_992_u64 }), 400),
    ] {
        let (got, answer) = sandbox.partner("POST", &path, body.clone()).await;
        assert_eq!(got, status, "{body}: {answer}");
    }
    assert_eq!(total().await, 100);
    let token = sandbox.token(AURORA).await;
    assert_eq!(sandbox.client(&token, "POST", &path, json!({ "value": 1 })).await.0, 401);
    for (account, status) in [("90000001", 403), ("99999999", 404), ("7", 400)] {
        let path = format!("/v2/accounts/{account}/waba-balance");
        assert_eq!(sandbox.partner("POST", &path, json!({ "value": 1 })).await.0, status);
    }
}
