//! Every promise of SECURITY.md has a test, and the promises that no other file of tests is about.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

#[path = "support/paths.rs"]
mod paths;
#[cfg(feature = "serve")]
#[path = "support/server.rs"]
mod server;
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use paths::{Crate, File};
use support::{Folder, SITE, faktum, files, stderr};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of the tables of promises, each with the tests that it names, and the lines that are in no table.
fn promises(page: &str) -> (Vec<(&str, Vec<&str>)>, Vec<&str>) {
    let (_, promised) = page.split_once("## What is promised\n").expect("promises");
    let (promised, _) = promised.split_once("\n## ").expect("what follows them");
    let mut rows = Vec::new();
    let mut others = Vec::new();
    for line in promised.lines() {
        let is_frame = line.is_empty() || line.starts_with("### ") || line.starts_with("|---");
        match line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")?.rsplit_once(" | ")) {
            Some(("promise", "test")) => {}
            Some((promise, tests)) => rows.push((promise, tests.split('`').skip(1).step_by(2).collect())),
            None if is_frame => {}
            None => others.push(line),
        }
    }
    (rows, others)
}

/// Whether a named test exists: `file::function` for a file in `tests/` or a path from the root, or a fixture.
fn exists(test: &str) -> bool {
    if let Some(fixture) = test.strip_prefix("diagnostics/") {
        return root().join("tests/diagnostics").join(fixture).is_file();
    }
    let (file, function) = test.split_once("::").unwrap_or_default();
    let file = if file.ends_with(".rs") { file.to_owned() } else { format!("tests/{file}.rs") };
    let text = fs::read_to_string(root().join(file)).unwrap_or_default();
    let Some((before, _)) = text.split_once(&format!("fn {function}(")) else {
        return false;
    };
    // The attributes of the function: what follows the end of the item before it.
    let attributes = before.rsplit(['}', '{']).next().unwrap_or_default();
    attributes.contains("#[test]") && !attributes.contains("#[ignore")
}

#[test]
fn every_promise_has_a_test_that_exists_and_runs() {
    let page = fs::read_to_string(root().join("SECURITY.md")).expect("the page");
    let (rows, others) = promises(&page);
    assert!(rows.len() > 30, "only {} promises were found", rows.len());
    assert_eq!(others, [""; 0], "lines that are no promise with a test");
    for (promise, tests) in rows {
        assert!(!tests.is_empty(), "no test holds: {promise}");
        for test in tests {
            assert!(exists(test), "there is no test {test}, which is to hold: {promise}");
        }
    }
}

#[test]
fn a_promise_without_a_test_or_with_one_that_is_gone_is_found() {
    let page = "## What is promised\n\n| promise | test |\n|---|---|\n| A. | `a::b`, `c/d` |\n| B. | soon |\nC.\n\n## Next\n";
    let (rows, others) = promises(page);
    assert_eq!(rows, [("A.", vec!["a::b", "c/d"]), ("B.", vec![])]);
    assert_eq!(others, ["C."]);
    assert!(exists("security::a_promise_without_a_test_or_with_one_that_is_gone_is_found"));
    for gone in ["security::promises", "security::nothing", "nothing::x", "diagnostics/nothing.txt", "x", ""]
    {
        assert!(!exists(gone), "{gone}");
    }
    assert!(!exists("publish::none_of_200_killed_builds_of_a_large_site_leaves_a_mix"), "it is ignored");
}

#[test]
fn each_build_tells_hosts_to_send_a_strict_policy() {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    let output = faktum(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for file in ["_headers", ".htaccess"] {
        let text = site.read(&format!("public/{file}"));
        let policy = text.lines().find(|line| line.contains("Content-Security-Policy")).expect("a policy");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "manifest-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{file}: {policy}");
        }
        for loose in ["unsafe", "data:", "blob:", "*", "https:"] {
            assert!(!policy.contains(loose), "{file}: {policy}");
        }
        assert!(text.contains("X-Content-Type-Options") && text.contains("nosniff"), "{file}");
    }
    assert!(site.read("public/_headers").starts_with("/*\n  Content-Security-Policy"), "for every path");
}

