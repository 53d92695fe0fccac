//! The columns of a table of areas: their names, what each means, and which a table cannot do without.
//!
//! They are what `area new` asks for, under the names that the files have for it.

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Area,
    Name,
    Nation,
    Order,
    Index,
    Office,
    OfficeName,
    For,
    Phone,
    Hours,
    Page,
    Checked,
    How,
    Grade,
    Shared,
    Finder,
    WayIn,
}

impl Column {
    /// Every column, in the order of the template.
    pub(super) const ALL: [Self; 17] = [
        Self::Area,
        Self::Name,
        Self::Nation,
        Self::Order,
        Self::Index,
        Self::Office,
        Self::OfficeName,
        Self::For,
        Self::Phone,
        Self::Hours,
        Self::Page,
        Self::Checked,
        Self::How,
        Self::Grade,
        Self::Shared,
        Self::Finder,
        Self::WayIn,
    ];

    /// What is said once of an area: each of its rows may repeat it, and none may contradict.
    pub(super) const OF_AREA: [Self; 6] =
        [Self::Name, Self::Nation, Self::Order, Self::Index, Self::Finder, Self::WayIn];

    /// Returns whether it says something of an office: a row without one leaves it empty.
    pub(super) fn is_of_office(self) -> bool {
        (Self::OfficeName..=Self::Shared).contains(&self)
    }

    /// Returns its name, as the header has it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Name => "name",
            Self::Nation => "nation",
            Self::Order => "order",
            Self::Index => "index",
            Self::Office => "office",
            Self::OfficeName => "office-name",
            Self::For => "for",
            Self::Phone => "phone",
            Self::Hours => "hours",
            Self::Page => "page",
            Self::Checked => "checked",
            Self::How => "how",
            Self::Grade => "grade",
            Self::Shared => "shared",
            Self::Finder => "finder",
            Self::WayIn => "way-in",
        }
    }

    /// Returns the column that has this name, whatever its capitals, with spaces or underscores for its hyphen.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let name = plain(name);
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// Returns whether a table cannot do without it.
    pub(super) const fn is_needed(self) -> bool {
        matches!(
            self,
            Self::Area
                | Self::Name
                | Self::Nation
                | Self::Office
                | Self::Phone
                | Self::Page
                | Self::Checked
                | Self::Grade
        )
    }

    /// Returns what is written in it, for whoever fills it in.
    pub(super) const fn meaning(self) -> &'static str {
        match self {
            Self::Area => {
                "the area's id: small letters, digits and hyphens; the same in each of its rows"
            }
            Self::Name => "the area's name, as people say it; once for each area",
            Self::Nation => "england, wales, scotland or northern-ireland; once for each area",
            Self::Order => {
                "optional: its place in the menu, a number; left out, after the areas that are there"
            }
            Self::Index => {
                "optional: words under which /a-z lists it, with commas between; left out, its name"
            }
            Self::Office => {
                "front-door (office hours), duty-team (all other times) or lado (England only); empty where the area has a finder or a way-in"
            }
            Self::OfficeName => {
                "optional: the office's name as people see it; left out, what the nation calls it"
            }
            Self::For => {
                "optional: who it is for, completing \"For ...\"; left out, as other areas of the nation have it"
            }
            Self::Phone => {
                "the office's number as its page prints it, with its first 0: format this column as text"
            }
            Self::Hours => {
                "optional: only hours that the office's own page states, such as mon-fri 09:00-17:00, or always"
            }
            Self::Page => "the address of the page that has the number, from https://",
            Self::Checked => {
                "the day on which somebody read that page, such as 2026-11-23: format this column as text"
            }
            Self::How => {
                "optional: copy (a copy or another's page was read) or elsewhere (nobody read the page); left out, copy"
            }
            Self::Grade => "certain (official, or several agree) or probable",
            Self::Shared => {
                "yes where an office of another area has this number too, and both are right"
            }
            Self::Finder => {
                "instead of offices: the id of a service that finds the office, such as council-finder"
            }
            Self::WayIn => {
                "instead of offices: how to reach children's social care, in words without a number"
            }
        }
    }
}

/// Returns a word without capitals, and with hyphens for what people write in their place.
pub(super) fn plain(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_name_as_people_write_it() {
        for column in Column::ALL {
            assert_eq!(Column::parse(column.name()), Some(column));
        }
        for name in ["Office name", "OFFICE_NAME", " office - name "] {
            assert_eq!(Column::parse(name), Some(Column::OfficeName), "{name}");
        }
        assert_eq!(Column::parse("phones"), None);
    }
}
