//! The whole of a first evening, as `docs/hosting/first-evening.md` tells it: from an empty folder to a pressed button.
//!
//! Every command of that page runs in its order, against the fake Discord, and each line that the page shows under it
//! has to come. What a host does on Discord meanwhile is done here. A command that the page gains has no place here,
//! and so fails until somebody gives it one.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;
use tempfile::TempDir;

use crate::support::discord::{Discord, GUILD, SOON, TOKEN};
use crate::support::interactions::press;
use crate::support::running::{Prepared, Running};
use crate::support::terminal::{Ended, Person};
use crate::support::{missing_signpost, program, text};

const PAGE: &str = include_str!("../../../docs/hosting/first-evening.md");

/// One command of the page, and the lines that it shows under it.
#[derive(Debug, Default)]
struct PageStep {
    command: String,
    shows: Vec<String>,
}

/// Returns the commands of the page in their order.
fn steps() -> Vec<PageStep> {
    let mut steps: Vec<PageStep> = Vec::new();
    for (nth, block) in PAGE.split("```").enumerate() {
        let Some((kind, lines)) = block.split_once('\n').filter(|_| nth % 2 == 1) else { continue };
        match kind {
            "sh" => {
                steps.push(PageStep { command: lines.trim().to_owned(), ..PageStep::default() })
            }
            _ => {
                let step = steps.last_mut().expect("a command comes first");
                step.shows.extend(lines.lines().map(str::to_owned));
            }
        }
    }
    steps
}

/// Returns the answers of the page's table, each with its question.
fn answers() -> Vec<(&'static str, &'static str)> {
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let rows = rows.filter_map(|row| row.split_once(" | "));
    rows.filter(|(question, _)| *question != "it asks for").collect()
}

/// A host at their machine.
struct Evening {
    discord: Discord,
    folder: TempDir,
    path: String,
}

impl Evening {
    fn begins() -> Self {
        let folder = TempDir::new().unwrap();
        let programs = folder.path().join("bin");
        fs::create_dir(&programs).unwrap();
        symlink(fs::canonicalize(program().get_program()).unwrap(), programs.join("signpost"))
            .unwrap();
        let path = format!("{}:/usr/bin:/bin", programs.display());
        let at_home = folder.path().join("home");
        fs::create_dir(at_home).unwrap();
        fs::create_dir(folder.path().join("account")).unwrap();
        Self { discord: Discord::start(), folder, path }
    }

    fn home(&self) -> std::path::PathBuf {
        self.folder.path().join("home")
    }

    /// The folder of the account, which is not the one in which the bot is.
    fn account(&self) -> std::path::PathBuf {
        self.folder.path().join("account")
    }

    fn token(&self) -> std::path::PathBuf {
        self.account().join(".config/signpost/token")
    }

    fn set(&self) -> Vec<(&'static str, String)> {
        let token = self.token();
        let mut set = vec![
            ("PATH", self.path.clone()),
            ("HOME", self.account().display().to_string()),
            ("DISCORD_API_BASE", self.discord.base()),
        ];
        if token.exists() {
            set.push(("DISCORD_TOKEN_FILE", token.display().to_string()));
        }
        set
    }

    /// Types a command that ends by itself, and returns what is seen of it.
    #[track_caller]
    fn types(&self, command: &str, typed: &str) -> String {
        let mut shell = Command::new("sh");
        shell.args(["-c", command]).current_dir(self.home()).env_clear().envs(self.set());
        let piped = || Stdio::piped();
        let mut shell = shell.stdin(piped()).stdout(piped()).stderr(piped()).spawn().unwrap();
        shell.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        let output = shell.wait_with_output().unwrap();
        let seen = [output.stdout, output.stderr].map(|bytes| super::text(&bytes)).concat();
        assert!(output.status.success(), "{command}: {seen}");
        seen
    }

    /// Starts a command that goes on.
    fn starts(&self, command: &str) -> Prepared {
        let args: Vec<&str> = command.split(' ').skip(1).collect();
        let prepared = Running::alone().args(&args).within(&self.home());
        self.set().iter().fold(prepared, |prepared, (name, value)| prepared.env(name, value))
    }

    /// Answers the seven questions as the page does.
    fn answers_the_questions(&self) -> String {
        let set = self.set();
        let set: Vec<(&str, &str)> = set.iter().map(|(name, it)| (*name, it.as_str())).collect();
        let mut person = Person::starts_with(&self.home(), &["init"], &set);
        for (question, answer) in answers() {
            person.answers(question, answer);
        }
        let (ended, seen) = person.sees_the_end();
        assert_eq!(ended, Ended::With(0), "{seen}");
        seen
    }
}

#[test]
fn every_step_of_the_first_evening_works_from_an_empty_folder_to_a_pressed_button() {
    let evening = Evening::begins();
    let mut done = Vec::new();
    for PageStep { command, shows } in steps() {
        let seen = match command.as_str() {
            // That program is the one that is tried here.
            "cargo install --path . --locked" => String::new(),
            "signpost preview --open" => {
                let preview = evening.starts("signpost preview").args(&["--listen", "127.0.0.1:0"]);
                preview.start().wait_for_log("Preview: ", SOON)
            }
            writes if writes.starts_with("(umask 077; ") => {
                evening.types(writes, &format!("{TOKEN}\n"))
            }
            names if names.starts_with("export DISCORD_TOKEN_FILE=") => {
                let named = evening.types(&format!("{names}; echo \"$DISCORD_TOKEN_FILE\""), "");
                assert_eq!(named.trim(), evening.token().display().to_string());
                named
            }
            "signpost init" => evening.answers_the_questions(),
            "signpost invite --config signpost.toml" => {
                let seen = evening.types(&command, "");
                evening.discord.add_guild(GUILD);
                evening.discord.add_channel(GUILD, "645027906669510667");
                seen
            }
            "signpost ask /contacts area:luton" => evening.types(&command, ""),
            "signpost doctor --config signpost.toml" => {
                let seen = evening.types(&command, "");
                assert!(!seen.contains("token's file"), "the token is in reach: {seen}");
                seen
            }
            "signpost run --config signpost.toml" => runs(&evening, &command),
            other => panic!("the page has a command that nobody has tried: {other}"),
        };
        for line in shows {
            assert!(seen.contains(&line), "{command} does not show: {line}\n{seen}");
        }
        done.push(command);
    }
    assert_eq!(done.len(), 9, "{done:?}");
    assert_only_the_host_reads(&evening.token());
}

/// Runs the bot until its boards are pinned, and presses a button on one; returns the log.
fn runs(evening: &Evening, command: &str) -> String {
    let running = evening.starts(command).start();
    let (discord, channel) = (&evening.discord, "645027906669510667");
    discord.wait_until_ready(SOON);
    running.wait_for_log("the commands were registered", SOON);
    crate::support::again::again_until(
        || format!("{} posts are pinned", discord.pins(channel).len()),
        || discord.pins(channel).len() == 3,
    );
    let post = &discord.messages(channel)[0];
    let button = post["components"][1]["components"][0].clone();
    let mut pressed =
        press(button["custom_id"].as_str().unwrap()).on_shared_message().in_server(GUILD).json();
    pressed["channel_id"] = json!(channel);
    pressed["message"]["id"] = post["id"].clone();
    let answer = discord.ask(&pressed);
    assert_eq!(missing_signpost(&answer), Vec::<&str>::new(), "{}", text(&answer));
    assert_eq!(answer["data"]["flags"].as_u64().map(|flags| flags & 64), Some(64), "{answer}");
    running.log()
}

fn assert_only_the_host_reads(file: &Path) {
    let mode = fs::metadata(file).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}
