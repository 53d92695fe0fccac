//! Who sets the world up: guilds, channels and threads, and what the bot may do in them.
//!
//! Nothing here is limited or judged, and a name that is not there fails the test that says it. Ids
//! are texts, as Discord gives them. Tests come here through `Discord`: see `in_the_world`.

use serde_json::{Value, json};

use super::APPLICATION;
use super::channels::{Channel, Thread};
use super::guilds::Guild;
use super::permissions::{Overwrite, Whom};
use super::world::World;

/// When a time-out ends.
const THE_END: &str = "2100-01-01T00:00:00.000000+00:00";

impl World {
    /// Adds a guild in which the bot has a role with all that a board needs.
    pub(crate) fn add_guild(&mut self, id: &str) {
        let role = self.snowflake().to_string();
        self.guilds.insert(id.to_owned(), Guild::new(id, role));
    }

    /// The guilds that the bot is a member of.
    pub(super) fn guilds_of_the_bot(&self) -> impl Iterator<Item = &str> {
        let with_bot = self.guilds.iter().filter(|(_, guild)| guild.bot.is_some());
        with_bot.map(|(id, _)| id.as_str())
    }

    /// Adds a text channel.
    pub(crate) fn add_channel(&mut self, guild: &str, id: &str) {
        self.add_channel_of_type(guild, id, 0);
    }

    /// Adds a channel of any type: resources/channel.mdx, Channel Types.
    #[track_caller]
    pub(crate) fn add_channel_of_type(&mut self, guild: &str, id: &str, kind: u64) {
        assert!(self.guilds.contains_key(guild), "there is no guild {guild}");
        self.channels.insert(id.to_owned(), Channel::new(guild, id, kind));
    }

    /// Adds a public thread.
    #[track_caller]
    pub(crate) fn add_thread(&mut self, parent: &str, id: &str) {
        let guild = self.channel_mut(parent).guild.clone();
        let mut channel = Channel::new(&guild, id, 11);
        channel.parent = Some(parent.to_owned());
        channel.thread = Some(Thread { archived: false, locked: false, since: self.now() });
        self.channels.insert(id.to_owned(), channel);
    }

    /// Deletes a channel and its threads.
    #[track_caller]
    pub(crate) fn delete_channel(&mut self, id: &str) {
        self.channel_mut(id);
        self.channels.retain(|name, it| name != id && it.parent.as_deref() != Some(id));
    }

    /// Archives a thread.
    #[track_caller]
    pub(crate) fn archive(&mut self, thread: &str) {
        let since = self.now();
        let thread = self.thread_mut(thread);
        (thread.archived, thread.since) = (true, since);
    }

    /// Locks a thread.
    #[track_caller]
    pub(crate) fn lock(&mut self, thread: &str) {
        self.thread_mut(thread).locked = true;
    }

    #[track_caller]
    fn thread_mut(&mut self, id: &str) -> &mut Thread {
        self.channel_mut(id).thread.as_mut().unwrap_or_else(|| panic!("{id} is no thread"))
    }

    /// Makes a channel age-restricted, or not.
    #[track_caller]
    pub(crate) fn set_nsfw(&mut self, channel: &str, nsfw: bool) {
        self.channel_mut(channel).nsfw = nsfw;
    }

    /// The bot's own role in a guild.
    #[track_caller]
    pub(crate) fn bot_role(&mut self, guild: &str) -> String {
        self.guild_mut(guild).roles[1].id.clone()
    }

    /// Gives the bot one more role.
    #[track_caller]
    pub(crate) fn add_bot_role(&mut self, guild: &str, role: &str, permissions: u64) {
        let guild = self.guild_mut(guild);
        guild.add_role(role.to_owned(), permissions);
        guild.bot.as_mut().expect("the bot is a member").push(role.to_owned());
    }

    /// Sets what a role has; @everyone has the guild's id.
    #[track_caller]
    pub(crate) fn set_role_permissions(&mut self, guild: &str, role: &str, permissions: u64) {
        let found = self.guild_mut(guild).roles.iter_mut().find(|it| it.id == role);
        found.unwrap_or_else(|| panic!("there is no role {role}")).permissions = permissions;
    }

    /// Sets what the bot's own role has.
    #[track_caller]
    pub(crate) fn set_bot_permissions(&mut self, guild: &str, permissions: u64) {
        self.guild_mut(guild).roles[1].permissions = permissions;
    }

    /// Sets a channel's overwrite for a role or a member, in the place of the one before.
    #[track_caller]
    pub(crate) fn set_overwrite(&mut self, channel: &str, whom: Whom, id: &str, bits: (u64, u64)) {
        let overwrites = &mut self.channel_mut(channel).overwrites;
        overwrites.retain(|it| it.id != id);
        let (allow, deny) = bits;
        overwrites.push(Overwrite { id: id.to_owned(), whom, allow, deny });
    }

    /// Denies the bot something in a channel.
    #[track_caller]
    pub(crate) fn deny(&mut self, channel: &str, permissions: u64) {
        self.set_overwrite(channel, Whom::Member, APPLICATION, (0, permissions));
    }

    /// Times the bot out, or no longer.
    #[track_caller]
    pub(crate) fn set_timed_out(&mut self, guild: &str, timed_out: bool) {
        self.guild_mut(guild).timed_out = timed_out;
        self.set_timed_out_until(guild, json!(timed_out.then_some(THE_END)));
    }

    /// Sets what is said of the end of a time-out, whatever it is; what may be done is left as it is.
    #[track_caller]
    pub(crate) fn set_timed_out_until(&mut self, guild: &str, until: Value) {
        self.guild_mut(guild).timed_out_until = until;
    }

    /// Removes the bot from a guild.
    #[track_caller]
    pub(crate) fn kick(&mut self, guild: &str) {
        self.guild_mut(guild).bot = None;
    }

    #[track_caller]
    fn guild_mut(&mut self, id: &str) -> &mut Guild {
        self.guilds.get_mut(id).unwrap_or_else(|| panic!("there is no guild {id}"))
    }
}
