//! A configuration that may be used beside a content: it has the right form, and agrees with that content.
//!
//! Either can change while the program runs, so it is judged again whenever one does: always from its text,
//! always by the same rules.

use std::sync::Arc;

use super::agrees;
use super::loaded::{Loaded, Unfit, judged};
use crate::config::{self, Config, WrittenConfig};
use crate::content::{self, Content, numbers_in_texts};
use crate::files::Tree;
use crate::schema::{Problems, SourceFile};

/// Returns the configuration in `file`; without a file, one without servers.
///
/// # Errors
///
/// Every problem that the file has, by line.
pub fn config(file: Option<&Arc<SourceFile>>, content: &Content) -> Result<Config, Problems> {
    let Some(file) = file else {
        return Ok(Config::default());
    };
    let WrittenConfig { file: written, mut check } = config::written(file)?;
    let named = std::mem::take(&mut check.references);
    agrees::names_are_known(&mut check, &named, content);
    let with_digits = std::mem::take(&mut check.with_digits);
    check.problems.extend(numbers_in_texts(content.services.iter(), &with_digits));
    agrees::agree(written.as_ref(), &mut check, content);
    match (written, config::presentable(check)) {
        (Some(written), problems) if problems.is_empty() => Ok(Config::of(written, file)),
        (_, problems) => Err(problems),
    }
}

/// Content that may be used, and a configuration that agrees with it.
#[derive(Debug, Clone)]
pub struct Both {
    /// The content.
    pub loaded: Loaded,
    /// The configuration.
    pub config: Config,
}

/// Returns the content of `tree` and the configuration in `file`, where nothing is wrong with either.
///
/// # Errors
///
/// Every problem that either has, the content's first. Where there is no content to compare it with, only the form
/// of the configuration is judged.
pub fn both(tree: &Tree, file: Option<&Arc<SourceFile>>) -> Result<Both, Problems> {
    let form = || file.map(config::form).unwrap_or_default();
    let assembled = content::assemble(tree).map_err(|problems| [problems, form()].concat())?;
    match judged(assembled) {
        Ok(loaded) => {
            let config = config(file, &loaded.content);
            let config = config.map_err(|found| [found, loaded.files.unread.clone()].concat())?;
            Ok(Both { loaded, config })
        }
        Err(unfit) => {
            let Unfit { assembled, problems } = *unfit;
            let more = config(file, &assembled.content).err().unwrap_or_default();
            Err([problems, more, assembled.files.unread].concat())
        }
    }
}
