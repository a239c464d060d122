//! The command line: arguments in, messages and an exit code out.
//!
//! Takes what was typed; runs the command, each in a file of its own. clap's types stay in this module:
//! [`crate::pipeline`] and the others get types of their own. No command builds a site in a way of its own.

mod build;
mod check;
mod check_html;
mod deploy;
mod diff;
mod evidence;
mod explain;
mod external;
mod facts;
mod language;
mod next;
mod permalinks;
mod problems;
mod progress;
mod scaffold;
#[cfg(feature = "serve")]
mod serve;
mod share;
mod theme;
mod watchdog;

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

use crate::external::AllowedHost;
use crate::failure::Failure;
use crate::model::date::{Moment, Zone};
use crate::model::kinds::{FILE_KINDS, FileKind};
use crate::model::link::BaseUrl;
use crate::model::shard::Shard;
use crate::model::{DateTimeInput, Day, Language, MessageLanguage};
use crate::parse::{SITE_FILE, time_zone_of};
use crate::pipeline::{self, Build, Now, Options};
use crate::report::Format;
use crate::scaffold::Ci;
#[cfg(feature = "serve")]
use crate::serve::PollReason;
use crate::words::Message;
use watchdog::Allowance;

/// The longest time that a host may be given to answer.
const LONGEST_TIMEOUT: Duration = Duration::from_secs(300);

/// A compiler for facts: press releases and fact sheets in, a complete and checked site out.
#[derive(Debug, Parser)]
#[command(name = "faktum", version, arg_required_else_help = true, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// The language of messages, and of what `init` and `schema` write [default: FAKTUM_LANGUAGE, the system's, or the site's]
    #[arg(long, value_parser = one_of(LANGUAGES), global = true)]
    language: Option<Language>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a site: a small complete one, to be changed
    Init {
        /// The folder for it
        folder: PathBuf,
        /// Add a workflow that checks, builds and publishes the site, also when an embargo has ended
        #[arg(long, value_parser = one_of(CIS))]
        ci: Option<Ci>,
    },
    /// Begin a release, a sheet or a page: a file that says what belongs in it
    New {
        #[arg(value_parser = new_kinds())]
        kind: NewKind,
        /// The title or name, after which the file is named; of a translation, the id of the original
        title: String,
        /// The folder that holds `content/`
        #[arg(long, value_name = "DIR", default_value = ".")]
        site: PathBuf,
    },
    /// Build the site and write it to a folder
    Build(BuildArguments),
    /// Build the site and put it where readers find it
    Deploy(DeployArguments),
    /// Look for everything that is wrong, and write nothing
    Check(CheckArguments),
    /// Show the site in the browser, and every edit of it a blink after it is saved
    #[cfg(feature = "serve")]
    Serve(ServeArguments),
    /// Say when the public site changes next because of the clock alone, and why
    Next(NextArguments),
    /// Show what would change for readers: against a published folder, a Git revision, or what the clock will do
    Diff(DiffArguments),
    /// List every figure, date, name, title and quotation of a release, and the fact sheet that says the same
    Facts(FactsArguments),
    /// Deal with the record of every address that was ever published
    Permalinks {
        #[command(subcommand)]
        command: PermalinksCommand,
    },
    /// Change how the site looks: list, copy and compare the files of the built-in theme
    Theme {
        #[command(subcommand)]
        command: ThemeCommand,
    },
    /// Say what a kind of problem is about, or list all kinds
    Explain {
        /// The name in brackets, as `unknown-organisation`
        code: Option<String>,
        /// Print the explanation of every problem
        #[arg(long, conflicts_with = "code")]
        all: bool,
    },
    /// Print the JSON Schema of a kind of file, or write those of all kinds
    #[command(arg_required_else_help = true)]
    Schema {
        #[arg(value_parser = kinds(), required_unless_present = "out")]
        kind: Option<&'static FileKind>,
        /// Write the schemas of all kinds into this folder, as KIND.schema.json
        #[arg(long, value_name = "DIR", conflicts_with = "kind")]
        out: Option<PathBuf>,
    },
    /// Print what a shell needs to complete commands and options
    Completions { shell: clap_complete::Shell },
}

/// The values of an option, each with its name and what help says of it.
type Choices<T> = &'static [(&'static str, &'static str, T)];

/// The languages of new sites; messages are in Danish or English.
const LANGUAGES: Choices<Language> = &[
    ("da", "Danish", Language::DANISH),
    ("en", "English", Language::ENGLISH),
    ("de", "German, for `init` and `facts`: messages are in English", Language::GERMAN),
];

