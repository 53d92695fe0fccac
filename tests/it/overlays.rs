//! Content folders of the version before: each file loads, or says what to write.
//!
//! A file of that version is made from the shipped one by taking out what is new, or is in `tests/fixtures/before`
//! as it was. What a whole older file lacks is tested where its kind is.

use std::collections::BTreeSet;

use crate::support::{over_shipped, shipped};
use signpost::files::Origin;
use signpost::{content, files, review, schema};

#[test]
fn works_that_an_older_list_lacks_are_shown_as_they_are_to_be_added() {
    let old =
        shipped("sources.toml").split("\n[[source]]\nid = \"calm-nd\"").next().unwrap().to_owned();
    let found = over_shipped(&[("sources.toml", old)]).unwrap_err();
    assert!(found.contains("error: unknown source `calm-nd`"), "{found}");
    let hint = "hint: add this to sources.toml, as the content in the program has it:";
    assert!(found.contains(hint) && found.contains("author = \"Falkirk Council\""), "{found}");
}

/// Whoever copied the entry at each place that cites the work would have it twice.
#[test]
fn a_work_that_several_places_cite_is_shown_at_the_first_of_them() {
    let all = shipped("sources.toml");
    let blocks: Vec<&str> = all.split("\n[[source]]\n").collect();
    let (works, cited) = (&blocks[1..], |id: &str| {
        let tree = files::read(&Origin::Shipped).unwrap();
        let cites = |text: &str| text.matches(&format!("\"{id}\"")).count();
        let others = tree.files.iter().filter(|(path, _)| *path != "sources.toml");
        others.map(|(_, file)| cites(&file.text)).sum::<usize>()
    });
    let id_of = |block: &str| block.split('"').nth(1).unwrap().to_owned();
    let gone = works.iter().map(|block| (id_of(block), *block)).max_by_key(|(id, _)| cited(id));
    let (id, block) = gone.unwrap();
    let old = all.replace(&format!("\n[[source]]\n{block}"), "");
    let found = over_shipped(&[("sources.toml", old)]).unwrap_err();
    let problems = found.matches(&format!("error: unknown source `{id}`")).count();
    assert!(problems > 2, "{found}");
    assert_eq!(found.matches("hint: add this to sources.toml").count(), 1, "{found}");
    let short = format!("hint: as above: add `{id}` to sources.toml");
    assert_eq!(found.matches(&short).count(), problems - 1, "{found}");
    assert!(found.find("hint: add this").unwrap() < found.find("hint: as above").unwrap());
}

#[test]
fn a_key_that_has_another_name_now_is_to_be_removed() {
    let lapsed = "\nlapsed          = \"Ask for a new approval.\"";
    let now = shipped("words.toml");
    assert!(now.contains(lapsed), "the words of now");
    let old = now.replace(lapsed, "\noverdue = \"That day has passed.\"");
    let found = over_shipped(&[("words.toml", old)]).unwrap_err();
    assert!(found.contains("error: unknown field `overdue`"), "{found}");
    assert!(found.contains("hint: remove it; it is `lapsed` now"), "{found}");
    assert!(found.contains("hint: add `lapsed = \"Ask for a new approval.\"`"), "{found}");
    assert_eq!(found.matches("error: ").count(), 2, "{found}");
}

#[test]
fn a_reference_to_an_id_that_was_given_up_is_told_the_id_of_now() {
    let old =
        shipped("topics/posted-on-discord.toml").replace("\"picture-posted\"", "\"posted-here\"");
    let found = over_shipped(&[("topics/posted-on-discord.toml", old)]).unwrap_err();
    assert!(found.contains("error: unknown door `posted-here`"), "{found}");
    assert!(found.contains("hint: it is called `online` now"), "{found}");
}

#[test]
fn no_door_of_the_version_before_takes_the_place_of_a_new_one() {
    // The places that doors had, which a file of that version still has.
    let old = [10, 20, 30, 40, 50, 60, 70, 80, 90];
    let before = [
        "child-told-me",
        "worried",
        "child-hurt-child",
        "about-an-adult",
        "about-the-lead",
        "image-or-online",
        "posted-here",
        "not-heard",
        "happened-to-me",
    ];
    for (id, door) in crate::support::SHIPPED.content.doors.iter() {
        let place = before.iter().position(|one| id.to_string() == *one).map(|at| old[at]);
        assert!(place == Some(door.order) || !old.contains(&door.order), "{id}: {}", door.order);
    }
}

#[test]
fn a_file_whose_door_has_another_name_now_is_told_so() {
    let old = shipped("doors/words-posted.toml")
        .replace("page     = 14", "page     = 40")
        .replace("order    = 64", "order    = 70");
    let old =
        old.replace("title    = \"Words posted in this server\"", "title    = \"Posted here\"");
    let found = over_shipped(&[("doors/posted-here.toml", old)]).unwrap_err();
    assert!(found.contains("`posted-here` is what the door `online` was called before"), "{found}");
    assert!(found.contains("--> DIR/doors/posted-here.toml"), "{found}");
    assert!(
        found.contains(
            "it is called `online` now: write there, with the line `formerly = [\"posted-here\"]`, and remove this one"
        ),
        "{found}"
    );
}

