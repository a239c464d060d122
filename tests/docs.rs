//! The documentation is true: its examples build, and it lists everything that people can write and see.
//!
//! A fenced block of `docs/content.md` or `docs/themes.md` whose first line names a path (```` ```yaml content/site.yaml ````)
//! is a file. All files of `content.md` are one site; those of `themes.md` are a theme for it.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use faktum::diagnostic::{AccessibilityRule, Code};
use faktum::model::kinds::FILE_KINDS;
use faktum::model::settings::{Pattern, Section, Submenu, TitledLink};
use faktum::model::source::{Desk, SourceNote};
use faktum::model::{Conventions, Day, Id, Kind, Language, MessageLanguage, Money, ReducedDate};
use faktum::schema::table::tables;
use faktum::schema::{Record, Schema, Shape};
use faktum::words;
use support::{Folder, entries, faktum, is_blessing, stderr, stdout};

/// The heading in `docs/themes.md` under which the fields of a view are listed.
const VIEW_HEADINGS: &[(&str, &str)] = &[
    ("SiteView", "`site`"),
    ("MenuView", "menu entry"),
    ("FooterView", "footer"),
    ("BrandView", "brand"),
    ("LogoView", "logo"),
    ("IconView", "icon"),
    ("BandView", "band"),
    ("Feeds", "feeds"),
    ("Head", "`head`"),
    ("SharingPictureView", "sharing picture"),
    ("FrameView", "`frame`"),
    ("Alternate", "alternate"),
    ("NotFoundView", "`404.html`"),
    ("SplitView", "split"),
    ("SplitBar", "split bar"),
    ("Breadcrumbs", "breadcrumbs"),
    ("LanguageLink", "language link"),
    ("ReleaseEntry", "release entry"),
    ("HomeView", "`home.html`"),
    ("FeaturedView", "featured release"),
    ("HomeList", "home list"),
    ("ListView", "`releases.html`"),
    ("FiltersView", "filters"),
    ("FilterLink", "filter link"),
    ("YearView", "`year.html`"),
    ("MonthView", "month"),
    ("IndexView", "`index.html`"),
    ("IndexEntry", "index entry"),
    ("Phrase", "phrase"),
    ("PageLink", "page link"),
    ("DateView", "date"),
    ("MomentView", "moment"),
    ("MoneyView", "money"),
    ("PeriodView", "period"),
    ("FigureView", "figure"),
    ("FullSizeView", "full size"),
    ("LicenceView", "licence"),
    ("StatementView", "statement"),
    ("SourceView", "source"),
    ("ContactView", "contact"),
    ("OutwardLink", "outward link"),
    ("ReleaseView", "`release.html`"),
    ("WithdrawnView", "withdrawn"),
    ("ExcerptView", "excerpt"),
    ("ChangeView", "change"),
    ("CorrectionsView", "`corrections.html`"),
    ("CorrectionEntry", "correction"),
    ("DataView", "`data.html`"),
    ("TableView", "data table"),
    ("SearchView", "`search.html`"),
    ("SearchFilter", "search filter"),
    ("SearchSection", "search section"),
    ("AttachmentView", "attachment"),
    ("PersonLink", "person link"),
    ("PartnershipFacts", "partnership facts"),
    ("ParticipantView", "participant"),
    ("PartnershipView", "`partnership.html`"),
    ("AllocationView", "allocation"),
    ("AgreementFacts", "agreement facts"),
    ("AgreementView", "`agreement.html`"),
    ("AssignmentView", "assignment"),
    ("OrganisationView", "`organisation.html`"),
    ("ParticipationView", "participation"),
    ("AgreementRole", "agreement role"),
    ("HeldBackView", "held back"),
    ("HolderView", "holder"),
    ("PersonView", "`person.html`"),
    ("AppointmentView", "appointment"),
    ("PlainView", "`page.html`"),
    ("RedirectView", "`redirect.html`"),
];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn doc(name: &str) -> String {
    text_of(&project("docs").join(name))
}

