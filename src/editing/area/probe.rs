//! What only the whole can say: whether an id, a place or a name is taken, and what words it has.
//!
//! The answer is put into the content as part of a stand-in area, in memory, and the content is
//! checked as ever. What comes up is what `check` would say of the finished files; so there is no
//! second set of rules here, and none to forget when a check is added.

use std::collections::BTreeSet;

use jiff::civil::Date as Day;

use super::super::conversation::typed_wrongly;
use super::super::folder::Folder;
use super::place::AreaPlace;
use crate::content::{Area, Service, ServiceKind};
use crate::review::{OfficePart, path_of_office};
use crate::schema::{Problem, URGENT_SENTENCE_WORDS};
use crate::values::{AreaId, Nation, PhoneNumber, ServiceId, Title, quoted, typed};

/// The content without the new area, into which answers are put.
#[derive(Debug)]
pub(crate) struct Probe<'f> {
    /// The folder, as it is on disk.
    pub(crate) folder: &'f Folder,
    /// The day on which the area is added.
    pub(crate) today: Day,
}

/// What the content suggests for a new office.
#[derive(Debug, Default)]
pub(crate) struct OfficeWords {
    /// Its name.
    pub(crate) name: Option<String>,
    /// Who it is for.
    pub(crate) for_whom: Option<String>,
}

/// A new area of which all that is not asked about is made up.
pub(super) struct StandIn<'t> {
    name: &'t str,
    nation: Nation,
    order: String,
    way: String,
}

/// A way in for the stand-in, which needs one.
const WAY_IN: &str = "way-in = [\"Call the council.\"]";

/// A number that is right, and nobody's.
const NOBODYS: &str = "020 7946 0000";

/// The office that is tried in place of a real one, with that number.
const OFFICE: &str = "for = \"x\"\nnations = [\"england\"]\n[[route]]\nphone = \"020 7946 0000\"\nhours = \"check\"\n\
    [checked]\non = 2026-01-01\nagainst = \"https://www.gov.uk\"\nhow = \"second-hand copy\"\ngrade = \"probable\"\n";

impl<'f> Probe<'f> {
    /// Returns a probe of this folder, for an area that is added on this day.
    pub(crate) const fn new(folder: &'f Folder, today: Day) -> Self {
        Self { folder, today }
    }

