//! The whole way of a first configuration: the questions, the last look, and the file.
//!
//! Nothing is written before the host has seen the file and what it makes of `/contacts`. No file that is there is touched.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::first_server::{FirstServer, InitAnswer};
use super::questions;
use super::rules::InitRules;
use crate::answer::{Asked, Query, Subject};
use crate::clock;
use crate::config::Config;
use crate::editing::{self, Conversation, Interview, Stopped, ToAsk, YES_OR_NO};
use crate::failure::Failure;
use crate::files::Origin;
use crate::live::{Origins, Snapshot};
use crate::render;
use crate::schema::{Problem, report, seen};
use crate::transport::reply_to;
use crate::values::says_a_role;

const OPENING: &str = "Seven questions make your first signpost.toml. At each of them you can type:\n  \
    back  answer the question before again\n  \
    ?     what the question means (or help)\n  \
    quit  stop, as with Ctrl-D\n\
    Nothing is written before the end, and nothing is sent anywhere.";

const HELP: &str = "  back: the question before, with what you said there. quit, or Ctrl-D: stop, with nothing written.";

const WRITE: &str = "yes: it is written. no: nothing is. back: change an answer first.";

/// Asks for a server and shows what it makes; returns the file's text, where the host wants it written.
///
/// # Errors
///
/// Where the person has left.
pub(crate) fn ask(
    with: &mut dyn Conversation,
    rules: InitRules<'_>,
    path: &Path,
) -> Result<Option<String>, Failure> {
    let asked = with.say(OPENING).and_then(|()| {
        Interview::new(with, HELP).through(|talk| {
            let server = questions::server(talk, rules)?;
            let path = path.display().to_string();
            match shown(rules, &server, &path) {
                Ok(shown) => talk.tell(&shown)?,
                // Each answer was judged with those before it.
                Err(problems) => talk.tell(&report::in_words(&problems))?,
            }
            let words = format!("Write {path}?");
            let wanted = talk.choose(ToAsk { words: &words, help: WRITE }, YES_OR_NO)?;
            Ok(wanted.then(|| rules.text(&server)))
        })
    });
    asked.map_err(Stopped::nothing_written)
}

/// Returns what would be written, and what `/contacts` says with it in that server.
///
/// # Errors
///
/// Every problem of the configuration.
pub(crate) fn shown(
    rules: InitRules<'_>,
    server: &FirstServer,
    path: &str,
) -> Result<String, Vec<Problem>> {
    let config = rules.config(server, path)?;
    let text = rules.text(server);
    let contacts = contacts(rules, config);
    let roles = [InitAnswer::LeadRole, InitAnswer::DeputyRole].map(|asked| server.role(asked));
    let doubtful = roles.into_iter().flatten().filter(|role| !says_a_role(role));
    let doubts: String = doubtful
        .map(|role| {
            format!("Is `{role}` a role, and nobody's name? Everybody in the server sees it.\n")
        })
        .collect();
    let under = |title: &str| format!("{title}\n{}", "-".repeat(title.chars().count()));
    Ok(format!(
        "\n{}\n{text}\n{}\n{contacts}{doubts}",
        under(path),
        under("What /contacts will say in your server")
    ))
}

/// Returns the reply to `/contacts` in the one server of a configuration, as a terminal shows it.
fn contacts(rules: InitRules<'_>, config: Config) -> String {
    let guild = config.servers.keys().next().copied();
    let snapshot = Snapshot::new(Arc::new(rules.loaded.clone()), config);
    let asked = Asked::ephemerally(Query::of(Subject::Contacts(None)));
    render::terminal(&reply_to(&snapshot, clock::now(), guild, &asked))
}

/// Ensures that the file can be new, before anything is asked for it.
///
/// # Errors
///
/// Where there is one already, where it names no file, or where its folder is not there or may not be written.
pub(crate) fn is_free(path: &Path) -> Result<(), Failure> {
    if path.is_symlink() || path.exists() {
        let message = format!("`{}` is there already, and is left as it is", path.display());
        let hint = "edit that one, as signpost.example.toml shows, or name another file with --out";
        return Err(Failure::usage(message, hint));
    }
    let is_folder = path.as_os_str().as_encoded_bytes().ends_with(b"/");
    if is_folder || path.file_name().is_none() || path == Path::new("-") {
        let hint = "name the file too, such as --out signpost.toml";
        return Err(Failure::usage(format!("`{}` names no file", path.display()), hint));
    }
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Err(cause) = may_be_written(folder) else { return Ok(()) };
    let message = format!("`{}` cannot be written: {cause}", path.display());
    let hint =
        format!("make the folder `{}`, or name a file elsewhere with --out", folder.display());
    let hint = if folder.is_dir() { ELSEWHERE.to_owned() } else { hint };
    Err(Failure::usage(message, hint))
}

const ELSEWHERE: &str = "name a file in a folder that you may write with --out";

/// Ensures that a file can be made in a folder.
#[cfg(unix)]
fn may_be_written(folder: &Path) -> Result<(), std::io::Error> {
    use rustix::fs::Access;
    std::fs::read_dir(folder).map(drop)?;
    Ok(rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
}

/// Ensures that there is such a folder; elsewhere, writing the file says whether that can be done.
#[cfg(not(unix))]
fn may_be_written(folder: &Path) -> Result<(), std::io::Error> {
    std::fs::read_dir(folder).map(drop)
}

/// Writes the file.
///
/// # Errors
///
/// Where it cannot be written.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), Failure> {
    editing::create(path, text).map_err(|failed| {
        let hint = match failed.cause.kind() {
            ErrorKind::AlreadyExists => "somebody has made it meanwhile: name another with --out",
            _ => {
                "name a file in a folder that you may write with --out; what is above can be copied"
            }
        };
        Failure::problems(failed.to_string(), hint)
    })
}

/// Returns what a host does next with the file, beside the content that it was made for.
pub(crate) fn next_steps(path: &Path, content: Origin) -> String {
    let origins = Origins { content, config: Some(path.to_owned()) };
    let [invite, doctor, preview] =
        ["invite", "doctor", "preview --open"].map(|words| origins.command(words));
    let path = path.display().to_string();
    format!(
        "Written: {}\nNext:\n  {preview}   every reply, before anybody else sees one\n  {invite}   the address that installs the bot\n  {doctor}   what is still missing, a line each\n",
        seen(&path)
    )
}
