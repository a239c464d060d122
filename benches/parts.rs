//! How long each part of a build takes, on its own and in memory.
//!
//! Takes nothing (`cargo bench --bench parts`) or words that a part's name must contain (`-- money`). Generates a site of 200
//! releases with `benches/corpus.py`, reads it, and repeats each part often enough to time it. Gives a tree of times on
//! standard output; exits with 2 if it could not start.
//!
//! Parts use as many threads as the program does; `RAYON_NUM_THREADS=1` measures one thread. Dropping a result is not part of
//! its time. This deliberately judges nothing and uses no disk while it measures: `benches/build.rs` measures whole builds, and
//! `benches/counts.sh` holds builds to a number.

#![allow(
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it measures, and prints what it measured"
)]

#[path = "common/arguments.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod arguments;
#[path = "common/failure.rs"]
mod failure;
#[path = "common/sites.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod sites;

use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use faktum::check::check;
use faktum::diagnostic::Diagnostics;
use faktum::join::{JoinCache, Site, Visibility, join};
use faktum::load::{FolderCache, FolderSnapshot};
use faktum::model::conventions::DANISH;
use faktum::model::date::Moment;
use faktum::model::money::{Split, reconcile};
use faktum::model::{DateTimeInput, Money};
use faktum::parse::{AfterParsing, Documents, ParseCache, parse};
use faktum::render::{Output, Outputs};
use faktum::rendering::Rendering;
use faktum::routes::routes;
use faktum::source::{Source, Sources};
use faktum::theme::{TemplateCache, add_built_in, theme};
use mimalloc::MiMalloc;

use arguments::is_bench;
use failure::{Failure, ended, failed};
use sites::{NOW, Sites};

/// The same allocator as in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const RELEASES: usize = 200;

/// What the parts are measured with.
static WORK: OnceLock<Work> = OnceLock::new();

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !is_bench(&arguments) {
        eprintln!("This is a benchmark: cargo bench --bench parts");
        return ExitCode::SUCCESS;
    }
    ended(Work::make().map(|work| {
        WORK.get_or_init(|| work);
        divan::main();
        String::new()
    }))
}

/// A site after each step of a build: the input of the next step.
struct Work {
    folder: FolderSnapshot,
    documents: Arc<Documents>,
    now: Moment,
    outputs: Outputs,
    /// The release of median length.
    one_release: Sources,
    /// The path of its page.
    page: String,
}

impl Work {
    fn make() -> Result<Work, Failure> {
        let sites = Sites::make(RELEASES, &["faktum"])?;
        let doing = "the site";
        let mut diagnostics = Diagnostics::default();
        let folder_cache = FolderCache::load(&sites.of("faktum"))
            .map_err(|refusal| failed(doing, format!("{refusal:?}")))?;
        let mut folder = folder_cache.snapshot(&mut diagnostics);
        add_built_in(&mut folder);
        let documents = Arc::new(parse(
            &mut folder.sources,
            AfterParsing::Cache(&mut ParseCache::default()),
            &mut diagnostics,
        ));
        let written: DateTimeInput = NOW.parse().map_err(|_| failed(NOW, "no moment"))?;
        let settings = documents.settings.as_ref().map(|(_, settings)| settings);
        let now = settings.map(|settings| written.moment(&settings.time_zone));
        let now = now.ok_or_else(|| failed(doing, "it has no settings"))?;
        let theme = theme(&folder, &documents, &mut TemplateCache::default(), &mut diagnostics);
        let site = join(
            &documents,
            &folder.copies,
            &Visibility::Public,
            now,
            &mut JoinCache::default(),
            &mut diagnostics,
        );
        let checked = site.and_then(|site| {
            let routes = Arc::new(routes(&site));
            check(site, routes, &folder.sources, &mut diagnostics)
        });
        let (checked, theme) = checked.zip(theme).ok_or_else(|| failed(doing, "it has errors"))?;
        let outputs = Outputs::new(checked, Arc::new(theme), Rendering::default())
            .map_err(|problem| failed(doing, format!("{:?}", problem.problem)))?;
        let (source, page) = middling(&folder.sources, &sites).ok_or_else(|| failed(doing, "no release"))?;
        let mut one_release = Sources::default();
        one_release.add(Arc::clone(source));
        Ok(Work { folder, documents, now, outputs, one_release, page })
    }

