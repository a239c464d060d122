//! The words for what readers would read otherwise than it was written, in English.

use crate::diagnostic::{Sign, SuspectCharacter, TextProblem};
use crate::words::{Words, character_number};

pub(super) fn words(problem: &TextProblem) -> Words {
    match problem {
        TextProblem::NumberAsList { .. } => {
            Words::new("Markdown reads this number as the start of a list, and may change it")
                .help("write `\\` before the full stop, or a word before the number")
        }
        TextProblem::SignAsList { sign } => {
            Words::new(format!("the line begins with `{sign}`, so it is taken out of its paragraph"))
                .help("move the sign to the line above, or put an empty line before a list or quotation")
        }
        TextProblem::OtherNumber { written, shown } => Words::new(format!(
            "readers see {shown}, not {written}"
        ))
        .help("a list is counted up from its first number: correct the numbers, or write `1.` for all"),
        TextProblem::IndentedText => Words::new("the text is indented, so it is shown as program code")
            .help("remove the spaces at the start of the line"),
        TextProblem::UnderlinedText => Words::new("the line below makes a heading of this paragraph")
            .help("put an empty line between them"),
        TextProblem::TableRow { cells, columns } => {
            let cells = if *cells == 1 { "1 cell".to_owned() } else { format!("{cells} cells") };
            Words::new(format!("the row has {cells}, but the table has {columns} columns"))
                .help("write the missing cells, also empty ones, or put the rest in an existing cell")
                .help("to show a `|`, write `\\|`; put an empty line after a table")
        }
        TextProblem::NotATable => Words::new("this is not a table: the dashes do not match the heading")
            .help(
                "write as many groups of dashes as the line above has cells, on the line directly below it",
            ),
        TextProblem::Leftover { sign, .. } => leftover(*sign),
        TextProblem::EmptyHeading => {
            Words::new("the heading has no words").help("write them, or remove the signs")
        }
        TextProblem::EmptyColumnHeading => Words::new("the heading of a column has no words")
            .help("say what is in the column; only the first column can do without"),
        TextProblem::BoldForHeading { level } => {
            let signs = "#".repeat(usize::from(*level));
            Words::new("this looks like a heading, but is only bold text")
                .help(format!("write it with `{signs}` and without the asterisks"))
        }
        TextProblem::VagueLink => Words::new("the words of the link do not say where it leads")
            .help("say in the link what there is to read, such as `[the agreement on schools](…)`"),
        TextProblem::AddressForLinkText => Words::new("the words of the link are a long address")
            .help("say in words where it leads: `[the name of the page](address)`"),
        TextProblem::VagueLabel => Words::new("the words of the link do not say where it leads")
            .help("say what there is to read, such as “The agreement on schools”"),
        TextProblem::AddressForLabel => Words::new("the words of the link are a long address")
            .help("say in words where it leads: the name of the page"),
        TextProblem::SameLinkText { other } => {
            Words::new(format!("another link with the same words leads to {other}"))
                .help("give the two links different words")
        }
        TextProblem::FileNameForAlt => Words::new("the description of the picture is the name of a file")
            .help("say what the picture shows, for people who cannot see it"),
        TextProblem::UnusedDefinition => Words::new("readers do not see this line")
            .help("no link uses it: remove it, or write `\\[` at its start if it is text"),
        TextProblem::FootnoteNotUsed => {
            Words::new("the text does not refer to this footnote, so readers do not see it")
                .help("write its sign in the text, such as `[^1]`, or remove it")
        }
        TextProblem::FootnoteNumber { written, number } => Words::new(format!(
            "readers see this footnote as number {number}, not {written}"
        ))
        .help(format!(
            "write `[^{number}]` in the text and `[^{number}]:` here, or give the footnote a name in letters"
        )),
        TextProblem::FootnoteRepeated => {
            Words::new("there is another footnote of this name").help("give each footnote a name of its own")
        }
        TextProblem::Character(character) => suspect(*character),
    }
}

fn leftover(sign: Sign) -> Words {
    match sign {
        Sign::Heading => Words::new("readers would see the signs `##`: this is not a heading")
            .help("write one ordinary space after them"),
        Sign::Emphasis => {
            Words::new("readers would see these signs: the emphasis does not begin or end here")
                .help("write the asterisks directly against the words, and the spaces outside")
        }
        Sign::Bullet => {
            Words::new("this sign does not make a list").help("begin each line of a list with `- `")
        }
        Sign::Link => Words::new("readers would see the brackets: this is not a link")
            .help("write `[text](address)` with nothing in between and no space in the address"),
        Sign::LinkReference => Words::new("readers would see the brackets: the link has no address")
            .help("write the address in round brackets: `[text](address)`"),
        Sign::Footnote => Words::new("the footnote has no text")
            .help("write it on a line of its own that begins with the same sign and a colon: `[^1]: …`"),
        Sign::Entity => Words::new("readers would see this code instead of the character")
            .help("write the character itself"),
        Sign::Shortcode => Words::new("this is a command of another program; readers would see it")
            .help("remove it, or embed a fact sheet with `![](kind:id)`"),
        Sign::Attribute => Words::new("readers would see these signs: texts have no classes and names")
            .help("remove them; a heading gets its name from its words"),
        Sign::Definition => Words::new("readers would see the colon: there are no lists of definitions")
            .help("write a sentence, a list or a table"),
    }
}

fn suspect(character: SuspectCharacter) -> Words {
    match character {
        SuspectCharacter::Replacement => {
            Words::new("a letter is lost here: the file was saved or copied in a wrong encoding")
                .help("write the letter again")
        }
        SuspectCharacter::Misread => Words::new("letters are damaged: they were read in a wrong encoding")
            .help("write them again, and save the file as UTF-8"),
        SuspectCharacter::Private(character) => {
            Words::new(format!("{} is a different sign in each font", character_number(character)))
                .help("write the sign or letter that is meant")
        }
        SuspectCharacter::Control(character) => {
            Words::new(format!("{} is a control character", character_number(character))).help("remove it")
        }
        SuspectCharacter::Invisible(character) => {
            Words::new(format!("{} is a character that nobody sees", character_number(character)))
                .help("remove it")
        }
        SuspectCharacter::Direction(character) => {
            Words::new(format!("{} turns the direction of the text, unseen", character_number(character)))
                .help("remove it")
        }
    }
}
