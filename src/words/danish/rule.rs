//! The words for what the checks find, in Danish.

use super::changes::{minor_amount, unexplained_change};
use super::field::{url_character, url_with_user};
use super::{a_kind, amount, meaning, noun};
use crate::diagnostic::{Claimant, Code, HeldBackForm, IconMistake, Remedy, RuleProblem};
use crate::model::conventions::DANISH;
use crate::model::date::{days_in_month, month_name};
use crate::model::link::LINK_SCHEMES;
use crate::model::link::LinkError;
use crate::model::{Day, Id, Kind, Money};
use crate::words::{Words, plain_spaces, redirect_field, waivable_checks};

#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn words(problem: &RuleProblem) -> Words {
    match problem {
        RuleProblem::SheetWithoutAlt => Words::new("billedet har hverken `alt` eller `decorative: true`")
            .help("beskriv i `alt`, hvad billedet viser, for dem, der ikke kan se det"),
        RuleProblem::PictureWithoutAlt => {
            Words::new("billedet har ingen beskrivelse til dem, der ikke kan se det")
                .help("skriv i de kantede parenteser, hvad det viser")
        }
        RuleProblem::UnusableIcon(mistake) => unusable_icon(mistake),
        RuleProblem::PictureWithoutCredit => {
            Words::new("der står ikke, hvem der har lavet billedet").help(PICTURE_WITH_SHEET)
        }
        RuleProblem::RelativePicture => {
            Words::new("billedets adresse virker kun på nogle sider")
                .help(PICTURE_WITH_SHEET)
        }
        RuleProblem::ExternalPicture => Words::new("billedet ligger på et andet websted").help(PICTURE_WITH_SHEET),
        RuleProblem::RawHtml => Words::new("der må ikke være HTML i en tekst")
            .help("skriv det som Markdown, eller indsæt et faktaark med `![](kind:id)`")
            .help("skal læserne se et `<`, så skriv `\\<`"),
        RuleProblem::EmptyLinkText => {
            Words::new("linket har ingen tekst").help("skriv i de kantede parenteser, hvor det fører hen")
        }
        RuleProblem::LinkWithoutAddress => {
            Words::new("linket har ingen adresse").help("skriv adressen i de runde parenteser")
        }
        RuleProblem::IncompleteAddress { .. } => Words::new("begyndelsen af adressen mangler"),
        RuleProblem::RelativeLink { .. } => {
            Words::new("linket virker kun på nogle sider")
                .help("link til selve siden, `[tekst](page:ID)`, eller begynd adressen med `/`, som i /om/")
        }
        RuleProblem::InvalidAddress { mistake: LinkError::User, .. } => url_with_user(),
        RuleProblem::InvalidAddress { mistake: LinkError::Character(c), .. } => url_character(*c),
        RuleProblem::OwnAddress { written, is_local: true, .. } => {
            Words::new(format!("`{written}` fører til din egen maskine, som læserne ikke kan nå")).help("skriv den fra webstedets rod, eller i et felt med webstedets egen adresse")
        }
        RuleProblem::OwnAddress { written, .. } => {
            Words::new(format!("`{written}` er en adresse på dette websted, skrevet på en anden måde")).help("skriv den fra webstedets rod, eller i et felt præcis som i base_url")
        }
        RuleProblem::InvalidAddress { .. } => Words::new("dette er ikke en gyldig adresse").help(
            "skriv hele adressen, som i https://example.dk/side, eller en adresse på webstedet, som i /om/",
        ),
        RuleProblem::LinkScheme { scheme, meant } => {
            let kinds = Kind::ALL.map(Kind::as_str).join(", ");
            meaning(Words::new(format!("et link kan ikke begynde med `{scheme}:`")), *meant)
                .help(format!("links til noget på webstedet begynder med et af disse ord: {kinds}"))
                .help(format!("andre links begynder med et af disse: {}", LINK_SCHEMES.join(", ")))
        }
        RuleProblem::InvalidId { id, meant } => {
            let words = Words::new(format!("`{id}` er ikke et gyldigt id"));
            meaning(words, meant.as_ref().map(Id::as_str))
                .help("et id er filens navn uden endelse: a-z, 0-9 og enkelte bindestreger")
        }
        RuleProblem::InvalidPart { part, meant } => {
            let meant = meant.as_ref().map(|meant| format!("#{meant}"));
            meaning(Words::new(format!("`#{part}` er ikke et gyldigt link til en overskrift")), meant.as_deref())
                .help("skriv overskriftens ord med a-z og 0-9 og bindestreger imellem")
        }
        RuleProblem::EmbedNotAlone => Words::new("der er anden tekst i samme afsnit")
            .help("sæt den på sin egen linje med en tom linje før og efter"),
        RuleProblem::NotEmbeddable(of) => {
            Words::new(format!("{} kan ikke indsættes i en tekst", a_kind(*of)))
                .help("fjern `!` for at linke til den i stedet")
        }
        RuleProblem::PartNotEmbeddable => Words::new("en del af noget kan ikke indsættes alene").help(
            "fjern `#` og det, der følger efter, for at indsætte det hele, eller fjern `!` for at linke til delen",
        ),
        RuleProblem::FirstLevelHeading => {
            Words::new("kun titlen er en overskrift på niveau 1").help("skriv overskriften med `##`")
        }
        RuleProblem::SkippedLevel { level, above } => {
            let above_it = if *above == 1 { "titlen over den" } else { "overskriften før den" };
            let signs = "#".repeat(usize::from(*above) + 1);
            Words::new(format!("overskriften er på niveau {level}, men {above_it} er på niveau {above}"))
                .help(format!("skriv overskriften med `{signs}`"))
        }
        RuleProblem::BrokenLink { address, meant } => {
            let words = Words::new(format!("intet på webstedet har adressen {address}"));
            meaning(words, meant.as_deref()).help(if address.as_str().ends_with('/') {
                "link til selve siden, `[tekst](kind:id)`, så er adressen altid rigtig"
            } else {
                "filen content/files/NAVN har adressen /NAVN"
            })
        }
        RuleProblem::BrokenAnchor { anchor, meant, known } => {
            let words =
                meaning(Words::new(format!("siden har ingen del `#{anchor}`")), meant.as_deref());
            if known.is_empty() {
                words.help("den har ingen overskrifter: link til selve siden")
            } else {
                words.help(format!("dens dele er: {}", known.join(", ")))
            }
        }
        RuleProblem::Untranslated { id, language } => {
            Words::new(format!("der er ingen udgave på sproget `{}`", language.tag()))
                .help(format!("`faktum new translation {id}` begynder en"))
        }
        RuleProblem::AmountDiffers { amount: in_sheet, printed, lacks_currency, .. } => {
            let message = if *lacks_currency {
                format!("beløbet har ingen valuta; i aftalen er det {}", amount(*in_sheet))
            } else {
                format!("aftalen har et andet beløb: {}", amount(*in_sheet))
            };
            Words::new(message)
                .help(format!("skriv `{printed}`, eller lad teksten være tom, så aftalens beløb vises"))
        }
        RuleProblem::NothingToRound => {
            Words::new("bevillingerne giver præcis det samlede beløb, så der er ingen afrunding at forklare")
                .help("fjern `rounding_note`")
        }
        RuleProblem::SplitRounding { sum, total } => Words::new(format!(
            "bevillingerne giver tilsammen {}, ikke {}; afrunding kan være forklaringen",
            amount(*sum),
            amount(*total)
        ))
        .label(apart(*sum, *total))
        .help("er det afrunding, så skriv det i `rounding_note`, som vises på siden"),
        RuleProblem::SplitMismatch { sum, total } => {
            Words::new(format!("bevillingerne giver tilsammen {}, ikke {}", amount(*sum), amount(*total)))
                .label(apart(*sum, *total))
                .help("afrunding er ikke forklaringen: ret et af beløbene, eller tilføj det, der mangler")
        }
        RuleProblem::SplitTooLarge => Words::new("bevillingerne er for store til at blive lagt sammen")
            .help("led efter en forkert enhed, for eksempel `billion` i stedet for `million`"),
        RuleProblem::OtherCurrency { currency, total } => {
            let (currency, total) = (currency.code(), total.code());
            Words::new(format!("bevillingen er i {currency}, men det samlede beløb er i {total}"))
                .help("omregn beløbet, eller lav to aftaler")
        }
        RuleProblem::EndsBeforeItBegins { from, to } => {
            let (from, to) = (from.print(&DANISH), to.print(&DANISH));
            Words::new(format!("slutningen, {to}, er før begyndelsen, {from}")).help(CORRECT_A_DATE)
        }
        RuleProblem::WithdrawnBeforePublished { on, published } => {
            let (on, published) = (on.print(&DANISH), published.print(&DANISH));
            Words::new(format!("trukket tilbage den {on}, før offentliggørelsen den {published}"))
                .help(CORRECT_A_DATE)
        }
        RuleProblem::ChangedBeforePublished { on, published } => {
            let (on, published) = (on.print(&DANISH), published.print(&DANISH));
            Words::new(format!("ændret den {on}, før offentliggørelsen den {published}")).help(CORRECT_A_DATE)
        }
        RuleProblem::ExpiresBeforePublic => Words::new("pressemeddelelsen udløber, før den er offentlig")
            .help("ingen ville få den at se: ret `expires`, `published` eller `embargo_until`"),
        RuleProblem::PartOfItself(way) => {
            Words::new("organisationen er en del af sig selv").help(circle("parent", way))
        }
        RuleProblem::SucceedsItself(way) => {
            Words::new("organisationen afløser sig selv").help(circle("superseded_by", way))
        }
        RuleProblem::PathCollision { path, other } => {
            Words::new(format!("dette har samme sti som {}: {path}", claimant(other)))
                .help("giv en af dem et andet navn, et andet `slug` eller en anden adresse")
        }
        RuleProblem::TopicsMerged { written, other, address } => {
            Words::new(format!("emnerne `{written}` og `{other}` ville få samme adresse: {address}"))
                .help("er det ét emne, så skriv det ens begge steder; ellers lad dem være forskellige i et bogstav eller ciffer")
        }
        RuleProblem::QueryRedirect { address, path } => {
            Words::new(format!("ikke alle værter kan føre {address} videre hertil"))
                .help(format!("Apache, nginx og Netlify kan. GitHub Pages, GitLab Pages, Cloudflare Pages og værter uden opsætning kan ikke: dér får læserne det, der er på {path}"))
                .help("kan jeres vært, så skriv i content/site.yaml: checks: { query-redirect: off }")
        }
        RuleProblem::AddressVanished { address, owner, since, remedy: to_do } => {
            let since = since.print(&DANISH);
            let words =
                Words::new(format!("{address} fører ingen steder hen længere; den {since} førte den til `{owner}`"));
            remedy(words, to_do, owner)
                .help(format!("hvis ingen har brug for adressen længere: `faktum permalinks forget {address}`"))
        }
        RuleProblem::AddressChangedOwner { address, owner, since, new } => {
            let new = match new {
                Some(new) => format!("`{new}`"),
                None => "noget, som faktum laver".to_owned(),
            };
            let since = since.print(&DANISH);
            Words::new(format!("{address} fører til {new} nu; den {since} førte den til `{owner}`"))
                .help("læsere med det gamle link ville se noget andet: giv en af de to et andet `slug` eller navn")
                .help(format!("hvis det er meningen: `faktum permalinks forget {address}`"))
        }
        RuleProblem::HeldBackWords { words, of, form, can_be_waived } => {
            let form = match form {
                HeldBackForm::Address => "adressen på",
                HeldBackForm::Title => "titlen på",
                HeldBackForm::Slug => "navnet i adressen på",
            };
            let said = Words::new(format!("`{words}` er {form} {of}, som ikke er offentlig"))
                .help("skriv det på en anden måde, eller hold også denne tekst tilbage");
            if !can_be_waived {
                return said;
            }
            said.help(
                "må det gerne ses allerede, så skriv hvorfor: `waivers: [{check: held-back-words, reason: …}]`",
            )
        }
        RuleProblem::ImpossibleYear { year } => Words::new(format!("en pressemeddelelse fra året {year}"))
            .label("nok en tastefejl")
            .help("ret årstallet"),
        RuleProblem::OldAndNew { published } => Words::new(format!(
            "en ny pressemeddelelse fra {}, for mere end et år siden",
            plain_spaces(&published.print(&DANISH))
        ))
        .label("er årstallet rigtigt?")
        .help("er det, så noter webstedets adresser: `faktum build --record`"),
        RuleProblem::WrongWeekday { named, day, nearest, has_year, .. } => {
            let print = |day: &Day| plain_spaces(&day.print(&DANISH));
            let (right, wrong) = (day.weekday().name(&DANISH), named.name(&DANISH));
            let words = Words::new(format!("den {} er en {right}, ikke en {wrong}", print(day)))
                .help(format!("den nærmeste {wrong} er den {}: ret ugedagen eller datoen", print(nearest)));
            let words = if *has_year { words } else { words.help(YEAR_LEFT_OUT) };
            words.help(WAIVE_WEEKDAY)
        }
        RuleProblem::NoSuchDay { day, month, year } => {
            let name = month_name(*month, &DANISH);
            let most = days_in_month(year.unwrap_or(LEAP_YEAR), *month);
            let year = year.map_or(String::new(), |year| format!(" {year}"));
            Words::new(format!("der er ingen {day}. {name}{year}: {name}{year} har {most} dage"))
                .help("ret datoen")
                .help(WAIVE_WEEKDAY)
        }
        RuleProblem::UnexplainedChange { parts, since } => unexplained_change(parts, *since),
        RuleProblem::MinorAmount { since } => minor_amount(*since),
        RuleProblem::UnknownCheck { check, meant } => {
            let title = match Code::from_name(check) {
                Some(_) => format!("`{check}` er altid en fejl, som ikke kan undtages"),
                None => format!("der er intet tjek `{check}`"),
            };
            meaning(Words::new(title), *meant)
                .help(format!("disse tjek kan undtages: {}", waivable_checks().join(", ")))
        }
        RuleProblem::UnusedWaiver => Words::new("undtagelsen passer ikke på noget i teksten")
            .help("fjern den, så den ikke skjuler en senere fejl"),
    }
}

