//! Ids, kinds and references: how one thing of a site names another.
//!
//! Takes what people write; gives values whose form is right. It does not know whether a reference leads anywhere.

use std::fmt;
use std::sync::Arc;

use super::address::is_reserved_name;
use super::text::text_newtype;
use crate::letters::{compose, is_mark, plain_letters};

text_newtype! {
    /// The name of one thing of a kind: `a-z`, `0-9`, and single hyphens between them, at most [`Id::LONGEST`] in all. It is
    /// the stem of the thing's file, and usually part of its address.
    pub struct Id(Arc<str>);
}

impl Id {
    /// The most letters, digits and hyphens of an id: file systems take names of 255 bytes, and so does an address.
    pub const LONGEST: usize = 255;

    /// The id; `None` if the text does not have the form of one.
    pub fn parse(text: &str) -> Option<Id> {
        // The text is checked as if a hyphen came before it: so it can neither begin with one nor be empty.
        let mut before = b'-';
        let mut follows = |byte: u8| {
            let is_fine =
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || (byte == b'-' && before != b'-');
            before = byte;
            is_fine
        };
        let well_formed = text.len() <= Id::LONGEST && text.bytes().all(&mut follows) && before != b'-';
        well_formed.then(|| Id(text.into()))
    }

    /// The id that a title or name folds to: small letters, æ→ae, ø→oe, å→aa, other letters without their marks, and a hyphen
    /// in place of everything else. `None` if nothing is left, or more than [`Id::LONGEST`].
    pub fn fold(text: &str) -> Option<Id> {
        Id::parse(&folded(text))
    }

    /// As [`Id::fold`], cut to at most `most` characters, after a whole word if there is one.
    pub fn fold_short(text: &str, most: usize) -> Option<Id> {
        let mut folded = folded(text);
        if folded.len() > most {
            let end = folded.get(..=most).and_then(|start| start.rfind('-')).unwrap_or(most);
            folded.truncate(end);
        }
        Id::parse(&folded)
    }

    /// The letters of a text that folding would drop, each once: those of other scripts than the Latin.
    pub fn letters_without_fold(text: &str) -> Vec<char> {
        let mut found = Vec::new();
        for letter in compose(text).chars().filter(|letter| letter.is_alphabetic()) {
            // Apostrophes and other signs above a line are letters to Unicode (U+02B0 to U+02FF), and not missed.
            let is_folded = matches!(letter, '\u{2b0}'..='\u{2ff}' | 'ª' | 'º')
                || is_mark(letter)
                || letter.to_lowercase().any(|small| slug_letters(small).is_some());
            if !is_folded && !found.contains(&letter) {
                found.push(letter);
            }
        }
        found
    }
}

/// What a text folds to; not necessarily an id.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in compose(text).chars() {
        if letter.is_ascii_alphanumeric() {
            folded.push(letter.to_ascii_lowercase());
        } else if letter.is_ascii() {
            push_hyphen(&mut folded);
        } else {
            letter.to_lowercase().for_each(|letter| fold_letter(letter, &mut folded));
        }
    }
    folded.truncate(folded.trim_end_matches('-').len());
    folded
}

fn push_hyphen(folded: &mut String) {
    if !folded.ends_with('-') && !folded.is_empty() {
        folded.push('-');
    }
}

fn fold_letter(letter: char, folded: &mut String) {
    match slug_letters(letter) {
        Some(letters) => folded.push_str(letters),
        None if is_mark(letter) => {}
        None => push_hyphen(folded),
    }
}

/// What replaces a small letter in an address: Danish, Swedish and German letters are spelt out, as these languages do where
/// they have only a to z; of all others the marks are dropped.
fn slug_letters(letter: char) -> Option<&'static str> {
    match letter {
        'ä' => Some("ae"),
        'ø' | 'ö' | 'ǿ' => Some("oe"),
        'å' | 'ǻ' => Some("aa"),
        letter => plain_letters(letter),
    }
}

/// The name of a release or page in its address, where that is not its id. It becomes a folder, so it is no name that
/// Windows reserves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slug(Id);

