//! The check that each page of the induction is one page.
//!
//! It has a Next of its own. A second Next, which turned the page of a page, would lead nobody on.
//! Only some pages read differently from server to server; those are tried with the longest that a
//! configuration can make of them, and each configuration is held to them when it is read.

use super::extremes::{all_areas, in_extremes};
use crate::answer::{Query, Setting, Subject, answer};
use crate::content::{Assembled, Call, Content, Form, InductionPage};
use crate::render::texts;
use crate::schema::At::Key;
use crate::schema::Problem;
use crate::values::Id;

/// Ensures that every page of the induction fits into one message, whatever a server sets.
pub(super) fn induction_fits(loaded: &Assembled) -> Vec<Problem> {
    let content = &loaded.content;
    let bare = Setting::measured();
    let is_long = |page: &&Subject| {
        let is_long = |setting: &Setting<'_>| is_too_long(content, page, setting);
        let in_its_own_way =
            all_areas(content).filter(|area| area.is_none() || calls_an_office(content, page));
        is_long(&bare)
            || is_a_servers(content, page)
                && in_extremes(in_its_own_way, is_long).any(|(is_long, _)| is_long)
    };
    pages(content).iter().filter(is_long).map(|page| too_long(loaded, page)).collect()
}

/// Returns the names of the pages that are longer than one message in the server of `setting`.
pub(super) fn long_pages_of_induction(content: &Content, setting: &Setting<'_>) -> Vec<String> {
    let pages = pages(content).into_iter().filter(|page| is_a_servers(content, page));
    pages.filter(|page| is_too_long(content, page, setting)).map(|page| name(&page)).collect()
}

/// Returns every page. The one where somebody has stopped has the same words wherever that was.
fn pages(content: &Content) -> Vec<Subject> {
    let ids = content.induction.ids().map(|id| Subject::Induction(Some(id.id().clone())));
    let ends = [Subject::Induction(None), Subject::InductionStopped(None), Subject::InductionEnd];
    ends.into_iter().chain(ids).collect()
}

fn is_too_long(content: &Content, page: &Subject, setting: &Setting<'_>) -> bool {
    Form::ALL.iter().any(|form| {
        let query = Query { form: *form, ..Query::of(page.clone()) };
        texts(content, &answer(content, &query, setting), false).len() > 1
    })
}

/// Returns whether it reads differently from server to server.
pub(super) fn is_a_servers(content: &Content, page: &Subject) -> bool {
    *page == Subject::InductionEnd || !calls(content, page).is_empty()
}

/// Returns whether it also differs from area to area: any other call has to be there for everyone.
fn calls_an_office(content: &Content, page: &Subject) -> bool {
    calls(content, page).contains(&Call::Local)
}

fn calls<'c>(content: &'c Content, page: &Subject) -> &'c [Call] {
    let Subject::Induction(Some(id)) = page else {
        return &[];
    };
    match content.induction.page(id) {
        Some(InductionPage::Step { step, .. }) => &step.call,
        _ => &[],
    }
}

fn too_long(loaded: &Assembled, page: &Subject) -> Problem {
    let file = match page {
        Subject::InductionStopped(_) => loaded.files.single("words.toml"),
        _ => loaded.files.single("induction.toml"),
    };
    let at = match page {
        Subject::Induction(Some(id)) => file.spans_of_id(id.as_str()).next().unwrap_or_default(),
        Subject::InductionStopped(_) => file.place(&[Key("induction"), Key("stopped")]),
        Subject::InductionEnd => file.place(&[Key("end")]),
        _ => file.place(&[Key("start")]),
    };
    let message = format!("{} of the induction does not fit into one message", name(page));
    let hint = if is_a_servers(&loaded.content, page) {
        "with the longest that a server can set; say it in fewer words"
    } else {
        "say it in fewer words"
    };
    Problem::error(&file, at, message).hint(hint)
}

/// Returns what an editor calls the page.
fn name(page: &Subject) -> String {
    match page {
        Subject::Induction(Some(id)) => format!("the page `{id}`"),
        Subject::InductionStopped(_) => "the page where one stops".to_owned(),
        Subject::InductionEnd => "the last page".to_owned(),
        _ => "the first page".to_owned(),
    }
}
