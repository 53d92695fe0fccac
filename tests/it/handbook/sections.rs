//! Where a reader of paper looks: the section that a name has, and the pages of each word of the A to Z.
//!
//! Nobody can press a name on paper. So it has the number of its section, whose heading has the name too.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::{BOOK, addresses, unescaped};
use crate::support::{DAY, changed};
use signpost::handbook::handbook;

/// Returns the headings of the whole by the numbers of their sections, as text.
fn headings(whole: &str) -> BTreeMap<String, String> {
    let heading = Regex::new(r#"<h2><span class="section">(\d+)</span>(.*?)</h2>"#).unwrap();
    let tag = Regex::new("<[^>]*>").unwrap();
    let all = heading.captures_iter(whole);
    all.map(|found| (found[1].to_owned(), unescaped(&tag.replace_all(&found[2], "")))).collect()
}

#[test]
fn on_paper_a_name_has_the_section_whose_heading_has_that_name() {
    let whole = &BOOK["whole.html"];
    let headings = headings(whole);
    let named = Regex::new(
        r##"<a href="#s(\d+)">([^<]+)</a>(?:&#34;)?(?: \(section (\d+)\)| <span class="section">section (\d+)</span>)"##,
    );
    let mut count = 0;
    for name in named.unwrap().captures_iter(whole) {
        let said = name.get(3).or_else(|| name.get(4)).unwrap().as_str();
        assert_eq!(&name[1], said);
        let (label, heading) = (unescaped(&name[2]), &headings[said]);
        assert!(
            heading.to_lowercase().contains(&label.to_lowercase()),
            "\"{label}\" is in section {said}, which is called: {heading}"
        );
        count += 1;
    }
    assert!(count > 300, "{count}");
    let pressed =
        Regex::new(r##"ress &#34;<a href="#s\d+">[^<]+</a>&#34; \(section \d+\)"##).unwrap();
    assert_eq!(whole.matches("ress &#34;").count(), pressed.find_iter(whole).count());
}

#[test]
fn in_the_a_to_z_each_word_has_one_line_with_every_page_that_it_leads_to() {
    let line = Regex::new(r#"<li><span class="word">([^<]+):</span>(.*)</li>"#).unwrap();
    let letter = Regex::new(r#"<h\d id="letters-([a-z])">([A-Z])</h\d>"#).unwrap();
    for (page, level) in [("a-z.html", "h2"), ("b/a-z.html", "h2"), ("whole.html", "h3")] {
        let html = &BOOK[page];
        let lines: Vec<(String, String)> = line
            .captures_iter(html)
            .map(|found| (unescaped(&found[1]), found[2].to_owned()))
            .collect();
        let words: BTreeSet<&str> = lines.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(words.len(), lines.len(), "{page}: no word is there twice");
        for (word, links) in &lines {
            let places = addresses(links);
            let once: BTreeSet<&String> = places.iter().collect();
            assert!(!places.is_empty() && once.len() == places.len(), "{page}: {word}: {links}");
            let first = word.chars().next().unwrap();
            assert!(first.is_uppercase() && words.contains(word.as_str()), "{page}: {word}");
        }
        let letters: Vec<String> =
            letter.captures_iter(html).map(|found| found[2].to_owned()).collect();
        let first: BTreeSet<&str> = lines.iter().map(|(word, _)| &word[..1]).collect();
        assert_eq!(letters, first.into_iter().collect::<Vec<_>>(), "{page}");
        assert!(html.contains(&format!("<{level} id=\"letters-a\">")), "{page}");
    }
    let of = |page: &str, word: &str| {
        let (_, line) =
            BOOK[page].split_once(&format!("<span class=\"word\">{word}:</span>")).unwrap();
        line.split("</li>").next().unwrap().to_owned()
    };
    assert!(of("a-z.html", "Bullying").contains(">Bullying, online too</a>"));
    assert!(of("a-z.html", "Boyfriend").contains(">Consent and age</a>, <a"));
    assert!(
        Regex::new(r##"^ <a href="#s(\d+)">section (\d+)</a>, <a href="#s\d+">\d+</a>"##)
            .unwrap()
            .is_match(&of("whole.html", "Boyfriend"))
    );
}

/// A `handbook.toml` of before has none of these words, and a bare number might be taken for a section's.
#[test]
fn without_words_for_it_a_sheet_has_no_number_and_the_a_to_z_no_way_to_read_it() {
    let sheet = "sheet    = \"sheet {number}\"   # printed at the foot of each sheet\n";
    let a_to_z = "a-z     = \"Find a word. After it is where to read about it.\"\n";
    assert!(BOOK["paper.css"].contains("\"sheet \" counter(page)"));
    let book = handbook(&changed("handbook.toml", &[(sheet, ""), (a_to_z, "")]), None, DAY);
    assert!(!book["paper.css"].contains("counter("), "{}", book["paper.css"]);
    assert!(book["a-z.html"].contains("Bullying, online too"));
}

/// A handbook.toml of before has no words for it.
#[test]
fn without_words_for_a_section_its_number_follows_the_name() {
    let content = changed("handbook.toml", &[("section  = \"section {number}\"", "")]);
    let whole = &handbook(&content, None, DAY)["whole.html"];
    let named = Regex::new(r##"ress &#34;<a href="#s(\d+)">[^<]+</a>&#34; \((\d+)\)"##).unwrap();
    assert!(named.captures_iter(whole).all(|name| name[1] == name[2]));
    assert_eq!(named.find_iter(whole).count(), whole.matches("ress &#34;").count());
}
