//! Deployment to a branch of a real repository, to a folder, and by a program.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Folder, SITE, faktum, files, stderr, stdout};

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git").args(arguments).current_dir(folder).output().expect("git starts");
    assert!(output.status.success(), "git {arguments:?}: {}", stderr(&output));
    stdout(&output)
}

/// A new site in a repository. Its remote is `origin.git`, next to it.
fn site() -> Folder {
    let folder = Folder::new();
    assert!(faktum(folder.path(), &["init", "site"]).status.success());
    git(folder.path(), &["init", "--quiet", "--bare", "origin.git"]);
    let site = folder.path().join("site");
    git(&site, &["init", "--quiet"]);
    git(&site, &["add", "."]);
    git(&site, &["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "x"]);
    let remote = format!("file://{}", folder.path().join("origin.git").display());
    git(&site, &["remote", "add", "origin", &remote]);
    let settings = folder.read("site/content/site.yaml");
    let settings = settings.replace("https://example.org/", "https://nyheder.styrelsen.example/");
    let deploy = "deploy:\n  github_pages:\n    cname: nyheder.styrelsen.example\n";
    folder.write("site/content/site.yaml", format!("{settings}{deploy}"));
    folder
}

/// The settings of a site that can be deployed.
fn deployable() -> String {
    SITE.replace("example.org", "styrelsen.example")
}

fn run(site: &Folder, arguments: &[&str]) -> (Option<i32>, String) {
    let output = faktum(&site.path().join("site"), arguments);
    (output.status.code(), format!("{}{}", stdout(&output), stderr(&output)))
}

/// The files of a folder, without those of git and faktum.
fn served(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut served = files(folder);
    served.retain(|path, _| !path.starts_with(".git/") && !path.starts_with(".faktum/"));
    served
}

#[test]
fn a_new_site_deployed_to_a_branch_is_the_site_that_was_built() {
    let site = site();
    let work = site.path().join("site");
    assert_eq!(run(&site, &["build"]).0, Some(0));
    let before = git(&work, &["status", "--porcelain"]);
    let (code, said) = run(&site, &["deploy", "github-pages", "--dry-run"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("+ index.html\n") && said.contains("+ CNAME\n"), "{said}");
    assert_eq!(git(&site.path().join("origin.git"), &["branch"]), "", "a dry run pushes nothing");

    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(git(&work, &["diff", "--cached", "--name-only"]), "", "the user's index is as it was");
    let after = git(&work, &["status", "--porcelain"]);
    assert_eq!(
        after,
        format!("{before}?? content/permalinks.lock\n?? content/releases.lock\n"),
        "the work tree has but the record more"
    );

    let clone = |name: &str| {
        git(site.path(), &["clone", "--quiet", "--branch", "gh-pages", "origin.git", name]);
        let mut served = served(&site.path().join(name));
        assert_eq!(served.remove("CNAME").as_deref(), Some(&b"nyheder.styrelsen.example\n"[..]));
        assert_eq!(served.remove(".nojekyll").as_deref(), Some(&b""[..]));
        served
    };
    assert!(clone("first") == served(&work.join("public")));

    // The second deployment has nothing to do. One changed page is one file in the next commit, beside the search index.
    let (_, said) = run(&site, &["deploy", "github-pages"]);
    assert!(said.contains("deployed: 0 added, 0 changed, 0 removed"), "{said}");
    let page = site.read("site/content/pages/om.md");
    site.write("site/content/pages/om.md", page.replace("Her skriver", "Her på siden skriver"));
    assert_eq!(run(&site, &["deploy", "github-pages"]).0, Some(0));
    let log = git(&site.path().join("origin.git"), &["log", "--format=%s", "--name-only", "-1", "gh-pages"]);
    assert_eq!(
        log,
        "Publish the site\n\nom/index.html\nsoeg/pages-0.json\nsoeg/search.json\nsoeg/words-0.json\n"
    );
    let commits = git(&site.path().join("origin.git"), &["rev-list", "--count", "gh-pages"]);
    assert_eq!(commits, "2\n");
    assert_eq!(run(&site, &["build"]).0, Some(0));
    assert!(clone("second") == served(&work.join("public")));
}

#[test]
fn many_deletions_errors_and_local_addresses_are_refused() {
    let site = site();
    let target = |rest: &[&str]| run(&site, &[&["deploy", "folder", "../www"], rest].concat());
    assert_eq!(target(&[]).0, Some(0));
    let whole = served(&site.path().join("www"));

    let release = "site/content/releases/2021/den-foerste-nyhed.md";
    let text = site.read(release);
    fs::remove_file(site.path().join(release)).expect("the file");
    fs::remove_file(site.path().join("site/content/permalinks.lock")).expect("the record");
    for sheet in ["partnerships/partnerskabet", "agreements/aftalen"] {
        fs::remove_file(site.path().join(format!("site/content/{sheet}.yaml"))).expect("the sheet");
    }
    let (code, said) = target(&[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("look at them with --dry-run, and add --yes"), "{said}");
    assert!(served(&site.path().join("www")) == whole);
    let (code, said) = target(&["--dry-run"]);
    assert!(code == Some(0) && said.contains("- aftaler/aftalen/index.html\n"), "{said}");
    assert!(served(&site.path().join("www")) == whole);
    assert_eq!(target(&["--yes"]).0, Some(0));
    assert!(!site.exists("www/aftaler/aftalen/index.html"));

    site.write(release, text);
    let (code, said) = target(&[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("error[unknown-agreement]") && said.contains("nothing was deployed"), "{said}");
    fs::remove_file(site.path().join(release)).expect("the file");
    for address in
        ["http://localhost:8780/", "http://127.0.0.1/", "https://example.org/", "https://www.example.com/a/"]
    {
        let (code, said) = target(&["--base-url", address]);
        assert!(code == Some(2) && said.contains("cannot deploy a site for"), "{said}");
    }
    assert_eq!(target(&["--now", "2030-01-01"]).0, Some(2), "there is no such option");
}

#[test]
fn a_command_gets_its_arguments_unchanged_and_its_secrets_are_not_printed() {
    let folder = Folder::new();
    folder.write(
        "site/content/site.yaml",
        format!("{}deploy:\n  command: [cp, -r, \"{{folder}}/.\", \"../a $HOME b\"]\n", deployable()),
    );
    assert_eq!(run(&folder, &["deploy", "command"]).0, Some(0));
    assert!(folder.exists("a $HOME b/index.html"), "no shell has read the arguments");

    let failing = "deploy:\n  command: [ls, \"https://me:s3cret@example.org/\"]\n";
    folder.write("site/content/site.yaml", format!("{}{failing}", deployable()));
    let (code, said) = run(&folder, &["deploy", "command"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("ls failed with exit code") && !said.contains("s3cret"), "{said}");
    folder.write("site/content/site.yaml", deployable());
    let (code, said) = run(&folder, &["deploy", "command"]);
    assert!(code == Some(2) && said.contains("has no command to deploy with"), "{said}");
}

#[test]
fn what_is_not_public_is_not_deployed_and_a_clock_in_the_future_is_refused() {
    let site = site();
    let release = site.read("site/content/releases/2021/den-foerste-nyhed.md");
    site.write(
        "site/content/releases/2021/den-foerste-nyhed.md",
        release.replacen("---\n", "---\ndraft: true\n", 1),
    );
    assert_eq!(run(&site, &["deploy", "folder", "../www"]).0, Some(0));
    assert!(!site.exists("www/aftaler/aftalen/index.html") && site.exists("www/om/index.html"));
    let output = Command::new(env!("CARGO_BIN_EXE_faktum"))
        .env("FAKTUM_LANGUAGE", "en")
        .args(["deploy", "folder", "../www"])
        .current_dir(site.path().join("site"))
        .env("SOURCE_DATE_EPOCH", "99999999999")
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_site_may_be_anywhere_in_its_repository() {
    let folder = Folder::new();
    git(folder.path(), &["init", "--quiet", "--bare", "origin.git"]);
    let repository = folder.path().join("work");
    fs::create_dir(&repository).expect("a folder");
    git(&repository, &["init", "--quiet"]);
    git(&repository, &["remote", "add", "origin", "../origin.git"]);
    assert!(faktum(&repository, &["init", "docs/site"]).status.success());
    folder.write("work/docs/site/content/site.yaml", deployable());
    let said = |arguments: &[&str]| stderr(&faktum(&repository, arguments));
    let first = said(&["deploy", "github-pages", "--site", "docs/site"]);
    assert!(
        first.contains(" added, 0 changed, 0 removed") && !first.contains("deployed: 0 added"),
        "{first}"
    );
    folder.write("work/docs/site/content/pages/ny.md", "---\ntitle: Ny\n---\n");
    let second = said(&["deploy", "github-pages", "--site", "docs/site"]);
    assert!(second.contains("deployed: 3 added, "), "{second}");
    let listed = git(&folder.path().join("origin.git"), &["ls-tree", "--name-only", "gh-pages"]);
    assert!(listed.contains("index.html\n") && listed.contains("ny\n"), "{listed}");
}

/// Commits files to the branch as somebody else, in a clone next to the site, without pushing.
fn commit_as_colleague(site: &Folder, files: &[(&str, &str)]) {
    let colleague = site.path().join("colleague");
    if !colleague.exists() {
        git(site.path(), &["clone", "--quiet", "--branch", "gh-pages", "origin.git", "colleague"]);
    }
    git(&colleague, &["pull", "--quiet"]);
    for (path, text) in files {
        site.write(&format!("colleague/{path}"), text);
    }
    git(&colleague, &["add", "--force", "."]);
    git(
        &colleague,
        &["-c", "user.name=y", "-c", "user.email=y@example.org", "commit", "--quiet", "-m", "hilsen"],
    );
}

fn push_as_colleague(site: &Folder, files: &[(&str, &str)]) {
    commit_as_colleague(site, files);
    git(&site.path().join("colleague"), &["push", "--quiet", "origin", "gh-pages"]);
}

/// The text of a file on the branch; `None` if it is not there.
fn on_branch(site: &Folder, path: &str) -> Option<String> {
    let origin = site.path().join("origin.git");
    let listed = git(&origin, &["ls-tree", "-r", "--name-only", "gh-pages"]);
    let is_there = listed.lines().any(|name| name == path);
    is_there.then(|| git(&origin, &["show", &format!("gh-pages:{path}")]))
}

#[cfg(unix)]
fn add_hook(site: &Folder, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    // Git runs this after it has fetched the branch and before it pushes.
    let hook = "site/.git/hooks/pre-push";
    site.write(hook, format!("#!/bin/sh\nunset GIT_DIR\n{script}\n"));
    fs::set_permissions(site.path().join(hook), fs::Permissions::from_mode(0o755)).expect("a hook");
}

#[test]
#[cfg(unix)]
fn a_token_in_what_git_says_is_not_printed() {
    let site = site();
    add_hook(
        &site,
        "echo 'no entry to https://me:s3cret@example.org/x.git or ssh://t0ken@host/y' >&2; exit 1",
    );
    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("no entry to https://***@example.org/x.git"), "{said}");
    assert!(!said.contains("s3cret") && !said.contains("t0ken"), "{said}");
}

#[test]
#[cfg(unix)]
fn a_file_that_somebody_pushes_meanwhile_stays_and_the_site_is_deployed() {
    let site = site();
    assert_eq!(run(&site, &["deploy", "github-pages"]).0, Some(0));
    commit_as_colleague(&site, &[("hilsen.txt", "Hej")]);
    add_hook(&site, "git -C ../colleague push --quiet origin gh-pages");
    site.write("site/content/pages/om.md", "---\ntitle: Om os\n---\n\nNyt.\n");
    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(on_branch(&site, "hilsen.txt").as_deref(), Some("Hej"));
    assert!(on_branch(&site, "om/index.html").is_some_and(|page| page.contains("Om os")));
    let log = git(&site.path().join("origin.git"), &["log", "--format=%s", "gh-pages"]);
    assert_eq!(log, "Publish the site\nhilsen\nPublish the site\n");
}

#[test]
#[cfg(unix)]
fn a_deployment_never_goes_over_another_one_that_was_pushed_meanwhile() {
    let site = site();
    assert_eq!(run(&site, &["deploy", "github-pages"]).0, Some(0));
    // Somebody else deploys a newer page.
    commit_as_colleague(&site, &[("om/index.html", "nyere")]);
    add_hook(&site, "git -C ../colleague push --quiet origin gh-pages");
    site.write("site/content/pages/om.md", "---\ntitle: Om os\n---\n\nNyt.\n");
    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("git push failed") && said.contains("rejected"), "{said}");
    assert_eq!(on_branch(&site, "om/index.html").as_deref(), Some("nyere"));
}

#[test]
fn files_of_others_on_the_branch_stay_and_are_never_overwritten() {
    let site = site();
    // Before the first deployment, the branch has files already.
    site.write("first/google1234.html", "proof");
    let first = site.path().join("first");
    git(&first, &["init", "--quiet"]);
    git(&first, &["add", "."]);
    git(&first, &["-c", "user.name=y", "-c", "user.email=y@example.org", "commit", "--quiet", "-m", "y"]);
    git(&first, &["push", "--quiet", "../origin.git", "HEAD:gh-pages"]);
    assert_eq!(run(&site, &["deploy", "github-pages"]).0, Some(0));
    push_as_colleague(
        &site,
        &[("preview/7/index.html", "x"), ("om/noter.txt", "y"), (".faktum/andet", "z"), ("ærø mappe/a", "æ")],
    );
    site.write("site/content/pages/ny.md", "---\ntitle: Ny\n---\n");
    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert!(code == Some(0) && said.contains("3 added") && said.contains(" 0 removed"), "{said}");
    for path in ["google1234.html", "preview/7/index.html", "om/noter.txt", ".faktum/andet", "CNAME"] {
        assert!(on_branch(&site, path).is_some(), "{path}");
    }
    assert!(!git(&site.path().join("origin.git"), &["ls-tree", "gh-pages", "ærø mappe"]).is_empty());

    // A page goes, with what faktum wrote for it and nothing else.
    fs::remove_file(site.path().join("site/content/pages/ny.md")).expect("the page");
    assert_eq!(run(&site, &["permalinks", "forget", "/ny/"]).0, Some(0));
    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert!(code == Some(0) && said.contains(" 3 removed"), "{said}");
    assert!(on_branch(&site, "ny/index.html").is_none() && on_branch(&site, "om/noter.txt").is_some());

    // In the way: a file at one of the site's paths, one where it needs a folder, and one in a folder of a file's name.
    for (path, page) in [("a/index.html", "a"), ("b", "b"), ("c/index.html/x", "c")] {
        push_as_colleague(&site, &[(path, "theirs")]);
        let page = format!("site/content/pages/{page}.md");
        site.write(&page, "---\ntitle: Ny\n---\n");
        for arguments in [&["deploy", "github-pages", "--dry-run"][..], &["deploy", "github-pages", "--yes"]]
        {
            let (code, said) = run(&site, arguments);
            let is_named = said.contains(&format!("that the site would overwrite: {path}. "));
            assert!(code == Some(2) && is_named, "{said}");
        }
        assert_eq!(on_branch(&site, path).as_deref(), Some("theirs"));
        fs::remove_file(site.path().join(&page)).expect("the page");
    }
    push_as_colleague(&site, &[(".faktum/manifest", "what is this")]);
    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert!(code == Some(2) && said.contains(".faktum/manifest on the branch gh-pages is damaged"), "{said}");
}

#[test]
fn a_domain_that_somebody_else_has_set_is_kept_or_named() {
    let site = site();
    assert_eq!(run(&site, &["deploy", "github-pages"]).0, Some(0));
    // GitHub's settings page writes no line break.
    push_as_colleague(&site, &[("CNAME", "nyheder.styrelsen.example")]);
    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert!(code == Some(0) && said.contains("0 added, 0 changed, 0 removed"), "{said}");
    assert_eq!(on_branch(&site, "CNAME").as_deref(), Some("nyheder.styrelsen.example"));
    push_as_colleague(&site, &[("CNAME", "www.andet.example")]);
    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert!(
        code == Some(2) && said.contains("the file CNAME on the branch gh-pages is www.andet.example"),
        "{said}"
    );
    assert_eq!(on_branch(&site, "CNAME").as_deref(), Some("www.andet.example"));
}

#[test]
fn a_repository_on_github_is_served_at_the_address_that_the_site_is_built_for() {
    let site = site();
    let work = site.path().join("site");
    let origin = format!("file://{}", site.path().join("origin.git").display());
    // The address is GitHub's, and nothing is asked of GitHub.
    git(&work, &["remote", "set-url", "origin", "https://github.com/Styrelsen/nyheder.git"]);
    git(&work, &["config", &format!("url.{origin}.insteadOf"), "https://github.com/Styrelsen/nyheder.git"]);
    let settings = site.read("site/content/site.yaml");
    site.write("site/content/site.yaml", settings.split("deploy:").next().unwrap_or_default());
    let deploy = |address: &str| run(&site, &["deploy", "github-pages", "--dry-run", "--base-url", address]);
    let (code, said) = deploy("https://styrelsen.github.io/");
    assert!(code == Some(2) && said.contains("base_url: https://styrelsen.github.io/nyheder/ "), "{said}");
    let (code, said) = deploy("https://styrelsen.github.io/nyheder/");
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = deploy("https://www.styrelsen.example/");
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn two_deployments_at_once_both_succeed_or_the_second_says_who_is_writing() {
    let site = site();
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_faktum"))
            .env("FAKTUM_LANGUAGE", "en")
            .args(["deploy", "github-pages"])
            .current_dir(site.path().join("site"))
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program starts")
    };
    let ended: Vec<_> = [start(), start(), start()]
        .into_iter()
        .map(|process| process.wait_with_output().expect("it ends"))
        .collect();
    for output in &ended {
        let said = stderr(output);
        let is_told = output.status.code() == Some(1) && said.contains("another build ");
        assert!(output.status.success() || is_told, "{said}");
    }
    assert!(ended.iter().any(|output| output.status.success()));
    assert_eq!(run(&site, &["build"]).0, Some(0));
    git(site.path(), &["clone", "--quiet", "--branch", "gh-pages", "origin.git", "clone"]);
    let mut deployed = served(&site.path().join("clone"));
    deployed.retain(|path, _| path != "CNAME" && path != ".nojekyll");
    assert!(deployed == served(&site.path().join("site/public")));
}

#[test]
fn a_domain_leaves_the_branch_with_its_setting_and_is_set_in_one_place() {
    let site = site();
    assert_eq!(run(&site, &["deploy", "github-pages"]).0, Some(0));
    site.write("site/content/files/CNAME", "nyheder.styrelsen.example\n");
    let (code, said) = run(&site, &["deploy", "github-pages"]);
    assert!(code == Some(2) && said.contains("content/files/CNAME and as `cname`"), "{said}");
    let settings = site.read("site/content/site.yaml");
    site.write("site/content/site.yaml", settings.split("deploy:").next().unwrap_or_default());
    let domain = || {
        let listed = git(&site.path().join("origin.git"), &["ls-tree", "--name-only", "gh-pages"]);
        let has_one = listed.lines().any(|name| name == "CNAME");
        has_one.then(|| git(&site.path().join("origin.git"), &["show", "gh-pages:CNAME"]))
    };
    assert_eq!(run(&site, &["deploy", "github-pages"]).0, Some(0));
    assert_eq!(domain().as_deref(), Some("nyheder.styrelsen.example\n"));
    let (code, said) = run(&site, &["deploy", "github-pages", "--base-url", "https://andre.example/"]);
    assert!(
        code == Some(2) && said.contains("the domain of the site is nyheder.styrelsen.example"),
        "{said}"
    );
    fs::remove_file(site.path().join("site/content/files/CNAME")).expect("the file");
    assert_eq!(run(&site, &["permalinks", "forget", "/CNAME"]).0, Some(0));
    assert_eq!(run(&site, &["deploy", "github-pages"]).0, Some(0));
    assert_eq!(domain(), None);
}

#[test]
fn foreign_files_in_a_folder_stay_and_a_dry_run_says_which_are_in_the_way() {
    let site = site();
    site.write("www/index.html", "Ikke vores");
    site.write("www/noter/liste.txt", "Heller ikke");
    for arguments in [&["deploy", "folder", "../www", "--dry-run"][..], &["deploy", "folder", "../www"]] {
        let (code, said) = run(&site, arguments);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("that the site would overwrite: index.html."), "{said}");
        assert_eq!(served(&site.path().join("www")).len(), 2);
    }
    fs::remove_file(site.path().join("www/index.html")).expect("the file");
    assert_eq!(run(&site, &["deploy", "folder", "../www"]).0, Some(0));
    assert_eq!(site.read("www/noter/liste.txt"), "Heller ikke");
    assert!(site.exists("www/om/index.html"));
}