impl Slug {
    /// The slug; `None` if the text does not have the form of an id, or is a reserved name.
    pub fn parse(text: &str) -> Option<Slug> {
        Id::parse(text).filter(|id| !is_reserved_name(id.as_str())).map(Slug)
    }
}

impl std::ops::Deref for Slug {
    type Target = Id;

    fn deref(&self) -> &Id {
        &self.0
    }
}

/// What can be referred to as `kind:id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Organisation,
    Person,
    Partnership,
    Agreement,
    Statement,
    Media,
    Release,
    Page,
    Topic,
}

impl Kind {
    /// Every kind, in the order in which messages list them.
    pub const ALL: [Kind; 9] = [
        Kind::Organisation,
        Kind::Person,
        Kind::Partnership,
        Kind::Agreement,
        Kind::Statement,
        Kind::Media,
        Kind::Release,
        Kind::Page,
        Kind::Topic,
    ];

    /// The word before the colon, the word for several, and the folder of the kind's files.
    const fn names(self) -> (&'static str, &'static str, Option<&'static str>) {
        match self {
            Kind::Organisation => ("organisation", "organisations", Some("content/organisations/")),
            Kind::Person => ("person", "people", Some("content/people/")),
            Kind::Partnership => ("partnership", "partnerships", Some("content/partnerships/")),
            Kind::Agreement => ("agreement", "agreements", Some("content/agreements/")),
            Kind::Statement => ("statement", "statements", Some("content/statements/")),
            Kind::Media => ("media", "media", Some("content/media/")),
            Kind::Release => ("release", "releases", Some("content/releases/")),
            Kind::Page => ("page", "pages", Some("content/pages/")),
            Kind::Topic => ("topic", "topics", None),
        }
    }

    /// The word before the colon.
    pub const fn as_str(self) -> &'static str {
        self.names().0
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The kind that is probably meant by a word in either language.
    pub fn guess(word: &str) -> Option<Kind> {
        let word = word.trim().to_lowercase();
        let other_word = match &*word {
            "organization" | "organizations" | "organisationer" => Some(Kind::Organisation),
            "personer" => Some(Kind::Person),
            "partnerskab" | "partnerskaber" => Some(Kind::Partnership),
            "aftale" | "aftaler" => Some(Kind::Agreement),
            "udtalelse" | "citat" => Some(Kind::Statement),
            "billede" | "image" => Some(Kind::Media),
            "pressemeddelelse" | "nyhed" | "news" | "post" => Some(Kind::Release),
            "side" => Some(Kind::Page),
            "emne" | "tag" => Some(Kind::Topic),
            _ => None,
        };
        other_word
            .or_else(|| Kind::ALL.into_iter().find(|kind| [kind.as_str(), kind.plural()].contains(&&*word)))
    }

    /// The word for several.
    pub fn plural(self) -> &'static str {
        self.names().1
    }

    /// The folder of the kind's files, below the site's folder. Topics have none.
    pub fn folder(self) -> Option<&'static str> {
        self.names().2
    }
}

