//! The JSON that Discord receives: our own small structs with only what we send.
//!
//! Mentions are always empty and embeds always off; there is no field with which to change that.
//! See Discord Docs, Receiving and Responding; Component Reference; Application Commands.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::limits::{BUTTONS_IN_ROW, EPHEMERAL, SUPPRESS_EMBEDS};

/// The response to one interaction.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// The answer to PING (type 1).
    Pong,
    /// A new message for the asker alone (type 4).
    Ephemeral(Message),
    /// A new message for everyone in the channel (type 4).
    Shared(Message),
    /// The message that carries the component, changed in place (type 7).
    Update(Message),
    /// A message for the asker alone will follow (type 5): what was asked takes calls to Discord.
    Deferred,
    /// No choices (type 8): nothing here completes what is typed.
    NoChoices,
}

/// The content and components of a message: made only from a reply, so it has its signpost.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    content: String,
    components: Vec<Row>,
}

/// An action row (type 1).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    #[serde(rename = "type")]
    kind: u8,
    /// At most 5 buttons, or one menu.
    pub components: Vec<Component>,
}

impl Row {
    /// Returns a row of these components.
    pub const fn of(components: Vec<Component>) -> Self {
        Self { kind: 1, components }
    }

    /// Returns whether a button fits here beside the others.
    pub(crate) fn has_room_for_a_button(&self) -> bool {
        let is_button = |component: &Component| matches!(component, Component::Button(_));
        self.components.len() < BUTTONS_IN_ROW && self.components.iter().all(is_button)
    }
}

/// Something to press.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Component {
    /// A button.
    Button(Button),
    /// A select menu.
    Menu(Menu),
}

/// A button (type 2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Button {
    /// One that asks something.
    Press {
        /// What it says.
        label: String,
        /// What it asks.
        custom_id: String,
    },
    /// One that opens a page on the web.
    Link {
        /// What it says.
        label: String,
        /// The page.
        url: String,
    },
}

/// The grey button style. No colour says what a press will do.
const SECONDARY: u8 = 2;
const LINK: u8 = 5;

impl Serialize for Button {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Keys<'b> {
            r#type: u8,
            style: u8,
            label: &'b str,
            #[serde(skip_serializing_if = "Option::is_none")]
            custom_id: Option<&'b str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            url: Option<&'b str>,
        }
        let (style, label, custom_id, url) = match self {
            Self::Press { label, custom_id } => (SECONDARY, label, Some(custom_id.as_str()), None),
            Self::Link { label, url } => (LINK, label, None, Some(url.as_str())),
        };
        Keys { r#type: 2, style, label, custom_id, url }.serialize(serializer)
    }
}

/// A string select menu (type 3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Menu {
    #[serde(rename = "type")]
    kind: u8,
    custom_id: String,
    placeholder: String,
    /// At most 25.
    pub options: Vec<MenuOption>,
}

impl Menu {
    /// Returns a menu of these options.
    pub const fn of(custom_id: String, placeholder: String, options: Vec<MenuOption>) -> Self {
        Self { kind: 3, custom_id, placeholder, options }
    }
}

/// One entry of a menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MenuOption {
    /// What it says.
    pub label: String,
    /// What it asks.
    pub value: String,
    /// What Discord shows under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The mentions that a message may make: none.
#[derive(Serialize)]
struct NoMentions {
    parse: [(); 0],
}

impl Message {
    /// Returns a message of Markdown (at most 2,000 characters) and at most 5 rows.
    pub(crate) const fn of(content: String, components: Vec<Row>) -> Self {
        Self { content, components }
    }

    /// Returns its Markdown.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// Returns the labels of its buttons, in order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let all = self.components.iter().flat_map(|row| &row.components);
        all.filter_map(|component| match component {
            Component::Button(Button::Press { label, .. } | Button::Link { label, .. }) => {
                Some(label.as_str())
            }
            Component::Menu(_) => None,
        })
    }

    /// Writes its keys with these flags.
    fn write<M: SerializeMap>(&self, flags: u64, into: &mut M) -> Result<(), M::Error> {
        into.serialize_entry("content", &self.content)?;
        into.serialize_entry("flags", &flags)?;
        into.serialize_entry("allowed_mentions", &NoMentions { parse: [] })?;
        into.serialize_entry("components", &self.components)
    }
}

impl Serialize for Message {
    /// Writes it as the body of Create Message and Edit Message. Who sees it is decided there by
    /// where it is sent: a post by its channel, an edit by the message that it edits.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut message = serializer.serialize_map(None)?;
        self.write(SUPPRESS_EMBEDS, &mut message)?;
        message.end()
    }
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let message = |message, flags| Some(Data::Message(message, flags));
        let (kind, data) = match self {
            Self::Pong => (1, None),
            Self::Ephemeral(one) => (4, message(one, SUPPRESS_EMBEDS | EPHEMERAL)),
            Self::Shared(one) => (4, message(one, SUPPRESS_EMBEDS)),
            Self::Update(one) => (7, message(one, SUPPRESS_EMBEDS)),
            Self::Deferred => (5, Some(Data::Flags(EPHEMERAL))),
            Self::NoChoices => (8, Some(Data::NoChoices)),
        };
        let mut response = serializer.serialize_map(None)?;
        response.serialize_entry("type", &kind)?;
        if let Some(data) = data {
            response.serialize_entry("data", &data)?;
        }
        response.end()
    }
}

/// What a response carries beside its type.
enum Data<'m> {
    Message(&'m Message, u64),
    Flags(u64),
    NoChoices,
}

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut data = serializer.serialize_map(None)?;
        match self {
            Self::Message(message, flags) => message.write(*flags, &mut data)?,
            Self::Flags(flags) => data.serialize_entry("flags", flags)?,
            Self::NoChoices => data.serialize_entry::<_, [(); 0]>("choices", &[])?,
        }
        data.end()
    }
}

/// A slash-command as Discord registers it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommandDefinition {
    /// Always 1: a slash-command. There are no user or message commands.
    #[serde(rename = "type")]
    pub kind: u8,
    /// What is typed after the slash.
    pub name: String,
    /// What Discord shows beside it.
    pub description: String,
    /// Its options or subcommands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionDefinition>,
    /// Who sees it by default: a permission bit set as text, or everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_member_permissions: Option<String>,
    /// Where it can be used: 0 a server, 1 a direct message with the bot.
    pub contexts: Vec<u8>,
    /// How it can be installed: 0 to a server, 1 to a user.
    pub integration_types: Vec<u8>,
}

/// An option or subcommand of a command.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OptionDefinition {
    /// 1 a subcommand, 3 one of its choices, 5 yes or no.
    #[serde(rename = "type")]
    pub kind: u8,
    /// Its name.
    pub name: String,
    /// What Discord shows beside it.
    pub description: String,
    /// The closed list of its values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<OptionChoice>,
    /// The options of a subcommand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionDefinition>,
}

/// One choice of an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OptionChoice {
    /// What the person sees.
    pub name: String,
    /// What is sent.
    pub value: String,
}
