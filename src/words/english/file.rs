//! The words for problems with files, in English.

use crate::diagnostic::{FileProblem, Unreadable, YamlProblem};
use crate::words::Words;

pub(super) fn words(problem: &FileProblem) -> Words {
    match problem {
        FileProblem::MissingSite => Words::new("the site has no settings")
            .help("create this file with `title`, `base_url`, `language` and `time_zone`"),
        FileProblem::Unreadable(Unreadable::NotAllowed) => {
            Words::new("faktum is not allowed to read this").help("change its permissions, or move it away")
        }
        FileProblem::Unreadable(Unreadable::Other(reason)) => {
            Words::new(format!("this cannot be read: {reason}"))
        }
        FileProblem::SymbolicLink => {
            Words::new("symbolic links are not followed").help("put the file itself here, or remove the link")
        }
        FileProblem::NotAFile => Words::new("this is not an ordinary file").help("remove it"),
        FileProblem::NameNotUtf8 => Words::new("the file’s name has characters that cannot be read")
            .help("rename the file: letters, digits, `-`, `_` and `.`"),
        FileProblem::NameNotPublishable => Words::new("a file with this name cannot be published").help(
            "rename it: no spaces, none of \\ % ? # < > \" | * : & ' ` ^ { }, and not .git or .faktum at the top",
        ),
        FileProblem::TooLarge { size, most } => {
            Words::new(format!("the text has {size} bytes; at most {most} are read"))
                .help("put a file that is only to be copied in content/files/")
        }
        FileProblem::RecordTooLarge { size, most } => {
            Words::new(format!("the record has {size} bytes; at most {most} are read"))
        }
        FileProblem::NotUtf8 => Words::new("the text is not saved as UTF-8 from here on")
            .help("open the file in an editor and save it as UTF-8"),
        FileProblem::NotText { ending } => Words::new(format!("a file ending in .{ending} does not belong here"))
            .help(where_it_belongs(ending)),
        FileProblem::ControlCharacter => Words::new("the text has a control character here")
            .help("remove it; if there are many, the file is damaged or saved as UTF-16: save it as UTF-8"),
        FileProblem::EndsWithYml { renamed } => {
            Words::new("the file must end in .yaml").help(format!("rename the file to {renamed}"))
        }
        FileProblem::NotMarkdown => Words::new("only Markdown files belong in this folder; they end in .md")
            .help("put a file that is only to be copied in content/files/"),
        FileProblem::NotInFolder => Words::new("only site.yaml and folders belong here")
            .help("put a file that is only to be copied in content/files/"),
        FileProblem::UnknownFolder { folder, meant, folders } => {
            let words = Words::new(format!("there is no folder {folder} in content/"));
            let words = match meant {
                Some(meant) => words.help(format!("move the file to {meant}")),
                None => words,
            };
            words.help(format!("the folders are: {}, content/files/", folders.join(", ")))
        }
        FileProblem::NotASheet => Words::new("only fact sheets belong in this folder; they end in .yaml")
            .help("put a file that is only to be copied in content/files/"),
        FileProblem::InvalidName { stem, renamed } => {
            let words = Words::new(format!("`{stem}` cannot be a file’s name"))
                .help("use a-z, 0-9 and single hyphens; the name is also part of the address");
            match renamed {
                Some(renamed) => words.help(format!("rename the file to {renamed}")),
                None => words,
            }
        }
        FileProblem::UnknownLanguage { tag } => Words::new(format!("`{tag}` in the file’s name is not a language"))
            .help("use `da` or `en`, as in ID.en.md"),
        FileProblem::FrontMatterMissing => Words::new("the file does not begin with its fields")
            .help("begin with a line `---`, then the fields, then a line `---`, then the text"),
        FileProblem::FrontMatterUnclosed => Words::new("the line `---` after the fields is missing")
            .help("write a line `---` between the fields and the text"),
        FileProblem::Yaml(problem) => yaml(problem),
        FileProblem::InvalidPermalink => Words::new("this line does not record an address")
            .help("a line is an address, its owner and a day: `/om/ page:om 2020-05-04`")
            .help("after a merge, keep the lines of both versions"),
        FileProblem::UnknownStrings => Words::new("there are no texts in this language").help("use da.yaml or en.yaml"),
    }
}

fn where_it_belongs(ending: &str) -> &'static str {
    match ending {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "tif" | "tiff" | "heic" => {
            "put a picture in content/media/, with a sheet beside it: `faktum new media TITLE`"
        }
        "doc" | "docx" | "odt" | "rtf" => {
            "copy the text into a new release (`faktum new release TITLE`), or put the file in content/files/ for readers to fetch"
        }
        _ => "put the file in content/files/ for readers to fetch, and name it under `attachments`",
    }
}

fn yaml(problem: &YamlProblem) -> Words {
    match problem {
        YamlProblem::UnclosedQuotes => Words::new("the quotation mark that opens here is not closed")
            .help("put a quotation mark at the end of the text"),
        YamlProblem::ColonInText { quoted } => {
            let words = Words::new("a text with `: ` in it needs quotes, or the line is indented too far");
            quoted_line(words, quoted.as_ref())
        }
        YamlProblem::Tab => Words::new("there is a tab here").help("indent with spaces"),
        YamlProblem::LeadingSign { sign, quoted } => {
            let words = Words::new(format!("a text that begins with `{sign}` needs quotes"));
            quoted_line(words, quoted.as_ref())
        }
        YamlProblem::NameIsNotText => Words::new("the name of a field must be text")
            .help("put quotes around a text that begins with `[` or `{`"),
        YamlProblem::Indentation => Words::new("this line does not fit the lines above it")
            .help("look at the lines above: quotes may end too early, or a line may be indented wrongly"),
        YamlProblem::UnknownAlias => {
            Words::new("a text that begins with `*` or `&` needs quotes").help("put quotes around the text")
        }
        YamlProblem::UnclosedBrackets => Words::new("the list or map in brackets is not closed")
            .help("close it with `]` or `}`, or put quotes around a text that begins with such a sign"),
        YamlProblem::SecondDocument => {
            Words::new("a line `---` begins a second document here").help("remove the line")
        }
        YamlProblem::TooManyValues => Words::new("the file has far more values than anybody writes"),
        YamlProblem::Tag => {
            Words::new("a text that begins with `!` needs quotes").help("put quotes around the text")
        }
        YamlProblem::Other => Words::new("this line cannot be understood")
            .help("look for missing quotes, a missing `:` after a field’s name, or a wrong indentation"),
    }
}

fn quoted_line(words: Words, quoted: Option<&String>) -> Words {
    match quoted {
        Some(line) => words.help(format!("write: {line}")),
        None => words.help("put quotes around the text"),
    }
}