const CIS: Choices<Ci> =
    &[("github", "GitHub Actions and Pages", Ci::Github), ("gitlab", "GitLab CI and Pages", Ci::Gitlab)];

const FORMATS: Choices<Format> = &[
    ("human", "With the line and what to do", Format::Human),
    ("short", "One line each", Format::Short),
    ("json", "One JSON object a line, on standard output", Format::Json),
    ("github", "Annotations for GitHub, on standard output", Format::Github),
];

/// Reads the name of one of the choices.
fn one_of<T: Copy + Send + Sync>(choices: Choices<T>) -> impl TypedValueParser<Value = T> {
    let names = choices.iter().map(|(name, help, _)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(names).try_map(move |name| {
        let choice = choices.iter().find(|(known, _, _)| *known == name);
        choice.map(|(_, _, value)| *value).ok_or(format!("the choice {name} is lost"))
    })
}

/// Reads the name of a kind of file.
fn kinds() -> impl TypedValueParser<Value = &'static FileKind> {
    let names: Vec<&str> = FILE_KINDS.iter().map(|kind| kind.name).collect();
    PossibleValuesParser::new(names)
        .try_map(|name| FileKind::from_name(&name).ok_or(format!("the kind {name} is lost")))
}

/// What `faktum new` can begin.
#[derive(Debug, Clone, Copy)]
enum NewKind {
    File(&'static FileKind),
    Translation,
}

/// The kinds that a site can have more than one file of, and translations.
fn new_kinds() -> impl TypedValueParser<Value = NewKind> {
    let names = FILE_KINDS.iter().filter(|kind| kind.kind.is_some()).map(|kind| kind.name);
    let names: Vec<&str> = names.chain(["translation"]).collect();
    PossibleValuesParser::new(names)
        .map(|name| FileKind::from_name(&name).map_or(NewKind::Translation, NewKind::File))
}

/// What a copy for somebody is not made with.
#[cfg(feature = "serve")]
const SHARE_CONFLICTS: [&str; 3] = ["shard", "record", "watch"];
#[cfg(not(feature = "serve"))]
const SHARE_CONFLICTS: [&str; 2] = ["shard", "record"];

#[derive(Debug, Args)]
struct BuildArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// The folder to write to [default: `public` in the site's folder; `public-K-of-N` for a part]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write only part K of N, for several machines to build one site
    #[arg(long, value_name = "K/N")]
    shard: Option<Shard>,
    /// Add the addresses of the site to content/permalinks.lock, and what its releases say to content/releases.lock, so
    /// that none of them can vanish or change unnoticed
    #[arg(long, conflicts_with = "shard")]
    record: bool,
    /// Build again after each change of content or theme, until Ctrl-C
    #[cfg(feature = "serve")]
    #[arg(long, conflicts_with = "shard")]
    watch: bool,
    /// Make a copy for somebody instead, with what is not public yet: a folder, or an archive if DIR ends with .zip
    #[arg(long, requires = "out", conflicts_with_all = SHARE_CONFLICTS)]
    share: bool,
    /// With --share: of what is not public, show only this release and what goes with it, also if it is a draft; can be repeated
    #[arg(long, value_name = "ID", requires = "share")]
    release: Vec<String>,
    /// With --share: the last day on which the copy may be used, as 2020-05-04 [default: in 14 days]
    #[arg(long, value_name = "DATE", requires = "share", value_parser = share::day)]
    expires: Option<Day>,
    /// With --watch, look for changes every second: for drives on which the system reports none
    #[cfg(feature = "serve")]
    #[arg(long, requires = "watch")]
    poll: bool,
}

#[derive(Debug, Args)]
struct SiteArguments {
    /// The folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// The address at which the site is published, instead of the one in `site.yaml`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<BaseUrl>,
    /// The moment to build for: 2020-05-04, 2020-05-04T10:30 or with an offset [default: now, or SOURCE_DATE_EPOCH]
    #[arg(long, value_name = "TIME", value_parser = written)]
    now: Option<DateTimeInput>,
    /// How problems are shown
    #[arg(long, value_parser = one_of(FORMATS), default_value = "human")]
    format: Format,
    /// Treat warnings as errors
    #[arg(long)]
    deny_warnings: bool,
    /// Say how long each step took
    #[arg(long)]
    timings: bool,
}

