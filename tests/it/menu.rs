//! The first screen of `/concern`: whoever opens it in a hurry sees every way as a button.
//!
//! Held with the shipped doors, and with as many as the first screen takes.

use serde_json::{Value, json};

use crate::support::interactions::{command, press};
use crate::support::{Bot, LISTED, NOON, SHIPPED, buttons, changed, over_shipped, shipped, text};
use signpost::judge::{self, Loaded};
use signpost::{content, values};

/// Returns a door with this id's number, on this screen.
fn door(number: usize, screen: &str) -> (String, String) {
    let file = format!(
        "title = \"Door {number}\"\norder = {number}\n{screen}\npage = {number}\nshort = \"Call now.\"\n\
         review = {{ by = 2027-11-23 }}\n\n[[step]]\ntext = \"Call now. Under 18 yourself? Get an adult now.\"\n"
    );
    (format!("doors/door-{number}.toml"), file)
}

/// Returns the shipped content with `first` doors on the first screen and `more` under *More*.
fn with_doors(first: usize, more: usize) -> Result<Loaded, String> {
    let shipped = SHIPPED.content.doors.iter().filter(|(_, door)| is_first(door)).count();
    let first = (900..).take(first - shipped).map(|number| door(number, "screen = \"first\""));
    let more = (800..).take(more).map(|number| door(number, "screen = \"more\""));
    let files: Vec<(String, String)> = first.chain(more).collect();
    let files: Vec<(&str, &String)> =
        files.iter().map(|(path, text)| (path.as_str(), text)).collect();
    over_shipped(&files)
}

fn is_first(door: &content::Door) -> bool {
    door.screen == Some(content::Screen::First)
}

/// Returns every component of a response below its rows.
fn components(response: &Value) -> Vec<&Value> {
    let rows = response["data"]["components"].as_array().unwrap();
    rows.iter().flat_map(|row| row["components"].as_array().unwrap()).collect()
}

#[track_caller]
fn assert_all_buttons(response: &Value) {
    let found = components(response);
    assert!(found.iter().all(|one| one["type"] == json!(2)), "a menu: {response}");
    let labels: Vec<String> = buttons(response).into_iter().map(|(label, _)| label).collect();
    for label in ["Local contacts", "999 without speaking"] {
        assert!(labels.iter().any(|one| one == label), "{label} is not among {labels:?}");
    }
}

fn asked(loaded: &Loaded, name: &str) -> Value {
    Bot::on(loaded.clone(), NOON).respond(&command(name).in_server(LISTED).json())
}

#[test]
fn no_first_screen_of_concern_help_or_a_board_is_a_drop_down() {
    for (first, more) in [(shipped_first(), 0), (shipped_first(), 1), (18, 0), (18, 4)] {
        let loaded = with_doors(first, more).unwrap();
        for name in ["concern", "help"] {
            assert_all_buttons(&asked(&loaded, name));
        }
        let worried = press("ou1:board:worried~1").in_server(LISTED).on_private_message();
        assert_all_buttons(&Bot::on(loaded.clone(), NOON).respond(&worried.json()));
    }
}

fn shipped_first() -> usize {
    SHIPPED.content.doors.iter().filter(|(_, door)| is_first(door)).count()
}

#[test]
fn the_first_screen_has_the_doors_in_the_order_of_what_is_urgent() {
    let concern = asked(&SHIPPED, "concern");
    let labels: Vec<String> = buttons(&concern).into_iter().map(|(label, _)| label).collect();
    let wanted = [
        "Local contacts",
        "Help for me",
        "A child may hurt themselves",
        "A child is missing",
        "Not safe to go home now",
        "A child has just told me",
        "I am worried, or not sure",
        "Online: a picture, words, blackmail",
        "A child may have hurt another child",
        "An adult who works or volunteers",
        "Our lead, or nobody acted",
        "Something has happened to me",
        "999 without speaking",
    ];
    assert_eq!(labels, wanted);
    assert!(labels.iter().all(|label| label.chars().count() <= 38));
}

