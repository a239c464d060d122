//! Which language messages are in: what was asked for, or else the system's, the site's, or English.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by ending")]

mod support;

use std::process::Command;

use support::{Folder, SITE};

/// The summary of `faktum check` in a site, with these environment variables and no others about languages.
fn summary(site: &Folder, variables: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_faktum"));
    command.arg("check").args(arguments).current_dir(site.path());
    for name in ["FAKTUM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.envs(variables.iter().copied()).output().expect("the program starts");
    support::stderr(&output)
}

/// A site, what the environment and the command say of languages, and a word of the summary.
struct Case<'c> {
    site: &'c Folder,
    variables: &'c [(&'c str, &'c str)],
    typed: Option<&'c str>,
    word: &'c str,
}

#[test]
fn the_first_that_names_a_language_with_words_decides() {
    let danish_site = Folder::new();
    danish_site.write("content/site.yaml", SITE);
    let broken_site = Folder::new();
    broken_site.write("content/site.yaml", "title: x\n");
    let cases = [
        Case { site: &danish_site, variables: &[], typed: None, word: "advarsler" },
        Case { site: &danish_site, variables: &[("LANG", "en_GB.UTF-8")], typed: None, word: "warnings" },
        Case {
            site: &danish_site,
            variables: &[("LC_ALL", ""), ("LC_MESSAGES", "en_US"), ("LANG", "da_DK")],
            typed: None,
            word: "warnings",
        },
        Case {
            site: &danish_site,
            variables: &[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")],
            typed: None,
            word: "advarsler",
        },
        Case { site: &danish_site, variables: &[("LANG", "POSIX")], typed: None, word: "advarsler" },
        Case { site: &danish_site, variables: &[("LANG", "fr_FR.UTF-8")], typed: None, word: "advarsler" },
        Case {
            site: &danish_site,
            variables: &[("FAKTUM_LANGUAGE", "en"), ("LANG", "da_DK.UTF-8")],
            typed: None,
            word: "warnings",
        },
        Case {
            site: &danish_site,
            variables: &[("FAKTUM_LANGUAGE", "da")],
            typed: Some("en"),
            word: "warnings",
        },
        Case {
            site: &danish_site,
            variables: &[("LANG", "en_US.UTF-8")],
            typed: Some("da"),
            word: "advarsler",
        },
        Case { site: &broken_site, variables: &[], typed: None, word: "warnings" },
        Case { site: &broken_site, variables: &[("LANG", "da_DK.UTF-8")], typed: None, word: "advarsler" },
    ];
    for Case { site, variables, typed, word } in cases {
        let arguments: Vec<&str> = typed.into_iter().flat_map(|language| ["--language", language]).collect();
        let said = summary(site, variables, &arguments);
        assert!(said.contains(word), "{variables:?} {typed:?}: {said}");
    }
}
