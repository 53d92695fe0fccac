//! Finds telephone numbers in sentences, however they are written.
//!
//! A number in a sentence cannot be kept right: a service has it, and the sentence names the service.
//! Long ones are known by how many digits come together, short ones by their shape or by the word
//! before them. Years, ages, dates, sections and `60,000` are no numbers to ring. 999 and 101 may be
//! said; the other short numbers have limits that have to be said with them. Digits of other
//! scripts need not be looked for: no sentence may have one.

use std::ops::Range;

/// Fewest digits of a number that starts with 0.
const FEWEST_AFTER_0: usize = 8;

/// Fewest digits that no year and no count has.
const FEWEST: usize = 9;

/// Most digits of a short number.
const MOST_OF_SHORT: usize = 6;

/// Most characters between "text" and what is to be texted, such as a keyword.
const MOST_AFTER_TEXT: usize = 20;

/// Digits without a gap, and what is between them and those before.
struct Group<'t> {
    at: Range<usize>,
    digits: &'t str,
    gap: &'t str,
}

fn groups(text: &str) -> Vec<Group<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut end = 0;
    while let Some(length) = bytes[end..].iter().position(u8::is_ascii_digit) {
        let start = end + length;
        let rest = &bytes[start..];
        let stop =
            start + rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        found.push(Group { at: start..stop, digits: &text[start..stop], gap: &text[end..start] });
        end = stop;
    }
    found
}

