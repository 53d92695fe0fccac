//! `signpost area import`: many new areas, out of a table that a spreadsheet has saved.
//!
//! The real binary reads tables that tests write, over an empty folder laid over the shipped content. What a good table makes
//! is here; `cut_off` kills it while it writes, `many` has more areas than Discord or the menu takes.
//! What is said of wrong tables is pinned beside the function that reads them.

mod cut_off;
mod many;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{folder_of, program, shipped, without_what_was_read};
use signpost::content;
use signpost::files::{self, Origin};
use signpost::values::{AreaId, Grade, How, Id, ServiceId};

const HEADER: &str = "area,name,nation,office,phone,hours,page,checked,grade";

/// Runs the program in a folder.
fn run(folder: &Path, args: &[&str]) -> Output {
    program().args(args).current_dir(folder).output().unwrap()
}

/// Writes a table beside an empty folder of content, and imports it with these options.
fn import(table: impl AsRef<[u8]>, args: &[&str]) -> (TempDir, Output) {
    let folder = folder_of(&[("areas.csv", table)]);
    fs::create_dir(folder.path().join("own")).unwrap();
    let all = [&["area", "import", "areas.csv", "--content", "own"], args].concat();
    let output = run(folder.path(), &all);
    (folder, output)
}

/// Returns what was printed.
fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Returns the path of each file in the folder of content, hidden ones and empty folders among them.
fn written(folder: &TempDir) -> BTreeSet<String> {
    let own = folder.path().join("own");
    let mut found = BTreeSet::new();
    let mut folders = vec![own.clone()];
    while let Some(next) = folders.pop() {
        let entries: Vec<_> = fs::read_dir(&next).unwrap().map(|it| it.unwrap().path()).collect();
        if entries.is_empty() && next != own {
            found.insert(next.strip_prefix(&own).unwrap().display().to_string());
        }
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(&own).unwrap().display().to_string());
            }
        }
    }
    found
}

/// The ids of forty areas.
fn forty() -> impl Iterator<Item = String> {
    (1..=40).map(|nth| format!("newtown-{nth:02}"))
}

/// A table of forty areas, each with three offices. Its numbers are of the range in London that Ofcom keeps for drama.
fn table_of_forty() -> String {
    let rows = forty().enumerate().flat_map(|(nth, id)| {
        let row = move |office: &str, number: usize, hours: &str| {
            format!(
                "{id},Newtown {nth},England,{office},020 7946 {number:04},{hours},https://www.gov.uk/newtown-{nth},2026-11-20,certain\n"
            )
        };
        [
            row("front-door", 100 + nth, "\"mon-thu 09:00-17:00, fri 09:00-16:00\""),
            row("duty-team", 200 + nth, ""),
            row("LADO", 300 + nth, ""),
        ]
    });
    format!("{HEADER}\n") + &rows.collect::<String>()
}

