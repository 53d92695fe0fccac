//! The real program, running against a fake Discord until a test has seen enough.
//!
//! It gets nothing of this environment but what is set here. What it writes is read while it runs,
//! so that no full pipe stops it and a test can wait for a line; it never outlives its test, and
//! the whole log is printed when that fails. Signals are sent as a person would, with `kill`.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::again::again_until;
use super::discord::{Discord, SOON, TOKEN};
use super::interactions::repeated_in;
use super::program;

/// How often a wait looks again.
const MOMENT: Duration = Duration::from_millis(10);

/// The program, running.
pub(crate) struct Running {
    child: Child,
    log: Arc<Log>,
    printed: Arc<Log>,
    readers: Vec<JoinHandle<()>>,
}

/// What it wrote so far, and a bell that rings with each line.
#[derive(Default)]
struct Log {
    text: Mutex<String>,
    grown: Condvar,
}

/// The program, before it is started.
pub(crate) struct Prepared {
    command: Command,
}

impl Running {
    /// Starts the program on these arguments, with the token, the fake's address and a full log.
    pub(crate) fn start(discord: &Discord, args: &[&str]) -> Self {
        Self::on(discord).args(args).start()
    }

    /// Starts `signpost run` with these arguments, and waits until it has a session.
    #[track_caller]
    pub(crate) fn connected(discord: &Discord, args: &[&str]) -> Self {
        let running = Self::on(discord).args(&["run"]).args(args).start();
        discord.wait_until_ready(SOON);
        running
    }

    /// Prepares the same, for more to be set.
    pub(crate) fn on(discord: &Discord) -> Prepared {
        let command = program();
        let prepared = Prepared { command }.env("DISCORD_TOKEN", TOKEN);
        prepared.env("DISCORD_API_BASE", &discord.base()).env("SIGNPOST_LOG", "trace")
    }

    /// Prepares the program where there is no Discord and no token, with a full log.
    pub(crate) fn alone() -> Prepared {
        Prepared { command: program() }.env("SIGNPOST_LOG", "trace")
    }

    /// Everything that it wrote so far: both outputs, line by line as they came.
    pub(crate) fn log(&self) -> String {
        self.log.text.lock().unwrap().clone()
    }

    /// Everything that it wrote to standard output so far, which is what a program reads.
    pub(crate) fn printed(&self) -> String {
        self.printed.text.lock().unwrap().clone()
    }

    /// Waits until it has written this, and returns the log.
    #[track_caller]
    pub(crate) fn wait_for_log(&self, text: &str, within: Duration) -> String {
        let until = Instant::now() + within;
        let mut log = self.log.text.lock().unwrap();
        // What has been searched once is not searched again: a full log is long.
        let mut searched = 0;
        loop {
            if log[searched..].contains(text) {
                return log.clone();
            }
            let line = log.rfind('\n').map_or(0, |at| at + 1);
            searched = if text.contains('\n') { 0 } else { line };
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                drop(log);
                panic!("`{text}` is not in the log after {within:?}");
            }
            log = self.log.grown.wait_timeout(log, left).unwrap().0;
        }
    }

    /// Sends it a signal: `TERM`, `HUP`, `INT`.
    pub(crate) fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success(), "{kill}");
    }

    /// Freezes it, and waits until each of its threads has stopped: the signal alone returns before.
    #[track_caller]
    pub(crate) fn freeze(&self) {
        self.signal("STOP");
        let threads = format!("/proc/{}/task", self.child.id());
        let is_stopped =
            |stat: String| stat.rsplit(") ").next().is_some_and(|it| it.starts_with('T'));
        let stat = |thread: std::io::Result<fs::DirEntry>| {
            fs::read_to_string(thread.unwrap().path().join("stat")).unwrap_or_default()
        };
        let missing = || "it has not stopped".to_owned();
        again_until(missing, || fs::read_dir(&threads).unwrap().map(stat).all(is_stopped));
    }

    /// Waits until it has ended, and returns its exit code; of a signal, 128 and its number.
    #[track_caller]
    pub(crate) fn exit_code(&mut self, within: Duration) -> i32 {
        let until = Instant::now() + within;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // The last it wrote is in the log before this returns.
                self.readers.drain(..).for_each(|reader| reader.join().unwrap());
                return status.code().unwrap_or_else(|| 128 + status.signal().unwrap());
            }
            assert!(Instant::now() < until, "it has not ended after {within:?}");
            thread::sleep(MOMENT);
        }
    }

    /// Its number among the processes of this machine.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// How much memory it has in use, in KiB.
    pub(crate) fn resident_kib(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.expect("it runs").split_whitespace().next().unwrap().parse().unwrap()
    }
}

