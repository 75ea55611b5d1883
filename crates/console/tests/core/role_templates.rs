//! Templates of roles: kept for a profile, named once, with roles there are.

use std::sync::Arc;

use console::{Error, FieldRule, MemoryVault, RoleTemplate, TemplateCell};

use crate::{
    support::{Desk, PASSWORD, Sandbox, pace},
    users::broken,
};

fn cell(transport: Option<&str>, role: Option<&str>) -> TemplateCell {
    let (transport, role) = (transport.map(str::to_owned), role.map(str::to_owned));
    TemplateCell { transport, role, allow_get_new_clients: true }
}

fn template(name: &str) -> RoleTemplate {
    RoleTemplate {
        template_id: String::new(),
        name: name.to_owned(),
        cells: vec![cell(Some("whatsapp"), Some("seller")), cell(None, None)],
        hide_phone: Some(true),
    }
}

fn names(templates: &[RoleTemplate]) -> Vec<&str> {
    templates.iter().map(|one| one.name.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn templates_are_saved_changed_and_deleted_and_outlive_a_run() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), pace());
    desk.sign_in(&sandbox).await.unwrap();
    desk.console.role_templates_save(template(" Zāle ")).await.unwrap();
    let all = desk.console.role_templates_save(template("ādaži")).await.unwrap();
    assert_eq!(names(&all), ["ādaži", "Zāle"], "by name, whatever the accents");
    assert_ne!(all[0].template_id, all[1].template_id);

    let changed = RoleTemplate { name: "Zale".to_owned(), hide_phone: None, ..all[1].clone() };
    let all = desk.console.role_templates_save(changed.clone()).await.unwrap();
    assert_eq!(all[1], changed, "its own name is not another's");

    let desk = Desk::on(desk.end().await, vault, pace());
    desk.console.sign_in_state().await.unwrap();
    assert_eq!(desk.console.role_templates_list().await.unwrap(), all);
    let left = desk.console.role_templates_delete(&changed.template_id).await.unwrap();
    assert_eq!(names(&left), ["ādaži"]);
    let gone = desk.console.role_templates_save(changed).await;
    assert!(matches!(gone, Err(Error::NotFound(_))), "{gone:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_problem_of_a_template_is_told() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    desk.console.role_templates_save(template("Night shift")).await.unwrap();
    let problem = |field: &str, rule| (format!("template.{field}"), rule);
    let wrong = RoleTemplate {
        name: "n".repeat(61),
        cells: vec![cell(None, Some("owner")), cell(Some("viber"), None), cell(None, None)],
        ..template("")
    };
    let expected = [
        problem("name", FieldRule::TooLong),
        problem("cells[0].role", FieldRule::NotAllowed),
        problem("cells[2].transport", FieldRule::Repeated),
    ];
    assert_eq!(broken(desk.console.role_templates_save(wrong).await), expected);
    let empty = RoleTemplate { cells: Vec::new(), ..template(" ") };
    let expected = [problem("name", FieldRule::Required), problem("cells", FieldRule::Required)];
    assert_eq!(broken(desk.console.role_templates_save(empty).await), expected);
    let again = desk.console.role_templates_save(template("NIGHT SHIFT")).await;
    assert_eq!(broken(again), [problem("name", FieldRule::Taken)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_profile_has_its_own() {
    let (one, other) = (Sandbox::demo().await, Sandbox::demo().await);
    let desk = Desk::signed_in(&one, pace()).await;
    let theirs = desk.console.role_templates_save(template("Front desk")).await.unwrap();
    let email = crate::support::EMAIL;
    desk.console.sign_in_create(Some(&other.origin), email, PASSWORD.into()).await.unwrap();
    assert_eq!(desk.console.role_templates_list().await.unwrap(), []);
    let foreign = desk.console.role_templates_save(theirs[0].clone()).await;
    assert!(matches!(foreign, Err(Error::NotFound(_))), "{foreign:?}");
    assert_eq!(desk.console.role_templates_delete(&theirs[0].template_id).await.unwrap(), []);
    desk.console.role_templates_save(template("Front desk")).await.unwrap();
}
