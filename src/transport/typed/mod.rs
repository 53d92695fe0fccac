//! A slash-command as somebody types it in a terminal: `/contacts area:luton share:true`.
//!
//! Discord lets nobody type a value that is not a choice, so here it is an error. Its hint is a line that
//! was read before it is shown, so whoever copies it gets an answer; or else the list of what is known.

mod meant;
mod scope;
mod typed_command;
mod wrong_word;

use crate::answer::Asked;
use crate::content::Content;
use crate::failure::Failure;
use typed_command::TypedCommand;

/// Returns what the text asks.
///
/// # Errors
///
/// Wrong use, where it is no command, or an option or a value is none of that command's; its hint is what was
/// probably meant.
pub(crate) fn read_typed(text: &str, content: &Content) -> Result<Asked, Failure> {
    let line = TypedCommand::of(text);
    let wrong = match line.read(content) {
        Ok(asked) => return Ok(asked),
        Err(wrong) => wrong,
    };
    let hint = match meant::meant(&line, &wrong, content) {
        Some(meant) => format!("did you mean `signpost ask {}`?", meant.typed()),
        None => wrong.hint(),
    };
    Err(Failure::usage(wrong.message, hint))
}

#[cfg(test)]
mod tests;
