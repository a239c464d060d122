//! The words for runs that end without a result, in English.

use crate::failure::{DomainPlace, Failure, Operation, OutputRefusal, RenderLimit};
use crate::model::date::ClockChange;
use crate::words::{if_any, listed};

#[expect(clippy::too_many_lines, reason = "a table")]
pub(in crate::words) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Io { operation, path, error } => {
            format!("cannot {} {}: {error}", verb(*operation), path.display())
        }
        Failure::InvalidFileName { path } => format!(
            "the name of {} is not UTF-8 or contains a line break; rename the file or move it away",
            path.display()
        ),
        Failure::Server { error } => format!("the preview server cannot run: {error}"),
        Failure::TooComplexHtml { path } => format!("{} is too large or too complex to be checked", path.display()),
        Failure::Bug(what) => format!("this is a bug in faktum: {what}"),

        Failure::NoSite { folder } => format!(
            "there is no site in {}: it has no folder content/. Name the site’s folder with --site, or create a site with `faktum init`",
            folder.display()
        ),
        Failure::SiteExists { folder } => {
            format!("there is already a site in {}: choose a folder without content/", folder.display())
        }
        Failure::FileExists { path } => {
            format!("{} already exists and was not changed; choose another title", path.display())
        }
        Failure::NoOriginal { id } => {
            format!("there is no release and no page `{id}`: name the file to translate, without .md")
        }
        Failure::OneLanguage { languages } => {
            format!("the site has only one language: write `languages: {languages}` in content/site.yaml first")
        }
        Failure::NoName { title, letters } if letters.is_empty() => {
            format!("`{title}` has no letters or digits to make a file name from")
        }
        Failure::NoName { title, letters } => format!(
            "`{title}` has letters that a file name cannot have here: {}; use a-z, digits and Latin letters such as æ, ø, å, é, ü, ł and ž, and change the title in the file afterwards",
            listed(letters)
        ),
        Failure::ReservedName { name } => {
            format!("Windows cannot have a file called {name}; add a word to the title, and change it in the file afterwards")
        }
        Failure::UnknownCode { name } => {
            format!("there is no problem called `{name}`; `faktum explain` lists them all")
        }
        Failure::UnknownThemeFile { name, meant } => {
            let meant = if_any("; did you mean `", meant.as_deref(), "`?");
            format!("the built-in theme has no file called `{name}`{meant} (`faktum theme list` lists them all)")
        }
        Failure::ThemeFileExists { path } => format!(
            "{} already exists and was not changed; `faktum theme diff` compares it with the built-in file",
            path.display()
        ),
        Failure::InvalidThemeFile { name } => format!(
            "`{name}` cannot be a file of a theme: write a path in `templates/`, `strings/` or `assets/`"
        ),
        Failure::OneNameForSeveral => "`--as` names one copy: copy one file at a time with it".to_owned(),
        Failure::InvalidThemeName { name } => format!(
            "the theme in content/site.yaml is `{name}`, which cannot be the name of a folder in themes/"
        ),
        Failure::UnknownRelease { name, meant } => {
            let meant = if_any("; did you mean ", meant.as_deref(), "?");
            format!("there is no release called `{name}`{meant}")
        }
        Failure::NotUtf8 { line } => format!("line {line} of standard input is not UTF-8: save the text as UTF-8"),
        Failure::UnknownAddress { address, meant } => {
            let meant = if_any("; did you mean ", meant.as_deref(), "?");
            format!("{address} is not in content/permalinks.lock{meant}")
        }
        Failure::ClockChange { change: ClockChange::Skipped { instead } } => {
            format!("the time of --now does not exist: clocks are put forward past it that night; write {instead}")
        }
        Failure::ClockChange { change: ClockChange::Repeated { first, second } } => {
            format!("the time of --now comes twice: clocks are put back that night; write {first} or {second}")
        }
        Failure::InvalidEpoch { text } => {
            format!("SOURCE_DATE_EPOCH is `{text}`, which is not a number of seconds")
        }
        Failure::FutureEpoch => {
            "SOURCE_DATE_EPOCH is in the future: this would publish what is not public yet".to_owned()
        }
        Failure::TooMuchHeldBack => {
            "there are too many unpublished names to check that none of them appears on the site".to_owned()
        }
        Failure::EndlessTemplate { page, template, passed } => {
            let look = match passed {
                RenderLimit::PageTime { .. } | RenderLimit::TotalTime { .. } => "a loop inside a loop, or one over too long a list",
                RenderLimit::Memory { .. } => "a text or list that doubles in each round of a loop",
            };
            let passed = match passed {
                RenderLimit::PageTime { seconds } => format!("the page {page} took more than {seconds} seconds to make"),
                RenderLimit::TotalTime { pages, seconds } => {
                    format!("{pages} pages took more than {seconds} seconds to make, the last of them {page}")
                }
                RenderLimit::Memory { mebibytes } => format!("the page {page} took more than {mebibytes} MiB of memory to make"),
            };
            format!("{passed}, so faktum stopped, and nothing was published. Look in the theme’s template {template}, and in what it uses, for {look}")
        }

        Failure::OutputFolder { folder, why } => {
            format!("cannot write to {}: {}", folder.display(), refusal(*why))
        }
        Failure::ForeignFiles { folder, paths, more } => {
            let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
            format!(
                "{} contains files that faktum did not write and that the site would overwrite: {}{more}. \
                 Move them away, or choose another folder",
                folder.display(),
                paths.join(", ")
            )
        }
        Failure::Busy { folder, process } => {
            let process = if_any(" (process ", *process, ")");
            format!("another build{process} is writing to {}; wait until it is done", folder.display())
        }
        Failure::HiddenLink { path } => format!(
            "{} is a symbolic link, so what is written there would end up elsewhere; remove it",
            path.display()
        ),
        Failure::InBothFolders { new, old } => format!(
            "{} already exists, and {} is the one from before; move one of them away",
            new.display(),
            old.display()
        ),
        Failure::ManifestNotFile { file } => format!("{} is not a file; remove it", file.display()),
        Failure::InvalidManifest { file, folder } => format!(
            "{} is damaged, so faktum cannot tell which files it may remove; empty {} yourself and build again",
            file.display(),
            folder.display()
        ),

        Failure::NoPublishedSite { folder } => format!(
            "there is no published site in {}: name a folder that `faktum build` or `faktum deploy folder` wrote, which has .faktum/manifest in it",
            folder.display()
        ),
        Failure::InvalidRevision { revision } => format!(
            "the repository has no revision `{revision}`: name a branch, a version or a commit, and fetch it first (`git fetch`)"
        ),

        Failure::NoRandomBytes { error } => {
            format!("the operating system gives no random bytes, so the folder would have no secret name: {error}")
        }
        Failure::UnmarkablePage { path } => format!(
            "{path} has no <head> or no <body>, or is not UTF-8, so it cannot say that it is a copy; nothing was written. Add them in the template or the file"
        ),
        Failure::PastExpiry { day, today } => {
            format!("--expires {day} is in the past: today is {today}; write a later day")
        }

        Failure::ManyRemovals { removed, before } => format!(
            "this would remove {removed} of {before} files; look at them with --dry-run, and add --yes if that is right"
        ),
        Failure::Localhost { origin } => format!(
            "cannot deploy a site for {origin}: set base_url in content/site.yaml, or --base-url, to the address that readers use"
        ),
        Failure::Placeholder { origin } => format!(
            "cannot deploy a site for {origin}, which is only an example: set base_url in content/site.yaml, or --base-url, to the address that readers use"
        ),
        Failure::ForeignFilesOnBranch { branch, paths, more } => {
            let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
            format!(
                "the branch {branch} contains files that faktum did not write and that the site would overwrite: {}{more}. \
                 Remove them from the branch, or name another one as `branch` under `deploy` in content/site.yaml",
                paths.join(", ")
            )
        }
        Failure::InvalidBranchManifest { branch } => format!(
            "the file .faktum/manifest on the branch {branch} is damaged, so faktum cannot tell which files it may remove; \
             restore it from an earlier commit of the branch"
        ),
        Failure::OtherPagesAddress { repository, base_url, right } => format!(
            "GitHub Pages serves {repository} at {right}, but base_url is {base_url}, so pages would not find their style sheet; \
             write in content/site.yaml: base_url: {right} (or set your own domain as `cname` under `deploy`)"
        ),
        Failure::OtherDomain { domain, place, base_url } => {
            let place = match place {
                DomainPlace::Site => "the site".to_owned(),
                DomainPlace::Branch(branch) => format!("the file CNAME on the branch {branch}"),
            };
            format!(
                "the domain of {place} is {domain}, but base_url is {base_url}; if the domain is right, \
                 write in content/site.yaml: base_url: https://{domain}/, and otherwise correct the domain"
            )
        }
        Failure::NoFolder => {
            "name the folder, or write it as `folder` under `deploy` in content/site.yaml".to_owned()
        }
        Failure::NoCommand => {
            "content/site.yaml has no command to deploy with; write under `deploy`: `command: [rsync, -a, \"{folder}/\", host:www/]`".to_owned()
        }
        Failure::InvalidGitName { name } => {
            format!("`{name}` under `deploy` in content/site.yaml is not the name of a branch or remote")
        }
        Failure::TwoDomains => {
            "the domain is both in content/files/CNAME and as `cname` in content/site.yaml; remove one of them".to_owned()
        }
        Failure::CannotStart { program, error } => format!("cannot start {program}: {error}"),
        Failure::ProgramFailed { program, code, said } => {
            format!("{program} failed{}{}", if_any(" with exit code ", *code, ""), if_any(": ", Some(said).filter(|said| !said.is_empty()), ""))
        }

        Failure::CannotWatch { path, error } => {
            format!("cannot watch {} for changes: {error}", path.display())
        }
        Failure::NoPort { port, error, free } => {
            let free = if_any("; --port ", *free, " is free");
            format!("cannot use port {port}: {error}{free}")
        }
        Failure::NoPortFrom { first, last } => {
            format!("no port from {first} to {last} is free; choose another with --port")
        }
    }
}

