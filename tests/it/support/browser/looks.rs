//! How a page looks: how wide the screen is, light or dark, on paper; and what it takes to read it.
//!
//! What keeps people out is found with axe, which sees about half of it: the rest a person has to look at.

use serde_json::{Value, json};

use super::Browser;
use super::tools::axe;

/// A screen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looks {
    /// How wide it is, in CSS pixels.
    pub(crate) width: u32,
    /// How high.
    pub(crate) height: u32,
    /// Whether the person prefers dark.
    pub(crate) dark: bool,
}

impl Looks {
    /// A desk.
    pub(crate) const DESK: Self = Self { width: 1280, height: 900, dark: false };
    /// A small phone.
    pub(crate) const PHONE: Self = Self { width: 320, height: 700, dark: false };

    /// The same in the dark.
    pub(crate) const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

impl Browser {
    /// Shows pages on such a screen from now on.
    #[track_caller]
    pub(crate) fn looks(&self, looks: Looks) {
        let Looks { width, height, dark } = looks;
        let phone = width < 600;
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone });
        self.devtools("Emulation.setDeviceMetricsOverride", &screen);
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", &media);
    }

    /// Carries out a command of the [DevTools protocol](https://chromedevtools.github.io/devtools-protocol/).
    #[track_caller]
    fn devtools(&self, command: &str, parameters: &Value) {
        self.driver.asked(&json!(["devtools", command, parameters]));
    }

    /// Returns by how many pixels the page is wider than the screen.
    #[track_caller]
    pub(crate) fn scrolls_sideways_by(&self) -> i64 {
        // Not the window's own width: on a phone that grows with a page that is too wide.
        let script =
            "const page = document.documentElement; return page.scrollWidth - page.clientWidth;";
        self.script(script).as_i64().unwrap().max(0)
    }

    /// Ensures that the page that is shown can be used by everyone on such a screen.
    #[track_caller]
    pub(crate) fn is_for_everyone(&self, looks: Looks) {
        self.looks(looks);
        let page = self.script("return location.pathname");
        assert_eq!(self.scrolls_sideways_by(), 0, "{page} on {looks:?}");
        let barriers = self.barriers().unwrap_or_default();
        assert_eq!(barriers, Vec::<String>::new(), "{page} on {looks:?}");
    }

    /// Shows pages in the few colours that a person has chosen for all pages.
    #[track_caller]
    pub(crate) fn has_chosen_colours(&self) {
        let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        self.devtools("Emulation.setEmulatedMedia", &media);
    }

    /// Returns every link, button, field and heading of the page that has no name to read aloud.
    #[track_caller]
    pub(crate) fn nameless(&self) -> Vec<String> {
        serde_json::from_value(self.driver.asked(&json!(["nameless"]))).unwrap()
    }

    /// Returns what keeps somebody from using the page, as axe finds it: WCAG 2.2 AA and good practice.
    /// Nothing where axe is not there.
    #[track_caller]
    pub(crate) fn barriers(&self) -> Option<Vec<String>> {
        let found = self.driver.asked(&json!(["barriers", axe()?]));
        let violations = found.as_array().unwrap_or_else(|| panic!("{found}"));
        Some(violations.iter().map(told).collect())
    }
}

/// Returns a violation in a line: what it is, and where first.
fn told(violation: &Value) -> String {
    let node = &violation["nodes"][0];
    format!("{}: {} at {}", violation["id"], violation["help"], node["html"])
}
