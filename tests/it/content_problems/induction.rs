//! What is wrong with an induction: a question without its right choice, a reason that is missing, a
//! link that leads nowhere, a page that is too long.
//!
//! Each test changes one place of the smallest induction that has no problem, so that what an
//! editor sees is one problem at a line that no change of the shipped one moves.

use super::{folder_of, problems, shipped_text, shows_over};
use signpost::files::{Origin, read};
use signpost::judge;
use signpost::schema::Problem;

/// One step, one question.
const SMALLEST: &str = r#"title  = "Induction"
review = { by = 2027-05-23 }

[start]
title = "Start"
text  = ["It takes a while."]

[[step]]
id     = "first-step"
title  = "A step"
text   = ["Call the lead."]
topics = ["concerns"]

[[question]]
id    = "first-question"
title = "A question"
ask   = "What do you do?"

[[question.choice]]
id      = "first-choice"
text    = "Call"
right   = true
because = "It is right."
topic   = "concerns"

[[question.choice]]
id      = "second-choice"
text    = "Wait"
because = "Do not wait."
topic   = "concerns"

[[question.choice]]
id      = "third-choice"
text    = "Ask around"
because = "Do not ask around."
topic   = "concerns"

[end]
title = "The end"
text  = ["That is all."]
"#;

/// Returns the smallest induction with one place changed.
#[track_caller]
fn with(old: &str, new: &str) -> String {
    assert_eq!(SMALLEST.matches(old).count(), 1, "{old}");
    SMALLEST.replace(old, new)
}

#[track_caller]
fn shows(test: &str, name: &str, text: String) {
    shows_over(test, &format!("induction-{name}"), &[("induction.toml", text)]);
}

/// Declares one test a change: its name, its snapshot, and the old and the new words.
macro_rules! changes {
    ($( $test:ident: $name:literal, $old:expr => $new:expr; )*) => {
        $(
            #[test]
            fn $test() {
                shows(stringify!($test), $name, with($old, &$new));
            }
        )*
    };
}

changes! {
    a_question_has_a_right_choice: "without-a-right-choice", "right   = true\n" => "";
    a_question_has_no_second_right_choice: "with-two-right-choices",
        "text    = \"Wait\"\n" => "text    = \"Wait\"\nright   = true\n";
    a_question_has_at_least_three_choices: "with-two-choices", choice("third") => "";
    a_question_has_at_most_four_choices: "with-five-choices",
        "[end]" => format!("{}{}[end]", another("fourth"), another("fifth"));
    no_two_choices_of_a_question_say_the_same: "with-two-choices-alike",
        "\"Wait\"" => "\"call\"";
    a_choice_has_a_reason: "without-a-reason", "because = \"Do not wait.\"\n" => "";
    a_choice_has_a_section_to_read: "without-a-section",
        "because = \"Do not wait.\"\ntopic   = \"concerns\"\n" => "because = \"Do not wait.\"\n";
    a_choice_leads_to_a_topic_that_is_there: "choice-to-an-unknown-topic",
        "because = \"Do not wait.\"\ntopic   = \"concerns\"" => "because = \"Do not wait.\"\ntopic   = \"concern\"";
    a_step_leads_to_topics_that_are_there: "step-to-an-unknown-topic",
        "[\"concerns\"]" => "[\"concerns\", \"concernd\"]";
    a_step_leads_to_doors_that_are_there: "step-to-an-unknown-door",
        "[\"concerns\"]" => "[\"concerns\"]\ndoors = [\"wurried\"]";
    a_step_rests_on_a_topic: "step-without-a-topic", "topics = [\"concerns\"]\n" => "";
    a_choice_fits_on_its_button: "choice-too-long-for-its-button",
        "\"Ask around\"" => format!("\"{}\"", "Ask round ".repeat(8).trim());
    a_step_is_short: "step-too-long",
        "[\"Call the lead.\"]" => format!("[{}]", sentences(65).join(", "));
    a_step_has_text_or_points: "step-without-text", "text   = [\"Call the lead.\"]\n" => "";
    a_step_leads_to_at_most_five_pages: "step-with-six-links",
        "[\"concerns\"]" => "[\"concerns\", \"indicators\", \"law\", \"power\"]\ndoors = [\"worried\", \"not-heard\"]";
    a_step_calls_only_who_is_there_for_everyone: "step-that-calls-another-nations-office",
        "topics = [\"concerns\"]" => "topics = [\"concerns\"]\ncall = [\"lead\", \"lado\"]";
    a_sentence_of_it_is_short: "sentence-too-long",
        "\"That is all.\"" => format!("\"{}.\"", "So ".repeat(21).trim());
    the_first_page_fits_into_one_message: "first-page-too-long",
        "[\"It takes a while.\"]" => format!("[{}]", sentences(110).join(", "));
    a_step_with_its_numbers_fits_into_one_message: "step-too-long-with-its-numbers",
        "topics = [\"concerns\"]" => format!("topics = [\"concerns\"]\ncall = {:?}", many_services());
    the_last_page_fits_into_one_message: "last-page-too-long",
        "[\"That is all.\"]" => format!("[{}]", sentences(110).join(", "));
    no_two_pages_share_an_id: "id-twice", "\"second-choice\"" => "\"first-step\"";
    a_former_id_is_not_given_up_by_two: "former-id-of-two",
        "\n[[question]]" => format!("formerly = [\"old\", \"older\"]\n{}\n[[question]]", step("second-step", "[\"older\"]"));
    a_former_id_is_pointed_at_in_a_list_of_several_lines: "former-id-in-several-lines",
        "topics = [\"concerns\"]" =>
        "topics = [\"concerns\"]\nformerly = [\n  \"older\",\n  \"first-step\",\n]";
    a_former_id_is_no_id: "former-id-is-an-id",
        "topics = [\"concerns\"]" => "topics = [\"concerns\"]\nformerly = [\"third-choice\"]";
    it_has_a_first_page: "without-a-first-page", "[start]\ntitle = \"Start\"\ntext  = [\"It takes a while.\"]\n" => "";
    it_has_a_last_page: "without-a-last-page", "[end]\ntitle = \"The end\"\ntext  = [\"That is all.\"]\n" => "";
    an_unknown_key_is_shown_with_the_nearest_known_one: "unknown-key",
        "right   = true" => "rigth   = true\nright   = true";
}

