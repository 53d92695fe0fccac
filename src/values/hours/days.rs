//! The days of a row: `mon`, `mon-fri`, or `sun-thu` over the end of the week.
//!
//! Days in other words (`Monday`, `weekdays`) are understood so that the hint shows the row to write, and never
//! taken as they are.

use super::wrong::{Wrong, dash, plain};

/// The days of the week, from Monday.
pub(super) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// What people call several days.
const SEVERAL: [(&str, &str); 13] = [
    ("weekday", "mon-fri"),
    ("weekdays", "mon-fri"),
    ("working days", "mon-fri"),
    ("weekend", "sat-sun"),
    ("weekends", "sat-sun"),
    ("daily", "mon-sun"),
    ("every day", "mon-sun"),
    ("everyday", "mon-sun"),
    ("7 days", "mon-sun"),
    ("7 days a week", "mon-sun"),
    ("bank holiday", "bank-holidays"),
    ("bank holidays", "bank-holidays"),
    ("public holidays", "bank-holidays"),
];

/// What to write where nothing better is known.
const HINT: &str =
    "days are mon, tue, wed, thu, fri, sat and sun, or from one to another, as mon-fri or sun-thu";

/// Returns the places in the week of `mon`, `mon-fri` or `sun-thu`, or what is wrong with it.
pub(super) fn days_of(text: &str) -> Result<Vec<usize>, Wrong> {
    let place = |name: &str| DAYS.iter().position(|day| *day == name);
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    if let (Some(first), Some(last)) = (place(first), place(last)) {
        let days = DAYS.len();
        let length = (last + days - first) % days + 1;
        return Ok((first..first + length).map(|day| day % days).collect());
    }
    Err(Wrong::new(message(text), hint(text)))
}

fn message(text: &str) -> String {
    if text == "bank-holidays" {
        return "`bank-holidays` is no day of the week".to_owned();
    }
    match dash(text) {
        Some(dash) => format!("`{dash}` is a dash; between two days belongs a hyphen, `-`"),
        None if text.contains(',') => format!("`{text}` is a list of days; each row has its own"),
        None => format!("`{text}` is no day of the week"),
    }
}

fn hint(text: &str) -> String {
    if text == "bank-holidays" {
        return "take it out: calendar.toml has the bank holidays in a table of their own"
            .to_owned();
    }
    match meant(text) {
        Some(meant) if meant.len() == 1 => format!("write `{}`", meant[0]),
        Some(meant) => format!("write a row for each: `{}`", meant.join("`, `")),
        None => HINT.to_owned(),
    }
}

/// Returns the days that were meant, where somebody has written them in another way.
pub(super) fn meant(text: &str) -> Option<Vec<String>> {
    let text = plain(text).replace(" and ", ",").replace(" - ", "-");
    let text = text.replace('&', ",").replace('_', "-");
    let parts = text.split(',').map(|part| {
        let part = part.trim();
        let words = part.replace('-', " ");
        if let Some((_, days)) = SEVERAL.iter().find(|(name, _)| *name == words) {
            return Some((*days).to_owned());
        }
        let ends: Option<Vec<&str>> = part.splitn(2, '-').map(day_meant).collect();
        ends.map(|ends| ends.join("-"))
    });
    parts.collect()
}

/// Returns the day that `Monday`, `tues` or `thur.` is.
fn day_meant(text: &str) -> Option<&'static str> {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let text = text.trim().trim_end_matches('.');
    // "weds" is no beginning of a name.
    let text = if text == "weds" { "wed" } else { text.strip_suffix("days").unwrap_or(text) };
    let is_meant = |name: &str| text.len() > 1 && (name.starts_with(text));
    let mut meant = names.iter().position(|name| is_meant(name)).into_iter();
    meant.next().map(|place| DAYS[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        days_of(text).unwrap_err().hint
    }

    #[test]
    fn a_range_may_run_over_the_end_of_the_week() {
        assert_eq!(days_of("mon").unwrap(), [0]);
        assert_eq!(days_of("mon-sun").unwrap(), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(days_of("sun-thu").unwrap(), [6, 0, 1, 2, 3]);
        assert_eq!(days_of("fri-mon").unwrap(), [4, 5, 6, 0]);
        assert_eq!(days_of("fri-fri").unwrap(), [4]);
    }

    #[test]
    fn what_is_wrong_with_days_is_said() {
        for (written, message) in [
            ("bank-holidays", "`bank-holidays` is no day of the week"),
            ("mon\u{2013}fri", "`\u{2013}` is a dash; between two days belongs a hyphen, `-`"),
            ("mon, tue", "`mon, tue` is a list of days; each row has its own"),
            ("someday", "`someday` is no day of the week"),
        ] {
            assert_eq!(days_of(written).unwrap_err().message, message);
        }
        assert!(refused("bank-holidays").starts_with("take it out: calendar.toml"));
    }

    #[test]
    fn days_as_people_write_them_are_refused_with_the_row_to_write() {
        for (written, hint) in [
            ("Mon-Fri", "write `mon-fri`"),
            ("monday-friday", "write `mon-fri`"),
            ("mon\u{2013}fri", "write `mon-fri`"),
            ("mon to fri", "write `mon-fri`"),
            ("thurs", "write `thu`"),
            ("Sundays", "write `sun`"),
            ("weekdays", "write `mon-fri`"),
            ("bank-holiday", "write `bank-holidays`"),
            ("bank_holidays", "write `bank-holidays`"),
            ("mon_fri", "write `mon-fri`"),
            ("every-day", "write `mon-sun`"),
            ("everyday", "write `mon-sun`"),
            ("7 days", "write `mon-sun`"),
            ("mon, weds and fri", "write a row for each: `mon`, `wed`, `fri`"),
        ] {
            assert_eq!(refused(written), hint, "{written}");
        }
        for written in ["someday", "", "s", "mon-", "mon-tue-wed"] {
            assert_eq!(refused(written), HINT, "{written}");
        }
    }
}
