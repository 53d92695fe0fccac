//! How the approval of a server's words is: never given, in force, or lapsed.
//!
//! Boards, `/about`, `/board` and the handbook's foot say so; no reply to somebody who asks for help does.

use super::setting::Setting;
use crate::config::{Approval, Lapse};
use crate::content::Content;

/// How the approval of what a server reads is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'s> {
    /// Nobody has approved the words.
    Draft,
    /// Somebody has, and that holds.
    Approved(&'s Approval),
    /// Somebody had, and that holds no more.
    Lapsed(&'s Approval, Lapse),
}

impl<'s> Standing<'s> {
    /// Returns how it is in `setting`, on the day of that.
    pub fn of(content: &Content, setting: &Setting<'s>) -> Self {
        let version = content.signpost.version;
        match setting.server.and_then(|server| server.approval.as_ref()) {
            None => Self::Draft,
            Some(approval) => match approval.lapse(version, setting.when.day()) {
                None => Self::Approved(approval),
                Some(lapse) => Self::Lapsed(approval, lapse),
            },
        }
    }
}
