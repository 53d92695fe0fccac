//! What is wrong with content as a whole: doors, areas, boards, sections, and where the index leads.
//!
//! Each of these files is right by itself. What is wrong shows only beside the shipped content
//! that the fixture is laid over.

fixtures! {
    a_section_has_text_or_points: "empty-section",
    a_topic_has_a_section: "no-section",
    a_door_has_a_step: "no-step",
    two_topics_of_a_chapter_do_not_share_a_place: "two-topics-in-one-place",
    two_doors_do_not_share_a_place: "two-doors-in-one-place",
    two_areas_do_not_share_a_place: "two-areas-in-one-place",
    the_door_past_the_lead_has_its_form: "door-past-the-lead-without-its-form",

    an_area_with_a_front_door_has_a_duty_team: "area-without-a-duty-team",
    a_caret_leaves_out_the_comment_behind_a_value: "area-with-a-comment-behind-a-value",
    an_area_leads_somewhere: "area-that-leads-nowhere",
    a_front_door_is_a_front_door_and_a_duty_team_a_duty_team: "area-with-the-wrong-kind-of-service",
    two_front_doors_in_one_list_have_two_labels: "front-doors-with-one-label",
    only_england_has_a_lado: "lado-outside-england",
    one_area_stands_for_the_rest_of_a_nation: "two-areas-for-one-nation",
    an_area_leads_to_offices_of_its_own_nation: "area-with-a-service-of-another-nation",
    a_section_is_for_nations_of_its_topic: "section-for-a-nation-that-the-topic-is-not-for",
    a_part_of_an_area_has_no_nations_and_adults_no_heading: "area-with-a-part-for-a-nation",
    a_step_calls_only_who_is_there_for_its_nations: "step-that-calls-another-nations-office",
    a_service_is_not_called_what_call_uses_for_the_servers_own: "service-with-a-reserved-id",
    a_helpline_of_the_signpost_has_a_number: "helpline-without-a-number",

    a_board_has_a_button: "board-without-a-button",
    two_boards_do_not_share_a_place: "two-boards-in-one-place",
    the_id_of_a_board_leaves_room_in_its_buttons: "board-with-a-long-id",
    a_step_of_a_board_calls_only_who_is_there_for_its_nations: "board-that-calls-another-nations-office",
    the_buttons_of_a_board_fit_below_the_two_of_every_message: "board-with-too-many-buttons",
    a_board_is_one_post_whatever_a_server_sets: "board-that-is-too-long",

    a_cross_reference_leads_somewhere: "index-term-leads-nowhere",
    each_cross_reference_that_leads_nowhere_is_underlined_where_it_stands: "index-terms-lead-nowhere",
}
