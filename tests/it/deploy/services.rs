//! What holds of Compose's and Swarm's files as a whole, and of the load balancers' settings that they share.
//!
//! Both forms start the same Caddy with the same file, and tell it by two variables where the copies are.

use std::collections::BTreeSet;

use regex::Regex;
use serde_json::Value;

use super::in_compose::{Service, files, services};
use super::shipped::{Shipped, entries, table};
use super::workload::Workload;

/// What is declared at the top of each file is used by a service, and the other way round.
pub(super) fn what_services_use_is_declared(shipped: &Shipped) -> Vec<String> {
    let all = services(shipped);
    let mut wrong = Vec::new();
    for file in files(shipped) {
        let whole = &shipped.documents(file)[0];
        for kind in ["volumes", "secrets", "configs", "networks"] {
            let declared: BTreeSet<String> =
                table(&whole[kind]).map(|(name, _)| name.clone()).collect();
            let own = all.iter().filter(|service| service.file == file);
            let used: BTreeSet<String> = own.flat_map(|service| used(service, kind)).collect();
            if declared != used {
                wrong.push(format!("{file}: {kind} {declared:?} are declared, {used:?} used"));
            }
        }
    }
    wrong
}

fn used(service: &Service, kind: &str) -> Vec<String> {
    let listed = entries(&service.value[kind]).iter();
    let of_the_machine = |it: &&Value| it["type"] != "bind";
    let name = |it: &Value| it.as_str().or_else(|| it["source"].as_str()).map(str::to_owned);
    listed.filter(of_the_machine).filter_map(name).collect()
}

/// What answers over HTTP is on a network that leads nowhere; what needs Discord is on another.
pub(super) fn the_endpoint_reaches_nothing(shipped: &Shipped) -> Vec<String> {
    let mut wrong = Vec::new();
    for service in services(shipped).iter().filter(|service| service.is_signpost()) {
        let whole = &shipped.documents(&service.file)[0];
        let networks = used(service, "networks");
        let leads_out = networks.is_empty()
            || networks.iter().any(|name| whole["networks"][name]["internal"] != true);
        let serves = service.value["command"][0] == "serve";
        if leads_out == serves {
            wrong.push(format!("{}: {} is on {networks:?}", service.file, service.name));
        }
        if service.value.get("ports").is_some() {
            wrong.push(format!("{}: {} is open to others", service.file, service.name));
        }
    }
    wrong
}

/// Caddy's file names what differs by variables; what they name has to be there, and be reached.
pub(super) fn the_load_balancer_knows_the_copies(shipped: &Shipped) -> Vec<String> {
    let all = services(shipped);
    let settings = shipped.text("caddy/Caddyfile");
    let variable = Regex::new(r"\{\$([A-Z_]+):").unwrap();
    let variables: BTreeSet<&str> =
        variable.captures_iter(settings).map(|found| found.extract::<1>().1[0]).collect();
    let mut wrong = Vec::new();
    for service in all.iter().filter(|service| service.name == "caddy") {
        let given: BTreeSet<&str> =
            table(&service.value["environment"]).map(|(name, _)| name.as_str()).collect();
        let needed = BTreeSet::from(["SIGNPOST_SITE", "SIGNPOST_COPIES"]);
        if !given.is_subset(&variables) || !needed.is_subset(&given) {
            wrong.push(format!("{}: Caddy is given {given:?}", service.file));
        }
        let copies = service.value["environment"]["SIGNPOST_COPIES"].as_str().unwrap_or("");
        // Where one name leads to all copies, one that is about to stop would speak for all.
        let health = service.value["environment"]["SIGNPOST_HEALTH"].as_str();
        if health != (!copies.contains(' ')).then_some("/healthz") {
            wrong.push(format!("{}: Caddy asks {health:?} of {copies}", service.file));
        }
        for copy in copies.split(' ') {
            if !listens(shipped, service, &all, copy) {
                wrong.push(format!("{}: Caddy asks {copy}", service.file));
            }
        }
        let image = &service.value["image"];
        if all.iter().any(|it| it.name == "caddy" && it.value["image"] != *image) {
            wrong.push(format!("{}: another Caddy, {image}", service.file));
        }
    }
    wrong
}

/// Returns whether there is such a copy, which listens there and shares a network with Caddy.
fn listens(shipped: &Shipped, caddy: &Service, all: &[Service], copy: &str) -> bool {
    let Some((name, port)) = copy.split_once(':') else { return false };
    let place = format!("{}: {name}", caddy.file);
    let workloads = Workload::all(shipped);
    let Some(found) = workloads.iter().find(|it| it.place == place) else { return false };
    let service = all.iter().find(|it| it.file == caddy.file && it.name == name).unwrap();
    let shared = used(caddy, "networks");
    let shares = used(service, "networks").iter().any(|network| shared.contains(network));
    let health = format!("health_port {}\n", found.port("--admin").unwrap_or(0));
    let asks_health = shipped.text("caddy/Caddyfile").contains(&health);
    shares && asks_health && port.parse().ok() == found.port("--listen")
}

/// Both load balancers ask what the program offers, on the ports of the unit for the endpoint.
pub(super) fn load_balancers_ask_whether_a_copy_is_ready(shipped: &Shipped) -> Vec<String> {
    let needed = [
        ("caddy/Caddyfile", "health_uri {$SIGNPOST_HEALTH:/readyz}\n"),
        ("caddy/Caddyfile", "127.0.1.1:8080"),
        ("haproxy/haproxy.cfg", "option httpchk GET /readyz"),
    ];
    let missing = needed.iter().filter(|(file, text)| !shipped.text(file).contains(text));
    missing.map(|(file, text)| format!("{file}: no `{text}`")).collect()
}
