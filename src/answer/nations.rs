//! What differs between the nations of the United Kingdom, and what is said where the nation is
//! not known.
//!
//! A Scottish volunteer who is told to ask for a LADO loses an evening: England's offices, duties
//! and law are shown only to whom they apply, or with the nation's name before them.

use super::answering::Answering;
use crate::content::{Area, Section, Topic};
use crate::values::{AreaId, Nation, ServiceId};

/// How a part of a text that is for some nations reads here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ForNations(Option<String>);

impl Answering<'_> {
    /// Returns the nation that the server works in, where that is set.
    pub(super) fn nation(&self) -> Option<Nation> {
        let server = self.setting.server?;
        let area = server.area.as_ref().and_then(|id| self.content.areas.get(id));
        server.nation.or_else(|| area.map(|(_, area)| area.nation))
    }

    /// Returns how a part that is for `nations` reads here, and nothing where it does not apply.
    /// No nations are all of them.
    pub(super) fn part(&self, nations: &[Nation]) -> Option<ForNations> {
        match self.nation() {
            _ if nations.is_empty() => Some(ForNations(None)),
            Some(own) => nations.contains(&own).then(ForNations::default),
            None => Some(ForNations(Some(self.names(nations)))),
        }
    }

    /// Returns `text` with the nations before it that it is for, where they have to be named.
    pub(super) fn named(&self, part: &ForNations, text: &str) -> String {
        let words = &self.content.words.nations.only;
        part.0.as_ref().map_or_else(|| text.to_owned(), |nations| words.fill(nations, text))
    }

    /// Returns whether a service is there for the people of this server.
    pub(super) fn is_served(&self, id: &ServiceId) -> bool {
        let service = self.content.services.get(id);
        let nation = self.nation();
        service.is_some_and(|(_, service)| nation.is_none_or(|own| service.nations.contains(&own)))
    }

    /// Returns the names of `nations`, unless that is everyone or this server's is among them.
    pub(super) fn elsewhere(&self, nations: &[Nation]) -> Option<String> {
        let own = self.nation().is_some_and(|own| nations.contains(&own));
        let everyone = Nation::ALL.iter().all(|nation| nations.contains(nation));
        (!own && !everyone).then(|| self.names(nations))
    }

    /// Says for whom a topic, and the paper it is from, is written, unless that is this server's
    /// nation.
    pub(super) fn written_for(&self, topic: &Topic) -> Vec<String> {
        let words = &self.content.words.nations;
        let paper = self.content.sources.paper.nation;
        let from_another = topic.pages.is_some() && self.nation() != Some(paper);
        let other = self.elsewhere(&topic.nations).map(|names| words.written_for.fill(names));
        let source = from_another.then(|| words.paper.fill(self.names(&[paper])));
        other.into_iter().chain(source).collect()
    }

    /// Says what this nation calls children's social care, where the nation is known and is not the
    /// one whose words the doors use.
    pub(super) fn social_care(&self) -> Option<String> {
        let other = self.nation().filter(|own| *own != self.content.sources.paper.nation)?;
        let words = &self.content.words.nations;
        Some(words.office.fill(&words.of(other).social_care))
    }

    /// Returns the area that comes first: the one asked for, the server's, or the one that covers
    /// the rest of the server's nation.
    pub(super) fn area<'a>(&'a self, asked: Option<&'a AreaId>) -> Option<(&'a AreaId, &'a Area)> {
        let areas = &self.content.areas;
        let server = self.setting.server;
        let own = || server?.area.as_ref().and_then(|id| areas.get(id));
        match asked {
            Some(id) => areas.get(id),
            None => own().or_else(|| self.area_of(server?.nation?)),
        }
    }

    /// Returns the area that covers all of `nation` that has none of its own.
    fn area_of(&self, nation: Nation) -> Option<(&AreaId, &Area)> {
        let stands_for = |area: &Area| area.elsewhere == Some(true) && area.nation == nation;
        self.content.areas.iter().find(|(_, area)| stands_for(area))
    }

    /// Returns sections of an area; where it has none of this kind, those of its nation.
    pub(super) fn or_of_its_nation<'a>(
        &'a self,
        area: &'a Area,
        of: fn(&Area) -> &Vec<Section>,
    ) -> &'a [Section] {
        match of(area).as_slice() {
            [] => self.area_of(area.nation).map_or(&[], |(_, nations)| of(nations)),
            own => own,
        }
    }

    /// Returns the names of `nations`, as they are written in a sentence.
    fn names(&self, nations: &[Nation]) -> String {
        let words = &self.content.words.nations;
        let names = nations.iter().map(|nation| words.of(*nation).name.as_str());
        self.joined(&names.collect::<Vec<_>>())
    }

    /// Returns several names as they are written in a sentence: `one, two and three`.
    pub(super) fn joined(&self, names: &[&str]) -> String {
        match names.split_last() {
            Some((last, first)) if !first.is_empty() => {
                self.content.words.nations.both.fill(first.join(", "), last)
            }
            _ => names.concat(),
        }
    }
}
