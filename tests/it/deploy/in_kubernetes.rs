//! Reads Kubernetes' objects: what runs pods, and what points at them by labels and names.
//!
//! Files of Kustomize itself are no objects; their rules are in `kustomize`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::shipped::{Shipped, entries, table, texts};
use super::workload::{Starter, Workload, mebibytes};

/// One object.
pub(super) struct Object {
    pub(super) file: String,
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) value: Value,
}

impl Object {
    /// Returns the pods that it makes, where it makes some.
    pub(super) fn pod(&self) -> Option<&Value> {
        let spec = &self.value["spec"];
        let template = match self.kind.as_str() {
            "CronJob" => &spec["jobTemplate"]["spec"]["template"],
            _ => &spec["template"],
        };
        template.is_object().then_some(template)
    }

    /// Returns where it is, for a person who looks for it.
    pub(super) fn place(&self) -> String {
        format!("{}: {} {}", self.file, self.kind, self.name)
    }
}

/// Returns every object.
pub(super) fn objects(shipped: &Shipped) -> Vec<Object> {
    let files = shipped
        .files_in("kubernetes/")
        .into_iter()
        .filter(|file| file.ends_with(".yaml") && !file.ends_with("/kustomization.yaml"));
    let of = |file: &str| -> Vec<Object> {
        let documents = shipped.documents(file).iter();
        let object = |value: &Value| Object {
            file: file.to_owned(),
            kind: value["kind"].as_str().unwrap_or("").to_owned(),
            name: value["metadata"]["name"].as_str().unwrap_or("").to_owned(),
            value: value.clone(),
        };
        documents.map(object).collect()
    };
    files.flat_map(of).collect()
}

/// Returns every container, as what it runs.
pub(super) fn workloads(shipped: &Shipped) -> Vec<Workload> {
    let objects = objects(shipped);
    let makers = objects.iter().filter_map(|object| Some((object, object.pod()?)));
    let of = |(object, pod): (&Object, &Value)| -> Vec<Workload> {
        let containers = entries(&pod["spec"]["containers"]).iter();
        containers.map(|container| workload(object, &pod["spec"], container)).collect()
    };
    makers.flat_map(of).collect()
}

fn workload(object: &Object, pod: &Value, container: &Value) -> Workload {
    let limit = container["resources"]["limits"]["memory"].as_str();
    let mounts = entries(&container["volumeMounts"]).iter();
    let environment = entries(&container["env"]).iter().map(|entry| {
        let text = |key: &str| entry[key].as_str().unwrap_or("").to_owned();
        (text("name"), text("value"))
    });
    Workload {
        place: format!("{}, {}", object.place(), container["name"].as_str().unwrap_or("?")),
        under: Starter::Kubernetes,
        command: texts(&container["args"]),
        health: None,
        image: container["image"].as_str().map(str::to_owned),
        environment: environment.collect::<BTreeMap<_, _>>(),
        memory: limit.and_then(mebibytes),
        grace: pod["terminationGracePeriodSeconds"].as_u64(),
        readable: mounts.filter_map(|it| it["mountPath"].as_str()).map(str::to_owned).collect(),
        has_secret: entries(&pod["volumes"]).iter().any(|volume| volume["secret"].is_object()),
        lacks: lacks(pod, container),
    }
}

fn lacks(pod: &Value, container: &Value) -> Vec<String> {
    let (around, inside) = (&pod["securityContext"], &container["securityContext"]);
    let asked = [
        (around["runAsNonRoot"] == true, "runAsNonRoot"),
        (around["runAsUser"] == 65532, "runAsUser: 65532"),
        (around["seccompProfile"]["type"] == "RuntimeDefault", "seccompProfile"),
        (inside["allowPrivilegeEscalation"] == false, "allowPrivilegeEscalation: false"),
        (inside["readOnlyRootFilesystem"] == true, "readOnlyRootFilesystem"),
        (texts(&inside["capabilities"]["drop"]) == ["ALL"], "capabilities: {drop: [ALL]}"),
        (pod["automountServiceAccountToken"] == false, "automountServiceAccountToken: false"),
        (pod.get("hostNetwork").is_none(), "a network of its own"),
        (entries(&container["volumeMounts"]).iter().all(|it| it["readOnly"] == true), "readOnly"),
    ];
    asked.iter().filter(|(there, _)| !there).map(|(_, what)| (*what).to_owned()).collect()
}

/// Returns whether labels are such as a selector asks for. One that asks for nothing takes all.
pub(super) fn selects(selector: &Value, labels: &Value) -> bool {
    table(selector).all(|(name, value)| labels.get(name) == Some(value))
}
