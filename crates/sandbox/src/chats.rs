//! The link to the hosted chat window (API reference 10.2). The window itself is not imitated: its page
//! says in a line what it stands for. Bearer; the link's secret is its only credential.

use axum::extract::State;
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::contacts::CHAT_TYPES;
use crate::credentials::Client;
use crate::fields::Fields;
use crate::oauth::random_text;
use crate::schema::One;
use crate::schema::links as shape;
use crate::schema::problem::{ClientRefusals, UnknownProperty};

const FIELDS: [&str; 7] =
    ["user_id", "author_name", "scope", "chats", "active_chat", "use_events", "client_type"];

/// What a window was made for. Nothing of the people in it is kept.
#[derive(Clone, Copy)]
pub(crate) enum Window {
    /// Everything the user may see.
    Global,
    /// So many given chats.
    Card(usize),
}

impl Window {
    /// What its page says.
    pub(crate) fn sentence(self) -> String {
        match self {
            Self::Global => "with every chat the user may see".to_owned(),
            Self::Card(1) => "with one chat".to_owned(),
            Self::Card(count) => format!("with {count} chats"),
        }
    }
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(link))
}

/// Get a link to the chat window.
///
/// For an `<iframe>` or a browser; open it soon and keep it nowhere. The user is named by a flat
/// `user_id`. Everything wrong with the body is told at once, and properties that are not known are
/// refused.
#[utoipa::path(
    post, path = "/v2/iframe-links/chats", tag = "links", operation_id = "links_chats",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::ChatLink,
    responses(
        (status = 200, description = "The link.", body = inline(One<shape::Link>),
         example = json!({
             "data": { "link": "https://pages.example/made-up" },
             "meta": { "timestamp": 1760000000 },
         })),
        (status = 400, response = UnknownProperty),
        ClientRefusals,
    ),
)]
async fn link(client: Client, State(app): State<App>, mut body: Fields) -> Answer {
    let window = read(&mut body);
    // With status 400, as the service was seen to do it: what should not exist beside what is missing
    // (API reference 10.2).
    match body.problems() {
        problems if problems.is_empty() => {}
        problems => return Err(Refusal::malformed(problems)),
    }
    let mut world = app.world();
    client.account(&mut world)?;
    let one_off = random_text(&mut world);
    world.windows.insert(one_off.clone(), window);
    Ok(envelope(&app, json!({ "link": app.link(&format!("/hosted/{one_off}")) })))
}

fn read(body: &mut Fields) -> Window {
    body.only(&FIELDS);
    body.text("user_id");
    body.optional_text("author_name");
    body.optional_text("client_type");
    if body.get("active_chat").is_some() {
        let mut chat = body.object("active_chat");
        check_chat(&mut chat, "channel_id");
        body.absorb("active_chat", chat);
    }
    if body.get("use_events").is_some() {
        let mut events = body.object("use_events");
        events.only(&["deals", "messages"]);
        for name in ["deals", "messages"] {
            if events.get(name).is_some() {
                events.flag(name);
            }
        }
        body.absorb("use_events", events);
    }
    match body.choice("scope", &["global", "card"]).as_str() {
        "card" => {
            let chats = body.objects("chats", 1..=usize::MAX);
            let count = chats.len();
            for (index, mut chat) in chats.into_iter().enumerate() {
                check_chat(&mut chat, "contact_name");
                body.absorb(&format!("chats.{index}"), chat);
            }
            Window::Card(count)
        }
        "global" => {
            if body.get("chats").is_some() {
                body.break_bound("chats should be absent when scope is global".to_owned());
            }
            Window::Global
        }
        _ => Window::Global,
    }
}

/// A chat is found by its id, or in Telegram by a user name.
fn check_chat(chat: &mut Fields, extra: &str) {
    chat.only(&[extra, "chat_type", "chat_id", "username"]);
    chat.optional_text(extra);
    chat.choice("chat_type", &CHAT_TYPES);
    let named = chat.optional_text("username").is_some();
    if !named || chat.get("chat_id").is_some() {
        chat.text("chat_id");
    }
}