    /// The size of the text that is parsed, in bytes.
    fn bytes(sources: &Sources) -> BytesCount {
        BytesCount::new(sources.iter().map(|(_, source)| source.text().len()).sum::<usize>())
    }

    fn join(&self, last: &mut JoinCache) -> Option<Arc<Site>> {
        let (copies, now) = (&self.folder.copies, self.now);
        join(&self.documents, copies, &Visibility::Public, now, last, &mut Diagnostics::default())
    }

    fn output(&self) -> &Output {
        let of_page = |output: &&Output| output.path.as_str() == self.page;
        self.outputs.list().iter().find(of_page).expect("the page of a release is an output")
    }
}

/// The release of median length, and the path of its page.
fn middling<'s>(sources: &'s Sources, sites: &Sites) -> Option<(&'s Arc<Source>, String)> {
    let find = |path: &str| sources.iter().map(|(_, source)| source).find(|source| source.path() == path);
    let releases = sites.corpus.releases.iter();
    let mut found: Vec<_> = releases.filter_map(|release| Some((find(&release.file())?, release))).collect();
    found.sort_by_key(|(source, _)| source.text().len());
    let (source, release) = found.get(found.len() / 2)?;
    Some((source, format!("{}index.html", release.page().trim_start_matches('/'))))
}

/// The site that [`main`] prepared.
fn work() -> &'static Work {
    WORK.get().expect("main makes it before it starts the parts")
}

/// Front matter and Markdown of one file.
#[divan::bench]
fn parse_a_release(bencher: Bencher<'_, '_>) {
    let mut sources = work().one_release.clone();
    bencher.counter(Work::bytes(&sources)).bench_local(|| {
        parse(
            black_box(&mut sources),
            AfterParsing::Cache(&mut ParseCache::default()),
            &mut Diagnostics::default(),
        )
    });
}

/// Every file of the site, and the strings of the built-in theme.
#[divan::bench]
fn parse_the_site(bencher: Bencher<'_, '_>) {
    let mut sources = work().folder.sources.clone();
    bencher.counter(Work::bytes(&sources)).bench_local(|| {
        parse(
            black_box(&mut sources),
            AfterParsing::Cache(&mut ParseCache::default()),
            &mut Diagnostics::default(),
        )
    });
}

/// Joins without a cache.
#[divan::bench]
fn join_the_site(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(JoinCache::default).bench_local_refs(|last| black_box(work()).join(last));
}

/// Renders one page in a worker that has rendered others.
#[divan::bench]
fn render_a_release(bencher: Bencher<'_, '_>) {
    let (worker, output) = (work().outputs.worker(), work().output());
    bencher.bench_local(|| worker.bytes(black_box(output)).map(drop));
}

/// Renders every file of the site, and drops it.
#[divan::bench]
fn render_the_site(bencher: Bencher<'_, '_>) {
    let outputs = &work().outputs;
    bencher
        .counter(ItemsCount::new(outputs.list().len()))
        .bench_local(|| black_box(outputs).make_all(|_| false, |_, _| Ok(())));
}

mod money {
    use super::*;

    #[divan::bench]
    fn parse_an_amount() -> Option<Money> {
        black_box("about DKK 37.6 million").parse().ok()
    }

    #[divan::bench]
    fn read_a_printed_amount() -> Option<Money> {
        Money::read_printed(black_box("ca. 37,6 mio. kr."), &DANISH)
    }

    #[divan::bench]
    fn print_an_amount(bencher: Bencher<'_, '_>) {
        let amount = amount("about DKK 37.6 million");
        bencher.bench_local(|| black_box(amount).print(&DANISH));
    }

    /// The split of 2020.
    #[divan::bench]
    fn reconcile_a_split(bencher: Bencher<'_, '_>) {
        let total = amount("about DKK 215 million");
        let parts = ["DKK 131 million", "DKK 37.6 million", "DKK 35.7 million", "DKK 10 million"].map(amount);
        bencher.bench_local(|| -> Option<Split> { reconcile(black_box(total), black_box(&parts)) });
    }

    fn amount(text: &str) -> Money {
        text.parse().expect("it is written here as an amount")
    }
}
