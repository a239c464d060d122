//! `faktum init` makes a site of an empty folder, and `faktum new` a file of a title.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::path::Path;
use std::process::Command;

use support::{Folder, faktum, stderr, stdout};

#[test]
fn a_new_site_builds_without_a_warning_in_either_language() {
    for (language, release) in [("da", "2021/den-foerste-nyhed"), ("en", "2021/the-first-release")] {
        let folder = Folder::new();
        let output = faktum(folder.path(), &["init", "nyheder", "--language", language]);
        assert!(output.status.success(), "{}", stderr(&output));
        let paths = stdout(&output);
        assert!(paths.contains(&format!("nyheder/content/releases/{release}.md\n")), "{paths}");
        assert!(paths.lines().all(|path| folder.exists(path)), "{paths}");
        let output = faktum(folder.path(), &["build", "--site", "nyheder", "--deny-warnings"]);
        assert!(output.status.success(), "{}", stderr(&output));
        let index = folder.read("nyheder/public/index.html");
        assert!(index.contains("nyheder") && index.contains("class=\"entry\""), "{index}");
        // A preview shows what is not public yet, so no folder of one may get into a repository by accident.
        for ignored in ["/public*/", "/preview/", "/.*.faktum/"] {
            assert!(folder.read("nyheder/.gitignore").lines().any(|line| line == ignored), "{ignored}");
        }
        // Existing files are never overwritten.
        let again = faktum(folder.path(), &["init", "nyheder"]);
        assert_eq!(again.status.code(), Some(2));
        assert!(stderr(&again).contains("there is already a site in"), "{}", stderr(&again));
    }
}

#[test]
fn a_workflow_shows_on_each_request_what_it_would_change_for_readers() {
    for (ci, path, parts) in [
        (
            "github",
            ".github/workflows/changes.yml",
            [
                "pull_request:",
                "contents: read",
                "GITHUB_STEP_SUMMARY",
                "faktum diff --revision HEAD^1 --format markdown",
            ],
        ),
        (
            "gitlab",
            ".gitlab-ci.yml",
            [
                "merge_request_event",
                "expose_as:",
                "if [ -z \"$FAKTUM_TOKEN\" ]; then exit 0; fi",
                "faktum diff --revision \"$CI_MERGE_REQUEST_DIFF_BASE_SHA\" --format markdown",
            ],
        ),
    ] {
        let folder = Folder::new();
        assert!(faktum(folder.path(), &["init", ".", "--ci", ci]).status.success());
        let workflow = folder.read(path);
        for part in parts {
            assert!(workflow.contains(part), "{ci}: {part}");
        }
        // The command of the workflow, in a repository like that of a request.
        sh(folder.path(), "git init --quiet . && git add --all && git commit --quiet -m first");
        sh(folder.path(), "git commit --quiet --allow-empty -m second");
        let output = faktum(folder.path(), &["diff", "--revision", "HEAD^1", "--format", "markdown"]);
        assert_eq!(stdout(&output), "No page changes for readers.\n", "{}", stderr(&output));
    }
}

#[test]
fn a_workflow_runs_only_commands_that_exist() {
    for (ci, path) in [("github", ".github/workflows/publish.yml"), ("gitlab", ".gitlab-ci.yml")] {
        let folder = Folder::new();
        let output = faktum(folder.path(), &["init", ".", "--ci", ci]);
        assert!(output.status.success(), "{}", stderr(&output));
        let workflow = folder.read(path);
        let commands: Vec<&str> = workflow
            .lines()
            .filter_map(|line| {
                line.trim()
                    .trim_start_matches(['-', ' '])
                    .strip_prefix("run: faktum ")
                    .or(line.trim().strip_prefix("- faktum "))
            })
            .collect();
        assert!(commands.iter().any(|command| command.starts_with("build")), "{commands:?}");
        for command in commands {
            // `--help` succeeds for any command that exists, and does nothing. Where the output goes is no part of it.
            let command = command.split(" > ").next().unwrap_or(command);
            let arguments: Vec<&str> = command.split(' ').chain(["--help"]).collect();
            let output = faktum(folder.path(), &arguments);
            assert!(output.status.success(), "{command}: {}", stderr(&output));
        }
        assert!(workflow.contains("schedule"), "embargoes end between two pushes");
    }
}

