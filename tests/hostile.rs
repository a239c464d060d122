//! Input that is made to hang the program or exhaust its memory: the program ends and says what is wrong.
//!
//! These tests measure no time: with a quadratic algorithm, they would not end.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use support::{Folder, SITE, faktum, files, published, stderr, stdout};

fn check(path: &str, text: &str) -> (Option<i32>, String) {
    let folder = Folder::new();
    folder.write("content/site.yaml", SITE);
    folder.write(path, text);
    let output = faktum(folder.path(), &["check", "--format", "short"]);
    (output.status.code(), stderr(&output))
}

fn page(body: &str) -> (Option<i32>, String) {
    check("content/pages/om.md", &format!("---\ntitle: Om\n---\n\n{body}\n"))
}

#[test]
fn aliases_of_aliases_are_counted() {
    let levels: String = (1..12)
        .map(|level| format!("l{level}: &l{level} [{0}]\n", vec![format!("*l{}", level - 1); 9].join(",")))
        .collect();
    let (code, said) = check("content/people/a.yaml", &format!("l0: &l0 [x,x,x,x,x,x,x,x,x]\n{levels}"));
    assert_eq!(code, Some(1));
    assert!(said.contains("yaml-syntax"), "{said}");
}

#[test]
fn deep_nesting_ends() {
    for (open, close) in [("![", "](/a)"), ("[", "](/a)"), ("> ", ""), ("*a ", "*"), ("- ", "")] {
        let body = format!("{}{}{}", open.repeat(3_000), "x".repeat(10_000), close.repeat(3_000));
        assert!(page(&body).0.is_some_and(|code| code < 2), "{open}");
    }
    let yaml = format!("name: {}{}", "[".repeat(2_000), "]".repeat(2_000));
    assert_eq!(check("content/people/a.yaml", &yaml).0, Some(1));
}

#[test]
fn signs_that_are_never_closed_end() {
    for signs in ["[", "[a](x ", "[a ", "\u{200e}a", "** a", "&a ", "{a"] {
        let signs = signs.repeat(900_000 / signs.len());
        assert!(page(&signs).0.is_some_and(|code| code < 2), "{}", &signs[..8]);
        let fields = format!("name: \"A {signs}\"\ntype: ngo\n");
        assert!(
            check("content/organisations/a.yaml", &fields).0.is_some_and(|code| code < 2),
            "{}",
            &signs[..8]
        );
    }
    let unclosed = ["{{ ", "{% ", "– a\n", "a[^1] "].map(|signs| signs.repeat(3_000));
    assert!(unclosed.iter().all(|body| page(body).0 == Some(1)));
}

#[test]
fn a_file_with_many_problems_ends() {
    assert_eq!(page(&"[a](../x)\n".repeat(3_000)).0, Some(1));
    assert_eq!(page(&"<b>x</b> ".repeat(5_000)).0, Some(1));
    assert_eq!(page(&"## a\n\n".repeat(10_000)).0, Some(0));
    let fields: String = (0..3_000).map(|number| format!("felt-{number}: x\n")).collect();
    assert_eq!(check("content/people/a.yaml", &fields).0, Some(1));
}

#[test]
fn many_unknown_names_end() {
    let folder = Folder::new();
    folder.write("content/site.yaml", SITE);
    for number in 0..1_000 {
        let sheet = format!("name: N\ntype: ngo\nparent: findes-ikke-{number}\n");
        folder.write(&format!("content/organisations/organisation-{number}.yaml"), sheet);
    }
    assert_eq!(faktum(folder.path(), &["check", "--format", "short"]).status.code(), Some(1));
}

#[test]
fn a_record_of_addresses_that_is_too_large_is_told_its_own_limit() {
    let folder = Folder::new();
    folder.write("content/site.yaml", SITE);
    folder.write("content/permalinks.lock", "");
    let record = std::fs::File::options().write(true).open(folder.path().join("content/permalinks.lock"));
    // A sparse file, which takes no space on the disk.
    record.and_then(|file| file.set_len((1 << 28) + 1)).expect("a large file");
    let output = faktum(folder.path(), &["check", "--format", "short"]);
    assert_eq!(output.status.code(), Some(1));
    let expected = "the record has 268435457 bytes; at most 268435456 are read";
    assert!(stderr(&output).contains(expected), "{}", stderr(&output));
}