const PICTURE_WITH_SHEET: &str =
    "læg filen i content/media/ med et faktaark ved siden af, og skriv `![billedtekst](media:ID)`";

const YEAR_LEFT_OUT: &str =
    "der er ikke noget årstal, så datoen regnes for at ligge inden for et halvt år fra udgivelsesdagen";

const WAIVE_WEEKDAY: &str = "skal det være sådan, for eksempel i et citat, så skriv hvorfor: `waivers: [{check: weekday, reason: …}]`";

/// The year for the length of a month without one: February has 29 days in some.
const LEAP_YEAR: i16 = 2000;

const CORRECT_A_DATE: &str = "ret en af datoerne";

fn apart(sum: Money, total: Money) -> String {
    format!("forskellen er {}", amount(total.unhedged().difference(sum)))
}

fn circle(field: &str, way: &[Id]) -> String {
    let way: Vec<String> = way.iter().map(|id| format!("`{id}`")).collect();
    format!("`{field}` fører fra {}: en af dem er forkert", way.join(" til "))
}

fn claimant(claimant: &Claimant) -> String {
    match claimant {
        Claimant::HomePage => "forsiden".to_owned(),
        Claimant::List => "en liste på webstedet".to_owned(),
        Claimant::Search => "søgesiden (`search: false` i site.yaml slår den fra)".to_owned(),
        Claimant::NotFoundPage => "siden for adresser, der ikke findes".to_owned(),
        Claimant::Feed => "et nyhedsfeed".to_owned(),
        Claimant::Sitemap => "webstedets sitemap".to_owned(),
        Claimant::OpenData => "de data, webstedet udgiver".to_owned(),
        Claimant::Icon => "et ikon, som faktum laver".to_owned(),
        Claimant::SocialPicture => "et billede til delte links, som faktum laver".to_owned(),
        Claimant::Robots => "den robots.txt, som faktum skriver".to_owned(),
        Claimant::HostFile => "en fil, som faktum skriver til webhoteller".to_owned(),
        Claimant::Redirect => "en viderestilling fra en gammel adresse".to_owned(),
        Claimant::Owner(owner) => format!("`{owner}`"),
        Claimant::File(path) => path.clone(),
    }
}

