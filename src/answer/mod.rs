//! Answers a query from the loaded content, and from nothing else.
//!
//! No clock, network, log or Discord type appears here, so one query, one content and one setting
//! always give one reply, and every way of asking gives the same one. Start at [`answer`].
//!
//! - `query` is what can be asked, `setting` what it is asked in, `when` at which time; `reply` is what is said;
//! - `commands` is the one table of commands that registration, decoding and help read, `options` has their options;
//! - `replies` says which file makes which reply; most of those files are the answer to one command;
//! - `answering` has the parts that all replies share.

mod a_z;
mod about;
mod answering;
mod board;
mod board_reply;
mod board_report;
mod calls;
mod commands;
mod concern;
mod contacts;
mod emergency;
mod form;
mod glossary;
mod guidance;
mod help;
mod helplines;
mod induction;
mod letters;
mod line;
mod nations;
mod office_times;
mod officer;
mod offices;
mod options;
mod query;
mod refusals;
mod replies;
mod reply;
mod sections;
mod setting;
mod signpost;
mod sources;
mod standing;
mod when;

pub use form::{ending, in_its_form};
pub use replies::{
    answer, card, induction, induction_in_print, last_lines_of_boards, own_area, steps_of_board,
    verified,
};

pub use board_reply::board_reply;
pub use board_report::{
    BoardChange, BoardObstacle, BoardPermission, BoardReport, BoardWarning, BoardsHere, uk_clock,
};
pub use commands::{COMMANDS, Chosen, Command, Given, Group, Subcommand, asked};
pub use letters::{LETTERS, Letters};
pub use line::{Line, Span};
pub use options::{Choice, CommandOption};
pub use query::{Asked, BoardAction, BoardOrder, Press, Query, Refusal, Subject, Visibility};
pub use reply::{Block, Jump, Reply, Way};
pub use setting::Setting;
pub use signpost::Signpost;
pub use standing::Standing;
pub use when::{Medium, When};

#[cfg(test)]
mod office_tests;
#[cfg(test)]
mod section_tests;
