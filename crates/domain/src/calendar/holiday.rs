//! Public holidays as data: fixed days, days counted from Easter, "last Monday of May", single days.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::Names;

/// A public holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name per language.
    pub name: Names,
    /// When it falls.
    pub rule: HolidayRule,
    /// Days on which the rule does not hold: a holiday moved once by proclamation.
    pub except: Vec<Date>,
    /// Whether the next working day stands in where it falls on a weekend.
    pub substituted: bool,
    /// Where the holiday is laid down.
    pub source: Option<String>,
    /// Whether somebody read it there.
    pub verified: bool,
}

/// When a holiday falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HolidayRule {
    /// The same day each year.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// Days after Easter Sunday (Gregorian); negative before.
    Easter(i64),
    /// The first to fourth weekday of a month; -1 is the last.
    Weekday {
        /// Which of them.
        nth: i8,
        /// The day of the week.
        weekday: Weekday,
        /// 1 to 12.
        month: i8,
    },
    /// These days only.
    Dates(Vec<Date>),
}

/// A holiday as written in a jurisdiction's file: exactly one of `on`, `easter`, `weekday`, `dates`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    name: Names,
    on: Option<String>,
    easter: Option<i64>,
    weekday: Option<String>,
    dates: Option<Vec<Date>>,
    #[serde(default)]
    except: Vec<Date>,
    #[serde(default)]
    substituted: bool,
    source: Option<String>,
    #[serde(default)]
    verified: bool,
}

impl TryFrom<Entry> for Holiday {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let rule = match (entry.on, entry.easter, entry.weekday, entry.dates) {
            (Some(on), None, None, None) => fixed(&on)?,
            (None, Some(days), None, None) => HolidayRule::Easter(days),
            (None, None, Some(words), None) => nth_weekday(&words)?,
            (None, None, None, Some(dates)) => HolidayRule::Dates(dates),
            _ => return Err("a holiday has exactly one of `on`, `easter`, `weekday`, `dates`".to_owned()),
        };
        Ok(Self {
            name: entry.name,
            rule,
            except: entry.except,
            substituted: entry.substituted,
            source: entry.source,
            verified: entry.verified,
        })
    }
}

impl Holiday {
    /// Its name in a language, else in any.
    pub fn label(&self, language: &str) -> &str {
        self.name.get(language).or_else(|| self.name.values().next()).map_or("", String::as_str)
    }

    /// Whether it falls on this day by its rule; stand-in days are the jurisdiction's matter.
    pub fn falls_on(&self, day: Date) -> bool {
        !self.except.contains(&day)
            && match &self.rule {
                HolidayRule::Fixed { month, day: of_month } => {
                    day.month() == *month && day.day() == *of_month
                }
                HolidayRule::Easter(days) => {
                    easter_sunday(day.year()).and_then(|easter| easter.checked_add(days.days()).ok())
                        == Some(day)
                }
                HolidayRule::Weekday { nth, weekday, month } => {
                    day.month() == *month
                        && day.nth_weekday_of_month(*nth, *weekday).is_ok_and(|nth| nth == day)
                }
                HolidayRule::Dates(dates) => dates.contains(&day),
            }
    }
}

/// `12-25`: month and day.
fn fixed(text: &str) -> Result<HolidayRule, String> {
    let fault = || format!("`{text}` is no day of the year; write month and day, such as `12-25`");
    let (month, day) = text.split_once('-').ok_or_else(fault)?;
    let (month, day) = (month.parse().map_err(|_| fault())?, day.parse().map_err(|_| fault())?);
    // Checked in a leap year, so that 29 February may be a holiday.
    Date::new(2024, month, day).map_err(|_| fault())?;
    Ok(HolidayRule::Fixed { month, day })
}

/// `last monday of may`.
fn nth_weekday(text: &str) -> Result<HolidayRule, String> {
    const NTH: [(&str, i8); 5] = [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1)];
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let read = || {
        let mut words = text.split_whitespace();
        let (nth, day, of, month) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let nth = NTH.iter().find(|(word, _)| *word == nth)?.1;
        let month = (1..).zip(MONTHS).find(|(_, name)| *name == month)?.0;
        (of == "of" && words.next().is_none()).then_some(HolidayRule::Weekday {
            nth,
            weekday: weekday(day)?,
            month,
        })
    };
    read().ok_or_else(|| format!("`{text}` is not understood; write it like `last monday of may`"))
}

/// The day of the week with this English name, in small letters.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// Easter Sunday of a Gregorian year, by the anonymous algorithm (Meeus, Jones, Butcher).
#[expect(clippy::many_single_char_names, reason = "the algorithm is published with these letters")]
fn easter_sunday(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
