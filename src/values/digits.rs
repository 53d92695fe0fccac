//! The digits of a text, group by group, and which of them are a day, a time or years.
//!
//! A letter O among digits is read as 0: people type the one for the other. Days and times are
//! taken out before a telephone number is looked for, because `01/09/2026-02/09/2026` has as many
//! digits as one.

use std::borrow::Cow;
use std::ops::Range;

/// Digits without a gap, and what is between them and those before.
#[derive(Debug, Clone)]
pub(super) struct DigitGroup<'t> {
    pub(super) at: Range<usize>,
    pub(super) digits: &'t str,
    pub(super) gap: &'t str,
}

impl DigitGroup<'_> {
    fn is_within(&self, least: u8, most: u8) -> bool {
        self.digits.len() <= 2
            && self.digits.parse().is_ok_and(|number| (least..=most).contains(&number))
    }
}

/// Returns the text with 0 for each letter O that is among digits; every byte keeps its place.
pub(super) fn with_zeros(text: &str) -> Cow<'_, str> {
    let is_o = |c: char| matches!(c, 'O' | 'o');
    let is_one = |part: &str| {
        part.contains(is_o)
            && part.contains(|c: char| c.is_ascii_digit())
            && part.chars().all(|c| c.is_ascii_digit() || is_o(c))
    };
    // A word is cheaper to look at than to copy, and most texts have no digit beside an O.
    let parts = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(is_one);
    if !parts(text) {
        return Cow::Borrowed(text);
    }
    let pieces = text.split_inclusive(|c: char| !c.is_alphanumeric());
    let zeros = pieces.map(|piece| {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if is_one(word) { piece.replace(is_o, "0") } else { piece.to_owned() }
    });
    Cow::Owned(zeros.collect())
}

/// Returns every group of digits, in order.
pub(super) fn groups(text: &str) -> Vec<DigitGroup<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut end = 0;
    while let Some(length) = bytes[end..].iter().position(u8::is_ascii_digit) {
        let start = end + length;
        let rest = &bytes[start..];
        let stop =
            start + rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        found.push(DigitGroup {
            at: start..stop,
            digits: &text[start..stop],
            gap: &text[end..start],
        });
        end = stop;
    }
    found
}

/// Returns the groups that are neither of a day nor of a time; what was one parts its neighbours.
pub(super) fn without_days_and_times(text: &str) -> Vec<DigitGroup<'_>> {
    let all = groups(text);
    let (mut kept, mut end, mut at) = (Vec::new(), 0, 0);
    while at < all.len() {
        let rest = &all[at..];
        let taken = if is_day(rest) {
            3
        } else if is_time(rest) {
            2
        } else {
            let gap = &text[end..rest[0].at.start];
            end = rest[0].at.end;
            kept.push(DigitGroup { gap, ..rest[0].clone() });
            1
        };
        at += taken;
    }
    kept
}

/// Returns whether the first three are a day, a month and a year, and no more.
fn is_day(groups: &[DigitGroup<'_>]) -> bool {
    let [day, month, year, rest @ ..] = groups else {
        return false;
    };
    let mark = month.gap;
    let goes_on = |next: &DigitGroup<'_>| match year.digits.len() {
        4 => next.gap == mark,
        _ => is_marks(next.gap) && !is_range(next.gap),
    };
    day.is_within(1, 31)
        && month.is_within(1, 12)
        && (is_year(year.digits) || year.digits.len() == 2)
        && matches!(mark, "/" | "." | "-")
        && year.gap == mark
        && day.gap != mark
        && !rest.first().is_some_and(goes_on)
}

