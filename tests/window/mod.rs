//! The app in its window, driven as a person would, beside a sandbox of its own.
//!
//! Used by the journeys (`tests/e2e`), the tour (`tests/tour`) and the timings (`tests/measure`).
#![allow(dead_code, unused_imports, reason = "each program uses its part")]

pub(crate) mod browser;
pub(crate) mod server;

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, Key, WebDriver, WebElement, prelude::*};

pub(crate) use browser::Browser;
pub(crate) use server::Server;

/// The longest a step may take here; the machine may be busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(40);

/// The running app.
pub(crate) struct Window {
    pub(crate) page: WebDriver,
    pub(crate) folder: TempDir,
    driver: Driver,
}

/// WebKit's driver, ended with the journey.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Window {
    /// Starts the app on an empty folder.
    pub(crate) async fn open(arguments: &[&str]) -> Self {
        Self::open_on(tempfile::tempdir().unwrap(), arguments).await
    }

    /// Starts the app on a folder that may hold something already.
    pub(crate) async fn open_on(folder: TempDir, arguments: &[&str]) -> Self {
        Self::start(folder, arguments, &[]).await
    }

    /// Starts the app where no program offers a keychain.
    pub(crate) async fn open_without_keychain(folder: TempDir) -> Self {
        let nowhere = format!("unix:path={}", folder.path().join("no-bus").display());
        Self::start(folder, &[], &[("DBUS_SESSION_BUS_ADDRESS", &nowhere)]).await
    }

    /// Starts the app where this program is the system's browser.
    pub(crate) async fn open_with_browser(program: &Path) -> Self {
        let program = program.display().to_string();
        Self::start(tempfile::tempdir().unwrap(), &[], &[("BROWSER", &program)]).await
    }

    async fn start(folder: TempDir, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Driver(
            Command::new("WebKitWebDriver")
                .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                // The app inherits the driver's environment.
                .envs(environment.iter().copied())
                .stderr(Stdio::null())
                .spawn()
                .expect("WebKitWebDriver is missing: run cargo xtask test"),
        );
        let mut all = vec!["--data-dir".to_owned(), folder.path().display().to_string()];
        all.extend(arguments.iter().map(|&one| one.to_owned()));
        let mut wanted = Capabilities::new();
        let options = json!({ "binary": env!("CARGO_BIN_EXE_partner-console"), "args": all });
        wanted.set("webkitgtk:browserOptions", options).unwrap();
        let started = Instant::now();
        let page = loop {
            match WebDriver::new(format!("http://127.0.0.1:{port}"), wanted.clone()).await {
                Ok(page) => break page,
                Err(error) if started.elapsed() > PATIENCE => panic!("no window: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        };
        Self { page, folder, driver }
    }

    /// Closes the app and gives its folder back.
    pub(crate) async fn close(self) -> TempDir {
        self.page.quit().await.unwrap();
        // The app may take a moment to go, and the next one must not find its lock.
        let lock = std::fs::File::open(self.folder.path().join("instance.lock")).unwrap();
        let started = Instant::now();
        while lock.try_lock().is_err() && started.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        self.folder
    }

    /// Ends the app as a power cut would, and gives its folder back.
    pub(crate) async fn kill(self) -> TempDir {
        let folder = self.folder.path().display().to_string();
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        let ours = processes.filter(|process| {
            let arguments = std::fs::read_to_string(process.path().join("cmdline"));
            let arguments = arguments.unwrap_or_default();
            arguments.contains("partner-console\0") && arguments.contains(&folder)
        });
        let ours: Vec<_> = ours.map(|process| process.file_name()).collect();
        assert_eq!(ours.len(), 1, "one app has this folder");
        let killed = Command::new("kill").arg("-9").args(ours).status().unwrap();
        assert!(killed.success());
        self.folder
    }

    /// The element, once it is there and can be seen.
    pub(crate) async fn see(&self, selector: &str) -> WebElement {
        let started = Instant::now();
        loop {
            if let Ok(element) = self.page.find(By::Css(selector)).await
                && element.is_displayed().await.unwrap_or(false)
            {
                return element;
            }
            if started.elapsed() > PATIENCE {
                panic!("{selector} did not appear; the page says:\n{}", self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until the element is not there any more.
    pub(crate) async fn gone(&self, selector: &str) {
        let started = Instant::now();
        while self.page.find(By::Css(selector)).await.is_ok() {
            assert!(started.elapsed() < PATIENCE, "{selector} stays");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until the page says a sentence.
    pub(crate) async fn read(&self, sentence: &str) {
        let started = Instant::now();
        while !self.text().await.contains(sentence) {
            if started.elapsed() > PATIENCE {
                panic!("the page never said {sentence:?}, but:\n{}", self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Everything that can be read on the page.
    pub(crate) async fn text(&self) -> String {
        // The driver's own idea of text leaves out what an ellipsis cuts short.
        let text = self.script("return document.body.innerText", "").await;
        // A space that must not break is a space to the eye.
        text.as_str().unwrap_or_default().replace('\u{a0}', " ")
    }

    /// Clicks, once it can be clicked.
    pub(crate) async fn click(&self, selector: &str) {
        let started = Instant::now();
        loop {
            let problem = match self.see(selector).await.click().await {
                Ok(()) => return,
                Err(problem) => problem,
            };
            if started.elapsed() > PATIENCE {
                // What stands in the way is mostly said on the page, as by a dialog.
                panic!("{selector} cannot be clicked: {problem}\n{}", self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Puts text into a field, in place of what stood there.
    pub(crate) async fn fill(&self, selector: &str, text: &str) {
        let started = Instant::now();
        loop {
            let field = self.see(selector).await;
            let problem = match field.clear().await {
                Ok(()) => return field.send_keys(text).await.unwrap(),
                Err(problem) => problem,
            };
            assert!(started.elapsed() < PATIENCE, "{selector} cannot be filled: {problem}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses keys wherever the focus is.
    pub(crate) async fn keys(&self, keys: impl Into<thirtyfour::TypingData>) {
        let focused = self.page.active_element().await.unwrap();
        focused.send_keys(keys).await.unwrap();
    }

    /// Presses Tab until the focus is on the element: the way a keyboard gets there.
    pub(crate) async fn tab_to(&self, selector: &str) {
        self.see(selector).await;
        for _ in 0..60 {
            let there =
                self.script("return document.activeElement?.matches(arguments[0])", selector);
            if there.await == json!(true) {
                return;
            }
            self.keys(Key::Tab + "").await;
        }
        panic!("the keyboard does not reach {selector}");
    }

    /// Waits until nothing on the page says that it is busy.
    pub(crate) async fn settled(&self) {
        let started = Instant::now();
        let busy = "return document.querySelector('[aria-busy=true], .skeleton') !== null";
        while self.script(busy, "").await == json!(true) && started.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        // A toast or a pill may still be fading in.
        tokio::time::sleep(Duration::from_millis(400)).await;
    }

    /// Runs a line in the page with one argument.
    pub(crate) async fn script(&self, line: &str, argument: &str) -> serde_json::Value {
        self.page.execute(line, vec![json!(argument)]).await.unwrap().json().clone()
    }

    /// The stage the connection is on.
    pub(crate) async fn stage(&self, kind: &str) -> WebElement {
        self.see(&format!("[data-stage='{kind}']")).await
    }

    /// Signs in to a server as the demo partner.
    pub(crate) async fn sign_in(&self, server: &Server) {
        self.sign_in_form(server, "demo-partner").await;
        self.see("[data-account-id]").await;
    }

    /// Fills and sends the sign-in form.
    pub(crate) async fn sign_in_form(&self, server: &Server, password: &str) {
        self.fill("#email", "demo@partner.example").await;
        self.fill("#password", password).await;
        // WebKit's driver calls a field in a closed fold displayed, so the fold itself is asked.
        if self
            .script(
                "return document.querySelector(arguments[0]) === null",
                "details.advanced[open]",
            )
            .await
            == json!(true)
        {
            self.click("#advanced").await;
        }
        self.fill("#server", &server.origin).await;
        self.click("#sign-in").await;
    }

    /// Opens a client's page from the list.
    pub(crate) async fn open_account(&self, account_id: &str) {
        self.click(&format!("[data-account-id='{account_id}']")).await;
        self.see("#add-channel").await;
    }

    /// From a client's page to the first question about a messenger.
    pub(crate) async fn choose(&self, transport: &str) {
        self.click("#add-channel").await;
        self.click(&format!("#add-{transport}")).await;
        self.stage("ask").await;
    }

    /// Whether the element is there now.
    pub(crate) async fn present(&self, selector: &str) -> bool {
        self.page.find(By::Css(selector)).await.is_ok()
    }

    /// From a client's page to the first code.
    pub(crate) async fn start_connecting(&self, phone: Option<&str>) {
        self.choose("whatsapp").await;
        match phone {
            Some(phone) => {
                self.fill("#expected-phone", phone).await;
                self.click("#start-connection").await;
            }
            None => self.click("#skip-phone").await,
        }
        self.stage("code").await;
        self.see("#qr").await;
    }

    /// A picture of the window.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.page.screenshot_as_png().await.unwrap()
    }

    /// The text of the code on the screen, once it has been painted.
    pub(crate) async fn scan(&self) -> String {
        let started = Instant::now();
        loop {
            if let Some(text) = self.scanned().await {
                return text;
            }
            assert!(started.elapsed() < PATIENCE, "no code can be read from the screen");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The text of the code on the screen at this moment, read from a picture of the window.
    pub(crate) async fn scanned(&self) -> Option<String> {
        let picture = image::load_from_memory(&self.picture().await).unwrap().to_luma8();
        let mut prepared = rqrr::PreparedImage::prepare(picture);
        let grids = prepared.detect_grids();
        grids.first().and_then(|grid| grid.decode().ok()).map(|(_, text)| text)
    }
}

/// Every file below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
