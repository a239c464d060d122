//! The words for problems with fields, in Danish.

use super::meaning;
use crate::diagnostic::{
    ConventionMistake, DateForm, Expected, FieldProblem, Found, IdMistake, MoneyMistake, PatternMistake,
    TextForm, TopicMistake,
};
use crate::model::date::ClockChange;
use crate::words::{Words, beginnings, one_of};

pub(super) fn words(problem: &FieldProblem) -> Words {
    match problem {
        FieldProblem::WrongType { expected, found } => wrong_type(*expected, found),
        FieldProblem::EmptyField { expected } => {
            let what = expected_words(*expected);
            Words::new(format!("der er ikke skrevet noget her; feltet skal indeholde {what}")).help(REMOVE)
        }
        FieldProblem::EmptyText => Words::new("teksten er tom").help(REMOVE),
        FieldProblem::Unwritten => {
            Words::new("teksten er ikke skrevet endnu; dette satte faktum i stedet for den")
                .help("skriv den, eller lad filen være en kladde med `draft: true`")
        }
        FieldProblem::EmptyList => Words::new("listen er tom").help("skriv mindst ét punkt"),
        FieldProblem::EmptyMap => Words::new("der står ikke noget mellem `{` og `}`").help(REMOVE),
        FieldProblem::ControlCharacter => Words::new("teksten har et usynligt styretegn")
            .help("fjern `\\` og de bogstaver eller cifre, der danner det"),
        FieldProblem::MarkupInText { written } => {
            Words::new(format!("læserne ville se tegnene `{written}`: feltet er ren tekst"))
        }
        FieldProblem::UnknownChoice { written, meant, choices } => {
            let words = Words::new(format!("`{written}` er ikke et af ordene til dette felt"));
            match &meant[..] {
                [] => words.help(format!("brug et af: {}", choices.join(", "))),
                [_] => words,
                several => {
                    words.help(format!("brug {}, alt efter hvad der passer", one_of(several, "eller")))
                }
            }
        }
        FieldProblem::OutOfRange { least, most } => {
            Words::new(format!("her skal stå et tal fra {least} til {most}"))
        }
        FieldProblem::UnknownField { name, meant, fields } => {
            let words = meaning(Words::new(format!("der er ikke noget felt `{name}` her")), *meant);
            if meant.is_some() { words } else { words.help(format!("felterne er: {}", fields.join(", "))) }
        }
        FieldProblem::MissingField { name } => Words::new(format!("feltet `{name}` mangler")),
        FieldProblem::UnreachableContact => {
            Words::new("ingen kan få fat i denne kontakt: `phone` og `email` mangler")
                .help("skriv mindst et af dem")
        }
        FieldProblem::RepeatedField { name } => Words::new(format!("feltet `{name}` er skrevet to gange"))
            .help("behold det ene, og fjern det andet"),
        FieldProblem::InvalidId { written, mistake } => {
            let words = Words::new(format!("`{written}` er ikke et id"));
            words.help(match mistake {
                IdMistake::Form => "et id er en fils navn uden endelse: a-z, 0-9 og bindestreger",
                IdMistake::TooLong => {
                    "det er for langt: et id har højst 255 bogstaver, cifre og bindestreger"
                }
                IdMistake::Reserved => RESERVED,
            })
        }
        FieldProblem::InvalidReference { written, meant, kinds } => {
            meaning(Words::new(format!("`{written}` henviser ikke til noget på dette websted")), *meant)
                .help("skriv, hvad slags det er, og dets id med kolon imellem, som i `page:om`")
                .help(format!("mulighederne er: {}", kinds.join(", ")))
        }
        FieldProblem::InvalidPart { written } => {
            Words::new(format!("`{written}` kan ikke være navnet på en overskrift"))
                .help("brug dens ord i a-z og 0-9 med bindestreger imellem, som i `faa-stoette`")
        }
        FieldProblem::InvalidTopic { written, mistake } => {
            let words = Words::new(format!("`{written}` kan ikke være et emne"));
            words.help(match mistake {
                TopicMistake::NoLetters => "et emne skal have mindst ét bogstav eller ciffer",
                TopicMistake::OtherLetters => {
                    "dets adresse dannes af latinske bogstaver og cifre: a-z og bogstaver som æ, ø, å, é, ü, ł og ž"
                }
                TopicMistake::TooLong => "det er for langt: et emne har højst 255 bogstaver og cifre",
                TopicMistake::Reserved => RESERVED,
            })
        }
        FieldProblem::InvalidDate { written, form, has_form } => {
            let words = Words::new(match has_form {
                true => format!("`{written}` findes ikke i kalenderen eller på uret"),
                false => format!("`{written}` er ikke skrevet som en dato"),
            });
            words.help(match form {
                DateForm::Day => "skriv år, måned og dag, som i 2020-05-04",
                DateForm::Reduced => "skriv så meget, du ved: 2020-05-04, 2020-05 eller 2020",
                DateForm::Time => {
                    "skriv datoen, og tidspunktet, hvis det er nødvendigt: 2020-05-04 eller 2020-05-04T10:30"
                }
            })
        }
        FieldProblem::ClockChange { written, change: ClockChange::Skipped { .. } } => {
            Words::new(format!("`{written}` findes ikke: den nat stilles uret frem forbi tidspunktet"))
        }
        FieldProblem::ClockChange { written, change: ClockChange::Repeated { first, second } } => {
            Words::new(format!("`{written}` kommer to gange: den nat stilles uret tilbage"))
                .help(format!("skriv, hvilket der er ment: {first} eller, en time senere, {second}"))
        }
        FieldProblem::InvalidMoney { written, mistake } => Words::new(match mistake {
            MoneyMistake::Form => format!("`{written}` er ikke skrevet som et beløb"),
            MoneyMistake::Currency(currency) => format!("`{currency}` er ikke koden for en valuta"),
            MoneyMistake::Number(number) => format!("`{number}` er ikke skrevet som et tal"),
            MoneyMistake::Unit(unit) => {
                format!("`{unit}` er ikke en enhed; brug thousand, million eller billion")
            }
            MoneyMistake::TooFine => format!("`{written}` har flere decimaler, end valutaen har"),
            MoneyMistake::TooLarge => format!("`{written}` er for stort"),
        })
        .help(
            "skriv valuta, tal og eventuelt enhed: DKK 37.6 million, about DKK 215 million, EUR 1250000.50",
        ),
        FieldProblem::UnclearMoney { written, plain, millions } => Words::new(format!(
            "`{written}` kan forstås på to måder"
        ))
        .help(format!("brug {plain}, hvis det er det hele, eller {millions}, hvis der mangler en enhed")),
        FieldProblem::InvalidScheme { scheme, allowed } => {
            Words::new(format!("et link kan ikke begynde med `{scheme}:` her"))
                .help(format!("det kan begynde med {}", beginnings(allowed, "eller")))
        }
        FieldProblem::InvalidUrl { written, is_of_site } => {
            let words = Words::new(format!("`{written}` er ikke en hel webadresse"));
            if *is_of_site {
                words.help("feltet er til adresser andre steder; skriv id'et på webstedets eget indhold")
            } else {
                words.help("skriv den med https://, som i https://example.dk/side")
            }
        }
        FieldProblem::UrlWithUser { .. } => url_with_user(),
        FieldProblem::UrlCharacter { character, .. } => url_character(*character),
        FieldProblem::InvalidForm { written, form } => {
            let (what, help) = text_form(*form);
            Words::new(format!("`{written}` er ikke {what}")).help(help)
        }
        FieldProblem::InvalidBaseUrl { written } => {
            Words::new(format!("`{written}` kan ikke være et websteds adresse"))
                .help("skriv https://, værten og højst en sti, som i https://www.example.dk/presse/")
        }
        FieldProblem::AccentContrast { written, nearest } => {
            Words::new(format!("`{written}` er for lys: mange læsere ville ikke se den ved siden af hvidt papir"))
                .help(format!("den nærmeste farve, som de ville se, er {nearest}"))
        }
        FieldProblem::DarkLogoAlone => Words::new("der er et logo til mørke sider, men intet til de andre")
            .help("skriv det som `logo`: det vises på alle sider"),
        FieldProblem::InvalidDomain { written } => {
            Words::new(format!("`{written}` er ikke et værtsnavn")).help("skriv kun værten i `base_url`")
        }
        FieldProblem::OtherDomain { cname, base_url } => Words::new(format!(
            "webstedet ville ligge på https://{cname}/, men `base_url` er {base_url}"
        ))
        .help(format!("hvis domænet er rigtigt, så skriv i stedet: base_url: https://{cname}/"))
        .help("alle links, feeds og forhåndsvisninger nævner `base_url`, og et domæne har webstedet i roden"),
        FieldProblem::InvalidConvention(mistake) => convention(mistake),
        FieldProblem::InvalidPattern { written, mistake } => {
            Words::new(format!("`{written}` er ikke et mønster for adresser")).help(match mistake {
                PatternMistake::Form => {
                    "begynd med `/`, og brug ingen mellemrum, som i /nyheder/{year}/{slug}/"
                }
                PatternMistake::Slug => "slut med {slug}/, som i /nyheder/{year}/{slug}/",
                PatternMistake::Placeholder => {
                    "brug {slug}, og til pressemeddelelser også {year}, {month} og {day}"
                }
            })
        }
        FieldProblem::UnknownCheck { name, is_fixed: true, .. } => {
            Words::new(format!("`{name}` er altid en fejl og kan ikke indstilles")).help("fjern linjen")
        }
        FieldProblem::UnknownCheck { name, meant, checks, .. } => {
            meaning(Words::new(format!("der er ingen kontrol `{name}`")), *meant)
                .help(format!("kontrollerne er: {}", checks.join(", ")))
        }
        FieldProblem::AltAndDecorative => Words::new(
            "billedet har en tekst til dem, der ikke kan se det, og kaldes også dekorativt",
        )
        .help("fjern denne linje eller alt-teksten: et billede, der kun er pynt, har ikke brug for ord"),
        FieldProblem::RepeatedElement { text } => {
            Words::new(format!("`{text}` er allerede i listen")).help("fjern den ene, eller skriv det, der var ment")
        }
        FieldProblem::ParticipantTwice { organisation } => {
            Words::new(format!("`{organisation}` deltager allerede")).help("fjern den ene, eller skriv det, der var ment").help(
                "en organisation, der gik ud og kom tilbage, har `to` i den første og et senere `from` i den anden",
            )
        }
        FieldProblem::LanguageNotInSite { language } => {
            Words::new(format!("webstedet har ikke sproget `{}`", language.tag()))
                .help("tilføj det til `languages` i content/site.yaml, eller fjern teksten")
        }
        FieldProblem::LanguageTwice => Words::new("teksten angiver allerede selv sine sprog")
            .help("fjern denne linje, eller skriv teksten uden `da:` og `en:`"),
        FieldProblem::SlugOfHome => {
            Words::new("forsiden kan ikke have et `slug`: dens adresse er webstedets").help("fjern linjen")
        }
        FieldProblem::SlugOfTopicText => {
            Words::new("teksten til et emne kan ikke have et `slug`: dens adresse er emnets").help("fjern linjen")
        }
        FieldProblem::TopicOfHome => Words::new("forsidens tekst kan ikke også være teksten til et emne")
            .help("skriv teksten til emnet i sin egen fil i content/pages/"),
        FieldProblem::UnknownEntry { written, choices } => {
            Words::new(format!("`{written}` siger ikke, hvor punktet fører hen"))
                .help(format!("brug et af: {}", choices.join(", ")))
                .help("til enhver anden adresse skriver du dens `title` og `url`")
        }
        FieldProblem::PartOfPage => Words::new("et punkt fører til en hel side, ikke til en overskrift på den")
            .help("fjern `#` og det, der følger"),
        FieldProblem::ThirdLevel => Words::new("menuen har to niveauer, og dette ville være et tredje")
            .help("flyt disse punkter et niveau op"),
        FieldProblem::UrlOfSubmenu => {
            Words::new("et punkt med andre under sig åbner dem og fører ikke selv nogen steder hen")
                .help("fjern linjen, eller gør adressen til sit eget punkt under `items`")
        }
        FieldProblem::InvalidOwnAddress { written } => {
            Words::new(format!("`{written}` er ikke en adresse på dette websted"))
                .help("skriv den fra webstedets rod, som i /om/, eller skriv en hel webadresse med https://")
        }
    }
}

