//! What has to be done so that a board is right in its channel: a pure function.
//!
//! Only the fingerprint and the pin are compared. Of several posts of one board the oldest stays,
//! so that two processes that posted at the same moment agree on which. No step touches a post
//! that is not a board of ours, because none is ever in [`FoundBoard`].

use super::permissions::Permissions;
use crate::answer::{BoardChange, BoardObstacle, BoardPermission};
use crate::discord::Snowflake;
use crate::discord::limits::PINS;
use crate::values::Fingerprint;

/// What there is of one board in its channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundBoard {
    /// The posts of this board.
    pub posts: Vec<Post>,
    /// How many pins the channel has, whoever's they are.
    pub pins: usize,
    /// What we may do there.
    pub permissions: Permissions,
    /// What kind of channel it is to us.
    pub channel: ChannelState,
}

/// What kind of channel it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelState {
    /// A text or announcement channel.
    Text,
    /// A thread in which something can be said.
    Thread,
    /// A thread that is archived.
    Archived,
}

/// A post of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The message's snowflake: the lower, the older.
    pub id: Snowflake,
    /// Its wording.
    pub fingerprint: Fingerprint,
    /// Whether it is pinned.
    pub is_pinned: bool,
}

/// What to do, in order, and what is in the way of the rest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What to do.
    pub steps: Vec<BoardStep>,
    /// What is in the way.
    pub obstacle: Option<BoardObstacle>,
}

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardStep {
    /// Post it.
    Post,
    /// Renew the words of a post.
    Edit(Snowflake),
    /// Pin a post, or the one that was just made.
    Pin(Option<Snowflake>),
    /// Remove a second post of the same board.
    RemoveDuplicate(Snowflake),
    /// Remove a post because somebody asked for it.
    Remove(Snowflake),
}

impl BoardStep {
    /// Returns which change it makes.
    pub const fn change(self) -> BoardChange {
        match self {
            Self::Post => BoardChange::Post,
            Self::Edit(_) => BoardChange::Edit,
            Self::Pin(_) => BoardChange::Pin,
            Self::RemoveDuplicate(_) => BoardChange::RemoveDuplicate,
            Self::Remove(_) => BoardChange::Remove,
        }
    }

    /// Returns why, as a word for programs.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Post => "not-there",
            Self::Edit(_) => "out-of-date",
            Self::Pin(_) => "not-pinned",
            Self::RemoveDuplicate(_) => "second-post",
            Self::Remove(_) => "asked-for",
        }
    }
}

/// Returns what to do so that exactly one post of the board is there, in this wording, and pinned.
///
/// With a permission missing nothing is posted, and without Pin Messages nothing pinned; but a wrong number in a post that is
/// there is put right all the same, which takes no permission to send. No pinned post is removed
/// before another one is pinned, unless it has to make room.
pub fn plan(wanted: &Fingerprint, found: &FoundBoard) -> Plan {
    if let Some(obstacle) = unreadable(found) {
        return Plan { steps: Vec::new(), obstacle: Some(obstacle) };
    }
    let missing = found.permissions.missing(found.channel == ChannelState::Thread);
    let may_pin = !missing.contains(&BoardPermission::PinMessages);
    let has_room = found.pins < PINS;
    let Some(kept) = kept(&found.posts, may_pin) else {
        let steps = if missing.is_empty() && has_room {
            vec![BoardStep::Post, BoardStep::Pin(None)]
        } else {
            Vec::new()
        };
        return Plan { steps, obstacle: in_the_way(missing, has_room) };
    };
    let others = found.posts.iter().filter(|post| post.id != kept.id);
    let makes_room = others.clone().any(|post| post.is_pinned);
    let pin = !kept.is_pinned && may_pin && (has_room || makes_room);
    let mut steps = Vec::new();
    steps.extend((kept.fingerprint != *wanted).then_some(BoardStep::Edit(kept.id)));
    steps.extend((pin && has_room).then_some(BoardStep::Pin(Some(kept.id))));
    steps.extend(others.map(|post| BoardStep::RemoveDuplicate(post.id)));
    steps.extend((pin && !has_room).then_some(BoardStep::Pin(Some(kept.id))));
    let obstacle = in_the_way(missing, kept.is_pinned || has_room || makes_room);
    Plan { steps, obstacle }
}

/// Returns the post that stays: the oldest, so that whoever looks agrees on which. Where nothing
/// may be pinned, it is the oldest that is.
fn kept(posts: &[Post], may_pin: bool) -> Option<&Post> {
    posts.iter().min_by_key(|post| (!may_pin && !post.is_pinned, post.id))
}

fn in_the_way(missing: Vec<BoardPermission>, can_be_pinned: bool) -> Option<BoardObstacle> {
    if missing.is_empty() {
        (!can_be_pinned).then_some(BoardObstacle::PinsFull)
    } else {
        Some(BoardObstacle::Missing(missing))
    }
}

