//! What a sentence says that an amount is for.
//!
//! Takes a sentence and the words of a fact sheet; tells whether the sentence says the same purpose, and whether its amount is one of another
//! time or another kind than those of an agreement: a share, a price, the money of last year. It knows no facts. It is meant to find too
//! little rather than too much: a language has one table of words that leave it open.

use crate::model::Language;

/// The words of a language that matter for purposes.
struct Vocabulary {
    /// Words without a meaning of their own, and words that most purposes have.
    common: &'static str,
    /// After these a purpose only gives examples or details.
    details: &'static [&'static str],
    /// What can be added to a word without making it another one.
    endings: &'static str,
    /// Words of sentences on money of another time or another kind. One with a `*` is the beginning of a word.
    other_money: &'static [&'static str],
    /// Words of sentences that may be on the money of others, or on only a part of it, likewise.
    open: &'static [&'static str],
    /// Words of sentences on money that somebody asks for, or on one payment of several, likewise.
    claims: &'static [&'static str],
    /// Words on what becomes of money.
    course: &'static [&'static str],
    /// What a share of an amount that is said before begins with.
    shares: &'static [&'static str],
    /// The words between an amount and its purpose after it: `til`.
    to_purpose: &'static [&'static str],
    /// The words and signs between a purpose and its amount after it: `får`.
    to_amount: &'static [&'static str],
    /// The words before the part of a purpose that names the thing: `opførelse af nye lægehuse`.
    before_things: &'static [&'static str],
    /// The word that makes an amount after it definite.
    the: &'static str,
}

const DANISH: Vocabulary = Vocabulary {
    common: "ad af alle andre at bedre blandt de dem den der deres det dette disse drift eller en er et flere for fra fx får \
             ger gives har herunder hjælp hjælpe hos i ikke indsats indsatsen indsatser med mellem mere midler mod mv ny nye \
             når og om over penge projekter pulje på samt sig sikre sin skal som stærkere styrke styrkelse styrket støtte særlig \
             særlige særligt til tilbud tilskud udvikling under ved via være øge øget",
    details: &["fx", "f.eks.", "blandt andet", "bl.a.", "herunder", "især", "særligt til"],
    endings: "e r s t n er en et es ne ens ets ers ene ener enes erne ernes nes rne rnes",
    other_money: &[
        "sidste år",
        "året før",
        "forrige",
        "hidtil*",
        "tidligere",
        "førhen",
        "dengang",
        "siden da",
        "fjor",
        "oprindelig*",
        "gamle aftale*",
        "anden aftale",
        "andre aftaler",
        "årlig*",
        "om året",
        "hvert år",
        "pr",
        "per",
        "hver",
        "hvert",
        "gennemsnit*",
        "omsæt*",
        "overskud*",
        "underskud*",
        "dyrere",
        "billigere",
        "gæld",
        "skyld*",
        "bøde*",
        "formue*",
        "løn",
        "indsaml*",
        "kommunens",
        "regionens",
        "foreningens",
        "fondens",
        "museets",
        "centrets",
        "selskabets",
        "virksomhedens",
    ],
    open: &[
        "halvdelen",
        "resten",
        "yderligere",
        "ekstra",
        "spare*",
        "bespar*",
        "koste*",
        "udgift*",
        "omkostning*",
        "budget*",
        "sammenlignet",
        "i forhold til",
        "selv",
        "egen",
        "egne",
        "eget",
        "medfinansier*",
        "egenfinansier*",
        "hvis",
        "første år",
        "procent",
        "fond*",
        "kommunen",
        "region",
        "regionen",
        "eu",
        "norge",
        "sverige",
        "oven i",
        "oveni",
        "folketinget",
    ],
    claims: &[
        "ansøg*",
        "søger",
        "søgte",
        "søgt",
        "foreslå*",
        "foreslog",
        "forslag*",
        "ønske*",
        "krav*",
        "kræve*",
        "rate",
        "raten",
        "rater",
        "raterne",
        "delbetaling*",
    ],
    course: &["ikke", "allerede", "brugt", "udbetalt*"],
    shares: &["heraf", "deraf"],
    to_purpose: &["til at ", "til ", "for "],
    to_amount: &[
        "er",
        "får",
        "er der",
        "er der afsat",
        "afsættes",
        "afsættes der",
        "går",
        ":",
        ";",
        "–",
        "(",
    ],
    before_things: &[" af ", " til ", " for "],
    the: "de",
};

