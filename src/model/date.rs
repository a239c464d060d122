//! Days, times and dates that are only roughly known.
//!
//! Takes ISO 8601 as people write it; gives values that remember how precise they are. The site's time zone is not known
//! here: the join makes a [`Moment`] of a [`DateTimeInput`].

mod guess;

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::DateTimePrinter;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use super::conventions::{Conventions, filled};

/// A day of the calendar, without a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

/// A point on the time line, exact to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(Timestamp);

/// A time zone of the IANA database. The database is part of the program, so that machines with different system databases
/// build the same site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// Why a local time is not one moment: clocks are put forward or back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockChange {
    /// Clocks skip the time, in spring: the time that they show instead.
    Skipped { instead: String },
    /// Clocks show the time twice, in autumn: both with their offsets.
    Repeated { first: String, second: String },
}

/// The text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateError;

impl FromStr for Day {
    type Err = DateError;

    /// Reads `2020-05-04`; years from 1000 to 9999.
    fn from_str(text: &str) -> Result<Day, DateError> {
        match text.parse() {
            Ok(date) if Day::has_form(text) && !text.starts_with('0') => Ok(Day(date)),
            _ => Err(DateError),
        }
    }
}

/// The form of ISO 8601: `2020-05-04`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Day {
    /// Whether a text has the form of a day, whatever its numbers.
    pub fn has_form(text: &str) -> bool {
        text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
    }

    /// The year, 1000 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> i8 {
        self.0.day()
    }

    /// `4. maj 2020`, `4 May 2020`, with no-break spaces.
    pub fn print(self, conventions: &Conventions) -> String {
        let (day, year) = (self.day_of_month().to_string(), self.year().to_string());
        let month = month_name(self.month(), conventions);
        filled(&conventions.date, &[("day", &day), ("month", month), ("year", &year)])
    }

    /// `mandag den 4. maj 2020`, `Monday 4 May 2020`; `printed` is what [`Day::print`] gives.
    pub fn with_weekday(self, printed: &str, conventions: &Conventions) -> String {
        let weekday = self.weekday().name(conventions);
        filled(&conventions.weekday_date, &[("weekday", weekday), ("date", printed)])
    }

    /// The day of a year, a month and a day of the month; `None` if there is no such day.
    pub fn from_numbers(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().map(Day)
    }

    /// The weekday that it is.
    pub fn weekday(self) -> Weekday {
        #[expect(clippy::cast_sign_loss, reason = "it is 0 to 6")]
        Weekday(self.0.weekday().to_monday_zero_offset() as usize)
    }

    /// So many days later; the last day of the calendar if there is none.
    pub fn days_later(self, days: i64) -> Day {
        Day(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    /// How many days it is to a later day; negative if that is an earlier one.
    pub fn days_until(self, other: Day) -> i64 {
        self.0.duration_until(other.0).as_hours() / 24
    }

    /// The nearest day of a weekday; `None` where the calendar ends.
    pub fn nearest(self, weekday: Weekday) -> Option<Day> {
        let later = i64::try_from((weekday.0 + 7 - self.weekday().0) % 7).unwrap_or(0);
        let days = if later > 3 { later - 7 } else { later };
        self.0.checked_add(jiff::SignedDuration::from_hours(24 * days)).ok().map(Day)
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weekday(usize);

impl Weekday {
    /// The weekday with this number, 0 for Monday.
    pub fn from_number(number: usize) -> Option<Weekday> {
        (number < 7).then_some(Weekday(number))
    }

    /// Its number, 0 for Monday.
    pub fn number(self) -> usize {
        self.0
    }

    /// Its name in running text.
    pub fn name(self, conventions: &Conventions) -> &str {
        conventions.names.weekday(self.0)
    }
}

impl Moment {
    /// The moment this many seconds after 1970-01-01 UTC, if the calendar reaches so far.
    pub fn from_unix_seconds(seconds: i64) -> Option<Moment> {
        Timestamp::from_second(seconds).ok().map(Moment)
    }

    /// Now, by the machine's clock, without fractions of a second.
    pub fn now() -> Moment {
        let now = Timestamp::now();
        Moment(Timestamp::from_second(now.as_second()).unwrap_or(now))
    }

    /// The day in `zone` at that moment.
    pub fn day_in(self, zone: &Zone) -> Day {
        Day(self.local(zone).date())
    }

    /// Whether it is the beginning of a day in `zone`.
    pub fn is_midnight(self, zone: &Zone) -> bool {
        DateTimeInput::Day(self.day_in(zone)).moment(zone) == self
    }

    /// The time of day in `zone`: `kl. 10.30`, `10:30`, with a no-break space.
    pub fn print_time(self, zone: &Zone, conventions: &Conventions) -> String {
        let time = self.local(zone).time();
        let (hour, minute) = (time.hour().to_string(), format!("{:02}", time.minute()));
        filled(&conventions.time, &[("hour", &hour), ("minute", &minute)])
    }

    /// The time of day in `zone` in four digits: `08:05`.
    pub fn clock(self, zone: &Zone) -> String {
        self.local(zone).strftime("%H:%M").to_string()
    }

    /// RFC 3339 with the offset of `zone`: `2020-05-04T10:30:00+02:00`.
    pub fn rfc3339(self, zone: &Zone) -> String {
        let printer = DateTimePrinter::new().precision(Some(0));
        printer.timestamp_with_offset_to_string(&self.0, zone.0.to_offset(self.0))
    }

    /// RFC 2822 with the offset of `zone`: `Mon, 04 May 2020 10:30:00 +0200`.
    pub fn rfc2822(self, zone: &Zone) -> String {
        self.0.to_zoned(zone.0.clone()).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
    }

    /// The moment this many seconds later, or the last one that the calendar reaches.
    pub fn seconds_later(self, seconds: usize) -> Moment {
        let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
        Moment(self.0.checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX))
    }

    /// How long it is until a later moment; zero if that is past.
    pub fn until(self, later: Moment) -> std::time::Duration {
        std::time::Duration::try_from(later.0.duration_since(self.0)).unwrap_or_default()
    }

    /// The moment rounded up to a whole minute, as the five fields of a crontab, in UTC.
    pub fn cron(self) -> String {
        let minute = self.0.as_second().div_euclid(60) + i64::from(self.0.as_second().rem_euclid(60) > 0);
        let whole = Timestamp::from_second(minute * 60).unwrap_or(self.0);
        whole.to_zoned(TimeZone::UTC).strftime("%-M %-H %-d %-m *").to_string()
    }

    /// ISO 8601 without an offset, to the minute, in `zone`: `2020-05-04T10:30`.
    pub fn local_minute(self, zone: &Zone) -> String {
        self.local(zone).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    fn local(self, zone: &Zone) -> DateTime {
        zone.0.to_datetime(self.0)
    }
}

impl Zone {
    /// The zone of this IANA name, as `Europe/Copenhagen`.
    pub fn from_name(name: &str) -> Option<Zone> {
        jiff::tz::TimeZoneDatabase::bundled().get(name).ok().map(Zone)
    }

    /// The zone without an offset.
    pub fn utc() -> Zone {
        Zone(TimeZone::UTC)
    }

    /// Every name, for suggestions.
    pub fn names() -> Vec<String> {
        jiff::tz::TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
    }
}

/// A date or time as it was written, exact to the day, the minute or the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateTimeInput {
    /// A bare date: 00:00 in the site's zone.
    Day(Day),
    /// A time in the site's zone.
    Local(DateTime),
    /// A time with its offset.
    Exact(Timestamp),
}

impl FromStr for DateTimeInput {
    type Err = DateError;

    /// Reads `2020-05-04`, `2020-05-04T10:30[:00]` or the latter with an offset (`+02:00` or `Z`).
    fn from_str(text: &str) -> Result<DateTimeInput, DateError> {
        if let Ok(day) = text.parse() {
            return Ok(DateTimeInput::Day(day));
        }
        let (day, time) = text.split_once('T').ok_or(DateError)?;
        day.parse::<Day>()?;
        let digits = time.split(['+', '-', 'Z']).next().unwrap_or("");
        // A leap second is no time of a press office; jiff would read it as the second before.
        let is_leap_second = digits.get(5..).is_some_and(|seconds| seconds == ":60");
        if !matches!(digits.len(), 5 | 8) || digits.as_bytes().get(2) != Some(&b':') || is_leap_second {
            return Err(DateError);
        }
        let has_offset = digits.len() < time.len();
        if has_offset {
            text.parse().map(DateTimeInput::Exact).map_err(|_| DateError)
        } else {
            text.parse().map(DateTimeInput::Local).map_err(|_| DateError)
        }
    }
}

/// ISO 8601 as it was written, with seconds if there is a time.
impl fmt::Display for DateTimeInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateTimeInput::Day(day) => write!(f, "{day}"),
            DateTimeInput::Local(time) => write!(f, "{time}"),
            DateTimeInput::Exact(timestamp) => write!(f, "{timestamp}"),
        }
    }
}

