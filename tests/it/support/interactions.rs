//! Interactions as Discord sends them: commands, presses, menu choices and oddities, as JSON.
//!
//! Shaped after `interactions/receiving-and-responding.mdx` (Interaction Object), complete with the
//! personal details that Discord sends along and that we must neither keep nor repeat. Every field
//! that a person controls holds one of [`MARKERS`], so that a test can look for them in all that
//! leaves us: replies, logs, metrics, errors. What the caller passes in (a server's id, a custom
//! id, a value) is marked only where it is [`marked`]. Unless said otherwise everything is in a
//! server that nobody configured, and a press is on a private reply.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Value, json};

use super::discord::TOKEN_MARKER;

macro_rules! markers {
    ($($name:ident = $text:literal;)*) => {
        $(const $name: &str = $text;)*
        /// What must never come back out of us, nor be in a log. Ids are digits in Discord's
        /// JSON and avatars are hexadecimal, so those are recognisable numbers.
        pub(crate) const MARKERS: &[&str] = &[$($name),*];
    };
}

markers! {
    USERNAME = "zq-username-7f3a";        GLOBAL_NAME = "zq-globalname-7f3a";
    NICKNAME = "zq-nickname-7f3a";        AVATAR = "7f3a7f3a7f3a7f3a7f3a7f3a7f3a7f3a";
    CHANNEL_NAME = "zq-channelname-7f3a"; CHANNEL_TOPIC = "zq-channeltopic-7f3a";
    SERVER_NAME = "zq-servername-7f3a";   SERVER_FEATURE = "ZQ_SERVERFEATURE_7F3A";
    TOKEN = "zq-token-7f3a";              MESSAGE_CONTENT = "zq-messagecontent-7f3a";
    OPTION_VALUE = "zq-optionvalue-7f3a"; USER_ID = "900000000000000101";
    ROLE_ID = "900000000000000102";       OTHER_ROLE_ID = "900000000000000103";
    CHANNEL_ID = "900000000000000104";    SERVER_ID = "900000000000000105";
}

/// Returns what a text repeats of a person or of the bot's token, in one pass: logs are long.
pub(crate) fn repeated_in(text: &str) -> Vec<&str> {
    static ANY: LazyLock<Regex> = LazyLock::new(|| {
        let all: Vec<_> =
            MARKERS.iter().chain(&[TOKEN_MARKER]).map(|it| regex::escape(it)).collect();
        Regex::new(&all.join("|")).unwrap()
    });
    ANY.find_iter(text).map(|found| found.as_str()).collect()
}

/// An interaction in the making.
pub(crate) struct Interaction {
    json: Value,
    subcommands: Vec<String>,
    options: Vec<Value>,
}

/// A slash-command with nothing chosen.
pub(crate) fn command(name: &str) -> Interaction {
    Interaction::new(2, json!({ "id": "800000000000000201", "name": name, "type": 1 }))
}

/// What Discord would ask while somebody types: [`marked`] is in an option.
pub(crate) fn autocomplete(name: &str) -> Interaction {
    let typed = json!({ "type": 3, "name": "topic", "value": marked(), "focused": true });
    Interaction { options: vec![typed], ..command(name).with(json!({ "type": 4 })) }
}

/// A press on a button.
pub(crate) fn press(custom_id: &str) -> Interaction {
    let button = json!({ "type": 2, "id": 2, "style": 2, "label": "Go", "custom_id": custom_id });
    Interaction::on(button, json!({ "custom_id": custom_id, "component_type": 2, "id": 2 }))
}

/// The choice of one entry of a menu.
pub(crate) fn choose(custom_id: &str, value: &str) -> Interaction {
    let entries = json!([{ "label": "An entry", "value": value }]);
    let menu = json!({ "type": 3, "id": 2, "custom_id": custom_id, "options": entries });
    Interaction::on(menu, json!({ "custom_id": custom_id, "component_type": 3, "values": [value] }))
}

/// Discord's question whether an endpoint is there.
pub(crate) fn ping() -> Value {
    let ping = Interaction::new(1, Value::Null).in_direct_message();
    ping.without("data locale channel channel_id context").json()
}

/// An interaction of a type that Discord has yet to invent.
pub(crate) fn of_unknown_type() -> Value {
    Interaction::new(99, json!({ "id": "800000000000000201" })).json()
}

/// A value that nobody offered, for [`Interaction::option`].
pub(crate) fn marked() -> Value {
    json!(OPTION_VALUE)
}