const ENGLISH: Vocabulary = Vocabulary {
    common: "a about against all among an and are as at be better by efforts for from fund funding funds get gets give given \
             gives go goes grant grants has have help helping improve improved in into is its measures more new of on or other \
             over projects scheme special strengthen strengthened strengthening stronger support that the their them these \
             they this those through to under will with",
    details: &[
        "for example",
        "for instance",
        "e.g.",
        "such as",
        "among other things",
        "including",
        "particularly",
    ],
    endings: "s es ed d ing ly",
    other_money: &[
        "last year",
        "the year before",
        "previous*",
        "earlier",
        "formerly",
        "until now",
        "so far",
        "back then",
        "original*",
        "old agreement",
        "another agreement",
        "other agreements",
        "annual*",
        "a year",
        "yearly",
        "each year",
        "every year",
        "per",
        "each",
        "average",
        "turnover",
        "revenue*",
        "profit*",
        "more expensive",
        "cheaper",
        "surplus*",
        "deficit*",
        "debt*",
        "owe*",
        "fine",
        "fined",
        "fines",
        "fortune",
        "wage*",
        "salar*",
        "collection*",
        "municipality's",
        "municipality’s",
        "region's",
        "region’s",
    ],
    open: &[
        "every",
        "half",
        "the rest",
        "further",
        "additional",
        "extra",
        "sav*",
        "cost*",
        "expens*",
        "budget*",
        "compared",
        "relative to",
        "own",
        "co-fund*",
        "if",
        "first year",
        "percent",
        "foundation*",
        "municipality",
        "council",
        "region",
        "eu",
        "norway",
        "sweden",
        "on top of",
    ],
    claims: &["appl*", "propos*", "want*", "demand*", "instalment*", "installment*"],
    course: &["not", "already", "spent", "paid"],
    shares: &["of which"],
    to_purpose: &["for the ", "for ", "to "],
    to_amount: &["is", "are", "gets", "get", "receives", "receive", ":", ";", "–", "("],
    before_things: &[" of ", " for "],
    the: "the",
};

fn vocabulary(language: Language) -> &'static Vocabulary {
    if language == Language::DANISH { &DANISH } else { &ENGLISH }
}

/// The words that make a purpose, in small letters. Those of most purposes and the examples at its end are left out.
pub fn purpose_words(purpose: &str, language: Language) -> Vec<String> {
    let vocabulary = vocabulary(language);
    let lower = purpose.to_lowercase();
    let mut head = lower.split([':', ';', '(', '.']).next().unwrap_or(&lower);
    for detail in vocabulary.details {
        head = head.split(&format!(" {detail} ")).next().unwrap_or(head);
    }
    let mut found: Vec<String> = Vec::new();
    for word in words(head) {
        let is_common = vocabulary.common.split_whitespace().any(|common| common == word);
        if !is_common && !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}

/// Whether two words are the same but for their endings.
pub fn is_same_word(one: &str, other: &str, language: Language) -> bool {
    let same: usize =
        one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let endings = vocabulary(language).endings;
    let is_ending = |rest: &str| rest.is_empty() || endings.split(' ').any(|ending| ending == rest);
    same >= 3 && is_ending(&one[same..]) && is_ending(&other[same..])
}

/// Which of the words a sentence has, in any of their forms.
pub fn said_words<'w>(sentence: &str, purpose: &'w [String], language: Language) -> Vec<&'w str> {
    let lower = sentence.to_lowercase();
    let said = |word: &&String| words(&lower).any(|said| is_same_word(said, word, language));
    purpose.iter().filter(said).map(String::as_str).collect()
}

/// Whether a sentence is on other money than that of an agreement of this year: of an earlier time, of each year, of a person, a debt.
pub fn is_of_other_money(sentence: &str, year: i16, language: Language) -> bool {
    has_any(sentence, vocabulary(language).other_money) || years(sentence).any(|said| said < year)
}

/// Whether a sentence leaves it open whether its amount is the whole amount for a purpose: it may be of one year, a price or of others.
/// `the 75 million for research` is definite: what becomes of the money does not matter.
pub fn may_be_of_other_money(sentence: &str, year: i16, is_definite: bool, language: Language) -> bool {
    let years: Vec<i16> = years(sentence).collect();
    let is_of_one_year = years.len() == 1 && years[0] > year;
    let vocabulary = vocabulary(language);
    is_of_one_year
        || sentence.contains('%')
        || has_any(sentence, vocabulary.open)
        || has_any(sentence, vocabulary.claims)
        || !is_definite && has_any(sentence, vocabulary.course)
}

/// Whether a sentence is on money that somebody asks for, or on one payment of several.
pub fn is_claim(sentence: &str, language: Language) -> bool {
    has_any(sentence, vocabulary(language).claims)
}

/// How an amount is beside a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    No,
    Yes,
    /// `the 75 million for research`
    Definite,
}

/// Whether a sentence has an amount right beside a purpose, or beside the thing that it names: `130 mio. kr. til nye lægehuse`, `Opførelse af
/// nye lægehuse får 130 mio. kr.`
pub fn how_beside(sentence: &str, amount: &str, purpose: &str, language: Language) -> Beside {
    let vocabulary = vocabulary(language);
    let (lower, amount) = (sentence.to_lowercase(), amount.to_lowercase());
    let mut places = lower.match_indices(&*amount);
    let (Some((at, _)), None) = (places.next(), places.next()) else {
        return Beside::No;
    };
    let (before, after) = (lower[..at].trim_end(), lower[at + amount.len()..].trim_start());
    let purpose = purpose.to_lowercase();
    let head = purpose.split([':', ';', '(', '.', ',']).next().unwrap_or(&purpose).trim_end();
    let thing =
        |joint: &&str| head.split_once(joint).map(|(_, thing)| thing).filter(|thing| thing.contains(' '));
    for phrase in std::iter::once(head).chain(vocabulary.before_things.iter().filter_map(thing)) {
        let is_word_end = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        let is_after = vocabulary.to_purpose.iter().any(|to| {
            after.strip_prefix(to).and_then(|after| after.strip_prefix(phrase)).is_some_and(is_word_end)
        });
        let is_before = vocabulary.to_amount.iter().any(|to| {
            let said = before.strip_suffix(to).and_then(|before| before.trim_end().strip_suffix(phrase));
            said.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
        });
        if is_after && before.split_whitespace().next_back() == Some(vocabulary.the) {
            return Beside::Definite;
        }
        if is_after || is_before {
            return Beside::Yes;
        }
    }
    Beside::No
}

