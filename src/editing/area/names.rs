//! Names that something else has already: nobody could tell two of one name apart.
//!
//! The content looks for two areas of one name only while Discord can offer all of them as choices, and for the names of the
//! program's services only once a file is in its folder. Whoever adds areas is told before that.

use std::collections::{BTreeMap, BTreeSet};

use super::super::conversation::typed_wrongly;
use super::probe::Probe;
use crate::files::Origin;
use crate::schema::{Problem, SENTENCE_WORDS};
use crate::values::{AreaId, Id, ServiceId, Title, quoted, typed};

/// The names that are taken, without what makes no other of them.
pub(super) struct TakenNames<'f> {
    areas: BTreeMap<String, &'f AreaId>,
    /// Those of the program's services that a folder is laid over.
    services: BTreeMap<String, &'f ServiceId>,
}

impl<'f> Probe<'f> {
    /// Returns the names that are taken.
    pub(super) fn taken_names(&self) -> TakenNames<'f> {
        let content = &self.folder.loaded.content;
        let laid = &self.folder.tree.laid;
        let is_over = matches!(laid.from, Origin::Over(_));
        let own = laid.used.iter().filter_map(|path| path.strip_prefix("services/"));
        let own = own.filter_map(|path| path.rsplit('/').next()?.strip_suffix(".toml"));
        let own: BTreeSet<&str> = own.collect();
        let programs =
            content.services.iter().filter(|(id, _)| is_over && !own.contains(id.as_str()));
        let areas = content.areas.iter();
        TakenNames {
            areas: areas.map(|(id, area)| (folded(&area.name), id)).collect(),
            services: programs.map(|(id, service)| (folded(&service.name), id)).collect(),
        }
    }

    /// Returns the name of an office, where it is one and none of the program's services has it.
    pub(crate) fn office_name(&self, text: &str) -> Result<Title, Vec<Problem>> {
        let name: Title = typed(&quoted(text), SENTENCE_WORDS)?;
        self.taken_names().of_an_office(&name).map(|()| name)
    }
}

impl TakenNames<'_> {
    /// Ensures that no area that is there has this name.
    pub(super) fn of_an_area(&self, name: &Title) -> Result<(), Vec<Problem>> {
        match self.areas.get(&folded(name)) {
            Some(other) => Err(two_areas(name, other.as_str())),
            None => Ok(()),
        }
    }

    /// Ensures that no service of the program has this name.
    pub(super) fn of_an_office(&self, name: &Title) -> Result<(), Vec<Problem>> {
        let Some(other) = self.services.get(&folded(name)) else { return Ok(()) };
        let message = format!("the program's service `{other}` has this name too");
        let hint = "write another name, with the area in it: nobody could tell the two apart";
        Err(vec![typed_wrongly(name.as_str(), message, hint)])
    }
}

/// Returns that another area has this name too.
pub(super) fn two_areas(name: &Title, other: &str) -> Vec<Problem> {
    let message = format!("the area `{other}` is called `{name}` too");
    let hint = "give one of the two other words: nobody could tell them apart";
    vec![typed_wrongly(name.as_str(), message, hint)]
}

/// Returns a name without what makes no other of it.
pub(super) fn folded(name: &Title) -> String {
    name.as_str().to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}
