//! What is wrong with a command as somebody typed it, and in which word.
//!
//! Reading stops at the first wrong word. Its kind says what could be meant instead; where nothing is near, the hint
//! lists what could be there.

/// How many known words a hint lists.
const LISTED: usize = 25;

/// The first word that is wrong.
#[derive(Debug)]
pub(super) struct WrongWord {
    /// Which word, from 0.
    pub(super) at: usize,
    pub(super) kind: WrongWordKind,
    /// What is wrong, in one line.
    pub(super) message: String,
    /// What could be there.
    pub(super) known: Vec<String>,
}

/// What is wrong with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrongWordKind {
    /// There is no such command.
    Command,
    /// It is neither a subcommand nor an option.
    Bare,
    /// The command has no such option.
    Option,
    /// The option has no such choice.
    Value,
    /// The option is there already.
    Twice,
    /// An editor made one dash of the two hyphens before an option of the program.
    Dash,
}

impl WrongWord {
    /// Returns what to do where nothing is near: what is known here.
    pub(super) fn hint(&self) -> String {
        if self.kind == WrongWordKind::Dash {
            return "write two hyphens, without a blank after them".to_owned();
        }
        let listed = self.known.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
        match self.known.len().saturating_sub(LISTED) {
            _ if listed.is_empty() => {
                "write nothing after it: there is nothing to choose here".to_owned()
            }
            0 => format!("known are: {listed}"),
            more => {
                format!("known are: {listed} and {more} more, which the command without it lists")
            }
        }
    }
}
