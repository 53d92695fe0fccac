//! Advice on texts that send somebody to the safeguarding lead who came past the lead.
//!
//! The check knows the words that people use, not what they mean: so it warns, and refuses nothing. An
//! older folder has such sentences; what they need is `form = "usual"`.

use std::sync::LazyLock;

use regex::Regex;

use crate::content::{AnyEntry, Assembled, Form, PartList};
use crate::schema::Problem;
use crate::values::{Kind, Prose};

/// Words that send their reader to the lead or the deputy.
static SENDS: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = "tell|call|ring|ask|contact|talk to";
    let whom = "(?:your|the|our) (?:designated )?(?:safeguarding )?(?:lead|deputy)";
    Regex::new(&format!(r"(?i-u:\b(?:{verbs}) {whom}\b)")).expect("the pattern is a regex")
});

/// Returns a warning for each text that is read past the lead and sends its reader to the lead.
pub fn sends_back(loaded: &Assembled) -> Vec<Problem> {
    let kinds = Kind::ALL.iter().copied().filter(|kind| kind.is_read_past_the_lead());
    let entries = kinds.flat_map(|kind| loaded.content.entries(kind));
    let wrong = entries.flat_map(|entry| {
        let lines = lines_of(&entry).into_iter().filter(|line| is_sent(line.as_str()));
        lines.map(move |line| warning(loaded, &entry, line))
    });
    wrong.collect()
}

/// Returns what an entry says to whoever came past the lead.
fn lines_of<'c>(entry: &AnyEntry<'c>) -> Vec<&'c Prose> {
    let past = Form::PastTheLead;
    let mut lines: Vec<&Prose> = entry.text.iter().collect();
    for list in entry.lists {
        match list {
            PartList::Steps(all) => {
                let here = all.iter().filter(|step| step.is_for(past));
                lines.extend(here.flat_map(|step| step.lines_in(past)));
            }
            PartList::Sections { all, .. } => {
                let here = all.iter().filter(|section| section.is_for(past));
                lines.extend(here.flat_map(|section| section.lines_in(past)));
            }
        }
    }
    lines
}

/// Returns whether a text sends its reader there: to say that one need not, or is not to, does not.
fn is_sent(text: &str) -> bool {
    // Most texts name neither, and this is soon seen.
    if !text.contains("ead") && !text.contains("eputy") {
        return false;
    }
    SENDS.find_iter(text).any(|found| {
        let before = text[..found.start()].to_lowercase();
        !["not have to ", "not "].iter().any(|denial| before.ends_with(denial))
    })
}

fn warning(loaded: &Assembled, entry: &AnyEntry<'_>, line: &Prose) -> Problem {
    let file = loaded.files.of_kind(entry.kind, entry.id.as_str());
    let at = loaded.files.place_of(&file, line.as_str());
    let message = "whoever came past the lead is sent to the lead";
    let hint = "give it `form = \"usual\"`, a point as { text = \"…\", form = \"usual\" }, and write beside it whom to call past the lead";
    Problem::warning(&file, at, message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::is_sent;

    #[test]
    fn to_deny_it_sends_nobody() {
        for sent in
            ["Tell your safeguarding lead now.", "No answer? Call the deputy.", "ask your lead"]
        {
            assert!(is_sent(sent), "{sent}");
        }
        for free in [
            "You do not have to tell your lead first.",
            "You need not tell your lead.",
            "Is it about your lead?",
            "The lead decides.",
        ] {
            assert!(!is_sent(free), "{free}");
        }
    }
}