impl DateTimeInput {
    /// As people write it: without seconds if there are none.
    pub fn as_typed(self) -> String {
        match self {
            DateTimeInput::Local(time) => as_typed(time),
            DateTimeInput::Day(_) | DateTimeInput::Exact(_) => self.to_string(),
        }
    }

    /// What is wrong with a local time in a site of this zone, if clocks skip or repeat it.
    pub fn clock_change(self, zone: &Zone) -> Option<ClockChange> {
        let DateTimeInput::Local(time) = self else {
            return None;
        };
        match zone.0.to_ambiguous_timestamp(time).offset() {
            AmbiguousOffset::Unambiguous { .. } => None,
            AmbiguousOffset::Gap { .. } => {
                let instead = zone.0.to_datetime(self.moment(zone).0);
                Some(ClockChange::Skipped { instead: as_typed(instead) })
            }
            AmbiguousOffset::Fold { before, after } => Some(ClockChange::Repeated {
                first: with_offset(time, before),
                second: with_offset(time, after),
            }),
        }
    }

    /// The moment, in a site of this zone. If clocks skip or repeat the local time, which [`DateTimeInput::clock_change`]
    /// says, RFC 5545 decides: the time after the gap, or the first of the two.
    pub fn moment(self, zone: &Zone) -> Moment {
        let local = |time: DateTime| {
            let zoned = zone.0.to_ambiguous_zoned(time).compatible();
            Moment(zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp()))
        };
        match self {
            DateTimeInput::Day(day) => local(day.0.to_datetime(jiff::civil::Time::midnight())),
            DateTimeInput::Local(time) => local(time),
            DateTimeInput::Exact(timestamp) => Moment(timestamp),
        }
    }

    /// Whether a text has the form of a time, whatever its numbers.
    pub fn has_form(text: &str) -> bool {
        let Some((day, time)) = text.split_once('T') else {
            return Day::has_form(text);
        };
        let is_digit = |at: usize| time.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        Day::has_form(day) && [0, 1, 3, 4].into_iter().all(is_digit) && time.as_bytes().get(2) == Some(&b':')
    }

    /// The year as it was written; of a time with an offset, the year in UTC.
    pub fn year(self) -> i16 {
        match self {
            DateTimeInput::Day(day) => day.year(),
            DateTimeInput::Local(time) => time.year(),
            DateTimeInput::Exact(timestamp) => TimeZone::UTC.to_datetime(timestamp).year(),
        }
    }

    /// The first moment after it: of a bare date, the beginning of the next day.
    pub fn end(self, zone: &Zone) -> Moment {
        match self {
            // 9999-12-31 is the last day of the calendar: what lasts until then never ends.
            DateTimeInput::Day(day) => match day.0.tomorrow() {
                Ok(next) => DateTimeInput::Day(Day(next)).moment(zone),
                Err(_) => Moment(Timestamp::MAX),
            },
            DateTimeInput::Local(_) | DateTimeInput::Exact(_) => self.moment(zone),
        }
    }

    /// Whether a time of day was written.
    pub fn has_time(self) -> bool {
        !matches!(self, DateTimeInput::Day(_))
    }
}

