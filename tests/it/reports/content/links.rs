//! Links in a folder of content, and files in it that cannot be read.
//!
//! What the running program makes of them is in `live::once`.

use std::fs;
use std::os::unix::fs::symlink;

use super::run;
use crate::support::{folder_of, shipped};

fn corrected() -> String {
    shipped("services/luton-duty-team.toml").replace("0300 300 8123", "0300 300 8124")
}

/// Lays links, each with where it leads, beside one good file; returns what `check` prints.
fn check_with(links: &[(&str, &str)]) -> (i32, String) {
    let folder = folder_of(&[
        ("services/luton-duty-team.toml", corrected()),
        ("areas/luton.toml", shipped("areas/luton.toml")),
    ]);
    for (link, to) in links {
        symlink(to, folder.path().join(link)).unwrap();
    }
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    (code, out)
}

/// A link that leads back is one problem, however many are side by side, and nothing is read twice.
#[test]
fn a_link_that_leads_back_is_one_problem_and_says_to_remove_it() {
    for links in [
        &[("a", "."), ("b", ".")][..],
        &[("services/loop", ".")],
        &[("services/up", "..")],
        &[("services/x", "../areas"), ("areas/y", "../services")],
        &[("services/a", "."), ("services/b", ".."), ("areas/c", "."), ("areas/d", "../services")],
        &[("services/other", "../areas")],
    ] {
        let (code, out) = check_with(links);
        assert_eq!(code, 1, "{links:?}: {out}");
        for (link, _) in links {
            assert_eq!(
                out.matches(&format!("`{link}` is not read: this link leads")).count(),
                1,
                "{out}"
            );
        }
        assert_eq!(out.matches("hint: remove it").count(), links.len(), "{out}");
        assert!(out.ends_with(&format!("\n{} problem(s)\n", links.len())), "{links:?}: {out}");
    }
}

/// Links that lead elsewhere are followed, as Kubernetes lays content out.
#[test]
fn a_link_to_another_folder_or_into_a_hidden_one_is_followed() {
    let folder = folder_of(&[("..2026/services/luton-duty-team.toml", corrected())]);
    symlink("..2026", folder.path().join("..data")).unwrap();
    symlink("..data/services", folder.path().join("services")).unwrap();
    let other = folder_of(&[("luton.toml", shipped("areas/luton.toml"))]);
    symlink(other.path(), folder.path().join("areas")).unwrap();
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    assert_eq!((code, out.as_str()), (0, "the content has no problem\n"));
    let (_, out, _) = run(&folder, &["ask", "/contacts area:luton", "--content", "."]);
    assert!(out.contains("0300 300 8124"), "{out}");
}

/// Whatever folder is named, `check` comes to an end.
#[cfg(target_os = "linux")]
#[test]
fn the_open_files_of_the_program_are_no_content_and_have_an_end() {
    let folder = folder_of(&[("areas/luton.toml", shipped("areas/luton.toml"))]);
    let (code, out, _) = run(&folder, &["check", "--content", "/proc/self/fd"]);
    assert_eq!(code, 1, "{out}");
}

/// A file that cannot be read has its reason and its next step, and hides no other problem.
#[test]
fn a_file_that_cannot_be_read_is_one_problem_beside_the_others() {
    let folder = folder_of(&[
        ("services/luton-duty-team.toml", corrected()),
        ("terms/wrong.toml", "name = \"Wrong\"\n".to_owned()),
    ]);
    let at = |name: &str| folder.path().join(name);
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(corrected().bytes().flat_map(|b| [b, 0])).collect();
    fs::write(at("services/a.toml"), utf16).unwrap();
    fs::write(at("services/b.toml"), b"name = \"Caf\xe9\"\n").unwrap();
    symlink("nowhere", at("services/c.toml")).unwrap();
    symlink("nowhere", at("services/d")).unwrap();
    symlink("services/e.toml", at("services/e.toml")).unwrap();
    fs::write(at("words.toml"), b"\xfe\xff\x00x").unwrap();
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    for (name, why, step) in [
        ("services/a.toml", "it is in UTF-16, not in UTF-8", "save it as UTF-8"),
        ("services/b.toml", "it is not in UTF-8", "save it as UTF-8"),
        ("services/c.toml", "the link leads nowhere", "remove the link"),
        ("services/e.toml", "the link leads nowhere", "remove the link"),
        ("words.toml", "it is in UTF-16", "save it as UTF-8"),
    ] {
        let said = format!("error: `{name}` is not read: {why}");
        let block = out.split("\n\n").find(|block| block.starts_with(&said));
        assert!(block.is_some_and(|block| block.contains(step)), "{name}: {out}");
    }
    assert!(code == 1 && out.contains("terms/wrong.toml"), "{out}");
    fs::remove_file(at("terms/wrong.toml")).unwrap();
    for name in
        ["services/a.toml", "services/b.toml", "services/c.toml", "services/e.toml", "words.toml"]
    {
        fs::remove_file(at(name)).unwrap();
    }
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    let said = "error: `services/d` is not read: the link leads nowhere";
    assert!(code == 1 && out.starts_with(said) && !out.contains("rename"), "{out}");
}

/// A configuration that is not in UTF-8 is told to be saved so.
#[test]
fn a_configuration_that_is_not_in_utf_8_is_told_to_be_saved_so() {
    let folder = folder_of(&[("areas/luton.toml", shipped("areas/luton.toml"))]);
    for bytes in [&b"\xff\xfes\x00"[..], b"a = \"\xe9\"\n"] {
        fs::write(folder.path().join("signpost.toml"), bytes).unwrap();
        let (code, _, err) = run(&folder, &["check", "--config", "signpost.toml"]);
        assert!(code == 2 && err.contains("hint: save the file as UTF-8"), "{err}");
    }
}