/// Returns what to do so that no post of the board is there.
pub(super) fn plan_removal(found: &FoundBoard) -> Plan {
    match unreadable(found) {
        Some(obstacle) => Plan { steps: Vec::new(), obstacle: Some(obstacle) },
        None => {
            let steps = found.posts.iter().map(|post| BoardStep::Remove(post.id)).collect();
            Plan { steps, obstacle: None }
        }
    }
}

/// Returns why what is there cannot be known or changed.
fn unreadable(found: &FoundBoard) -> Option<BoardObstacle> {
    if !found.permissions.can_read() {
        let missing = found.permissions.missing(found.channel != ChannelState::Text);
        return Some(BoardObstacle::Missing(missing));
    }
    (found.channel == ChannelState::Archived).then_some(BoardObstacle::Archived)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::permissions::Whose;
    use super::*;
    use crate::discord::Role;
    use crate::discord::limits::{PIN_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL};
    use crate::values::BoardMark;

    const ALL: u64 = VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | PIN_MESSAGES;

    fn id(last: u64) -> Snowflake {
        Snowflake::parse(&(645_027_906_669_510_000 + last).to_string()).unwrap()
    }

    fn fingerprint(digit: u8) -> Fingerprint {
        let mark = BoardMark::read(&format!("ou1:help~worried.{digit:016x}.1"));
        mark.unwrap().fingerprint
    }

    fn permissions(bits: u64) -> Permissions {
        let roles = [Role { id: id(0), permissions: bits }];
        let whose = Whose { guild: id(0), roles: &roles, has: &[], member: None };
        Permissions::of(whose, &[])
    }

    /// What is there, each post by its place, its wording and whether it is pinned.
    fn found(posts: &[(u64, u8, bool)], others: usize) -> FoundBoard {
        let posts: Vec<Post> = posts
            .iter()
            .map(|(last, digit, is_pinned)| Post {
                id: id(*last),
                fingerprint: fingerprint(*digit),
                is_pinned: *is_pinned,
            })
            .collect();
        let pins = others + posts.iter().filter(|post| post.is_pinned).count();
        FoundBoard { posts, pins, permissions: permissions(ALL), channel: ChannelState::Text }
    }

    fn steps(posts: &[(u64, u8, bool)]) -> Vec<BoardStep> {
        plan(&fingerprint(1), &found(posts, 3)).steps
    }

    /// Does to what is there what Discord would do.
    fn carry_out(found: &mut FoundBoard, steps: &[BoardStep]) {
        for step in steps {
            match *step {
                BoardStep::Post => {
                    let (id, fingerprint) = (id(900), fingerprint(1));
                    found.posts.push(Post { id, fingerprint, is_pinned: false });
                }
                BoardStep::Edit(id) => {
                    let post = found.posts.iter_mut().find(|post| post.id == id).unwrap();
                    post.fingerprint = fingerprint(1);
                }
                BoardStep::Pin(id) => {
                    let id = id.unwrap_or(self::id(900));
                    let post = found.posts.iter_mut().find(|post| post.id == id).unwrap();
                    post.is_pinned = true;
                    found.pins += 1;
                    assert!(found.pins <= PINS);
                }
                BoardStep::RemoveDuplicate(id) | BoardStep::Remove(id) => {
                    let at = found.posts.iter().position(|post| post.id == id).unwrap();
                    found.pins -= usize::from(found.posts.remove(at).is_pinned);
                }
            }
        }
    }

    #[test]
    fn what_is_missing_wrong_or_double_is_put_right_and_nothing_else() {
        assert_eq!(steps(&[]), [BoardStep::Post, BoardStep::Pin(None)]);
        assert_eq!(steps(&[(5, 1, true)]), []);
        assert_eq!(steps(&[(5, 2, true)]), [BoardStep::Edit(id(5))]);
        assert_eq!(steps(&[(5, 1, false)]), [BoardStep::Pin(Some(id(5)))]);
        let double = [(7, 1, true), (5, 2, false)];
        let put_right = [
            BoardStep::Edit(id(5)),
            BoardStep::Pin(Some(id(5))),
            BoardStep::RemoveDuplicate(id(7)),
        ];
        assert_eq!(steps(&double), put_right);
    }

    #[test]
    fn each_step_is_one_change_for_one_reason() {
        for (step, change, reason) in [
            (BoardStep::Post, BoardChange::Post, "not-there"),
            (BoardStep::Edit(id(5)), BoardChange::Edit, "out-of-date"),
            (BoardStep::Pin(None), BoardChange::Pin, "not-pinned"),
            (BoardStep::RemoveDuplicate(id(5)), BoardChange::RemoveDuplicate, "second-post"),
            (BoardStep::Remove(id(5)), BoardChange::Remove, "asked-for"),
        ] {
            assert_eq!((step.change(), step.reason()), (change, reason));
        }
    }

    #[test]
    fn with_a_permission_missing_nothing_is_posted_or_pinned_but_words_are_put_right() {
        let without = |bit: u64, posts: &[(u64, u8, bool)]| {
            let found = FoundBoard { permissions: permissions(ALL & !bit), ..found(posts, 0) };
            plan(&fingerprint(1), &found)
        };
        let missing = |permission| Some(BoardObstacle::Missing(vec![permission]));
        for (bit, permission) in [
            (SEND_MESSAGES, BoardPermission::SendMessages),
            (PIN_MESSAGES, BoardPermission::PinMessages),
        ] {
            let none = without(bit, &[]);
            assert_eq!((none.steps, none.obstacle), (vec![], missing(permission)));
        }
        let old = without(PIN_MESSAGES, &[(5, 2, false)]);
        assert_eq!(old.steps, [BoardStep::Edit(id(5))]);
        assert_eq!(old.obstacle, missing(BoardPermission::PinMessages));
        let double = without(PIN_MESSAGES, &[(5, 2, false), (7, 2, true)]);
        assert_eq!(
            double.steps,
            [BoardStep::Edit(id(7)), BoardStep::RemoveDuplicate(id(5))],
            "a pin stays"
        );
        let unseen = without(READ_MESSAGE_HISTORY, &[]);
        assert_eq!(unseen.steps, []);
        assert_eq!(unseen.obstacle, missing(BoardPermission::ReadHistory));
    }

    #[test]
    fn a_channel_with_all_its_pins_gets_no_post_that_could_not_be_pinned() {
        let full = plan(&fingerprint(1), &found(&[], PINS));
        assert_eq!((full.steps, full.obstacle), (vec![], Some(BoardObstacle::PinsFull)));
        let stale = plan(&fingerprint(1), &found(&[(5, 2, false)], PINS));
        assert_eq!(stale.steps, [BoardStep::Edit(id(5))]);
        assert_eq!(stale.obstacle, Some(BoardObstacle::PinsFull));
        let ours = plan(&fingerprint(1), &found(&[(5, 1, true)], PINS - 1));
        assert_eq!(ours, Plan::default());
        let freed = plan(&fingerprint(1), &found(&[(5, 1, false), (6, 1, true)], PINS - 1));
        assert_eq!(freed.steps, [BoardStep::RemoveDuplicate(id(6)), BoardStep::Pin(Some(id(5)))]);
        let roomy = plan(&fingerprint(1), &found(&[(5, 1, false)], 3));
        assert_eq!((freed.obstacle, roomy.obstacle), (None, None));
    }

    #[test]
    fn an_archived_thread_is_left_as_it_is() {
        let archived = FoundBoard { channel: ChannelState::Archived, ..found(&[(5, 2, false)], 0) };
        let expected = Plan { steps: vec![], obstacle: Some(BoardObstacle::Archived) };
        assert_eq!(plan(&fingerprint(1), &archived), expected);
        assert_eq!(plan_removal(&archived), expected);
    }

    #[test]
    fn a_removal_takes_every_post_of_the_board_and_needs_no_permission_to_send() {
        let reading = permissions(VIEW_CHANNEL | READ_MESSAGE_HISTORY);
        let both = FoundBoard { permissions: reading, ..found(&[(5, 2, false), (7, 1, true)], 2) };
        assert_eq!(plan_removal(&both).steps, [BoardStep::Remove(id(5)), BoardStep::Remove(id(7))]);
        assert_eq!(plan_removal(&found(&[], 2)), Plan::default());
    }

    proptest! {
        #[test]
        fn one_plan_reaches_what_is_wanted_and_the_next_has_nothing_to_do(
            posts in proptest::collection::btree_map(0u64..50, (0u8..3, any::<bool>()), 0..5),
            others in prop_oneof![0usize..20, 240usize..=250],
            denied in prop_oneof![Just(0), Just(PIN_MESSAGES), Just(SEND_MESSAGES)],
        ) {
            let posts: Vec<_> = posts.into_iter().map(|(last, (digit, pin))| (last, digit, pin)).collect();
            let mut there = found(&posts, others.min(PINS - posts.len()));
            there.permissions = permissions(ALL & !denied);
            let wanted = fingerprint(1);
            let oldest = there.posts.iter().map(|post| post.id).min();
            let was_pinned = there.posts.iter().any(|post| post.is_pinned);
            let first = plan(&wanted, &there);
            carry_out(&mut there, &first.steps);
            prop_assert!(plan(&wanted, &there).steps.is_empty());
            prop_assert!(there.posts.iter().all(|post| post.fingerprint == wanted));
            prop_assert!(!was_pinned || there.posts.iter().any(|post| post.is_pinned));
            if first.obstacle.is_none() {
                prop_assert_eq!(there.posts.len(), 1);
                let post = &there.posts[0];
                prop_assert!(post.is_pinned && post.fingerprint == wanted);
                prop_assert!(oldest.is_none_or(|oldest| oldest == post.id));
            }
        }
    }
}
