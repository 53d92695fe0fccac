//! Each fuzz target says what holds, has its seeds, its row in the README and its place in the manifest.
//!
//! `.ci/run` builds and runs them; this is what a reader would look for.

use std::collections::BTreeSet;
use std::fs;

/// Returns the name of each target, by its file.
fn targets() -> BTreeSet<String> {
    let files = fs::read_dir("fuzz/fuzz_targets").unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.map(|name| name.strip_suffix(".rs").unwrap().to_owned()).collect()
}

#[test]
fn each_fuzz_target_is_declared_explained_and_seeded() {
    let read = |path: &str| fs::read_to_string(path).unwrap();
    let (manifest, readme) = (read("fuzz/Cargo.toml"), read("fuzz/README.md"));
    let (mut declared, mut told) = (BTreeSet::new(), BTreeSet::new());
    for target in targets() {
        let text = read(&format!("fuzz/fuzz_targets/{target}.rs"));
        assert!(text.starts_with("//! ") && text.contains("fuzz_target!"), "{target}");
        let seeds = fs::read_dir(format!("fuzz/corpus/{target}")).unwrap();
        let seeds = seeds.map(|seed| seed.unwrap().metadata().unwrap().len());
        let seeds: Vec<u64> = seeds.collect();
        assert!((8..100).contains(&seeds.len()), "{target}: {} seeds", seeds.len());
        assert!(seeds.iter().all(|bytes| *bytes <= 24 << 10), "{target}: a large seed");
        declared.extend(
            manifest.contains(&format!("\nname = \"{target}\"\n")).then_some(target.clone()),
        );
        told.extend(readme.contains(&format!("\n| `{target}` | ")).then_some(target));
    }
    assert_eq!(declared, targets());
    assert_eq!(told, targets());
}
