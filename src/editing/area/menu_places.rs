//! Free places in the menu of areas: after the areas that are there, before those that cover the rest of a nation.
//!
//! A place is a whole number, so between two areas only so many are free. Steps of ten leave room for an area that comes between
//! two others later; where many areas come at once, the steps are shorter.

use std::collections::BTreeSet;

use super::probe::Probe;
use crate::content::Area;
use crate::values::AreaId;

/// How far apart new areas are, where there is room for it.
const STEPS: [i64; 4] = [10, 5, 2, 1];

impl Probe<'_> {
    /// Returns the next free place in the menu; where none is free, the one of the last area.
    pub(crate) fn next_order(&self) -> i64 {
        let none = BTreeSet::new();
        let next = self.free_places(&none, 1).first().copied();
        next.unwrap_or_else(|| self.last_place(&self.places(&none)))
    }

    /// Returns so many free places, in order, where these are taken too; fewer, where there are no more.
    pub(super) fn free_places(&self, taken: &BTreeSet<i64>, wanted: usize) -> Vec<i64> {
        let (all, end) = (self.places(taken), self.end_of_places());
        let last = self.last_place(&all);
        let room = end.saturating_sub(last).saturating_sub(1);
        let count = i64::try_from(wanted).unwrap_or(i64::MAX);
        let step = STEPS.into_iter().find(|step| count.saturating_mul(*step) <= room);
        match step {
            Some(step) => (1..=count).map(|nth| last + step * nth).collect(),
            None => (1..end).filter(|place| !all.contains(place)).take(wanted).collect(),
        }
    }

    /// Returns the areas that cover the rest of a nation, in the order of the menu.
    pub(super) fn rest_of_nations(&self) -> impl Iterator<Item = (&AreaId, &Area)> {
        let areas = self.folder.loaded.content.areas.iter();
        areas.filter(|(_, area)| area.elsewhere == Some(true))
    }

    /// Returns every place that an area has, or that is taken too.
    pub(super) fn places(&self, taken: &BTreeSet<i64>) -> BTreeSet<i64> {
        let areas = self.folder.loaded.content.areas.iter();
        areas.map(|(_, area)| area.order).chain(taken.iter().copied()).collect()
    }

    /// Returns the place of the first area that covers the rest of a nation.
    fn end_of_places(&self) -> i64 {
        self.rest_of_nations().map(|(_, area)| area.order).min().unwrap_or(i64::MAX)
    }

    fn last_place(&self, all: &BTreeSet<i64>) -> i64 {
        all.range(..self.end_of_places()).next_back().copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tempfile::TempDir;

    use super::*;
    use crate::editing::folder::Folder;

    #[test]
    fn many_areas_come_in_shorter_steps_and_no_two_have_one_place() {
        let folder = Folder::over(TempDir::new().unwrap().path());
        let probe = Probe::new(&folder, date(2026, 11, 24));
        let none = BTreeSet::new();
        assert_eq!(probe.next_order(), 20);
        for (wanted, first, last) in [(2, 20, 30), (89, 20, 900), (90, 15, 460), (400, 12, 810)] {
            let places = probe.free_places(&none, wanted);
            assert_eq!((places.len(), places[0], places[wanted - 1]), (wanted, first, last));
            assert!(places.is_sorted_by(|one, next| one < next));
        }
        // Luton has 10, and the first that covers the rest of a nation 910.
        assert_eq!(probe.free_places(&none, 1_200).len(), 908);
        let all_but_two = (1..=907).collect();
        assert_eq!(probe.free_places(&all_but_two, 9), [908, 909]);
        assert!(probe.free_places(&(1..910).collect(), 1).is_empty());
    }
}
