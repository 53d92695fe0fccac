//! Public bug reports about other programs, tried on this one: each is a test whose name says what is right.
//!
//! Inputs are our own. What else there is of each kind is tested beside what it is about.

mod content;
