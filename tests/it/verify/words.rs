//! The words that are understood at every question of `verify`, and what is not.
//!
//! Whatever is typed but a yes that is gone through, no file changes.

use super::{
    DOOR, DUTY_TEAM, FRONT_DOOR, HOW, PART, RIGHT, assert_stamped, assert_untouched, small_folder,
    verify,
};
use crate::support::terminal::{Ended, Person};

const ALL: &[&str] = &[DUTY_TEAM, FRONT_DOOR, DOOR];

#[test]
fn quit_skip_and_no_stamp_nothing_at_the_second_question_either() {
    for (word, next, to_put_right) in [
        ("no", RIGHT, true),
        ("No", RIGHT, true),
        ("skip", RIGHT, false),
        ("s", RIGHT, false),
        ("quit", "0 stamp(s) written, 3 thing(s) still due.", false),
        ("q", "0 stamp(s) written, 3 thing(s) still due.", false),
    ] {
        let folder = small_folder();
        let mut lead = verify(&folder);
        lead.answers(RIGHT, "yes");
        lead.answers(HOW, word);
        lead.reads(next);
        if next == RIGHT {
            lead.types("quit");
        }
        let (ended, last) = lead.sees_the_end();
        assert_eq!(ended, Ended::With(1), "{word}");
        assert_eq!(last.contains("you said that it is not right"), to_put_right, "{word}: {last}");
        assert_untouched(&folder, ALL);
    }
}

#[test]
fn every_prompt_names_the_words_and_what_is_not_understood_loses_no_question() {
    let folder = small_folder();
    let mut lead = verify(&folder);
    let opening = lead.reads("1 of 3");
    for word in ["yes", "no", "skip", "back", "quit", "?"] {
        assert!(
            opening.contains(&format!("\n  {word:6}").replace('\n', "\r\n")),
            "{word}: {opening}"
        );
    }
    lead.reads(RIGHT);
    lead.reads(" (yes, no, skip, back, quit, ?) ");
    lead.types("maybe");
    lead.reads("type one of: yes, no, skip, back, quit, ?");
    lead.answers(RIGHT, "?");
    lead.reads("Open its page or ring it now");
    lead.reads("skip: nothing is written, and it is asked next time.");
    lead.answers(RIGHT, "yes");
    lead.reads(HOW);
    lead.reads(" (page, number, no, skip, back, quit, ?) ");
    lead.types("n");
    lead.reads("type one of: page, number, no, skip, back, quit, ?");
    lead.answers(HOW, "help");
    lead.reads("page: you have opened the page");
    lead.answers(HOW, "skip");
    lead.answers(RIGHT, "skip");
    lead.answers(PART, "HELP");
    lead.reads("no source states it");
    lead.answers(PART, "quit");
    assert_eq!(lead.sees_the_end().0, Ended::With(1));
    assert_untouched(&folder, ALL);
}

#[test]
fn no_word_is_taken_for_a_role() {
    let folder = small_folder();
    let mut person = Person::starts(folder.path(), &["verify", "--content", "."]);
    person.answers("Your role", "skip");
    person.reads("that is no answer here: type one, or back, quit, ?");
    for word in ["yes", "y", "no", "n", "s", "‘Yes’"] {
        person.answers("Your role", word);
        person.reads("that is no answer here: type one, or back, quit, ?");
    }
    for word in ["ok", "JS", "Yes."] {
        person.answers("Your role", word);
        person.reads("hint: say what you are there");
    }
    person.answers("Your role", "");
    person.reads("nothing was typed");
    person.answers("Your role", "?");
    person.reads("Nothing is stamped without a role.");
    person.answers("Your role", "q");
    let (ended, last) = person.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("stopped before the first question"), "{last}");
    assert_untouched(&folder, ALL);
}

#[test]
fn quotes_around_a_role_are_not_stamped() {
    let folder = small_folder();
    let mut person = Person::starts(folder.path(), &["verify", "luton-mash", "--content", "."]);
    person.answers("Your role", "“Safeguarding lead”");
    person.answers("It is written into files as `Safeguarding lead`. Is that a role?", "yes");
    person.answers(RIGHT, "yes");
    person.answers(HOW, "'page'");
    person.sees_the_end();
    assert_stamped(&folder, FRONT_DOOR, "page opened");
    let folder = small_folder();
    let words = ["verify", "luton-mash", "--content", ".", "--role", "“Safeguarding lead”"];
    let mut person = Person::starts(folder.path(), &words);
    person.answers(RIGHT, "yes");
    person.answers(HOW, "page");
    let (_, last) = person.sees_the_end();
    assert!(last.contains("1 stamp(s) written"), "{last}");
    assert_stamped(&folder, FRONT_DOOR, "page opened");
}
