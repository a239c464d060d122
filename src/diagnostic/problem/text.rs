//! What readers would read otherwise than it was written: Markdown that did not take effect, or that nobody meant.

use super::super::{Code, Correction};

/// Something in a text that readers would see wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// A line that begins with a date or an ordinal number, `4. maj`, which Markdown reads as a list.
    NumberAsList {
        number: Box<str>,
    },
    /// A line inside a paragraph that begins with a dash or another sign, which Markdown reads as a list or quotation.
    SignAsList {
        sign: char,
    },
    /// A numbered list that readers see with other numbers.
    OtherNumber {
        written: u64,
        shown: u64,
    },
    /// A paragraph that is indented by four spaces or a tab, which Markdown shows as program code.
    IndentedText,
    /// A paragraph with a line of `---` or `===` directly below it, which Markdown makes a heading.
    UnderlinedText,
    /// A row that has more or fewer cells than the heading of its table.
    TableRow {
        cells: usize,
        columns: usize,
    },
    /// A table that is none, because its heading and its line of dashes do not fit.
    NotATable,
    /// Signs that readers would see.
    Leftover {
        sign: Sign,
        meant: Option<Box<str>>,
    },
    EmptyHeading,
    /// A column of a table whose heading is empty.
    EmptyColumnHeading,
    /// A paragraph of bold words above a text, and the level of the heading that it probably is.
    BoldForHeading {
        level: u8,
    },
    /// A link whose words do not say where it leads.
    VagueLink,
    /// The words of a link in a field do not say where it leads.
    VagueLabel,
    /// The words of a link in a field are a long address.
    AddressForLabel,
    /// A link whose words are a long address.
    AddressForLinkText,
    /// Two links with the same words that lead to different places.
    SameLinkText {
        other: Box<str>,
    },
    /// A description of a picture that is the name of a file.
    FileNameForAlt,
    /// A definition `[name]: address` that no link uses. Readers do not see it.
    UnusedDefinition,
    /// A footnote that the text does not refer to.
    FootnoteNotUsed,
    /// A second footnote of the same name.
    FootnoteRepeated,
    /// A footnote whose name is a number, and readers see another one.
    FootnoteNumber {
        written: Box<str>,
        number: usize,
    },
    /// A character that is damaged or that nobody can see.
    Character(SuspectCharacter),
}

/// Signs that readers would see, by what they were probably meant as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `##Heading`.
    Heading,
    /// `**bold **`.
    Emphasis,
    /// `• ` at the start of a line.
    Bullet,
    /// `[text] (address)`, or an address with a blank in it.
    Link,
    /// `[text][name]` without a definition of the name.
    LinkReference,
    /// `[^1]` without a text.
    Footnote,
    /// `&#8211;`.
    Entity,
    /// `{{< … >}}`, `{% … %}`, `[gallery]`.
    Shortcode,
    /// `{#name}`, `{.class}`, `:::`.
    Attribute,
    /// `: ` at the start of a line.
    Definition,
}

/// A character that is certainly wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuspectCharacter {
    /// U+FFFD: a letter was lost.
    Replacement,
    /// `Ã¦` for `æ`: the text was read in another encoding than it was written in.
    Misread,
    /// A character of no meaning outside one font or program.
    Private(char),
    /// A control character from U+007F to U+009F.
    Control(char),
    /// A character of no width.
    Invisible(char),
    /// A character that turns the direction of the text.
    Direction(char),
}

impl TextProblem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            TextProblem::NumberAsList { .. }
            | TextProblem::SignAsList { .. }
            | TextProblem::IndentedText
            | TextProblem::UnderlinedText => Code::AccidentalMarkup,
            TextProblem::OtherNumber { .. } => Code::ListNumber,
            TextProblem::TableRow { .. } | TextProblem::NotATable => Code::TableCells,
            TextProblem::Leftover { .. } => Code::LeftoverMarkup,
            TextProblem::EmptyHeading | TextProblem::EmptyColumnHeading => Code::EmptyHeading,
            TextProblem::BoldForHeading { .. } => Code::BoldHeading,
            TextProblem::VagueLink
            | TextProblem::VagueLabel
            | TextProblem::AddressForLinkText
            | TextProblem::AddressForLabel
            | TextProblem::SameLinkText { .. } => Code::VagueLink,
            TextProblem::FileNameForAlt => Code::FileNameAsAlt,
            TextProblem::FootnoteNotUsed | TextProblem::FootnoteRepeated => Code::Footnote,
            TextProblem::FootnoteNumber { .. } => Code::FootnoteNumber,
            TextProblem::UnusedDefinition => Code::UnusedDefinition,
            TextProblem::Character(SuspectCharacter::Replacement | SuspectCharacter::Misread) => {
                Code::DamagedCharacter
            }
            TextProblem::Character(_) => Code::InvisibleCharacter,
        }
    }

    pub(super) fn correction(&self) -> Option<Correction> {
        Some(match self {
            TextProblem::NumberAsList { number } => {
                Correction::replace_in(number, format!("{}\\{}", digits(number), ending(number)))
            }
            TextProblem::SignAsList { sign } => Correction::replace_in(sign, format!("\\{sign}")),
            TextProblem::Leftover { meant: Some(meant), .. } => Correction::Replace(meant.to_string()),
            _ => return None,
        })
    }
}

/// The digits of `4.`.
fn digits(number: &str) -> &str {
    number.trim_end_matches(['.', ')'])
}

/// The sign after the digits of `4.`.
fn ending(number: &str) -> &str {
    &number[digits(number).len()..]
}