#[test]
#[cfg(feature = "serve")]
fn the_preview_sends_the_policy_with_files_that_have_script() {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    site.write(
        "content/files/a.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
    );
    site.write("content/files/a.html", "<script>alert(1)</script>");
    let server = server::Server::start(site.path(), &[]);
    for path in ["/a.svg", "/a.html"] {
        let answer = server.get(path);
        assert!(answer.status == 200 && answer.text().contains("alert(1)"), "{path}: as it is");
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("data:"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
}

#[test]
fn a_build_writes_to_its_own_folders_only() {
    let folder = Folder::new();
    for (path, bytes) in files(&root().join("tests/golden/everything/in")) {
        folder.write(&format!("site/{path}"), bytes);
    }
    let before = files(folder.path());
    let without = |starts: &[&str]| -> BTreeMap<String, Vec<u8>> {
        let mut after = files(folder.path());
        after.retain(|path, _| !starts.iter().any(|start| path.starts_with(start)));
        after
    };
    let run = |arguments: &[&str]| {
        let output = faktum(&folder.path().join("site"), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
    };
    run(&["check"]);
    assert!(files(folder.path()) == before, "a check has written");
    let own = ["site/public/", "site/.public.faktum/"];
    run(&["build"]);
    assert!(without(&own) == before, "a build has written elsewhere");
    run(&["build", "--record"]);
    let after = without(&own);
    let changed: Vec<&String> = after.keys().filter(|path| after.get(*path) != before.get(*path)).collect();
    assert_eq!(changed, ["site/content/permalinks.lock", "site/content/releases.lock"]);
}

/// The files of `src/` that name something of the standard library or of tokio by one of these names.
fn files_that_name<'f>(files: &'f [File], names: &[&str]) -> Vec<&'f str> {
    let is_named = |path: &Vec<String>| {
        matches!(path[0].as_str(), "std" | "tokio" | "rustix")
            && path.iter().any(|name| names.contains(&name.as_str()))
    };
    files.iter().filter(|file| file.paths.iter().any(is_named)).map(|file| file.path.as_str()).collect()
}

#[test]
fn only_deploying_and_opening_a_browser_run_programs() {
    let files = Crate::read(&root().join("src")).files();
    let expected = ["cli/serve.rs", "deploy/command.rs", "deploy/git.rs"];
    assert_eq!(files_that_name(&files, &["Command", "CommandExt"]), expected);
}

#[test]
fn only_the_preview_and_the_check_of_links_use_the_network() {
    let files = Crate::read(&root().join("src")).files();
    let sockets = ["TcpListener", "TcpStream", "TcpSocket", "UdpSocket", "UnixStream", "ToSocketAddrs"];
    assert_eq!(files_that_name(&files, &sockets), ["serve.rs", "serve/http.rs"]);
    for file in ["serve.rs", "serve/http.rs"] {
        let text = fs::read_to_string(root().join("src").join(file)).expect("a file");
        assert!(!text.contains("connect("), "{file} opens a connection");
    }
    // Who may use ureq is in the table of tests/rooms.rs.
    let mut with_client = Vec::new();
    for file in &files {
        let text = fs::read_to_string(root().join("src").join(&file.path)).expect("a file");
        if text.contains("WebClient::new") {
            with_client.push(file.path.as_str());
        }
    }
    assert_eq!(with_client, ["cli/check.rs"]);
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    for client in ["reqwest", "curl", "isahc", "minreq", "attohttpc", "native-tls", "openssl", "git2"] {
        assert!(!lock.contains(&format!("name = \"{client}\"\n")), "{client} opens connections");
    }
}

#[test]
#[cfg(all(feature = "serve", target_os = "linux"))]
fn the_preview_listens_to_this_machine_alone() {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    let server = server::Server::start(site.path(), &[]);
    // Every address of 127.0.0.0/8 is this machine; one that listens to all of them listens to the others, too.
    assert!(std::net::TcpStream::connect(("127.0.0.2", server.port)).is_err());
    let open = server::Server::start(site.path(), &["--host", "0.0.0.0"]);
    assert!(std::net::TcpStream::connect(("127.0.0.2", open.port)).is_ok());
}
