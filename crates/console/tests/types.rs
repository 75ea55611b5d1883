//! The types that cross to the page, written as TypeScript and compared with what is committed.
//!
//! With `TS_RS_EXPORT_DIR` set this writes them there; otherwise it writes to a temporary folder
//! and compares with `ui/types`. A type reached from these roots is written with them.

#![allow(clippy::unwrap_used, reason = "a panic here is the failure report")]

use std::{collections::BTreeMap, fs, path::Path};

use console::{
    About, Account, AccountList, Bulk, BulkFilter, BulkRows, CachedUsers, Channel, ChannelWays,
    Chats, ChatsLink, Connection, ContactSort, ContactsFound, Creation, Credentials, Deletion,
    Event, FoundContact, Grant, HostedLink, ItemOutcome, Keep, Listed, NamesImported, NewAccount,
    NewContact, NewGrant, NewUser, Preferences, Profile, RoleTemplate, SettingsChange,
    SettingsChangeRead, SettingsLooked, SettingsRead, SettingsUpdated, SheetChoice, SheetFormat,
    SheetSaved, SheetWords, SignInState, Sweep, UiError, UsersEdition, Way,
};
use ts_rs::{Config, TS};

fn export(folder: &Path) {
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    macro_rules! roots {
        ($($root:ty),* $(,)?) => { $(<$root>::export_all(&config).unwrap();)* };
    }
    roots!(
        About,
        Account,
        AccountList,
        Bulk,
        BulkFilter,
        BulkRows,
        CachedUsers,
        Channel,
        ChannelWays,
        Chats,
        ChatsLink,
        Connection,
        ContactSort,
        ContactsFound,
        Creation,
        Credentials,
        Deletion,
        Event,
        FoundContact,
        Grant,
        HostedLink,
        ItemOutcome,
        Keep,
        Listed,
        NamesImported,
        NewAccount,
        NewContact,
        NewGrant,
        NewUser,
        Preferences,
        Profile,
        RoleTemplate,
        SettingsChange,
        SettingsChangeRead,
        SettingsLooked,
        SettingsRead,
        SettingsUpdated,
        SheetChoice,
        SheetFormat,
        SheetSaved,
        SheetWords,
        SignInState,
        Sweep,
        UiError,
        UsersEdition,
        Way,
    );
}

fn written(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ts"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap().replace("\r\n", "\n"))
        })
        .collect()
}

#[test]
fn export_types() {
    if let Some(folder) = std::env::var_os("TS_RS_EXPORT_DIR") {
        // Cargo runs tests in their package's folder; a relative one is meant from the root.
        export(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    export(folder.path());
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/types");
    let (fresh, committed) = (written(folder.path()), written(&committed));
    for (name, text) in &fresh {
        let stale = committed.get(name) != Some(text);
        assert!(!stale, "ui/types/{name} is not up to date; run: cargo xtask types");
        assert!(!text.contains("bigint"), "{name}: JSON has no bigint");
    }
    for name in committed.keys() {
        assert!(fresh.contains_key(name), "ui/types/{name} has no type any more");
    }
}
