//! What is wrong with a contact: its number, its address, its hours, its date.
//!
//! A wrong number does real harm, so each way in which one can be wrong has its fixture, the
//! source paper's own misprint first.

use std::path::Path;
use std::sync::Arc;

use signpost::content::Route;
use signpost::files::Origin;
use signpost::schema::SourceFile;
use signpost::values::{Id, ServiceId, Url};
use signpost::{content, files};

fixtures! {
    the_misprint_of_the_paper_is_a_number_that_lacks_a_digit: "phone-lacks-a-digit",
    a_number_with_its_country_code_is_refused: "phone-with-a-country-code",
    a_premium_rate_number_is_refused: "phone-at-premium-rate",
    a_short_number_that_is_not_listed_is_refused: "phone-is-an-unknown-short-one",
    a_short_number_that_an_editor_adds_has_its_source: "short-number-without-a-source",
    a_number_through_relay_uk_has_its_source: "relay-number-without-a-source",
    a_number_to_text_is_not_rung: "text-code-to-ring",
    a_number_for_a_textphone_is_not_rung_or_texted: "textphone-number-to-ring",
    a_number_of_relay_uk_leads_to_one_that_can_be_rung: "relay-number-that-leads-nowhere",
    a_number_that_starts_with_116_has_6_digits: "phone-of-116-too-long",
    a_number_of_directory_enquiries_is_refused: "phone-of-directory-enquiries",
    a_second_emergency_number_is_refused: "phone-that-reaches-999",
    a_source_is_beside_a_number: "source-without-a-number",

    an_address_without_https_is_refused: "http-route",
    an_address_with_a_space_is_refused: "route-to-no-address",
    an_address_over_512_characters_is_refused: "address-too-long",

    a_route_needs_one_way: "route-without-a-way",
    a_route_has_no_two_ways: "route-with-two-ways",
    a_route_that_people_answer_has_hours: "route-without-hours",
    hours_are_one_of_two_words_or_a_table: "hours-of-no-kind",
    hours_are_not_a_number: "hours-of-the-wrong-type",
    hours_do_not_end_when_they_start: "hours-that-end-when-they-start",
    two_times_of_a_day_do_not_overlap: "hours-that-overlap",
    a_table_of_hours_has_days_that_are_known: "hours-without-a-day",
    hours_have_a_check_of_their_own: "hours-without-their-check",
    a_service_of_the_version_before_is_told_what_to_add: "services-of-before",
    a_check_of_hours_has_hours_to_vouch_for: "check-of-hours-that-are-not-known",
    hours_that_are_only_probable_are_not_written: "hours-that-are-only-probable",
    a_check_is_good_for_whole_months: "months-of-no-kind",
    who_checked_a_number_does_not_approve_it: "approved-by-who-checked-it",
    only_a_number_has_an_approval: "approval-without-a-number",
    a_next_check_is_no_further_away_than_a_check_is_good_for: "next-check-too-far",
    a_number_of_months_has_quotes: "months-without-quotes",
    a_check_is_good_for_a_month_at_least: "months-from-one-on",
    a_next_check_is_not_before_the_check: "next-check-before-the-check",
    no_check_is_good_for_more_than_a_year: "next-check-too-far-after-a-year",
    a_next_check_of_hours_has_the_same_limit: "next-check-of-hours-too-far",
    hours_have_their_check_in_a_table_of_one_line_too: "hours-without-their-check-in-one-line",
    a_check_of_hours_is_no_list: "check-of-hours-as-a-list",
    a_check_of_hours_is_there_once: "check-of-hours-twice",
    a_name_is_no_role: "name-for-a-role",
    a_name_is_no_role_of_a_reader: "name-for-the-role-of-a-reader",
    the_numbers_that_were_checked_are_digits: "numbers-that-are-none",

    a_day_that_does_not_exist_is_refused: "date-that-does-not-exist",
    a_day_has_no_time: "date-with-a-time",
    a_day_has_no_quotes: "date-in-quotes",
}

