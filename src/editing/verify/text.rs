//! What is asked of a text: first each part that no source states, by itself, and then the whole.
//!
//! A text with a part in it that is wrong is not approved. A text that may be about a lead is for somebody else, who is
//! told so.

use super::super::conversation::ToAsk;
use super::talk::{Cut, Talk};
use super::visit::{VerdictQuestion, WalkVerdict};
use super::walk::Walk;
use crate::review;
use crate::review::{Due, DuePart, Why};

const PART: VerdictQuestion = VerdictQuestion {
    ask: ToAsk {
        words: "Do you approve this part?",
        help: "It is ours, and no source states it: say yes only where you would say it yourself.",
    },
    what: "it is",
};

const WHOLE: VerdictQuestion = VerdictQuestion {
    ask: ToAsk {
        words: "Is the whole text right, and fit to be shown?",
        help: "It is shown above as people see it, with every number and button.",
    },
    what: "it is",
};

impl Walk {
    /// Asks about the parts of a text that no source states, and then about the whole.
    pub(crate) fn text(&mut self, talk: &mut Talk<'_>, due: &Due) -> Result<(), Cut> {
        if !self.leads.may_approve(due, self.stamper.role()) {
            let id = due.thing.id().unwrap_or_default();
            talk.tell(&format!(
                "Not asked: `{id}` is for the trustee for safeguarding or somebody outside, not for a lead.\n  hint: they run the same command with --role 'Trustee for safeguarding'\n"
            ))?;
            return Ok(());
        }
        for part in due.parts() {
            talk.under(&format!("No source states this part:\n  {}\n", part.words.join("\n  ")))?;
            let verdict = self.verdict(talk, due, &PART)?;
            let stamped = verdict == WalkVerdict::Yes && self.approve(talk, due, part)?;
            if verdict == WalkVerdict::No || (verdict == WalkVerdict::Yes && !stamped) {
                return Ok(());
            }
        }
        talk.under("")?;
        let unread = |it: &Why| matches!(it, Why::Unapproved | Why::ReadAhead(_) | Why::ReadBy(_));
        let Some(review) = self.stamper.content().review(&due.thing).cloned() else {
            return Ok(());
        };
        if due.reasons.iter().any(|reason| unread(&reason.why))
            && self.verdict(talk, due, &WHOLE)? == WalkVerdict::Yes
        {
            self.stamp(talk, due, |by, text| by.read(text, &due.thing, &review))?;
        }
        Ok(())
    }

    fn approve(&mut self, talk: &mut Talk<'_>, due: &Due, part: &DuePart) -> Result<bool, Cut> {
        self.stamp(talk, due, |_, text| review::approved(text, part))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::civil::date;
    use tempfile::TempDir;

    use super::super::leads::Leads;
    use super::super::stamper::Stamper;
    use super::*;
    use crate::editing::conversation::Scripted;
    use crate::editing::folder::Folder;
    use crate::review::Verifier;
    use crate::values::{quoted, typed};

    const SECTION: &str = "\n[[section]]\ntext = [\"Ask twice.\"]\nbasis = \"inference\"\n";

    /// What a walk leaves.
    struct Walked {
        heard: String,
        file: String,
        left: usize,
    }

    /// Walks through an area with a part that no source states.
    fn walked(answers: &str) -> Walked {
        let root = TempDir::new().unwrap();
        let path = root.path().join("areas/newtown.toml");
        fs::create_dir(root.path().join("areas")).unwrap();
        let area = "name = \"Newtown\"\nnation = \"wales\"\norder = 20\nway-in = [\"Ask.\"]\n\
            review = { by = 2026-01-01 }\n";
        fs::write(&path, format!("{area}{SECTION}")).unwrap();
        let folder = Folder::over(root.path());
        let now = date(2026, 11, 24).at(12, 0, 0, 0);
        let all = review::dues(&folder.loaded, now.date());
        let ours: Vec<Due> =
            all.into_iter().filter(|due| folder.inside(&due.file).is_some()).collect();
        let role = typed(&quoted("Lead"), 20).unwrap();
        let mut person = Scripted::new(answers);
        let stamper = Stamper::new(folder, Verifier { role, today: now.date() });
        let walk = Walk::new(stamper, Leads::default(), now);
        let left = walk.through(&mut person, &ours).unwrap();
        assert_eq!(person.left_over(), 0, "{}", person.heard);
        Walked { heard: person.heard, file: fs::read_to_string(path).unwrap(), left }
    }

    #[test]
    fn the_parts_that_no_source_states_are_asked_about_before_the_whole() {
        let Walked { heard, file, left } = walked("y\ny");
        assert!(heard.contains("No source states this part:\n  Ask twice.\n"));
        assert!(heard.find("approve this part").unwrap() < heard.find("the whole text").unwrap());
        assert!(file.contains("review = { by = 2027-05-24, on = 2026-11-24, role = \"Lead\" }\n"));
        assert!(file.ends_with(&SECTION.replace("inference", "approved")));
        assert_eq!(left, 0);
    }

    #[test]
    fn a_text_with_a_part_that_is_wrong_is_not_approved() {
        let Walked { heard, file, left } = walked("n");
        assert!(!heard.contains("the whole text"));
        assert!(file.contains("review = { by = 2026-01-01 }") && file.ends_with(SECTION));
        assert_eq!(left, 1);
    }

    #[test]
    fn a_part_that_is_skipped_stays_due_beside_an_approved_text() {
        let Walked { file, left, .. } = walked("s\ny");
        assert!(file.contains("role = \"Lead\"") && file.ends_with(SECTION));
        assert_eq!(left, 1);
    }
}
