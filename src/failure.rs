//! Why a run ended without a result.
//!
//! Takes an error of the system and what it is about; gives a [`Failure`] with the exit code it stands for. Its words are in
//! `crate::words`. Problems of the content are not failures: they are [`crate::diagnostic`]s, and the run goes on.

use std::io;
use std::path::{Path, PathBuf};

use crate::model::Day;
use crate::model::date::ClockChange;

/// A reason to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The system refused an operation on a path: the disk is full, or permission is missing.
    Io {
        operation: Operation,
        path: PathBuf,
        error: String,
    },
    /// A file in the output folder cannot be listed in a file, because of its name.
    InvalidFileName {
        path: PathBuf,
    },
    /// The system ended the preview server, or let it not start.
    Server {
        error: String,
    },
    /// An HTML file is too large, or its elements have no end, so that it cannot be judged in bounded time.
    TooComplexHtml {
        path: PathBuf,
    },
    /// faktum has a bug.
    Bug(String),

    /// There is no `content/` in the folder.
    NoSite {
        folder: PathBuf,
    },
    /// There is a `content/` in the folder of a new site.
    SiteExists {
        folder: PathBuf,
    },
    /// A new file has the name of one that exists.
    FileExists {
        path: PathBuf,
    },
    /// There is no release and no page with the id that is to be translated.
    NoOriginal {
        id: String,
    },
    /// The site has one language, so nothing can be translated; the languages it would have.
    OneLanguage {
        languages: String,
    },
    /// No id can be made of a title. `letters` are those of it that no file name can have.
    NoName {
        title: String,
        letters: Vec<char>,
    },
    /// A title gives a name that Windows keeps for a device.
    ReservedName {
        name: String,
    },
    UnknownCode {
        name: String,
    },
    /// The built-in theme has no file of this name; `meant` is the one that is most like it.
    UnknownThemeFile {
        name: String,
        meant: Option<String>,
    },
    /// A copy of a file of the built-in theme would have the place of a file that exists.
    ThemeFileExists {
        path: PathBuf,
    },
    /// The name of a copy is not below one of the folders of a theme.
    InvalidThemeFile {
        name: String,
    },
    /// Several files were to be copied under one name.
    OneNameForSeveral,
    /// The settings name a theme that cannot be a folder in `themes/`.
    InvalidThemeName {
        name: String,
    },
    /// A name means no release; `meant` is the id that is most like it.
    UnknownRelease {
        name: String,
        meant: Option<String>,
    },
    /// A line of standard input is not UTF-8.
    NotUtf8 {
        line: usize,
    },
    /// An address is not on record; `meant` is the most similar one that is.
    UnknownAddress {
        address: String,
        meant: Option<String>,
    },
    /// The time that was typed does not exist in the site's time zone, or exists twice.
    ClockChange {
        change: ClockChange,
    },
    /// SOURCE_DATE_EPOCH is no number of seconds.
    InvalidEpoch {
        text: String,
    },
    /// SOURCE_DATE_EPOCH would make public what is not public yet.
    FutureEpoch,
    /// There are more held-back texts than can be searched for.
    TooMuchHeldBack,
    /// A template does not end, or takes too much memory. `page` is the address of the page that was being made.
    EndlessTemplate {
        page: String,
        template: String,
        passed: RenderLimit,
    },

    OutputFolder {
        folder: PathBuf,
        why: OutputRefusal,
    },
    /// The site would overwrite files that faktum did not write: the first few of them, and how many more there are.
    ForeignFiles {
        folder: PathBuf,
        paths: Vec<String>,
        more: usize,
    },
    /// Another run is writing to the folder; `process` is its id.
    Busy {
        folder: PathBuf,
        process: Option<u32>,
    },
    /// Faktum's own folder beside the output folder is a symbolic link.
    HiddenLink {
        path: PathBuf,
    },
    /// A path that a killed run did not move to its new place exists there, too.
    InBothFolders {
        new: PathBuf,
        old: PathBuf,
    },
    /// The list of files that faktum wrote to a folder is a folder or a link.
    ManifestNotFile {
        file: PathBuf,
    },
    /// The list of files that faktum wrote to a folder is damaged.
    InvalidManifest {
        file: PathBuf,
        folder: PathBuf,
    },

    /// No site was published to a folder that a site is to be compared with.
    NoPublishedSite {
        folder: PathBuf,
    },
    /// A repository has no revision of this name.
    InvalidRevision {
        revision: String,
    },

    /// The operating system gives no random bytes.
    NoRandomBytes {
        error: String,
    },
    /// A page has no place for what a copy for somebody says on every page.
    UnmarkablePage {
        path: String,
    },
    /// A copy would not be valid any more on its last day.
    PastExpiry {
        day: Day,
        today: Day,
    },

    /// A deployment would remove many files.
    ManyRemovals {
        removed: usize,
        before: usize,
    },
    /// The site's address is that of this machine.
    Localhost {
        origin: String,
    },
    /// The site's address is a stand-in of documentation.
    Placeholder {
        origin: String,
    },
    /// Deploying to a branch would overwrite files that faktum did not write: the first few, and how many more there are.
    ForeignFilesOnBranch {
        branch: String,
        paths: Vec<String>,
        more: usize,
    },
    /// The list of files that faktum wrote to a branch is damaged.
    InvalidBranchManifest {
        branch: String,
    },
    /// GitHub serves the repository at another address than the site is built for.
    OtherPagesAddress {
        repository: String,
        base_url: String,
        right: String,
    },
    /// The domain of the branch is not that of the site's address, or the site is not at its root.
    OtherDomain {
        domain: String,
        place: DomainPlace,
        base_url: String,
    },
    /// Neither the command line nor the settings name a folder to deploy to.
    NoFolder,
    /// The settings name no command to deploy with.
    NoCommand,
    /// The name of a branch or remote that git would take for an option.
    InvalidGitName {
        name: String,
    },
    /// The domain is in a file of the site and in the settings.
    TwoDomains,
    CannotStart {
        program: String,
        error: String,
    },
    /// A program ended with an exit code other than 0, or with none; `said` is what it printed.
    ProgramFailed {
        program: String,
        code: Option<i32>,
        said: String,
    },

    /// A folder cannot be watched.
    CannotWatch {
        path: PathBuf,
        error: String,
    },
    /// The port that was asked for cannot be used; `free` is one that can.
    NoPort {
        port: u16,
        error: String,
        free: Option<u16>,
    },
    /// None of the usual ports can be used.
    NoPortFrom {
        first: u16,
        last: u16,
    },
}

