//! The ways to reach a helpline or office.
//!
//! A route is exactly one of seven ways, each with the keys that it takes beside it. A number is of the
//! kind that its key says, so that nobody rings a number to text. A short number that an editor adds
//! names the page that publishes it.

use crate::schema::{Check, FromToml, TomlValue, table};
use crate::values::{ByTextphone, Hours, PhoneNumber, RouteNumber, ToRing, ToText, Url, Word};

/// The keys of a route that have a number.
pub(crate) const KEYS_OF_NUMBERS: [&str; 3] = ["phone", "textphone", "text"];

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
    pub struct RouteKeys {
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

impl FromToml for Route {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let place = value.span();
        let keys = RouteKeys::from_toml(value, check)?;
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
