//! A machine told what happens, one thing after another: for the tests that tell a story.
//!
//! Used by `scenes`, `sleeps` and `pages`. Deliberately absent: stories.

use super::{
    credentials::Handed,
    input::{Action, Creating, Effect, Happening, Input, Seen},
    machine::step,
    plan::Plan,
    samples::{picture, snapshot, snapshot_with_page},
    stage::Stage,
    state::State,
};

/// Our channel.
pub(super) const OURS: &str = "ours";

/// A machine told what happens, one thing after another.
pub(super) struct Scene {
    pub(super) state: State,
    pub(super) now: i64,
    pub(super) effects: Vec<Effect>,
}

impl Scene {
    /// Begun with what a messenger gave out.
    pub(super) fn with(plan: Plan, handed: Handed) -> Self {
        let mut state = State::new(plan, 0);
        state.credentials = Some(handed);
        let mut scene = Scene { state, now: 0, effects: Vec::new() };
        scene.tell(Input::Tick);
        scene
    }

    pub(super) fn new(plan: Plan) -> Self {
        let mut scene = Scene { state: State::new(plan, 0), now: 0, effects: Vec::new() };
        scene.tell(Input::Tick);
        scene
    }

    pub(super) fn tell(&mut self, input: Input) -> &mut Self {
        self.state.now = self.now; // the beats in between change nothing
        let (state, effects) = step(self.state.clone(), input, self.now);
        (self.state, self.effects) = (state, effects);
        self
    }

    /// The clock leaps, and nothing was called in between.
    pub(super) fn leaps(&mut self, ms: i64) -> &mut Self {
        self.now += ms;
        let (state, effects) = step(self.state.clone(), Input::Tick, self.now);
        (self.state, self.effects) = (state, effects);
        self
    }

    /// How long until it wants to be called.
    pub(super) fn waits(&self) -> Option<i64> {
        self.state.wake_at().map(|at| at - self.now)
    }

    pub(super) fn after(&mut self, ms: i64) -> &mut Self {
        self.now += ms;
        self.tell(Input::Tick)
    }

    pub(super) fn created(&mut self) -> &mut Self {
        self.tell(Input::Subscribed(true));
        self.tell(Input::Created(Creating::Done(Box::new(snapshot(OURS, Seen::Unknown, None)))))
    }

    /// Created, with a page to open.
    pub(super) fn page(&mut self, url: &str) -> &mut Self {
        let made = snapshot_with_page(OURS, Seen::Unknown, url);
        self.tell(Input::Created(Creating::Done(Box::new(made))))
    }

    /// The channel starts, and names a page to open.
    pub(super) fn answer_page(&mut self, url: &str) -> &mut Self {
        let answer = Ok(Some(snapshot_with_page(OURS, Seen::Starting, url)));
        self.tell(Input::Polled { epoch: self.state.looking.epoch, answer })
    }

    pub(super) fn answer(&mut self, seen: Seen, phone: Option<&str>) -> &mut Self {
        let (epoch, answer) = (self.state.looking.epoch, Ok(Some(snapshot(OURS, seen, phone))));
        self.tell(Input::Polled { epoch, answer })
    }

    pub(super) fn code(&mut self, channel: &str, name: &str) -> &mut Self {
        self.tell(Input::Event(channel.into(), Happening::Code(Ok(picture(name)))))
    }

    pub(super) fn hint(&mut self, seen: Seen, phone: Option<&str>) -> &mut Self {
        let phone = phone.map(str::to_owned);
        self.tell(Input::Event(OURS.into(), Happening::Status { seen, phone }))
    }

    pub(super) fn act(&mut self, action: Action) -> &mut Self {
        self.tell(Input::Action(action))
    }

    #[track_caller]
    pub(super) fn stands(&mut self, stage: Stage) -> &mut Self {
        assert_eq!(self.state.stage, stage);
        self
    }

    #[track_caller]
    pub(super) fn shows(&mut self, name: &str, live: bool) -> &mut Self {
        let code = self.state.code.as_ref().unwrap();
        assert_eq!((&*code.picture.png, code.live), (name, live));
        self
    }

    pub(super) fn asks(&self, effect: &Effect) -> bool {
        self.effects.contains(effect)
    }
}
