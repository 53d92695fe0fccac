//! What is counted as checked and approved: no day that is yet to come, no number that was changed since, no approval
//! of the check before.
//!
//! Each reason has its caret where the file says so, however its tables are written.

use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::{FRONT_DOOR, HOW, RIGHT, read, verify};
use crate::support::terminal::{Ended, Person};
use crate::support::{changed_in, folder_of, over_shipped, shipped};
use signpost::judge::Loaded;
use signpost::review;
use signpost::review::{Due, Thing};
use signpost::schema::Problem;
use signpost::values::{Id, ServiceId};

const TODAY: Date = date(2027, 2, 1);

/// A service with hours, and its check in the shape that is asked for.
fn service(checked: &str, hours: &str) -> String {
    format!(
        "name = \"Example\"\nkind = \"helpline\"\nfor = \"anyone\"\nnations = [\"england\"]\n{checked}\n\
         [[route]]\nphone = \"0808 800 5000\"\nhours = {hours}\n"
    )
}

/// The same with a table of its own for its check.
fn with_table(keys: &str, hours: &str) -> String {
    format!("{}\n[checked]\n{keys}", service("", hours))
}

const CHECKED: &str = "on = 2027-01-10\nagainst = \"https://www.gov.uk\"\nhow = \"page opened\"\nby = \"Lead\"\ngrade = \"certain\"\n";

fn example(text: &str) -> Loaded {
    over_shipped(&[("services/example.toml", text)]).unwrap()
}

fn due_of(loaded: &Loaded) -> Vec<Problem> {
    let is_it = |due: &Due| due.thing == Thing::of::<ServiceId>(&Id::parse("example").unwrap());
    let due = review::dues(loaded, TODAY).into_iter().find(is_it);
    due.iter().flat_map(Due::problems).collect()
}

/// Returns why the service is due, each reason with what its caret is under.
fn whys(text: &str) -> Vec<(String, String)> {
    let under = |problem: Problem| {
        let at = problem.file.text[problem.span.clone()].to_owned();
        (problem.message.replace("`Example` ", ""), at)
    };
    due_of(&example(text)).into_iter().map(under).collect()
}

fn pair(why: &str, at: &str) -> (String, String) {
    (why.to_owned(), at.to_owned())
}

#[test]
fn a_day_that_is_yet_to_come_counts_for_nothing() {
    let approved = "approved = { on = 2027-01-20, role = \"Trustee\" }\n";
    let all = format!("{CHECKED}{approved}");
    assert_eq!(whys(&with_table(&all, "\"check\"")), []);
    let today = all.replace("2027-01-10", "2027-02-01").replace("2027-01-20", "2027-02-01");
    assert_eq!(whys(&with_table(&today, "\"check\"")), []);
    let ahead = all.replace("2027-01-10", "2027-02-02").replace("2027-01-20", "2027-02-02");
    let why = "was checked on 2 Feb 2027, a day that is yet to come";
    assert_eq!(whys(&with_table(&ahead, "\"check\"")), [pair(why, "2027-02-02")]);
    let ahead = all.replace("2027-01-20", "2027-02-03");
    let why = "was approved on 3 Feb 2027, a day that is yet to come";
    assert_eq!(whys(&with_table(&ahead, "\"check\"")), [pair(why, "2027-02-03")]);
    let hours = format!("{all}[checked.hours]\n{}", CHECKED.replace("2027-01-10", "2027-02-04"));
    let why = "the hours of were checked on 4 Feb 2027, a day that is yet to come";
    assert_eq!(whys(&with_table(&hours, "\"always\"")), [pair(why, "2027-02-04")]);
}

#[test]
fn a_text_that_was_read_on_a_day_to_come_and_such_bank_holidays_are_due() {
    let topic = "topics/power.toml";
    let by = shipped(topic).lines().find(|line| line.starts_with("review")).unwrap().to_owned();
    let read = by.replace(" }", ", on = 2027-02-02, role = \"Lead\" }");
    let loaded = changed_in(&[(topic, &by, &read)]);
    let found = review::due_problems(&loaded, TODAY);
    let said = |words: &str| found.iter().any(|problem| problem.message.contains(words));
    assert!(said("the topic `power` was read on 2 Feb 2027, a day that is yet to come"));
    let how = "on      = 2027-02-02\nhow = \"page opened\"\nby = \"Lead\"\n";
    let calendar = shipped("calendar.toml");
    let (above, check) = calendar.split_once("[bank-holidays.checked]\n").unwrap();
    let keep = |line: &&str| line.starts_with("against") || line.starts_with("grade");
    let rest: String = check.lines().filter(keep).map(|line| format!("{line}\n")).collect();
    let text = format!("{above}[bank-holidays.checked]\n{how}{rest}");
    let found = review::due_problems(&over_shipped(&[("calendar.toml", &text)]).unwrap(), TODAY);
    let said = |words: &str| found.iter().any(|problem| problem.message.contains(words));
    assert!(said("the list of bank holidays was checked on 2 Feb 2027, a day that is yet to come"));
}

#[test]
fn a_number_that_was_changed_since_has_no_check_however_it_is_grouped() {
    let approved = "approved = { on = 2027-01-20, role = \"Trustee\" }\n";
    let of = |numbers: &str| format!("{CHECKED}numbers = {numbers}\n{approved}");
    for right in ["[\"0808 800 5000\"]", "[\"08088005000\"]", "[\"0800 1111\", \"0808 800 5000\"]"]
    {
        assert_eq!(whys(&with_table(&of(right), "\"check\"")), [], "{right}");
    }
    for wrong in ["[\"0808 800 5001\"]", "[]"] {
        let text = with_table(&of(wrong), "\"check\"");
        let why = "has a number that was changed since a person checked it";
        assert_eq!(whys(&text), [pair(why, "2027-01-10")], "{wrong}");
        let services = example(&text).content.services.clone();
        let mut one = services.iter().filter(|(id, _)| id.to_string() == "example");
        assert!(!one.next().unwrap().1.is_verified(), "readers are not told that it was checked");
    }
}

