//! Which approvals of a configuration have lapsed: readers are told so until there is a new one.
//!
//! That is no error: the words are right, and can be used. One of a day that is yet to come is a slip, which `check` refuses.

use std::ops::Range;

use jiff::civil::Date;

use super::approval::{Lapse, LapseReason};
use super::file::Config;
use super::server::Server;
use crate::content::Content;
use crate::schema::At::{Index, Key};
use crate::schema::{Problem, SourceFile};

/// What to do about an approval that has lapsed.
const HOW_TO_APPROVE: &str = "boards, `/about` and the handbook say so to readers; ask who approves it to read it again, then set `on` and `next` of `approval`";

impl Config {
    /// Returns each approval that does not hold on the day `today`, where the file has its server: it has lapsed, or its day
    /// is yet to come.
    pub(crate) fn lapsed_approvals(&self, content: &Content, today: Date) -> Vec<Problem> {
        let Some(file) = self.source() else {
            return Vec::new();
        };
        let lapsed = self.lapsed(content, today).map(|(server, Lapse { since, why })| {
            let why = match why {
                LapseReason::Changed => "the content has changed",
                LapseReason::Due => "the next one was due",
            };
            let message = format!("the approval of this server has lapsed since {since}: {why}");
            Problem::due(file, place(server, file), message).hint(HOW_TO_APPROVE)
        });
        let ahead = self.servers.values().filter_map(|server| {
            let on = server.approval.as_ref().filter(|it| !it.is_given(today))?.on;
            let message = format!(
                "the approval of this server is of {on}, a day that is yet to come: no change of the words would end it before"
            );
            let problem = Problem::error(file, place(server, file), message);
            Some(problem.hint("write the day on which somebody approved the words into `on`"))
        });
        lapsed.chain(ahead).collect()
    }
}

/// Returns where the file names a server.
fn place(server: &Server, file: &SourceFile) -> Range<usize> {
    let number = server.guild.to_string();
    let guild = (0..file.count(&[Key("server")]))
        .map(|nth| [Key("server"), Index(nth), Key("guild")])
        .find(|path| file.written(path).contains(&number));
    guild.map_or(0..0, |path| file.place(&path))
}
