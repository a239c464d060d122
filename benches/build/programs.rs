//! Which programs are measured.
//!
//! Takes names, or none for all; gives the programs that are installed, with their versions. Asking for a program by name gives
//! that program or a failure: a table that silently lacks a line would be misread. It deliberately installs nothing.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::failure::Failure;

/// The site that faktum builds with its own theme. It is also the program's name.
pub const FAKTUM: &str = "faktum";
/// The site whose theme writes what the templates of the others write.
pub const ALIKE: &str = "faktum_alike";

/// The programs and their paths.
pub struct Programs {
    pub has_faktum: bool,
    /// Whether each of the others is measured, and why not, in the order of the table.
    pub peers: Vec<(Peer, Found)>,
}

/// Another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Peer {
    Hugo,
    Zola,
    Blades,
}

/// The result of looking for a program.
pub enum Found {
    At { program: PathBuf, version: String },
    NotInstalled,
    NotAskedFor,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Found::At { version, .. } => version,
            Found::NotInstalled => "not installed",
            Found::NotAskedFor => "not asked for",
        })
    }
}

impl Peer {
    const ALL: [Peer; 3] = [Peer::Hugo, Peer::Zola, Peer::Blades];

    /// Its name, also that of its executable.
    pub fn name(self) -> &'static str {
        match self {
            Peer::Hugo => "hugo",
            Peer::Zola => "zola",
            Peer::Blades => "blades",
        }
    }

    /// The name of its site. Zola gets the one that caches the facts of a partnership by hand: the obvious way of writing it
    /// takes half as long again.
    pub fn site(self) -> &'static str {
        match self {
            Peer::Hugo | Peer::Blades => self.name(),
            Peer::Zola => "zola_cached",
        }
    }

    /// The environment variable that may hold its path.
    fn variable(self) -> &'static str {
        match self {
            Peer::Hugo => "FAKTUM_BENCH_HUGO",
            Peer::Zola => "FAKTUM_BENCH_ZOLA",
            Peer::Blades => "FAKTUM_BENCH_BLADES",
        }
    }

    fn find(self) -> Result<Found, Failure> {
        let named = std::env::var_os(self.variable()).map(PathBuf::from);
        // If a path is given, a table without that program would be useless.
        let is_named = named.is_some();
        let program = match named {
            Some(path) => std::path::absolute(path).ok(),
            None => on_path(self.name()),
        };
        match program.and_then(|program| Some((version(&program)?, program))) {
            Some((version, program)) => {
                if is_script(&program) {
                    let (path, variable) = (program.display(), self.variable());
                    eprintln!(
                        "{path} is a script, whose start is measured too: name the program in {variable}"
                    );
                }
                Ok(Found::At { program, version })
            }
            None if is_named => {
                Err(Failure::Start(format!("{} names no program that runs", self.variable())))
            }
            None => Ok(Found::NotInstalled),
        }
    }
}

impl Programs {
    /// Finds the programs with these names, separated by commas.
    pub fn find(only: Option<&str>) -> Result<Programs, Failure> {
        let names: Option<Vec<&str>> = only.map(|only| only.split(',').collect());
        let known = |name: &&&str| **name == FAKTUM || Peer::ALL.iter().any(|peer| peer.name() == **name);
        if let Some(name) = names.iter().flatten().find(|name| !known(name)) {
            return Err(Failure::Start(format!(
                "`{name}` is not known: the names are faktum, hugo, zola, blades"
            )));
        }
        let is_wanted = |name: &str| names.as_ref().is_none_or(|names| names.contains(&name));
        let mut peers = Vec::new();
        for peer in Peer::ALL {
            let found = if is_wanted(peer.name()) { peer.find()? } else { Found::NotAskedFor };
            if names.is_some() && matches!(found, Found::NotInstalled) {
                let words = format!("{} is not installed: put it on the PATH or its path into", peer.name());
                return Err(Failure::Start(format!("{words} {}", peer.variable())));
            }
            peers.push((peer, found));
        }
        Ok(Programs { has_faktum: is_wanted(FAKTUM), peers })
    }

    /// The other programs that are measured, and their paths.
    pub fn measured(&self) -> impl Iterator<Item = (Peer, &Path)> {
        self.peers.iter().filter_map(|(peer, found)| match found {
            Found::At { program, .. } => Some((*peer, program.as_path())),
            Found::NotInstalled | Found::NotAskedFor => None,
        })
    }

    /// The names of the sites that are needed. That of faktum is needed for its facts even if it is not built.
    pub fn sites(&self) -> Vec<&'static str> {
        let alike = self.has_faktum.then_some(ALIKE);
        std::iter::once(FAKTUM).chain(alike).chain(self.measured().map(|(peer, _)| peer.site())).collect()
    }
}

/// The path of a program that is found by its name.
fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let candidates = std::env::split_paths(&path).map(|folder| folder.join(name));
    candidates.into_iter().find(|candidate| candidate.is_file())
}

/// Whether it is a script that starts a program, as in the Python package of Hugo.
fn is_script(program: &Path) -> bool {
    std::fs::read(program).is_ok_and(|bytes| bytes.starts_with(b"#!"))
}

/// The version that a program prints, the first word that looks like one: `v0.168.0-e27a…`. Each program knows the argument
/// `--version` or `version`.
fn version(program: &Path) -> Option<String> {
    let asked = |argument| Command::new(program).arg(argument).output().ok();
    let told = ["version", "--version"].into_iter().filter_map(asked).find(|told| told.status.success())?;
    let text = String::from_utf8_lossy(&[told.stdout, told.stderr].concat()).into_owned();
    let words = text.split_whitespace().map(|word| word.trim_start_matches('v'));
    let version = words.into_iter().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    Some(version.and_then(|word| word.split('-').next()).unwrap_or("-").to_owned())
}
