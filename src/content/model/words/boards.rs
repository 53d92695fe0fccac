//! What is said of boards, the pinned posts: on them, and in the page that lists them.
//!
//! The words of a board itself are in its own file. Here is what comes from the server's
//! configuration or the area, where that is not set, and the last line that every board has.

use super::templates::{
    ChangedSince, CheckedOn, Imprint, ImprintOfDraft, MissingPermissions, OfBoard, OfficeAt,
    RefusedWith, SeveralAt, TimedOutUntil, VerifiedAndDue,
};
use crate::schema::table;
use crate::values::{Label, Prose, Title};

table! {
    /// What is said of boards.
    pub struct BoardsWords {
        /// The heading of the page that lists them.
        title: one Title,
        /// How one is posted.
        text: some Prose,
        /// Why a post is pinned or removed, for the server's audit log.
        reason: one Label,
        /// An office with the times at which to call it.
        office: one OfficeAt,
        /// The times of a front door.
        office_hours: one Label,
        /// The times of a duty team.
        other_times: one Label,
        /// Over the front doors, where the area has several.
        one_of_several: one Prose,
        /// The same, where each has a label: what they all are, and when to call them.
        several_by_label: one SeveralAt,
        /// Under the offices of one area, for a child who lives in another.
        elsewhere: one Prose,
        /// In place of the offices, where the area is not known.
        no_area: some Prose,
        /// What has changed, for people who have read it before.
        changed: one ChangedSince,
        /// How the last line begins, where a person has checked each number on the board.
        numbers_checked: one CheckedOn,
        /// The same, where a person has not.
        numbers_untested: one CheckedOn,
        /// The last line.
        imprint: one Imprint,
        /// The same, where nobody has approved the words.
        imprint_of_draft: one ImprintOfDraft,
        /// The same, where the approval has lapsed.
        imprint_lapsed: one ImprintOfDraft,
        /// What `/board` answers once it has looked, or done what it was told.
        report: one BoardReportWords,
    }
}

table! {
    /// What `/board` answers once it has looked, or done what it was told.
    pub struct BoardReportWords {
        /// The heading.
        title: one Title,
        /// That there is none, and none is wanted.
        none: one Prose,
        /// A board and its state.
        line: one OfBoard,
        /// A board, or several, and what is in the way.
        blocked: one OfBoard,
        /// The name of a board that is not there any more.
        unknown: one Label,
        /// What was done.
        done: one BoardChangeWords,
        /// What is not as it should be.
        found: one BoardChangeWords,
        /// Nothing is to be done.
        as_it_should_be: one Label,
        /// Nothing could be done.
        not_done: one Label,
        /// Nobody can say what state it is in.
        amiss_unknown: one Label,
        /// It cannot be as it should.
        amiss: one Label,
        /// There was nothing to remove.
        not_here: one Label,
        /// It is not removed, because it is listed.
        not_removed: one Label,
        /// Who has to unlist it first.
        unlist: one Prose,
        /// Over the lines with which a board is kept renewed.
        keep: one Prose,
        /// The same, where the server is listed already.
        keep_in_server: one Prose,
        /// When what is not as it should be is put right.
        mended: one Prose,
        /// The heading over what is in the way.
        in_the_way: one Title,
        /// What is in the way.
        obstacles: one BoardObstacleWords,
        /// The names of the permissions, as Discord shows them.
        permissions: one BoardPermissionWords,
        /// The heading over what a manager should know.
        warnings: one Title,
        /// The channel is age-restricted.
        age_restricted: one Prose,
        /// Everyone may write there.
        anyone_can_write: one Prose,
        /// Not everyone sees the channel.
        not_for_everyone: one Prose,
        /// The application may read messages.
        reads_messages: one Prose,
        /// What to do about an approval that has lapsed.
        lapsed: one Prose,
        /// How much of the content a person has verified.
        verified: one VerifiedAndDue,
    }
}

table! {
    /// Each change to a post, as it is written after the name of its board.
    pub struct BoardChangeWords {
        /// It is posted.
        post: one Label,
        /// Its words are renewed.
        edit: one Label,
        /// It is pinned.
        pin: one Label,
        /// A second post of the same board is removed.
        remove_duplicate: one Label,
        /// It is removed.
        remove: one Label,
    }
}

table! {
    /// What can be in the way of a board, and what to do about it.
    pub struct BoardObstacleWords {
        /// Permissions are missing.
        missing: one MissingPermissions,
        /// One of them is that to pin.
        pinning: one Prose,
        /// The channel has all the pins that it can have.
        pins_full: one Prose,
        /// Discord takes no more pins there.
        pins_refused: one Prose,
        /// Somebody has timed us out.
        timed_out: one TimedOutUntil,
        /// The thread is archived.
        archived: one Prose,
        /// There is no such channel.
        no_channel: one Prose,
        /// We are not in the server.
        not_in_server: one Prose,
        /// Somebody removes it again and again.
        contested: one Prose,
        /// Nobody can say what was done.
        unsure: one Prose,
        /// What the host has written cannot be read.
        unreadable: one Prose,
        /// The channel belongs to another server.
        other_server: one Prose,
        /// The channel holds no messages.
        not_text: one Prose,
        /// There is no such board any more.
        no_board: one Prose,
        /// Discord refused a call.
        refused: one Prose,
        /// The same, with its code.
        refused_with: one RefusedWith,
        /// Discord was busy.
        later: one Prose,
    }
}

table! {
    /// The names of permissions, as Discord shows them.
    pub struct BoardPermissionWords {
        /// View Channel.
        view_channel: one Label,
        /// Send Messages.
        send_messages: one Label,
        /// Send Messages in Threads.
        send_messages_in_threads: one Label,
        /// Read Message History.
        read_message_history: one Label,
        /// Pin Messages.
        pin_messages: one Label,
    }
}
