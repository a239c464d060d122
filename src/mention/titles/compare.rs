//! Whether two ways to write a title mean the same.
//!
//! Takes titles as texts and sheets write them; gives the [`SingleTitle`]s in them, in one form, and whether one of them says another. A
//! title of several areas is several: `kultur- og kirkeminister` is a `kulturminister` and a `kirkeminister`. Titles of two languages
//! are compared only by the words that are in the table of this module. Who holds them is not known here.

use super::ladders::{Step, is_academic};
use super::words::TitleWords;
use crate::model::Language;

/// A single title in one form: small letters, indefinite, without additions that change nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleTitle {
    words: Vec<String>,
}

/// The word that titles of ministers end or begin with.
const MINISTER: &str = "minister";

/// Words that may be left out or added: `adm. direktør` is a `direktør`.
const ADDITIONS: [&str; 5] = ["adm", "administrerende", "managing", "executive", "officer"];

/// Words, and beginnings of words, that make a title another, lesser one.
const LESSER: [&str; 8] =
    ["vice", "næst", "under", "sous", "deputy", "assistant", "associate", "stedfortrædende"];

/// Words for the same title, each with the one that it is compared as.
const SAME: [(&str, &str); 9] = [
    ("forperson", "formand"),
    ("forkvinde", "formand"),
    ("chair", "formand"),
    ("chairman", "formand"),
    ("chairwoman", "formand"),
    ("chairperson", "formand"),
    ("ceo", "direktør"),
    ("director", "direktør"),
    ("mayor", "borgmester"),
];

/// Words for areas before `minister`. Other words there can be anything.
const AREAS: [&str; 36] = [
    "agriculture",
    "business",
    "children",
    "church",
    "climate",
    "culture",
    "defence",
    "defense",
    "development",
    "digital",
    "ecclesiastical",
    "economic",
    "education",
    "employment",
    "energy",
    "environment",
    "equality",
    "finance",
    "fisheries",
    "food",
    "foreign",
    "health",
    "housing",
    "immigration",
    "industry",
    "integration",
    "interior",
    "justice",
    "labour",
    "prime",
    "research",
    "science",
    "social",
    "tax",
    "trade",
    "transport",
];

/// Words of ministers' titles that are in those of many areas.
const NO_AREA: [&str; 4] = ["for", "the", "and", "affairs"];

/// The letters in which two words for an area must agree: `tax` and `taxation`, `skatte` and `skat`.
const STEM: usize = 5;

/// The letters of the shortest word for an area.
const SHORTEST_AREA: usize = 3;

/// The single titles of what a text or a sheet in either language gives.
pub fn single_titles(written: &str) -> Vec<SingleTitle> {
    let lower = written.to_lowercase().replace("chief executive", "ceo");
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '(' | ')');
    let words: Vec<&str> = lower.split(is_between).filter(|word| !word.is_empty()).collect();
    let mut titles = Vec::new();
    let mut rest = &words[..];
    while !rest.is_empty() {
        let end = end_of_first(rest);
        add_titles(&rest[..end], &mut titles);
        rest = rest.get(end + 1..).unwrap_or(&[]);
    }
    titles
}

/// Where the first of several titles ends: before an `og` with a whole title on either side.
fn end_of_first(words: &[&str]) -> usize {
    for at in 1..words.len() {
        let is_and = matches!(words[at], "og" | "and" | "&") && !words[at - 1].ends_with('-');
        if is_and && has_title(&words[..at]) && has_title(&words[at + 1..]) {
            return at;
        }
    }
    words.len()
}

fn has_title(words: &[&str]) -> bool {
    let languages = [TitleWords::of(Language::DANISH), TitleWords::of(Language::ENGLISH)];
    words.iter().any(|word| languages.iter().any(|language| language.title(word).is_some()))
}

