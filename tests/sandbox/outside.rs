//! The parent: starts the child as each kind of process, under each account, and compares what came of each act.
//!
//! Without a sandbox every act has to succeed: else its failure inside would say nothing.

use std::env;
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use serde_json::json;
use tempfile::TempDir;

use crate::acts;
use crate::inside::{Found, Kind, Part};
use crate::place::LaidPlace;

/// The variable in which the child finds its part.
pub(crate) const INSIDE: &str = "SIGNPOST_SANDBOX_PART";

/// The superuser, and the account of the image.
const ROOT: u32 = 0;
const IN_THE_IMAGE: u32 = 65532;

/// Tries everything, and prints what was not as it has to be.
pub(crate) fn run() -> ExitCode {
    let mut wrong = Vec::new();
    let accounts = accounts();
    for account in &accounts {
        for kind in [Kind::Free, Kind::Serve, Kind::Run] {
            match tried(*account, kind) {
                Ok(found) => wrong.extend(judged(*account, kind, &found)),
                Err(why) if env::var_os("SIGNPOST_NO_SKIPS").is_none() => {
                    eprintln!("skipped: this kernel cannot confine all: {why}");
                    return ExitCode::SUCCESS;
                }
                Err(why) => wrong.push(format!("SIGNPOST_NO_SKIPS is set, but {why}")),
            }
        }
    }
    let (acts, accounts) = (acts::all().len(), accounts.len());
    if wrong.is_empty() {
        println!(
            "sandbox: {acts} acts, each refused to `serve` and `run` under {accounts} accounts"
        );
        return ExitCode::SUCCESS;
    }
    println!("sandbox: FAILED\n{}", wrong.join("\n"));
    ExitCode::FAILURE
}

/// Returns the accounts under which acts can be tried.
fn accounts() -> Vec<u32> {
    let own = rustix::process::getuid().as_raw();
    if own == ROOT {
        return vec![ROOT, IN_THE_IMAGE];
    }
    if env::var_os("SIGNPOST_NO_SKIPS").is_some() {
        eprintln!("this account cannot take others: acts are tried under it alone");
    }
    vec![own]
}

/// Starts a child and returns what it has found; or why it could not enter the sandbox.
fn tried(account: u32, kind: Kind) -> Result<Vec<Found>, String> {
    let laid = LaidPlace::lay(account).expect("the ground can be laid");
    let (_folder, program) = for_everybody();
    let part = json!(Part { place: laid.place.clone(), kind }).to_string();
    let mut child = Command::new(program)
        .uid(account)
        .gid(account)
        .env(INSIDE, part)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program can be started");
    let mut found = Vec::new();
    for line in BufReader::new(child.stdout.take().expect("it is piped")).lines() {
        let line = line.expect("it writes text");
        match serde_json::from_str(&line).expect("it writes what it has found") {
            Found::Entered(Ok(())) => {
                assert_is_closed(child.id(), account, kind);
                laid.replace_content().expect("it can be replaced");
                let told = child.stdin.as_mut().map(|it| it.write_all(b"\n"));
                told.expect("it is piped").expect("it waits");
            }
            Found::Entered(Err(why)) => {
                child.wait().ok();
                return Err(why);
            }
            other => found.push(other),
        }
    }
    assert!(child.wait().expect("it ends").success(), "{found:?}");
    Ok(found)
}

/// Asserts that no other process of the account can read the child's memory: its files in `/proc` belong to the
/// superuser then. See proc(5).
fn assert_is_closed(child: u32, account: u32, kind: Kind) {
    let environ = fs::metadata(format!("/proc/{child}/environ")).expect("it runs");
    let owner = if kind == Kind::Free { account } else { ROOT };
    assert_eq!(environ.uid(), owner, "{kind:?} as {account}");
}

/// Returns a copy of this program that every account may start.
fn for_everybody() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("there is room for a copy");
    let program = folder.path().join("sandbox");
    let this = env::current_exe().expect("this is a program");
    fs::copy(this, &program).expect("it can be copied");
    open_to_all(folder.path());
    open_to_all(&program);
    (folder, program)
}

fn open_to_all(path: &Path) {
    fs::set_permissions(path, Permissions::from_mode(0o755)).expect("it is ours");
}

/// Returns what was not as it has to be.
fn judged(account: u32, kind: Kind, found: &[Found]) -> Vec<String> {
    let acts = acts::all();
    let mut wrong = Vec::new();
    if found.len() != acts.len() + 1 || found.first() != Some(&Found::Replaced(true)) {
        wrong.push(format!("{kind:?} as {account}: what took the content's place: {found:?}"));
    }
    let tried = found.iter().filter_map(|it| match it {
        Found::Tried { name, error, answered } => Some((name, error, answered)),
        _ => None,
    });
    for (act, (name, error, answered)) in acts.iter().zip(tried) {
        let may = kind == Kind::Free || (kind == Kind::Run && act.is_for_connections);
        if env::var_os("SIGNPOST_SANDBOX_SHOW").is_some() {
            println!("{account:>5} {kind:?}: {name}: {}", error.as_deref().unwrap_or("done"));
        }
        if act.name != name || may != error.is_none() || !answered {
            wrong.push(format!("{kind:?} as {account}: {name}: {error:?}, answered {answered}"));
        }
    }
    wrong
}
