//! What a run says that is not a problem of the content: summaries, notes, and what the preview server reports.

use std::net::IpAddr;
use std::path::Path;

use crate::diagnostic::FactVerdict;
use crate::failure::Failure;
use crate::model::date::{Moment, Zone};
use crate::model::release::NotPublic;
use crate::model::{Day, Id};

/// A kind of fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    Amount,
    Date,
    Name,
    Title,
    Participant,
    Quotation,
}

impl FactKind {
    /// The word that programs read.
    pub fn as_str(self) -> &'static str {
        match self {
            FactKind::Amount => "amount",
            FactKind::Date => "date",
            FactKind::Name => "name",
            FactKind::Title => "title",
            FactKind::Participant => "participant",
            FactKind::Quotation => "quotation",
        }
    }
}

/// Something that a run says.
#[derive(Debug)]
pub enum Message<'a> {
    /// A site was built and published to `folder`.
    Built {
        pages: usize,
        files: usize,
        folder: &'a Path,
        written: usize,
        removed: usize,
        found: Found,
        seconds: f64,
    },
    /// The site has errors, so nothing was published.
    NotBuilt {
        found: Found,
        seconds: f64,
    },
    /// A site was checked; `pages` is `None` if its errors left none to be rendered.
    Checked {
        pages: Option<usize>,
        found: Found,
        seconds: f64,
    },
    /// How many files of a long build are made.
    Progress {
        made: usize,
        total: usize,
    },
    /// What kind of fact a text mentions.
    FactKind {
        kind: FactKind,
    },
    /// What the sheets say of a fact.
    FactVerdict {
        verdict: FactVerdict,
    },
    /// How many of the figures that releases mention are on a sheet.
    Figures {
        matched: usize,
        differ: usize,
        unknown: usize,
    },
    /// How many addresses are new in the record, and how many releases are new or changed.
    Recorded {
        addresses: usize,
        releases: usize,
    },
    /// An address is no longer on record.
    Forgotten {
        address: &'a str,
    },
    /// How many addresses the site has that are not on record.
    New {
        addresses: usize,
    },
    /// How many files under `content/files/` no text links to.
    Unlinked {
        files: usize,
    },
    /// A file of a list, or an address.
    Listed {
        name: &'a str,
    },
    /// A file that is left out of the site, and why.
    HeldBackFile {
        path: &'a str,
        reason: NotPublic,
        zone: &'a Zone,
    },
    /// How many more a list would have.
    More {
        count: usize,
    },
    /// What is left out of the site in all.
    HeldBack {
        drafts: usize,
        /// How many releases are to come at each moment.
        until: &'a [(Moment, usize)],
        expired: usize,
        zone: &'a Zone,
    },
    /// An entry of `changes` that is minor, and not recorded yet.
    MinorChange {
        path: &'a str,
        on: Day,
    },
    /// How many such entries there are.
    MinorChanges {
        count: usize,
    },
    /// Texts that are not public and were not searched for in the output.
    NotSearched {
        texts: &'a [&'a str],
    },

    /// A copy of the site for somebody was written.
    Shared {
        pages: usize,
        place: &'a Path,
        expires: Day,
    },
    /// A release that was named for a copy is public.
    AlreadyPublic {
        release: &'a Id,
    },

    /// How many pages differ between two sites.
    PagesDiffer {
        added: usize,
        changed: usize,
        removed: usize,
    },
    /// A site was not compared, because it has errors, or because the one at a revision has.
    NotCompared {
        revision: Option<&'a str>,
    },
    /// Where an address leads that was a page.
    LeadsTo {
        to: &'a str,
    },
    /// What the title of a page was and is.
    TitleBecomes {
        before: Option<&'a str>,
        after: Option<&'a str>,
    },
    /// What an amount on a page was and is; one of them is missing if it is new or gone.
    AmountBecomes {
        before: Option<&'a str>,
        after: Option<&'a str>,
    },
    /// How many more sentences of a page differ.
    MoreSentences {
        count: usize,
    },
    /// How many more pages differ.
    MorePages {
        count: usize,
    },
    /// What is above the pages that only list others.
    ListsFollow,
    /// What is above the addresses that lead readers on.
    RedirectsFollow,

    Deployed {
        added: usize,
        changed: usize,
        removed: usize,
        recorded: usize,
    },
    /// What a deployment would change.
    WouldDeploy {
        added: usize,
        changed: usize,
        removed: usize,
    },
    NotDeployed,

    /// What a file of the built-in theme is for; the file of the site's theme, and whether it is added to the built-in one.
    ThemeFile {
        name: &'a str,
        own: Option<(&'a Path, bool)>,
    },
    /// So many strings of the site's theme say the same as the built-in ones; `key` is one of them.
    SameStrings {
        path: &'a Path,
        key: &'a str,
        count: usize,
    },
    /// Two files differ that are no text.
    BinaryDiffers {
        own: &'a Path,
        built_in: &'a str,
    },

    /// A new site is in this folder.
    NewSite {
        folder: &'a Path,
    },

    /// No release appears or expires in the future.
    NothingChanges,
    Appears {
        release: &'a Id,
    },
    Expires {
        release: &'a Id,
    },

    /// The folder of a site is watched for changes.
    Watching {
        site: &'a Path,
    },
    /// Changes are looked for, because the folder is on a file system of this type.
    SilentFileSystem {
        name: &'a str,
    },
    /// Changes are looked for, because the system watches no more folders.
    WatchersUsedUp,
    /// The preview can be opened, and the folder of its site is watched.
    Serving {
        address: &'a str,
        site: &'a Path,
        seconds: f64,
    },
    /// The server listens to an address that other machines can reach.
    Reachable {
        host: IpAddr,
    },
    /// The preview shows the site in this edition, the first of which is 1.
    Shown {
        edition: u64,
    },
    /// The preview shows the site, but some of its pages could not be rendered.
    ShownInPart,
    /// The site has errors, and the preview still shows the last edition without; `is_first` if there was none yet.
    NotShown {
        is_first: bool,
    },
    /// A port is in use, and the next one is tried.
    PortTaken {
        port: u16,
    },
    /// The browser could not be opened.
    NoBrowser {
        program: &'a str,
    },

    /// A file is no HTML page, so no rule of accessibility is asked of it.
    NoHtml {
        path: &'a Path,
    },
    /// The evidence of accessibility was written.
    EvidenceWritten {
        folder: &'a Path,
        pages: usize,
    },
    /// There is no site to judge, so no evidence was written.
    NoEvidence,
    /// So many hosts are asked for so many addresses, at one request a second and host.
    Asking {
        addresses: usize,
        hosts: usize,
    },
    /// An address is on this machine or in a private network, and was not asked.
    PrivateHost {
        url: &'a str,
        host: &'a str,
    },
    /// A host does not want programs to ask for an address.
    RefusedByRobots {
        url: &'a str,
    },
    /// What hosts said before cannot be read.
    ForgottenAnswers {
        file: &'a Path,
    },
    /// HTML files were checked.
    CheckedHtml {
        files: usize,
        findings: usize,
        seconds: f64,
    },

    Failed {
        failure: &'a Failure,
    },
}

/// How many problems a build has.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub errors: usize,
    pub warnings: usize,
}
