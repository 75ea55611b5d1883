//! Telling two documents of settings apart, place by place, whatever their order.
//!
//! Called by `update`, `look` and `history`. Pure. Two entries for one cell are read as the later one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Settings, SettingsDifference, SettingsPart, SettingsValue, SettingsWritten};

/// One place in the settings: part, channel, user.
type Place = (SettingsPart, Option<String>, Option<String>);

/// What stands in each place; no entry where there is no role or nothing is masked.
type Places = BTreeMap<Place, SettingsValue>;

impl Settings {
    /// Whether this says the same as another.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.places() == other.places()
    }

    fn places(&self) -> Places {
        let roles = self.user_roles.iter().map(|entry| {
            let place = (Some(entry.channel_id.clone()), Some(entry.user_id.clone()));
            let value = SettingsValue::Role {
                role: entry.role.clone(),
                allow_get_new_clients: entry.allow_get_new_clients,
            };
            ((SettingsPart::Role, place.0, place.1), value)
        });
        let hidden = self.hide_phone_numbers_for_user_ids.iter().map(|user_id| {
            let place = (SettingsPart::HiddenPhones, None, Some(user_id.clone()));
            (place, SettingsValue::Switch(true))
        });
        let notifications = (
            (SettingsPart::Notifications, None, None),
            SettingsValue::Switch(self.push_input_output_message_events_for_managers),
        );
        roles.chain(hidden).chain([notifications]).collect()
    }
}

/// What to compare.
#[derive(Clone, Copy)]
pub(super) enum Against {
    /// What the person saw.
    Seen,
    /// Both of them.
    Both,
}

/// Every place where `now` is not as it was seen, or not as it is wanted, or either.
pub(super) fn differences(
    seen: &Settings,
    now: &Settings,
    wanted: &Settings,
    against: Against,
) -> Vec<SettingsDifference> {
    let (seen, now, wanted) = (seen.places(), now.places(), wanted.places());
    let others: &[&Places] = match against {
        Against::Seen => &[&seen],
        Against::Both => &[&seen, &wanted],
    };
    let places: BTreeSet<&Place> =
        now.keys().chain(others.iter().flat_map(|other| other.keys())).collect();
    places
        .into_iter()
        .filter(|place| others.iter().any(|other| now.get(place) != other.get(place)))
        .map(|place| {
            let (what, channel_id, user_id) = place.clone();
            let value = |places: &Places| match (places.get(place), what) {
                // Nothing masked is a no, while no role is nothing.
                (None, SettingsPart::HiddenPhones) => Some(SettingsValue::Switch(false)),
                (value, _) => value.cloned(),
            };
            let (seen, now, wanted) = (value(&seen), value(&now), value(&wanted));
            SettingsDifference { what, channel_id, user_id, seen, now, wanted }
        })
        .collect()
}

/// What is there of a writing.
pub(super) struct Compared {
    /// Saved, not saved or differs.
    pub(super) outcome: SettingsWritten,
    /// What was changed and is not as wanted.
    pub(super) differences: Vec<SettingsDifference>,
    /// What was to stay as it was and is otherwise.
    pub(super) taken_over: Vec<SettingsDifference>,
}

