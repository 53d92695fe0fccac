//! What is asked of a new area, in the order in which a person would tell it.
//!
//! Each answer is asked for until it is one that `check` takes; nothing typed takes the suggestion
//! in brackets, where there is one. A way that cannot end in an area is not offered. What is asked
//! of its offices is in `offices`.

use super::super::NATIONS;
use super::super::conversation::{
    AnswerChoice, Interview, NoAnswer, ToAsk, refusal, typed_wrongly, without_quotes,
};
use super::offices::Offices;
use super::place::{AreaPlace, text};
use super::probe::Probe;
use crate::review::{NewArea, NewWay};
use crate::schema::Problem;
use crate::values::{AreaId, IndexTerm, Prose};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WayIntoArea {
    Offices,
    Finder,
    Words,
}

const WAYS: &[AnswerChoice<WayIntoArea>] = &[
    (&["front-door", "front door", "f"], WayIntoArea::Offices),
    (&["page", "p", "finder"], WayIntoArea::Finder),
    (&["words", "w"], WayIntoArea::Words),
];

impl WayIntoArea {
    /// Returns the word for it and what it means.
    const fn meaning(self) -> &'static str {
        match self {
            Self::Offices => "front-door: by its number",
            Self::Finder => "page: by a page that finds it",
            Self::Words => "words: in words of your own",
        }
    }
}

const NAME: ToAsk<'_> = ToAsk {
    words: "The area's name, as people say it",
    help: "It is a choice of /contacts and a line of its menu.",
};

const ORDER: ToAsk<'_> = ToAsk {
    words: "Its place in the menu, a number",
    help: "Areas with a lower number come before it. No two have the same.",
};

const FINDER: ToAsk<'_> = ToAsk {
    words: "The id of the service that finds it",
    help: "A file of services/ of the kind `finder`, without .toml: its page leads from a postcode to the office.",
};

const WAY_IN: ToAsk<'_> = ToAsk {
    words: "How to reach it, in a sentence or two",
    help: "People read it in place of a number. Name no number in it.",
};

const ANOTHER: ToAsk<'_> =
    ToAsk { words: "Another line, or nothing", help: "Each line is a paragraph." };

const TERMS: ToAsk<'_> = ToAsk {
    words: "Words under which /a-z lists it, with commas between",
    help: "What people may look for: its towns, its council.",
};

const WAY: &str = "Whoever is in a hurry needs a number. The page and the words are for an area whose office you do not know.";

const NATION: &str = "Its number, its words and its bank holidays are those of that nation.";

/// Returns the area that a person describes.
pub(crate) fn area(
    talk: &mut Interview<'_>,
    probe: &Probe<'_>,
    id: AreaId,
) -> Result<NewArea, NoAnswer> {
    let ways = ways(talk, probe, &id)?;
    let name = talk.until(NAME, None, |text| probe.name(text))?;
    let question = ToAsk { words: "The nation it lies in?", help: NATION };
    let nation = talk.choose(question, NATIONS)?;
    let menu_place = probe.next_order().to_string();
    let order = talk.until(ORDER, Some(&menu_place), |text| probe.order(text))?;
    let way = way(talk, probe, &ways, AreaPlace { name: &name, nation })?;
    let index = talk.until(TERMS, Some(name.as_str()), terms)?;
    Ok(NewArea { id, name, nation, order, way, index })
}

/// Returns the ways that can be taken, and says why its offices cannot have files, where that is so.
fn ways(
    talk: &mut Interview<'_>,
    probe: &Probe<'_>,
    id: &AreaId,
) -> Result<Vec<AnswerChoice<WayIntoArea>>, NoAnswer> {
    let Err(problems) = probe.office_ids(id) else { return Ok(WAYS.to_vec()) };
    talk.tell(&format!(
        "Offices cannot be added with it, only a page or words:\n{}",
        refusal(&problems)
    ))?;
    Ok(WAYS.iter().filter(|(_, way)| *way != WayIntoArea::Offices).copied().collect())
}

fn way(
    talk: &mut Interview<'_>,
    probe: &Probe<'_>,
    ways: &[AnswerChoice<WayIntoArea>],
    place: AreaPlace<'_>,
) -> Result<NewWay, NoAnswer> {
    let finders = probe.finders(place.nation);
    let is_open = |way: WayIntoArea| way != WayIntoArea::Finder || !finders.is_empty();
    let ways: Vec<AnswerChoice<WayIntoArea>> =
        ways.iter().filter(|(_, way)| is_open(*way)).copied().collect();
    let meanings: Vec<&str> = ways.iter().map(|(_, way)| way.meaning()).collect();
    let called = probe.social_care(place.nation);
    let words = format!("{called}: how is it reached? {}", meanings.join("; "));
    match talk.choose(ToAsk { words: &words, help: WAY }, &ways)? {
        WayIntoArea::Offices => Offices::of(talk, probe, place).all().map(NewWay::Offices),
        WayIntoArea::Finder => {
            let first = finders.first().map(|id| id.to_string());
            let judge = |text: &str| probe.finder(text, place.nation);
            talk.until(FINDER, first.as_deref(), judge).map(NewWay::Finder)
        }
        WayIntoArea::Words => way_in(talk).map(NewWay::WayIn),
    }
}

