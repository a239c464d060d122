//! The words for links that leave the site, in Danish.

use crate::diagnostic::{Doubt, ExternalProblem};
use crate::model::conventions::DANISH;
use crate::words::{Words, plain_spaces};

pub(super) fn words(problem: &ExternalProblem) -> Words {
    match problem {
        ExternalProblem::Gone { url, status, remembered: None } => {
            Words::new(format!("der er ikke længere en side på {url}: serveren svarer {status}"))
                .help("link til sidens nye adresse eller til en kopi i et arkiv, eller fjern linket")
        }
        ExternalProblem::Gone { url, status, remembered: Some(day) } => {
            let day = plain_spaces(&day.print(&DANISH));
            Words::new(format!("der er ikke længere en side på {url}: serveren svarede {status} den {day}"))
                .help("link til sidens nye adresse eller til en kopi i et arkiv, eller fjern linket")
                .help("serveren bliver spurgt igen efter et døgn, eller hvis du sletter .faktum/external-links.json")
        }
        ExternalProblem::Moved { url, to } => {
            Words::new(format!("siden på {url} har fået en ny adresse for altid: {to}"))
        }
        ExternalProblem::Unsure { url, doubt: Doubt::Status(status) } => {
            Words::new(format!("det er uvist, om der er en side på {url}: serveren svarer {status}"))
                .help("åbn den i en browser, eller prøv igen senere")
        }
        ExternalProblem::Unsure { url, doubt: Doubt::NoAnswer } => {
            Words::new(format!("det er uvist, om der er en side på {url}: serveren svarer ikke"))
                .help("se efter, om serverens navn er skrevet rigtigt, eller prøv igen senere")
        }
    }
}
