//! Whatever bytes arrive as an interaction, there is a response: valid JSON, whole, with its signpost, within Discord's
//! limits. It is the same whether it was kept from the last time or is made afresh.
//!
//! Each input is answered where servers are listed and where none are, by day, at night, and before offices open. What is
//! no UTF-8 is read as the endpoint reads it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost_fuzz::answered::is_answered;
use signpost_fuzz::bots::{BOTS, MOMENTS};

fuzz_target!(|bytes: &[u8]| {
    let arrived = String::from_utf8_lossy(bytes);
    for from in &*BOTS {
        for now in MOMENTS {
            is_answered(from, now, &arrived);
        }
    }
});
