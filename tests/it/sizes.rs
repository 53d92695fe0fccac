//! Content far larger than what is shipped, and content that has moved: menus, pages, old ids.
//!
//! Nothing shipped has more than 25 of anything yet, so paged menus and options that are left out
//! are shown on made-up areas and terms.

use std::sync::Arc;

use jiff::civil::DateTime;
use serde_json::{Value, json};

use crate::support::interactions::{command, press};
use crate::support::walk::walk;
use crate::support::{NOON, limits_of_discord, missing_signpost, text};
use signpost::config::Config;
use signpost::files::{Origin, Tree};
use signpost::live::Snapshot;
use signpost::schema::{SourceFile, report};
use signpost::transport::respond;
use signpost::{files, judge, render};

fn load(tree: &Tree) -> Snapshot {
    let loaded = judge::content(tree).map_err(|found| report::carets(&found)).unwrap();
    Snapshot::new(Arc::new(loaded), Config::default())
}

fn add(tree: &mut Tree, path: String, text: String) {
    tree.files.insert(path.clone(), Arc::new(SourceFile::new(path, text)));
}

/// The shipped content with as many more areas and glossary terms, each with a long name.
fn with_more(count: usize) -> Snapshot {
    let mut tree = files::read(&Origin::Shipped).unwrap();
    for number in 10_000..10_000 + count {
        let name =
            format!("The borough of {number} on the water by the hills of the north and the sea");
        let area = format!(
            "name = \"{name}\"\nnation = \"england\"\norder = {number}\nfinder = \"council-finder\"\n\
             review = {{ by = 2027-01-01 }}\n"
        );
        let term = format!("name = \"{name}\"\ntext = [\"A word.\"]\nnations = [\"england\"]\n");
        add(&mut tree, format!("areas/a-{number}.toml"), area);
        add(&mut tree, format!("terms/t-{number}.toml"), term);
    }
    load(&tree)
}

fn ask(from: &Snapshot, interaction: &Value, now: DateTime) -> Value {
    serde_json::to_value(respond(from, now, &interaction.to_string()).response).unwrap()
}

fn option_names(definitions: &Value, name: &str) -> Vec<String> {
    let command = definitions.as_array().unwrap().iter().find(|command| command["name"] == name);
    let options = command.unwrap()["options"].as_array().into_iter().flatten();
    options.map(|option| option["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn everything_is_reached_whatever_the_number_of_areas_and_terms() {
    for count in [6, 8, 9, 20, 23, 24, 99, 120] {
        let from = with_more(count);
        let definitions = serde_json::to_value(render::definitions(from.content())).unwrap();
        assert_eq!(limits_of_discord::check_commands(&definitions), Vec::<String>::new());
        let areas = from.content().areas.len();
        assert_eq!(
            option_names(&definitions, "contacts").contains(&"area".to_owned()),
            areas <= 25
        );
        let walk = walk(&definitions, |interaction| ask(&from, interaction, NOON));
        let mut seen = 0;
        for visit in &walk.visits {
            let faults = limits_of_discord::check_response(&visit.response);
            assert_eq!(faults, Vec::<String>::new(), "{count}: {}", visit.trail);
            assert_eq!(missing_signpost(&visit.response), Vec::<&str>::new(), "{}", visit.trail);
            seen += usize::from(text(&visit.response).contains("\n## Local contacts: The borough"));
        }
        assert!(seen >= count, "{seen} of {count} areas were reached");
    }
}

#[test]
fn five_thousand_areas_are_fifty_pages_of_menus() {
    let from = with_more(5_000);
    let page = |page: u32| {
        let pressed = press(&format!("tu{page}:areas~0")).on_private_message();
        ask(&from, &pressed.json(), NOON)
    };
    assert!(text(&page(1)).contains("page 1 of 51"));
    let last = page(60_000);
    assert!(text(&last).contains("page 51 of 51"), "a page that is not there shows the last one");
    assert_eq!(limits_of_discord::check_response(&last), Vec::<String>::new());
}

#[test]
fn an_old_id_finds_what_has_its_name_now() {
    let mut tree = files::read(&Origin::Shipped).unwrap();
    let now =
        tree.files["topics/power.toml"].text.replacen('\n', "\nformerly = [\"old-power\"]\n", 1);
    add(&mut tree, "topics/power.toml".to_owned(), now);
    let from = load(&tree);
    let pressed = press("ou1:topic:old-power~3").on_shared_message();
    assert!(text(&ask(&from, &pressed.json(), NOON)).contains("## Imbalance of power"));
}

#[test]
fn an_offices_own_hours_decide_where_they_are_known() {
    let mut tree = files::read(&Origin::Shipped).unwrap();
    let mash = tree.files["services/luton-mash.toml"].text.to_string();
    let known = mash.replace("hours = \"check\"", "hours = { mon-fri = \"10:00-12:00\" }");
    let checked = "[checked.hours]\non = 2026-11-23\nagainst = \"https://www.example.org/\"\n\
                   how = \"page opened\"\ngrade = \"certain\"\n\n[[misprint]]";
    let known = known.replacen("[[misprint]]", checked, 1);
    assert!(known.contains("10:00-12:00") && known.contains(checked));
    add(&mut tree, "services/luton-mash.toml".to_owned(), known);
    let from = load(&tree);
    let front_door_first = |hour| {
        let asked = command("contacts").option("area", json!("luton"));
        let now = NOON.with().hour(hour).build().unwrap();
        let response = ask(&from, &asked.json(), now);
        text(&response).find("01582 547653") < text(&response).find("0300 300 8123")
    };
    assert_eq!((front_door_first(11), front_door_first(15)), (true, false));
}
