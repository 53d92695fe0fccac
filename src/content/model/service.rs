//! Helplines and offices, and the ways to reach them.
//!
//! Every service says where its details were checked, when, how, and how sure they are. What the
//! source paper prints wrongly is kept beside the right detail, so that nobody "mends" it back.

use toml::Spanned;

use super::checked::{ServiceChecked, is_checked_as_its_hours_ask};
use crate::content::check::Check;
use crate::content::table::{FromRaw, table};
use crate::content::values::{
    ButtonLabel, ByTextphone, Entry, Hours, Label, Months, Nation, PhoneNumber, Prose, RouteNumber,
    ServiceId, Slug, Title, ToRing, ToText, Url, Word, closed,
};

table! {
    /// One helpline or office.
    pub struct Service as written RawService checked by is_checked_as_its_hours_ask {
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
        /// When and how it was last held against its sources.
        checked: one ServiceChecked,
        /// What the source paper or an older page prints, and why it is not shown.
        misprint: any Misprint,
    }
}

table! {
    /// A detail that the source paper, or an older page, has wrongly.
    pub struct Misprint as written RawMisprint {
        /// What is printed. It is never shown to the person asking.
        printed: one Printed,
        /// Why it is not what we show.
        why: one Label,
    }
}

/// Words as a paper prints them, wrong as they may be: never shown in a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed(String);

impl Printed {
    /// Returns them as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRaw for Printed {
    type Raw = String;

    fn from_raw(raw: Spanned<String>, _check: &mut Check) -> Option<Self> {
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

/// One way to reach a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// A number to ring.
    Phone {
        /// The number.
        number: PhoneNumber,
        /// When it is answered.
        hours: Hours,
        /// The page that publishes the number, where the editor names one.
        source: Option<Url>,
    },
    /// A number to reach with a textphone.
    Textphone {
        /// The number.
        number: PhoneNumber,
        /// When it is answered.
        hours: Hours,
        /// The page that publishes the number, where the editor names one.
        source: Option<Url>,
    },
    /// A number to send a text message to.
    Text {
        /// The number.
        number: PhoneNumber,
        /// What to write in it.
        keyword: Option<Word>,
        /// When it is answered.
        hours: Hours,
        /// The page that publishes the number, where the editor names one.
        source: Option<Url>,
    },
    /// A chat on the web.
    Chat {
        /// Where it is.
        url: Url,
        /// When it is answered.
        hours: Hours,
    },
    /// A page to read.
    Web(Url),
    /// A form to fill in.
    Form(Url),
    /// A video interpreter for British Sign Language.
    Bsl(Url),
}

table! {
    /// A route as its keys are written; exactly one of the seven ways must be there.
    pub struct RouteKeys as written RawRoute {
        /// A number to ring.
        phone: maybe ToRing,
        /// A number to reach with a textphone.
        textphone: maybe ByTextphone,
        /// A number to text.
        text: maybe ToText,
        /// What to write in the text.
        keyword: maybe Word,
        /// A chat.
        chat: maybe Url,
        /// A page.
        web: maybe Url,
        /// A form.
        form: maybe Url,
        /// A video interpreter.
        bsl: maybe Url,
        /// When it is answered.
        hours: maybe Hours,
        /// The page that publishes its number.
        source: maybe Url,
    }
}

impl FromRaw for Route {
    type Raw = RawRoute;

    fn from_raw(raw: Spanned<RawRoute>, check: &mut Check) -> Option<Self> {
        let place = raw.span();
        let keys = RouteKeys::from_raw(raw, check)?;
        let beside = Beside::of(&keys);
        let lacks_a_source = keys.number().filter(|_| !beside.source);
        if lacks_a_source.is_some_and(|number| number.ask_for_its_source(check)) {
            return None;
        }
        match Self::only(keys) {
            Some(route) if route.is_answered() && !beside.hours => {
                check.missing(place, "hours");
                None
            }
            Some(route) if route.takes(&beside) => Some(route),
            _ => {
                let hint = "each route has exactly one of `phone`, `textphone`, `text` (with `keyword`), `chat`, `web`, `form`, `bsl`; the first four have `hours`, the first three may have `source`";
                check.error(place, "a route with none or too many of its keys".to_owned(), hint);
                None
            }
        }
    }
}

/// What is written beside the way itself.
struct Beside {
    hours: bool,
    keyword: bool,
    source: bool,
}

impl Beside {
    const fn of(keys: &RouteKeys) -> Self {
        Self {
            hours: keys.hours.is_some(),
            keyword: keys.keyword.is_some(),
            source: keys.source.is_some(),
        }
    }
}

impl RouteKeys {
    /// Returns the first number that is written.
    fn number(&self) -> Option<&RouteNumber> {
        let ring = self.phone.as_ref().map(|ToRing(number)| number);
        let textphone = || self.textphone.as_ref().map(|ByTextphone(number)| number);
        let text = || self.text.as_ref().map(|ToText(number)| number);
        ring.or_else(textphone).or_else(text)
    }
}

impl Route {
    /// Returns the one way that is written, where there is one and no more.
    fn only(keys: RouteKeys) -> Option<Self> {
        let RouteKeys { phone, textphone, text, keyword, chat, web, form, bsl, hours, source } =
            keys;
        let hours = || hours.clone().unwrap_or(Hours::Check);
        let source = || source.clone();
        let ways = [
            phone.map(|ToRing(it)| Self::Phone {
                number: it.number,
                hours: hours(),
                source: source(),
            }),
            textphone.map(|ByTextphone(it)| Self::Textphone {
                number: it.number,
                hours: hours(),
                source: source(),
            }),
            text.map(|ToText(it)| Self::Text {
                number: it.number,
                keyword,
                hours: hours(),
                source: source(),
            }),
            chat.map(|url| Self::Chat { url, hours: hours() }),
            web.map(Self::Web),
            form.map(Self::Form),
            bsl.map(Self::Bsl),
        ];
        let mut written = ways.into_iter().flatten();
        written.next().filter(|_| written.next().is_none())
    }

    /// Returns the number, where the way is one.
    pub const fn number(&self) -> Option<&PhoneNumber> {
        match self {
            Self::Phone { number, .. }
            | Self::Textphone { number, .. }
            | Self::Text { number, .. } => Some(number),
            Self::Chat { .. } | Self::Web(_) | Self::Form(_) | Self::Bsl(_) => None,
        }
    }

    /// Returns the page that publishes the number, where the editor names one.
    pub const fn source(&self) -> Option<&Url> {
        match self {
            Self::Phone { source, .. }
            | Self::Textphone { source, .. }
            | Self::Text { source, .. } => source.as_ref(),
            Self::Chat { .. } | Self::Web(_) | Self::Form(_) | Self::Bsl(_) => None,
        }
    }

    /// Returns whether somebody answers, at some hours.
    const fn is_answered(&self) -> bool {
        !matches!(self, Self::Web(_) | Self::Form(_) | Self::Bsl(_))
    }

    /// Returns when somebody answers, where somebody does.
    pub const fn hours(&self) -> Option<&Hours> {
        match self {
            Self::Phone { hours, .. }
            | Self::Textphone { hours, .. }
            | Self::Text { hours, .. }
            | Self::Chat { hours, .. } => Some(hours),
            Self::Web(_) | Self::Form(_) | Self::Bsl(_) => None,
        }
    }

    /// Returns whether it can be written with these keys beside it.
    const fn takes(&self, beside: &Beside) -> bool {
        self.is_answered() == beside.hours
            && (!beside.keyword || matches!(self, Self::Text { .. }))
            && (!beside.source || self.number().is_some())
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
