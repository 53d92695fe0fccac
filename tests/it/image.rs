//! The container image: built from what is here, and with nothing in it but the program.
//!
//! These are the rules that a reader of the Dockerfile would check. `.ci/try-image` makes the image, runs it in a container and
//! asks it.

use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

use tempfile::TempDir;

use crate::support::program;

/// The instructions of the Dockerfile: the word and what comes after it, also on the lines that it goes on.
fn instructions() -> Vec<(String, String)> {
    let text = fs::read_to_string("Dockerfile").unwrap().replace("\\\n", " ");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let split = lines.map(|line| line.split_once(' ').unwrap());
    split.map(|(word, rest)| (word.to_owned(), rest.to_owned())).collect()
}

/// The instructions of the last stage, which is what is shipped.
fn shipped() -> Vec<(String, String)> {
    let all = instructions();
    let last = all.iter().rposition(|(word, _)| word == "FROM").unwrap();
    all[last..].to_vec()
}

fn of<'i>(instructions: &'i [(String, String)], word: &str) -> Vec<&'i str> {
    let found = instructions.iter().filter(|(have, _)| have == word);
    found.map(|(_, rest)| rest.as_str()).collect()
}

#[test]
fn the_image_holds_the_program_alone_and_no_shell() {
    let shipped = shipped();
    assert_eq!(of(&shipped, "FROM"), ["scratch"]);
    assert_eq!(of(&shipped, "COPY"), ["--from=build /built/signpost /signpost"]);
    assert_eq!(of(&shipped, "RUN"), [""; 0]);
    // In the form that needs no shell.
    assert_eq!(of(&shipped, "ENTRYPOINT"), [r#"["/signpost"]"#]);
    let command =
        r#"["run", "--admin", "127.0.0.1:9090", "--config", "/etc/signpost/signpost.toml"]"#;
    assert_eq!(of(&shipped, "CMD"), [command]);
}

/// `.ci/try-image` has it asked. Here it is only seen that it asks where the command listens.
#[test]
fn its_health_check_asks_the_port_of_its_own_command() {
    let shipped = shipped();
    let [check] = of(&shipped, "HEALTHCHECK")[..] else { panic!("one health check") };
    assert!(check.ends_with(r#" CMD ["/signpost", "health"]"#), "{check}");
    let asked = String::from_utf8(program().arg("health").output().unwrap().stdout).unwrap();
    assert!(asked.contains("127.0.0.1:9090"), "{asked}");
}

#[test]
fn its_labels_are_those_of_the_crate() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let of_crate = |key: &str| {
        let line = manifest.lines().find(|line| line.starts_with(&format!("{key} = ")));
        line.unwrap().split('"').nth(1).unwrap().to_owned()
    };
    let shipped = shipped();
    let labels = of(&shipped, "LABEL").join(" ");
    let version = format!("SIGNPOST_VERSION=\"{}\"", of_crate("version"));
    assert!(of(&shipped, "ARG").contains(&version.as_str()), "{version}");
    let licences = format!("({}) AND LGPL-2.1-or-later", of_crate("license"));
    for (label, text) in [
        ("description", of_crate("description").as_str()),
        ("licenses", &licences),
        ("version", "${SIGNPOST_VERSION}"),
        ("revision", "${SIGNPOST_COMMIT}"),
    ] {
        let label = format!("org.opencontainers.image.{label}=\"{text}\"");
        assert!(labels.contains(&label), "{label}");
    }
}

/// Its bytes are those of a release, and the sandbox knows the calls of its C library.
#[test]
fn it_is_built_as_a_release_is_and_with_glibc() {
    let all = instructions();
    assert_eq!(of(&all, "RUN"), ["release/build /built $BUILD_OPTIONS"]);
    assert_eq!(of(&all, "FROM"), ["${RUST} AS build", "scratch"]);
    assert_eq!(of(&all, "ARG")[0], "RUST=docker.io/library/rust:1.95-bookworm");
    let flags = fs::read_to_string("release/flags").unwrap();
    for flag in [
        "-Ctarget-feature=+crt-static",
        "--remap-path-prefix=$home=/cargo",
        "--remap-path-prefix=$folder=",
    ] {
        assert!(flags.contains(flag), "{flag}");
    }
}

/// Runs the script that builds a release, with these programs before all others in the path.
#[cfg(unix)]
fn build(path: &Path, args: &[&str]) -> (Option<i32>, String) {
    let path = format!("{}:/usr/bin:/bin", path.display());
    let mut command = Command::new("release/build");
    let output = command.args(args).env("PATH", path).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn a_release_is_built_into_a_folder_that_is_named_and_with_no_other_c_library() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempDir::new().unwrap();
    for wrong in [&[][..], &["--no-default-features"]] {
        let (code, said) = build(folder.path(), wrong);
        assert!(code == Some(2) && said.contains("usage: release/build FOLDER"), "{said}");
    }
    let rustc = folder.path().join("rustc");
    fs::write(&rustc, "#!/bin/sh\necho host: x86_64-unknown-linux-musl\n").unwrap();
    fs::set_permissions(&rustc, fs::Permissions::from_mode(0o755)).unwrap();
    let (code, said) = build(folder.path(), &[folder.path().to_str().unwrap()]);
    assert!(code == Some(1) && said.contains("linux-musl; use one for Linux with glibc"), "{said}");
}

#[test]
fn the_image_runs_as_nobody_in_particular() {
    let shipped = shipped();
    let [user] = of(&shipped, "USER")[..] else { panic!("one user") };
    let (user, group) = user.split_once(':').unwrap();
    assert!(user.parse::<u32>().unwrap() > 0 && group.parse::<u32>().unwrap() > 0);
}

#[test]
fn everything_that_is_copied_is_here_and_is_let_through() {
    let let_through = fs::read_to_string(".dockerignore").unwrap();
    let all = instructions();
    for copy in of(&all, "COPY").into_iter().filter(|copy| !copy.starts_with("--from")) {
        let mut names: Vec<&str> = copy.split(' ').collect();
        names.pop();
        for name in names {
            assert!(Path::new(name).exists(), "{name}");
            assert!(let_through.lines().any(|line| line == format!("!{name}")), "{name}");
        }
    }
}

#[test]
fn what_the_build_reads_is_copied() {
    let all = instructions();
    let copied: Vec<&str> = of(&all, "COPY").iter().flat_map(|copy| copy.split(' ')).collect();
    let needed = [
        "release/build",
        "Cargo.toml",
        "Cargo.lock",
        "build.rs",
        "src",
        "content",
        "tests",
        "checks",
    ];
    for name in needed {
        assert!(copied.contains(&name), "{name}");
    }
}
