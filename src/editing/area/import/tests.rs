//! What is said of a table that is wrong: each a table of its own, pinned as an editor meets it.
//!
//! Bless a change with `INSTA_UPDATE=always cargo test --lib area::import`, then read every caret and hint of the diff as somebody
//! would who fills in spreadsheets.

use std::fs;
use std::sync::{Arc, LazyLock};

use insta::{assert_snapshot, with_settings};
use jiff::civil::date;
use tempfile::TempDir;

use super::areas;
use crate::editing::Folder;
use crate::editing::area::Probe;
use crate::schema::{SourceFile, report};

const HEADER: &str = "area,name,nation,office,phone,hours,page,checked,grade";

/// An empty folder laid over the content in the program: read once for all tables.
static FOLDER: LazyLock<Folder> = LazyLock::new(|| Folder::over(TempDir::new().unwrap().path()));

/// The rest of a row whose office is right.
const RIGHT: &str = "https://x.uk,2026-11-20,certain";

/// Pins what is said of a table.
#[track_caller]
fn shows(test: &str, table: &str) {
    shows_over(&FOLDER, test, table);
}

/// Pins what is said of a table for this folder.
#[track_caller]
fn shows_over(folder: &Folder, test: &str, table: &str) {
    let table = Arc::new(SourceFile::new("areas.csv".to_owned(), table.to_owned()));
    let problems = areas(&table, &Probe::new(folder, date(2026, 11, 24))).unwrap_err();
    let sentence = test.replace('_', " ");
    with_settings!({
        snapshot_path => "../../../../tests/it/snapshots/tables",
        prepend_module_to_snapshot => false,
        omit_expression => true,
        description => sentence,
    }, {
        let folder = folder.path("").display().to_string();
        let folder = folder.trim_end_matches('/');
        assert_snapshot!(test, report::carets(&problems).replace(folder, "DIR"));
    });
}

/// Declares one test a table: its columns beyond the usual ones, and its rows.
macro_rules! tables {
    ($( $test:ident: $columns:literal, $rows:expr; )*) => {
        $(
            #[test]
            fn $test() {
                let rows: Vec<String> = $rows;
                shows(stringify!($test), &format!("{HEADER}{}\n{}\n", $columns, rows.join("\n")));
            }
        )*
    };
}

/// Two rows of an area that are right, but for the number of the first.
fn bedford(number: &str) -> Vec<String> {
    vec![
        format!("bedford,Bedford,england,front-door,{number},,{RIGHT}"),
        format!("bedford,,,duty-team,020 7946 0001,,{RIGHT}"),
    ]
}

/// The same with one of its texts changed.
fn changed(from: &str, to: &str) -> Vec<String> {
    bedford("020 7946 0002").into_iter().map(|row| row.replace(from, to)).collect()
}

