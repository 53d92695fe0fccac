//! Whatever files, folders and links are in a folder of content, with whatever names: nothing outside the folder is read,
//! and each file that is not used is told, with the next step.
//!
//! What is meant to be no content is left alone: a name that begins with a full stop, notes, and what editors keep beside a
//! file that is open.

#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost::files::{self, Origin};
use signpost_fuzz::folder::{LaidOut, MadeEntry};
use signpost_fuzz::used::is_used_or_told;

fuzz_target!(|entries: Vec<MadeEntry<'_>>| {
    let entries = &entries[..entries.len().min(30)];
    let laid_out = LaidOut::of(entries);
    for origin in [Origin::Over(laid_out.root()), Origin::Only(laid_out.root())] {
        match files::read(&origin) {
            Ok(tree) => is_used_or_told(&laid_out, &tree),
            Err(error) => panic!("{error}: {:?}", error.cause),
        }
    }
});
