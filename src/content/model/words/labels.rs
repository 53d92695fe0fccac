//! Labels of buttons, menus and contacts, and what Discord shows beside commands and options.
//!
//! Each has the length of the place where it is read, so that Discord takes it and a phone shows
//! it. Names of commands are not here: they are code, in the one command table.

use super::templates::{FirstToLast, ForWhom, InShort, OnePage, PageOf, SomePages, TextTo};
use crate::schema::table;
use crate::values::{ButtonLabel, Description, Label, Prose, Word};

table! {
    /// Labels of buttons and menus.
    pub struct ButtonWords {
        /// Opens the local contacts.
        local_contacts: one ButtonLabel,
        /// Opens the helplines for the reader.
        help_for_me: one ButtonLabel,
        /// Turns to the next page.
        next: one ButtonLabel,
        /// Turns to the page before.
        previous: one ButtonLabel,
        /// Turns back to the menu.
        back: one ButtonLabel,
        /// Opens the menu of areas.
        elsewhere: one ButtonLabel,
        /// Opens what a newcomer needs.
        start: one ButtonLabel,
        /// Opens the handbook, where one is set.
        handbook: one ButtonLabel,
        /// Opens the ways to 999.
        emergency: one ButtonLabel,
        /// Opens the doors.
        concern: one ButtonLabel,
        /// Opens the doors that are one press away.
        more: one ButtonLabel,
        /// Opens the chapters.
        guidance: one ButtonLabel,
        /// Opens the audiences of the helplines.
        helplines: one ButtonLabel,
        /// Opens the back-of-book terms.
        a_z: one ButtonLabel,
        /// Opens the glossary.
        glossary: one ButtonLabel,
        /// Opens the works cited.
        sources: one ButtonLabel,
        /// Opens what the bot is and is not.
        about: one ButtonLabel,
        /// Opens the induction.
        induction: one ButtonLabel,
        /// What a menu shows before a choice is made.
        menu: one FirstToLast,
    }
}

table! {
    /// What Discord shows beside each command.
    pub struct CommandWords {
        /// `/help`.
        help: one Description,
        /// `/concern`.
        concern: one Description,
        /// `/contacts`.
        contacts: one Description,
        /// `/helplines`.
        helplines: one Description,
        /// `/guidance`.
        guidance: one Description,
        /// `/consent`.
        consent: one Description,
        /// `/a-z`.
        a_z: one Description,
        /// `/glossary`.
        glossary: one Description,
        /// `/induction`.
        induction: one Description,
        /// `/board`.
        board: one Description,
        /// `/sources`.
        sources: one Description,
        /// `/about`.
        about: one Description,
    }
}

table! {
    /// What Discord shows beside the bot's name.
    pub struct PresenceWords {
        /// The custom status, of which Discord takes 128 characters.
        state: one Description,
    }
}

table! {
    /// What Discord shows beside each option.
    pub struct OptionWords {
        /// `about` of `/concern`.
        about: one Description,
        /// `area` of `/contacts`.
        area: one Description,
        /// `for` of `/helplines`.
        r#for: one Description,
        /// `topic` of `/guidance` and `/consent`.
        topic: one Description,
        /// `letters` of `/a-z`.
        letters: one Description,
        /// `term` of `/glossary`.
        term: one Description,
        /// `board` of `/board`.
        board: one Description,
        /// `share`, of every command that has it. Says that one's name is shown.
        share: one Description,
    }
}

table! {
    /// What Discord shows beside each subcommand of `/board`.
    pub struct BoardWords {
        /// `post`.
        post: one Description,
        /// `remove`.
        remove: one Description,
        /// `status`.
        status: one Description,
    }
}

table! {
    /// Words that replies of every kind have.
    pub struct CommonWords {
        /// A heading with its page.
        page: one PageOf,
        /// One page of the paper.
        one_page: one OnePage,
        /// Several pages of the paper.
        some_pages: one SomePages,
        /// The one thing to remember.
        in_short: one InShort,
        /// Opens a shared reply.
        shared: one Label,
        /// Ends replies with contacts.
        number_fails: one Prose,
        /// Whom a service is for.
        for_whom: one ForWhom,
        /// Before a number to ring.
        call: one Label,
        /// Before a number that is answered at any time.
        call_any_time: one Label,
        /// Before a number to reach with a textphone.
        textphone: one Label,
        /// Before a number to text.
        text: one Label,
        /// Before a number to text a keyword to.
        text_keyword: one TextTo,
        /// Before the address of a chat.
        chat: one Label,
        /// Before the address of a page.
        web: one Label,
        /// Before the address of a form.
        form: one Label,
        /// Before the address of a video interpreter.
        bsl: one Label,
    }
}

impl CommonWords {
    /// Returns `page 12` or `pages 2-3`.
    pub fn pages(&self, pages: &Word) -> String {
        let pages = pages.as_str();
        if pages.contains(['-', ',']) {
            self.some_pages.fill(pages)
        } else {
            self.one_page.fill(pages)
        }
    }
}
