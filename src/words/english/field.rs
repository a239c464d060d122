//! The words for problems with fields, in English.

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
            Words::new(format!("nothing is written here; this field takes {what}")).help(REMOVE)
        }
        FieldProblem::EmptyText => Words::new("the text is empty").help(REMOVE),
        FieldProblem::Unwritten => Words::new("the text is still to be written; this is what faktum put in its place")
            .help("write it, or keep the file a draft with `draft: true`"),
        FieldProblem::EmptyList => Words::new("the list is empty").help("write at least one entry"),
        FieldProblem::EmptyMap => Words::new("nothing is written between `{` and `}`").help(REMOVE),
        FieldProblem::ControlCharacter => Words::new("the text has an invisible control character")
            .help("remove the `\\` and the letters or digits that make it"),
        FieldProblem::MarkupInText { written } => {
            Words::new(format!("readers would see the signs `{written}`: this field is plain text"))
        }
        FieldProblem::UnknownChoice { written, meant, choices } => {
            let words = Words::new(format!("`{written}` is not one of the words for this field"));
            match &meant[..] {
                [] => words.help(format!("use one of: {}", choices.join(", "))),
                [_] => words,
                several => words.help(format!("use {}, whichever fits", one_of(several, "or"))),
            }
        }
        FieldProblem::OutOfRange { least, most } => {
            Words::new(format!("this must be a number from {least} to {most}"))
        }
        FieldProblem::UnknownField { name, meant, fields } => {
            let words = meaning(Words::new(format!("there is no field `{name}` here")), *meant);
            if meant.is_some() { words } else { words.help(format!("the fields are: {}", fields.join(", "))) }
        }
        FieldProblem::MissingField { name } => Words::new(format!("the field `{name}` is missing")),
        FieldProblem::UnreachableContact => {
            Words::new("nobody can reach this contact: `phone` and `email` are missing")
                .help("give at least one of them")
        }
        FieldProblem::RepeatedField { name } => {
            Words::new(format!("the field `{name}` is written twice")).help("keep one and remove the other")
        }
        FieldProblem::InvalidId { written, mistake } => {
            let words = Words::new(format!("`{written}` is not an id"));
            words.help(match mistake {
                IdMistake::Form => "an id is a file’s name without its ending: a-z, 0-9 and hyphens",
                IdMistake::TooLong => "it is too long: an id has at most 255 letters, digits and hyphens",
                IdMistake::Reserved => RESERVED,
            })
        }
        FieldProblem::InvalidReference { written, meant, kinds } => {
            meaning(Words::new(format!("`{written}` does not name anything on this site")), *meant)
                .help("write the kind and the id with a colon between them, as in `page:about`")
                .help(format!("the kinds are: {}", kinds.join(", ")))
        }
        FieldProblem::InvalidPart { written } => Words::new(format!("`{written}` cannot be the name of a heading"))
            .help("use its words in a-z and 0-9 with hyphens between them, as in `get-support`"),
        FieldProblem::InvalidTopic { written, mistake } => {
            let words = Words::new(format!("`{written}` cannot be a topic"));
            words.help(match mistake {
                TopicMistake::NoLetters => "a topic needs at least one letter or digit",
                TopicMistake::OtherLetters => {
                    "its address is made of Latin letters and digits: a-z, and letters such as æ, ø, å, é, ü, ł and ž"
                }
                TopicMistake::TooLong => "it is too long: a topic has at most 255 letters and digits",
                TopicMistake::Reserved => RESERVED,
            })
        }
        FieldProblem::InvalidDate { written, form, has_form } => {
            let words = Words::new(match has_form {
                true => format!("`{written}` does not exist in the calendar or on the clock"),
                false => format!("`{written}` is not written as a date"),
            });
            words.help(match form {
                DateForm::Day => "write year, month and day, as in 2020-05-04",
                DateForm::Reduced => "write as much as you know: 2020-05-04, 2020-05 or 2020",
                DateForm::Time => "write the date, and the time if you need it: 2020-05-04 or 2020-05-04T10:30",
            })
        }
        FieldProblem::ClockChange { written, change: ClockChange::Skipped { .. } } => {
            Words::new(format!("`{written}` does not exist: clocks are put forward past it that night"))
        }
        FieldProblem::ClockChange { written, change: ClockChange::Repeated { first, second } } => {
            Words::new(format!("`{written}` comes twice: clocks are put back that night"))
                .help(format!("write which one is meant: {first} or, an hour later, {second}"))
        }
        FieldProblem::InvalidMoney { written, mistake } => Words::new(match mistake {
            MoneyMistake::Form => format!("`{written}` is not written as an amount"),
            MoneyMistake::Currency(currency) => format!("`{currency}` is not the code of a currency"),
            MoneyMistake::Number(number) => format!("`{number}` is not written as a number"),
            MoneyMistake::Unit(unit) => format!("`{unit}` is not a unit; use thousand, million or billion"),
            MoneyMistake::TooFine => format!("`{written}` has more decimals than the currency"),
            MoneyMistake::TooLarge => format!("`{written}` is too large"),
        })
        .help("write the currency, the number and perhaps a unit: DKK 37.6 million, about DKK 215 million, EUR 1250000.50"),
        FieldProblem::UnclearMoney { written, plain, millions } => {
            Words::new(format!("`{written}` can be read in two ways"))
                .help(format!("use {plain} if that is all, or {millions} if a unit is missing"))
        }
        FieldProblem::InvalidScheme { scheme, allowed } => {
            Words::new(format!("a link cannot begin with `{scheme}:` here"))
                .help(format!("it can begin with {}", beginnings(allowed, "or")))
        }
        FieldProblem::InvalidUrl { written, is_of_site } => {
            let words = Words::new(format!("`{written}` is not a full web address"));
            if *is_of_site {
                words.help("this field takes addresses elsewhere; name the site’s own content by its id")
            } else {
                words.help("write it with https://, as in https://example.dk/page")
            }
        }
        FieldProblem::UrlWithUser { .. } => url_with_user(),
        FieldProblem::UrlCharacter { character, .. } => url_character(*character),
        FieldProblem::InvalidForm { written, form } => {
            let (what, help) = text_form(*form);
            Words::new(format!("`{written}` is not {what}")).help(help)
        }
        FieldProblem::InvalidBaseUrl { written } => {
            Words::new(format!("`{written}` cannot be the address of a site"))
                .help("write https://, the host and at most a path, as in https://www.example.dk/press/")
        }
        FieldProblem::AccentContrast { written, nearest } => {
            Words::new(format!("`{written}` is too light: many readers would not see it beside white paper"))
                .help(format!("the nearest colour that they would see is {nearest}"))
        }
        FieldProblem::DarkLogoAlone => Words::new("there is a logo for dark pages, but none for the others")
            .help("name it as `logo`: that one is shown on all pages"),
        FieldProblem::InvalidDomain { written } => {
            Words::new(format!("`{written}` is not a host name")).help("write the host of `base_url` alone")
        }
        FieldProblem::OtherDomain { cname, base_url } => {
            Words::new(format!("the site would be at https://{cname}/, but `base_url` is {base_url}"))
                .help(format!("if the domain is right, write instead: base_url: https://{cname}/"))
                .help("every link, feed and preview names `base_url`, and a domain has the site at its root")
        }
        FieldProblem::InvalidConvention(mistake) => convention(mistake),
        FieldProblem::InvalidPattern { written, mistake } => {
            Words::new(format!("`{written}` is not a pattern for addresses")).help(match mistake {
                PatternMistake::Form => "begin it with `/` and use no blanks, as in /news/{year}/{slug}/",
                PatternMistake::Slug => "end it with {slug}/, as in /news/{year}/{slug}/",
                PatternMistake::Placeholder => "use {slug}, and for releases also {year}, {month} and {day}",
            })
        }
        FieldProblem::UnknownCheck { name, is_fixed: true, .. } => {
            Words::new(format!("`{name}` is always an error and cannot be set")).help("remove the line")
        }
        FieldProblem::UnknownCheck { name, meant, checks, .. } => {
            meaning(Words::new(format!("there is no check `{name}`")), *meant)
                .help(format!("the checks are: {}", checks.join(", ")))
        }
        FieldProblem::AltAndDecorative => {
            Words::new("the picture has a text for those who cannot see it, and is also called decorative")
                .help("remove this line, or the alt text: a picture that only decorates needs no words")
        }
        FieldProblem::RepeatedElement { text } => {
            Words::new(format!("`{text}` is in this list already")).help("remove one of them, or write what was meant")
        }
        FieldProblem::ParticipantTwice { organisation } => {
            Words::new(format!("`{organisation}` takes part already")).help("remove one of them, or write what was meant").help(
                "an organisation that left and came back has `to` in the first entry and a later `from` in the second",
            )
        }
        FieldProblem::LanguageNotInSite { language } => {
            Words::new(format!("the site does not have the language `{}`", language.tag()))
                .help("add it to `languages` in content/site.yaml, or remove the text")
        }
        FieldProblem::LanguageTwice => Words::new("the text already gives its own languages")
            .help("remove this line, or write the text without `da:` and `en:`"),
        FieldProblem::SlugOfHome => {
            Words::new("the home page cannot have a slug: its address is that of the site").help("remove the line")
        }
        FieldProblem::SlugOfTopicText => {
            Words::new("the text of a topic cannot have a slug: its address is that of the topic").help("remove the line")
        }
        FieldProblem::TopicOfHome => Words::new("the text of the home page cannot be that of a topic, too")
            .help("write the text of the topic in a file of its own in content/pages/"),
        FieldProblem::UnknownEntry { written, choices } => {
            Words::new(format!("`{written}` does not say where the entry leads"))
                .help(format!("use one of: {}", choices.join(", ")))
                .help("for any other address, write its `title` and `url`")
        }
        FieldProblem::PartOfPage => Words::new("an entry leads to a whole page, not to a heading of it")
            .help("remove the `#` and what follows"),
        FieldProblem::ThirdLevel => Words::new("the menu has two levels, and this would be a third")
            .help("move these entries one level up"),
        FieldProblem::UrlOfSubmenu => Words::new("an entry with others below it opens them, and leads nowhere itself")
            .help("remove this line, or make the address an entry of its own under `items`"),
        FieldProblem::InvalidOwnAddress { written } => Words::new(format!("`{written}` is not an address on this site"))
            .help("write it from the root of the site, as in /about/, or a whole web address with https://"),
    }
}

