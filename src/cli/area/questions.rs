//! What is asked of a new area, in the order in which a person would tell it.
//!
//! Each answer is asked for until it is one that `check` takes; nothing typed takes the suggestion
//! in brackets, where there is one.

use super::super::conversation::{
    Choice, Conversation, Stopped, YES_OR_NO, choose, refusal, until,
};
use super::probe::Probe;
use crate::content::{
    AreaId, FromRaw, Grade, Hours, How, IndexTerm, Nation, NewArea, NewOffice, NewWay, OfficePart,
    Problem, Prose, SENTENCE_WORDS, Title, URGENT_SENTENCE_WORDS, Url, quoted, typed,
};

/// Returns the area that a person describes.
pub(super) fn area(
    with: &mut dyn Conversation,
    probe: &Probe<'_>,
    id: AreaId,
) -> Result<NewArea, Stopped> {
    with.say("What stands in brackets is taken where you type nothing. Ctrl-D stops; nothing is written before the end.")?;
    let name = until(with, "The area's name, as people say it", None, |text| probe.name(text))?;
    let names: Vec<&str> = Nation::ALL.iter().map(|nation| nation.name()).collect();
    let question = format!("The nation it lies in ({})", names.join(", "));
    let nation = until(with, &question, Some(Nation::England.name()), text::<Nation>)?;
    let place = probe.next_order().to_string();
    let question = "Its place in the menu, a number";
    let order = until(with, question, Some(&place), |text| probe.order(text))?;
    let way = way(with, probe, (&id, &name, nation))?;
    let question = "Words under which /a-z lists it, with commas between";
    let index = until(with, question, Some(name.as_str()), terms)?;
    Ok(NewArea { id, name, nation, order, way, index })
}

#[derive(Debug, Clone, Copy)]
enum Way {
    Offices,
    Finder,
    Words,
}

const WAYS: &[Choice<Way>] = &[
    (&["front-door", "front door", "f"], Way::Offices),
    (&["page", "p", "finder"], Way::Finder),
    (&["words", "w"], Way::Words),
];

type About<'a> = (&'a AreaId, &'a Title, Nation);

fn way(
    with: &mut dyn Conversation,
    probe: &Probe<'_>,
    (id, name, nation): About<'_>,
) -> Result<NewWay, Stopped> {
    let question = "How is children's social care reached: by a front-door with its number, by a page that finds it, or in words?";
    loop {
        match choose(with, question, WAYS)? {
            Way::Offices => match probe.office_ids(id) {
                Ok(()) => return offices(with, (id, name, nation)).map(NewWay::Offices),
                Err(problems) => with.say(&refusal(&problems))?,
            },
            Way::Finder => {
                let known = probe.finders(nation);
                let first = known.first().map(|id| id.to_string());
                let question = "The id of the service that finds it";
                let finder = until(with, question, first.as_deref(), |text| probe.finder(text))?;
                return Ok(NewWay::Finder(finder));
            }
            Way::Words => return way_in(with).map(NewWay::WayIn),
        }
    }
}

fn way_in(with: &mut dyn Conversation) -> Result<Vec<Prose>, Stopped> {
    let mut lines =
        vec![until(with, "How to reach it, in a sentence or two", None, text::<Prose>)?];
    let more = |text: &str| match text {
        "" => Ok(None),
        text => self::text::<Prose>(text).map(Some),
    };
    while let Some(line) = until(with, "Another line, or nothing", None, more)? {
        lines.push(line);
    }
    Ok(lines)
}

fn offices(
    with: &mut dyn Conversation,
    (_, area, nation): About<'_>,
) -> Result<Vec<NewOffice>, Stopped> {
    with.say("\nThe front door: children's social care in office hours.")?;
    let name = format!("{area} children's social care");
    let front = office(with, OfficePart::FrontDoor, &name, None)?;
    with.say("\nThe duty team: the same at all other times.")?;
    let name = format!("{area} emergency duty team, all other times");
    let duty = office(with, OfficePart::DutyTeam, &name, Some(&front.against))?;
    let mut all = vec![front, duty];
    if nation == Nation::England {
        let question = "\nIs the LADO's number known, for concerns about adults who work with children? (yes, no)";
        if choose(with, question, YES_OR_NO)? {
            let against = all[0].against.clone();
            all.push(office(with, OfficePart::Lado, &format!("{area} LADO"), Some(&against))?);
        }
    }
    Ok(all)
}

const COPIES: &[Choice<How>] =
    &[(&["own", "o"], How::StoredCopy), (&["other", "another", "a"], How::SecondHand)];

const GRADES: &[Choice<Grade>] =
    &[(&["certain", "c"], Grade::Certain), (&["probable", "p"], Grade::Probable)];

fn office(
    with: &mut dyn Conversation,
    part: OfficePart,
    name: &str,
    page: Option<&Url>,
) -> Result<NewOffice, Stopped> {
    let service = |text: &str| typed::<Title>(&quoted(text), SENTENCE_WORDS);
    let name = until(with, "  Its name, as it shall be shown", Some(name), service)?;
    let phone = until(with, "  Its number, as it is read out", None, text)?;
    let hours = match part {
        OfficePart::FrontDoor => {
            let question = "  Its hours: check (not known for certain), always, or such as mon-fri 09:00-17:00";
            until(with, question, Some("check"), hours)?
        }
        OfficePart::DutyTeam | OfficePart::Lado => quoted("check"),
    };
    let page = page.map(Url::as_str);
    let against = until(with, "  The page on which you read it (https)", page, text)?;
    let how = choose(
        with,
        "  Whose page is that: the service's own, or another's? (own, other)",
        COPIES,
    )?;
    let question = "  How sure is it: certain (official, or several agree) or probable?";
    let grade = choose(with, question, GRADES)?;
    Ok(NewOffice { part, name, phone, hours, against, how, grade })
}

