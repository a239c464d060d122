//! `faktum theme` lists, copies and compares the files of the built-in theme.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::fs;
use std::path::Path;

use support::{Folder, SITE, entries, faktum, files, stderr, stdout};

/// A site with a theme of its own.
fn site() -> Folder {
    let folder = Folder::new();
    folder.write("content/site.yaml", format!("{SITE}theme: ministeriet\n"));
    folder.write("themes/ministeriet/assets/style.css", "h1 { color: red }\n");
    folder
}

/// What a command prints, which must end without a failure.
fn printed(site: &Folder, arguments: &[&str]) -> String {
    let output = faktum(site.path(), arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

/// What a command says that ends with a failure.
fn refused(site: &Folder, arguments: &[&str], code: i32) -> String {
    let before = files(site.path());
    let output = faktum(site.path(), arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", stderr(&output));
    assert_eq!(files(site.path()), before, "{arguments:?} changed a file");
    stderr(&output)
}

fn built_in(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default").join(name);
    fs::read_to_string(path).expect("a file of the built-in theme")
}

/// The style sheets that a build wrote.
fn published_sheets(site: &Folder) -> Vec<String> {
    let mut assets = entries(&site.path().join("public/assets"));
    assets.retain(|path| path.extension().is_some_and(|ending| ending == "css"));
    assets.iter().map(|path| fs::read_to_string(path).expect("a style sheet")).collect()
}

#[test]
fn the_list_has_every_built_in_file_and_what_overrides_it() {
    let site = site();
    printed(&site, &["theme", "copy", "page.html"]);
    let list = printed(&site, &["theme", "list"]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let names: Vec<String> = files(&folder).into_keys().filter(|name| !name.ends_with('~')).collect();
    let listed: Vec<&str> = list.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(listed, names);
    let line = |name: &str| list.lines().find(|line| line.starts_with(name)).expect("a line").to_owned();
    assert!(line("templates/page.html").ends_with("(replaced by themes/ministeriet/templates/page.html)"));
    assert!(line("assets/style.css").ends_with("(together with themes/ministeriet/assets/style.css)"));
    assert!(line("templates/home.html").ends_with("the home page"));
    let danish = printed(&site, &["theme", "list", "--language", "da"]);
    assert!(danish.contains("forsiden"), "{danish}");
}

#[test]
fn a_copy_is_the_built_in_file_and_changes_nothing() {
    let site = site();
    let first = printed(&site, &["theme", "copy", "templates/page.html", "da.yaml"]);
    assert_eq!(first, "themes/ministeriet/templates/page.html\nthemes/ministeriet/strings/da.yaml\n");
    assert_eq!(site.read("themes/ministeriet/templates/page.html"), built_in("templates/page.html"));
    assert_eq!(printed(&site, &["theme", "diff"]), "");
    printed(&site, &["check", "--deny-warnings"]);
}

#[test]
fn a_copy_can_have_another_name() {
    let site = site();
    for (name, other, path) in [
        ("strings/en.yaml", "strings/fo.yaml", "strings/fo.yaml"),
        ("page.html", "_boks.html", "templates/_boks.html"),
    ] {
        let said = printed(&site, &["theme", "copy", name, "--as", other]);
        assert_eq!(said, format!("themes/ministeriet/{path}\n"));
    }
    assert_eq!(site.read("themes/ministeriet/strings/fo.yaml"), built_in("strings/en.yaml"));
    for other in ["../fo.yaml", "strings/../../fo.yaml", "/tmp/fo.yaml", "andet/fo.yaml", "strings/", ".fo"] {
        refused(&site, &["theme", "copy", "en.yaml", "--as", other], 2);
    }
    refused(&site, &["theme", "copy", "en.yaml", "da.yaml", "--as", "strings/fo.yaml"], 2);
}

#[test]
fn a_file_that_exists_is_never_overwritten() {
    let site = site();
    let said = refused(&site, &["theme", "copy", "home.html", "assets/style.css"], 1);
    assert!(said.contains("themes/ministeriet/assets/style.css already exists"), "{said}");
    assert!(said.contains("`faktum theme diff`"), "{said}");
}

#[test]
fn an_unknown_name_is_told_what_it_may_mean() {
    let site = site();
    for (name, meant) in [
        ("pages.html", "`templates/page.html`?"),
        ("templates/releas.html", "`templates/release.html`?"),
        ("strings/daa.yaml", "`strings/da.yaml`?"),
        ("zzzz", "`faktum theme list`"),
    ] {
        let said = refused(&site, &["theme", "copy", name], 2);
        assert!(said.contains(meant), "{name}: {said}");
    }
    refused(&site, &["theme", "copy"], 2);
    refused(&site, &["theme"], 2);
    refused(&Folder::new(), &["theme", "list"], 2);
}

#[test]
fn without_a_theme_in_the_settings_copies_override_the_built_in_theme() {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    assert_eq!(printed(&site, &["theme", "copy", "style.css"]), "themes/default/assets/style.css\n");
    printed(&site, &["build", "--deny-warnings"]);
    let sheets = published_sheets(&site);
    assert_eq!(sheets.len(), 1, "{sheets:?}");
    let sheet = &sheets[0];
    assert_eq!(sheet.matches(":root{color-scheme").count(), 1, "{sheet}");
}

#[test]
fn the_settings_cannot_send_a_copy_elsewhere() {
    for name in ["../x", "a/b", "..", "\"\""] {
        let site = Folder::new();
        site.write("content/site.yaml", format!("{SITE}theme: {name}\n"));
        refused(&site, &["theme", "copy", "page.html"], 2);
    }
}

#[test]
fn a_diff_leads_from_the_file_of_the_site_to_the_built_in_one() {
    let site = site();
    printed(&site, &["theme", "copy", "404.html"]);
    let copy = "themes/ministeriet/templates/404.html";
    let text = site.read(copy);
    let last = text.lines().last().expect("a last line");
    site.write(copy, text.replace(last, &format!("<p>Ring.</p>\n{last}")));
    site.write(
        "themes/ministeriet/strings/da.yaml",
        "press_release: Nyhed\ngammel: Væk\n_egen: Vores\nsource: Kilde\n",
    );
    let output = faktum(site.path(), &["theme", "diff"]);
    assert_eq!(output.status.code(), Some(0));
    let said = stdout(&output);
    let version = env!("CARGO_PKG_VERSION");
    for lines in [
        format!("--- {copy}\n+++ faktum-{version}/templates/404.html\n@@ -"),
        "\n-<p>Ring.</p>\n".to_owned(),
        format!("--- themes/ministeriet/strings/da.yaml\n+++ faktum-{version}/strings/da.yaml\n@@ -"),
        "\n-press_release: Nyhed\n".to_owned(),
        "\n+press_release: Pressemeddelelse\n".to_owned(),
        "\n-gammel: Væk\n".to_owned(),
        "\n _egen: Vores\n".to_owned(),
    ] {
        assert!(said.contains(&lines), "no {lines:?} in:\n{said}");
    }
    assert!(!said.contains("style.css"), "what is added replaces nothing: {said}");
    assert!(stderr(&output).contains("`source` in themes/ministeriet/strings/da.yaml is the same"));
}

#[test]
fn the_commands_in_themes_md_run() {
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/themes.md")).expect("a page");
    let site = site();
    let commands: Vec<&str> = page.lines().filter(|line| line.starts_with("faktum ")).collect();
    assert!(commands.len() >= 4, "{commands:?}");
    for command in commands {
        let arguments: Vec<&str> =
            command.split('#').next().expect("a command").split_whitespace().skip(1).collect();
        printed(&site, &arguments);
    }
}

/// The example site of this repository with a theme of its `themes/`.
fn example_with(theme: &str) -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = Folder::new();
    for folder in ["content", &format!("themes/{theme}")] {
        for (path, bytes) in files(&root.join(folder)) {
            site.write(&format!("{folder}/{path}"), bytes);
        }
    }
    let settings = site.read("content/site.yaml");
    site.write("content/site.yaml", format!("{settings}theme: {theme}\n"));
    site
}

#[test]
fn the_second_theme_makes_whole_pages_of_the_example_site() {
    let site = example_with("folio");
    printed(&site, &["build", "--deny-warnings"]);
    let pages = files(&site.path().join("public"));
    let pages: Vec<(&String, &Vec<u8>)> =
        pages.iter().filter(|(path, _)| path.ends_with("index.html")).collect();
    assert!(pages.len() > 50, "{}", pages.len());
    for (path, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        assert_eq!(html.matches("<link rel=\"stylesheet\"").count(), 1, "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert!(html.ends_with("</html>\n"), "{path}");
    }
    assert!(site.read("public/index.html").contains(">Nyt<"));
    assert!(site.read("public/om/index.html").contains("En side fra Sociale partnerskaber"));
    assert!(site.read("public/en/about/index.html").contains("A page of Social partnerships"));
}

#[test]
fn the_second_theme_is_small_and_added_to_the_built_in_one() {
    let site = example_with("folio");
    printed(&site, &["build"]);
    let own = site.read("themes/folio/assets/style.css");
    assert!(own.len() < 2500, "{} bytes", own.len());
    let sheets = published_sheets(&site);
    assert_eq!(sheets.len(), 1, "{sheets:?}");
    // The sheet is published without what browsers do not need.
    let last = own.lines().rev().find_map(|line| line.split_once(" {")).expect("a rule").0.trim();
    let (built_in, added) = (sheets[0].find(".masthead{"), sheets[0].rfind(&format!("{last}{{")));
    assert!(built_in.is_some() && built_in < added, "{last} is not in {}", sheets[0]);
    let list = printed(&site, &["theme", "list"]);
    assert_eq!(list.matches("(replaced by themes/folio/").count(), 1, "{list}");
    assert_eq!(list.matches("(together with themes/folio/").count(), 3, "{list}");
    assert!(entries(&site.path().join("themes/folio/templates")).len() <= 3);
}
