//! What other programs call their commands and options, and what does the same here.
//!
//! Whoever comes from another program types its words first; the nearest of ours by its letters would be a wrong guess.

/// Commands that other programs have, and the line that does the same here.
pub(super) const COMMANDS_ELSEWHERE: [(&[&str], &str); 11] = [
    (&["version"], "signpost --version"),
    (&["validate", "lint", "test"], "signpost check"),
    (&["start", "bot", "up"], "signpost run"),
    (&["server", "listen", "endpoint", "webhook"], "signpost serve --help"),
    (&["web", "show", "open"], "signpost preview --open"),
    (&["build", "export", "print", "html", "card"], "signpost handbook --out handbook"),
    (&["sync", "register"], "signpost commands sync"),
    (&["new", "add"], "signpost area new --help"),
    (&["board", "pin", "pins", "posts"], "signpost boards show"),
    (&["healthcheck", "health-check", "healthz", "readyz", "ready", "ping"], "signpost health"),
    (&["policy", "gdpr", "privacy-policy"], "signpost privacy --help"),
];

/// What people type below a command, and what does that here.
pub(super) struct SubcommandElsewhere {
    pub(super) command: &'static str,
    pub(super) words: &'static [&'static str],
    pub(super) meant: &'static str,
}

pub(super) const SUBCOMMANDS_ELSEWHERE: [SubcommandElsewhere; 7] = [
    SubcommandElsewhere {
        command: "boards",
        words: &["list", "ls", "print", "view", "preview"],
        meant: "show",
    },
    SubcommandElsewhere { command: "boards", words: &["diff", "check", "status"], meant: "plan" },
    SubcommandElsewhere {
        command: "boards",
        words: &["update", "apply", "post", "send", "pin"],
        meant: "sync",
    },
    SubcommandElsewhere {
        command: "commands",
        words: &["list", "ls", "show", "view"],
        meant: "print",
    },
    SubcommandElsewhere {
        command: "commands",
        words: &["register", "deploy", "update", "send", "apply"],
        meant: "sync",
    },
    SubcommandElsewhere { command: "area", words: &["add", "create", "init"], meant: "new" },
    SubcommandElsewhere {
        command: "area",
        words: &["load", "upload", "csv", "table", "bulk", "batch"],
        meant: "import",
    },
];

/// Options that other programs have, and what to do here.
pub(super) const OPTIONS_ELSEWHERE: [(&[&str], &str); 6] = [
    (
        &["-v", "-vv", "--verbose", "--debug"],
        "set SIGNPOST_LOG=debug to see more; `signpost --version` prints the version",
    ),
    (&["-q", "--quiet", "--silent"], "set SIGNPOST_LOG=off to see less"),
    (
        &["--token"],
        "write the token into a file and name that in DISCORD_TOKEN_FILE: others can read a command line",
    ),
    (
        &["--standby"],
        "only `signpost run` has a second copy; start as many of `signpost serve` as you like",
    ),
    (&["-c", "--dir", "--folder"], "write `--content DIR`, or `--config FILE`"),
    (&["--no-color", "--no-colour"], "write `--color never`, or set NO_COLOR=1"),
];

/// Returns the words of an argument that a command lacks, as somebody could write it; what is not known here is its name.
pub(super) fn example<'m>(command: &str, missing: &'m str) -> Vec<&'m str> {
    match missing {
        "--out <DIR>" if command == "signpost man" => vec!["--out", "man1"],
        "--out <DIR>" => vec!["--out", "handbook"],
        "--config <FILE>" => vec!["--config", "signpost.toml"],
        "--server <ID>" => vec!["--server", "290926798626357999"],
        "<ID>" => vec!["bedford"],
        "<FILE.csv>" => vec!["areas.csv"],
        "<SHELL>" => vec!["bash"],
        other => other.split(' ').map(|word| word.trim_matches(['<', '>'])).collect(),
    }
}
