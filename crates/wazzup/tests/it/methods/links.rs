//! The methods on webhook subscriptions and on links.

use serde_json::{Value, json};
use wazzup::{
    ActiveChat, ChannelLink, Chat, ChatsLink, ChatsScope, NewWebhook, UseEvents, Webhook,
};

use super::{
    Method,
    Reader::*,
    Repeat::{Safe, Unsafe},
};

const HOOK: &str = "https://console.example/hook/r4nd0m";

pub(super) fn methods() -> Vec<Method> {
    vec![
        Method {
            name: "webhooks::subscribe",
            reads: Nothing,
            repeat: Unsafe,
            line: "POST /v2/webhooks",
            request: "webhooks/subscribe_request",
            answer: "",
            send: |c| {
                let pair = |event: &str| NewWebhook { url: HOOK.into(), event: event.to_owned() };
                let pairs = ["channel.qr_update", "channel.status_update"].map(pair);
                Box::pin(async move { Ok(json!(c.account.webhooks().subscribe(&pairs).await?)) })
            },
        },
        Method {
            name: "webhooks::list",
            reads: Many,
            repeat: Safe,
            line: "GET /v2/webhooks",
            request: "",
            answer: "webhooks/list_answer",
            send: |c| {
                Box::pin(async {
                    let webhooks = c.account.webhooks().list().await?;
                    Ok(webhooks.iter().map(subscription).collect())
                })
            },
        },
        Method {
            name: "webhooks::change",
            reads: Nothing,
            repeat: Safe,
            line: "PATCH /v2/webhooks",
            request: "webhooks/change_request",
            answer: "",
            send: |c| {
                let (id, event) = ("w-1".into(), "channel.qr_update".to_owned());
                let changed =
                    Webhook { id, url: "https://console.example/hook/0ther".into(), event };
                Box::pin(async move { Ok(json!(c.account.webhooks().change(&[changed]).await?)) })
            },
        },
        Method {
            name: "webhooks::remove",
            reads: Nothing,
            repeat: Safe,
            line: "DELETE /v2/webhooks",
            request: "webhooks/remove_request",
            answer: "",
            send: |c| {
                Box::pin(async {
                    let ids = ["w-1".into(), "w-2".into()];
                    Ok(json!(c.account.webhooks().remove(&ids).await?))
                })
            },
        },
        Method {
            name: "links::channel",
            reads: One,
            repeat: Safe,
            line: "POST /v2/iframe-links/channels",
            request: "links/channel_request",
            answer: "links/channel_answer",
            send: |c| {
                let link =
                    ChannelLink { transport: "vk".to_owned(), channel_id: Some("c-1".into()) };
                Box::pin(async move { Ok(json!(c.account.links().channel(&link).await?)) })
            },
        },
        Method {
            name: "links::chats",
            reads: One,
            repeat: Safe,
            line: "POST /v2/iframe-links/chats",
            request: "links/chats_card_request",
            answer: "links/chats_answer",
            send: |c| Box::pin(async { Ok(json!(c.account.links().chats(&card()).await?)) }),
        },
        Method {
            name: "links::chats",
            reads: One,
            repeat: Safe,
            line: "POST /v2/iframe-links/chats",
            request: "links/chats_global_request",
            answer: "links/chats_answer_url",
            send: |c| {
                let everything = ChatsLink {
                    author_name: None,
                    scope: ChatsScope::Global,
                    active_chat: None,
                    use_events: None,
                    client_type: None,
                    ..card()
                };
                Box::pin(async move { Ok(json!(c.account.links().chats(&everything).await?)) })
            },
        },
    ]
}

fn subscription(webhook: &Webhook) -> Value {
    json!({ "id": webhook.id, "url": webhook.url.expose(), "event": webhook.event })
}

fn card() -> ChatsLink {
    let chat = |contact: Option<&str>, kind: &str, id: &str, username: Option<&str>| Chat {
        contact_name: contact.map(str::to_owned),
        chat_type: kind.to_owned(),
        chat_id: id.to_owned(),
        username: username.map(str::to_owned),
    };
    ChatsLink {
        user_id: "user_1".into(),
        author_name: Some("Anna".to_owned()),
        scope: ChatsScope::Card(vec![
            chat(Some("TestContact"), "whatsapp", "37199999999", None),
            chat(None, "telegram", "c-9", Some("anna")),
        ]),
        active_chat: Some(ActiveChat {
            channel_id: Some("c-1".into()),
            chat_type: "whatsapp".to_owned(),
            chat_id: "37199999999".to_owned(),
            username: None,
        }),
        use_events: Some(UseEvents { deals: true, messages: false }),
        client_type: Some("other".to_owned()),
    }
}
