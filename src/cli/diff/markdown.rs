//! The difference as Markdown, for a comment on a merge request.
//!
//! Takes a [`SiteDiff`]; gives a text that is short enough for GitHub, which takes 65,536 characters, and says what it leaves out. Every
//! text of a page is in a fenced block of code that is longer than any fence in it: there it is neither markup nor a mention of
//! somebody. Escaping was the alternative: what each forge takes for a reference (`@name`, `#1`, `!1`, `%1`) is its own. An `@` is
//! followed by a space without width, too, because mails about comments are read by other programs.

use super::lines::{Line, heading, lines, more_sentences, sign};
use super::text::summary;
use crate::diff::{PageChange, SiteDiff};
use crate::model::MessageLanguage;
use crate::report::printable;
use crate::words::{self, Message};

/// The most bytes of the whole text, with room for the last notes.
const LONGEST: usize = 60_000;
/// The most bytes of a page.
const LONGEST_PAGE: usize = 6_000;
/// The width of a line: blocks of code are not wrapped.
const WIDTH: usize = 96;

pub(super) fn markdown(diff: &SiteDiff, language: MessageLanguage) -> String {
    let mut text = format!("{}\n", words::message(&summary(diff), language));
    let mut left_out = 0;
    let own = diff.pages.iter().filter(|page| !page.is_list);
    let lists = diff.pages.iter().filter(|page| page.is_list);
    for page in own.chain(lists) {
        let block = block(page, language);
        if left_out > 0 || text.len() + block.len() > LONGEST {
            left_out += 1;
        } else {
            text.push_str(&block);
        }
    }
    if left_out > 0 {
        text.push_str(&format!("\n{}\n", words::message(&Message::MorePages { count: left_out }, language)));
    }
    push_redirects(diff, language, &mut text);
    text
}

fn push_redirects(diff: &SiteDiff, language: MessageLanguage, text: &mut String) {
    if diff.redirects.is_empty() {
        return;
    }
    let mut lines = Vec::new();
    let mut length = 0;
    for redirect in &diff.redirects {
        let line = format!("{} {} → {}", sign(redirect.change), redirect.address, redirect.to);
        length += line.len();
        if length > LONGEST_PAGE / 2 {
            let count = diff.redirects.len() - lines.len();
            lines.push(words::message(&Message::More { count }, language));
            break;
        }
        lines.push(line);
    }
    text.push_str(&format!("\n{}\n\n", words::message(&Message::RedirectsFollow, language)));
    text.push_str(&fenced(&lines, ""));
}

/// A page: its address and title, and what changes on it.
fn block(page: &PageChange, language: MessageLanguage) -> String {
    let mut shown = wrapped(&page.address, &format!("{} ", sign(page.change)), "  ");
    shown.extend(wrapped(&heading(page, language), "  ", "  "));
    let all = lines(page, language);
    let mut length: usize = shown.iter().map(String::len).sum();
    for (at, line) in all.iter().enumerate() {
        let line_shown = shown_line(line);
        length += line_shown.iter().map(|line| line.len() + 1).sum::<usize>();
        if length > LONGEST_PAGE {
            shown.extend(shown_line(&more_sentences(all.len() - at, language)));
            break;
        }
        shown.extend(line_shown);
    }
    format!("\n{}", fenced(&shown, "diff"))
}

fn shown_line(line: &Line) -> Vec<String> {
    wrapped(&line.text, &format!("{} ", line.sign), &format!("{}   ", line.sign))
}

/// A text in lines of the width, each with what comes before it. A longer word is cut.
fn wrapped(text: &str, first: &str, indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut length = 0;
    for (at, word) in printable(text, &[]).split(' ').enumerate() {
        let mut rest = word;
        if at > 0 && length + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
            length = 0;
        } else if at > 0 {
            line.push(' ');
            length += 1;
        }
        while rest.chars().count() > WIDTH {
            let cut = rest.char_indices().nth(WIDTH).map_or(rest.len(), |(at, _)| at);
            line.push_str(&rest[..cut]);
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
            rest = &rest[cut..];
        }
        line.push_str(rest);
        length += rest.chars().count();
    }
    lines.push(line);
    lines
}

/// Lines in a block of code that nothing in them can end.
fn fenced(lines: &[String], language: &str) -> String {
    let longest = lines.iter().map(|line| longest_run(line)).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let lines: String = lines.iter().map(|line| format!("{}\n", line.replace('@', "@\u{200b}"))).collect();
    format!("{fence}{language}\n{lines}{fence}\n")
}

/// The length of the longest run of backticks.
fn longest_run(line: &str) -> usize {
    line.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{Change, Pair};

    fn page(address: &str, sentences: Vec<String>) -> PageChange {
        let sentences =
            sentences.into_iter().map(|after| Pair { before: None, after: Some(after) }).collect();
        let title = Some("Titel".to_owned());
        PageChange {
            address: address.to_owned(),
            change: Change::Changed,
            title: Pair { before: title.clone(), after: title },
            is_list: false,
            leads_to: None,
            sentences,
            amounts: Vec::new(),
        }
    }

    fn of(pages: Vec<PageChange>) -> String {
        markdown(&SiteDiff { pages, redirects: Vec::new() }, MessageLanguage::English)
    }

    #[test]
    fn nothing_in_a_page_ends_its_block() {
        let text = of(vec![page("/a/", vec!["````` </details> <b> @minister".to_owned()])]);
        let fence = "`".repeat(6);
        assert_eq!(text.lines().filter(|line| line.starts_with(&fence)).count(), 2, "{text}");
        assert!(!text.contains("@minister"), "{text}");
    }

    #[test]
    fn the_text_is_short_enough_and_says_what_it_leaves_out() {
        let sentences: Vec<String> = (0..150).map(|at| format!("{at} {}", "ord ".repeat(100))).collect();
        let pages = (0..100).map(|at| page(&format!("/{at}/"), sentences.clone())).collect();
        let text = of(pages);
        assert!(text.chars().count() < 65_536, "{}", text.len());
        assert!(text.contains("more pages"), "{}", &text[text.len() - 200..]);
    }

    #[test]
    fn long_lines_and_long_words_are_broken() {
        let text = of(vec![page("/a/", vec!["x".repeat(5_000), "ord ".repeat(200)])]);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH + 8), "{text}");
    }
}