/// Returns the bytes of a number to ring or to text that `text` has, apart from 999 and 101.
pub(super) fn number(text: &str) -> Option<Range<usize>> {
    let groups = groups(text);
    let all = 0..groups.len();
    let starts = |find: fn(&str, &[Group<'_>]) -> Option<usize>| {
        all.clone().find_map(|start| {
            let last = find(text, &groups[start..])?;
            let first = groups[start].at.start;
            let plus = usize::from(text[..first].ends_with('+'));
            Some(first - plus..groups[start + last].at.end)
        })
    };
    starts(after_0).or_else(|| starts(long)).or_else(|| starts(short))
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '/' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Returns how many groups from the first on are joined, where `joins` says what may be between two.
fn run(groups: &[Group<'_>], joins: impl Fn(&str) -> bool) -> usize {
    1 + groups[1..].iter().take_while(|group| joins(group.gap)).count()
}

fn count(groups: &[Group<'_>]) -> usize {
    groups.iter().map(|group| group.digits.len()).sum()
}

/// Finds a number that starts with 0 or +44, with any marks between its digits.
fn after_0(text: &str, groups: &[Group<'_>]) -> Option<usize> {
    let is_abroad = groups[0].gap.ends_with('+') && groups[0].digits.starts_with("44");
    if !is_abroad && !groups[0].digits.starts_with('0') || is_date(text, groups) {
        return None;
    }
    let joined = run(groups, |gap| gap.chars().all(|c| is_mark(c) || matches!(c, '(' | ')')));
    (count(&groups[..joined]) >= FEWEST_AFTER_0 + usize::from(is_abroad)).then_some(joined - 1)
}

/// Finds so many digits, with one mark at most between two of them, that they are no year.
fn long(text: &str, groups: &[Group<'_>]) -> Option<usize> {
    if is_date(text, groups) {
        return None;
    }
    let joined = run(groups, |gap| gap.chars().count() == 1 && gap.chars().all(is_mark));
    let joined = &groups[..joined];
    (count(joined) >= FEWEST && !is_years(joined)).then_some(joined.len() - 1)
}

/// Returns whether the first three are a day, a month and a year, and no more.
fn is_date(text: &str, groups: &[Group<'_>]) -> bool {
    let [day, month, year, rest @ ..] = groups else {
        return false;
    };
    let within = |group: &Group<'_>, most: u8| {
        group.digits.len() <= 2
            && group.digits.parse().is_ok_and(|number| (1..=most).contains(&number))
    };
    let goes_on = rest.first().is_some_and(|next| next.gap == "/");
    within(day, 31)
        && within(month, 12)
        && matches!(year.digits.len(), 2 | 4)
        && [month.gap, year.gap] == ["/"; 2]
        && !goes_on
        && !text[..day.at.start].ends_with('/')
}

/// Returns whether all are years, each with what is numbered in it: `2003/4`, `2026/689`, `2026-11-23`.
fn is_years(groups: &[Group<'_>]) -> bool {
    let is_year = |digits: &str| {
        digits.len() == 4 && ["18", "19", "20"].iter().any(|century| digits.starts_with(century))
    };
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

/// Finds a short number: by its shape, or by the word that says what to do with it.
fn short(text: &str, groups: &[Group<'_>]) -> Option<usize> {
    let before = &text[..groups[0].at.start];
    let joined = run(groups, |gap| gap.chars().count() <= 3 && gap.chars().all(is_mark));
    let joined = &groups[..joined.min(MOST_OF_SHORT)];
    let mut digits = String::new();
    let found = joined.iter().enumerate().position(|(last, group)| {
        digits.push_str(group.digits);
        let after = &text[group.at.end..];
        let is_whole = !before.ends_with(is_part) && !after.starts_with(char::is_alphabetic);
        is_whole && has_a_shape(&digits, before, &joined[..=last])
    });
    found.or_else(|| is_told(groups[0].digits, before).then_some(0))
}

/// Returns whether digits after this belong to a longer word, or are money.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '£' | '$' | '€')
}

fn has_a_shape(digits: &str, before: &str, groups: &[Group<'_>]) -> bool {
    let is_one_by_one = groups.iter().all(|group| group.digits.len() == 1);
    let last_is_alone = groups[groups.len() - 1].digits.len() == 1;
    let is_range = groups.len() == 1 || groups[1].gap.contains(['-', '\u{2013}']);
    match digits.as_bytes() {
        b"111" | b"112" => groups.len() == 1 && !is_cited(before),
        [b'1', b'1', b'6' | b'8', _, _, _] => !(is_range && is_cited(before)),
        // Another number can follow a time or a count.
        _ if last_is_alone && !is_one_by_one => false,
        [b'1', b'8', b'0', b'0', b'0'..=b'2'] => true,
        [b'6'..=b'8', _, _, _, _] | [b'6'..=b'8', _, _, _, _, _] => {
            groups.len() == 1 || is_one_by_one || is_to_be_texted(before)
        }
        [_, _, _, _, _] | [_, _, _, _, _, _] => is_to_be_texted(before),
        _ => false,
    }
}

/// Returns whether what follows these words is the number of a section or a page.
fn is_cited(before: &str) -> bool {
    const PARTS: [&str; 9] =
        ["article", "clause", "page", "paragraph", "p", "regulation", "rule", "section", "s"];
    let word = last_word(before.trim_end().trim_end_matches('.')).to_lowercase();
    PARTS
        .iter()
        .any(|part| word.strip_prefix(part).is_some_and(|rest| matches!(rest, "" | "s" | "p")))
}

/// Returns whether these words say to ring what follows, which 999 and 101 may be.
fn is_told(digits: &str, before: &str) -> bool {
    let word = last_word(before.trim_end()).to_lowercase();
    let is_verb = matches!(word.as_str(), "call" | "ring" | "dial" | "phone");
    is_verb && (3..=MOST_OF_SHORT).contains(&digits.len()) && !matches!(digits, "999" | "101")
}

/// Returns whether the sentence up to here says to text, with no more than a keyword after that.
fn is_to_be_texted(before: &str) -> bool {
    let here = before.rsplit(['.', '!', '?']).next().unwrap_or_default().to_lowercase();
    here.rsplit_once("text").is_some_and(|(_, after)| {
        after.chars().count() <= MOST_AFTER_TEXT && !after.starts_with(char::is_alphabetic)
    })
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// Returns the groups of digits that belong together: at most three characters are between two of them, and none
/// of these is a letter.
pub(crate) fn clusters(text: &str) -> Vec<Vec<&str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    for Group { digits, gap, .. } in groups(text) {
        let joins = gap.chars().count() <= 3 && !gap.contains(char::is_alphanumeric);
        match found.last_mut() {
            Some(cluster) if joins => cluster.push(digits),
            _ => found.push(vec![digits]),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        number(text).map(|at| &text[at])
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for (text, number) in [
            ("Call 0808 800 5000 now.", "0808 800 5000"),
            ("Call 0800 1111 now.", "0800 1111"),
            ("Call 0808/800/5000 now.", "0808/800/5000"),
            ("Call 01582\u{a0}54\u{2011}7653.", "01582\u{a0}54\u{2011}7653"),
            ("Call +44 (0) 1582 547653.", "+44 (0) 1582 547653"),
            ("Ring 116 006 at any hour.", "116 006"),
            ("Ring 116\u{a0}123.", "116\u{a0}123"),
            ("Ring 116-123.", "116-123"),
            ("It is 116123.", "116123"),
            ("It is 1 1 6 1 2 3.", "1 1 6 1 2 3"),
            ("Ring 118 500.", "118 500"),
            ("Text 88247 now.", "88247"),
            ("SHOUT to 85258.", "85258"),
            ("Text 8 5 2 5 8.", "8 5 2 5 8"),
            ("Text SHOUT to 85 258.", "85 258"),
            ("The code 616161 is free.", "616161"),
            ("Text HELP to 12345.", "12345"),
            ("Dial 18001 first.", "18001"),
            ("Dial 18 000.", "18 000"),
            ("It starts with 18002.", "18002"),
            ("Dial 18001 0808 800 5000.", "0808 800 5000"),
            ("Call 105 now.", "105"),
            ("Ring 119.", "119"),
            ("In 2003 it was 0808 800 5000.", "0808 800 5000"),
            ("It is 1582 547653.", "1582 547653"),
            ("It is 1908-555-555.", "1908-555-555"),
            ("It is 01/58/25/47/65/3.", "01/58/25/47/65/3"),
            ("Call 111 now.", "111"),
            ("112 is the same.", "112"),
        ] {
            let here = found(text).unwrap_or_else(|| panic!("{text}"));
            assert!(here.starts_with(number), "{text}: {here}");
        }
    }

    #[test]
    fn years_ages_dates_sections_and_counts_are_no_numbers_to_ring() {
        for text in [
            "Call 999. Not urgent: call 101.",
            "Section 74 of the Sexual Offences Act 2003, aged 16 or 17.",
            "The regulations are SI 2026/689 and SI 2025/1200.",
            "From 2003/2004/2005 to 2024-25 2025-26.",
            "On 01/02/2026 and on 23/11/2026, or 2026-11-23.",
            "About 60,000 children, 1,500 a year, 12.5 in 100.",
            "Sections 116-118 of the Act, and section 111.",
            "Pages 105-110. Press 55. In 1984 it was 7 or 8.",
            "From 9 to 5, at 17:30, for 24 hours, 7 days.",
            "The text of 2003 has 140 sections. It cost £75000.",
            "At 18.00 1 in 4 of them, aged 6 7 8 9 10.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn digits_with_little_between_them_are_one_cluster() {
        let text = "Try 0808 \u{2013} 800, 5000 and 12. 7";
        assert_eq!(clusters(text), [vec!["0808", "800", "5000"], vec!["12", "7"]]);
        assert_eq!(clusters("none"), Vec::<Vec<&str>>::new());
    }
}
