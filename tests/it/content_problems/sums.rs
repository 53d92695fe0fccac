//! What is wrong only in sum: too many topics, too long a command, a chapter without a topic.
//!
//! The files are generated, new chapters above the shipped ones, so that no number in a snapshot
//! changes with the shipped content.

use super::{chapter, folder_of, problems, shipped, shipped_text, shows_only, shows_over, topic};
use signpost::files::Origin;

/// Returns `count` topics of a chapter, each a path with its text.
fn topics(chapter: &str, count: usize, title: &str) -> Vec<(String, String)> {
    (1..=count)
        .map(|nth| {
            (
                format!("topics/{chapter}-{nth:02}.toml"),
                topic(chapter, nth, &format!("{title} {nth}")),
            )
        })
        .collect()
}

/// Returns the shipped `chapters.toml` below new ones.
fn chapters_below(new: &[&str]) -> (String, String) {
    let new: String = new.iter().map(|id| chapter(id)).collect();
    ("chapters.toml".to_owned(), new + &shipped_text("chapters.toml"))
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, String)> {
    files.iter().map(|(path, text)| (path.as_str(), text.clone())).collect()
}

#[test]
fn a_chapter_has_at_most_25_topics() {
    let mut files = topics("signs", 26, "A sign");
    files.push(chapters_below(&["signs"]));
    let test = "a_chapter_has_at_most_25_topics";
    shows_over(test, "chapter-with-26-topics", &borrowed(&files));
}

#[test]
fn a_chapter_has_a_topic() {
    let files = [chapters_below(&["signs"])];
    shows_over("a_chapter_has_a_topic", "chapter-without-a-topic", &borrowed(&files));
}

#[test]
fn a_chapter_is_there_once() {
    let mut files = topics("signs", 1, "A sign");
    files.push(chapters_below(&["signs", "signs"]));
    shows_over("a_chapter_is_there_once", "chapter-twice", &borrowed(&files));
}

#[test]
fn a_description_of_a_chapter_has_at_most_100_characters() {
    let mut files = topics("signs", 1, "A sign");
    let (path, text) = chapters_below(&["signs"]);
    let long = ["What it is."; 9].join(" ");
    files.push((path, text.replacen("What it is", &long, 1)));
    let test = "a_description_of_a_chapter_has_at_most_100_characters";
    shows_over(test, "chapter-description-too-long", &borrowed(&files));
}

