//! The preview server as browsers and attackers see it.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]
#![cfg(feature = "serve")]

#[path = "support/server.rs"]
mod server;
mod support;

use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use faktum::model::MessageLanguage;
use faktum::model::date::{Moment, Zone};
use faktum::pipeline::{Now, Options};
use faktum::serve::{Event, ServeOptions, serve};
use server::Server;
use support::{Folder, files};

/// A copy of one of the small sites.
fn copy_of(name: &str) -> Folder {
    let copy = Folder::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name).join("in");
    for (path, bytes) in files(&from) {
        copy.write(&path, bytes);
    }
    copy
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(60), "{what}: waited in vain");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn pages_are_those_of_the_build_except_for_the_reload_script() {
    let site = copy_of("everything");
    let server = Server::start(site.path(), &[]);
    let page = server.get("/repo/om/");
    assert_eq!(page.status, 200);
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything/out/om/index.html");
    let expected = std::fs::read_to_string(expected).expect("the agreed page");
    assert_eq!(page.without_tags(), expected);
    assert!(!site.exists("public"), "nothing is written");
}

#[test]
fn addresses_are_answered_as_a_host_would() {
    let site = copy_of("everything");
    let server = Server::start(site.path(), &[]);
    let header = |path: &str| server.get(path).header("location").map(String::from);
    assert_eq!(header("/").as_deref(), Some("/repo/"));
    assert_eq!(header("/repo/om").as_deref(), Some("/repo/om/"));
    assert_eq!(server.get("/repo/bilag/tal.txt").text(), "Et bilag.\n");
    assert_eq!(server.get("/repo/.well-known/security.txt").status, 200);
    let missing = server.get("/repo/findes/ikke/");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("<h1"), "the site's own page");
    assert_eq!(server.get("/repo/feed.xml").header("content-type"), Some("text/xml; charset=utf-8"));
}

#[test]
fn no_path_leaves_the_site() {
    let site = copy_of("minimal");
    site.write("secret.txt", "secret");
    let server = Server::start(site.path(), &[]);
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/content/site.yaml",
        "//etc/passwd",
        "/%00",
        "/%ff",
        "/a\\..\\..\\secret.txt",
        "/.faktum/manifest",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("secret"), "{path}");
    }
}

#[test]
#[cfg(unix)]
fn a_file_that_has_become_a_link_is_not_followed() {
    let site = copy_of("everything");
    site.write("secret.txt", "secret");
    let server = Server::start(site.path(), &[]);
    let file = site.path().join("content/files/bilag/tal.txt");
    std::fs::remove_file(&file).expect("the file");
    std::os::unix::fs::symlink(site.path().join("secret.txt"), &file).expect("a link");
    for _ in 0..5 {
        assert_ne!(server.get("/repo/bilag/tal.txt").text(), "secret");
        std::thread::sleep(std::time::Duration::from_millis(30));
    }
}

#[test]
fn every_answer_has_the_headers_of_a_careful_host() {
    let site = copy_of("minimal");
    let server = Server::start(site.path(), &[]);
    for path in ["/", "/nope", "/_faktum/reload.js", "/robots.txt"] {
        let answer = server.get(path);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
    }
}

#[test]
fn a_preview_that_looks_for_changes_shows_them() {
    let site = copy_of("everything");
    let server = Server::start(site.path(), &["--poll"]);
    let status = |path: &str| server.get(path).status;
    assert_eq!(status("/repo/om/"), 200);
    let page = site.read("content/pages/om.md");
    site.write("content/pages/om.md", format!("{page}\n\nEt helt nyt afsnit.\n"));
    wait_until("an edit", || server.get("/repo/om/").text().contains("Et helt nyt afsnit."));
    site.write("content/pages/ny/ny-side.md", "---\ntitle: Ny side\n---\n");
    wait_until("a file in a new folder", || status("/repo/ny-side/") == 200);
    std::fs::remove_dir_all(site.path().join("content/pages/ny")).expect("the folder");
    wait_until("a folder less", || status("/repo/ny-side/") == 404);
}

