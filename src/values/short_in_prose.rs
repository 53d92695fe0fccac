//! Finds short numbers in sentences: by their shape, or by the words that say what to do with them.
//!
//! 999 and 101 may be said; the other short numbers have limits that have to be said with them. What
//! is counted, such as `111 children`, is no number, nor is a year or the section of an Act. A
//! comma before three digits makes a count, where nothing says to ring or to text it.

use super::digits::{DigitGroup, is_mark, is_range, is_years, run};
use super::words_around::{WordsBefore, is_cited, is_counted};

/// Fewest and most digits of a short number.
const FEWEST: usize = 3;
const MOST: usize = 6;

/// Finds a short number that starts with the first group; returns the last group of it.
pub(super) fn short(text: &str, groups: &[DigitGroup<'_>]) -> Option<usize> {
    let before = &text[..groups[0].at.start];
    let ends_a_count = groups[0].gap == "," && groups[0].digits.len() == 3;
    if ends_a_count || before.ends_with(is_part) || before.trim_end().ends_with(['£', '$', '€'])
    {
        return None;
    }
    let joined =
        run(groups, |gap| gap.chars().count() <= 3 && !gap.contains(char::is_alphanumeric));
    let joined = &groups[..joined.min(MOST)];
    // Most digits in a sentence are an age or a year.
    if joined.iter().map(|group| group.digits.len()).sum::<usize>() < FEWEST || is_years(joined) {
        return None;
    }
    if counted(text, groups, run(groups, |gap| is_range(gap) || gap == ",")) {
        return None;
    }
    let around = Around { before, told: WordsBefore::by(before) };
    let is_one = |last: usize, is_so: &dyn Fn(&PartOfNumber<'_, '_>) -> bool| {
        let digits: String = joined[..=last].iter().map(|group| group.digits).collect();
        let part = PartOfNumber { digits: &digits, groups: &joined[..=last] };
        let goes_on = text[joined[last].at.end..].starts_with(char::is_alphabetic);
        !goes_on
            && digits.len() <= MOST
            && !is_years(part.groups)
            && !counted(text, groups, last + 1)
            && is_so(&part)
    };
    // A shape is surer, and takes in all of a number of which the words before tell the first digits.
    let shape = (0..joined.len()).find(|last| is_one(*last, &|part| part.has_a_shape(&around)));
    shape.or_else(|| {
        (0..joined.len()).find(|last| is_one(*last, &|part| part.is_told(&around.told)))
    })
}

/// Returns whether the first `count` groups count what the next words name.
fn counted(text: &str, groups: &[DigitGroup<'_>], count: usize) -> bool {
    is_counted(&text[groups[count - 1].at.end..])
}

/// Returns whether digits after this belong to a longer word.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What is before some digits.
struct Around<'t> {
    before: &'t str,
    told: WordsBefore,
}

/// Digits that may be one short number.
struct PartOfNumber<'p, 't> {
    digits: &'p str,
    groups: &'p [DigitGroup<'t>],
}

impl PartOfNumber<'_, '_> {
    fn is_one_by_one(&self) -> bool {
        self.groups.iter().all(|group| group.digits.len() == 1)
    }

    /// Returns whether `is_so` of what is between each two of its groups.
    fn gaps(&self, is_so: impl Fn(&str) -> bool) -> bool {
        self.groups[1..].iter().all(|group| is_so(group.gap))
    }

    fn has_a_shape(&self, around: &Around<'_>) -> bool {
        if !self.gaps(|gap| gap.chars().all(|c| is_mark(c) || matches!(c, '(' | ')'))) {
            return false;
        }
        let is_alone = self.groups.len() == 1;
        let is_by_itself = is_alone || self.is_one_by_one();
        let last_is_alone = self.groups[self.groups.len() - 1].digits.len() == 1;
        let is_list = !is_alone && self.groups[1].gap.contains(['-', '\u{2013}', '(']);
        match self.digits.as_bytes() {
            b"111" | b"112" => is_alone && !is_cited(around.before),
            [b'1', b'1', b'6' | b'8', _, _, _] => !(is_list && is_cited(around.before)),
            // Another number can follow a time or a count.
            _ if last_is_alone && !is_by_itself => false,
            [b'1', b'8', b'0', b'0', b'0'..=b'2'] => true,
            [b'6'..=b'8', _, _, _, _] | [b'6'..=b'8', _, _, _, _, _] => {
                is_by_itself || around.told.to_text
            }
            [_, _, _, _, _] | [_, _, _, _, _, _] => around.told.to_text,
            _ => false,
        }
    }

    /// Returns whether the words before say to use these digits, which 999 and 101 may be.
    fn is_told(&self, told: &WordsBefore) -> bool {
        let first = self.groups[0].digits;
        if matches!(first, "999" | "101") || matches!(self.digits, "999" | "101") {
            return false;
        }
        let is_joined =
            || self.gaps(|gap| gap.chars().count() == 1 && !is_range(gap)) && !told.may_count;
        let is_one = self.groups.len() == 1 || self.is_one_by_one() || is_joined();
        let is_call = told.to_call && self.digits.len() >= 3;
        is_one && (is_call || told.to_text && self.digits.len() >= 5)
    }
}
