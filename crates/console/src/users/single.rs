//! One user, asked of the server by either edition of the API.
//!
//! Called by the reading of one user, by adding, which must not replace anybody, and by reading
//! back. What was read is kept, and who is not there is forgotten. Absent: lists.

use wazzup::{AccountId, NewUser, UserId, V3Client};

use super::{User, UsersEdition};
use crate::{
    checks::by_hand,
    console::Console,
    error::{Error, FieldProblem, FieldRule},
    jobs::Job,
    session::Session,
    v3_keys::failure,
};

/// By which edition users are asked for, with the key where one is needed.
#[derive(Clone, Copy)]
pub(crate) enum By<'a> {
    V2,
    V3(&'a V3Client),
}

impl By<'_> {
    pub(crate) fn edition(self) -> UsersEdition {
        match self {
            Self::V2 => UsersEdition::V2,
            Self::V3(_) => UsersEdition::V3,
        }
    }
}

impl Console {
    /// One user as the server has them now.
    ///
    /// # Errors
    /// A refusal with `not_found` for an id nobody has.
    pub(crate) async fn user_read(
        &self,
        session: &Session,
        account_id: &str,
        by: By<'_>,
        user_id: &str,
    ) -> Result<User, Error> {
        let (account, id) = (&AccountId::from(account_id), &UserId::from(user_id));
        let read = match by {
            By::V2 => {
                let get =
                    session.account(account, |client| async move { client.users().get(id).await });
                get.await
            }
            By::V3(client) => client.users().get(id).await.map_err(failure),
        };
        match read.map(User::from) {
            Ok(user) => {
                self.users_keep(session, account_id, by.edition(), vec![user.clone()]).await;
                Ok(user)
            }
            Err(error) => {
                if error.is_not_found() {
                    let gone = vec![user_id.to_owned()];
                    self.users_forget(session, account_id, by.edition(), gone).await;
                }
                Err(error)
            }
        }
    }

    /// Looks that nobody has the ids of users who are to be added: the server would replace them
    /// without a word. Between this look and the writing lies one round trip in which somebody
    /// else could add the same id; the service offers nothing against that.
    ///
    /// # Errors
    /// `Invalid` with every id that is taken; else what the look failed with.
    pub(crate) async fn users_new(
        &self,
        job: &Job<'_>,
        account_id: &str,
        by: By<'_>,
        users: &[NewUser],
    ) -> Result<(), Error> {
        by_hand("users", users)?;
        let mut taken = Vec::new();
        for (index, user) in users.iter().enumerate() {
            if job.is_stopped() {
                return Err(Error::Cancelled);
            }
            match self.user_read(&job.session, account_id, by, user.id.as_str()).await {
                Ok(_) => {
                    let field = format!("users[{index}].id");
                    taken.push(FieldProblem::new(&field, FieldRule::Taken));
                }
                Err(error) if error.is_not_found() => {}
                Err(error) => return Err(error),
            }
        }
        if taken.is_empty() { Ok(()) } else { Err(Error::Invalid(taken)) }
    }
}
