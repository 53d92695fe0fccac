//! What holds of Kustomize's files: each file is in one, and what is made has the names that pods ask for.
//!
//! Whoever applies a folder gets what is named in it, and nobody misses a file that is not.

use serde_json::Value;

use super::in_kubernetes::objects;
use super::shipped::{Shipped, entries, texts};

/// The files of Kustomize, as their folder and what they say.
fn kustomizations(shipped: &Shipped) -> Vec<(String, &Value)> {
    let files = shipped.files_in("kubernetes/").into_iter();
    let folder = |file: &str| file.strip_suffix("/kustomization.yaml").map(str::to_owned);
    files.filter_map(|file| Some((folder(file)?, &shipped.documents(file)[0]))).collect()
}

/// A file that no Kustomization names is applied by nobody.
pub(super) fn each_manifest_is_applied_by_somebody(shipped: &Shipped) -> Vec<String> {
    let mut applied: Vec<String> = Vec::new();
    let mut wrong = Vec::new();
    let all = kustomizations(shipped);
    for (folder, says) in &all {
        for resource in texts(&says["resources"]) {
            let path = match resource.strip_prefix("../") {
                Some(below) => format!("kubernetes/{below}"),
                None => format!("{folder}/{resource}"),
            };
            let is_there = shipped
                .files_in(&path)
                .iter()
                .any(|file| *file == path || *file == format!("{path}/kustomization.yaml"));
            if !is_there {
                wrong.push(format!("{folder} names {path}, which is not there"));
            }
            applied.push(path);
        }
    }
    for object in objects(shipped) {
        if !applied.contains(&object.file) {
            wrong.push(format!("{} is applied by nobody", object.file));
        }
    }
    let bases = all.iter().filter(|(folder, _)| folder.contains("/base/"));
    wrong.extend(bases.filter(|(folder, _)| !applied.contains(folder)).map(|(it, _)| it.clone()));
    wrong
}

/// Each `ConfigMap` that a pod mounts is generated, with the files that the command names; each Secret is told of.
pub(super) fn what_pods_mount_is_made(shipped: &Shipped) -> Vec<String> {
    let generators: Vec<Value> = kustomizations(shipped)
        .iter()
        .flat_map(|(_, says)| entries(&says["configMapGenerator"]).to_vec())
        .collect();
    let generated = |name: &Value| generators.iter().find(|it| it["name"] == *name);
    let readme = shipped.text("README.md");
    let mut wrong = Vec::new();
    for object in objects(shipped).iter().filter(|object| object.pod().is_some()) {
        for volume in entries(&object.pod().unwrap()["spec"]["volumes"]) {
            let (map, secret) = (&volume["configMap"]["name"], &volume["secret"]["secretName"]);
            if map.is_string() {
                let files = generated(map).map_or_else(Vec::new, |it| texts(&it["files"]));
                if files != ["signpost.toml", "discord-public-key"] {
                    wrong.push(format!("{}: {map} is made of {files:?}", object.place()));
                }
            } else if let Some(secret) = secret.as_str() {
                let told = format!("create secret generic {secret} --from-file=discord-token=");
                if !readme.contains(&told) {
                    wrong.push(format!("{}: nobody makes {secret}", object.place()));
                }
            } else {
                wrong.push(format!("{}: {volume}", object.place()));
            }
        }
    }
    wrong
}

/// One place sets namespace and image for all that is applied together.
pub(super) fn what_is_applied_has_one_namespace_and_one_image(shipped: &Shipped) -> Vec<String> {
    let tag = env!("CARGO_PKG_VERSION");
    let applied = kustomizations(shipped);
    let applied = applied.iter().filter(|(folder, _)| !folder.contains("/base/"));
    let right = serde_json::json!([{ "name": "signpost", "newName": "signpost", "newTag": tag }]);
    let is_wrong = |says: &Value| says["namespace"] != "signpost" || says["images"] != right;
    applied.filter(|(_, says)| is_wrong(says)).map(|(folder, _)| folder.clone()).collect()
}
