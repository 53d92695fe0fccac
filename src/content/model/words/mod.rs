//! `words.toml`: every other sentence the bot says, grouped by where it is read.
//!
//! A word that the code needs is a field here, so that a `words.toml` without it does not load.
//! `labels` are buttons, menus and what Discord shows beside commands; `nations` differ from nation to
//! nation; `replies` are in answers, `boards` on pinned posts, `induction` around its pages; `templates` are
//! sentences with slots.

mod boards;
mod induction;
mod labels;
mod nations;
mod replies;
mod templates;

pub use boards::*;
pub use induction::*;
pub use labels::*;
pub use nations::*;
pub use replies::*;
pub use templates::*;

use crate::schema::table;

table! {
    /// `words.toml`.
    pub struct Words {
        /// Labels of buttons and menus.
        buttons: one ButtonWords,
        /// Descriptions of commands.
        commands: one CommandWords,
        /// Descriptions of options.
        options: one OptionWords,
        /// Descriptions of the subcommands of `/board`.
        board: one BoardWords,
        /// What Discord shows beside the bot's name.
        presence: one PresenceWords,
        /// What is said of the nations.
        nations: one NationsWords,
        /// Words that replies of every kind have.
        common: one CommonWords,
        /// The ways to 999.
        emergency: one EmergencyWords,
        /// `/help`.
        help: one HelpWords,
        /// `/concern`.
        concern: one ConcernWords,
        /// `/contacts`.
        contacts: one ContactsWords,
        /// `/helplines`.
        helplines: one HelplinesWords,
        /// `/guidance` and `/consent`.
        guidance: one GuidanceWords,
        /// `/a-z`.
        a_z: one TitleAndText,
        /// `/glossary`.
        glossary: one GlossaryWords,
        /// `/sources`.
        sources: one SourcesWords,
        /// `/about`.
        about: one AboutWords,
        /// The volunteers' induction.
        induction: one InductionWords,
        /// Pinned posts.
        boards: one BoardsWords,
        /// What is said where there is no answer.
        refusals: one RefusalWords,
    }
}
