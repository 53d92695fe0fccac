//! Why a text is no telephone number, and what an editor does about it.
//!
//! Each hint says what to write. None sends an editor into the program: a number that an editor
//! adds needs its source, which the file has beside it.

use thiserror::Error;

use super::phone::{PhoneNumber, digits_of};
use super::short::Use;

/// Why a text is not a [`PhoneNumber`]; each holds the text as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PhoneNumberError {
    /// Something other than digits, or spaces that are not single and between digits.
    #[error("`{0}` is not written in digits and single spaces")]
    Characters(String),
    /// Neither a national number, which starts with 0, nor a short one that has a place there.
    #[error("`{text}` does not start with 0 and is not one of the short numbers we know")]
    UnknownShort {
        /// The text as it was written.
        text: String,
        /// How it is used, where a route of a service has it.
        used: Option<Use>,
    },
    /// Starts with 0, but is in no range of numbers that is in use.
    #[error("`{text}` is not a valid number for the United Kingdom: {}", fault(text, lengths))]
    Invalid {
        /// The text as it was written.
        text: String,
        /// How many digits a number like it has, fewest first; none if there is none like it.
        lengths: Vec<usize>,
    },
    /// Premium rate: never right for somebody who is afraid for a child.
    #[error("`{0}` is a premium rate number")]
    PremiumRate(String),
    /// Directory enquiries, which start with 118 and are dear.
    #[error("`{0}` is a number of directory enquiries")]
    Directory(String),
    /// 112.
    #[error("`{0}` reaches the same operators as 999")]
    SameAs999(String),
    /// Starts with 116, and is too short or too long.
    #[error("`{0}` starts with 116 and has not 6 digits")]
    Length116(String),
    /// A text code that is to be rung.
    #[error("`{0}` is a number to text: nobody can ring it")]
    OnlyForTexts(String),
    /// A number of Relay UK that is to be rung or texted.
    #[error("`{0}` is a number for a textphone")]
    OnlyForTextphones(String),
    /// A number to text or for a textphone, where somebody is to ring it.
    #[error("`{0}` is a number to text or for a textphone: nobody can ring it")]
    NotToRing(String),
    /// A short number to ring that is to be texted.
    #[error("`{0}` takes no text messages")]
    NotForTexts(String),
    /// A short number to ring that is to be reached with a textphone.
    #[error("`{0}` can be reached with a textphone only after 18001")]
    LacksRelay(String),
    /// 18001 with nothing after it, or no space.
    #[error("`{0}` is not 18001, a space and a number")]
    Relay(String),
    /// 18001 before 18001.
    #[error("`{0}` has a number of Relay UK twice")]
    RelayTwice(String),
    /// 18001 before an emergency number.
    #[error("`{0}` is not how a textphone reaches 999")]
    RelayEmergency(String),
    /// 18002, which is for whoever rings somebody with a textphone.
    #[error("`{0}` starts with 18002, which is for calls to a textphone")]
    RelayToTextphone(String),
}

impl PhoneNumberError {
    /// Returns the editor's next step.
    pub fn hint(&self) -> String {
        let hint = match self {
            Self::Characters(_) => "write it as read out, such as `0808 800 5000`, without +44",
            Self::UnknownShort { text, used } => return short_hint(text, *used),
            Self::Invalid { .. } | Self::Length116(_) => {
                "compare it digit by digit with the service's own page"
            }
            Self::PremiumRate(_) | Self::Directory(_) => {
                "look for a number that starts with 01, 02, 03, 07 or 080"
            }
            Self::SameAs999(_) => "write 999: in danger one number is enough",
            Self::OnlyForTexts(text) => {
                return format!("a route to text it is written `text = \"{text}\"`");
            }
            Self::OnlyForTextphones(text) => {
                let is_right = PhoneNumber::of_route(text, Use::Textphone).is_ok();
                let number = if is_right { text } else { "18001 0808 800 5000" };
                let such_as = if is_right { "" } else { "such as " };
                return format!("write {such_as}`textphone = \"{number}\"` in place of this key");
            }
            Self::NotToRing(_) => "give a number that people ring: it starts with 0",
            Self::NotForTexts(text) => {
                return format!("a route to ring it is written `phone = \"{text}\"`");
            }
            Self::LacksRelay(text) => return format!("write `textphone = \"18001 {text}\"`"),
            Self::Relay(_) => "write it such as `18001 0808 800 5000`",
            Self::RelayTwice(_) => "write 18001 once, a space, and the number to ring",
            Self::RelayEmergency(_) => {
                "18000 is the emergency number for a textphone: write `textphone = \"18000\"`"
            }
            Self::RelayToTextphone(_) => {
                "somebody with a textphone dials 18001, and then the number: write it such as `18001 101`"
            }
        };
        hint.to_owned()
    }
}

/// Says what can take the place of a short number that cannot.
fn short_hint(text: &str, used: Option<Use>) -> String {
    let short = match used {
        None => return "a number here is an ordinary one: it starts with 0".to_owned(),
        Some(Use::Ring) => "a short number to add is 105, 119 or 159, or has 116 and three digits",
        Some(Use::Text) => {
            "a short number to add has 5 or 6 digits and starts with 6, 7 or 8, or with 116"
        }
        Some(Use::Textphone) => "a short number to add has 18001, a space and a number",
    };
    // With a 0 a number of nine or ten digits may be whole.
    match digits_of(text).len() {
        0..=8 => short.to_owned(),
        _ => format!("add its first 0; {short}"),
    }
}

fn fault(text: &str, lengths: &[usize]) -> String {
    let count = digits_of(text).len();
    let lengths: Vec<_> = lengths.iter().map(usize::to_string).collect();
    match lengths.join(" or ").as_str() {
        "" => "no numbers in use start like it".to_owned(),
        lengths => format!("it has {count} digits where numbers like it have {lengths}"),
    }
}
