//! What a check carries along: the file at hand, its rule for sentences, and what was found so far.
//!
//! Values that can be judged alone are judged as they are read (`FromToml`). Ids that name something
//! in another file are noted here as [`Reference`]s and resolved when every file has been read.

use std::ops::Range;
use std::sync::Arc;

use super::guide::Guide;
use super::layout::At;
use super::passage::Passage;
use super::problem::{Problem, suggestion};
use super::source_file::SourceFile;

/// An id that must name something, and where it is written.
#[derive(Debug)]
pub(crate) struct Reference {
    /// The kind of thing it names, in a word.
    pub(crate) kind: &'static str,
    /// The id as written.
    pub(crate) id: String,
    /// The file it is written in.
    pub(crate) file: Arc<SourceFile>,
    /// Its bytes in that file.
    pub(crate) span: Range<usize>,
}

/// Most words in one sentence of a topic or a label; GOV.UK's own limit.
/// See <https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/>.
pub const SENTENCE_WORDS: usize = 25;

/// Most words in one sentence that a frightened person has to act on; the NHS's limit.
/// See <https://service-manual.nhs.uk/content/how-we-write>.
pub const URGENT_SENTENCE_WORDS: usize = 20;

/// How much a check has found at some moment.
pub(crate) struct FoundSoFar {
    problems: usize,
    references: usize,
    passages: usize,
    with_digits: usize,
}

/// The state of a check: the file at hand and everything found so far.
#[derive(Debug)]
pub(crate) struct Check {
    /// The file that is being read.
    pub(crate) file: Arc<SourceFile>,
    /// Most words a sentence of that file may have.
    pub(crate) sentence_words: usize,
    /// Everything that is wrong.
    pub(crate) problems: Vec<Problem>,
    /// Every id that names something elsewhere.
    pub(crate) references: Vec<Reference>,
    /// Every text of whole sentences.
    pub(crate) passages: Vec<Passage>,
    /// Every text with so many digits that a number could be among them.
    pub(crate) with_digits: Vec<Passage>,
    /// What is known of the file beyond its form.
    pub(crate) guide: &'static dyn Guide,
}

impl Check {
    /// Returns a check of `file` that has found nothing yet.
    pub(crate) fn of(file: &Arc<SourceFile>, guide: &'static dyn Guide) -> Self {
        Self {
            file: Arc::clone(file),
            sentence_words: SENTENCE_WORDS,
            problems: Vec::new(),
            references: Vec::new(),
            passages: Vec::new(),
            with_digits: Vec::new(),
            guide,
        }
    }

    /// Returns how much was found until now.
    pub(crate) const fn found_so_far(&self) -> FoundSoFar {
        FoundSoFar {
            problems: self.problems.len(),
            references: self.references.len(),
            passages: self.passages.len(),
            with_digits: self.with_digits.len(),
        }
    }

    /// Returns whether a problem was found since.
    pub(crate) const fn has_more_problems_than(&self, before: &FoundSoFar) -> bool {
        self.problems.len() > before.problems
    }

    /// Forgets what was found since.
    pub(crate) fn go_back_to(&mut self, before: &FoundSoFar) {
        self.problems.truncate(before.problems);
        self.references.truncate(before.references);
        self.passages.truncate(before.passages);
        self.with_digits.truncate(before.with_digits);
    }

    /// Moves on to `file`, whose sentences may have `sentence_words` words.
    pub(crate) fn enter(&mut self, file: &Arc<SourceFile>, sentence_words: usize) {
        self.file = Arc::clone(file);
        self.sentence_words = sentence_words;
    }

    /// Records an error in the file at hand.
    pub(crate) fn error(&mut self, span: Range<usize>, message: String, hint: impl Into<String>) {
        self.problems.push(Problem::error(&self.file, span, message).hint(hint));
    }

    /// Records that the table at `place` lacks the field `name`.
    pub(crate) fn missing(&mut self, place: Range<usize>, name: &str) {
        let key = key_of(name);
        // The span of a table would underline all of it, and the first line of a file is about something else.
        let table = self.file.table_at(&place).unwrap_or_default();
        let path = [&table[..], &[At::Key(&key)]].concat();
        let known = self.guide.missing(&self.file, &path);
        let hint = known
            .unwrap_or_else(|| format!("add `{key} = …`; {} shows every field", self.guide.page()));
        let first_line = self.file.text.get(place.clone()).and_then(|text| text.lines().next());
        let end = place.start + first_line.map_or(0, str::len);
        let is_of_the_file = table.is_empty();
        let at = if is_of_the_file { 0..0 } else { place.start..end };
        self.error(at, format!("missing field `{key}`"), hint);
    }

    /// Records that `wrong` is none of the `known` names of a closed list.
    pub(crate) fn unknown(&mut self, span: Range<usize>, what: &str, wrong: &str, known: &[&str]) {
        let list = || format!("known are: {}", known.join(", "));
        let hint = suggestion(wrong, known.iter().copied(), list);
        self.error(span, format!("unknown {what} `{wrong}`"), hint);
    }

    /// Notes that the id at `span` must name something of a kind, which is told in a word.
    pub(crate) fn refer(&mut self, kind: &'static str, id: &str, span: Range<usize>) {
        let file = Arc::clone(&self.file);
        self.references.push(Reference { kind, id: id.to_owned(), file, span });
    }
}

/// Returns the key in the file for a field's name in Rust.
pub(crate) fn key_of(field: &str) -> String {
    field.trim_start_matches("r#").replace('_', "-")
}

/// Returns whether `key` is the key in the file for a field's name in Rust.
pub(super) fn is_key_of(field: &str, key: &str) -> bool {
    let as_in_a_file = |byte: u8| if byte == b'_' { b'-' } else { byte };
    field.trim_start_matches("r#").bytes().map(as_in_a_file).eq(key.bytes())
}
