//! The words for runs that end without a result, in Danish.

use crate::failure::{DomainPlace, Failure, Operation, OutputRefusal, RenderLimit};
use crate::model::date::ClockChange;
use crate::words::{if_any, listed};

#[expect(clippy::too_many_lines, reason = "a table")]
pub(in crate::words) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Io { operation, path, error } => {
            format!("kan ikke {} {}: {error}", verb(*operation), path.display())
        }
        Failure::InvalidFileName { path } => format!(
            "navnet på {} er ikke UTF-8 eller indeholder et linjeskift; omdøb filen, eller flyt den væk",
            path.display()
        ),
        Failure::Server { error } => format!("forhåndsvisningen kan ikke køre: {error}"),
        Failure::TooComplexHtml { path } => {
            format!("{} er for stor eller for indviklet til at blive undersøgt", path.display())
        }
        Failure::Bug(what) => format!("det her er en fejl i faktum: {what}"),

        Failure::NoSite { folder } => format!(
            "der er ikke noget websted i {}: mappen content/ mangler. Angiv webstedets mappe med --site, eller opret et websted med `faktum init`",
            folder.display()
        ),
        Failure::SiteExists { folder } => {
            format!("der er allerede et websted i {}: vælg en mappe uden content/", folder.display())
        }
        Failure::FileExists { path } => {
            format!("{} findes allerede og er ikke ændret; vælg en anden titel", path.display())
        }
        Failure::NoOriginal { id } => {
            format!("der er ingen pressemeddelelse og ingen side `{id}`: skriv navnet på den fil, der skal oversættes, uden .md")
        }
        Failure::OneLanguage { languages } => {
            format!("webstedet har kun ét sprog: skriv først `languages: {languages}` i content/site.yaml")
        }
        Failure::NoName { title, letters } if letters.is_empty() => {
            format!("`{title}` har ingen bogstaver eller tal, der kan bruges i et filnavn")
        }
        Failure::NoName { title, letters } => format!(
            "`{title}` har bogstaver, som et filnavn ikke kan have her: {}; brug a-z, tal og latinske bogstaver som æ, ø, å, é, ü, ł og ž, og ret titlen i filen bagefter",
            listed(letters)
        ),
        Failure::ReservedName { name } => {
            format!("Windows kan ikke have en fil, der hedder {name}; tilføj et ord til titlen, og ret den i filen bagefter")
        }
        Failure::UnknownCode { name } => {
            format!("der er intet problem, der hedder `{name}`; `faktum explain` viser dem alle")
        }
        Failure::UnknownThemeFile { name, meant } => {
            let meant = if_any("; mente du `", meant.as_deref(), "`?");
            format!("det indbyggede tema har ingen fil, der hedder `{name}`{meant} (`faktum theme list` viser dem alle)")
        }
        Failure::ThemeFileExists { path } => format!(
            "{} findes allerede og blev ikke ændret; `faktum theme diff` sammenligner den med den indbyggede fil",
            path.display()
        ),
        Failure::InvalidThemeFile { name } => {
            format!("`{name}` kan ikke være en fil i et tema: skriv en sti i `templates/`, `strings/` eller `assets/`")
        }
        Failure::OneNameForSeveral => "`--as` er navnet på én kopi: kopiér én fil ad gangen med den".to_owned(),
        Failure::InvalidThemeName { name } => {
            format!("temaet i content/site.yaml er `{name}`, som ikke kan være navnet på en mappe i themes/")
        }
        Failure::UnknownRelease { name, meant } => {
            let meant = if_any("; mente du ", meant.as_deref(), "?");
            format!("der er ingen pressemeddelelse, der hedder `{name}`{meant}")
        }
        Failure::NotUtf8 { line } => format!("linje {line} fra standard input er ikke UTF-8: gem teksten som UTF-8"),
        Failure::UnknownAddress { address, meant } => {
            let meant = if_any("; mente du ", meant.as_deref(), "?");
            format!("{address} står ikke i content/permalinks.lock{meant}")
        }
        Failure::ClockChange { change: ClockChange::Skipped { instead } } => {
            format!("tidspunktet i --now findes ikke: den nat stilles uret frem forbi det; skriv {instead}")
        }
        Failure::ClockChange { change: ClockChange::Repeated { first, second } } => {
            format!("tidspunktet i --now kommer to gange: den nat stilles uret tilbage; skriv {first} eller {second}")
        }
        Failure::InvalidEpoch { text } => {
            format!("SOURCE_DATE_EPOCH er `{text}`, og det er ikke et antal sekunder")
        }
        Failure::FutureEpoch => {
            "SOURCE_DATE_EPOCH ligger i fremtiden: så ville det, der ikke er offentligt endnu, blive offentliggjort".to_owned()
        }
        Failure::TooMuchHeldBack => {
            "der er for mange upublicerede navne til, at faktum kan kontrollere, om de står på webstedet".to_owned()
        }
        Failure::EndlessTemplate { page, template, passed } => {
            let look = match passed {
                RenderLimit::PageTime { .. } | RenderLimit::TotalTime { .. } => "en løkke i en løkke eller en løkke over en for lang liste",
                RenderLimit::Memory { .. } => "en tekst eller liste, der fordobles, hver gang en løkke gentages",
            };
            let passed = match passed {
                RenderLimit::PageTime { seconds } => format!("siden {page} tog mere end {seconds} sekunder at lave"),
                RenderLimit::TotalTime { pages, seconds } => {
                    format!("{pages} sider tog mere end {seconds} sekunder at lave, den sidste af dem {page}")
                }
                RenderLimit::Memory { mebibytes } => format!("siden {page} krævede mere end {mebibytes} MiB hukommelse at lave"),
            };
            format!("{passed}, så faktum stoppede, og intet blev udgivet. Se i temaets skabelon {template}, og i det, den bruger, efter {look}")
        }

        Failure::OutputFolder { folder, why } => {
            format!("kan ikke skrive til {}: {}", folder.display(), refusal(*why))
        }
        Failure::ForeignFiles { folder, paths, more } => {
            let more = if *more > 0 { format!(" og {more} til") } else { String::new() };
            format!(
                "{} indeholder filer, som faktum ikke har skrevet, og som webstedet ville overskrive: {}{more}. \
                 Flyt dem væk, eller vælg en anden mappe",
                folder.display(),
                paths.join(", ")
            )
        }
        Failure::Busy { folder, process } => {
            let process = if_any(" (proces ", *process, ")");
            format!("en anden faktum{process} skriver til {}; vent, til den er færdig", folder.display())
        }
        Failure::HiddenLink { path } => format!(
            "{} er et symbolsk link, så det, der skrives der, ville havne et andet sted; fjern det",
            path.display()
        ),
        Failure::InBothFolders { new, old } => format!(
            "{} findes allerede, og {} er den fra før; flyt en af dem væk",
            new.display(),
            old.display()
        ),
        Failure::ManifestNotFile { file } => format!("{} er ikke en fil; fjern den", file.display()),
        Failure::InvalidManifest { file, folder } => format!(
            "{} er beskadiget, så faktum ved ikke, hvilke filer det må fjerne; tøm selv {}, og byg igen",
            file.display(),
            folder.display()
        ),

        Failure::NoPublishedSite { folder } => format!(
            "der er ikke udgivet noget websted i {}: angiv en mappe, som `faktum build` eller `faktum deploy folder` har skrevet, og som har .faktum/manifest i sig",
            folder.display()
        ),
        Failure::InvalidRevision { revision } => format!(
            "der er ingen revision `{revision}` i repositoriet: angiv en gren, en version eller et commit, og hent det først (`git fetch`)"
        ),

        Failure::NoRandomBytes { error } => {
            format!("styresystemet giver ingen tilfældige bytes, så mappen ville ikke få et hemmeligt navn: {error}")
        }
        Failure::UnmarkablePage { path } => format!(
            "{path} har ingen <head> eller ingen <body>, eller er ikke UTF-8, så siden kan ikke vise, at den er en kopi; der blev intet skrevet. Tilføj dem i skabelonen eller filen"
        ),
        Failure::PastExpiry { day, today } => {
            format!("--expires {day} er overskredet: i dag er det {today}; skriv en senere dag")
        }

        Failure::ManyRemovals { removed, before } => format!(
            "det ville fjerne {removed} af {before} filer; se dem med --dry-run, og tilføj --yes, hvis det er rigtigt"
        ),
        Failure::Localhost { origin } => format!(
            "kan ikke udgive et websted til {origin}: sæt base_url i content/site.yaml, eller --base-url, til den adresse, læserne bruger"
        ),
        Failure::Placeholder { origin } => format!(
            "kan ikke udgive et websted til {origin}, som kun er et eksempel: sæt base_url i content/site.yaml, eller --base-url, til den adresse, læserne bruger"
        ),
        Failure::ForeignFilesOnBranch { branch, paths, more } => {
            let more = if *more > 0 { format!(" og {more} til") } else { String::new() };
            format!(
                "på grenen {branch} er der filer, som faktum ikke har skrevet, og som webstedet ville overskrive: {}{more}. \
                 Fjern dem fra grenen, eller skriv en anden som `branch` under `deploy` i content/site.yaml",
                paths.join(", ")
            )
        }
        Failure::InvalidBranchManifest { branch } => format!(
            "filen .faktum/manifest på grenen {branch} er beskadiget, så faktum ved ikke, hvilke filer det må fjerne; \
             hent den fra en tidligere commit på grenen"
        ),
        Failure::OtherPagesAddress { repository, base_url, right } => format!(
            "GitHub Pages viser {repository} på {right}, men base_url er {base_url}, så siderne ville ikke finde deres typografi (CSS); \
             skriv i content/site.yaml: base_url: {right} (eller sæt jeres eget domæne som `cname` under `deploy`)"
        ),
        Failure::OtherDomain { domain, place, base_url } => {
            let place = match place {
                DomainPlace::Site => "webstedet".to_owned(),
                DomainPlace::Branch(branch) => format!("filen CNAME på grenen {branch}"),
            };
            format!(
                "domænet for {place} er {domain}, men base_url er {base_url}; hvis domænet er rigtigt, \
                 så skriv i content/site.yaml: base_url: https://{domain}/, og ret ellers domænet"
            )
        }
        Failure::NoFolder => {
            "angiv mappen, eller skriv den som `folder` under `deploy` i content/site.yaml".to_owned()
        }
        Failure::NoCommand => {
            "content/site.yaml har ingen kommando til at udgive med; skriv under `deploy`: `command: [rsync, -a, \"{folder}/\", host:www/]`".to_owned()
        }
        Failure::InvalidGitName { name } => {
            format!("`{name}` under `deploy` i content/site.yaml er ikke navnet på en gren eller et fjernlager (remote)")
        }
        Failure::TwoDomains => {
            "domænet står både i content/files/CNAME og som `cname` i content/site.yaml; fjern det ene".to_owned()
        }
        Failure::CannotStart { program, error } => format!("kan ikke starte {program}: {error}"),
        Failure::ProgramFailed { program, code, said } => {
            format!("{program} fejlede{}{}", if_any(" med kode ", *code, ""), if_any(": ", Some(said).filter(|said| !said.is_empty()), ""))
        }

        Failure::CannotWatch { path, error } => {
            format!("kan ikke følge ændringer i {}: {error}", path.display())
        }
        Failure::NoPort { port, error, free } => {
            let free = if_any("; --port ", *free, " er ledig");
            format!("kan ikke bruge port {port}: {error}{free}")
        }
        Failure::NoPortFrom { first, last } => {
            format!("ingen port fra {first} til {last} er ledig; vælg en anden med --port")
        }
    }
}

