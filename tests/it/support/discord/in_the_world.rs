//! What a test does in the world, at rest.
//!
//! Each has the name that it has in [`World`](super::world::World), where it says what it does: in
//! `places` what is set up, in `somebody` what people do. In the moment before a request is carried
//! out the same is done with `before`.

use std::time::Duration;

use serde_json::Value;

use super::Discord;
use super::permissions::Whom;

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
    set_timed_out_until(guild: &str, until: Value);
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
