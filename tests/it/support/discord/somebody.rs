//! What happens in the world that the bot does not do: who sets it up, and who lives in it.
//!
//! A test does these things through [`Discord`], at rest or, with `before`, in the moment before a
//! request is carried out. Ids are texts, as Discord gives them. Nothing here is limited or judged:
//! people do as they like. A name that is not there fails the test that says it.

use std::time::Duration;

use serde_json::{Value, json};

use super::channels::{Channel, Thread};
use super::guilds::Guild;
use super::messages::iso;
use super::permissions::{Overwrite, Whom};
use super::world::World;
use super::{APPLICATION, Discord, SOMEBODY};

impl World {
    /// Adds a guild in which the bot has a role with all that a board needs.
    pub(crate) fn add_guild(&mut self, id: &str) {
        let role = self.snowflake().to_string();
        self.guilds.insert(id.to_owned(), Guild::new(id, role));
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
    }

    /// Removes the bot from a guild.
    #[track_caller]
    pub(crate) fn kick(&mut self, guild: &str) {
        self.guild_mut(guild).bot = None;
    }

    /// Posts as a person. `data` is content, components and what else the message is to have.
    #[track_caller]
    pub(crate) fn post_as(&mut self, user: &str, channel: &str, data: &Value) -> String {
        self.write(channel, user, data).to_string()
    }

    /// Posts as the bot, earlier and unseen.
    #[track_caller]
    pub(crate) fn post_as_bot(&mut self, channel: &str, data: &Value) -> String {
        self.post_as(APPLICATION, channel, data)
    }

    /// Pins a message as a person.
    #[track_caller]
    pub(crate) fn pin_as_somebody(&mut self, channel: &str, id: &str) {
        self.pin_by(SOMEBODY, channel, number(id));
    }

    /// Pins a message as the bot, earlier and unseen.
    #[track_caller]
    pub(crate) fn pin_as_bot(&mut self, channel: &str, id: &str) {
        self.pin_by(APPLICATION, channel, number(id));
    }

    /// Unpins a message as a person.
    #[track_caller]
    pub(crate) fn unpin_as_somebody(&mut self, channel: &str, id: &str) {
        self.unpin_message(channel, number(id));
    }

    /// Deletes a message as a person.
    #[track_caller]
    pub(crate) fn delete_as_somebody(&mut self, channel: &str, id: &str) {
        self.message_mut(channel, number(id));
        self.remove(channel, number(id));
    }

    /// Changes keys of a message, as nobody could.
    #[track_caller]
    pub(crate) fn change_message(&mut self, channel: &str, id: &str, keys: &Value) {
        for (key, value) in keys.as_object().expect("keys") {
            self.message_mut(channel, number(id)).json[key] = value.clone();
        }
    }

    /// Makes a message look older; its id stays.
    #[track_caller]
    pub(crate) fn age(&mut self, channel: &str, id: &str, by: Duration) {
        let message = self.message_mut(channel, number(id));
        message.made -= by;
        message.json["timestamp"] = json!(iso(message.made));
    }

    /// All messages of a channel, oldest first.
    #[track_caller]
    pub(crate) fn messages(&mut self, channel: &str) -> Vec<Value> {
        self.channel_mut(channel).messages.values().map(|it| it.json.clone()).collect()
    }

    /// The pinned messages of a channel, newest pinned first.
    #[track_caller]
    pub(crate) fn pins(&mut self, channel: &str) -> Vec<Value> {
        let channel = self.channel_mut(channel);
        channel.pins.iter().rev().map(|(_, id)| channel.messages[id].json.clone()).collect()
    }

    /// Changes to what is somebody else's, tried or done.
    pub(crate) fn touched(&self) -> Vec<String> {
        self.touched.clone()
    }

    /// Sets the flags of the application: resources/application.mdx.
    pub(crate) fn set_application_flags(&mut self, flags: u64) {
        self.flags = flags;
    }

    /// Sets for how long a nonce is remembered: 5 minutes, unless set.
    pub(crate) fn set_nonce_window(&mut self, window: Duration) {
        self.limits.nonce_window = window;
    }

    /// Sets how many edits to messages older than an hour a channel takes in how long: 3 in 20
    /// seconds, unless set.
    pub(crate) fn set_old_edits(&mut self, edits: u32, window: Duration) {
        self.limits.old_edits = (edits, window);
    }

    #[track_caller]
    fn guild_mut(&mut self, id: &str) -> &mut Guild {
        self.guilds.get_mut(id).unwrap_or_else(|| panic!("there is no guild {id}"))
    }
}

#[track_caller]
fn number(id: &str) -> u64 {
    id.parse().unwrap_or_else(|_| panic!("{id} is no snowflake"))
}

/// Gives [`Discord`] the same, so that a test need not ask for the world.
macro_rules! in_the_world {
    ($($name:ident($($with:ident: $of:ty),*) $(-> $back:ty)?;)+) => {
        impl Discord {
            $(
                #[track_caller]
                pub(crate) fn $name(&self, $($with: $of),*) $(-> $back)? {
                    self.world(|world| world.$name($($with),*))
                }
            )+
        }
    };
}

in_the_world! {
    advance(by: Duration);
    add_guild(id: &str);
    add_channel(guild: &str, id: &str);
    add_channel_of_type(guild: &str, id: &str, kind: u64);
    add_thread(parent: &str, id: &str);
    delete_channel(id: &str);
    archive(thread: &str);
    lock(thread: &str);
    set_nsfw(channel: &str, nsfw: bool);
    bot_role(guild: &str) -> String;
    add_bot_role(guild: &str, role: &str, permissions: u64);
    set_role_permissions(guild: &str, role: &str, permissions: u64);
    set_bot_permissions(guild: &str, permissions: u64);
    set_overwrite(channel: &str, whom: Whom, id: &str, bits: (u64, u64));
    deny(channel: &str, permissions: u64);
    set_timed_out(guild: &str, timed_out: bool);
    kick(guild: &str);
    post_as(user: &str, channel: &str, data: &Value) -> String;
    post_as_bot(channel: &str, data: &Value) -> String;
    pin_as_somebody(channel: &str, id: &str);
    pin_as_bot(channel: &str, id: &str);
    unpin_as_somebody(channel: &str, id: &str);
    delete_as_somebody(channel: &str, id: &str);
    change_message(channel: &str, id: &str, keys: &Value);
    age(channel: &str, id: &str, by: Duration);
    messages(channel: &str) -> Vec<Value>;
    pins(channel: &str) -> Vec<Value>;
    touched() -> Vec<String>;
    set_application_flags(flags: u64);
    set_nonce_window(window: Duration);
    set_old_edits(edits: u32, window: Duration);
}
