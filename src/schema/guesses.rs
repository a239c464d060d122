//! What is probably meant by a text that does not have its form.
//!
//! Takes a text and whether a text is valid; gives a valid text, to write in place of the other. The amounts, dates and ids that
//! are probably meant are in the model, beside their forms.

use crate::model::colour::Colour;
use crate::model::date::Zone;
use crate::model::link::BaseUrl;
use crate::model::{Id, Kind, Reference};

/// The text without the quotation marks and blanks that Word leaves around it.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '“' | '”' | '„' | '»' | '«' | '‘' | '’' | '"' | '\'' | '\u{200b}' | '\u{feff}')
    })
}

/// The first of the texts that is valid, or the bare text if that is.
pub(super) fn first_valid(text: &str, guesses: &[String], is_valid: impl Fn(&str) -> bool) -> Option<String> {
    let bare = bare(text).to_owned();
    [&bare].into_iter().chain(guesses).find(|guess| is_valid(guess)).cloned()
}

/// The id in what people write for it: a name, a file, a reference or an address.
pub(super) fn id(text: &str) -> Option<Id> {
    let text = bare(text);
    let text = match text.split_once(':') {
        Some((kind, id)) if Kind::from_name(&kind.to_lowercase()).is_some() => id,
        _ => text,
    };
    let text = text.trim_end_matches('/').rsplit('/').next().unwrap_or(text);
    let is_ending = |ending: &str| {
        (1..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    match text.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => Id::fold(stem),
        _ => Id::fold(text),
    }
}

/// The reference in `Page:Om` or `side:om`.
pub(super) fn reference(text: &str) -> Option<Reference> {
    let (kind, rest) = bare(text).split_once(':')?;
    let (target, part) = match rest.split_once('#') {
        Some((target, part)) => (target, Some(Id::fold(part)?)),
        None => (rest, None),
    };
    Some(Reference { kind: Kind::guess(kind)?, id: id(target)?, part })
}

/// An old address without its host, and from the root.
pub(super) fn address(text: &str) -> Vec<String> {
    let text = bare(text).split('#').next().unwrap_or_default();
    let path = text.split_once("://").map_or(text, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    vec![format!("/{}", path.trim_start_matches('/'))]
}

pub(super) fn file_path(text: &str) -> Vec<String> {
    let path = bare(text).trim_start_matches('/');
    vec![path.strip_prefix("content/files/").or(path.strip_prefix("files/")).unwrap_or(path).to_owned()]
}

/// The digits of a telephone number, without words before them and with blanks where there were full stops.
pub(super) fn phone(text: &str) -> Vec<String> {
    let number = bare(text).trim_start_matches(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | '(')));
    vec![number.replace(['.', '/'], " ").trim().to_owned()]
}

pub(super) fn email(text: &str) -> Vec<String> {
    let text = bare(text).trim_matches(['<', '>']);
    vec![text.strip_prefix("mailto:").unwrap_or(text).replace(' ', "")]
}

/// The language that is meant by the code of a country or another code.
pub(super) fn language_of_site(tag: &str) -> Option<&'static str> {
    match tag {
        "dk" | "dan" => Some("da"),
        "gb" | "us" | "eng" => Some("en"),
        _ => None,
    }
}

pub(super) fn language_tag(text: &str) -> Vec<String> {
    let lower = bare(text).to_lowercase().replace('_', "-");
    let tag = match &*lower {
        "dansk" | "danish" | "dk" => "da",
        "engelsk" | "english" | "uk" | "gb" => "en",
        "grønlandsk" | "greenlandic" => "kl",
        "færøsk" | "faroese" => "fo",
        "svensk" | "swedish" => "sv",
        "norsk" | "norwegian" => "no",
        "tysk" | "german" => "de",
        "fransk" | "french" => "fr",
        _ => return if lower.len() <= 8 { vec![lower] } else { Vec::new() },
    };
    vec![tag.to_owned()]
}

/// The eight digits of a CVR number.
pub(super) fn cvr(text: &str) -> Vec<String> {
    vec![text.chars().filter(char::is_ascii_digit).collect()]
}

pub(super) fn ror(text: &str) -> Vec<String> {
    let number = bare(text).rsplit('/').next().unwrap_or_default();
    let is_number = number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_number { vec![format!("https://ror.org/{number}")] } else { Vec::new() }
}