#[test]
fn what_is_not_on_the_first_screen_is_one_press_away() {
    let loaded = with_doors(shipped_first(), 2).unwrap();
    let concern = asked(&loaded, "concern");
    let (_, more) =
        buttons(&concern).into_iter().find(|(label, _)| label.starts_with("More")).unwrap();
    let pressed = press(&more).in_server(LISTED).on_private_message();
    let shown = Bot::on(loaded, NOON).respond(&pressed.json());
    assert_all_buttons(&shown);
    assert!(text(&shown).contains("Something else has happened"), "{shown}");
    for label in ["Door 800", "Door 801", "Back"] {
        assert!(buttons(&shown).iter().any(|(one, _)| one == label), "{label}");
    }
}

#[test]
fn a_screen_with_more_doors_than_buttons_is_refused_and_names_a_door_that_was_added() {
    let found = with_doors(19, 0).unwrap_err();
    assert!(found.contains("the screen `first` has more than 18 doors"), "{found}");
    assert!(found.contains("--> DIR/doors/door-908.toml:3"), "{found}");
    assert!(found.contains("hint: write `screen = \"more\"`"), "{found}");
    with_doors(shipped_first(), 19).unwrap();
    let found = with_doors(shipped_first(), 20).unwrap_err();
    assert!(found.contains("the screen `more` has more than 19 doors"), "{found}");
}

/// However early in the menu an organisation puts its own doors, the child's own door keeps its button.
#[test]
fn doors_that_are_added_push_no_door_of_the_program_off_the_first_screen() {
    let added: Vec<(String, String)> = (900..909)
        .map(|number| {
            let (path, file) = door(number, "screen = \"first\"");
            (path, file.replace(&format!("order = {number}"), &format!("order = -{number}")))
        })
        .collect();
    let files: Vec<(&str, &String)> =
        added.iter().map(|(path, text)| (path.as_str(), text)).collect();
    let found = over_shipped(&files).unwrap_err();
    assert!(found.contains("--> DIR/doors/door-") && !found.contains("--> content/"), "{found}");
}

#[test]
fn the_choices_of_about_are_the_doors_that_have_a_screen() {
    let commands = crate::support::definitions();
    let concern = commands.as_array().unwrap().iter().find(|one| one["name"] == "concern").unwrap();
    let choices = concern["options"][0]["choices"].as_array().unwrap();
    let offered: Vec<&str> = choices.iter().map(|one| one["value"].as_str().unwrap()).collect();
    let with_a_screen = SHIPPED.content.doors.iter().filter(|(_, door)| door.screen.is_some());
    let wanted: Vec<String> = with_a_screen.map(|(id, _)| id.to_string()).collect();
    assert_eq!(offered, wanted);
    assert!(offered.len() < SHIPPED.content.doors.len(), "some are reached through a fork");
}

#[test]
fn check_warns_when_the_choices_of_about_are_as_many_as_discord_shows() {
    let more = |count: usize| count - shipped_first();
    assert_eq!(judge::crowded_choices(&with_doors(shipped_first(), more(24)).unwrap()), None);
    let full = judge::crowded_choices(&with_doors(shipped_first(), more(25)).unwrap()).unwrap();
    assert_eq!(full.message, "25 doors have a `screen`; `/concern about:` shows at most 25");
    let gone = judge::crowded_choices(&with_doors(shipped_first(), more(26)).unwrap()).unwrap();
    assert!(gone.message.ends_with("shows at most 25, so it is not offered"), "{}", gone.message);
}

