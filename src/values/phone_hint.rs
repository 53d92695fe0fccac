//! What an editor does about a text that is no telephone number.
//!
//! Each hint says what to write. None sends an editor into the program: a number that an editor
//! adds needs its source, which the file has beside it.

use super::number_use::{Use, digits_of};
use super::phone::PhoneNumber;
use super::phone_error::PhoneNumberError;

impl PhoneNumberError {
    /// Returns the editor's next step.
    pub fn hint(&self) -> String {
        let hint = match self {
            Self::Characters(text) if text.contains(|c: char| c.is_whitespace() && c != ' ') => {
                "a space in it is no ordinary one, as on some web pages: type the number"
            }
            Self::Characters(_) => "write it as read out, such as `0808 800 5000`, without +44",
            Self::UnknownShort { text, used } => return short_hint(text, *used),
            Self::Invalid { text, .. } if digits_of(text).starts_with("07700900") => {
                "numbers from 07700 900000 to 900999 are kept for drama, and nobody answers there: write the one to call"
            }
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
