//! `signpost boards show`: each board as people will see it. No token, no network.
//!
//! It is what a safeguarding lead reads before approving a board, so the words and the buttons are
//! those of the post, also of the one in a server that has set nothing.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::super::files;
use super::super::origins::OriginArgs;
use super::super::output::print;
use super::super::parsers::server_id;
use crate::answer::{Query, Setting, Subject, answer};
use crate::failure::Failure;
use crate::live::Snapshot;
use crate::schema::suggestion;
use crate::values::{BoardId, Id};
use crate::{clock, render};

/// Which boards, and how they are shown.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Only this board, such as `worried`
    board: Option<String>,
    /// As in this server of the configuration; else as where nothing is set
    #[arg(long, value_name = "SERVER_ID", value_parser = server_id, requires = "config")]
    server: Option<u64>,
    /// Print a JSON array: the id of each board, and the message that Discord is sent
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let from = files::read(from)?;
        files::configured(&from, self.server)?;
        let boards = self.boards(&from)?;
        let setting = from.setting(clock::now(), self.server);
        print(&if self.json {
            as_json(&from, &boards, &setting)
        } else {
            let text = |id: &BoardId| {
                let query = Query::of(Subject::Board(id.clone()));
                let mut reply = answer(from.content(), &query, &setting);
                // A post leads on and not back.
                reply.back = None;
                format!("{id}\n{}\n{}", "=".repeat(id.as_str().len()), render::terminal(&reply))
            };
            boards.iter().map(text).collect::<Vec<_>>().join("\n\n")
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn boards(&self, from: &Snapshot) -> Result<Vec<BoardId>, Failure> {
        let all = &from.content().boards;
        let Some(wanted) = &self.board else {
            return Ok(all.iter().map(|(id, _)| id.clone()).collect());
        };
        let found = BoardId::parse(wanted).and_then(|id| Some(all.get(&id)?.0.clone()));
        found.map(|id| vec![id]).ok_or_else(|| {
            let known: Vec<&str> = all.iter().map(|(id, _)| id.as_str()).collect();
            let list = || format!("known are: {}", known.join(", "));
            let hint = suggestion(wanted, known.iter().copied(), list);
            Failure::usage(format!("there is no board `{wanted}`"), hint)
        })
    }
}

fn as_json(from: &Snapshot, boards: &[BoardId], setting: &Setting<'_>) -> String {
    let messages = boards.iter().filter_map(|id| {
        let post = render::board_post(from.content(), id, setting)?;
        Some(json!({ "board": id.as_str(), "message": post.message }))
    });
    format!("{:#}\n", serde_json::Value::from_iter(messages))
}
