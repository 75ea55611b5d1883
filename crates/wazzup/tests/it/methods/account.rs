//! The methods on accounts, tokens and channels.

use serde_json::{Value, json};
use wazzup::{
    AccountPage, AccountPatch, ChannelCredentials, Chats, CodeExchange, Expand, NewAccount,
    NewChannel, Tokens,
};

use super::{
    Method,
    Reader::*,
    Repeat::{Safe, Unsafe},
};

pub(super) fn methods() -> Vec<Method> {
    vec![
        Method {
            name: "accounts::create",
            reads: One,
            repeat: Unsafe,
            line: "POST /v2/accounts",
            request: "accounts/create_request",
            answer: "accounts/create_answer",
            send: |c| Box::pin(async { Ok(json!(c.partner.accounts().create(&account()).await?)) }),
        },
        Method {
            name: "accounts::list",
            reads: Many,
            repeat: Safe,
            line: "GET /v2/accounts?limit=50&offset=0",
            request: "",
            answer: "accounts/list_answer",
            send: |c| {
                Box::pin(async {
                    Ok(json!(c.partner.accounts().list(&AccountPage::default()).await?))
                })
            },
        },
        Method {
            name: "accounts::get",
            reads: Found,
            repeat: Safe,
            line: "GET /v2/accounts/12345678?expand=billing%2Cchannels%2Csubscriptions",
            request: "",
            answer: "accounts/get_answer",
            send: |c| {
                Box::pin(async {
                    let all = [Expand::Billing, Expand::Channels, Expand::Subscriptions];
                    Ok(json!(c.partner.accounts().get(&"12345678".into(), &all).await?))
                })
            },
        },
        Method {
            name: "accounts::update",
            reads: Found,
            repeat: Safe,
            line: "PATCH /v2/accounts/12345678",
            request: "accounts/update_request",
            answer: "accounts/update_answer",
            send: |c| {
                Box::pin(async {
                    let patch = AccountPatch { timezone: 2.0 };
                    Ok(json!(c.partner.accounts().update(&"12345678".into(), &patch).await?))
                })
            },
        },
        Method {
            name: "accounts::waba_balance",
            reads: Nothing,
            repeat: Unsafe,
            line: "POST /v2/accounts/12345678/waba-balance",
            request: "accounts/waba_balance_request",
            answer: "accounts/waba_balance_answer",
            send: |c| {
                Box::pin(async {
                    Ok(json!(c.partner.accounts().waba_balance(&"12345678".into(), 500).await?))
                })
            },
        },
        Method {
            name: "oauth::machine_token",
            reads: One,
            repeat: Safe,
            line: "POST /v2/oauth/token",
            request: "oauth/machine_request",
            answer: "oauth/machine_answer",
            send: |c| Box::pin(async { Ok(tokens(&c.partner.oauth().machine_token().await?)) }),
        },
        Method {
            name: "oauth::exchange",
            reads: One,
            repeat: Safe,
            line: "POST /v2/oauth/token",
            request: "oauth/exchange_request",
            answer: "oauth/token_answer",
            send: |c| {
                Box::pin(async {
                    let (machine, id) = ("machine-token".into(), "1000-0001".into());
                    Ok(tokens(&c.partner.oauth().exchange(&machine, &id).await?))
                })
            },
        },
        Method {
            name: "oauth::authorization_code",
            reads: One,
            repeat: Unsafe,
            line: "POST /v2/oauth/token",
            request: "oauth/code_request",
            answer: "oauth/token_answer",
            send: |c| {
                Box::pin(async {
                    Ok(tokens(&c.partner.oauth().authorization_code(&code()).await?))
                })
            },
        },
        Method {
            name: "oauth::refresh",
            reads: One,
            repeat: Unsafe,
            line: "POST /v2/oauth/token",
            request: "oauth/refresh_request",
            answer: "oauth/token_answer",
            send: |c| {
                Box::pin(async {
                    let refresh = "refresh-token".into();
                    Ok(tokens(&c.partner.oauth().refresh(&refresh, "partner-1").await?))
                })
            },
        },
        Method {
            name: "channels::create",
            reads: One,
            repeat: Unsafe,
            line: "POST /v2/channels",
            request: "channels/create_request",
            answer: "channels/create_answer",
            send: |c| {
                let telegram_token = "6945215375:AAHffBHffYyCEeT7ffVv0ff8AKhfz4".into();
                let credentials = ChannelCredentials::TelegramBot { telegram_token };
                let channel = NewChannel { transport: "telegram".to_owned(), credentials };
                Box::pin(async move { Ok(json!(c.account.channels().create(&channel).await?)) })
            },
        },
        Method {
            name: "channels::create",
            reads: One,
            repeat: Unsafe,
            line: "POST /v2/channels",
            request: "channels/create_wapi_request",
            answer: "channels/create_wapi_answer",
            send: |c| {
                let credentials = ChannelCredentials::None;
                let channel = NewChannel { transport: "wapi".to_owned(), credentials };
                Box::pin(async move { Ok(json!(c.account.channels().create(&channel).await?)) })
            },
        },
        Method {
            name: "channels::create",
            reads: One,
            repeat: Unsafe,
            line: "POST /v2/channels",
            request: "channels/create_instagram_request",
            answer: "channels/create_instagram_answer_url",
            send: |c| {
                let credentials = ChannelCredentials::Instagram {
                    username: "shop".to_owned(),
                    page_id: "p-1".to_owned(),
                    inst_id: "i-1".to_owned(),
                    user_token: "user-token".into(),
                };
                let channel = NewChannel { transport: "instAPI".to_owned(), credentials };
                Box::pin(async move { Ok(json!(c.account.channels().create(&channel).await?)) })
            },
        },
        Method {
            name: "channels::list",
            reads: Many,
            repeat: Safe,
            line: "GET /v2/channels",
            request: "",
            answer: "channels/list_answer",
            send: |c| Box::pin(async { Ok(json!(c.account.channels().list().await?)) }),
        },
        Method {
            name: "channels::get",
            reads: Found,
            repeat: Safe,
            line: "GET /v2/channels/c-1",
            request: "",
            answer: "channels/get_answer",
            send: |c| Box::pin(async { Ok(json!(c.account.channels().get(&"c-1".into()).await?)) }),
        },
        Method {
            name: "channels::delete",
            reads: Nothing,
            repeat: Safe,
            line: "DELETE /v2/channels/c-1?delete_chats=true",
            request: "",
            answer: "channels/delete_answer",
            send: |c| {
                Box::pin(async {
                    Ok(json!(c.account.channels().delete(&"c-1".into(), Chats::Drop).await?))
                })
            },
        },
        Method {
            name: "channels::reinit",
            reads: One,
            repeat: Safe,
            line: "POST /v2/channels/c-1/reinit",
            request: "channels/reinit_request",
            answer: "channels/reinit_answer",
            send: |c| {
                let telegram_token = "69321575:AAEOaVAKzUlTtkoSVVcciE3jIpgHd8".into();
                let credentials = ChannelCredentials::TelegramBot { telegram_token };
                Box::pin(async move {
                    let id = "c-1".into();
                    Ok(json!(c.account.channels().reinit(&id, &credentials).await?))
                })
            },
        },
        Method {
            name: "channels::two_factor",
            reads: Nothing,
            repeat: Unsafe,
            line: "POST /v2/channels/c-1/auth/2fa",
            request: "channels/two_factor_request",
            answer: "channels/two_factor_answer",
            send: |c| {
                Box::pin(async {
                    let (id, code) = ("c-1".into(), "1234".into());
                    Ok(json!(c.account.channels().two_factor(&id, "tgapi", &code).await?))
                })
            },
        },
        Method {
            name: "channels::pairing_code",
            reads: One,
            repeat: Safe,
            line: "POST /v2/channels/c-1/pairing-code",
            request: "channels/pairing_code_request",
            answer: "channels/pairing_code_answer",
            send: |c| {
                Box::pin(async {
                    let (id, phone) = ("c-1".into(), Some("79999999999"));
                    Ok(json!(c.account.channels().pairing_code(&id, phone).await?))
                })
            },
        },
    ]
}

fn account() -> NewAccount {
    NewAccount {
        name: "Demo Client".to_owned(),
        lang: "en".to_owned(),
        currency: "EUR".to_owned(),
        country: "EU".to_owned(),
        timezone: 2.0,
    }
}

fn code() -> CodeExchange {
    CodeExchange {
        code: "one-time-code".into(),
        redirect_uri: "http://127.0.0.1".to_owned(),
        client_id: "partner-1".to_owned(),
        code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into(),
    }
}

fn tokens(tokens: &Tokens) -> Value {
    json!({
        "access_token": tokens.access_token.expose(),
        "refresh_token": tokens.refresh_token.as_ref().map(|token| token.expose()),
        "expires_in": tokens.expires_in,
    })
}
