//! Which posts of a channel are our own, and what people see of them.
//!
//! A message has a person's id and words in it. The id is compared with our own and dropped at
//! once; the words are not read. What Discord leaves out, or sends in a shape that nobody has
//! documented, counts as not being there: no stranger's post may keep us from repairing a board.

use serde::Deserialize;
use serde_json::Value;

use crate::discord::{Snowflake, is_true, snowflake};
use crate::values::BoardMark;

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
pub(super) struct ListedMessage {
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

impl ListedMessage {
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
        ListedMessage::deserialize(message).ok()?.by(bot)
    }
}

/// Returns the custom id of the first button.
fn first_custom_id(components: &Value) -> Option<&str> {
    components.get(0)?.get("components")?.get(0)?.get("custom_id")?.as_str()
}

/// Returns the query for the page of pins that follows a pin of that moment.
pub(super) fn page_before(limit: usize, moment: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(format!("limit={limit}"));
    query.append_pair("before", moment).finish()
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
}
