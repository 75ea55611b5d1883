//! What the system is asked to show, and where a click leads.

use std::sync::{
    Arc, Mutex,
    mpsc::{Receiver, Sender, channel},
};

use partner_console_lib::notifications::{Clicked, Notice, Show};
use serde_json::{Value, json};

use crate::support::{Bench, PATIENCE, Sandbox, until};

const AURORA: &str = "24017788";

/// A system that hands on what it is asked to show.
struct Wall(Sender<(Notice, Clicked)>);

impl Show for Wall {
    fn show(&mut self, notice: &Notice, clicked: Clicked) {
        drop(self.0.send((notice.clone(), clicked)));
    }
}

/// An app with a named client whose channels were checked, and what its system shows.
fn bench(server: &Sandbox) -> (Bench, Receiver<(Notice, Clicked)>) {
    let bench = Bench::new();
    let (tell, shown) = channel();
    bench.show_with(Wall(tell));
    prepare(&bench, server);
    (bench, shown)
}

fn prepare(bench: &Bench, server: &Sandbox) {
    bench.sign_in(server);
    bench.ask("accounts_refresh", json!({}));
    let named = json!({ "account_id": AURORA, "name": "Aurora Dental", "note": "", "tags": [] });
    bench.ask("accounts_describe", named);
    check(bench);
}

fn check(bench: &Bench) -> Value {
    bench.ask("accounts_health", json!({ "account_id": AURORA }))
}

fn becomes(server: &Sandbox, channel: &Value, status: &str, reason: Option<&str>) {
    let path = format!("channels/{}/status", channel["channel_id"].as_str().unwrap());
    server.control(&path, json!({ "status": status, "reason": reason }));
}

#[test]
fn a_drop_is_shown_once_and_a_click_leads_to_the_client() {
    let server = Sandbox::start();
    let (bench, shown) = bench(&server);
    let orders = bench.hear("go_to_account");
    let channel = check(&bench)["health"]["channels"][0].clone();
    becomes(&server, &channel, "disabled", Some("qridle"));
    check(&bench);
    check(&bench);
    let (dropped, clicked) = shown.recv_timeout(PATIENCE).unwrap();
    assert_eq!(
        dropped,
        Notice {
            title: "Aurora Dental: WhatsApp stopped working".to_owned(),
            text:
                "“Aurora reception” is not connected any more. The console says why and what to do."
                    .to_owned(),
            open: "Open".to_owned(),
        }
    );
    clicked();
    assert_eq!(orders.recv_timeout(PATIENCE).unwrap(), json!({ "account_id": AURORA }));

    becomes(&server, &channel, "active", None);
    check(&bench);
    let (works, _) = shown.recv_timeout(PATIENCE).unwrap();
    assert_eq!(works.title, "Aurora Dental: WhatsApp works again", "and nothing in between");
}

#[test]
fn nothing_is_shown_to_a_person_who_does_not_want_it() {
    let server = Sandbox::start();
    let (bench, shown) = bench(&server);
    let prefer = |notify: bool| {
        let mut preferences = bench.ask("preferences_get", json!({}));
        preferences["notify"] = json!(notify);
        bench.ask("preferences_set", json!({ "preferences": preferences }));
    };
    let channels = check(&bench)["health"]["channels"].clone();
    prefer(false);
    let turned = bench.hear("channel_turned");
    becomes(&server, &channels[0], "disabled", None);
    check(&bench);
    assert_eq!(turned.recv_timeout(PATIENCE).unwrap()["turn"]["turn"], "dropped", "the page knows");
    prefer(true);
    becomes(&server, &channels[0], "active", None);
    check(&bench);
    let (works, _) = shown.recv_timeout(PATIENCE).unwrap();
    assert!(works.title.ends_with("works again"), "the drop was not wanted: {works:?}");
}