#[test]
fn forty_areas_are_written_and_load_and_are_due_and_are_answered() {
    let (folder, output) = import(table_of_forty(), &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = printed(&output);
    let first = "Written: 40 area(s) with 120 office(s), in 160 file(s).\nNext: `signpost verify --content own`, which";
    assert!(said.starts_with(first), "{said}");
    assert!(
        said.contains("/signpost.toml`, copy the content's own `signpost.toml` there first, "),
        "{said}"
    );
    assert!(said.contains("and not your configuration"), "{said}");
    assert_eq!(written(&folder).len(), 160);

    let origin = Origin::Over(folder.path().join("own"));
    let content = content::assemble(&files::read(&origin).unwrap()).unwrap().content;
    for (nth, id) in forty().enumerate() {
        let (_, area) = content.areas.get(&AreaId::parse(&id).unwrap()).unwrap();
        assert_eq!(area.order, 20 + 10 * i64::try_from(nth).unwrap());
        assert!(area.review.on.is_none());
        let service = |part: &str| {
            let id = ServiceId::parse(&format!("{id}-{part}")).unwrap();
            content.services.get(&id).unwrap().1
        };
        let front = service("front-door");
        assert_eq!(front.phone().unwrap().as_str(), format!("020 7946 {:04}", 100 + nth));
        let checked = &front.checked.contact;
        assert_eq!(
            (checked.how, checked.grade, &checked.by),
            (How::SecondHand, Grade::Certain, &None)
        );
        assert_eq!(checked.on.to_string(), "20 Nov 2026");
        assert!(!front.checked.hours.as_ref().unwrap().is_verified());
        assert!(service("duty-team").checked.hours.is_none());
        assert_eq!(service("lado").name.as_str(), format!("Newtown {nth} LADO"));
    }

    let check = run(folder.path(), &["check", "--content", "own"]);
    assert_eq!(check.status.code(), Some(0));
    let (check, _) = without_what_was_read(printed(&check));
    assert_eq!(check, "the content has no problem\n");
    let due = run(folder.path(), &["verify", "--json", "--content", "own"]);
    let due: Vec<Value> = serde_json::from_slice(&due.stdout).unwrap();
    let due: BTreeSet<&str> = due.iter().map(|row| row["file"].as_str().unwrap()).collect();
    assert_eq!(due.len(), 160);
    for at in ["", "2026-11-25T22:00"] {
        let at: &[&str] = if at.is_empty() { &[] } else { &["--at", at] };
        let ask = ["ask", "/contacts", "area:newtown-07", "--content", "own"];
        let answer = printed(&run(folder.path(), &[&ask[..], at].concat()));
        for line in ["Local contacts: Newtown 6", "020 7946 0106", "020 7946 0206", "Childline"] {
            assert!(answer.contains(line), "{line}: {answer}");
        }
    }
}

#[test]
fn what_would_be_written_is_shown_by_a_dry_run_and_what_is_written_is_that() {
    let (folder, shown) = import(table_of_forty(), &["--dry-run"]);
    assert_eq!(shown.status.code(), Some(0));
    assert!(written(&folder).is_empty());
    let shown = printed(&shown);
    let last = "Nothing was written. Without --dry-run it would be: 40 area(s) with 120 office(s), in 160 file(s).\n";
    assert!(shown.ends_with(last), "{shown}");
    run(folder.path(), &["area", "import", "areas.csv", "--content", "own"]);
    for path in written(&folder) {
        let text = fs::read_to_string(folder.path().join("own").join(&path)).unwrap();
        assert!(shown.contains(&text) && shown.contains(&path), "{path}");
    }
}

/// Every program writes tables in its own way.
#[test]
fn a_table_is_read_however_a_spreadsheet_has_saved_it() {
    let rows = [
        "area,name,nation,office,office-name,phone,hours,page,checked,grade",
        "bedford,Bedford,england,front-door,\"Bedford: the \"\"hub\"\"\",020 7946 0001,mon-fri 09:00-17:00,https://x.uk,2026-11-20,certain",
        "bedford,,,duty-team,,020 7946 0002,,https://x.uk,2026-11-20,probable",
    ];
    let plain = rows.join("\n");
    let (folder, output) = import(&plain, &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let texts = |folder: &TempDir| -> Vec<String> {
        let own = folder.path().join("own");
        written(folder).iter().map(|path| fs::read_to_string(own.join(path)).unwrap()).collect()
    };
    let expected = texts(&folder);
    assert_eq!(expected.len(), 3);
    assert!(
        expected[2].contains("Bedford: the \\\"hub\\\"")
            || expected[2].contains("'Bedford: the \"hub\"'"),
        "{expected:?}"
    );

    let reordered = rows.map(|row| {
        let (first, rest) = row.split_once(',').unwrap();
        let (nation, grade) = rest.rsplit_once(',').unwrap();
        format!("{grade},{nation},{first}")
    });
    for table in [
        format!("\u{feff}{}\r\n", rows.join("\r\n")),
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        rows.join("\n\n,,,,,,,,,\n"),
        format!("# of 2026, from us\n{}\n# the end", rows.join("\n#bedford,no\n")),
        reordered.join("\n"),
        plain
            .replace("office-name", "Office name")
            .replace("england", "England")
            .replace("front-door", "Front door"),
        plain.replacen("area,", "# notes,area,", 1).replace("\nbedford", "\nours,bedford"),
        plain
            .replacen("grade", "grade,,", 1)
            .replace("certain", "certain,,")
            .replace("probable", "probable,,"),
    ] {
        let (folder, output) = import(&table, &[]);
        assert_eq!(output.status.code(), Some(0), "{table}: {output:?}");
        assert_eq!(texts(&folder), expected, "{table}");
    }
}

/// What is left out is what `area new` suggests, and an area without offices has another way into it.
#[test]
fn what_a_row_leaves_out_is_what_the_nation_calls_it() {
    let table = format!(
        "{HEADER},index,order,finder,way-in\n\
        newport,Newport,wales,front-door,020 7946 0001,,https://x.uk,2026-11-20,certain,\"Newport, Caerleon\",700,,\n\
        ampthill,Ampthill,england,,,,,,,,,council-finder,\n\
        fife,Fife,scotland,,,,,,,,,,\"Ask the council.\nAsk for social work.\"\n\
        bedford,Bedford,england,front-door,020 7946 0003,,https://x.uk,2026-11-20,certain,,,,\n\
        bedford,,,duty-team,020 7946 0003,,https://x.uk,2026-11-20,certain,,,,\n"
    );
    // No area of Wales has words for a duty team yet, so that row has to say them.
    let (_, refused) = import(&table, &[]);
    assert_eq!(refused.status.code(), Some(1));
    let table = table.replace("newport,Newport,wales,front-door,020 7946 0001,,https://x.uk,2026-11-20,certain,\"Newport, Caerleon\",700,,\n", "");
    let (folder, output) = import(&table, &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = |path: &str| fs::read_to_string(folder.path().join("own").join(path)).unwrap();
    assert!(text("areas/ampthill.toml").contains("finder     = \"council-finder\"\n"));
    assert!(text("areas/ampthill.toml").contains("order      = 20\n"));
    assert!(
        text("areas/fife.toml")
            .contains("way-in     = [\"Ask the council.\", \"Ask for social work.\"]\n")
    );
    assert!(text("areas/bedford.toml").contains("order      = 40\n"));
    let front = text("services/bedford-front-door.toml");
    assert!(front.contains("name    = \"Bedford: Children's social care\"\n"), "{front}");
    assert!(front.contains("for     = \"a concern about a child who lives in Bedford"), "{front}");
    assert!(front.starts_with("# Not verified by a person yet"), "{front}");
}

#[test]
fn the_template_is_a_table_that_adds_nothing_until_somebody_takes_its_marks_away() {
    let template = program().args(["area", "import", "--template"]).output().unwrap();
    assert_eq!(template.status.code(), Some(0));
    let template = printed(&template);
    let (_, refused) = import(&template, &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(printed(&refused).contains("there is no area in this table"));
    let lines = template.lines().enumerate().filter(|(nth, _)| *nth != 1);
    let taken: Vec<&str> = lines.map(|(_, line)| line.trim_start_matches("# ")).collect();
    let (folder, output) = import(taken.join("\r\n"), &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(written(&folder).len(), 5);
}

#[test]
fn no_file_that_is_there_is_touched_and_then_none_is_written() {
    let table = table_of_forty();
    let (folder, _) = import(&table, &["--dry-run"]);
    let theirs = folder.path().join("own/areas/newtown-39.toml");
    fs::create_dir_all(theirs.parent().unwrap()).unwrap();
    let area = "name = \"Ours\"\nnation = \"england\"\norder = 30\nfinder = \"council-finder\"\nreview = { by = 2027-05-23 }\n";
    fs::write(&theirs, area).unwrap();
    let output = run(folder.path(), &["area", "import", "areas.csv", "--content", "own"]);
    assert_eq!(output.status.code(), Some(1));
    let said = printed(&output);
    assert!(said.contains("there is an area `newtown-39` already"), "{said}");
    assert_eq!(written(&folder).len(), 1);
    assert_eq!(fs::read_to_string(theirs).unwrap(), area);
}

#[test]
fn an_office_that_areas_share_is_said_to_be_shared() {
    let row = |area: &str, office: &str, number: &str, shared: &str| {
        format!(
            "{area},{area},england,{office},{number},,https://x.uk,2026-11-20,certain,{shared}\n"
        )
    };
    let table = |shared: &str| {
        format!("{HEADER},shared\n")
            + &row("bedford", "front-door", "020 7946 0001", "")
            + &row("bedford", "duty-team", "0300 300 8123", shared)
            + &row("ampthill", "front-door", "020 7946 0002", "")
            + &row("ampthill", "duty-team", "03003008123", shared)
    };
    for shared in ["", "no"] {
        let (folder, refused) = import(table(shared), &["--json"]);
        assert_eq!(refused.status.code(), Some(1));
        let problems: Vec<Value> = serde_json::from_slice(&refused.stdout).unwrap();
        let said: Vec<(&Value, &Value)> =
            problems.iter().map(|it| (&it["line"], &it["message"])).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said[0].1.as_str().unwrap().contains("the number of `luton-duty-team`"),
            "{said:?}"
        );
        assert!(said[1].1.as_str().unwrap().contains("`bedford` in line 3 already"), "{said:?}");
        assert!(written(&folder).is_empty());
    }
    let (folder, output) = import(table("Yes"), &["--json"]);
    assert_eq!((output.status.code(), printed(&output).as_str()), (Some(0), "[]\n"));
    assert!(String::from_utf8(output.stderr).unwrap().contains("Written: 2 area(s)"));
    assert_eq!(written(&folder).len(), 6);
}

#[test]
fn what_is_no_table_or_names_no_folder_is_wrong_use_and_says_what_to_do() {
    let folder = folder_of(&[
        ("areas.csv", table_of_forty().into_bytes()),
        ("latin.csv", b"area,name\nb,Caf\xe9".to_vec()),
        ("wide.csv", "area".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("large.csv", vec![b'x'; (4 << 20) + 1]),
    ]);
    fs::create_dir(folder.path().join("own")).unwrap();
    for (args, said) in [
        (&["areas.csv"][..], "hint: type: signpost area import areas.csv --content DIR"),
        (&["areas.csv", "--dry-run", "--json"], "import areas.csv --dry-run --json --content DIR"),
        (&["latin.csv", "--content", "own"], "hint: save it from the spreadsheet as CSV UTF-8"),
        (&["wide.csv", "--content", "own"], "as a file in UTF-16 does"),
        (&["large.csv", "--content", "own"], "has more than 4 MiB"),
        (&["none.csv", "--content", "own"], "cannot read `none.csv`: No such file or directory\n"),
        (&["own", "--content", "own"], "cannot read `own`: Is a directory\n"),
        (&["--content", "own"], "write `signpost area import areas.csv --content our-content`"),
        (&["lost.csv", "--content", "own"], "`signpost area import --template > areas.csv`"),
        (&["areas.csv", "--content", "new"], "folder `new`\nhint: make it first: mkdir -p new"),
        (&["own", "--content", "own"], "such as `tables/areas.csv`"),
        (&["areas.csv", "--template"], "hint:"),
    ] {
        let output = run(folder.path(), &[&["area", "import"], args].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(said), "{args:?}: {error}");
        let (_, hint) = error.split_once("hint: ").expect(&error);
        // What is in angle brackets cannot be typed.
        assert!(!hint.contains('<'), "{args:?}: {hint}");
    }
    assert!(written(&folder).is_empty());
}

/// An editor's folder that has a problem is told of that, as `check` tells of it.
#[test]
fn nothing_is_added_to_a_folder_that_has_a_problem() {
    let (folder, _) = import(table_of_forty(), &["--dry-run"]);
    let duty_team = "services/luton-duty-team.toml";
    fs::create_dir(folder.path().join("own/services")).unwrap();
    let text = shipped(duty_team).replace("0300 300 8123", "0300 300");
    fs::write(folder.path().join("own").join(duty_team), text).unwrap();
    let output = run(folder.path(), &["area", "import", "areas.csv", "--content", "own", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let problems: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(problems[0]["file"].as_str().unwrap().ends_with(duty_team));
    assert_eq!(written(&folder).len(), 1);
}

/// Whoever has the program, and no checkout of it, types what the guide shows.
#[test]
fn the_commands_of_the_guide_run_as_they_are_written() {
    let guide = fs::read_to_string("content/README.md").unwrap();
    let lines = guide.lines().filter(|line| line.contains(" area import ") && line.contains(" # "));
    let commands: Vec<&str> = lines.map(|line| line.split(" #").next().unwrap().trim()).collect();
    assert_eq!(commands.len(), 3, "{commands:?}");
    let folder = folder_of(&[("areas.csv", table_of_forty())]);
    fs::create_dir(folder.path().join("our-content")).unwrap();
    for command in commands {
        let words = command.strip_prefix("signpost ").expect(command);
        let words = words.split(" > ").next().unwrap();
        let output = run(folder.path(), &words.split(' ').collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(0), "{command}: {output:?}");
    }
    assert!(folder.path().join("our-content/areas/newtown-40.toml").is_file());
}