tables! {
    a_number_has_lost_its_first_nought: "", bedford("1582547653");
    a_number_is_that_of_a_service_for_everyone: "", bedford("0800 1111");
    a_name_cannot_be_listed: "", changed("Bedford", "'Bedford");
    a_number_has_lost_its_digits: "", bedford("1.58255E+09");
    a_number_is_too_short: "", bedford("0808 800 500");
    a_number_is_written_for_abroad: "", bedford("+44 20 7946 0002");
    a_number_is_a_known_misprint: "", bedford("0300 330 0630");
    a_number_is_of_an_office_that_is_there: "", bedford("01582 547653");
    a_number_is_in_two_areas: "", [bedford("020 7946 0002"), changed("edford", "letchley")].concat();
    an_area_is_there_already: "", changed("bedford", "luton");
    an_id_is_none: "", changed("bedford", "Bedford Borough");
    a_name_is_that_of_another_area: "", changed("Bedford", "Luton");
    a_place_in_the_menu_is_taken: ",order", bedford("020 7946 0002").into_iter().map(|row| row + ",10").collect();
    a_nation_is_none: "", changed("england", "Scottland");
    a_lado_is_outside_england: ",office-name,for", vec![
        format!("fife,Fife,scotland,front-door,020 7946 0001,,{RIGHT},Fife by day,a child in Fife"),
        format!("fife,,,duty-team,020 7946 0002,,{RIGHT},Fife at night,a child in Fife"),
        format!("fife,,,lado,020 7946 0003,,{RIGHT},Fife LADO,a worry about an adult"),
    ];
    an_office_is_there_twice: "", changed("duty-team", "front-door");
    an_area_is_there_twice_with_two_names: "", vec![
        bedford("020 7946 0002").remove(0),
        format!("bedford,Bedfordshire,wales,duty-team,020 7946 0003,,{RIGHT}"),
    ];
    an_area_has_nobody_to_ring_at_night: "", vec![bedford("020 7946 0002").remove(0)];
    an_area_has_no_way_into_it: "", vec!["bedford,Bedford,england,,,,,,".to_owned()];
    an_area_has_two_ways_into_it: ",finder", changed("certain", "certain,council-finder");
    a_finder_is_of_another_nation: ",finder", vec!["fife,Fife,scotland,,,,,,,council-finder".to_owned()];
    a_way_in_names_a_number: ",way-in", vec!["fife,Fife,scotland,,,,,,,Ring 020 7946 0001.".to_owned()];
    hours_are_as_people_say_them: "", changed("0002,,", "0002,9am to 5pm,");
    an_address_is_not_safe: "", changed("https", "http");
    a_day_is_as_a_spreadsheet_writes_it: "", changed("2026-11-20", "20/11/2026");
    a_day_is_yet_to_come: "", changed("2026-11-20", "2126-11-20");
    somebody_says_that_they_have_opened_the_page: ",how", changed("certain", "certain,opened");
    words_are_none_of_those_that_are_known: ",how,shared", changed("certain", "sure,guess,maybe");
    cells_are_empty: "", vec![",,,,,,,,certain".to_owned()];
    words_for_an_office_are_left_out_where_none_are_known: "", changed("england", "scotland");
    a_row_has_a_number_and_no_office: "", changed("front-door", "");
    a_row_has_more_cells_than_the_header: "", changed("0002,,", "0002,mon-fri 09:00-12:00, 13:00-16:00,");
    a_column_is_unknown: ",fax,phones,", changed("certain", "certain,,,x");
    a_character_cannot_be_seen: "", bedford("020\u{a0}7946\u{200b}0002");
    a_number_is_a_short_one: "", bedford("111");
    an_office_has_the_name_of_a_service_of_the_program: ",office-name", bedford("020 7946 0002")
        .into_iter()
        .map(|row| row + ",Luton emergency duty team: all other times")
        .collect();
}

/// A LADO of the same area, whose row is right.
fn lado() -> String {
    format!("bedford,,,lado,020 7946 0003,,{RIGHT}")
}

// What one fault leads to is no second fault, and is not told: each of these tables has the faults of its name alone.
tables! {
    of_three_offices_the_first_cannot_be_read: "", [bedford("0808 800 500"), vec![lado()]].concat();
    of_three_offices_the_second_cannot_be_read: "", [changed("020 7946 0001", "0808 800 500"), vec![lado()]].concat();
    of_three_offices_the_first_is_there_twice: "", [
        vec![bedford("020 7946 0004").remove(0)],
        bedford("020 7946 0002"),
        vec![lado()],
    ]
    .concat();
    an_area_is_there_already_and_so_are_its_numbers: "", vec![
        format!("luton,Luton,england,front-door,01582 547653,,{RIGHT}"),
        format!("luton,,,duty-team,0300 300 8123,,{RIGHT}"),
    ];
    an_id_is_written_in_two_ways: "", vec![bedford("020 7946 0002").remove(0).replacen("bedford", "Bedford", 1), bedford("").remove(1)];
    an_id_is_misspelt_in_one_row: "", vec![bedford("020 7946 0002").remove(0), bedford("").remove(1).replace("bedford", "bedfrod")];
    an_id_is_left_out_in_one_row: "", vec![bedford("020 7946 0002").remove(0), bedford("").remove(1).replace("bedford", "")];
    an_office_is_misspelt: "", changed("front-door", "front-dor");
    a_nation_is_said_in_two_ways: "", vec![bedford("020 7946 0002").remove(0).replace("england", "scotland"), bedford("").remove(1).replace(",,,", ",,england,")];
    most_rows_say_another_name: "", vec![
        bedford("020 7946 0002").remove(0).replace("Bedford", "Badford"),
        bedford("").remove(1).replace("bedford,,", "bedford,Bedford,"),
        lado().replace("bedford,,", "bedford,Bedford,"),
    ];
    a_lado_without_a_name_is_outside_england: ",office-name,for", vec![
        format!("fife,Fife,scotland,front-door,020 7946 0001,,{RIGHT},Fife by day,a child in Fife"),
        format!("fife,,,duty-team,020 7946 0002,,{RIGHT},Fife at night,a child in Fife"),
        format!("fife,,,lado,020 7946 0003,,{RIGHT},,"),
    ];
    a_column_that_can_be_left_out_is_misspelt: ",share", changed("020 7946 0001", "0300 300 8123").into_iter().map(|row| row + ",yes").collect();
    a_name_is_taken_and_a_place_is_no_number: ",order", changed("Bedford", "Luton").into_iter().map(|row| row + ",ten").collect();
    two_of_many_areas_have_one_name: ",finder", (b'a'..=b'z')
        .map(|letter| format!("new-{0},New {0},england,,,,,,,council-finder", char::from(letter)))
        .chain(["newtown,NEW A,england,,,,,,,council-finder".to_owned()])
        .collect();
}