const RESERVED: &str = "Windows kan ikke have en mappe med dette navn, så tilføj et ord: con, prn, aux, nul, com1 til com9 og lpt1 til lpt9 er reserverede";

const REMOVE: &str = "fjern linjen, hvis du ikke ved det";

pub(super) fn url_with_user() -> Words {
    Words::new("en adresse må ikke have et brugernavn eller en adgangskode i sig")
        .help("læserne og alle, der finder siden, ville få dem")
}

pub(super) fn url_character(c: char) -> Words {
    Words::new(format!("{} skal kodes på dette sted i en adresse", character(c)))
        .help("en browser kan ellers læse adressen anderledes; `%` og to cifre står for tegnet")
}

fn character(c: char) -> String {
    if c.is_whitespace() { "et mellemrum".to_owned() } else { format!("`{c}`") }
}

fn wrong_type(expected: Expected, found: &Found) -> Words {
    let found = match found {
        Found::Bool(value) => format!("`{value}`"),
        Found::Integer(number) => format!("tallet `{number}`"),
        Found::Number => "et tal".to_owned(),
        Found::Text => "tekst".to_owned(),
        Found::List => "en liste".to_owned(),
        Found::Fields => "en gruppe felter".to_owned(),
    };
    let words = Words::new(format!("feltet skal indeholde {}, ikke {found}", expected_words(expected)));
    match expected {
        Expected::Text => words,
        Expected::TrueOrFalse => words.help("skriv `true` eller `false` uden anførselstegn"),
        Expected::WholeNumber => words.help("skriv det med cifre, uden anførselstegn"),
        Expected::List => {
            words.help("skriv hvert punkt på sin egen linje, som `- …`, eller alle på én linje, som `[a, b]`")
        }
        Expected::Fields => words.help("skriv hvert felt på sin egen linje, længere inde, som `navn: værdi`"),
    }
}

