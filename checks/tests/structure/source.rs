//! Reads the files of `src/` as a parser sees them: what each imports, declares and names.
//!
//! What a macro is given is read token by token: no parser knows its grammar, and paths and declarations in it
//! look as they do elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItemFn, Item, ItemMacro, ItemUse, Macro, UseTree, Visibility};
use walkdir::WalkDir;

/// A path of names, such as `crate::schema::Check`.
pub(crate) type Names = Vec<String>;

/// One name that a file imports.
pub(crate) struct Import {
    /// The path it is imported by; its last name is `*` where all is.
    pub(crate) path: Names,
    /// What it is called in the file.
    pub(crate) name: String,
    /// Whether the file hands it on.
    pub(crate) is_handed_on: bool,
}

/// A file of `src/`.
#[derive(Default)]
pub(crate) struct SourceText {
    /// How many lines it has, without its tests.
    pub(crate) lines: usize,
    pub(crate) imports: Vec<Import>,
    /// Every path in it that has more than one name.
    pub(crate) paths: BTreeSet<Names>,
    /// Every single name in it, outside its imports.
    pub(crate) words: BTreeSet<String>,
    /// The types that it declares, outside of functions.
    pub(crate) types: Vec<String>,
    /// Everything that it declares.
    pub(crate) declared: BTreeSet<String>,
}

/// The macros that declare types. What `kinds!` is given are the variants of one.
const DECLARING: [&str; 9] =
    ["table", "closed", "named", "label", "texts", "template", "ids", "used", "objects"];

/// Returns every file of the crate by its module path; `main.rs` is none of them.
pub(crate) fn crate_files() -> BTreeMap<Names, SourceText> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
    let files = WalkDir::new(&src).into_iter().map(|entry| entry.expect("src can be read"));
    let rust = files.filter(|file| file.path().extension().is_some_and(|end| end == "rs"));
    let read = rust.filter_map(|file| {
        let inside = file.path().strip_prefix(&src).expect("it is in there");
        let mut names: Names =
            inside.with_extension("").iter().map(|it| it.to_string_lossy().into_owned()).collect();
        match names.last().map(String::as_str) {
            Some("main") => return None,
            Some("mod" | "lib") => drop(names.pop()),
            _ => {}
        }
        Some((names, read(&fs::read_to_string(file.path()).expect("it is text"))))
    });
    read.collect()
}

fn read(text: &str) -> SourceText {
    let file = syn::parse_file(text).expect("the crate compiles");
    let mut found = SourceText::default();
    let tests = file.items.iter().filter(|item| is_for_tests(attributes(item)));
    let in_tests: usize = tests.map(lines_of).sum();
    found.lines = text.lines().count() - in_tests;
    found.visit_file(&file);
    found
}

fn lines_of(item: &Item) -> usize {
    let span = syn::spanned::Spanned::span(item);
    span.end().line + 1 - span.start().line
}

/// Returns the attributes of what can be for tests alone.
fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Mod(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Const(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        _ => &[],
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|it| {
        it.path().is_ident("cfg")
            && it.meta.require_list().is_ok_and(|list| has_word(list.tokens.clone(), "test"))
    })
}

fn has_word(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => has_word(group.stream(), word),
        _ => false,
    })
}

