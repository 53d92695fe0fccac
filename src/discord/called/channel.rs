//! Channels, roles and members, as far as permissions depend on them, and our own application.
//!
//! Of a member we read its roles and until when it is timed out: no id, no name.

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::Deserializer;
use serde_json::Value;

use super::fields::{bits, is_true, maybe_snowflake, moment, snowflake, snowflakes};
use crate::discord::Snowflake;

/// Our own application. See Discord Docs, Application Resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bot {
    /// Its snowflake.
    pub application: Snowflake,
    /// The snowflake under which it posts: another one for bots made before 2016.
    pub user: Snowflake,
    /// Its flags.
    pub flags: u64,
    /// Whether its interactions are posted to an address, and none come over the gateway.
    pub has_endpoint: bool,
}

/// Our own application as its owner has set it, for whoever looks whether that is right. See Discord Docs, Application
/// Resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnApplication {
    /// Who we are.
    pub bot: Bot,
    /// The key with which its interactions are signed, in hexadecimal digits.
    pub verify_key: Option<String>,
    /// The address to which its interactions are posted.
    pub endpoint: Option<String>,
}

/// A role. See Discord Docs, Permissions (Role Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Role {
    /// Its snowflake; that of @everyone is the guild's.
    #[serde(deserialize_with = "snowflake")]
    pub id: Snowflake,
    /// What it allows in the whole guild.
    #[serde(deserialize_with = "bits")]
    pub permissions: u64,
}

/// What a member has, and whether it is timed out. See Discord Docs, Guild Resource (Guild Member
/// Object).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Member {
    /// The snowflakes of its roles, without @everyone.
    #[serde(deserialize_with = "snowflakes")]
    pub roles: Vec<Snowflake>,
    /// Until when it may only read, where somebody has timed it out; it may be past.
    #[serde(rename = "communication_disabled_until", default, deserialize_with = "moment")]
    pub timed_out_until: Option<Timestamp>,
}

/// A channel. See Discord Docs, Channel Resource.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Channel {
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: u64,
    /// The guild that it is in.
    #[serde(default, deserialize_with = "maybe_snowflake")]
    pub guild_id: Option<Snowflake>,
    /// The channel that a thread is in.
    #[serde(default, deserialize_with = "maybe_snowflake")]
    pub parent_id: Option<Snowflake>,
    /// Whether it is age-restricted.
    #[serde(default, deserialize_with = "is_true")]
    pub nsfw: bool,
    /// What differs here from the guild.
    #[serde(default)]
    pub permission_overwrites: Vec<Overwrite>,
    /// Set where it is a thread.
    #[serde(default)]
    pub thread_metadata: Option<Thread>,
}

/// What differs in a channel for a role or a member. See Discord Docs, Channel Resource
/// (Overwrite Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Overwrite {
    /// The snowflake of the role or the member.
    #[serde(deserialize_with = "snowflake")]
    pub id: Snowflake,
    /// What it allows.
    #[serde(deserialize_with = "bits")]
    pub allow: u64,
    /// What it denies.
    #[serde(deserialize_with = "bits")]
    pub deny: u64,
}

/// The state of a thread. See Discord Docs, Channel Resource (Thread Metadata Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Thread {
    /// Whether it is archived.
    pub archived: bool,
}

impl<'de> Deserialize<'de> for Bot {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Application {
            #[serde(deserialize_with = "snowflake")]
            id: Snowflake,
            #[serde(default)]
            bot: Option<User>,
            #[serde(default)]
            flags: Value,
            #[serde(default)]
            interactions_endpoint_url: Value,
        }
        #[derive(Deserialize)]
        struct User {
            #[serde(deserialize_with = "snowflake")]
            id: Snowflake,
        }
        let Application { id, bot, flags, interactions_endpoint_url } =
            Application::deserialize(from)?;
        let has_endpoint = interactions_endpoint_url.as_str().is_some_and(|url| !url.is_empty());
        // They are 32 bits with a sign: what cannot be read of them must not cost us who we are.
        let flags = flags.as_i64().map_or(0, i64::cast_unsigned);
        Ok(Self { application: id, user: bot.map_or(id, |bot| bot.id), flags, has_endpoint })
    }
}

impl<'de> Deserialize<'de> for OwnApplication {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        let bot = Bot::deserialize(&value).map_err(serde::de::Error::custom)?;
        let text = |key: &str| {
            let text = value.get(key).and_then(Value::as_str);
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        Ok(Self {
            bot,
            verify_key: text("verify_key"),
            endpoint: text("interactions_endpoint_url"),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_end_of_a_time_out_is_read_and_whatever_else_is_there_is_none() {
        let until = |value: Value| {
            let member = json!({ "roles": [], "communication_disabled_until": value });
            serde_json::from_value::<Member>(member).unwrap().timed_out_until
        };
        let end: Timestamp = "2099-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(until(json!("2099-01-01T00:00:00.000000+00:00")), Some(end));
        assert_eq!(until(json!("2099-01-01T01:00:00+01:00")), Some(end));
        assert_eq!(until(json!("2099-01-01T00:00:00")), Some(end));
        assert_eq!(until(json!("9999-12-31T23:59:59+00:00")), Some(Timestamp::MAX));
        for odd in [json!(null), json!(""), json!("soon"), json!(4_070_908_800_u64), json!({})] {
            assert_eq!(until(odd.clone()), None, "{odd}");
        }
        let none = serde_json::from_value::<Member>(json!({ "roles": [] })).unwrap();
        assert_eq!(none.timed_out_until, None);
    }

    #[test]
    fn an_old_bot_posts_under_another_snowflake_than_its_application() {
        let bot = |json: Value| serde_json::from_value::<Bot>(json).unwrap();
        let (old, new) = ("800000000000000203", "800000000000000204");
        let both = bot(json!({ "id": old, "bot": { "id": new }, "flags": 262_144 }));
        assert_eq!((both.user.to_string(), both.flags), (new.to_owned(), 1 << 18));
        let one = bot(json!({ "id": old, "bot": null }));
        assert_eq!((one.user, one.flags), (one.application, 0));
        assert_eq!(bot(json!({ "id": old, "flags": -1 })).flags & 1 << 18, 1 << 18);
        assert_eq!(bot(json!({ "id": old, "flags": null })).flags, 0);
    }

    #[test]
    fn an_application_has_an_endpoint_where_an_address_is_set() {
        let has = |json: Value| serde_json::from_value::<Bot>(json).unwrap().has_endpoint;
        let id = "800000000000000203";
        let url = "https://signpost.example.org/interactions";
        assert!(has(json!({ "id": id, "interactions_endpoint_url": url })));
        for none in [json!(null), json!(""), json!(7)] {
            assert!(!has(json!({ "id": id, "interactions_endpoint_url": none })));
        }
        assert!(!has(json!({ "id": id })));
    }
}
