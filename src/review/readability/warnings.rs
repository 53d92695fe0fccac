//! What reads harder than it has to, with the sentence that an editor should look at first.
//!
//! A grade belongs to a whole file. The caret is under the sentence without which the file
//! would read most easily, and the hint names its longest words: to rewrite that one helps most.

use super::level::{Count, GradeLevel};
use super::limits::{KindGrade, grades_by_kind};
use super::reading_grade::{ReadingGrade, passages_by_file, reading_grades};
use super::syllables::syllables;
use crate::content::Assembled;
use crate::schema::{Passage, Problem, sort};
use crate::values::prose;

/// Most words of a sentence that reads easily: the NHS's limit, for every kind of file.
/// See <https://service-manual.nhs.uk/content/how-we-write>.
pub const EASY_SENTENCE_WORDS: usize = 20;

/// Returns every sentence that is long and every grade that is too high; none keeps the content
/// from being used.
pub fn warnings(loaded: &Assembled) -> Vec<Problem> {
    let mut found: Vec<Problem> = loaded.files.passages.iter().flat_map(long_sentences).collect();
    let grades = reading_grades(loaded);
    let passages = passages_by_file(loaded);
    let prose_of = |grade: &ReadingGrade| passages.get(grade.file.path.as_str());
    found.extend(grades.iter().filter_map(|grade| too_high(grade, prose_of(grade)?)));
    let kinds = grades_by_kind(&grades);
    found.extend(kinds.iter().filter_map(|kind| median_too_high(kind, prose_of(&kind.highest)?)));
    sort(&mut found);
    found
}

fn long_sentences(passage: &Passage) -> Vec<Problem> {
    let long = prose::sentences(passage.text()).into_iter().filter_map(|at| {
        let words = prose::words(&passage.text()[at.clone()]).count();
        let message =
            format!("a sentence of {words} words; one of {EASY_SENTENCE_WORDS} reads more easily");
        (words > EASY_SENTENCE_WORDS).then(|| {
            Problem::warning(&passage.file, passage.place(&at), message)
                .hint("make two sentences of it, or a list")
        })
    });
    long.collect()
}

fn too_high(grade: &ReadingGrade, prose: &[&Passage]) -> Option<Problem> {
    let most = grade.kind.limit()?.highest;
    let message = format!("`{}` reads at grade {}; at most {most} here", grade.id, grade.grade);
    (grade.grade > most).then(|| at_the_heaviest_sentence(prose, message))?
}

fn median_too_high(kind: &KindGrade, prose: &[&Passage]) -> Option<Problem> {
    let most = kind.kind.limit()?.median?;
    let message =
        format!("half of the {} read at grade {} or above; at most {most}", kind.kind, kind.median);
    (kind.median > most).then(|| at_the_heaviest_sentence(prose, message))?
}

/// Returns a warning under the sentence without which the prose would have the lowest grade.
fn at_the_heaviest_sentence(prose: &[&Passage], message: String) -> Option<Problem> {
    let sentences = prose.iter().flat_map(|passage| {
        let all = prose::sentences(passage.text()).into_iter();
        all.map(move |at| (*passage, Count::of_sentence(&passage.text()[at.clone()]), at))
    });
    let sentences: Vec<_> = sentences.collect();
    let whole: Count = sentences.iter().map(|(_, count, _)| *count).sum();
    let without = |count: Count| GradeLevel::exact(whole - count).unwrap_or(f64::MIN);
    let heaviest = sentences.iter().min_by(|a, b| without(a.1).total_cmp(&without(b.1)));
    let (passage, _, at) = heaviest?;
    let hint = match long_words(&passage.text()[at.clone()]).as_slice() {
        [] => "this sentence weighs most: make two of it".to_owned(),
        words => format!(
            "this sentence weighs most: make two of it, or find shorter words for {}",
            words.join(", ")
        ),
    };
    Some(Problem::warning(&passage.file, passage.place(at), message).hint(hint))
}

