//! How a question is put, and the words that are understood at every one.
//!
//! Quotes around an answer are none of it: who copies one from a page or a message has them by the way.

/// What is understood at every question, beside its answers.
pub(super) const ALWAYS: &str = "back, quit, ?";

/// What is said to whoever types nothing where something is needed.
pub(super) const NOTHING: &str = "  nothing was typed: type an answer, or back, quit, ?";

/// How a question is put.
pub(super) struct Putting<'q> {
    pub(super) question: &'q str,
    pub(super) help: &'q str,
    /// What nothing typed means.
    pub(super) suggestion: Option<&'q str>,
    /// Whether nothing typed can be an answer of its own.
    pub(super) is_optional: bool,
    /// Whether its answer is one of some words, of which the first letter is enough.
    pub(super) has_words: bool,
}

/// What is understood at every question.
pub(super) enum AlwaysWord {
    Back,
    Quit,
    Help,
    /// It is no answer where something of the person's own is typed.
    YesNoOrSkip,
}

impl AlwaysWord {
    pub(super) fn of(typed: &str, has_words: bool) -> Option<Self> {
        match typed.to_lowercase().as_str() {
            "back" | "b" => Some(Self::Back),
            "quit" | "q" => Some(Self::Quit),
            "help" | "h" | "?" => Some(Self::Help),
            "yes" | "y" | "no" | "n" | "skip" | "s" if !has_words => Some(Self::YesNoOrSkip),
            _ => None,
        }
    }
}

impl Putting<'_> {
    /// Returns the question with its suggestion, which tells it from others of the same words.
    pub(super) fn full(&self) -> String {
        format!("{} [{}]", self.question, self.suggestion.unwrap_or_default())
    }

    /// Returns the question as the person reads it, with what nothing typed means, and how to leave it out where that is
    /// something.
    pub(super) fn shown(&self, before: Option<&str>) -> String {
        let end = if self.has_words { "" } else { ":" };
        match self.offered(before) {
            Some(offered) if self.is_optional => {
                format!("{} [{offered}] (- for nothing){end}", self.question)
            }
            Some(offered) => format!("{} [{offered}]{end}", self.question),
            None => format!("{}{end}", self.question),
        }
    }

    /// Returns what nothing typed means: what was said before, and else the suggestion.
    fn offered<'o>(&'o self, before: Option<&'o str>) -> Option<&'o str> {
        before.filter(|before| !is_nothing(before)).or(self.suggestion)
    }

    /// Returns whether nothing typed is no answer, unless something is offered.
    pub(super) const fn needs_text(&self) -> bool {
        !self.is_optional && !self.has_words
    }

    /// Returns the answer that is meant by what was typed.
    pub(super) fn meant(&self, typed: String, before: Option<&str>) -> String {
        let offered = self.offered(before).filter(|_| typed.is_empty());
        offered.map(str::to_owned).unwrap_or(typed)
    }
}

/// Returns whether an answer is none: nothing typed, or a word for it.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "" | "nothing" | "none" | "n/a" | "-")
}

/// Quotes of one stroke, and of two, whatever editor or language they come from.
const QUOTES: [&str; 2] = ["'`´‘’‚‛‹›＇", "\"“”„‟«»＂"];

/// Returns an answer without the quotes around it. One on one side alone, and one that ends before the answer does, stay.
pub(crate) fn without_quotes(typed: &str) -> &str {
    let Some((first, last)) = typed.chars().next().zip(typed.chars().next_back()) else {
        return typed;
    };
    let both = |quotes: &&&str| quotes.contains(first) && quotes.contains(last);
    let inside = typed.get(first.len_utf8()..typed.len() - last.len_utf8());
    let (Some(quotes), Some(inside)) = (QUOTES.iter().find(both), inside) else { return typed };
    let mut others = inside.match_indices(|c| quotes.contains(c));
    let is_apostrophe = |at: usize, mark: &str| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        is_letter(inside[..at].chars().next_back())
            && is_letter(inside[at + mark.len()..].chars().next())
    };
    if others.all(|(at, mark)| is_apostrophe(at, mark)) { inside.trim() } else { typed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_around_an_answer_are_taken_off_and_no_others() {
        for (typed, expected) in [
            ("“Safeguarding lead”", "Safeguarding lead"),
            ("‘Safeguarding lead’", "Safeguarding lead"),
            ("\"Safeguarding lead\"", "Safeguarding lead"),
            ("'Safeguarding lead'", "Safeguarding lead"),
            ("„Safeguarding lead“", "Safeguarding lead"),
            ("“Safeguarding lead\"", "Safeguarding lead"),
            ("« Safeguarding lead »", "Safeguarding lead"),
            ("`yes`", "yes"),
            ("‘St John’s lead’", "St John’s lead"),
            ("\"\"", ""),
            ("", ""),
            ("'", "'"),
            ("“Safeguarding lead", "“Safeguarding lead"),
            ("Children’s team", "Children’s team"),
            ("\"Call us,\" they say, \"now\"", "\"Call us,\" they say, \"now\""),
            ("'one' and 'two'", "'one' and 'two'"),
        ] {
            assert_eq!(without_quotes(typed), expected, "{typed}");
        }
    }
}
