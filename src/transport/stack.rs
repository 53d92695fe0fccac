//! Work that leaves nothing on the stack.
//!
//! Memory that is freed is overwritten by the allocator (`main.rs`); the stack is not freed, and holds what was there until something
//! else comes to lie at that very place. So the work has frames of its own, and these are overwritten after it.

use std::hint::black_box;

/// How deep the frames of reading, checking and answering an interaction reach at most, in bytes, also in a debug build.
const DEPTH: usize = 64 * 1024;

/// Does `work`, and overwrites what it has left on the stack. Only what it returns remains, in the frame of whoever called.
pub(crate) fn leaving_no_stack<T>(work: impl FnOnce() -> T) -> T {
    let done = in_frames_of_its_own(work);
    overwrite();
    done
}

#[inline(never)]
fn in_frames_of_its_own<T>(work: impl FnOnce() -> T) -> T {
    black_box(work())
}

/// Writes zeros where the frames were. Nobody reads them, which the compiler is not told.
#[inline(never)]
fn overwrite() {
    black_box(&mut [0_u8; DEPTH]);
}