/// The limit that a template has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenderLimit {
    /// The page took longer than this.
    PageTime { seconds: u64 },
    /// So many pages took longer than this together.
    TotalTime { pages: u64, seconds: u64 },
    /// The run needed this much more memory than before the pages.
    Memory { mebibytes: u64 },
}

/// What the system did not do with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Compare,
    Create,
    Find,
    Link,
    List,
    Move,
    Read,
    Remove,
    Replace,
    SetPermissions,
    Watch,
    Write,
}

/// Where the domain of a deployment is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DomainPlace {
    /// In the settings or in a file of the site.
    Site,
    /// In a file that somebody else wrote to this branch.
    Branch(String),
}

/// Why a folder is refused as an output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputRefusal {
    /// It is the root of the file system.
    Root,
    /// It is the home folder or contains it.
    Home,
    /// It is the site's folder or contains it.
    Site,
    /// It overlaps with this folder of the site.
    Source(&'static str),
    /// A site is published there, so readers would find what is not meant for them.
    Published,
    /// A copy of the site for somebody is there, or around it.
    Share,
    /// A copy of the site for somebody is somewhere in it.
    HoldsShare,
    /// There are files in it, and it is no copy of the site for somebody.
    NotEmpty,
    /// It is a file that is no copy of the site for somebody.
    OtherArchive,
    File,
}

impl Failure {
    /// Makes failures of the system's errors, for `map_err`.
    pub fn at(path: &Path, operation: Operation) -> impl Fn(io::Error) -> Failure {
        move |error| Failure::Io { operation, path: path.to_owned(), error: error.to_string() }
    }

    /// The exit code: 1 for a run that failed, 70 for a bug (`EX_SOFTWARE` of sysexits.h), 2 where whoever started the run has
    /// to change something: an argument, a setting, what is in a folder.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Io { .. }
            | Failure::InvalidFileName { .. }
            | Failure::Server { .. }
            | Failure::TooComplexHtml { .. }
            | Failure::Busy { .. }
            | Failure::EndlessTemplate { .. }
            | Failure::NoRandomBytes { .. }
            | Failure::UnmarkablePage { .. }
            | Failure::ThemeFileExists { .. }
            | Failure::ProgramFailed { .. } => 1,
            Failure::Bug(_) => 70,
            _ => 2,
        }
    }
}

/// What an operation on a path gave; `None` if nothing is there.
///
/// # Errors
/// Every other error of the operation.
pub fn if_there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}
