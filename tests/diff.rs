//! `faktum diff`, end to end: what would change for readers, against a published folder, by the clock, and against a Git revision.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{Folder, SITE, faktum, files, stderr, stdout};

/// A site with a release, an organisation and a page.
fn site() -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: other\n");
    site.write("content/releases/aftale.md", release("Ny aftale", "2020-05-04", TEXT));
    site.write("content/pages/om.md", "---\ntitle: Om os\n---\nVi er her. Kom bare.\n");
    site
}

const TEXT: &str = "Foreningen får 37,6 mio. kr. til skoler, jf. aftalen af 4. maj. Resten er ens.";

fn release(title: &str, published: &str, text: &str) -> String {
    format!(
        "---\ntitle: {title}\nsummary: Kort.\npublished: {published}\npublisher: styrelsen\n---\n{text}\n"
    )
}

/// A site that is published to `base` in its folder.
fn published() -> Folder {
    let site = site();
    let output = faktum(site.path(), &["build", "--out", "base"]);
    assert!(output.status.success(), "{}", stderr(&output));
    site
}

/// What `faktum diff` prints, which must end well.
fn diff(site: &Folder, arguments: &[&str]) -> String {
    let output = faktum(site.path(), &[&["diff"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

fn json(site: &Folder, arguments: &[&str]) -> Value {
    let text = diff(site, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&text).expect("JSON")
}

/// The addresses of the pages that something happens to.
fn pages(diff: &Value, change: &str) -> Vec<String> {
    let pages = diff["pages"].as_array().expect("pages").iter();
    let of = pages.filter(|page| page["change"] == change);
    of.map(|page| page["address"].as_str().expect("an address").to_owned()).collect()
}

fn page<'v>(diff: &'v Value, address: &str) -> &'v Value {
    let pages = diff["pages"].as_array().expect("pages");
    pages.iter().find(|page| page["address"] == address).unwrap_or_else(|| panic!("{address} in {diff}"))
}

const RELEASE: &str = "/pressemeddelelser/2020/aftale/";

#[test]
fn a_site_that_is_the_same_has_no_difference_and_nothing_is_written() {
    let site = published();
    let before = files(site.path());
    assert_eq!(diff(&site, &["--base", "base"]), "No page changes for readers.\n");
    assert_eq!(json(&site, &["--base", "base"]), serde_json::json!({ "pages": [], "redirects": [] }));
    site.write("content/pages/ny.md", "---\ntitle: Ny\n---\nTekst.\n");
    let with_page = files(site.path());
    assert_eq!(pages(&json(&site, &["--base", "base"]), "added"), ["/ny/"]);
    assert_eq!(files(site.path()), with_page);
    assert_eq!(with_page.len(), before.len() + 1);
    let folders = std::fs::read_dir(site.path()).expect("a folder").count();
    // `content`, `base` and the folder that the build left beside it.
    assert_eq!(folders, 3);
}

#[test]
fn a_changed_page_has_its_sentences_and_amounts() {
    let site = published();
    site.write(
        "content/releases/aftale.md",
        release("Større aftale", "2020-05-04", &TEXT.replace("37,6", "41,2")),
    );
    let diff_of = json(&site, &["--base", "base"]);
    let page = page(&diff_of, RELEASE);
    assert_eq!(page["change"], "changed");
    assert_eq!(page["title"], serde_json::json!({ "before": "Ny aftale", "after": "Større aftale" }));
    assert_eq!(page["amounts"], serde_json::json!([{ "before": "37,6 mio. kr.", "after": "41,2 mio. kr." }]));
    let sentence =
        |amount: &str| format!("Foreningen får {amount} mio. kr. til skoler, jf. aftalen af 4. maj.");
    let pair = serde_json::json!({ "before": sentence("37,6"), "after": sentence("41,2") });
    assert!(page["sentences"].as_array().expect("sentences").contains(&pair), "{page}");
    assert!(!page["sentences"].to_string().contains("Resten er ens"), "{page}");
    let text = diff(&site, &["--base", "base"]);
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"));
    let title = at("! title: Ny aftale → Større aftale");
    let amount = at("! amount: 37,6 mio. kr. → 41,2 mio. kr.");
    assert!(title < amount && amount < at("- Foreningen får 37,6"), "{text}");
}

#[test]
fn an_address_that_leads_on_is_no_page() {
    let site = published();
    std::fs::remove_file(site.path().join("content/pages/om.md")).expect("a file");
    site.write("content/pages/hvem.md", "---\ntitle: Om os\nredirect_from: [/om/]\n---\nVi er her.\n");
    let diff_of = json(&site, &["--base", "base"]);
    assert_eq!(pages(&diff_of, "removed"), ["/om/"]);
    assert_eq!(pages(&diff_of, "added"), ["/hvem/"]);
    assert_eq!(page(&diff_of, "/om/")["leads_to"], "/hvem/");
    let redirect = serde_json::json!([{ "address": "/om/", "change": "added", "to": "/hvem/" }]);
    assert_eq!(diff_of["redirects"], redirect);
    assert!(diff(&site, &["--base", "base"]).contains("- /om/  Om os (leads to /hvem/ now)"));
    // The other way round it is a page that is added.
    assert!(faktum(site.path(), &["build", "--out", "base"]).status.success());
    site.write("content/pages/om.md", "---\ntitle: Om os\n---\nVi er her. Kom bare.\n");
    site.write("content/pages/hvem.md", "---\ntitle: Om os\n---\nVi er her.\n");
    let diff_of = json(&site, &["--base", "base"]);
    assert_eq!(pages(&diff_of, "added"), ["/om/"]);
    assert_eq!(diff_of["redirects"][0]["change"], "removed");
}

#[test]
fn only_the_text_of_main_counts() {
    let site = published();
    let home = site.read("base/om/index.html");
    let other_frame =
        home.replace("<head>", "<head><!-- other -->").replace("class=\"footer\"", "class=\"foot\"");
    let other_main = other_frame.replace("<main ", "<main data-x ").replace("<p>", "<p class=\"y\">");
    site.write("base/om/index.html", other_main);
    site.write("base/404.html", "<main>Andet</main>");
    assert_eq!(json(&site, &["--base", "base"])["pages"], serde_json::json!([]));
    // A page without a main part is read as a whole, and one that is gone is new.
    site.write("base/om/index.html", "<p>Noget <b>helt</b> andet");
    assert_eq!(pages(&json(&site, &["--base", "base"]), "changed"), ["/om/"]);
    std::fs::remove_file(site.path().join("base/om/index.html")).expect("a file");
    assert_eq!(pages(&json(&site, &["--base", "base"]), "added"), ["/om/"]);
}

#[test]
fn what_is_copied_or_of_others_is_no_page() {
    let site = site();
    site.write("content/files/rapport/index.html", "<main>Rapport</main>");
    assert!(faktum(site.path(), &["build", "--out", "base"]).status.success());
    site.write("content/files/rapport/index.html", "<main>Anden rapport</main>");
    site.write("base/fremmed/index.html", "<main>Ikke vores</main>");
    assert_eq!(json(&site, &["--base", "base"])["pages"], serde_json::json!([]));
}

#[test]
fn the_clock_alone_makes_what_is_held_back_public() {
    let site = published();
    site.write(
        "content/releases/skjult.md",
        release("Hemmelig nyhed", "2021-02-01T10:00", "Hemmelig tekst."),
    );
    // Now the public would see nothing of it.
    for arguments in [&["--base", "base"][..], &["--from", "2020-06-01", "--at", "2021-01-31"]] {
        for format in ["text", "json", "markdown"] {
            let text = diff(&site, &[arguments, &["--format", format]].concat());
            assert!(!text.to_lowercase().contains("hemmelig") && !text.contains("skjult"), "{text}");
        }
    }
    let skjult = "/pressemeddelelser/2021/skjult/";
    assert!(pages(&json(&site, &["--at", "2021-02-01T10:00"]), "added").contains(&skjult.to_owned()));
    assert!(pages(&json(&site, &["--at", "2021-02-01T09:59"]), "added").is_empty());
    let back = json(&site, &["--from", "2021-02-01T10:00", "--at", "2021-02-01T09:59"]);
    assert!(pages(&back, "removed").contains(&skjult.to_owned()), "{back}");
    assert!(
        pages(&json(&site, &["--base", "base", "--now", "2021-02-02"]), "added").contains(&skjult.to_owned())
    );
    let same = diff(&site, &["--at", "2021-02-02", "--now", "2021-02-01T12:00"]);
    assert_eq!(same, "No page changes for readers.\n");
}

#[test]
fn markdown_has_neither_markup_nor_mentions_of_a_page() {
    let site = published();
    let text = "Skriv til @minister om #12 og [x](https://example.dk/) </details> ``` her.";
    site.write(
        "content/pages/om.md",
        format!("---\ntitle: Om @alle\n---\n{}\n", text.replace('<', "\\<").replace('`', "\\`")),
    );
    let markdown = diff(&site, &["--base", "base", "--format", "markdown"]);
    assert!(markdown.starts_with("1 page would change"), "{markdown}");
    assert!(!markdown.contains("@minister") && !markdown.contains("@alle"), "{markdown}");
    let mut fence: Option<usize> = None;
    for line in markdown.lines().skip(1) {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            None if ticks >= 3 => fence = Some(ticks),
            None => assert!(line.is_empty() || line.starts_with("Addresses"), "{line}"),
            Some(open) if ticks >= open => fence = None,
            Some(_) => {}
        }
    }
    assert_eq!(fence, None, "{markdown}");
}

#[test]
fn markdown_is_short_enough_for_a_comment_and_says_what_it_leaves_out() {
    let site = published();
    for number in 0..60 {
        let text: String = (0..40).map(|at| format!("Sætning {at} er {}.\n\n", "lang ".repeat(40))).collect();
        site.write(
            &format!("content/pages/side-{number}.md"),
            format!("---\ntitle: Side {number}\n---\n{text}"),
        );
    }
    let markdown = diff(&site, &["--base", "base", "--format", "markdown"]);
    assert!(markdown.chars().count() < 65_536, "{}", markdown.chars().count());
    assert!(markdown.contains("more pages not shown here"), "{markdown}");
    assert_eq!(pages(&json(&site, &["--base", "base"]), "added").len(), 60);
}

#[test]
fn a_page_commands_no_terminal() {
    let site = published();
    site.write("base/om/index.html", "<main><h1>Om \u{1b}[31m</h1>Vi \u{202e}er her.</main>");
    for format in ["text", "markdown"] {
        let said = diff(&site, &["--base", "base", "--format", format]);
        assert!(said.contains("er her.") && !said.contains(['\u{202e}', '\u{1b}']), "{said}");
    }
}

#[test]
fn a_site_with_errors_is_not_compared() {
    let site = published();
    site.write("content/pages/om.md", "---\ntitle: Om\n---\n[x](organisation:findes-ikke)\n");
    let output = faktum(site.path(), &["diff", "--base", "base", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    let said = stderr(&output);
    assert!(said.contains("unknown-organisation") && said.contains("was not compared"), "{said}");
}

#[test]
fn a_theme_that_leaks_is_not_compared() {
    let site = published();
    site.write(
        "content/releases/skjult.md",
        release("Hemmelig nyhed", "2021-02-01T10:00", "Hemmelig tekst."),
    );
    site.write("themes/default/templates/page.html", "<main>{{ page.title.text }} Hemmelig nyhed</main>");
    let output = faktum(site.path(), &["diff", "--base", "base"]);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    assert_eq!(stdout(&output), "");
}

#[test]
fn a_folder_without_a_site_is_refused_with_help() {
    let site = site();
    std::fs::create_dir(site.path().join("tom")).expect("a folder");
    for folder in ["tom", "findes-ikke", "content"] {
        let output = faktum(site.path(), &["diff", "--base", folder]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains("faktum build"), "{}", stderr(&output));
    }
}

#[test]
fn one_thing_to_compare_with_is_named() {
    let site = site();
    for arguments in [
        &["diff"][..],
        &["diff", "--base", "b", "--from", "2020-01-01"],
        &["diff", "--base", "b", "--revision", "HEAD"],
    ] {
        let output = faktum(site.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    }
    let output = faktum(site.path(), &["diff", "--at", "i morgen"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn messages_are_in_the_language_that_was_asked_for() {
    let site = published();
    assert_eq!(diff(&site, &["--base", "base", "--language", "da"]), "Ingen side ændrer sig for læserne.\n");
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("git starts");
    assert!(output.status.success(), "git {arguments:?}: {}", stderr(&output));
    stdout(&output)
}

#[test]
fn a_revision_is_exported_and_built_for_the_same_moment() {
    let repository = Folder::new();
    let site = site();
    for (path, bytes) in files(site.path()) {
        repository.write(&format!("sites/æ b/{path}"), bytes);
    }
    repository
        .write("sites/æ b/content/releases/skjult.md", release("Hemmelig", "2021-02-01", "Hemmelig tekst."));
    repository.write("other/large.bin", "not exported");
    git(repository.path(), &["init", "--quiet"]);
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "--quiet", "-m", "first"]);
    git(repository.path(), &["tag", "v1"]);
    repository.write("sites/æ b/content/pages/om.md", "---\ntitle: Om os\n---\nVi er her. Kom gerne.\n");
    let folder = repository.path().join("sites/æ b");
    let status = git(repository.path(), &["status", "--porcelain"]);
    let index = repository.read(".git/HEAD") + &git(repository.path(), &["ls-files", "--stage"]);
    let before = files(&folder);
    for revision in ["HEAD", "v1", "main"] {
        let output = faktum(&folder, &["diff", "--revision", revision, "--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let found: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        assert_eq!(pages(&found, "changed"), ["/om/"], "{found}");
        assert_eq!(found["pages"].as_array().map(Vec::len), Some(1), "{found}");
    }
    assert_eq!(files(&folder), before);
    assert_eq!(git(repository.path(), &["status", "--porcelain"]), status);
    assert_eq!(repository.read(".git/HEAD") + &git(repository.path(), &["ls-files", "--stage"]), index);
    for revision in ["nope", "--output=x", "HEAD~7"] {
        let output = faktum(&folder, &["diff", &format!("--revision={revision}")]);
        assert_eq!(output.status.code(), Some(2), "{revision}");
        assert!(stderr(&output).contains("git fetch"), "{}", stderr(&output));
    }
    git(repository.path(), &["rm", "-rq", "--cached", "sites/æ b/content"]);
    git(repository.path(), &["commit", "--quiet", "-m", "without"]);
    let output = faktum(&folder, &["diff", "--revision", "HEAD"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    // A revision with errors is no base.
    repository.write("sites/æ b/content/pages/om.md", "---\ntitle: Om\n---\n[x](organisation:nope)\n");
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "--quiet", "-m", "broken"]);
    repository.write("sites/æ b/content/pages/om.md", "---\ntitle: Om os\n---\nVi er her.\n");
    let output = faktum(&folder, &["diff", "--revision", "HEAD"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("the site at `HEAD` has errors"), "{}", stderr(&output));
}
