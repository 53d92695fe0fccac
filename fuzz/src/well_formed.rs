//! Whether HTML is what the templates write and nothing else: the input may add words to it, and no mark.
//!
//! This reads strictly. Every tag, attribute and value is one of a short list; tags close in the order in which they were
//! opened; and in words there is no `<`, `>`, quote or `&` but as an entity.

use crate::page::HREFS;

/// The tags, each with the attributes that it may have.
const TAGS: [(&str, &[&str]); 13] = [
    ("a", &["href", "rel"]),
    ("div", &["class"]),
    ("h2", &[]),
    ("h3", &[]),
    ("li", &["value"]),
    ("ol", &["class"]),
    ("p", &[]),
    ("pre", &[]),
    ("span", &["class"]),
    ("strong", &[]),
    ("ul", &["class", "role"]),
    ("br", &[]),
    ("code", &[]),
];

/// The values of the attributes that have no words of the input.
const VALUES: [&str; 9] =
    ["together", "contact", "steps", "links", "do", "about", "section", "list", "noreferrer"];

/// Returns the words of HTML, without entities. It panics where anything else than words came in.
pub fn words_of(html: &str) -> String {
    let (mut words, mut open, mut rest) = (String::new(), Vec::new(), html);
    while let Some(at) = rest.find('<') {
        words += &unescaped(&rest[..at]);
        let end = rest[at..].find('>').expect("a tag has an end") + at;
        tag(&rest[at + 1..end], &mut open);
        rest = &rest[end + 1..];
    }
    words += &unescaped(rest);
    assert!(open.is_empty(), "{open:?} is not closed in {html}");
    words
}

fn tag<'h>(inside: &'h str, open: &mut Vec<&'h str>) {
    if let Some(name) = inside.strip_prefix('/') {
        assert_eq!(open.pop(), Some(name), "closed in another order");
        return;
    }
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let known = TAGS.iter().find(|(tag, _)| *tag == name);
    let (_, attributes) = known.unwrap_or_else(|| panic!("`{inside}` is no tag of ours"));
    while !rest.is_empty() {
        let (attribute, after) =
            rest.split_once("=\"").expect("an attribute has a value in quotes");
        assert!(attributes.contains(&attribute), "`{attribute}` is no attribute of `{name}`");
        let (value, after) = after.split_once('"').expect("a value has an end");
        is_value(attribute, &unescaped(value));
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    open.push(name);
}

fn is_value(attribute: &str, value: &str) {
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_right = match attribute {
        "href" => {
            let dialled = value.strip_prefix("tel:").or_else(|| value.strip_prefix("sms:"));
            HREFS.contains(&value) || dialled.is_some_and(are_digits) || is_address(value)
        }
        "value" => are_digits(value),
        _ => VALUES.contains(&value),
    };
    assert!(is_right, "`{value}` is no value of `{attribute}`");
}

/// Returns whether a text is an address on the web that a page may lead to.
fn is_address(text: &str) -> bool {
    text.starts_with("https://") && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Returns a text without entities, in which nothing else has a meaning in HTML.
fn unescaped(text: &str) -> String {
    let (mut words, mut rest) = (String::new(), text);
    assert!(!text.contains(['<', '>', '"', '\'']), "`{text}` is not escaped");
    while let Some((before, after)) = rest.split_once('&') {
        let (entity, after) = after.split_once(';').expect("an entity has an end");
        words += before;
        words.push(match entity {
            "#38" => '&',
            "#60" => '<',
            "#62" => '>',
            "#34" => '"',
            "#39" => '\'',
            other => panic!("`{other}` is no entity of ours"),
        });
        rest = after;
    }
    words + rest
}
