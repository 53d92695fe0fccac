//! The fake Discord is as strict as it says: it fails who deserves it, and fails as it is told.
//!
//! `client` speaks to it as a program would, with an HTTP client of another make than the fake's
//! own. A test that provokes a violation takes it; one that does not would fail.

mod answers;
mod channels;
mod client;
mod copies;
mod gateway;
mod gateway_faults;
mod interactions;
mod moments;
mod permissions;
mod pins;
mod posting;
mod posts;
mod pressed;
mod routes;
mod routes_faults;
mod serenity_client;
