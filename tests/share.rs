//! `faktum build --share`, end to end: a copy of the site for somebody, with what is not public yet.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use support::{Folder, NOW, SITE, entries, faktum, files, stderr, stdout};
use zip::ZipArchive;

/// A site with a public release, two under embargo and a draft, each with an agreement that only it names.
fn site() -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", format!("{SITE}languages: [da, en]\n"));
    site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: other\n");
    site.write("content/releases/aaben.md", release("Åben nyhed", "published: 2020-05-04", "aaben-aftale"));
    site.write("content/releases/alfa.md", release("Alfanyhed", EMBARGO, "alfa-aftale"));
    site.write("content/releases/beta.md", release("Betanyhed", EMBARGO, "beta-aftale"));
    site.write(
        "content/releases/gamma.md",
        release("Gammanyhed", "draft: true\npublished: 2020-06-01", "gamma-aftale"),
    );
    for name in ["aaben", "alfa", "beta", "gamma"] {
        let sheet = format!(
            "name: Aftalen {name}navn\nagreed_on: 2020-05-01\nparties: [styrelsen]\ntotal: DKK 5 million\nallocations: [{{id: del, amount: DKK 5 million, purpose: Skoler}}]\n"
        );
        site.write(&format!("content/agreements/{name}-aftale.yaml"), sheet);
        site.write(&format!("content/files/{name}-bilag.txt"), format!("Bilag til {name}nyhed."));
    }
    site.write("content/pages/om.md", "---\ntitle: Om os\nredirect_from: [/gammel/]\n---\nVi er her.\n");
    site
}

const EMBARGO: &str = "published: 2021-02-01T10:00\nembargo_until: 2021-02-01T10:00";

fn release(title: &str, facts: &str, agreement: &str) -> String {
    let name = agreement.trim_end_matches("-aftale");
    format!(
        "---\ntitle: {title}\nsummary: Kort.\n{facts}\npublisher: styrelsen\nabout: {{agreements: [{agreement}]}}\n\
         attachments: [{name}-bilag.txt]\n---\nDet handler om [aftalen](agreement:{agreement}) og [os](/om/).\n"
    )
}

fn share(site: &Folder, arguments: &[&str]) -> Output {
    faktum(site.path(), &[&["build", "--share", "--out"], arguments].concat())
}

/// Makes a copy in a folder, and gives the name of its folder.
fn shared(site: &Folder, arguments: &[&str]) -> String {
    let output = share(site, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let name = only_folder(&site.path().join(arguments[0]));
    assert_eq!(stdout(&output), format!("https://example.org/{name}/\n"));
    name
}

/// The name of the only folder in a folder.
fn only_folder(folder: &Path) -> String {
    let folders: Vec<_> = entries(folder).into_iter().filter(|entry| entry.is_dir()).collect();
    assert_eq!(folders.len(), 1, "{folders:?}");
    let name = folders[0].file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.len() >= 22 && name.chars().all(|letter| letter.is_ascii_lowercase()), "{name}");
    name
}

/// The files of a copy by their paths in its folder, and their texts.
fn texts(site: &Folder, out: &str) -> BTreeMap<String, String> {
    let folder = site.path().join(out);
    let name = only_folder(&folder);
    let files = files(&folder.join(name)).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// Which of the releases are in a copy, by a word that is in their titles, their agreements and their attachments.
fn named(texts: &BTreeMap<String, String>) -> Vec<&'static str> {
    let is_in = |word: &str| {
        texts.iter().any(|(path, text)| path.contains(word) || text.to_lowercase().contains(word))
    };
    ["alfa", "beta", "gamma"].into_iter().filter(|word| is_in(word)).collect()
}

