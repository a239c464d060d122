//! What a run says, in English.

use super::failure::failure;
use super::theme_files::theme_file;
use super::{moment, short_day, short_moment};
use crate::diagnostic::FactVerdict;
use crate::model::release::NotPublic;
use crate::words::{FactKind, Found, Message, if_any, in_backticks};

pub(in crate::words) fn message(message: &Message<'_>) -> String {
    match message {
        Message::Built { pages, files, folder, written, removed, found, seconds } => format!(
            "{}, {} in {} ({written} written, {removed} removed), {}, {seconds:.2} s",
            count(*pages, "page"),
            count(*files, "file"),
            folder.display(),
            counted(*found)
        ),
        Message::NotBuilt { found, seconds } => {
            format!("{}, nothing written, {seconds:.2} s", counted(*found))
        }
        Message::Checked { pages, found, seconds } => {
            let pages = if_any("", pages.map(|pages| count(pages, "page")), " checked, ");
            format!("{pages}{}, {seconds:.2} s", counted(*found))
        }
        Message::Progress { made, total } => format!("{made} of {}", count(*total, "file")),
        Message::FactKind { kind } => match kind {
            FactKind::Amount => "amount",
            FactKind::Date => "date",
            FactKind::Name => "name",
            FactKind::Title => "title",
            FactKind::Participant => "participant",
            FactKind::Quotation => "quotation",
        }
        .to_owned(),
        Message::FactVerdict { verdict } => match verdict {
            FactVerdict::Agrees => "agrees",
            FactVerdict::Differs => "differs",
            FactVerdict::Unmatched => "not known",
        }
        .to_owned(),
        Message::Figures { matched, differ, unknown } => {
            let of = count(matched + differ + unknown, "figure");
            let differ = match differ {
                1 => "1 differs".to_owned(),
                differ => format!("{differ} differ"),
            };
            let unknown = match unknown {
                1 => "1 is not known".to_owned(),
                unknown => format!("{unknown} are not known"),
            };
            format!("{matched} of {of} matched a sheet, {differ}, {unknown}")
        }
        Message::Recorded { addresses, releases } => {
            let releases = plural(*releases, "new or changed release", "new or changed releases");
            format!(
                "{} in content/permalinks.lock, {releases} in content/releases.lock",
                addresses_of(*addresses)
            )
        }
        Message::Forgotten { address } => {
            format!("Removed {address} from the record; builds no longer require it")
        }
        Message::New { addresses } => {
            format!("new: {}", plural(*addresses, "address", "addresses"))
        }
        Message::Unlinked { files } => {
            format!("not linked from any text, but public: {} in content/files/", count(*files, "file"))
        }
        Message::Listed { name } => format!("  {name}"),
        Message::HeldBackFile { path, reason, zone } => match reason {
            NotPublic::Draft => format!("  {path}: draft"),
            NotPublic::Planned(from) => format!("  {path}: to come on {}", short_moment(*from, zone)),
            NotPublic::Embargo(until) => format!("  {path}: embargo until {}", short_moment(*until, zone)),
            NotPublic::Expired(at) => format!("  {path}: expired on {}", moment(at.moment(zone), zone)),
        },
        Message::More { count } => format!("  and {count} more"),
        Message::HeldBack { drafts, until, expired, zone } => {
            let drafts = (*drafts > 0).then(|| count(*drafts, "draft"));
            let until =
                until.iter().map(|(at, number)| format!("{number} until {}", short_moment(*at, zone)));
            let expired = (*expired > 0).then(|| format!("{expired} expired"));
            let parts: Vec<String> = drafts.into_iter().chain(until).chain(expired).collect();
            format!("held back: {}", parts.join(", "))
        }
        Message::MinorChange { path, on } => format!("  {path}: {}", short_day(*on)),
        Message::MinorChanges { count } => {
            format!("not shown to readers: {}", plural(*count, "minor change", "minor changes"))
        }
        Message::NotSearched { texts } => format!(
            "note: could not check whether these unpublished names appear on the site: {} (too short, or used in public texts as well)",
            in_backticks(texts)
        ),

        Message::Shared { pages, place, expires } => format!(
            "{} in {}: a copy that is not public, valid until {expires}.\n\
            Whoever has the link can open it and pass it on. No host ends it on that day: delete the copy there yourself.\n\
            The address of the copy, if it is put beside the pages of the site:",
            count(*pages, "page"),
            place.display()
        ),
        Message::AlreadyPublic { release } => format!("note: release:{release} is public already"),
        Message::PagesDiffer { added: 0, changed: 0, removed: 0 } => "No page changes for readers.".to_owned(),
        Message::PagesDiffer { added, changed, removed } => format!(
            "{} would change for readers: {added} added, {changed} changed, {removed} removed.",
            count(added + changed + removed, "page")
        ),
        Message::NotCompared { revision: None } => {
            "the site has errors, so it was not compared: fix the errors above".to_owned()
        }
        Message::NotCompared { revision: Some(revision) } => {
            format!("the site at `{revision}` has errors, so there is nothing to compare with")
        }
        Message::LeadsTo { to } => format!("leads to {to} now"),
        Message::TitleBecomes { before, after } => {
            format!("title: {} → {}", before.unwrap_or("–"), after.unwrap_or("–"))
        }
        Message::AmountBecomes { before: Some(before), after: Some(after) } => {
            format!("amount: {before} → {after}")
        }
        Message::AmountBecomes { before: Some(before), after: None } => format!("amount gone: {before}"),
        Message::AmountBecomes { before: None, after } => format!("new amount: {}", after.unwrap_or("–")),
        Message::MoreSentences { count } => {
            format!("… and {}", plural(*count, "more sentence", "more sentences"))
        }
        Message::MorePages { count } => {
            format!("… and {} not shown here", plural(*count, "more page", "more pages"))
        }
        Message::ListsFollow => "Pages that list others:".to_owned(),
        Message::RedirectsFollow => "Addresses that lead readers on:".to_owned(),

        Message::Deployed { added, changed, removed, recorded } => format!(
            "deployed: {added} added, {changed} changed, {removed} removed; {} recorded",
            addresses_of(*recorded)
        ),
        Message::WouldDeploy { added, changed, removed } => {
            format!("{added} added, {changed} changed, {removed} removed")
        }
        Message::NotDeployed => "nothing was deployed".to_owned(),

        Message::ThemeFile { name, own } => {
            let what = theme_file(name);
            match own {
                None => format!("{name:<29} {what}"),
                Some((path, true)) => format!("{name:<29} {what} (together with {})", path.display()),
                Some((path, false)) => format!("{name:<29} {what} (replaced by {})", path.display()),
            }
        }
        Message::SameStrings { path, key, count: 1 } => format!(
            "note: `{key}` in {} is the same as in the built-in theme; without it, later changes of the built-in text are yours, too",
            path.display()
        ),
        Message::SameStrings { path, key, count } => format!(
            "note: {count} texts in {} are the same as in the built-in theme, `{key}` first; without them, later changes of the built-in texts are yours, too",
            path.display()
        ),
        Message::BinaryDiffers { own, built_in } => {
            format!("Binary files {} and {built_in} differ", own.display())
        }

        Message::NewSite { folder } => format!(
            "Next: run `faktum serve --site {} --open`, and change base_url in content/site.yaml\n\
            Keep the repository of this folder private: it will have releases in it before they are public",
            folder.display()
        ),

        Message::NothingChanges => "no release is waiting to appear or to expire".to_owned(),
        Message::Appears { release } => format!("  release:{release} becomes public"),
        Message::Expires { release } => format!("  release:{release} expires"),

        Message::Watching { site } => {
            format!("watching content/ and themes/ in {}; press Ctrl-C to stop", site.display())
        }
        Message::SilentFileSystem { name } => format!(
            "note: looking for changes every second, because this drive ({name}) does not report those that other computers make"
        ),
        Message::WatchersUsedUp => {
            "note: looking for changes every second, because the system watches no more folders; to change that, raise fs.inotify.max_user_watches and fs.inotify.max_user_instances with sysctl".to_owned()
        }
        Message::Serving { address, site, seconds } => format!(
            "serving {address} after {seconds:.2} s, watching content/ and themes/ in {}; press Ctrl-C to stop",
            site.display()
        ),
        Message::Reachable { host } => {
            format!("warning: other computers can reach {host} and see what is not published yet")
        }
        Message::Shown { edition } => format!("Showing edition {edition}."),
        Message::ShownInPart => "Updated, but some pages could not be made: fix the errors above.".to_owned(),
        Message::NotShown { is_first: true } => "Nothing to show yet: fix the errors above.".to_owned(),
        Message::NotShown { is_first: false } => {
            "Not updated: fix the errors above. Still showing the previous version.".to_owned()
        }
        Message::PortTaken { port } => format!("port {port} is in use; trying the next one"),
        Message::NoBrowser { program } => format!("cannot start {program}: open the address yourself"),

        Message::NoHtml { path } => format!("{} is no HTML page, so there is nothing to check", path.display()),
        Message::EvidenceWritten { folder, pages } => {
            format!("{} judged: the report is in {}", count(*pages, "page"), folder.display())
        }
        Message::Asking { addresses, hosts } => {
            let (addresses, hosts) = (plural(*addresses, "address", "addresses"), count(*hosts, "host"));
            format!("asking for {addresses} on {hosts}, one request a second for each host")
        }
        Message::PrivateHost { url, host } => format!(
            "not asked: {url} is on this machine or in a private network; to ask all the same: --allow {host}"
        ),
        Message::RefusedByRobots { url } => format!("not asked: the robots.txt of the host forbids {url}"),
        Message::ForgottenAnswers { file } => {
            format!("{} cannot be read, so every host is asked again", file.display())
        }
        Message::NoEvidence => "the site has errors, so no report was written".to_owned(),
        Message::CheckedHtml { files, findings, seconds } => {
            format!("{} checked, {}, {seconds:.2} s", count(*files, "file"), count(*findings, "error"))
        }

        Message::Failed { failure: reason } => format!("faktum: {}", failure(reason)),
    }
}

fn count(number: usize, word: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {word}{s}")
}

fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn addresses_of(number: usize) -> String {
    plural(number, "new address", "new addresses")
}

fn counted(found: Found) -> String {
    let warnings = count(found.warnings, "warning");
    match found.errors {
        0 => warnings,
        errors => format!("{}, {warnings}", count(errors, "error")),
    }
}
