//! Content that somebody wrote to do harm: it puts no script on a page, and reads and writes nothing outside of the site.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::collections::BTreeMap;
use std::process::Output;

use support::{Folder, SITE, faktum, published, stderr, stdout};

fn site() -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    site
}

fn page(body: &str) -> String {
    format!("---\ntitle: Om\n---\n\n{body}\n")
}

/// Everything that a run printed.
fn printed(output: &Output) -> String {
    format!("{}{}", stdout(output), stderr(output))
}

/// Builds a site that has no errors, and gives what it wrote.
fn build(site: &Folder) -> BTreeMap<String, String> {
    let output = faktum(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    let files = published(&site.path().join("public"));
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// That a site is refused with this code, and that nothing is written.
fn assert_refused(site: &Folder, code: &str) {
    let output = faktum(site.path(), &["build", "--format", "short"]);
    let said = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(&format!("error[{code}]")), "no {code}: {said}");
    assert!(!site.exists("public/index.html"), "something was written");
}

/// The start tags of a page, without what is between quotes.
fn tags(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let mut quote = None;
        let mut tag = String::new();
        let mut end = rest.len();
        for (place, c) in rest[at..].char_indices() {
            match (quote, c) {
                (None, '"' | '\'') => quote = Some(c),
                (None, '>') => {
                    end = at + place;
                    break;
                }
                (None, c) => tag.push(c),
                (Some(open), c) if open == c => quote = None,
                (Some(_), _) => {}
            }
        }
        tags.push(tag.to_lowercase());
        rest = &rest[end..];
    }
    tags
}

/// The page without what it says for machines, which is text that browsers never run, whatever it says.
fn without_linked_data(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<script type=\"application/ld+json\">") else {
        return page.to_owned();
    };
    let (data, after) = rest.split_once("</script>").expect("an end");
    assert!(!data.contains('<'), "{data}");
    format!("{before}{after}")
}

/// That no element of a page is a script, and no attribute runs one.
fn assert_no_script(path: &str, html: &str) {
    // The search page has one script: a file of the site's own.
    let script = "<script type=\"module\" src=\"/assets/search.";
    let html = &without_linked_data(html).replacen(script, "<link href=\"", 1);
    for tag in tags(html) {
        for forbidden in ["<script", "<style", "<iframe", "<object", "<embed", " on", " style=", " srcdoc"] {
            assert!(!tag.contains(forbidden), "{path}: {tag}");
        }
    }
    assert!(!html.to_lowercase().contains("\"javascript:"), "{path} has a link with javascript:");
}

#[test]
fn html_in_a_text_is_refused_in_every_form() {
    for body in [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<!-- --!><script>alert(1)</script>",
        "> <iframe src=\"https://example.net/\"></iframe>",
        "- <a href=\"javascript:alert(1)\">a</a>",
        "<math><mi xlink:href=\"data:x\"></mi></math>",
    ] {
        let site = site();
        site.write("content/pages/om.md", page(body));
        assert_refused(&site, "raw-html");
    }
    // What Markdown takes for text, though a browser would not.
    let site = site();
    site.write("content/pages/om.md", page("<svg/onload=alert(1)> `<script>alert(1)</script>`"));
    let html = &build(&site)["om/index.html"];
    assert_no_script("om/index.html", html);
    assert!(html.contains("&lt;svg/onload=alert(1)&gt; <code>&lt;script&gt;"), "{html}");
}

#[test]
fn html_in_a_field_is_refused_or_shown_as_text() {
    let mut shown = 0;
    for value in [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<svg/onload=alert(1)>",
        "</title><script>alert(1)</script>",
        "]]><script>alert(1)</script>",
        "a <b alert(1)",
    ] {
        for (file, text) in [
            ("content/site.yaml", SITE.replace("Test", &format!("\"{value}\""))),
            ("content/pages/om.md", format!("---\ntitle: \"{value}\"\nsummary: \"{value}\"\n---\n")),
            ("content/organisations/styrelsen.yaml", format!("name: \"{value}\"\ntype: agency\n")),
        ] {
            let site = site();
            site.write(file, text);
            let output = faktum(site.path(), &["build", "--format", "short"]);
            if output.status.code() == Some(1) {
                assert!(printed(&output).contains("markup-in-field"), "{value}: {}", printed(&output));
                assert!(!site.exists("public"), "{value}");
                continue;
            }
            for (path, text) in build(&site) {
                if path.ends_with(".html") {
                    assert_no_script(&path, &text);
                    assert!(!text.contains(value), "{path} has {value} as it is");
                    shown += usize::from(text.contains("alert(1)"));
                }
            }
        }
    }
    assert!(shown > 0, "every value was refused, so none was shown");
}

