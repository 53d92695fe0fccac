//! What holds of systemd's units beside what `systemd-analyze` says of them.
//!
//! That tool knows each key and value, and how much a unit gives up; it does not know what the program's exit codes mean.

use super::in_systemd::services;
use super::shipped::Shipped;

pub(super) fn a_wrong_setting_is_not_tried_again(shipped: &Shipped) -> Vec<String> {
    let all = services(shipped);
    let kept_up = all.iter().filter(|unit| unit.has("Restart", "on-failure"));
    let wrong = kept_up.filter(|unit| !unit.has("RestartPreventExitStatus", "2"));
    let mut wrong: Vec<String> = wrong.map(|unit| unit.name.clone()).collect();
    // Whoever goes on is started again for as long as it takes.
    let gives_up = all.iter().filter(|unit| !unit.has("Type", "oneshot"));
    let gives_up = gives_up
        .filter(|it| !it.has("Restart", "on-failure") || !it.has("StartLimitIntervalSec", "0"));
    wrong.extend(gives_up.map(|unit| unit.name.clone()));
    wrong
}

/// A unit of a template is started by the timer of its name.
pub(super) fn each_template_has_its_timer(shipped: &Shipped) -> Vec<String> {
    let files = shipped.files_in("systemd/");
    let templates = files.iter().filter_map(|file| file.strip_suffix("@.service"));
    let without = templates.filter(|stem| {
        let timer = format!("{stem}@.timer");
        !files.contains(&timer.as_str()) || !shipped.text(&timer).contains("\nOnCalendar=")
    });
    without.map(|stem| format!("{stem}@.service")).collect()
}

/// The endpoint makes no connection, and only this machine's load balancer reaches it.
pub(super) fn the_endpoints_unit_reaches_nothing(shipped: &Shipped) -> Vec<String> {
    let all = services(shipped);
    let serves = all.iter().filter(|unit| unit.all("ExecStart")[0].contains(" serve "));
    let wrong = serves.filter(|unit| {
        !unit.has("IPAddressDeny", "any") || unit.all("IPAddressAllow") != ["localhost"]
    });
    wrong.map(|unit| unit.name.clone()).collect()
}