const RESERVED: &str = "Windows cannot have a folder with this name, so add a word: con, prn, aux, nul, com1 to com9 and lpt1 to lpt9 are reserved";

const REMOVE: &str = "if you do not know it, remove the line";

pub(super) fn url_with_user() -> Words {
    Words::new("an address cannot have a user name or password in it")
        .help("readers, and everybody who finds the page, would get them")
}

pub(super) fn url_character(c: char) -> Words {
    Words::new(format!("{} must be encoded at this place in an address", character(c)))
        .help("a browser or a checker may read it otherwise; `%` and two digits stand for the character")
}

fn character(c: char) -> String {
    if c.is_whitespace() { "a space".to_owned() } else { format!("`{c}`") }
}

fn wrong_type(expected: Expected, found: &Found) -> Words {
    let found = match found {
        Found::Bool(value) => format!("`{value}`"),
        Found::Integer(number) => format!("the number `{number}`"),
        Found::Number => "a number".to_owned(),
        Found::Text => "text".to_owned(),
        Found::List => "a list".to_owned(),
        Found::Fields => "a group of fields".to_owned(),
    };
    let words = Words::new(format!("this field takes {}, not {found}", expected_words(expected)));
    match expected {
        Expected::Text => words,
        Expected::TrueOrFalse => words.help("write `true` or `false` without quotes"),
        Expected::WholeNumber => words.help("write it in digits, without quotes"),
        Expected::List => {
            words.help("write each entry on a line of its own, as `- …`, or all in one line, as `[a, b]`")
        }
        Expected::Fields => words.help("write each field on a line of its own, further in, as `name: value`"),
    }
}

