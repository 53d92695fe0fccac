//! What a person at a terminal writes to disk: a check of what is due, a new area, the handbook.
//!
//! - `folder` is the folder that a person works on, `writing` puts files on disk by way of `beside`;
//! - `output_folder` is the folder into which the handbook goes, and `apart` keeps it out of the content;
//! - `conversation` asks, is answered and can be asked to go back; `role` asks for a role, `nations` are what is typed for one;
//! - `verify` walks through what is due, `area` asks for a new area.

mod apart;
pub(crate) mod area;
mod beside;
mod conversation;
mod folder;
mod journal;
mod nations;
mod output_folder;
mod role;
#[cfg(test)]
mod test_folder;
pub(crate) mod verify;
mod writing;

pub(crate) use apart::is_apart;
pub(crate) use conversation::{
    Conversation, Interview, NoAnswer, Stopped, Terminal, ToAsk, YES_OR_NO, typed_wrongly,
};
pub(crate) use folder::{Folder, FolderUse, Opened};
pub(crate) use nations::NATIONS;
pub(crate) use output_folder::OutputFolder;
pub(crate) use role::{is_a_role, role};
pub(crate) use writing::create;
