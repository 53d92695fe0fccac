//! The offices as a board and the handbook have them, each with its times.
//!
//! Both are read at any hour, so nobody can say which office answers: each says when it is for.

use super::*;
use crate::answer::office_times::{lado_services, local_at_all_times, local_services};
use crate::answer::offices::finders;
use crate::values::Nation;

#[test]
fn without_an_area_the_button_is_named_and_on_paper_how_to_find_the_office() {
    let says = |setting| told(&CONTENT, setting, None, |answering| local(answering, None));
    let button = &CONTENT.words.buttons.local_contacts;
    let no_area = CONTENT.words.contacts.no_area.fill(button.as_str());
    assert_eq!(says(Setting::at(THURSDAY.at(12, 0, 0, 0))), [no_area]);
    let on_paper = says(Setting::in_the_handbook(THURSDAY));
    let on_board = told(&CONTENT, Setting::on(THURSDAY), None, local_at_all_times);
    let how: Vec<String> = CONTENT.words.boards.no_area.iter().map(Prose::to_string).collect();
    assert!(!how.is_empty() && on_paper.starts_with(&how), "{on_paper:?}");
    assert_eq!(on_paper, on_board);
    let services = told(&CONTENT, Setting::on(THURSDAY), None, |answering| {
        local_services(answering).into_iter().filter_map(|id| answering.brief(id)).collect()
    });
    assert_eq!(on_paper.len() - how.len(), services.len());
    assert!((1..=4).contains(&services.len()), "{services:?}");
    let of_wales = told(&CONTENT, Setting::on(THURSDAY), None, |answering| {
        let server = Server { area: None, nation: Some(Nation::Wales), ..server("luton") };
        let setting = Setting { server: Some(&server), ..Setting::on(THURSDAY) };
        local_at_all_times(&Answering { setting: &setting, ..*answering })
    });
    assert_eq!(of_wales, way_in("elsewhere-in-wales"), "as its nation has it");
}

#[test]
fn on_paper_each_office_has_its_times() {
    let says = |area| told(&CONTENT, Setting::on(THURSDAY), Some(area), |to| local(to, None));
    assert_eq!(
        says("luton"),
        [brief("luton-mash"), brief("luton-duty-team")],
        "their names say when"
    );
    let twins =
        [with_times("twin-east", ", office hours"), with_times("twin-west", ", office hours")];
    assert_eq!(says("twin"), [twins.as_slice(), &[brief("luton-duty-team")]].concat());
    let england = says("elsewhere-in-england");
    assert!(england.last().unwrap().contains("gov.uk"), "the page that finds it: {england:?}");
}

#[test]
fn a_board_has_room_for_what_cannot_be_pressed() {
    let says = |area| told(&CONTENT, Setting::on(THURSDAY), Some(area), local_at_all_times);
    let words = &CONTENT.words.boards;
    let elsewhere = words.elsewhere.to_string();
    assert_eq!(says("luton"), [brief("luton-mash"), brief("luton-duty-team"), elsewhere.clone()]);
    let twin = says("twin");
    let offices = ["twin-east", "twin-west"].map(|id| with_times(id, ", office hours"));
    let [east, west] = &offices;
    let expected =
        [&words.one_of_several.to_string(), east, west, &brief("luton-duty-team"), &elsewhere];
    assert_eq!(twin.iter().collect::<Vec<_>>(), expected, "none has a label");
    let teams = says("elsewhere-in-northern-ireland");
    assert!(
        teams[0].ends_with("Pick where the child lives. Not sure? Call the police."),
        "{teams:?}"
    );
    assert_ne!(teams[0], words.one_of_several.to_string());
    assert!(teams[1].starts_with("Belfast: "), "by its label: {teams:?}");
    assert!(!teams.contains(&elsewhere), "it is for all of its nation");
    let england = says("elsewhere-in-england");
    assert!(england.last().unwrap().contains("gov.uk") && england.len() >= 2, "{england:?}");
}

#[test]
fn of_several_offices_those_that_shut_are_called_by_their_labels() {
    let content = content_with(|tree| {
        put_area(tree, "one", 30, &TWINS.replace("\"twin-east\", ", ""));
        put_office(tree, "twin-east", "front-door", "\"always\"");
        put_office(tree, "twin-west", "front-door", "\"check\"");
        for id in ["twin-east", "twin-west"] {
            let path = format!("services/{id}.toml");
            let text = format!("label = \"{id}-label\"\n{}", tree.files[&path].text);
            put(tree, &path, text);
        }
        put_area(tree, "twin", 20, TWINS);
    });
    let board = told(&content, Setting::on(THURSDAY), Some("twin"), local_at_all_times);
    assert!(board[1].starts_with("twin-east: "), "{board:?}");
    assert!(board[2].starts_with("twin-west-label: "), "{board:?}");
    let of_one = told(&content, Setting::on(THURSDAY), Some("one"), local_at_all_times);
    assert!(of_one[0].starts_with("twin-west, office hours: "), "{of_one:?}");
}

#[test]
fn the_services_of_a_board_are_those_of_its_lines() {
    let ids = |area, of: fn(&Answering<'_>) -> Vec<String>| {
        told(&CONTENT, Setting::on(THURSDAY), Some(area), |answering| {
            of(answering).into_iter().map(Line::plain).collect()
        })
    };
    let local =
        |to: &Answering<'_>| local_services(to).into_iter().map(ToString::to_string).collect();
    let lado =
        |to: &Answering<'_>| lado_services(to).into_iter().map(ToString::to_string).collect();
    assert_eq!(ids("luton", local), ["luton-mash", "luton-duty-team"]);
    assert_eq!(ids("elsewhere-in-england", local), ["council-finder"]);
    assert!(!ids("elsewhere-in-northern-ireland", local).contains(&"nidirect".to_owned()));
    assert_eq!(ids("luton", lado), ["luton-lado", "luton-duty-team"]);
    assert_eq!(ids("elsewhere-in-wales", lado), Vec::<String>::new());
}

#[test]
fn finders_are_the_pages_that_find_an_office_and_no_other_service() {
    let found: Vec<&str> = finders(&CONTENT).map(|id| id.as_str()).collect();
    assert!(found.contains(&"council-finder") && found.contains(&"nidirect"), "{found:?}");
    assert!(!found.contains(&"luton-mash"), "{found:?}");
}
