//! Whatever is in a file of content, of each kind: either the content loads, or each problem has its place in its file and a
//! next step, and can be printed.
//!
//! The first byte of an input chooses the file, and the others are its text. It is judged without any other file first, which
//! is soon done; what is right by itself, and one in so many of the others, is judged as part of the whole. Of content that
//! loads the commands, the boards and some answers are made, and those fit and have their numbers.

#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost::judge;
use signpost_fuzz::laid::{alone, is_its_own, laid_over, placed};
use signpost_fuzz::loaded::{is_loaded_or_told, is_usable};
use signpost_fuzz::told::are_told;

/// One in so many files that are wrong by themselves is judged as part of the whole all the same.
const ONE_IN: usize = 32;

fuzz_target!(|input: &[u8]| {
    let Some((place, text)) = placed(input) else { return };
    let problems = judge::content(&alone(place, text)).expect_err("one file is no content");
    are_told(&problems);
    if problems.iter().any(is_its_own) && !text.len().is_multiple_of(ONE_IN) {
        return;
    }
    if let Some(loaded) = is_loaded_or_told(&laid_over(place, text)) {
        is_usable(loaded);
    }
});
