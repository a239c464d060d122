//! The words for problems with files, in Danish.

use crate::diagnostic::{FileProblem, Unreadable, YamlProblem};
use crate::words::Words;

pub(super) fn words(problem: &FileProblem) -> Words {
    match problem {
        FileProblem::MissingSite => Words::new("webstedet har ingen indstillinger")
            .help("opret denne fil med `title`, `base_url`, `language` og `time_zone`"),
        FileProblem::Unreadable(Unreadable::NotAllowed) => {
            Words::new("faktum må ikke læse dette").help("ret rettighederne, eller flyt det et andet sted hen")
        }
        FileProblem::Unreadable(Unreadable::Other(reason)) => {
            Words::new(format!("dette kan ikke læses: {reason}"))
        }
        FileProblem::SymbolicLink => {
            Words::new("symbolske links følges ikke").help("læg selve filen her, eller fjern linket")
        }
        FileProblem::NotAFile => Words::new("dette er ikke en almindelig fil").help("fjern den"),
        FileProblem::NameNotUtf8 => Words::new("filens navn har tegn, der ikke kan læses")
            .help("omdøb filen: bogstaver, cifre, `-`, `_` og `.`"),
        FileProblem::NameNotPublishable => Words::new("en fil med dette navn kan ikke offentliggøres").help(
            "omdøb den: ingen mellemrum, ingen af tegnene \\ % ? # < > \" | * : & ' ` ^ { }, og ikke .git eller .faktum øverst",
        ),
        FileProblem::ReservedName => Words::new("Windows kan ikke have en fil eller mappe med dette navn, uanset endelsen")
            .help("omdøb den, for eksempel med et ord mere: con, prn, aux, nul, com1 til com9 og lpt1 til lpt9 er reserverede"),
        FileProblem::TooLarge { size, most } => {
            Words::new(format!("teksten fylder {size} byte; højst {most} bliver læst"))
                .help("læg en fil, der kun skal kopieres, i content/files/")
        }
        FileProblem::RecordTooLarge { size, most } => {
            Words::new(format!("fortegnelsen fylder {size} byte; højst {most} bliver læst"))
        }
        FileProblem::NotUtf8 => Words::new("teksten er ikke gemt som UTF-8 herfra")
            .help("åbn filen i et skriveprogram, og gem den som UTF-8"),
        FileProblem::NotText { ending } => Words::new(format!("en fil, der ender på .{ending}, hører ikke til her"))
            .help(where_it_belongs(ending)),
        FileProblem::ControlCharacter => Words::new("teksten har et styretegn her")
            .help("fjern det; er der mange, er filen beskadiget eller gemt som UTF-16: gem den som UTF-8"),
        FileProblem::EndsWithYml { renamed } => {
            Words::new("filen skal ende på .yaml").help(format!("omdøb filen til {renamed}"))
        }
        FileProblem::NotMarkdown => Words::new("kun Markdown-filer hører til i denne mappe; de ender på .md")
            .help("læg en fil, der kun skal kopieres, i content/files/"),
        FileProblem::NotInFolder => Words::new("kun site.yaml og mapper hører til her")
            .help("læg en fil, der kun skal kopieres, i content/files/"),
        FileProblem::UnknownFolder { folder, meant, folders } => {
            let words = Words::new(format!("der er ingen mappe {folder} i content/"));
            let words = match meant {
                Some(meant) => words.help(format!("flyt filen til {meant}")),
                None => words,
            };
            words.help(format!("mapperne er: {}, content/files/", folders.join(", ")))
        }
        FileProblem::TopicsFolder => Words::new("emner har ingen filer for sig selv")
            .help("nævn et emne under `topics` i en pressemeddelelse, så får det en side"),
        FileProblem::NotASheet => Words::new("kun faktaark hører til i denne mappe; de ender på .yaml")
            .help("læg en fil, der kun skal kopieres, i content/files/"),
        FileProblem::InvalidName { stem, renamed } => {
            let words = Words::new(format!("`{stem}` kan ikke være en fils navn"))
                .help("brug a-z, 0-9 og enkelte bindestreger; navnet bliver en del af adressen");
            match renamed {
                Some(renamed) => words.help(format!("omdøb filen til {renamed}")),
                None => words,
            }
        }
        FileProblem::UnknownLanguage { tag } => Words::new(format!("`{tag}` i filens navn er ikke et sprog"))
            .help("brug sprogets to eller tre bogstaver, som i ID.en.md"),
        FileProblem::FrontMatterMissing => Words::new("filen begynder ikke med sine felter")
            .help("begynd med en linje `---`, så felterne, så en linje `---`, så teksten"),
        FileProblem::FrontMatterUnclosed => Words::new("linjen `---` efter felterne mangler")
            .help("skriv en linje `---` mellem felterne og teksten"),
        FileProblem::Yaml { problem, line } => {
            let words = yaml(*problem);
            match line {
                Some(line) => words.help(format!("skriv: {line}")),
                None => words,
            }
        }
        FileProblem::InvalidReleaseRecord => Words::new("denne linje er ikke en registreret pressemeddelelse")
            .help("er to udgaver flettet sammen, så behold linjerne fra begge; en linje, der er slettet, skriver næste `faktum build --record` igen"),
        FileProblem::InvalidPermalink => Words::new("denne linje er ikke en registreret adresse")
            .help("en linje er en adresse, dens ejer og en dag: `/om/ page:om 2020-05-04`")
            .help("er to udgaver flettet sammen, så behold linjerne fra begge"),
        FileProblem::ManyProblems { more } => Words::new(match more {
            1 => "der er 1 problem mere herfra".to_owned(),
            more => format!("der er {more} problemer mere herfra"),
        })
        .help("ret dem ovenfor, og kør kontrollen igen"),
        FileProblem::UnknownStrings => Words::new("filens navn er ikke et sprog").help("brug sprogets to eller tre bogstaver, som i fo.yaml"),
    }
}