fn expected_words(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "tekst",
        Expected::TrueOrFalse => "`true` eller `false`",
        Expected::WholeNumber => "et helt tal",
        Expected::List => "en liste",
        Expected::Fields => "en gruppe felter",
    }
}

fn text_form(form: TextForm) -> (&'static str, &'static str) {
    match form {
        TextForm::Address => (
            "en adresse på dette websted",
            "begynd den med `/`, uden værten, som i /nyheder/2019/titel/ eller /nyhed.aspx?id=5",
        ),
        TextForm::FileName => (
            "et navn, en fil på nettet kan have",
            "brug bogstaver, cifre, `-`, `_` og `.` med `/` mellem mapper; omdøb filen, hvis det er nødvendigt",
        ),
        TextForm::Phone => ("et telefonnummer", "brug cifre og mellemrum, som i +45 11 22 33 44"),
        TextForm::Email => ("en mailadresse", "skriv den som i presse@example.dk"),
        TextForm::LanguageTag => ("koden for et sprog", "brug to eller tre bogstaver, som i da, en eller kl"),
        TextForm::Cvr => ("et CVR-nummer", "skriv de otte cifre i anførselstegn, som i '12345678'"),
        TextForm::Ror => ("en adresse i dette register", "skriv https://ror.org/ og nummeret"),
        TextForm::Wikidata => ("et nummer i Wikidata", "skriv Q og cifre, som i Q42"),
        TextForm::TimeZone => ("en tidszone", "skriv dens navn på IANA's liste, som i Europe/Copenhagen"),
        TextForm::Colour => {
            ("en farve", "skriv `#` og tre eller seks hexadecimale cifre i anførselstegn, som i '#7a1f3d'")
        }
        TextForm::Focus => (
            "et punkt i et billede",
            "skriv, hvor langt det er fra venstre og fra toppen, fra 0% til 100%, som i 30% 20%",
        ),
    }
}

fn convention(mistake: &ConventionMistake) -> Words {
    match mistake {
        ConventionMistake::Count(count) => Words::new(format!("her skal stå en liste med {count}")),
        ConventionMistake::Pattern { placeholders: [] } => {
            Words::new("i denne tekst bliver intet udfyldt").help("fjern de krøllede parenteser")
        }
        ConventionMistake::Pattern { placeholders } => Words::new("det er ikke et mønster")
            .help(format!("det skal have hver af disse én gang: {}", placeholders.join(", "))),
        ConventionMistake::Mark => {
            Words::new("det er ikke ét tegn").help("skriv tegnet i anførselstegn, eller ordet `blank`")
        }
        ConventionMistake::SameMarks => Words::new("decimaler og grupper af cifre har samme tegn"),
        ConventionMistake::Letter(letter) => Words::new(format!("alfabetet har intet `{letter}`"))
            .help("skriv hele alfabetet, med sprogets egne bogstaver på deres plads"),
    }
}