#[test]
fn a_watched_build_publishes_after_each_change_and_keeps_the_last_good_site() {
    let site = copy_of("held-back");
    let mut process = std::process::Command::new(env!("CARGO_BIN_EXE_faktum"))
        .env("FAKTUM_LANGUAGE", "en")
        .args(["build", "--watch", "--now", "2021-01-01"])
        .current_dir(site.path())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let words = std::io::BufReader::new(process.stderr.take().expect("its words"));
    let mut lines = std::io::BufRead::lines(words).map_while(Result::ok);
    let mut until = |end: &str| {
        let said: Vec<String> = lines.by_ref().take_while(|line| !line.contains(end)).collect();
        said.join("\n")
    };
    assert!(until("files in").contains("watching content/ and themes/"));
    let page = "public/organisationer/styrelsen/index.html";
    let sheet = "content/organisations/styrelsen.yaml";
    let name = site.read(sheet);
    assert!(site.exists(page));
    site.write(sheet, "nam: x\n");
    assert!(until("nothing written").contains("unknown-field"));
    assert!(site.exists(page));
    site.write(sheet, name.replacen("name: ", "name: Ny ", 1));
    until("files in");
    assert!(site.read(page).contains("<h1>Ny "), "{}", site.read(page));
    process.kill().expect("the process runs");
    process.wait().expect("the process ends");
}

#[test]
fn a_port_in_use_is_reported_and_the_next_is_suggested() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let site = copy_of("minimal");
    let output = support::faktum(site.path(), &["serve", "--port", &port.to_string()]);
    assert_eq!(output.status.code(), Some(2));
    let said = support::stderr(&output);
    assert!(said.contains(&format!("port {port}")) && said.contains("--port "), "{said}");
}

/// The addresses of the releases of the site `held-back` that are not public, each with the start of its mark.
const HELD_BACK: [(&str, &str); 5] = [
    ("/pressemeddelelser/2021/kommende/", "Offentliggøres 2.\u{a0}januar\u{a0}2021"),
    ("/pressemeddelelser/2021/embargo/", "Embargo indtil 1.\u{a0}januar\u{a0}2021"),
    ("/pressemeddelelser/2020/kladde/", "Kladde"),
    ("/pressemeddelelser/2020/udloebet/", "Udløbet 1.\u{a0}juni\u{a0}2020"),
    ("/en/press-releases/2020/offentlig/", "Draft"),
];

#[test]
fn a_preview_marks_what_is_not_public_on_its_page_and_wherever_it_is_listed() {
    let site = copy_of("held-back");
    let public = Server::start(site.path(), &[]);
    let preview = Server::start(site.path(), &["--preview"]);
    let sitemap = preview.get("/sitemap.xml").text();
    let addresses = sitemap.split("<loc>https://").skip(1).map(|rest| {
        let address = rest.split("</loc>").next().expect("an address");
        address[address.find('/').expect("a path")..].to_owned()
    });
    let pages: Vec<(String, String)> =
        addresses.map(|address| (address.clone(), preview.get(&address).text())).collect();
    assert!(pages.len() > 15, "only {} pages", pages.len());
    let mut listed = 0;
    for (address, mark) in HELD_BACK {
        assert_eq!(public.get(address).status, 404, "{address}");
        let own = preview.get(address).text();
        assert!(
            own.contains(&format!("<p class=\"held-back\"><strong class=\"tag tag-held-back\">{mark}")),
            "{own}"
        );
        let link = format!("<a href=\"{address}\"");
        for (page, text) in &pages {
            for (at, _) in text.match_indices(&link).filter(|_| page != address) {
                // The mark is in the same entry of a list, or next to the link.
                let until = text[at..].find("</article>").or(text[at..].find("</li>")).unwrap_or(0);
                assert!(text[at..at + until].contains("tag-held-back"), "{address} on {page}");
                listed += 1;
            }
        }
    }
    assert!(listed > 8, "only {listed} links were looked at");
    let feed = preview.get("/feed.json").text();
    assert!(feed.contains("\"[Kladde] Hemmelig kladde\""), "{feed}");
    for (address, text) in &pages {
        assert!(text.contains("<meta name=\"robots\" content=\"noindex\">"), "{address}");
    }
    for address in ["/", "/feed.xml", "/bilag/nope", "/kladde.txt", "/robots.txt"] {
        assert_eq!(preview.get(address).header("x-robots-tag"), Some("noindex"), "{address}");
    }
    assert_eq!(preview.get("/kladde.txt").status, 200);
    assert_eq!(public.get("/kladde.txt").status, 404);
}

