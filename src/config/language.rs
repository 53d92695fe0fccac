//! In which language the content is.
//!
//! All of it is in British English, so there is one language to choose. The key is there so that a configuration
//! can say what its host relies on: a later version that has more keeps to it.

use toml::Spanned;

use crate::schema::{Check, FileText, FromRaw, named};

named! {
    /// A language that the content is there in, by its tag (BCP 47).
    pub enum Language {
        /// British English.
        BritishEnglish = "en-GB",
    }
}

impl FromRaw for Language {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let language = Self::parse(raw.get_ref());
        if language.is_none() {
            let only = Self::BritishEnglish.name();
            let message = format!("the language `{}` is not there, only `{only}`", raw.get_ref());
            let hint = format!("write `language = \"{only}\"`, or leave it out");
            check.error(raw.span(), message, hint);
        }
        language
    }
}

#[cfg(test)]
mod tests {
    use super::Language;
    use crate::values::{quoted, typed};

    #[test]
    fn british_english_is_the_only_language() {
        let taken = |tag: &str| typed::<Language>(&quoted(tag), 25).ok();
        assert_eq!(taken("en-GB"), Some(Language::BritishEnglish));
        for wrong in ["", "en", "en-gb", "en-US", "cy"] {
            assert_eq!(taken(wrong), None, "{wrong}");
        }
    }
}