/// A local time as people write it: without seconds if there are none.
fn as_typed(time: DateTime) -> String {
    let form = if time.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
    time.strftime(form).to_string()
}

/// A local time with an offset: `2026-10-25T02:30+02:00`.
fn with_offset(time: DateTime, offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    format!("{}{sign}{hours:02}:{minutes:02}", as_typed(time))
}

/// A date that is known to the day, the month or the year: the reduced precision of ISO 8601-1, 4.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReducedDate {
    Year(i16),
    Month(i16, i8),
    Day(Day),
}

impl FromStr for ReducedDate {
    type Err = DateError;

    /// Reads `2020`, `2020-05` or `2020-05-04`.
    fn from_str(text: &str) -> Result<ReducedDate, DateError> {
        let first = |rest: &str| format!("{text}{rest}").parse::<Day>();
        match text.len() {
            4 => Ok(ReducedDate::Year(first("-01-01")?.year())),
            7 => first("-01").map(|day| ReducedDate::Month(day.year(), day.month())),
            _ => text.parse().map(ReducedDate::Day),
        }
    }
}

/// The form of ISO 8601.
impl fmt::Display for ReducedDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReducedDate::Year(year) => write!(f, "{year:04}"),
            ReducedDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            ReducedDate::Day(day) => write!(f, "{day}"),
        }
    }
}

