//! What is wrong with words: their length, and what must not stand in a sentence that people read.
//!
//! Each fixture is one topic, door or area with one sentence that nobody should have to read; the
//! caret must stand under the words at fault.

fixtures! {
    a_title_over_80_characters_is_too_long: "title-too-long",
    a_label_over_38_characters_is_too_long: "label-too-long",
    a_short_over_140_characters_is_too_long: "short-too-long",
    a_heads_up_over_90_characters_is_too_long: "heads-up-too-long",
    a_paragraph_over_600_characters_is_too_long: "paragraph-too-long",
    an_index_term_over_60_characters_is_too_long: "index-term-too-long",
    a_sentence_over_25_words_is_underlined_alone: "sentence-too-long",
    a_sentence_over_20_words_is_too_long_in_a_door: "sentence-too-long-in-a-door",
    a_sentence_over_20_words_is_too_long_in_an_area: "sentence-too-long-in-an-area",
    a_sentence_over_20_words_is_too_long_in_a_board: "sentence-too-long-in-a-board",

    a_telephone_number_does_not_stand_in_a_sentence: "telephone-number-in-a-sentence",
    a_short_number_is_underlined_where_it_stands_alone: "short-number-in-a-sentence",
    a_number_that_an_editor_can_add_does_not_stand_in_a_sentence: "added-numbers-in-a-sentence",
    a_number_of_a_service_does_not_stand_in_a_sentence_in_any_form: "number-of-a-service-in-a-sentence",
    a_digit_of_another_script_does_not_stand_in_a_sentence: "digits-of-another-script-in-a-sentence",
    a_character_that_nobody_can_see_is_found_in_texts_and_comments: "unseen-characters",
    a_character_that_nobody_can_see_is_found_in_an_escape: "unseen-characters-by-escape",
    an_email_address_does_not_stand_in_a_sentence: "email-address-in-a-sentence",
    a_postcode_does_not_stand_in_a_sentence: "postcode-in-a-sentence",
    a_placeholder_of_any_kind_does_not_stand_in_a_sentence: "placeholder-in-a-sentence",
    a_web_address_does_not_stand_in_a_sentence: "web-address-in-a-sentence",
    markup_does_not_stand_in_a_sentence: "markup-in-a-sentence",
    a_character_outside_the_basic_plane_does_not_stand_in_a_sentence: "emoji-in-a-sentence",
    a_line_break_does_not_stand_in_a_sentence: "line-break-in-a-sentence",
    a_string_over_two_lines_is_a_line_break_too: "line-break-over-two-lines",
    a_tab_does_not_stand_in_a_sentence: "tab-in-a-sentence",
    a_text_without_words_is_refused: "empty-text",
    a_text_with_a_space_at_an_end_is_refused: "space-at-an-end",

    an_index_term_starts_with_a_letter: "index-term-starts-with-a-digit",
    pages_have_digits_commas_and_hyphens: "pages-are-not-words",
}