/// Whether an amount of a sentence is a share of one that is said before.
pub fn has_share(sentence: &str, language: Language) -> bool {
    has_any(sentence, vocabulary(language).shares)
}

/// The words of a text, which is in small letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic))
}

/// The numbers of a sentence that can be years.
fn years(sentence: &str) -> impl Iterator<Item = i16> {
    let numbers = sentence.split(|c: char| !c.is_alphanumeric());
    numbers.filter(|number| number.len() == 4).filter_map(|number| number.parse().ok()).filter(|year| {
        let years = 1900..2100;
        years.contains(year)
    })
}

/// Whether a sentence has one of these phrases.
fn has_any(sentence: &str, phrases: &[&str]) -> bool {
    let lower = sentence.to_lowercase();
    let said: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '’' | '\'')).collect();
    phrases.iter().any(|phrase| {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        said.windows(wanted.len()).any(|words| {
            words.iter().zip(&wanted).all(|(word, wanted)| match wanted.strip_suffix('*') {
                Some(beginning) => word.starts_with(beginning),
                None => word == wanted,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_is_its_words_without_common_ones_and_examples() {
        let danish = |text| purpose_words(text, Language::DANISH).join(" ");
        assert_eq!(
            danish("Særlig hjælp til udsatte børn og unge, fx pårørende til misbrugere"),
            "udsatte børn unge"
        );
        assert_eq!(
            danish("Hjælp til mennesker med handicap, blandt andet mod ensomhed"),
            "mennesker handicap"
        );
        let english = |text| purpose_words(text, Language::ENGLISH).join(" ");
        assert_eq!(english("Stronger support for vulnerable adults: homeless people"), "vulnerable adults");
    }

    #[test]
    fn words_are_the_same_in_their_other_forms() {
        for (one, other, is_same) in [
            ("voksne", "voksnes", true),
            ("børn", "børnene", true),
            ("foreninger", "foreningernes", true),
            ("skole", "skolerne", true),
            ("skole", "skolevej", false),
            ("børn", "børnehave", false),
            ("mad", "madpakke", false),
        ] {
            assert_eq!(is_same_word(one, other, Language::DANISH), is_same, "{one} {other}");
        }
    }

    #[test]
    fn an_amount_can_be_right_beside_a_purpose() {
        let purpose = "Opførelse af nye lægehuse";
        for (sentence, expected) in [
            ("Pengene til nye lægehuse er 130 mio. kr.", Beside::Yes),
            ("Der er 130 mio. kr. til opførelse af nye lægehuse.", Beside::Yes),
            ("Opførelse af nye lægehuse: 130 mio. kr.", Beside::Yes),
            ("De 130 mio. kr. til nye lægehuse er brugt.", Beside::Definite),
            ("Der er 130 mio. kr. til drift og nye lægehuse.", Beside::No),
            ("Der er 130 mio. kr. til nye lægehuses drift.", Beside::No),
            ("Nye lægehuse og udstyr får 130 mio. kr.", Beside::No),
            ("Først 130 mio. kr., så 130 mio. kr. til nye lægehuse.", Beside::No),
        ] {
            assert_eq!(
                how_beside(sentence, "130 mio. kr.", purpose, Language::DANISH),
                expected,
                "{sentence}"
            );
        }
    }

    #[test]
    fn a_sentence_can_be_on_other_money() {
        for (sentence, is_other, is_open) in [
            ("Udsatte voksne får 52 mio. kr.", false, false),
            ("I 2020-2023 får udsatte voksne 52 mio. kr.", false, false),
            ("Sidste år fik udsatte voksne 52 mio. kr.", true, false),
            ("I 2018 fik udsatte voksne 52 mio. kr.", true, false),
            ("I 2021 får udsatte voksne 12 mio. kr.", false, true),
            ("Udsatte voksne får 12 mio. kr. årligt.", true, false),
            ("Det koster staten 12 mio. kr.", false, true),
            ("Det er 12 mio. kr. pr. år.", true, false),
            ("Vejen blev 12 mio. kr. dyrere.", true, false),
            ("Første rate er 12 mio. kr.", false, true),
        ] {
            assert_eq!(is_of_other_money(sentence, 2020, Language::DANISH), is_other, "{sentence}");
            assert_eq!(may_be_of_other_money(sentence, 2020, false, Language::DANISH), is_open, "{sentence}");
        }
    }
}