/// Declares the id of a thing of one kind. A field of such a type has ids without the kind.
macro_rules! typed_ids {
    ($($(#[$attribute:meta])* $id:ident of $kind:ident;)*) => {
        $(
            $(#[$attribute])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $id(Id);

            impl $id {
                pub const KIND: Kind = Kind::$kind;

                pub fn new(id: Id) -> Self {
                    $id(id)
                }
            }

            impl std::ops::Deref for $id {
                type Target = Id;

                fn deref(&self) -> &Id {
                    &self.0
                }
            }
        )*
    };
}

typed_ids! {
    /// The id of an agreement.
    AgreementId of Agreement;
    /// The id of a picture's sheet.
    MediaId of Media;
    /// The id of an organisation.
    OrganisationId of Organisation;
    /// The id of a page.
    PageId of Page;
    /// The id of a partnership.
    PartnershipId of Partnership;
    /// The id of a person.
    PersonId of Person;
    /// The id of a release.
    ReleaseId of Release;
}

/// `kind:id`, or `kind:id#part`. The join finds out whether the thing exists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    pub kind: Kind,
    pub id: Id,
    /// The name after `#`: of an allocation, an assignment or `total` of an agreement, or of a heading of a text.
    pub part: Option<Id>,
}

/// Why a text is not a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceError {
    /// There is no colon, or the word before it is not a kind.
    Kind(String),
    /// The text after the colon does not have the form of an id.
    Id(String),
    /// The text after `#` does not have the form of an id.
    Part(String),
}

impl Reference {
    /// Reads `kind:id` or `kind:id#part`.
    ///
    /// # Errors
    /// The first of the three that is not valid, with its text.
    pub fn parse(text: &str) -> Result<Reference, ReferenceError> {
        let (kind, rest) = text.split_once(':').ok_or_else(|| ReferenceError::Kind(text.to_owned()))?;
        let kind = Kind::from_name(kind).ok_or_else(|| ReferenceError::Kind(kind.to_owned()))?;
        let (target, part) = rest.split_once('#').unwrap_or((rest, ""));
        let id = Id::parse(target).ok_or_else(|| ReferenceError::Id(target.to_owned()))?;
        if target.len() == rest.len() {
            return Ok(Reference { kind, id, part: None });
        }
        let part = Id::parse(part).ok_or_else(|| ReferenceError::Part(part.to_owned()))?;
        Ok(Reference { kind, id, part: Some(part) })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.as_str(), self.id)?;
        self.part.iter().try_for_each(|part| write!(f, "#{part}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_titles_fold_the_danish_way() {
        let fold = |text| Id::fold(text).map(|id| id.to_string());
        assert_eq!(fold("Ældre på Ærø: få støtte!").as_deref(), Some("aeldre-paa-aeroe-faa-stoette"));
        assert_eq!(fold("  Idé & André – 2020 ").as_deref(), Some("ide-andre-2020"));
        assert_eq!(fold("e\u{301}n A\u{30a}").as_deref(), Some("en-aa"));
        assert_eq!(fold("?!"), None);
    }

    #[test]
    fn letters_of_the_neighbours_fold_to_their_plain_letters() {
        let fold = |text| Id::fold(text).map(|id| id.to_string());
        assert_eq!(fold("Żywiec i Łódź").as_deref(), Some("zywiec-i-lodz"));
        assert_eq!(fold("Škoda Čeština").as_deref(), Some("skoda-cestina"));
        assert_eq!(fold("Þórður á Höfða").as_deref(), Some("thordur-a-hoefda"));
        assert_eq!(fold("Großstraße, Åland, çedille").as_deref(), Some("grossstrasse-aaland-cedille"));
        assert_eq!(fold("Київ"), None);
        assert_eq!(Id::letters_without_fold("Støtte til Київ і Łódź"), ['К', 'и', 'ї', 'в', 'і']);
        assert_eq!(Id::letters_without_fold("Ældre, e\u{301}n: 2. ß ʻokina"), [] as [char; 0]);
    }

    #[test]
    fn a_long_title_is_cut_after_a_whole_word() {
        let short = |most| Id::fold_short("Trygge skoleveje i Ærø", most).map(|id| id.to_string());
        assert_eq!(short(22).as_deref(), Some("trygge-skoleveje-i"));
        assert_eq!(short(25).as_deref(), Some("trygge-skoleveje-i-aeroe"));
        assert_eq!(short(6).as_deref(), Some("trygge"));
        assert_eq!(short(3).as_deref(), Some("try"));
    }

    #[test]
    fn an_id_is_small_letters_digits_and_single_hyphens() {
        for good in ["bl", "a-1", "2020"] {
            assert!(Id::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "æ", "a b", "a.b", "a/b", "a_b"] {
            assert!(Id::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_reference_is_written_as_it_is_read() {
        for text in ["organisation:bl", "agreement:x#total"] {
            assert_eq!(Reference::parse(text).map(|r| r.to_string()), Ok(text.to_owned()));
        }
        assert_eq!(Reference::parse("organization:bl"), Err(ReferenceError::Kind("organization".into())));
        assert_eq!(Reference::parse("page:Om"), Err(ReferenceError::Id("Om".into())));
    }
}
