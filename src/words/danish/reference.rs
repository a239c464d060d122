//! The words for problems with references between files, in Danish.

use super::{meaning, moment, no_kind, noun};
use crate::diagnostic::{NoPicture, ReferenceProblem, SvgMistake};
use crate::model::date::Zone;
use crate::model::release::NotPublic;
use crate::model::{Id, Kind};
use crate::words::Words;

pub(super) fn words(problem: &ReferenceProblem) -> Words {
    match problem {
        ReferenceProblem::Unknown { kind, id, meant } => {
            let words = Words::new(format!("der er {} `{id}`", no_kind(*kind)));
            meaning(words, meant.as_ref().map(Id::as_str)).help(how_to_add(*kind, id))
        }
        ReferenceProblem::NotPublic { kind, id, reason, zone } => {
            let reason_in_words = not_public(*reason, zone);
            let words = Words::new(format!("{}: {reason_in_words}", is_not_public(*kind, id)));
            match reason {
                NotPublic::Expired(_) => words.help("fjern henvisningen"),
                _ => words.help("fjern henvisningen, eller offentliggør begge på samme tid"),
            }
        }
        ReferenceProblem::HasNoParts(reference) => Words::new(format!("`{reference}` findes ikke"))
            .help("kun aftaler, pressemeddelelser og sider har dele: fjern `#` og det, der følger efter"),
        ReferenceProblem::UnknownPart { agreement, part, meant, parts } => {
            let words = Words::new(format!("aftalen `{agreement}` har ingen del `{part}`"));
            let parts: Vec<&str> = parts.iter().map(Id::as_str).collect();
            meaning(words, meant.as_ref().map(Id::as_str)).help(format!("dens dele er: {}", parts.join(", ")))
        }
        ReferenceProblem::RepeatedPart(id) => {
            Words::new(format!("en anden del af aftalen har også id’et `{id}`"))
                .help("giv hver bevilling og opgave sit eget id")
        }
        ReferenceProblem::PartNamedTotal => {
            Words::new("`total` betyder allerede aftalens samlede beløb").help("vælg et andet id")
        }
        ReferenceProblem::DuplicateId(kind, id) => {
            Words::new(format!("der er to filer til `{}:{id}`", kind.as_str()))
                .label("den anden fil")
                .help("omdøb den ene; det er ikke nok, at de ligger i hver sin mappe")
        }
        ReferenceProblem::MissingPicture { path, meant } => {
            meaning(Words::new(format!("der er ingen fil content/media/{path}")), meant.as_deref())
                .help("læg billedet i content/media/ ved siden af sit faktaark")
        }
        ReferenceProblem::MissingAttachment { path, meant } => {
            meaning(Words::new(format!("der er ingen fil content/files/{path}")), meant.as_deref())
                .help("læg vedhæftede filer i content/files/")
        }
        ReferenceProblem::NotAPicture { path, found } => not_a_picture(path, *found),
        ReferenceProblem::WrongEnding { format, ending, renamed } => {
            Words::new(format!("billedets format er {format}, men filen ender ikke på .{ending}"))
                .help(format!("omdøb filen til content/media/{renamed}, og skriv det nye navn her"))
        }
        ReferenceProblem::UnnamedPicture => Words::new("intet faktaark nævner dette billede")
            .help("skriv et med `faktum new media TITEL`, eller fjern billedet"),
        ReferenceProblem::LanguageNotInSite(language) => {
            Words::new(format!("webstedet har ikke sproget `{}`", language.tag()))
                .help("tilføj det under `languages` i content/site.yaml, eller omdøb filen")
        }
        ReferenceProblem::MissingOriginal(id) => {
            Words::new("dette er en oversættelse, men originalen mangler")
                .help(format!("skriv originalen i {id}.md, eller tilføj `publisher` og `published` her"))
        }
        ReferenceProblem::TopicWithoutRelease { written, meant } => {
            meaning(Words::new(format!("ingen pressemeddelelse har emnet `{written}`")), meant.as_deref())
                .help(
                    "skriv det, som pressemeddelelserne på samme sprog gør under `topics`, eller fjern siden",
                )
        }
        ReferenceProblem::TopicTextTwice(topic) => {
            Words::new(format!("en anden side er allerede teksten til emnet `{topic}`"))
                .help("saml begge tekster i én fil, eller ret emnet")
        }
        ReferenceProblem::RepeatedFacts(fields) => Words::new("en oversættelse får dette fra originalen")
            .help(format!("fjern fra oversættelsen: {}", fields.join(", "))),
    }
}