impl<'ast> Visit<'ast> for SourceText {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_for_tests(attributes(item)) {
            return;
        }
        let (name, is_type) = match item {
            Item::Struct(it) => (&it.ident, true),
            Item::Enum(it) => (&it.ident, true),
            Item::Trait(it) => (&it.ident, true),
            Item::Type(it) => (&it.ident, true),
            Item::Union(it) => (&it.ident, true),
            Item::Fn(it) => (&it.sig.ident, false),
            Item::Const(it) => (&it.ident, false),
            Item::Static(it) => (&it.ident, false),
            _ => return visit::visit_item(self, item),
        };
        self.declared.insert(name.to_string());
        if is_type {
            self.types.push(name.to_string());
        }
        visit::visit_item(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    // What a function declares is its own affair: only its paths count.
    fn visit_block(&mut self, block: &'ast syn::Block) {
        let outside = self.types.len();
        visit::visit_block(self, block);
        self.types.truncate(outside);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_handed_on = !matches!(item.vis, Visibility::Inherited);
        self.add_imports(&item.tree, &[], is_handed_on);
    }

    fn visit_item_macro(&mut self, item: &'ast ItemMacro) {
        if let Some(name) = &item.ident {
            self.declared.insert(name.to_string());
        } else if item.mac.path.get_ident().is_some_and(|it| DECLARING.iter().any(|one| it == one))
        {
            let declared = declared_in(item.mac.tokens.clone());
            self.declared.extend(declared.iter().cloned());
            self.types.extend(declared);
        }
        visit::visit_item_macro(self, item);
    }

    fn visit_macro(&mut self, macro_: &'ast Macro) {
        self.visit_path(&macro_.path);
        self.add_tokens(macro_.tokens.clone());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.add_path(path.segments.iter().map(|it| it.ident.to_string()).collect());
        visit::visit_path(self, path);
    }
}

impl SourceText {
    fn add_path(&mut self, names: Names) {
        if names.len() > 1 {
            self.paths.insert(names);
        } else {
            self.words.extend(names);
        }
    }

    fn add_imports(&mut self, tree: &UseTree, before: &[String], is_handed_on: bool) {
        let with = |name: &str| [before, &[name.to_owned()]].concat();
        let (path, name) = match tree {
            UseTree::Path(it) => {
                return self.add_imports(&it.tree, &with(&it.ident.to_string()), is_handed_on);
            }
            UseTree::Group(group) => {
                return group
                    .items
                    .iter()
                    .for_each(|it| self.add_imports(it, before, is_handed_on));
            }
            UseTree::Name(it) if it.ident == "self" => {
                (before.to_vec(), before.last().cloned().unwrap_or_default())
            }
            UseTree::Name(it) => (with(&it.ident.to_string()), it.ident.to_string()),
            UseTree::Rename(it) => (with(&it.ident.to_string()), it.rename.to_string()),
            UseTree::Glob(_) => (with("*"), "*".to_owned()),
        };
        self.imports.push(Import { path, name, is_handed_on });
    }

    /// Adds every path and name among the tokens that a macro is given.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let (mut names, mut joined) = (Names::new(), 0);
        for token in tokens {
            match token {
                TokenTree::Ident(it) if joined == 2 || names.is_empty() => {
                    names.push(it.to_string());
                    joined = 0;
                }
                TokenTree::Punct(it) if it.as_char() == ':' && !names.is_empty() => joined += 1,
                other => {
                    self.add_path(std::mem::take(&mut names));
                    joined = 0;
                    match other {
                        TokenTree::Ident(it) => names.push(it.to_string()),
                        TokenTree::Group(group) => self.add_tokens(group.stream()),
                        _ => {}
                    }
                }
            }
        }
        self.add_path(names);
    }
}

/// Returns the types that a macro declares: each name at the start of an entry, or after `struct`, `enum` or
/// `as written`.
fn declared_in(tokens: TokenStream) -> Vec<String> {
    let (mut found, mut is_start) = (Vec::new(), true);
    for token in tokens {
        match token {
            TokenTree::Ident(it) => {
                let name = it.to_string();
                let is_lead = ["pub", "struct", "enum", "written"].contains(&name.as_str());
                if is_start && name.starts_with(char::is_uppercase) {
                    found.push(name);
                }
                is_start = is_lead;
            }
            TokenTree::Punct(it) => {
                is_start = matches!(it.as_char(), ';' | ',') || (is_start && it.as_char() == '#');
            }
            // After an attribute, after a body.
            TokenTree::Group(_) => is_start = true,
            TokenTree::Literal(_) => {}
        }
    }
    found
}
