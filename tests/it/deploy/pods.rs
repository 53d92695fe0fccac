//! What holds of Kubernetes' objects: each points at something that is there, by label, name or port.
//!
//! A selector that matches nothing is valid to every tool, and leaves people without an answer.

use serde_json::Value;

use super::in_kubernetes::{Object, objects, selects, workloads};
use super::shipped::{Shipped, entries};

/// Returns the objects of a kind.
fn of_kind<'o>(all: &'o [Object], kind: &str) -> Vec<&'o Object> {
    let found: Vec<&Object> = all.iter().filter(|object| object.kind == kind).collect();
    assert!(!found.is_empty(), "there is no {kind}");
    found
}

/// Returns what makes pods with such labels.
fn selected<'o>(all: &'o [Object], selector: &Value) -> Vec<&'o Object> {
    let has = |object: &&Object| {
        object.pod().is_some_and(|pod| selects(selector, &pod["metadata"]["labels"]))
    };
    all.iter().filter(has).collect()
}

pub(super) fn each_selector_finds_its_pods(shipped: &Shipped) -> Vec<String> {
    let all = objects(shipped);
    let mut wrong = Vec::new();
    for object in &all {
        let spec = &object.value["spec"];
        let selector = match object.kind.as_str() {
            "Deployment" | "PodDisruptionBudget" => &spec["selector"]["matchLabels"],
            "NetworkPolicy" => &spec["podSelector"]["matchLabels"],
            "Service" => &spec["selector"],
            _ => continue,
        };
        let found = selected(&all, selector);
        let own = object.kind != "Deployment" || found.iter().any(|it| it.name == object.name);
        if found.is_empty() || !own || (object.kind == "Deployment" && found.len() != 1) {
            wrong.push(format!("{} selects {} makers of pods", object.place(), found.len()));
        }
    }
    for object in all.iter().filter(|object| object.kind == "Deployment") {
        let spread = &object.pod().unwrap()["spec"]["topologySpreadConstraints"];
        for constraint in entries(spread) {
            let labels = &object.pod().unwrap()["metadata"]["labels"];
            if !selects(&constraint["labelSelector"]["matchLabels"], labels) {
                wrong.push(format!("{} is spread by labels of others", object.place()));
            }
        }
    }
    wrong
}

/// Returns the named ports of a pod's containers.
fn ports(pod: &Value) -> Vec<(&str, u64)> {
    let containers = entries(&pod["spec"]["containers"]).iter();
    let all = containers.flat_map(|container| entries(&container["ports"]));
    all.filter_map(|port| Some((port["name"].as_str()?, port["containerPort"].as_u64()?))).collect()
}

pub(super) fn each_service_leads_to_a_port_that_is_listened_on(shipped: &Shipped) -> Vec<String> {
    let all = objects(shipped);
    let mut wrong = Vec::new();
    for service in of_kind(&all, "Service") {
        for port in entries(&service.value["spec"]["ports"]) {
            let target = port["targetPort"].as_str().unwrap_or("?");
            let makers = selected(&all, &service.value["spec"]["selector"]);
            let has = |it: &&Object| ports(it.pod().unwrap()).iter().any(|(it, _)| *it == target);
            if !makers.iter().all(has) {
                wrong.push(format!("{}: no port is called {target}", service.place()));
            }
        }
    }
    for ingress in of_kind(&all, "Ingress") {
        wrong.extend(broken_ways(&all, ingress));
    }
    wrong
}

/// The ways of an Ingress that lead to no port of a Service, or to a path that the program does not have.
fn broken_ways(all: &[Object], ingress: &Object) -> Vec<String> {
    let mut wrong = Vec::new();
    for rule in entries(&ingress.value["spec"]["rules"]) {
        for path in entries(&rule["http"]["paths"]) {
            let backend = &path["backend"]["service"];
            let service = of_kind(all, "Service").into_iter().find(|it| backend["name"] == it.name);
            let has_port = service.is_some_and(|it| {
                let ports = entries(&it.value["spec"]["ports"]);
                ports.iter().any(|port| port["name"] == backend["port"]["name"])
            });
            // What `serve` answers on, where no `--path` is given.
            if !has_port || path["path"] != "/interactions" || path["pathType"] != "Exact" {
                wrong.push(format!("{}: {path}", ingress.place()));
            }
        }
    }
    wrong
}

/// Of the named ports, `http` is that of `--listen` and `admin` that of `--admin`.
pub(super) fn each_container_port_is_that_of_its_arguments(shipped: &Shipped) -> Vec<String> {
    let (all, workloads) = (objects(shipped), workloads(shipped));
    let mut wrong = Vec::new();
    for object in all.iter().filter(|object| object.kind == "Deployment") {
        let copy = workloads.iter().find(|it| it.place.starts_with(&object.place())).unwrap();
        let listed = ports(object.pod().unwrap());
        for (name, option) in [("http", "--listen"), ("admin", "--admin")] {
            let port = listed.iter().find(|(it, _)| *it == name).map(|(_, port)| *port);
            if port != copy.port(option) {
                wrong.push(format!("{}: {name} is {port:?}", copy.place));
            }
        }
    }
    wrong
}

/// Returns each probe: where it is, its path and the name of its port.
fn probes(all: &[Object]) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for object in all.iter().filter(|object| object.kind == "Deployment") {
        for container in entries(&object.pod().unwrap()["spec"]["containers"]) {
            for kind in ["startupProbe", "readinessProbe", "livenessProbe"] {
                let get = &container[kind]["httpGet"];
                let text = |key: &str| get[key].as_str().unwrap_or("?").to_owned();
                found.push((format!("{}: {kind}", object.place()), text("path"), text("port")));
            }
        }
    }
    found
}

