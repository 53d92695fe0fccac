//! What the shipped induction has to be: its steps in order, what its questions are about, and how
//! long it takes.
//!
//! The limits that any induction has are checks of content: `content_problems`. Its text is golden.

use std::collections::BTreeSet;

use crate::support::servers::server;
use crate::support::{NOON, SHIPPED, program};
use signpost::answer::{Setting, induction};
use signpost::content::{FileKind, LetteredChoice};
use signpost::render;
use signpost::review::{grades_by_kind, reading_grades};
use signpost::values::Id;

/// Words that are read aloud in a minute.
const A_MINUTE: usize = 130;

#[test]
fn its_nine_steps_stand_in_the_order_in_which_somebody_needs_them() {
    let steps = &SHIPPED.content.induction.step;
    let rests_on: Vec<&str> = steps.iter().map(|step| step.topics[0].as_str()).collect();
    let wanted = [
        "concerns",
        "about-an-adult",
        "when-a-child-tells-you",
        "record-and-share",
        "images-online",
        "indicators",
        "consent-age",
        "words-that-blame",
        "looking-after-yourself",
    ];
    assert_eq!(rests_on, wanted);
}

#[test]
fn the_first_step_has_the_numbers_and_the_second_who_is_past_the_lead() {
    let steps = &SHIPPED.content.induction.step;
    let calls = |nth: usize| steps[nth].call.iter().map(|call| format!("{call:?}"));
    assert_eq!(calls(0).collect::<Vec<_>>(), ["Lead", "Local"]);
    assert!(calls(1).any(|call| call == "Deputy"));
    assert!(steps[0].points.iter().any(|point| point.as_str().contains("999")));
    assert!(steps[1].doors.iter().any(|door| door.as_str() == "about-the-lead"));
}

/// At least six of the eight ask what to do; these are the ones that must not be missing.
#[test]
fn its_eight_questions_ask_what_to_do() {
    let questions = &SHIPPED.content.induction.question;
    let ids: BTreeSet<&str> = questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(questions.len(), 8);
    for id in ["secret", "proof", "no-answer", "about-the-lead", "names", "image"] {
        assert!(ids.contains(id), "{id}");
    }
    let to_do = ["What do you do?", "What do you say?", "What do you type"];
    let about = |ask: &str| to_do.iter().any(|words| ask.contains(words));
    assert!(questions.iter().filter(|question| about(question.ask.as_str())).count() >= 6);
}

/// Who always presses the first button, or the last, learns nothing by it.
#[test]
fn the_right_choice_does_not_always_stand_in_one_place() {
    let questions = &SHIPPED.content.induction.question;
    let right = questions.iter().filter_map(|question| {
        question.lettered().find(|it| it.choice.is_right()).map(|it| it.letter)
    });
    let right: Vec<char> = right.collect();
    for letter in 'A'..='D' {
        assert!(right.iter().filter(|it| **it == letter).count() <= 4, "{right:?}");
    }
    assert!(right.iter().collect::<BTreeSet<_>>().len() >= 3, "{right:?}");
}

/// A phone cuts a button's label; the letter comes before each.
#[test]
fn each_choice_can_be_read_on_its_button_on_a_phone() {
    let questions = &SHIPPED.content.induction.question;
    for choice in questions.iter().flat_map(|question| &question.choice) {
        let shown = "A: ".len() + choice.text.as_str().chars().count();
        assert!(shown <= signpost::discord::limits::BUTTON_LABEL_SHOWN, "{}: {shown}", choice.text);
    }
}

/// Counts what is read aloud, each group of digits as a word; what is on buttons is not.
fn words(text: &str) -> usize {
    let lines = text.lines().filter(|line| !line.trim_start_matches([' ', '-']).starts_with("[ "));
    let words = lines.flat_map(str::split_whitespace);
    words.filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// In every area: some have many offices.
#[test]
fn all_of_it_with_every_choice_and_reason_is_read_aloud_in_under_15_minutes() {
    let areas = SHIPPED.content.areas.iter().map(|(id, _)| format!("area = \"{id}\"\n"));
    for keys in areas.chain([String::new()]) {
        let server = server(&keys);
        let setting = Setting { server: Some(&server), ..Setting::at(NOON) };
        let all = words(&render::terminal(&induction(&SHIPPED.content, &setting)));
        println!("{all} words, {:.1} minutes: {keys}", all as f64 / A_MINUTE as f64);
        assert!(all < 15 * A_MINUTE, "{all} words: {keys}");
    }
}

#[test]
fn it_reads_at_grade_six_or_below() {
    let kinds = grades_by_kind(&reading_grades(&SHIPPED));
    let of_it = kinds.iter().find(|kind| kind.kind == FileKind::Single("induction.toml")).unwrap();
    let limit = of_it.kind.limit().unwrap();
    assert_eq!(limit.highest.to_string(), "6.0");
    assert!(of_it.highest.grade <= limit.highest, "{}", of_it.highest.grade);
}

#[test]
fn ask_prints_all_of_it_for_review_and_nothing_but_it() {
    let run = |args: &[&str]| {
        let output = program().args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    };
    let (code, out, _) = run(&["ask", "/induction", "--all"]);
    assert_eq!(code, 0);
    let all = &SHIPPED.content.induction;
    for step in &all.step {
        let topics = step.topics.iter().map(|id| SHIPPED.content.topics.get(id).unwrap().1);
        assert!(topics.map(|it| format!("[ {} ]", it.button())).all(|it| out.contains(&it)));
        let lines = step.text.iter().chain(&step.points);
        assert!(lines.map(|line| line.as_str()).all(|line| out.contains(line)), "{}", step.title);
    }
    for question in &all.question {
        assert!(out.contains(question.ask.as_str()));
        for LetteredChoice { letter, choice } in question.lettered() {
            assert!(out.contains(&format!("- {letter}: {}\n", choice.text)), "{}", choice.text);
            let said = if choice.is_right() { "Yes" } else { "Not quite" };
            let (_, topic) = SHIPPED.content.topics.get(&choice.topic).unwrap();
            let section = format!("   - [ {} ]\n", topic.button());
            assert!(out.contains(&format!("   - {said}. {}\n{section}", choice.because)));
        }
    }
    assert!(out.contains("Danger now: call 999. Police, not urgent: 101"));
    let (code, out, err) = run(&["ask", "/help", "--all"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`--all` is for /induction alone"), "{err}");
    assert_eq!(run(&["ask", "/induction", "--all", "--json"]).0, 2);
    let (code, out, _) = run(&["ask", "/induction"]);
    assert!(code == 0 && out.starts_with("New here? Start\n==="));
}
