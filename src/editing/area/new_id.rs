//! The id of a new area: whether it is one, and free.
//!
//! Whoever types a name, or the id of an area that is there, is told what to type or to do in its place.

use super::super::conversation::typed_wrongly;
use super::probe::{Probe, beside};
use crate::schema::{Problem, URGENT_SENTENCE_WORDS};
use crate::values::{AreaId, Id, Slug, quoted, typed};

impl Probe<'_> {
    /// Returns the id of the new area, where it is one and is free.
    pub(crate) fn area_id(&self, text: &str) -> Result<AreaId, Vec<Problem>> {
        let id = self.new_area_id(text)?;
        self.judge(&[(beside(&format!("areas/{text}.toml")), self.stand_in().text())])?;
        Ok(id)
    }

    /// Returns the id, where it is one and that of no area that is there. Whether an area had it before only the whole can tell.
    pub(super) fn new_area_id(&self, text: &str) -> Result<AreaId, Vec<Problem>> {
        let nearest = |problems| nearest(text, problems);
        let slug: Slug = typed(&quoted(text), URGENT_SENTENCE_WORDS).map_err(nearest)?;
        let id = AreaId::parse(slug.as_str()).ok_or_else(Vec::new)?;
        let areas = &self.folder.loaded.content.areas;
        if areas.get(&id).is_some_and(|(there, _)| *there == id) {
            return Err(vec![self.is_there(&id)]);
        }
        Ok(id)
    }

    /// Returns that there is such an area, and how to change it.
    fn is_there(&self, id: &AreaId) -> Problem {
        let file = self.folder.loaded.files.of(id);
        let check = self.folder.command("check");
        let hint = if self.folder.inside(&file).is_some() {
            format!("to change it, edit `{}`, then run `{check}`", file.path)
        } else {
            let own = self.folder.path(&format!("areas/{id}.toml"));
            format!(
                "to change it, copy `{}` of the program to `{}` and edit that, then run `{check}`",
                file.path,
                own.display()
            )
        };
        typed_wrongly(id.as_str(), format!("there is an area `{id}` already"), hint)
    }
}

/// Returns the problems of what is no id, with the one that is meant where there is one.
fn nearest(text: &str, problems: Vec<Problem>) -> Vec<Problem> {
    match meant_slug(text) {
        Some(meant) => {
            let message = format!("`{text}` is not an id");
            vec![typed_wrongly(text, message, format!("did you mean `{}`?", meant.as_str()))]
        }
        None => problems,
    }
}

/// Returns the id that is meant by a text in which only capitals and the marks between words are wrong, if any are.
pub(super) fn meant_slug(text: &str) -> Option<Slug> {
    let small = text.to_lowercase();
    let words = small.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    Slug::parse(&words.collect::<Vec<_>>().join("-"))
}
