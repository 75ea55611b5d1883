//! A page of the service that the client must open to connect a channel: whether its address may
//! be opened, and the address drawn as a code.
//!
//! Called by the machine with each answer that names one, by the driver for the picture, and by
//! the shell, which opens the browser by a connection's id. Deliberately absent: trust in an
//! address because the service sent it.

use wazzup::Sensitive;

use super::{
    answers::clear,
    input::{Picture, Snapshot},
    stage::Stage,
    state::{State, Work},
    ways::Way,
};
use crate::{
    console::Console,
    error::{Error, ErrorCode, UiError},
    links::is_fit,
    qr,
};

/// No address is longer, in bytes; a longer one could not be scanned from a screen.
const LONGEST: usize = 2000;

/// Takes the address of a page out of an answer, and says whether it is a new one. `made` says
/// that the answer is the creation's own: elsewhere the address of a channel that shows codes is
/// the way to its chats.
pub(crate) fn take_page(state: &mut State, snapshot: &Snapshot, made: bool) -> bool {
    let Some(url) = snapshot.url.as_ref().filter(|_| snapshot.seen.takes_code()) else {
        return false;
    };
    if state.stage.is_final() || state.stage == Stage::Removing {
        return false;
    }
    let by_code = state.plan.way.is_by_code();
    if by_code && !made || state.plan.way == Way::Link {
        return false;
    }
    let fit = url.expose().len() <= LONGEST && is_fit(url.expose(), &state.plan.origin);
    if !fit {
        if !by_code {
            state.plan.way = Way::Page;
            state.trouble = Some((Work::Page, unfit()));
        }
        return false;
    }
    state.plan.way = Way::Page;
    clear(state, Work::Page);
    let new = state.page.as_ref() != Some(url);
    state.page = Some(url.clone());
    new
}

fn unfit() -> UiError {
    UiError::new(ErrorCode::Unreadable, "the page to open is not at a secure address")
}

/// An address with its picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    /// The address. Whoever has it can connect a channel.
    pub url: Sensitive<String>,
    /// The same, to be scanned.
    pub picture: Picture,
}

impl Page {
    /// Draws the code of an address.
    pub(crate) fn draw(url: &Sensitive<String>) -> Option<Self> {
        match qr::draw(url.expose()) {
            Ok(picture) => Some(Self { url: url.clone(), picture }),
            Err(error) => {
                tracing::error!(%error, "the code of a page could not be drawn");
                None
            }
        }
    }
}

impl Console {
    /// The address of the page that an open connection waits for; for the browser alone.
    ///
    /// # Errors
    /// [`Error::NotFound`] without such a connection, [`Error::Conflict`] when it waits for no
    /// page.
    pub fn channels_page(&self, connection_id: &str) -> Result<String, Error> {
        let (_, view) = self.connection_found(connection_id)?;
        let page = view.page.ok_or(Error::Conflict("no page is to be opened at this step"))?;
        Ok(page.url)
    }
}
