//! The application's public key, as the environment gives it.
//!
//! It is no secret, but what is set in its place may be: no error repeats it.

use std::io;

use super::key::{KeyError, PublicKey};
use crate::config::{GivenSetting, NotGiven, VariableOrFile};

const KEY: VariableOrFile =
    VariableOrFile { variable: "DISCORD_PUBLIC_KEY", file: "DISCORD_PUBLIC_KEY_FILE" };

/// Why there is no public key to check signatures with.
#[derive(Debug, thiserror::Error)]
pub enum PublicKeyError {
    /// Nothing is set.
    #[error("`DISCORD_PUBLIC_KEY` is not set, and neither is `DISCORD_PUBLIC_KEY_FILE`")]
    Missing,
    /// Two keys.
    #[error("`DISCORD_PUBLIC_KEY_FILE` and `DISCORD_PUBLIC_KEY` are both set")]
    Two,
    /// The file cannot be read.
    #[error("cannot read the file that `DISCORD_PUBLIC_KEY_FILE` names: {0}")]
    File(#[source] io::Error),
    /// What is set is none.
    #[error("what `{name}` gives is no public key: {error}")]
    Form {
        /// The variable.
        name: &'static str,
        /// Why not.
        error: KeyError,
    },
}

impl PublicKey {
    /// Returns the key that `variable` gives.
    ///
    /// # Errors
    ///
    /// Where it gives none that can be used.
    pub fn given(variable: impl Fn(&str) -> Option<String>) -> Result<Self, PublicKeyError> {
        let GivenSetting { name, text, .. } = KEY.read(variable).map_err(|why| match why {
            NotGiven::Neither => PublicKeyError::Missing,
            NotGiven::Both => PublicKeyError::Two,
            NotGiven::File(error) => PublicKeyError::File(error),
        })?;
        Self::parse(&text).map_err(|error| PublicKeyError::Form { name, error })
    }
}

impl PublicKeyError {
    /// Returns the next step.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing | Self::Form { .. } => {
                "copy the Public Key of the developer portal's General Information page, and nothing else: 64 digits and letters, without quotes"
            }
            Self::Two => "keep one of them",
            Self::File(_) => "check the path, and that the key is alone in the file",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A point of the curve with which nobody signs here.
    const GOOD: &str = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";

    fn given(pairs: &[(&str, &str)]) -> Result<(), String> {
        let find = |name: &str| {
            let pair = pairs.iter().find(|(have, _)| *have == name);
            pair.map(|(_, value)| (*value).to_owned())
        };
        PublicKey::given(find).map(drop).map_err(|error| error.to_string())
    }

    #[test]
    fn a_key_is_taken_from_its_variable_or_its_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), format!("\u{feff}{GOOD}\r\n")).unwrap();
        let path = file.path().to_str().unwrap();
        given(&[(KEY.variable, &format!(" {GOOD} "))]).unwrap();
        given(&[(KEY.file, path), (KEY.variable, " ")]).unwrap();
        let both = given(&[(KEY.file, path), (KEY.variable, GOOD)]).unwrap_err();
        assert_eq!(both, "`DISCORD_PUBLIC_KEY_FILE` and `DISCORD_PUBLIC_KEY` are both set");
    }

    #[test]
    fn what_is_none_is_refused_and_not_repeated() {
        assert!(given(&[]).unwrap_err().contains("is not set"));
        for (name, wrong) in [(KEY.variable, "zq.secret"), (KEY.variable, &GOOD[1..])] {
            let error = given(&[(name, wrong)]).unwrap_err();
            assert!(error.contains("not 64 hexadecimal digits"), "{error}");
            assert!(!error.contains("zq"), "{error}");
        }
        let missing = given(&[(KEY.file, "/zq/secret")]).unwrap_err();
        assert!(
            missing.contains("DISCORD_PUBLIC_KEY_FILE") && !missing.contains("zq"),
            "{missing}"
        );
    }
}
