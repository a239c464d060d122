//! The words for what readers would read otherwise than it was written, in Danish.

use crate::diagnostic::{Sign, SuspectCharacter, TextProblem};
use crate::words::{Words, character_number};

pub(super) fn words(problem: &TextProblem) -> Words {
    match problem {
        TextProblem::NumberAsList { .. } => {
            Words::new("Markdown læser tallet som begyndelsen på en liste og kan ændre det")
                .help("skriv `\\` foran punktummet, eller et ord foran tallet")
        }
        TextProblem::SignAsList { sign } => {
            Words::new(format!("linjen begynder med `{sign}` og bliver derfor taget ud af sit afsnit"))
                .help("flyt tegnet op på linjen over, eller sæt en tom linje før en liste eller et citat")
        }
        TextProblem::OtherNumber { written, shown } => {
            Words::new(format!("læserne ser {shown}, ikke {written}"))
                .help("en liste tælles op fra sit første tal: ret tallene, eller skriv `1.` ved dem alle")
        }
        TextProblem::IndentedText => Words::new("teksten er rykket ind og vises derfor som programkode")
            .help("fjern mellemrummene i begyndelsen af linjen"),
        TextProblem::UnderlinedText => {
            Words::new("linjen nedenunder gør afsnittet til en overskrift").help("sæt en tom linje imellem")
        }
        TextProblem::TableRow { cells, columns } => {
            let cells = if *cells == 1 { "1 celle".to_owned() } else { format!("{cells} celler") };
            Words::new(format!("rækken har {cells}, men tabellen har {columns} kolonner"))
                .help("skriv de celler, der mangler, også de tomme, eller flyt resten ind i en anden celle")
                .help("skal læserne se et `|`, så skriv `\\|`; sæt en tom linje efter en tabel")
        }
        TextProblem::NotATable => Words::new(
            "dette er ikke en tabel: stregerne passer ikke til overskriften",
        )
        .help("skriv lige så mange grupper af streger, som linjen over har celler, på linjen lige under den"),
        TextProblem::Leftover { sign, .. } => leftover(*sign),
        TextProblem::EmptyHeading => {
            Words::new("overskriften har ingen ord").help("skriv dem, eller fjern tegnene")
        }
        TextProblem::EmptyColumnHeading => Words::new("en kolonnes overskrift har ingen ord")
            .help("skriv, hvad kolonnen indeholder; kun den første kolonne kan undvære det"),
        TextProblem::BoldForHeading { level } => {
            let signs = "#".repeat(usize::from(*level));
            Words::new("dette ligner en overskrift, men er kun fed tekst")
                .help(format!("skriv den med `{signs}` og uden stjerner"))
        }
        TextProblem::VagueLink => Words::new("linkets ord siger ikke, hvor det fører hen")
            .help("skriv i linket, hvad man kan læse, for eksempel `[aftalen om skoleveje](…)`"),
        TextProblem::AddressForLinkText => Words::new("linkets ord er en lang adresse")
            .help("skriv med ord, hvor det fører hen: `[sidens navn](adresse)`"),
        TextProblem::VagueLabel => Words::new("linkets ord siger ikke, hvor det fører hen")
            .help("skriv, hvad man kan læse, for eksempel ”Aftalen om skoleveje”"),
        TextProblem::AddressForLabel => Words::new("linkets ord er en lang adresse")
            .help("skriv med ord, hvor det fører hen: sidens navn"),
        TextProblem::SameLinkText { other } => {
            Words::new(format!("et andet link med de samme ord fører til {other}"))
                .help("giv de to links forskellige ord")
        }
        TextProblem::FileNameForAlt => Words::new("beskrivelsen af billedet er navnet på en fil")
            .help("skriv, hvad billedet viser, for dem, der ikke kan se det"),
        TextProblem::UnusedDefinition => Words::new("læserne ser ikke denne linje")
            .help("intet link bruger den: fjern den, eller skriv `\\[` i begyndelsen, hvis den er tekst"),
        TextProblem::FootnoteNotUsed => {
            Words::new("teksten henviser ikke til fodnoten, så læserne ser den ikke")
                .help("skriv dens tegn i teksten, for eksempel `[^1]`, eller fjern den")
        }
        TextProblem::FootnoteNumber { written, number } => Words::new(format!(
            "læserne ser fodnoten som nummer {number}, ikke {written}"
        ))
        .help(format!(
            "skriv `[^{number}]` i teksten og `[^{number}]:` her, eller giv fodnoten et navn med bogstaver"
        )),
        TextProblem::FootnoteRepeated => {
            Words::new("der er en anden fodnote med det navn").help("giv hver fodnote sit eget navn")
        }
        TextProblem::Character(character) => suspect(*character),
    }
}

fn leftover(sign: Sign) -> Words {
    match sign {
        Sign::Heading => Words::new("læserne ville se tegnene `##`: dette er ikke en overskrift")
            .help("skriv et almindeligt mellemrum efter dem"),
        Sign::Emphasis => {
            Words::new("læserne ville se disse tegn: fremhævningen begynder eller slutter ikke her")
                .help("skriv stjernerne helt op ad ordene, og mellemrummene udenfor")
        }
        Sign::Bullet => {
            Words::new("dette tegn giver ikke en liste").help("begynd hver linje i en liste med `- `")
        }
        Sign::Link => Words::new("læserne ville se parenteserne: dette er ikke et link")
            .help("skriv `[tekst](adresse)` uden noget imellem og uden mellemrum i adressen"),
        Sign::LinkReference => Words::new("læserne ville se parenteserne: linket har ingen adresse")
            .help("skriv adressen i runde parenteser: `[tekst](adresse)`"),
        Sign::Footnote => Words::new("fodnoten har ingen tekst")
            .help("skriv den på sin egen linje, der begynder med samme tegn og et kolon: `[^1]: …`"),
        Sign::Entity => {
            Words::new("læserne ville se denne kode i stedet for tegnet").help("skriv selve tegnet")
        }
        Sign::Shortcode => Words::new("dette er en kommando fra et andet program; læserne ville se den")
            .help("fjern den, eller indsæt et faktaark med `![](kind:id)`"),
        Sign::Attribute => Words::new("læserne ville se disse tegn: tekster har ingen klasser og navne")
            .help("fjern dem; en overskrift får sit navn af sine ord"),
        Sign::Definition => Words::new("læserne ville se kolonet: der er ingen lister med definitioner")
            .help("skriv en sætning, en liste eller en tabel"),
    }
}

fn suspect(character: SuspectCharacter) -> Words {
    match character {
        SuspectCharacter::Replacement => {
            Words::new("her er et bogstav gået tabt: filen er gemt eller kopieret i en forkert tegnkodning")
                .help("skriv bogstavet igen")
        }
        SuspectCharacter::Misread => Words::new("bogstaver er ødelagt: de er læst i en forkert tegnkodning")
            .help("skriv dem igen, og gem filen som UTF-8"),
        SuspectCharacter::Private(character) => {
            Words::new(format!("{} er et forskelligt tegn i hver skrifttype", character_number(character)))
                .help("skriv det tegn eller bogstav, der er ment")
        }
        SuspectCharacter::Control(character) => {
            Words::new(format!("{} er et styretegn", character_number(character))).help("fjern det")
        }
        SuspectCharacter::Invisible(character) => {
            Words::new(format!("{} er et tegn, som ingen kan se", character_number(character)))
                .help("fjern det")
        }
        SuspectCharacter::Direction(character) => Words::new(format!(
            "{} vender tekstens retning, uden at det kan ses",
            character_number(character)
        ))
        .help("fjern det"),
    }
}
