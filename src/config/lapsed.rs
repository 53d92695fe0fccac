//! Which approvals of a configuration have lapsed: readers are told so until there is a new one.
//!
//! It is no error: the words are right, and can be used.

use jiff::civil::Date;

use super::approval::{Lapse, LapseReason};
use super::file::Config;
use crate::content::Content;
use crate::schema::At::{Index, Key};
use crate::schema::Problem;

/// What to do about an approval that has lapsed.
const HOW_TO_APPROVE: &str = "boards, `/about` and the handbook say so to readers; ask who approves it to read it again, then set `on` and `next` of `approval`";

impl Config {
    /// Returns each approval that has lapsed on the day `today`, where the file has its server.
    pub(crate) fn lapsed_approvals(&self, content: &Content, today: Date) -> Vec<Problem> {
        let Some(file) = self.source() else {
            return Vec::new();
        };
        let each = self.lapsed(content, today).map(|(server, Lapse { since, why })| {
            let number = server.guild.to_string();
            let guild = (0..file.count(&[Key("server")]))
                .map(|nth| [Key("server"), Index(nth), Key("guild")])
                .find(|path| file.written(path).contains(&number));
            let at = guild.map_or(0..0, |path| file.place(&path));
            let why = match why {
                LapseReason::Changed => "the content has changed",
                LapseReason::Due => "the next one was due",
            };
            let message = format!("the approval of this server has lapsed since {since}: {why}");
            Problem::due(file, at, message).hint(HOW_TO_APPROVE)
        });
        each.collect()
    }
}
