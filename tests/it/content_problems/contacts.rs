//! What is wrong with a contact: its number, its address, its hours, its date.
//!
//! A wrong number does real harm, so each way in which one can be wrong has its fixture, the
//! source paper's own misprint first.

use std::path::Path;

use signpost::content::{self, Id, Origin, Route, ServiceId};

fixtures! {
    the_misprint_of_the_paper_is_a_number_that_lacks_a_digit: "phone-lacks-a-digit",
    a_number_with_its_country_code_is_refused: "phone-with-a-country-code",
    a_premium_rate_number_is_refused: "phone-at-premium-rate",
    a_short_number_that_is_not_listed_is_refused: "phone-is-an-unknown-short-one",

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

    a_day_that_does_not_exist_is_refused: "date-that-does-not-exist",
    a_day_has_no_time: "date-with-a-time",
    a_day_has_no_quotes: "date-in-quotes",
}

#[test]
fn the_numbers_of_the_signpost_and_the_helplines_are_accepted_as_they_are_printed() {
    let folder = Path::new("tests/fixtures/accepted/numbers").to_owned();
    let loaded = content::assemble(&content::read(&Origin::Over(folder)).unwrap()).unwrap();
    let (_, service) = loaded.content.services.get(&ServiceId::parse("example").unwrap()).unwrap();
    let numbers = service.route.iter().filter_map(|route| match route {
        Route::Phone { number, .. } | Route::Text { number, .. } => Some(number.as_str()),
        _ => None,
    });
    let expected = ["0808 800 5000", "0800 1111", "116 123", "999", "101", "85258"];
    assert_eq!(numbers.collect::<Vec<_>>(), expected);
}
