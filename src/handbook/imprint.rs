//! The last line of a page: what its numbers rest on, how old it is, and who approved it.
//!
//! Readers learn there that nobody has tested the numbers, or that the words are due for a new check; but
//! on no page for somebody who asks for help: to them a contact never looks doubtful.

use crate::answer::{Setting, Standing, Subject};
use crate::config::Server;
use crate::content::{Content, Form, Service};

/// The last lines that pages have.
pub(super) struct Imprints {
    full: String,
    /// On a page for somebody who asks for help.
    plain: String,
}

impl Imprints {
    /// Returns those of this content on the day of `setting`.
    pub(super) fn of(content: &Content, setting: &Setting<'_>) -> Self {
        let words = &content.handbook;
        let services = || content.services.iter().map(|(_, service)| service);
        let version = content.signpost.version;
        let on = services().map(|service| service.checked.contact.on).min().unwrap_or(version);
        let numbers = if services().all(Service::is_verified) {
            words.numbers_checked.fill(on)
        } else {
            words.numbers_untested.fill(on)
        };
        let standing = Standing::of(content, setting);
        let line = |numbers: String, lapsed: String| {
            let line = match standing {
                Standing::Draft => words.imprint_of_draft.fill(numbers, version),
                Standing::Approved(it) => {
                    words.imprint.fill(numbers, version, &it.role, it.on, it.next)
                }
                Standing::Lapsed(..) => lapsed,
            };
            if setting.server.is_some_and(Server::has_contacts) {
                format!("{line} {}", words.internal)
            } else {
                line
            }
        };
        let read = words.numbers_read.fill(on);
        let lapsed = words.imprint_lapsed.fill(&numbers, version);
        let plain = words.imprint_plain.fill(&read, version);
        Self { full: line(numbers, lapsed), plain: line(read, plain) }
    }

    /// Returns that of a page in this form, which answers `subject` where it has one of its own.
    pub(super) fn of_page(&self, form: Form, subject: Option<&Subject>) -> &str {
        if form == Form::PastTheLead || subject.is_some_and(is_for_help) {
            &self.plain
        } else {
            &self.full
        }
    }
}

/// Returns whether somebody opens it who asks for help now: each door, and whom to call.
const fn is_for_help(subject: &Subject) -> bool {
    matches!(
        subject,
        Subject::Concern
            | Subject::MoreDoors
            | Subject::Door(_)
            | Subject::Contacts(_)
            | Subject::Areas
            | Subject::Helplines(_)
            | Subject::Emergency
    )
}
