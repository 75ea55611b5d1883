//! One contact, asked of the server.
//!
//! Called by the reading of one contact, by adding, which must not replace anybody, and by reading
//! back. What was read is kept, and who is not there is forgotten. Absent: lists.

use wazzup::{AccountId, ContactId, NewContact};

use super::Contact;
use crate::{
    checks::by_hand,
    console::Console,
    error::{Error, FieldProblem, FieldRule},
    jobs::Job,
    session::Session,
};

impl Console {
    /// One contact as the server has it now, with the link known here.
    ///
    /// # Errors
    /// A refusal with `not_found` for an id nobody has.
    pub(super) async fn contact_read(
        &self,
        session: &Session,
        account_id: &str,
        contact_id: &str,
    ) -> Result<Contact, Error> {
        let (account, id) = (&AccountId::from(account_id), &ContactId::from(contact_id));
        let get = session.account(account, |client| async move { client.contacts().get(id).await });
        let read = match get.await {
            Ok(read) => read,
            Err(error) => {
                if error.is_not_found() {
                    let gone = vec![contact_id.to_owned()];
                    self.contacts_forget(session, account_id, gone).await;
                }
                return Err(error);
            }
        };
        let linked = self.contacts_linked(session, account, vec![read]).await?;
        self.contacts_keep(session, account_id, linked.clone()).await;
        linked.into_iter().next().ok_or(Error::NotFound("contact"))
    }

    /// Looks that nobody has the ids of contacts that are to be added: the server may replace them
    /// without a word. Between this look and the writing lies one round trip in which somebody
    /// else could add the same id; the service offers nothing against that.
    ///
    /// # Errors
    /// `Invalid` with every id that is taken; else what the look failed with.
    pub(super) async fn contacts_new(
        &self,
        job: &Job<'_>,
        account_id: &str,
        contacts: &[NewContact],
    ) -> Result<(), Error> {
        by_hand("contacts", contacts)?;
        let mut taken = Vec::new();
        for (index, contact) in contacts.iter().enumerate() {
            if job.is_stopped() {
                return Err(Error::Cancelled);
            }
            match self.contact_read(&job.session, account_id, contact.id.as_str()).await {
                Ok(_) => {
                    let field = format!("contacts[{index}].id");
                    taken.push(FieldProblem::new(&field, FieldRule::Taken));
                }
                Err(error) if error.is_not_found() => {}
                Err(error) => return Err(error),
            }
        }
        if taken.is_empty() { Ok(()) } else { Err(Error::Invalid(taken)) }
    }
}
