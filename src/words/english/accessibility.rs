//! The words for rules of accessibility, in English.

use crate::diagnostic::{AccessibilityProblem, AccessibilityRule};
use crate::words::Words;

pub(super) fn words(problem: &AccessibilityProblem) -> Words {
    let AccessibilityProblem { rule, element, page, more } = problem;
    let Words { title, help, .. } = self::rule(*rule);
    let pages = match more {
        0 => format!("on {page}"),
        1 => format!("on {page} and 1 other page"),
        more => format!("on {page} and {more} other pages"),
    };
    let title = match element.as_str() {
        "" => format!("{title}, {pages}"),
        element => format!("{title}, {pages}: `{element}`"),
    };
    let mut words = Words::new(title);
    words.help = help;
    match rule.url() {
        Some(url) => words.help(format!("the rule is explained at {url}")),
        None => words,
    }
}

/// What is wrong with an element that breaks a rule, and what to do.
pub(in crate::words) fn rule(rule: AccessibilityRule) -> Words {
    let (title, help) = match rule {
        AccessibilityRule::PageTitle => {
            ("the page has no title", "write what the page is about in `title` in the head")
        }
        AccessibilityRule::PageLanguage => {
            ("the page does not say its language", "write it in `lang` of `html`, as `<html lang=\"da\">`")
        }
        AccessibilityRule::PageLanguageTag => {
            ("the language of the page does not exist", "write a registered one in `lang`, as `da` or `en`")
        }
        AccessibilityRule::PartLanguageTag => (
            "the language of the element does not exist",
            "write a registered one in `lang`, as `da` or `en`",
        ),
        AccessibilityRule::Refresh | AccessibilityRule::RefreshAtAll => (
            "the page loads itself or another page after a while",
            "remove it, or let it happen at once with 0 seconds",
        ),
        AccessibilityRule::Zoom => (
            "readers cannot enlarge the page to twice its size",
            "remove `user-scalable` and `maximum-scale` from the viewport",
        ),
        AccessibilityRule::ImageName => (
            "the picture has no alternative text",
            "write in `alt` what it shows, or `alt=\"\"` if it is only decoration",
        ),
        AccessibilityRule::ExposedDecoration => (
            "the element is marked as decoration, but is read out all the same",
            "remove its other properties, or what marks it as decoration",
        ),
        AccessibilityRule::SvgName => (
            "the drawing has no name",
            "begin the `svg` with a `title` that says what it shows, or remove its role",
        ),
        AccessibilityRule::ImageButtonName => {
            ("the picture button has no name", "write in `alt` what the button does")
        }
        AccessibilityRule::LinkName => {
            ("the link has no text", "write where it leads, or give the picture in it an `alt`")
        }
        AccessibilityRule::ButtonName => ("the button has no name", "write on it what it does"),
        AccessibilityRule::HeadingName => ("the heading is empty", "write its text, or remove it"),
        AccessibilityRule::SummaryName => {
            ("what opens the fold has no name", "write in `summary` what is inside")
        }
        AccessibilityRule::FieldName => {
            ("the field has no name", "give it a `label` that says what to fill in")
        }
        AccessibilityRule::FrameName => ("the frame has no name", "write in `title` what is in it"),
        AccessibilityRule::LabelInName => (
            "the name of the element lacks the words that readers see on it",
            "begin `aria-label` with the visible words, or remove it",
        ),
        AccessibilityRule::HeaderCell => {
            ("the header cell heads no other cell", "give its column or row cells, or use `td`")
        }
        AccessibilityRule::HeadersAttribute => (
            "`headers` of the cell names something that is no other cell of the table",
            "name the ids of header cells of the same table",
        ),
        AccessibilityRule::ContentLandmark => {
            ("what comes after the menu is in no landmark", "put the content of the page into `main`")
        }
        AccessibilityRule::ContentHeading => {
            ("what comes after the menu has no heading", "begin the content of the page with a heading")
        }
        AccessibilityRule::KnownRole => {
            ("the role does not exist", "write one that WAI-ARIA has, or remove it")
        }
        AccessibilityRule::UniqueId => ("another element has the same id", "give one of them another `id`"),
        AccessibilityRule::HiddenFocus => (
            "the Tab key stops at something that is hidden from screen readers",
            "remove `aria-hidden`, or take it out of the order with `tabindex=\"-1\"`",
        ),
        AccessibilityRule::NestedFocus => (
            "the Tab key stops at something inside an element whose inside is only read as text",
            "put it beside the element",
        ),
        AccessibilityRule::KnownProperty => (
            "the element has a property `aria-…` that does not exist",
            "correct its spelling: WAI-ARIA has a list of them",
        ),
        AccessibilityRule::Autocomplete => (
            "`autocomplete` has a value that browsers do not know",
            "write one that HTML has, as `email` or `section-x billing postal-code`",
        ),
        AccessibilityRule::OneMainHeading => {
            ("the page does not have exactly one `h1`", "give it one heading of level 1: its title")
        }
        AccessibilityRule::HeadingOrder => {
            ("a level of headings is left out before this one", "use the next level below the heading before")
        }
        AccessibilityRule::OneMain => (
            "the page does not have exactly one `main`",
            "put the content of the page, and only that, into one `main`",
        ),
        AccessibilityRule::LandmarkNames => (
            "two landmarks of the same kind cannot be told apart",
            "give each a name of its own in `aria-label`",
        ),
        AccessibilityRule::TableHeaders => (
            "the table has no header cells",
            "use `th` for the cells that say what is in their column or row",
        ),
    };
    Words::new(title).help(help)
}
