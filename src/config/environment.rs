//! The environment: the token, and where Discord is.
//!
//! The lookup is given, so that a test needs no process of its own. No value is repeated in an
//! error. What cannot be used is refused before anything is sent.

use std::io;
use std::num::NonZeroU16;
use std::path::PathBuf;

use super::api_base::ApiBase;
use super::given::{GivenSetting, NotGiven, VariableOrFile};
use super::token::Token;
use crate::discord::Snowflake;
use crate::discord::limits::CALLS_PER_SECOND;

/// What the environment sets for a process that talks to Discord.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The bot's token.
    pub token: Token,
    /// The file that it was in, where it was in one.
    pub token_file: Option<PathBuf>,
    /// Where Discord's REST API is.
    pub api: ApiBase,
    /// The application's snowflake, where it cannot be asked for.
    pub application: Option<Snowflake>,
    /// How many calls a second the bot may make: Discord allows some more than others.
    pub calls_per_second: NonZeroU16,
}

/// A setting of the environment that cannot be used.
///
/// Its words repeat no value: somebody may have put a token into the wrong variable.
#[derive(Debug, thiserror::Error)]
pub enum EnvironmentError {
    /// No token.
    #[error("there is no token: neither `DISCORD_TOKEN_FILE` nor `DISCORD_TOKEN` is set")]
    NoToken,
    /// Two tokens.
    #[error("`DISCORD_TOKEN_FILE` and `DISCORD_TOKEN` are both set")]
    TwoTokens,
    /// The token's file cannot be read.
    #[error("cannot read the file that `DISCORD_TOKEN_FILE` names: {0}")]
    TokenFile(#[source] io::Error),
    /// The token's file has nothing in it.
    #[error("the file that `{name}` names is empty")]
    TokenIsEmpty {
        /// The variable.
        name: &'static str,
    },
    /// What is set cannot be a token.
    #[error("what `{name}` gives is not a bot's token")]
    TokenForm {
        /// The variable.
        name: &'static str,
    },
    /// What is set cannot be the address of an API.
    #[error("`DISCORD_API_BASE` is not the http or https address of an API")]
    ApiBase,
    /// What is set cannot be a snowflake.
    #[error("`DISCORD_APPLICATION_ID` is not an id of Discord's, which has 15 to 20 digits")]
    Application,
    /// What is set cannot be a number of calls.
    #[error("`DISCORD_CALLS_PER_SECOND` is not a whole number from 1 to 65535")]
    CallsPerSecond,
}

const TOKEN: &str = "DISCORD_TOKEN";
const TOKEN_FILE: &str = "DISCORD_TOKEN_FILE";

impl Environment {
    /// Returns what `variable` gives for each name.
    ///
    /// # Errors
    ///
    /// The first setting that is missing or cannot be used.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, EnvironmentError> {
        let variable = set(variable);
        let api = Self::api(&variable)?;
        let application = Self::application(&variable)?;
        let calls_per_second = match variable("DISCORD_CALLS_PER_SECOND") {
            Some(text) => text.trim().parse().map_err(|_| EnvironmentError::CallsPerSecond)?,
            None => CALLS_PER_SECOND,
        };
        // Last: who has none hears first of what is wrong besides.
        let GivenToken { token, file } = token(&variable)?;
        Ok(Self { token, token_file: file, api, application, calls_per_second })
    }

