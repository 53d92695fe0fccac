//! Faults that people reported of other programs: each is at least one test of what is right here.
//!
//! A file holds those of one part of the program.

mod decoder;
