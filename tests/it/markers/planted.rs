//! Interactions in which each text has a marker of its own, so that a failure names the field.
//!
//! A marker of an id is digits, as Discord's ids are; any other names its field in the open. What is null in the
//! documented interactions, as a field that Discord seldom sends, has a text here.

use serde_json::{Map, Value};

use crate::decoder::interactions;

/// What a marker begins with, of an id and of any other text; its number follows.
const OF_AN_ID: &str = "7316400000000";
const OF_A_TEXT: &str = "zq-field-";

/// The digits of that number.
const DIGITS: usize = 6;

/// Interactions with a marker in each field that has a text.
#[derive(Default)]
pub(crate) struct Planted {
    pub(crate) interactions: Vec<Value>,
    planted: Vec<PlantedField>,
}

/// A marker, and the field that has it.
struct PlantedField {
    marker: String,
    field: String,
}

/// Which texts are left as they are.
#[derive(Clone, Copy, PartialEq)]
enum Left {
    /// Every text is a marker, also the name of the command and the id of the button.
    Nothing,
    /// What is asked stays, so that it is answered as asked.
    WhatIsAsked,
}

/// The fields by which we know what is asked.
const ASKED: [&str; 7] = [
    "data.name",
    "data.custom_id",
    "data.values",
    "data.options.name",
    "data.options.value",
    "data.options.options.name",
    "data.options.options.value",
];

/// What no interaction of another kind has: a text there would be odd.
const ABSENT: [&str; 6] =
    ["member", "message", "data", "data.options", "data.options.options", "data.options.value"];

impl Planted {
    /// Returns each documented interaction twice: as it is asked, and with a marker for what is asked too.
    pub(crate) fn everywhere() -> Self {
        let mut planted = Self::default();
        for left in [Left::WhatIsAsked, Left::Nothing] {
            for mut interaction in interactions() {
                planted.plant("", &mut interaction, left);
                planted.interactions.push(interaction);
            }
        }
        planted
    }

    fn plant(&mut self, field: &str, value: &mut Value, left: Left) {
        match value {
            Value::Array(entries) => {
                for entry in entries {
                    self.plant(field, entry, left);
                }
            }
            Value::Object(fields) => self.plant_below(field, fields, left),
            Value::String(_) if left == Left::WhatIsAsked && ASKED.contains(&field) => {}
            Value::Null if left == Left::WhatIsAsked && ABSENT.contains(&field) => {}
            Value::String(text) => *text = self.marker(field, is_id(text)),
            Value::Null => *value = self.marker(field, false).into(),
            Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Plants a marker below each key, and in the place of a key that is an id.
    fn plant_below(&mut self, field: &str, fields: &mut Map<String, Value>, left: Left) {
        for (key, mut value) in std::mem::take(fields) {
            let below = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
            let key = if is_id(&key) { self.marker(&below, true) } else { key };
            self.plant(&below, &mut value, left);
            fields.insert(key, value);
        }
    }

    fn marker(&mut self, field: &str, is_id: bool) -> String {
        let number = self.planted.len();
        let marker = if is_id {
            format!("{OF_AN_ID}{number:0DIGITS$}")
        } else {
            format!("{OF_A_TEXT}{number:0DIGITS$}-{field}-")
        };
        self.planted.push(PlantedField { marker: marker.clone(), field: field.to_owned() });
        marker
    }

    /// Returns the fields whose markers are in these bytes, each once.
    pub(crate) fn fields_in(&self, bytes: &[u8]) -> Vec<&str> {
        let all = [OF_AN_ID, OF_A_TEXT];
        let found = all.iter().flat_map(|start| self.starting(start.as_bytes(), bytes));
        once(found.chain(self.as_numbers(bytes)).collect())
    }

    /// Returns the field of each marker of an id that is there as a number, as a program keeps one.
    fn as_numbers<'p>(&'p self, bytes: &[u8]) -> impl Iterator<Item = &'p str> {
        let first: u64 = format!("{OF_AN_ID}{:0DIGITS$}", 0).parse().unwrap();
        let (words, _) = bytes.as_chunks::<8>();
        words.iter().filter_map(move |word| {
            let number = u64::from_ne_bytes(*word).checked_sub(first)?;
            let PlantedField { marker, field } = self.planted.get(usize::try_from(number).ok()?)?;
            marker.starts_with(OF_AN_ID).then_some(field.as_str())
        })
    }

    /// Returns every field that has a marker, each once.
    pub(crate) fn fields(&self) -> Vec<&str> {
        once(self.planted.iter().map(|it| it.field.as_str()).collect())
    }

    /// Returns the field of each marker that begins so.
    fn starting<'p>(&'p self, start: &[u8], bytes: &[u8]) -> Vec<&'p str> {
        let here = |at: usize| {
            let number = bytes.get(at + start.len()..at + start.len() + DIGITS)?;
            let number: usize = str::from_utf8(number).ok()?.parse().ok()?;
            let PlantedField { marker, field } = self.planted.get(number)?;
            bytes[at..].starts_with(marker.as_bytes()).then_some(field.as_str())
        };
        places(bytes, start).into_iter().filter_map(here).collect()
    }
}

fn once(mut fields: Vec<&str>) -> Vec<&str> {
    fields.sort_unstable();
    fields.dedup();
    fields
}

fn is_id(text: &str) -> bool {
    text.len() >= 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns where `start` is in these bytes.
fn places(bytes: &[u8], start: &[u8]) -> Vec<usize> {
    let first = start[0];
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(next) = bytes[from..].iter().position(|byte| *byte == first) {
        if bytes[from + next..].starts_with(start) {
            found.push(from + next);
        }
        from += next + 1;
    }
    found
}

#[test]
fn every_text_of_an_interaction_has_a_marker_and_a_marker_is_found_by_its_field() {
    let planted = Planted::everywhere();
    let fields = planted.fields();
    for field in "id token application_id guild_id channel_id locale guild_locale member.nick \
        member.roles member.user.id member.user.username member.user.global_name member.avatar \
        member.joined_at member.permissions message.content message.author.id message.timestamp \
        message.components.components.custom_id channel.name channel.topic guild.name user.id data.name data.custom_id \
        data.values data.id data.options.name data.options.value data.options.options.value \
        data.components.component.value data.target_id"
        .split_whitespace()
    {
        assert!(fields.contains(&field), "{field} has no marker");
    }
    let texts: Vec<String> = planted.interactions.iter().map(Value::to_string).collect();
    assert_eq!(planted.fields_in(texts.concat().as_bytes()), fields);
    assert_eq!(planted.fields_in(b"7316400000000 and zq-field- alone"), [""; 0]);
    let in_servers = planted.interactions.iter().filter_map(|it| it["guild_id"].as_str());
    let of_the_server = in_servers.filter_map(|id| id.parse::<u64>().ok()).next();
    let number = of_the_server.expect("one is in a server").to_ne_bytes();
    assert_eq!(planted.fields_in(&[[0; 8], number].concat()), ["guild_id"]);
}
