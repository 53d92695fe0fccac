//! Changes that nobody announces: they are seen where a file, a folder or a link is exchanged.
//!
//! Every test first waits for one edit, so that what it is about comes while the watches lie. The
//! waiting ends with the change, well before the look once a minute would find it.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use super::{Site, area, lead, names};
use signpost::live::{Live, Origins, follow};

/// Far longer than a change takes, far shorter than the look once a minute.
const SOON: Duration = Duration::from_secs(30);

/// Follows `sources` while `story` runs, which waits with [`see`].
async fn following(sources: Origins, story: impl AsyncFnOnce(Arc<Live>)) {
    let live = Arc::new(Live::start(sources));
    tokio::select! {
        () = follow(Arc::clone(&live)) => unreachable!("it ends only when it is dropped"),
        () = story(live) => {}
    }
}

/// Waits until these names answer.
async fn see(live: &Live, area: &str, lead: &str) {
    let mut changes = live.changes();
    let seen = changes.wait_for(|now| names(now) == (area, lead));
    let waited = timeout(SOON, seen).await;
    assert!(waited.is_ok(), "{:?} answers, not {:?}", names(&live.current()), (area, lead));
}

#[tokio::test]
async fn edits_in_place_are_followed_one_after_the_other() {
    let site = Site::named("One");
    following(site.sources(), async |live| {
        for name in ["Two", "Three", "Four"] {
            site.write_area(name);
            site.write_lead(name);
            see(&live, name, name).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_broken_edit_is_passed_over_and_its_mending_followed() {
    let site = Site::named("One");
    following(site.sources(), async |live| {
        site.write("content/areas/bedford.toml", "name =");
        site.write_lead("Two");
        see(&live, "One", "Two").await;
        site.write_area("Two");
        see(&live, "Two", "Two").await;
    })
    .await;
}

#[tokio::test]
async fn a_file_and_a_configuration_that_are_renamed_over_are_followed() {
    let site = Site::named("One");
    following(site.sources(), async |live| {
        for name in ["Two", "Three"] {
            site.write("new-area", &area(name));
            site.rename("new-area", "content/areas/bedford.toml");
            site.write("new-config", &lead(name));
            site.rename("new-config", "signpost.toml");
            see(&live, name, name).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_folder_that_is_replaced_by_rename_is_followed_and_so_is_the_new_one() {
    let site = Site::named("One");
    following(site.sources(), async |live| {
        site.write_lead("Two");
        see(&live, "One", "Two").await;
        for name in ["Two", "Three"] {
            site.write("new/areas/bedford.toml", &area(name));
            site.rename("content", &format!("before-{name}"));
            site.rename("new", "content");
            see(&live, name, "Two").await;
        }
        site.write_area("Four");
        see(&live, "Four", "Two").await;
    })
    .await;
}

#[tokio::test]
async fn a_folder_above_that_is_replaced_is_followed() {
    let site = Site::empty();
    let place = |root: &str, name: &str| {
        site.write(&format!("{root}/content/areas/bedford.toml"), &area(name));
        site.write(&format!("{root}/signpost.toml"), &lead(name));
    };
    place("site", "One");
    following(site.sources_at("site/content", "site/signpost.toml"), async |live| {
        place("site", "Two");
        see(&live, "Two", "Two").await;
        place("new", "Three");
        site.rename("site", "before");
        site.rename("new", "site");
        see(&live, "Three", "Three").await;
    })
    .await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_behind_a_link_is_followed_to_where_the_link_leads_now() {
    let site = Site::named("One");
    for name in ["Two", "Three"] {
        site.write(&format!("releases/{name}/areas/bedford.toml"), &area(name));
    }
    site.link("live", "content");
    following(site.sources_at("live", "signpost.toml"), async |live| {
        site.write_lead("Two");
        see(&live, "One", "Two").await;
        for name in ["Two", "Three"] {
            site.link("live", &format!("releases/{name}"));
            see(&live, name, "Two").await;
        }
        site.write("releases/Three/areas/bedford.toml", &area("Four"));
        see(&live, "Four", "Two").await;
    })
    .await;
}

/// A mounted `ConfigMap`: what is mounted are links through `..data`, which alone is exchanged.
#[cfg(unix)]
#[tokio::test]
async fn a_config_map_that_is_exchanged_is_followed() {
    let site = Site::empty();
    let publish = |name: &str| {
        site.write(&format!("mount/..{name}/areas/bedford.toml"), &area(name));
        site.write(&format!("mount/..{name}/signpost.toml"), &lead(name));
        site.link("mount/..data", &format!("..{name}"));
    };
    publish("One");
    site.write("mount/content/README.md", "");
    site.link("mount/content/areas", "../..data/areas");
    site.link("mount/signpost.toml", "..data/signpost.toml");
    following(site.sources_at("mount/content", "mount/signpost.toml"), async |live| {
        for (name, before) in [("Two", "One"), ("Three", "Two"), ("Four", "Three")] {
            publish(name);
            fs::remove_dir_all(site.path(&format!("mount/..{before}"))).unwrap();
            see(&live, name, name).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_folder_and_a_configuration_that_appear_only_later_are_followed() {
    let site = Site::empty();
    following(site.sources_at("later/content", "later/signpost.toml"), async |live| {
        see(&live, "", "").await;
        // Time for the watches to lie before there is anything; it works without them, too.
        tokio::time::sleep(Duration::from_millis(300)).await;
        site.write("later/content/areas/bedford.toml", &area("One"));
        see(&live, "One", "").await;
        site.write("later/signpost.toml", &lead("One"));
        see(&live, "One", "One").await;
        site.write("later/signpost.toml", &lead("Two"));
        see(&live, "One", "Two").await;
    })
    .await;
}

#[tokio::test]
async fn a_change_is_taken_up_while_others_keep_coming() {
    let site = Site::named("One");
    let busy = site.path("content/README.md");
    following(site.sources(), async |live| {
        site.write_area("Two");
        see(&live, "Two", "One").await;
        site.write_area("Three");
        let noise = async {
            loop {
                fs::write(&busy, "noise").unwrap();
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::select! {
            () = see(&live, "Three", "One") => {}
            () = noise => {}
        }
    })
    .await;
}
