//! The programs that are measured, and how each is told to make the same files.
//!
//! Takes names and where programs are; gives commands, and lays out the sites that Hugo and Zola need. The qualities, the widths and the number
//! of threads are the same for all. It deliberately installs nothing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::failure::{Failure, failed};
use super::{THREADS, WIDTHS, functions};

/// A program, and where it is.
pub enum Program {
    Faktum,
    /// sharp with a pipeline for each file, as its documentation shows it.
    Sharp(PathBuf),
    /// sharp with each photograph decoded once, for which its users have to write more.
    SharpOnce(PathBuf),
    Hugo(PathBuf),
    Zola(PathBuf),
}

/// Those that are wanted and there, faktum first.
pub fn found(only: Option<&[String]>) -> Result<Vec<Program>, Failure> {
    let is_wanted = |name: &str| only.is_none_or(|names| names.iter().any(|wanted| wanted == name));
    let path = |name: &str, variable: &str| {
        let named = env::var_os(variable).map(PathBuf::from).filter(|_| is_wanted(name));
        match named {
            None if only.is_some() && is_wanted(name) => {
                Err(Failure::Start(format!("{variable} does not say where {name} is")))
            }
            named => Ok(named.and_then(|named| std::path::absolute(named).ok())),
        }
    };
    let mut programs = Vec::new();
    if is_wanted("faktum") {
        programs.push(Program::Faktum);
    }
    if let Some(folder) = path("sharp", "FAKTUM_BENCH_SHARP")? {
        programs.extend([Program::Sharp(folder.clone()), Program::SharpOnce(folder)]);
    }
    programs.extend(path("hugo", "FAKTUM_BENCH_HUGO")?.map(Program::Hugo));
    programs.extend(path("zola", "FAKTUM_BENCH_ZOLA")?.map(Program::Zola));
    Ok(programs)
}

impl Program {
    pub fn name(&self) -> &'static str {
        match self {
            Program::Faktum => "faktum",
            Program::Sharp(_) => "sharp",
            Program::SharpOnce(_) => "sharp, decoding once",
            Program::Hugo(_) => "Hugo",
            Program::Zola(_) => "Zola",
        }
    }

    pub fn title(&self) -> &'static str {
        match self {
            Program::Faktum => "faktum's functions",
            Program::Sharp(_) => "sharp, a pipeline for each file",
            other => other.name(),
        }
    }

    /// The command that makes the files of all photographs, after its site has been laid out.
    pub fn command(&self, photographs: &Path, site: &Path, out: &Path) -> Result<Command, Failure> {
        let mut command = match self {
            Program::Faktum => {
                let own = env::current_exe().map_err(|error| failed("this benchmark", error))?;
                let mut command = Command::new(own);
                command.arg(functions::ARGUMENT).arg(photographs).arg(out);
                command
            }
            Program::Sharp(modules) | Program::SharpOnce(modules) => {
                let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/pictures/sharp.mjs");
                let mut command = Command::new("node");
                command
                    .arg(script)
                    .args([modules, photographs, out])
                    .args(WIDTHS.map(|width| width.to_string()));
                if matches!(self, Program::SharpOnce(_)) {
                    command.env("ONCE", "1");
                }
                command
            }
            Program::Hugo(program) => {
                hugo_site(photographs, site)?;
                let mut command = Command::new(program);
                command.arg("build").arg("--source").arg(site).arg("--destination").arg(out);
                command
            }
            Program::Zola(program) => {
                zola_site(photographs, site)?;
                let mut command = Command::new(program);
                command.arg("--root").arg(site).arg("build").arg("--output-dir").arg(out);
                command
            }
        };
        let threads = THREADS.to_string();
        for variable in ["GOMAXPROCS", "RAYON_NUM_THREADS", "UV_THREADPOOL_SIZE", "HUGO_NUMWORKERMULTIPLIER"]
        {
            command.env(variable, &threads);
        }
        Ok(command)
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().expect("a file in a folder");
    fs::create_dir_all(folder).map_err(|error| failed(folder.display(), error))?;
    fs::write(path, text).map_err(|error| failed(path.display(), error))
}

/// Links the photographs into a folder, or copies them onto another disk; gives their names.
fn link_photographs(photographs: &Path, folder: &Path) -> Result<Vec<String>, Failure> {
    fs::create_dir_all(folder).map_err(|error| failed(folder.display(), error))?;
    let mut names = Vec::new();
    for entry in fs::read_dir(photographs).map_err(|error| failed(photographs.display(), error))? {
        let entry = entry.map_err(|error| failed(photographs.display(), error))?;
        let to = folder.join(entry.file_name());
        if fs::hard_link(entry.path(), &to).is_err() {
            fs::copy(entry.path(), &to).map_err(|error| failed(to.display(), error))?;
        }
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn hugo_site(photographs: &Path, site: &Path) -> Result<(), Failure> {
    let settings = "baseURL = 'https://example.org/'\ndisableKinds = ['taxonomy', 'term', 'rss', 'sitemap', '404', 'section']\n\
                    [imaging]\nresampleFilter = 'CatmullRom'\n";
    write(&site.join("hugo.toml"), settings)?;
    // A page for each photograph: Hugo works on pages side by side.
    let names = link_photographs(photographs, &site.join("assets"))?;
    for name in names {
        write(&site.join(format!("content/{name}.md")), &format!("---\ntitle: {name}\n---\n"))?;
    }
    let mut page = "{{ $photograph := resources.Get .Title }}".to_owned();
    for width in WIDTHS {
        for (format, quality) in [("webp", 75), ("jpg", 80)] {
            page.push_str(&format!(
                "<img src=\"{{{{ ($photograph.Resize \"{width}x {format} q{quality}\").RelPermalink }}}}\">\n"
            ));
        }
    }
    write(&site.join("layouts/page.html"), &page)?;
    write(&site.join("layouts/home.html"), "x")
}

fn zola_site(photographs: &Path, site: &Path) -> Result<(), Failure> {
    write(&site.join("zola.toml"), "base_url = \"https://example.org\"\n")?;
    write(&site.join("config.toml"), "base_url = \"https://example.org\"\n")?;
    let names = link_photographs(photographs, &site.join("static"))?;
    for name in names {
        let stem = name.trim_end_matches(".jpg");
        write(&site.join(format!("content/{stem}.md")), &format!("+++\ntitle = \"{name}\"\n+++\n"))?;
    }
    let mut page = String::new();
    for width in WIDTHS {
        for (format, quality) in [("webp", 75), ("jpg", 80)] {
            page.push_str(&format!(
                "{{% set made = resize_image(path=page.title, width={width}, op=\"fit_width\", format=\"{format}\", \
                 quality={quality}) %}}<img src=\"{{{{ made.url }}}}\">\n"
            ));
        }
    }
    write(&site.join("templates/page.html"), &page)?;
    write(&site.join("templates/index.html"), "x")
}
