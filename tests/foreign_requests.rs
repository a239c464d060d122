//! The preview server and requests that other sites make a browser send: none of them learns anything.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]
#![cfg(feature = "serve")]

#[path = "support/server.rs"]
mod server;
mod support;

use server::Server;
use support::{Folder, SITE};

fn site() -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    site
}

/// The status of the answer to a request with these headers.
fn status(server: &Server, start: &str, headers: &[&str]) -> u16 {
    let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    server.request(&format!("{start} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n")).status
}

#[test]
fn only_get_and_head_are_answered() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let host = format!("Host: localhost:{}", server.port);
    assert_eq!(status(&server, "GET /", &[&host]), 200);
    assert_eq!(status(&server, "HEAD /", &[&host]), 200);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        assert_eq!(status(&server, &format!("{method} /"), &[&host, "Content-Length: 0"]), 405, "{method}");
    }
}

#[test]
fn the_preview_answers_only_to_its_own_names() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let port = server.port;
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        assert_eq!(status(&server, "GET /", &[&format!("Host: {host}:{port}")]), 200, "{host}");
    }
    let wrong = [
        format!("evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("evil@localhost:{port}"),
        format!("localhost:{port}, evil.example"),
        format!("localhost:{port}/"),
        format!("localhost.:{port}"),
        format!("192.168.1.5:{port}"),
        "localhost".to_owned(),
        "localhost:1".to_owned(),
        String::new(),
        "\u{e6}".to_owned(),
    ];
    for host in wrong {
        assert_eq!(status(&server, "GET /", &[&format!("Host: {host}")]), 421, "{host}");
    }
    assert_eq!(status(&server, "GET /", &[]), 421, "no host");
    let (own, foreign) = (format!("Host: localhost:{port}"), "Host: evil.example");
    assert_eq!(status(&server, "GET /", &[&own, foreign]), 421, "two hosts");
    assert_eq!(status(&server, "GET /", &[&own, &own]), 421, "the same host twice");
}

#[test]
fn an_absolute_target_must_name_the_server_as_its_host_does() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let port = server.port;
    let own = format!("Host: localhost:{port}");
    assert_eq!(status(&server, &format!("GET http://localhost:{port}/"), &[&own]), 200);
    for target in [
        "http://evil.example/".to_owned(),
        format!("http://127.0.0.1:{port}/"),
        format!("http://evil@localhost:{port}/"),
        format!("https://localhost:{port}/"),
    ] {
        assert_eq!(status(&server, &format!("GET {target}"), &[&own]), 421, "{target}");
    }
}

#[test]
fn the_preview_gives_pages_of_other_sites_no_answer() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let port = server.port;
    let host = format!("Host: localhost:{port}");
    let own = format!("Origin: http://localhost:{port}");
    for path in ["/", "/_faktum/events", "/_faktum/reload.js"] {
        for origin in [
            "http://evil.example".to_owned(),
            "null".to_owned(),
            String::new(),
            "\u{e6}".to_owned(),
            format!("localhost:{port}"),
            format!("https://localhost:{port}"),
            format!("http://http://localhost:{port}"),
            format!("http://localhost:{port}/"),
            format!("http://127.0.0.1:{port}"),
            "http://localhost:1".to_owned(),
        ] {
            let origin = format!("Origin: {origin}");
            assert_eq!(status(&server, &format!("GET {path}"), &[&host, &origin]), 403, "{path} {origin}");
        }
        let foreign = "Origin: http://evil.example";
        assert_eq!(status(&server, &format!("GET {path}"), &[&host, &own, foreign]), 403, "{path}: two");
    }
    assert_eq!(status(&server, "GET /", &[&host, &own]), 200);
    assert_eq!(status(&server, "GET /_faktum/reload.js", &[&host, &own]), 200);
}

#[test]
fn pages_of_other_sites_include_nothing_of_the_preview_but_may_link_to_it() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let host = format!("Host: localhost:{}", server.port);
    let fetched = |from: &str, mode: &str, destination: &str| {
        let [site, mode, destination] = [("Site", from), ("Mode", mode), ("Dest", destination)]
            .map(|(name, value)| format!("Sec-Fetch-{name}: {value}"));
        status(&server, "GET /robots.txt", &[&host, &site, &mode, &destination])
    };
    for from in ["cross-site", "same-site"] {
        for destination in ["script", "image", "style", "empty"] {
            assert_eq!(fetched(from, "no-cors", destination), 403, "{from} {destination}");
        }
        for destination in ["iframe", "frame", "object", "embed"] {
            assert_eq!(fetched(from, "navigate", destination), 403, "{from} {destination}");
        }
        assert_eq!(fetched(from, "navigate", "document"), 200, "a link to the preview");
    }
    for destination in ["script", "image", "style", "empty", "iframe"] {
        assert_eq!(fetched("same-origin", "no-cors", destination), 200, "{destination}");
    }
    assert_eq!(fetched("none", "navigate", "document"), 200, "an address that was typed");
    for path in ["/", "/nope", "/_faktum/reload.js"] {
        let answer = server.get(path);
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"), "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    }
}

#[test]
fn an_open_preview_answers_to_addresses_and_names_that_no_site_can_have() {
    let site = site();
    let server = Server::start(site.path(), &["--host", "127.0.0.1"]);
    for host in [
        "192.168.1.5:8780",
        "[fe80::1]:8780",
        "127.0.0.1",
        "localhost:9000",
        "preview.localhost",
        "kontor-pc:8780",
        "Kontor-PC.local:8780",
    ] {
        assert_eq!(status(&server, "GET /", &[&format!("Host: {host}")]), 200, "{host}");
        let origin = format!("Origin: http://{host}");
        assert_eq!(status(&server, "GET /robots.txt", &[&format!("Host: {host}"), &origin]), 200, "{host}");
    }
    for host in
        ["evil.example:8780", "1.2.3.4.evil.example", "evil.", "a@b", "kontor-pc:x", "[::1", ":80", ""]
    {
        assert_eq!(status(&server, "GET /", &[&format!("Host: {host}")]), 421, "{host}");
    }
    let foreign = ["Host: 192.168.1.5:8780", "Origin: http://evil.example"];
    assert_eq!(status(&server, "GET /", &foreign), 403);
}