fn where_it_belongs(ending: &str) -> &'static str {
    match ending {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "tif" | "tiff" | "heic" => {
            "læg et billede i content/media/ med et faktaark ved siden af: `faktum new media TITEL`"
        }
        "doc" | "docx" | "odt" | "rtf" => {
            "kopiér teksten ind i en ny pressemeddelelse (`faktum new release TITEL`), eller læg filen i content/files/, så læserne kan hente den"
        }
        _ => "læg filen i content/files/, så læserne kan hente den, og nævn den under `attachments`",
    }
}

fn yaml(problem: YamlProblem) -> Words {
    match problem {
        YamlProblem::UnclosedQuotes => Words::new("der mangler et afsluttende anførselstegn"),
        YamlProblem::TextAfterQuotes => Words::new("der er tekst efter det afsluttende anførselstegn"),
        YamlProblem::HashInText => Words::new("alt fra dette `#` og frem ville blive overset som en kommentar")
            .help("sæt teksten i anførselstegn, eller skriv to mellemrum før `#` og et efter, hvis det er en kommentar"),
        YamlProblem::WordQuotes => Words::new("et tekstbehandlingsprograms anførselstegn afgrænser ikke en tekst her; læserne ville se dem")
            .help("brug lige anførselstegn om teksten; sæt dem uden om det hele, hvis læserne skal se de andre"),
        YamlProblem::FieldInText => Words::new("denne linje fortsætter teksten ovenfor, selv om den ligner et felt")
            .help("sæt et mellemrum efter kolonet; hører linjen til teksten, så sæt hele teksten i anførselstegn"),
        YamlProblem::ColonInText => Words::new("en tekst med `: ` i skal stå i anførselstegn")
            .help("er det et felt for sig, så ryk det ind ligesom felterne omkring det"),
        YamlProblem::MissingColon => Words::new("der mangler et kolon efter feltets navn"),
        YamlProblem::NoSpaceAfterColon => Words::new("der skal være et mellemrum efter kolonet"),
        YamlProblem::NoBreakSpace => Words::new("der er et hårdt mellemrum efter kolonet")
            .help("brug et almindeligt mellemrum; tekstbehandlingsprogrammer sætter den anden slags ind"),
        YamlProblem::Tab => Words::new("her er et tabulatortegn").help("ryk ind med mellemrum"),
        YamlProblem::LeadingSign(sign) => {
            Words::new(format!("en tekst, der begynder med `{sign}`, skal stå i anførselstegn"))
        }
        YamlProblem::NameIsNotText => Words::new("navnet på et felt skal være tekst")
            .help("sæt anførselstegn om en tekst, der begynder med `[` eller `{`"),
        YamlProblem::Indentation => Words::new("linjen passer ikke til linjerne ovenfor")
            .help("ryk den ind ligesom den linje, den hører sammen med, og se efter, om hvert felt har et `:` efter sit navn"),
        YamlProblem::UnclosedBrackets => Words::new("der mangler en afsluttende parentes")
            .help("afslut listen med `]` eller felterne med `}`, eller sæt anførselstegn om en tekst, der begynder med `[` eller `{`"),
        YamlProblem::SecondDocument => Words::new("en linje `---` hører ikke til her").help("fjern linjen"),
        YamlProblem::ManyBrackets { most } => {
            Words::new(format!("filen har flere startparenteser, end nogen skriver: over {most} er åbne her"))
        }
        YamlProblem::TooManyValues => Words::new("filen har langt flere værdier, end nogen skriver"),
        YamlProblem::Other => Words::new("linjen kan ikke forstås").help(
            "se efter et manglende anførselstegn, et manglende `:` efter et feltnavn eller en forkert indrykning",
        ),
    }
}