    /// Returns the application, where `variable` gives one.
    ///
    /// # Errors
    ///
    /// Where what is set is no id.
    pub fn application(
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Snowflake>, EnvironmentError> {
        let text = set(variable)("DISCORD_APPLICATION_ID");
        let parsed =
            |text: String| Snowflake::parse(text.trim()).ok_or(EnvironmentError::Application);
        text.map(parsed).transpose()
    }

    /// Returns where Discord is, by what `variable` gives.
    ///
    /// # Errors
    ///
    /// Where what is set is no address of an API.
    pub fn api(variable: impl Fn(&str) -> Option<String>) -> Result<ApiBase, EnvironmentError> {
        match set(variable)("DISCORD_API_BASE") {
            Some(text) => ApiBase::parse(&text).ok_or(EnvironmentError::ApiBase),
            None => Ok(ApiBase::default()),
        }
    }
}

/// Returns the same lookup without blanks: a compose file passes on what is not set as one.
fn set(variable: impl Fn(&str) -> Option<String>) -> impl Fn(&str) -> Option<String> {
    move |name| variable(name).filter(|value| !value.trim().is_empty())
}

/// The token, and the file that it was in.
struct GivenToken {
    token: Token,
    file: Option<PathBuf>,
}

fn token(variable: impl Fn(&str) -> Option<String>) -> Result<GivenToken, EnvironmentError> {
    let either = VariableOrFile { variable: TOKEN, file: TOKEN_FILE };
    let GivenSetting { name, file, text } = either.read(variable).map_err(|why| match why {
        NotGiven::Neither => EnvironmentError::NoToken,
        NotGiven::Both => EnvironmentError::TwoTokens,
        NotGiven::File(error) => EnvironmentError::TokenFile(error),
    })?;
    if text.trim().is_empty() {
        return Err(EnvironmentError::TokenIsEmpty { name });
    }
    let token = Token::of_a_bot(&text).ok_or(EnvironmentError::TokenForm { name })?;
    Ok(GivenToken { token, file })
}

impl EnvironmentError {
    /// Returns whether it is about the token.
    pub const fn is_of_the_token(&self) -> bool {
        !matches!(self, Self::ApiBase | Self::Application | Self::CallsPerSecond)
    }

