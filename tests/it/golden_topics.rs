//! What topics say word for word, and what the pages on other harm do and do not say.
//!
//! Golden texts of doors are in `golden_texts`. A topic that begins with "What to do now" is read in
//! a first minute too: that part comes first, and is as easy as a door.

use jiff::civil::date;

use crate::golden_texts::ASKING;
use crate::support::{NOON, SHIPPED, folder_of};
use signpost::answer::{Query, Setting, Subject, answer};
use signpost::content::{Basis, FileKind, Form, Topic};
use signpost::files::Origin;
use signpost::review::{GradeLevel, reading_grades};
use signpost::values::{Id, Kind, Nation, TopicId};
use signpost::{content, files, schema};

const GROUPS: [&str; 4] = [
    "Groups do abuse children together. Report what you saw, whoever they are.",
    "Do not hold back because of anyone's ethnicity or faith, or for fear of what people say.",
    "Never suspect anyone because of their ethnicity or faith. Anyone can harm a child, and any child can be harmed.",
    "Say what was done. Say how people looked only to help the police find them.",
];

const FIRST: &str = "What to do now";

#[track_caller]
fn topic(id: &str) -> &'static Topic {
    let found = TopicId::parse(id).and_then(|id| SHIPPED.content.topics.get(&id));
    found.unwrap_or_else(|| panic!("no topic `{id}`")).1
}

/// Returns what the topic says to somebody who reads in `form`, line by line.
fn lines(id: &str, form: Form) -> Vec<String> {
    let subject = Subject::Topic(TopicId::parse(id).unwrap());
    let query = Query { form, ..Query::of(subject) };
    let reply = answer(&SHIPPED.content, &query, &Setting::at(NOON));
    reply.blocks.iter().flat_map(signpost::answer::Block::lines).map(|line| line.text()).collect()
}

/// Ensures that each sentence is on the topic in both forms, in a section that asks a person to approve it.
#[track_caller]
fn assert_word_for_word(id: &str, sentences: &[&str]) {
    for form in Form::ALL {
        let lines = lines(id, *form);
        for sentence in sentences {
            assert!(lines.iter().any(|line| line == sentence), "{id}, {form:?}: {sentence}");
        }
    }
    let holds = |sentence: &&str| {
        let here = topic(id).section.iter();
        let mut here = here.filter(|part| part.lines().any(|line| line.as_str() == *sentence));
        here.all(|part| matches!(part.basis, Some(Basis::Inference | Basis::Approved)))
    };
    assert!(sentences.iter().all(holds), "{id}");
}

#[test]
fn both_halves_on_groups_follow_whom_to_call_on_each_of_the_four_pages() {
    for id in ["models", "circumstances", "ethnicity", "recognising-victims"] {
        assert_word_for_word(id, &GROUPS);
        let [first, second, ..] = topic(id).section.as_slice() else { panic!("{id}") };
        assert_eq!(first.heading.as_ref().map(|heading| heading.as_str()), Some(FIRST), "{id}");
        assert!(first.lines().any(|line| line.as_str().contains("social care")), "{id}");
        let halves: Vec<&str> = second.lines().map(|line| line.as_str()).collect();
        assert_eq!(halves, GROUPS, "{id}");
        assert!(topic(id).review.by.civil() <= date(2027, 5, 23), "{id}");
    }
}

#[test]
fn each_page_says_its_own_thing_once() {
    let says =
        |id: &str, words: &str| lines(id, Form::Usual).iter().any(|line| line.contains(words));
    for id in ["circumstances", "ethnicity", "recognising-victims"] {
        assert!(!says(id, "Asian men") && !says(id, "white girls"), "{id}");
    }
    assert!(says("models", "all perpetrators are Asian men and that all victims are white girls"));
    for id in ["models", "circumstances", "recognising-victims"] {
        assert!(!says(id, "audit"), "{id}");
    }
    assert!(says("ethnicity", "So the data on suspects are poor."));
}

#[test]
fn nothing_doubts_grooming_gangs_or_says_what_is_not_known_of_them() {
    for (path, file) in &files::read(&Origin::Shipped).unwrap().files {
        for words in ["'grooming gangs'", "Rape Gang", "Longfield", "two thirds of cases"] {
            assert!(!file.text.contains(words), "{path}: {words}");
        }
    }
}

