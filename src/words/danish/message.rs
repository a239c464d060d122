//! What a run says, in Danish.

use super::failure::failure;
use super::theme_files::theme_file;
use super::{moment, short_day, short_moment};
use crate::diagnostic::FactVerdict;
use crate::model::release::NotPublic;
use crate::words::{FactKind, Found, Message, if_any, in_backticks};

pub(in crate::words) fn message(message: &Message<'_>) -> String {
    match message {
        Message::Built { pages, files, folder, written, removed, found, seconds } => format!(
            "{}, {} i {} ({written} skrevet, {removed} fjernet), {}, {}",
            count(*pages, "side", "sider"),
            count(*files, "fil", "filer"),
            folder.display(),
            counted(*found),
            time(*seconds)
        ),
        Message::NotBuilt { found, seconds } => {
            format!("{}, intet skrevet, {}", counted(*found), time(*seconds))
        }
        Message::Checked { pages, found, seconds } => {
            let pages = if_any("", pages.map(|pages| count(pages, "side", "sider")), " kontrolleret, ");
            format!("{pages}{}, {}", counted(*found), time(*seconds))
        }
        Message::Progress { made, total } => format!("{made} af {}", count(*total, "fil", "filer")),
        Message::FactKind { kind } => match kind {
            FactKind::Amount => "beløb",
            FactKind::Date => "dato",
            FactKind::Name => "navn",
            FactKind::Title => "titel",
            FactKind::Participant => "deltager",
            FactKind::Quotation => "citat",
        }
        .to_owned(),
        Message::FactVerdict { verdict } => match verdict {
            FactVerdict::Agrees => "stemmer",
            FactVerdict::Differs => "afviger",
            FactVerdict::Unmatched => "ukendt",
        }
        .to_owned(),
        Message::Figures { matched, differ, unknown } => format!(
            "{matched} af {} stemmer med et faktaark, {differ} afviger, {unknown} er ukendte",
            count(matched + differ + unknown, "beløb", "beløb")
        ),
        Message::Recorded { addresses, releases } => {
            let releases = count(
                *releases,
                "ny eller ændret pressemeddelelse",
                "nye eller ændrede pressemeddelelser",
            );
            format!(
                "{} i content/permalinks.lock, {releases} i content/releases.lock",
                count(*addresses, "ny adresse", "nye adresser")
            )
        }
        Message::Forgotten { address } => {
            format!("Fjernede {address} fra listen over adresser; webstedet kan nu bygges uden den")
        }
        Message::New { addresses } => format!("nyt: {}", count(*addresses, "adresse", "adresser")),
        Message::Unlinked { files } => format!(
            "ingen tekst linker hertil, men alle kan hente: {} i content/files/",
            count(*files, "fil", "filer")
        ),
        Message::Listed { name } => format!("  {name}"),
        Message::HeldBackFile { path, reason, zone } => match reason {
            NotPublic::Draft => format!("  {path}: kladde"),
            NotPublic::Planned(from) => format!("  {path}: udkommer {}", short_moment(*from, zone)),
            NotPublic::Embargo(until) => format!("  {path}: embargo til {}", short_moment(*until, zone)),
            NotPublic::Expired(at) => format!("  {path}: udløb {}", moment(at.moment(zone), zone)),
        },
        Message::More { count } => format!("  og {count} til"),
        Message::HeldBack { drafts, until, expired, zone } => {
            let drafts = (*drafts > 0).then(|| count(*drafts, "kladde", "kladder"));
            let until = until.iter().map(|(at, number)| format!("{number} til {}", short_moment(*at, zone)));
            let expired = (*expired > 0).then(|| count(*expired, "udløbet", "udløbne"));
            let parts: Vec<String> = drafts.into_iter().chain(until).chain(expired).collect();
            format!("holdt tilbage: {}", parts.join(", "))
        }
        Message::MinorChange { path, on } => format!("  {path}: {}", short_day(*on)),
        Message::MinorChanges { count: number } => format!(
            "vises ikke for læserne: {}",
            count(*number, "uvæsentlig ændring", "uvæsentlige ændringer")
        ),
        Message::NotSearched { texts } => format!(
            "bemærk: kunne ikke kontrollere, om disse upublicerede navne står på webstedet: {} (for korte, eller brugt også i offentlige tekster)",
            in_backticks(texts)
        ),

        Message::Shared { pages, place, expires } => format!(
            "{} i {}: en kopi, som ikke er offentlig, og som gælder til og med {expires}.\n\
            Enhver, der har linket, kan åbne kopien og give linket videre. Intet webhotel lukker den den dag: slet selv kopien dér.\n\
            Kopiens adresse, hvis den lægges ved siden af webstedets sider:",
            count(*pages, "side", "sider"),
            place.display()
        ),
        Message::AlreadyPublic { release } => format!("bemærk: release:{release} er allerede offentlig"),
        Message::PagesDiffer { added: 0, changed: 0, removed: 0 } => "Ingen side ændrer sig for læserne.".to_owned(),
        Message::PagesDiffer { added, changed, removed } => format!(
            "{} ville ændre sig for læserne: {added} ny, {changed} ændret, {removed} fjernet.",
            count(added + changed + removed, "side", "sider")
        ),
        Message::NotCompared { revision: None } => {
            "webstedet har fejl, så det blev ikke sammenlignet: ret fejlene ovenfor".to_owned()
        }
        Message::NotCompared { revision: Some(revision) } => {
            format!("webstedet i `{revision}` har fejl, så der er intet at sammenligne med")
        }
        Message::LeadsTo { to } => format!("fører nu til {to}"),
        Message::TitleBecomes { before, after } => {
            format!("titel: {} → {}", before.unwrap_or("–"), after.unwrap_or("–"))
        }
        Message::AmountBecomes { before: Some(before), after: Some(after) } => {
            format!("beløb: {before} → {after}")
        }
        Message::AmountBecomes { before: Some(before), after: None } => format!("beløb væk: {before}"),
        Message::AmountBecomes { before: None, after } => format!("nyt beløb: {}", after.unwrap_or("–")),
        Message::MoreSentences { count: number } => {
            format!("… og {}", count(*number, "sætning mere", "sætninger mere"))
        }
        Message::MorePages { count: number } => {
            format!("… og {}, som ikke vises her", count(*number, "side mere", "sider mere"))
        }
        Message::ListsFollow => "Sider, der viser andre sider i en liste:".to_owned(),
        Message::RedirectsFollow => "Adresser, der fører læserne videre:".to_owned(),

        Message::Deployed { added, changed, removed, recorded } => format!(
            "udgivet: {added} nye, {changed} ændret, {removed} fjernet; {} noteret",
            count(*recorded, "ny adresse", "nye adresser")
        ),
        Message::WouldDeploy { added, changed, removed } => {
            format!("{added} nye, {changed} ændret, {removed} fjernet")
        }
        Message::NotDeployed => "intet blev udgivet".to_owned(),

        Message::ThemeFile { name, own } => {
            let what = theme_file(name);
            match own {
                None => format!("{name:<29} {what}"),
                Some((path, true)) => format!("{name:<29} {what} (sammen med {})", path.display()),
                Some((path, false)) => format!("{name:<29} {what} (erstattet af {})", path.display()),
            }
        }
        Message::SameStrings { path, key, count: 1 } => format!(
            "bemærk: `{key}` i {} er den samme som i det indbyggede tema; uden den får I også senere ændringer af den indbyggede tekst",
            path.display()
        ),
        Message::SameStrings { path, key, count } => format!(
            "bemærk: {count} tekster i {} er de samme som i det indbyggede tema, først `{key}`; uden dem får I også senere ændringer af de indbyggede tekster",
            path.display()
        ),
        Message::BinaryDiffers { own, built_in } => {
            format!("De binære filer {} og {built_in} er forskellige", own.display())
        }

        Message::NewSite { folder } => format!(
            "Derefter: kør `faktum serve --site {} --open`, og ret base_url i content/site.yaml\n\
            Hold mappens repository privat: det kommer til at indeholde pressemeddelelser, før de er offentlige",
            folder.display()
        ),

        Message::NothingChanges => "ingen pressemeddelelse venter på at udkomme eller udløbe".to_owned(),
        Message::Appears { release } => format!("  release:{release} bliver offentlig"),
        Message::Expires { release } => format!("  release:{release} udløber"),

        Message::Watching { site } => {
            format!("følger ændringer i content/ og themes/ i {}; stop med Ctrl-C", site.display())
        }
        Message::SilentFileSystem { name } => format!(
            "bemærk: leder efter ændringer hvert sekund, fordi drevet ({name}) ikke melder dem, som andre computere laver"
        ),
        Message::WatchersUsedUp => {
            "bemærk: leder efter ændringer hvert sekund, fordi systemet ikke følger flere mapper; hæv ellers fs.inotify.max_user_watches og fs.inotify.max_user_instances med sysctl".to_owned()
        }
        Message::Serving { address, site, seconds } => format!(
            "viser {address} efter {}, følger ændringer i content/ og themes/ i {}; stop med Ctrl-C",
            time(*seconds),
            site.display()
        ),
        Message::Reachable { host } => {
            format!("advarsel: andre computere kan nå {host} og se det, der ikke er offentliggjort endnu")
        }
        Message::Shown { edition } => format!("Viser udgave {edition}."),
        Message::ShownInPart => {
            "Opdateret, men nogle sider kunne ikke laves: ret fejlene ovenfor.".to_owned()
        }
        Message::NotShown { is_first: true } => "Der er intet at vise endnu: ret fejlene ovenfor.".to_owned(),
        Message::NotShown { is_first: false } => {
            "Ikke opdateret: ret fejlene ovenfor. Den forrige udgave vises stadig.".to_owned()
        }
        Message::PortTaken { port } => format!("port {port} er optaget; prøver den næste"),
        Message::NoBrowser { program } => format!("kan ikke starte {program}: åbn selv adressen"),

        Message::NoHtml { path } => format!("{} er ikke en HTML-side, så der er intet at undersøge", path.display()),
        Message::EvidenceWritten { folder, pages } => format!(
            "{} bedømt: rapporten er i {}",
            count(*pages, "side", "sider"),
            folder.display()
        ),
        Message::Asking { addresses, hosts } => {
            let (addresses, hosts) = (count(*addresses, "adresse", "adresser"), count(*hosts, "server", "servere"));
            format!("spørger efter {addresses} hos {hosts}, højst én gang i sekundet hos hver")
        }
        Message::PrivateHost { url, host } => format!(
            "ikke spurgt: {url} er på denne maskine eller i et privat netværk; spørg alligevel med --allow {host}"
        ),
        Message::RefusedByRobots { url } => format!("ikke spurgt: serverens robots.txt forbyder {url}"),
        Message::ForgottenAnswers { file } => {
            format!("{} kan ikke læses, så alle servere bliver spurgt igen", file.display())
        }
        Message::NoEvidence => "webstedet har fejl, så der er ikke skrevet nogen rapport".to_owned(),
        Message::CheckedHtml { files, findings, seconds } => format!(
            "{} kontrolleret, {}, {}",
            count(*files, "fil", "filer"),
            count(*findings, "fejl", "fejl"),
            time(*seconds)
        ),

        Message::Failed { failure: reason } => format!("faktum: {}", failure(reason)),
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn counted(found: Found) -> String {
    let warnings = count(found.warnings, "advarsel", "advarsler");
    match found.errors {
        0 => warnings,
        errors => format!("{errors} fejl, {warnings}"),
    }
}

fn time(seconds: f64) -> String {
    format!("{seconds:.2} s").replace('.', ",")
}