/// Returns whether the first two are an hour and its minutes, and no more but another time.
fn is_time(groups: &[DigitGroup<'_>]) -> bool {
    let is_one = |groups: &[DigitGroup<'_>]| match groups {
        [hour, minutes, ..] => {
            let is_full = minutes.digits.len() == 2 && minutes.is_within(0, 59);
            hour.is_within(0, 24) && is_full && matches!(minutes.gap, "." | ":")
        }
        _ => false,
    };
    let ends = || match groups.get(2) {
        Some(next) if is_range(next.gap) => is_one(&groups[2..]),
        Some(next) => !is_marks(next.gap),
        None => true,
    };
    is_one(groups) && groups[0].gap != groups[1].gap && ends()
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && ["18", "19", "20"].iter().any(|century| digits.starts_with(century))
}

/// Returns whether all are years, each with what is numbered in it: `2003/4`, `2026/689`, `2026-11-23`.
pub(super) fn is_years(groups: &[DigitGroup<'_>]) -> bool {
    let mut after_a_year = 0;
    groups.iter().all(|group| {
        let most = match (after_a_year, group.gap) {
            (1, "/") => 4,
            (1, "-" | "\u{2013}") | (2, "-" | "/") => 2,
            _ => 0,
        };
        let is_year = is_year(group.digits);
        let fits = is_year || group.digits.len() <= most;
        after_a_year = if is_year { 1 } else { after_a_year + 1 };
        fits
    })
}

/// Returns whether this can be between the digits of one number.
pub(super) fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '/' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

pub(super) fn is_marks(gap: &str) -> bool {
    gap.chars().all(is_mark)
}

/// Returns whether this says "to": from one page, day or time to another.
pub(super) fn is_range(gap: &str) -> bool {
    gap.contains(['-', '\u{2013}'])
}

/// Returns the groups of digits that belong together: at most three characters are between two of them, and none
/// of these is a letter.
pub(crate) fn clusters(text: &str) -> Vec<Vec<String>> {
    let text = with_zeros(text);
    let mut found: Vec<Vec<String>> = Vec::new();
    for DigitGroup { digits, gap, .. } in groups(&text) {
        let joins = gap.chars().count() <= 3 && !gap.contains(char::is_alphanumeric);
        match found.last_mut() {
            Some(cluster) if joins => cluster.push(digits.to_owned()),
            _ => found.push(vec![digits.to_owned()]),
        }
    }
    found
}

/// Returns how many groups from the first on are joined, where `joins` says what may be between two.
pub(super) fn run(groups: &[DigitGroup<'_>], joins: impl Fn(&str) -> bool) -> usize {
    1 + groups[1..].iter().take_while(|group| joins(group.gap)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_with_little_between_them_are_one_cluster() {
        let text = "Try 0808 \u{2013} 8OO, 5000 and 12. 7";
        assert_eq!(clusters(text), [vec!["0808", "800", "5000"], vec!["12", "7"]]);
        assert_eq!(clusters("none"), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_letter_o_among_digits_is_a_0_and_in_a_word_it_is_none() {
        for (text, read) in [
            ("O8OO 1111, é", "0800 1111, é"),
            ("(5OOO)", "(5000)"),
            ("OO7 or so", "007 or so"),
            ("Go to no 5", "Go to no 5"),
        ] {
            assert_eq!(with_zeros(text), read);
        }
    }

    #[test]
    fn days_and_times_are_taken_out_and_part_what_is_around_them() {
        for (text, kept) in [
            ("01/02/2026 - 05/06/2026", ""),
            ("01/09/2026-02/09/2026", ""),
            ("09.00-17.00 or 9:15", ""),
            ("01.09.2026 and 01-09-26", ""),
            ("7 01/09/2026 8", "7 8"),
            ("01/09/2026/47", "01 09 2026 47"),
            ("01.58.25.47.65.3", "01 58 25 47 65 3"),
            ("02.07 946 0000", "02 07 946 0000"),
        ] {
            let found = without_days_and_times(text);
            let digits: Vec<&str> = found.iter().map(|group| group.digits).collect();
            assert_eq!(digits.join(" "), kept, "{text}");
        }
    }
}
