//! Opening hours, as offices keep them and as people write them.
//!
//! What each means at an hour is in `ladder::known_hours`.

use super::CHECKED;
use crate::support::over_shipped;

fn hours(written: &str) -> Result<(), String> {
    let service = format!(
        "name = \"Example\"\nkind = \"helpline\"\nfor = \"anyone\"\nnations = [\"england\"]\n\n\
         [[route]]\nphone = \"999\"\nhours = {written}\n\n[checked]\n{CHECKED}\n[checked.hours]\n{CHECKED}"
    );
    over_shipped(&[("services/example.toml", service)]).map(|_| ())
}

/// A lunch break, the end of a day, the end of a week and a night can be written.
#[test]
fn opening_hours_have_breaks_whole_days_and_nights() {
    for written in [
        "{ mon-fri = \"09:00-12:00, 13:00-17:00\" }",
        "{ mon-fri = \"13:00-17:00, 09:00-12:00\" }",
        "{ mon-fri = \"09:00-12:00,13:00-17:00\" }",
        "{ mon-sun = \"00:00-24:00\" }",
        "{ sun-thu = \"09:00-12:00\" }",
        "{ sat-mon = \"09:00-12:00\", tue = \"00:00-24:00\" }",
        "{ mon-fri = \"17:30-08:30\" }",
        "{ mon-thu = \"17:30-24:00\", tue-fri = \"00:00-08:30\" }",
    ] {
        assert_eq!(hours(written), Ok(()), "{written}");
    }
}

