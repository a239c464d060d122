//! The preview server as browsers and attackers meet it.

#![cfg(feature = "serve")]

#[path = "support/server.rs"]
mod server;
mod support;

use std::path::Path;

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

#[test]
fn pages_are_those_of_the_build_but_for_the_reload_script() {
    let site = copy_of("everything");
    let server = Server::start(site.path(), &[]);
    let page = server.get("/repo/om/");
    assert_eq!(page.status, 200);
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything/out/om/index.html");
    let expected = std::fs::read_to_string(expected).expect("the agreed page");
    let tags = "<link rel=\"stylesheet\" href=\"/_faktum/reload.css\"><script src=\"/_faktum/reload.js\" defer></script>\n";
    assert_eq!(page.text().replace(tags, ""), expected);
    assert!(!site.exists("public"), "nothing is written");
}

#[test]
fn addresses_lead_where_a_host_would_lead() {
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
fn only_the_servers_own_names_and_pages_get_answers() {
    let site = copy_of("minimal");
    let server = Server::start(site.path(), &[]);
    let port = server.port;
    let status = |method: &str, path: &str, headers: &str| {
        server.request(&format!("{method} {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n")).status
    };
    assert_eq!(status("GET", "/", &format!("Host: localhost:{port}\r\n")), 200);
    assert_eq!(status("GET", "/", &format!("Host: 127.0.0.1:{port}\r\n")), 200);
    assert_eq!(status("GET", "/", &format!("Host: evil.example:{port}\r\n")), 421);
    assert_eq!(status("GET", "/", "Host: localhost\r\n"), 421, "another port is another server");
    assert_eq!(status("POST", "/", &format!("Host: localhost:{port}\r\nContent-Length: 0\r\n")), 405);
    let origin = |origin: &str| format!("Host: localhost:{port}\r\nOrigin: {origin}\r\n");
    assert_eq!(status("GET", "/_faktum/events", &origin("http://evil.example")), 403);
    assert_eq!(status("GET", "/_faktum/events", &origin("null")), 403);
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
fn a_taken_port_is_said_and_the_next_is_offered() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let site = copy_of("minimal");
    let output = support::faktum(site.path(), &["serve", "--port", &port.to_string()]);
    assert_eq!(output.status.code(), Some(2));
    let said = support::stderr(&output);
    assert!(said.contains(&format!("port {port}")) && said.contains("--port "), "{said}");
}
