//! Rules that were given up, and words that never were right: none of them is in any answer or file.
//!
//! Each pattern has its reason. Where a sentence is right all the same, it is listed whole, so that
//! it is a decision and no accident. Comments in the files are not shown, and not looked at.

use regex::Regex;

use crate::support::shown::{Line, every_line, every_text};

/// Words that are never shown.
struct Withdrawn {
    /// Why not.
    why: &'static str,
    /// What they look like.
    pattern: &'static str,
    /// Sentences that are right all the same.
    except: &'static [&'static str],
}

const WITHDRAWN: &[Withdrawn] = &[
    Withdrawn {
        why: "a parent of a child who is dying, missing or ill was kept in the dark",
        pattern: r"(?i)\b(?:do not|don't|never) (?:tell|ring|call|contact|inform|speak to) (?:the |their |any )?(?:parents?|famil(?:y|ies)|carers?|mother|father)\b",
        except: &[
            "Do not ring parents or carers about this yourself.",
            "Do not ring parents yourself. The lead or social care decides who tells them.",
            "Never tell a parent that a child is gay or trans, or who they love.",
            "Do not tell a parent what the child said.",
            "Do not tell the family.",
        ],
    },
    Withdrawn {
        why: "it warns whoever may be the danger, or outs a child",
        pattern: r"(?i)\b(?:always|first|must|should) (?:tell|ring|call|inform) (?:the |their )?(?:parents?|famil(?:y|ies)|carers?)\b|\bparents? (?:are|is) (?:always )?told (?:first|at once)\b",
        except: &[],
    },
    Withdrawn {
        why: "nobody here can promise it",
        pattern: r"(?i)\bnot be in trouble\b|\bno trouble\b|\b(?:will|do|does) not tell (?:the )?(?:police|home office|parents|anyone|anybody)\b|\bhome office will\b|\bpolice will not\b|\bnot (?:treat|see) it as a crime\b|\bwill be reopened\b",
        except: &[],
    },
    Withdrawn {
        why: "whoever a child trusts may be the one",
        pattern: r"(?i)\banyone you trust\b|\bsuch as a (?:leader|coach|teacher)\b",
        except: &[],
    },
    Withdrawn {
        why: "it says of the duty to report that it has begun, that it has not, or to wait",
        pattern: r"(?i)\bstarts on a day\b|\bnot (?:yet )?in force\b|\bfollow your (?:organisation's )?(?:safeguarding )?policy\b|\b(?:by law|legally) you (?:must|need)\b|\byou must by law\b|\byou need not report\b|\bstopping a report is a crime\b|\bact as if it binds\b",
        except: &[],
    },
    Withdrawn {
        why: "a threshold is a map for offenders",
        pattern: r"(?i)\b(?:3|three) days in\b|\b30 days? period\b|\b2 ?am\b|\bmore than (?:3|three) days\b|\bovernight\b",
        except: &[],
    },
    Withdrawn {
        why: "it says who needs no check, or that everyone does",
        pattern: r"(?i)\b(?:needs?|require[sd]?) no (?:dbs |pvg |accessni )?checks?\b|\bno (?:dbs |pvg )?check (?:is )?(?:needed|required)\b|\b(?:every|each|all) (?:helpers?|volunteers?) (?:needs?|must have) (?:a|an) \w* ?check\b|\bnot (?:need|required)[^.]*\bcheck\b",
        except: &[],
    },
    Withdrawn {
        why: "it shows a gap in the law",
        pattern: r"(?i)\b(?:dance|drama|music)\b[^.]*\b(?:not covered|does not|are not|is not)\b|\bnot covered by (?:the|this) law\b|\breasonable punishment\b|\b(?:legal|lawful|allowed) to (?:hit|smack)\b",
        except: &[],
    },
    Withdrawn {
        why: "the age there may have changed",
        pattern: r"(?i)\b(?:Scotland|Northern Ireland)\b[^.]*\bmarr(?:y|ied|iage)\b[^.]*\b1[68]\b|\b1[68]\b[^.]*\bmarr(?:y|ied|iage)\b[^.]*\b(?:Scotland|Northern Ireland)\b",
        except: &[],
    },
    Withdrawn {
        why: "the marks deny that such groups exist",
        pattern: r#"(?i)['"‘“]grooming gangs?['"’”]"#,
        except: &[],
    },
    Withdrawn {
        why: "the figures by ethnicity are poor",
        pattern: r"(?i)\b\d+ ?(?:%|per cent|percent)[^.]*\b(?:Asian|white|Black|Pakistani|ethnic\w*|Muslim)\b|\b(?:most|majority of) (?:offenders|suspects|perpetrators) (?:are|were)\b",
        except: &[],
    },
    Withdrawn {
        why: "the scheme has another name since 2025",
        pattern: r"(?i)\bregulated work\b[ .]",
        except: &[
            "What was called regulated work is a regulated role now.",
            "It was called regulated work before.",
        ],
    },
    Withdrawn {
        why: "a child of either sex is missed",
        pattern: r"(?i)\b(?:most |many )?(?:known )?victims are (?:boys|girls)\b",
        except: &[
            "Most known victims are girls, and boys may be missed.",
            "Most known victims are girls. Little is known about the abuse of boys,",
        ],
    },
    Withdrawn {
        why: "it sounds as if a survivor had been late, or had to report",
        pattern: r"(?i)\bdo not think that it is too late\b|\ba child may still need you\b|\btell the police today\b[^.]*$",
        except: &[],
    },
    Withdrawn {
        why: "it makes a number that works look doubtful",
        pattern: r"(?i)\bNSPCC \(may be shut|\bnumbers as read on\b|\bapproval lapsed\b",
        except: &[],
    },
    Withdrawn {
        why: "nobody has seen that the guidance for clubs still has this title",
        pattern: r"(?i)\bout-of-school settings: |\bafter-school clubs, (?:community|tuition)",
        except: &[],
    },
    Withdrawn {
        why: "a frightened reader is told what the editors did, in place of what to do",
        pattern: r"(?i)\bwe (?:looked|found|have not|could not find)\b",
        except: &[],
    },
    Withdrawn {
        why: "prayer, dress and views are no signs of danger",
        pattern: r"(?i)\b(?:prays? more|wears? (?:a )?(?:hijab|beard|veil)|stricter (?:dress|prayer)|becomes? more religious)\b",
        except: &[],
    },
];

