//! Why a text is no telephone number.
//!
//! What an editor does about each is in `phone_hint`.

use thiserror::Error;

use super::number_use::{Use, digits_of};

/// Why a text is not a [`PhoneNumber`](super::PhoneNumber); each holds the text as it was written.
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

fn fault(text: &str, lengths: &[usize]) -> String {
    let count = digits_of(text).len();
    let lengths: Vec<_> = lengths.iter().map(usize::to_string).collect();
    match lengths.join(" or ").as_str() {
        "" => "no numbers in use start like it".to_owned(),
        lengths => format!("it has {count} digits where numbers like it have {lengths}"),
    }
}
