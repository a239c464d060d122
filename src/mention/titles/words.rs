//! The words that titles of people are made of: one table for each language.
//!
//! Takes a language; gives its [`TitleWords`]. Words are in small letters, and phrases have one space between their words.

use crate::model::Language;

/// The words of a language that titles are made of and joined to names with.
#[derive(Debug)]
pub(in crate::mention) struct TitleWords {
    /// How words end that are titles, longest first.
    pub endings: &'static [&'static str],
    /// Whether a longer word that ends so is one, too: `skatteminister`.
    pub is_compounding: bool,
    /// What makes such a word definite: `ministeren`.
    pub definite: &'static str,
    /// Titles of several words.
    pub phrases: &'static [&'static str],
    /// Words before a title that belong to it: `adm. direktør`.
    pub ranks: &'static [&'static str],
    /// Words after `minister` before its area.
    pub before_area: &'static [&'static str],
    /// Words before a title that say that it is not held now.
    pub other_times: &'static [&'static str],
    /// Words anywhere in the sentence that say so.
    pub long_ago: &'static [&'static str],
    /// Beginnings of a word that is a title which say so: `eksminister`.
    pub former_beginnings: &'static [&'static str],
    /// Words before a title that change nothing.
    pub fillers: &'static [&'static str],
    /// Words before a minister's title that say whose it is, but nothing that a sheet does not: `Danmarks`, in English without `'s`.
    pub own_country: &'static [&'static str],
    /// What may stand between the comma after a name and a title.
    pub relatives: &'static [&'static str],
    /// An article that makes a title after a name doubtful: it can be another person in a list.
    pub definite_articles: &'static [&'static str],
    pub and: &'static str,
    /// Words between a title and where it is held.
    pub at: &'static [&'static str],
    /// How genitives of nouns end.
    pub genitives: &'static [&'static str],
    /// Words after a title that tell when it was held.
    pub periods: &'static [&'static str],
    /// Words with which a sentence can begin before a last name.
    pub openers: &'static [&'static str],
}

const DANISH: TitleWords = TitleWords {
    endings: &[
        "minister",
        "direktør",
        "formand",
        "forkvinde",
        "forperson",
        "borgmester",
        "ordfører",
        "rektor",
        "lektor",
        "dekan",
        "adjunkt",
        "professor",
        "generalsekretær",
        "chef",
    ],
    is_compounding: true,
    definite: "en",
    phrases: &[],
    ranks: &["adm", "administrerende", "stedfortrædende", "ekstern", "adjungeret", "klinisk"],
    before_area: &["for"],
    other_times: &[
        "tidligere",
        "forhenværende",
        "fhv",
        "eks",
        "ex",
        "daværende",
        "fungerende",
        "konstitueret",
        "kommende",
        "tiltrædende",
        "fratrædende",
        "afgående",
        "afgået",
        "afdøde",
        "nyvalgt",
        "nyvalgte",
        "nyudnævnt",
        "nyudnævnte",
        "ny",
        "nye",
        "skygge",
        "dengang",
    ],
    long_ago: &["dengang", "engang", "førhen", "tidligere"],
    former_beginnings: &["eks", "ex"],
    fillers: &["nuværende", "vores"],
    own_country: &["danmarks", "landets", "regeringens", "dansk", "danske"],
    relatives: &["der er", "som er", "som i dag er", "der i dag er"],
    definite_articles: &["den"],
    and: "og",
    at: &["i", "for", "hos", "af", "ved"],
    genitives: &["ens", "ets", "ernes", "enes"],
    periods: &["fra", "til", "indtil", "siden", "frem"],
    openers: &["ifølge", "hos", "siger", "men", "og", "også", "som", "derfor", "samtidig", "hvis", "når"],
};

const ENGLISH: TitleWords = TitleWords {
    endings: &[
        "commissioner",
        "chairperson",
        "chairwoman",
        "president",
        "professor",
        "director",
        "chairman",
        "minister",
        "mayor",
        "chair",
        "ceo",
    ],
    is_compounding: false,
    definite: "",
    phrases: &[
        "chief executive officer",
        "chief executive",
        "secretary of state",
        "permanent secretary",
        "secretary general",
        "director general",
    ],
    ranks: &[
        "managing",
        "executive",
        "deputy",
        "vice",
        "assistant",
        "associate",
        "visiting",
        "adjunct",
        "honorary",
        "clinical",
        "emeritus",
        "full",
    ],
    before_area: &["for", "of"],
    other_times: &[
        "former",
        "then",
        "ex",
        "acting",
        "interim",
        "incoming",
        "outgoing",
        "late",
        "new",
        "shadow",
        "retiring",
        "designate",
        "onetime",
    ],
    long_ago: &["formerly", "once", "previously"],
    former_beginnings: &[],
    fillers: &["current", "our"],
    own_country: &["denmark", "danish", "country", "government"],
    relatives: &["who is", "who is now", "who is also"],
    definite_articles: &["the"],
    and: "and",
    at: &["of", "at", "for", "in", "with"],
    genitives: &[],
    periods: &["from", "until", "till", "since", "between"],
    openers: &["according", "but", "and", "as", "also", "when", "if", "says", "said"],
};

impl TitleWords {
    pub fn of(language: Language) -> &'static TitleWords {
        if language == Language::DANISH { &DANISH } else { &ENGLISH }
    }

    /// Whether a word in small letters is a title by how it ends, and whether it is definite.
    pub fn title(&self, word: &str) -> Option<bool> {
        if self.is_indefinite(word) {
            return Some(false);
        }
        // `formanden`, `borgmesteren`: the e of a title that ends with one is not doubled (`forkvinden`).
        let stem = word.strip_suffix(self.definite).filter(|_| !self.definite.is_empty())?;
        let is_definite = self.is_indefinite(stem) || self.is_indefinite(&word[..word.len() - 1]);
        is_definite.then_some(true)
    }

    fn is_indefinite(&self, word: &str) -> bool {
        let is_title = |ending: &&str| word == *ending || (self.is_compounding && word.ends_with(*ending));
        self.endings.iter().any(is_title)
    }

    /// Whether a title word says that it is not held any more: `eksminister`, but not `eksportchef`.
    pub fn is_former(&self, word: &str) -> bool {
        let rest = self.former_beginnings.iter().find_map(|beginning| word.strip_prefix(beginning));
        rest.is_some_and(|rest| self.endings.contains(&rest) || rest.ends_with("minister"))
    }

    /// A title word without what makes it definite.
    pub fn indefinite<'w>(&self, word: &'w str) -> &'w str {
        if self.title(word) != Some(true) {
            return word;
        }
        let stem = &word[..word.len() - self.definite.len()];
        if self.is_indefinite(stem) { stem } else { &word[..word.len() - 1] }
    }

    /// A title word made definite; `None` if it is not known how.
    pub fn definite_of(&self, word: &str) -> Option<String> {
        if self.definite.is_empty() || !self.is_indefinite(&word.to_lowercase()) {
            return None;
        }
        Some(format!("{}{}", word.strip_suffix('e').unwrap_or(word), self.definite))
    }
}
