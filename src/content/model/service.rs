//! Helplines and offices; the ways to reach them are in `route`.
//!
//! Every service says where its details were checked, when, how, and how sure they are. What the
//! source paper prints wrongly is kept beside the right detail, so that nobody puts it back: a
//! number that any service calls a misprint is refused in a route of every service.

use std::ops::Range;

use toml::Spanned;

use super::checked::{ServiceChecked, Vouched, are_as_asked};
use super::route::Route;
use crate::schema::{Check, FileText, FromRaw, closed, table};
use crate::values::{
    ButtonLabel, Entry, Hours, Label, Months, Nation, PhoneNumber, Prose, ServiceId, Slug, Title,
};

table! {
    /// One helpline or office.
    pub struct Service checked by is_checked_as_its_hours_ask {
        /// What it is called.
        name: one Title,
        /// What a board calls it in a list of several, under what they all are: the place that it serves,
        /// such as "Belfast".
        label: maybe ButtonLabel,
        /// What kind of service it is.
        kind: one ServiceKind,
        /// Who it is for, completing "For …".
        r#for: one Prose,
        /// What it does not do, whom it does not take.
        limits: maybe Prose,
        /// Where it works.
        nations: some Nation,
        /// The ids it had before.
        formerly: any Slug,
        /// The ways to reach it, the best first.
        route: some Route,
        /// For how long a check by a person is good, where that is not what its kind says.
        check_every: maybe Months,
        /// When and how it was last compared with its sources.
        checked: one ServiceChecked,
        /// What the source paper or an older page prints, and why it is not shown.
        misprint: any Misprint,
    }
}

table! {
    /// A detail that the source paper, or an older page, has wrongly.
    pub struct Misprint {
        /// What is printed. It is never shown to the person asking.
        printed: one Printed,
        /// Why it is not what we show.
        why: one Label,
    }
}

/// Words as a paper prints them, wrong as they may be: never shown in a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed(FileText);

impl Printed {
    /// Returns them as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRaw for Printed {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, _check: &mut Check) -> Option<Self> {
        Some(Self(raw.into_inner()))
    }
}

closed! {
    /// The kinds of service.
    pub enum ServiceKind, a "kind of service" {
        /// 999.
        Emergency = "emergency",
        /// Police, not urgent.
        Police = "police",
        /// A helpline.
        Helpline = "helpline",
        /// A council's children's social care in office hours.
        FrontDoor = "front-door",
        /// The same at all other times.
        DutyTeam = "duty-team",
        /// The local authority designated officer: concerns about adults who work with children.
        Lado = "lado",
        /// An official page that finds the local council.
        Finder = "finder",
        /// A place to report online.
        OnlineReport = "online-report",
    }
}

impl Service {
    /// Returns every number of it.
    pub fn every_number(&self) -> impl Iterator<Item = &PhoneNumber> {
        self.route.iter().filter_map(Route::number)
    }

    /// Returns whether a person has checked it, with the numbers that it has now.
    pub fn is_verified(&self) -> bool {
        self.checked.contact.is_verified() && !self.has_changed_number()
    }

    /// Returns whether it has a number that its check was not of.
    pub fn has_changed_number(&self) -> bool {
        let of = self.checked.numbers.as_ref();
        of.is_some_and(|checked| !self.every_number().all(|number| checked.include(number)))
    }
}

/// Returns whether hours that are known have their check, hours that are not have none, only a number has an
/// approval, and no day of the next check is out of reach.
fn is_checked_as_its_hours_ask(
    service: &Service,
    _place: &Range<usize>,
    check: &mut Check,
) -> bool {
    let vouched = Vouched {
        checked: &service.checked,
        has_hours: service.has_hours(),
        has_number: service.has_number(),
        every: service.interval(),
    };
    are_as_asked(&vouched, check)
}

impl ServiceKind {
    /// Returns for how long a check of such a service is good: the offices to which a child's case goes
    /// are checked more often.
    const fn check_every(self) -> Months {
        match self {
            Self::FrontDoor | Self::DutyTeam | Self::Lado => Months::THREE,
            Self::Emergency | Self::Police | Self::Helpline | Self::Finder | Self::OnlineReport => {
                Months::SIX
            }
        }
    }
}

impl Service {
    /// Returns the number to ring, where there is one.
    pub fn phone(&self) -> Option<&PhoneNumber> {
        self.route.iter().find_map(|route| match route {
            Route::Phone { number, .. } => Some(number),
            _ => None,
        })
    }

    /// Returns when the number to ring is answered, where there is one.
    pub fn hours(&self) -> Option<&Hours> {
        self.route.iter().find_map(|route| match route {
            Route::Phone { hours, .. } => Some(hours),
            _ => None,
        })
    }

    /// Returns whether any of its hours are known.
    pub fn has_hours(&self) -> bool {
        self.route.iter().filter_map(Route::hours).any(|hours| *hours != Hours::Check)
    }

    /// Returns whether it can be rung or sent a text message: a digit can be wrong, so two people look.
    pub fn has_number(&self) -> bool {
        let is_number = |route: &Route| {
            matches!(route, Route::Phone { .. } | Route::Textphone { .. } | Route::Text { .. })
        };
        self.route.iter().any(is_number)
    }

    /// Returns for how long a check of it by a person is good.
    pub fn interval(&self) -> Months {
        self.check_every.unwrap_or(self.kind.check_every())
    }
}

impl Entry for Service {
    type Id = ServiceId;

    fn formerly(&self) -> &[Slug] {
        &self.formerly
    }

    fn place(&self) -> (i64, &str) {
        (0, self.name.as_str())
    }
}