#[test]
fn nested_brackets_and_quotations_end() {
    for open in ["[", "{a: "] {
        let yaml = format!("name: A\ntype: ngo\naliases: {}\n", open.repeat(1_000_000 / open.len()));
        let (code, said) = check("content/organisations/a.yaml", &yaml);
        assert!(code == Some(1) && said.contains("3:"), "{open}: {said}");
    }
    for open in [">", "> "] {
        assert!(page(&open.repeat(1_000_000 / open.len())).0.is_some_and(|code| code < 2), "{open}");
    }
}

#[test]
fn many_unknown_fields_and_strings_end_and_are_counted() {
    let fields: String = (0..90_000).map(|number| format!("k{number}: b\n")).collect();
    for path in ["content/organisations/a.yaml", "themes/x/strings/da.yaml"] {
        let folder = Folder::new();
        folder.write("content/site.yaml", format!("{SITE}theme: x\n"));
        folder.write("themes/x/templates/_own.html", "");
        folder.write(path, &fields);
        let output = faktum(folder.path(), &["check", "--format", "short"]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("many-problems") && said.lines().count() < 120, "{said}");
    }
}

#[test]
fn aliases_are_not_copied_to_find_places() {
    let levels: String =
        (1..40).map(|level| format!("l{level}: &l{level} [*l{0}, *l{0}]\n", level - 1)).collect();
    let yaml = format!("name: A\ntype: ngo\nl0: &l0 [x]\n{levels}");
    assert_eq!(check("content/organisations/a.yaml", &yaml).0, Some(1));
}

#[test]
fn a_line_of_many_mistakes_ends() {
    let quotes = format!("name: A\ntype: ngo\naliases: [{}a]\n", "“a”, ".repeat(100_000));
    let hashes = format!("name: A\n{}{}\n", " ".repeat(500_000), "# ".repeat(200_000));
    for yaml in [quotes, hashes] {
        assert_eq!(check("content/organisations/a.yaml", &yaml).0, Some(1), "{}", &yaml[..40]);
    }
}

#[test]
fn many_dates_end() {
    let unfinished = "mandag den 1. og ".repeat(20_000);
    let wrong = "mandag den 15. maj 2020 *og* ".repeat(10_000);
    let impossible = "den 31. juni og ".repeat(20_000);
    assert_eq!(page(&unfinished).0, Some(0));
    for text in [wrong, impossible] {
        assert_eq!(page(&text).0, Some(1), "{}", &text[..40]);
        let sheet = format!("name: A\ntype: ngo\nboilerplate: {}\n", text.replace('*', ""));
        assert_eq!(check("content/organisations/a.yaml", &sheet).0, Some(1), "{}", &text[..40]);
    }
}

/// A site with pages of its own theme, two of which two threads can render at the same time. Its address can be deployed.
fn site_with_theme() -> Folder {
    let folder = Folder::new();
    let settings = SITE.replace("example.org", "www.foreningen.dk");
    folder.write("content/site.yaml", format!("{settings}theme: x\n"));
    for id in ["om", "kontakt"] {
        folder.write(&format!("content/pages/{id}.md"), format!("---\ntitle: Siden {id}\n---\n\nTekst.\n"));
    }
    folder.write("themes/x/templates/page.html", "{{ page.title }}");
    folder
}

/// Runs a command with a template for the pages, which must end the run with these words.
fn is_ended(folder: &Folder, template: &str, arguments: &[&str], expected: &str) {
    folder.write("themes/x/templates/page.html", template);
    let output = faktum(folder.path(), arguments);
    let (said, shown) = (stderr(&output), template.get(..100).unwrap_or(template));
    assert_eq!(output.status.code(), Some(1), "{arguments:?} {shown}: {said}");
    let is_named =
        ["/om/", "/kontakt/"].iter().any(|page| said.contains(&format!("faktum: the page {page} took")));
    assert!(is_named && said.contains("page.html"), "{arguments:?} {shown}: {said}");
    assert!(said.contains(expected), "{arguments:?} {shown}: {said}");
    assert_eq!(stdout(&output), "", "{arguments:?} {shown}");
}

