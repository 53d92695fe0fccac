//! Whatever hours an office has, on whatever days: it is open and shut as a walk minute by minute says, in every nation.
//!
//! The walk goes over the changes of the clocks in March and October, over holidays and over midnight. What was said at its
//! first minute holds as long as the program says, and ends at an edge of the hours.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use signpost::values::Nation;
use signpost_fuzz::tables::{MadeCalendar, MadeDay, MadeHours};
use signpost_fuzz::walked::Walked;

#[derive(Debug, Arbitrary)]
struct Office {
    day: MadeDay,
    minute: u16,
    nation: u8,
    hours: MadeHours,
    calendar: MadeCalendar,
}

fuzz_target!(|office: Office| {
    let Office { day, minute, nation, hours, calendar } = office;
    if hours.week.is_empty() {
        return;
    }
    let Some(walked) = Walked::of(&calendar, Some(&hours)) else { return };
    let nation = Nation::ALL[usize::from(nation) % Nation::ALL.len()];
    walked.is_as_a_walk_says(nation, day, minute);
});