#[test]
fn to_question_behaviours_and_to_ask_are_there_again() {
    assert_word_for_word("concerns", &ASKING);
    assert_word_for_word("what-young-people-want", &ASKING);
    let concerns = lines("concerns", Form::Usual).join("\n");
    assert!(concerns.contains("Do not simply accept an explanation that does not fit."));
    let wanted = lines("what-young-people-want", Form::Usual).join("\n");
    assert!(wanted.contains("To be noticed, and to be asked questions."));
    assert!(!wanted.contains("does not mean that you question"));
}

#[test]
fn what_to_do_now_comes_first_and_is_as_easy_as_a_door() {
    let door = FileKind::Each(Kind::Door).limit().unwrap();
    let mut seen = 0;
    for (id, topic) in SHIPPED.content.topics.iter() {
        let is_first = |part: &content::Section| {
            part.heading.as_ref().is_some_and(|one| one.as_str() == FIRST)
        };
        let Some(at) = topic.section.iter().position(is_first) else { continue };
        assert_eq!(at, 0, "{id}");
        let lines: Vec<String> =
            topic.section[0].lines().map(|line| format!("{:?}", line.as_str())).collect();
        let grade = grade_of(&lines);
        assert!(grade <= door.highest, "{id}: {grade}");
        seen += 1;
    }
    assert!(seen >= 12, "{seen}");
}

/// Returns the reading grade of a topic that has these lines alone.
fn grade_of(lines: &[String]) -> GradeLevel {
    let text = lines.join(", ").replace("ress \\\"", "ee \\\"");
    let words = format!(
        "title = \"Now\"\nchapter = \"acting\"\norder = 900\nshort = \"Call now.\"\n\
         nations = [\"wales\"]\nreview = {{ by = 2027-11-23 }}\n\n[[section]]\ntext = [{text}]\n"
    );
    let folder = folder_of(&[("topics/example.toml", words)]);
    let tree = files::read(&Origin::Over(folder.path().to_owned())).unwrap();
    let loaded = content::assemble(&tree).map_err(|found| schema::report::carets(&found)).unwrap();
    let grades = reading_grades(&loaded);
    let of = grades.iter().find(|grade| grade.file.path.ends_with("topics/example.toml"));
    of.unwrap().grade
}

#[test]
fn an_age_to_marry_is_printed_for_england_and_wales_alone() {
    let with_an_age =
        |part: &&content::Section| part.lines().any(|line| line.as_str().contains("18"));
    let parts: Vec<_> = topic("forced-marriage")
        .section
        .iter()
        .filter(|part| {
            part.heading.as_ref().is_some_and(|one| one.as_str().contains("18"))
                || with_an_age(part)
        })
        .collect();
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].nations, [Nation::England, Nation::Wales]);
    let law = "To force anyone to marry is a crime in every nation.";
    assert!(lines("forced-marriage", Form::Usual).iter().any(|line| line == law));
}

#[test]
fn no_page_says_that_the_law_on_using_a_child_for_crime_is_in_force() {
    let said = "An adult who uses a child for crime is exploiting that child. Parliament passed a law against it in 2026.";
    let lines = lines("criminal-exploitation", Form::Usual);
    assert!(lines.iter().any(|line| line == said));
    assert!(lines.iter().all(|line| !line.contains("in force")));
}

#[test]
fn no_sign_makes_a_family_suspect_by_where_it_comes_from() {
    for id in ["fgm", "forced-marriage"] {
        let own = "Never suspect a family because of its faith or where it comes from. Never hold back because of it either.";
        let lines = lines(id, Form::Usual);
        assert!(lines.iter().any(|line| line == own), "{id}");
        assert!(lines.iter().all(|line| !line.contains("country")), "{id}");
    }
    let trip = "Before: there is to be a trip or a party, and the girl is afraid, or says what is planned.";
    assert!(lines("fgm", Form::Usual).iter().any(|line| line == trip));
}

#[test]
fn no_word_of_the_index_is_also_a_cross_reference() {
    let see = |name: &str| format!("term = \"{name}\"");
    let text = &files::read(&Origin::Shipped).unwrap().files["index.toml"].text;
    let topics = SHIPPED.content.topics.iter().flat_map(|(_, topic)| &topic.index);
    let doors = SHIPPED.content.doors.iter().flat_map(|(_, door)| &door.index);
    for term in topics.chain(doors) {
        assert!(!text.contains(&see(term.as_str())), "{}", term.as_str());
    }
}