/// The files in a page of the documentation, by their paths.
fn files_in(page: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let block: String =
            lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        if let Some((_, path)) = info.split_once(' ') {
            let known = files.insert(path.to_owned(), block);
            assert!(known.is_none(), "{path} stands in the page twice");
        }
    }
    files
}

/// A text up to the first `mark`.
fn until<'t>(text: &'t str, mark: &str) -> &'t str {
    text.split(mark).next().expect("split gives a first part")
}

/// The part of a page under a heading, up to the next one of any level.
fn section_of<'t>(page: &'t str, heading: &str) -> &'t str {
    let rest =
        page.split(&format!("\n{heading}\n")).nth(1).unwrap_or_else(|| panic!("there is no `{heading}`"));
    until(rest, "\n##")
}

fn lay_out(files: &BTreeMap<String, String>, folder: &Folder) {
    for (path, text) in files {
        folder.write(path, text);
    }
}

/// Builds the site in a folder, which must have no problems at all.
fn build(folder: &Folder) {
    let output = faktum(folder.path(), &["build", "--deny-warnings"]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
}

/// Puts a mistake into a file of a site, checks the site, and returns what the program prints.
fn said_after(folder: &Folder, path: &str, right: &str, slip: &str) -> String {
    let text = folder.read(path);
    assert!(text.contains(right), "{path} has no `{right}`");
    folder.write(path, text.replacen(right, slip, 1));
    let output = faktum(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let said = stderr(&output);
    let problem = until(&said, "\n\n");
    problem.to_owned()
}

fn name_of(path: &Path) -> String {
    path.file_name().expect("a file has a name").to_string_lossy().into_owned()
}

#[test]
fn the_example_of_content_md_builds_without_a_warning() {
    let folder = Folder::new();
    lay_out(&files_in(&doc("content.md")), &folder);
    build(&folder);
    for page in [
        "index.html",
        "en/index.html",
        "nyheder/2020/05/04/nyt-partnerskab-for-trygge-skoleveje/index.html",
        "en/news/2020/05/04/new-partnership-for-safe-ways-to-school/index.html",
        "partnerskaber/trygge-skoleveje/index.html",
        "en/partnerships/trygge-skoleveje/index.html",
        "aftaler/trygge-skoleveje-2020/index.html",
        "hvem/eksempelstyrelsen/index.html",
        "personer/sven-exempel/index.html",
        "emner/skoler/index.html",
        "om-siden/index.html",
        "om.html",
        "pressemeddelelser/skoleveje/index.html",
        "media/skolevej.svg",
        "2020/skoler.csv",
        ".well-known/security.txt",
    ] {
        assert!(folder.exists(&format!("public/{page}")), "{page} is missing");
    }
}

#[test]
fn the_first_site_of_content_md_builds_without_a_warning() {
    let page = doc("content.md");
    let section = section_of(&page, "## A first site");
    let folder = Folder::new();
    // The text before each block names its file.
    let parts: Vec<&str> = section.split("```").collect();
    let files: Vec<&[&str]> = parts.chunks_exact(2).collect();
    assert_eq!(files.len(), 3, "the first site has three files");
    for file in files {
        let path = file[0].split('`').rev().nth(1).expect("a path in backticks");
        let (_, text) = file[1].split_once('\n').expect("lines");
        folder.write(path, text);
    }
    build(&folder);
    assert!(folder.exists("public/pressemeddelelser/2020/vi-er-i-luften/index.html"));
}

#[test]
fn the_example_release_shows_what_content_md_promises() {
    let folder = Folder::new();
    lay_out(&files_in(&doc("content.md")), &folder);
    build(&folder);
    let page = folder.read("public/nyheder/2020/05/04/nyt-partnerskab-for-trygge-skoleveje/index.html");
    for words in [
        "7,5\u{a0}mio.\u{a0}kr.",
        "Trukket tilbage",
        "Overgangen ved Nordskolen bliver bygget om.",
        "<blockquote lang=\"sv\"",
        "kommunalråd",
        "skoler.csv",
        "kl.\u{a0}10.30",
    ] {
        assert!(page.contains(words), "the page does not say `{words}`");
    }
}

/// The example site with the example theme.
fn site_with_theme() -> Folder {
    let folder = Folder::new();
    lay_out(&files_in(&doc("content.md")), &folder);
    lay_out(&files_in(&doc("themes.md")), &folder);
    let settings = folder.read("content/site.yaml");
    assert!(settings.contains("theme: default\n"), "the example site does not name the built-in theme");
    folder.write("content/site.yaml", settings.replace("theme: default\n", "theme: eksempel\n"));
    folder
}

#[test]
fn the_example_theme_of_themes_md_shows_in_the_output() {
    let folder = site_with_theme();
    build(&folder);
    let page = folder.read("public/om-siden/index.html");
    assert!(page.contains("Spørgsmål? Skriv til os."), "the theme's own string is missing");
    assert!(page.contains("class=\"questions\""), "the theme's own template is not used");
    let release = folder.read("public/nyheder/2020/06/02/partnerskabet-er-i-gang/index.html");
    assert!(release.contains(">Nyhed<"), "the string is not replaced");
    let sheet = page.split("href=\"/assets/style.").nth(1).expect("the page has a style sheet");
    let hash = sheet.split('.').next().expect("the name has a hash");
    let sheet = folder.read(&format!("public/assets/style.{hash}.css"));
    // It is published without what browsers do not need.
    let (built_in, own) =
        (sheet.find(".masthead{"), sheet.find(".questions{border-top:1px solid;padding-top:1rem;}"));
    assert!(built_in.is_some() && built_in < own, "{sheet}");
}

#[test]
fn the_comment_in_themes_md_replaces_the_built_in_style_sheet() {
    let page = doc("themes.md");
    let section = section_of(&page, "### The style sheet");
    let comment = section.lines().find(|line| line.starts_with("/*")).expect("the comment");
    let folder = site_with_theme();
    folder.write("themes/eksempel/assets/style.css", format!("{comment}\nbody {{ margin: 0 }}\n"));
    build(&folder);
    let sheets = entries(&folder.path().join("public/assets"));
    let sheets: Vec<_> = sheets.iter().filter(|path| name_of(path).starts_with("style.")).collect();
    assert_eq!(sheets.len(), 1, "{sheets:?}");
    let sheet = text_of(sheets[0]);
    assert!(sheet.starts_with("body{margin:0}") && !sheet.contains(".masthead{"), "{sheet}");
}

#[test]
fn the_problem_shown_in_content_md_is_what_the_program_says() {
    let page = doc("content.md");
    let folder = Folder::new();
    lay_out(&files_in(&page), &folder);
    let release = "content/releases/2020/nyt-partnerskab.md";
    let (right, slip) = ("[](organisation:eksempelforeningen)", "[](organisation:eksempelforening)");
    let said = said_after(&folder, release, right, slip);
    assert!(page.contains(&said), "docs/content.md does not show this:\n{said}");
}

#[test]
fn the_problem_shown_in_themes_md_is_what_the_program_says() {
    let page = doc("themes.md");
    let folder = site_with_theme();
    let said = said_after(&folder, "themes/eksempel/templates/page.html", "page.title", "page.titel");
    assert!(page.contains(&said), "docs/themes.md does not show this:\n{said}");
}

/// The declarations whose fields have a table in `docs/content.md`, by the name in its marker.
fn declarations() -> Vec<(String, &'static Schema)> {
    let mut declarations = Vec::new();
    for kind in &FILE_KINDS {
        match kind.facts {
            Some(facts) => {
                declarations.push((format!("{} words", kind.name), kind.schema));
                declarations.push((format!("{} facts", kind.name), facts));
            }
            None => declarations.push((kind.name.to_owned(), kind.schema)),
        }
    }
    declarations.push(("sources".to_owned(), &SourceNote::SCHEMA));
    declarations.push(("contacts".to_owned(), &Desk::SCHEMA));
    declarations.push(("links".to_owned(), &TitledLink::SCHEMA));
    declarations.push(("submenus".to_owned(), &Submenu::SCHEMA));
    declarations
}

#[test]
fn the_tables_of_fields_in_content_md_are_those_of_the_declarations() {
    let page = doc("content.md");
    let mut expected = page.clone();
    for (name, schema) in declarations() {
        let start = format!("<!-- fields: {name} -->\n");
        let (before, rest) = expected.split_once(&start).unwrap_or_else(|| panic!("no marker {start}"));
        let (_, after) = rest.split_once("<!-- end of fields -->").expect("the end of the table");
        expected = format!("{before}{start}{}<!-- end of fields -->{after}", tables(schema));
    }
    if is_blessing() {
        fs::write(project("docs/content.md"), &expected).expect("the page is written");
    } else {
        assert_eq!(page, expected, "FAKTUM_BLESS=1 cargo test --test docs writes the tables");
    }
}

/// The table of the rules of accessibility.
fn rules() -> String {
    let row = |rule: &AccessibilityRule| {
        let id = match rule.url() {
            Some(url) => format!("[{}]({url})", rule.id()),
            None => rule.id().to_owned(),
        };
        let criteria: Vec<&str> = rule.criteria().iter().map(|criterion| criterion.0).collect();
        let clauses: Vec<String> =
            rule.criteria().iter().filter_map(|criterion| criterion.clause()).collect();
        let words = words::accessibility(*rule, MessageLanguage::English).title;
        format!("| {id} | {} | {} | {words} |\n", criteria.join(", "), clauses.join(", "))
    };
    let heading = "| rule | WCAG | EN 301 549 | a page breaks it if |\n|---|---|---|---|\n";
    let rows: String = AccessibilityRule::ALL.iter().map(row).collect();
    format!("{heading}{rows}")
}

#[test]
fn the_table_of_rules_in_accessibility_md_is_that_of_the_rules() {
    let page = doc("accessibility.md");
    let (before, rest) = page.split_once("<!-- rules -->\n").expect("the beginning of the table");
    let (_, after) = rest.split_once("<!-- end of rules -->").expect("the end of the table");
    let expected = format!("{before}<!-- rules -->\n{}<!-- end of rules -->{after}", rules());
    if is_blessing() {
        fs::write(project("docs/accessibility.md"), &expected).expect("the page is written");
    } else {
        assert_eq!(page, expected, "FAKTUM_BLESS=1 cargo test --test docs writes the table");
    }
}

#[test]
fn the_example_site_uses_every_field_of_every_kind() {
    let files = files_in(&doc("content.md"));
    for kind in &FILE_KINDS {
        let folder = kind.kind.map_or("content/site.yaml", |kind| kind.folder().expect("a folder"));
        let shown: String = files
            .iter()
            .filter(|(path, _)| path.starts_with(folder))
            .map(|(_, text)| text.as_str())
            .collect();
        let mut fields = all_fields(kind.schema);
        fields.extend(kind.facts.into_iter().flat_map(all_fields));
        // Waivers are the same in every kind; texts show them.
        if !matches!(kind.kind, Some(Kind::Release | Kind::Page)) {
            fields.retain(|field| !["waivers", "check", "at", "reason"].contains(field));
        }
        let unused: Vec<&str> =
            fields.into_iter().filter(|field| !shown.lines().any(|line| uses(line, field))).collect();
        assert!(unused.is_empty(), "the example of {folder} in docs/content.md has no {unused:?}");
    }
}

/// The fields of a declaration and of the maps in it.
fn all_fields(schema: &Schema) -> BTreeSet<&'static str> {
    let mut fields = BTreeSet::new();
    for (field, _) in schema.all_fields() {
        fields.insert(field.name);
        if let Shape::Record(inner) | Shape::List { of: &Shape::Record(inner), .. } = field.shape {
            fields.extend(all_fields(inner));
        }
    }
    fields
}

/// Whether a line of YAML gives a field: `name: …`, perhaps as the first of a list's element.
fn uses(line: &str, field: &str) -> bool {
    let line = line.trim_start().trim_start_matches("- ");
    line.strip_prefix(field).is_some_and(|rest| rest.starts_with(':'))
}

#[test]
fn content_md_lists_the_checks_that_can_be_set_and_no_others() {
    let page = doc("content.md");
    let settable: BTreeSet<&str> =
        Code::ALL.iter().filter(|code| code.is_settable()).map(|code| code.name()).collect();
    let section = section_of(&page, "## Checks, levels and waivers");
    let listed: BTreeSet<&str> = section.lines().filter_map(|line| row_of(line)).collect();
    assert_eq!(listed, settable);
}

/// The rows of the tables in a section whose first cell is in backticks, which are removed.
fn rows_of(section: &str) -> Vec<Vec<String>> {
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', "")).collect())
        .collect()
}

#[test]
fn content_md_shows_amounts_as_they_are_printed() {
    let page = doc("content.md");
    let rows = rows_of(section_of(&page, "### Money"));
    assert!(rows.len() > 5, "{rows:?}");
    for row in rows {
        let amount: Money = row[0].parse().unwrap_or_else(|error| panic!("{}: {error:?}", row[0]));
        let printed = Language::KNOWN
            .map(|language| amount.print(Conventions::known_or_english(language)).replace('\u{a0}', " "));
        assert_eq!(row[1..], printed);
    }
}

#[test]
fn content_md_shows_dates_as_they_are_printed() {
    let page = doc("content.md");
    let rows = rows_of(section_of(&page, "### Dates and times"));
    let dates: Vec<(ReducedDate, &[String])> =
        rows.iter().filter_map(|row| Some((row[0].parse().ok()?, &row[1..]))).collect();
    assert_eq!(dates.len(), 3, "{rows:?}");
    for (date, shown) in dates {
        let printed = Language::KNOWN
            .map(|language| date.print(Conventions::known_or_english(language)).replace('\u{a0}', " "));
        assert_eq!(shown, printed);
    }
}

#[test]
fn content_md_shows_the_usual_addresses() {
    let page = doc("content.md");
    let section = section_of(&page, "## Addresses");
    let slug = Id::parse("x").expect("an id");
    let day: Day = "2020-05-04".parse().expect("a day");
    for (name, kind) in Section::NAMES {
        let row = section.lines().find_map(|line| line.strip_prefix(&format!("| {name} | `")));
        let row = row.unwrap_or_else(|| panic!("no address of `{name}` is shown"));
        for (language, shown) in Language::KNOWN.into_iter().zip(row.trim_end_matches("` |").split("` | `")) {
            let usual =
                Pattern::usual(kind, "", Conventions::known_or_english(language)).address(&slug, Some(day));
            assert_eq!(shown.replace("{year}", "2020").replace("{slug}", "x"), usual.as_str());
        }
    }
}

#[test]
fn every_link_inside_a_page_leads_to_a_heading() {
    for name in ["content.md", "themes.md"] {
        let page = doc(name);
        // Blocks are examples.
        let prose: String = page.split("\n```").step_by(2).collect();
        let headings = prose.lines().filter(|line| line.starts_with('#'));
        let anchors: BTreeSet<String> =
            headings.map(|line| anchor_of(line.trim_start_matches(['#', ' ']))).collect();
        // So is text in backticks.
        let words: String = prose.split('`').step_by(2).collect();
        let links: Vec<&str> = words.split("](#").skip(1).map(|rest| until(rest, ")")).collect();
        assert!(links.len() > 10, "{links:?}");
        let broken: Vec<&&str> = links.iter().filter(|link| !anchors.contains(**link)).collect();
        assert!(broken.is_empty(), "docs/{name} has no headings {broken:?}");
    }
}

/// The anchor that a Markdown viewer gives to a heading.
fn anchor_of(heading: &str) -> String {
    let kept = heading.to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}

/// The name in the first cell of a table's row: ``| `name` | …``.
fn row_of(line: &str) -> Option<&str> {
    line.strip_prefix("| `")?.split('`').next()
}

/// The public fields of every struct in a Rust source.
fn structs_of(source: &str) -> Vec<(String, Vec<String>)> {
    let bodies = source.split("pub struct ").skip(1);
    bodies
        .map(|rest| {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            let body = until(rest, "\n}");
            let fields = body.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(':'));
            (name, fields.map(|(field, _)| field.to_owned()).collect())
        })
        .collect()
}

