//! One attempt from its beginning to its end: waiting for the browser, and the exchange.
//!
//! Started by `grants_begin`; ends with the session. A code is exchanged once and never again
//! (API reference 3.3). Absent: what a client's permission is kept in.

use std::sync::Arc;

use tokio::{sync::oneshot, time::sleep};
use wazzup::AccountId;

use super::{Flow, Grant, GrantStage, GrantStop, door::Door, form::Attempt, returned::Returned};
use crate::{
    console::{Console, new_id},
    error::{Error, ErrorCode, UiError},
    event::Event,
    options::millis,
    session::Session,
};

impl Console {
    /// Ends the attempts that wait, and waits until their address is free.
    pub(super) async fn grants_end_waiting(&self) -> Result<(), Error> {
        let mut ended = Vec::new();
        {
            let mut flows = self.inner.flows.all();
            if flows.values().any(|flow| flow.grant.stage == GrantStage::Exchanging) {
                return Err(Error::Busy("the answer to another attempt is being exchanged"));
            }
            for (_, flow) in flows.drain() {
                flow.end.cancel();
                ended.push(flow.over);
            }
        }
        for over in ended {
            over.cancelled().await;
        }
        Ok(())
    }

    /// Takes the return address where it is this machine's, and begins to wait.
    pub(super) async fn begin_flow(&self, session: Session, attempt: Attempt) -> Grant {
        let door = Door::at(&attempt.returns_to).await;
        let grant = Grant {
            grant_id: new_id(),
            stage: GrantStage::Waiting,
            can_listen: door.is_some(),
            redirect_uri: attempt.redirect_uri.clone(),
            name: attempt.name.clone(),
            account_id: attempt.account_id.clone(),
            ends_at: self.now() + millis(self.pace().grant_patience),
            error: None,
            same_as: None,
        };
        let (answer, answered) = oneshot::channel();
        let end = session.ended().child_token();
        let flow = Flow {
            session: session.clone(),
            grant: grant.clone(),
            attempt: Arc::new(attempt),
            answer: Some(answer),
            end,
            over: tokio_util::sync::CancellationToken::new(),
        };
        let (console, id) = (self.clone(), grant.grant_id.clone());
        let (attempt, end, over) = (flow.attempt.clone(), flow.end.clone(), flow.over.clone());
        self.inner.flows.all().insert(id.clone(), flow);
        self.spawn(async move {
            let close = end.child_token();
            let open = async {
                if let Some(door) = door {
                    door.open(console.clone(), id.clone(), attempt.clone(), close.clone()).await;
                }
            };
            let follow = async {
                let returned = console.wait_for_return(&id, answered, &end).await;
                close.cancel();
                returned
            };
            let (returned, ()) = tokio::join!(follow, open);
            over.cancel();
            if let Some(returned) = returned {
                console.take_return(&session, &id, &attempt, returned).await;
            } else if session.ended().is_cancelled() {
                console.inner.flows.all().remove(&id);
            }
        });
        grant
    }

    /// Hands the browser's answer to the attempt that waits for it.
    pub(super) fn grant_returned(
        &self,
        grant_id: &str,
        returned: Returned,
    ) -> Result<Grant, Error> {
        let grant = {
            let mut flows = self.inner.flows.all();
            let flow = flows.get_mut(grant_id).ok_or(Error::NotFound("attempt"))?;
            let waits = flow.grant.stage == GrantStage::Waiting;
            let answer = flow.answer.take().filter(|_| waits);
            let answer = answer.ok_or(Error::Conflict("it waits for no browser any more"))?;
            flow.grant.stage = GrantStage::Exchanging;
            // Only a task that has ended does not take it, and then there is nothing to do.
            drop(answer.send(returned));
            flow.grant.clone()
        };
        self.emit(Event::GrantsChanged { grant: grant.clone() });
        Ok(grant)
    }

    /// The browser's answer; none when the attempt was ended or its time is over.
    async fn wait_for_return(
        &self,
        grant_id: &str,
        mut answered: oneshot::Receiver<Returned>,
        end: &tokio_util::sync::CancellationToken,
    ) -> Option<Returned> {
        tokio::select! {
            biased;
            returned = &mut answered => return returned.ok(),
            () = end.cancelled() => return None,
            () = sleep(self.pace().grant_patience) => {}
        }
        let mut expired = false;
        self.change_grant(grant_id, |grant| {
            if grant.stage == GrantStage::Waiting {
                grant.stage = GrantStage::Expired;
                expired = true;
            }
        });
        // An answer that came at the last moment is as good as any.
        if expired { None } else { answered.await.ok() }
    }

    async fn take_return(
        &self,
        session: &Session,
        grant_id: &str,
        attempt: &Attempt,
        returned: Returned,
    ) {
        let (stage, outcome) = match returned {
            Returned::Refused(reason) => {
                let error = UiError::new(ErrorCode::Refused, reason);
                (GrantStage::Refused, Err(GrantStop { error, same_as: None }))
            }
            Returned::Code(code) => match self.exchange(session, attempt, code).await {
                Ok(account_id) => (GrantStage::Done, Ok(account_id)),
                Err(stop) => (GrantStage::Failed, Err(stop)),
            },
        };
        if session.ended().is_cancelled() {
            self.inner.flows.all().remove(grant_id);
            return;
        }
        self.change_grant(grant_id, |grant| {
            grant.stage = stage;
            match outcome {
                Ok(account_id) => grant.account_id = Some(account_id),
                Err(stop) => (grant.error, grant.same_as) = (Some(stop.error), stop.same_as),
            }
        });
    }

    /// Exchanges a code and puts what it gave away; the id of the account.
    async fn exchange(
        &self,
        session: &Session,
        attempt: &Attempt,
        code: wazzup::Sensitive<String>,
    ) -> Result<String, GrantStop> {
        let exchange = attempt.exchange(code);
        let tokens = session
            .partner(|partner| async move { partner.oauth().authorization_code(&exchange).await })
            .await?;
        self.check_whose(session, attempt.account_id.as_deref(), &tokens).await?;
        // The service tells no number that could be relied on, so the account has one of ours. A
        // letter begins it, because theirs are digits.
        let again = attempt.account_id.clone();
        let account_id = again.clone().unwrap_or_else(|| format!("g{}", new_id()));
        let name = again.is_none().then(|| attempt.name.clone());
        let account = self
            .inner
            .permissions
            .give(
                &session.profile,
                &account_id,
                &attempt.client_id,
                name,
                tokens.refresh_token.clone(),
            )
            .await?;
        if session.ended().is_cancelled() {
            // Signed out meanwhile, when this was not yet there to be forgotten.
            let (profile, id) = (session.profile.profile_id.clone(), account_id.clone());
            let key = self.inner.permissions.drop_held(&profile, &id);
            self.store()
                .run(move |c| match again {
                    Some(_) => crate::store::grants::needed(c, &profile, &id).map(drop),
                    None => crate::store::grants::remove(c, &profile, &id),
                })
                .await?;
            self.forget_entry(&key).await?;
            return Err(Error::SignedOut.into());
        }
        session.hold(&AccountId::from(&*account_id), &tokens).await;
        tracing::info!("a client allowed access");
        self.emit(Event::AccountChanged { account });
        Ok(account_id)
    }
}