/// The commands of a step, without their indentation.
fn commands_after(workflow: &str, begin: &str) -> String {
    let lines = workflow.lines().skip_while(|line| line.trim() != begin).skip(2);
    let mut lines = lines.peekable();
    let indent = lines.peek().map_or(0, |line| line.len() - line.trim_start().len());
    let block = lines.take_while(|line| line.len() - line.trim_start().len() >= indent && !line.is_empty());
    block.map(|line| format!("{}\n", &line[indent..])).collect()
}

fn sh(folder: &Path, script: &str) -> String {
    let output = Command::new("sh")
        .args(["-e", "-c", script])
        .current_dir(folder)
        .env("GIT_CONFIG_COUNT", "2")
        .envs([("GIT_CONFIG_KEY_0", "user.name"), ("GIT_CONFIG_VALUE_0", "x")])
        .envs([("GIT_CONFIG_KEY_1", "user.email"), ("GIT_CONFIG_VALUE_1", "x@example.org")])
        .output()
        .expect("sh starts");
    assert!(output.status.success(), "{script}: {}{}", stdout(&output), stderr(&output));
    stdout(&output)
}

/// A new site in a repository with the remote `r.git`, and a shallow clone of it, `ci`, as a workflow has.
fn pushed_site() -> (Folder, String) {
    let folder = Folder::new();
    assert!(faktum(folder.path(), &["init", "site", "--ci", "github"]).status.success());
    sh(
        folder.path(),
        "git init -q --bare -b main r.git; cd site; git init -q -b main; git add -A; git commit -qm first
         git remote add origin \"file://$PWD/../r.git\"; git push -q origin main
         git clone -q --depth 1 \"file://$PWD/../r.git\" ../ci",
    );
    let workflow = folder.read("site/.github/workflows/publish.yml");
    let step = commands_after(&workflow, "- name: Keep the record of addresses");
    (folder, step)
}

#[test]
#[cfg(unix)]
fn the_record_of_a_workflow_survives_pushes_during_its_run() {
    let (folder, step) = pushed_site();
    let ci = folder.path().join("ci");
    let record = || sh(&folder.path().join("r.git"), "git show main:content/permalinks.lock");
    // Somebody pushes a change of the content, and a record with an address of its own.
    assert!(faktum(&ci, &["build", "--record"]).status.success());
    let other = "# Header\n/andet/ page:andet 2020-01-01\n/om/ page:om 2020-01-01\n";
    folder.write("site/content/permalinks.lock", other);
    sh(&folder.path().join("site"), "git add -A; git commit -qm other; git push -q origin main");
    sh(&ci, &step);
    let first = record();
    assert!(first.starts_with(other.lines().next().expect("a header")), "{first}");
    assert!(first.contains("\n/andet/ page:andet 2020-01-01\n"), "{first}");
    assert!(first.contains("\n/om/ page:om 2020-01-01\n"), "the first line of an address stays: {first}");
    assert!(first.contains("/pressemeddelelser/2021/den-foerste-nyhed/ release:"), "{first}");
    let mut sorted: Vec<&str> = first.lines().skip(1).collect();
    sorted.sort_unstable();
    assert_eq!(sorted, first.lines().skip(1).collect::<Vec<_>>());

    // An address that somebody takes out of the record during the run does not come back.
    folder.write("ci/content/pages/ny.md", "---\ntitle: Ny\n---\n");
    sh(&ci, "git checkout -q -B main; git branch -q --set-upstream-to origin/main || true");
    assert_eq!(faktum(&ci, &["permalinks", "forget", "/andet/"]).status.code(), Some(0));
    sh(&ci, "git commit -qam 'forget it'; git push -q origin main");
    let colleague = folder.path().join("site");
    sh(&colleague, "git pull -q origin main");
    assert!(faktum(&ci, &["build", "--record"]).status.success());
    assert_eq!(faktum(&colleague, &["permalinks", "forget", "/om/"]).status.code(), Some(0));
    sh(&colleague, "git commit -qam 'forget that, too'; git push -q origin main");
    sh(&ci, &step);
    let second = record();
    assert!(!second.contains("/andet/") && !second.contains("/om/ "), "{second}");
    assert!(second.contains("/ny/ page:ny"), "{second}");
}

