//! Takes back what a run left that was cut off while it wrote new areas, before the folder is read.
//!
//! Both `area new` and `area import` begin with it.

use std::path::Path;

use super::super::output::say;
use crate::editing::area;
use crate::failure::Failure;

/// Takes back what an earlier run left that was cut off while it wrote; with `only_looks` that is for the next one.
pub(super) fn take_back(root: &Path, only_looks: bool) -> Result<(), Failure> {
    if only_looks && area::was_cut_off(root) {
        return Err(Failure::problems(
            "an earlier run was cut off while it wrote, and some of its files are here",
            "run it without --dry-run: that takes them out first",
        ));
    }
    let told = if only_looks { None } else { area::take_back_what_was_cut_off(root)? };
    if let Some(line) = told {
        say(&line);
    }
    Ok(())
}
