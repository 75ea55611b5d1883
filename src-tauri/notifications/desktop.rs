//! The system's own service for notifications.
//!
//! Started with the app. On Linux it is spoken to over the session bus directly: one connection
//! serves all notifications, listens before anything is shown, and so misses no click. Elsewhere
//! the notification is shown and a click only brings up what the system makes of it; that part was
//! never run. Absent: any failure a person would see. Without a service there is none to tell.

#[cfg(target_os = "linux")]
pub use self::linux::Desktop;
#[cfg(not(target_os = "linux"))]
pub use self::other::Desktop;

#[cfg(target_os = "linux")]
mod linux {
    use std::{
        collections::HashMap,
        sync::{Arc, Mutex, PoisonError},
    };

    use zbus::{
        Message,
        blocking::{Connection, Proxy, connection::Builder},
        zvariant::Value,
    };

    use super::super::{Clicked, Notice, Show};

    const SERVICE: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";
    /// The action of a click on the notification itself.
    const DEFAULT: &str = "default";

    /// What waits for a click, by the service's number.
    type Waiting = Arc<Mutex<HashMap<u32, Clicked>>>;

    /// The service on the session bus, reached once it is needed.
    #[derive(Default)]
    pub struct Desktop {
        /// Another bus than the session's.
        address: Option<String>,
        service: Option<Service>,
    }

    struct Service {
        proxy: Proxy<'static>,
        waiting: Waiting,
    }

    impl Desktop {
        /// The service on the bus at an address, such as a test's own.
        pub fn on(address: &str) -> Self {
            Self { address: Some(address.to_owned()), service: None }
        }
    }

    impl Show for Desktop {
        fn show(&mut self, notice: &Notice, clicked: Clicked) {
            if let Err(problem) = self.try_show(notice, clicked) {
                tracing::debug!(%problem, "the system shows no notification");
                // The bus may be another one next time.
                self.service = None;
            }
        }
    }

    impl Desktop {
        fn try_show(&mut self, notice: &Notice, clicked: Clicked) -> zbus::Result<()> {
            let service = match self.service.take() {
                Some(service) => service,
                None => Service::reach(self.address.as_deref())?,
            };
            let service = self.service.insert(service);
            // Held until the number is known, so that a quick click finds what it is about.
            let mut waiting = service.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let hints = HashMap::from([
                ("desktop-entry", Value::from("partner-console")),
                ("category", Value::from("im")),
            ]);
            let actions = [DEFAULT, notice.open.as_str()];
            let replaces: u32 = 0;
            let lasts: i32 = -1; // as long as the system thinks fit
            let text = escaped(&notice.text);
            let number: u32 = service.proxy.call(
                "Notify",
                &(
                    "Partner Console",
                    replaces,
                    "partner-console",
                    notice.title.as_str(),
                    text.as_str(),
                    &actions[..],
                    hints,
                    lasts,
                ),
            )?;
            waiting.insert(number, clicked);
            Ok(())
        }
    }

    impl Service {
        fn reach(address: Option<&str>) -> zbus::Result<Self> {
            let bus = match address {
                Some(address) => Builder::address(address)?.build()?,
                None => Connection::session()?,
            };
            let proxy = Proxy::new_owned(bus, SERVICE, PATH, SERVICE)?;
            let waiting = Waiting::default();
            // Before the first notification, and both kinds in their order: a click is often followed
            // at once by the end of what was clicked.
            let signals = proxy.receive_all_signals()?;
            let heard = waiting.clone();
            std::thread::spawn(move || {
                for signal in signals {
                    if let Err(problem) = take(&heard, &signal) {
                        tracing::debug!(%problem, "an unreadable word of the bus");
                    }
                }
            });
            Ok(Self { proxy, waiting })
        }
    }

    /// Answers to one signal of the service.
    fn take(waiting: &Waiting, signal: &Message) -> zbus::Result<()> {
        let (header, body) = (signal.header(), signal.body());
        match header.member().map(|member| member.as_str()) {
            Some("ActionInvoked") => {
                let (number, action): (u32, String) = body.deserialize()?;
                let clicked = lock(waiting).remove(&number);
                if let Some(clicked) = clicked.filter(|_| action == DEFAULT) {
                    clicked();
                }
            }
            Some("NotificationClosed") => {
                let (number, _reason): (u32, u32) = body.deserialize()?;
                lock(waiting).remove(&number);
            }
            _ => {}
        }
        Ok(())
    }

    fn lock(waiting: &Waiting) -> std::sync::MutexGuard<'_, HashMap<u32, Clicked>> {
        waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Some services read the text as markup, and a client's name may hold anything.
    fn escaped(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }

    #[cfg(test)]
    mod tests {
        #[test]
        fn a_name_is_no_markup() {
            assert_eq!(super::escaped("<b>R&D</b>"), "&lt;b&gt;R&amp;D&lt;/b&gt;");
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    use super::super::{Clicked, Notice, Show};

    /// The system's service.
    #[derive(Default)]
    pub struct Desktop;

    impl Show for Desktop {
        fn show(&mut self, notice: &Notice, _clicked: Clicked) {
            let mut notification = notify_rust::Notification::new();
            notification.appname("Partner Console").summary(&notice.title).body(&notice.text);
            if let Err(problem) = notification.show() {
                tracing::debug!(%problem, "the system shows no notification");
            }
        }
    }
}
