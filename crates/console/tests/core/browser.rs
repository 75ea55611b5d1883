//! A client's browser: opens the address, presses a button, and goes where it is sent.

use reqwest::{Client, Url, redirect::Policy};

/// An account that is not the partner's, in every seed.
pub(crate) const FOREIGN: &str = "90000001";

/// The browser's last answer: its status and its page.
pub(crate) type Page = (u16, String);

pub(crate) struct Browser(Client);

impl Browser {
    pub(crate) fn new() -> Self {
        Self(Client::builder().no_proxy().redirect(Policy::none()).build().unwrap())
    }

    /// Allows access to an account that is not the partner's, or refuses; gives the address the browser is sent to.
    pub(crate) async fn decide(&self, address: &str, decision: &str) -> String {
        self.decide_for(address, FOREIGN, decision).await
    }

    pub(crate) async fn decide_for(&self, address: &str, account: &str, decision: &str) -> String {
        let page = self.0.get(address).header("sec-fetch-site", "none").send().await.unwrap();
        assert_eq!(page.status(), 200, "{}", page.text().await.unwrap());
        let form = self.0.post(address).body(format!("account_id={account}&decision={decision}"));
        let own = Url::parse(address).unwrap().origin().ascii_serialization();
        let form = form.header("content-type", "application/x-www-form-urlencoded");
        let answer = form.header("origin", own).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        answer.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Goes to an address as a browser does that was sent there.
    pub(crate) async fn go(&self, address: &str) -> Page {
        self.go_with(address, &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")])
            .await
    }

    pub(crate) async fn go_with(&self, address: &str, headers: &[(&str, &str)]) -> Page {
        let mut request = self.0.get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    pub(crate) async fn post(&self, address: &str) -> u16 {
        self.0.post(address).send().await.unwrap().status().as_u16()
    }
}