#[test]
fn a_copy_is_one_folder_that_nobody_can_guess_and_robots_that_do_not_name_it() {
    let site = site();
    let name = shared(&site, &["kopi"]);
    let robots = site.read("kopi/robots.txt");
    assert_eq!(robots, "User-agent: *\nDisallow: /\n");
    let beside: Vec<_> =
        entries(&site.path().join("kopi")).into_iter().filter(|entry| entry.is_file()).collect();
    for file in &beside {
        assert!(!fs::read_to_string(file).expect("a text").contains(&name), "{}", file.display());
    }
    assert_eq!(beside.len(), 1, "{beside:?}");
    assert_eq!(entries(&site.path().join("kopi")).len(), 2);
    // A new copy has a new name, and the old link does not work any more.
    let again = shared(&site, &["kopi"]);
    assert_ne!(again, name);
    // Nothing is left beside it.
    assert_eq!(entries(site.path()).len(), 2);
}

#[test]
fn every_page_says_what_it_is_and_until_when() {
    let site = site();
    site.write("content/files/rapport.html", "<!doctype html><html><head></head><body>Rapport</body></html>");
    shared(&site, &["kopi", "--expires", "2021-03-04"]);
    let pages = texts(&site, "kopi").into_iter().filter(|(path, _)| path.ends_with(".html"));
    let mut count = 0;
    for (path, text) in pages {
        count += 1;
        assert!(text.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
        // The address is the key, so no other site is told it.
        assert!(text.contains("<meta name=\"referrer\" content=\"no-referrer\">"), "{path}");
        let (_, banner) =
            text.split_once("<aside class=\"share-banner\"").unwrap_or_else(|| panic!("{path}: {text}"));
        let (banner, _) = banner.split_once("</aside>").expect("an end");
        // A day is kept on one line.
        let banner = banner.replace('\u{a0}', " ");
        let (day, words) = match path.starts_with("en/") {
            true => ("4 March 2021", "Whoever has the link can open it and pass it on"),
            false => ("4. marts 2021", "Enhver, der har linket, kan åbne den og give linket videre"),
        };
        assert!(banner.contains(&format!("<time datetime=\"2021-03-04\">{day}</time>")), "{path}: {banner}");
        assert!(banner.contains(words), "{path}: {banner}");
    }
    assert!(count > 20, "{count}");
    let home = &texts(&site, "kopi")["index.html"];
    assert!(
        home.replace('\u{a0}', " ").contains("Embargo indtil 1. februar 2021"),
        "what is held back is marked, too"
    );
}

#[test]
fn a_copy_has_nothing_for_programs_and_no_file_of_a_host() {
    let site = site();
    for file in ["CNAME", "_headers", ".well-known/security.txt"] {
        site.write(&format!("content/files/{file}"), "x");
    }
    shared(&site, &["kopi"]);
    let texts = texts(&site, "kopi");
    for path in texts.keys() {
        let is_page = path.ends_with("index.html");
        let is_of_page =
            path.starts_with("assets/") || path.ends_with("-bilag.txt") || path == ".faktum-share";
        assert!(is_page || is_of_page, "{path}");
        assert!(
            !path.starts_with("gammel/") && !path.contains("feed") && !path.contains("sitemap"),
            "{path}"
        );
    }
    assert!(!texts.values().any(|text| text.contains("feed.xml") || text.contains("application/ld+json")));
}

/// Every address in the attributes of a page that leads to the site.
fn addresses(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for attribute in ["href=\"", "src=\"", "srcset=\"", "action=\""] {
        for (at, _) in html.match_indices(attribute) {
            let value = html[at + attribute.len()..].split('"').next().expect("an end");
            let parts = if attribute == "srcset=\"" { value.split(", ").collect() } else { vec![value] };
            found.extend(parts.iter().map(|part| part.split(' ').next().unwrap_or("").to_owned()));
        }
    }
    found
}

/// Asserts that every address in every page leads to a file of the copy, from wherever the copy is.
fn assert_whole(texts: &BTreeMap<String, String>) {
    let mut count = 0;
    for (path, html) in texts.iter().filter(|(path, _)| path.ends_with(".html")) {
        for address in addresses(html) {
            let address = address.split(['#', '?']).next().unwrap_or("").replace("%C3%A5", "å");
            let is_elsewhere = ["https:", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme));
            if address.is_empty() || is_elsewhere && !address.contains("example.org") {
                continue;
            }
            assert!(address.starts_with('.'), "{path}: {address}");
            let mut names: Vec<&str> = path.split('/').collect();
            names.pop();
            for name in address.split('/') {
                match name {
                    "." => {}
                    ".." => assert!(names.pop().is_some(), "{path}: {address} leaves the copy"),
                    name => names.push(name),
                }
            }
            let target = names.join("/");
            let target = if target.is_empty() || target.ends_with('/') {
                format!("{target}index.html")
            } else {
                target
            };
            assert!(texts.contains_key(&target), "{path}: {address} leads to {target}");
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn every_address_leads_into_the_copy_wherever_it_is_put() {
    let site = site();
    shared(&site, &["kopi"]);
    assert_whole(&texts(&site, "kopi"));
    let output = share(&site, &["kopi", "--base-url", "https://filer.example/presse/"]);
    let name = only_folder(&site.path().join("kopi"));
    assert_eq!(stdout(&output), format!("https://filer.example/presse/{name}/\n"), "{}", stderr(&output));
    assert_whole(&texts(&site, "kopi"));
}

#[test]
fn a_site_with_everything_can_be_shared() {
    let site = Folder::new();
    for (path, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything/in")) {
        site.write(&path, bytes);
    }
    let output = share(&site, &["kopi"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let texts = texts(&site, "kopi");
    let marked = texts
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .all(|(_, text)| text.contains("share-banner"));
    assert!(marked && texts.len() > 40, "{}", texts.len());
}

#[test]
fn without_a_release_everything_but_drafts_is_in_it() {
    let site = site();
    shared(&site, &["kopi"]);
    assert_eq!(named(&texts(&site, "kopi")), ["alfa", "beta"]);
}

#[test]
fn with_a_release_only_that_and_what_goes_with_it_is_in_it() {
    let site = site();
    shared(&site, &["kopi", "--release", "alfa"]);
    let with_alfa = texts(&site, "kopi");
    assert_eq!(named(&with_alfa), ["alfa"]);
    assert!(
        with_alfa.contains_key("alfa-bilag.txt") && with_alfa.contains_key("aftaler/alfa-aftale/index.html")
    );
    assert!(with_alfa.contains_key("pressemeddelelser/2020/aaben/index.html"), "what is public stays");
    // A draft that is named is shown, with a mark.
    shared(&site, &["kopi", "--release", "gamma"]);
    let with_gamma = texts(&site, "kopi");
    assert_eq!(named(&with_gamma), ["gamma"]);
    let page = &with_gamma["pressemeddelelser/2020/gamma/index.html"];
    assert!(page.contains("tag-held-back\">Kladde"), "{page}");
    shared(&site, &["kopi", "--release", "release:beta", "--release", "gamma"]);
    assert_eq!(named(&texts(&site, "kopi")), ["beta", "gamma"]);
}

#[test]
fn what_is_still_held_back_is_searched_for_in_a_copy() {
    let site = site();
    site.write("themes/default/templates/page.html", "<html><head></head><body>Betanyhed</body></html>");
    for place in ["kopi", "kopi.zip"] {
        let output = share(&site, &[place, "--release", "alfa"]);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        assert!(stderr(&output).contains("Betanyhed"), "{}", stderr(&output));
        assert_eq!(stdout(&output), "");
    }
    assert_eq!(files(&site.path().join("kopi")).len(), 1, "only robots.txt");
    assert!(!site.exists("kopi.zip"));
    // In a copy that shows it, it is no leak.
    shared(&site, &["kopi", "--release", "alfa", "--release", "beta"]);
}

#[test]
fn a_name_that_means_no_release_is_refused() {
    let site = site();
    let output = share(&site, &["kopi", "--release", "alfaa"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean alfa?"), "{}", stderr(&output));
    for name in ["", "om", "../alfa", "Alfa Nyhed"] {
        let output = share(&site, &["kopi", "--release", name]);
        assert_eq!(output.status.code(), Some(2), "{name}: {}", stderr(&output));
    }
    assert!(!site.exists("kopi"));
    let output = share(&site, &["kopi", "--release", "aaben"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("release:aaben is public already"), "{}", stderr(&output));
    assert_eq!(named(&texts(&site, "kopi")), [""; 0]);
}

#[test]
fn a_day_in_the_past_is_refused_and_today_is_not() {
    let site = site();
    for day in ["2020-12-31", "1999-01-01"] {
        let output = share(&site, &["kopi", "--expires", day]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("is in the past"), "{}", stderr(&output));
    }
    for day in ["i morgen", "2021-02-30", "2021"] {
        assert_eq!(share(&site, &["kopi", "--expires", day]).status.code(), Some(2), "{day}");
    }
    shared(&site, &["kopi", "--expires", "2021-01-01"]);
    // Without a day, it is two weeks.
    let output = share(&site, &["kopi"]);
    assert!(stderr(&output).contains("valid until 2021-01-15"), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("Whoever has the link can open it and pass it on"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_copy_is_never_written_where_readers_find_it_nor_into_the_site() {
    let site = site();
    for place in [
        "public",
        "public/kopi",
        "public/kopi.zip",
        ".",
        "content",
        "content/files/kopi",
        "content/kopi.zip",
        "themes/x",
        ".git/x",
    ] {
        let output = share(&site, &[place]);
        assert_eq!(output.status.code(), Some(2), "{place}: {}", stderr(&output));
        assert!(stderr(&output).contains("cannot write to"), "{}", stderr(&output));
    }
    assert!(!site.exists("public") && !site.exists("content/files/kopi"));
    assert!(faktum(site.path(), &["build", "--out", "www"]).status.success());
    let before = files(&site.path().join("www"));
    for place in ["www", "www/dybt/nede", "www/kopi.zip", ".www.faktum/kopi"] {
        let output = share(&site, &[place]);
        assert_eq!(output.status.code(), Some(2), "{place}: {}", stderr(&output));
    }
    assert_eq!(files(&site.path().join("www")), before);
}

#[test]
#[cfg(unix)]
fn no_link_leads_a_copy_to_readers() {
    let site = site();
    assert!(faktum(site.path(), &["build"]).status.success());
    fs::create_dir(site.path().join("andet")).expect("a folder");
    for (to, name) in [("public", "genvej"), ("content", "indhold")] {
        std::os::unix::fs::symlink(site.path().join(to), site.path().join(name)).expect("a link");
        for place in [
            name.to_owned(),
            format!("{name}/kopi"),
            format!("{name}/kopi.zip"),
            format!("andet/../{name}/x"),
        ] {
            let output = share(&site, &[&place]);
            assert_eq!(output.status.code(), Some(2), "{place}: {}", stderr(&output));
        }
    }
    // A link at the place itself is not written through.
    site.write("andet/tekst.zip", "tekst");
    std::os::unix::fs::symlink(site.path().join("andet/tekst.zip"), site.path().join("kopi.zip"))
        .expect("a link");
    assert_eq!(share(&site, &["kopi.zip"]).status.code(), Some(2));
    assert_eq!(site.read("andet/tekst.zip"), "tekst");
}

#[test]
fn what_is_no_earlier_copy_is_not_touched() {
    let site = site();
    site.write("mappe/brev.txt", "vigtigt");
    site.write("fil", "vigtigt");
    site.write("andet.zip", "vigtigt");
    fs::create_dir(site.path().join("mappe.zip")).expect("a folder");
    for place in ["mappe", "fil", "andet.zip", "mappe.zip"] {
        let output = share(&site, &[place]);
        assert_eq!(output.status.code(), Some(2), "{place}: {}", stderr(&output));
    }
    assert_eq!(
        (site.read("mappe/brev.txt"), site.read("fil"), site.read("andet.zip")),
        ("vigtigt".into(), "vigtigt".into(), "vigtigt".into())
    );
    site.write("robot/robots.txt", "User-agent: *\nAllow: /\n");
    site.write("robotter/robots.txt", "User-agent: *\nDisallow: /\n");
    site.write("robotter/index.html", "vigtigt");
    for place in ["robot", "robotter"] {
        assert_eq!(share(&site, &[place]).status.code(), Some(2), "{place}");
    }
    // What somebody puts beside a copy stays.
    fs::create_dir(site.path().join("tom")).expect("a folder");
    shared(&site, &["tom"]);
    site.write("tom/brev.txt", "vigtigt");
    shared(&site, &["tom"]);
    assert_eq!(site.read("tom/brev.txt"), "vigtigt");
}

#[test]
fn a_copy_is_neither_built_over_nor_deployed() {
    let site = site();
    let address = "https://www.ministeriet.dk/";
    let name = shared(&site, &["kopi"]);
    let inside = format!("kopi/{name}");
    for arguments in [
        &["build", "--out", "kopi"][..],
        &["build", "--out", &inside],
        &["deploy", "folder", "kopi", "--base-url", address],
        &["deploy", "folder", &inside, "--base-url", address],
    ] {
        let output = faktum(site.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains("copy of the site for somebody"), "{}", stderr(&output));
    }
    // A copy that was moved into a folder that is handed out.
    assert!(faktum(site.path(), &["build"]).status.success());
    fs::rename(site.path().join("kopi"), site.path().join("public/presse")).expect("a move");
    site.write("content/site.yaml", site.read("content/site.yaml") + "deploy: {command: ['true']}\n");
    for arguments in [
        &["build"][..],
        &["deploy", "command", "--base-url", address],
        &["deploy", "folder", "public", "--base-url", address],
        &["deploy", "folder", "public", "--base-url", address, "--dry-run"],
    ] {
        let output = faktum(site.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(".faktum-share"), "{}", stderr(&output));
    }
}

#[test]
fn a_theme_cannot_lose_the_banner() {
    let site = site();
    site.write(
        "themes/default/templates/page.html",
        "<html><head><title>x</title></head><body>{{ head.title.text }}</body></html>",
    );
    shared(&site, &["kopi"]);
    assert!(texts(&site, "kopi")["om/index.html"].contains("share-banner"));
    for template in [
        "<title>x</title>{{ head.title.text }}",
        "<head></head><!-- <body> -->",
        "<head><script>'<body>'</script>",
    ] {
        site.write("themes/default/templates/page.html", template);
        for place in ["ny", "ny.zip"] {
            let output = share(&site, &[place]);
            assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
            assert!(
                stderr(&output).contains("om/index.html has no <head> or no <body>"),
                "{}",
                stderr(&output)
            );
        }
        assert_eq!(files(&site.path().join("ny")).len(), 1);
        assert!(!site.exists("ny.zip"));
    }
}

#[test]
fn programs_get_the_address_as_json() {
    let site = site();
    let output = share(&site, &["kopi", "--expires", "2021-02-03", "--format", "json"]);
    let name = only_folder(&site.path().join("kopi"));
    let address =
        serde_json::json!({ "address": format!("https://example.org/{name}/"), "expires": "2021-02-03" });
    let printed = stdout(&output);
    let mut lines =
        printed.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    assert!(lines.any(|line| line["share"] == address), "{printed}");
}

#[test]
fn a_site_with_errors_is_not_shared() {
    let site = site();
    site.write("content/releases/alfa.md", release("Alfanyhed", EMBARGO, "findes-ikke-aftale"));
    let output = share(&site, &["kopi"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("unknown-agreement") && !site.exists("kopi"), "{}", stderr(&output));
}

/// The texts of an archive by their paths, and that all have the same time.
fn unpacked(archive: &Path) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(File::open(archive).expect("a file")).expect("an archive");
    let mut texts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("an entry");
        assert_eq!(file.last_modified().map(|time| time.year()), Some(1980));
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("whole");
        let name = file.name().expect("a name").into_owned();
        texts.insert(name, String::from_utf8_lossy(&bytes).into_owned());
    }
    texts
}

#[test]
fn an_archive_has_what_a_folder_has() {
    let site = site();
    shared(&site, &["kopi", "--release", "alfa"]);
    let expected = texts(&site, "kopi");
    let mut names = Vec::new();
    for _ in 0..2 {
        let output = share(&site, &["pakke.ZIP", "--release", "alfa"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let address = stdout(&output);
        let name = address.trim_end().trim_end_matches('/').rsplit('/').next().expect("a name").to_owned();
        let mut packed = unpacked(&site.path().join("pakke.ZIP"));
        assert_eq!(packed.remove("robots.txt").as_deref(), Some("User-agent: *\nDisallow: /\n"));
        let inside = packed.into_iter().map(|(path, text)| {
            let path = path.strip_prefix(&format!("{name}/")).unwrap_or_else(|| panic!("{path}")).to_owned();
            (path, text.replace(&name, &only_folder(&site.path().join("kopi"))))
        });
        assert_eq!(inside.collect::<BTreeMap<_, _>>(), expected);
        names.push(name);
        // Nothing is left beside it.
        assert_eq!(entries(site.path()).len(), 3);
    }
    assert_ne!(names[0], names[1]);
}

#[test]
fn what_a_killed_run_left_behind_is_removed() {
    let site = site();
    let part = "a".repeat(26);
    shared(&site, &["kopi"]);
    site.write(&format!("kopi/.part-{part}/halv.html"), "halv");
    site.write(&format!(".pakke.zip.part-{part}/halv.html"), "halv");
    site.write(".pakke.zip.part-andet/brev.txt", "vigtigt");
    shared(&site, &["kopi"]);
    assert!(share(&site, &["pakke.zip"]).status.success());
    assert!(!site.exists(&format!("kopi/.part-{part}")) && !site.exists(&format!(".pakke.zip.part-{part}")));
    assert!(site.exists(".pakke.zip.part-andet/brev.txt"));
}

#[test]
fn copies_made_at_once_do_not_harm_each_other() {
    let site = site();
    for place in ["kopi", "pakke.zip"] {
        let runs: Vec<_> = (0..4)
            .map(|_| {
                Command::new(env!("CARGO_BIN_EXE_faktum"))
                    .args(["build", "--share", "--out", place])
                    .current_dir(site.path())
                    .env("SOURCE_DATE_EPOCH", NOW.to_string())
                    .env("FAKTUM_LANGUAGE", "en")
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .spawn()
                    .expect("the program starts")
            })
            .collect();
        let ended: Vec<Output> =
            runs.into_iter().map(|run| run.wait_with_output().expect("it ends")).collect();
        let mut done = 0;
        for output in &ended {
            let is_busy = output.status.code() == Some(1) && stderr(output).contains("another build");
            assert!(output.status.success() || is_busy, "{place}: {}", stderr(output));
            done += usize::from(output.status.success());
        }
        assert!(done > 0);
    }
    let name = only_folder(&site.path().join("kopi"));
    assert!(site.exists(&format!("kopi/{name}/index.html")));
    assert!(unpacked(&site.path().join("pakke.zip")).len() > 20);
    assert_eq!(entries(site.path()).len(), 3);
}

#[test]
fn what_does_not_go_with_a_copy_is_refused() {
    let site = site();
    for arguments in [
        &["build", "--share"][..],
        &["build", "--share", "--out", "kopi", "--shard", "1/2"],
        &["build", "--share", "--out", "kopi", "--record"],
        &["build", "--share", "--out", "kopi", "--watch"],
        &["build", "--out", "kopi", "--release", "alfa"],
        &["build", "--out", "kopi", "--expires", "2021-05-01"],
    ] {
        assert_eq!(faktum(site.path(), arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert!(!site.exists("kopi"));
}

#[test]
fn messages_say_in_danish_that_the_link_can_be_passed_on() {
    let site = site();
    let output = share(&site, &["kopi", "--language", "da"]);
    assert!(stderr(&output).contains("kan åbne kopien og give linket videre"), "{}", stderr(&output));
}