#[derive(Debug, Args)]
struct CheckArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Check the accessibility of any HTML files instead of a site: a line for each finding
    #[arg(long, value_name = "FILE", num_args = 1..,
        conflicts_with_all = ["site", "base_url", "now", "deny_warnings", "timings"])]
    html: Vec<PathBuf>,
    /// Judge the accessibility of every page in full, and write what was found to this folder: accessibility.json and accessibility.html
    #[arg(long, value_name = "DIR", conflicts_with = "html")]
    evidence: Option<PathBuf>,
    /// Also ask the hosts of links that leave the site whether their pages are there, at one request a second and host. Answers are
    /// remembered in .faktum/
    #[arg(long, conflicts_with = "html")]
    external: bool,
    /// With --external, ask this host, too, although it is on this machine or in a private network
    #[arg(long, value_name = "HOST[:PORT]", requires = "external")]
    allow: Vec<AllowedHost>,
    /// With --external, how long a host may take to answer: 2s, 500ms
    #[arg(long, value_name = "TIME", requires = "external", default_value = "10s", value_parser = duration)]
    timeout: Duration,
}

#[derive(Debug, Subcommand)]
enum PermalinksCommand {
    /// Let an address die: take it out of content/permalinks.lock
    Forget {
        /// The address, as `/pressemeddelelser/2020/ny-aftale/`
        address: String,
        /// The folder that holds `content/`
        #[arg(long, value_name = "DIR", default_value = ".")]
        site: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum ThemeCommand {
    /// List what a theme may override, and what the site's theme overrides
    List {
        /// The folder that holds `content/`
        #[arg(long, value_name = "DIR", default_value = ".")]
        site: PathBuf,
    },
    /// Copy built-in files into the site's theme, to be changed there; no file is overwritten
    Copy {
        /// What to copy, as `templates/page.html`; `faktum theme list` lists all names
        #[arg(value_name = "NAME", required = true)]
        names: Vec<String>,
        /// Copy one file under another name, as `strings/fo.yaml`
        #[arg(long = "as", value_name = "NAME")]
        other_name: Option<String>,
        /// The folder that holds `content/`
        #[arg(long, value_name = "DIR", default_value = ".")]
        site: PathBuf,
    },
    /// Show how the site's files differ from the built-in ones of this version: `-` is the site's line, `+` the built-in one
    Diff {
        /// The folder that holds `content/`
        #[arg(long, value_name = "DIR", default_value = ".")]
        site: PathBuf,
    },
}

/// Without `--now`: only what is public now is deployed.
#[derive(Debug, Args)]
struct DeployArguments {
    #[command(subcommand)]
    target: DeployTarget,
    /// The folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    site: PathBuf,
    /// The address at which the site is published, instead of the one in `site.yaml`
    #[arg(long, value_name = "URL", value_parser = base_url, global = true)]
    base_url: Option<BaseUrl>,
    /// List what would be added, changed and removed, and do nothing
    #[arg(long, global = true)]
    dry_run: bool,
    /// Go on even if more than 20 % of the files would be removed
    #[arg(long, global = true)]
    yes: bool,
}

#[derive(Debug, Subcommand)]
enum DeployTarget {
    /// Commit the site to a branch of its repository, and push it
    GithubPages,
    /// Bring a folder up to date: a mounted disk, or that of a web server
    Folder {
        /// The folder [default: `folder` under `deploy` in site.yaml]
        path: Option<PathBuf>,
    },
    /// Build to `public`, and run `command` under `deploy` in site.yaml; {folder} in it is the folder of the site
    Command,
}

impl DeployArguments {
    fn options(&self) -> Result<Options, Failure> {
        let now = now(None)?;
        if matches!(now, Now::Moment(moment) if Moment::now() < moment) {
            return Err(Failure::FutureEpoch);
        }
        Ok(Options { base_url: self.base_url.clone(), ..Options::new(&self.site, now) })
    }
}

#[derive(Debug, Args)]
struct NextArguments {
    /// The folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// The moment after which to look: 2020-05-04, 2020-05-04T10:30 or with an offset [default: now, or SOURCE_DATE_EPOCH]
    #[arg(long, value_name = "TIME", value_parser = written)]
    now: Option<DateTimeInput>,
    /// How the answer is given
    #[arg(long, value_enum, default_value_t)]
    format: NextFormat,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("compared").required(true).multiple(true).args(["base", "revision", "from", "at"]))]
struct DiffArguments {
    /// Compare with what a build or deployment wrote to this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["revision", "from"])]
    base: Option<PathBuf>,
    /// Compare with the site at this Git revision: a branch, a tag or a commit
    #[arg(long, value_name = "REV", conflicts_with = "from")]
    revision: Option<String>,
    /// Compare with the public site at this moment, from the same files [default: now]
    #[arg(long, value_name = "TIME", value_parser = written)]
    from: Option<DateTimeInput>,
    /// Show the public site of this moment: what the clock makes of it [default: now]
    #[arg(long, value_name = "TIME", value_parser = written)]
    at: Option<DateTimeInput>,
    /// The folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// The address at which the site is published, instead of the one in `site.yaml`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<BaseUrl>,
    /// The moment that counts as now: 2020-05-04, 2020-05-04T10:30 or with an offset [default: now, or SOURCE_DATE_EPOCH]
    #[arg(long, value_name = "TIME", value_parser = written)]
    now: Option<DateTimeInput>,
    /// How the difference is shown
    #[arg(long, value_enum, default_value_t)]
    format: DiffFormat,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum DiffFormat {
    /// Page by page, for a terminal
    #[default]
    Text,
    /// An object with `pages` and `redirects`
    Json,
    /// For a comment on a merge request: at most 65,536 characters
    Markdown,
}

#[derive(Debug, Args)]
struct FactsArguments {
    /// The ids or files of releases; or `-` for sentences on standard input, one a line, in the language of --language: prints a JSON list for each
    #[arg(value_name = "RELEASE", required = true)]
    releases: Vec<String>,
    /// The folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// How the facts are listed
    #[arg(long, value_enum, default_value_t)]
    format: FactsFormat,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum FactsFormat {
    /// A table
    #[default]
    Text,
    /// A list of objects
    Json,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum NextFormat {
    /// The moment, and a line for each release that appears or goes
    #[default]
    Text,
    /// An object with `at` and `releases`, or null
    Json,
    /// The five fields of a crontab, in UTC; nothing if nothing changes
    Cron,
}

#[cfg(feature = "serve")]
#[derive(Debug, Args)]
struct ServeArguments {
    /// The folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// The port to listen to [default: 8780, or the next that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The address to listen to; others than this machine's show drafts to whoever can reach it. Open it by an address, or a name without a dot or with .local
    #[arg(long, value_name = "ADDRESS")]
    host: Option<std::net::IpAddr>,
    /// Show what is not public, too, each with a mark, and a bar to move the clock
    #[arg(long)]
    preview: bool,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Look for changes every second: for drives on which the system reports none
    #[arg(long)]
    poll: bool,
    /// The moment to show: 2020-05-04, 2020-05-04T10:30 or with an offset [default: now, or SOURCE_DATE_EPOCH]
    #[arg(long, value_name = "TIME", value_parser = written)]
    now: Option<DateTimeInput>,
}

/// The options of a build that has a site and a moment, and no others.
fn options_at(site: &Path, typed: Option<DateTimeInput>) -> Result<Options, Failure> {
    if let Some(change) = typed.and_then(|typed| typed.clock_change(&time_zone(site))) {
        return Err(Failure::ClockChange { change });
    }
    Ok(Options::new(site, now(typed)?))
}

/// The time zone of a site; one without summer time where its settings do not say.
fn time_zone(site: &Path) -> Zone {
    let settings = std::fs::read_to_string(site.join(SITE_FILE)).unwrap_or_default();
    time_zone_of(&settings).unwrap_or_else(Zone::utc)
}

fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text).ok_or_else(|| match BaseUrl::with_encoded_host(text) {
        Some(encoded) => format!("write the host in its encoded form: {encoded}"),
        None => "write https:// (http:// only for localhost), the host, and at most a path".to_owned(),
    })
}

fn duration(text: &str) -> Result<Duration, String> {
    let duration = match text.strip_suffix("ms") {
        Some(number) => number.parse().map(Duration::from_millis),
        None => text.strip_suffix('s').unwrap_or(text).parse().map(Duration::from_secs),
    };
    match duration {
        Ok(duration) if !duration.is_zero() && duration <= LONGEST_TIMEOUT => Ok(duration),
        _ => Err("write seconds or milliseconds, as 2s or 500ms, up to 300s".to_owned()),
    }
}

fn written(text: &str) -> Result<DateTimeInput, String> {
    text.parse().map_err(|_| "write 2020-05-04, 2020-05-04T10:30 or 2020-05-04T10:30+02:00".to_owned())
}

impl SiteArguments {
    fn options(&self) -> Result<Options, Failure> {
        let options = options_at(&self.site, self.now)?;
        Ok(Options { base_url: self.base_url.clone(), deny_warnings: self.deny_warnings, ..options })
    }
}

/// Builds the site in memory and never frees it. The program ends soon after, and freeing a site piece by piece would take a
/// twentieth of the time. Whatever is done with the build, its pages are watched.
fn build_once(options: &Options, language: MessageLanguage) -> Result<ManuallyDrop<Build>, Failure> {
    watchdog::start(&options.rendering, Allowance::Once, language);
    Ok(ManuallyDrop::new(pipeline::build(options)?))
}

/// What counts as now: what was typed, or SOURCE_DATE_EPOCH
/// (<https://reproducible-builds.org/specs/source-date-epoch/>), or the machine's clock.
fn now(typed: Option<DateTimeInput>) -> Result<Now, Failure> {
    if let Some(written) = typed {
        return Ok(Now::DateTimeInput(written));
    }
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let moment = seconds.parse().ok().and_then(Moment::from_unix_seconds);
            moment.map(Now::Moment).ok_or(Failure::InvalidEpoch { text: seconds })
        }
        Err(_) => Ok(Now::Clock(Moment::now)),
    }
}

