//! The Flesch-Kincaid grade level: how many years at school a text asks for.
//!
//! The formula is that of J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom,
//! *Derivation of New Readability Formulas for Navy Enlisted Personnel*, Research Branch Report
//! 8-75, Naval Technical Training Command, 1975. It sees the length of sentences and words and
//! nothing else: not whether the words are known, the order clear or the sentence true. It was made
//! for running text of 100 words and more, so a short file's grade moves with every word.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use super::syllables::syllables;
use crate::values::prose;

/// What the formula reckons with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Count {
    pub(super) sentences: usize,
    pub(super) words: usize,
    pub(super) syllables: usize,
}

impl Count {
    /// Counts one sentence.
    pub(super) fn of_sentence(sentence: &str) -> Self {
        let words = || prose::words(sentence);
        Self { sentences: 1, words: words().count(), syllables: words().map(syllables).sum() }
    }

    /// Counts every sentence of a text; what has no full stop at its end is a sentence too.
    pub(super) fn of(text: &str) -> Self {
        prose::sentences(text).into_iter().map(|at| Self::of_sentence(&text[at])).sum()
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }
}

impl Sub for Count {
    type Output = Self;

    fn sub(self, part: Self) -> Self {
        Self {
            sentences: self.sentences - part.sentences,
            words: self.words - part.words,
            syllables: self.syllables - part.syllables,
        }
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

/// A Flesch-Kincaid grade level, in tenths of a year: more digits would claim what it cannot tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GradeLevel(i32);

impl GradeLevel {
    /// Returns the level of so many whole years at school.
    pub(super) const fn years(years: i32) -> Self {
        Self(years * 10)
    }

    /// Returns the level of so many tenths of a year.
    #[cfg(test)]
    pub(super) const fn tenths(tenths: i32) -> Self {
        Self(tenths)
    }

    /// Returns the level of what was counted; none where there is not a word.
    pub(super) fn of(count: Count) -> Option<Self> {
        Self::exact(count).map(|years| Self((years * 10.0).round() as i32))
    }

    /// Returns the same before it is rounded.
    pub(super) fn exact(count: Count) -> Option<f64> {
        let Count { sentences, words, syllables } = count;
        (sentences > 0 && words > 0).then(|| {
            let words = words as f64;
            0.39 * words / sentences as f64 + 11.8 * syllables as f64 / words - 15.59
        })
    }

    /// Returns the middle one of `all`, or what lies between the middle two.
    pub(super) fn median(mut all: Vec<Self>) -> Option<Self> {
        all.sort_unstable();
        let (below, above) = (all.get(all.len().checked_sub(1)? / 2)?, all.get(all.len() / 2)?);
        Some(Self((below.0 + above.0 + 1).div_euclid(2)))
    }
}

impl fmt::Display for GradeLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:.1}", f64::from(self.0) / 10.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(text: &str) -> String {
        GradeLevel::of(Count::of(text)).map_or_else(String::new, |level| level.to_string())
    }

    #[test]
    fn the_formula_gives_what_is_reckoned_by_hand() {
        // 0.39 × 13 / 1 + 11.8 × 26 / 13 − 15.59 = 13.08
        let count = Count { sentences: 1, words: 13, syllables: 26 };
        assert_eq!(GradeLevel::of(count).unwrap().to_string(), "13.1");
        // Call 1, 999 3, now 1: 0.39 × 3 + 11.8 × 5 / 3 − 15.59 = 5.2467
        assert_eq!(level("Call 999 now."), "5.2");
        // 0.39 × 7 / 2 + 11.8 × 8 / 7 − 15.59 = −0.7393
        assert_eq!(level("You can call us. Tell your council."), "-0.7");
    }

    #[test]
    fn sentences_words_and_syllables_are_counted_as_the_content_is_written() {
        for (text, sentences, words, syllables) in [
            ("Tell your safeguarding lead. Do it today.", 2, 7, 10),
            ("One of them: the police or the council", 2, 8, 10),
            ("Keep facts and opinions apart", 1, 5, 8),
            ("Wait \u{2013} then go", 1, 3, 3),
            ("", 0, 0, 0),
        ] {
            assert_eq!(Count::of(text), Count { sentences, words, syllables }, "{text}");
        }
    }

    #[test]
    fn a_text_without_words_has_no_level() {
        assert_eq!(level(""), "");
        assert_eq!(level("\u{2013}"), "");
    }

    #[test]
    fn the_median_is_the_middle_one_or_lies_between_the_middle_two() {
        let median = |tenths: &[i32]| {
            let all = tenths.iter().map(|tenths| GradeLevel(*tenths)).collect();
            GradeLevel::median(all).map(|GradeLevel(tenths)| tenths)
        };
        assert_eq!(median(&[90, 20, 31]), Some(31));
        assert_eq!(median(&[90, 20, 31, 40]), Some(36));
        assert_eq!(median(&[55]), Some(55));
        assert_eq!(median(&[]), None);
    }
}
