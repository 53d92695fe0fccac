//! Every belief about Discord on which something rests, and that nobody has yet seen to be so.
//!
//! Signpost was built beside a Discord of its own, by Discord's documentation. Whoever has a server for trials finds out.
//! `docs/hosting/beliefs.md` has the same list, with what rests on each.

/// Something that is believed of Discord.
#[derive(Debug, Clone, Copy)]
pub(super) struct Belief {
    /// Its name.
    pub(super) name: &'static str,
    /// What is believed.
    pub(super) says: &'static str,
    /// How it is found out.
    pub(super) probe: &'static str,
}

pub(super) const POST: Belief = Belief {
    name: "post",
    says: "the bot posts a board where it may, and deletes it again",
    probe: "doctor --trial posts one",
};

pub(super) const NONCE: Belief = Belief {
    name: "nonce",
    says: "a post that is sent twice with one nonce is there once",
    probe: "doctor --trial sends one twice",
};

pub(super) const PIN: Belief = Belief {
    name: "pin",
    says: "Pin Messages alone pins a post, and the list of pins has it at once",
    probe: "doctor --trial pins one",
};

pub(super) const EDIT: Belief = Belief {
    name: "edit",
    says: "a post can be edited in place, and stays pinned",
    probe: "doctor --trial edits one",
};

pub(super) const NONCE_DELETED: Belief = Belief {
    name: "nonce-deleted",
    says: "the nonce of a deleted post answers Unknown Message (10008) for minutes",
    probe: "doctor --trial sends it again after deleting the post",
};

/// What `doctor --trial` tries by itself.
pub(super) const TRIED: [Belief; 5] = [POST, NONCE, PIN, EDIT, NONCE_DELETED];

/// What a person has to try: it takes a press, an hour, or somebody's eyes.
pub(super) const BY_HAND: [Belief; 9] = [
    Belief {
        name: "clock",
        says: "an answer has Discord's time in its header Date",
        probe: "the line `clock` of doctor",
    },
    Belief {
        name: "two-sessions",
        says: "two sessions on one shard may be open at once, and an interaction goes to both",
        probe: "start `signpost run`, and with SIGNPOST_LOG=debug `signpost run --standby 800ms`; press a button: the second says that another copy was first",
    },
    Belief {
        name: "second-callback",
        says: "the second answer to an interaction is refused with 40060, or with 10062",
        probe: "the same: the line above it in the log has status 400 or 404, and the person sees one answer",
    },
    Belief {
        name: "ready-guilds",
        says: "READY names every server that the bot is in, also with zero intents",
        probe: "start `signpost run` with a server of the bot's listed, then with one more: it names the second alone",
    },
    Belief {
        name: "old-edits",
        says: "a post that is over an hour old can be edited some times a minute, and then answers 30046",
        probe: "wait an hour after `boards sync`, change `lead` in signpost.toml, and run it again for ten boards",
    },
    Belief {
        name: "choices",
        says: "a phone shows all 25 choices of an option",
        probe: "type /consent topic: on a phone, and scroll to the last",
    },
    Belief {
        name: "automod",
        says: "AutoMod does not hold back a board, though it names abuse",
        probe: "switch on a rule for the word \"abuse\" in the server for trials, and run `boards sync`",
    },
    Belief {
        name: "private-answer",
        says: "an answer to a press on a pinned post is seen by whoever pressed alone",
        probe: "press a button of a board with two accounts side by side",
    },
    Belief {
        name: "endpoint",
        says: "while an address is saved, it is sent a PING and a wrong signature, and nothing else",
        probe: "`commands sync --endpoint` with `serve --log-format json` beside it",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../../docs/hosting/beliefs.md");

    #[test]
    fn the_page_has_each_belief_with_its_probe_and_no_other() {
        let all: Vec<Belief> = TRIED.into_iter().chain(BY_HAND).collect();
        let rows = PAGE.lines().filter(|line| line.starts_with("| `"));
        assert_eq!(rows.count(), all.len());
        for Belief { name, says, probe } in all {
            let row = PAGE.lines().find(|line| line.starts_with(&format!("| `{name}` |")));
            let row = row.unwrap_or_else(|| panic!("the page lacks `{name}`"));
            assert!(row.contains(says) && row.contains(probe), "{name}: {row}");
        }
    }
}
