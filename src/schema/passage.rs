//! Sentences as they were read, each with its place in its file.
//!
//! A text knows nothing of the file that it came from. What is judged on the words of a whole file,
//! such as its reading grade, needs both; so prose is noted here as it is read, from any file,
//! and no kind of file can be forgotten.

use std::ops::Range;
use std::sync::Arc;

use super::source_file::{SourceFile, unquoted};

/// A paragraph, a point or another text of whole sentences, and where it is written.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    /// The file it is written in.
    pub(crate) file: Arc<SourceFile>,
    /// The bytes of its value in that file, quotes included.
    pub(crate) span: Range<usize>,
    /// The words, where the file has others there: with escapes, or with the slots that a template's words are without.
    other: Option<Box<str>>,
}

impl Passage {
    /// Returns a passage with these words. Most are in the file as they are, and kept there alone.
    pub(crate) fn new(file: Arc<SourceFile>, span: Range<usize>, text: &str) -> Self {
        let other = (as_written(&file, &span) != text).then(|| text.into());
        Self { file, span, other }
    }

    /// Returns what the file has there, without the quotes around it: with escapes and slots, as it is written.
    pub(crate) fn as_written(&self) -> &str {
        as_written(&self.file, &self.span)
    }

    /// Returns the words.
    pub(crate) fn text(&self) -> &str {
        self.other.as_deref().unwrap_or_else(|| self.as_written())
    }

    /// Returns the bytes in the file of the words at `at` in the text.
    pub(crate) fn place(&self, at: &Range<usize>) -> Range<usize> {
        place(&self.file, &self.span, self.text(), at)
    }
}

/// Returns what a file has there, without the quotes around it.
fn as_written<'f>(file: &'f SourceFile, span: &Range<usize>) -> &'f str {
    unquoted(file.text.get(span.clone()).unwrap_or_default())
}

/// Returns the bytes in `file` of the words at `at` in `text`, which is written at `span`.
pub(crate) fn place(
    file: &SourceFile,
    span: &Range<usize>,
    text: &str,
    at: &Range<usize>,
) -> Range<usize> {
    let written = file.text.get(span.clone()).unwrap_or_default();
    let words = text.get(at.clone()).unwrap_or_default();
    // The file has text without escapes just as it is, so its bytes can be counted.
    let exact = written.find(text).map(|lead| lead + at.start);
    let found = exact.or_else(|| written.find(words)).filter(|_| !words.is_empty());
    found.map_or(span.clone(), |at| span.start + at..span.start + at + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_that_were_read_however_they_are_written() {
        for (written, words, is_as_written) in [
            (r#""Tell your lead.""#, "Tell your lead.", true),
            (r#""Say \"no\".""#, "Say \"no\".", false),
            ("'It is \"so\".'", "It is \"so\".", true),
            ("\"\"\"Two\nlines.\"\"\"", "Two\nlines.", true),
            (r#""Ask {lead}.""#, "Ask your lead.", false),
            (r#""""#, "", true),
        ] {
            let text = format!("text = {written}\n");
            let file = Arc::new(SourceFile::new("x.toml".to_owned(), text));
            let passage = Passage::new(file, 7..7 + written.len(), words);
            assert_eq!(passage.text(), words, "{written}");
            assert_eq!(passage.other.is_none(), is_as_written, "{written}");
        }
    }
}