#[test]
fn a_channel_the_client_connected_by_link_is_shown_once() {
    let server = Sandbox::start();
    let (bench, shown) = bench(&server);
    let connect = json!({
        "account_id": AURORA, "transport": "whatsapp", "expected_phone": null,
        "channel_id": null, "way": "link", "credentials": null,
    });
    let id = bench.ask("channels_connect", connect)["connection_id"].clone();
    let stage = || bench.ask("channels_connections", json!({}))[0]["stage"]["kind"].clone();
    until("the wait for the client", || (stage() == "link_waiting").then_some(()));
    let link = bench.ask("links_channel", json!({ "connection_id": id }))["link"].clone();
    bench.ask("channels_leave", json!({ "connection_id": id, "keep": "waiting" }));
    let one_off = link.as_str().unwrap().rsplit('/').next().unwrap();
    server.control(&format!("hosted/{one_off}"), json!({ "phone": "37120009999" }));
    let (notice, _) = shown.recv_timeout(PATIENCE).unwrap();
    assert_eq!(notice.title, "Aurora Dental connected WhatsApp");
    bench.ask("channels_confirm", json!({ "connection_id": id }));
    let channel = check(&bench)["health"]["channels"][0].clone();
    becomes(&server, &channel, "disabled", None);
    check(&bench);
    let (next, _) = shown.recv_timeout(PATIENCE).unwrap();
    assert!(next.title.ends_with("stopped working"), "not the same again: {next:?}");
}

#[cfg(target_os = "linux")]
mod bus {
    //! A real session bus with a service of our own on it.

    use std::{
        io::{BufRead, BufReader},
        process::{Child, Command, Stdio},
    };

    use partner_console_lib::notifications::Desktop;
    use zbus::{blocking::connection::Builder, interface, object_server::SignalEmitter};

    use super::*;

    /// A bus for this test alone; it ends with it.
    struct Bus {
        daemon: Child,
        address: String,
    }

    impl Bus {
        fn start() -> Self {
            let mut daemon = Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("dbus-daemon comes with cargo xtask setup");
            let mut address = String::new();
            let told = daemon.stdout.take().unwrap();
            BufReader::new(told).read_line(&mut address).unwrap();
            Self { daemon, address: address.trim().to_owned() }
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.daemon.kill();
            let _ = self.daemon.wait();
        }
    }

    /// What was shown: the title and the actions.
    type Seen = Arc<Mutex<Vec<(String, Vec<String>)>>>;

    /// The service: somebody who clicks at once on everything, and on another one first.
    struct Clicker(Seen);

    #[interface(name = "org.freedesktop.Notifications")]
    impl Clicker {
        #[expect(clippy::too_many_arguments, reason = "the form of the specification")]
        async fn notify(
            &self,
            _app: String,
            _replaces: u32,
            _icon: String,
            title: String,
            _text: String,
            actions: Vec<String>,
            _hints: std::collections::HashMap<String, zbus::zvariant::OwnedValue>,
            _lasts: i32,
            #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
        ) -> u32 {
            self.0.lock().unwrap().push((title, actions));
            // Before the answer, as a quick hand would.
            emitter.action_invoked(7, "default").await.unwrap();
            emitter.action_invoked(8, "default").await.unwrap();
            emitter.notification_closed(8, 2).await.unwrap();
            8
        }

        #[zbus(signal)]
        async fn action_invoked(
            emitter: &SignalEmitter<'_>,
            number: u32,
            action: &str,
        ) -> zbus::Result<()>;

        #[zbus(signal)]
        async fn notification_closed(
            emitter: &SignalEmitter<'_>,
            number: u32,
            reason: u32,
        ) -> zbus::Result<()>;
    }

    #[test]
    fn a_click_in_the_system_comes_back_as_the_way_to_the_client() {
        let bus = Bus::start();
        let seen = Seen::default();
        let _service = Builder::address(bus.address.as_str())
            .unwrap()
            .name("org.freedesktop.Notifications")
            .unwrap()
            .serve_at("/org/freedesktop/Notifications", Clicker(Arc::clone(&seen)))
            .unwrap()
            .build()
            .unwrap();
        let server = Sandbox::start();
        let bench = Bench::new();
        bench.show_with(Desktop::on(&bus.address));
        prepare(&bench, &server);
        let orders = bench.hear("go_to_account");
        let channel = check(&bench)["health"]["channels"][0].clone();
        becomes(&server, &channel, "disabled", Some("unauthorized"));
        check(&bench);
        assert_eq!(orders.recv_timeout(PATIENCE).unwrap(), json!({ "account_id": AURORA }));
        let seen = seen.lock().unwrap();
        let [(title, actions)] = &seen[..] else { panic!("{seen:?}") };
        assert_eq!(title, "Aurora Dental: WhatsApp stopped working");
        assert_eq!(actions, &["default", "Open"]);
    }
}
