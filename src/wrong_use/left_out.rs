//! Commands that a build without the gateway does not have: what is said of them, and what to do in their place.
//!
//! Whoever types one has read of it, so the nearest other command by its letters would be a wrong guess.

use super::WhatToSay;

/// Whether this build can call Discord.
const HAS_GATEWAY: bool = cfg!(feature = "gateway");

/// A command, and what does as much without a token.
struct LeftOut {
    line: &'static str,
    instead: &'static str,
}

const OF_THE_GATEWAY: [LeftOut; 4] = [
    LeftOut { line: "signpost run", instead: "answer over HTTP with `signpost serve`" },
    LeftOut { line: "signpost boards plan", instead: "see each board with `signpost boards show`" },
    LeftOut { line: "signpost boards sync", instead: "see each board with `signpost boards show`" },
    LeftOut {
        line: "signpost commands sync",
        instead: "send Discord what `signpost commands print` prints",
    },
];

/// Returns what to say of a line that only a build with the gateway takes; nothing where this is one.
pub(super) fn told(line: &str) -> Option<WhatToSay> {
    let left_out = OF_THE_GATEWAY.iter().filter(|_| !HAS_GATEWAY).find(|it| it.line == line)?;
    let message = format!("this build has no gateway, and so no `{line}`");
    let hint = format!("{}, or build with `--features gateway`", left_out.instead);
    Some(WhatToSay::new(message, hint))
}