#[test]
fn the_clock_of_a_preview_shows_the_public_site_of_that_moment() {
    let site = copy_of("held-back");
    let preview = Server::start(site.path(), &["--preview"]);
    let get = |path: &str, cookie: &str| {
        let (host, name) = (format!("localhost:{}", preview.port), format!("faktum-{}", preview.port));
        let head = format!("Host: {host}\r\nCookie: andet=1; {name}={cookie}\r\nConnection: close");
        preview.request(&format!("GET {path} HTTP/1.1\r\n{head}\r\n\r\n"))
    };
    for moment in ["2021-01-01T01:00:00", "2021-01-01T01:00:01", "2020-05-01", "2021-01-02T00:00"] {
        let built = support::faktum(site.path(), &["build", "--now", moment, "--out", "public"]);
        assert!(built.status.success(), "{}", support::stderr(&built));
        for (path, expected) in files(&site.path().join("public")) {
            let address = path.strip_suffix("index.html").unwrap_or(&path);
            if path.starts_with('.') || path == "404.html" {
                continue;
            }
            let answer = get(&format!("/{address}"), moment);
            assert_eq!(answer.status, 200, "{path} at {moment}");
            assert!(answer.without_tags() == String::from_utf8_lossy(&expected), "{path} at {moment}");
        }
        for (address, _) in HELD_BACK {
            let is_public = site.exists(&format!("public{address}index.html"));
            assert_eq!(get(address, moment).status == 200, is_public, "{address} at {moment}");
        }
    }
    for nonsense in ["", "i går", "2021-13-01", "2021-01-01T01:00\"><script>"] {
        assert!(get("/", nonsense).text().contains("Hemmelig kladde"), "{nonsense}");
    }
}

