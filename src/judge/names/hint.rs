//! What an editor can do about a name that is no button of its message, and which words are meant as one.
//!
//! The hint says what to write instead: the label that is nearest, what to add so that the button is there, or
//! what the buttons there are called.

use super::label::begins_with;
use crate::answer::Subject;
use crate::content::{Assembled, Content};
use crate::files::{Origin, read};
use crate::schema::At::Key;
use crate::schema::suggestion;
use crate::values::{Id, InductionId};

/// Most labels that a hint lists.
const LISTED: usize = 5;

/// Returns the label that is meant, else what those there are called, first those that are most like the name.
pub(super) fn called(labels: &[&str], name: &str) -> String {
    suggestion(name, labels.iter().copied(), || {
        let mut near: Vec<&str> = labels.to_vec();
        near.sort_by_key(|label| strsim::damerau_levenshtein(label, name));
        near.dedup();
        let near: Vec<String> =
            near.iter().take(LISTED).map(|label| format!("`{label}`")).collect();
        format!("name one that is there, letter by letter: {}", near.join(", "))
    })
}

/// Returns what keeps a label that the content in the program has, where `loaded` has another one for the same door or
/// topic. The texts that name it may then be the program's own, which an organisation has no file of.
pub(super) fn to_keep(loaded: &Assembled, shipped: &Content, name: &str) -> Option<String> {
    let now = &loaded.content;
    let door = || {
        let (id, _) = shipped.doors.iter().find(|(_, it)| it.button() == name)?;
        let (id, door) = now.doors.get(id)?;
        Some((door.button(), loaded.files.of(id)))
    };
    let topic = || {
        let (id, _) = shipped.topics.iter().find(|(_, it)| it.button() == name)?;
        let (id, topic) = now.topics.get(id)?;
        Some((topic.button(), loaded.files.of(id)))
    };
    let (label, file) = door().or_else(topic).filter(|(label, _)| *label != name)?;
    Some(format!(
        "that button says `{label}` now. Keep its old words: write `label = \"{name}\"` in {}; or change this text",
        file.path
    ))
}

/// Returns what to add to the file of `subject` so that the button is there, where that can be done.
pub(super) fn to_add(content: &Content, subject: &Subject, name: &str) -> Option<String> {
    let door =
        || content.doors.iter().find(|(_, it)| it.button() == name).map(|(id, _)| id.as_str());
    let topic =
        || content.topics.iter().find(|(_, it)| it.button() == name).map(|(id, _)| id.as_str());
    let (topics, is_a_page) = match subject {
        Subject::Door(_) | Subject::Topic(_) => ("see-also", true),
        Subject::Induction(Some(id)) => ("topics", is_a_step(content, id)),
        Subject::Board(_) => return of_board(content, name).map(|word| add("buttons", word)),
        _ => return None,
    };
    let add_topic = || topic().map(|id| add(topics, id));
    is_a_page.then(|| door().map(|id| add("doors", id)).or_else(add_topic))?
}

fn add(key: &str, id: &str) -> String {
    format!("add the button to this file: `{key} = [\"{id}\"]`")
}

fn is_a_step(content: &Content, id: &InductionId) -> bool {
    content.induction.step.iter().any(|step| step.id.id() == id)
}

/// Returns the word of a board's `buttons` that gives it a button with this label.
fn of_board(content: &Content, name: &str) -> Option<&'static str> {
    let buttons = &content.words.buttons;
    let words = [
        (&buttons.emergency, "emergency"),
        (&buttons.concern, "concern"),
        (&buttons.elsewhere, "areas"),
        (&buttons.helplines, "helplines"),
        (&buttons.a_z, "a-z"),
        (&buttons.glossary, "glossary"),
        (&buttons.sources, "sources"),
        (&buttons.about, "about"),
        (&buttons.start, "help"),
        (&buttons.induction, "induction"),
    ];
    let word = words.into_iter().find(|(label, _)| label.as_str() == name).map(|(_, word)| word);
    let is_a_door =
        || content.doors.iter().any(|(_, door)| door.button() == name).then_some("doors");
    let is_a_chapter =
        || content.chapters.iter().any(|it| it.title.as_str() == name).then_some("chapters");
    word.or_else(is_a_door).or_else(is_a_chapter)
}

/// Returns the label that is meant by words which a text says to open. Without quotes only what is a label
/// letter by letter, or nearly that of a button that every message has, is taken for one: "open Monday to
/// Friday" names none.
pub(super) fn meant(content: &Content, words: &str) -> Option<String> {
    let buttons = &content.words.buttons;
    let always = [&buttons.local_contacts, &buttons.help_for_me].map(|label| label.as_str());
    let pages = [
        &buttons.elsewhere,
        &buttons.start,
        &buttons.emergency,
        &buttons.concern,
        &buttons.guidance,
        &buttons.helplines,
        &buttons.glossary,
        &buttons.sources,
        &buttons.about,
        &buttons.induction,
    ];
    let pages = pages.into_iter().map(|label| label.as_str());
    let doors = content.doors.iter().map(|(_, door)| door.button());
    let mut known = pages.chain(doors).filter(|label| label.contains(' '));
    let exact = known.find(|label| begins_with(words, label)).map(str::to_owned);
    let nearly = || always.into_iter().find_map(|label| nearly(words, label));
    let before = || {
        let labels = labels_of_the_program();
        labels.into_iter().find(|label| label.contains(' ') && begins_with(words, label))
    };
    exact.or_else(before).or_else(nearly)
}

/// Returns as many words as a label has, where they are nearly the label.
fn nearly(words: &str, label: &str) -> Option<String> {
    let count = label.split(' ').count();
    let as_many: Vec<&str> = words.split(' ').take(count).collect();
    let joined = as_many.join(" ");
    let first = joined.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_near = count > 1 && strsim::damerau_levenshtein(first, label) <= label.len() / 5;
    is_near.then(|| first.to_owned())
}

/// Returns what the content in the program calls the buttons that a text may say to open: an organisation that calls
/// them otherwise may have left a text which names them so.
fn labels_of_the_program() -> Vec<String> {
    let tree = read(&Origin::Shipped).unwrap_or_default();
    let Some(words) = tree.files.get("words.toml") else {
        return Vec::new();
    };
    let label = |key| words.unquoted(&[Key("buttons"), Key(key)]).to_owned();
    ["local-contacts", "help-for-me", "concern", "helplines", "guidance"].map(label).into()
}
