//! What is understood of a line that somebody types, and what each wrong line is told.
//!
//! The shipped content is read: the lines are those that people type.

use super::*;
use crate::files::Origin;
use crate::{files, judge};

fn shipped() -> Content {
    judge::content(&files::read(&Origin::Shipped).unwrap()).unwrap().content.clone()
}

/// Returns the hint that a wrong line gets.
#[track_caller]
fn hint(text: &str, content: &Content) -> String {
    read_typed(text, content).err().unwrap_or_else(|| panic!("{text} is taken")).hint
}

#[test]
fn what_editors_and_shells_do_to_a_line_changes_nothing() {
    let content = shipped();
    let plain = read_typed("/contacts area:luton share:true", &content).unwrap();
    for same in [
        "contacts area:luton share:true",
        "  /contacts   area:luton\tshare:true\r\n",
        "“/contacts area:luton share:true”",
        "‘/contacts’ area:“luton” share:true",
        "\"/contacts area:luton share:true\"",
        "/contacts\u{a0}area:luton share:true",
        "/Contacts Area:Luton Share:True",
        "/contacts area: luton share : true",
        "/contacts area=luton share=true",
        "／contacts area：luton share：true",
    ] {
        assert_eq!(read_typed(same, &content).ok().as_ref(), Some(&plain), "{same}");
    }
}

#[test]
fn a_wrong_line_is_told_the_one_that_was_meant() {
    let content = shipped();
    for (typed, meant) in [
        ("/contacts luton", "/contacts area:luton"),
        ("/contacts lutom", "/contacts area:luton"),
        ("/contacts aera:luton", "/contacts area:luton"),
        ("/contacts town:luton share:true", "/contacts area:luton share:true"),
        ("/contacts area:luton share:yes", "/contacts area:luton share:true"),
        ("/contact area:lutom share:no", "/contacts area:luton share:false"),
        ("/contacts area:luton area:luton", "/contacts area:luton"),
        ("/contact", "/contacts"),
        ("luton", "/contacts area:luton"),
        ("/guidance topic:grooming", "/glossary term:grooming"),
        ("/guidance power", "/guidance understanding topic:power"),
        ("/guidance understandng topic:powr", "/guidance understanding topic:power"),
        ("/guidance consent topic:power", "/guidance understanding topic:power"),
        ("/guidance topic:consent-law", "/guidance consent topic:consent-law"),
        ("/consent topic:power", "/guidance understanding topic:power"),
        ("/concern child-told-me", "/concern about:child-told-me"),
        ("/help now:yes", "/help"),
        ("/help me", "/helplines for:me"),
        ("/help now please", "/help"),
        ("/board pst", "/board post"),
        ("/board worried", "/board post board:worried"),
    ] {
        let expected = format!("did you mean `signpost ask {meant}`?");
        assert_eq!(hint(typed, &content), expected, "{typed}");
    }
}

#[test]
fn where_nothing_is_near_the_hint_lists_what_is_known() {
    let content = shipped();
    for (typed, listed) in [
        ("", "known are: /help, /concern, /contacts"),
        ("/xyzzy", "known are: /help, /concern, /contacts"),
        ("/contacts area:narnia", "known are: luton, elsewhere-in-england, "),
        ("/contacts narnia", "known are: area:"),
        ("/contacts area:", "known are: luton, elsewhere-in-england, "),
        ("/contacts share:perhaps", "known are: share:true, share:false"),
        ("/guidance topic:narnia", "known are: /guidance "),
        ("/contacts –at", "write two hyphens, without a blank after them"),
    ] {
        let hint = hint(typed, &content);
        assert!(hint.starts_with(listed), "{typed}: {hint}");
        assert!(!hint.contains("nothing to choose"), "{typed}: {hint}");
    }
}

/// A hint is never a second error: what it tells to type is read.
#[test]
fn each_line_that_a_hint_tells_to_type_is_read() {
    let content = shipped();
    let scopes = scope::Scope::all(&content);
    let mut hints = 0;
    for scope in &scopes {
        for option in scope.typed(&content) {
            let (name, value) = option.split_once(':').unwrap();
            let (command, line) = (scope.command.name, scope.name());
            assert!(read_typed(&format!("{line} {option}"), &content).is_ok(), "{line} {option}");
            for wrong in [
                format!("{line} {value}"),
                format!("{line} {name}x:{value}"),
                format!("{line} {name}:{value}x"),
                format!("/{command} {name}:{value} {name}:{value}"),
                format!("{command}x {value}"),
                value.to_owned(),
            ] {
                let Err(failure) = read_typed(&wrong, &content) else {
                    continue;
                };
                let told = failure.hint.strip_prefix("did you mean `signpost ask ");
                let Some(told) = told.and_then(|told| told.strip_suffix("`?")) else {
                    continue;
                };
                assert!(read_typed(told, &content).is_ok(), "{wrong}: {told}");
                hints += 1;
            }
        }
    }
    assert!(hints > 800, "{hints}");
}
