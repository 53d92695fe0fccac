//! Keeps a handbook and the content out of each other's folder.
//!
//! A page that is written into content is a file there that nobody reads, and `check` refuses each of them.

use std::io;
use std::path::{Path, PathBuf, absolute};

use crate::failure::Failure;
use crate::files::looks_like_content;

/// Ensures that `out`, which may not be there yet, is neither in the folder `content` nor around it, nor in any other
/// folder of content.
pub(crate) fn is_apart(out: &Path, content: Option<&Path>) -> Result<(), Failure> {
    let Ok(real_out) = real(out) else { return Ok(()) };
    let around = real_out.ancestors().find(|folder| looks_like_content(folder));
    let Some(content) = content.or(around) else { return Ok(()) };
    // Whoever opens it says why that cannot be done.
    let Ok(real_content) = real(content) else { return Ok(()) };
    let (out, content) = (out.display(), content.display());
    let message = if real_out.starts_with(&real_content) {
        format!("`{out}` is inside the folder of content `{content}`")
    } else if real_content.starts_with(&real_out) {
        format!("`{out}` has the folder of content `{content}` in it")
    } else {
        return Ok(());
    };
    let hint = "name a folder beside it with --out: its pages are no content; nothing was written";
    Err(Failure::usage(message, hint))
}

/// Returns a path with all links resolved, of which the end may not be there yet.
fn real(path: &Path) -> io::Result<PathBuf> {
    let whole = absolute(path)?;
    let mut there = whole.as_path();
    while !there.exists() {
        there = there.parent().ok_or(io::ErrorKind::NotFound)?;
    }
    let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
    Ok(there.canonicalize()?.join(rest))
}
