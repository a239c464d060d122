//! The words for links that leave the site, in English.

use crate::diagnostic::{Doubt, ExternalProblem};
use crate::model::conventions::ENGLISH;
use crate::words::{Words, plain_spaces};

pub(super) fn words(problem: &ExternalProblem) -> Words {
    match problem {
        ExternalProblem::Gone { url, status, remembered: None } => {
            Words::new(format!("there is no page at {url} any more: its host answers {status}"))
                .help("link to where the page is now, or to a copy of it in an archive, or remove the link")
        }
        ExternalProblem::Gone { url, status, remembered: Some(day) } => {
            let day = plain_spaces(&day.print(&ENGLISH));
            Words::new(format!("there is no page at {url} any more: its host answered {status} on {day}"))
                .help("link to where the page is now, or to a copy of it in an archive, or remove the link")
                .help("the host is asked again after a day, or if you delete .faktum/external-links.json")
        }
        ExternalProblem::Moved { url, to } => {
            Words::new(format!("the page at {url} has another address for good: {to}"))
        }
        ExternalProblem::Unsure { url, doubt: Doubt::Status(status) } => {
            Words::new(format!("nobody knows whether there is a page at {url}: its host answers {status}"))
                .help("open it in a browser, or check again later")
        }
        ExternalProblem::Unsure { url, doubt: Doubt::NoAnswer } => {
            Words::new(format!("nobody knows whether there is a page at {url}: its host does not answer"))
                .help("see whether the host is written correctly, or check again later")
        }
    }
}