/// What is there `now` of a writing of `wanted` over what was there `before`. Only the places that
/// it changed tell how it ended: in the others somebody else may have written meanwhile.
pub(super) fn compared(before: &Settings, now: &Settings, wanted: &Settings) -> Compared {
    let ours = |place: &SettingsDifference| place.wanted != place.seen;
    let (changed, others): (Vec<_>, Vec<_>) =
        differences(before, now, wanted, Against::Both).into_iter().partition(ours);
    let is_there = |place: &SettingsDifference| place.now == place.wanted;
    let outcome = match changed.iter().all(is_there) {
        true => SettingsWritten::Saved,
        false if changed.iter().all(|place| place.now == place.seen) => SettingsWritten::NotSaved,
        false => SettingsWritten::Differs,
    };
    let differences = changed.into_iter().filter(|place| !is_there(place)).collect();
    Compared { outcome, differences, taken_over: others }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::UserRole;

    fn role(channel_id: &str, user_id: &str, role: &str) -> UserRole {
        UserRole {
            channel_id: channel_id.to_owned(),
            user_id: user_id.to_owned(),
            role: role.to_owned(),
            allow_get_new_clients: true,
        }
    }

    fn settings(user_roles: Vec<UserRole>, hidden: &[&str]) -> Settings {
        Settings {
            user_roles,
            hide_phone_numbers_for_user_ids: hidden.iter().map(|&id| id.to_owned()).collect(),
            push_input_output_message_events_for_managers: false,
        }
    }

    #[test]
    fn order_does_not_count() {
        let one = settings(vec![role("c", "1", "seller"), role("c", "2", "seller")], &["1", "2"]);
        let two = settings(vec![role("c", "2", "seller"), role("c", "1", "seller")], &["2", "1"]);
        assert!(one.is_same(&two));
        assert!(differences(&one, &two, &one, Against::Seen).is_empty());
    }

    #[test]
    fn every_place_is_named_with_its_three_values() {
        let seen = settings(vec![role("c", "1", "seller"), role("c", "2", "seller")], &["1"]);
        let now = settings(vec![role("c", "1", "auditor"), role("c", "3", "seller")], &[]);
        let wanted = settings(vec![role("c", "1", "manager"), role("c", "2", "seller")], &["1"]);
        let found = differences(&seen, &now, &wanted, Against::Seen);
        let places: Vec<_> = (found.iter())
            .map(|one| (one.what, one.user_id.as_deref().unwrap_or_default()))
            .collect();
        use SettingsPart::{HiddenPhones, Role};
        assert_eq!(places, [(Role, "1"), (Role, "2"), (Role, "3"), (HiddenPhones, "1")]);
        let value = |word: &str| {
            Some(SettingsValue::Role { role: word.to_owned(), allow_get_new_clients: true })
        };
        let SettingsDifference { seen: before, now: there, wanted: asked, .. } = &found[0];
        assert_eq!(
            (before, there, asked),
            (&value("seller"), &value("auditor"), &value("manager"))
        );
        assert_eq!((&found[1].now, &found[1].wanted), (&None, &value("seller")));
        assert_eq!(found[3].now, Some(SettingsValue::Switch(false)));
    }

    #[test]
    fn a_writing_is_judged_by_the_places_it_changed() {
        use SettingsWritten::{Differs, NotSaved, Saved};
        let seen = settings(vec![role("c", "1", "seller"), role("c", "2", "seller")], &["1"]);
        let wanted = settings(vec![role("c", "1", "auditor")], &["1"]);
        let third = role("c", "3", "manager");
        for (now, outcome, differ, others) in [
            (wanted.clone(), Saved, 0, 0),
            (seen.clone(), NotSaved, 2, 0),
            // Somebody else gave another user a role meanwhile, before and after ours.
            (settings(vec![role("c", "1", "auditor"), third.clone()], &["1"]), Saved, 0, 1),
            (settings([seen.user_roles.clone(), vec![third]].concat(), &[]), NotSaved, 2, 2),
            // Half of ours, and something third.
            (
                settings(vec![role("c", "1", "auditor"), role("c", "2", "seller")], &["1"]),
                Differs,
                1,
                0,
            ),
            (settings(vec![role("c", "1", "manager")], &["1"]), Differs, 1, 0),
        ] {
            let found = compared(&seen, &now, &wanted);
            let counts = (found.outcome, found.differences.len(), found.taken_over.len());
            assert_eq!(counts, (outcome, differ, others), "{now:?}");
            assert!(found.taken_over.iter().all(|place| place.seen == place.wanted));
        }
        assert_eq!(compared(&seen, &wanted, &seen).outcome, Saved, "nothing was changed");
    }
}
