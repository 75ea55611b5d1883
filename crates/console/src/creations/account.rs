//! Creating an account (reference 4.1), under the journal's care.
//!
//! Called by the shell. Absent: a second attempt.

use wazzup::AccountId;

use super::{Creation, CreationKind, Intent, NewAccount, Outcome};
use crate::{console::Console, error::Error, session::Session, store};

impl Console {
    /// Creates an account. The result is `created`, `unknown` (looked for from now on) or
    /// `refused`, with the reason in `error`; all three are answers, not errors.
    ///
    /// # Errors
    /// Before anything was sent: `Invalid`; `Conflict` while a creation under this name is not
    /// settled; or what kept the console from seeing which accounts exist.
    pub async fn accounts_create(&self, account: NewAccount) -> Result<Creation, Error> {
        let form = account.checked()?;
        let session = self.session()?;
        let creation_id = self.creation_begin(&session, Intent::Account(form.clone())).await?;
        let console = self.clone();
        // A task of its own: an answer shall be written down even if nobody waits for it any more.
        let sent = self.inner.runtime.spawn(async move {
            let made = session
                .partner(|partner| async move { partner.accounts().create(&form.on_wire()).await })
                .await;
            let outcome = Outcome::of(made.map(|created| created.account_id.to_string()));
            console.creation_end(&session, &creation_id, outcome).await
        });
        sent.await.map_err(|_| Error::Internal("a creation broke off".to_owned()))?
    }

    /// Writes down what was made: the journal's entry, and for an account its name and details.
    pub(super) async fn creation_made(
        &self,
        session: &Session,
        creation_id: &str,
        id: String,
    ) -> Result<Creation, Error> {
        let made = id.clone();
        let creation =
            self.change_creation(creation_id, move |creation| creation.made(made)).await?;
        if let (CreationKind::Account, Some(form)) = (creation.kind, creation.form.clone()) {
            let now = self.now();
            let account_id = AccountId::from(id);
            self.change_account(session, &account_id, move |c, profile, account| {
                store::accounts::touch(c, profile, account, now)?;
                store::address_book::name(c, profile, account, &form.name)?;
                let (currency, lang) = (Some(&*form.currency), Some(&*form.lang));
                let timezone = Some(form.timezone);
                store::accounts::set_details(c, profile, account, timezone, currency, lang)
            })
            .await?;
        }
        Ok(creation)
    }
}

impl NewAccount {
    fn on_wire(&self) -> wazzup::NewAccount {
        let Self { name, lang, currency, country, timezone } = self.clone();
        wazzup::NewAccount { name, lang, currency, country, timezone }
    }
}
