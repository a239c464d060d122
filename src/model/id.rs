//! Ids, kinds and references: how one thing of a site names another.
//!
//! Takes what people wrote; gives values whose form is right. Whether a reference leads anywhere is not known
//! here.

use std::fmt;
use std::sync::Arc;

/// The name of one thing of a kind: `a-z`, `0-9`, and single hyphens between them, at most [`Id::LONGEST`] of them. It is
/// the stem of the thing's file, and usually part of its address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The most letters, digits and hyphens of an id: file systems take names of 255 bytes, and so does an address.
    pub const LONGEST: usize = 255;

    /// The id that `text` spells, if it has the form of one.
    pub fn parse(text: &str) -> Option<Id> {
        // As if a hyphen stood before it: none can follow, and nothing but a hyphen is no id.
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

    /// The id that a title or name folds to: small letters, æ→ae, ø→oe, å→aa, accents dropped, and a hyphen
    /// for everything else. `None` if nothing is left, or more than [`Id::LONGEST`].
    pub fn fold(text: &str) -> Option<Id> {
        let mut folded = String::with_capacity(text.len());
        for letter in text.chars() {
            if letter.is_ascii_alphanumeric() {
                folded.push(letter.to_ascii_lowercase());
            } else if letter.is_ascii() {
                push_hyphen(&mut folded);
            } else {
                letter.to_lowercase().for_each(|letter| fold_letter(letter, &mut folded));
            }
        }
        Id::parse(folded.trim_end_matches('-'))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn push_hyphen(folded: &mut String) {
    if !folded.ends_with('-') && !folded.is_empty() {
        folded.push('-');
    }
}

fn fold_letter(letter: char, folded: &mut String) {
    match plain_letters(letter) {
        Some(letters) => folded.push_str(letters),
        // Some capital letters have a plain small one, with an accent behind it.
        None if letter.is_ascii_alphanumeric() => folded.push(letter),
        // Combining accents (U+0300–U+036F) belong to the letter before them.
        None if ('\u{300}'..='\u{36f}').contains(&letter) => {}
        None => push_hyphen(folded),
    }
}

/// What stands for a letter that is not `a-z`: the Danish way for Danish letters, and the bare letter for the
/// accented ones of the languages around.
fn plain_letters(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' | 'ä' => "ae",
        'ø' | 'ö' => "oe",
        'å' => "aa",
        'ð' => "d",
        'þ' => "th",
        'ß' => "ss",
        'á' | 'à' | 'â' | 'ã' => "a",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ó' | 'ò' | 'ô' | 'õ' => "o",
        'ú' | 'ù' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ç' => "c",
        'ñ' => "n",
        'ł' => "l",
        'š' => "s",
        'ž' => "z",
        _ => return None,
    })
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

    /// The word before the colon.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Organisation => "organisation",
            Kind::Person => "person",
            Kind::Partnership => "partnership",
            Kind::Agreement => "agreement",
            Kind::Statement => "statement",
            Kind::Media => "media",
            Kind::Release => "release",
            Kind::Page => "page",
            Kind::Topic => "topic",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The word for several.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Organisation => "organisations",
            Kind::Person => "people",
            Kind::Partnership => "partnerships",
            Kind::Agreement => "agreements",
            Kind::Statement => "statements",
            Kind::Media => "media",
            Kind::Release => "releases",
            Kind::Page => "pages",
            Kind::Topic => "topics",
        }
    }

    /// Where the kind's files are, from the site's folder; topics have none.
    pub fn folder(self) -> Option<&'static str> {
        Some(match self {
            Kind::Organisation => "content/organisations/",
            Kind::Person => "content/people/",
            Kind::Partnership => "content/partnerships/",
            Kind::Agreement => "content/agreements/",
            Kind::Statement => "content/statements/",
            Kind::Media => "content/media/",
            Kind::Release => "content/releases/",
            Kind::Page => "content/pages/",
            Kind::Topic => return None,
        })
    }
}

/// Declares the id of a thing of one kind: the kind is known from the field, so it is not written.
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
    /// The id of a partnership.
    PartnershipId of Partnership;
    /// The id of a person.
    PersonId of Person;
    /// The id of a release.
    ReleaseId of Release;
}

/// `kind:id`, or `kind:id#part`: a wish, until the join has found the thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    pub kind: Kind,
    pub id: Id,
    /// What stands after `#`; of an agreement an allocation, an assignment or `total`, of a text a heading.
    pub part: Option<Id>,
}

/// Why a text is no reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceError {
    /// There is no colon, or what stands before it is no kind.
    Kind(String),
    /// What stands after the colon has not the form of an id.
    Id(String),
    /// What stands after `#` has not.
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
        let (target, part) = match rest.split_once('#') {
            Some((target, part)) => (target, Some(part)),
            None => (rest, None),
        };
        let id = Id::parse(target).ok_or_else(|| ReferenceError::Id(target.to_owned()))?;
        let read_part = |part: &str| Id::parse(part).ok_or_else(|| ReferenceError::Part(part.to_owned()));
        Ok(Reference { kind, id, part: part.map(read_part).transpose()? })
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
        assert_eq!(fold("e\u{301}n A\u{30a}").as_deref(), Some("en-a"));
        assert_eq!(fold("?!"), None);
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
