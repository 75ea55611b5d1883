//! Links into the CRM that were written from here, and putting them beside contacts read back.
//!
//! Called by `contacts`. Absent: taking the server's path for a link.

use wazzup::{AccountId, NewContact};

use super::{Contact, ContactData};
use crate::{
    console::Console,
    error::Error,
    jobs::{ItemOutcome, ItemResult},
    session::Session,
    store::contact_links,
};

impl Console {
    /// Contacts as the page sees them: with the server's link, else the one kept here.
    pub(super) async fn contacts_linked(
        &self,
        session: &Session,
        account_id: &AccountId,
        read: Vec<wazzup::Contact>,
    ) -> Result<Vec<Contact>, Error> {
        let unlinked = read.iter().filter(|contact| contact.crm_link().is_none());
        let ids: Vec<String> = unlinked.map(|contact| contact.id.to_string()).collect();
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_string());
        let mut kept =
            self.store().run(move |c| contact_links::of(c, &profile, &account, &ids)).await?;
        let shown = |contact: wazzup::Contact| {
            let told = contact.crm_link().map(str::to_owned);
            let own = kept.remove(contact.id.as_str());
            Contact {
                id: contact.id.to_string(),
                responsible_user_id: contact.responsible_user_id.map(|id| id.to_string()),
                name: contact.name,
                contact_data: contact.contact_data.into_iter().map(ContactData::read).collect(),
                uri_kept_here: told.is_none() && own.is_some(),
                uri: told.or(own),
            }
        };
        Ok(read.into_iter().map(shown).collect())
    }

    /// Keeps the links of contacts that were written. One whose answer was lost counts as written:
    /// should it be edited next, the newer link is the one that was meant. Written without a
    /// link, what the server now has is not known, and an older one is kept no longer.
    pub(super) async fn links_keep(
        &self,
        session: &Session,
        account_id: &AccountId,
        sent: &[NewContact],
        outcomes: &[ItemOutcome],
    ) {
        let written = sent.iter().zip(outcomes).filter(|(_, outcome)| outcome.may_be_done());
        let links = written.map(|(contact, _)| (contact.id.to_string(), contact.uri.clone()));
        self.links_set(session, account_id, links.collect()).await;
    }

    /// Forgets the links of contacts that are gone.
    pub(super) async fn links_drop(
        &self,
        session: &Session,
        account_id: &AccountId,
        outcomes: &[ItemOutcome],
    ) {
        let gone = outcomes.iter().filter(|outcome| outcome.outcome == ItemResult::Accepted);
        let links = gone.map(|outcome| (outcome.id.clone(), None)).collect();
        self.links_set(session, account_id, links).await;
    }

    async fn links_set(
        &self,
        session: &Session,
        account_id: &AccountId,
        links: Vec<(String, Option<String>)>,
    ) {
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_string());
        let set =
            self.store().run(move |c| contact_links::set(c, &profile, &account, &links)).await;
        if let Err(error) = set {
            // The outcomes matter more: what was written is written, with the link.
            tracing::error!(%error, "links into the CRM could not be kept");
        }
    }
}
