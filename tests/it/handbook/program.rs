//! `signpost handbook`: what it writes, what it refuses, what it leaves alone.
//!
//! The real program, in a folder of the test's own.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use super::BOOK;
use crate::support::browser::is_valid_html;
use crate::support::servers::example;
use crate::support::{LISTED, folder_of, program, without_what_was_read};

/// The list of what it wrote.
const LIST: &str = ".signpost-handbook";

fn write(out: &Path, more: &[&str]) -> Output {
    program().arg("handbook").arg("--out").arg(out).args(more).output().unwrap()
}

fn said(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(err))
}

#[test]
fn it_writes_every_page_into_a_new_folder_and_says_which_to_open() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("a/new/one");
    let output = write(&out, &[]);
    assert!(output.status.success(), "{}", said(&output));
    let pages = BOOK.keys().filter(|path| path.ends_with(".html")).count();
    assert_eq!(
        without_what_was_read(said(&output)).0,
        format!("{pages} pages for everyone. Open {}\n", out.join("index.html").display())
    );
    for (path, text) in BOOK.iter() {
        assert_eq!(fs::read_to_string(out.join(path)).unwrap(), *text, "{path}");
    }
    is_valid_html(&out);
}

#[test]
fn a_folder_with_something_else_in_it_is_refused_and_left_as_it_is() {
    let folder = folder_of(&[("notes.txt", "mine")]);
    let output = write(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("is not empty and holds no handbook"), "{}", said(&output));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_list_of_files_that_somebody_else_wrote_removes_nothing() {
    let folder = folder_of(&[("report.docx", "mine"), (LIST, "report.docx\n")]);
    assert_eq!(write(folder.path(), &[]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("report.docx")).unwrap(), "mine");
}

#[test]
fn what_is_no_folder_is_refused_with_the_next_step() {
    let folder = folder_of(&[("a-file", "mine")]);
    let output = write(&folder.path().join("a-file"), &[]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(said.contains("is not a folder") && said.contains("hint: name a new folder"), "{said}");
}

#[test]
fn written_again_it_loses_what_is_no_more_and_touches_nothing_else() {
    let folder = TempDir::new().unwrap();
    let out = folder.path();
    assert!(write(out, &[]).status.success());
    fs::write(out.join("notes.txt"), "mine").unwrap();
    fs::create_dir(out.join("old")).unwrap();
    fs::write(out.join("old/page.html"), "an old page").unwrap();
    let list = fs::read_to_string(out.join(LIST)).unwrap();
    fs::write(out.join(LIST), format!("{list}old/page.html\n../outside\n")).unwrap();
    assert!(write(out, &[]).status.success());
    assert!(!out.join("old").exists());
    assert_eq!(fs::read_to_string(out.join("notes.txt")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(out.join(LIST)).unwrap(), list);
}

/// What a run that was cut off leaves: the list of all that there may be, and some of it.
#[test]
fn a_run_that_was_cut_off_can_be_run_again() {
    let folder = TempDir::new().unwrap();
    let out = folder.path();
    assert!(write(out, &[]).status.success());
    fs::remove_file(out.join("index.html")).unwrap();
    let list = fs::read_to_string(out.join(LIST)).unwrap();
    fs::write(out.join(LIST), format!("{list}never/written.html\n")).unwrap();
    assert!(write(out, &[]).status.success());
    assert!(out.join("index.html").exists());
    assert_eq!(fs::read_to_string(out.join(LIST)).unwrap(), list);
}

#[test]
fn a_file_of_somebody_elses_where_a_page_goes_is_not_written_over() {
    let folder = TempDir::new().unwrap();
    let out = folder.path();
    assert!(write(out, &[]).status.success());
    let list = fs::read_to_string(out.join(LIST)).unwrap();
    fs::write(out.join(LIST), list.replace("about.html\n", "")).unwrap();
    fs::write(out.join("about.html"), "mine").unwrap();
    let output = write(out, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("about.html` is in the way"), "{}", said(&output));
    assert_eq!(fs::read_to_string(out.join("about.html")).unwrap(), "mine");
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_out_of_the_folder_is_not_followed() {
    let (folder, elsewhere) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let out = folder.path();
    assert!(write(out, &[]).status.success());
    fs::remove_dir_all(out.join("topics")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), out.join("topics")).unwrap();
    let output = write(out, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn for_the_public_it_holds_nothing_of_the_servers_own() {
    let folder = TempDir::new().unwrap();
    let server = ["--config", "signpost.example.toml", "--server", LISTED, "--public"];
    let output = write(folder.path(), &server);
    assert!(output.status.success() && said(&output).contains("for everyone"), "{}", said(&output));
    let luton = fs::read_to_string(folder.path().join("areas/luton.html")).unwrap();
    assert!(luton.contains("01582 547653") && !luton.contains("020 7946 0001"));
}

#[test]
fn with_a_server_it_holds_that_servers_contacts_and_an_unknown_one_is_refused() {
    let folder = TempDir::new().unwrap();
    let config = ["--config", "signpost.example.toml", "--server"];
    for (id, why) in [
        ("1", "`1` is not what `--server` takes"),
        ("99999999999999999", "the server `99999999999999999` is not in the configuration"),
    ] {
        let output = write(folder.path(), &[&config[..], &[id]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains(why), "{}", said(&output));
    }
    let output = write(folder.path(), &[&config[..], &[LISTED]].concat());
    assert!(output.status.success(), "{}", said(&output));
    let number = example().lead.unwrap().phone.unwrap();
    let luton = || fs::read_to_string(folder.path().join("areas/luton.html")).unwrap();
    assert!(luton().contains(number.as_str()));
    for args in [&[][..], &[&config[..], &[LISTED, "--public"]].concat()] {
        let output = write(folder.path(), args);
        assert_eq!(output.status.code(), Some(2), "it is not written over with one for others");
        assert!(said(&output).contains("holds a handbook for the people of"), "{}", said(&output));
    }
    assert!(luton().contains(number.as_str()));
    assert!(!write(folder.path(), &["--server", LISTED]).status.success(), "it needs --config");
}

#[test]
fn content_with_a_problem_is_not_written() {
    let broken = folder_of(&[("topics/power.toml", "title = 1\n")]);
    let folder = TempDir::new().unwrap();
    let content = broken.path().to_str().unwrap();
    let output = write(&folder.path().join("out"), &["--content", content]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("topics/power.toml:1"), "{}", said(&output));
    assert!(!folder.path().join("out").exists());
}
