//! Reads Compose's files and Swarm's, which are of one form.
//!
//! A service is Signpost where its image is; all others, such as the load balancer, are looked at by the rules of the files.

use std::collections::BTreeMap;

use serde_json::Value;

use super::shipped::{Shipped, entries, table, texts};
use super::workload::{Starter, Workload, mebibytes, seconds};

/// The files of this form.
pub(super) fn files(shipped: &Shipped) -> Vec<&str> {
    let all = shipped.files_in("");
    let of_this_form = |file: &&str| {
        (file.starts_with("compose/") || file.starts_with("swarm/")) && file.ends_with(".yaml")
    };
    all.into_iter().filter(of_this_form).collect()
}

/// Returns each service of each file, by the file and its name.
pub(super) fn services(shipped: &Shipped) -> Vec<Service> {
    let mut all = Vec::new();
    for file in files(shipped) {
        let whole = &shipped.documents(file)[0];
        for (name, service) in table(&whole["services"]) {
            let name = name.clone();
            all.push(Service { file: file.to_owned(), name, value: service.clone() });
        }
    }
    all
}

/// One service.
pub(super) struct Service {
    pub(super) file: String,
    pub(super) name: String,
    pub(super) value: Value,
}

impl Service {
    /// Returns whether it is Signpost, by the name of its image.
    pub(super) fn is_signpost(&self) -> bool {
        self.value["image"].as_str().is_some_and(|image| image.contains("signpost"))
    }

    fn is_of_swarm(&self) -> bool {
        self.file.starts_with("swarm/")
    }
}

/// Returns the services that are Signpost.
pub(super) fn workloads(shipped: &Shipped) -> Vec<Workload> {
    services(shipped).iter().filter(|service| service.is_signpost()).map(workload).collect()
}

fn workload(service: &Service) -> Workload {
    let value = &service.value;
    let limits = &value["deploy"]["resources"]["limits"];
    let memory = value["mem_limit"].as_str().or_else(|| limits["memory"].as_str());
    let health = texts(&value["healthcheck"]["test"]);
    let is_off = value["healthcheck"]["disable"] == true;
    let is_ours = health.get(1).is_some_and(|program| program == "/signpost");
    Workload {
        place: format!("{}: {}", service.file, service.name),
        under: if service.is_of_swarm() { Starter::Swarm } else { Starter::Compose },
        command: texts(&value["command"]),
        health: if is_off { Some(Vec::new()) } else { is_ours.then(|| health[2..].to_vec()) },
        image: value["image"].as_str().map(str::to_owned),
        environment: environment(&value["environment"]),
        memory: memory.and_then(mebibytes),
        grace: value["stop_grace_period"].as_str().and_then(seconds),
        readable: readable(value),
        has_secret: !entries(&value["secrets"]).is_empty(),
        lacks: lacks(service),
    }
}

fn environment(written: &Value) -> BTreeMap<String, String> {
    table(written)
        .map(|(name, value)| (name.clone(), value.as_str().unwrap_or("").into()))
        .collect()
}

/// The folders that are mounted, the configs, and the secrets where Docker puts them.
fn readable(value: &Value) -> Vec<String> {
    let target = |entry: &Value| entry["target"].as_str().map(str::to_owned);
    let mounted = ["volumes", "configs"].into_iter().flat_map(|key| entries(&value[key]));
    let secrets = entries(&value["secrets"]).iter().map(|secret| {
        let name = secret.as_str().or_else(|| secret["target"].as_str()).unwrap_or("?");
        format!("/run/secrets/{name}")
    });
    mounted.filter_map(target).chain(secrets).collect()
}

/// What of the hardening is missing. A Swarm takes neither `security_opt` nor a limit of the swap.
fn lacks(service: &Service) -> Vec<String> {
    let value = &service.value;
    let limits = &value["deploy"]["resources"]["limits"];
    let mut lacks = Vec::new();
    let mut needs = |there: bool, what: &str| {
        if !there {
            lacks.push(what.to_owned());
        }
    };
    needs(value["read_only"] == true, "read_only: true");
    needs(value["user"] == "65532:65532", "user: 65532:65532");
    needs(texts(&value["cap_drop"]) == ["ALL"], "cap_drop: [ALL]");
    needs(value.get("cap_add").is_none(), "no cap_add");
    needs(value["pids_limit"].is_u64() || limits["pids"].is_u64(), "a limit of processes");
    if !service.is_of_swarm() {
        let options = texts(&value["security_opt"]);
        needs(options == ["no-new-privileges:true"], "no-new-privileges");
        needs(value["memswap_limit"] == value["mem_limit"], "no swap");
    }
    let binds = entries(&value["volumes"]).iter().filter(|volume| volume["type"] == "bind");
    needs(binds.clone().all(|volume| volume["read_only"] == true), "folders that are read only");
    lacks
}
