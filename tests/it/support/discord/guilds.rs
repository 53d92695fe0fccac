//! Guilds: their roles, and the bot as a member.
//!
//! resources/guild.mdx and topics/permissions.mdx. The bot is the only member that there is: asking
//! for another is refused and remembered, because nobody's roles are ours to look at.

use serde_json::{Value, json};

use super::APPLICATION;
use super::answers::Answer;
use super::messages::user;
use super::permissions::{NEEDED, USE_APPLICATION_COMMANDS};
use super::rest::Call;
use super::world::World;

/// A guild.
#[derive(Debug)]
pub(super) struct Guild {
    pub(super) id: String,
    /// The first is @everyone, which has the guild's id.
    pub(super) roles: Vec<Role>,
    /// The roles of the bot; none where it is no member.
    pub(super) bot: Option<Vec<String>>,
    pub(super) timed_out: bool,
    /// What is said of when that ends.
    pub(super) timed_out_until: Value,
}

/// A role.
#[derive(Debug)]
pub(super) struct Role {
    pub(super) id: String,
    name: String,
    pub(super) permissions: u64,
    /// Whether it is the bot's own, made when it was invited.
    managed: bool,
}

impl Guild {
    /// A guild in which the bot may do what it needs to, by its own role and no other.
    pub(super) fn new(id: &str, bot_role: String) -> Self {
        let role = |id: &str, name: &str, permissions, managed| {
            let (id, name) = (id.to_owned(), name.to_owned());
            Role { id, name, permissions, managed }
        };
        let everyone = role(id, "@everyone", USE_APPLICATION_COMMANDS, false);
        let own = role(&bot_role, "Signpost", NEEDED, true);
        let (id, roles, bot) = (id.to_owned(), vec![everyone, own], Some(vec![bot_role]));
        Self { id, roles, bot, timed_out: false, timed_out_until: Value::Null }
    }

    pub(super) fn add_role(&mut self, id: String, permissions: u64) {
        let name = format!("role {id}");
        self.roles.push(Role { id, name, permissions, managed: false });
    }

    fn describe_roles(&self) -> Value {
        let roles = self.roles.iter().enumerate().map(|(position, role)| {
            let mut json = json!({ "id": role.id, "name": role.name, "position": position,
                "permissions": role.permissions.to_string(), "color": 0, "hoist": false,
                "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
                "managed": role.managed, "mentionable": false, "icon": null,
                "unicode_emoji": null, "flags": 0 });
            if role.managed {
                json["tags"] = json!({ "bot_id": APPLICATION });
            }
            json
        });
        roles.collect()
    }
}

impl World {
    /// GET /guilds/{guild}/roles
    pub(super) fn list_roles(&mut self, call: &Call) -> Result<Answer, Answer> {
        Ok(Answer::ok(self.own_guild(&call.parts[0])?.describe_roles()))
    }

    /// GET /guilds/{guild}/members/{user}
    pub(super) fn show_member(&mut self, call: &Call) -> Result<Answer, Answer> {
        let guild = self.own_guild(&call.parts[0])?;
        if call.parts[1] != APPLICATION {
            self.wrong(call, "it asks for somebody else's membership");
            return Err(Answer::error(404, 10007, "Unknown Member"));
        }
        Ok(Answer::ok(json!({ "user": user(APPLICATION), "nick": null, "avatar": null,
            "banner": null, "roles": guild.bot, "joined_at": "2026-11-01T09:00:00.000000+00:00",
            "premium_since": null, "deaf": false, "mute": false, "flags": 0, "pending": false,
            "communication_disabled_until": guild.timed_out_until })))
    }

    /// A guild that the bot is in.
    fn own_guild(&self, id: &str) -> Result<&Guild, Answer> {
        let unknown = || Answer::error(404, 10004, "Unknown Guild");
        let guild = self.guilds.get(id).ok_or_else(unknown)?;
        guild.bot.as_ref().map(|_| guild).ok_or_else(|| Answer::error(403, 50001, "Missing Access"))
    }
}