/// The public structs below `src/render/`: only views are public there.
fn views() -> Vec<(String, Vec<String>)> {
    let files = walkdir::WalkDir::new(project("src/render")).sort_by_file_name().into_iter();
    let files =
        files.map(|entry| entry.expect("a readable folder")).filter(|entry| entry.file_type().is_file());
    files.flat_map(|entry| structs_of(&text_of(entry.path()))).collect()
}

#[test]
fn every_field_of_every_view_is_in_its_section_of_themes_md() {
    let page = doc("themes.md");
    let headings: BTreeMap<&str, &str> = VIEW_HEADINGS.iter().copied().collect();
    let views = views();
    assert!(views.len() > 30, "only {} views were found", views.len());
    assert!(views.iter().all(|(_, fields)| !fields.is_empty()), "a view without fields: {views:?}");
    let mut wrong = Vec::new();
    for (name, fields) in &views {
        let Some(heading) = headings.get(name.as_str()) else {
            wrong.push(format!("{name} has no heading in the table at the top of this file"));
            continue;
        };
        let Some(section) = page.split(&format!("\n### {heading}\n")).nth(1) else {
            wrong.push(format!("docs/themes.md has no section `### {heading}` for {name}"));
            continue;
        };
        let section = until(section, "\n##");
        let listed: BTreeSet<&str> = section.lines().filter_map(|line| row_of(line)).collect();
        let given: BTreeSet<&str> = fields.iter().map(String::as_str).collect();
        if listed != given {
            wrong.push(format!("`### {heading}` lists {listed:?}, but {name} has {given:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_template_of_the_built_in_theme_is_in_themes_md() {
    let page = doc("themes.md");
    let templates = entries(&project("themes/default/templates"));
    let missing: Vec<String> = templates
        .iter()
        .map(|path| name_of(path))
        .filter(|name| !page.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "docs/themes.md does not name {missing:?}");
}

#[test]
fn every_string_of_the_built_in_theme_is_in_themes_md() {
    let page = doc("themes.md");
    let strings = text_of(&project("themes/default/strings/en.yaml"));
    let is_key = |key: &&str| !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let keys: Vec<&str> = strings.lines().filter_map(|line| line.split(':').next()).filter(is_key).collect();
    assert!(keys.len() > 100, "only {} keys were found", keys.len());
    let missing: Vec<&&str> = keys.iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "docs/themes.md does not name {missing:?}");
}

#[test]
fn every_component_and_its_parameters_are_in_themes_md() {
    let page = doc("themes.md");
    let components = text_of(&project("themes/default/templates/components.html"));
    let signatures: Vec<&str> =
        components.split("{% component ").skip(1).map(|rest| until(rest, " -%}")).collect();
    assert!(signatures.len() > 20, "only {} components were found", signatures.len());
    let missing: Vec<&&str> =
        signatures.iter().filter(|signature| !page.contains(&format!("`{signature}`"))).collect();
    assert!(missing.is_empty(), "docs/themes.md does not show {missing:?}");
}

#[test]
fn the_headers_in_publishing_md_are_those_that_a_build_writes() {
    let page = text_of(&project("docs/publishing.md"));
    for (name, value) in faktum::render::HEADERS {
        let line = format!("add_header {name} \"{value}\" always;");
        assert!(page.contains(&line), "docs/publishing.md has no line {line}");
    }
}
