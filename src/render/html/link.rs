//! A link of a page.
//!
//! Where it leads is reckoned from the page that it is on.

/// A link on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// What is under it, line by line.
    pub under: Vec<String>,
    /// Where it leads, seen from the page that it is on.
    pub href: String,
    /// The section that it leads to, in words, where sections have numbers.
    pub section: Option<String>,
}

impl Link {
    /// Returns what it calls the place that it leads to, and the address of that.
    pub fn reference(&self) -> (&str, &str) {
        (&self.label, &self.href)
    }
}
