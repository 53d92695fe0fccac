//! Short numbers that an editor may add to a service, with their source and without any Rust.
//!
//! Four shapes: 116 and three digits, which all of Europe keeps for services of social value; 105, 119 and 159, which
//! the United Kingdom has for power cuts, the NHS and banks; a text
//! code of five or six digits, which in the United Kingdom starts with 6, 7 or 8; and 18001 before a
//! number, which is Relay UK for people who use a textphone. No pattern can tell a helpline's short
//! number from any other, so the route names the page that publishes it.
//! See <https://www.relayuk.bt.com> and Ofcom, The National Telephone Numbering Plan.

use super::number_use::{Use, digits_of};
use super::phone_error::PhoneNumberError;

/// Returns what follows 18001 and a space.
pub(super) fn after_relay(text: &str) -> Option<&str> {
    text.strip_prefix("18001 ")
}

/// Returns whether a number that is not on the list may be in a service, with its source.
pub(super) fn may_be_added(digits: &str, used: Use) -> bool {
    match used {
        Use::Ring => is_harmonised(digits) || is_national(digits),
        Use::Textphone => false,
        Use::Text => is_harmonised(digits) || is_text_code(digits),
    }
}

/// Returns whether a number that is on the list, or is a long one, is one to ring.
pub(super) fn is_to_ring(digits: &str) -> bool {
    !is_text_code(digits) && !digits.starts_with("1800")
}

/// Returns whether a number is a short one that people ring.
fn is_short_to_ring(digits: &str) -> bool {
    matches!(digits, "101" | "111") || is_national(digits) || is_harmonised(digits)
}

/// The numbers of three digits that somebody can add; others are on the list, or reach no service that helps.
const NATIONAL: [&str; 3] = ["105", "119", "159"];

fn is_national(digits: &str) -> bool {
    NATIONAL.contains(&digits)
}

fn is_harmonised(digits: &str) -> bool {
    digits.len() == 6 && digits.starts_with("116")
}

fn is_text_code(digits: &str) -> bool {
    matches!(digits.len(), 5 | 6) && digits.starts_with(['6', '7', '8'])
}

/// Returns what is wrong with a number that is short, whether or not it is on the list.
pub(super) fn fault(text: &str, digits: &str, used: Option<Use>) -> Option<PhoneNumberError> {
    let relay = ["18000", "18001", "18002"].iter().any(|relay| digits.starts_with(relay));
    let wrong: fn(String) -> PhoneNumberError = match used {
        _ if digits == "112" => PhoneNumberError::SameAs999,
        // A longer one is a number of Reading or of Leicester that lacks its first 0.
        _ if digits.starts_with("118") && digits.len() == 6 => PhoneNumberError::Directory,
        _ if digits.starts_with("116") && matches!(digits.len(), 4 | 5 | 7 | 8) => {
            PhoneNumberError::Length116
        }
        None => return None,
        Some(Use::Ring | Use::Textphone) if is_text_code(digits) => PhoneNumberError::OnlyForTexts,
        Some(_) if digits.starts_with("18002") => PhoneNumberError::RelayToTextphone,
        Some(Use::Ring | Use::Text) if relay => PhoneNumberError::OnlyForTextphones,
        Some(Use::Textphone) if digits.starts_with("18001") => PhoneNumberError::Relay,
        Some(Use::Textphone) if digits == "999" => PhoneNumberError::RelayEmergency,
        Some(Use::Textphone) if is_short_to_ring(digits) => PhoneNumberError::LacksRelay,
        Some(Use::Text) if matches!(digits, "101" | "111") || is_national(digits) => {
            PhoneNumberError::NotForTexts
        }
        Some(_) => return None,
    };
    Some(wrong(text.to_owned()))
}