pub(super) fn wikidata(text: &str) -> Vec<String> {
    vec![bare(text).rsplit('/').next().unwrap_or_default().to_uppercase()]
}

pub(super) fn time_zone(text: &str) -> Vec<String> {
    let lower = bare(text).to_lowercase();
    let is_danish = ["danmark", "denmark", "københavn", "copenhagen", "dansk", "danish", "kbh"];
    if is_danish.iter().any(|word| lower.contains(word)) {
        return vec!["Europe/Copenhagen".to_owned()];
    }
    let names = Zone::names();
    let nearest = crate::diagnostic::nearest(bare(text), names.iter().map(String::as_str));
    nearest.into_iter().map(str::to_owned).collect()
}

/// The point in `30, 20` or `30 %/20 %`.
pub(super) fn focus(text: &str) -> Vec<String> {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    match numbers[..] {
        [left, top] => vec![format!("{left}% {top}%")],
        _ => Vec::new(),
    }
}

/// The colour in `7a1f3d`, `rgb(122, 31, 61)` or a common name.
pub(super) fn colour(text: &str) -> Option<Colour> {
    let lower = bare(text).to_lowercase();
    if let Some(inside) = lower.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
        let parts: Vec<u8> = inside.split([',', ' ']).filter_map(|part| part.trim().parse().ok()).collect();
        return match parts[..] {
            [red, green, blue] => Some(Colour::new(red, green, blue)),
            _ => None,
        };
    }
    let digits = match &*lower {
        "black" | "sort" => "000000",
        "blue" | "blå" => "0000ff",
        "gray" | "grey" | "grå" => "808080",
        "green" | "grøn" => "008000",
        "maroon" | "bordeaux" | "burgundy" => "800000",
        "navy" | "mørkeblå" => "000080",
        "orange" => "ffa500",
        "purple" | "lilla" => "800080",
        "red" | "rød" => "ff0000",
        "teal" => "008080",
        other => other.trim_start_matches("0x").trim_start_matches('#'),
    };
    // After six digits there can be two for how transparent it is.
    let digits = if digits.len() == 8 && digits.is_ascii() { &digits[..6] } else { digits };
    Colour::parse(&format!("#{digits}"))
}

/// The full form of an address of the web, and of mail and telephones where those are links too.
pub(super) fn link(text: &str) -> Vec<String> {
    let text = bare(text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.contains('@') && !text.contains(['/', ':']) {
        vec![format!("mailto:{text}")]
    } else if digits >= 8 && text.chars().all(|c| c.is_ascii_digit() || " +()-".contains(c)) {
        vec![format!("tel:{}", text.replace([' ', '(', ')'], ""))]
    } else if let Some((scheme, rest)) = text.split_once("//").filter(|(scheme, _)| scheme.len() <= 6) {
        let scheme = if scheme.trim_end_matches(':').ends_with(['p', 'P']) { "http" } else { "https" };
        vec![format!("{scheme}://{}", rest.replace(' ', "%20"))]
    } else if text.contains('.') && !text.starts_with(['/', '.']) && !text.contains(':') {
        vec![format!("https://{}", text.replace(' ', "%20"))]
    } else {
        Vec::new()
    }
}

/// The address of a site: with https, with letters like `æ` in the host encoded, and without what may not follow the path.
pub(super) fn base_url(text: &str) -> Vec<String> {
    let text = bare(text);
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    if !rest.contains('.') {
        return Vec::new();
    }
    let whole = format!("https://{rest}");
    let encoded = BaseUrl::with_encoded_host(&whole).map(|encoded| encoded.to_string());
    [Some(whole), encoded].into_iter().flatten().collect()
}

/// A pattern of addresses with the slashes and the `{slug}` that it lacks.
pub(super) fn pattern(text: &str) -> Vec<String> {
    let names = bare(text).trim_matches('/');
    let names = names.replace(":slug", "{slug}").replace(":year", "{year}").replace(":title", "{slug}");
    if names.is_empty() {
        return vec!["/{slug}/".to_owned()];
    }
    vec![format!("/{names}/"), format!("/{names}/{{slug}}/")]
}