impl ReducedDate {
    /// The first day that can be meant.
    pub fn earliest(self) -> Day {
        match self {
            ReducedDate::Year(year) => Day(jiff::civil::date(year, 1, 1)),
            ReducedDate::Month(year, month) => Day(jiff::civil::date(year, month, 1)),
            ReducedDate::Day(day) => day,
        }
    }

    /// The last day that can be meant.
    pub fn latest(self) -> Day {
        match self {
            ReducedDate::Year(year) => Day(jiff::civil::date(year, 12, 31)),
            ReducedDate::Month(..) => Day(self.earliest().0.last_of_month()),
            ReducedDate::Day(day) => day,
        }
    }

    /// `4. maj 2020`, `maj 2020` or `2020`, with no-break spaces.
    pub fn print(self, conventions: &Conventions) -> String {
        match self {
            ReducedDate::Year(year) => year.to_string(),
            ReducedDate::Month(year, month) => {
                let (month, year) = (month_name(month, conventions), year.to_string());
                filled(&conventions.month_of_year, &[("month", month), ("year", &year)])
            }
            ReducedDate::Day(day) => day.print(conventions),
        }
    }
}

/// The month's name in running text, of 1 to 12.
pub fn month_name(month: i8, conventions: &Conventions) -> &str {
    conventions.names.month(usize::try_from(month).unwrap_or(1).clamp(1, 12) - 1)
}