/// Adds a title, or one for each of its areas: `skatte-, kultur- og kirkeminister`.
fn add_titles(words: &[&str], titles: &mut Vec<SingleTitle>) {
    let danish = TitleWords::of(Language::DANISH);
    let Some(last) = words.last().map(|last| danish.indefinite(last)) else {
        return;
    };
    let ending = danish.endings.iter().find(|ending| last.ends_with(*ending));
    let beginnings: Vec<&str> = words.iter().filter_map(|word| word.strip_suffix('-')).collect();
    match ending {
        Some(ending) if !beginnings.is_empty() => {
            for beginning in beginnings {
                titles.push(SingleTitle::new(&[&format!("{beginning}{ending}")]));
            }
            titles.push(SingleTitle::new(&[last]));
        }
        _ => titles.push(SingleTitle::new(words)),
    }
}

impl SingleTitle {
    fn new(words: &[&str]) -> SingleTitle {
        let words = words.iter().map(|word| {
            let word = TitleWords::of(Language::DANISH).indefinite(word);
            SAME.iter().find(|(other, _)| *other == word).map_or(word, |(_, same)| same)
        });
        let kept: Vec<&str> = words.clone().filter(|word| !ADDITIONS.contains(word)).collect();
        let kept = if kept.is_empty() { words.collect() } else { kept };
        SingleTitle { words: kept.into_iter().map(String::from).collect() }
    }

    /// Whether it is a minister's title with an area.
    pub fn is_of_minister(&self) -> bool {
        self.area().is_some_and(|area| !area.is_empty())
    }

    /// Whether the words are sure to be an area: in `skatteminister` and `Minister for Taxation`, but not in `Danish minister`.
    pub fn has_sure_area(&self) -> bool {
        self.words.len() == 1
            || self.words.first().is_some_and(|word| word == MINISTER)
            || self.words.iter().any(|word| AREAS.contains(&&**word))
    }

    /// Whether nobody has both titles at a time: `lektor` and `professor`.
    pub fn excludes(&self, held: &SingleTitle) -> bool {
        let steps = (Step::of(&self.words), Step::of(&held.words));
        matches!(steps, (Some(one), Some(other)) if one.excludes(other))
    }

    /// Whether it is an academic title, which people have beside those of other work.
    pub fn is_academic(&self) -> bool {
        is_academic(&self.words)
    }

    /// Whether English calls people by it who have a lesser title, too.
    pub fn is_form_of_address(&self) -> bool {
        matches!(&self.words[..], [word] if word == "professor")
    }

    /// Whether it can be said of somebody who has the other title: the same, or a part of it.
    pub fn says(&self, held: &SingleTitle) -> bool {
        if self.is_lesser() != held.is_lesser() {
            return false;
        }
        if self.is_part_of(held) || held.is_part_of(self) && held.words.len() > 1 {
            return true;
        }
        if let [word] = &self.words[..] {
            // `chef` of a `funktionschef`
            return held.words.iter().any(|other| other.ends_with(&**word));
        }
        false
    }

    /// Whether two titles of ministers can be the same, though they are built in other ways: `tax minister` and `Minister for Taxation`.
    pub fn may_be_same_minister(&self, held: &SingleTitle) -> bool {
        let (Some(one), Some(other)) = (self.area(), held.area()) else {
            return false;
        };
        let is_compound = |title: &SingleTitle| title.words.len() == 1;
        !(is_compound(self) && is_compound(held))
            && one.iter().any(|word| other.iter().any(|other| have_same_stem(word, other)))
    }

    /// The words for the area of a minister; `None` if it is no minister's title.
    fn area(&self) -> Option<Vec<&str>> {
        let is_minister = |word: &String| word.ends_with(MINISTER);
        if !self.words.iter().any(is_minister) {
            return None;
        }
        let words = self.words.iter().map(|word| word.strip_suffix(MINISTER).unwrap_or(word));
        Some(words.filter(|word| word.chars().count() >= SHORTEST_AREA && !NO_AREA.contains(word)).collect())
    }

