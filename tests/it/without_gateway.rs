//! A build without the gateway: it says what it is, refuses what it cannot do, and answers all else as the other does.
//!
//! `SIGNPOST_WITHOUT_GATEWAY` names such a build, which `.ci/run` makes; the endpoint's tests run against it there too.

use std::env;
use std::process::Command;

use crate::support::program;
use crate::support::skips::skipped;

/// What a line printed, and how it ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

fn ended(mut command: Command, args: &[&str]) -> Ended {
    let output = command.args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended {
        code: output.status.code().unwrap(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// Returns the build without the gateway, or nothing where there is none to try.
pub(crate) fn without() -> Option<impl Fn(&[&str]) -> Ended> {
    let Some(binary) = env::var_os("SIGNPOST_WITHOUT_GATEWAY") else {
        skipped("SIGNPOST_WITHOUT_GATEWAY names no build that was made with --no-default-features");
        return None;
    };
    Some(move |args: &[&str]| {
        let mut command = Command::new(&binary);
        command.env_clear();
        ended(command, args)
    })
}

#[test]
fn what_only_the_gateway_can_do_is_refused_with_what_does_as_much() {
    let Some(without) = without() else { return };
    for (line, instead) in [
        ("run", "signpost serve"),
        ("run --config signpost.toml", "signpost serve"),
        ("start", "signpost serve"),
        ("run --help", "signpost serve"),
        ("boards plan", "signpost boards show"),
        ("boards plan -h", "signpost boards show"),
        ("boards sync --json", "signpost boards show"),
        ("commands sync", "signpost commands print"),
        ("commands sync --help", "signpost commands print"),
        ("sync", "signpost commands print"),
    ] {
        let Ended { code, out, err } = without(&line.split(' ').collect::<Vec<_>>());
        assert_eq!((code, out.as_str()), (2, ""), "{line}: {err}");
        assert!(err.starts_with("error: this build has no gateway, and so no `signpost "), "{err}");
        let hint = err.lines().nth(1).unwrap();
        assert!(hint.contains(instead) && hint.ends_with("--features gateway`"), "{hint}");
        assert_eq!(err.lines().count(), 2, "{err}");
    }
}

#[test]
fn each_build_says_which_it_is() {
    let has = |args: &[&str], words: &str| {
        let Ended { code, out, .. } = ended(program(), args);
        assert!(code == 0 && out.contains(words), "{out}");
    };
    has(&["--version"], ", with the gateway)");
    has(&["--help"], "This build has the gateway");
    let Some(without) = without() else { return };
    assert!(without(&["--version"]).out.contains(", without the gateway)"));
    let help = without(&["--help"]).out;
    assert!(help.contains("This build has no gateway: `signpost serve` answers"), "{help}");
    assert!(help.contains("  serve ") && !help.contains("  run "), "{help}");
    for help in [help, without(&["boards", "--help"]).out, without(&["commands", "--help"]).out] {
        assert!(!help.contains("sync") && !help.contains("send "), "{help}");
    }
}

#[test]
fn what_needs_no_token_is_the_same_in_both_builds() {
    let Some(without) = without() else { return };
    for line in [
        &["ask", "/contacts area:luton", "--at", "2026-12-25T22:00", "--json"][..],
        &["commands", "print"],
        &["boards", "show"],
        &["check"],
        &["privacy", "--html", "--config", "signpost.example.toml"],
    ] {
        let (one, other) = (ended(program(), line), without(line));
        assert_eq!((one.code, one.out, one.err), (other.code, other.out, other.err), "{line:?}");
    }
}

/// A token in the environment is nothing to it: no code reads one.
#[test]
fn no_variable_of_the_gateway_is_in_it() {
    let Some(binary) = env::var_os("SIGNPOST_WITHOUT_GATEWAY") else {
        return skipped("SIGNPOST_WITHOUT_GATEWAY names no build");
    };
    let bytes = std::fs::read(binary).unwrap();
    let has = |words: &str| bytes.windows(words.len()).any(|it| it == words.as_bytes());
    assert!(has("DISCORD_PUBLIC_KEY"));
    for words in ["DISCORD_API_BASE", "DISCORD_APPLICATION_ID", "DISCORD_CALLS_PER_SECOND"] {
        assert!(!has(words), "{words}");
    }
}