#[test]
fn the_numbers_of_the_signpost_and_the_helplines_are_accepted_as_they_are_printed() {
    let folder = Path::new("tests/fixtures/accepted/numbers").to_owned();
    let loaded = content::assemble(&files::read(&Origin::Over(folder)).unwrap()).unwrap();
    let (_, service) = loaded.content.services.get(&ServiceId::parse("example").unwrap()).unwrap();
    let numbers = service.route.iter().filter_map(|route| match route {
        Route::Phone { number, .. } | Route::Text { number, .. } => Some(number.as_str()),
        _ => None,
    });
    let expected = ["0808 800 5000", "0800 1111", "116 123", "999", "101", "85258"];
    assert_eq!(numbers.collect::<Vec<_>>(), expected);
}

/// Nothing but the file has to change for a number that an editor adds.
#[test]
fn a_short_number_with_its_source_loads_and_relay_uk_reaches_what_can_be_rung() {
    let folder = Path::new("tests/fixtures/accepted/added-numbers").to_owned();
    let loaded = content::assemble(&files::read(&Origin::Over(folder)).unwrap()).unwrap();
    let (_, service) = loaded.content.services.get(&ServiceId::parse("example").unwrap()).unwrap();
    let routes = service.route.iter();
    let sources: Vec<_> = routes
        .map(|route| (route.number().unwrap().as_str(), route.source().map(Url::as_str)))
        .collect();
    let ofcom = Some("https://www.ofcom.org.uk");
    let expected = [
        ("116 006", ofcom),
        ("60777", ofcom),
        ("0808 800 5000", None),
        ("18001 0808 800 5000", None),
        ("18001 116 006", None),
        ("18001 101", None),
        ("18001 0800 1111", Some("https://www.childline.org.uk")),
    ];
    assert_eq!(sources, expected);
}

/// Returns what is wrong with the content where a service of the program has other words.
fn with_service(name: &str, words: &[(&str, &str)]) -> Vec<String> {
    let mut tree = files::read(&Origin::Shipped).unwrap();
    let path = format!("services/{name}.toml");
    let text = words.iter().fold(tree.files[&path].text.to_string(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    tree.files.insert(path.clone(), Arc::new(SourceFile::new(path, text)));
    let problems = content::assemble(&tree).map_or_else(|problems| problems, |_| Vec::new());
    problems.into_iter().map(|problem| problem.message).collect()
}

/// What one service knows of a number holds in every other, and where a file is written over its own.
#[test]
fn a_number_that_any_service_calls_a_misprint_is_in_no_route() {
    let moved = "`switchboard` calls the number `0300 330 0630` a misprint: \
        a free number took its place in March 2023";
    for (name, old, new) in [
        ("childline", "phone = \"0800 1111\"", "phone = \"0300 330 0630\""),
        ("switchboard", "phone = \"0800 0119 100\"", "phone = \"0300 330 0630\""),
    ] {
        let found = with_service(name, &[(old, new)]);
        assert!(found.iter().any(|message| message == moved), "{name}: {found:?}");
    }
    // A file that leaves the misprint out cannot bring its number back.
    let text =
        files::read(&Origin::Shipped).unwrap().files["services/switchboard.toml"].text.to_string();
    let misprint = &text[text.find("\n[[misprint]]").unwrap()..];
    let over = [(misprint, ""), ("phone = \"0800 0119 100\"", "phone = \"0300 330 0630\"")];
    assert_eq!(with_service("switchboard", &over), [moved]);
    // Of digits that are right, only the grouping is refused.
    let grouped = with_service("luton-duty-team", &[("\"0300 300 8123\"", "\"0300 3008123\"")]);
    assert!(grouped[0].contains("the spacing is odd"), "{grouped:?}");
    let other = with_service("luton-duty-team", &[("\"0300 300 8123\"", "\"03003 008123\"")]);
    assert_eq!(other, [""; 0]);
}
