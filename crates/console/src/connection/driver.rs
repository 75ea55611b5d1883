//! The task of one connection: it feeds the machine, does what the machine asks for, and shows
//! what came of it.
//!
//! Started by `open`. Deliberately absent: decisions; each one stands in `machine`.

use std::time::Duration;

use tokio::{
    sync::{mpsc, oneshot, watch},
    task::JoinSet,
};
use wazzup::ChannelId;

use super::{
    Connection,
    effects::Call,
    input::{Action, Creating, Effect, Happening, Input, Refusal},
    machine::step,
    page::Page,
    state::State,
    view::{Meta, view},
    ways::Way,
};
use crate::{
    console::Console,
    error::{Error, UiError},
    event::Event,
    session::Session,
    store::{self, connections::Row},
};

type Reply = oneshot::Sender<Result<Connection, Error>>;

/// What reaches the task from outside.
pub(crate) enum Message {
    /// The person did something.
    Act(Action, Reply),
    /// An event came.
    Happened(ChannelId, Happening),
    /// The journal has written the intent of our creation.
    Journalled(String),
    /// The channel is being deleted from elsewhere: the connection ends as it is.
    LetGo,
}

/// The work an action's answer waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Pairing,
    Secret,
    Reinit,
    Deletion,
}

/// One connection at work.
pub(super) struct Driver {
    console: Console,
    session: Session,
    meta: Meta,
    state: State,
    own: mpsc::Sender<Message>,
    inbox: mpsc::Receiver<Message>,
    show: watch::Sender<Connection>,
    work: JoinSet<Option<Input>>,
    waiting: Vec<(Awaited, Reply)>,
    /// A subscription is held and must be given back.
    listens: bool,
    written: Option<Row>,
    /// The page as it was drawn last.
    page: Option<Page>,
    forged_before: u32,
}

impl Driver {
    pub(super) fn new(
        console: Console,
        session: Session,
        meta: Meta,
        state: State,
        (own, inbox): (mpsc::Sender<Message>, mpsc::Receiver<Message>),
        show: watch::Sender<Connection>,
    ) -> Self {
        let forged_before = console.inner.receiver.refused();
        let (work, waiting) = (JoinSet::new(), Vec::new());
        let (listens, written, page) = (false, None, None);
        Self {
            console,
            session,
            meta,
            state,
            own,
            inbox,
            show,
            work,
            waiting,
            listens,
            written,
            page,
            forged_before,
        }
    }

    /// Runs until the connection is over, or the sign-in ends and it is left for the next one.
    pub(super) async fn run(mut self) {
        let ended = self.session.ended().clone();
        self.console.emit(self.changed());
        self.write().await;
        self.feed(Input::Tick).await;
        while !self.state.is_over() {
            let pause = self.pause();
            tokio::select! {
                biased;
                () = ended.cancelled() => return self.suspend().await,
                Some(message) = self.inbox.recv() => self.take(message).await,
                Some(done) = self.work.join_next() => self.done(done).await,
                () = pause => drop(self.feed(Input::Tick).await),
            }
        }
        self.finish().await;
    }

    /// Sleeps until the machine wants to be called, counted from its last step, so that a clock
    /// set in between changes nothing; at least a moment, so that one that stands still does not
    /// spin, and at most a beat, so that the machine can tell waiting from sleeping.
    fn pause(&self) -> impl Future<Output = ()> + use<> {
        let beat = self.state.plan.waits.beat;
        let wait = self.state.wake_at().map_or(beat, |at| at - self.state.now);
        let wait = u64::try_from(wait.clamp(1, beat.max(1))).unwrap_or(1);
        tokio::time::sleep(Duration::from_millis(wait))
    }

    async fn take(&mut self, message: Message) {
        match message {
            Message::Happened(channel, happening) => {
                self.feed(Input::Event(channel, happening)).await;
            }
            Message::Journalled(creation) => {
                self.feed(Input::Journalled(creation)).await;
            }
            Message::Act(action, reply) => self.act(action, reply).await,
            Message::LetGo => self.state.left = true,
        }
    }

    async fn act(&mut self, action: Action, reply: Reply) {
        let awaited = match &action {
            Action::Pair(_) => Some(Awaited::Pairing),
            Action::TwoFactor(_) => Some(Awaited::Secret),
            Action::Take(Way::Link, _) => None,
            Action::Reinit(_) | Action::Take(..) => Some(Awaited::Reinit),
            Action::Reject | Action::Remove => Some(Awaited::Deletion),
            Action::Confirm | Action::Leave | Action::Return => None,
        };
        if matches!(action, Action::Reinit(_) | Action::Take(..)) {
            // The person may have turned their switch since it began.
            let events_off = self.console.events_off(&self.session).await;
            self.feed(Input::Reach(events_off)).await;
        }
        let refusal = self.feed(Input::Action(action)).await;
        let still = awaited.filter(|awaited| match awaited {
            Awaited::Deletion => self.state.delete_asked || self.state.remove_wanted,
            _ => true,
        });
        match (refusal, still) {
            (Some(refusal), _) => answer(reply, Err(refused(refusal))),
            (None, Some(awaited)) => self.waiting.push((awaited, reply)),
            (None, None) => answer(reply, Ok(self.view())),
        }
    }

    async fn done(&mut self, done: Result<Option<Input>, tokio::task::JoinError>) {
        match done {
            Ok(Some(input)) => self.outcome(input).await,
            Ok(None) => {}
            Err(error) => tracing::error!(panicked = error.is_panic(), "a call broke off"),
        }
    }