#[test]
#[cfg(unix)]
fn a_workflow_records_what_releases_said_last() {
    let (folder, step) = pushed_site();
    let (ci, colleague) = (folder.path().join("ci"), folder.path().join("site"));
    let record = || sh(&folder.path().join("r.git"), "git show main:content/releases.lock");
    assert!(faktum(&ci, &["build", "--record"]).status.success());
    sh(&ci, &step);
    let first = record();
    assert!(first.starts_with("# "), "{first}");
    let news = "/pressemeddelelser/2021/den-foerste-nyhed/ ";
    assert_eq!(first.matches(news).count(), 1, "{first}");

    // Somebody pushes a line of another release while this run records a change of the first.
    sh(&ci, "git checkout -q -B main; git branch -q --set-upstream-to origin/main || true");
    let path = "ci/content/releases/2021/den-foerste-nyhed.md";
    let text = folder.read(path);
    let entry = "changes: [{on: 2021-01-01, kind: correction, text: En anden titel.}]\n";
    folder.write(path, text.replacen("title: ", &format!("{entry}title: Ny "), 1));
    sh(&colleague, "git pull -q origin main");
    let other = format!("{first}/andet/ 2020-01-01 v999 x\n");
    folder.write("site/content/releases.lock", other);
    sh(&colleague, "git commit -qam other; git push -q origin main");
    let built = faktum(&ci, &["build", "--record"]);
    assert!(built.status.success(), "{}", stderr(&built));
    sh(&ci, &step);
    let second = record();
    assert!(second.contains("\n/andet/ 2020-01-01 v999 x\n"), "{second}");
    assert_eq!(second.matches(news).count(), 1, "{second}");
    let line = |text: &str| text.lines().find(|line| line.starts_with(news)).map(String::from);
    assert_ne!(line(&second), line(&first), "{second}");
}

#[test]
#[cfg(unix)]
fn a_workflow_tries_again_if_its_push_is_refused_and_commits_nothing_without_a_reason() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, step) = pushed_site();
    let ci = folder.path().join("ci");
    assert!(faktum(&ci, &["build", "--record"]).status.success());
    // Somebody pushes between the fetch and the push of the step, once.
    let hook = "ci/.git/hooks/pre-push";
    folder.write(
        hook,
        "#!/bin/sh\n[ -f ../pushed ] && exit 0\ntouch ../pushed\nunset GIT_DIR\ncd ../site && echo '# note' >> \
         content/site.yaml && git commit -qam other && git push -q origin main\n",
    );
    std::fs::set_permissions(folder.path().join(hook), std::fs::Permissions::from_mode(0o755))
        .expect("a hook");
    let origin = folder.path().join("r.git");
    sh(&ci, &step);
    assert_eq!(sh(&origin, "git log --format=%s main"), "Record the addresses\nother\nfirst\n");
    sh(&ci, &format!("git checkout -q -B main\n{step}"));
    assert_eq!(sh(&origin, "git rev-list --count main"), "3\n", "nothing is new");
}

#[test]
#[cfg(unix)]
fn a_workflow_commits_before_github_stops_its_schedule() {
    let (folder, step) = pushed_site();
    let ci = folder.path().join("ci");
    assert!(faktum(&ci, &["build", "--record"]).status.success());
    sh(&ci, &step);
    let site = folder.path().join("site");
    let aged = "git pull -q origin main; days=$(( $(date +%s) - 51 * 86400 ))
        GIT_COMMITTER_DATE=\"$days +0000\" git commit -q --allow-empty -m aged; git push -q origin main";
    sh(&site, aged);
    sh(&ci, &format!("git checkout -q -B main\n{step}"));
    let subject = sh(&folder.path().join("r.git"), "git log -1 --format=%s main");
    assert_eq!(subject, "Record the addresses\n");
}

#[test]
fn a_workflow_publishes_one_at_a_time_and_when_an_embargo_ends() {
    for (ci, path, group, start) in [
        ("github", ".github/workflows/publish.yml", "group: publish\n", "gh workflow run publish.yml"),
        ("gitlab", ".gitlab-ci.yml", "resource_group: pages\n", "trigger/pipeline"),
    ] {
        let folder = Folder::new();
        assert!(faktum(folder.path(), &["init", ".", "--ci", ci]).status.success());
        let workflow = folder.read(path);
        for part in
            [group, "faktum next --now", start, "permalinks.lock", "releases.lock", "git fetch --quiet"]
        {
            assert!(workflow.contains(part), "{ci}: {part}");
        }
        assert!(!workflow.contains("{record}"));
    }
}