fn remedy(words: Words, remedy: &Remedy, owner: &str) -> Words {
    match remedy {
        Remedy::Moved { to, redirect } => {
            let words = words.label(format!("adressen er {to} nu"));
            match redirect {
                Some(redirect) => words.help(format!("skriv i {}", redirect_field(redirect))),
                None => words
                    .help("giv den sit gamle navn igen, eller tilføj adressen under `redirect_from` på en side"),
            }
        }
        Remedy::Renamed { to, redirect } => {
            words.help(format!("omdøbt til `{to}`? skriv i {}", redirect_field(redirect)))
        }
        Remedy::Restore if owner.starts_with("release:") => words.help(
            "hent pressemeddelelsen tilbage; gælder den ikke længere, så tilføj `withdrawn`: siden bliver stående og fortæller det",
        ),
        Remedy::Restore => {
            let what = match owner.split_once(':').map(|(word, _)| Kind::from_name(word)) {
                Some(Some(of)) => noun(of).2,
                _ => "filen",
            };
            words.help(format!("hent {what} tilbage, eller tilføj adressen under `redirect_from` på en anden side"))
        }
    }
}

fn unusable_icon(mistake: &IconMistake) -> Words {
    let smaller = "gør det mindre: et kvadrat på 512 × 512 pixels er nok";
    match mistake {
        IconMistake::Format(format) => {
            Words::new(format!("der kan ikke laves ikoner af et billede i {format}"))
                .help("gem det som SVG, PNG, JPEG eller WebP")
        }
        IconMistake::TooSmall { width, height } => {
            Words::new(format!("billedet er for lille til ikoner: det har {width} × {height} pixels"))
                .help("brug en SVG eller et billede på 512 × 512 pixels; det skal have mindst 192 × 192")
        }
        IconMistake::TooLarge => {
            Words::new("billedet er for stort til ikoner: dets fil fylder over 8 MiB").help(smaller)
        }
        IconMistake::Damaged => Words::new("der kan ikke laves ikoner af billedet: det er beskadiget")
            .help("åbn det i et billedprogram, og gem det igen"),
        IconMistake::NotDrawn { element } => {
            Words::new(format!("der kan ikke laves ikoner af billedet: det har `<{element}>` i sig"))
                .help("brug kun streger og flader; et tegneprogram kan gøre bogstaver til kurver")
        }
        IconMistake::ManyElements => {
            Words::new("der kan ikke laves ikoner af billedet: det har for mange elementer")
                .help("et ikon behøver højst 10.000 elementer, som ikke er mere end 50 inden i hinanden")
        }
    }
}
