//! Every field of an interaction that Discord documents: what is read of it and why, and what never is.
//!
//! The decoder is `transport::incoming`. A field that is in neither list fails `decoder::unread`, and so does one that is in the wrong
//! one. See Discord Docs, Receiving and Responding (Interaction Object), Message Resource and Guild Resource.

use super::lifetime::Lifetime;

/// Fields of one object for which the same holds.
#[derive(Debug, Clone, Copy)]
pub struct PrivacyFields {
    /// The object, by the path of its name in an interaction; empty for the interaction itself.
    pub of: &'static str,
    /// Their names in Discord's JSON.
    pub names: &'static [&'static str],
    /// What they say, in plain words.
    pub what: &'static str,
    /// What becomes of them.
    pub used: FieldUse,
}

/// What becomes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldUse {
    /// It is read.
    Read {
        /// What for.
        why: &'static str,
        /// Until when it is there.
        kept: Lifetime,
    },
    /// It is passed over: no part of it becomes a value of ours.
    NeverRead,
}

const fn read(
    of: &'static str,
    names: &'static [&'static str],
    what: &'static str,
    why: &'static str,
    kept: Lifetime,
) -> PrivacyFields {
    PrivacyFields { of, names, what, used: FieldUse::Read { why, kept } }
}

const fn never(
    of: &'static str,
    names: &'static [&'static str],
    what: &'static str,
) -> PrivacyFields {
    PrivacyFields { of, names, what, used: FieldUse::NeverRead }
}

/// Every field.
pub static FIELDS: &[PrivacyFields] = &[
    read(
        "",
        &["type"],
        "what you used: a command, a button or a menu",
        "to read the rest in the right way, and to count it by its kind",
        Lifetime::Reading,
    ),
    read(
        "",
        &["id", "token", "application_id"],
        "where the answer goes, and the secret that lets it in",
        "to send the answer there; the id also says when Discord made the interaction, by which the program checks its clock",
        Lifetime::Answering,
    ),
    read(
        "",
        &["guild_id"],
        "which server you are in",
        "to show the contacts of that server, and those of no other",
        Lifetime::Board,
    ),
    read(
        "",
        &["channel_id"],
        "which channel of a server you are in; that of a direct message is dropped at once",
        "to know where `/board` posts, and where a pinned post with old words is renewed",
        Lifetime::Board,
    ),
    read(
        "",
        &["data", "member", "message"],
        "what you chose, you as a member of the server, and the message whose button you pressed",
        "only for those of their fields that are named below",
        Lifetime::Reading,
    ),
    never("", &["user"], "you, where you asked in a direct message"),
    never("", &["locale", "guild_locale"], "your language, and the server's"),
    never("", &["channel", "guild"], "what the channel and the server are called and are like"),
    never(
        "",
        &["authorizing_integration_owners", "entitlements"],
        "who installed the bot, and what somebody has paid for",
    ),
    never(
        "",
        &["app_permissions", "attachment_size_limit", "context", "version"],
        "what the bot may do there, and in what kind of place you asked",
    ),
    read(
        "data",
        &["name", "options"],
        "the command, and what you chose of the choices that it offers",
        "to know what you ask",
        Lifetime::Choosing,
    ),
    read(
        "data",
        &["custom_id", "values"],
        "the button you pressed, or what you chose in a menu: what it asks, never who presses it",
        "to know what you ask",
        Lifetime::Choosing,
    ),
    read(
        "data",
        &["component_type", "type"],
        "whether it was a button, a menu or a command",
        "to know where to look for what you ask, and to count it by its kind",
        Lifetime::Reading,
    ),
    never(
        "data",
        &["components", "resolved", "target_id"],
        "what is typed into a form, and persons, messages and files that a command is used on; no command of Signpost has any",
    ),
    never(
        "data",
        &["guild_id", "id"],
        "the number of the command or the button, and where it is registered",
    ),
    read(
        "data.options",
        &["name", "options", "type", "value"],
        "an option, and the choice that you made",
        "to know what you ask",
        Lifetime::Choosing,
    ),
    never(
        "data.options",
        &["focused"],
        "where you are typing; no option of Signpost takes typed text",
    ),
    read(
        "data.options.options",
        &["name", "type", "value"],
        "an option of a subcommand, and the choice that you made",
        "to know what you ask",
        Lifetime::Choosing,
    ),
    never(
        "data.options.options",
        &["focused", "options"],
        "where you are typing, and options further below, which no command of Signpost has",
    ),
    read(
        "member",
        &["permissions"],
        "what you may do in the server",
        "because `/board` is for those who manage the server",
        Lifetime::Reading,
    ),
    never(
        "member",
        &["user", "nick", "avatar", "avatar_decoration_data", "banner", "collectibles"],
        "who you are, what you are called, and your pictures",
    ),
    never("member", &["roles"], "your roles in the server"),
    never(
        "member",
        &["joined_at", "premium_since", "pending", "flags"],
        "since when you are in the server, and how far you have come there",
    ),
    never(
        "member",
        &["communication_disabled_until", "deaf", "mute"],
        "whether somebody has timed you out, or switched off your sound or your microphone",
    ),
    read(
        "message",
        &["flags"],
        "whether you alone see the message",
        "so that your press changes no message that others see",
        Lifetime::Reading,
    ),
    read(
        "message",
        &["id"],
        "which message it is",
        "to renew a pinned post of Signpost whose words are old",
        Lifetime::Renewed,
    ),
    never(
        "message",
        &[
            "content",
            "embeds",
            "attachments",
            "components",
            "poll",
            "stickers",
            "sticker_items",
            "message_snapshots",
            "referenced_message",
            "message_reference",
            "shared_client_theme",
        ],
        "what the message says and shows, and what it answers",
    ),
    never(
        "message",
        &[
            "author",
            "application",
            "application_id",
            "interaction",
            "interaction_metadata",
            "lobby_member",
            "webhook_id",
        ],
        "who wrote the message, and who asked for it",
    ),
    never(
        "message",
        &[
            "mentions",
            "mention_channels",
            "mention_everyone",
            "mention_roles",
            "reactions",
            "resolved",
            "call",
            "activity",
            "thread",
        ],
        "whom and what the message names, and who has reacted to it",
    ),
    never(
        "message",
        &[
            "channel_id",
            "edited_timestamp",
            "nonce",
            "pinned",
            "position",
            "purchase_notification",
            "role_subscription_data",
            "timestamp",
            "tts",
            "type",
        ],
        "when and where the message was written, and of what kind it is",
    ),
];