const ENDLESS: &str = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% for c in range(end=100000) %}\
                       {% endfor %}{% endfor %}{% endfor %}";

#[test]
fn a_template_that_does_not_end_is_ended() {
    let doubled = "{% set l = [l, l] %}{% set m = [m, m] %}".repeat(60);
    let one_comparison = format!("{{% set l = [1] %}}{{% set m = [1] %}}{doubled}{{{{ l == m }}}}");
    for template in [ENDLESS, &one_comparison] {
        is_ended(&site_with_theme(), template, &["check"], "took more than 4 seconds");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_template_that_takes_all_memory_is_ended() {
    let long = "x".repeat(900_001);
    let templates = [
        format!("{{% set a = 'xyz' %}}{}", "{% set a = a ~ a %}".repeat(60)),
        format!("{{% set a = '{}' %}}{}", &long[..160_001], "{% set a = a ~ a ~ a %}".repeat(60)),
        format!("{{% set a = 'xyz' %}}{}", "{% set a %}{{ a }}{{ a }}{% endset %}".repeat(60)),
        "{% set a = 'x' %}{% for i in range(end=60) %}{% set_global a = a ~ a %}{% endfor %}".to_owned(),
        "{% set a = 'x' %}{% for i in range(end=60) %}{% set_global a = a | replace(from='x', to='xxxxxxxxxxxxxxxx') %}{% endfor %}"
            .to_owned(),
        format!("{{% set a = '{long}' %}}{{{{ a | replace(from='x', to=a) | length }}}}"),
        format!("{{% set a = '{}' %}}{{{{ a | indent(width=1000, blank=true) | length }}}}", "\n".repeat(900_000)),
        format!("{{% set l = ['{}'] %}}{}{{{{ l | str | length }}}}", &long[..9_000], "{% set l = [l, l] %}".repeat(60)),
        "{% set_global l = [] %}{% for i in range(end=9999) %}{% set_global l = [l, range(end=100000)] %}{% endfor %}"
            .to_owned(),
    ];
    for template in &templates {
        is_ended(&site_with_theme(), template, &["check"], "MiB of memory to make");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn no_command_goes_on_with_a_template_that_takes_all_memory() {
    let doubles = format!("{{% set a = 'x' %}}{}", "{% set a = a ~ a %}".repeat(60));
    let commands: [&[&str]; 4] = [
        &["build"],
        &["build", "--format", "json"],
        &["check", "--format", "json"],
        &["deploy", "folder", "out"],
    ];
    for arguments in commands {
        let folder = site_with_theme();
        is_ended(&folder, &doubles, arguments, "nothing was published");
        assert!(!folder.exists("public") && !folder.exists("out"), "{arguments:?}");
    }
    #[cfg(feature = "serve")]
    is_ended(&site_with_theme(), &doubles, &["serve", "--port", "0"], "MiB of memory to make");
}

#[test]
fn a_run_that_a_template_ends_leaves_the_site_alone_and_the_next_build_cleans_up() {
    let folder = site_with_theme();
    let build = |more: &[&str]| faktum(folder.path(), &[&["build"], more].concat());
    assert_eq!(build(&[]).status.code(), Some(0));
    let public = folder.path().join("public");
    let before = files(&public);
    folder.write("content/pages/ny.md", "---\ntitle: Ny\n---\n\nTekst.\n");
    is_ended(
        &folder,
        &format!("{{{{ page.title }}}}{ENDLESS}"),
        &["build", "--format", "json"],
        "nothing was published",
    );
    assert!(files(&public) == before, "the site has changed");
    assert!(folder.exists(".public.faktum/tree"), "the run was ended before it wrote anything");
    folder.write("themes/x/templates/page.html", "{{ page.title }}!");
    assert_eq!(build(&[]).status.code(), Some(0));
    assert_eq!(build(&["--out", "fresh"]).status.code(), Some(0));
    assert!(
        published(&public) == published(&folder.path().join("fresh")),
        "something is left of the run that was ended"
    );
    assert_eq!(folder.read("public/ny/index.html"), "Ny!");
}