fn not_a_picture(path: &str, found: NoPicture) -> Words {
    let file = format!("content/media/{path}");
    match found {
        NoPicture::Empty => Words::new(format!("{file} er tom")).help("kopiér billedet hertil igen"),
        NoPicture::WebPage => Words::new(format!("{file} er en webside, ikke et billede"))
            .help("åbn siden i en browser, gem selve billedet, og læg det her"),
        NoPicture::Pdf => Words::new(format!("{file} er en PDF, ikke et billede")).help(
            "gem siden som PNG eller JPEG, eller læg filen i content/files/, så læserne kan hente den, og fjern dette faktaark",
        ),
        NoPicture::OtherFormat(format) => {
            Words::new(format!("{file} er et {format}-billede, som mange browsere ikke kan vise"))
                .help("åbn det i et billedprogram, og gem det som JPEG eller PNG")
        }
        NoPicture::NotDecoded(format) => Words::new(format!(
            "{file} er et {format}-billede, som ikke kan gøres mindre her, så alle læsere ville hente det hele"
        ))
        .help("åbn det i et billedprogram, og gem det som JPEG eller PNG"),
        NoPicture::GitLfs => Words::new(format!("{file} siger kun, hvor Git LFS har billedet"))
            .help("hent selve billedet: `git lfs pull`"),
        NoPicture::Damaged => Words::new(format!("{file} er beskadiget: det er ikke et helt billede"))
            .help("kopiér billedet hertil igen, eller gem det på ny fra et billedprogram"),
        NoPicture::TooManyPixels { width, height } => {
            Words::new(format!("{file} er for stort: {width} × {height} pixel; et billede kan have 40 millioner"))
                .help("gør det mindre i et billedprogram: 6000 pixel på den længste led er nok til tryk")
        }
        NoPicture::Animated(format) => {
            Words::new(format!("{file} er et {format}-billede, der bevæger sig; det kan ikke standses af læserne"))
                .help("gem ét af dets billeder som JPEG eller PNG, og link til en video med undertekster")
        }
        NoPicture::UnsafeSvg(mistake) => unsafe_svg(&file, mistake),
        NoPicture::Unknown => Words::new(format!("{file} er ikke et billede, som browsere kan vise"))
            .help("brug JPEG, PNG, GIF, WebP eller SVG"),
    }
}

fn unsafe_svg(file: &str, mistake: SvgMistake) -> Words {
    match mistake {
        SvgMistake::Damaged => Words::new(format!("{file} er beskadiget: det er ikke en hel SVG"))
            .help("gem det på ny fra tegneprogrammet"),
        SvgMistake::TooLarge => Words::new(format!("{file} er for stor til en SVG"))
            .help("gem det som PNG, eller gør tegningen enklere"),
        SvgMistake::Entities => {
            Words::new(format!("{file} har forkortelser, som en SVG på nettet ikke må have"))
                .help("gem det som “almindelig SVG” uden tegneprogrammets egne oplysninger")
        }
        SvgMistake::ForeignObject => {
            Words::new(format!("{file} indeholder et stykke webside, som ikke kan vises sikkert"))
                .help("lav teksten om til kurver eller SVG-tekst i tegneprogrammet, eller gem det som PNG")
        }
        SvgMistake::OutsideReference => Words::new(format!("{file} henter noget uden for sin egen fil"))
            .help("indlejr billeder og skrifter i filen, eller gem det som PNG"),
    }
}

fn how_to_add(of: Kind, id: &Id) -> String {
    match (of.folder(), of) {
        (Some(folder), Kind::Release | Kind::Page) => format!("ret id’et, eller opret {folder}{id}.md"),
        (Some(folder), _) => format!("ret id’et, eller opret {folder}{id}.yaml"),
        (None, _) => "brug et emne, som en offentlig pressemeddelelse har under `topics`".to_owned(),
    }
}

/// The reason in words that follow “er ikke offentlig:”.
fn not_public(reason: NotPublic, zone: &Zone) -> String {
    match reason {
        NotPublic::Draft => "det er en kladde".to_owned(),
        NotPublic::Planned(from) => format!("den udkommer den {}", moment(from, zone)),
        NotPublic::Embargo(until) => format!("den er under embargo til den {}", moment(until, zone)),
        NotPublic::Expired(at) => format!("den udløb den {}", moment(at.moment(zone), zone)),
    }
}

fn is_not_public(kind: Kind, id: &Id) -> String {
    let (article, _, thing) = noun(kind);
    let public = if article == "et" { "offentligt" } else { "offentlig" };
    format!("{thing} `{id}` er ikke {public}")
}