/// A slip in hours, what is told of it, and what the hint says to write.
type Slip = (&'static str, &'static str, &'static str);

const TIMES: &[Slip] = &[
    ("{ mon-fri = \"9:00-17:00\" }", "`9:00` has one digit for the hour", "write \"09:00-17:00\""),
    (
        "{ mon = \"09.00-17.00\" }",
        "a colon belongs between hour and minute",
        "write \"09:00-17:00\"",
    ),
    ("{ mon = \"9am-5pm\" }", "`9am` is no time", "write \"09:00-17:00\""),
    ("{ mon = \"09:00\u{2013}17:00\" }", "`\u{2013}` is a dash", "write \"09:00-17:00\""),
    ("{ mon = \"09:00 - 17:00\" }", "no space belongs beside the hyphen", "write \"09:00-17:00\""),
    ("{ mon = \"09:00 to 17:00\" }", "does not say from when to when", "write \"09:00-17:00\""),
    ("{ mon = \"9am-midnight\" }", "`9am` is no time", "write \"09:00-24:00\""),
    ("{ mon = \"9-5\" }", "`9` is no time", "write from when to when, as \"09:00-17:00\""),
    (
        "{ mon = \"09:00-09:00\" }",
        "this ends when it starts, at 09:00",
        "write \"00:00-24:00\" for the whole day",
    ),
    (
        "{ mon = \"24:00-09:00\" }",
        "nothing starts at 24:00",
        "write \"00:00-09:00\" under the next day",
    ),
    ("{ mon = \"22:00-26:00\" }", "`26:00` is no time", "write \"22:00-02:00\""),
    ("{ mon = \"09:00-17:60\" }", "minutes are from 00 to 59", "write from when to when"),
    ("{ mon = \"09:60-17:00\" }", "minutes are from 00 to 59", "write from when to when"),
    ("{ mon = \"09:00-\" }", "`09:00-` does not say from when to when", "write from when to when"),
    ("{ mon = \"9:00-5:00\" }", "`9:00` has one digit", "write from when to when, as"),
    ("{ mon = \"9-12, 1-5\" }", "`9` is no time", "1pm is 13:00"),
    ("{ mon = \"7-9pm\" }", "`7` is no time", "write from when to when, as"),
    ("{ mon = \"22:00-24:00, 24:00-02:00\" }", "nothing starts at 24:00", "write \"22:00-02:00\""),
    (
        "{ mon = \"09:00-12:00 13:00-17:00\" }",
        "`12:00 13:00-17:00`",
        "write \"09:00-12:00, 13:00-17:00\"",
    ),
    (
        "{ mon = \"closed\" }",
        "`closed` does not say from when to when",
        "leave a day out on which nobody answers",
    ),
];

const DAYS: &[Slip] = &[
    ("{ Mon-Fri = \"09:00-17:00\" }", "`Mon-Fri` is no day of the week", "write `mon-fri`"),
    ("{ weekdays = \"09:00-17:00\" }", "`weekdays` is no day of the week", "write `mon-fri`"),
    (
        "{ \"mon,wed\" = \"09:00-17:00\" }",
        "`mon,wed` is a list of days",
        "write a row for each: `mon`, `wed`",
    ),
    (
        "{ bank-holiday = \"09:00-17:00\" }",
        "`bank-holiday` is no day of the week",
        "write `bank-holidays`",
    ),
    ("{ bank-holidays = \"09:00-17:00\" }", "no day has times", "write days and times as"),
];

const WHOLE_ROWS: &[Slip] = &[
    (
        "{ mon = \"09:00-12:00, 11:00-17:00\" }",
        "09:00-12:00 and 11:00-17:00 overlap",
        "write \"09:00-17:00\"",
    ),
    (
        "{ mon = \"17:00-09:00, 20:00-21:00\" }",
        "17:00-09:00 and 20:00-21:00 overlap",
        "write \"17:00-09:00\"",
    ),
    (
        "{ mon-sun = \"00:00-24:00\", sun = \"closed\" }",
        "`closed` does not say from when to when",
        "name `sun` in none, as in `mon-sat = \"00:00-24:00\"`",
    ),
    (
        "{ mon-fri = \"09:00-17:00\", fri = \"09:00-16:00\" }",
        "`fri` has 09:00-16:00 and 09:00-17:00, which overlap",
        "{ mon-thu = \"09:00-17:00\", fri = \"09:00-16:00\" }",
    ),
    (
        "{ mon = [\"09:00-12:00\", \"13:00-17:00\"] }",
        "several times of a day are one text",
        "write \"09:00-12:00, 13:00-17:00\"",
    ),
    ("{ mon = 9 }", "these are not times in quotes", "write from when to when"),
    ("\"24/7\"", "`24/7` is not a time of opening", "write \"always\""),
    ("\"9am-5pm\"", "`9am-5pm` is not a time of opening", "{ mon-fri = \"09:00-17:00\" }"),
    ("\"Mon-Fri 9am-5pm\"", "is not a time of opening", "write { mon-fri = \"09:00-17:00\" }"),
    ("09:00:00", "these are not days and times", "write \"always\""),
];

/// Each slip in hours has its own message, and its hint is what to write.
#[test]
fn a_slip_in_opening_hours_is_told_with_what_to_write() {
    for (written, message, hint) in [TIMES, DAYS, WHOLE_ROWS].concat() {
        let told = hours(written).unwrap_err();
        assert_eq!(told.matches("error: ").count(), 1, "{written}: {told}");
        assert!(told.contains(message), "{written}: {told}");
        let hints = told.split("hint: ").nth(1).unwrap();
        assert!(hints.contains(hint), "{written}: {told}");
    }
}

/// Where two times overlap, what the hint says to write has every minute of both, or it says nothing to write.
#[test]
fn an_overlap_is_never_joined_to_less_than_both() {
    for (written, joined) in [
        ("20:00-04:00, 03:00-22:00", None),
        ("18:00-10:00, 09:00-19:00", None),
        ("09:00-08:00, 10:00-09:00", None),
        ("00:00-13:00, 12:00-24:00", Some("00:00-24:00")),
        ("18:00-02:00, 19:00-04:00", Some("18:00-04:00")),
        ("18:00-24:00, 19:00-01:00", Some("18:00-01:00")),
        ("07:00-09:00, 08:00-10:00, 10:00-23:00", Some("07:00-23:00")),
    ] {
        let told = hours(&format!("{{ mon = \"{written}\" }}")).unwrap_err();
        let hint = told.split("hint: ").nth(1).unwrap().lines().next().unwrap();
        let write = joined.map(|joined| format!(": write \"{joined}\"")).unwrap_or_default();
        assert_eq!(hint, format!("no two times of a day overlap{write}"), "{written}");
    }
}
