//! The words for problems with themes and finished pages, in Danish.

use super::meaning;
use crate::diagnostic::{TemplateProblem, ThemeProblem};
use crate::words::Words;

pub(super) fn words(problem: &ThemeProblem) -> Words {
    match problem {
        ThemeProblem::UnknownTheme { name, meant } => {
            meaning(Words::new(format!("der er intet tema i themes/{name}/")), meant.as_deref())
                .help("opret mappen, eller fjern linjen for at bruge det indbyggede tema")
        }
        ThemeProblem::UnknownTemplate { name, meant } => {
            meaning(Words::new(format!("ingen side bruger en skabelon `{name}`")), meant.as_deref())
                .help("lad navnet på en skabelon, I selv har lavet, begynde med en understreg")
        }
        ThemeProblem::UnknownString { key, meant } => {
            meaning(Words::new(format!("ingen skabelon bruger en tekst `{key}`")), meant.as_deref())
                .help("lad nøglen til en tekst, I selv har lavet, begynde med en understreg")
        }
        ThemeProblem::NoStrings { language } => {
            let tag = language.tag();
            Words::new(format!("temaet har ingen tekster på sproget `{tag}`")).help(format!(
                "`faktum theme copy strings/en.yaml --as strings/{tag}.yaml` giver en fil, I kan oversætte"
            ))
        }
        ThemeProblem::MissingString { key, words, language, more } => {
            let tag = language.tag();
            let title = match more {
                0 => format!("teksten `{key}` mangler på sproget `{tag}`"),
                more => format!("teksten `{key}` og {more} andre mangler på sproget `{tag}`"),
            };
            match words {
                Some(words) => Words::new(title).help(format!("skriv, oversat: {key}: {words}")),
                None => Words::new(title).help("docs/themes.md viser den; indtil da er det som på engelsk"),
            }
        }
        ThemeProblem::FixedConventions { language } => {
            Words::new(format!("faktum kender selv konventionerne for `{}`", language.tag()))
                .help("fjern `conventions`: et tema angiver dem kun for andre sprog")
        }
        ThemeProblem::Syntax(problem) => template(problem),
        ThemeProblem::Render { problem, page } => {
            let words =
                template(problem).help("docs/themes.md viser felt for felt, hvad hver skabelon kan bruge");
            match page {
                Some(page) => words.help(format!("det skete, da {page} blev lavet")),
                None => words,
            }
        }
        ThemeProblem::AssetCollision { path } => {
            Words::new(format!("en side og en fil i temaet har begge stien {path}"))
                .help("giv en af dem et andet navn")
        }
        ThemeProblem::Leak { words, of, path, is_name, more } => {
            let place = if *is_name { "filnavnet" } else { "filen" };
            let others = match more {
                0 => String::new(),
                1 => " og i 1 fil til".to_owned(),
                more => format!(" og i {more} filer til"),
            };
            Words::new(format!("`{words}` fra {of}, som ikke er offentlig, findes i {place} {path}{others}"))
                .help("intet blev skrevet: led efter ordene i temaets skabeloner, tekster og filer")
                .help("er de harmløse der, så giv den upublicerede fil en anden titel eller et andet navn")
        }
    }
}

fn template(problem: &TemplateProblem) -> Words {
    match problem {
        TemplateProblem::Unclosed => Words::new("skabelonen slutter for tidligt")
            .help("afslut hver `{% block %}`, `{% if %}`, `{% for %}` og komponent"),
        TemplateProblem::UnknownFilter { name } => Words::new(format!("der er intet filter `{name}`")),
        TemplateProblem::UnknownFunction { name } => Words::new(format!("der er ingen funktion `{name}`")),
        TemplateProblem::UnknownTest { name } => Words::new(format!("der er ingen test `{name}`")),
        TemplateProblem::UnknownComponent { name } => Words::new(format!("der er ingen komponent `{name}`")),
        TemplateProblem::MissingTemplate { name } => Words::new(format!("der er ingen skabelon `{name}`")),
        TemplateProblem::PageTooLong { most } => {
            Words::new(format!("siden fylder mere end {} MiB", most >> 20))
                .help("se efter en løkke i en løkke eller en løkke over en for lang liste")
        }
        TemplateProblem::UsesItself => Words::new("skabelonen bygger på sig selv, måske gennem andre"),
        TemplateProblem::DefinedTwice { name } => {
            Words::new(format!("to skabeloner definerer komponenten `{name}`")).help("omdøb en af dem")
        }
        TemplateProblem::UnknownField { name, fields } => {
            let words = Words::new(format!("der er intet felt `{name}` her"));
            if fields.is_empty() { words } else { words.help(format!("felterne er: {}", fields.join(", "))) }
        }
        TemplateProblem::Other => Words::new("skabelonen kan ikke forstås her"),
    }
}
