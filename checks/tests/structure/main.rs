//! The walls of the house, seen by a parser: which file imports which, how large a room is, what a name means.
//!
//! `source` reads every file of `src/`, `names` finds which file a path leads to, `walls` holds the rules, and
//! `picture` draws what `docs/architecture.md` shows. Tests inside `src/` are left out: they may look anywhere.
//! Bless the picture with `SIGNPOST_BLESS=1 cargo test --package signpost-checks --test structure`.

mod names;
mod picture;
#[path = "../../../tests/it/rooms.rs"]
mod rooms;
mod source;
mod walls;
