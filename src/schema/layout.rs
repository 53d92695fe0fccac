//! Where each key, value, table and entry of a TOML text is written.
//!
//! The parser knows it, however an editor lays the text out: a table with a header, in one line or in dotted keys, a
//! key in quotes, a list of tables or an inline one. So whoever points at a part of a file, or changes one, asks here
//! with a path of keys and places in lists. The tree holds no text; it is made once for a file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One step on the way to a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At<'k> {
    /// Into the value of this key.
    Key(&'k str),
    /// Into this entry of a list, counted from 0.
    Index(usize),
}

/// Where every part of a text is.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// The whole text as a table, whose own bytes are none.
    root: Node,
    /// Whether the text has no error of syntax. With one, it is the layout of what can be read all the same.
    pub(crate) is_toml: bool,
}

/// A value, a table or a list.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Its bytes. A table with a header has those of the header, without its comment; an inline one has its braces; one
    /// that only dotted keys or the headers of inner tables make has its own name where that is first written. A list of
    /// tables has the bytes of its first header, and each of its entries has those of its own.
    pub(crate) at: Range<usize>,
    below: Below,
}

#[derive(Debug, Clone)]
enum Below {
    Nothing,
    Table(Vec<KeyAndValue>),
    List(Vec<Node>),
}

/// A key of a table, and its value.
#[derive(Debug, Clone)]
pub(crate) struct KeyAndValue {
    name: Box<str>,
    /// The bytes of the key: of its last part where it is dotted, with its quotes where it has some.
    pub(crate) key: Range<usize>,
    /// Its value.
    pub(crate) value: Node,
}

impl Layout {
    /// Returns the layout of a text, as far as it can be read.
    pub(crate) fn of(text: &str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let at = table.span();
        let root = Node { at, below: Below::Table(entries(table.into_inner())) };
        Self { root, is_toml: errors.is_empty() }
    }

    /// Returns the part at the end of a path; the whole at the end of an empty one.
    pub(crate) fn node(&self, path: &[At<'_>]) -> Option<&Node> {
        path.iter().try_fold(&self.root, |node, step| node.step(*step))
    }

    /// Returns the key at the end of a path, with its value; nothing where the path ends in a list.
    pub(crate) fn entry(&self, path: &[At<'_>]) -> Option<&KeyAndValue> {
        let (At::Key(name), above) = path.split_last()? else { return None };
        self.node(above)?.entry(name)
    }

    /// Returns the values that a key has in every table of the text, from the top.
    pub(crate) fn every(&self, key: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        self.root.add_every(key, &mut found);
        found.sort_by_key(|at| at.start);
        found
    }

    /// Returns each value below a key, told by its name and its bytes, of which `is_known` says no.
    pub(crate) fn values_below(
        &self,
        is_known: &impl Fn(&str, &Range<usize>) -> bool,
    ) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        self.root.add_values_below(false, is_known, &mut found);
        found
    }

    /// Returns the path to the first part for which `is_it` is true.
    pub(crate) fn path_to(&self, is_it: impl Fn(&Node) -> bool) -> Option<Vec<At<'_>>> {
        let mut path = self.root.steps_up_from(&is_it)?;
        path.reverse();
        Some(path)
    }
}

impl Node {
    /// Returns the keys of a table; none of anything else.
    pub(crate) fn entries(&self) -> &[KeyAndValue] {
        match &self.below {
            Below::Table(entries) => entries,
            Below::Nothing | Below::List(_) => &[],
        }
    }

    /// Returns the entries of a list; none of anything else.
    pub(crate) fn list(&self) -> &[Self] {
        match &self.below {
            Below::List(entries) => entries,
            Below::Nothing | Below::Table(_) => &[],
        }
    }

    /// Returns a key of a table.
    pub(crate) fn entry(&self, name: &str) -> Option<&KeyAndValue> {
        self.entries().iter().find(|entry| *entry.name == *name)
    }

    /// Returns where the last value ends of those that end before a byte.
    pub(crate) fn last_end(&self, before: usize) -> Option<usize> {
        let below = self.entries().iter().map(|entry| &entry.value).chain(self.list());
        let ends = below.filter_map(|node| {
            let own = (node.at.end <= before).then_some(node.at.end);
            own.max(node.last_end(before))
        });
        ends.max()
    }

    /// Returns whether it is a table.
    pub(crate) const fn is_table(&self) -> bool {
        matches!(self.below, Below::Table(_))
    }

    fn step(&self, step: At<'_>) -> Option<&Self> {
        match step {
            At::Key(name) => self.entry(name).map(|entry| &entry.value),
            At::Index(index) => self.list().get(index),
        }
    }

    fn add_every(&self, key: &str, found: &mut Vec<Range<usize>>) {
        for entry in self.entries() {
            if *entry.name == *key {
                found.push(entry.value.at.clone());
            }
            entry.value.add_every(key, found);
        }
        for one in self.list() {
            one.add_every(key, found);
        }
    }

    fn add_values_below(
        &self,
        is_below: bool,
        is_known: &impl Fn(&str, &Range<usize>) -> bool,
        found: &mut Vec<Range<usize>>,
    ) {
        if is_below && matches!(self.below, Below::Nothing) {
            found.push(self.at.clone());
        }
        for entry in self.entries() {
            let is_strange = !is_known(&entry.name, &entry.key);
            entry.value.add_values_below(is_below || is_strange, is_known, found);
        }
        for one in self.list() {
            one.add_values_below(is_below, is_known, found);
        }
    }

