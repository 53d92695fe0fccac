//! What is due, listed where nobody is asked about it.
//!
//! Each file is named once, so that whoever goes through the list opens it once.

use crate::schema::Problem;

/// Returns the problems under the file that each is in; `again` is the command that goes through them.
pub(crate) fn by_file(problems: &[Problem], again: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut file = "";
    let mut things = 0;
    for problem in problems {
        if problem.file.path != file {
            file = &problem.file.path;
            things += 1;
            lines.push(format!("{file}\n"));
        }
        lines.push(format!("  {}\n", problem.message));
        lines.extend(problem.hint.iter().map(|hint| format!("    hint: {hint}\n")));
    }
    match things {
        0 => lines.push("nothing is due\n".to_owned()),
        count => {
            lines.push(format!("\n{count} due; run `{again}` in a terminal to go through them\n"))
        }
    }
    lines.concat()
}
