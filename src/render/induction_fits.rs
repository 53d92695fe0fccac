//! The check that each page of the induction is one page.
//!
//! It has a Next of its own. A second Next, which turned the page of a page, would lead nobody on.

use jiff::civil::DateTime;

use crate::answer::{Query, Server, Setting, Subject, answer};
use crate::content::{AreaId, Call, Content, Id, InductionId, InductionPage, Loaded, Problem};

use super::extremes::extremes;
use super::message::texts;

/// Ensures that every page of the induction fits into one message, whatever a server sets.
pub(super) fn induction_fits(loaded: &Loaded) -> Vec<Problem> {
    let content = &loaded.content;
    let file = loaded.files.single("induction.toml");
    let servers = extremes();
    let long = pages(content).filter(|page| is_too_long(content, page, &servers));
    long.map(|page| {
        let (name, at) = match &page {
            Subject::Induction(Some(id)) => {
                let at = file.spans_of_id(id.as_str()).next().unwrap_or(0..0);
                (format!("the page `{id}`"), at)
            }
            Subject::InductionEnd => ("the last page".to_owned(), file.span_of_words("[end]")),
            _ => ("the first page".to_owned(), file.span_of_words("[start]")),
        };
        let message = format!("{name} of the induction does not fit into one message");
        let hint = "with the longest that a server can set; say it in fewer words";
        Problem::error(&file, at, message).hint(hint)
    })
    .collect()
}

/// Returns every page.
fn pages(content: &Content) -> impl Iterator<Item = Subject> {
    let ids = content.induction.ids().map(|id| id.id().clone());
    let first = [Subject::Induction(None)].into_iter();
    first.chain(ids.map(|id| Subject::Induction(Some(id)))).chain([Subject::InductionEnd])
}

fn is_too_long(content: &Content, page: &Subject, servers: &[Server]) -> bool {
    places(content, page).any(|area| {
        servers.iter().any(|server| {
            let server = &Server { area: area.cloned(), ..server.clone() };
            let setting = Setting { now: DateTime::MIN, server: Some(server), handbook: None };
            let reply = answer(content, &Query::of(page.clone()), &setting);
            texts(content, &reply, false).len() > 1
        })
    })
}

/// Returns every area where the page calls an office, and no area.
fn places<'c>(content: &'c Content, page: &Subject) -> impl Iterator<Item = Option<&'c AreaId>> {
    let calls_an_office = match page {
        Subject::Induction(Some(id)) => calls_an_office(content, id),
        _ => false,
    };
    let areas = content.areas.iter().map(|(id, _)| Some(id));
    std::iter::once(None).chain(areas.filter(move |_| calls_an_office))
}

fn calls_an_office(content: &Content, id: &InductionId) -> bool {
    let Some(InductionPage::Step { step, .. }) = content.induction.page(id) else {
        return false;
    };
    step.call.iter().any(|call| matches!(call, Call::Local | Call::Lado | Call::Service(_)))
}