#[test]
fn a_new_file_is_in_the_folder_of_its_kind_and_named_after_its_title() {
    let folder = Folder::new();
    assert!(faktum(folder.path(), &["init", "."]).status.success());
    for (kind, path) in [
        ("release", "content/releases/2021/oel-aaben-aeble.md"),
        ("page", "content/pages/oel-aaben-aeble.md"),
        ("organisation", "content/organisations/oel-aaben-aeble.yaml"),
        ("partnership", "content/partnerships/oel-aaben-aeble.yaml"),
        ("person", "content/people/oel-aaben-aeble.yaml"),
        ("agreement", "content/agreements/oel-aaben-aeble.yaml"),
        ("statement", "content/statements/oel-aaben-aeble.yaml"),
        ("media", "content/media/oel-aaben-aeble.yaml"),
    ] {
        let output = faktum(folder.path(), &["new", kind, "Øl: \"åben\" & Æble"]);
        assert_eq!(stdout(&output), format!("{path}\n"), "{}", stderr(&output));
        assert!(folder.read(path).contains("Øl: "), "{}", folder.read(path));
        assert!(folder.read(path).contains("\ndraft: true\n"), "{}", folder.read(path));
        let output = faktum(folder.path(), &["check", "--deny-warnings"]);
        assert!(output.status.success(), "{kind}: {}", stderr(&output));
        folder.write(path, "mine");
        let output = faktum(folder.path(), &["new", kind, "Øl: \"åben\" & Æble"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("already exists and was not changed"));
        assert_eq!(folder.read(path), "mine");
        std::fs::remove_file(folder.path().join(path)).expect("the file");
    }
    assert_eq!(faktum(folder.path(), &["new", "page", "!?"]).status.code(), Some(2));
    assert_eq!(faktum(folder.path(), &["new", "page", "x", "--site", "content"]).status.code(), Some(2));
}

#[test]
fn a_translation_is_begun_beside_its_original_with_the_words_to_translate() {
    let folder = Folder::new();
    assert!(faktum(folder.path(), &["init", "."]).status.success());
    let new = ["new", "translation", "den-foerste-nyhed"];
    // A site in one language has nothing to translate into.
    let output = faktum(folder.path(), &new);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("languages: [da, en]"), "{}", stderr(&output));
    let settings = folder.read("content/site.yaml");
    let languages = settings.lines().filter(|line| !line.starts_with("languages:"));
    let languages: String = languages.map(|line| format!("{line}\n")).collect();
    folder.write("content/site.yaml", format!("{languages}languages: [da, en]\n"));
    let output = faktum(folder.path(), &new);
    let path = "content/releases/2021/den-foerste-nyhed.en.md";
    assert_eq!(stdout(&output), format!("{path}\n"), "{}", stderr(&output));
    let (original, translation) =
        (folder.read("content/releases/2021/den-foerste-nyhed.md"), folder.read(path));
    assert!(translation.contains("\ndraft: true\n") && translation.contains("\ntitle: "), "{translation}");
    assert!(!translation.contains("\npublisher: "), "{translation}");
    let body = |text: &str| text.rsplit_once("---\n").map(|(_, body)| body.to_owned());
    assert_eq!(body(&translation), body(&original));
    let output = faktum(folder.path(), &["check", "--deny-warnings"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(faktum(folder.path(), &new).status.code(), Some(2), "it exists");
    assert_eq!(faktum(folder.path(), &["new", "translation", "nothing"]).status.code(), Some(2));
}

#[test]
fn completions_include_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = faktum(std::path::Path::new("."), &["completions", shell]);
        assert!(output.status.success() && stdout(&output).contains("permalinks"), "{shell}");
    }
}

#[test]
fn a_text_that_was_never_written_is_not_published() {
    for language in ["da", "en"] {
        let folder = Folder::new();
        assert!(faktum(folder.path(), &["init", ".", "--language", language]).status.success());
        let mut flagged = 0;
        for kind in
            ["release", "page", "organisation", "partnership", "person", "agreement", "statement", "media"]
        {
            let output = faktum(folder.path(), &["new", kind, "Ny"]);
            let path = stdout(&output).trim_end().to_owned();
            let text = folder.read(&path).replace("draft: true\n", "");
            folder.write(&path, &text);
            let problems = stderr(&faktum(folder.path(), &["check", "--format", "short"]));
            for (at, line) in text.lines().enumerate() {
                let is_comment = line.trim_start().starts_with('#');
                if !is_comment && (line.contains("Skriv teksten her") || line.contains("Write the text here"))
                {
                    let place = format!("{path}:{}:", at + 1);
                    let mut said = problems.lines().filter(|line| line.starts_with(&place));
                    assert!(said.any(|line| line.contains("error[empty-value]")), "{place}\n{problems}");
                    flagged += 1;
                }
            }
            std::fs::remove_file(folder.path().join(path)).expect("the file");
        }
        assert!(flagged >= 4, "only {flagged} texts of new files are to be written");
    }
}
