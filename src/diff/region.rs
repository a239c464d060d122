//! The part of a page whose bytes decide whether its text can differ.
//!
//! Takes the bytes of a page; gives a hash of its main part. Pages with the same hash have the same text; others may have.

use memchr::memmem;
use xxhash_rust::xxh3::xxh3_128;

/// The hash of the main part of a page; of the whole page if that is not found, or if the page may lead readers on, which its head says.
pub(super) fn digest(page: &[u8]) -> u128 {
    let first = memmem::find(page, b"<main");
    let last = memmem::rfind(page, b"</main");
    match first.zip(last) {
        Some((first, last)) if first < last && memmem::find(&page[..first], b"http-equiv").is_none() => {
            xxh3_128(&page[first..last])
        }
        _ => xxh3_128(page),
    }
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn only_the_main_part_counts_if_there_is_one() {
        let page = |head: &str, main: &str| digest(format!("<head>{head}<main>{main}</main>").as_bytes());
        assert_eq!(page("<link href=a>", "x"), page("<link href=b>", "x"));
        assert_ne!(page("", "x"), page("", "y"));
        let refresh = |to: &str| format!("<meta http-equiv=\"refresh\" content=\"0; url={to}\">");
        assert_ne!(page(&refresh("/a/"), "x"), page(&refresh("/b/"), "x"));
        assert_ne!(digest(b"<p>a"), digest(b"<p>b"));
        assert_ne!(digest(b"</main>a<main>"), digest(b"</main>b<main>"));
    }
}
