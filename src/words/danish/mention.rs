//! The words for texts that the fact sheets contradict, in Danish.

use super::noun;
use crate::diagnostic::MentionProblem;
use crate::words::Words;

pub(super) fn words(problem: &MentionProblem) -> Words {
    match problem {
        MentionProblem::NotInAbout { name, field, thing, .. } => Words::new(format!(
            "teksten nævner {} `{name}`, som ikke er nævnt under `about` og ikke er et link",
            noun(thing.kind).2
        ))
        .help(format!("skriv under `about`: `{field}: [{}]`, eller gør navnet til et link", thing.id)),
        MentionProblem::QuotationDiffers { said, written, .. } => Words::new("citatet har andre ord end udtalelsen")
            .help(format!("sagt: `{said}`"))
            .help(format!("skrevet: `{written}`"))
            .help("skriv citatet, som det blev sagt; skriv `…`, hvor noget er udeladt, og egne ord i firkantede parenteser")
            .help("sagde personen det en anden gang, så opret en udtalelse mere, eller skriv hvorfor: `waivers: [{check: quotation-differs, reason: …}]`"),
    }
}
