//! `signpost verify` on pages that lead past the lead: no lead approves them.
//!
//! Who is a lead is told by the role, or by what a configuration calls its lead and deputy.

use crate::support::terminal::{Ended, Person};
use crate::support::{folder_of, shipped};
use crate::verify::{PART, assert_untouched, verify};

#[test]
fn a_page_past_the_lead_is_not_approved_by_a_lead() {
    let folder = folder_of(&[("doors/not-heard.toml", shipped("doors/not-heard.toml"))]);
    let mut lead = verify(&folder);
    lead.reads("Not asked: `not-heard` is for the trustee for safeguarding or somebody outside");
    lead.reads("hint: they run the same command with --role 'Trustee for safeguarding'");
    let (ended, last) = lead.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("0 stamp(s) written, 1 thing(s) still due."), "{last}");
    assert_untouched(&folder, &["doors/not-heard.toml"]);

    let args = ["verify", "--content", ".", "--role", "Trustee for safeguarding"];
    let mut trustee = Person::starts(folder.path(), &args);
    trustee.answers(PART, "yes");
    trustee.answers(PART, "quit");
    let (_, last) = trustee.sees_the_end();
    assert!(last.contains("1 stamp(s) written"), "{last}");
}

/// A server may call its lead by another word.
#[test]
fn whoever_a_configuration_calls_its_lead_does_not_approve_what_is_past_the_lead() {
    let config =
        "[[server]]\nguild = \"100000000000000001\"\nlead = { role = \"Welfare officer\" }\n";
    let folder = folder_of(&[
        ("content/doors/not-heard.toml", shipped("doors/not-heard.toml")),
        ("signpost.toml", config.to_owned()),
    ]);
    let args = [
        "verify",
        "--content",
        "content",
        "--config",
        "signpost.toml",
        "--role",
        "welfare officer",
    ];
    let mut lead = Person::starts(folder.path(), &args);
    lead.reads("Not asked: `not-heard` is for the trustee");
    assert_eq!(lead.sees_the_end().0, Ended::With(1));
}
