//! Content folders of the version before: each file loads, or says what to write.
//!
//! A file of that version is made from the shipped one by taking out what is new. What a whole older file
//! lacks is tested where its kind is.

use signpost::content::{self, Origin};

use crate::support::over_shipped;

fn shipped(path: &str) -> String {
    content::read(&Origin::Shipped).unwrap().files[path].text.clone()
}

#[test]
fn works_that_an_older_list_lacks_are_shown_as_they_are_to_be_added() {
    let old =
        shipped("sources.toml").split("\n[[source]]\nid = \"calm-nd\"").next().unwrap().to_owned();
    let found = over_shipped(&[("sources.toml", old)]).unwrap_err();
    assert!(found.contains("error: unknown source `calm-nd`"), "{found}");
    let hint = "hint: add this to sources.toml, as the content in the program has it:";
    assert!(found.contains(hint) && found.contains("author = \"Falkirk Council\""), "{found}");
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
