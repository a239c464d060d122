//! What can be wrong with a file or folder, or with its text as a whole.

use crate::diagnostic::Code;

/// A problem with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// There is no `content/site.yaml`.
    MissingSite,
    /// The system's own words are kept only where there are no better ones.
    Unreadable(Unreadable),
    SymbolicLink,
    NotAFile,
    NameNotUtf8,
    /// The name cannot be part of an address.
    NameNotPublishable,
    /// The name is one that Windows keeps for devices.
    ReservedName,
    TooLarge {
        size: u64,
        most: u64,
    },
    /// `content/permalinks.lock` is too large.
    RecordTooLarge {
        size: u64,
        most: u64,
    },
    NotUtf8,
    /// A picture, a Word file or the like where a text belongs, by its ending.
    NotText {
        ending: String,
    },
    ControlCharacter,
    /// `.yml` instead of `.yaml`: what to call the file.
    EndsWithYml {
        renamed: String,
    },
    /// A file that is not Markdown among releases or pages.
    NotMarkdown,
    /// A file beside `site.yaml` that does not belong there.
    NotInFolder,
    /// A file in a folder of `content/` that does not exist, and the one that was probably meant.
    UnknownFolder {
        folder: String,
        meant: Option<&'static str>,
        folders: Vec<&'static str>,
    },
    /// A folder for topics, which have no files.
    TopicsFolder,
    /// A file that is not a sheet in a folder of sheets.
    NotASheet,
    /// The file's name is not an id; what to call the file.
    InvalidName {
        stem: String,
        renamed: Option<String>,
    },
    UnknownLanguage {
        tag: String,
    },
    FrontMatterMissing,
    FrontMatterUnclosed,
    /// A text that is not YAML, and the line as it should be where that is known.
    Yaml {
        problem: YamlProblem,
        line: Option<String>,
    },
    InvalidPermalink,
    /// A line of `content/releases.lock` that records no release.
    InvalidReleaseRecord,
    /// The file has more problems than are shown: how many are left out.
    ManyProblems {
        more: usize,
    },
    /// A file of strings in a language that faktum does not write.
    UnknownStrings,
}

/// Why the system did not let a file or folder be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    NotAllowed,
    Other(String),
}

/// Why a text is not YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YamlProblem {
    UnclosedQuotes,
    /// Text behind the quotation mark that ends a value.
    TextAfterQuotes,
    /// A ` #` in a text without quotes, from which on YAML ignores the line.
    HashInText,
    /// A text in the quotation marks of a word processor where YAML's belong.
    WordQuotes,
    /// A line that looks like a field and continues the text above it.
    FieldInText,
    /// A text with `: ` in it, or a line that is indented too far.
    ColonInText,
    /// The name of a field and its value without a colon between them.
    MissingColon,
    NoSpaceAfterColon,
    /// A no-break space after the colon, as word processors put it.
    NoBreakSpace,
    Tab,
    /// A text that begins with a sign that means something.
    LeadingSign(char),
    /// A list or map where the name of a field belongs.
    NameIsNotText,
    /// A line that fits nothing above it.
    Indentation,
    UnclosedBrackets,
    /// More brackets are open than can be meant, and how many can be at most.
    ManyBrackets {
        most: usize,
    },
    SecondDocument,
    TooManyValues,
    Other,
}

impl FileProblem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            FileProblem::MissingSite => Code::MissingSite,
            FileProblem::Unreadable(_) | FileProblem::NotAFile | FileProblem::NameNotUtf8 => {
                Code::UnreadableFile
            }
            FileProblem::SymbolicLink => Code::SymbolicLink,
            FileProblem::NameNotPublishable | FileProblem::ReservedName => Code::InvalidValue,
            FileProblem::TooLarge { .. } | FileProblem::RecordTooLarge { .. } => Code::FileTooLarge,
            FileProblem::NotUtf8 => Code::NotUtf8,
            FileProblem::ControlCharacter => Code::ControlCharacter,
            FileProblem::NotText { .. }
            | FileProblem::EndsWithYml { .. }
            | FileProblem::NotMarkdown
            | FileProblem::NotInFolder
            | FileProblem::UnknownFolder { .. }
            | FileProblem::TopicsFolder
            | FileProblem::NotASheet
            | FileProblem::UnknownStrings => Code::UnexpectedFile,
            FileProblem::InvalidName { .. } => Code::InvalidId,
            FileProblem::UnknownLanguage { .. } => Code::LanguageNotInSite,
            FileProblem::FrontMatterMissing | FileProblem::FrontMatterUnclosed => Code::FrontMatter,
            FileProblem::Yaml { .. } => Code::YamlSyntax,
            FileProblem::InvalidPermalink => Code::InvalidPermalink,
            FileProblem::InvalidReleaseRecord => Code::InvalidReleaseRecord,
            FileProblem::ManyProblems { .. } => Code::ManyProblems,
        }
    }
}
