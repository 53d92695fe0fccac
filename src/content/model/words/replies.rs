//! The sentences of each answer, grouped by command.
//!
//! One table a command, named like the file of `answer` that reads it. A sentence that no answer
//! reads has no field, so `check` refuses it.

use super::templates::{
    ApprovedBy, CitedOn, Credit, FromPaper, FromWorks, HelpFor, InRecord, Lapsed, LawOf, OfArea,
    PressButton, ReviewedOn, StandsFor, TellRole, Verified, Versions, WrittenFor,
};
use crate::schema::table;
use crate::values::{Prose, Title};

table! {
    /// A heading and what is under it.
    pub struct TitleAndText {
        /// The heading.
        title: one Title,
        /// The paragraphs.
        text: some Prose,
    }
}

table! {
    /// The ways to 999.
    pub struct EmergencyWords {
        /// The heading.
        title: one Title,
        /// The paragraphs.
        text: some Prose,
        /// The heading over what to do where one cannot speak.
        silent: one Title,
        /// What to do then.
        silent_points: some Prose,
        /// The heading over the services.
        ways: one Title,
    }
}

table! {
    /// `/help`.
    pub struct HelpWords {
        /// The heading.
        title: one Title,
        /// The paragraphs.
        text: some Prose,
        /// The heading over the commands.
        commands: one Title,
    }
}

table! {
    /// `/concern`.
    pub struct ConcernWords {
        /// The heading of the menu.
        title: one Title,
        /// The paragraphs of the menu.
        text: some Prose,
        /// The heading of the doors that are one press away.
        more_title: one Title,
        /// The paragraphs above them.
        more_text: some Prose,
        /// Where notes go.
        record: one InRecord,
        /// Where notes go when the server has not said.
        record_unset: one Prose,
    }
}

table! {
    /// `/contacts`.
    pub struct ContactsWords {
        /// The heading.
        title: one OfArea,
        /// The first lines.
        text: some Prose,
        /// The first lines where the lead is the concern.
        past_the_lead: some Prose,
        /// The heading over lead, deputy and trustee.
        organisation: one Title,
        /// The lead, where the server has not said who.
        lead_unset: one Prose,
        /// The deputy, where the server has not said who.
        deputy_unset: one Prose,
        /// The trustee, where the server has not said who.
        trustee_unset: one Prose,
        /// Under the front door while it is open.
        in_office_hours: one Prose,
        /// Over the front door and the duty team, while either may answer.
        between: one Prose,
        /// The same, where the area has several front doors.
        between_several: one Prose,
        /// Over the duty team at all other times.
        out_of_hours: one Prose,
        /// The heading over the police.
        police: one Title,
        /// The heading over the LADO.
        adults: one Title,
        /// Over the LADO in office hours.
        lado: one Prose,
        /// The same where the lead is the concern.
        lado_past_lead: one Prose,
        /// Over the LADO at all other times.
        lado_out_of_hours: one Prose,
        /// Over the LADO and the duty team, while either may answer.
        lado_between: one Prose,
        /// About an adult, where no LADO is known for the area.
        no_lado: one Prose,
        /// Names the door past the lead.
        about_the_lead: one PressButton,
        /// Says that another area can be chosen.
        elsewhere: one Prose,
        /// The heading of the menu of areas.
        choose: one Title,
        /// The paragraphs of the menu of areas.
        choose_text: some Prose,
        /// The heading over the official pages that find an office.
        finders: one Title,
        /// What is said in a step that calls the local office, where no area is known.
        no_area: one PressButton,
    }
}

table! {
    /// `/helplines`.
    pub struct HelplinesWords {
        /// The heading of the menu of audiences.
        title: one Title,
        /// The paragraphs of the menu of audiences.
        text: some Prose,
        /// The heading over the services for one audience.
        heading: one HelpFor,
    }
}

table! {
    /// `/guidance` and `/consent`.
    pub struct GuidanceWords {
        /// The heading of the menu of chapters.
        title: one Title,
        /// The paragraphs of the menu of chapters.
        text: some Prose,
        /// Over the topics of a chapter.
        choose: one Prose,
        /// The heading over what has changed since the paper.
        since: one Title,
        /// The source of a topic.
        source: one FromPaper,
        /// Works cited beside the paper.
        works: one FromWorks,
        /// Whose law.
        law: one LawOf,
        /// When a person last read it.
        reviewed: one ReviewedOn,
    }
}

table! {
    /// `/glossary`.
    pub struct GlossaryWords {
        /// The heading of the menu of terms.
        title: one Title,
        /// The paragraphs of the menu of terms.
        text: some Prose,
        /// The heading of a term that stands for words.
        stands_for: one StandsFor,
        /// Says in which nations the term is used.
        used_in: one WrittenFor,
    }
}

table! {
    /// `/sources`.
    pub struct SourcesWords {
        /// The heading.
        title: one Title,
        /// Who wrote the paper.
        credit: one Credit,
        /// The heading over the works cited.
        works: one Title,
        /// Where the paper cites a work.
        cited: one CitedOn,
    }
}

table! {
    /// `/about`.
    pub struct AboutWords {
        /// The heading.
        title: one Title,
        /// What the bot is.
        text: some Prose,
        /// The heading over what it is not.
        is_not: one Title,
        /// What it is not.
        is_not_points: some Prose,
        /// The heading over what it reads and keeps.
        keeps: one Title,
        /// What it reads and keeps.
        keeps_points: some Prose,
        /// The heading over who wrote and approved it.
        who: one Title,
        /// Who wrote the paper.
        credit: one Credit,
        /// Who approved the content.
        approved: one ApprovedBy,
        /// What readers do where the approval has lapsed.
        due: one Prose,
        /// Who had approved the content, which has changed since.
        lapsed_changed: one Lapsed,
        /// Who had approved the content, and that the next approval was due.
        lapsed_due: one Lapsed,
        /// That nobody has approved the content yet.
        draft: one Prose,
        /// How many contacts a person has verified.
        verified: one Verified,
        /// The versions.
        versions: one Versions,
        /// Whom to tell of a wrong number.
        wrong_number: one TellRole,
        /// The same, where the server has not said who.
        wrong_number_unset: one Prose,
        /// The same, where the lead is the concern.
        wrong_number_past: one Prose,
    }
}

table! {
    /// What is said where there is no answer. Each is a signposted reply like any other.
    pub struct RefusalWords {
        /// A button or choice that leads nowhere any more.
        gone: one TitleAndText,
        /// An interaction that could not be read.
        unreadable: one TitleAndText,
        /// `/board` from somebody without Manage Server, or outside a server.
        board_not_allowed: one TitleAndText,
        /// `/board` where no posts can be changed from.
        board_not_here: one TitleAndText,
    }
}