/// That a copy lives is one question, and that it is ready another: a copy that is not ready is not killed.
pub(super) fn each_probe_asks_its_own_question(shipped: &Shipped) -> Vec<String> {
    let probes = probes(&objects(shipped));
    assert!(probes.len() == 9, "{probes:?}");
    let is_right = |kind: &str, path: &str, port: &str| {
        let right = if kind.ends_with("readinessProbe") { "/readyz" } else { "/healthz" };
        path == right && port == "admin"
    };
    let wrong = probes.iter().filter(|(kind, path, port)| !is_right(kind, path, port));
    wrong.map(|(place, path, port)| format!("{place} asks {path} on {port}")).collect()
}

/// Returns how many copies there are at least: what the autoscaler leaves, or what the Deployment says.
fn least(all: &[Object], maker: &Object) -> u64 {
    let scaled = of_kind(all, "HorizontalPodAutoscaler").into_iter().find(|it| {
        let target = &it.value["spec"]["scaleTargetRef"];
        target["kind"] == maker.kind && target["name"] == maker.name
    });
    let by_itself = || maker.value["spec"]["replicas"].as_u64().unwrap_or(1);
    scaled.map_or_else(by_itself, |it| it.value["spec"]["minReplicas"].as_u64().unwrap_or(1))
}

/// A budget of as many as there are would never let a node be emptied.
pub(super) fn each_budget_leaves_one_to_be_moved(shipped: &Shipped) -> Vec<String> {
    let all = objects(shipped);
    let mut wrong = Vec::new();
    for budget in of_kind(&all, "PodDisruptionBudget") {
        let spec = &budget.value["spec"];
        let makers = selected(&all, &spec["selector"]["matchLabels"]);
        let copies: u64 = makers.into_iter().map(|maker| least(&all, maker)).sum();
        let kept = spec["minAvailable"].as_u64().unwrap_or(0);
        if kept == 0 || kept >= copies {
            wrong.push(format!("{} keeps {kept} of {copies}", budget.place()));
        }
    }
    wrong
}

pub(super) fn each_autoscaler_has_something_to_scale(shipped: &Shipped) -> Vec<String> {
    let all = objects(shipped);
    let mut wrong = Vec::new();
    for scaler in of_kind(&all, "HorizontalPodAutoscaler") {
        let target = &scaler.value["spec"]["scaleTargetRef"];
        let found = all.iter().find(|it| target["kind"] == it.kind && target["name"] == it.name);
        // What says how many there are is one of the two, or they would take turns.
        if found.is_none_or(|it| it.value["spec"].get("replicas").is_some()) {
            wrong.push(format!("{} scales {target}", scaler.place()));
        }
    }
    wrong
}

/// What has the token reaches Discord and a name server; what answers over HTTP reaches nothing; nothing is left out.
pub(super) fn each_pod_reaches_what_it_needs_alone(shipped: &Shipped) -> Vec<String> {
    let all = objects(shipped);
    let policies = of_kind(&all, "NetworkPolicy");
    let mut wrong = Vec::new();
    for maker in all.iter().filter(|object| object.pod().is_some()) {
        let labels = &maker.pod().unwrap()["metadata"]["labels"];
        let own = policies.iter().filter(|policy| {
            let selector = &policy.value["spec"]["podSelector"]["matchLabels"];
            selector.is_object() && selects(selector, labels)
        });
        let mut reached = Vec::new();
        let mut both_ways = false;
        for policy in own {
            let spec = &policy.value["spec"];
            both_ways |= spec["policyTypes"] == serde_json::json!(["Ingress", "Egress"]);
            reached.extend(entries(&spec["egress"]).iter().map(ports_reached));
        }
        let has_token = workloads(shipped)
            .iter()
            .any(|it| it.place.starts_with(&maker.place()) && it.has_secret);
        let right: Vec<String> =
            if has_token { vec!["443/TCP 53/UDP 53/TCP".to_owned()] } else { Vec::new() };
        if !both_ways || reached != right {
            wrong.push(format!("{} reaches {reached:?}", maker.place()));
        }
    }
    wrong
}

fn ports_reached(rule: &Value) -> String {
    let ports = entries(&rule["ports"]).iter();
    let text = |port: &Value| format!("{}/{}", port["port"], port["protocol"].as_str().unwrap());
    ports.map(text).collect::<Vec<_>>().join(" ")
}

pub(super) fn each_volume_is_declared_and_mounted(shipped: &Shipped) -> Vec<String> {
    let all = objects(shipped);
    let name = |it: &Value, key: &str| it[key].as_str().unwrap_or("?").to_owned();
    let mut wrong = Vec::new();
    for maker in all.iter().filter(|object| object.pod().is_some()) {
        let pod = &maker.pod().unwrap()["spec"];
        let mut declared: Vec<_> =
            entries(&pod["volumes"]).iter().map(|it| name(it, "name")).collect();
        declared.sort();
        for container in entries(&pod["containers"]) {
            let mounts = entries(&container["volumeMounts"]).iter();
            let mut mounted: Vec<_> = mounts.map(|it| name(it, "name")).collect();
            mounted.sort();
            if mounted != declared {
                let place = maker.place();
                wrong.push(format!("{place}: {mounted:?} are mounted, {declared:?} declared"));
            }
        }
    }
    wrong
}