fn verb(operation: Operation) -> &'static str {
    match operation {
        Operation::Compare => "compare",
        Operation::Create => "create",
        Operation::Find => "find",
        Operation::Link => "link",
        Operation::List => "list",
        Operation::Move => "move",
        Operation::Read => "read",
        Operation::Remove => "remove",
        Operation::Replace => "replace",
        Operation::SetPermissions => "set the permissions of",
        Operation::Watch => "watch",
        Operation::Write => "write",
    }
}

fn refusal(why: OutputRefusal) -> String {
    match why {
        OutputRefusal::Root => "it is the root of the file system".to_owned(),
        OutputRefusal::Home => "it is your home folder, or contains it".to_owned(),
        OutputRefusal::Site => "it is the site’s own folder, or contains it".to_owned(),
        OutputRefusal::Source(source) => {
            format!("it is the site’s folder {source}/, or is in it or contains it")
        }
        OutputRefusal::Published => "the site is published there".to_owned(),
        OutputRefusal::Share => {
            "a copy of the site for somebody is there, which has what is not public yet; choose another folder".to_owned()
        }
        OutputRefusal::HoldsShare => {
            "there is a copy of the site for somebody in it (a folder with .faktum-share), which has what is not public yet; move it away".to_owned()
        }
        OutputRefusal::NotEmpty => {
            "it has files in it; choose a new folder, or one with an earlier copy of `faktum build --share`".to_owned()
        }
        OutputRefusal::OtherArchive => {
            "there is a file of that name that `faktum build --share` did not write; choose another name".to_owned()
        }
        OutputRefusal::File => "it is a file".to_owned(),
    }
}