    /// Returns the steps to the first part for which `is_it` is true, the last step first.
    fn steps_up_from(&self, is_it: &impl Fn(&Self) -> bool) -> Option<Vec<At<'_>>> {
        if is_it(self) {
            return Some(Vec::new());
        }
        let keys = self.entries().iter().map(|entry| (At::Key(&entry.name), &entry.value));
        let listed = self.list().iter().enumerate().map(|(index, one)| (At::Index(index), one));
        keys.chain(listed).find_map(|(step, node)| {
            let mut path = node.steps_up_from(is_it)?;
            path.push(step);
            Some(path)
        })
    }
}

fn entries(table: DeTable<'_>) -> Vec<KeyAndValue> {
    let all = table.into_iter().map(|(name, value)| KeyAndValue {
        key: name.span(),
        name: name.into_inner().into_owned().into_boxed_str(),
        value: node(value),
    });
    all.collect()
}

fn node(value: Spanned<DeValue<'_>>) -> Node {
    let at = value.span();
    let below = match value.into_inner() {
        DeValue::Table(table) => Below::Table(entries(table)),
        DeValue::Array(list) => Below::List(list.into_iter().map(node).collect()),
        _ => Below::Nothing,
    };
    Node { at, below }
}

/// Returns each entry of a table as an inline table has it, without comments, in the order in which they are written.
pub(crate) fn entries_in_one_line(text: &str, path: &[At<'_>]) -> Vec<String> {
    let layout = Layout::of(text);
    let mut entries: Vec<&KeyAndValue> =
        layout.node(path).into_iter().flat_map(Node::entries).collect();
    entries.sort_by_key(|entry| entry.key.start);
    let lines = entries.into_iter().map(|KeyAndValue { key, value, .. }| {
        format!("{} = {}", &text[key.clone()], &text[value.at.clone()])
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::At::{Index, Key};
    use super::*;

    fn written<'t>(text: &'t str, path: &[At<'_>]) -> &'t str {
        let layout = Layout::of(text);
        &text[layout.node(path).expect(text).at.clone()]
    }

    #[test]
    fn a_value_is_found_however_its_table_is_written() {
        for text in [
            "[a]\non = 1 # 2\n",
            "a = { by = 2, on = 1 }\n",
            "a.by = 2\na.on = 1\n",
            "\"a\".'on' = 1\n",
            "['a'] # on = 2\n\"on\" = 1",
            "\u{feff}[a]\r\nby = 2\r\non = 1\r\n",
            "  [ a ]\n\t on=1\n",
            "[a.b]\non = 2\n[a]\non = 1\n",
        ] {
            assert_eq!(written(text, &[Key("a"), Key("on")]), "1", "{text}");
        }
    }

    #[test]
    fn a_table_has_the_bytes_that_an_editor_knows_it_by() {
        for (text, expected) in [
            ("b = 1\n  [a] # c\non = 1\n", "[a]"),
            ("a = { on = 1 } # c\n", "{ on = 1 }"),
            ("a.on = 1\na.by = 2\n", "a"),
            ("[a.b]\non = 2\n", "a"),
            ("[a.b]\non = 2\n[a]\non = 1\n", "[a]"),
        ] {
            assert_eq!(written(text, &[Key("a")]), expected, "{text}");
        }
    }

    #[test]
    fn an_entry_of_a_list_is_found_by_its_place() {
        for text in
            ["[[a]]\nid = 1\n[[a]] # c\nid = 2\n[b]\n", "a = [\n  { id = 1 }, # c\n  { id = 2 }\n]"]
        {
            assert_eq!(written(text, &[Key("a"), Index(1), Key("id")]), "2", "{text}");
            let layout = Layout::of(text);
            assert!(layout.node(&[Key("a"), Index(2)]).is_none());
            assert_eq!(layout.node(&[Key("a")]).unwrap().list().len(), 2);
        }
        assert_eq!(written("x = [1, 2]", &[Key("x"), Index(1)]), "2");
    }

    #[test]
    fn every_value_of_a_key_comes_from_the_top() {
        let text = "[z]\nid = 1\n[[a]]\nid = 2\nb = [{ c.id = 3 }]\n";
        let values = Layout::of(text).every("id");
        let values: Vec<&str> = values.into_iter().map(|at| &text[at]).collect();
        assert_eq!(values, ["1", "2", "3"]);
    }

    #[test]
    fn a_part_tells_its_path() {
        let text = "[[a]]\n[[a]]\nb.c = 1\n";
        let layout = Layout::of(text);
        let is_it = |node: &Node| &text[node.at.clone()] == "1";
        let path = [Key("a"), Index(1), Key("b"), Key("c")];
        assert_eq!(layout.path_to(is_it).unwrap(), path);
        assert_eq!(layout.path_to(Node::is_table).unwrap(), []);
        assert!(layout.path_to(|_| false).is_none());
    }

    #[test]
    fn what_is_wrong_in_one_place_hides_no_other() {
        let layout = Layout::of("a = \nb = 1\nb = 2\nc = 3\n");
        assert!(!layout.is_toml);
        assert!(layout.node(&[Key("c")]).is_some());
    }
}
