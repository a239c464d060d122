//! People and the titles they hold.
//!
//! Takes and gives plain values; which title counts on a day is answered by the join, which knows the organisations.

use std::cmp::Reverse;

use super::id::{MediaId, OrganisationId};
use super::source::{Channels, SourceNote};
use super::waiver::Waiver;
use super::{Day, ReducedDate, Text};
use crate::record;
use crate::schema::NonEmpty;

record! {
    /// A person with the titles they hold or held. An old release shows the title that was right when it was published.
    /// da: En person med de titler, vedkommende har eller har haft. En gammel pressemeddelelse viser den titel, der var rigtig dengang.
    pub struct Person {
        /// The name.
        /// da: Navnet.
        pub name: Text,
        /// The titles held.
        /// da: De titler, personen har eller har haft.
        pub appointments: NonEmpty<Appointment>,
        /// A picture of the person.
        /// da: Et billede af personen.
        pub photo: Option<MediaId>,
        /// Where these facts come from.
        /// da: Hvor oplysningerne kommer fra.
        pub sources: Box<[SourceNote]>,
        /// `true`: a draft, which is not published. Neither is anything that only the draft mentions.
        /// da: `true`: en kladde, som ikke bliver offentliggjort. Det, som kun kladden nævner, bliver det heller ikke.
        pub draft: bool = false,
        /// Checks that do not fit here.
        /// da: Kontroller, der ikke passer her.
        pub waivers: Box<[Waiver]>,
        ..
        /// How to reach the person.
        pub channels: Channels,
    }
}

record! {
    /// A title held at an organisation for a time.
    /// da: En titel i en organisation i en periode.
    pub struct Appointment {
        /// Where the title is held.
        /// da: Hvor titlen hører til.
        pub organisation: OrganisationId,
        /// The title.
        /// da: Titlen.
        pub title: Text,
        /// A short form of it.
        /// da: En kort form af den.
        pub short_title: Option<Text>,
        ..
        /// When it was held.
        pub span: DateSpan,
    }
}

record! {
    /// From a date to a date.
    /// da: Fra en dato til en dato.
    #[derive(Copy, Default)]
    pub struct DateSpan {
        /// Since when. Leave it out if it is not known.
        /// da: Siden hvornår. Udelad linjen, hvis det er ukendt.
        pub from: Option<ReducedDate>,
        /// Until when, that day included. Leave it out if it is not known, or if it is not over.
        /// da: Til hvornår, den dag med. Udelad linjen, hvis det er ukendt, eller hvis det ikke er slut.
        pub to: Option<ReducedDate>,
    }
}

impl DateSpan {
    /// Whether `day` can lie in it: a vague or missing bound never excludes a day.
    pub fn may_contain(self, day: Day) -> bool {
        self.from.is_none_or(|from| from.earliest() <= day) && self.to.is_none_or(|to| day <= to.latest())
    }

    /// Whether it is certainly over on a day.
    pub fn is_over(self, day: Day) -> bool {
        self.to.is_some_and(|to| to.latest() < day)
    }

    /// The place of a title among those of a person on a day: those held come first, the latest in front, then those of which
    /// no day is known or which have not begun, then those that are over, the last to end in front.
    pub fn order_on(self, day: Day) -> (u8, Reverse<Option<Day>>) {
        let began = Reverse(self.from.map(ReducedDate::latest));
        if self.is_over(day) {
            (2, Reverse(self.to.map(ReducedDate::latest)))
        } else if self.may_contain(day) && (self.from.is_some() || self.to.is_some()) {
            (0, began)
        } else {
            (1, began)
        }
    }

    /// Whether some day can be in both: only bounds that are known exclude that.
    pub fn may_overlap(self, other: DateSpan) -> bool {
        let is_after = |later: DateSpan, earlier: DateSpan| match (later.from, earlier.to) {
            (Some(from), Some(to)) => to.latest() < from.earliest(),
            _ => false,
        };
        !is_after(self, other) && !is_after(other, self)
    }

    /// Whether it certainly ends before it begins.
    pub fn is_reversed(self) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => to.latest() < from.earliest(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: &str) -> DateSpan {
        DateSpan { from: from.parse().ok(), to: to.parse().ok() }
    }

    #[test]
    fn titles_are_held_then_of_unknown_time_then_over() {
        let day: Day = "2020-06-01".parse().expect("a day");
        let in_order = [
            span("2020-05", ""),
            span("2019", "2020"),
            span("", "2020-06-01"),
            span("2021", ""),
            span("", ""),
            span("2015", "2020-05-31"),
            span("", "2018"),
        ];
        let mut sorted = in_order;
        sorted.reverse();
        sorted.sort_by_key(|span| span.order_on(day));
        assert_eq!(sorted, in_order);
        let over: Vec<bool> = in_order.iter().map(|span| span.is_over(day)).collect();
        assert_eq!(over, [false, false, false, false, false, true, true]);
    }
}
