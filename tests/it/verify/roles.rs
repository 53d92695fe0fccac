//! A number takes two roles: who checked it, and who approved that.
//!
//! An address takes one. A check that is younger than the approval of the one before has none.

use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::{FRONT_DOOR, HOW, RIGHT, prints, read, verify};
use crate::support::terminal::{Ended, Person};
use crate::support::{folder_of, shipped};
use signpost::files::Origin;
use signpost::review::{Due, Thing};
use signpost::values::{Id, ServiceId};
use signpost::{content, files, review};

const ADDRESS: &str = "services/charity-commission.toml";

fn deputy(folder: &TempDir) -> Person {
    Person::starts(folder.path(), &["verify", "--content", ".", "--role", "Deputy lead"])
}

/// Returns a folder with a number that a lead has just checked.
fn checked_by_the_lead() -> TempDir {
    let folder = folder_of(&[(FRONT_DOOR, shipped(FRONT_DOOR))]);
    let mut lead = verify(&folder);
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "number");
    assert_eq!(lead.sees_the_end().0, Ended::With(1));
    folder
}

#[test]
fn a_number_is_due_until_somebody_in_another_role_has_approved_it() {
    let folder = checked_by_the_lead();
    let (code, out, _) = prints(folder.path(), &["verify", "--list", "--content", "."]);
    let why =
        "was checked by a person as `Safeguarding lead`; nobody in another role has approved it";
    assert!(code == 1 && out.contains(why), "{out}");

    let before = read(&folder, FRONT_DOOR);
    let mut second = deputy(&folder);
    second.reads("It was checked as `Safeguarding lead`.");
    second.answers(RIGHT, "yes");
    let (ended, last) = second.sees_the_end();
    assert_eq!(ended, Ended::With(0));
    assert!(last.contains("1 stamp(s) written, 0 thing(s) still due."), "{last}");
    let now = read(&folder, FRONT_DOOR);
    let approval = now.lines().find(|line| line.starts_with("approved = { on = 20")).unwrap();
    assert!(approval.ends_with(", role = \"Deputy lead\" }"), "{approval}");
    assert_eq!(now.replace(&format!("{approval}\n"), ""), before);
    let (code, out, _) = prints(folder.path(), &["verify", "--list", "--content", "."]);
    assert!(code == 0 && out.starts_with("nothing is due\n"), "{out}");
}

#[test]
fn whoever_checked_a_number_is_not_asked_to_approve_it_but_told_who_may() {
    let folder = checked_by_the_lead();
    let before = read(&folder, FRONT_DOOR);
    let words = ["verify", "--content", ".", "--role", "The safeguarding-LEAD"];
    let (ended, shown) = Person::starts(folder.path(), &words).sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(shown.contains("so somebody in another role approves it"), "{shown}");
    assert!(shown.contains("hint: they run the same command with --role"), "{shown}");
    assert!(!shown.contains(RIGHT), "{shown}");
    assert_eq!(read(&folder, FRONT_DOOR), before);
}

#[test]
fn a_second_role_that_says_no_writes_nothing() {
    let folder = checked_by_the_lead();
    let before = read(&folder, FRONT_DOOR);
    let mut second = deputy(&folder);
    second.answers(RIGHT, "no");
    let (ended, last) = second.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("To put right"), "{last}");
    assert_eq!(read(&folder, FRONT_DOOR), before);
}

#[test]
fn an_address_takes_one_role() {
    let folder = folder_of(&[(ADDRESS, shipped(ADDRESS))]);
    let mut lead = verify(&folder);
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "page");
    assert_eq!(lead.sees_the_end().0, Ended::With(0));
}

/// Returns why the front door is due, where a person checked and another approved it on these days.
fn whys(checked: &str, approved: &str, today: Date) -> Vec<String> {
    let how = "how     = \"page opened\"\nby      = \"Safeguarding lead\"\n";
    let text = shipped(FRONT_DOOR);
    let (above, checks) = text.split_once("[checked]\n").unwrap();
    let against = checks.lines().find(|line| line.starts_with("against")).unwrap();
    let text = format!(
        "{above}[checked]\non      = {checked}\n{against}\n{how}grade   = \"certain\"\n\
         approved = {{ on = {approved}, role = \"Trustee\" }}\n"
    );
    let folder = folder_of(&[(FRONT_DOOR, text)]);
    let tree = files::read(&Origin::Over(folder.path().to_owned())).unwrap();
    let dues = review::dues(&content::assemble(&tree).unwrap(), today);
    let is_it = |due: &&Due| due.thing == Thing::of::<ServiceId>(&Id::parse("luton-mash").unwrap());
    let reasons = dues.iter().filter(is_it).flat_map(|due| &due.reasons);
    reasons.map(|reason| reason.why.to_string()).collect()
}

#[test]
fn a_younger_check_has_no_approval_and_an_old_one_is_due_again() {
    let today = date(2027, 2, 1);
    assert_eq!(whys("2027-01-10", "2027-01-10", today), Vec::<String>::new());
    assert_eq!(whys("2027-01-10", "2027-01-20", today), Vec::<String>::new());
    let [none] = &whys("2027-01-10", "2027-01-09", today)[..] else { panic!("one reason") };
    assert!(none.ends_with("nobody in another role has approved it"), "{none}");
    // A front door is checked every three months.
    assert_eq!(whys("2026-11-01", "2026-11-02", today), Vec::<String>::new());
    let old = whys("2026-10-31", "2026-11-02", today);
    assert_eq!(old, ["was last verified on 31 Oct 2026"]);
}