#[test]
fn nothing_that_was_withdrawn_is_in_any_answer_or_file() {
    let lines: Vec<Line> = every_line().into_iter().chain(every_text()).collect();
    let mut wrong = Vec::new();
    for Withdrawn { why, pattern, except } in WITHDRAWN {
        let pattern = Regex::new(pattern).unwrap();
        for Line { under, text } in &lines {
            let rest = except.iter().fold(text.clone(), |text, right| text.replace(right, ""));
            if pattern.is_match(&rest) {
                wrong.push(format!("{under}: {why}: {text}"));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A pattern that nothing can match keeps nothing out.
#[test]
fn each_pattern_finds_the_words_that_it_is_for() {
    for (place, words) in [
        "Do not tell parents until your lead says so.",
        "Always tell the parents first.",
        "You will not be in trouble for asking.",
        "You can tell anyone you trust.",
        "It starts on a day the government sets.",
        "It counts on more than 3 days in 30.",
        "Paid staff need no check.",
        "Dance and drama are not covered by it.",
        "In Scotland one can marry at 16.",
        "This is called 'grooming gangs'.",
        "84% of suspects were Asian.",
        "It has removed someone from regulated work.",
        "Many victims are boys.",
        "Do not think that it is too late.",
        "NSPCC (may be shut now)",
        "Out-of-school settings: safeguarding guidance for providers.",
        "We found no council officer.",
        "The child prays more than before.",
    ]
    .into_iter()
    .enumerate()
    {
        let pattern = Regex::new(WITHDRAWN[place].pattern).unwrap();
        assert!(pattern.is_match(words), "{words}");
    }
    assert_eq!(WITHDRAWN.len(), 18);
}

/// An address can say what the paper wants unsaid.
#[test]
fn no_address_that_is_shown_has_words_that_blame() {
    let blame = Regex::new(r"(?i)prostitut|pornograph|promiscu|lolita").unwrap();
    for Line { under, text } in every_line().into_iter().chain(every_text()) {
        let is_an_address = text.contains("://");
        assert!(!is_an_address || !blame.is_match(&text), "{under}: {text}");
    }
}
