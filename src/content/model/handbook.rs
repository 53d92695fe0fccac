//! The words that only the handbook has: its title, the names of its parts, the card to print.
//!
//! What its pages say is what the bot answers; no guidance and no number is written here.

use super::words::{CheckedOn, ImprintOfDraft};
use crate::schema::table;
use crate::values::{BoardId, ButtonLabel, Label, Prose, Title, Url, template};

table! {
    /// `handbook.toml`.
    pub struct Handbook {
        /// What it is called.
        title: one Title,
        /// The paragraphs on its first page.
        text: some Prose,
        /// The link that leads past what is above the text.
        skip: one ButtonLabel,
        /// The name of the list of its pages.
        pages: one ButtonLabel,
        /// The name of the links beside its title.
        tools: one Label,
        /// The link to its first page.
        start: one ButtonLabel,
        /// The name of the signpost, for people who cannot see where it is.
        numbers: one Label,
        /// The heading over the links on from a page.
        onward: one ButtonLabel,
        /// How the A to Z is read where each word is followed by where it leads.
        a_z: maybe Prose,
        /// The heading over the answers of the induction.
        answers: one Title,
        /// How the last line begins, where a person has checked every number.
        numbers_checked: one CheckedOn,
        /// The same, where a person has not.
        numbers_untested: one CheckedOn,
        /// The same, on a page for somebody who asks for help: no number looks doubtful there.
        numbers_read: one CheckedOn,
        /// The last line of a page.
        imprint: one ImprintOfHandbook,
        /// The same where nobody has approved the content.
        imprint_of_draft: one ImprintOfDraft,
        /// The same where the approval has lapsed.
        imprint_lapsed: one ImprintOfDraft,
        /// The same where the approval has lapsed, on a page for somebody who asks for help.
        imprint_plain: one ImprintOfDraft,
        /// Said of a copy that has a server's own contacts.
        internal: one Prose,
        /// The way out, for somebody who does not want to be seen reading.
        leave: one LeaveWords,
        /// What the handbook is and is not.
        about: one AboutHandbook,
        /// The page to search on.
        search: one SearchWords,
        /// Everything in one document.
        whole: one WholeWords,
        /// The card to print.
        card: one CardWords,
    }
}

table! {
    /// The way out of the handbook.
    pub struct LeaveWords {
        /// What the link says.
        label: one ButtonLabel,
        /// A page that says nothing about who opens it.
        url: one Url,
        /// What leaving does not do.
        note: one Prose,
    }
}

table! {
    /// What the handbook is and is not.
    pub struct AboutHandbook {
        /// The heading.
        title: one ButtonLabel,
        /// What it is.
        text: some Prose,
        /// What it is not, and what it keeps.
        points: some Prose,
        /// That nobody has approved it yet.
        draft: one Prose,
        /// Whom to tell of a wrong number, where no server says who or the lead is the concern.
        wrong_number: one Prose,
    }
}

table! {
    /// The page to search on.
    pub struct SearchWords {
        /// Its heading.
        title: one ButtonLabel,
        /// The paragraphs under it.
        text: some Prose,
        /// The words before the field.
        label: one Label,
        /// How many pages were found.
        results: one PagesFound,
        /// The same where not all of them are shown.
        more: one PagesFoundAndShown,
        /// That none was.
        none: one Prose,
        /// That there is no search without JavaScript.
        off: one Prose,
    }
}

table! {
    /// Everything in one document.
    pub struct WholeWords {
        /// What the link to it says.
        title: one ButtonLabel,
        /// What is shown above it, and is not printed.
        text: some Prose,
        /// The heading over the list of its sections.
        contents: one Title,
        /// What is printed after a name that a text says to press or to open. Without it the number is printed alone.
        section: maybe OfSection,
        /// What is printed at the foot of each sheet. Without it a sheet has no number, which might be taken for a section's.
        sheet: maybe OfSheet,
    }
}

table! {
    /// The card to print.
    pub struct CardWords {
        /// What the link to it says.
        title: one ButtonLabel,
        /// What is shown above it, and is not printed.
        text: some Prose,
        /// The board whose heading and steps it shows.
        board: one BoardId,
        /// The heading over the lines to write on.
        write_in: one Title,
        /// The line for the lead's number.
        lead: one Label,
        /// The line for the deputy's number.
        deputy: one Label,
        /// The line for the front door's number, where no area is known.
        front_door: one Label,
        /// The line for the duty team's number, where no area is known.
        duty_team: one Label,
        /// The line for what whoever answers 999 asks first.
        place: one Label,
        /// That it is no report, and whom to call: on a wall nothing can be opened.
        report: one Prose,
    }
}

template! {
    /// How old a page is: what is said of its `{numbers}`, its `{version}`, who approved it: `{role}`, from
    /// when: `{date}`, and until when: `{next}`.
    ImprintOfHandbook(numbers, version, role, date, next) at most 200;
    /// How many pages were found: `{count}`.
    PagesFound(count) at most 60;
    /// The same where not all of them are shown: `{count}` and `{shown}`.
    PagesFoundAndShown(count, shown) at most 80;
    /// Where to look on paper: `section {number}`.
    OfSection(number) at most 40;
    /// Which sheet of paper it is: `sheet {number}`.
    OfSheet(number) at most 40;
}

impl PagesFound {
    /// Returns the words with their slot, for a program that fills it in the browser.
    pub fn unfilled(&self) -> String {
        self.fill("{count}")
    }
}

impl OfSheet {
    /// Returns the words before and after their slot, which a printer fills.
    pub fn around(&self) -> (&str, &str) {
        self.0.split_once("{number}").unwrap_or((&self.0, ""))
    }
}

impl PagesFoundAndShown {
    /// Returns the words with their slots, for a program that fills them in the browser.
    pub fn unfilled(&self) -> String {
        self.fill("{count}", "{shown}")
    }
}