/// Returns a choice of [`SMALLEST`] as it is written.
fn choice(name: &str) -> &'static str {
    let id = format!("id      = \"{name}-choice\"");
    let from = SMALLEST[..SMALLEST.find(&id).unwrap()].rfind("[[question.choice]]").unwrap();
    let rest = &SMALLEST[from..];
    &rest[..rest.find("\n\n").unwrap() + 2]
}

/// Returns one more step, which has had other ids.
fn step(id: &str, formerly: &str) -> String {
    format!(
        "\n[[step]]\nid     = \"{id}\"\ntitle  = \"Another step\"\ntext   = [\"Call the lead.\"]\n\
         topics = [\"concerns\"]\n  formerly = {formerly}\n"
    )
}

/// Returns one more choice.
fn another(name: &str) -> String {
    format!(
        "[[question.choice]]\nid      = \"{name}-choice\"\ntext    = \"Another, the {name}\"\n\
         because = \"No.\"\ntopic   = \"concerns\"\n\n"
    )
}

/// Returns so many short sentences, each a paragraph.
fn sentences(count: usize) -> Vec<String> {
    vec!["\"Call the lead.\"".to_owned(); count]
}

/// Returns services that are there for everyone, often enough to fill a message.
fn many_services() -> Vec<&'static str> {
    ["nspcc-whistleblowing", "nspcc-helpline", "missing-people"].repeat(20)
}

#[test]
fn ten_steps_are_too_many_and_so_are_thirteen_questions() {
    let step =
        &SMALLEST[SMALLEST.find("[[step]]").unwrap()..SMALLEST.find("[[question]]").unwrap()];
    let steps: String =
        (2..=10).map(|nth| step.replace("first-step", &format!("step-{nth}"))).collect();
    let test = "ten_steps_are_too_many_and_so_are_thirteen_questions";
    shows(test, "with-ten-steps", with("[[question]]", &format!("{steps}[[question]]")));
    let from = SMALLEST.find("[[question]]").unwrap();
    let question = &SMALLEST[from..SMALLEST.find("[end]").unwrap()];
    let questions: String = (2..=13)
        .map(|nth| {
            let ids = ["first-question", "first-choice", "second-choice", "third-choice"];
            let renamed = ids.into_iter();
            renamed.fold(question.to_owned(), |it, id| it.replace(id, &format!("{id}-{nth}")))
        })
        .collect();
    shows(test, "with-thirteen-questions", with("[end]", &format!("{questions}[end]")));
}

