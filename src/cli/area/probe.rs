//! What only the whole can say of an answer: whether an id, a place or a name is taken.
//!
//! The answer is put into the content as part of a stand-in area, in memory, and the content is
//! checked as ever. What comes up is what `check` would say of the finished files; so there is no
//! second set of rules here, and none to forget when a check is added.

use super::super::folder::Folder;
use crate::content::{
    Area, AreaId, Id, Nation, OfficePart, Problem, ServiceId, ServiceKind, Slug, Title,
    URGENT_SENTENCE_WORDS, path_of_office, quoted, typed,
};

/// The content without the new area, into which answers are put.
#[derive(Debug)]
pub(super) struct Probe<'f> {
    /// The folder, as it is on disk.
    pub(super) folder: &'f Folder,
}

/// A way in for the stand-in, which needs one.
const WAY_IN: &str = "way-in = [\"Call the council.\"]";

/// An office for the stand-in: a number that is right, and nobody's.
const OFFICE: &str = "for = \"x\"\nnations = [\"england\"]\n[[route]]\nphone = \"020 7946 0000\"\nhours = \"check\"\n\
    [checked]\non = 2026-01-01\nagainst = \"https://www.gov.uk\"\nhow = \"second-hand copy\"\ngrade = \"probable\"\n";

impl<'f> Probe<'f> {
    /// Returns a probe of this folder.
    pub(super) const fn new(folder: &'f Folder) -> Self {
        Self { folder }
    }

    /// Returns the id of the new area, where it is one and is free.
    pub(super) fn area_id(&self, text: &str) -> Result<AreaId, Vec<Problem>> {
        let slug: Slug = typed(&quoted(text), URGENT_SENTENCE_WORDS)?;
        let (_, inside) = stand_in(STAND_IN, &self.next_order().to_string(), WAY_IN);
        self.judge(&[(beside(&format!("areas/{text}.toml")), inside)])?;
        AreaId::parse(slug.as_str()).ok_or_else(Vec::new)
    }

    /// Ensures that the ids of the offices are ids, and free.
    pub(super) fn office_ids(&self, id: &AreaId) -> Result<(), Vec<Problem>> {
        let files: Vec<(String, String)> = OfficePart::ALL
            .iter()
            .map(|part| {
                let path = beside(&path_of_office(id, *part));
                let kind = quoted(part.key());
                (path, format!("name = \"x\"\nkind = {kind}\n{OFFICE}"))
            })
            .collect();
        self.judge(&files)
    }

    /// Returns the name, where it is one and no other area's.
    pub(super) fn name(&self, text: &str) -> Result<Title, Vec<Problem>> {
        let name: Title = typed(&quoted(text), URGENT_SENTENCE_WORDS)?;
        self.judge(&[stand_in(text, &self.next_order().to_string(), WAY_IN)])?;
        Ok(name)
    }

    /// Returns the place in the menu, where no other area has it.
    pub(super) fn order(&self, text: &str) -> Result<i64, Vec<Problem>> {
        // What is no number is judged as the text that it is.
        let written = text.parse::<i64>().map_or_else(|_| quoted(text), |order| order.to_string());
        let order = typed(&written, URGENT_SENTENCE_WORDS)?;
        self.judge(&[stand_in(STAND_IN, &written, WAY_IN)])?;
        Ok(order)
    }

    /// Returns the finder, where it is a service of that kind.
    pub(super) fn finder(&self, text: &str) -> Result<ServiceId, Vec<Problem>> {
        let way = format!("finder = {}", quoted(text));
        self.judge(&[stand_in(STAND_IN, &self.next_order().to_string(), &way)])?;
        typed(&quoted(text), URGENT_SENTENCE_WORDS)
    }

    /// Returns the next free place in the menu behind the areas and before those that stand for the
    /// rest of a nation.
    pub(super) fn next_order(&self) -> i64 {
        let areas: Vec<&Area> = self.folder.loaded.content.areas.iter().map(|(_, it)| it).collect();
        let elsewhere = |area: &&&Area| area.elsewhere == Some(true);
        let end = areas.iter().filter(elsewhere).map(|area| area.order).min().unwrap_or(i64::MAX);
        let before = areas.iter().map(|area| area.order).filter(|order| *order < end);
        let last = before.max().unwrap_or(0);
        let free = |order: &i64| areas.iter().all(|area| area.order != *order);
        let next = [last.saturating_add(10), last.saturating_add(1)];
        let next = next.into_iter().find(|order| *order < end && free(order));
        next.or_else(|| (1..end).rev().find(free)).unwrap_or(last)
    }

    /// Returns the finders of a nation.
    pub(super) fn finders(&self, nation: Nation) -> Vec<&ServiceId> {
        let services = self.folder.loaded.content.services.iter();
        let finds = services.filter(|(_, service)| {
            service.kind == ServiceKind::Finder && service.nations.contains(&nation)
        });
        finds.map(|(id, _)| id).collect()
    }

    fn judge(&self, files: &[(String, String)]) -> Result<(), Vec<Problem>> {
        self.folder.with(files).map(|_| ())
    }
}

/// The id and the name of the stand-in: the last of all ids, so that what it shares with another
/// area is said to be the other's.
const STAND_IN: &str = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

/// Returns the path and the text of a stand-in for the new area.
fn stand_in(name: &str, order: &str, way: &str) -> (String, String) {
    let name = quoted(name);
    let text = format!(
        "name = {name}\nnation = \"england\"\norder = {order}\n{way}\nreview = {{ by = 2026-01-01 }}\n"
    );
    (format!("areas/{STAND_IN}.toml"), text)
}

/// A file that is there would be replaced. So the stand-in is laid beside, and last of all, so that
/// it is the one whose id is taken.
fn beside(inside: &str) -> String {
    inside.replacen('/', "/~/", 1)
}
