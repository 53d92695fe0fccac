//! A person who types this and that at questions, and what they hear.
//!
//! Each answers from a list; what they were asked and told is compared word by word.

use super::*;
use crate::schema::Problem;
use crate::values::{PhoneNumber, quoted, typed};

const HELP: &str = "  back: the question before";

const fn to_ask(words: &str) -> ToAsk<'_> {
    ToAsk { words, help: "what it means" }
}

fn talk(person: &mut Scripted) -> Interview<'_> {
    Interview::new(person, HELP)
}

fn number(text: &str) -> Result<PhoneNumber, Vec<Problem>> {
    typed(&quoted(text), 25)
}

#[test]
fn a_question_is_asked_until_its_answer_is_one_that_can_be_given() {
    let mut person = Scripted::new("perhaps\nYES");
    assert!(talk(&mut person).choose(to_ask("Right?"), YES_OR_NO).unwrap());
    let question = "Right? (yes, no, back, quit, ?)";
    let expected =
        format!("{question} perhaps\n  type one of: yes, no, back, quit, ?\n{question} YES\n");
    assert_eq!(person.heard, expected);
}

#[test]
fn a_value_is_asked_for_until_it_is_one_and_refused_in_the_words_of_check() {
    let mut person = Scripted::new("0808 800 500\n");
    let refused = talk(&mut person).until(to_ask("Number"), Some("0800 1111"), number);
    assert!(matches!(refused, Err(NoAnswer::Stopped(Stopped::Left))));
    assert!(
        person.heard.contains("it has 10 digits where numbers like it have 11\n  hint: compare it")
    );
    let mut person = Scripted::new("\n");
    let taken = talk(&mut person).until(to_ask("Number"), Some("0800 1111"), number).unwrap();
    assert_eq!((taken.as_str(), person.left_over()), ("0800 1111", 0));
}

#[test]
fn a_word_that_explains_or_is_no_answer_loses_no_question() {
    let mut person = Scripted::new("?\nhelp\nH\nskip\nNo\ny\n\n“”\n“0800 1111”");
    let taken = talk(&mut person).until(to_ask("Number"), None, number).unwrap();
    assert_eq!(taken.as_str(), "0800 1111");
    assert_eq!(person.heard.matches("  what it means\n  back: the question before\n").count(), 3);
    let no_answer = "that is no answer here: type one, or back, quit, ?";
    assert_eq!(person.heard.matches(no_answer).count(), 3);
    let nothing = "  nothing was typed: type an answer, or back, quit, ?\n";
    assert_eq!(person.heard.matches(nothing).count(), 2, "{}", person.heard);
    for word in ["quit", "Q", "‘quit’"] {
        let mut person = Scripted::new(word);
        let left = talk(&mut person).choose(to_ask("Right?"), YES_OR_NO);
        assert!(matches!(left, Err(NoAnswer::Stopped(Stopped::Left))));
        let left = talk(&mut Scripted::new(word)).until(to_ask("Number"), None, number);
        assert!(matches!(left, Err(NoAnswer::Stopped(Stopped::Left))));
    }
}

/// Asks for two numbers under a heading and whether both are right.
fn asked(answers: &str) -> (Option<String>, String) {
    let mut person = Scripted::new(answers);
    let answered = talk(&mut person).through(|talk| {
        talk.tell("Once.")?;
        talk.under("Numbers:")?;
        let first = talk.until(to_ask("First"), None, number)?;
        let second = talk.until(to_ask("Second"), Some(first.as_str()), number)?;
        talk.under("")?;
        let more = talk.perhaps(to_ask("More, or nothing"), number)?.is_some();
        let are_right = talk.choose(to_ask("Right?"), YES_OR_NO)?;
        Ok(format!("{} {} {more} {are_right}", first.as_str(), second.as_str()))
    });
    assert_eq!(person.left_over(), 0, "{}", person.heard);
    (answered.ok(), person.heard)
}

#[test]
fn whoever_goes_back_answers_again_and_finds_what_they_said() {
    let (answered, heard) = asked("0800 1111\n116 123\n0800 1111\nback\nback\nx\n\n\ny");
    assert_eq!(answered.unwrap(), "0800 1111 116 123 true true");
    assert!(heard.contains("Numbers:\nSecond [116 123]: x\n"), "{heard}");
    assert_eq!(heard.matches("Once.").count(), 1);

    let (answered, heard) = asked("0800 1111\n116 123\n0800 1111\nb\nback\nback\n116 000\n\n\ny");
    assert_eq!(answered.unwrap(), "116 000 116 000 true true");
    assert!(heard.contains("Numbers:\nFirst [0800 1111]: 116 000\nSecond [116 000]: "), "{heard}");
    assert!(heard.contains("More, or nothing [0800 1111] (- for nothing): \n"), "{heard}");
    assert_eq!(answered_more("0800 1111\n116 123\n0800 1111\nback\n-\ny"), "false");
    assert_eq!(answered_more("0800 1111\n116 123\n\nback\n\ny"), "false");
}

/// Returns whether there is more, where these answers were given.
fn answered_more(answers: &str) -> String {
    let answered = asked(answers).0.unwrap();
    answered.split(' ').rev().nth(1).unwrap().to_owned()
}

#[test]
fn nothing_comes_before_the_first_question() {
    let (answered, heard) = asked("back\n0800 1111\n\n\nn");
    assert_eq!(answered.unwrap(), "0800 1111 0800 1111 false false");
    assert!(
        heard.contains(&format!("First: back\n{FIRST}\nOnce.\nNumbers:\nFirst: 0800 1111\n")),
        "{heard}"
    );
}

#[test]
fn what_was_done_is_not_done_again_but_undone_with_its_answer() {
    let mut person = Scripted::new("y\ny\nback\nn");
    let mut talk: Interview<'_, u8> = Interview::new(&mut person, HELP);
    let run = |talk: &mut Interview<'_, u8>| {
        talk.begin();
        talk.choose(to_ask("A?"), YES_OR_NO)?;
        if talk.done_before().is_none() {
            talk.has_done(1);
        }
        talk.choose(to_ask("B?"), YES_OR_NO)?;
        talk.choose(to_ask("C?"), YES_OR_NO)
    };
    assert!(matches!(run(&mut talk), Err(NoAnswer::Back)));
    assert_eq!(talk.deeds_since_the_last_answer(), Vec::<&u8>::new());
    talk.take_back();
    assert_eq!(talk.deeds_since_the_last_answer(), [&1]);
    assert!(matches!(run(&mut talk), Err(NoAnswer::Stopped(Stopped::Left))));
    assert_eq!(talk.into_deeds().collect::<Vec<_>>(), [1]);
}
