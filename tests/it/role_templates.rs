//! Templates of roles over the bridge: saved, refused at their fields, deleted.

use serde_json::json;

use crate::support::{Bench, Sandbox};

#[test]
fn a_template_is_saved_once_under_its_name_and_deleted() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let template = json!({
        "template_id": "", "name": "Night shift", "hide_phone": null,
        "cells": [{ "transport": null, "role": "seller", "allow_get_new_clients": false }],
    });
    let saved = bench.ask("role_templates_save", json!({ "template": template }));
    assert_eq!(
        (&saved[0]["name"], &saved[0]["cells"]),
        (&json!("Night shift"), &template["cells"])
    );
    let again = bench.call("role_templates_save", json!({ "template": template })).unwrap_err();
    let field = json!({ "field": "template.name", "rule": "taken", "limit": null });
    assert_eq!(again["fields"], json!([field]));
    assert_eq!(bench.ask("role_templates_list", json!({})), saved);
    let id = json!({ "template_id": saved[0]["template_id"] });
    assert_eq!(bench.ask("role_templates_delete", id), json!([]));
}
