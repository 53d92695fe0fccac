//! Advice on texts that send somebody to the safeguarding lead who came past the lead.
//!
//! The check knows the words that people use, not what they mean: so it warns, and refuses nothing. An
//! older folder has such sentences; what they need is `form = "usual"`.

use std::sync::LazyLock;

use regex::Regex;

use crate::content::{Assembled, Form, Section};
use crate::schema::Problem;
use crate::values::{Id, Kind, Prose};

/// Words that send their reader to the lead or the deputy.
static SENDS: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = "tell|call|ring|ask|contact|talk to";
    let whom = "(?:your|the|our) (?:designated )?(?:safeguarding )?(?:lead|deputy)";
    Regex::new(&format!(r"(?i-u:\b(?:{verbs}) {whom}\b)")).expect("the pattern is a regex")
});

/// Returns a warning for each text that is read past the lead and sends its reader to the lead.
pub fn sends_back(loaded: &Assembled) -> Vec<Problem> {
    let content = &loaded.content;
    let past = Form::PastTheLead;
    let doors = content.doors.iter().flat_map(|(id, door)| {
        let steps = door.step.iter().filter(|step| step.is_for(past));
        let lines = steps.flat_map(|step| step.lines_in(past)).chain(lines_of(&door.section));
        lines.map(move |line| (Kind::Door, id.as_str(), line))
    });
    let topics = content.topics.iter().flat_map(|(id, topic)| {
        lines_of(&topic.section).map(move |line| (Kind::Topic, id.as_str(), line))
    });
    let areas = content.areas.iter().flat_map(|(id, area)| {
        let lines = lines_of(&area.section).chain(lines_of(&area.adults));
        lines.map(move |line| (Kind::Area, id.as_str(), line))
    });
    let terms = content
        .terms
        .iter()
        .flat_map(|(id, term)| term.text.iter().map(move |line| (Kind::Term, id.as_str(), line)));
    let all = doors.chain(topics).chain(areas).chain(terms);
    let wrong = all.filter(|(.., line)| is_sent(line.as_str()));
    wrong.map(|(kind, id, line)| warning(loaded, kind, id, line)).collect()
}

fn lines_of(sections: &[Section]) -> impl Iterator<Item = &Prose> {
    let past = Form::PastTheLead;
    let here = sections.iter().filter(move |section| section.is_for(past));
    here.flat_map(move |section| section.lines_in(past))
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

fn warning(loaded: &Assembled, kind: Kind, id: &str, line: &Prose) -> Problem {
    let file = loaded.files.of(kind, id);
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
