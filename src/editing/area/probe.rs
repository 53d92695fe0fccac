//! What only the whole can say: whether an id, a place or a name is taken, and what words it has.
//!
//! The answer is put into the content as part of a stand-in area, in memory, and the content is
//! checked as ever. What comes up is what `check` would say of the finished files; so there is no
//! second set of rules here, and none to forget when a check is added.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date as Day;

use super::super::conversation::typed_wrongly;
use super::super::folder::Folder;
use super::place::AreaPlace;
use crate::content::{Area, Service, ServiceKind};
use crate::judge::whose_is;
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

/// A service that has a certain number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ServiceWithNumber<'c> {
    /// Its id.
    pub(crate) id: &'c ServiceId,
    name: &'c Title,
}

impl fmt::Display for ServiceWithNumber<'_> {
    /// Writes its id, and its name in brackets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ({})", self.id, self.name)
    }
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
        self.is_of_one_office(&number)?;
        Ok(number)
    }

    /// Ensures that a number is not one that everyone can ring: 999, the police, a helpline.
    pub(super) fn is_of_one_office(&self, number: &PhoneNumber) -> Result<(), Vec<Problem>> {
        let Some(whose) = whose_is(number, &self.folder.loaded.content) else { return Ok(()) };
        let message = format!("`{number}` is the number of {whose}, not of an office");
        let hint = "write the office's own number, as its own page has it";
        Err(vec![typed_wrongly(number.as_str(), message, hint)])
    }

    /// Returns each service that has a number.
    pub(crate) fn services_with(&self, number: &PhoneNumber) -> Vec<ServiceWithNumber<'_>> {
        self.services_by_number().remove(&number.digits()).unwrap_or_default()
    }

    /// Returns the services that have each number, by its digits.
    pub(super) fn services_by_number(&self) -> BTreeMap<String, Vec<ServiceWithNumber<'_>>> {
        let mut by_number: BTreeMap<String, Vec<ServiceWithNumber<'_>>> = BTreeMap::new();
        for (id, service) in self.folder.loaded.content.services.iter() {
            let digits: BTreeSet<String> =
                service.every_number().map(PhoneNumber::digits).collect();
            for digits in digits {
                let with_it = ServiceWithNumber { id, name: &service.name };
                by_number.entry(digits).or_default().push(with_it);
            }
        }
        by_number
    }

    /// Returns the name, where it is one and no other area's.
    pub(crate) fn name(&self, text: &str) -> Result<Title, Vec<Problem>> {
        let name: Title = typed(&quoted(text), URGENT_SENTENCE_WORDS)?;
        self.taken_names().of_an_area(&name)?;
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
