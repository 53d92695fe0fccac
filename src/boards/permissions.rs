//! What we, and what everyone, may do in a channel.
//!
//! Reckoned in 64 bits from roles and overwrites, because an empty list of pins can mean that
//! nothing is pinned or that we may not see it, and because the library that holds the gateway
//! drops Pin Messages. See Discord Docs, Permissions (Permission Overwrites, Threads).

use crate::answer::BoardPermission;
use crate::discord::limits::{
    ADMINISTRATOR, PIN_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS,
    VIEW_CHANNEL,
};
use crate::discord::{Overwrite, Role, Snowflake};

/// What a member may do in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permissions(u64);

/// Whose permissions are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Whose<'w> {
    /// The guild; @everyone is the role with its snowflake.
    pub guild: Snowflake,
    /// Every role of the guild.
    pub roles: &'w [Role],
    /// The roles that the member has, without @everyone.
    pub has: &'w [Snowflake],
    /// The member; none for whoever has no other role than @everyone.
    pub member: Option<Snowflake>,
}

impl Permissions {
    /// Returns what somebody may do where these overwrites hold; of a thread, those of the channel
    /// that it is in.
    pub fn of(whose: Whose<'_>, overwrites: &[Overwrite]) -> Self {
        let Whose { guild, roles, has, member } = whose;
        let is_held = |id: Snowflake| id == guild || has.contains(&id);
        let held = roles.iter().filter(|role| is_held(role.id));
        let base = held.fold(0, |bits, role| bits | role.permissions);
        if base & ADMINISTRATOR != 0 {
            return Self(u64::MAX);
        }
        let of = |wanted: &dyn Fn(Snowflake) -> bool| {
            let all = overwrites.iter().filter(|overwrite| wanted(overwrite.id));
            all.fold((0, 0), |(allow, deny), it| (allow | it.allow, deny | it.deny))
        };
        // The last has the last word: everyone, then the roles together, then the member alone.
        let layers =
            [of(&|id| id == guild), of(&|id| has.contains(&id)), of(&|id| Some(id) == member)];
        let bits = layers.into_iter().fold(base, |bits, (allow, deny)| bits & !deny | allow);
        // Whoever does not see a channel may do nothing in it.
        Self(if bits & VIEW_CHANNEL == 0 { 0 } else { bits })
    }

    /// Returns what a board needs in a channel and is missing here.
    pub fn missing(self, is_thread: bool) -> Vec<BoardPermission> {
        let send =
            if is_thread { BoardPermission::SendInThreads } else { BoardPermission::SendMessages };
        let needed = [
            BoardPermission::ViewChannel,
            send,
            BoardPermission::ReadHistory,
            BoardPermission::PinMessages,
        ];
        needed.into_iter().filter(|permission| !self.allow(*permission)).collect()
    }

    /// Returns whether nothing holds them back: no overwrite, and no time-out.
    pub const fn are_an_administrators(self) -> bool {
        self.0 & ADMINISTRATOR != 0
    }

    /// Returns whether what is posted in the channel can be seen, now and later.
    pub const fn can_read(self) -> bool {
        self.allow(BoardPermission::ViewChannel) && self.allow(BoardPermission::ReadHistory)
    }

    /// Returns whether something can be written in the channel.
    pub const fn can_write(self, is_thread: bool) -> bool {
        if is_thread {
            self.allow(BoardPermission::SendInThreads)
        } else {
            self.allow(BoardPermission::SendMessages)
        }
    }

    const fn allow(self, permission: BoardPermission) -> bool {
        let bit = match permission {
            BoardPermission::ViewChannel => VIEW_CHANNEL,
            BoardPermission::SendMessages => SEND_MESSAGES,
            BoardPermission::SendInThreads => SEND_MESSAGES_IN_THREADS,
            BoardPermission::ReadHistory => READ_MESSAGE_HISTORY,
            BoardPermission::PinMessages => PIN_MESSAGES,
        };
        self.0 & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: u64 = VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | PIN_MESSAGES;

    fn id(last: u64) -> Snowflake {
        Snowflake::parse(&(290_926_798_626_357_000 + last).to_string()).unwrap()
    }

    /// The permissions of us, who have the role 1, in the guild 0 in which everyone may see.
    fn ours(role: u64, overwrites: &[(u64, u64, u64)]) -> Permissions {
        let roles = [
            Role { id: id(0), permissions: VIEW_CHANNEL },
            Role { id: id(1), permissions: role },
            Role { id: id(2), permissions: ADMINISTRATOR },
        ];
        let overwrites: Vec<Overwrite> = overwrites
            .iter()
            .map(|(last, allow, deny)| Overwrite { id: id(*last), allow: *allow, deny: *deny })
            .collect();
        let whose = Whose { guild: id(0), roles: &roles, has: &[id(1)], member: Some(id(9)) };
        Permissions::of(whose, &overwrites)
    }

    #[test]
    fn what_everyone_and_our_roles_allow_is_allowed() {
        assert_eq!(ours(ALL, &[]).missing(false), []);
        let wanted = [BoardPermission::SendMessages, BoardPermission::ReadHistory];
        assert_eq!(ours(PIN_MESSAGES, &[]).missing(false), wanted);
    }

    #[test]
    fn manage_messages_alone_does_not_pin() {
        let old = ALL & !PIN_MESSAGES | 1 << 13;
        assert_eq!(ours(old, &[]).missing(false), [BoardPermission::PinMessages]);
    }

    #[test]
    fn an_overwrite_of_a_role_is_over_that_of_everyone_and_that_of_the_member_over_both() {
        let missing = |overwrites: &[_]| ours(ALL, overwrites).missing(false);
        assert_eq!(missing(&[(0, 0, SEND_MESSAGES)]), [BoardPermission::SendMessages]);
        assert_eq!(missing(&[(0, 0, SEND_MESSAGES), (1, SEND_MESSAGES, 0)]), []);
        let all = [(9, 0, SEND_MESSAGES), (0, 0, 0), (1, SEND_MESSAGES, 0)];
        assert_eq!(missing(&all), [BoardPermission::SendMessages]);
        assert_eq!(missing(&[(1, 0, SEND_MESSAGES), (9, SEND_MESSAGES, 0)]), []);
    }

    #[test]
    fn an_overwrite_of_a_role_that_we_do_not_have_is_nothing_to_us() {
        assert_eq!(ours(ALL, &[(2, 0, ALL), (8, 0, ALL)]).missing(false), []);
    }

    #[test]
    fn whoever_does_not_see_a_channel_may_do_nothing_in_it() {
        let missing = ours(ALL, &[(0, 0, VIEW_CHANNEL)]).missing(false);
        assert_eq!(missing.len(), 4, "{missing:?}");
    }

    #[test]
    fn an_administrator_may_do_everything_whatever_is_denied() {
        assert_eq!(ours(ADMINISTRATOR, &[(0, 0, u64::MAX)]).missing(true), []);
    }

    #[test]
    fn a_thread_needs_the_permission_to_send_in_threads() {
        assert_eq!(ours(ALL, &[]).missing(true), [BoardPermission::SendInThreads]);
        let thread = ALL & !SEND_MESSAGES | SEND_MESSAGES_IN_THREADS;
        assert_eq!(ours(thread, &[]).missing(true), []);
    }
}
