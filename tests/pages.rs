//! What readers find on a page of the built-in theme beside its content: the way to it, lists and filters, other languages,
//! what is past, figures and descriptions.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::{Folder, faktum, published, stderr};

/// A site, built with these arguments.
fn build(site: &Path, arguments: &[&str]) -> BTreeMap<String, String> {
    let out = Folder::new();
    let folder = site.to_string_lossy();
    let output = faktum(out.path(), &[&["build", "--site", &folder, "--out", "."], arguments].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let files = published(out.path()).into_iter().filter(|(path, _)| path.ends_with(".html"));
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// The site of the golden tests that uses every field.
fn everything() -> BTreeMap<String, String> {
    build(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything/in"), &[])
}

/// What is between two texts, the first time that the first one occurs.
fn between<'p>(page: &'p str, start: &str, end: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

/// The steps of the breadcrumbs: where each leads, and what it says. The last one leads nowhere.
fn breadcrumbs(page: &str) -> Option<Vec<(Option<String>, String)>> {
    let list = between(page, "<nav class=\"breadcrumbs\"", "</nav>")?;
    let steps = list.split("<li>").skip(1).map(|step| {
        let step = step.split("</li>").next().expect("the end of a step");
        let href = between(step, "href=\"", "\"").map(str::to_owned);
        assert_eq!(href.is_none(), step.contains(" aria-current=\"page\""), "{step}");
        (href, between(step, ">", "</").expect("words").to_owned())
    });
    Some(steps.collect())
}

#[test]
fn breadcrumbs_lead_from_the_home_page_of_the_language_to_the_page() {
    let pages = everything();
    for (path, page) in &pages {
        let is_moved = page.contains("http-equiv=\"refresh\"");
        let is_home = path == "index.html" || path == "en/index.html" || path == "404.html";
        let Some(steps) = breadcrumbs(page) else {
            assert!(is_home || is_moved, "{path} has no breadcrumbs");
            continue;
        };
        assert!(!is_home && !is_moved, "{path} has breadcrumbs");
        let home = if path.starts_with("en/") { "/repo/en/" } else { "/repo/" };
        assert_eq!(steps[0].0.as_deref(), Some(home), "{path}");
        let here = format!("/repo/{}", path.trim_end_matches("index.html"));
        for (href, name) in &steps[1..steps.len() - 1] {
            let href = href.as_deref().expect("only the last step is the page itself");
            assert!(pages.contains_key(&format!("{}index.html", &href["/repo/".len()..])), "{path}: {href}");
            assert!(href != here && !name.is_empty(), "{path}: {name}");
        }
        assert_eq!(steps.last().expect("steps").0, None, "{path}");
    }
}

#[test]
fn the_steps_are_the_section_the_sheet_and_its_list() {
    let pages = everything();
    let names = |path: &str| {
        let steps = breadcrumbs(&pages[path]).expect("breadcrumbs");
        steps.into_iter().map(|(_, name)| name).collect::<Vec<String>>().join(" > ")
    };
    let found = [
        "organisationer/index.html",
        "organisationer/eksempelstyrelsen/index.html",
        "rettelser/index.html",
        "en/organisations/eksempelstyrelsen/index.html",
    ]
    .map(names);
    assert_eq!(
        found,
        [
            "Forside > Organisationer",
            "Forside > Organisationer > Eksempelstyrelsen",
            "Forside > Pressemeddelelser > Rettelser",
            "Home > Organisations > The Example Agency",
        ]
    );
}
