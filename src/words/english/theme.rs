//! The words for problems with themes and finished pages, in English.

use super::meaning;
use crate::diagnostic::{TemplateProblem, ThemeProblem};
use crate::words::Words;

pub(super) fn words(problem: &ThemeProblem) -> Words {
    match problem {
        ThemeProblem::UnknownTheme { name, meant } => {
            meaning(Words::new(format!("there is no theme in themes/{name}/")), meant.as_deref())
                .help("create the folder, or remove the line to use the built-in theme")
        }
        ThemeProblem::UnknownTemplate { name, meant } => {
            meaning(Words::new(format!("no page uses a template `{name}`")), meant.as_deref())
                .help("begin the name of a template of your own with an underscore")
        }
        ThemeProblem::UnknownString { key, meant } => {
            meaning(Words::new(format!("no template uses a text `{key}`")), meant.as_deref())
                .help("begin the key of a text of your own with an underscore")
        }
        ThemeProblem::NoStrings { language } => {
            let tag = language.tag();
            Words::new(format!("the theme has no texts in the language `{tag}`")).help(format!(
                "`faktum theme copy strings/en.yaml --as strings/{tag}.yaml` gives you a file to translate"
            ))
        }
        ThemeProblem::MissingString { key, words, language, more } => {
            let tag = language.tag();
            let title = match more {
                0 => format!("the text `{key}` is missing in the language `{tag}`"),
                more => format!("the text `{key}` and {more} others are missing in the language `{tag}`"),
            };
            match words {
                Some(words) => Words::new(title).help(format!("write, translated: {key}: {words}")),
                None => Words::new(title).help("docs/themes.md shows it; until then it is as in English"),
            }
        }
        ThemeProblem::FixedConventions { language } => {
            Words::new(format!("faktum itself knows the conventions of `{}`", language.tag()))
                .help("remove `conventions`: a theme says them only of other languages")
        }
        ThemeProblem::Syntax(problem) => template(problem),
        ThemeProblem::Render { problem, page } => {
            let words =
                template(problem).help("docs/themes.md lists what each template sees, field by field");
            match page {
                Some(page) => words.help(format!("this happened while {page} was made")),
                None => words,
            }
        }
        ThemeProblem::AssetCollision { path } => {
            Words::new(format!("a page and a file of the theme both have the path {path}"))
                .help("give one of them another name")
        }
        ThemeProblem::Leak { words, of, path, is_name, more } => {
            let place = if *is_name { "the file name" } else { "the file" };
            let others = match more {
                0 => String::new(),
                more => format!(" and in {more} more"),
            };
            Words::new(format!("`{words}` from {of}, which is not public, appears in {place} {path}{others}"))
                .help("nothing was written: look for these words in the theme’s templates, texts and assets")
                .help("if they are harmless there, give the unpublished file another title or name")
        }
    }
}

fn template(problem: &TemplateProblem) -> Words {
    match problem {
        TemplateProblem::Unclosed => Words::new("the template ends too early")
            .help("close each `{% block %}`, `{% if %}`, `{% for %}` and component"),
        TemplateProblem::UnknownFilter { name } => Words::new(format!("there is no filter `{name}`")),
        TemplateProblem::UnknownFunction { name } => Words::new(format!("there is no function `{name}`")),
        TemplateProblem::UnknownTest { name } => Words::new(format!("there is no test `{name}`")),
        TemplateProblem::UnknownComponent { name } => Words::new(format!("there is no component `{name}`")),
        TemplateProblem::MissingTemplate { name } => Words::new(format!("there is no template `{name}`")),
        TemplateProblem::PageTooLong { most } => {
            Words::new(format!("the page has more than {} MiB", most >> 20))
                .help("look for a loop inside a loop, or one over too long a list")
        }
        TemplateProblem::UsesItself => {
            Words::new("the template extends or includes itself, perhaps through others")
        }
        TemplateProblem::DefinedTwice { name } => {
            Words::new(format!("two templates define the component `{name}`")).help("rename one of them")
        }
        TemplateProblem::UnknownField { name, fields } => {
            let words = Words::new(format!("there is no field `{name}` here"));
            if fields.is_empty() {
                words
            } else {
                words.help(format!("the fields are: {}", fields.join(", ")))
            }
        }
        TemplateProblem::Other => Words::new("the template cannot be understood here"),
    }
}
