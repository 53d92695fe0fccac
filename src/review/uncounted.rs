//! Warnings of what an editor wrote and nothing counts: a role beside a way of checking that no person did, an
//! approval of what nobody has checked.
//!
//! Neither is wrong enough to refuse the file: the contact is due all the same.

use std::sync::Arc;

use super::due::{CheckOf, LastCheck, Thing, verify_command};
use crate::content::Assembled;
use crate::schema::At::Key;
use crate::schema::{Problem, SourceFile};

/// Returns a warning for each role and each approval that is not counted.
pub fn uncounted(loaded: &Assembled) -> Vec<Problem> {
    let content = &loaded.content;
    let calendar = loaded.files.single("calendar.toml");
    let mut found = roles(&calendar, &content.checks(&Thing::BankHolidays));
    for (id, service) in content.services.iter() {
        let file = loaded.files.of(id);
        found.extend(roles(&file, &content.checks(&Thing::of(id))));
        if service.checked.approved.is_some() && service.checked.contact.by.is_none() {
            let at = file.place(&[Key("checked"), Key("approved")]);
            let message = "`[checked.approved]` without `by` in `[checked]` is not counted";
            let hint = format!(
                "a person checks the number first, and then somebody in another role approves it: run `{}`",
                verify_command(loaded)
            );
            found.push(Problem::warning(&file, at, message).hint(hint));
        }
    }
    found
}

fn roles(file: &Arc<SourceFile>, checks: &[LastCheck<'_>]) -> Vec<Problem> {
    let without_a_person = |kept: &&LastCheck<'_>| {
        let LastCheck { checked, .. } = kept;
        checked.by.is_some() && !checked.is_verified()
    };
    let warning = |kept: &LastCheck<'_>| {
        let how = kept.checked.how.name();
        let message = format!("`by` beside `how = \"{how}\"` is not counted");
        let ways = match kept.held {
            CheckOf::BankHolidays => "\"page opened\"",
            CheckOf::Contact | CheckOf::Hours => "\"page opened\" or \"number called\"",
        };
        let hint =
            format!("no person has checked it so: write {ways} if one has, else remove `by`");
        Problem::warning(file, kept.held.span(file, "by"), message).hint(hint)
    };
    checks.iter().filter(without_a_person).map(warning).collect()
}
