//! The copy of libphonenumber's patterns, and what the program makes of it, held to the `phonenumber` crate.
//!
//! A wrong digit in a helpline's number is the worst error that Signpost can make, so a number is right only where
//! both say so. Premium rate (09) is the one difference: the program refuses it.

use phonenumber::country::GB;
use signpost::values::{PhoneNumber, PhoneNumberError};

#[test]
fn the_copy_is_what_libphonenumber_has_now() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/values/gb_numbers.rs");
    let copy = std::fs::read_to_string(path).unwrap();
    let now = signpost_checks::gb_numbers().unwrap();
    assert!(copy == now, "run `cargo run -p signpost-checks > src/values/gb_numbers.rs`");
}

/// Asserts that our verdict is libphonenumber's, but for premium rate; returns it.
#[track_caller]
fn agrees(text: &str) -> bool {
    let ours = PhoneNumber::parse(text);
    if text.starts_with("09") {
        assert_eq!(ours, Err(PhoneNumberError::PremiumRate(text.to_owned())));
        return false;
    }
    let theirs = phonenumber::parse(Some(GB), text)
        .is_ok_and(|number| number.is_valid() && number.country().id() == Some(GB));
    assert_eq!(ours.is_ok(), theirs, "{text}");
    theirs
}

#[test]
fn our_verdict_and_libphonenumber_s_are_one() {
    for (_, kind) in signpost_checks::kinds().unwrap() {
        let text = format!("0{}", kind.example().unwrap());
        assert!(agrees(&text) || text.starts_with("09"), "{text}");
    }
    // A linear congruential generator gives every run the same sample.
    let mut state = 1_u32;
    let mut digit = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'0' + state.to_be_bytes()[0] % 10)
    };
    for length in [9, 10, 11, 12].repeat(250) {
        for prefix in ["01", "02", "03", "07", "08", "09"] {
            let rest = (prefix.len()..length).map(|_| digit());
            agrees(&prefix.chars().chain(rest).collect::<String>());
        }
    }
}
