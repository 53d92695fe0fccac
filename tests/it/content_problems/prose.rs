//! What is wrong with words: their length, and what must not be in a sentence that people read.
//!
//! Each fixture is one topic, door or area with one sentence that nobody should have to read; the
//! caret must be under the words at fault.

use signpost::files::Origin;
use signpost::schema::SourceFile;
use signpost::{content, files};

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

    a_telephone_number_is_not_in_a_sentence: "telephone-number-in-a-sentence",
    a_short_number_is_underlined_where_it_is_alone: "short-number-in-a-sentence",
    a_number_that_an_editor_can_add_is_not_in_a_sentence: "added-numbers-in-a-sentence",
    a_number_of_a_service_is_not_in_a_sentence_in_any_form: "number-of-a-service-in-a-sentence",
    a_digit_of_another_script_is_not_in_a_sentence: "digits-of-another-script-in-a-sentence",
    a_character_that_nobody_can_see_is_found_in_texts_and_comments: "unseen-characters",
    a_character_that_nobody_can_see_is_found_in_an_escape: "unseen-characters-by-escape",
    an_email_address_is_not_in_a_sentence: "email-address-in-a-sentence",
    a_postcode_is_not_in_a_sentence: "postcode-in-a-sentence",
    a_placeholder_of_any_kind_is_not_in_a_sentence: "placeholder-in-a-sentence",
    a_web_address_is_not_in_a_sentence: "web-address-in-a-sentence",
    markup_is_not_in_a_sentence: "markup-in-a-sentence",
    a_character_outside_the_basic_plane_is_not_in_a_sentence: "emoji-in-a-sentence",
    a_line_break_is_not_in_a_sentence: "line-break-in-a-sentence",
    a_string_over_two_lines_is_a_line_break_too: "line-break-over-two-lines",
    a_tab_is_not_in_a_sentence: "tab-in-a-sentence",
    a_text_without_words_is_refused: "empty-text",
    a_text_with_a_space_at_an_end_is_refused: "space-at-an-end",

    an_index_term_starts_with_a_letter: "index-term-starts-with-a-digit",
    pages_have_digits_commas_and_hyphens: "pages-are-not-words",
}

/// Returns the messages about a topic with this sentence and these pages.
fn messages(sentence: &str, pages: &str) -> Vec<String> {
    let text = format!(
        "title = \"A\"\nchapter = \"consent\"\norder = 999\nshort = \"It is so.\"\n\
         nations = [\"england\"]\npages = \"{pages}\"\nreview = {{ by = 2027-11-23 }}\n[[section]]\n\
         text = [\"{sentence}\"]\n"
    );
    with_file("topics/made-up.toml", text)
}

fn with_file(path: &str, text: String) -> Vec<String> {
    let mut tree = files::read(&Origin::Shipped).unwrap();
    let file = SourceFile::new(path.to_owned(), text);
    tree.files.insert(path.to_owned(), file.into());
    let problems = content::assemble(&tree).map_or_else(|problems| problems, |_| Vec::new());
    problems.into_iter().map(|problem| problem.message).collect()
}

/// Also where a service has the same digits, such as 116 123 and 18000.
#[test]
fn counts_pages_days_and_times_load() {
    let sentences = [
        "More than 18,000 children, 116,000 children, 116,123 and 85,258.",
        "Sections 116-123 of the Act, and pages 116-118 and 118-123.",
        "From 01/09/2026-02/09/2026, and from 09.00-17.00 on 01.09.2026.",
        "In 2024, 112 children died, and 111 others did not.",
    ];
    for sentence in sentences {
        assert_eq!(messages(sentence, "116, 123"), [""; 0], "{sentence}");
    }
}

#[test]
fn pages_years_and_keywords_have_no_number_and_no_placeholder() {
    for pages in ["Ring 116 006", "88247", "0800 1111"] {
        let found = messages("It is so.", pages);
        assert!(found[0].starts_with("a telephone number in a word"), "{pages}: {found:?}");
    }
    let shipped = files::read(&Origin::Shipped).unwrap();
    let shout = &shipped.files["services/shout.toml"].text;
    for (keyword, message) in [
        ("TODO", "a placeholder in a sentence: `TODO`"),
        ("SHOUT to 85258", "a telephone number in a word: `85258`"),
    ] {
        let text = shout.replace("keyword = \"SHOUT\"", &format!("keyword = \"{keyword}\""));
        assert!(with_file("services/shout.toml", text).iter().any(|it| it == message));
    }
    let sources = &shipped.files["sources.toml"].text;
    let text = sources.replacen("\"2015\"", "\"88247\"", 1);
    let found = with_file("sources.toml", text);
    assert!(found.iter().any(|it| it == "a telephone number in a word: `88247`"), "{found:?}");
}