    fn is_lesser(&self) -> bool {
        self.words
            .iter()
            .any(|word| LESSER.iter().any(|lesser| word.starts_with(lesser) && !word.ends_with(MINISTER)))
    }

    fn is_part_of(&self, other: &SingleTitle) -> bool {
        other.words.windows(self.words.len().max(1)).any(|part| part == self.words)
    }
}

fn have_same_stem(one: &str, other: &str) -> bool {
    let length = one.chars().count().min(other.chars().count()).min(STEM);
    one.chars().take(length).eq(other.chars().take(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether each single title of the first text is said of the second one.
    fn says(claimed: &str, held: &str) -> bool {
        let held = single_titles(held);
        single_titles(claimed)
            .iter()
            .all(|claimed| held.iter().any(|held| claimed.says(held) || claimed.may_be_same_minister(held)))
    }

    #[test]
    fn a_part_an_addition_or_another_form_is_the_same() {
        for (claimed, held) in [
            ("Skatteministeren", "skatteminister"),
            ("kulturminister", "kulturminister og kirkeminister"),
            ("kirkeminister", "kultur- og kirkeminister"),
            ("kultur- og kirkeministeren", "kirkeminister og kulturminister"),
            ("direktør", "administrerende direktør"),
            ("adm. direktør", "direktør"),
            ("Adm. direktør", "administrerende direktør"),
            ("direktør", "direktør i BL"),
            ("minister", "skatteminister"),
            ("chef", "funktionschef"),
            ("forperson", "formand"),
            ("skatteminister", "minister for skat"),
            ("Tax Minister", "Minister for Taxation"),
            ("Minister for Culture", "Minister for Culture and Church Affairs"),
            ("Minister for Defence and Preparedness", "Minister for Defence"),
            ("Utilities Minister", "Minister for Energy and Utilities"),
            ("Foreign Minister", "Minister for Foreign Affairs"),
            ("chief executive", "CEO"),
            ("director", "Managing Director"),
            ("chairman", "chair"),
            ("formand", "formand og direktør"),
        ] {
            assert!(says(claimed, held), "{claimed} of {held}");
        }
    }

    #[test]
    fn steps_of_a_ladder_exclude_each_other() {
        let excludes = |one: &str, other: &str| single_titles(one)[0].excludes(&single_titles(other)[0]);
        for (one, other) in [
            ("Lektoren", "professor ved Institut for Fødevareforskning"),
            ("Associate Professor", "professor"),
            ("adjunkt", "Associate Professor of Law"),
            ("rektor", "dekan"),
            ("afdelingschef", "departementschef"),
            ("generalsekretær", "generaldirektør"),
        ] {
            assert!(excludes(one, other), "{one}, {other}");
        }
        for (one, other) in [
            ("ekstern lektor", "professor"),
            ("professor emeritus", "lektor"),
            ("gæsteprofessor", "lektor"),
            ("dekan", "professor"),
            ("rektor", "professor"),
            ("lektor", "Associate Professor"),
            ("generalsekretær", "formand"),
            ("afdelingschef", "chef"),
        ] {
            assert!(!excludes(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn another_title_is_not_the_same() {
        for (claimed, held) in [
            ("skatteminister", "erhvervsminister"),
            ("udenrigsminister", "uddannelsesminister"),
            ("direktør", "vicedirektør"),
            ("formand", "næstformand"),
            ("næstformand", "formand"),
            ("deputy director", "director"),
            ("pressechef", "funktionschef"),
            ("kultur- og skatteminister", "kultur- og kirkeminister"),
            ("Minister for Taxation", "Minister for Social Affairs"),
            ("Minister for Church Affairs", "Minister for Social Affairs"),
            ("Minister for Energy and Utilities", "Minister for Defence and Preparedness"),
            ("Minister for Defence and Preparedness", "Minister for Energy and Utilities"),
            ("formand og direktør", "formand"),
        ] {
            assert!(!says(claimed, held), "{claimed} of {held}");
        }
    }
}
