//! Mixed traffic under strace: no file is opened for writing, no call is refused but one that is meant to be, and no
//! connection leaves but to Discord.
//!
//! The C library's next version may make other calls: this is where that shows.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::port_of;
use crate::endpoint::{Listening, Signer, serving};
use crate::support::again::again_until;
use crate::support::discord::{Discord, Now, SOON};
use crate::support::interactions::{marked, of_unknown_type, ping};
use crate::support::running::Running;
use crate::support::skips::skipped;
use crate::support::walk::walk;
use crate::support::{LISTED, definitions};

/// What may be refused: how glibc asks for a thread first, and how it asks whether a cache of names runs.
const MEANT: [&str; 3] = ["clone3(", "socket(AF_UNIX,", "socket(AF_NETLINK,"];

/// What was called.
struct Trace {
    /// Every line, from the program's start.
    all: String,
    /// Those since the sandbox was entered.
    inside: Vec<String>,
}

impl Trace {
    fn read(file: &Path) -> Self {
        let all = whole_lines(&fs::read_to_string(file).unwrap());
        let entered =
            all.lines().skip_while(|line| !line.contains("seccomp(SECCOMP_SET_MODE_FILTER"));
        let inside: Vec<String> = entered.skip(1).map(str::to_owned).collect();
        assert!(inside.len() > 1000, "{} calls are too few", inside.len());
        Self { all, inside }
    }

    /// Asserts what holds of every program that answers.
    fn assert_is_harmless(&self) {
        let writes = |line: &&str| {
            let opens = line.contains("openat(") || line.contains(" open(");
            let to_write = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
            opens && to_write.iter().any(|flag| line.contains(flag)) && !line.contains("\"/dev/")
        };
        let written: Vec<_> = self.all.lines().filter(writes).collect();
        assert_eq!(written, [""; 0], "opened for writing");
        let refused: Vec<_> = self.inside.iter().filter(|line| is_refused(line)).collect();
        assert_eq!(refused, [""; 0], "refused");
        let started = |line: &&String| line.contains("execve(") || line.contains("fork(");
        assert_eq!(self.inside.iter().find(started), None, "started");
    }

    /// Returns each port to which a connection went or was tried.
    fn ports(&self) -> Vec<u16> {
        static PORT: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"connect\(.*port=htons\((\d+)\)").unwrap());
        let found = self.inside.iter().filter_map(|line| PORT.captures(line));
        let mut ports: Vec<u16> = found.map(|it| it[1].parse().unwrap()).collect();
        ports.sort_unstable();
        ports.dedup();
        ports
    }
}

/// Returns a trace with each call on one line: where two threads call at once, strace writes the beginning of a call and
/// its end apart. See strace(1).
fn whole_lines(trace: &str) -> String {
    let (mut begun, mut whole) = (HashMap::new(), String::new());
    for line in trace.lines() {
        let thread = line.split_whitespace().next().unwrap_or_default();
        if let Some(start) = line.strip_suffix("<unfinished ...>") {
            begun.insert(thread, start);
        } else if let Some((_, end)) = line.split_once(" resumed>") {
            whole += begun.remove(thread).unwrap_or(line);
            whole += end;
            whole.push('\n');
        } else {
            whole += line;
            whole.push('\n');
        }
    }
    whole
}

/// Returns whether a call was refused that is not meant to be.
fn is_refused(line: &str) -> bool {
    let errors = ["= -1 ENOSYS", "= -1 EACCES", "= -1 EPERM"];
    errors.iter().any(|error| line.contains(error)) && !MEANT.iter().any(|it| line.contains(it))
}

fn has_strace() -> bool {
    let found = Command::new("strace").arg("-V").output().is_ok_and(|it| it.status.success());
    if !found {
        skipped("there is no strace");
    }
    found
}

/// A folder with configuration that can be changed.
fn site() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("signpost.toml");
    fs::copy("signpost.example.toml", &config).unwrap();
    let config = config.display().to_string();
    (folder, config)
}

/// Changes the configuration, and waits until it is read.
fn change(running: &Running, config: &str) {
    let text = fs::read_to_string(config).unwrap();
    fs::write(format!("{config}.new"), format!("{text}\n# Changed.\n")).unwrap();
    fs::rename(format!("{config}.new"), config).unwrap();
    running.wait_for_log("content and configuration were read again", SOON);
}

#[test]
fn serve_writes_nothing_reaches_nobody_and_is_refused_nothing_that_it_needs() {
    if !has_strace() {
        return;
    }
    let (folder, config) = site();
    let trace = folder.path().join("trace");
    let args = ["--config", &config, "--admin", "127.0.0.1:0"];
    let serve = Listening::of(serving().args(&args).traced(&trace));
    let signer = Signer::discord();
    let asked = |interaction: &Value| {
        let mut interaction = interaction.clone();
        interaction["guild_id"] = json!(LISTED);
        let answer = serve.ask(&signer.signs(interaction.to_string()));
        assert_eq!(answer.status, 200);
        serde_json::from_slice(&answer.body).unwrap()
    };
    let walk = walk(&definitions(), asked);
    walk.assert_signposted();
    for odd in [ping(), marked(), of_unknown_type()] {
        assert_eq!(serve.ask(&signer.signs(odd.to_string())).status, 200);
    }
    assert_eq!(serve.ask(&Signer::somebody_else().signs("{}")).status, 401);
    change(&serve.running, &config);
    end(serve.running, &trace);
    let trace = Trace::read(&trace);
    trace.assert_is_harmless();
    assert_eq!(trace.ports(), [0; 0]);
}

#[test]
fn run_writes_nothing_reaches_discord_alone_and_is_refused_nothing_that_it_needs() {
    if !has_strace() {
        return;
    }
    let (folder, config) = site();
    let trace = folder.path().join("trace");
    let discord = Discord::start();
    let run = Running::on(&discord).args(&["run", "--config", &config, "--admin", "127.0.0.1:0"]);
    let run = run.traced(&trace).start();
    discord.wait_until_ready(SOON);
    let walk = walk(&definitions(), |interaction| {
        let mut interaction = interaction.clone();
        interaction["guild_id"] = json!(LISTED);
        let sent = discord.send(&interaction);
        discord.answer(&sent)
    });
    walk.assert_signposted();
    discord.now(&Now::Close(4000));
    run.wait_for_log("the connection to the gateway is lost", SOON);
    let resumed = || run.log().matches("connected to the gateway").count() >= 2;
    again_until(|| "it has not resumed".to_owned(), resumed);
    change(&run, &config);
    end(run, &trace);
    let trace = Trace::read(&trace);
    trace.assert_is_harmless();
    let ports = trace.ports();
    assert!(ports.contains(&port_of(&discord)) && ports.len() == 2, "{ports:?}");
}

/// Ends a program that is traced, and waits until all of the trace is written.
fn end(mut running: Running, trace: &Path) {
    running.signal("TERM");
    assert_eq!(running.exit_code(SOON), 0);
    let written = || fs::read_to_string(trace).is_ok_and(|text| text.contains("+++ exited with 0"));
    again_until(|| "the trace has no end".to_owned(), written);
}