#[test]
fn a_column_that_is_needed_is_misspelt() {
    let table = format!("{HEADER}\n{}\n", bedford("020 7946 0002").join("\n"));
    shows("a_column_that_is_needed_is_misspelt", &table.replacen("office", "offise", 1));
}

#[test]
fn an_office_whose_file_is_there_is_told_of_that_alone() {
    let root = TempDir::new().unwrap();
    fs::create_dir(root.path().join("services")).unwrap();
    let office = "name = \"Bedford at night\"\nkind = \"duty-team\"\nfor = \"a child in Bedford\"\nnations = [\"england\"]\n\
        [[route]]\nphone = \"020 7946 0001\"\nhours = \"check\"\n[checked]\non = 2026-01-01\nagainst = \"https://x.uk\"\n\
        how = \"second-hand copy\"\ngrade = \"probable\"\n";
    fs::write(root.path().join("services/bedford-duty-team.toml"), office).unwrap();
    let rows = bedford("020 7946 0002").join("\n");
    let folder = Folder::over(root.path());
    shows_over(
        &folder,
        "an_office_whose_file_is_there_is_told_of_that_alone",
        &format!("{HEADER}\n{rows}\n"),
    );
}

#[test]
fn more_areas_than_the_menu_has_places_are_told_once_with_what_to_move() {
    let root = TempDir::new().unwrap();
    fs::create_dir(root.path().join("areas")).unwrap();
    let rest = fs::read_to_string("content/areas/elsewhere-in-england.toml").unwrap();
    let rest = rest.replace("order     = 910", "order = 3");
    fs::write(root.path().join("areas/elsewhere-in-england.toml"), rest).unwrap();
    let row = |nth: u8| {
        let letter = char::from(nth);
        format!("new-{letter},New {letter},england,,,,,,,council-finder\n")
    };
    let rows: String = (b'a'..=b'd').map(row).collect();
    let folder = Folder::over(root.path());
    let test = "more_areas_than_the_menu_has_places_are_told_once_with_what_to_move";
    shows_over(&folder, test, &format!("{HEADER},finder\n{rows}"));
}

#[test]
fn columns_are_missing_and_one_is_there_twice() {
    shows(
        "columns_are_missing_and_one_is_there_twice",
        "area,name,Area,office\nbedford,Bedford,,\n",
    );
}

#[test]
fn a_quote_has_no_end() {
    shows(
        "a_quote_has_no_end",
        &format!("{HEADER}\nbedford,\"Bedford,england\n{}\n", bedford("1").join("\n")),
    );
}

#[test]
fn nothing_is_in_it() {
    shows("nothing_is_in_it", "");
}

#[test]
fn it_is_no_table() {
    shows("it_is_no_table", "Dear all,\nthese are the numbers:\n");
}

/// What is wrong in one row hides nothing that is wrong in another, whatever finds it.
#[test]
fn all_of_it_is_told_at_once() {
    let rows = [
        changed("bedford", "newtown").remove(0),
        "ampthill,Luton,england,,,,,,,luton-mash".to_owned(),
        "fife,Fife,scotland,,,,,,,".to_owned(),
    ];
    let rows = [bedford("0300 330 0630"), rows.to_vec()].concat().join("\n");
    shows("all_of_it_is_told_at_once", &format!("{HEADER},finder\n{rows}\n"));
}
