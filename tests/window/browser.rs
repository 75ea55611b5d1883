//! The system's browser in tests: it opens nothing, and a test goes where it was sent.
//!
//! Used by the journeys in which a client allows access, and by the tour.

use std::{
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    time::{Duration, Instant},
};

use reqwest::{Client, Url, redirect::Policy};
use tempfile::TempDir;

use super::PATIENCE;

/// An account of the seed that is not the partner's.
const FOREIGN: &str = "90000001";

/// A browser of the test's own: what the system opens is a script that writes the address down,
/// and the test goes there.
pub(crate) struct Browser {
    folder: TempDir,
    http: Client,
}

impl Browser {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (program, address) = (folder.path().join("browser"), folder.path().join("address"));
        let script = format!(
            "#!/bin/sh\nprintf %s \"$1\" > '{0}.new' && mv '{0}.new' '{0}'\n",
            address.display()
        );
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let http = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        Self { folder, http }
    }

    pub(crate) fn program(&self) -> PathBuf {
        self.folder.path().join("browser")
    }

    /// The address the system was asked to open.
    pub(crate) async fn address(&self) -> String {
        let (file, started) = (self.folder.path().join("address"), Instant::now());
        loop {
            if let Ok(address) = std::fs::read_to_string(&file) {
                std::fs::remove_file(&file).unwrap();
                return address;
            }
            assert!(started.elapsed() < PATIENCE, "no browser was opened");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Presses a button of the page at the address; gives where the browser is sent to.
    pub(crate) async fn press(&self, address: &str, decision: &str) -> String {
        let page = self.http.get(address).send().await.unwrap().text().await.unwrap();
        assert!(page.contains("Harbour Bakery"), "{page}");
        let origin = Url::parse(address).unwrap().origin().ascii_serialization();
        let form = self.http.post(address).header("origin", origin);
        let form = form.header("content-type", "application/x-www-form-urlencoded");
        let answer = form.body(format!("account_id={FOREIGN}&decision={decision}")).send();
        answer.await.unwrap().headers()["location"].to_str().unwrap().to_owned()
    }

    pub(crate) async fn go(&self, address: &str) -> String {
        let request = self.http.get(address).header("sec-fetch-mode", "navigate");
        request.send().await.unwrap().text().await.unwrap()
    }
}
