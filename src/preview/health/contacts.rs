//! Every contact: how it is reached, what it was compared with, and whether a person has done that.
//!
//! What a source prints wrongly is shown beside it, so that nobody "corrects" the number back.

use super::dues::{due_of, why};
use crate::content::{Content, Route, Service};
use crate::review::{Due, Thing};
use crate::values::{Checked, Hours, Nation, ServiceId};

/// A contact as a row of the page.
pub(super) struct ContactRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: &'static str,
    /// How it is reached: what kind of way, and the number or address.
    pub(super) ways: Vec<(&'static str, String)>,
    pub(super) hours: String,
    /// Where it works, where that is not everywhere.
    pub(super) nations: Option<String>,
    /// The day it was checked, for people and to sort by.
    pub(super) checked: String,
    pub(super) checked_sorts: String,
    pub(super) how: &'static str,
    pub(super) grade: &'static str,
    pub(super) source: String,
    /// The role that has verified it.
    pub(super) by: Option<String>,
    pub(super) is_verified: bool,
    /// Why it is due.
    pub(super) due: Vec<String>,
    /// What a source prints wrongly.
    pub(super) misprints: Vec<String>,
}

/// Returns every contact: those under every message first, then kind by kind.
pub(super) fn contacts(content: &Content, dues: &[Due]) -> Vec<ContactRow> {
    let signpost = &content.signpost;
    let on_signpost = |id: &ServiceId| {
        signpost.emergency.contains(id)
            || signpost.numbers().iter().any(|it| it.line.service == *id)
    };
    let mut services: Vec<_> = content.services.iter().collect();
    services.sort_by_key(|(id, service)| (!on_signpost(id), service.kind));
    let services = services.into_iter();
    services.map(|(id, service)| contact(content, id, service, dues)).collect()
}

fn contact(content: &Content, id: &ServiceId, service: &Service, dues: &[Due]) -> ContactRow {
    let Checked { on, against, how, by, grade, .. } = &service.checked.contact;
    let everywhere = Nation::ALL.iter().all(|nation| service.nations.contains(nation));
    let names = service.nations.iter().map(|one| content.words.nations.of(*one).name.as_str());
    let nations = (!everywhere).then(|| names.collect::<Vec<_>>().join(", "));
    let misprints = service.misprint.iter();
    ContactRow {
        id: id.to_string(),
        name: service.name.to_string(),
        kind: service.kind.name(),
        ways: service.route.iter().map(way).collect(),
        hours: service.hours().map(hours).unwrap_or_default(),
        nations,
        checked: on.to_string(),
        checked_sorts: on.civil().to_string(),
        how: how.name(),
        grade: grade.name(),
        source: against.to_string(),
        by: by.as_ref().map(ToString::to_string),
        is_verified: service.is_verified(),
        due: due_of(dues, &Thing::of(id)).into_iter().flat_map(why).collect(),
        misprints: misprints.map(|one| format!("{}: {}", one.printed.as_str(), one.why)).collect(),
    }
}

fn way(route: &Route) -> (&'static str, String) {
    match route {
        Route::Phone { number, .. } => ("phone", number.to_string()),
        Route::Textphone { number, .. } => ("textphone", number.to_string()),
        Route::Text { number, keyword: Some(keyword), .. } => {
            ("text", format!("{} to {number}", keyword.as_str()))
        }
        Route::Text { number, .. } => ("text", number.to_string()),
        Route::Chat { url, .. } => ("chat", url.to_string()),
        Route::Web(url) => ("web", url.to_string()),
        Route::Form(url) => ("form", url.to_string()),
        Route::Bsl(url) => ("bsl", url.to_string()),
    }
}

fn hours(hours: &Hours) -> String {
    match hours {
        Hours::Always => "any time".to_owned(),
        Hours::Check => "not known".to_owned(),
        Hours::Known(times) => times.to_string(),
    }
}
