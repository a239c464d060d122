//! The words for problems with references between files, in English.

use super::{kind, meaning, moment};
use crate::diagnostic::{NoPicture, ReferenceProblem, SvgMistake};
use crate::model::date::Zone;
use crate::model::release::NotPublic;
use crate::model::{Id, Kind};
use crate::words::Words;

pub(super) fn words(problem: &ReferenceProblem) -> Words {
    match problem {
        ReferenceProblem::Unknown { kind: of, id, meant } => {
            let words = Words::new(format!("there is no {} `{id}`", kind(*of)));
            meaning(words, meant.as_ref().map(Id::as_str)).help(how_to_add(*of, id))
        }
        ReferenceProblem::NotPublic { kind: of, id, reason, zone } => {
            let reason_in_words = not_public(*reason, zone);
            let words = Words::new(format!("the {} `{id}` is not public: {reason_in_words}", kind(*of)));
            match reason {
                NotPublic::Expired(_) => words.help("remove the reference"),
                _ => words.help("remove the reference, or publish both at the same time"),
            }
        }
        ReferenceProblem::HasNoParts(reference) => Words::new(format!("there is no `{reference}`"))
            .help("only agreements, releases and pages have parts: remove the `#` and what follows"),
        ReferenceProblem::UnknownPart { agreement, part, meant, parts } => {
            let words = Words::new(format!("the agreement `{agreement}` has no part `{part}`"));
            let parts: Vec<&str> = parts.iter().map(Id::as_str).collect();
            meaning(words, meant.as_ref().map(Id::as_str))
                .help(format!("its parts are: {}", parts.join(", ")))
        }
        ReferenceProblem::RepeatedPart(id) => {
            Words::new(format!("another part of this agreement has the id `{id}`"))
                .help("give each allocation and assignment its own id")
        }
        ReferenceProblem::PartNamedTotal => {
            Words::new("`total` already means the whole amount of the agreement").help("choose another id")
        }
        ReferenceProblem::DuplicateId(kind, id) => {
            Words::new(format!("there are two files for `{}:{id}`", kind.as_str()))
                .label("this is the second")
                .help("rename one of them; being in different folders is not enough")
        }
        ReferenceProblem::MissingPicture { path, meant } => {
            meaning(Words::new(format!("there is no file content/media/{path}")), meant.as_deref())
                .help("put the picture in content/media/, beside its fact sheet")
        }
        ReferenceProblem::MissingAttachment { path, meant } => {
            meaning(Words::new(format!("there is no file content/files/{path}")), meant.as_deref())
                .help("put attachments in content/files/")
        }
        ReferenceProblem::NotAPicture { path, found } => not_a_picture(path, *found),
        ReferenceProblem::WrongEnding { format, ending, renamed } => {
            Words::new(format!("the picture’s format is {format}, but its file does not end in .{ending}"))
                .help(format!("rename the file to content/media/{renamed}, and write the new name here"))
        }
        ReferenceProblem::UnnamedPicture => Words::new("no fact sheet names this picture")
            .help("write one with `faktum new media TITLE`, or remove the picture"),
        ReferenceProblem::LanguageNotInSite(language) => {
            Words::new(format!("the site does not have the language `{}`", language.tag()))
                .help("add it to `languages` in content/site.yaml, or rename the file")
        }
        ReferenceProblem::MissingOriginal(id) => {
            Words::new("this is a translation, but the original is missing")
                .help(format!("write the original in {id}.md, or add `publisher` and `published` here"))
        }
        ReferenceProblem::TopicWithoutRelease { written, meant } => {
            meaning(Words::new(format!("no press release has the topic `{written}`")), meant.as_deref())
                .help("write it as releases in this language do under `topics`, or remove the page")
        }
        ReferenceProblem::TopicTextTwice(topic) => {
            Words::new(format!("another page is the text of the topic `{topic}` already"))
                .help("put both texts into one file, or correct the topic")
        }
        ReferenceProblem::RepeatedFacts(fields) => Words::new("a translation takes this from the original")
            .help(format!("remove from the translation: {}", fields.join(", "))),
    }
}

