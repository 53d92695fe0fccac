//! How somebody uses a number: they ring it, send it a text, or reach it with a textphone.
//!
//! What may be written for each use is in `short` and `phone`.

/// How somebody uses the number of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// They ring it.
    Ring,
    /// They send it a text message.
    Text,
    /// They reach it with a textphone.
    Textphone,
}

/// Returns a number without its spaces.
pub(crate) fn digits_of(text: &str) -> String {
    text.replace(' ', "")
}
