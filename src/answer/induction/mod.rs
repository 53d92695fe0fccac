//! `/induction`: the volunteers' steps, then questions to ask themselves. Only the asker sees it.
//!
//! Only the buttons say where somebody is in it: what they read, chose or skipped is not kept, and
//! no answer depends on it. Any page can be left, and any old message leads back. `whole` has all of
//! it as one text to review.

mod pages;
mod parts;
mod whole;

pub(super) use pages::{answer, end, stopped, way};

pub(super) use whole::{in_print, whole};
