//! Raising the WABA spending limit of an account (reference 12), under the journal's care.
//!
//! Called by the shell. The limit cannot be read back, so after a lost answer there is nowhere to
//! look: the person looks in the cabinet and says what became of it. Absent: a second attempt.

use wazzup::AccountId;

use super::{Creation, Intent, Outcome};
use crate::{
    console::Console,
    error::{Error, FieldProblem, FieldRule},
};

impl Console {
    /// Raises the limit by `value`, whole units of the account's currency, at least 1. The result
    /// is `created`, `unknown` or `refused`, with the reason in `error`; all three are answers,
    /// not errors.
    ///
    /// # Errors
    /// Before anything was sent: `Invalid`, or `Conflict` while an earlier raise of this account's
    /// limit is not settled, and for an account that is not the partner's own.
    pub async fn accounts_waba_balance(
        &self,
        account_id: &str,
        value: f64,
    ) -> Result<Creation, Error> {
        let value = checked(value)?;
        let session = self.session()?;
        let account_id = AccountId::from(account_id);
        self.only_own(&session, &account_id).await?;
        let intent = Intent::WabaBalance { account_id: account_id.clone(), value };
        let creation_id = self.creation_begin(&session, intent).await?;
        let console = self.clone();
        // A task of its own: an answer shall be written down even if nobody waits for it any more.
        let sent = self.inner.runtime.spawn(async move {
            let account = &account_id;
            let raised = session
                .partner(
                    |partner| async move { partner.accounts().waba_balance(account, value).await },
                )
                .await;
            let outcome = Outcome::of(raised.map(|()| account_id.to_string()));
            console.creation_end(&session, &creation_id, outcome).await
        });
        sent.await.map_err(|_| Error::Internal("a creation broke off".to_owned()))?
    }
}

/// A number from the page, which has no whole ones.
fn checked(value: f64) -> Result<u32, Error> {
    if value.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(&value) {
        return Ok(value as u32); // within its bounds and whole, so exact
    }
    let limit = format!("1…{}", u32::MAX);
    Err(Error::Invalid(vec![FieldProblem::bounded("value", FieldRule::OutOfRange, limit)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raise_is_a_whole_number_of_at_least_one() {
        for (value, good) in [
            (1.0, true),
            (4_294_967_295.0, true),
            (0.0, false),
            (-5.0, false),
            (1.5, false),
            (4_294_967_296.0, false),
            (f64::NAN, false),
            (f64::INFINITY, false),
        ] {
            assert_eq!(checked(value).is_ok(), good, "{value}");
        }
    }
}