/// How many days a month of 1 to 12 has.
pub fn days_in_month(year: i16, month: i8) -> i8 {
    Date::new(year, month, 1).map_or(0, Date::days_in_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::conventions::{DANISH, ENGLISH, GERMAN};

    #[test]
    fn dates_are_printed_as_the_language_writes_them() {
        let day: Day = "2020-05-04".parse().expect("a date");
        let plain = |text: String| text.replace('\u{a0}', " ");
        assert_eq!(plain(day.print(&DANISH)), "4. maj 2020");
        assert_eq!(plain(day.print(&ENGLISH)), "4 May 2020");
        assert_eq!(plain(day.print(&GERMAN)), "4. Mai 2020");
        let with_weekday = |conventions| plain(day.with_weekday(&day.print(conventions), conventions));
        assert_eq!(with_weekday(&DANISH), "mandag den 4. maj 2020");
        assert_eq!(with_weekday(&ENGLISH), "Monday 4 May 2020");
        assert_eq!(with_weekday(&GERMAN), "Montag, 4. Mai 2020");
    }

    #[test]
    fn only_the_forms_that_are_documented_are_read() {
        for good in [
            "2020-05-04",
            "2020-05-04T10:30",
            "2020-05-04T10:30:15",
            "2020-05-04T10:30+02:00",
            "2020-05-04T10:30Z",
        ] {
            assert!(good.parse::<DateTimeInput>().is_ok(), "{good}");
        }
        for bad in [
            "2020-5-4",
            "4.5.2020",
            "2020-02-30",
            "20200504",
            "2020-05-04 10:30",
            "2020-05-04T10",
            "2020-05-04T25:00",
            "2020-05-04T24:00",
            "2020-05-04T23:59:60",
            "2020-05-04T23:59:60+02:00",
            "2020-05",
            "0020-05-04",
            "2020-05-04T10:30+0",
        ] {
            assert!(bad.parse::<DateTimeInput>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_bare_date_is_midnight_in_the_sites_zone() {
        let zone = Zone::from_name("Europe/Copenhagen").expect("a known zone");
        let moment = |text: &str| text.parse::<DateTimeInput>().expect("a time").moment(&zone);
        assert_eq!(moment("2020-05-04").rfc3339(&zone), "2020-05-04T00:00:00+02:00");
        assert_eq!(moment("2020-05-04"), moment("2020-05-03T22:00Z"));
        assert_eq!(moment("2020-01-04T10:30").print_time(&zone, &DANISH), "kl.\u{a0}10.30");
        assert_eq!(moment("2020-01-04T08:05").print_time(&zone, &ENGLISH), "8:05");
        assert_eq!(moment("2020-01-04T10:30").print_time(&zone, &GERMAN), "10.30\u{a0}Uhr");
    }

    #[test]
    fn times_that_clocks_skip_or_repeat_are_known() {
        let zone = Zone::from_name("Europe/Copenhagen").expect("a known zone");
        let change = |text: &str| text.parse::<DateTimeInput>().expect("a time").clock_change(&zone);
        let skipped = ClockChange::Skipped { instead: "2026-03-29T03:30".into() };
        assert_eq!(change("2026-03-29T02:30"), Some(skipped));
        let (first, second) = ("2026-10-25T02:30:15+02:00".into(), "2026-10-25T02:30:15+01:00".into());
        assert_eq!(change("2026-10-25T02:30:15"), Some(ClockChange::Repeated { first, second }));
        for fine in ["2026-03-29", "2026-03-29T03:00", "2026-10-25T02:30+01:00", "2026-10-25T03:00"] {
            assert_eq!(change(fine), None, "{fine}");
        }
    }

    #[test]
    fn what_ends_on_a_date_includes_that_day() {
        let zone = Zone::from_name("Europe/Copenhagen").expect("a known zone");
        let end = |text: &str| text.parse::<DateTimeInput>().expect("a time").end(&zone).rfc3339(&zone);
        assert_eq!(end("2020-05-04"), "2020-05-05T00:00:00+02:00");
        // The day on which the clocks go back has 25 hours.
        assert_eq!(end("2020-10-25"), "2020-10-26T00:00:00+01:00");
        assert_eq!(end("2020-05-04T12:00"), "2020-05-04T12:00:00+02:00");
        assert_eq!(end("2020-05-04T12:00Z"), "2020-05-04T14:00:00+02:00");
    }

    #[test]
    fn a_vague_date_reaches_from_its_first_to_its_last_day() {
        let date: ReducedDate = "2020-02".parse().expect("a month");
        assert_eq!(date.earliest().to_string(), "2020-02-01");
        assert_eq!(date.latest().to_string(), "2020-02-29");
        assert_eq!(date.print(&DANISH), "februar\u{a0}2020");
        assert!("2020-13".parse::<ReducedDate>().is_err());
    }
}