#[test]
fn links_that_run_or_hold_something_are_refused_in_every_form() {
    for target in [
        "javascript:alert(1)",
        "javascript:alert%281%29",
        "javascript://x/%0Aalert%281%29",
        "JaVaScRiPt:x",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.org/1",
    ] {
        for link in [
            format!("[a b]({target})"),
            format!("[a b](<{target}>)"),
            format!("[a b][1]\n\n[1]: <{target}>"),
            format!("![a b](<{target}>)"),
        ] {
            // The first form is no link if Markdown does not take it for one, and then it is text.
            let site = site();
            site.write("content/pages/om.md", page(&link));
            let output = faktum(site.path(), &["build", "--format", "short"]);
            if output.status.success() {
                for (path, html) in published(&site.path().join("public")) {
                    assert_no_script(&path, &String::from_utf8_lossy(&html));
                }
                assert!(link.starts_with("[a b](d"), "accepted: {link}");
            }
        }
    }
    for target in [
        "javascript:alert(1)",
        "javascript://x/%0Aalert%281%29",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.net/x",
    ] {
        let site = site();
        let sheet = format!("name: Styrelsen\ntype: agency\nurl: \"{target}\"\n");
        site.write("content/organisations/styrelsen.yaml", sheet);
        let output = faktum(site.path(), &["build", "--format", "short"]);
        assert_eq!(output.status.code(), Some(1), "{target}: {}", printed(&output));
    }
}

#[test]
fn quotes_and_signs_in_values_stay_text_on_every_page_and_in_every_feed() {
    const VALUE: &str = "a\\\" onclick=\\\"alert(1)\\\" b=' & c";
    let site = site();
    site.write(
        "content/site.yaml",
        format!("{}languages: [da, en]\n", SITE.replace("title: Test", &format!("title: \"{VALUE}\""))),
    );
    site.write("content/organisations/styrelsen.yaml", format!("name: \"{VALUE}\"\ntype: agency\n"));
    site.write(
        "content/people/pia.yaml",
        format!("name: \"{VALUE}\"\nappointments: [{{organisation: styrelsen, title: \"{VALUE}\"}}]\n"),
    );
    site.write(
        "content/pages/om.md",
        format!("---\ntitle: \"{VALUE}\"\n---\n\n## {VALUE}\n\n[a b](/ \"{VALUE}\") `{VALUE}`\n"),
    );
    site.write(
        "content/releases/nyt.md",
        format!(
            "---\ntitle: \"{VALUE}\"\nsummary: \"{VALUE}\"\npublisher: styrelsen\npublished: 2020-05-04\ntopics: [\"{VALUE}\"]\n---\n\nNyt.\n"
        ),
    );
    let files = build(&site);
    let mut pages = 0;
    for (path, text) in &files {
        if path.ends_with(".html") {
            assert_no_script(path, text);
            pages += usize::from(text.contains("alert(1)"));
        }
        if path.ends_with(".xml") {
            assert!(!tags(text).iter().any(|tag| tag.contains(" onclick")), "{path}");
        }
    }
    assert!(pages > 5, "the value is on {pages} pages only");
}

