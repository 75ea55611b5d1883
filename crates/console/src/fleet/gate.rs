//! Whose turn it is to check an account's channels: a person's wish goes before the sweep.
//!
//! Held by the console; asked by `accounts::health` and by `pass`. Absent: the pace of single
//! requests, which is the client's.

use tokio::sync::{Semaphore, SemaphorePermit, watch};

/// A number of places, and how many people wait for one.
pub(crate) struct Gate {
    places: Semaphore,
    asking: watch::Sender<usize>,
}

impl Gate {
    /// A gate for `places` checks at the same time.
    pub(crate) fn new(places: usize) -> Self {
        Self { places: Semaphore::new(places), asking: watch::Sender::new(0) }
    }

    /// A place for a row in sight, in the order of asking. None once the console is gone.
    pub(crate) async fn for_a_person(&self) -> Option<SemaphorePermit<'_>> {
        let _asking = Asking::begin(&self.asking);
        self.places.acquire().await.ok()
    }

    /// A place for the sweep, once nobody else asks for one.
    pub(crate) async fn for_the_sweep(&self) -> Option<SemaphorePermit<'_>> {
        // The sender is ours, so the wait does not fail.
        let _ = self.asking.subscribe().wait_for(|asking| *asking == 0).await;
        self.places.acquire().await.ok()
    }
}

/// Somebody who asks, until they have a place or give up.
struct Asking<'g>(&'g watch::Sender<usize>);

impl<'g> Asking<'g> {
    fn begin(asking: &'g watch::Sender<usize>) -> Self {
        asking.send_modify(|asking| *asking += 1);
        Self(asking)
    }
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|asking| *asking -= 1);
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::Pin,
        task::{Context, Poll, Waker},
    };

    use super::*;

    /// Asks a future once how far it is.
    fn once<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn a_person_goes_before_the_sweep() {
        let gate = Gate::new(1);
        let mut first = Box::pin(gate.for_a_person());
        let Poll::Ready(Some(place)) = once(first.as_mut()) else { panic!("it was free") };
        let mut person = Box::pin(gate.for_a_person());
        assert!(once(person.as_mut()).is_pending());
        let mut sweep = Box::pin(gate.for_the_sweep());
        assert!(once(sweep.as_mut()).is_pending());
        drop(place);
        assert!(once(sweep.as_mut()).is_pending(), "the person has not had the turn yet");
        let Poll::Ready(Some(place)) = once(person.as_mut()) else { panic!("their turn") };
        drop(place);
        assert!(once(sweep.as_mut()).is_ready());
    }

    #[test]
    fn a_person_who_gave_up_does_not_hold_the_sweep() {
        let gate = Gate::new(1);
        let mut first = Box::pin(gate.for_a_person());
        let Poll::Ready(place) = once(first.as_mut()) else { panic!("it was free") };
        let mut person = Box::pin(gate.for_a_person());
        assert!(once(person.as_mut()).is_pending());
        drop(person);
        drop(place);
        let mut sweep = Box::pin(gate.for_the_sweep());
        assert!(once(sweep.as_mut()).is_ready());
    }
}
