//! One number that offices of two areas have: somebody may have copied it from the file of the other area.
//!
//! Areas do share offices. Then both name one service, which is checked once, and nothing is said of it.

use std::collections::{BTreeMap, BTreeSet};

use super::model::Service;
use super::whole_content::Assembled;
use crate::files::Origin;
use crate::schema::At::Key;
use crate::schema::Problem;
use crate::values::{AreaId, ServiceId};

/// The areas that name each service.
type AreasOf<'c> = BTreeMap<&'c ServiceId, BTreeSet<&'c AreaId>>;

/// Returns a warning for each office with a number that an office of another area has; where a folder is laid over the
/// content in the program, for those in the folder.
pub fn numbers_of_other_areas(loaded: &Assembled) -> Vec<Problem> {
    let areas = areas_of(loaded);
    let mut told: BTreeSet<(&ServiceId, &ServiceId)> = BTreeSet::new();
    let mut found = Vec::new();
    for (id, service) in loaded.content.services.iter().filter(|(id, _)| is_own(loaded, id)) {
        let is_other = |other: &ServiceId| are_of_other_areas(&areas, id, other);
        let mut others = loaded.content.services.iter().filter(|(other, _)| is_other(other));
        let shared = others.find_map(|(other, its)| Some((other, shared_number(service, its)?)));
        let Some((other, number)) = shared.filter(|(other, _)| !told.contains(&(*other, id)))
        else {
            continue;
        };
        told.insert((id, other));
        let area = areas[id].iter().next().map(ToString::to_string).unwrap_or_default();
        let file = loaded.files.of(id);
        let message =
            format!("`{other}`, an office of another area, has the number `{number}` too");
        found.push(Problem::warning(&file, file.place(&[Key("route")]), message).hint(format!(
            "hold each against its own page, digit by digit; if the areas share the office, name `{other}` in areas/{area}.toml in place of `{id}`"
        )));
    }
    found
}

/// Returns whether both are offices of areas, and of no area both.
pub(super) fn is_of_another_area(loaded: &Assembled, one: &ServiceId, other: &ServiceId) -> bool {
    are_of_other_areas(&areas_of(loaded), one, other)
}

fn are_of_other_areas(areas: &AreasOf<'_>, one: &ServiceId, other: &ServiceId) -> bool {
    match (areas.get(one), areas.get(other)) {
        (Some(one), Some(other)) => one.is_disjoint(other),
        _ => false,
    }
}

fn areas_of(loaded: &Assembled) -> AreasOf<'_> {
    let mut areas = AreasOf::new();
    for (area, it) in loaded.content.areas.iter() {
        for (_, service) in it.services() {
            areas.entry(service).or_default().insert(area);
        }
    }
    areas
}

/// Returns whether a service is a file of the folder that is used.
fn is_own(loaded: &Assembled, id: &ServiceId) -> bool {
    match &loaded.files.laid.from {
        Origin::Shipped | Origin::Only(_) => true,
        Origin::Over(_) => {
            let inside = |path: &String| path.rsplit('/').next() == Some(&format!("{id}.toml"));
            loaded.files.laid.used.iter().any(|path| path.starts_with("services/") && inside(path))
        }
    }
}

/// Returns the first number that both have.
fn shared_number<'s>(one: &'s Service, other: &Service) -> Option<&'s str> {
    let plain = |number: &str| number.replace(' ', "");
    let is_shared =
        |number: &&str| other.every_number().any(|its| plain(its.as_str()) == plain(number));
    one.every_number().map(|number| number.as_str()).find(is_shared)
}