fn not_a_picture(path: &str, found: NoPicture) -> Words {
    let file = format!("content/media/{path}");
    match found {
        NoPicture::Empty => Words::new(format!("{file} is empty")).help("copy the picture here again"),
        NoPicture::WebPage => Words::new(format!("{file} is a web page, not a picture"))
            .help("open the page in a browser, save the picture itself, and put it here"),
        NoPicture::Pdf => Words::new(format!("{file} is a PDF, not a picture")).help(
            "save the page as PNG or JPEG, or put the PDF in content/files/ for readers to fetch and remove this sheet",
        ),
        NoPicture::OtherFormat(format) => {
            Words::new(format!("{file} is a {format} picture, which many browsers cannot show"))
                .help("open it in a picture program and save it as JPEG or PNG")
        }
        NoPicture::NotDecoded(format) => Words::new(format!(
            "{file} is an {format} picture, which cannot be made smaller here, so all readers would load the whole"
        ))
        .help("open it in a picture program and save it as JPEG or PNG"),
        NoPicture::GitLfs => Words::new(format!("{file} only says where Git LFS keeps the picture"))
            .help("fetch the picture itself: `git lfs pull`"),
        NoPicture::Damaged => Words::new(format!("{file} is damaged: it is not a whole picture"))
            .help("copy the picture here again, or save it anew from a picture program"),
        NoPicture::TooManyPixels { width, height } => {
            Words::new(format!("{file} is too large: {width} × {height} pixels; a picture can have 40 million"))
                .help("make it smaller in a picture program: 6000 pixels on the longer side are enough for print")
        }
        NoPicture::Animated(format) => {
            Words::new(format!("{file} is a {format} picture that moves; readers cannot stop it"))
                .help("save one of its pictures as JPEG or PNG, and link to a video with subtitles")
        }
        NoPicture::UnsafeSvg(mistake) => unsafe_svg(&file, mistake),
        NoPicture::Unknown => Words::new(format!("{file} is not a picture that browsers can show"))
            .help("use a JPEG, PNG, GIF, WebP or SVG"),
    }
}

fn unsafe_svg(file: &str, mistake: SvgMistake) -> Words {
    match mistake {
        SvgMistake::Damaged => Words::new(format!("{file} is damaged: it is not a whole SVG"))
            .help("save it anew from the drawing program"),
        SvgMistake::TooLarge => Words::new(format!("{file} is too large for an SVG"))
            .help("save it as PNG, or make the drawing simpler"),
        SvgMistake::Entities => {
            Words::new(format!("{file} has abbreviations that an SVG on the web must not have"))
                .help("save it as “plain SVG”, without what only the drawing program needs")
        }
        SvgMistake::ForeignObject => {
            Words::new(format!("{file} contains a piece of a web page, which cannot be shown safely"))
                .help("turn its text into paths or SVG text in the drawing program, or save it as PNG")
        }
        SvgMistake::OutsideReference => Words::new(format!("{file} loads something outside of its own file"))
            .help("embed pictures and fonts in the file, or save it as PNG"),
    }
}

fn how_to_add(of: Kind, id: &Id) -> String {
    match (of.folder(), of) {
        (Some(folder), Kind::Release | Kind::Page) => format!("correct the id, or create {folder}{id}.md"),
        (Some(folder), _) => format!("correct the id, or create {folder}{id}.yaml"),
        (None, _) => "use a topic that a public release has under `topics`".to_owned(),
    }
}

/// The reason in words that follow “is not public:”.
fn not_public(reason: NotPublic, zone: &Zone) -> String {
    match reason {
        NotPublic::Draft => "it is a draft".to_owned(),
        NotPublic::Planned(from) => format!("it will be published on {}", moment(from, zone)),
        NotPublic::Embargo(until) => format!("it is under embargo until {}", moment(until, zone)),
        NotPublic::Expired(at) => format!("it expired on {}", moment(at.moment(zone), zone)),
    }
}