#[test]
fn a_burst_of_a_thousand_files_is_shown_completely_and_so_is_its_removal() {
    let site = copy_of("held-back");
    let server = Server::start(site.path(), &[]);
    let release = |number: usize| {
        let text = "summary: Ny.\npublisher: styrelsen\npublished: 2019-05-04\n---\n\nNyt.\n";
        format!("---\ntitle: Nummer {number}\n{text}")
    };
    for number in 0..1000 {
        site.write(&format!("content/releases/bunke/{}/nr-{number}.md", number % 10), release(number));
    }
    let year = |wanted: &dyn Fn(&str) -> bool| {
        let start = std::time::Instant::now();
        loop {
            let page = server.get("/pressemeddelelser/2019/").text();
            if wanted(&page) {
                return;
            }
            assert!(start.elapsed() < std::time::Duration::from_secs(60), "not shown");
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    };
    year(&|page| page.matches("class=\"entry\"").count() == 1000);
    std::fs::rename(site.path().join("content/releases/bunke"), site.path().join("content/releases/andre"))
        .expect("a new name");
    site.write("content/releases/andre/3/nr-3.md", release(1003));
    year(&|page| page.contains("Nummer 1003") && page.matches("class=\"entry\"").count() == 1000);
    std::fs::remove_dir_all(site.path().join("content/releases/andre")).expect("the folder");
    // Without releases of the year, the page is 404, which lists the latest ones of other years.
    year(&|page| !page.contains("Nummer "));
}

#[test]
fn an_older_edition_never_takes_the_place_of_a_newer_one() {
    let site = copy_of("everything");
    let template = "themes/house/templates/page.html";
    let good = site.read(template);
    site.write(template, good.replace("<h1>", "{{ page.nothing_has_this_name }}<h1>"));
    let port = server::free_port();

    // Each edition as it is told: its number, and whether it has errors. The one with errors, which comes from trying all
    // pages of the first, is held up until a newer one is told, or cannot be told before this one is shown.
    let told = Arc::new((Mutex::new(Vec::new()), Condvar::new()));
    let on_event = {
        let told = Arc::clone(&told);
        move |event: Event<'_>| {
            let Event::Edition { edition, .. } = event else { return };
            let (editions, is_told) = &*told;
            let mut editions = editions.lock().unwrap_or_else(PoisonError::into_inner);
            editions.push((edition.number, edition.has_errors));
            is_told.notify_all();
            if edition.has_errors {
                let count = editions.len();
                let newer = is_told
                    .wait_timeout_while(editions, Duration::from_secs(1), |editions| editions.len() == count);
                drop(newer.expect("no thread panicked"));
                thread::sleep(Duration::from_millis(200));
            }
        }
    };
    let now = Now::DateTimeInput("2021-01-01".parse().expect("a date"));
    let options = Options::new(site.path(), now);
    let serving = ServeOptions {
        host: None,
        port: Some(port),
        preview: false,
        poll: false,
        language: Some(MessageLanguage::English),
    };
    thread::spawn(move || serve(options, &serving, on_event));

    let editions = || told.0.lock().expect("no thread panicked").clone();
    wait_until("an edition with errors", || editions().iter().any(|(_, has_errors)| *has_errors));
    site.write(template, good.replace("<h1>", "<h1 id=\"mended\">"));
    wait_until("a newer edition", || editions().len() == 3);
    assert_eq!(editions(), [(1, false), (2, true), (3, false)]);
    thread::sleep(Duration::from_millis(500));
    assert!(
        Server::in_process(port).get("/repo/om/").text().contains("<h1 id=\"mended\">"),
        "the newest edition is shown"
    );
}

#[test]
fn the_end_of_an_embargo_is_shown_and_published_when_the_clock_of_the_machine_says_so() {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock that is right").as_secs();
    let site = copy_of("held-back");
    let end = now() + 5;
    let end_as_written = Moment::from_unix_seconds(i64::try_from(end).expect("a near time"))
        .expect("a moment")
        .rfc3339(&Zone::utc());
    let release = site.read("content/releases/embargo.md");
    site.write("content/releases/embargo.md", release.replace("2021-01-01T01:00:01", &end_as_written));
    let server = Server::start_with_real_clock(site.path());
    let mut watched_build = std::process::Command::new(env!("CARGO_BIN_EXE_faktum"))
        .env("FAKTUM_LANGUAGE", "en")
        .args(["build", "--watch"])
        .current_dir(site.path())
        .env_remove("SOURCE_DATE_EPOCH")
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the program starts");
    wait_until("a first site", || site.exists("public/sitemap.xml"));
    let is_before_the_end = |is_listed: bool| {
        // The clock is read after the site, so a site that was right cannot look too early.
        assert!(!is_listed || now() >= end, "listed before the end of the embargo");
        !is_listed
    };
    wait_until("the page of the embargo is served", || {
        !is_before_the_end(server.get("/sitemap.xml").text().contains("/embargo/"))
    });
    wait_until("the page of the embargo is published", || {
        !is_before_the_end(site.read("public/sitemap.xml").contains("/embargo/"))
    });
    watched_build.kill().expect("the process runs");
    watched_build.wait().expect("the process ends");
}
