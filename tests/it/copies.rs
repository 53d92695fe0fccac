//! Copies: what is there twice, and which of the two people read.
//!
//! A renamed copy takes the place of nothing, so a corrected number or text is shown beside the old one. `check` says which
//! file it is a copy of; whatever else runs warns of it.

use crate::false_all_clears::{corrected, run};
use crate::support::{folder_of, shipped};

/// A copy that was renamed takes the place of nothing: people read both.
#[test]
fn a_renamed_copy_of_any_kind_is_told_what_it_is_a_copy_of() {
    let new_order = |text: String| {
        let lines = text.lines().map(|line| match line.split_whitespace().next() {
            Some("order") => "order = 98".to_owned(),
            _ => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    for (folder, id, word) in [
        ("terms", "mash", "a term"),
        ("services", "luton-mash", "a service"),
        ("topics", "definition", "a topic"),
        ("areas", "luton", "an area"),
        ("doors", "worried", "a door"),
        ("boards", "find", "a board"),
    ] {
        let text = new_order(shipped(&format!("{folder}/{id}.toml")));
        let ours = folder_of(&[(format!("{folder}/our-copy.toml").as_str(), text)]);
        let (code, out, _) = run(&ours, &["check", "--content", "."]);
        let said = format!("error: the program has {word} of this name too: `{id}`");
        assert!(code == 1 && out.contains(&said), "{folder}: {out}");
        assert!(out.contains(&format!("name this file `{folder}/{id}.toml`")), "{folder}: {out}");
    }
}

/// A list in one file has no name of a file that could be wrong.
#[test]
fn what_is_listed_twice_in_one_file_is_refused() {
    let index = shipped("index.toml");
    let last = index[index.rfind("[[see]]").unwrap()..].to_owned();
    let twice = "  \"safecall\",\n  \"safecall\",";
    let helplines = shipped("helplines.toml").replacen("  \"safecall\",", twice, 1);
    for (file, text, said) in [
        ("index.toml", format!("{index}\n{last}"), "leads to this term twice"),
        ("helplines.toml", helplines, "`safecall` is listed twice here"),
    ] {
        let ours = folder_of(&[(file, text)]);
        let (code, out, _) = run(&ours, &["check", "--content", "."]);
        assert!(code == 1 && out.contains(said) && out.contains("hint: "), "{file}: {out}");
    }
}

/// Two terms of one folder are no copies of the program's, and are shown side by side all the same.
#[test]
fn two_terms_of_one_folder_have_names_of_their_own() {
    let term = shipped("terms/mash.toml").replace("\"MASH\"", "\"Night desk\"");
    let ours = folder_of(&[("terms/a.toml", term.clone()), ("terms/b.toml", term)]);
    let (code, out, _) = run(&ours, &["check", "--content", "."]);
    assert!(code == 1 && out.contains("the term `a` has this name too"), "{out}");
    assert!(out.contains("--> ./terms/b.toml:1:14"), "{out}");
}

/// Who asks, and never runs `check`, is told the same in one line.
#[test]
fn whatever_runs_warns_in_one_line_of_a_service_that_is_not_used_as_it_was_meant() {
    let ours = corrected().replace("0300 300 8124", "0300 300 8123");
    let name = ours.lines().find(|line| line.starts_with("name ")).unwrap().to_owned();
    let other = ours.replace(&name, "name = \"Our night line\"");
    for (text, said) in [
        (ours, "the program has a service of this name too: `luton-duty-team`"),
        (other, "the program's `luton-duty-team` has the same number; nothing names the service"),
    ] {
        let folder = folder_of(&[("ours/services/our-night-line.toml", text)]);
        let all = [
            &["ask", "/help"][..],
            &["boards", "show", "find"],
            &["commands", "print"],
            &["handbook", "--out", "hb"],
        ];
        for args in all {
            let (code, _, err) = run(&folder, &[args, &["--content", "ours"]].concat());
            let warned: Vec<&str> = err.lines().filter(|line| line.contains(" WARN ")).collect();
            let is_it = warned.len() == 1 && warned[0].contains(said);
            assert!(code == 0 && is_it, "{args:?}: {err}");
        }
    }
}

/// An id of the program as a former id is a problem of the file that has it.
#[test]
fn an_id_of_the_program_as_a_former_one_is_told_at_the_line_that_has_it() {
    let file = shipped("services/childline.toml");
    let name = file.lines().find(|line| line.starts_with("name ")).unwrap();
    let ours = file.replace(name, "name = \"Our line\"\nformerly = [\"childline\"]");
    let folder = folder_of(&[("services/childline-uk.toml", ours)]);
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    assert!(code == 1 && out.contains("--> ./services/childline-uk.toml:4:12"), "{out}");
    assert!(out.contains("the program has the service `childline`"), "{out}");
    assert!(out.contains("name this file `services/childline.toml`, without this line"), "{out}");
    assert!(!out.contains("content/services/childline.toml"), "{out}");
}
