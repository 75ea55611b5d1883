//! The rules of the house, as tests: sizes, who may import whom, and lists that must agree.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn repo() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(repo().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Files below `folder` with one of the endings, generated and foreign ones left out.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    const FOREIGN: &[&str] = &["node_modules", "dist", "types", "target"];
    fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() && !FOREIGN.contains(&name.as_str()) {
                walk(&path, endings, found);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&repo().join(folder), endings, &mut found);
    found.sort();
    let named = |path: PathBuf| {
        let name = path.strip_prefix(repo()).unwrap().to_str().unwrap().replace('\\', "/");
        (name, fs::read_to_string(path).unwrap())
    };
    found.into_iter().map(named).collect()
}

fn nobody(rule: &str, offenders: Vec<String>) {
    assert!(offenders.is_empty(), "{rule}:\n  {}", offenders.join("\n  "));
}

#[test]
fn every_file_holds_one_idea() {
    let mut long = Vec::new();
    for (folder, endings, limit) in [
        ("src-tauri", &[".rs"][..], 400),
        ("crates", &[".rs"], 400),
        ("xtask", &[".rs"], 400),
        ("tests", &[".rs"], 400),
        ("ui", &[".js", ".css"], 300),
    ] {
        for (name, content) in files(folder, endings) {
            let lines = content.lines().count();
            if lines > limit {
                long.push(format!("{name} has {lines} lines, {limit} are allowed"));
            }
        }
    }
    nobody("files outgrew their limit", long);
}

/// A place that only some files may know, by the word that gives it away.
#[test]
fn nobody_imports_what_is_not_theirs() {
    let rules: &[(&str, &[&str], &str, &[&str])] = &[
        ("tauri::", &[".rs"], "crates", &[]),
        ("@tauri-apps/api", &[".js"], "ui", &["ui/app/ipc.js"]),
        ("sandbox::", &[".rs"], "src-tauri", &["src-tauri/demo.rs"]),
        ("\"/v2", &[".rs"], "src-tauri", &[]),
        ("\"/v2", &[".rs"], "crates/console/src", &[]),
        ("/v2/", &[".js"], "ui", &[]),
        ("wazzup::", &[".rs"], "crates/sandbox/src", &[]),
        ("console::", &[".rs"], "crates/wazzup/src", &[]),
    ];
    let mut offenders = Vec::new();
    for (word, endings, folder, allowed) in rules {
        for (name, content) in files(folder, endings) {
            let code = content.lines().filter(|line| !line.trim_start().starts_with("//"));
            let mentions = code.filter(|line| line.contains(word)).count();
            if mentions > 0 && !allowed.contains(&name.as_str()) {
                offenders.push(format!("{name} knows {word}"));
            }
        }
    }
    nobody("imports across a border", offenders);
}

#[test]
fn crates_depend_only_downwards() {
    let own = ["wazzup", "console", "sandbox", "partner-console"];
    let allowed: &[(&str, &[&str])] =
        &[("wazzup", &[]), ("sandbox", &[]), ("console", &["wazzup"])];
    for (name, may) in allowed {
        let manifest: toml::Table = text(&format!("crates/{name}/Cargo.toml")).parse().unwrap();
        let dependencies = manifest["dependencies"].as_table().unwrap();
        let used: Vec<_> = dependencies.keys().filter(|key| own.contains(&key.as_str())).collect();
        assert_eq!(&used, may, "the dependencies of {name}");
    }
}

#[test]
fn no_template_styles_itself() {
    let offenders = files("ui", &[".js", ".html"])
        .into_iter()
        .filter(|(_, content)| content.contains("style=") || content.contains("styleMap"))
        .map(|(name, _)| name)
        .collect();
    nobody("the page's policy blocks inline styles", offenders);
}

/// The commands and their arguments as Rust has them.
fn commands() -> BTreeMap<String, BTreeSet<String>> {
    let mut commands = BTreeMap::new();
    for (_, content) in files("src-tauri/commands", &[".rs"]) {
        for part in content.split("#[tauri::command(rename_all = \"snake_case\")]").skip(1) {
            let head = part.split_once("pub(crate) async fn ").unwrap().1;
            let (name, rest) = head.split_once(['(', '<']).unwrap();
            let arguments = rest[..rest.find("->").unwrap()]
                .lines()
                .flat_map(|line| line.split(", ").filter_map(|part| part.trim().split_once(": ")));
            let own = ["app", "shell", "wish", "R"];
            let arguments = arguments
                .map(|(name, _)| name.trim_start_matches(['(', ' ']).to_owned())
                .map(|name| name.rsplit('(').next().unwrap().to_owned())
                .filter(|name| !own.contains(&name.as_str()))
                .collect();
            commands.insert(name.to_owned(), arguments);
        }
    }
    commands
}

#[test]
fn the_lists_of_commands_agree() {
    let commands = commands();
    let names: BTreeSet<_> = commands.keys().cloned().collect();
    assert!(names.len() > 20, "commands were not found: {names:?}");

    let handler = text("src-tauri/commands/mod.rs");
    let handled: BTreeSet<_> = handler
        .lines()
        .filter_map(|line| line.trim().strip_suffix(',')?.split_once("::"))
        .map(|(_, name)| name.to_owned())
        .collect();
    assert_eq!(handled, names, "the handler");

    let permissions: toml::Table = text("src-tauri/permissions/app.toml").parse().unwrap();
    let permitted: BTreeSet<_> = permissions["permission"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["commands"]["allow"][0].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(permitted, names, "the permissions");

    let capability: serde_json::Value =
        serde_json::from_str(&text("src-tauri/capabilities/main.json")).unwrap();
    let granted: BTreeSet<_> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| Some(one.as_str()?.strip_prefix("allow-")?.replace('-', "_")))
        .collect();
    assert_eq!(granted, names, "the capability");

    let page: BTreeMap<_, _> = called_by_the_page();
    assert_eq!(page.keys().cloned().collect::<BTreeSet<_>>(), names, "ui/api");
    for (name, arguments) in &page {
        assert_eq!(arguments, &commands[name], "the arguments of {name} in ui/api");
    }
}

/// The commands and argument names in `ui/api`, one line each:
/// `export const list = () => invoke("accounts_list");`.
fn called_by_the_page() -> BTreeMap<String, BTreeSet<String>> {
    let mut called = BTreeMap::new();
    for (_, content) in files("ui/api", &[".js"]) {
        for part in content.split("invoke(").skip(1) {
            let call = &part[..part.find(");").unwrap()];
            let mut halves = call.splitn(2, ',');
            let name = halves.next().unwrap().trim().trim_matches(['"', '\'', '`']).to_owned();
            let arguments = halves.next().unwrap_or_default();
            let arguments = arguments
                .trim_matches(|character: char| "{}(), \n".contains(character))
                .split(',')
                .map(|argument| argument.split(':').next().unwrap().trim().to_owned())
                .filter(|argument| !argument.is_empty())
                .collect();
            called.insert(name, arguments);
        }
    }
    called
}
