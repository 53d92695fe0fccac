//! The words that a worried person looks for, one and several, and the page that each has to open.
//!
//! They look under the word in their mind, not under our heading. Where no page says more, the word
//! opens the nearest that says what to do. The search of the handbook finds a word of several
//! under the word for one; `/a-z` lists words, so here both are asked for.

use crate::support::SHIPPED;
use signpost::answer::Subject;
use signpost::values::Id;

/// Returns what a word of `/a-z` opens, the first place first.
///
/// A word of several counts as found where the word for one is listed: in a list of words in order
/// the two are neighbours.
fn opened_by(word: &str) -> Vec<Subject> {
    let is_it = |term: &str| {
        let term = term.to_lowercase();
        let word = word.to_lowercase();
        term == word || format!("{term}s") == word
    };
    let entries = SHIPPED.content.index.iter();
    entries.filter(|entry| is_it(&entry.term)).map(|entry| Subject::from(&entry.to)).collect()
}

fn door(id: &str) -> Subject {
    Subject::Door(Id::parse(id).unwrap())
}

fn topic(id: &str) -> Subject {
    Subject::Topic(Id::parse(id).unwrap())
}

#[test]
fn each_word_for_a_worry_opens_the_best_page_first() {
    let mut wrong = Vec::new();
    for (words, page) in [
        ("suicide, self-harm, taken something", door("hurt-themselves")),
        ("missing child, missing children, going missing, running away", door("missing")),
        ("afraid to go home, drunk parent, drunk parents", door("home-tonight")),
        ("blackmail, sextortion", door("blackmail")),
        ("picture, pictures, image, images, photo, photos, nude, nudes", door("image-or-online")),
        ("parent, parents, bruise, bruises, neglect, visa, visas, immigration", door("worried")),
        ("abuse long ago, historic abuse, small worry, colleague", door("about-an-adult")),
        ("FGM, female genital mutilation", topic("fgm")),
        ("forced marriage, forced marriages, honour", topic("forced-marriage")),
        ("virginity test, virginity tests, hymenoplasty", topic("forced-marriage")),
        ("county lines, criminal exploitation, gang, gangs", topic("criminal-exploitation")),
        ("trafficking, trafficked, knife, knives", topic("criminal-exploitation")),
        ("bullying, bully, bullies, cyberbullying", topic("bullying")),
        ("domestic abuse, domestic violence", topic("domestic-abuse")),
        ("emotional abuse, baby, babies", topic("signs")),
        ("disability, disabilities, disabled child, disabled children", topic("vulnerability")),
        ("Deaf, sign language, does not speak", topic("vulnerability")),
        ("interpreter, interpreters, translation", topic("marginalised-communities")),
        ("faith, church, churches, mosque, mosques", topic("marginalised-communities")),
        ("confession, confessions, witchcraft", topic("marginalised-communities")),
        ("adult at risk, adults at risk", topic("adult-at-risk")),
        ("lift, lifts, one to one, private messages", topic("positions-of-trust")),
        ("I am accused, accused, I made a mistake", topic("positions-of-trust")),
        ("radicalisation, Prevent, extremism, extremist", topic("radicalisation")),
        ("family member, family members, hit, smacking, injury", door("worried")),
        (
            "trip, trips, mistake, mistakes, accusation, code of conduct",
            topic("positions-of-trust"),
        ),
        ("honour killing, honour killings, arranged marriage, abroad", topic("forced-marriage")),
        ("vulnerable adult, vulnerable adults", topic("adult-at-risk")),
        ("healing, exorcism", topic("marginalised-communities")),
        ("DBS, PVG, AccessNI, barred list", topic("checks")),
    ] {
        for word in words.split(", ") {
            let found = opened_by(word);
            if found.first() != Some(&page) {
                wrong.push(format!("{word}: {found:?}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn bad_replies_and_a_child_elsewhere_lead_somewhere() {
    for word in ["bad reply", "escalation", "no answer"] {
        assert!(opened_by(word).contains(&door("not-heard")), "{word}");
    }
    let elsewhere = Subject::Contacts(Some(Id::parse("elsewhere-in-england").unwrap()));
    assert!(opened_by("child lives elsewhere").contains(&elsewhere));
}
