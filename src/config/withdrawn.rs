//! Services that the host has withdrawn: the shape is settled, and no version of the program acts on it yet.
//!
//! A key that is taken and does nothing would be a trap: its host would believe that nobody is given the number
//! any more. So whoever writes it is told that it takes nothing out, with what does, and the file is refused.
//! Whatever else is wrong with an entry is told as well.

use crate::schema::At::Key;
use crate::schema::{Check, table};
use crate::values::{Date, Label, ServiceId};

table! {
    /// A service whose numbers and addresses nobody is to be given. Somebody writes it in a hurry, at the end of the
    /// file, so nothing but the service is required.
    pub struct Withdrawn {
        /// The service.
        service: one ServiceId,
        /// The day it was withdrawn.
        on: maybe Date,
        /// Why: for those who look after the content, never for whoever asks.
        why: maybe Label,
        /// The services that take its place, the best first.
        instead: any ServiceId,
    }
}

/// The key that holds the list.
pub(crate) const WITHDRAWN: &str = "withdrawn";

const HINT: &str = "correct the number in a copy of its file, `services/ID.toml` in a folder of yours, and name the folder with `--content`; then take `withdrawn` out here";

/// Ensures that nobody relies on a withdrawal, whatever its form is.
pub(super) fn is_not_relied_on(check: &mut Check) {
    let at = check.file.span_of_key(&[Key(WITHDRAWN)]);
    if let Some(at) = at {
        let message = "`withdrawn` is not in use yet: it takes no number out".to_owned();
        check.error(at, message, HINT);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::config;
    use crate::schema::SourceFile;

    #[test]
    fn a_withdrawal_is_refused_however_it_is_written() {
        let messages = |text: &str| {
            let file = SourceFile::new("signpost.toml".to_owned(), text.to_owned());
            let found = config::form(&Arc::new(file)).into_iter();
            found.map(|problem| problem.message).collect::<Vec<_>>()
        };
        for right in [
            "[[withdrawn]]\nservice = \"safecall\"",
            "[[\"withdrawn\"]]\nservice = \"safecall\"",
            "withdrawn = [{ service = \"safecall\", on = 2026-11-29, instead = [\"police\"] }]",
            "withdrawn = []",
        ] {
            assert_eq!(messages(right), ["`withdrawn` is not in use yet: it takes no number out"]);
        }
        for wrong in ["withdrawn.service = \"safecall\"", "withdrawn = true", "[withdrawn]"] {
            let found = messages(wrong);
            assert!(found.iter().any(|it| it.contains("not in use yet")), "{wrong}: {found:?}");
        }
    }
}
