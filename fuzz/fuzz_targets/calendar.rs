//! Whatever a calendar says of offices whose hours are not known: they are open, between and shut as a walk minute by minute
//! says, in every nation, on its bank holidays and on those of another nation that it may keep.
//!
//! The moments that the preview offers are right too: the next morning on which all offices are open, and the first quarter
//! of an hour in which all are between.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use signpost::values::Nation;
use signpost_fuzz::tables::{MadeCalendar, MadeDay};
use signpost_fuzz::walked::Walked;

#[derive(Debug, Arbitrary)]
struct Calendars {
    day: MadeDay,
    minute: u16,
    nation: u8,
    calendar: MadeCalendar,
}

fuzz_target!(|made: Calendars| {
    let Calendars { day, minute, nation, calendar } = made;
    let Some(walked) = Walked::of(&calendar, None) else { return };
    let nation = Nation::ALL[usize::from(nation) % Nation::ALL.len()];
    walked.is_as_a_walk_says(nation, day, minute);
    walked.offers_the_right_moments(day);
});