/// Returns the problems of the shipped content with this induction, and with these words.
fn found(induction: &str, words: &str) -> Vec<Problem> {
    let folder = folder_of(&[("induction.toml", induction), ("words.toml", words)]);
    let tree = read(&Origin::Over(folder.path().to_owned())).unwrap();
    judge::content(&tree).err().unwrap_or_default()
}

#[test]
fn the_smallest_has_no_problem() {
    assert_eq!(found(SMALLEST, &shipped_text("words.toml")), []);
}

/// Returns how often something can be in a place of the smallest induction until a page is too
/// long for one message.
fn most(old: &str, new: &dyn Fn(usize) -> String) -> usize {
    let words = shipped_text("words.toml");
    let counts: Vec<usize> = (1..=200).collect();
    counts.partition_point(|count| found(&with(old, &new(*count)), &words).is_empty())
}

/// What a server can set, and what its area makes of `local`, is no part of the file: yet it counts.
#[test]
fn what_a_server_sets_and_where_it_is_are_reckoned_with() {
    let lines = |count| format!("text  = [{}]", sentences(count).join(", "));
    let first = most("text  = [\"It takes a while.\"]", &lines);
    let last = most("text  = [\"That is all.\"]", &lines);
    assert!(first > last + 8, "whom to tell is on the last page: {first} {last}");
    let call = |more: &'static str| {
        move |count: usize| {
            let calls = vec!["\"police\""; count].join(", ");
            format!("topics = [\"concerns\"]\ncall   = [{calls}{more}]")
        }
    };
    let without = most("topics = [\"concerns\"]", &call(""));
    let with_lead = most("topics = [\"concerns\"]", &call(", \"lead\""));
    let with_local = most("topics = [\"concerns\"]", &call(", \"local\""));
    // The longest role is 50 characters, and where nothing is set there is a line too. The offices of
    // Northern Ireland are six lines; without an area there are four.
    assert!(
        with_lead < without && with_local + 8 < with_lead,
        "{without} {with_lead} {with_local}"
    );
}

#[test]
fn the_page_where_one_stops_fits_into_one_message_too() {
    let long = sentences(110).join(", ");
    let shipped = shipped_text("words.toml");
    let old = "  \"That is fine. Nothing is kept.\",\n";
    let words = shipped.replace(old, &format!("  {long},\n"));
    assert_ne!(words, shipped);
    let found = found(SMALLEST, &words);
    let [only] = found.as_slice() else { panic!("{found:?}") };
    let message = "the page where one stops of the induction does not fit into one message";
    assert_eq!(only.message, message);
    assert!(only.file.path.ends_with("words.toml"));
    assert_eq!(&words[only.span.clone()], "[induction.stopped]");
}

/// Where it did not load, what it has for the index is not known: its own problem is enough.
#[test]
fn one_that_is_broken_makes_no_problem_elsewhere() {
    let broken = with("right   = true", "rigth   = true")
        .replace("review =", "index = [\"lanterns\"]\nreview =");
    let index = "[[see]]\nterm = \"lamps\"\nsee  = \"lanterns\"\n";
    let folder = folder_of(&[("induction.toml", broken.as_str()), ("index.toml", index)]);
    let found = problems(&Origin::Over(folder.path().to_owned()));
    let messages: Vec<&str> = found.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages, ["unknown field `rigth`"]);
}

/// What is announced as changed since a day has to be in the version of that day or a later one.
#[test]
fn nothing_on_a_board_changes_after_the_version() {
    let board = "title = \"A board\"\norder = 900\ntext = [\"A line.\"]\nbuttons = [\"help\"]\n\
                 changed = { since = 2030-01-01, text = [\"this.\"] }\nreview = { by = 2030-01-01 }\n";
    // The version is that of the shipped content, which moves on.
    let version = "version = 2029-12-31";
    let [ours, _] = crate::support::versions();
    let words = shipped_text("signpost.toml").replace(&ours, version);
    let files = [("boards/example.toml", board.to_owned()), ("signpost.toml", words)];
    shows_over(
        "nothing_on_a_board_changes_after_the_version",
        "board-changed-after-the-version",
        &files,
    );
}