fn expected_words(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "text",
        Expected::TrueOrFalse => "`true` or `false`",
        Expected::WholeNumber => "a whole number",
        Expected::List => "a list",
        Expected::Fields => "a group of fields",
    }
}

fn text_form(form: TextForm) -> (&'static str, &'static str) {
    match form {
        TextForm::Address => (
            "an address on this site",
            "begin it with `/`, without the host, as in /news/2019/title/ or /news.aspx?id=5",
        ),
        TextForm::FileName => (
            "a name that a file on the web can have",
            "use letters, digits, `-`, `_` and `.`, with `/` between folders; rename the file if you must",
        ),
        TextForm::Phone => ("a telephone number", "use digits and blanks, as in +45 11 22 33 44"),
        TextForm::Email => ("a mail address", "write it as in press@example.dk"),
        TextForm::LanguageTag => ("the code of a language", "use two or three letters, as in da, en or kl"),
        TextForm::Cvr => ("a CVR number", "write its eight digits in quotes, as in '12345678'"),
        TextForm::Ror => ("an address of this register", "write https://ror.org/ and the number"),
        TextForm::Wikidata => ("a number of Wikidata", "write Q and digits, as in Q42"),
        TextForm::TimeZone => ("a time zone", "write its name in the IANA list, as in Europe/Copenhagen"),
        TextForm::Colour => {
            ("a colour", "write `#` and three or six hexadecimal digits in quotes, as in '#7a1f3d'")
        }
        TextForm::Focus => (
            "a point in a picture",
            "write how far it is from the left and from the top, from 0% to 100%, as in 30% 20%",
        ),
    }
}

fn convention(mistake: &ConventionMistake) -> Words {
    match mistake {
        ConventionMistake::Count(count) => Words::new(format!("this must be a list of {count}")),
        ConventionMistake::Pattern { placeholders: [] } => {
            Words::new("this text has nothing to fill in").help("remove the braces")
        }
        ConventionMistake::Pattern { placeholders } => Words::new("this is not a pattern")
            .help(format!("it must have each of these once: {}", placeholders.join(", "))),
        ConventionMistake::Mark => {
            Words::new("this is not one sign").help("write the sign in quotes, or the word `blank`")
        }
        ConventionMistake::SameMarks => Words::new("decimals and groups of digits have the same sign"),
        ConventionMistake::Letter(letter) => Words::new(format!("the alphabet has no `{letter}`"))
            .help("write the whole alphabet, with the letters of the language in their places"),
    }
}
