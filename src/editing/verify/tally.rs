//! What a walk comes to: how many stamps, and what a person has to put right.
//!
//! It can forget what came after a mark: whoever goes back has not said it.

use crate::review::Due;

/// What has come of a walk so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    stamps: usize,
    to_put_right: Vec<String>,
}

/// How much of a tally there was at some time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TallyMark {
    stamps: usize,
    to_put_right: usize,
}

impl Tally {
    /// Returns how much there is now.
    pub(crate) const fn mark(&self) -> TallyMark {
        TallyMark { stamps: self.stamps, to_put_right: self.to_put_right.len() }
    }

    /// Forgets what came after a mark.
    pub(crate) fn back_to(&mut self, mark: TallyMark) {
        self.stamps = mark.stamps;
        self.to_put_right.truncate(mark.to_put_right);
    }

    /// Counts a stamp.
    pub(crate) const fn stamp(&mut self) {
        self.stamps += 1;
    }

    /// Lists a thing, and why it is to be put right.
    pub(crate) fn put_right(&mut self, due: &Due, why: &str) {
        self.to_put_right.push(format!("  {}: {}: {why}", due.file.path, due.called));
    }

    /// Returns it in lines, where so many things are still due; `again` is the command that goes through them.
    pub(crate) fn summary(&self, left: usize, again: &str) -> String {
        let mut lines =
            vec![format!("\n{} stamp(s) written, {left} thing(s) still due.", self.stamps)];
        if !self.to_put_right.is_empty() {
            lines.push(format!("To put right, then run `{again}` again:"));
            lines.extend(self.to_put_right.clone());
        }
        lines.join("\n")
    }
}
