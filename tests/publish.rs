//! Publishing is all or nothing: whatever happens, the folder holds the old site or the new one, and foreign files stay.
//!
//! `cargo test` kills a few builds of a small site. This kills 200 builds of a site of 2,000 releases:
//! `cargo test --release --test publish -- --ignored --nocapture`.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use support::{Folder, SITE, faktum, files, stderr};

/// A site with this many releases.
fn site(releases: usize) -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    site.write("content/organisations/styrelsen.yaml", sheet("Styrelsen"));
    for number in 0..releases {
        let (year, month, day) = (2000 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        let text = format!(
            "---\ntitle: Nyhed {number}\nsummary: Nyhed {number} i korte træk.\npublisher: styrelsen\n\
             published: {year}-{month:02}-{day:02}\n---\n\n{}\n",
            "Der er nyt. ".repeat(60)
        );
        site.write(&format!("content/releases/nyhed-{number}.md"), text);
    }
    site
}

fn sheet(name: &str) -> String {
    format!("name: {name}\ntype: agency\n")
}

fn build(site: &Folder) {
    let output = faktum(site.path(), &["build"]);
    assert!(output.status.success(), "{}", stderr(&output));
}

fn start(site: &Folder) -> Child {
    Command::new(env!("CARGO_BIN_EXE_faktum"))
        .env("FAKTUM_LANGUAGE", "en")
        .args(["build", "--now", "2021-01-01"])
        .current_dir(site.path())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// The files of the output folder that a host would serve.
fn published(site: &Folder) -> BTreeMap<String, Vec<u8>> {
    let mut published = files(&site.path().join("public"));
    published.retain(|path, _| !path.starts_with(".faktum/"));
    published
}

/// The site with each of two names of its publisher, which is on every page, and how long a build takes.
fn both(site: &Folder) -> ([BTreeMap<String, Vec<u8>>; 2], Duration) {
    let start = Instant::now();
    let both = ["Styrelsen", "Et andet navn"].map(|name| {
        site.write("content/organisations/styrelsen.yaml", sheet(name));
        build(site);
        published(site)
    });
    (both, start.elapsed() / 2)
}

fn kill(times: u32, releases: usize) {
    let site = site(releases);
    site.write("public/CNAME", "nyheder.example\n");
    site.write("public/.well-known/security.txt", "Contact: mailto:x@example.org\n");
    site.write("public/.git/HEAD", "ref: refs/heads/main\n");
    let ([first, second], took) = both(&site);
    assert_ne!(first, second);
    let mut seen = [0, 0];
    for number in 0..times {
        let name = if number % 2 == 0 { "Styrelsen" } else { "Et andet navn" };
        site.write("content/organisations/styrelsen.yaml", sheet(name));
        let mut run = start(&site);
        // Anywhere in the build or shortly after it, in no order.
        thread::sleep(took * (number * 7919 % 120) / 100);
        run.kill().expect("the process is there");
        run.wait().expect("it ends");
        let there = published(&site);
        let is = [&first, &second].map(|whole| there == *whole);
        assert!(is[0] || is[1], "after kill {number} the folder is neither the old site nor the new one");
        seen[usize::from(is[1])] += 1;
    }
    assert!(seen[0] > 0 && seen[1] > 0, "kills came too early or too late: {seen:?}");
    // The next build cleans up after the killed ones, and the site is complete.
    site.write("content/organisations/styrelsen.yaml", sheet("Styrelsen"));
    build(&site);
    assert!(published(&site) == first);
    println!("{times} of {times} kills left a whole site: {seen:?}");
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    kill(16, 100);
}

#[test]
#[ignore = "takes long; see CONTRIBUTING.md"]
fn none_of_200_killed_builds_of_a_large_site_leaves_a_mix() {
    kill(200, 2000);
}

#[test]
#[cfg(unix)]
fn unchanged_and_foreign_files_are_the_same_files_after_each_build() {
    use std::os::unix::fs::MetadataExt;
    let site = site(3);
    site.write("content/pages/om.md", "---\ntitle: Om\n---\n\nOm os.\n");
    build(&site);
    site.write("public/CNAME", "nyheder.example\n");
    site.write("public/om/note.txt", "en note\n");
    site.write("public/.git/HEAD", "ref: refs/heads/main\n");
    site.write("public/.git/objects/ab/cd", "x");
    std::os::unix::fs::symlink("CNAME", site.path().join("public/link")).expect("a link");
    fs::create_dir(site.path().join("public/tom")).expect("a folder");
    let same = [
        "om/index.html",
        "robots.txt",
        "CNAME",
        "om/note.txt",
        ".git/HEAD",
        ".git/objects/ab/cd",
        "link",
        "tom",
    ];
    let known = |path: &&str| {
        let metadata = site.path().join("public").join(path).symlink_metadata();
        let metadata = metadata.unwrap_or_else(|error| panic!("{path}: {error}"));
        (metadata.ino(), metadata.mtime(), metadata.mtime_nsec())
    };
    let before: Vec<_> = same.iter().map(known).collect();
    for text in ["Nyt.", "Nyere.", "Nyt.", "Nyest."] {
        let release = format!(
            "---\ntitle: Ny\nsummary: {text}\npublisher: styrelsen\npublished: 2020-05-04\n---\n\n{text}\n"
        );
        site.write("content/releases/ny.md", release);
        build(&site);
        assert!(site.read("public/pressemeddelelser/2020/ny/index.html").contains(text));
        assert_eq!(same.iter().map(known).collect::<Vec<_>>(), before, "after {text}");
    }
    // A foreign file that its owner removes stays removed. A folder with only foreign files stays.
    fs::remove_file(site.path().join("public/CNAME")).expect("the file");
    fs::remove_file(site.path().join("content/pages/om.md")).expect("the file");
    for title in ["Et", "To", "Tre"] {
        site.write("content/pages/side.md", format!("---\ntitle: {title}\n---\n"));
        build(&site);
        assert!(!site.exists("public/CNAME") && !site.exists("public/om/index.html"));
        assert_eq!(site.read("public/om/note.txt"), "en note\n");
    }
}

#[test]
fn a_build_killed_between_the_swap_and_moving_foreign_folders_is_finished_by_the_next() {
    let site = site(1);
    build(&site);
    site.write("content/pages/om.md", "---\ntitle: Om\n---\n");
    build(&site);
    // As it is at that moment: the foreign folder is still in the old tree, which lists what is to be moved.
    site.write(".public.faktum/tree/.git/HEAD", "x");
    site.write(".public.faktum/tree/.faktum/carried", ".git\n");
    build(&site);
    assert_eq!(site.read("public/.git/HEAD"), "x");
    assert!(!site.exists(".public.faktum/tree/.git"));
    // Two folders with the same name are never merged.
    site.write(".public.faktum/tree/.git/HEAD", "y");
    site.write(".public.faktum/tree/.faktum/carried", ".git\n");
    let output = faktum(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("move one of them away"), "{}", stderr(&output));
}

#[test]
fn where_folders_cannot_be_swapped_a_parked_tree_is_found_again() {
    let site = site(1);
    build(&site);
    let first = published(&site);
    site.write("content/pages/om.md", "---\ntitle: Om\n---\n");
    build(&site);
    let second = published(&site);
    let path = |name: &str| site.path().join(name);
    // Killed after the old tree was parked and before the new one got its name …
    fs::rename(path("public"), path(".public.faktum/parked")).expect("a new name");
    build(&site);
    assert!(published(&site) == second && !path(".public.faktum/parked").exists());
    // … and after that.
    fs::rename(path(".public.faktum/tree"), path(".public.faktum/parked")).expect("a new name");
    build(&site);
    assert!(published(&site) == second && !path(".public.faktum/parked").exists());
    fs::remove_file(path("content/pages/om.md")).expect("the file");
    build(&site);
    assert!(published(&site) == first);
}

/// A small disk mounted on a folder, if the system lets a test mount one.
#[cfg(target_os = "linux")]
struct Disk(std::path::PathBuf);

#[cfg(target_os = "linux")]
impl Disk {
    fn at(folder: &Path, size: &str) -> Option<Disk> {
        fs::create_dir_all(folder).expect("a folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(folder)
            .stderr(Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then(|| Disk(folder.to_owned()))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Disk {
    fn drop(&mut self) {
        let _still_there = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_old_site_and_a_later_build_succeeds() {
    let site = site(60);
    let Some(disk) = Disk::at(&site.path().join("disk"), "6m") else {
        println!("this system gives no disk to a test");
        return;
    };
    let args = ["build", "--out", "disk/public"];
    let run = || faktum(site.path(), &args);
    assert!(run().status.success());
    let whole = files(&disk.0.join("public"));
    // Every page changes, and there is no space for all of them twice.
    site.write("content/organisations/styrelsen.yaml", sheet("Et andet navn"));
    fs::create_dir(disk.0.join("fill")).expect("a folder");
    let fill = |number: usize| fs::write(disk.0.join(format!("fill/{number}")), vec![0; 100_000]);
    let full = (0..).find(|number| fill(*number).is_err()).expect("a disk has an end");
    fs::remove_file(disk.0.join(format!("fill/{full}"))).expect("the file");
    let output = run();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("No space left"), "{}", stderr(&output));
    assert!(files(&disk.0.join("public")) == whole);
    fs::remove_dir_all(disk.0.join("fill")).expect("the folder");
    assert!(run().status.success());
    let page =
        fs::read_to_string(disk.0.join("public/organisationer/styrelsen/index.html")).expect("the page");
    assert!(page.contains("Et andet navn"));
}

/// Limits the size of files, which any system lets a test do, instead of filling a disk, which needs the right to mount one.
#[test]
#[cfg(target_os = "linux")]
fn a_run_that_cannot_write_has_failed_and_is_not_wrong_usage() {
    let site = site(1);
    build(&site);
    let before = published(&site);
    site.write("content/files/large.bin", vec![b'x'; 100_000]);
    // Without the trap, the limit's signal would end the program before it sees the error.
    let limited = "trap '' XFSZ; ulimit -f 64; exec \"$0\" build --now 2021-01-01";
    let output = Command::new("bash")
        .args(["-c", limited, env!("CARGO_BIN_EXE_faktum")])
        .current_dir(site.path())
        .output()
        .expect("a shell");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("large.bin: File too large"), "{}", stderr(&output));
    assert!(published(&site) == before);
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_is_a_mount_point_is_updated_in_place() {
    let site = site(3);
    let Some(_disk) = Disk::at(&site.path().join("public"), "2m") else {
        println!("this system gives no disk to a test");
        return;
    };
    site.write("public/CNAME", "nyheder.example\n");
    build(&site);
    site.write("content/pages/om.md", "---\ntitle: Om\n---\n");
    build(&site);
    assert!(site.read("public/om/index.html").contains("<h1>Om</h1>"));
    fs::remove_file(site.path().join("content/pages/om.md")).expect("the file");
    build(&site);
    assert!(!site.exists("public/om") && !site.exists("public/.faktum/staged"));
    assert_eq!(site.read("public/CNAME"), "nyheder.example\n");
}

/// The system adds what a program has read to what the shell has that waited for it.
#[test]
#[cfg(target_os = "linux")]
fn a_copied_file_is_read_once_by_each_build_even_if_it_is_searched_for_leaks() {
    const SIZE: usize = 8 << 20;
    let site = site(1);
    site.write(
        "content/releases/hemmelig.md",
        "---\ntitle: En hemmelig nyhed\nsummary: Kort.\npublisher: styrelsen\npublished: 2030-01-01\n---\n\nNyt.\n",
    );
    let read_by_build = || {
        let script = "\"$0\" build --now 2021-01-01 && grep rchar /proc/$$/io";
        let output = Command::new("bash")
            .args(["-c", script, env!("CARGO_BIN_EXE_faktum")])
            .current_dir(site.path())
            .output()
            .expect("a shell");
        assert!(output.status.success(), "{}", stderr(&output));
        let count = String::from_utf8_lossy(&output.stdout).trim().replace("rchar: ", "");
        count.parse::<usize>().expect("a number of bytes")
    };
    let without = read_by_build();
    site.write("content/files/large.bin", vec![b'x'; SIZE]);
    assert!(read_by_build() - without < SIZE * 3 / 2, "a new file is read once");
    assert!(
        read_by_build() - without < SIZE * 5 / 2,
        "an unchanged file is read once, and the published one"
    );
    assert!(published(&site)["large.bin"] == vec![b'x'; SIZE]);
    let mut changed = vec![b'x'; SIZE];
    changed[SIZE - 1] = b'y';
    site.write("content/files/large.bin", &changed);
    read_by_build();
    assert!(published(&site)["large.bin"] == changed);
}