    /// Returns the next step.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoToken => {
                "write the token of the Discord developer portal's Bot page into a file that only \
                 this account can read, and name the file in DISCORD_TOKEN_FILE"
            }
            Self::TwoTokens => "keep DISCORD_TOKEN_FILE: a variable can be read by more processes",
            Self::TokenFile(error) => match error.kind() {
                io::ErrorKind::InvalidData => "save it as UTF-8, with the token alone in it",
                io::ErrorKind::FileTooLarge => "name a file that has the token alone in it",
                io::ErrorKind::TimedOut => "see what writes the token into it, and closes it then",
                _ => "check the path, and that this account may read the file",
            },
            Self::TokenIsEmpty { .. } => {
                "write the token of the developer portal's Bot page into it"
            }
            Self::TokenForm { .. } => {
                "a bot's token is three parts with full stops between, as in \
                 MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7v, with no quotes, no blanks and no \
                 `Bot`; the developer portal's Bot page gives it after Reset Token"
            }
            Self::ApiBase => "leave it out, or set it as in https://discord.com/api/v10",
            Self::Application => {
                "copy the Application ID of the developer portal's General Information page"
            }
            Self::CallsPerSecond => {
                "leave it out, unless Discord has raised the limit for this bot"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The example of Discord's documentation, cut off.
    const GOOD: &str = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7v";

    fn read(pairs: &[(&str, &str)]) -> Result<Environment, String> {
        let find = |name: &str| {
            let pair = pairs.iter().find(|(have, _)| *have == name);
            pair.map(|(_, value)| (*value).to_owned())
        };
        Environment::read(find).map_err(|error| error.to_string())
    }

    #[test]
    fn a_token_is_taken_from_its_variable_or_its_file_without_what_surrounds_it() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), format!("{GOOD}\r\n")).unwrap();
        let path = file.path().to_str().unwrap();
        for pair in [(TOKEN, GOOD), (TOKEN, &format!(" {GOOD} ")), (TOKEN_FILE, path)] {
            let read = read(&[pair]).unwrap();
            assert_eq!(read.token.expose(), GOOD);
            assert!(read.api.is_discord() && read.application.is_none());
        }
    }

    #[test]
    fn a_token_that_is_missing_doubled_or_misshapen_is_refused_and_not_repeated() {
        assert!(read(&[]).unwrap_err().contains("there is no token"));
        assert!(read(&[(TOKEN, "a"), (TOKEN_FILE, "b")]).unwrap_err().contains("both set"));
        let misplaced = read(&[(TOKEN_FILE, "zq.secret")]).unwrap_err();
        assert!(misplaced.contains("the file that `DISCORD_TOKEN_FILE` names: No such file"));
        assert!(!misplaced.contains("zq"));
        for blank in ["", " \n"] {
            assert!(read(&[(TOKEN, blank)]).unwrap_err().contains("there is no token"));
        }
        for wrong in ["zq secret", "zq\u{e9}secret", "zq-secret"] {
            let error = read(&[(TOKEN, wrong)]).unwrap_err();
            assert_eq!(error, "what `DISCORD_TOKEN` gives is not a bot's token");
        }
        let file = tempfile::NamedTempFile::new().unwrap();
        let empty = read(&[(TOKEN_FILE, file.path().to_str().unwrap())]).unwrap_err();
        assert_eq!(empty, "the file that `DISCORD_TOKEN_FILE` names is empty");
        fs::write(file.path(), b"\xff\xfez\0q\0").unwrap();
        let wide = read(&[(TOKEN_FILE, file.path().to_str().unwrap())]).unwrap_err();
        assert_eq!(wide, "what `DISCORD_TOKEN_FILE` gives is not a bot's token");
    }

    #[test]
    fn a_token_file_is_read_in_whichever_way_it_was_saved_or_the_hint_says_which_to_take() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let path = file.path().to_str().unwrap();
        let marked = format!("\u{feff}{GOOD}\r\n");
        let wide = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for saved in [marked.clone().into_bytes(), wide] {
            fs::write(path, saved).unwrap();
            assert_eq!(read(&[(TOKEN_FILE, path)]).unwrap().token.expose(), GOOD);
        }
        let hint = |bytes: &[u8]| {
            fs::write(path, bytes).unwrap();
            let find = |name: &str| (name == TOKEN_FILE).then(|| path.to_owned());
            Environment::read(find).unwrap_err().hint()
        };
        assert!(hint(b"\x93zq\x94").contains("save it as UTF-8"));
        assert!(hint(&[b'a'; 5_000]).contains("the token alone"));
    }

    #[test]
    fn what_is_set_to_a_blank_is_not_set() {
        for blank in ["", " ", "\t\r\n"] {
            let names = ["DISCORD_API_BASE", "DISCORD_APPLICATION_ID", "DISCORD_CALLS_PER_SECOND"];
            let mut pairs: Vec<(&str, &str)> = names.map(|name| (name, blank)).to_vec();
            pairs.extend([(TOKEN_FILE, blank), (TOKEN, GOOD)]);
            let read = read(&pairs).unwrap();
            assert!(read.api.is_discord() && read.application.is_none());
            assert_eq!(read.calls_per_second, CALLS_PER_SECOND);
        }
        let both = read(&[(TOKEN, ""), (TOKEN_FILE, "")]).unwrap_err();
        assert!(both.contains("there is no token"), "{both}");
        let file = read(&[(TOKEN, " "), (TOKEN_FILE, "/nowhere")]).unwrap_err();
        assert!(file.contains("cannot read the file"), "{file}");
    }

    #[test]
    fn a_token_prints_as_redacted() {
        let read = read(&[(TOKEN, GOOD)]).unwrap();
        assert!(format!("{read:?}").contains("token: [redacted]"));
    }

    #[test]
    fn an_address_of_the_api_that_cannot_be_used_is_refused_and_not_repeated() {
        let error = read(&[(TOKEN, GOOD), ("DISCORD_API_BASE", "zq.example")]).unwrap_err();
        assert_eq!(error, "`DISCORD_API_BASE` is not the http or https address of an API");
    }

    #[test]
    fn a_bot_may_have_a_higher_limit_than_most() {
        let rate = |text| read(&[(TOKEN, GOOD), ("DISCORD_CALLS_PER_SECOND", text)]);
        assert_eq!(read(&[(TOKEN, GOOD)]).unwrap().calls_per_second, CALLS_PER_SECOND);
        assert_eq!(rate("500").unwrap().calls_per_second.get(), 500);
        for wrong in ["0", "-1", "65536", "many"] {
            assert!(rate(wrong).unwrap_err().contains("not a whole number"), "{wrong}");
        }
    }

    #[test]
    fn an_application_is_a_snowflake() {
        let application = |text| read(&[(TOKEN, GOOD), ("DISCORD_APPLICATION_ID", text)]);
        let id = "800000000000000203";
        assert_eq!(application(id).unwrap().application, Snowflake::parse(id));
        for wrong in ["12", "+00000000000000001", "99999999999999999999", "zq.secret"] {
            let error = application(wrong).unwrap_err();
            assert!(error.contains("not an id of Discord") && !error.contains("zq"), "{error}");
        }
    }
}
