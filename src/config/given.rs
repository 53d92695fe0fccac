//! A setting that is in a variable, or in a file that another variable names: the token, the public key.
//!
//! Whatever kind of file it is and whatever saved it: some secrets come through a pipe, and a name can be that of a
//! device without an end. So no more is read than a token needs, and no longer than a limit. Editors write a byte
//! order mark, and PowerShell's `>` writes UTF-16: both are read. No error repeats a byte of it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::patient::{Limit, Patient};

/// The most that is read. Every token so far has less than a fiftieth of that.
const MOST: usize = 4 << 10;

/// How long the end of the file has to come until it is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The two variables that can give a setting.
#[derive(Debug, Clone, Copy)]
pub struct VariableOrFile {
    /// The one that has it.
    pub variable: &'static str,
    /// The one that names the file that has it.
    pub file: &'static str,
}

/// What one of the two gives. It may be a secret, so it prints nowhere.
pub struct GivenSetting {
    /// The variable.
    pub name: &'static str,
    /// The file, where the variable names one.
    pub file: Option<PathBuf>,
    /// What it gives, without what an editor puts around it.
    pub text: String,
}

/// Why a setting is not given.
#[derive(Debug)]
pub enum NotGiven {
    /// Neither variable is set.
    Neither,
    /// Both are set.
    Both,
    /// The file cannot be read.
    File(io::Error),
}

impl VariableOrFile {
    /// Returns what `variable` gives for the one or the other. A blank is not set: a compose file passes on what is
    /// not set as a blank.
    ///
    /// # Errors
    ///
    /// Where it is not given, or twice.
    pub fn read(self, variable: impl Fn(&str) -> Option<String>) -> Result<GivenSetting, NotGiven> {
        let set = |name| variable(name).filter(|value| !value.trim().is_empty());
        let file = set(self.file).map(PathBuf::from);
        let (name, text) = match (&file, set(self.variable)) {
            (Some(_), Some(_)) => return Err(NotGiven::Both),
            (None, None) => return Err(NotGiven::Neither),
            (None, Some(text)) => (self.variable, text),
            (Some(path), None) => {
                (self.file, read(self.file, path, PATIENCE).map_err(NotGiven::File)?)
            }
        };
        // An editor ends a file with a line break.
        Ok(GivenSetting { name, file, text: text.trim().to_owned() })
    }
}

/// Returns the text of the file that a variable names.
fn read(variable: &str, path: &Path, patience: Duration) -> io::Result<String> {
    let what = &format!("the file that `{variable}` names");
    let (too_long, limit) = ("it is longer than 4 KiB", Limit::Whole);
    let bytes = Patient { what, most: MOST, too_long, patience, limit }.read(path)?;
    text(&bytes).ok_or_else(|| io::Error::new(ErrorKind::InvalidData, "it is no text in UTF-8"))
}

/// Returns the text without a byte order mark. A token is ASCII, so half of it is zeros where it is
/// UTF-16 without a mark.
fn text(bytes: &[u8]) -> Option<String> {
    let are_zeros = |from| bytes.len() > 1 && bytes.iter().skip(from).step_by(2).all(|it| *it == 0);
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(rest),
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ if are_zeros(1) => utf_16(bytes, u16::from_le_bytes),
        _ if are_zeros(0) => utf_16(bytes, u16::from_be_bytes),
        _ => utf_8(bytes),
    }
}

fn utf_8(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "DISCORD_TOKEN_FILE";
    const TOKEN: &str = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7v\r\n";

    fn utf_16_of(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_token_is_the_same_in_whichever_encoding_it_was_saved() {
        let marked = format!("\u{feff}{TOKEN}");
        for saved in [
            TOKEN.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf_16_of(TOKEN, u16::to_le_bytes),
            utf_16_of(TOKEN, u16::to_be_bytes),
            utf_16_of(&marked, u16::to_le_bytes),
            utf_16_of(&marked, u16::to_be_bytes),
        ] {
            assert_eq!(text(&saved).as_deref(), Some(TOKEN), "{saved:?}");
        }
        assert_eq!(text(b"").as_deref(), Some(""));
        for odd in [&b"\x93abc\x94"[..], b"\xff\xfea\0b", b"\xff\xfe\0\xd8", b"\xe9"] {
            assert_eq!(text(odd), None, "{odd:?}");
        }
    }

    #[test]
    fn no_more_is_read_than_a_token_needs() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let kind = |length: usize| {
            std::fs::write(file.path(), vec![b'a'; length]).unwrap();
            read(NAME, file.path(), PATIENCE).map(|it| it.len()).map_err(|it| it.kind())
        };
        assert_eq!(kind(4 << 10), Ok(4 << 10));
        assert_eq!(kind((4 << 10) + 1), Err(ErrorKind::FileTooLarge));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_without_an_end_and_a_pipe_that_nobody_writes_to_are_given_up() {
        let endless = read(NAME, Path::new("/dev/zero"), PATIENCE).unwrap_err();
        assert_eq!(endless.kind(), ErrorKind::FileTooLarge);
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let silent = read(NAME, &pipe, Duration::from_millis(50)).unwrap_err();
        assert_eq!(silent.kind(), ErrorKind::TimedOut);
    }

    #[cfg(unix)]
    #[test]
    fn a_token_comes_through_a_pipe() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let writer = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::write(pipe, TOKEN)
        });
        assert_eq!(read(NAME, &pipe, PATIENCE).unwrap(), TOKEN);
        writer.join().unwrap().unwrap();
    }
}
