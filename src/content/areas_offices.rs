//! One number that offices of two areas have: somebody may have copied it from the file of the other area.
//!
//! Areas do share offices. Then both name one service, which is checked once, and nothing is said of it.

use std::collections::{BTreeMap, BTreeSet};

use super::whole_content::Assembled;
use crate::files::Origin;
use crate::schema::At::Key;
use crate::schema::Problem;
use crate::values::{AreaId, Id, PhoneNumber, ServiceId};

/// The areas that name each service.
type AreasOf<'c> = BTreeMap<&'c ServiceId, BTreeSet<&'c AreaId>>;

/// Returns a warning for each office with a number that an office of another area has; where a folder is laid over the
/// content in the program, for those in the folder.
pub fn numbers_of_other_areas(loaded: &Assembled) -> Vec<Problem> {
    let (areas, services) = (areas_of(loaded), &loaded.content.services);
    let (holders, is_own) = (holders(loaded, &areas), own(loaded));
    let mut told: BTreeSet<(&ServiceId, &ServiceId)> = BTreeSet::new();
    let mut found = Vec::new();
    for (id, service) in services.iter().filter(|(id, _)| is_own(id)) {
        let of_number = |number: &PhoneNumber| {
            let mut others = holders[&number.digits()].iter();
            others.find(|other| are_of_other_areas(&areas, id, other)).copied()
        };
        let shared = areas.get(id).and_then(|_| {
            let numbers = service.every_number();
            numbers
                .filter_map(|number| Some((of_number(number)?, number.as_str())))
                .min_by_key(|it| it.0)
        });
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

/// Returns what tells whether two services are both offices of areas, and of no area both.
pub(super) fn of_other_areas(loaded: &Assembled) -> impl Fn(&ServiceId, &ServiceId) -> bool {
    let areas = areas_of(loaded);
    move |one, other| are_of_other_areas(&areas, one, other)
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

/// Returns what tells whether a service is a file of the folder that is used.
fn own(loaded: &Assembled) -> impl Fn(&ServiceId) -> bool {
    let laid = &loaded.files.laid;
    let is_over = matches!(laid.from, Origin::Over(_));
    let services = laid.used.iter().filter_map(|path| path.strip_prefix("services/"));
    let names = services.filter_map(|path| path.rsplit('/').next()?.strip_suffix(".toml"));
    let names: BTreeSet<&str> = names.collect();
    move |id| !is_over || names.contains(id.as_str())
}

/// Returns the offices of areas that have each number.
fn holders<'c>(
    loaded: &'c Assembled,
    areas: &AreasOf<'_>,
) -> BTreeMap<String, BTreeSet<&'c ServiceId>> {
    let mut holders: BTreeMap<String, BTreeSet<&ServiceId>> = BTreeMap::new();
    for (id, office) in loaded.content.services.iter().filter(|(id, _)| areas.contains_key(id)) {
        for number in office.every_number() {
            holders.entry(number.digits()).or_default().insert(id);
        }
    }
    holders
}