impl Prepared {
    /// Sets a variable.
    pub(crate) fn env(mut self, key: &str, value: &str) -> Self {
        self.command.env(key, value);
        self
    }

    /// Takes a variable away.
    pub(crate) fn without(mut self, key: &str) -> Self {
        self.command.env_remove(key);
        self
    }

    /// Adds arguments.
    pub(crate) fn args(mut self, args: &[&str]) -> Self {
        self.command.args(args);
        self
    }

    /// Has another program start it, which ends by becoming it: its arguments come first, then what was prepared. It
    /// finds its own helpers in the usual places.
    pub(crate) fn started_by(self, program: &str, args: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(args).arg(self.command.get_program()).args(self.command.get_args());
        command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        for (key, value) in self.command.get_envs() {
            command.env(key, value.unwrap_or_default());
        }
        Self { command }
    }

    /// Has strace write each of its calls into a file. The tracer is no parent of it: signals reach the program itself.
    pub(crate) fn traced(self, file: &Path) -> Self {
        let file = file.to_str().unwrap();
        self.started_by("strace", &["-D", "-f", "-q", "-s", "64", "-o", file, "--"])
    }

    /// Starts it in that folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Starts it.
    pub(crate) fn start(mut self) -> Running {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        self.spawn()
    }

    /// Starts it with both outputs going there, so that its log has nothing.
    pub(crate) fn start_writing_to(mut self, file: &File) -> Running {
        self.command.stdout(file.try_clone().unwrap()).stderr(file.try_clone().unwrap());
        self.spawn()
    }

    fn spawn(mut self) -> Running {
        let mut child = self.command.stdin(Stdio::null()).spawn().unwrap();
        let log: Arc<Log> = Arc::default();
        let printed: Arc<Log> = Arc::default();
        let out = child.stdout.take().map(|out| collect(out, &[&log, &printed]));
        let err = child.stderr.take().map(|err| collect(err, &[&log]));
        Running { child, log, printed, readers: out.into_iter().chain(err).collect() }
    }
}

fn collect(from: impl Read + Send + 'static, into: &[&Arc<Log>]) -> JoinHandle<()> {
    let into: Vec<Arc<Log>> = into.iter().map(|log| Arc::clone(log)).collect();
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            for log in &into {
                log.text.lock().unwrap().push_str(&String::from_utf8_lossy(&line));
                log.grown.notify_all();
            }
            line.clear();
        }
    })
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        let log = self.log();
        if thread::panicking() {
            eprintln!("--- what the program wrote ---\n{log}---");
            return;
        }
        // Whatever a test is about: nobody is named in a log, and no secret.
        assert_eq!(repeated_in(&log), [""; 0], "in the log:\n{log}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_runs_in_an_empty_environment_and_its_end_is_seen() {
        let discord = Discord::start();
        let mut running = Running::start(&discord, &["check"]);
        assert_eq!(running.exit_code(SOON), 0, "{}", running.log());
        let mut wrong = Running::on(&discord).args(&["check"]).args(&["--no-such-flag"]).start();
        wrong.wait_for_log("--no-such-flag", SOON);
        assert_eq!(wrong.exit_code(SOON), 2);
    }

    #[test]
    fn variables_can_be_set_and_taken_away() {
        let discord = Discord::start();
        let set = Running::on(&discord).env("SIGNPOST_LOG", "nonsense").args(&["check"]);
        assert_eq!(set.start().exit_code(SOON), 2);
        let taken = Running::on(&discord).env("SIGNPOST_LOG", "nonsense").without("SIGNPOST_LOG");
        assert_eq!(taken.args(&["check"]).start().exit_code(SOON), 0);
    }

    /// A stand-in that stays until it is told to go.
    fn shell(script: &str) -> Running {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Prepared { command }.start()
    }

    #[test]
    fn signals_reach_it_and_memory_can_be_read() {
        let mut running =
            shell("trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.01; done");
        running.wait_for_log("up", SOON);
        assert!(running.resident_kib() > 100);
        running.signal("TERM");
        assert_eq!(running.exit_code(SOON), 7);
        assert!(running.log().ends_with("bye\n"));
        let mut deaf = shell("exec sleep 60");
        deaf.freeze();
        deaf.signal("KILL");
        assert_eq!(deaf.exit_code(SOON), 128 + 9);
    }

    #[test]
    #[should_panic(expected = "`never` is not in the log after 50ms")]
    fn a_line_that_does_not_come_fails_the_test() {
        shell("exec sleep 60").wait_for_log("never", Duration::from_millis(50));
    }
}