fn verb(operation: Operation) -> &'static str {
    match operation {
        Operation::Compare => "sammenligne",
        Operation::Create => "oprette",
        Operation::Find => "finde",
        Operation::Link => "lave et link til",
        Operation::List => "se, hvad der er i",
        Operation::Move => "flytte",
        Operation::Read => "læse",
        Operation::Remove => "fjerne",
        Operation::Replace => "udskifte",
        Operation::SetPermissions => "ændre rettighederne til",
        Operation::Watch => "følge",
        Operation::Write => "skrive",
    }
}

fn refusal(why: OutputRefusal) -> String {
    match why {
        OutputRefusal::Root => "det er roden af filsystemet".to_owned(),
        OutputRefusal::Home => "det er din hjemmemappe, eller den ligger i den".to_owned(),
        OutputRefusal::Site => "det er webstedets egen mappe, eller den ligger i den".to_owned(),
        OutputRefusal::Source(source) => {
            format!("det er webstedets mappe {source}/, eller den ene ligger i den anden")
        }
        OutputRefusal::Published => "webstedet bliver offentliggjort dér".to_owned(),
        OutputRefusal::Share => {
            "dér ligger en kopi af webstedet til gennemsyn, som viser, hvad der ikke er offentligt endnu; vælg en anden mappe".to_owned()
        }
        OutputRefusal::HoldsShare => {
            "den indeholder en kopi af webstedet til gennemsyn (en mappe med .faktum-share), som viser, hvad der ikke er offentligt endnu; flyt kopien væk".to_owned()
        }
        OutputRefusal::NotEmpty => {
            "den er ikke tom; vælg en ny mappe eller en med en tidligere kopi fra `faktum build --share`".to_owned()
        }
        OutputRefusal::OtherArchive => {
            "der er allerede en fil med det navn, som `faktum build --share` ikke har skrevet; vælg et andet navn".to_owned()
        }
        OutputRefusal::File => "det er en fil".to_owned(),
    }
}
