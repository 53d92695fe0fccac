//! The texts that a safeguarding lead has to approve word for word, and where each is shown.
//!
//! A sentence that is changed or lost on one page fails here, whatever the page's own golden text
//! says. Each is a part that no source states in these words, so each asks a person for approval.

use crate::support::{NOON, SHIPPED};
use signpost::answer::{Query, Setting, Subject, answer};
use signpost::content::{Approver, Form};
use signpost::files;
use signpost::review::{Thing, due_problems, dues};
use signpost::schema::Severity;
use signpost::values::{AreaId, DoorId, Id, TopicId};

/// One text, and the pages that show it whole.
struct Golden {
    name: &'static str,
    doors: &'static [&'static str],
    topics: &'static [&'static str],
    areas: &'static [&'static str],
    sentences: &'static [&'static str],
}

/// What a text leaves out that is on no page of some kind.
const NOWHERE: Golden = Golden { name: "", doors: &[], topics: &[], areas: &[], sentences: &[] };

/// How an adult may ask a child, once.
pub(crate) const ASKING: [&str; 6] = [
    "You may ask once, gently: You seem upset. Are you all right? Is there anything you want to tell me?",
    "Ask where others can see you but not hear. Never in front of family. Never by message.",
    "They say no? That is fine. Say that they can come to you at any time. Then pass on what you saw.",
    "They talk? Listen. You can say: Tell me. Explain. Describe. Stop when you know enough to call.",
    "Never name a person or an act. Never ask why. Has someone else asked already? Do not ask again.",
    "Signs, pictures or a device? Ask in the child's own way. A relative must not speak for them.",
];