#[test]
fn there_are_at_most_25_chapters() {
    let shipped = shipped_text("chapters.toml").matches("[[chapter]]").count();
    let names: Vec<String> = (shipped..26).map(|nth| format!("more-{nth}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut files: Vec<_> = names.iter().flat_map(|name| topics(name, 1, "A sign")).collect();
    files.push(chapters_below(&names));
    shows_over("there_are_at_most_25_chapters", "chapters-26", &borrowed(&files));
}

#[test]
fn the_chapter_that_consent_opens_is_there() {
    let renamed = shipped()
        .into_iter()
        .map(|(path, text)| (path, text.replace("\"consent\"", "\"agreement\"")));
    let files: Vec<_> = renamed.collect();
    let test = "the_chapter_that_consent_opens_is_there";
    shows_only(test, "chapter-consent-missing", &borrowed(&files));
}

#[test]
fn a_work_cited_is_there_once() {
    let new = "[[source]]\nid = \"twice\"\nauthor = \"An author\"\nyear = \"2026\"\n\n";
    let text = shipped_text("sources.toml");
    let (before, after) = text.split_once("[[source]]").unwrap();
    let text = format!("{before}{new}{new}[[source]]{after}");
    let folder = folder_of(&[("sources.toml", text.clone())]);
    let found = problems(&Origin::Over(folder.path().to_owned()));
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(only.message, "the id `twice` is there twice");
    assert_eq!(only.span.start, text.rfind("\"twice\"").unwrap());
    assert_eq!(&text[only.span.clone()], "\"twice\"");
}

#[test]
fn an_id_that_is_there_three_times_is_shown_where_it_is_again() {
    let new = "[[source]]\nid = \"thrice\"\nauthor = \"An author\"\nyear = \"2026\"\n\n".repeat(3);
    let text = shipped_text("sources.toml").replacen("[[source]]", &format!("{new}[[source]]"), 1);
    let folder = folder_of(&[("sources.toml", text.clone())]);
    let found = problems(&Origin::Over(folder.path().to_owned()));
    let places: Vec<usize> = found.iter().map(|problem| problem.span.start).collect();
    let written: Vec<usize> = text.match_indices("\"thrice\"").map(|(at, _)| at).collect();
    assert_eq!(places, written[1..]);
}

#[test]
fn a_command_has_at_most_8_000_characters() {
    let names = ["one", "two", "three", "four"];
    let title = "A heading that is about as long as a heading may be, and then a bit";
    let mut files: Vec<_> = names.iter().flat_map(|name| topics(name, 25, title)).collect();
    files.push(chapters_below(&names));
    let folder = folder_of(&borrowed(&files));
    let found = problems(&Origin::Over(folder.path().to_owned()));
    let [only] = found.as_slice() else { panic!("{found:?}") };
    // How many there are changes with the shipped content.
    let count: usize = only.message.split(' ').find_map(|word| word.parse().ok()).unwrap();
    assert!(count > 8_000);
    let message = format!("the command `/guidance` has {count} characters; Discord takes 8000");
    assert_eq!(only.message, message);
    let hint = "shorten titles and descriptions of what it offers as choices";
    assert_eq!(only.hint.as_deref(), Some(hint));
    assert!(only.file.path.ends_with("chapters.toml"));
}

#[test]
fn the_id_of_a_chapter_can_name_a_subcommand() {
    let id = "signs-that-somebody-may-be-in-trouble";
    let mut files = topics(id, 1, "A sign");
    files.push(chapters_below(&[id]));
    let test = "the_id_of_a_chapter_can_name_a_subcommand";
    shows_over(test, "chapter-with-a-long-id", &borrowed(&files));
}

#[test]
fn no_two_choices_read_alike() {
    let alike = topics("consent", 2, "A sign").into_iter().map(|(path, text)| {
        let title = text.replace("A sign 1", "A sign").replace("A sign 2", "A sign");
        (path.replace("consent-0", "alike-"), title.replace("order = ", "order = 90"))
    });
    let test = "no_two_choices_read_alike";
    shows_over(test, "choices-that-read-alike", &borrowed(&alike.collect::<Vec<_>>()));
}

#[test]
fn there_is_a_door_of_concern() {
    let doorless = shipped().into_iter().filter(|(path, _)| !path.starts_with("doors/"));
    let folder = folder_of(&borrowed(&doorless.collect::<Vec<_>>()));
    let found = problems(&Origin::Only(folder.path().to_owned()));
    let none = found.iter().filter(|problem| problem.message == "there is no door of `/concern`");
    assert_eq!(none.count(), 1, "{found:?}");
}

#[test]
fn the_works_that_a_topic_cites_leave_room_for_its_text() {
    let works: Vec<String> = (1..=20).map(|nth| format!("work-{nth}")).collect();
    let author = "An author with a name that takes up as much of a line as this";
    let source =
        |id| format!("\n[[source]]\nid = \"{id}\"\nauthor = \"{author}\"\nyear = \"2026\"\n");
    let sources = shipped_text("sources.toml") + &works.iter().map(source).collect::<String>();
    let cites = format!("cites = {works:?}\nreview =");
    let topic = topic("consent", 900, "An example").replace("review =", &cites);
    let test = "the_works_that_a_topic_cites_leave_room_for_its_text";
    let files = [("sources.toml", sources), ("topics/example.toml", topic)];
    shows_over(test, "topic-that-cites-too-much", &files);
}
