//! What we read of channels: permissions, and which posts are our own.
//!
//! A message has a person's id and words in it. The id is held against our own and dropped at
//! once; the words are not read. What Discord leaves out, or sends in a shape that nobody has
//! documented, counts as not being there: no stranger's post may keep a board from being mended.

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::{Deserializer, Error};
use serde_json::Value;

use super::moment;
use crate::answer::Snowflake;
use crate::render::BoardMark;

/// Our own application. See Discord Docs, Application Resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bot {
    /// Its snowflake.
    pub application: Snowflake,
    /// The snowflake under which it posts: another one for bots made before 2016.
    pub user: Snowflake,
    /// Its flags.
    pub flags: u64,
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

/// A board that we have posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPost {
    /// The message's snowflake: the lower, the older.
    pub id: Snowflake,
    /// Which board it is, and in which wording.
    pub mark: BoardMark,
    /// Whether it is pinned.
    pub is_pinned: bool,
}

/// The pins of a channel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pins {
    /// How many there are, whoever's they are.
    pub count: usize,
    /// The boards among them.
    pub ours: Vec<FoundPost>,
}

/// Of a message only who wrote it and what can be pressed on it.
#[derive(Deserialize)]
pub(super) struct Message {
    #[serde(deserialize_with = "snowflake")]
    id: Snowflake,
    author: Author,
    #[serde(default, deserialize_with = "is_true")]
    pinned: bool,
    #[serde(default)]
    components: Value,
}

#[derive(Deserialize)]
struct Author {
    id: String,
}

/// A page of pins, the newest first. See Discord Docs, Message Resource (Get Channel Pins).
#[derive(Deserialize)]
pub(super) struct PinPage {
    pub(super) items: Vec<Pin>,
    #[serde(default)]
    pub(super) has_more: bool,
}

/// One pin.
#[derive(Deserialize)]
pub(super) struct Pin {
    /// When it was pinned, as Discord writes it.
    pub(super) pinned_at: String,
    pub(super) message: Value,
}

/// The message that was posted, or the one that was there with the same nonce.
#[derive(Deserialize)]
pub(super) struct Posted {
    #[serde(deserialize_with = "snowflake")]
    pub(super) id: Snowflake,
}

/// What people see of a post of ours.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Shown {
    /// Its text.
    pub content: String,
    /// Its rows of buttons.
    #[serde(default)]
    components: Vec<ShownRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct ShownRow {
    #[serde(default)]
    components: Vec<ShownButton>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct ShownButton {
    #[serde(default)]
    label: String,
}

impl Shown {
    /// Returns the labels of its buttons, in order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.components.iter().flat_map(|row| &row.components).map(|button| button.label.as_str())
    }
}

impl Message {
    /// Returns the board that it is, where `bot` has posted it.
    pub(super) fn by(self, bot: Snowflake) -> Option<FoundPost> {
        if Snowflake::parse(&self.author.id) != Some(bot) {
            return None;
        }
        let mark = first_custom_id(&self.components).and_then(BoardMark::read)?;
        Some(FoundPost { id: self.id, mark, is_pinned: self.pinned })
    }
}

impl FoundPost {
    /// Returns the board that a message is, where `bot` has posted it. What cannot be read is none.
    pub(super) fn read(message: Value, bot: Snowflake) -> Option<Self> {
        Message::deserialize(message).ok()?.by(bot)
    }
}

/// Returns the custom id of the first button.
fn first_custom_id(components: &Value) -> Option<&str> {
    components.get(0)?.get("components")?.get(0)?.get("custom_id")?.as_str()
}

/// Returns what asks for the page behind a pin of that moment.
pub(super) fn page_before(limit: usize, moment: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(format!("limit={limit}"));
    query.append_pair("before", moment).finish()
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
        }
        #[derive(Deserialize)]
        struct User {
            #[serde(deserialize_with = "snowflake")]
            id: Snowflake,
        }
        let Application { id, bot, flags } = Application::deserialize(from)?;
        // They are 32 bits with a sign: what cannot be read of them must not cost us who we are.
        let flags = flags.as_i64().map_or(0, i64::cast_unsigned);
        Ok(Self { application: id, user: bot.map_or(id, |bot| bot.id), flags })
    }
}

/// Reads what is not plainly true as not being so.
fn is_true<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(Value::deserialize(from)? == Value::Bool(true))
}

fn snowflake<'de, D: Deserializer<'de>>(from: D) -> Result<Snowflake, D::Error> {
    Snowflake::parse(&String::deserialize(from)?).ok_or_else(|| D::Error::custom("no snowflake"))
}

fn maybe_snowflake<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Snowflake>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.as_deref().and_then(Snowflake::parse))
}

fn snowflakes<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Snowflake>, D::Error> {
    let all = Vec::<String>::deserialize(from)?;
    Ok(all.iter().filter_map(|id| Snowflake::parse(id)).collect())
}

/// Reads a moment; what has not the form of one is none.
fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(Value::deserialize(from)?.as_str().and_then(moment::read))
}

/// Reads permissions: a number in text, because it outgrows what many programs can count.
fn bits<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    String::deserialize(from)?.parse().map_err(|_| D::Error::custom("no permissions"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const BOT: &str = "800000000000000203";

    fn found(author: &str, components: Value) -> Option<FoundPost> {
        let id = "645027906669510999";
        let message = json!({ "id": id, "author": { "id": author }, "components": components });
        FoundPost::read(message, Snowflake::parse(BOT).unwrap())
    }

    fn row(custom_id: &str) -> Value {
        json!([{ "type": 1, "components": [{ "type": 2, "custom_id": custom_id }] }])
    }

    #[test]
    fn a_post_is_ours_where_we_wrote_it_and_its_first_button_has_a_mark() {
        let marked = row("ou1:concern~worried.0123456789abcdef.1");
        let post = found(BOT, marked.clone()).unwrap();
        assert_eq!(post.mark.board.to_string(), "worried");
        let mut odd =
            json!({ "id": "645027906669510999", "author": { "id": BOT }, "pinned": null });
        odd["components"] = marked.clone();
        let odd = FoundPost::read(odd, Snowflake::parse(BOT).unwrap()).unwrap();
        assert!(!odd.is_pinned, "a post that cannot be seen would be posted again");
        assert_eq!(found("800000000000000301", marked), None);
        assert_eq!(found(BOT, row("ou1:concern~1")), None);
    }

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
    fn no_odd_message_keeps_the_others_from_being_read() {
        for components in [
            Value::Null,
            json!([]),
            json!("none"),
            json!([{ "type": 17, "components": [{ "type": 10, "content": "a" }] }]),
            json!([{ "type": 1 }]),
            json!([{ "type": 1, "components": [{ "type": 2, "url": "https://example.org" }] }]),
        ] {
            assert_eq!(found(BOT, components.clone()), None, "{components}");
        }
    }

    #[test]
    fn a_message_without_an_author_is_none_of_ours() {
        let bot = Snowflake::parse(BOT).unwrap();
        for message in [json!({}), json!(7), json!({ "id": "1", "author": null }), Value::Null] {
            assert_eq!(FoundPost::read(message, bot), None);
        }
    }

    #[test]
    fn the_moment_of_a_pin_is_escaped_in_the_question_for_the_next_page() {
        let query = page_before(50, "2026-11-24T03:47:37.123456+00:00");
        assert_eq!(query, "limit=50&before=2026-11-24T03%3A47%3A37.123456%2B00%3A00");
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
}