#[test]
fn words_past_the_lead_that_name_the_lead_are_refused_with_those_to_write() {
    let old = shipped("signpost.toml")
        .replace("You can call yourself. Open", "You can go past your lead: call, or open");
    let found = over_shipped(&[("signpost.toml", old)]).unwrap_err();
    assert!(found.contains("the words of [past-the-lead] name the lead"), "{found}");
    assert!(
        found.contains("write `tell = \"You can call yourself. Open Local contacts.\"`"),
        "{found}"
    );
}

#[test]
fn an_older_topic_that_sends_to_the_lead_is_warned_about() {
    let old = shipped("topics/concerns.toml")
        .replace(", form = \"usual\" }", ", form = \"past-the-lead\" }");
    let found = review::sends_back(&over_shipped(&[("topics/concerns.toml", old)]).unwrap());
    assert_eq!(found.len(), 1, "{}", schema::report::carets(&found));
    assert_eq!(found[0].message, "whoever came past the lead is sent to the lead");
    assert_eq!(review::sends_back(&crate::support::SHIPPED), Vec::new());
}

/// Files of the version before, as they were; each is laid over alone.
const BEFORE: &str = "tests/fixtures/before";

fn before(path: &str) -> String {
    std::fs::read_to_string(format!("{BEFORE}/{path}")).unwrap()
}

/// The cross-reference is the program's, and so is not for its organisation to change.
#[test]
fn an_older_file_that_lacks_an_index_term_of_now_loads_and_is_told_the_term() {
    for (path, lacking) in [
        ("doors/about-an-adult.toml", &["abuse long ago"][..]),
        ("doors/worried.toml", &["family member", "immigration", "visas"]),
        ("topics/consent-to-share.toml", &["information sharing"]),
        (
            "topics/marginalised-communities.toml",
            &["confession", "spirit possession", "interpreter", "called a witch"],
        ),
        (
            "topics/since-the-paper.toml",
            &["after-school clubs", "national audit", "clubs guidance"],
        ),
        ("topics/vulnerability.toml", &["sign language", "Deaf"]),
    ] {
        let loaded = over_shipped(&[(path, before(path))]).unwrap();
        let found = content::dropped_terms(&loaded);
        let hints = found.iter().map(|problem| problem.hint.clone().unwrap());
        let expected = lacking
            .iter()
            .map(|term| format!("add \"{term}\" to `index`, as the content in the program has it"));
        assert_eq!(hints.collect::<BTreeSet<_>>(), expected.collect(), "{path}");
        assert!(found.iter().all(|problem| problem.file.path.ends_with(path)), "{path}");
        let added = lacking.iter().map(|term| format!("\"{term}\", ")).collect::<String>();
        let text = before(path);
        let (above, below) = text.split_once("\nindex").unwrap();
        let below = below.replacen('[', &format!("[{added}"), 1);
        let loaded = over_shipped(&[(path, format!("{above}\nindex{below}"))]).unwrap();
        assert_eq!(content::dropped_terms(&loaded), [], "{path}");
    }
    assert_eq!(content::dropped_terms(&crate::support::SHIPPED), []);
}

/// An organisation's own index of terms is its own to change.
#[test]
fn a_cross_reference_of_its_own_that_leads_nowhere_is_refused() {
    let (door, index) = ("doors/worried.toml", "index.toml");
    let found = over_shipped(&[(door, before(door)), (index, shipped(index))]).unwrap_err();
    assert!(found.contains("error: the index term `visas` leads nowhere"), "{found}");
}

#[test]
fn a_file_of_a_renamed_service_is_told_the_line_that_keeps_old_buttons() {
    let path = "services/runaway-helpline.toml";
    let found = over_shipped(&[(path, before(path))]).unwrap_err();
    let line = "with the line `formerly = [\"runaway-helpline\"]`";
    assert!(found.contains("it is called `safecall` now: write there, "), "{found}");
    assert!(found.contains(line), "{found}");
    // A file of theirs in its place, without that line.
    let lists = "helplines.toml";
    let safecall = shipped("services/safecall.toml");
    let own = safecall.replace("formerly = [\"runaway-helpline\"]\n", "");
    assert_ne!(own, safecall);
    let files = [(lists, before(lists)), ("services/safecall.toml", own)];
    let found = over_shipped(&files).unwrap_err();
    assert_eq!(found.matches("error: ").count(), 1, "{found}");
    assert!(found.contains("hint: it is called `safecall` now"), "{found}");
}
