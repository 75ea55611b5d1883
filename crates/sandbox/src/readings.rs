//! The readings of what the API's description leaves open about the settings (API reference 14.9, 15.11
//! and 15.12). A client is right when it works under each; tests and the curious switch between them.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How this sandbox understands a settings update. The default is the likeliest reading of each point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Readings {
    /// What becomes of role entries that an update does not mention.
    pub user_roles: UserRoles,
    /// What an update without `hide_phone_numbers_for_user_ids` does.
    pub hidden_omitted: HiddenOmitted,
    /// What happens to role entries of users and channels that do not exist.
    pub vanished: Vanished,
}

/// Role entries that an update does not mention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserRoles {
    /// They are gone: the list replaces the one before.
    #[default]
    Replace,
    /// They stay: the list is merged into the one before, by channel and user.
    Merge,
}

/// An update without the list of users who see masked numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HiddenOmitted {
    /// The list stays as it was.
    #[default]
    Keep,
    /// The list is emptied.
    Clear,
}

/// Role entries whose user or channel does not exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vanished {
    /// They are taken and kept.
    #[default]
    Accept,
    /// The update is refused and names them.
    Refuse,
}

/// One choice as the command line has it, for example `roles=merge`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// `roles=replace` or `roles=merge`.
    UserRoles(UserRoles),
    /// `hidden=keep` or `hidden=clear`.
    HiddenOmitted(HiddenOmitted),
    /// `vanished=accept` or `vanished=refuse`.
    Vanished(Vanished),
}

impl FromStr for Reading {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "roles=replace" => Self::UserRoles(UserRoles::Replace),
            "roles=merge" => Self::UserRoles(UserRoles::Merge),
            "hidden=keep" => Self::HiddenOmitted(HiddenOmitted::Keep),
            "hidden=clear" => Self::HiddenOmitted(HiddenOmitted::Clear),
            "vanished=accept" => Self::Vanished(Vanished::Accept),
            "vanished=refuse" => Self::Vanished(Vanished::Refuse),
            _ => {
                let known = "roles=replace|merge, hidden=keep|clear and vanished=accept|refuse";
                return Err(format!("the readings are {known}"));
            }
        })
    }
}

impl FromIterator<Reading> for Readings {
    /// The default with these choices made; of two for one point, the later.
    fn from_iter<I: IntoIterator<Item = Reading>>(readings: I) -> Self {
        readings.into_iter().fold(Self::default(), |all, reading| match reading {
            Reading::UserRoles(user_roles) => Self { user_roles, ..all },
            Reading::HiddenOmitted(hidden_omitted) => Self { hidden_omitted, ..all },
            Reading::Vanished(vanished) => Self { vanished, ..all },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_from_the_command_line_add_up() {
        let readings: Readings = ["roles=merge", "vanished=refuse"]
            .map(|text| text.parse().unwrap())
            .into_iter()
            .collect();
        let expected = Readings {
            user_roles: UserRoles::Merge,
            vanished: Vanished::Refuse,
            ..Readings::default()
        };
        assert_eq!(readings, expected);
        assert!("roles=guess".parse::<Reading>().is_err());
    }
}
