//! What somebody names with a path or an id: the file that they see, or none.
//!
//! The program has files of the same names. To check one of those in the place of what is on disk, or of what is not
//! there at all, would call a wrong number right.

use std::process::Stdio;

use super::{corrected, ended, run};
use crate::support::{folder_of, program, shipped};

const CHILDLINE: &str = "services/childline.toml";

#[test]
fn what_is_on_disk_and_is_not_read_is_refused_however_it_is_named() {
    let childline = shipped(CHILDLINE);
    let folder = folder_of(&[
        ("ours/services/childline.toml", childline.clone()),
        ("others/services/childline.toml", childline),
    ]);
    for named in [
        "ours",
        "ours/services",
        "ours/services/",
        "ours/services/childline",
        "./ours/services/childline.toml",
        "nowhere/childline",
        "nowhere/services/childline",
        "Ours/services",
        "Content/services",
        "content/services/childling",
    ] {
        for command in [&["check", named][..], &["verify", "--list", named]] {
            let (code, out, err) = run(&folder, command);
            assert_eq!(code, 2, "{command:?}: {out}{err}");
        }
    }
    for named in ["others/services", "others/services/childline", "nowhere/services"] {
        let list = ["verify", "--list", "--content", "ours", named];
        assert_eq!(run(&folder, &list).0, 2, "{named}");
        assert_eq!(run(&folder, &["check", "--content", "ours", named]).0, 2, "{named}");
    }
    // What is read may be named by its path, and a file of the program as it is shown.
    for named in ["ours/services", "ours/services/childline", "services/childline", "childline"] {
        let (code, out, err) = run(&folder, &["check", "--content", "ours", named]);
        assert_eq!(code, 0, "{named}: {out}{err}");
    }
    for named in ["content/services/childline.toml", "services", "childline", "doors/worried.toml"]
    {
        assert_eq!(run(&folder, &["check", named]).0, 0, "{named}");
    }
}

#[test]
fn inside_a_folder_of_content_what_is_here_is_not_taken_for_what_is_read() {
    let folder = folder_of(&[(CHILDLINE, shipped(CHILDLINE))]);
    for named in ["childline", "childline.toml", "services", "services/childline", "./services"] {
        let (code, out, err) = run(&folder, &["check", named]);
        assert_eq!(code, 2, "{named}: {out}{err}");
    }
    let (code, out, _) = run(&folder, &["check"]);
    assert!(
        code == 0 && out.contains(" in the program (content of ") && out.contains("), not ."),
        "{out}"
    );
    let (code, out, err) = run(&folder, &["check", "childline", "--content", "."]);
    assert!(code == 0 && !out.contains("not ."), "{out}{err}");
    let (code, _, err) = run(&folder, &["check", ".", "--content", "."]);
    assert!(code == 2 && err.contains("is all that is read"), "{err}");
}

#[test]
fn no_page_is_written_into_content_that_nobody_named() {
    let folder = folder_of(&[("ours/services/x.toml", corrected())]);
    for out in ["ours", "ours/handbook", "ours/services/pages"] {
        let (code, _, err) = run(&folder, &["handbook", "--out", out]);
        assert!(code == 2 && err.contains("the folder of content"), "{err}");
    }
}

/// As in `2>&1 | head -1`.
#[test]
fn where_nobody_reads_what_is_said_the_exit_code_is_the_same() {
    let folder = folder_of(&[("ours/services/x.tom", corrected())]);
    for args in [
        &["check", "--json", "--content", "ours"][..],
        &["verify", "--json", "--content", "ours"],
        &["ask", "/help", "--content", "ours"],
        &["chek"],
        &[],
    ] {
        let code = ended(program().args(args).current_dir(folder.path())).0;
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = program();
        command.args(args).current_dir(folder.path()).stdout(Stdio::null()).stderr(writer);
        assert_eq!(command.status().unwrap().code(), Some(code), "{args:?}");
    }
}