/// How many of a sentence's longest words are named in a hint.
const NAMED_WORDS: usize = 3;

/// Returns the words of a sentence that have most syllables, three at least, the longest first.
fn long_words(sentence: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut long: Vec<String> = prose::words(sentence)
        .filter(|word| word.contains(char::is_alphabetic) && syllables(word) > 2)
        .map(|word| format!("`{}`", bare(word)))
        .collect();
    long.sort_by_key(|word| (std::cmp::Reverse(syllables(word)), word.clone()));
    long.dedup();
    long.truncate(NAMED_WORDS);
    long
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::FileKind;
    use crate::schema::SourceFile;
    use crate::values::Kind;

    /// Returns a file of one sentence, as if its grade were this.
    fn graded(kind: FileKind, tenths: i32) -> (ReadingGrade, Passage) {
        let passage = passage("Tell your lead today.");
        let (file, grade) = (Arc::clone(&passage.file), GradeLevel::tenths(tenths));
        (ReadingGrade { kind, id: "example".to_owned(), file, grade }, passage)
    }

    fn passage(words: &str) -> Passage {
        let text = format!("\"{words}\"");
        let file = Arc::new(SourceFile::new("example.toml".to_owned(), text));
        Passage::new(Arc::clone(&file), 0..file.text.len(), words)
    }

    fn warned(kind: FileKind, tenths: i32) -> Option<String> {
        let (grade, passage) = graded(kind, tenths);
        too_high(&grade, &[&passage]).map(|problem| problem.message)
    }

    #[test]
    fn a_grade_at_its_limit_is_not_warned_about_and_one_a_tenth_above_it_is() {
        let each = |kind, most| (FileKind::Each(kind), most);
        let signpost = (FileKind::Single("signpost.toml"), 60);
        let limited =
            [each(Kind::Door, 60), each(Kind::Area, 60), each(Kind::Topic, 120), signpost];
        for (kind, most) in limited {
            assert_eq!(warned(kind, most), None, "{kind}");
            assert!(warned(kind, most + 1).is_some(), "{kind}");
        }
        let message = "`example` reads at grade 6.1; at most 6.0 here";
        assert_eq!(warned(FileKind::Each(Kind::Door), 61).as_deref(), Some(message));
        assert_eq!(warned(FileKind::Each(Kind::Service), 300), None, "a service has no limit");
    }

    #[test]
    fn a_median_at_its_limit_is_not_warned_about_and_one_a_tenth_above_it_is() {
        let of = |kind, tenths| {
            let (highest, passage) = graded(FileKind::Each(kind), tenths);
            let median = highest.grade;
            let all = KindGrade { kind: highest.kind, files: 3, median, highest };
            median_too_high(&all, &[&passage]).map(|problem| problem.message)
        };
        assert_eq!(of(Kind::Topic, 90), None);
        let message = "half of the topics read at grade 9.1 or above; at most 9.0";
        assert_eq!(of(Kind::Topic, 91).as_deref(), Some(message));
        assert_eq!(of(Kind::Door, 300), None, "the limit of a door is on each");
    }

    #[test]
    fn the_heaviest_sentence_is_the_one_without_which_the_rest_reads_most_easily() {
        let passage = passage("Organisational vulnerability. Call us now. Do it.");
        let problem = at_the_heaviest_sentence(&[&passage], String::new()).unwrap();
        assert_eq!(&problem.file.text[problem.span], "Organisational vulnerability.");
    }

    #[test]
    fn the_longest_words_are_named_once_and_the_longest_first() {
        let sentence = "Confidentiality, organisation, safeguarding, safeguarding and opportunity.";
        assert_eq!(long_words(sentence), ["`confidentiality`", "`opportunity`", "`organisation`"]);
        assert!(long_words("Call 999 or 101 now.").is_empty());
    }
}