impl Interaction {
    fn new(kind: u64, data: Value) -> Self {
        let json = json!({
            "type": kind, "id": "800000000000000202", "application_id": "800000000000000203",
            "token": TOKEN, "version": 1, "data": data, "locale": "en-GB", "entitlements": [],
            "app_permissions": "2251799813816320", "attachment_size_limit": 10_485_760 });
        Self { json, subcommands: Vec::new(), options: Vec::new() }.in_server(SERVER_ID)
    }

    fn on(component: Value, data: Value) -> Self {
        let origin = json!({ "id": "800000000000000205", "type": 2, "user": user(),
            "authorizing_integration_owners": {} });
        let message = json!({ "id": "800000000000000204", "type": 20, "channel_id": CHANNEL_ID,
            "author": bot(), "content": MESSAGE_CONTENT, "interaction_metadata": origin, "flags": 64,
            "timestamp": "2026-11-23T09:00:00.000000+00:00", "edited_timestamp": null, "tts": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [],
            "embeds": [], "pinned": false, "application_id": "800000000000000203",
            "components": [{ "type": 1, "id": 1, "components": [component] }] });
        Self::new(3, data).with(json!({ "message": message }))
    }

    /// Chooses a subcommand; of several, all but the last are groups.
    pub(crate) fn subcommand(mut self, name: &str) -> Self {
        self.subcommands.push(name.to_owned());
        self
    }

    /// Gives an option of the command, or of its subcommand, a value.
    pub(crate) fn option(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let kind = if value.is_boolean() { 5 } else { 3 };
        self.options.push(json!({ "type": kind, "name": name, "value": value }));
        self
    }

    /// In a text channel of that server.
    pub(crate) fn in_server(self, id: &str) -> Self {
        // VIEW_CHANNEL, SEND_MESSAGES, USE_APPLICATION_COMMANDS; unless they were set already.
        let may = self.json["member"]["permissions"].as_str().unwrap_or("2147486720");
        let member = json!({ "user": user(), "nick": NICKNAME, "roles": [ROLE_ID, OTHER_ROLE_ID],
            "permissions": may, "joined_at": "2019-07-13T07:13:37.913000+00:00", "avatar": null,
            "premium_since": null, "deaf": false, "mute": false, "pending": false, "flags": 0 });
        let channel = json!({ "id": CHANNEL_ID, "type": 0, "guild_id": id, "name": CHANNEL_NAME,
            "topic": CHANNEL_TOPIC, "permissions": may, "nsfw": false, "position": 1, "flags": 0 });
        let guild = json!({ "id": id, "name": SERVER_NAME, "features": [SERVER_FEATURE], "locale": "en-GB" });
        self.without("user").with(json!({ "context": 0, "guild_id": id, "guild": guild,
            "guild_locale": "en-GB", "member": member, "channel_id": CHANNEL_ID,
            "channel": channel, "authorizing_integration_owners": { "0": id } }))
    }

    /// In a direct message to the bot.
    pub(crate) fn in_direct_message(self) -> Self {
        let channel = json!({ "id": CHANNEL_ID, "type": 1, "recipients": [bot()], "flags": 0 });
        self.in_no_server(1, channel, json!({ "0": "0" }))
    }

    /// In a group of friends, where somebody has installed the bot for themselves.
    pub(crate) fn in_group_message(self) -> Self {
        let channel = json!({ "id": CHANNEL_ID, "type": 3, "name": CHANNEL_NAME, "flags": 0,
            "owner_id": USER_ID, "recipients": [user()], "icon": null });
        self.in_no_server(2, channel, json!({ "1": USER_ID }))
    }

    fn in_no_server(self, context: u64, channel: Value, owners: Value) -> Self {
        let this = self.without("guild guild_id guild_locale member");
        this.with(json!({ "context": context, "user": user(), "channel": channel,
            "channel_id": CHANNEL_ID, "authorizing_integration_owners": owners }))
    }

    /// What the person may do in the server, as Discord's bits.
    pub(crate) fn with_permissions(mut self, bits: u64) -> Self {
        let member = self.json.get_mut("member");
        member.expect("only a member has permissions")["permissions"] = json!(bits.to_string());
        self
    }

    /// On a reply that only the person sees.
    pub(crate) fn on_private_message(self) -> Self {
        self.on_message(64)
    }

