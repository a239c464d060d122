//! `faktum init` makes a site of an empty folder, and `faktum new` a file of a title.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

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
        assert!(commands.contains(&"build"), "{commands:?}");
        for command in commands {
            // `--help` succeeds for any command that exists, and does nothing.
            let arguments: Vec<&str> = command.split(' ').chain(["--help"]).collect();
            let output = faktum(folder.path(), &arguments);
            assert!(output.status.success(), "{command}: {}", stderr(&output));
        }
        assert!(workflow.contains("schedule"), "embargoes end between two pushes");
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