#[test]
#[cfg(unix)]
fn links_of_the_file_system_are_not_followed() {
    let elsewhere = Folder::new();
    elsewhere.write("secret.txt", "secret");
    elsewhere.write("secret.md", page("secret"));
    for (link, target) in [
        ("content/files/a.txt", "secret.txt"),
        ("content/files/folder", ""),
        ("content/media/a.png", "secret.txt"),
        ("content/pages/a.md", "secret.md"),
        ("content/pages/folder", ""),
        ("content/permalinks.lock", "secret.txt"),
        ("content/releases.lock", "secret.txt"),
        ("themes/house/templates/page.html", "secret.txt"),
        ("themes/house/assets/a.css", "secret.txt"),
        ("themes/house/assets/folder", ""),
        ("themes/house", ""),
    ] {
        let site = site();
        site.write(&format!("{link}.beside"), "");
        std::fs::remove_file(site.path().join(format!("{link}.beside"))).expect("a file");
        std::os::unix::fs::symlink(elsewhere.path().join(target), site.path().join(link)).expect("a link");
        assert_refused(&site, "symbolic-link");
    }
}

#[test]
fn a_path_in_a_value_does_not_leave_the_site() {
    for path in [
        "../secret.txt",
        "/etc/passwd",
        "a/../../secret.txt",
        "..\\secret.txt",
        "C:\\secret.txt",
        "%2e%2e/secret.txt",
    ] {
        let path = path.replace('\\', "\\\\");
        for (file, text) in [
            ("content/media/a.yaml", format!("file: \"{path}\"\nalt: Et billede\ncredit: Pia\n")),
            ("content/pages/om.md", format!("---\ntitle: Om\nslug: \"{path}\"\n---\n")),
            ("content/pages/om.md", format!("---\ntitle: Om\nredirect_from: [\"/../{path}\"]\n---\n")),
            ("content/site.yaml", format!("{SITE}theme: \"{path}\"\n")),
            ("content/site.yaml", format!("{SITE}urls: {{releases: \"/{path}/\"}}\n")),
        ] {
            let site = site();
            site.write("secret.txt", "secret");
            site.write(file, &text);
            let output = faktum(site.path(), &["build", "--format", "short"]);
            assert_eq!(output.status.code(), Some(1), "{file} {text}: {}", printed(&output));
            assert!(!site.exists("public"), "{text}");
        }
    }
}

#[test]
fn names_that_windows_reserves_are_refused() {
    for name in ["con.txt", "NUL", "com1.pdf", "lpt\u{b9}.txt", "aux/a.txt"] {
        let site = site();
        site.write(&format!("content/files/{name}"), "x");
        assert_refused(&site, "invalid-value");
    }
    for name in ["con.md", "nul.md"] {
        let site = site();
        site.write(&format!("content/pages/{name}"), page("x"));
        assert_refused(&site, "invalid-value");
    }
}

#[test]
fn a_picture_that_lies_about_its_size_or_parts_ends() {
    let jpeg = [&[0xff, 0xd8][..], &[0xff, 0xe0, 0, 0].repeat(1_000)].concat();
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0xff; 8]].concat();
    // A directory that leads to itself, and boxes of no length and of every length.
    let tiff = b"II*\0\x08\0\0\0\xff\xff\0\x01\x04\0\xff\xff\xff\xff\x08\0\0\0".repeat(4);
    let avif =
        [b"\0\0\0\x18ftypavif\0\0\0\0avifmif1".as_slice(), &[0, 0, 0, 0, b'm', b'e', b't', b'a'].repeat(50)]
            .concat();
    let heic =
        [b"\0\0\0\x18ftypheic\0\0\0\0heicmif1".as_slice(), b"\xff\xff\xff\xffmeta\xff\xff\xff\xff"].concat();
    let webp =
        b"RIFF\xff\xff\xff\xffWEBPVP8X\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff".to_vec();
    let gif = b"GIF89a\xff\xff\xff\xff".to_vec();
    for (ending, bytes) in [
        ("jpg", jpeg),
        ("png", png),
        ("tiff", tiff),
        ("avif", avif),
        ("heic", heic),
        ("webp", webp),
        ("gif", gif),
    ] {
        let site = site();
        site.write("content/organisations/foto.yaml", "name: Foto\ntype: company\n");
        site.write(&format!("content/media/a.{ending}"), bytes);
        site.write("content/media/a.yaml", format!("file: a.{ending}\nalt: Et billede\ncredit: Pia\n"));
        let output = faktum(site.path(), &["check", "--format", "short"]);
        assert!(output.status.code().is_some_and(|code| code < 2), "{ending}: {}", printed(&output));
    }
}
