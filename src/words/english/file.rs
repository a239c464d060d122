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
        FileProblem::ReservedName => Words::new("Windows cannot have a file or folder with this name, whatever its ending")
            .help("rename it, for example with one more word: con, prn, aux, nul, com1 to com9 and lpt1 to lpt9 are reserved"),
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
        FileProblem::TopicsFolder => Words::new("topics have no files of their own")
            .help("name a topic under `topics` in a release, and it gets a page"),
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
            .help("use the language’s two or three letters, as in ID.en.md"),
        FileProblem::FrontMatterMissing => Words::new("the file does not begin with its fields")
            .help("begin with a line `---`, then the fields, then a line `---`, then the text"),
        FileProblem::FrontMatterUnclosed => Words::new("the line `---` after the fields is missing")
            .help("write a line `---` between the fields and the text"),
        FileProblem::Yaml { problem, line } => {
            let words = yaml(*problem);
            match line {
                Some(line) => words.help(format!("write: {line}")),
                None => words,
            }
        }
        FileProblem::InvalidReleaseRecord => Words::new("this line does not record a release")
            .help("after a merge, keep the lines of both versions; a line that is removed is written anew by the next `faktum build --record`"),
        FileProblem::InvalidPermalink => Words::new("this line does not record an address")
            .help("a line is an address, its owner and a day: `/om/ page:om 2020-05-04`")
            .help("after a merge, keep the lines of both versions"),
        FileProblem::ManyProblems { more } => Words::new(match more {
            1 => "there is 1 more problem from here on".to_owned(),
            more => format!("there are {more} more problems from here on"),
        })
        .help("correct those above, and check again"),
        FileProblem::UnknownStrings => Words::new("the file’s name is not a language").help("use the language’s two or three letters, as in fo.yaml"),
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

fn yaml(problem: YamlProblem) -> Words {
    match problem {
        YamlProblem::UnclosedQuotes => Words::new("the closing quotation mark is missing"),
        YamlProblem::TextAfterQuotes => Words::new("there is text after the closing quotation mark"),
        YamlProblem::HashInText => Words::new("everything from this `#` on would be ignored as a comment")
            .help("put quotes around the text, or two spaces before the `#` and one after it for a comment"),
        YamlProblem::WordQuotes => Words::new("a word processor’s quotation marks do not mark a text here; readers would see them")
            .help("use straight quotes around the text; put them around all of it if readers are to see these marks"),
        YamlProblem::FieldInText => Words::new("this line continues the text above it, although it looks like a field")
            .help("put a space after the colon; if the line belongs to the text, put the whole text in quotes"),
        YamlProblem::ColonInText => Words::new("text that contains `: ` needs quotes")
            .help("if it is a field of its own, indent it like the fields around it"),
        YamlProblem::MissingColon => Words::new("the colon after the name of the field is missing"),
        YamlProblem::NoSpaceAfterColon => Words::new("there must be a space after the colon"),
        YamlProblem::NoBreakSpace => Words::new("there is a no-break space after the colon")
            .help("use an ordinary space; word processors put in the other kind"),
        YamlProblem::Tab => Words::new("there is a tab here").help("indent with spaces"),
        YamlProblem::LeadingSign(sign) => Words::new(format!("text that begins with `{sign}` needs quotes")),
        YamlProblem::NameIsNotText => Words::new("the name of a field must be text")
            .help("put quotes around text that begins with `[` or `{`"),
        YamlProblem::Indentation => Words::new("this line does not fit the lines above it")
            .help("indent it like the line it belongs with, and check that each field has a `:` after its name"),
        YamlProblem::UnclosedBrackets => Words::new("the closing bracket is missing")
            .help("close the list with `]` or the map with `}`, or put quotes around text that begins with `[` or `{`"),
        YamlProblem::SecondDocument => {
            Words::new("a line `---` does not belong here").help("remove the line")
        }
        YamlProblem::ManyBrackets { most } => {
            Words::new(format!("the file has more opening brackets than anybody writes: over {most} are open here"))
        }
        YamlProblem::TooManyValues => Words::new("the file has far more values than anybody writes"),
        YamlProblem::Other => Words::new("this line cannot be understood")
            .help("look for a missing quotation mark, a missing `:` after a field’s name, or a wrong indentation"),
    }
}
