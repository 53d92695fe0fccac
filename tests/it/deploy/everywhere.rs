//! What holds of every copy, whatever starts it: hardening, memory, secrets, paths, time to stop.
//!
//! Each rule returns what breaks it, and where.

use super::shipped::Shipped;
use super::workload::{Starter, Workload};

/// What `docs/operations.md` says that `serve` takes at its worst, in MiB.
const WORST_OF_SERVE: u64 = 170;

/// What anything else may take, in MiB: it takes a quarter of that at rest.
const OTHERS: u64 = 64;

/// The seconds that answers in flight may take after the drain.
const IN_FLIGHT: u64 = 10;

/// Returns what a rule finds wrong with each copy, with its place.
fn of_each(shipped: &Shipped, wrong: impl Fn(&Workload) -> Option<String>) -> Vec<String> {
    let all = Workload::all(shipped);
    assert!(all.len() > 10, "{all:?}");
    all.iter().filter_map(|it| Some(format!("{}: {}", it.place, wrong(it)?))).collect()
}

pub(super) fn each_copy_is_hardened(shipped: &Shipped) -> Vec<String> {
    of_each(shipped, |it| {
        (!it.lacks.is_empty()).then(|| format!("it lacks {}", it.lacks.join(", ")))
    })
}

pub(super) fn each_copy_has_as_much_memory_as_it_may_need(shipped: &Shipped) -> Vec<String> {
    of_each(shipped, |it| {
        let least = if it.verb() == "serve" { WORST_OF_SERVE } else { OTHERS };
        match it.memory {
            None => Some("it has no limit of memory".to_owned()),
            Some(memory) if memory < least => Some(format!("{memory} MiB are too few")),
            Some(_) => None,
        }
    })
}

pub(super) fn each_copy_may_finish_what_it_answers(shipped: &Shipped) -> Vec<String> {
    of_each(shipped, |it| {
        if !it.goes_on() {
            return None;
        }
        let drain = match it.verb() {
            "serve" => it.option("--drain")?.parse::<u64>().ok()?,
            _ => 0,
        };
        let grace = it.grace.unwrap_or(0);
        (grace < drain + IN_FLIGHT).then(|| format!("{grace} s after a drain of {drain} s"))
    })
}

pub(super) fn each_endpoint_says_how_long_it_drains(shipped: &Shipped) -> Vec<String> {
    of_each(shipped, |it| {
        (it.verb() == "serve" && it.option("--drain").is_none()).then(|| "no --drain".to_owned())
    })
}

pub(super) fn a_token_is_a_file_and_is_only_where_it_is_needed(shipped: &Shipped) -> Vec<String> {
    of_each(shipped, |it| {
        let variable = |name: &str| it.environment.get(name);
        if variable("DISCORD_TOKEN").is_some() {
            return Some("a token is in the environment".to_owned());
        }
        let has_token = it.has_secret || variable("DISCORD_TOKEN_FILE").is_some();
        let needs_token = it.verb() != "serve";
        if needs_token && !(it.has_secret && variable("DISCORD_TOKEN_FILE").is_some()) {
            return Some("the token's file is not handed to it".to_owned());
        }
        if !needs_token && variable("DISCORD_PUBLIC_KEY_FILE").is_none() {
            return Some("the public key's file is not handed to it".to_owned());
        }
        (has_token && !needs_token).then(|| "it answers without a token, and has one".to_owned())
    })
}

/// A folder that is not mounted is no folder to the program, and it would end with code 2.
pub(super) fn each_path_that_is_named_can_be_read(shipped: &Shipped) -> Vec<String> {
    of_each(shipped, |it| {
        let options = ["--config", "--content"].iter().filter_map(|name| it.option(name));
        let files = it.environment.iter().filter(|(name, _)| name.ends_with("_FILE"));
        let named = options.chain(files.map(|(_, path)| path.as_str()));
        let is_there = |path: &str| {
            it.readable.iter().any(|root| path == root || path.starts_with(&format!("{root}/")))
        };
        // Files of a Swarm's configs each have a path of their own, and there is no folder of content among them.
        let missing: Vec<&str> = named.filter(|path| !is_there(path)).collect();
        (!missing.is_empty()).then(|| format!("{} cannot be read", missing.join(", ")))
    })
}

pub(super) fn each_copy_reads_the_configuration(shipped: &Shipped) -> Vec<String> {
    of_each(shipped, |it| {
        let named = it.option("--config");
        (named != Some("/etc/signpost/signpost.toml")).then(|| format!("it reads {named:?}"))
    })
}

/// One version, by a tag that says which: the one of this source.
pub(super) fn the_image_is_the_same_everywhere(shipped: &Shipped) -> Vec<String> {
    let right = format!("signpost:{}", env!("CARGO_PKG_VERSION"));
    of_each(shipped, |it| {
        let image = it.image.as_ref()?;
        (*image != right).then(|| format!("{image} in place of {right}"))
    })
}

/// In a container 127.0.0.1 is its own, which nobody else reaches. On a machine others would reach 0.0.0.0.
pub(super) fn each_port_is_reached_by_those_alone_who_should(shipped: &Shipped) -> Vec<String> {
    of_each(shipped, |it| {
        let right = if it.under == Starter::Systemd { "127.0.0.1:" } else { "0.0.0.0:" };
        let addresses = ["--listen", "--admin"].iter().filter_map(|name| it.option(name));
        let wrong: Vec<&str> = addresses.filter(|at| !at.starts_with(right)).collect();
        if !wrong.is_empty() {
            return Some(format!("{} is not at {right}", wrong.join(", ")));
        }
        let both = it.verb() != "serve" || it.port("--listen").is_some();
        (it.goes_on() && !(both && it.port("--admin").is_some()))
            .then(|| "a port is missing".to_owned())
    })
}

/// `signpost health` asks 127.0.0.1:9090, unless it is told another address.
pub(super) fn the_health_check_asks_the_admin_port(shipped: &Shipped) -> Vec<String> {
    of_each(shipped, |it| {
        let docker = [Starter::Compose, Starter::Swarm].contains(&it.under);
        if !docker {
            return None;
        }
        if !it.goes_on() {
            // The image has a check of its own, by which Swarm would stop what has no admin port.
            let is_asked = it.health.as_ref().is_none_or(|health| !health.is_empty());
            return is_asked.then(|| "its health is asked, and it ends by itself".to_owned());
        }
        let Some(health) = &it.health else { return Some("nobody asks for its health".into()) };
        let asked = health.iter().skip(1).find_map(|it| it.rsplit_once(':')?.1.parse().ok());
        (Some(asked.unwrap_or(9090)) != it.port("--admin")).then(|| format!("{health:?}"))
    })
}

/// The standby is the first copy, but for when it answers.
pub(super) fn a_standby_differs_in_nothing_else(shipped: &Shipped) -> Vec<String> {
    let all = Workload::all(shipped);
    let mut wrong = Vec::new();
    for standby in all.iter().filter(|it| it.option("--standby").is_some()) {
        let first = all.iter().find(|it| {
            it.verb() == "run" && it.under == standby.under && it.option("--standby").is_none()
        });
        let mut command = standby.command.clone();
        command.retain(|argument| !argument.starts_with("--standby"));
        let same = first.is_some_and(|it| {
            it.command == command && it.memory == standby.memory && it.readable == standby.readable
        });
        if !same {
            wrong.push(format!("{} differs from the first copy", standby.place));
        }
    }
    assert!(all.iter().filter(|it| it.option("--standby").is_some()).count() == 2, "two standbys");
    wrong
}
