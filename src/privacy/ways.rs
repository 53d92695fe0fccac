//! What else reaches the program, and what leaves it.
//!
//! Interactions are in `fields`. Each row says what is taken of it and for how long.

/// Something that comes in or goes out.
#[derive(Debug, Clone, Copy)]
pub(super) struct PrivacyWay {
    /// What it is.
    pub(super) what: &'static str,
    /// What is taken of it, or what it holds.
    pub(super) taken: &'static str,
    /// How long that is kept.
    pub(super) kept: &'static str,
}

const fn way(what: &'static str, taken: &'static str, kept: &'static str) -> PrivacyWay {
    PrivacyWay { what, taken, kept }
}

/// What comes in.
pub(super) static COMES_IN: [PrivacyWay; 6] = [
    way(
        "an interaction as a whole",
        "its bytes, names and all, are there while it is read; one field after the other is taken or passed over",
        "with `run`, until it has been read; with `serve`, until it has been answered. The buffers of its connection may hold it until \
         what comes next overwrites it, or the connection ends",
    ),
    way(
        "other frames of the gateway (`run`)",
        "of each frame its kind and number; of READY the session's id, where to resume it, which shard it is, the bot's own id and the ids of \
         the servers that it is in, to say in the log which of the host's servers is not among them. The rest of READY is passed over, \
         and so is every other event. No intent is asked for, so Discord sends no messages, members or presences",
        "the session's id, its address and the last number: until the session is over; the rest until that line is written",
    ),
    way(
        "a request over HTTP (`serve`)",
        "its method, its path, its length, and Discord's two headers: the signature and when Discord signed. The HTTP library reads the \
         other headers, and Signpost does not look at them. The address that a connection comes from is neither logged nor kept. \
         A load balancer in front may log it: its settings are the host's",
        "until it has been answered, like the interaction in it",
    ),
    way(
        "what Discord answers to Signpost's calls (`run`, `boards`, `commands`)",
        "the address of the gateway, the bot's own ids, the commands that are registered; of a channel with a pinned post of Signpost its kind, its permissions and \
         those of its server's roles",
        "the bot's own ids as long as it runs, the rest until the call's work is done",
    ),
    way(
        "messages of a channel with a pinned post of Signpost (`run`, `boards`)",
        "of the pins and of the last 100 messages: each one's id, its author's id, its buttons and whether it is pinned. The author's id is \
         compared with the bot's own. Their words are received, because Discord has no smaller answer, and are not looked at",
        "until that channel's posts have been compared; of others' messages nothing is kept",
    ),
    way(
        "a look at the admin port",
        "the path. Its numbers have closed lists of labels: no server, no person, no text",
        "until it has been answered",
    ),
];

/// What goes out.
pub(super) static GOES_OUT: [PrivacyWay; 5] = [
    way(
        "the answer to an interaction",
        "a reply from the content, with its buttons. To Discord, at the address that the interaction gave",
        "a reply is kept as long as it is right, to be sent again. It is kept under what was asked, which are ids of the content and of the \
         configuration, and under nothing of a person",
    ),
    way(
        "pinned posts (`run`, `boards sync`)",
        "posts, edits, pins and removals in the channels that the configuration or `/board` names. To Discord",
        "nothing: the next look finds them by the marks on their buttons",
    ),
    way(
        "commands, a status line, heartbeats (`run`, `commands sync`)",
        "the list of commands, a sentence beside the bot's name, and how far the session has come. To Discord",
        "nothing",
    ),
    way(
        "the log",
        "to standard error, in no file: that something was answered, of what kind and with what status, and a line of the configuration where that is wrong; never who asked, or what",
        "by the program nothing; what becomes of standard error is the host's choice",
    ),
    way(
        "anything else",
        "nothing: no analytics, no reports of crashes, no look for updates",
        "nothing",
    ),
];
