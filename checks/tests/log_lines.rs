//! The page for a host when something is wrong has every line that the log can have, and no other.
//!
//! A parser finds the lines: each call of `info!`, `warn!` or `error!` in `src/`, by its text. What is filled in is `…`
//! on the page. A line that is all filled in is said elsewhere, and the page says where.

use std::collections::BTreeSet;
use std::fs;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use walkdir::WalkDir;

const PAGE: &str = "../docs/hosting/when-something-is-wrong.md";

/// The lines of the log, as the page writes them.
#[derive(Default)]
struct Lines(BTreeSet<String>);

impl<'a> Visit<'a> for Lines {
    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        if module.ident != "tests" {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_macro(&mut self, call: &'a syn::Macro) {
        let name = call.path.segments.last().map(|segment| segment.ident.to_string());
        if name.is_some_and(|name| ["info", "warn", "error"].contains(&name.as_str())) {
            self.0.extend(text_of(call.tokens.clone()).map(|text| with_gaps(&text)));
        }
        self.inside(call.tokens.clone());
        visit::visit_macro(self, call);
    }
}

impl Lines {
    /// Looks into a macro, such as `select!`, whose inside is no tree to the parser.
    fn inside(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (nth, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else { continue };
            let is_log = nth >= 2
                && matches!(&tokens[nth - 2], TokenTree::Ident(name) if ["info", "warn", "error"].contains(&name.to_string().as_str()));
            if is_log {
                self.0.extend(text_of(group.stream()).map(|text| with_gaps(&text)));
            }
            self.inside(group.stream());
        }
    }
}

/// Returns the text of a line: the first literal among its arguments.
fn text_of(tokens: TokenStream) -> Option<String> {
    tokens
        .into_iter()
        .find_map(|token| match token {
            TokenTree::Literal(literal) => syn::parse_str::<syn::LitStr>(&literal.to_string()).ok(),
            _ => None,
        })
        .map(|text| text.value())
}

/// Returns a line with `…` for what is filled in.
fn with_gaps(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |line, part| line + "…" + part.split_once('}').map_or(part, |(_, rest)| rest))
}

fn lines_of_the_source() -> BTreeSet<String> {
    let mut lines = Lines::default();
    for entry in WalkDir::new("../src") {
        let entry = entry.expect("the source can be read");
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(entry.path()).expect("a file of the source is text");
            lines.visit_file(&syn::parse_file(&text).expect("it compiles"));
        }
    }
    // What is nothing but filled in.
    lines.0.retain(|line| line.chars().any(char::is_alphabetic));
    lines.0
}

/// Returns the lines of the page: what is in backticks at the beginning of each row under the heading on the log.
fn lines_of_the_page() -> BTreeSet<String> {
    let page = fs::read_to_string(PAGE).expect("the page is there");
    let log = page
        .split("\n## ")
        .find(|part| part.starts_with("What the log says"))
        .expect("it has that part");
    // A line that has backticks itself is between two of them and a space.
    let rows = log.lines().filter_map(|row| row.strip_prefix("| `"));
    let rows = rows.map(|row| row.split("` |").next().unwrap_or_default());
    rows.map(|row| {
        row.strip_prefix("` ").and_then(|it| it.strip_suffix(" `")).unwrap_or(row).to_owned()
    })
    .collect()
}

#[test]
fn the_page_explains_each_line_that_the_log_can_have_and_no_other() {
    let (source, page) = (lines_of_the_source(), lines_of_the_page());
    assert!(source.len() > 40, "{source:#?}");
    let missing: Vec<&String> = source.difference(&page).collect();
    let gone: Vec<&String> = page.difference(&source).collect();
    assert!(missing.is_empty() && gone.is_empty(), "missing: {missing:#?}\ngone: {gone:#?}");
}
