//! The files of a new area, as text: the area, and the offices that are new with it.
//!
//! Values come here checked, each through its own door, and no words that people will read are made
//! up here. What no person has verified is written as that: comments say what is still to do.

use jiff::civil::Date as Day;

use super::due::Thing;
use super::new_lines::{NewFileLook, NewLines};
use crate::values::{
    AreaId, Date, Grade, How, Id, IndexTerm, Label, Nation, PhoneNumber, Prose, ServiceId, Title,
    Url, quoted,
};

/// What a person has said of a new area.
#[derive(Debug, Clone)]
pub(crate) struct NewArea {
    /// Its id.
    pub(crate) id: AreaId,
    /// What it is called.
    pub(crate) name: Title,
    /// The nation it lies in.
    pub(crate) nation: Nation,
    /// Its place in the menu.
    pub(crate) order: i64,
    /// How to reach children's social care there.
    pub(crate) way: NewWay,
    /// The terms under which `/a-z` lists it.
    pub(crate) index: Vec<IndexTerm>,
}

/// How to reach children's social care.
#[derive(Debug, Clone)]
pub(crate) enum NewWay {
    /// Its offices, each with a file of its own.
    Offices(Vec<NewOffice>),
    /// An official page that finds the office.
    Finder(ServiceId),
    /// In words.
    WayIn(Vec<Prose>),
}

/// One office that is new.
#[derive(Debug, Clone)]
pub(crate) struct NewOffice {
    /// Which it is.
    pub(crate) part: OfficePart,
    /// What it is called.
    pub(crate) name: Title,
    /// Who it is for, completing "For …".
    pub(crate) for_whom: Prose,
    /// Its number.
    pub(crate) phone: PhoneNumber,
    /// When it is answered, as a file writes it.
    pub(crate) hours: String,
    /// The page on which it was read.
    pub(crate) against: Url,
    /// The day on which it was.
    pub(crate) on: Day,
    /// How.
    pub(crate) how: How,
    /// The role of who has opened that page, where a person has.
    pub(crate) by: Option<Label>,
    /// How sure it is.
    pub(crate) grade: Grade,
}

/// The part of an office in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfficePart {
    /// In office hours.
    FrontDoor,
    /// At all other times.
    DutyTeam,
    /// Concerns about adults who work with children.
    Lado,
}

impl OfficePart {
    /// Every part, in the order of the ladder.
    pub(crate) const ALL: [Self; 3] = [Self::FrontDoor, Self::DutyTeam, Self::Lado];

    /// Returns its key in an area, which is also its kind of service.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::FrontDoor => "front-door",
            Self::DutyTeam => "duty-team",
            Self::Lado => "lado",
        }
    }
}

/// Returns the path of the file of an area's office.
pub(crate) fn path_of_office(area: &AreaId, part: OfficePart) -> String {
    format!("services/{area}-{}.toml", part.key())
}

impl NewArea {
    /// Returns the path inside the folder, and the text, of each file: the offices first, because
    /// the area names them.
    pub(crate) fn files(&self, today: Day, look: NewFileLook) -> Vec<(String, String)> {
        let offices = match &self.way {
            NewWay::Offices(offices) => offices.as_slice(),
            NewWay::Finder(_) | NewWay::WayIn(_) => &[],
        };
        let mut files: Vec<(String, String)> = offices
            .iter()
            .map(|office| {
                let text = self.office(&NewLines { today, look, width: 7 }, office);
                (path_of_office(&self.id, office.part), text)
            })
            .collect();
        let area = self.area(&NewLines { today, look, width: 10 });
        files.push((format!("areas/{}.toml", self.id), area));
        files
    }

