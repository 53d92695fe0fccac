//! A text of a file.
//!
//! That of a file in the program stays where it is, as the file does: most of what is said is there once, and not a
//! second time in memory that the program has to itself.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use toml::Spanned;

use super::check::Check;
use super::source_file::SourceFile;
use super::toml_value::{FromToml, TomlValue, list, of_kind};

/// A text of a file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileText(Cow<'static, str>);

impl FileText {
    /// Returns the words `part` of a file, without a copy where the file is in the program and has them as they are.
    fn of(file: &SourceFile, part: &str) -> Self {
        let place = |whole: &'static str| {
            let start = part.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
            whole.get(start..start.checked_add(part.len())?).filter(|found| *found == part)
        };
        match &file.text {
            Cow::Borrowed(whole) => place(whole).map_or_else(|| part.into(), |it| Self(it.into())),
            Cow::Owned(_) => part.into(),
        }
    }
}

impl FromToml for FileText {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let part = of_kind(value, value.get_ref().as_str(), "text in quotes", check)?;
        Some(Self::of(&check.file, part))
    }
}

/// Texts, each with its place.
impl FromToml for Vec<Spanned<FileText>> {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let read = |one: &TomlValue<'_>, check: &mut Check| {
            FileText::from_toml(one, check).map(|text| Spanned::new(one.span(), text))
        };
        let all: Vec<_> = list(value, check)?.iter().map(|one| read(one, check)).collect();
        all.into_iter().collect()
    }
}

impl Deref for FileText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for FileText {
    fn as_ref(&self) -> &str {
        self
    }
}

impl From<&str> for FileText {
    fn from(text: &str) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }
}

impl From<String> for FileText {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl fmt::Debug for FileText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for FileText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_text_in_the_program_is_where_it_was_and_any_other_is_a_copy() {
        const WHOLE: &str = "a = \"words\"";
        let is_copied = |whole: Cow<'static, str>, part: &str| {
            let text = FileText::of(&SourceFile::new(String::new(), whole), part);
            assert_eq!(&*text, part);
            matches!(text.0, Cow::Owned(_))
        };
        assert!(!is_copied(Cow::Borrowed(WHOLE), &WHOLE[5..10]));
        assert!(is_copied(Cow::Borrowed(WHOLE), "words of another"));
        let own = WHOLE.to_owned();
        assert!(is_copied(Cow::Borrowed(WHOLE), &own[5..10]));
        assert!(is_copied(Cow::Owned(own.clone()), &own[5..10]));
    }
}
