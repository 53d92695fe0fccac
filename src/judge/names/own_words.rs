//! Which page says the words of a file that has the words of several pages.
//!
//! Where a name is among the words that one page alone says, only that page has to be looked at.

use crate::answer::{Refusal, Subject};
use crate::content::{Content, InductionPage, NamesInFile, TitleAndText, pressed};
use crate::values::Prose;

/// Returns the pages of the induction whose words have one of the names.
pub(super) fn of_induction(content: &Content, names: &NamesInFile<'_>) -> Vec<Subject> {
    let says = |words: &str| names.pressed.iter().any(|name| words.contains(name.as_str()));
    let opens = !names.opened.is_empty();
    let pages = induction(content);
    pages.filter(|page| opens || of_page(content, page).into_iter().any(says)).collect()
}

/// Returns every page of the induction.
pub(super) fn induction(content: &Content) -> impl Iterator<Item = Subject> {
    let ids = content.induction.ids().map(|id| Subject::Induction(Some(id.id().clone())));
    let ends = [Subject::Induction(None), Subject::InductionStopped(None), Subject::InductionEnd];
    ends.into_iter().chain(ids)
}

fn of_page<'c>(content: &'c Content, page: &Subject) -> Vec<&'c str> {
    let all = &content.induction;
    let of_end = |page: &'c TitleAndText| {
        page.text.iter().map(Prose::as_str).chain([page.title.as_str()]).collect()
    };
    let id = match page {
        Subject::Induction(None) => return of_end(&all.start),
        Subject::InductionEnd => return of_end(&all.end),
        Subject::Induction(Some(id)) => id,
        _ => return Vec::new(),
    };
    match all.page(id) {
        Some(InductionPage::Step { step, .. }) => {
            let words = step.text.iter().chain(&step.points).map(Prose::as_str);
            words.chain([step.title.as_str()]).collect()
        }
        Some(InductionPage::Question { question, .. }) => {
            let choices = question.choice.iter().map(|choice| choice.text.as_str());
            choices.chain([question.title.as_str(), question.ask.as_str()]).collect()
        }
        Some(InductionPage::Choice { lettered, .. }) => {
            let choice = lettered.choice;
            vec![choice.text.as_str(), choice.because.as_str()]
        }
        None => Vec::new(),
    }
}

/// Returns the pages that say the names of `words.toml`; none where any of the names is in other words.
pub(super) fn of_words(content: &Content, names: &NamesInFile<'_>) -> Vec<Subject> {
    let mut left = names.pressed.clone();
    let mut found = Vec::new();
    for (page, text) in pages_of_words(content) {
        let words = text.iter().map(Prose::as_str);
        let said = words.flat_map(|words| pressed(words).into_iter().map(|at| &words[at]));
        for name in said {
            // Each is in the file once for each time that it is said.
            if let Some(at) = left.iter().position(|one| one == name) {
                left.swap_remove(at);
                found.push(page.clone());
            }
        }
    }
    let are_all = left.is_empty() && names.opened.is_empty();
    if are_all { found } else { Vec::new() }
}

/// Returns the pages whose text is in `words.toml`, each with the words that no other page says.
fn pages_of_words(content: &Content) -> Vec<(Subject, &Vec<Prose>)> {
    let words = &content.words;
    let refusals = &words.refusals;
    vec![
        (Subject::Help, &words.help.text),
        (Subject::Emergency, &words.emergency.text),
        (Subject::Concern, &words.concern.text),
        (Subject::MoreDoors, &words.concern.more_text),
        (Subject::Areas, &words.contacts.choose_text),
        (Subject::Helplines(None), &words.helplines.text),
        (Subject::Guidance, &words.guidance.text),
        (Subject::Letters(None), &words.a_z.text),
        (Subject::Glossary, &words.glossary.text),
        (Subject::Boards, &words.boards.text),
        (Subject::InductionStopped(None), &words.induction.stopped.text),
        (Subject::Refusal(Refusal::Gone), &refusals.gone.text),
        (Subject::Refusal(Refusal::Unreadable), &refusals.unreadable.text),
        (Subject::Refusal(Refusal::BoardNotAllowed), &refusals.board_not_allowed.text),
        (Subject::Refusal(Refusal::BoardNotHere), &refusals.board_not_here.text),
    ]
}