#[test]
fn a_door_without_a_screen_is_reached_through_another() {
    let (path, file) = door(900, "");
    insta::assert_snapshot!(over_shipped(&[(path.as_str(), file)]).unwrap_err(), @r#"
    error: no door that has a screen leads to the door `door-900`
     --> DIR/doors/door-900.toml:2:9
      |
    2 | order = 900
      |         ^^^
      |
      = hint: name it in the `doors` of a door that has a screen; or write `screen = "first"` or `screen = "more"`
    "#);
}

#[test]
fn a_door_of_the_version_before_is_told_which_page_and_screen_to_write() {
    let old = shipped("doors/worried.toml").replace("screen   = \"first\"\npage     = 2\n", "");
    insta::assert_snapshot!(over_shipped(&[("doors/worried.toml", old)]).unwrap_err(), @r#"
    error: the door `worried` has no `page`
     --> DIR/doors/worried.toml:3:12
      |
    3 | order    = 20
      |            ^^
      |
      = hint: write `page = 2`: its page in the handbook, and no other door's

    error: the door `worried` has no `screen`, so no button of `/concern` opens it
     --> DIR/doors/worried.toml:3:12
      |
    3 | order    = 20
      |            ^^
      |
      = hint: write `screen = "first"`, as the door in the program has it; or `screen = "more"`
    "#);
}

/// Each old file is told the number that its own door has now, whichever of them are there.
#[test]
fn every_door_of_the_version_before_is_told_its_own_page_and_screen() {
    let olds: Vec<(String, String)> = BEFORE
        .iter()
        .filter(|(id, _)| *id != "posted-here")
        .map(|(id, _)| {
            let path = format!("doors/{id}.toml");
            let new = shipped(&path);
            let lines = new
                .lines()
                .filter(|line| !line.starts_with("screen ") && !line.starts_with("page "));
            (path, lines.collect::<Vec<_>>().join("\n"))
        })
        .collect();
    let files: Vec<(&str, &String)> =
        olds.iter().map(|(path, text)| (path.as_str(), text)).collect();
    let found = over_shipped(&files).unwrap_err();
    for (id, page) in BEFORE.iter().filter(|(id, _)| *id != "posted-here") {
        let problem =
            found.split("\n\n").find(|one| one.contains(&format!("the door `{id}` has no `page`")));
        assert!(
            problem.is_some_and(|one| one.contains(&format!("write `page = {page}`"))),
            "{id}: {found}"
        );
    }
    // With the page alone, a door of the first screen would be on none.
    let told = shipped("doors/child-told-me.toml").replace("screen   = \"first\"\n", "");
    let found = over_shipped(&[("doors/child-told-me.toml", told)]).unwrap_err();
    assert!(found.contains("no button of `/concern` opens it"), "{found}");
    assert!(
        found.contains("write `screen = \"first\"`, as the door in the program has it"),
        "{found}"
    );
}

#[test]
fn two_doors_do_not_share_a_page_of_the_handbook() {
    let (path, file) = door(900, "screen = \"more\"");
    let file = file.replace("page = 900", "page = 2");
    insta::assert_snapshot!(over_shipped(&[(path.as_str(), file)]).unwrap_err(), @r#"
    error: the door `door-900` has the page 2 too
     --> content/doors/worried.toml:5:12
      |
    5 | page     = 2
      |            ^
      |
      = hint: give the newer of the two a number that no door has had
    "#);
}

#[test]
fn a_page_of_the_handbook_is_a_small_number() {
    let (path, file) = door(900, "screen = \"more\"");
    for wrong in ["0", "-1", "1000"] {
        let file = file.replace("page = 900", &format!("page = {wrong}"));
        let found = over_shipped(&[(path.as_str(), file)]).unwrap_err();
        assert!(found.contains(&format!("error: {wrong} is not the number of a page")), "{found}");
    }
}

/// The numbers that doors had before each had its own: by their place in the menu of that time.
const BEFORE: [(&str, u16); 9] = [
    ("child-told-me", 1),
    ("worried", 2),
    ("child-hurt-child", 3),
    ("about-an-adult", 4),
    ("about-the-lead", 5),
    ("image-or-online", 6),
    ("posted-here", 7),
    ("not-heard", 8),
    ("happened-to-me", 9),
];

#[test]
fn old_ids_and_old_pages_of_every_door_lead_where_they_should() {
    for (id, page) in BEFORE {
        let id = values::Id::parse(id).unwrap();
        let (_, door) = SHIPPED.content.doors.get(&id).unwrap();
        assert_eq!(door.page.unwrap().to_string(), page.to_string(), "{id}");
        let response = Bot::at(NOON).respond(
            &press(&format!("ou1:door:{id}~worried.0123456789abcdef.3")).in_server(LISTED).json(),
        );
        assert!(text(&response).contains(door.title.as_str()), "{id}: {response}");
    }
    let fork = SHIPPED.content.doors.get(&values::Id::parse("posted-here").unwrap()).unwrap();
    assert_eq!(fork.1.button(), "Online: a picture, words, blackmail");
}

#[test]
fn a_renamed_door_keeps_its_page() {
    let renamed = changed("doors/worried.toml", &[("I am worried, or not sure", "Worried")]);
    let (_, door) = renamed.doors.get(&values::Id::parse("worried").unwrap()).unwrap();
    assert_eq!(door.page.unwrap().to_string(), "2");
}
