//! What other programs call their commands and options, and what does the same here.
//!
//! Whoever comes from another program types its words first; the nearest of ours by its letters would be a wrong guess.

/// Commands that other programs have, and what does the same here.
pub(super) const COMMANDS_ELSEWHERE: [(&[&str], &str); 7] = [
    (&["version"], "signpost --version"),
    (&["validate", "lint", "test"], "signpost check"),
    (&["start", "bot", "up"], "signpost run"),
    (&["serve", "web", "show", "open"], "signpost preview --open"),
    (&["build", "export", "print", "html"], "signpost handbook --out handbook"),
    (&["sync", "register"], "signpost commands sync"),
    (&["new", "add"], "signpost area new --help"),
];

/// Options that other programs have, and what to do here.
pub(super) const OPTIONS_ELSEWHERE: [(&[&str], &str); 5] = [
    (
        &["-v", "-vv", "--verbose", "--debug"],
        "set SIGNPOST_LOG=debug to see more; `signpost --version` prints the version",
    ),
    (&["-q", "--quiet", "--silent"], "set SIGNPOST_LOG=off to see less"),
    (&["-p", "--port", "--host", "--bind"], "write `--listen 127.0.0.1:8080`"),
    (
        &["--token"],
        "write the token into a file and name that in DISCORD_TOKEN_FILE: others can read a command line",
    ),
    (&["-c", "--dir", "--folder"], "write `--content DIR`, or `--config FILE`"),
];
