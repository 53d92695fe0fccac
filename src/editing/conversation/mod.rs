//! Questions to a person, and their answers: one line each, on the terminal or from a script.
//!
//! A question is a plain line and an answer ends with Enter, so that a screen reader reads both and
//! the terminal's own editing works. Ctrl-D, or a terminal that goes away, ends the conversation; a
//! half typed line is then no answer. Ctrl-C ends the program at once, as everywhere: nothing here
//! needs tidying up. `spoken` says and hears lines; `interview` is a row of questions, each of which can be
//! answered again, and `putting` how one is put.

mod interview;
mod putting;
mod spoken;

pub(crate) use interview::{AnswerChoice, FIRST, Interview, NoAnswer, ToAsk, YES_OR_NO};
pub(crate) use putting::without_quotes;
#[cfg(test)]
pub(crate) use spoken::Scripted;
pub(crate) use spoken::{Conversation, Stopped, Terminal, refusal, typed_wrongly};

#[cfg(test)]
mod tests;