    /// Ensures that the ids of the offices are ids, and free.
    pub(crate) fn office_ids(&self, id: &AreaId) -> Result<(), Vec<Problem>> {
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

    /// Returns the number of an office, where people can ring it and no service calls it a misprint.
    pub(crate) fn number(&self, text: &str) -> Result<PhoneNumber, Vec<Problem>> {
        let number: PhoneNumber = typed(&quoted(text), URGENT_SENTENCE_WORDS)?;
        let path = format!("services/{STAND_IN}.toml");
        let office = OFFICE.replacen(NOBODYS, number.as_str(), 1);
        self.judge(&[(path, format!("name = \"x\"\nkind = \"front-door\"\n{office}"))])?;
        match self.everyones(&number) {
            None => Ok(number),
            Some(whose) => {
                let message = format!("`{number}` is the number of {whose}, not of an office");
                let hint = "write the office's own number: every message has that one already";
                Err(vec![typed_wrongly(text, message, hint)])
            }
        }
    }

    /// Returns which service everyone can ring on this number: 999, the police, a helpline.
    pub(super) fn everyones(&self, number: &PhoneNumber) -> Option<&str> {
        use ServiceKind::{Emergency, Helpline, Police};
        let digits = number.digits();
        let services = self.folder.loaded.content.services.iter().map(|(_, service)| service);
        let mut services = services.filter(|it| matches!(it.kind, Emergency | Police | Helpline));
        let service = services.find(|it| it.every_number().any(|own| own.digits() == digits));
        service.map(|service| service.name.as_str())
    }

    /// Returns each service that has a number, with its name.
    pub(crate) fn services_with(&self, number: &PhoneNumber) -> Vec<String> {
        let wanted = number.digits();
        let services = self.folder.loaded.content.services.iter();
        let with = services.filter(|(_, it)| it.every_number().any(|its| its.digits() == wanted));
        with.map(|(id, service)| format!("`{id}` ({})", service.name)).collect()
    }

    /// Returns the name, where it is one and no other area's.
    pub(crate) fn name(&self, text: &str) -> Result<Title, Vec<Problem>> {
        let name: Title = typed(&quoted(text), URGENT_SENTENCE_WORDS)?;
        self.judge(&[StandIn { name: text, ..self.stand_in() }.file()])?;
        Ok(name)
    }

    /// Returns the place in the menu, where no other area has it.
    pub(crate) fn order(&self, text: &str) -> Result<i64, Vec<Problem>> {
        let Ok(order) = text.parse::<i64>() else {
            let hint = format!("type a whole number in digits, such as {}", self.next_order());
            return Err(vec![typed_wrongly(text, format!("`{text}` is no number"), hint)]);
        };
        let written = order.to_string();
        let order = typed(&written, URGENT_SENTENCE_WORDS)?;
        self.judge(&[StandIn { order: written, ..self.stand_in() }.file()])?;
        Ok(order)
    }

    /// Returns the finder, where it is a service of that kind and there for the nation.
    pub(crate) fn finder(&self, text: &str, nation: Nation) -> Result<ServiceId, Vec<Problem>> {
        let way = format!("finder = {}", quoted(text));
        self.judge(&[StandIn { nation, way, ..self.stand_in() }.file()])?;
        typed(&quoted(text), URGENT_SENTENCE_WORDS)
    }

    /// Returns the next free place in the menu after the areas and before those that cover the
    /// rest of a nation.
    pub(crate) fn next_order(&self) -> i64 {
        self.free_order(&BTreeSet::new())
    }

    /// Returns the same where these places are taken too.
    pub(crate) fn free_order(&self, taken: &BTreeSet<i64>) -> i64 {
        let areas: Vec<&Area> = self.folder.loaded.content.areas.iter().map(|(_, it)| it).collect();
        let elsewhere = |area: &&&Area| area.elsewhere == Some(true);
        let end = areas.iter().filter(elsewhere).map(|area| area.order).min().unwrap_or(i64::MAX);
        let all: BTreeSet<i64> =
            areas.iter().map(|area| area.order).chain(taken.iter().copied()).collect();
        let last = all.range(..end).next_back().copied().unwrap_or(0);
        let free = |order: &i64| !all.contains(order);
        let next = [last.saturating_add(10), last.saturating_add(1)];
        let next = next.into_iter().find(|order| *order < end && free(order));
        next.or_else(|| (1..end).rev().find(free)).unwrap_or(last)
    }

    /// Returns the finders of a nation.
    pub(crate) fn finders(&self, nation: Nation) -> Vec<&ServiceId> {
        let services = self.folder.loaded.content.services.iter();
        let finds = services.filter(|(_, service)| {
            service.kind == ServiceKind::Finder && service.nations.contains(&nation)
        });
        finds.map(|(id, _)| id).collect()
    }

    /// Returns what the office that takes a concern about a child is called in a nation.
    pub(crate) fn social_care(&self, nation: Nation) -> &Title {
        &self.folder.loaded.content.words.nations.of(nation).social_care
    }

    /// Returns words for an office of a place: what the nation calls its front door, and else the
    /// words of such an office of another area there.
    pub(crate) fn words_of_office(&self, part: OfficePart, place: &AreaPlace<'_>) -> OfficeWords {
        let model = self.model(part, place.nation);
        let here =
            |(area, text): (&Area, &str)| text.replace(area.name.as_str(), place.name.as_str());
        let for_whom = model.map(|(area, office)| here((area, office.r#for.as_str())));
        let name = match part {
            OfficePart::FrontDoor => {
                Some(format!("{}: {}", place.name, self.social_care(place.nation)))
            }
            // Without the other's name in it, it is that office's own.
            OfficePart::DutyTeam | OfficePart::Lado => model
                .filter(|(area, office)| office.name.as_str().contains(area.name.as_str()))
                .map(|(area, office)| here((area, office.name.as_str()))),
        };
        OfficeWords { name, for_whom }
    }

    /// Returns the first area of the nation that is one place and has such an office.
    fn model(&self, part: OfficePart, nation: Nation) -> Option<(&Area, &Service)> {
        let content = &self.folder.loaded.content;
        let areas = content.areas.iter().map(|(_, area)| area);
        let mut areas = areas.filter(|area| area.nation == nation && area.elsewhere != Some(true));
        areas.find_map(|area| {
            let office = match part {
                OfficePart::FrontDoor => area.front_door.first(),
                OfficePart::DutyTeam => area.duty_team.as_ref(),
                OfficePart::Lado => area.lado.as_ref(),
            };
            Some((area, content.services.get(office?)?.1))
        })
    }

    pub(super) fn stand_in(&self) -> StandIn<'static> {
        StandIn {
            name: STAND_IN,
            nation: Nation::England,
            order: self.next_order().to_string(),
            way: WAY_IN.to_owned(),
        }
    }

    pub(super) fn judge(&self, files: &[(String, String)]) -> Result<(), Vec<Problem>> {
        self.folder.with(files).map(|_| ())
    }
}

/// The id and the name of the stand-in: the last of all ids, so that what it shares with another
/// area is said to be the other's.
const STAND_IN: &str = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

impl StandIn<'_> {
    fn file(&self) -> (String, String) {
        (format!("areas/{STAND_IN}.toml"), self.text())
    }

    pub(super) fn text(&self) -> String {
        let Self { name, nation, order, way } = self;
        let (name, nation) = (quoted(name), quoted(nation.name()));
        format!(
            "name = {name}\nnation = {nation}\norder = {order}\n{way}\nreview = {{ by = 2026-01-01 }}\n"
        )
    }
}

/// A file that is there would be replaced. So the stand-in is laid beside, and last of all, so that
/// it is the one whose id is taken.
pub(super) fn beside(inside: &str) -> String {
    inside.replacen('/', "/~/", 1)
}
