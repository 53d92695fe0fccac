//! Each interaction that Discord documents, with each field that it documents.
//!
//! The fields are those of `interactions/receiving-and-responding.mdx`, `resources/message.mdx` (Message
//! Object) and `resources/guild.mdx` (Guild Member Object). Where the interactions in `support` leave
//! one out it is null here.

use serde_json::{Value, json};

use crate::support::interactions::{autocomplete, choose, command, ping, press};
use crate::support::openapi;

const INTERACTION: &str = "id application_id type data guild guild_id channel channel_id member user token version \
    message app_permissions locale guild_locale entitlements authorizing_integration_owners context \
    attachment_size_limit";

const MEMBER: &str = "user nick avatar banner roles joined_at premium_since deaf mute flags pending permissions \
    communication_disabled_until avatar_decoration_data collectibles";

const MESSAGE: &str = "id channel_id author content timestamp edited_timestamp tts mention_everyone mentions \
    mention_roles mention_channels attachments embeds reactions nonce pinned webhook_id type activity \
    application application_id flags message_reference message_snapshots referenced_message \
    interaction_metadata interaction thread components sticker_items stickers position \
    role_subscription_data resolved poll call shared_client_theme purchase_notification lobby_member";

const COMMAND: &str = "id name type resolved options guild_id target_id";

const OPTION: &str = "name type value options focused";

/// Every interaction, complete.
pub(crate) fn interactions() -> Vec<Value> {
    let mut all = vec![ping(), with_options_of_each_type(), modal()];
    all.push(autocomplete("contacts").json());
    all.push(command("help").in_direct_message().json());
    all.push(command("contacts").option("area", "luton").json());
    all.push(command("consent").option("topic", "consent-law").option("share", true).json());
    all.push(command("guidance").subcommand("consent").option("topic", "consent-law").json());
    all.push(command("guidance").subcommand("more").subcommand("consent").json());
    all.push(command("board").subcommand("status").with_permissions(1 << 5).json());
    all.push(on_a_person());
    all.push(press("tu1:topic:power~1").json());
    all.push(press("ou1:board:worried~1.0123456789abcdef.1").on_shared_message().json());
    all.extend([3, 5, 6, 7, 8].map(menu));
    all.into_iter().map(complete).collect()
}

fn with_options_of_each_type() -> Value {
    let mut interaction = command("contacts").json();
    let values = json!([
        "luton",
        7,
        true,
        "900000000000000101",
        "900000000000000104",
        "900000000000000102",
        "900000000000000101",
        2.5,
        "900000000000000106"
    ]);
    let values = values.as_array().unwrap().iter().zip(3..);
    let options =
        values.map(|(value, kind)| json!({ "name": "area", "type": kind, "value": value }));
    interaction["data"]["options"] = options.collect();
    interaction["data"]["resolved"] = json!({ "users": { "900000000000000101": {} } });
    interaction
}

fn modal() -> Value {
    let mut interaction = press("form").json();
    let input = json!({ "type": 4, "id": 2, "custom_id": "words", "value": "words" });
    interaction["type"] = json!(5);
    interaction["data"] = json!({ "custom_id": "form", "resolved": null,
        "components": [{ "type": 18, "id": 1, "component": input }] });
    interaction
}

fn on_a_person() -> Value {
    let mut interaction = command("Report").json();
    interaction["data"]["type"] = json!(2);
    interaction["data"]["target_id"] = json!("900000000000000101");
    interaction
}

fn menu(kind: u64) -> Value {
    let mut interaction = choose("menu~1", "tu1:topic:power~2").json();
    interaction["data"]["component_type"] = json!(kind);
    interaction["data"]["id"] = json!(2);
    interaction["data"]["resolved"] = json!({ "roles": {}, "channels": {} });
    interaction
}

/// Returns it with null in each documented field that it does not have.
fn complete(mut interaction: Value) -> Value {
    fill(&mut interaction, INTERACTION);
    fill(&mut interaction["member"], MEMBER);
    fill(&mut interaction["message"], MESSAGE);
    if interaction["type"] == 2 || interaction["type"] == 4 {
        fill(&mut interaction["data"], COMMAND);
        fill_options(&mut interaction["data"]["options"]);
    }
    interaction
}

fn fill_options(options: &mut Value) {
    for option in options.as_array_mut().into_iter().flatten() {
        fill(option, OPTION);
        fill_options(&mut option["options"]);
    }
}

fn fill(object: &mut Value, keys: &str) {
    if let Some(object) = object.as_object_mut() {
        for key in keys.split_whitespace() {
            object.entry(key).or_insert(Value::Null);
        }
    }
}

/// Objects of an interaction that Discord's OpenAPI description has, and what they are called there. It has no interaction.
const DESCRIBED: [(&str, &str); 3] = [
    ("message", "MessageResponse"),
    ("member", "GuildMemberResponse"),
    ("member", "PrivateGuildMemberResponse"),
];

/// Returns the fields of those objects: the object, and the field. None where the description is not there.
pub(super) fn described() -> Vec<(&'static str, String)> {
    let Some(description) = openapi::discord() else { return Vec::new() };
    let fields = |(object, name): (&'static str, &str)| {
        let fields = description.fields(name).into_iter().map(str::to_owned);
        fields.map(|field| (object, field)).collect::<Vec<_>>()
    };
    DESCRIBED.into_iter().flat_map(fields).collect()
}
