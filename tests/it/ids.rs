//! Ids are the callers' own: through the client, over the wire and in the sandbox each stays what it
//! was, in v2 and in v3.

use wazzup::{
    AccountClient, AccountId, Error, Http, HttpOptions, NewUser, Origin, Page, PartnerClient,
    PartnerCredentials, UserId, V3Client,
};

use crate::support::Sandbox;

/// None of them may open another address, another user, or none.
const IDS: [&str; 16] = [
    "7",
    "a/b",
    "a//b/",
    "ü",
    "Анна",
    "李",
    "🙂",
    "%",
    "%2F",
    "%2e%2e",
    "a b",
    "a+b",
    "a?b=c&d",
    "#",
    "../..",
    "\"<'>`|^;:@",
];

async fn clients(server: &Sandbox) -> Result<(AccountClient, V3Client), Error> {
    let mut options = HttpOptions::new(Origin::parse(&server.origin).unwrap());
    options.requests_per_second = 10_000;
    let http = Http::new(options)?;
    let (email, password) = (sandbox::DEMO_EMAIL.to_owned(), sandbox::DEMO_PASSWORD.into());
    let partner = PartnerClient::new(http.clone(), PartnerCredentials { email, password });
    let machine = partner.oauth().machine_token().await?.access_token;
    let account = AccountId::from("24017788");
    let token = partner.oauth().exchange(&machine, &account).await?.access_token;
    let key = sandbox::DEMO_V3_KEY.into();
    Ok((AccountClient::new(http.clone(), token), V3Client::new(http, key)))
}

fn user(id: &str) -> NewUser {
    NewUser { id: id.into(), name: format!("Named {id}"), phone: None }
}

fn is_gone<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::Refused { status: 404, .. }))
}

#[test]
fn every_id_names_one_user_and_that_user_alone() {
    let server = Sandbox::start();
    tauri::async_runtime::block_on(async {
        let (v2, v3) = clients(&server).await.unwrap();
        let all = Page { limit: 100, offset: 0 };
        let before = v2.users().list(&all).await.unwrap().len();
        let users = IDS.map(user);
        assert_eq!(v2.users().upsert(&users).await.unwrap().processed, Some(IDS.len() as u64));
        assert_eq!(v2.users().list(&all).await.unwrap().len(), before + IDS.len());
        for (number, id) in IDS.into_iter().enumerate() {
            let user_id = UserId::from(id);
            for read in [v2.users().get(&user_id).await, v3.users().get(&user_id).await] {
                let read = read.unwrap();
                assert_eq!((read.id.as_str(), read.name), (id, format!("Named {id}")));
            }
            // Each way of deleting takes its turn.
            match number % 3 {
                0 => v2.users().delete(std::slice::from_ref(&user_id)).await.unwrap(),
                1 => v3.users().delete(&user_id).await.unwrap(),
                _ => {
                    let ids = [user_id.clone(), "nobody".into()];
                    let missing = v3.users().bulk_delete(&ids).await.unwrap();
                    assert_eq!(missing, [UserId::from("nobody")], "{id}");
                }
            }
            assert!(is_gone(&v2.users().get(&user_id).await), "{id}");
            assert!(is_gone(&v3.users().get(&user_id).await), "{id}");
            assert_eq!(
                v2.users().list(&all).await.unwrap().len(),
                before + IDS.len() - number - 1,
                "{id}"
            );
        }
    });
}
