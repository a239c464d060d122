//! Words of links and pictures that say nothing.
//!
//! Takes the words; gives whether they name what is behind them. WCAG 2.2, success criteria 1.1.1 and 2.4.4. It knows the phrases of
//! Danish and English alike, because texts of either language have links in the other.

/// Words of a link that do not say where it leads.
const VAGUE: [&str; 36] = [
    "her",
    "herover",
    "dette",
    "link",
    "linket",
    "dette link",
    "denne side",
    "siden",
    "mere",
    "se her",
    "se mere",
    "læs her",
    "læs mere",
    "læs mere her",
    "klik her",
    "klik",
    "tryk her",
    "find den her",
    "hent",
    "hent her",
    "download",
    "info",
    "mere info",
    "here",
    "this",
    "this link",
    "this page",
    "more",
    "read more",
    "see more",
    "see here",
    "learn more",
    "click here",
    "click",
    "find out more",
    "more info",
];

/// The endings of files that hold pictures.
const PICTURE_ENDINGS: [&str; 12] =
    ["jpg", "jpeg", "png", "gif", "webp", "svg", "tif", "tiff", "heic", "avif", "bmp", "pdf"];

/// What cameras and programs call pictures, before a number.
const CAMERA_NAMES: [&str; 10] =
    ["img", "dsc", "dscn", "dscf", "pxl", "image", "billede", "foto", "screenshot", "skærmbillede"];

/// Whether the words of a link do not say where it leads.
pub fn is_vague(words: &str) -> bool {
    let longest = 20;
    if words.len() > longest {
        return false;
    }
    let words = words.to_lowercase();
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    VAGUE.contains(&words)
}

/// Whether the words of a link are an address with a path. The host alone is a name that can be read aloud.
pub fn is_address(words: &str) -> bool {
    let rest = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"));
    let path = rest.and_then(|rest| rest.split_once('/')).map(|(_, path)| path);
    path.is_some_and(|path| !path.is_empty()) && !words.contains(' ')
}

/// Whether the description of a picture is the name of a file.
pub fn is_file_name(words: &str) -> bool {
    if words.contains(char::is_whitespace) {
        return false;
    }
    let lower = words.to_lowercase();
    let has_ending = lower
        .rsplit_once('.')
        .is_some_and(|(stem, ending)| !stem.is_empty() && PICTURE_ENDINGS.contains(&ending));
    let name = lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-'));
    has_ending || name.len() < lower.len() && CAMERA_NAMES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_nothing_are_known() {
        for words in ["her", "Læs mere", "klik her!", "Click here", "»her«"] {
            assert!(is_vague(words), "{words}");
        }
        for words in ["herregården", "læs mere om skoleveje", "aftalen"] {
            assert!(!is_vague(words), "{words}");
        }
    }

    #[test]
    fn an_address_is_a_name_only_without_a_path() {
        assert!(is_address("https://example.dk/a/b?c=1"));
        assert!(!is_address("https://example.dk/"));
        assert!(!is_address("www.example.dk"));
    }

    #[test]
    fn names_of_files_are_known() {
        for words in ["IMG_2031", "dsc-1.JPG", "minister.jpeg", "billede1"] {
            assert!(is_file_name(words), "{words}");
        }
        for words in ["Minister på podiet", "1.g", "Billede", "A.P. Møller"] {
            assert!(!is_file_name(words), "{words}");
        }
    }
}
