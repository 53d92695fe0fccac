//! What a member may do in a channel: topics/permissions.mdx, step by step as it says there.
//!
//! The bits are 64 wide and go over the wire as decimal text. Threads have no overwrites of their
//! own: whoever asks gives those of the parent.

use super::guilds::Guild;

pub(crate) const ADMINISTRATOR: u64 = 1 << 3;
pub(crate) const VIEW_CHANNEL: u64 = 1 << 10;
pub(crate) const SEND_MESSAGES: u64 = 1 << 11;
pub(crate) const MANAGE_MESSAGES: u64 = 1 << 13;
pub(crate) const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub(crate) const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
pub(crate) const MANAGE_THREADS: u64 = 1 << 34;
pub(crate) const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
pub(crate) const PIN_MESSAGES: u64 = 1 << 51;

/// What the bot's role has, unless set: what a board needs.
pub(crate) const NEEDED: u64 =
    VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | SEND_MESSAGES_IN_THREADS | PIN_MESSAGES;

/// What a timed-out member keeps: topics/permissions.mdx, Permissions for Timed Out Members.
const LEFT_WHEN_TIMED_OUT: u64 = VIEW_CHANNEL | READ_MESSAGE_HISTORY;

/// Whom an overwrite is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whom {
    Role = 0,
    Member = 1,
}

/// A channel's own word on what somebody may do there.
#[derive(Debug, Clone)]
pub(super) struct Overwrite {
    pub(super) id: String,
    pub(super) whom: Whom,
    pub(super) allow: u64,
    pub(super) deny: u64,
}

/// What a member of these roles may do under these overwrites.
pub(super) fn compute(guild: &Guild, member: &str, roles: &[String], at: &[Overwrite]) -> u64 {
    let has = |role: &&str| **role == guild.id || roles.iter().any(|it| it == *role);
    let of_roles = guild.roles.iter().filter(|role| has(&role.id.as_str()));
    let mut permissions = of_roles.fold(0, |all, role| all | role.permissions);
    if permissions & ADMINISTRATOR != 0 {
        return u64::MAX;
    }
    let everyone = |it: &&Overwrite| it.whom == Whom::Role && it.id == guild.id;
    let a_role =
        |it: &&Overwrite| it.whom == Whom::Role && it.id != guild.id && roles.contains(&it.id);
    let oneself = |it: &&Overwrite| it.whom == Whom::Member && it.id == member;
    apply(&mut permissions, at.iter().filter(everyone));
    apply(&mut permissions, at.iter().filter(a_role));
    apply(&mut permissions, at.iter().filter(oneself));
    if guild.timed_out { permissions & LEFT_WHEN_TIMED_OUT } else { permissions }
}

/// All that these deny goes first, then all that they allow comes.
fn apply<'a>(permissions: &mut u64, overwrites: impl Iterator<Item = &'a Overwrite>) {
    let both = |(allow, deny): (u64, u64), it: &Overwrite| (allow | it.allow, deny | it.deny);
    let (allow, deny) = overwrites.fold((0, 0), both);
    *permissions = *permissions & !deny | allow;
}
