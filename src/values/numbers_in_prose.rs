//! Finds telephone numbers in sentences, however they are written.
//!
//! A number in a sentence cannot be kept right: a service has it, and the sentence names the service.
//! Long ones are known by how many digits come together; how short ones are known is in
//! `short_in_prose`. Years, ages, days, times, sections and counts are no numbers to ring. Digits of
//! other scripts need not be looked for: no sentence may have one.

use std::ops::Range;

use super::digits::{
    DigitGroup, is_mark, is_marks, is_years, run, with_zeros, without_days_and_times,
};
use super::short_in_prose::short;

/// Fewest digits of a number that starts with 0.
const FEWEST_AFTER_0: usize = 8;

/// Fewest digits that no year and no count has.
const FEWEST: usize = 9;

/// Returns the bytes of a number to ring or to text that `text` has, apart from 999 and 101.
pub(super) fn number(text: &str) -> Option<Range<usize>> {
    let text = &*with_zeros(text);
    let groups = without_days_and_times(text);
    let all = 0..groups.len();
    let starts = |find: fn(&str, &[DigitGroup<'_>]) -> Option<usize>| {
        all.clone().find_map(|start| {
            let last = find(text, &groups[start..])?;
            let first = groups[start].at.start;
            let plus = usize::from(text[..first].ends_with('+'));
            Some(first - plus..groups[start + last].at.end)
        })
    };
    starts(after_0).or_else(|| starts(long)).or_else(|| starts(short))
}

/// Returns the bytes of a number in a list of pages, such as `4, 116-118`.
pub(super) fn number_among_pages(pages: &str) -> Option<Range<usize>> {
    const LEAD: &str = "pages ";
    let found = number(&format!("{LEAD}{pages}"))?;
    Some(found.start - LEAD.len()..found.end - LEAD.len())
}

fn count(groups: &[DigitGroup<'_>]) -> usize {
    groups.iter().map(|group| group.digits.len()).sum()
}

/// Finds a number that starts with 0 or +44, with any marks between its digits.
fn after_0(_: &str, groups: &[DigitGroup<'_>]) -> Option<usize> {
    let is_abroad = groups[0].gap.ends_with('+') && groups[0].digits.starts_with("44");
    if !is_abroad && !groups[0].digits.starts_with('0') {
        return None;
    }
    let joined = run(groups, |gap| gap.chars().all(|c| is_mark(c) || matches!(c, '(' | ')')));
    (count(&groups[..joined]) >= FEWEST_AFTER_0 + usize::from(is_abroad)).then_some(joined - 1)
}

/// Finds so many digits, with one mark at most between two of them, that they are no year.
fn long(_: &str, groups: &[DigitGroup<'_>]) -> Option<usize> {
    let joined = run(groups, |gap| gap.chars().count() == 1 && is_marks(gap));
    let joined = &groups[..joined];
    (count(joined) >= FEWEST && !is_years(joined)).then_some(joined.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUND: &[(&str, &str)] = &[
        ("Call 0808 800 5000 now.", "0808 800 5000"),
        ("Call 0800 1111 now.", "0800 1111"),
        ("Call 0808/800/5000 now.", "0808/800/5000"),
        ("Call 0808 8OO 5OOO now.", "0808 8OO 5OOO"),
        ("Call 01582\u{a0}54\u{2011}7653.", "01582\u{a0}54\u{2011}7653"),
        ("Call +44 (0) 1582 547653.", "+44 (0) 1582 547653"),
        ("Ring 116 006 at any hour.", "116 006"),
        ("Ring (116) 006 now.", "116) 006"),
        ("Ring 116\u{a0}123.", "116\u{a0}123"),
        ("Ring 116-123.", "116-123"),
        ("It is 116123.", "116123"),
        ("It is 1 1 6 1 2 3.", "1 1 6 1 2 3"),
        ("Ring 118 500.", "118 500"),
        ("Text 88247 now.", "88247"),
        ("SHOUT to 85258.", "85258"),
        ("Text 8 5 2 5 8.", "8 5 2 5 8"),
        ("Text SHOUT to 85 258.", "85 258"),
        ("Send HOPE to 88 247.", "88 247"),
        ("WhatsApp 88 247.", "88 247"),
        ("Send HELP to 50300", "50300"),
        ("Text your postcode and question to 70 700.", "70 700"),
        ("Text HOPE to 88,247.", "88,247"),
        ("Send a text to 50300.", "50300"),
        ("The code 616161 is free.", "616161"),
        ("Text HELP to 12345.", "12345"),
        ("Dial 18001 first.", "18001"),
        ("Dial 18 000.", "18 000"),
        ("It starts with 18002.", "18002"),
        ("Dial 18001 0808 800 5000.", "0808 800 5000"),
        ("Call 105 now.", "105"),
        ("Call 105 24 hours a day.", "105"),
        ("Call 105, 24 hours a day.", "105"),
        ("Call 105 about power cuts.", "105"),
        ("Call 999 or 105.", "105"),
        ("Call 999, 101 or 105.", "105"),
        ("Call the police on 911.", "911"),
        ("Call: 105.", "105"),
        ("Call (105).", "105"),
        ("Use 105.", "105"),
        ("Ring 119.", "119"),
        ("Ring 1 1 1.", "1 1 1"),
        ("Call 1-1-1.", "1-1-1"),
        ("Dial 1-1-1 now.", "1-1-1"),
        ("In 2003 it was 0808 800 5000.", "0808 800 5000"),
        ("It is 1582 547653.", "1582 547653"),
        ("It is 1908-555-555.", "1908-555-555"),
        ("It is 01/58/25/47/65/3.", "01/58/25/47/65/3"),
        ("Call 111 now.", "111"),
        ("112 is the same.", "112"),
        ("112 reaches them too.", "112"),
    ];

    const NONE: &[&str] = &[
        "Call 999. Not urgent: call 101.",
        "Call 999 and 101. Call 9-9-9, or 1 0 1.",
        "Section 74 of the Sexual Offences Act 2003, aged 16 or 17.",
        "The regulations are SI 2026/689 and SI 2025/1200.",
        "From 2003/2004/2005 to 2024-25 2025-26.",
        "On 01/02/2026 and on 23/11/2026, or 2026-11-23.",
        "From 01/02/2026 - 05/06/2026.",
        "From 01/09/2026-02/09/2026.",
        "From 09.00-17.00.",
        "On 01.09.2026.",
        "01-09-2026",
        "About 60,000 children, 1,500 a year, 12.5 in 100.",
        "More than 18,000 children. 116,000 children: 116,123 and 85,258.",
        "Ring 18,000 people. Use 1,500.",
        "Sections 116-118 of the Act, and section 111.",
        "Sections 116-123 of the Act.",
        "Pages 116-118 and 118-123.",
        "See chapter 4, 118-130.",
        "Sections 111 and 112",
        "Pages 111-112.",
        "Section 116(118) of it.",
        "Pages 105-110. Press 55. In 1984 it was 7 or 8.",
        "From 9 to 5, at 17:30, for 24 hours, 7 days.",
        "The text of 2003 has 140 sections. It cost £75000.",
        "In this context, 2025/26 was worse.",
        "The text of 2024/25 says so.",
        "A text in 2026 had 12345 words.",
        "111 children were seen.",
        "112 cases.",
        "112 young people, 111 of them girls, 112 per cent, 111%.",
        "In 2024, 112 children died",
        "Call 100 people.",
        "Ring 150 homes.",
        "Phone 200 parents.",
        "Ring 116 helpers.",
        "Call 10-12 helpers, or 5, 10 or 15 people.",
        "A call 2026 made.",
        "It cost £ 60000.",
        "At 18.00 1 in 4 of them, aged 6 7 8 9 10.",
    ];

    fn found(text: &str) -> Option<&str> {
        number(text).map(|at| &text[at])
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for (text, number) in FOUND {
            let here = found(text).unwrap_or_else(|| panic!("{text}"));
            assert!(here.starts_with(number), "{text}: {here}");
        }
    }

    #[test]
    fn years_ages_days_times_sections_and_counts_are_no_numbers_to_ring() {
        for text in NONE {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn pages_are_no_numbers_to_ring_and_a_number_is_one_among_them_too() {
        for text in ["116, 123", "116-118", "4, 118-130", "111, 112", "9-12"] {
            assert_eq!(number_among_pages(text), None, "{text}");
        }
        for text in ["88247", "116006", "116 006", "Ring 116 006", "0800 1111"] {
            assert!(number_among_pages(text).is_some(), "{text}");
        }
    }
}