    /// On a post or reply that everybody in the channel sees.
    pub(crate) fn on_shared_message(self) -> Self {
        self.on_message(0)
    }

    fn on_message(mut self, flags: u64) -> Self {
        self.json.get_mut("message").expect("a command is on no message")["flags"] = json!(flags);
        self
    }

    /// Without that key at the top; several are parted by blanks.
    pub(crate) fn without(mut self, keys: &str) -> Self {
        let object = self.json.as_object_mut().expect("an object");
        object.retain(|key, _| !keys.split(' ').any(|gone| gone == key));
        self
    }

    /// The interaction as Discord would send it.
    pub(crate) fn json(mut self) -> Value {
        for (depth, name) in self.subcommands.iter().rev().enumerate() {
            let (kind, inner) = (1 + depth.min(1), std::mem::take(&mut self.options));
            self.options.push(json!({ "type": kind, "name": name, "options": inner }));
        }
        if !self.options.is_empty() {
            self.json["data"]["options"] = self.options.into();
        }
        self.json
    }

    fn with(mut self, mut keys: Value) -> Self {
        let object = self.json.as_object_mut().expect("an object");
        object.append(keys.as_object_mut().expect("an object"));
        self
    }
}

fn user() -> Value {
    json!({ "id": USER_ID, "username": USERNAME, "global_name": GLOBAL_NAME, "avatar": AVATAR,
        "discriminator": "0", "public_flags": 0, "bot": false, "system": false })
}

fn bot() -> Value {
    json!({ "id": "800000000000000203", "username": "Signpost", "global_name": null,
        "avatar": null, "discriminator": "1234", "public_flags": 0, "bot": true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_controls_is_marked_and_every_marker_is_used() {
        let bodies = json!([press("h~0").json(), autocomplete("consent").json()]);
        let places = "/0/member/user/username /0/member/user/global_name /0/member/user/id /0/token \
            /0/member/user/avatar /0/member/nick /0/member/roles/0 /0/member/roles/1 /0/guild/name \
            /0/guild/features/0 /0/guild_id /0/channel/id /0/channel_id /0/channel/name \
            /0/channel/topic /0/message/content /1/data/options/0/value";
        let text = |place| bodies.pointer(place).and_then(Value::as_str).expect("a text");
        let found: std::collections::BTreeSet<_> = places.split(' ').map(text).collect();
        assert_eq!(found, MARKERS.iter().copied().collect());
    }

    #[test]
    fn every_marker_is_found_in_the_middle_of_a_text() {
        for marker in MARKERS.iter().chain(&[TOKEN_MARKER]) {
            assert_eq!(repeated_in(&format!("a text with {marker}, and more")), [*marker]);
        }
        assert_eq!(repeated_in("a text with none"), [""; 0]);
    }

    #[test]
    fn options_go_into_the_last_subcommand() {
        let options = |it: Interaction| it.json()["data"]["options"].clone();
        assert!(options(command("help")).is_null());
        let topic = json!({ "type": 3, "name": "topic", "value": "age" });
        assert_eq!(options(command("consent").option("topic", "age")), json!([topic]));
        let chapter = json!({ "type": 1, "name": "consent", "options": [topic] });
        let group = json!({ "type": 2, "name": "more", "options": [chapter] });
        let nested = command("guidance").subcommand("more").subcommand("consent");
        assert_eq!(options(nested.option("topic", "age")), json!([group]));
    }

    #[test]
    fn a_place_brings_its_person_and_a_message_its_flags() {
        let may = choose("m~0", "law~0").with_permissions(32).on_private_message();
        let private = may.in_server("290926798626357999").json();
        let direct = press("h~0").on_shared_message().in_direct_message().json();
        let group = command("help").in_group_message().without("locale").json();
        let of = |key: &str| [&private, &direct, &group].map(|body| body[key].clone());
        assert_eq!(of("context"), [0, 1, 2]);
        assert_eq!(of("locale").map(|it| it.is_string()), [true, true, false]);
        assert_eq!(of("user").map(|user| user.is_object()), [false, true, true]);
        assert_eq!(of("member").map(|member| member["permissions"] == "32"), [true, false, false]);
        let flags = of("message").map(|message| message["flags"].as_u64());
        assert_eq!(flags, [Some(64), Some(0), None]);
        assert_eq!([&ping()["type"], &of_unknown_type()["type"]], [1, 99]);
        assert!(!json!([private, ping()]).to_string().contains(SERVER_ID));
    }
}
