//! Commands that a build without the gateway does not have: what is said of them, and what to do in their place.
//!
//! Whoever types one has read of it, so the nearest other command by its letters would be a wrong guess.

/// Whether this build can call Discord.
const HAS_GATEWAY: bool = cfg!(feature = "gateway");

/// A command, and what does as much without a token.
pub(super) struct LeftOut {
    line: &'static str,
    instead: &'static str,
}

static OF_THE_GATEWAY: [LeftOut; 4] = [
    LeftOut { line: "signpost run", instead: "answer over HTTP with `signpost serve`" },
    LeftOut { line: "signpost boards plan", instead: "see each board with `signpost boards show`" },
    LeftOut { line: "signpost boards sync", instead: "see each board with `signpost boards show`" },
    LeftOut {
        line: "signpost commands sync",
        instead: "send Discord what `signpost commands print` prints",
    },
];

/// Returns the command of a line that only a build with the gateway takes; nothing where this is one.
pub(super) fn left_out(line: &str) -> Option<&'static LeftOut> {
    OF_THE_GATEWAY.iter().filter(|_| !HAS_GATEWAY).find(|it| it.line == line)
}

impl LeftOut {
    pub(super) fn message(&self) -> String {
        format!("this build has no gateway, and so no `{}`", self.line)
    }

    pub(super) fn hint(&self) -> String {
        format!("{}, or build with `--features gateway`", self.instead)
    }
}