/// Returns what is wrong with a number of Relay UK, apart from what is wrong with the number after 18001.
pub(super) fn relay_fault(text: &str, after: &str, used: Use) -> Option<PhoneNumberError> {
    let digits = digits_of(after);
    let wrong: fn(String) -> PhoneNumberError = match digits.as_str() {
        "999" | "112" | "18000" => PhoneNumberError::RelayEmergency,
        digits if digits.starts_with("1800") => PhoneNumberError::RelayTwice,
        _ if used != Use::Textphone => PhoneNumberError::OnlyForTextphones,
        _ => return None,
    };
    Some(wrong(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::phone::PhoneNumber;
    use super::*;

    /// A number, how it is used, and what is in the message and the hint.
    const REFUSED: &[(&str, Use, &str, &str)] = &[
        (
            "85258",
            Use::Ring,
            "`85258` is a number to text: nobody can ring it",
            "`text = \"85258\"`",
        ),
        ("60777", Use::Textphone, "is a number to text", "`text = \"60777\"`"),
        ("18001 60777", Use::Textphone, "`60777` is a number to text", "text = "),
        ("999", Use::Textphone, "is not how a textphone reaches 999", "`textphone = \"18000\"`"),
        ("101", Use::Textphone, "after 18001", "`textphone = \"18001 101\"`"),
        ("111", Use::Textphone, "after 18001", "`textphone = \"18001 111\"`"),
        ("116 123", Use::Textphone, "after 18001", "`textphone = \"18001 116 123\"`"),
        ("116 006", Use::Textphone, "after 18001", "`textphone = \"18001 116 006\"`"),
        ("101", Use::Text, "takes no text messages", "`phone = \"101\"`"),
        ("111", Use::Text, "takes no text messages", "`phone = \"111\"`"),
        ("18001", Use::Ring, "for a textphone", "`textphone = \"18001 0808 800 5000\"`"),
        ("18001  101", Use::Ring, "single spaces", "`0808 800 5000`"),
        ("18001 0808  800 5000", Use::Textphone, "single spaces", "`0808 800 5000`"),
        (
            "18001 0808 800 500",
            Use::Ring,
            "for a textphone",
            "`textphone = \"18001 0808 800 5000\"`",
        ),
        ("116 00", Use::Ring, "starts with 116 and has not 6 digits", "digit by digit"),
        ("116 0000", Use::Text, "has not 6 digits", "digit by digit"),
        ("118 500", Use::Ring, "directory enquiries", "01, 02, 03"),
        ("0909 879 0000", Use::Ring, "premium rate", "01, 02, 03"),
        ("112", Use::Ring, "the same operators as 999", "write 999"),
        ("18000", Use::Ring, "is a number for a textphone", "`textphone = \"18000\"`"),
        ("18001 101", Use::Ring, "for a textphone", "`textphone = \"18001 101\"`"),
        ("18001 101", Use::Text, "for a textphone", "`textphone = \"18001 101\"`"),
        ("18001", Use::Textphone, "is not 18001, a space and a number", "`18001 0808 800 5000`"),
        ("180010808 800 5000", Use::Textphone, "is not 18001, a space", "`18001 0808"),
        ("18001 18001 101", Use::Textphone, "Relay UK twice", "18001 once"),
        ("18001 999", Use::Textphone, "reaches 999", "18000 is the emergency number"),
        ("18001 112", Use::Textphone, "reaches 999", "`textphone = \"18000\"`"),
        ("18001 18000", Use::Textphone, "reaches 999", "`textphone = \"18000\"`"),
        ("18002 0808 800 5000", Use::Textphone, "starts with 18002", "`18001 101`"),
        ("18001 0808 800 500", Use::Textphone, "it has 10 digits", "digit by digit"),
        ("105", Use::Textphone, "after 18001", "`textphone = \"18001 105\"`"),
        ("159", Use::Text, "takes no text messages", "`phone = \"159\"`"),
        ("155", Use::Ring, "not one of the short numbers", "105, 119 or 159, or has 116"),
        ("911", Use::Ring, "not one of the short numbers", "105, 119 or 159, or has 116"),
        ("18001 911", Use::Textphone, "not one of the short numbers", "105, 119 or 159"),
        ("12345", Use::Text, "not one of the short numbers", "6, 7 or 8"),
        ("808 800 5000", Use::Ring, "does not start with 0", "add its first 0"),
    ];

    #[test]
    fn a_number_that_nobody_can_use_in_this_way_is_refused_with_what_to_write() {
        for (text, used, message, hint) in REFUSED {
            let (text, used) = (*text, *used);
            let error = PhoneNumber::of_route(text, used).unwrap_err();
            assert!(error.to_string().contains(message), "{text}: {error}");
            assert!(error.hint().contains(hint), "{text}: {}", error.hint());
        }
    }
}
