//! Whole sentences from the page's own language file, for what the system shows.
//!
//! Asked by `notifications` and `trouble`. Absent: a language but English; there is no other yet.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// The sentences of one language.
pub(crate) struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The sentences the app was built with.
    pub(crate) fn new() -> Self {
        let source = include_str!("../ui/locales/en.ftl").to_owned();
        // What can be read of a broken file is still worth saying; a test keeps the file whole.
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new(vec!["en".parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::warn!(errors = errors.len(), "some sentences are there twice");
        }
        Self(bundle)
    }

    /// A sentence with its blanks filled; the key itself where there is none.
    pub(crate) fn say(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        let pattern = self.0.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return key.to_owned() };
        let arguments: FluentArgs<'_> = blanks.iter().copied().collect();
        let mut errors = Vec::new();
        self.0.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_file_is_whole_and_has_the_sentences() {
        let source = include_str!("../ui/locales/en.ftl").to_owned();
        FluentResource::try_new(source).unwrap();
        let words = Words::new();
        let named = [("client", "Acme"), ("messenger", "WhatsApp"), ("channel", "Sales")];
        for key in include_str!("notifications.rs").split('"').filter(|key| {
            key.starts_with("notify-") && key.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        }) {
            let said = words.say(
                key,
                if key == "notify-messenger" { &[("transport", "wapi")] } else { &named },
            );
            assert_ne!(said, key, "no such sentence");
            assert!(!said.contains(['{', '}', '$']), "{key}: {said}");
        }
        assert_eq!(words.say("notify-messenger", &[("transport", "pigeon")]), "pigeon");
    }
}
