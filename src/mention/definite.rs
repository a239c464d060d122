//! The definite form of a name that begins with a noun: `Aftale om skoleveje` is `aftalen om skoleveje` in a sentence.
//!
//! Takes a name; gives its definite form, if the first word is one of those that agreements and partnerships are called by. Danish has
//! it as an ending; an English name has an article before it, and stays as it is.

/// The words, each with what makes it definite.
const NOUNS: [(&str, &str); 7] = [
    ("Aftale", "n"),
    ("Partnerskab", "et"),
    ("Forlig", "et"),
    ("Samarbejde", "t"),
    ("Netværk", "et"),
    ("Alliance", "n"),
    ("Forum", "met"),
];

/// The definite form of a name.
pub fn definite_name(name: &str) -> Option<String> {
    NOUNS.iter().find_map(|(noun, ending)| {
        let rest = name.strip_prefix(noun).filter(|rest| rest.starts_with(' '))?;
        Some(format!("{noun}{ending}{rest}"))
    })
}

#[cfg(test)]
mod tests {
    use super::definite_name;

    #[test]
    fn the_first_noun_becomes_definite() {
        for (name, definite) in [
            ("Aftale om skoleveje", Some("Aftalen om skoleveje")),
            ("Partnerskab for mad", Some("Partnerskabet for mad")),
            ("Samarbejde om havnen", Some("Samarbejdet om havnen")),
            ("Kystaftalen", None),
            ("Aftalesystemet", None),
            ("Agreement on bridges", None),
        ] {
            assert_eq!(definite_name(name).as_deref(), definite, "{name}");
        }
    }
}
