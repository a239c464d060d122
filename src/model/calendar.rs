//! The names of months and weekdays, as people write them: one table for each language.
//!
//! Takes a word; gives the month or weekday that it names, whatever the case of its letters. Whether a word such as `may` or `man` is meant
//! as a name is decided by who reads the sentence.

use crate::model::Language;

/// The names of one language. Short forms are in small letters and without a full stop; the first one is the most usual.
#[derive(Debug, PartialEq, Eq)]
pub struct CalendarNames {
    pub months: [&'static str; 12],
    pub short_months: [&'static [&'static str]; 12],
    /// Monday first.
    pub weekdays: [&'static str; 7],
    pub short_weekdays: [&'static [&'static str]; 7],
}

pub static DANISH: CalendarNames = CalendarNames {
    months: [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    short_months: [
        &["jan"],
        &["feb"],
        &["mar"],
        &["apr"],
        &[],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sept", "sep"],
        &["okt"],
        &["nov"],
        &["dec"],
    ],
    weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    short_weekdays: [&["man"], &["tirs", "tir"], &["ons"], &["tors", "tor"], &["fre"], &["lør"], &["søn"]],
};

pub static ENGLISH: CalendarNames = CalendarNames {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    short_months: [
        &["jan"],
        &["feb"],
        &["mar"],
        &["apr"],
        &[],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sept", "sep"],
        &["oct"],
        &["nov"],
        &["dec"],
    ],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    short_weekdays: [
        &["mon"],
        &["tue", "tues"],
        &["wed", "weds"],
        &["thu", "thurs", "thur"],
        &["fri"],
        &["sat"],
        &["sun"],
    ],
};

pub static GERMAN: CalendarNames = CalendarNames {
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    short_months: [
        &["jan", "jän"],
        &["feb"],
        &["mrz"],
        &["apr"],
        &[],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sept", "sep"],
        &["okt"],
        &["nov"],
        &["dez"],
    ],
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    short_weekdays: [&["mo"], &["di"], &["mi"], &["do"], &["fr"], &["sa"], &["so"]],
};

/// How a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameForm {
    Full,
    /// The short form with this index in the table.
    Short(usize),
}

impl CalendarNames {
    /// The tables of every language that is read.
    pub const ALL: [&'static CalendarNames; 3] = [&DANISH, &ENGLISH, &GERMAN];

    /// The table of a language; `None` if dates are not read in it.
    pub fn of(language: Language) -> Option<&'static CalendarNames> {
        match language {
            Language::DANISH => Some(&DANISH),
            Language::ENGLISH => Some(&ENGLISH),
            Language::GERMAN => Some(&GERMAN),
            _ => None,
        }
    }

    /// The month, 0 to 11, and how it is written.
    pub fn month(&self, word: &str) -> Option<(usize, NameForm)> {
        find(word, &self.months, &self.short_months)
    }

    /// The weekday, 0 for Monday, and how it is written.
    pub fn weekday(&self, word: &str) -> Option<(usize, NameForm)> {
        find(word, &self.weekdays, &self.short_weekdays)
    }

    /// The name of a weekday in the form and the case of `like`, which is the name of another one.
    pub fn weekday_like(&self, weekday: usize, form: NameForm, like: &str) -> String {
        let short = self.short_weekdays[weekday];
        let name = match form {
            NameForm::Full => self.weekdays[weekday],
            NameForm::Short(at) => short.get(at).or(short.first()).copied().unwrap_or_default(),
        };
        let lower = name.to_lowercase();
        let mut letters = like.chars().filter(|letter| letter.is_alphabetic());
        match (letters.next().is_some_and(char::is_uppercase), letters.next().is_some_and(char::is_uppercase))
        {
            (true, true) => lower.to_uppercase(),
            (true, false) => {
                let mut rest = lower.chars();
                rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
            }
            _ => lower,
        }
    }
}

fn find(word: &str, full: &[&str], short: &[&[&str]]) -> Option<(usize, NameForm)> {
    // Most words have the length of no name.
    if let Some(at) = full.iter().position(|name| is_same(word, name)) {
        return Some((at, NameForm::Full));
    }
    for (at, forms) in short.iter().enumerate() {
        if let Some(form) = forms.iter().position(|name| is_same(word, name)) {
            return Some((at, NameForm::Short(form)));
        }
    }
    None
}

/// Whether two words are the same but for the case of their letters. The letters of the names have as many bytes in either case.
pub fn is_same(word: &str, name: &str) -> bool {
    word.len() == name.len()
        && (word.eq_ignore_ascii_case(name)
            || !word.is_ascii()
                && word.chars().flat_map(char::to_lowercase).eq(name.chars().flat_map(char::to_lowercase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_every_case_and_given_back_in_the_same() {
        let names = &DANISH;
        assert_eq!(names.weekday("LØRDAG"), Some((5, NameForm::Full)));
        assert_eq!(names.weekday("Tirs"), Some((1, NameForm::Short(0))));
        assert_eq!(names.month("Sep"), Some((8, NameForm::Short(1))));
        assert_eq!(names.month("monday"), None);
        assert_eq!(names.weekday_like(6, NameForm::Full, "MANDAG"), "SØNDAG");
        assert_eq!(names.weekday_like(6, NameForm::Full, "Mandag"), "Søndag");
        assert_eq!(names.weekday_like(4, NameForm::Short(1), "tir"), "fre");
        let names = &ENGLISH;
        assert_eq!(names.weekday_like(4, NameForm::Full, "Monday"), "Friday");
        assert_eq!(names.weekday_like(4, NameForm::Short(0), "Mon"), "Fri");
    }
}
