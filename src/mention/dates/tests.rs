//! Tables of spellings and what they mean, and of what is no date.

use super::*;

fn weekday_number(mention: &NamedWeekday) -> usize {
    mention.weekday.number() + 1
}

/// `2020-06-03`, `--06-03`, with `..` between first and last, weekdays as ` w1`, `!` if impossible.
fn shown(mention: &DateMention) -> String {
    let day = |day: CalendarDay| {
        let year = day.year.map_or("-".to_owned(), |year| year.to_string());
        format!("{year}-{:02}-{:02}", day.month, day.day)
    };
    let mut shown = day(mention.first);
    if mention.last != mention.first {
        shown.push_str(&format!("..{}", day(mention.last)));
    }
    if let Some(weekday) = &mention.weekday {
        shown.push_str(&format!(" w{}", weekday_number(weekday)));
    }
    if let Some(weekday) = &mention.last_weekday {
        shown.push_str(&format!(" to w{}", weekday_number(weekday)));
    }
    if mention.is_impossible() {
        shown.push('!');
    }
    shown
}

fn read(text: &str, language: Language) -> String {
    dates(text, language).iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// Compares a table of `WRITTEN | MEANT` with what is read: first alone, then in a sentence.
fn assert_table(table: &str, language: Language) -> usize {
    let mut wrong = Vec::new();
    let lines: Vec<&str> = table.lines().filter(|line| !line.is_empty()).collect();
    for line in &lines {
        let (written, meant) = line.split_once(" | ").expect("a line of the table");
        let (written, meant) = (written.replace('~', "\u{a0}").replace('¶', "\n"), meant.trim());
        for text in
            [written.clone(), format!("Se {written}, og så"), format!("({written})"), format!("“{written}.”")]
        {
            let found = read(&text, language);
            if found != meant {
                wrong.push(format!("{text}\n    {found}\n    {meant}"));
            }
            let has_wrong = dates(&text, language).iter().any(DateMention::can_be_wrong);
            assert!(!has_wrong || may_have_wrong_date(&text), "passed over: {text}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    lines.len()
}

const DANISH: &str = "
mandag den 15. maj 2020 | 2020-05-15 w1
fredag den 15. maj 2020 | 2020-05-15 w5
Fredag den 15. maj 2020 | 2020-05-15 w5
FREDAG DEN 15. MAJ 2020 | 2020-05-15 w5
fredag d. 15. maj 2020 | 2020-05-15 w5
fredag, den 15. maj 2020 | 2020-05-15 w5
fredag 15. maj 2020 | 2020-05-15 w5
fredag~den~15.~maj~2020 | 2020-05-15 w5
fredag¶den 15.¶maj 2020 | 2020-05-15 w5
fredag den 15 maj 2020 | 2020-05-15 w5
fredag den 15.maj 2020 | 2020-05-15 w5
fredag (15. maj 2020) | 2020-05-15 w5
fredag – 15. maj 2020 | 2020-05-15 w5
fredag: 15. maj 2020 | 2020-05-15 w5
fredag aften den 15. maj 2020 | 2020-05-15 w5
fredag den 15. maj | --05-15 w5
fredag d.15. maj | --05-15 w5
fre. 15. maj | --05-15 w5
fre 15. maj | --05-15 w5
man. 15. maj | --05-15 w1
MAN 15. MAJ | --05-15 w1
tirs. d. 2. juni | --06-02 w2
tirs 2. juni | --06-02 w2
tir. 2/6 | --06-02 w2
ons. den 3. juni | --06-03 w3
tors. 4. juni 2020 | 2020-06-04 w4
lør. d. 6/6 | --06-06 w6
lørdag den 6/6 | --06-06 w6
LØRDAG DEN 6. JUNI | --06-06 w6
søn. d. 7/6-2020 | 2020-06-07 w7
søndag 7/6 2020 | 2020-06-07 w7
d. 3. juni | --06-03
D. 3. juni | --06-03
den 3. juni | --06-03
den 03. juni | --06-03
den 3 juni | --06-03
3. juni | --06-03
3 juni | --06-03
3. JUNI | --06-03
den 3. Juni | --06-03
3. juni 2020 | 2020-06-03
3. jan. 2020 | 2020-01-03
3. sept. | --09-03
den 3. okt | --10-03
den 3. dec. 2019 | 2019-12-03
den 3. maj i 2019 | 2019-05-03
3/6-2022 | 2022-06-03
3/6 2022 | 2022-06-03
3/6/2022 | 2022-06-03
03.06.2022 | 2022-06-03
3.6.2022 | 2022-06-03
03-06-2022 | 2022-06-03
d. 3/6 | --06-03
den 3/6-22 | 2022-06-03
d. 03.06.22 | 2022-06-03
fredag d. 3/6-22 | 2022-06-03 w5
2022-06-03 | 2022-06-03
fredag 2022-06-03 | 2022-06-03 w5
den 3.-5. juni | --06-03..--06-05
den 3.–5. juni 2020 | 2020-06-03..2020-06-05
3-5. juni | --06-03..--06-05
3. - 5. juni | --06-03..--06-05
den 3. til 5. juni | --06-03..--06-05
den 3. til den 5. juni | --06-03..--06-05
3. til og med 5. juni | --06-03..--06-05
mellem den 3. og den 5. juni | --06-03..--06-05
fra 28. maj til 3. juni 2020 | 2020-05-28..2020-06-03
28. maj-3. juni 2020 | 2020-05-28..2020-06-03
fra den 28. december til den 3. januar 2021 | 2020-12-28..2021-01-03
fra torsdag den 28. maj til onsdag den 3. juni 2020 | 2020-05-28..2020-06-03 w4 to w3
mandag-fredag den 1.-5. juni | --06-01..--06-05 w1 to w5
mandag til fredag den 5. juni | --06-05 w5
lørdag den 6.-7. juni | --06-06..--06-07 w6
den 3. og 5. juni | --06-03, --06-05
den 3., 4. og 5. juni | --06-03, --06-04, --06-05
mandag den 15. og tirsdag den 16. juni 2020 | 2020-06-15 w1, 2020-06-16 w2
mandag den 15., tirsdag den 16. og onsdag den 17. juni | --06-15 w1, --06-16 w2, --06-17 w3
mandag og tirsdag den 15. og 16. juni | --06-15 w1, --06-16 w2
mandag og tirsdag den 16. juni | --06-16
hver mandag den 15. juni | --06-15
15. maj 2020 (fredag) | 2020-05-15 w5
15. maj (fredag) | --05-15 w5
15. maj 2020, en fredag | 2020-05-15 w5
natten til lørdag den 16. maj 2020 | 2020-05-16 w6
31. juni | --06-31!
den 31. april 2020 | 2020-04-31!
30. februar 2020 | 2020-02-30!
29. februar 2020 | 2020-02-29
29. februar 2021 | 2021-02-29!
29. februar | --02-29
den 32. maj | --05-32!
31/6-2022 | 2022-06-31!
31.06.2022 | 2022-06-31!
2022-06-31 | 2022-06-31!
";

const ENGLISH: &str = "
Monday 15 May 2020 | 2020-05-15 w1
Monday, 15 May 2020 | 2020-05-15 w1
Monday, May 15, 2020 | 2020-05-15 w1
Monday, May 15 2020 | 2020-05-15 w1
Monday May 15 | --05-15 w1
Monday May 15th | --05-15 w1
Monday, May 15th, 2020 | 2020-05-15 w1
MONDAY 15 MAY 2020 | 2020-05-15 w1
monday 15 may 2020 | 2020-05-15 w1
Monday the 15th of May 2020 | 2020-05-15 w1
Monday, the 15th of May | --05-15 w1
Monday 15th May | --05-15 w1
Monday 15th of May, 2020 | 2020-05-15 w1
Monday~15~May~2020 | 2020-05-15 w1
Monday¶15 May¶2020 | 2020-05-15 w1
Monday (15 May) | --05-15 w1
Monday evening, 15 May | --05-15 w1
Monday – 15 May | --05-15 w1
Mon 15 May | --05-15 w1
Mon. 15 May | --05-15 w1
Mon, 15 May 2020 | 2020-05-15 w1
mon. 15 may | --05-15 w1
Tue 2 June | --06-02 w2
Thurs 4 June | --06-04 w4
Sat. June 6 | --06-06 w6
Sun 7 Jun 2020 | 2020-06-07 w7
15 May | --05-15
15 May 2020 | 2020-05-15
15 MAY 2020 | 2020-05-15
15 june | --06-15
15th of May | --05-15
the 15th of May 2020 | 2020-05-15
the 15th May | --05-15
15 Sept. 2020 | 2020-09-15
15 Jan 2020 | 2020-01-15
May 15, 2020 | 2020-05-15
May 15 2020 | 2020-05-15
May 15th | --05-15
Sept. 15, 2020 | 2020-09-15
on May 15 | --05-15
from June 3 to June 5 | --06-03..--06-05
2020-05-15 | 2020-05-15
15.5.2020 | 2020-05-15
15/05/2020 | 2020-05-15
05/15/2020 | 2020-05-15
5/5/2020 | 2020-05-05
Friday 15/5 | --05-15 w5
3-5 June 2020 | 2020-06-03..2020-06-05
3–5 June | --06-03..--06-05
3 to 5 June 2020 | 2020-06-03..2020-06-05
from 28 May to 3 June 2020 | 2020-05-28..2020-06-03
28 May – 3 June 2020 | 2020-05-28..2020-06-03
between 3 and 5 June | --06-03..--06-05
June 3-5, 2020 | 2020-06-03..2020-06-05
May 28 – June 3, 2020 | 2020-05-28..2020-06-03
from Thursday 28 May to Wednesday 3 June 2020 | 2020-05-28..2020-06-03 w4 to w3
Monday 15 and Tuesday 16 June 2020 | 2020-06-15 w1, 2020-06-16 w2
Monday and Tuesday, 15 and 16 June | --06-15 w1, --06-16 w2
every Monday 15 June | --06-15
15 May 2020 (Friday) | 2020-05-15 w5
15 May 2020, a Friday | 2020-05-15 w5
31 June | --06-31!
June 31, 2020 | 2020-06-31!
30 February | --02-30!
29 February 2021 | 2021-02-29!
the 32nd of May | --05-32!
";

#[test]
fn danish_spellings_are_read() {
    assert!(assert_table(DANISH, Language::Danish) >= 60);
}

#[test]
fn english_spellings_are_read() {
    assert!(assert_table(ENGLISH, Language::English) >= 40);
}

const DANISH_SILENT: &str = "
maj 2020
I maj 2020 blev 15 aftaler indgået.
Version 3.6.2022.1 af systemet
Version 3.6
§ 3, stk. 4, og § 5
§ 15. Maj Invest og andre
lov nr. 3/6-2022
sag nr. 12-06-2022
3/4 af borgerne er enige
Hver 3/4 time
1/2 liter mælk
37,6 mio. kr. i 2020
37.600.000 kr.
1.250.000 kr.
kl. 10.30
klokken 10.30-12.00
mandag kl. 10.30
mandag og tirsdag fra 10-12
mandag til fredag 10-15
åbent mandag-torsdag 9-15, fredag 9-14
tlf. 33 92 93 00
tlf. 12-34-56-78
Ring på 3392 9300
i 2020
siden 2019-2020
i perioden 2020-2023
skoleåret 2020/21
2020/2021
fra side 3 til 5
den 3. klasse
3. og 5. klasse
den 5. division
1. maj-systemet er ikke taget i brug før nr. 2
Danmark vandt 3-5
10 pct. af 15 mia. kr.
20 % i marts
Den 25. pressemeddelelse
stueetagen, 3. sal
Nørregade 15, 3. th.
Vej nr. 12, 1. sal, 2100 København Ø
2100 København Ø
CVR 12345678
Afsnit 3. Marts måned var kold
På side 3. Maj måned var varm
kapitel 4. August Andersen siger
Vi er 15. Jan Hansen er formand.
de første 15 mandage
mandag
på mandag
fredag i uge 20
man skal 15 gange om dagen
det kan man 3 gange
her kan man i 2020 søge
marts og april
fra januar til 15 procent i juni
25 juleaftner
1. kvartal 2020
2. halvår 2020
uge 23-25
3 ud af 4
ca. 15 personer
5-6 dage
EU-direktiv 2019/1024
IP 10.12.20.20
A4 og B5
covid-19
3. verdenskrig
0. maj
den 45/6-2020
13/13-2020
3.-5. klasse
15. maj-
";

const ENGLISH_SILENT: &str = "
May 2020
In May 2020, 15 agreements were made.
The 15 may apply.
Some 20 may come, and 30 march on.
In May 15 people came.
version 3.6.2022.1
section 3, paragraph 4
3/4 of them
1/2 litre
at 10.30
10:30-12:00
Monday at 10:30
Monday to Friday 10-15
open Monday-Thursday 9-5
$37.6 million in 2020
DKK 1,250,000
+45 33 92 93 00
between 3 and 5 people
3-5 days
from 2020 to 2023
2020-21
the 3rd division
the 15 members
Case 12-06-2022
no. 3/6-2022
Rule 3/6 2022
He may have 15 of them
about 15 people
20 per cent in March
June 10,000 people came
June 2.5 per cent
03/06/2022
He sat 15 times
The Sun 15
Friday
next Monday
week 23
15 Mondays
16 and 17 year olds
chapter 5. May Jensen says
the year 2020
";

#[test]
fn what_is_no_date_stays_silent() {
    let mut lines = 0;
    for (table, language) in [(DANISH_SILENT, Language::Danish), (ENGLISH_SILENT, Language::English)] {
        for line in table.lines().filter(|line| !line.is_empty()) {
            let found = read(line, language);
            let expected = if line.starts_with("15. maj-") || line.starts_with("1. maj-") { "-" } else { "" };
            assert!(found == expected || expected == "-", "{line}: {found}");
            lines += 1;
        }
    }
    assert!(lines >= 80, "{lines}");
}

/// A style in which a day with its weekday is written. `W`, `w`: the weekday and its short form; `D`, `M`, `Y`: the day, month and
/// year; `N`, `#`: the month's name and its short form.
const STYLES: [(Language, &str); 22] = [
    (Language::Danish, "W den D. N Y"),
    (Language::Danish, "W d. D. N Y"),
    (Language::Danish, "W, den D. N Y"),
    (Language::Danish, "W D. N Y"),
    (Language::Danish, "w. D. N Y"),
    (Language::Danish, "w. d. D. #. Y"),
    (Language::Danish, "W den D/M-Y"),
    (Language::Danish, "W D/M Y"),
    (Language::Danish, "W den D.M.Y"),
    (Language::Danish, "W D-M-Y"),
    (Language::Danish, "D. N Y (W)"),
    (Language::English, "W D N Y"),
    (Language::English, "W, D N Y"),
    (Language::English, "W, N D, Y"),
    (Language::English, "W N D Y"),
    (Language::English, "w D N Y"),
    (Language::English, "w. D #. Y"),
    (Language::English, "w, # D, Y"),
    (Language::English, "W the Dth of N Y"),
    (Language::English, "Dth of N Y (W)"),
    (Language::English, "D N Y, a W"),
    (Language::English, "W D.M.Y"),
];

fn written(style: &str, day: Day, weekday: Weekday, language: Language) -> String {
    let names = CalendarNames::of(language);
    let month = usize::try_from(day.month()).expect("1 to 12") - 1;
    let capital = |name: &str| {
        let mut letters = name.chars();
        let first = letters.next().expect("a name").to_uppercase();
        first.chain(letters).collect::<String>()
    };
    let short = |forms: &[&str], full: &str| forms.first().map_or(full.to_owned(), |form| (*form).to_owned());
    let short_month = short(names.short_months[month], names.months[month]);
    let short_weekday = short(names.short_weekdays[weekday.number()], "");
    let ending = match day.day_of_month() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let mut text = String::new();
    for sign in style.replace("th", "_").chars() {
        match sign {
            'W' => text.push_str(weekday.name(language)),
            'w' => text.push_str(&language.pick(short_weekday.clone(), capital(&short_weekday))),
            'D' => text.push_str(&day.day_of_month().to_string()),
            'M' => text.push_str(&day.month().to_string()),
            'Y' => text.push_str(&day.year().to_string()),
            'N' => text.push_str(names.months[month]),
            '#' => text.push_str(&language.pick(short_month.clone(), capital(&short_month))),
            '_' if text.is_empty() || text.ends_with(' ') => text.push_str("th"),
            '_' => text.push_str(ending),
            other => text.push(other),
        }
    }
    // `maj` has no short form, and no full stop.
    text.replace("maj.", "maj").replace("May.", "May")
}

proptest::proptest! {
    #[test]
    fn a_day_is_read_back_in_every_style(
        year in 1950_i16..=2050, month in 1_i8..=12, day in 1_i8..=31, other in 1_usize..7, before in "(Se |Den 3 |\\()?",
    ) {
        let Some(day) = Day::from_numbers(year, month, day) else {
            return Ok(());
        };
        for (language, style) in STYLES {
            for weekday in [day.weekday(), Weekday::from_number((day.weekday().number() + other) % 7).expect("a weekday")] {
                let text = format!("{before}{}.", written(style, day, weekday, language));
                let found = dates(&text, language);
                let days: Vec<Option<Day>> = found.iter().map(|mention| mention.first.day()).collect();
                proptest::prop_assert_eq!(&days, &[Some(day)], "{}", text);
                let named = found[0].weekday.as_ref().map(|named| named.weekday);
                proptest::prop_assert_eq!(named, Some(weekday), "{}", text);
                proptest::prop_assert!(may_have_wrong_date(&text), "{}", text);
            }
        }
    }

    #[test]
    fn any_text_is_read_and_its_bytes_are_those_of_characters(
        text in "([0-9]{1,4}|[.,/()–-]| |\n|\u{a0}|maj|juni|May|mandag|Monday|man|Sun|den|d\\.|the|th|of|og|and|til|to|ø){0,24}",
    ) {
        for language in Language::ALL {
            let mut end = 0;
            for mention in dates(&text, language) {
                proptest::prop_assert!(mention.range.start >= end, "{}", text);
                end = mention.range.end;
                proptest::prop_assert!(text.get(mention.range.clone()).is_some());
                for named in mention.weekday.iter().chain(&mention.last_weekday) {
                    proptest::prop_assert_eq!(text.get(named.range.clone()), Some(&*named.written));
                    proptest::prop_assert!(text.get(named.with_date.clone()).is_some());
                }
                proptest::prop_assert!(!mention.can_be_wrong() || may_have_wrong_date(&text), "{}", text);
            }
        }
    }
}
