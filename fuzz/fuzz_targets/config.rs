//! Whatever is in `signpost.toml`: either it can be used and each of its servers is answered, or each problem has its place
//! in the file and a next step, and can be printed.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use signpost::answer::{Asked, Query, Subject};
use signpost::live::Snapshot;
use signpost::schema::SourceFile;
use signpost::transport::written;
use signpost::{config, judge};
use signpost_fuzz::answered::is_right;
use signpost_fuzz::bots::{MOMENTS, SHIPPED};
use signpost_fuzz::told::are_told;

fuzz_target!(|text: &str| {
    let file = Arc::new(SourceFile::new("signpost.toml".to_owned(), text.to_owned()));
    let form = config::form(&file);
    match judge::config(Some(&file), &SHIPPED.content) {
        Ok(config) => {
            assert!(form.is_empty(), "it is used, and its form is refused: {form:?}");
            let guilds: Vec<u64> = config.servers.keys().copied().collect();
            answer(&Snapshot::new(Arc::clone(&SHIPPED), config), &guilds);
        }
        Err(problems) => are_told(&problems),
    }
    if !form.is_empty() {
        are_told(&form);
    }
});

fn answer(from: &Snapshot, guilds: &[u64]) {
    let subjects = [
        Subject::Help,
        Subject::Contacts(None),
        Subject::About,
        Subject::Boards,
        Subject::Induction(None),
    ];
    for guild in guilds.iter().take(4).map(|guild| Some(*guild)).chain([None]) {
        for subject in subjects.clone() {
            is_right(&written(from, MOMENTS[0], guild, &Asked::ephemerally(Query::of(subject))));
        }
    }
}