    async fn outcome(&mut self, input: Input) {
        if let Input::Subscribed(done) = &input {
            self.listens = *done;
        }
        let answered = match &input {
            Input::Paired { answer, by_hand: true } => {
                Some((Awaited::Pairing, answer.as_ref().err().cloned()))
            }
            Input::TwoFactored(answer) => Some((Awaited::Secret, answer.as_ref().err().cloned())),
            Input::Reinited(answer) => Some((Awaited::Reinit, answer.as_ref().err().cloned())),
            Input::Deleted(answer) => Some((Awaited::Deletion, answer.as_ref().err().cloned())),
            // What was to be removed never came to be.
            Input::Created(Creating::Refused(_) | Creating::Unknown(_)) => {
                Some((Awaited::Deletion, None))
            }
            _ => None,
        };
        self.feed(input).await;
        if let Some((awaited, error)) = answered {
            self.reply(awaited, error);
        }
    }

    fn reply(&mut self, awaited: Awaited, error: Option<UiError>) {
        let (now, later) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition::<Vec<_>, _>(|(what, _)| *what == awaited);
        self.waiting = later;
        for (_, reply) in now {
            let told = match &error {
                Some(error) => Err(Error::Told(Box::new(error.clone()))),
                None => Ok(self.view()),
            };
            answer(reply, told);
        }
    }

    /// One step of the machine, and everything that follows from it.
    async fn feed(&mut self, input: Input) -> Option<Refusal> {
        let now = self.console.now();
        let (state, effects) = step(self.state.clone(), input, now);
        self.state = state;
        let mut refusal = None;
        for effect in effects {
            match effect {
                Effect::Refuse(why) => refusal = Some(why),
                effect => drop(self.work.spawn(self.call().run(effect))),
            }
        }
        if self.listens && !self.state.wants_events() {
            self.listens = false;
            let (console, session) = (self.console.clone(), self.session.clone());
            let account = self.meta.account_id.clone();
            self.work.spawn(async move {
                console.unlisten(&session, &account).await;
                None
            });
        }
        if self.state.page.as_ref() != self.page.as_ref().map(|page| &page.url) {
            self.page = self.state.page.as_ref().and_then(Page::draw);
        }
        self.write().await;
        let view = self.view();
        if *self.show.borrow() != view {
            self.show.send_replace(view);
            self.console.emit(self.changed());
        }
        refusal
    }

    fn call(&self) -> Call {
        Call {
            console: self.console.clone(),
            session: self.session.clone(),
            account: self.meta.account_id.clone(),
            channel: self.state.channel.clone(),
            transport: self.state.plan.transport.clone(),
            creation: self.state.creation.clone(),
            inbox: self.own.clone(),
        }
    }

    fn view(&self) -> Connection {
        let forged = self.console.inner.receiver.refused() - self.forged_before;
        view(&self.meta, &self.state, self.page.as_ref(), forged)
    }

    fn changed(&self) -> Event {
        Event::ConnectionChanged { connection: Box::new(self.show.borrow().clone()) }
    }

    /// Keeps the row of this connection as it is, while there is something to go on with.
    async fn write(&mut self) {
        if self.state.stage.is_final() {
            if self.written.take().is_some() {
                self.console.forget_connection(self.meta.connection_id.clone()).await;
            }
            return;
        }
        let row = Row {
            connection_id: self.meta.connection_id.clone(),
            profile_id: self.session.profile.profile_id.clone(),
            account_id: self.meta.account_id.to_string(),
            channel_id: self.state.channel.as_ref().map(ToString::to_string),
            transport: self.state.plan.transport.clone(),
            expected_phone: self.state.expected().map(str::to_owned),
            started_at: self.state.started_at,
            creation_id: self.state.creation.clone(),
            link_before: self.state.link_before(),
            way: Some(self.state.plan.way),
        };
        if self.written.as_ref() == Some(&row) {
            return;
        }
        let written = row.clone();
        match self.console.store().run(move |c| store::connections::put(c, &row)).await {
            Ok(()) => self.written = Some(written),
            Err(error) => tracing::warn!(%error, "an open connection could not be written down"),
        }
    }

    /// The connection is over: nothing of it stays but what the store is to remember.
    async fn finish(mut self) {
        self.inbox.close();
        while let Some(done) = self.work.join_next().await {
            if let Ok(Some(Input::Subscribed(true))) = done {
                self.listens = true;
            }
        }
        if self.listens {
            self.console.unlisten(&self.session, &self.meta.account_id).await;
        }
        self.console.forget_connection(self.meta.connection_id.clone()).await;
        self.close();
    }

    /// The sign-in has ended: the row stays, and the next sign-in takes the connection up again.
    async fn suspend(mut self) {
        self.inbox.close();
        self.work.shutdown().await;
        if self.listens {
            self.console.unlisten(&self.session, &self.meta.account_id).await;
        }
        self.close();
    }

    fn close(mut self) {
        let view = self.view();
        for (_, reply) in std::mem::take(&mut self.waiting) {
            answer(reply, Ok(view.clone()));
        }
        let connection_id = self.meta.connection_id.clone();
        self.console.inner.connections.remove(&connection_id);
        self.console.emit(Event::ConnectionEnded { connection_id });
    }
}

/// Nobody may be waiting any more, which is fine.
fn answer(reply: Reply, told: Result<Connection, Error>) {
    let _ = reply.send(told);
}

fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::NotNow => Error::Conflict("not at this step"),
        Refusal::PairingExpired => Error::PairingExpired,
        Refusal::NotOffered => Error::Conflict("not with this messenger"),
    }
}
