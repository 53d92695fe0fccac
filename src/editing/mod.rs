//! A person at a terminal changes content: verifies what is due, or adds an area.
//!
//! - `folder` is the folder that a person works on, `writing` puts files on disk by way of `beside`;
//! - `conversation` asks and is answered; `role` asks for a role;
//! - `verify` walks through what is due, `area` asks for a new area.

pub(crate) mod area;
mod beside;
mod conversation;
mod folder;
mod role;
pub(crate) mod verify;
mod writing;

pub(crate) use beside::{is_left_over, put};
pub(crate) use conversation::{Conversation, Stopped, Terminal};
pub(crate) use folder::{Folder, Opened};
pub(crate) use role::role;
