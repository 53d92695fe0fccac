//! `signpost boards plan` and `sync`: what would change, and what was changed.
//!
//! What is printed is made in `boards`. Progress goes to standard error, so that what is printed stays whole.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::super::discord;
use super::super::output::{print, say};
use crate::boards::{Aim, Boards, Current, Done, Held, Place, Progress, in_words, rows};
use crate::clock;
use crate::config::Environment;
use crate::failure::Failure;
use crate::live::Snapshot;

/// How often a long run says how far it is.
const TELL_EVERY: Duration = Duration::from_secs(2);

/// Brings the boards to where `aim` says, and prints what came of it.
pub(super) async fn make(
    environment: Environment,
    snapshot: Arc<Snapshot>,
    aim: Aim,
    places: Vec<Place>,
    json: bool,
) -> Result<ExitCode, Failure> {
    let rest = Arc::new(discord::client(environment));
    let boards = Arc::new(Boards::new(Arc::clone(&rest)));
    let held = Held { snapshot, today: clock::now().date() };
    let current: Current = {
        let held = held.clone();
        Arc::new(move || Some(held.clone()))
    };
    let mut progress = Progress::told_every(TELL_EVERY);
    let tell = |done: &[Done]| {
        if let Some(finished) = progress.add(done.len()) {
            say(&format!("{finished} of {} boards", places.len()));
        }
    };
    let all = boards.reconcile(&current, aim, &places, tell).await;
    let all = all.map_err(|error| discord::failure(&error))?;
    print(&if json {
        format!("{:#}\n", Value::from_iter(all.iter().flat_map(rows)))
    } else {
        in_words(&rest, &held, &all).await
    })?;
    Ok(ExitCode::from(u8::from(all.iter().any(|done| done.obstacle.is_some()))))
}
