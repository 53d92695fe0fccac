//! Whatever text a button carries: what it is read as is written again as the same, fits into a button, and is answered.
//!
//! Nothing of the text but what it is read as gets into what is written.

#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost::answer::{Asked, Press, Visibility};
use signpost::content::Form;
use signpost::discord::limits::CUSTOM_ID;
use signpost::render::{decode, encode, form_of};
use signpost::transport::written;
use signpost_fuzz::answered::is_right;
use signpost_fuzz::bots::{BOTS, LISTED, MOMENTS};

fuzz_target!(|text: &str| {
    let form = form_of(text);
    let Some(press) = decode(text) else { return };
    assert_eq!(press.query.form, form, "{text}");
    let again = encode(&press, "1");
    assert!(again.chars().count() <= CUSTOM_ID, "{again}");
    assert_eq!(decode(&again).as_ref(), Some(&press), "{text} became {again}");
    assert_eq!(form_of(&again), form, "{text} became {again}");
    answer(press, form);
});

fn answer(press: Press, form: Form) {
    let guilds = [None, LISTED.parse().ok()];
    for (from, guild) in BOTS.iter().flat_map(|from| guilds.map(|guild| (from, guild))) {
        for visibility in [Visibility::Ephemeral, Visibility::Shared, Visibility::Turned] {
            let query = press.query.clone();
            assert_eq!(query.form, form);
            is_right(&written(from, MOMENTS[0], guild, &Asked::Query { query, visibility }));
        }
    }
}