fn way_in(talk: &mut Interview<'_>) -> Result<Vec<Prose>, NoAnswer> {
    let mut lines = vec![talk.until(WAY_IN, None, text::<Prose>)?];
    while let Some(line) = talk.perhaps(ANOTHER, text::<Prose>)? {
        lines.push(line);
    }
    Ok(lines)
}

/// Returns index terms with commas between them.
pub(super) fn terms(typed: &str) -> Result<Vec<IndexTerm>, Vec<Problem>> {
    let terms = typed.split(',').map(str::trim).filter(|term| !term.is_empty());
    let terms: Vec<&str> = terms.map(without_quotes).collect();
    if terms.is_empty() {
        let message = "only commas were typed";
        return Err(vec![typed_wrongly(typed, message, "type at least one word")]);
    }
    terms.into_iter().map(text::<IndexTerm>).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::civil::date;
    use tempfile::TempDir;

    use super::*;
    use crate::editing::conversation::Scripted;
    use crate::editing::folder::Folder;
    use crate::values::Id;

    /// What a person was shown, and the files that their answers make.
    struct Asked {
        files: Option<Vec<(String, String)>>,
        heard: String,
    }

    #[test]
    fn whoever_slips_goes_back_and_finds_there_what_they_said() {
        let front = "f\n\n\n01234 718700\n\nhttps://x.uk\ncopy\nc\n";
        let slip = format!("Newtonw\ne\n\n{front}\n\n0300 300 8123\nback\n0300 300 8124\n");
        let to_the_name = "back\n".repeat(14);
        let again = format!("Newtown\n{}e\np\nback\nc\nno\nback\nno\n\n", "\n".repeat(14));
        let asked = asked(&format!("{slip}{to_the_name}{again}"));
        for shown in [
            "(the duty team).\n  Its number, as it is read out [0300 300 8123]: 0300 300 8124",
            "The area's name, as people say it [Newtonw]: Newtown",
            "(england, wales, scotland, northern-ireland, back, quit, ?) [england] \n",
            "[Newtown: Children's social care]: \n",
            "(certain, probable, back, quit, ?) [probable] c\n",
        ] {
            assert!(asked.heard.contains(shown), "{shown}: {}", asked.heard);
        }
        let files = asked.files.unwrap();
        assert!(files[0].1.contains("phone = \"01234 718700\"") && files.len() == 3);
        assert!(files[1].1.contains("0300 300 8124") && files[1].1.contains("\"certain\""));
        assert!(files[2].1.contains("\"Newtown\"") && !files[2].1.contains("Newtonw"));
    }

    fn asked(answers: &str) -> Asked {
        asked_over(&[], answers)
    }

    /// Asks over a folder with these files in it, each a path and a text.
    fn asked_over(there: &[(&str, &str)], answers: &str) -> Asked {
        let root = TempDir::new().unwrap();
        for (path, text) in there {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let folder = Folder::over(root.path());
        let mut person = Scripted::new(answers);
        let id = AreaId::parse("newtown").unwrap();
        let probe = Probe::new(&folder, date(2026, 11, 24));
        let talk = Interview::new(&mut person, "");
        let made = talk.through(|talk| area(talk, &probe, id.clone())).ok();
        assert_eq!(person.left_over(), 0, "{}", person.heard);
        let files = made.map(|area| area.files(date(2026, 11, 24), folder.look()));
        if let Some(files) = &files {
            assert!(folder.with(files).is_ok());
        }
        Asked { files, heard: person.heard }
    }

    #[test]
    fn an_area_in_words_is_one_file_with_what_is_still_to_do() {
        let asked =
            asked("Newtown\nWales\n\nwords\nAsk the operator of the council.\n\n,\n“Newtown”,\n");
        let files = asked.files.unwrap();
        let [(path, text)] = files.as_slice() else { panic!("{files:?}") };
        let expected = "\
# Where a concern about a child who lives here goes. No person has approved it yet: read it
# as people will, and approve it, with `signpost verify areas/newtown --content DIR`.
# DIR is the folder of content that this file is in.

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
        let offices =
            "f\n\n\n01234 718700\n\nhttps://x.uk\ncopy\nc\n\n\n0300 300 8123\nyes\n\ne\np\n";
        let lado = "yes\n\n\n01234 276693\n\ncopy\np\n";
        let asked = asked(&format!("Newtown\nENGLAND\n\n{offices}{lado}\n"));
        let files = asked.files.unwrap();
        assert_eq!(files.len(), 4);
        assert!(files[0].1.contains("name    = \"Newtown: Children's social care\"\n"));
        assert!(
            files[1].1.contains("for     = \"a concern about a child who lives in Newtown, when")
        );
        assert!(files[2].1.contains("name    = \"Newtown LADO\"\n"));
    }

    #[test]
    fn a_number_that_another_service_has_is_asked_about_once() {
        let front = "f\n\n\n01582547653\nno\n01582 547653\nyes\n\nhttps://x.uk\ncopy\nc\n";
        let duty = "\n\n01582 547653\n\ne\np\nno\n";
        let Asked { files, heard } = asked(&format!("Newtown\nengland\n\n{front}{duty}\n"));
        let already = "That is the number of `luton-mash` (Luton children";
        assert_eq!(heard.matches(already).count(), 2, "{heard}");
        let files = files.unwrap();
        assert!(files[0].1.contains("01582 547653") && files[1].1.contains("01582 547653"));
    }

    #[test]
    fn an_area_outside_england_is_given_no_words_of_england() {
        let office = |name: &str, page: &str| {
            format!("{name}\na child who lives in Newtown\n01234 718700\n{page}\ncopy\nc\n")
        };
        for (nation, called) in [
            ("wales", "Social services"),
            ("Scotland", "Social work"),
            ("Northern Ireland", "The Gateway team"),
        ] {
            let front = office("", "\nhttps://x.uk");
            let duty = office("Newtown at night", "");
            let asked = asked(&format!("Newtown\n{nation}\n\nf\n{front}{duty}\n"));
            let files = asked.files.unwrap();
            assert_eq!(files.len(), 3);
            assert!(files[0].1.contains(&format!("name    = \"Newtown: {called}\"")));
            let shown =
                asked.heard + &files.iter().map(|(_, text)| text.as_str()).collect::<String>();
            for word in ["LADO", "MASH", "emergency duty team", "hildren's social care"] {
                assert!(!shown.contains(word), "{nation}: {word}: {shown}");
            }
        }
    }

    #[test]
    fn what_only_the_whole_can_show_is_refused_as_it_is_typed() {
        let answers = "Luton\nNewtown\nengland\n10\nten\n\np\nluton-mash\nnowhere\n\n\n";
        let Asked { files, heard } = asked(answers);
        for refused in [
            "the area `luton` is called `Luton` too",
            "the area `luton` has the order 10 too",
            "`ten` is no number\n  hint: type a whole number in digits, such as 20",
            "`luton-mash` is of the kind `front-door`",
            "unknown service `nowhere`",
        ] {
            assert!(heard.contains(refused), "{refused}: {heard}");
        }
        assert!(files.unwrap()[0].1.contains("finder     = \"council-finder\""));
    }

    #[test]
    fn a_page_that_finds_the_office_is_one_of_the_areas_own_nation() {
        let asked = asked("Newtown\nnorthern ireland\n\npage\n\n\n");
        assert!(asked.files.unwrap()[0].1.contains("finder     = \"nidirect\""));

        let none = self::asked("Newtown\nwales\n\npage\nwords\nAsk the council.\n\n\n");
        assert!(none.heard.contains("type one of: front-door, words"), "{}", none.heard);

        let finder = "name = \"Wales\"\nkind = \"finder\"\nfor = \"a child in Wales\"\nnations = [\"wales\"]\n\
            [[route]]\nweb = \"https://www.gov.wales/find\"\n[checked]\non = 2026-11-23\n\
            against = \"https://www.gov.wales/find\"\nhow = \"page opened\"\ngrade = \"certain\"\n";
        let there = [("services/wales-finder.toml", finder)];
        let asked = asked_over(&there, "Newtown\nwales\n\npage\ncouncil-finder\n\n\n");
        assert!(asked.heard.contains("`council-finder` is not there for `wales`"));
        assert!(asked.files.unwrap()[0].1.contains("\nfinder = \"wales-finder\"\n"));
    }

    #[test]
    fn whoever_has_opened_the_page_of_an_office_says_their_role_and_it_is_verified() {
        let front = "f\n\n\n01234 718700\n\nhttps://x.uk\nopened\nDeputy lead\ny\nc\n";
        let duty = "\n\n0300 300 8123\ny\n\nopened\nc\nno\n";
        let asked = asked(&format!("Newtown\ne\n\n{front}{duty}\n"));
        assert_eq!(asked.heard.matches("Your role").count(), 1);
        let numbers = ["01234 718700", "0300 300 8123"];
        for ((path, text), number) in asked.files.unwrap()[..2].iter().zip(numbers) {
            let stamp = format!(
                "how     = \"page opened\"\nby      = \"Deputy lead\"\nnumbers = [\"{number}\"]\ngrade   = \"certain\"\n"
            );
            assert!(text.starts_with("name ") && text.ends_with(&stamp), "{path}: {text}");
        }
    }

    #[test]
    fn the_ids_of_offices_are_checked_before_the_first_question() {
        let front = crate::files::read(&crate::files::Origin::Shipped).unwrap();
        let front = front.files["services/luton-mash.toml"]
            .text
            .replace("547653", "547000")
            .replace("Luton", "Newtown");
        let there = [("services/newtown-front-door.toml", front.as_str())];
        let asked = asked_over(&there, "Newtown\nengland\n\nf\nwords\nAsk the council.\n\n\n");
        let refused = asked.heard.find("a second service with the id `newtown-front-door`");
        assert!(refused.unwrap() < asked.heard.find("The area's name").unwrap());
        assert!(asked.heard.contains("type one of: page, words"));
    }
}
