//! What `deploy/README.md` tells of the manifests, and what they mark for whoever copies them.
//!
//! A host who overlooks a place keeps an address or an image that is nobody's.

use std::collections::BTreeSet;

use super::shipped::Shipped;

/// Each folder is explained, and each file that somebody copies by itself.
pub(super) fn each_folder_is_explained(shipped: &Shipped) -> Vec<String> {
    let readme = shipped.text("README.md");
    let files = shipped.files_in("").into_iter();
    let folders: BTreeSet<&str> =
        files.filter_map(|it| it.split_once('/')).map(|it| it.0).collect();
    assert!(folders.len() >= 8, "{folders:?}");
    let copied = ["compose/", "swarm/", "systemd/"].into_iter().flat_map(|it| shipped.files_in(it));
    let named = folders.iter().map(|folder| format!("{folder}/")).chain(copied.map(str::to_owned));
    named.filter(|name| !readme.contains(name.as_str())).collect()
}

/// What is ours, in a line of a manifest: a host puts something else there.
const OURS: [&str; 6] = [
    "signpost.example.org",
    "image: ",
    "file: /etc/",
    "metadata.name: ",
    "ClassName: ",
    "newName: ",
];

/// What a host has to put in the place of ours says so, in one of the five lines above it.
pub(super) fn each_place_to_replace_is_marked(shipped: &Shipped) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in shipped.files_in("").into_iter().filter(|file| file.ends_with(".yaml")) {
        let lines: Vec<&str> = shipped.text(file).lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let code = line.split('#').next().unwrap();
            // Kustomize sets the image of all of Kubernetes' files in one place.
            let is_set_elsewhere = file.starts_with("kubernetes/") && code.contains("image: ");
            let is_ours = OURS.iter().any(|ours| code.contains(ours)) && !is_set_elsewhere;
            let is_marked = lines[at.saturating_sub(5)..at].iter().any(|it| it.contains("REPLACE"));
            if is_ours && !is_marked {
                wrong.push(format!("{file}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    wrong
}