/// Before, the second `on` of the file was taken for that of the hours.
#[test]
fn the_caret_of_hours_is_under_their_own_day_wherever_that_is() {
    let why = "the hours of were last verified on 1 Jul 2026";
    let old = CHECKED.replace("2027-01-10", "2026-07-01");
    let approved = "on = 2027-01-20\nrole = \"Trustee\"\n";
    let hours_last = format!("{CHECKED}[checked.approved]\n{approved}[checked.hours]\n{old}");
    let hours_first = format!("{CHECKED}[checked.hours]\n{old}[checked.approved]\n{approved}");
    let inline = |keys: &str| format!("{{ {} }}", keys.trim_end().replace('\n', ", "));
    let in_line = format!("{CHECKED}approved = {}\nhours = {}\n", inline(approved), inline(&old));
    let all_in_line = service(&format!("checked = {}", inline(&in_line)), "\"always\"");
    for keys in [&hours_last, &hours_first, &in_line] {
        assert_eq!(whys(&with_table(keys, "\"always\"")), [pair(why, "2026-07-01")], "{keys}");
    }
    assert_eq!(whys(&all_in_line), [pair(why, "2026-07-01")]);
}

#[test]
fn what_the_hint_on_hours_prints_loads_where_it_says() {
    let checked = "checked = { on = 2026-11-23, against = \"https://www.gov.uk\", how = \"stored copy of the page\", grade = \"certain\" }";
    let found = over_shipped(&[("services/example.toml", service(checked, "\"always\""))]);
    let found = found.unwrap_err();
    let (what, line) = found.split_once("with the page that states them:\n").unwrap();
    assert!(what.contains("add this before the last `}` of `checked`"), "{found}");
    let with = checked.replace(" }", &format!("{} }}", line.trim_end().trim_start()));
    example(&service(&with, "\"always\""));
}

#[test]
fn what_nobody_counts_is_warned_about() {
    let warned = |keys: &str| {
        let found = review::uncounted(&example(&with_table(keys, "\"check\"")));
        found.into_iter().map(|one| one.message).collect::<Vec<_>>()
    };
    assert_eq!(warned(CHECKED), Vec::<String>::new());
    let copy = CHECKED.replace("page opened", "second-hand copy");
    assert_eq!(warned(&copy), ["`by` beside `how = \"second-hand copy\"` is not counted"]);
    let alone = CHECKED.replace("by = \"Lead\"\n", "");
    let approved = format!("{alone}approved = {{ on = 2027-01-20, role = \"Trustee\" }}\n");
    assert_eq!(
        warned(&approved),
        ["`[checked.approved]` without `by` in `[checked]` is not counted"]
    );
    assert_eq!(review::uncounted(&crate::support::SHIPPED), []);
}

/// Returns a front door with a check that is due again, and an approval of it.
fn approved_long_ago() -> TempDir {
    let text = shipped(FRONT_DOOR);
    let (above, checks) = text.split_once("[checked]\n").unwrap();
    let against = checks.lines().find(|line| line.starts_with("against")).unwrap();
    let text = format!(
        "{above}[checked]\non      = 2025-01-10\n{against}\nhow     = \"page opened\"\nby      = \"Lead\"\n\
         grade   = \"certain\"\n\n[checked.approved]\non   = 2025-01-11\nrole = \"Trustee\"\n"
    );
    folder_of(&[(FRONT_DOOR, text)])
}

#[test]
fn a_new_check_is_written_without_the_approval_of_the_old_one() {
    let folder = approved_long_ago();
    let mut lead = verify(&folder);
    let shown = lead.reads(RIGHT);
    assert!(shown.contains("Approved: 11 Jan 2025, by Trustee"), "{shown}");
    lead.types("yes");
    lead.answers(HOW, "number");
    assert_eq!(lead.sees_the_end().0, Ended::With(1), "it needs an approval of its own");
    let now = read(&folder, FRONT_DOOR);
    assert!(now.contains("numbers = [\"01582 547653\"]\n"), "{now}");
    assert!(!now.contains("approved") && !now.contains("Trustee"), "{now}");
    let words = ["verify", "--content", ".", "--role", "Trustee"];
    let mut trustee = Person::starts(folder.path(), &words);
    assert!(trustee.reads(RIGHT).contains("Approved: by nobody yet"));
    trustee.types("yes");
    assert_eq!(trustee.sees_the_end().0, Ended::With(0));
    let changed =
        read(&folder, FRONT_DOOR).replace("phone = \"01582 547653\"", "phone = \"01582 547000\"");
    std::fs::write(folder.path().join(FRONT_DOOR), changed).unwrap();
    let shown = verify(&folder).reads(RIGHT);
    assert!(shown.contains("has a number that was changed since a person checked it"), "{shown}");
}

#[test]
fn how_something_was_checked_can_be_left_for_next_time_as_any_question() {
    for (answer, left) in
        [("skip", "0 stamp(s) written, 1 thing(s) still due."), ("q", "still due.")]
    {
        let folder = folder_of(&[(FRONT_DOOR, shipped(FRONT_DOOR))]);
        let mut lead = verify(&folder);
        lead.answers(RIGHT, "yes");
        lead.answers(HOW, answer);
        let (ended, last) = lead.sees_the_end();
        assert_eq!(ended, Ended::With(1));
        assert!(last.contains(left), "{last}");
        assert_eq!(read(&folder, FRONT_DOOR), shipped(FRONT_DOOR));
    }
}
