//! One file or folder that is not read: what it is, why, and what an editor does about it.
//!
//! What `unread` finds by its name is here said in words, and so is what `walk` could not open or would never come out
//! of.

use std::borrow::Cow;
use std::path::Path;

use super::unread::{
    at, has_a_mistaken_end, is_known, is_named_as_a_file, right_name, single_file_near,
};
use crate::schema::{Problem, seen};

/// Something in a folder of content that is not read.
pub(crate) struct Unread<'f> {
    /// Its path as an editor would type it.
    pub(crate) path: &'f Path,
    /// Its path inside the folder.
    pub(crate) inside: &'f str,
    /// What it is.
    pub(crate) found: WhyUnread,
}

/// What it is that is not read.
pub(crate) enum WhyUnread {
    /// A file whose name is none of a file of content.
    File,
    /// A folder whose name is that of a file.
    Folder,
    /// A file or folder whose name is no text.
    NoText,
    /// A pipe, a socket or a device.
    Device,
    /// A link to what is not there.
    Nowhere,
    /// A file with nothing in it.
    Empty,
    /// A file that is not in UTF-8, with what is known of that.
    NoUtf8(&'static str),
    /// A file that cannot be opened or read, and why.
    Unreadable(String),
    /// A link to this folder, which is on its own way.
    LeadsBack(String),
    /// A link to this folder, which is read without it.
    ReadElsewhere(String),
    /// A folder inside too many others.
    TooDeep,
    /// What comes after this many others.
    TooMany(usize),
}

impl Unread<'_> {
    /// Returns the problem that it is one.
    pub(crate) fn problem(&self) -> Problem {
        if matches!(self.found, WhyUnread::File) {
            return self.of_a_name();
        }
        let which = match self.inside {
            "" => "not all of this folder is read".to_owned(),
            inside => format!("`{}` is not read", seen(inside)),
        };
        let message = format!("{which}: {}", self.why());
        at(self.path, message).hint(self.next_step())
    }

    /// Returns the path inside the folder that it must have to be read, where that is known.
    pub(crate) fn right_path(&self) -> Option<String> {
        let is_one = matches!(
            self.found,
            WhyUnread::File | WhyUnread::Folder | WhyUnread::Device | WhyUnread::Nowhere
        );
        is_one.then(|| right_path(self.inside))
    }

    fn why(&self) -> Cow<'_, str> {
        match &self.found {
            WhyUnread::File => "its name is none of a file of content".into(),
            WhyUnread::Folder => "it is a folder, with the name of a file".into(),
            WhyUnread::NoText => "its name is not in UTF-8".into(),
            WhyUnread::Device => "it is a pipe, a socket or a device".into(),
            WhyUnread::Nowhere => "the link leads nowhere".into(),
            WhyUnread::Empty => "nothing is in it".into(),
            WhyUnread::NoUtf8(why) => (*why).into(),
            WhyUnread::Unreadable(why) => why.into(),
            WhyUnread::LeadsBack(to) => format!("this link leads back to `{}`", seen(to)).into(),
            WhyUnread::ReadElsewhere(to) => {
                format!("this link leads to `{}`, which is read without it", seen(to)).into()
            }
            WhyUnread::TooDeep => "too many links or folders are on the way to it".into(),
            WhyUnread::TooMany(most) => {
                format!("the folder has more than {most} files and folders, and no more are read")
                    .into()
            }
        }
    }

    const fn next_step(&self) -> &'static str {
        match &self.found {
            WhyUnread::File | WhyUnread::Device => "put a file in its place, or remove it",
            WhyUnread::Folder => "name the folder without `.toml`, or put a file in its place",
            WhyUnread::NoText => {
                "give it a name of letters, digits and hyphens, or take it out of the folder"
            }
            WhyUnread::Nowhere => "remove the link, or have it lead to a file",
            WhyUnread::Empty => "write what belongs into it, or take it out of the folder",
            WhyUnread::NoUtf8(_) => {
                "save it as UTF-8: most editors have that under Save As, Encoding"
            }
            WhyUnread::Unreadable(_) => {
                "give the account that runs the program the right to read it, or take it out of the folder"
            }
            WhyUnread::LeadsBack(_) | WhyUnread::ReadElsewhere(_) => "remove it",
            WhyUnread::TooDeep => "put what is in it nearer to the folder of content",
            WhyUnread::TooMany(_) => "name a folder that holds content and little else",
        }
    }

    /// Returns the problem of a file whose name is none of a file of content.
    fn of_a_name(&self) -> Problem {
        let inside = seen(self.inside);
        let name = self.inside.rsplit('/').next().unwrap_or_default();
        let right = right_path(self.inside);
        let right_name = right.rsplit('/').next().unwrap_or_default();
        // Where capitals make no difference, it finds itself.
        let is_other = !right_name.eq_ignore_ascii_case(name);
        let there = is_other && self.path.with_file_name(right_name).exists();
        let hint = if there {
            format!(
                "`{right}` is there too: put what is right into that, and take this one out of the folder"
            )
        } else if self.may_be_content(&right) {
            format!(
                "rename it to `{right}`, if it is content; else take it out of the folder, or end its name in `~`"
            )
        } else {
            "take it out of the folder, or end its name in `~`; if it is content, content/README.md says which name and folder it has".to_owned()
        };
        let small = if is_other { "" } else { ", in small letters" };
        let message =
            format!("`{inside}` is not read: the name of a file of content ends in `.toml`{small}");
        at(self.path, message).hint(hint)
    }
}

impl Unread<'_> {
    /// Returns whether it is likely to be content that needs only another name: a page or an archive that were renamed would
    /// be read as what they are not.
    fn may_be_content(&self, right: &str) -> bool {
        let (above, name) = self.inside.rsplit_once('/').unwrap_or(("", self.inside));
        is_known(right) && has_a_mistaken_end(name) && !above.split('/').any(is_named_as_a_file)
    }
}

/// Returns the path that a file must have to be read.
fn right_path(inside: &str) -> String {
    let (folder, name) =
        inside.rsplit_once('/').map_or(("", inside), |(above, name)| (above, name));
    let right = right_name(name);
    match folder {
        "" => single_file_near(&right).map_or(right.clone(), str::to_owned),
        folder => format!("{folder}/{right}"),
    }
}