/// Returns typed text as a value of a file whose sentences are short.
fn text<T: FromRaw>(text: &str) -> Result<T, Vec<Problem>> {
    typed(&quoted(text), URGENT_SENTENCE_WORDS)
}

/// Returns hours as a file writes them: days and times may be typed without its marks.
fn hours(text: &str) -> Result<String, Vec<Problem>> {
    let written = match text {
        table if table.starts_with('{') => table.to_owned(),
        days if days.contains(' ') => {
            let days = days.split(',').map(|part| {
                let (days, times) = part.trim().split_once(' ').unwrap_or((part.trim(), ""));
                format!("{} = {}", quoted_key(days), quoted(times.trim()))
            });
            format!("{{ {} }}", days.collect::<Vec<_>>().join(", "))
        }
        word => quoted(word.trim_matches('"')),
    };
    typed::<Hours>(&written, SENTENCE_WORDS).map(|_| written)
}

/// Returns a key as a file writes it: bare where it can be.
fn quoted_key(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_bare { key.to_owned() } else { quoted(key) }
}

fn terms(typed: &str) -> Result<Vec<IndexTerm>, Vec<Problem>> {
    typed.split(',').map(str::trim).map(text::<IndexTerm>).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tempfile::TempDir;

    use super::super::super::conversation::Scripted;
    use super::super::super::folder::Folder;
    use super::*;
    use crate::content::Id;

    /// Returns the files that these answers make, and what the person was shown.
    fn asked(answers: &str) -> (Option<Vec<(String, String)>>, String) {
        let root = TempDir::new().unwrap();
        let folder = Folder::over(root.path());
        let mut person = Scripted::new(answers);
        let id = AreaId::parse("newtown").unwrap();
        let made = area(&mut person, &Probe::new(&folder), id).ok();
        assert_eq!(person.left_over(), 0, "{}", person.heard);
        let files = made.map(|area| area.files(date(2026, 11, 24)));
        if let Some(files) = &files {
            assert!(folder.with(files).is_ok());
        }
        (files, person.heard)
    }

    #[test]
    fn an_area_in_words_is_one_file_with_what_is_still_to_do() {
        let (files, _) = asked("Newtown\nwales\n\nwords\nAsk the operator of the council.\n\n\n");
        let files = files.unwrap();
        let [(path, text)] = files.as_slice() else { panic!("{files:?}") };
        let expected = "\
# Where a concern about a child who lives here goes. No person has approved it yet:
# run `signpost verify areas/newtown` to read it as people will, and approve it.

name       = \"Newtown\"
nation     = \"wales\"
order      = 20
way-in     = [\"Ask the operator of the council.\"]
index      = [\"Newtown\"]
review     = { by = 2027-05-24 } # `on` and `role` are filled in by `signpost verify`
";
        assert_eq!((path.as_str(), text.as_str()), ("areas/newtown.toml", expected));
    }

    #[test]
    fn only_an_area_in_england_is_asked_for_a_lado() {
        let office = |nation: &str, lado: &str| {
            asked(&format!(
                "Newtown\n{nation}\n\nf\n\n01234 718700\n\nhttps://x.uk\nown\nc\n\n0300 300 8123\n\no\np\n{lado}\n"
            ))
        };
        let (files, heard) = office("scotland", "");
        assert_eq!(files.unwrap().len(), 3);
        assert!(!heard.contains("LADO"));
        let (files, _) = office("england", "yes\n\n01234 276693\n\nown\np\n");
        assert_eq!(files.unwrap().len(), 4);
    }

    #[test]
    fn what_only_the_whole_can_show_is_refused_as_it_is_typed() {
        let answers = "Luton\nNewtown\n\n10\nten\n\np\nluton-mash\nnowhere\n\n\n";
        let (files, heard) = asked(answers);
        for refused in [
            "another choice of `area` reads `Luton` too",
            "the area `luton` has the order 10 too",
            "text \"ten\"; expected a whole number",
            "`luton-mash` is of the kind `front-door`",
            "unknown service `nowhere`",
        ] {
            assert!(heard.contains(refused), "{refused}: {heard}");
        }
        assert!(files.unwrap()[0].1.contains("finder     = \"council-finder\""));
    }

    #[test]
    fn hours_may_be_typed_as_people_say_them() {
        assert_eq!(hours("check").unwrap(), "\"check\"");
        let table = "{ mon-fri = \"09:00-17:00\", sat = \"10:00-12:00\" }";
        assert_eq!(hours("mon-fri 09:00-17:00, sat 10:00-12:00").unwrap(), table);
        assert_eq!(hours(table).unwrap(), table);
        for wrong in ["", "9 to 5", "mon-fri", "mon 9-5", "{ x", "\" x = 1"] {
            assert!(hours(wrong).is_err(), "{wrong}");
        }
    }
}