impl Command {
    /// The folder of the site that the command is about.
    fn site(&self) -> &Path {
        match self {
            Command::New { site, .. }
            | Command::Permalinks { command: PermalinksCommand::Forget { site, .. } }
            | Command::Theme {
                command:
                    ThemeCommand::List { site } | ThemeCommand::Copy { site, .. } | ThemeCommand::Diff { site },
            } => site,
            Command::Build(arguments) => &arguments.site.site,
            Command::Check(arguments) => &arguments.site.site,
            Command::Deploy(arguments) => &arguments.site,
            #[cfg(feature = "serve")]
            Command::Serve(arguments) => &arguments.site,
            Command::Next(arguments) => &arguments.site,
            Command::Diff(arguments) => &arguments.site,
            Command::Facts(arguments) => &arguments.site,
            Command::Init { .. }
            | Command::Explain { .. }
            | Command::Schema { .. }
            | Command::Completions { .. } => Path::new("."),
        }
    }
}

/// Says why changes are looked for, unless that was asked for.
#[cfg(feature = "serve")]
fn tell_polling(reason: &PollReason, language: MessageLanguage) {
    match reason {
        PollReason::Asked => {}
        PollReason::FileSystem(name) => problems::tell(&Message::SilentFileSystem { name }, language),
        PollReason::UsedUp => problems::tell(&Message::WatchersUsedUp, language),
    }
}

