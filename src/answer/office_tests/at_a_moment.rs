//! Which of two offices comes first at a moment, and what is said over it.
//!
//! The moments are of one Thursday, on either side of each time at which the order changes.

use super::*;
use crate::answer::office_times;

fn words(of: impl Fn(&Content) -> &Prose) -> String {
    of(&CONTENT).to_string()
}

#[test]
fn the_likelier_of_two_offices_comes_first() {
    let (door, team) = (brief("luton-mash"), brief("luton-duty-team"));
    let [open, between, shut] = [
        words(|of| &of.words.contacts.in_office_hours),
        words(|of| &of.words.contacts.between),
        words(|of| &of.words.contacts.out_of_hours),
    ];
    for (hour, minute, expected) in [
        (12, 0, [&door, &open, &team]),
        (8, 30, [&between, &door, &team]),
        (16, 45, [&between, &door, &team]),
        (17, 15, [&between, &team, &door]),
        (22, 0, [&shut, &team, &door]),
    ] {
        let now = THURSDAY.at(hour, minute, 0, 0);
        assert_eq!(local_at(&CONTENT, "luton", now), expected.map(String::clone), "{now}");
    }
}

#[test]
fn of_several_front_doors_the_likeliest_to_be_open_decides() {
    let doors = [brief("twin-east"), brief("twin-west")];
    let team = brief("luton-duty-team");
    let seen = |hour, minute| local_at(&CONTENT, "twin", THURSDAY.at(hour, minute, 0, 0));
    let open = [doors.as_slice(), &[words(|of| &of.words.contacts.in_office_hours), team.clone()]]
        .concat();
    assert_eq!(seen(10, 0), open, "one of them is open");
    assert_eq!(seen(19, 0), open, "the other one is");
    let between = [words(|of| &of.words.contacts.between_several)];
    assert_eq!(seen(8, 30), [between.as_slice(), &doors, std::slice::from_ref(&team)].concat());
    assert_eq!(
        seen(22, 0),
        [&[words(|of| &of.words.contacts.out_of_hours), team], doors.as_slice()].concat()
    );
}

#[test]
fn a_duty_team_of_known_hours_comes_first_while_it_is_open_and_the_office_may_not_be() {
    let always = with_known_team("\"always\"");
    let between = THURSDAY.at(16, 45, 0, 0);
    assert_eq!(local_at(&always, "luton", between)[0], words(|of| &of.words.contacts.out_of_hours));
    assert_eq!(
        lado_at(&always, "luton", between)[0],
        words(|of| &of.words.contacts.lado_out_of_hours)
    );
    let noon = THURSDAY.at(12, 0, 0, 0);
    assert_eq!(local_at(&always, "luton", noon)[1], words(|of| &of.words.contacts.in_office_hours));
    let shut_till_six = with_known_team("{ mon-fri = \"18:00-24:00\" }");
    assert_eq!(
        local_at(&shut_till_six, "luton", between)[0],
        words(|of| &of.words.contacts.between)
    );
}

#[test]
fn the_way_in_is_shown_at_any_hour_without_a_sentence_on_offices() {
    for hour in [8, 12, 17, 22] {
        let now = THURSDAY.at(hour, 15, 0, 0);
        assert_eq!(local_at(&CONTENT, "lone", now), ["Ask the council."], "{now}");
        let team = brief("luton-duty-team");
        assert_eq!(local_at(&CONTENT, "night", now), ["Ask the council.", &team], "{now}");
    }
    let wales = local_at(&CONTENT, "elsewhere-in-wales", THURSDAY.at(12, 0, 0, 0));
    assert_eq!(wales, way_in("elsewhere-in-wales"));
}

#[test]
fn the_lado_comes_after_the_duty_team_where_only_that_may_answer() {
    let (office, team) = (brief("luton-lado"), brief("luton-duty-team"));
    let [note, between, shut] = [
        words(|of| &of.words.contacts.lado),
        words(|of| &of.words.contacts.lado_between),
        words(|of| &of.words.contacts.lado_out_of_hours),
    ];
    let seen = |area, hour, minute| lado_at(&CONTENT, area, THURSDAY.at(hour, minute, 0, 0));
    assert_eq!(seen("luton", 12, 0), [note.clone(), office.clone()]);
    assert_eq!(
        seen("luton", 16, 45),
        [note.clone(), between.clone(), office.clone(), team.clone()]
    );
    assert_eq!(seen("luton", 17, 15), [note.clone(), between, team.clone(), office.clone()]);
    assert_eq!(seen("luton", 22, 0), [shut.clone(), team, note.clone(), office]);
    let lone = brief("lone-lado");
    assert_eq!(seen("lone", 16, 45), [note.clone(), lone.clone()], "no team to say it with");
    assert_eq!(seen("lone", 22, 0), [shut, note.clone(), lone.clone()]);
    let any_time = |area| told(&CONTENT, Setting::on(THURSDAY), Some(area), |to| lado(to, None));
    assert_eq!(any_time("lone"), [note.clone(), with_times("lone-lado", ", office hours")]);
    let luton = told(&CONTENT, Setting::on(THURSDAY), Some("luton"), |to| {
        office_times::lado_at_all_times(to, None)
    });
    assert_eq!(luton, [note, with_times("luton-lado", ", office hours"), brief("luton-duty-team")]);
}

#[test]
fn whoever_came_past_the_lead_is_told_that_they_may_ring_the_lado_themselves() {
    let now = Setting::at(THURSDAY.at(12, 0, 0, 0));
    let says = told_in(Form::PastTheLead, &CONTENT, now, Some("luton"), |to| lado(to, None));
    assert_eq!(says[0], words(|of| &of.words.contacts.lado_past_lead));
}

#[test]
fn without_a_lado_the_nation_says_who_hears_it_and_without_an_area_social_care_does() {
    let now = || Setting::at(THURSDAY.at(12, 0, 0, 0));
    let says = |area| told(&CONTENT, now(), area, |answering| lado(answering, None));
    assert_eq!(says(None), [words(|of| &of.words.contacts.no_lado)]);
    assert_eq!(says(Some("twin")), says(Some("elsewhere-in-england")), "as its nation has it");
    let usual = says(Some("elsewhere-in-england"));
    let past = told_in(Form::PastTheLead, &CONTENT, now(), Some("twin"), |to| lado(to, None));
    assert!(usual.len() > 1 && !past.is_empty(), "{usual:?}");
    let unsaid = content_with(|tree| {
        let path = "areas/elsewhere-in-wales.toml";
        let text = tree.files[path].text.to_string();
        let (head, rest) = text.split_once("[[adults]]").unwrap();
        let (_, rest) = rest.split_once("[[section]]").unwrap();
        put(tree, path, format!("{head}[[section]]{rest}"));
    });
    let wales = told(&unsaid, now(), Some("elsewhere-in-wales"), |to| lado(to, None));
    assert_eq!(wales, [words(|of| &of.words.contacts.no_lado)]);
}