    fn area(&self, lines: &NewLines) -> String {
        let again = Date::of(lines.today).after(Thing::of(&self.id).read_every()).civil();
        let first = [
            "# Where a concern about a child who lives here goes. No person has approved it yet: read it"
                .to_owned(),
            format!(
                "# as people will, and approve it, with `signpost verify areas/{} --content DIR`.",
                self.id
            ),
            DIR.to_owned(),
            String::new(),
            lines.text("name", self.name.as_str()),
            lines.text("nation", self.nation.name()),
            lines.pair("order", &self.order.to_string()),
        ];
        let index: Vec<&str> = self.index.iter().map(IndexTerm::as_str).collect();
        let review = lines.pair("review", &format!("{{ by = {again} }}"));
        let last = [
            lines.list("index", &index),
            lines.with_note(&review, "`on` and `role` are filled in by `signpost verify`"),
        ];
        let all = first.into_iter().chain(self.way(lines)).chain(last);
        all.map(|line| line + "\n").collect()
    }

    fn way(&self, lines: &NewLines) -> Vec<String> {
        match &self.way {
            NewWay::Offices(offices) => {
                offices.iter().map(|office| self.named(lines, office.part)).collect()
            }
            NewWay::Finder(finder) => vec![lines.text("finder", finder.as_str())],
            NewWay::WayIn(all) => {
                let all: Vec<&str> = all.iter().map(Prose::as_str).collect();
                vec![lines.list("way-in", &all)]
            }
        }
    }

    fn named(&self, lines: &NewLines, part: OfficePart) -> String {
        let id = format!("{}-{}", self.id, part.key());
        match part {
            OfficePart::FrontDoor => lines.list(part.key(), &[&id]),
            OfficePart::DutyTeam | OfficePart::Lado => lines.text(part.key(), &id),
        }
    }

    fn office(&self, lines: &NewLines, office: &NewOffice) -> String {
        let kind = office.part.key();
        let what_to_do = [
            "# Not verified by a person yet: open the page in `against`, or ring the number, then run".to_owned(),
            format!("# `signpost verify services/{}-{kind} --content DIR`.", self.id),
            "# That writes who checked it, when and how.".to_owned(),
            DIR.to_owned(),
            String::new(),
        ];
        let what_to_do = what_to_do.into_iter().filter(|_| office.by.is_none());
        let of_route = NewLines { width: 5, ..*lines };
        let first = [
            lines.text("name", office.name.as_str()),
            lines.text("kind", kind),
            lines.text("for", office.for_whom.as_str()),
            lines.list("nations", &[self.nation.name()]),
            String::new(),
            "[[route]]".to_owned(),
            of_route.text("phone", office.phone.as_str()),
            of_route.pair("hours", &office.hours),
            String::new(),
        ];
        let all = what_to_do.chain(first).chain(checked(lines, office, Sure::Of(office.grade)));
        let hours =
            (office.hours != quoted("check")).then(|| checked(lines, office, Sure::OfHours));
        let all = all.chain(hours.into_iter().flatten());
        all.map(|line| line + "\n").collect()
    }
}

/// What the comments say of the folder, whose path differs from one reader to the next.
const DIR: &str = "# DIR is the folder of content that this file is in.";

/// What a check is of, and how sure that is.
#[derive(Clone, Copy)]
enum Sure {
    /// The contact.
    Of(Grade),
    /// Its hours, which are not kept unless they are certain.
    OfHours,
}

fn checked(
    lines: &NewLines,
    office: &NewOffice,
    sure: Sure,
) -> impl Iterator<Item = String> + use<> {
    let by = office.by.as_ref().map(|role| lines.text("by", role.as_str()));
    let (header, grade) = match sure {
        Sure::Of(grade) => ("[checked]", grade),
        Sure::OfHours => ("\n[checked.hours]", Grade::Certain),
    };
    let first = [
        header.to_owned(),
        lines.pair("on", &office.on.to_string()),
        lines.text("against", office.against.as_str()),
        lines.text("how", office.how.name()),
    ];
    // Whoever has opened the page has held this number against it.
    let of_contact = matches!(sure, Sure::Of(_)) && office.by.is_some();
    let numbers = of_contact.then(|| lines.list("numbers", &[office.phone.as_str()]));
    let grade = lines.text("grade", grade.name());
    first.into_iter().chain(by).chain(numbers).chain([grade])
}
