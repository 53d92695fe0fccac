//! What only the whole can show: checks that look at more than one value.
//!
//! Each check is one small function whose name says what must be true. All of them run, whatever
//! the others find, on what could be read.

mod doors;
mod forms;
mod induction;
mod misprints;
mod names;
mod nations;
mod numbers;
mod places;
mod signpost;
mod terms;
mod twice;

pub use terms::dropped_terms;

pub(crate) use numbers::numbers_in_texts;

use super::draft::Draft;
use crate::schema::{Problem, Reference};

type Rule = fn(&Draft) -> Vec<Problem>;

const RULES: &[Rule] = &[
    names::inner_ids_are_unique,
    names::former_ids_are_free,
    names::services_have_no_reserved_id,
    terms::index_terms_lead_somewhere,
    twice::no_two_terms_have_one_name,
    twice::no_helpline_is_listed_twice,
    twice::no_cross_reference_is_there_twice,
    places::a_chapter_fits_in_its_choices,
    places::no_chapter_is_empty,
    places::the_consent_chapter_is_there,
    places::no_two_share_a_place,
    places::nothing_changes_after_the_version,
    induction::an_induction_is_short,
    induction::former_ids_of_pages_are_free,
    places::there_is_a_door,
    doors::the_screens_are_all_buttons,
    doors::every_door_can_be_reached,
    doors::every_door_has_its_page,
    forms::no_part_of_a_door_is_hidden,
    forms::every_door_has_a_step_in_each_form,
    forms::every_topic_has_a_section_in_each_form,
    forms::no_part_of_a_board_has_a_form,
    forms::the_signpost_past_the_lead_names_no_lead,
    places::a_chapters_id_can_name_a_subcommand,
    places::a_boards_id_leaves_room_in_a_custom_id,
    places::areas_name_the_right_kind_of_service,
    places::an_area_has_a_way_in,
    places::front_doors_in_one_list_differ,
    nations::a_lado_is_in_england_only,
    nations::no_two_areas_cover_the_rest_of_a_nation,
    nations::an_areas_services_are_there,
    nations::a_section_is_for_its_topics_nations,
    nations::an_areas_sections_are_its_nations,
    nations::a_step_calls_only_who_is_there,
    nations::every_audience_is_served_everywhere,
    nations::the_signpost_holds_everywhere,
    numbers::a_relay_number_has_its_source,
    misprints::no_route_has_a_misprint,
    signpost::the_emergency_line_names_999,
    signpost::the_door_past_the_lead_has_its_form,
    signpost::the_emergency_services_reach_999,
    signpost::nine_nine_nine_can_be_reached_without_speech,
    signpost::the_police_line_is_101,
    signpost::the_adult_helpline_is_one_for_adults,
    signpost::the_child_helpline_is_one_for_children,
    signpost::the_helplines_can_be_rung,
];

/// Returns every problem of the whole.
pub(super) fn problems(draft: &Draft, references: &[Reference]) -> Vec<Problem> {
    let mut found = names::references_resolve(draft, references);
    found.extend(RULES.iter().flat_map(|rule| rule(draft)));
    found
}
