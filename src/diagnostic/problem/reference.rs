//! What can be wrong with references between files: to sheets, texts, pictures and attachments.

use crate::diagnostic::{Code, Correction};
use crate::model::date::Zone;
use crate::model::release::NotPublic;
use crate::model::{Id, Kind, Language, Reference};

/// A problem with what a file refers to, or with files of one id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceProblem {
    Unknown {
        kind: Kind,
        id: Id,
        meant: Option<Id>,
    },
    /// Something public refers to something that is not. The zone is that of the site.
    NotPublic {
        kind: Kind,
        id: Id,
        reason: NotPublic,
        zone: Zone,
    },
    /// A reference to a part of something that has no parts.
    HasNoParts(Reference),
    UnknownPart {
        agreement: Id,
        part: Id,
        meant: Option<Id>,
        parts: Vec<Id>,
    },
    /// A part of an agreement with the id of another part.
    RepeatedPart(Id),
    /// A part of an agreement that is called `total`.
    PartNamedTotal,
    DuplicateId(Kind, Id),
    MissingPicture {
        path: String,
        meant: Option<String>,
    },
    MissingAttachment {
        path: String,
        meant: Option<String>,
    },
    /// The file of a sheet is no picture that browsers show.
    NotAPicture {
        path: String,
        found: NoPicture,
    },
    /// A picture whose name ends like another format; what to call the file.
    WrongEnding {
        format: &'static str,
        ending: &'static str,
        renamed: String,
    },
    /// A picture without a sheet.
    UnnamedPicture,
    /// A text in a language that the site does not have.
    LanguageNotInSite(Language),
    /// A translation whose original is missing.
    MissingOriginal(Id),
    /// The text of a topic that no release has, and the topic that is probably meant.
    TopicWithoutRelease {
        written: String,
        meant: Option<String>,
    },
    /// A second text of one topic.
    TopicTextTwice(String),
    /// Facts of the original that a translation gives again, by their fields.
    RepeatedFacts(Vec<&'static str>),
}

/// What a file is that is no picture for browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPicture {
    Empty,
    WebPage,
    Pdf,
    /// A format of pictures that not every browser shows.
    OtherFormat(&'static str),
    /// A format of pictures that browsers show, but that cannot be decoded here: it could not be made smaller, and its metadata would stay.
    NotDecoded(&'static str),
    /// The text that Git LFS puts in the place of a file.
    GitLfs,
    /// It begins like a picture, and has no size or ends too early.
    Damaged,
    /// More pixels than can be decoded.
    TooManyPixels {
        width: usize,
        height: usize,
    },
    /// A picture of this format that moves.
    Animated(&'static str),
    /// An SVG that cannot be made safe.
    UnsafeSvg(SvgMistake),
    Unknown,
}

/// What of an SVG cannot be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SvgMistake {
    /// It is no XML that can be read.
    Damaged,
    /// It is too large, or has too many elements.
    TooLarge,
    /// It declares texts that stand for others.
    Entities,
    /// It shows a part of a web page, which has no other picture in its place.
    ForeignObject,
    /// It refers to something outside of its file.
    OutsideReference,
}

impl ReferenceProblem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            ReferenceProblem::Unknown { kind, .. } => match kind {
                Kind::Organisation => Code::UnknownOrganisation,
                Kind::Person => Code::UnknownPerson,
                Kind::Partnership => Code::UnknownPartnership,
                Kind::Agreement => Code::UnknownAgreement,
                Kind::Statement => Code::UnknownStatement,
                Kind::Media => Code::UnknownMedia,
                Kind::Release => Code::UnknownRelease,
                Kind::Page => Code::UnknownPage,
                Kind::Topic => Code::UnknownTopic,
            },
            ReferenceProblem::NotPublic { .. } => Code::NotPublic,
            ReferenceProblem::HasNoParts(_) | ReferenceProblem::UnknownPart { .. } => Code::UnknownPart,
            ReferenceProblem::RepeatedPart(_) | ReferenceProblem::PartNamedTotal => Code::RepeatedPart,
            ReferenceProblem::DuplicateId(..) => Code::DuplicateId,
            ReferenceProblem::MissingPicture { .. } | ReferenceProblem::MissingAttachment { .. } => {
                Code::MissingFile
            }
            ReferenceProblem::NotAPicture { .. } => Code::NotAPicture,
            ReferenceProblem::WrongEnding { .. } => Code::WrongEnding,
            ReferenceProblem::UnnamedPicture => Code::UnexpectedFile,
            ReferenceProblem::LanguageNotInSite(_) => Code::LanguageNotInSite,
            ReferenceProblem::MissingOriginal(_) => Code::MissingFacts,
            ReferenceProblem::TopicWithoutRelease { .. } => Code::UnknownTopic,
            ReferenceProblem::TopicTextTwice(_) => Code::PathCollision,
            ReferenceProblem::RepeatedFacts(_) => Code::RepeatedFacts,
        }
    }

    pub(super) fn correction(&self) -> Option<Correction> {
        Some(match self {
            ReferenceProblem::Unknown { id, meant, .. } => Correction::replace_in(id, meant.as_ref()?),
            ReferenceProblem::UnknownPart { part, meant, .. } => {
                Correction::replace_in(format!("#{part}"), format!("#{}", meant.as_ref()?))
            }
            ReferenceProblem::HasNoParts(Reference { part, .. }) => {
                Correction::replace_in(format!("#{}", part.as_ref()?), "")
            }
            ReferenceProblem::TopicWithoutRelease { written, meant } => {
                Correction::replace_in(written, meant.as_ref()?)
            }
            ReferenceProblem::MissingPicture { path, meant }
            | ReferenceProblem::MissingAttachment { path, meant } => {
                Correction::replace_in(path, meant.as_ref()?)
            }
            _ => return None,
        })
    }
}