/// Runs the command that was typed, and gives the exit code.
pub fn run(arguments: Arguments) -> ExitCode {
    let typed = arguments.language;
    let language = language::of_messages(typed.map(Language::of_messages), arguments.command.site());
    match command(arguments.command, typed, language) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(failure) => {
            problems::tell(&Message::Failed { failure: &failure }, language);
            ExitCode::from(failure.exit_code())
        }
    }
}

/// Runs a command with messages in `language`; `typed` is the language that was asked for in the command.
fn command(command: Command, typed: Option<Language>, language: MessageLanguage) -> Result<Outcome, Failure> {
    let of_schemas = typed.map_or(MessageLanguage::English, Language::of_messages);
    match command {
        Command::Init { folder, ci } => {
            scaffold::init(&folder, typed.unwrap_or(Language::DANISH), ci, language)
        }
        Command::New { kind, title, site } => scaffold::new(&site, kind, &title),
        Command::Build(arguments) if arguments.share => share::share(&arguments, language),
        Command::Build(arguments) => build::build(&arguments, language),
        Command::Deploy(arguments) => deploy::deploy(&arguments, language),
        Command::Check(arguments) if !arguments.html.is_empty() => {
            Ok(check_html::check(&arguments.html, arguments.site.format, language))
        }
        Command::Check(arguments) => check::check(&arguments, language),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => {
            serve::run(&arguments, language::asked_for(typed.map(Language::of_messages)), language)
        }
        Command::Next(arguments) => next::next(&arguments, language),
        Command::Diff(arguments) => diff::diff(&arguments, language),
        Command::Facts(arguments) => facts::facts(&arguments, typed, language),
        Command::Permalinks { command: PermalinksCommand::Forget { address, site } } => {
            permalinks::forget(&site, &address, language)
        }
        Command::Theme { command: ThemeCommand::List { site } } => theme::list(&site, language),
        Command::Theme { command: ThemeCommand::Copy { site, names, other_name } } => {
            theme::copy(&site, &names, other_name.as_deref())
        }
        Command::Theme { command: ThemeCommand::Diff { site } } => theme::diff(&site, language),
        Command::Schema { kind: Some(kind), .. } => scaffold::print_schema(kind, of_schemas),
        Command::Schema { kind: None, out } => scaffold::write_schemas(out.as_deref(), of_schemas),
        Command::Completions { shell } => scaffold::completions(shell),
        Command::Explain { code: Some(code), .. } => explain::explain(&code, language),
        Command::Explain { all: true, .. } => explain::explain_all(language),
        Command::Explain { .. } => explain::list(language),
    }
}

/// The result of a command that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    /// The content has errors, or warnings that are denied.
    Problems,
}