const TEXTS: &[Golden] = &[
    Golden {
        name: "parents",
        doors: &[
            "child-told-me",
            "worried",
            "child-hurt-child",
            "about-an-adult",
            "image-or-online",
            "picture-posted",
            "words-posted",
            "blackmail",
        ],
        sentences: &[
            "Do not ring parents or carers about this yourself. Your lead or children's social care decides who tells them.",
            "Ask for that decision today. A parent asks you? Say that your lead will call them.",
            "Life at risk, badly hurt, or missing? Call 999 first. Then ring the parent or carer on the form.",
            "Could they be the danger, or is the child afraid of them? Do not ring. Not sure? Ask on the 999 call.",
            "Say that the child is hurt or missing, and what you have done. Nothing else.",
            "Never tell a parent that a child is gay or trans, or who they love.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "asking a child",
        doors: &["worried"],
        topics: &["when-a-child-tells-you"],
        sentences: &ASKING,
        ..NOWHERE
    },
    Golden {
        name: "a picture that others can see",
        doors: &["picture-posted"],
        sentences: &[
            "Look away. Do not copy it, save it or send it on.",
            "Ask someone who runs this server to hide the channel from everyone. Not the one who posted it.",
            "Still there after five minutes, or is it live? Call 999. Say that children can see it.",
            "Hidden? Call 101 at once. Then call your lead.",
            "Do not delete it. Can it only be deleted, not hidden? Ask the police on that call.",
            "Report the message in Discord, from its own menu. Write down its link, in words only.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "blackmail",
        doors: &["blackmail"],
        sentences: &[
            "Someone threatens a child with a picture or a secret? It is never the child's fault.",
            "Do not pay, or pay no more. Do not send more. Do not do what they say.",
            "Stop replying. Keep the messages and names. Then block them. Delete nothing.",
            "Ask the child: Are you thinking of ending your life? Stay with them. Danger now: 999.",
            "Are they told to hurt themselves or someone else? Call 999.",
            "Call 101. Is the child in danger or in despair? Call 999. Then tell your lead.",
            "You never look at, copy or hold the picture. The child keeps the phone as it is.",
            "Under 18? Report Remove can help, also before it is shared.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "missing",
        doors: &["missing"],
        sentences: &[
            "Call the police now. You do not have to wait, even if the child has gone missing before.",
            "Call 999 if they are young, ill, disabled, afraid, or used by someone. Not sure? Call 999.",
            "Else call 101. No answer in five minutes? Call 999.",
            "Look nearby, with someone. One adult stays where the child was last seen.",
            "Say: I am reporting a child missing. Say so if you fear that someone uses them.",
            "Tell the parent or carer on the form. Did the child run from them? Ask the police first.",
            "Found? Tell the police. They tell the family. Afraid to go home? Say so before anyone takes them.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "suicide",
        doors: &["hurt-themselves"],
        sentences: &[
            "Stay with the child. Hurt, has taken something, or means to now? Call 999, even if they seem well.",
            "You can ask: Are you thinking of ending your life? Asking does not put the idea there.",
            "Say: I am glad you told me. I must tell someone who can help. I will stay with you.",
            "Move what could harm, if that is safe.",
            "They should not go home with no adult told. No lead? Ask the duty team or 999 who tells the parent.",
            "They wrote it here, or you are apart? Call 999. Give the name they use and where they may be.",
            "Report that message in Discord too. Answer: I am here, and I am getting help.",
            "Is it about you? You matter. Call 999, or press \"Help for me\".",
            "Under 18 yourself? Get an adult now. Nobody should do this alone.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "the lead does not act",
        doors: &["not-heard"],
        sentences: &[
            "Nothing was done? You can call children's social care or the police yourself, now.",
            "You need nobody's permission. You do not have to tell your lead first.",
            "Say what you saw, who you told and when. Say that nothing has been done.",
            "They ask if the parents agree? Say: I think this child is at risk of harm.",
            "Told to leave it or keep quiet? You may still call. In danger: 999.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "on hold at 101",
        doors: &["worried", "not-heard", "picture-posted"],
        sentences: &[
            "On hold at 101? Could the child be hurt before someone answers? Hang up and call 999.",
            "If not, stay on the line. Or call the duty team, and then 101 again.",
            "Do not use an online form for a child at risk tonight. It may not be read in time.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "duty to report",
        topics: &["duty-to-report"],
        areas: &["luton", "elsewhere-in-england"],
        sentences: &[
            "In England, a law of 2026 is about reporting child sexual abuse. This page cannot say what has started.",
            "Either way, see that social care or the police know today. Your lead can call. So can you.",
            "You need nobody's permission, and nobody should stop you. In every nation: report today.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "what nobody who leads may do",
        topics: &["positions-of-trust", "consent-age", "since-the-paper"],
        sentences: &[
            "Never do anything sexual with a child or young person in your group, at any age under 18.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "a parent at pick-up",
        doors: &["home-tonight"],
        sentences: &[
            "A parent seems drunk or drugged? They may be ill. Ask if they need help. Ill or hurt: 999.",
            "Be calm and kind. Have two adults there. Ask if the child can wait inside.",
            "Ring your lead, and the next adult on the form.",
            "A smell of drink, but they seem well? Tell your lead today.",
            "They mean to drive, turn violent, or the child is afraid? Call 999.",
            "They take the child? Do not use force. Call 999. Say who, where to, and the car.",
            "Do not take the child to your home. Tell children's social care today. Write it down.",
        ],
        ..NOWHERE
    },
    Golden {
        name: "for oneself",
        doors: &["happened-to-me", "assault-help"],
        sentences: &[
            "This is not a report. No one has been told. You can ask for help for yourself. Do not type names or details on Discord. Worried about a child? Open Local contacts.",
        ],
        ..NOWHERE
    },
];

impl Golden {
    /// Returns each page that shows it, and what a person approves there.
    fn pages(&self) -> Vec<(Subject, Thing)> {
        let door = |id: &&str| (Subject::Door(door(id)), Thing::of::<DoorId>(&door(id)));
        let topic = |id: &&str| (Subject::Topic(topic(id)), Thing::of::<TopicId>(&topic(id)));
        let area = |id: &&str| (Subject::Contacts(Some(area(id))), Thing::of::<AreaId>(&area(id)));
        let doors = self.doors.iter().map(door);
        doors.chain(self.topics.iter().map(topic)).chain(self.areas.iter().map(area)).collect()
    }
}

/// Returns everything that an answer says, the signpost too, line by line.
fn lines(subject: Subject) -> Vec<String> {
    lines_in(Form::Usual, subject)
}

fn lines_in(form: Form, subject: Subject) -> Vec<String> {
    let setting = Setting::at(NOON);
    let query = Query { form, ..Query::of(subject) };
    let reply = answer(&SHIPPED.content, &query, &setting);
    let own = reply.blocks.iter().flat_map(signpost::answer::Block::lines);
    own.chain(reply.signpost().lines().clone()).map(|line| line.text()).collect()
}

fn door(id: &str) -> DoorId {
    DoorId::parse(id).unwrap()
}

fn topic(id: &str) -> TopicId {
    TopicId::parse(id).unwrap()
}

fn area(id: &str) -> AreaId {
    AreaId::parse(id).unwrap()
}

#[test]
fn each_text_is_word_for_word_on_each_of_its_pages() {
    for text in TEXTS {
        for (subject, thing) in text.pages() {
            let lines = lines(subject);
            for sentence in text.sentences {
                let is_there = lines.iter().any(|line| line == sentence);
                assert!(is_there, "{}: {thing:?} lacks: {sentence}", text.name);
            }
        }
    }
}

#[test]
fn past_the_lead_the_duty_to_report_says_the_same_without_a_lead() {
    let page = Subject::Topic(topic("duty-to-report"));
    let lines = lines_in(Form::PastTheLead, page);
    for sentence in [
        "In England, a law of 2026 is about reporting child sexual abuse. This page cannot say what has started.",
        "Either way, see that children's social care or the police know today. You can call yourself.",
        "You need nobody's permission, and nobody should stop you. In every nation: report today.",
    ] {
        assert!(lines.iter().any(|line| line == sentence), "{sentence}");
    }
    assert!(!lines.iter().any(|line| line.contains("lead can call")));
}

#[test]
fn no_page_says_to_keep_every_parent_in_the_dark() {
    for (path, file) in &files::read(&files::Origin::Shipped).unwrap().files {
        for words in ["Do not tell parents", "Do not tell them until"] {
            assert!(!file.text.contains(words), "{path}: {words}");
        }
    }
}

#[test]
fn each_text_waits_for_a_person_and_what_may_be_about_the_lead_for_the_trustee() {
    let today = NOON.date();
    let all = dues(&SHIPPED, today);
    for text in TEXTS {
        for (_, thing) in text.pages() {
            let due = all.iter().find(|due| due.thing == thing);
            assert!(due.is_some(), "{}: {thing:?} is not due", text.name);
        }
    }
    let about_the_lead =
        ["lead-or-nobody-acted", "about-the-lead", "not-heard", "happened-to-me", "assault-help"];
    for (id, door) in SHIPPED.content.doors.iter() {
        let is_past = door.form.is_some();
        assert_eq!(door.approver == Some(Approver::Trustee), is_past, "{id}");
        assert_eq!(is_past, about_the_lead.contains(&id.as_str()), "{id}");
    }
    let problems = due_problems(&SHIPPED, today);
    let of = |id: &str| {
        let path = format!("doors/{id}.toml");
        let here = problems.iter().filter(move |problem| problem.file.path.ends_with(&path));
        here.map(|problem| problem.message.clone()).collect::<Vec<_>>()
    };
    assert!(problems.iter().all(|problem| problem.severity == Severity::Due));
    for id in about_the_lead {
        assert!(
            of(id).iter().all(|message| message.ends_with(": for the trustee")),
            "{:?}",
            of(id)
        );
    }
    assert!(of("worried").iter().all(|message| !message.contains("trustee")));
}

/// Sentences that are ours have `basis`, so that each has a question of its own in `verify`.
#[test]
fn every_golden_sentence_that_no_page_states_is_marked_as_ours() {
    for id in ["home-tonight", "not-heard", "picture-posted", "worried"] {
        let (_, door) = SHIPPED.content.doors.get(&door(id)).unwrap();
        assert!(door.step.iter().any(|step| step.basis.is_some()), "{id}");
    }
}
