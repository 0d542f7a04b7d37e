//! Jurisdictions: the time zone, the public holidays, and the words a country counts with.
//!
//! A deadline is a *local day*: it ends when the day ends where the person is. So every sum here is
//! done on civil dates and turned into an instant last, which keeps it right across summer time.
//! A jurisdiction is data (`jurisdictions/*.toml`): a new country needs no code.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{
    Timestamp, ToSpan, Unit,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};

use crate::{person::normal, town::Towns};

mod holiday;

pub use holiday::{Holiday, HolidayRule};

/// A text per language, keyed by language code.
pub type Names = BTreeMap<String, String>;

/// A country or region whose law and calendar hold for a case.
#[derive(Debug, Clone)]
pub struct Jurisdiction {
    /// Its id, such as `xx-yy`: what every case-owned row carries.
    pub id: String,
    /// Its name per language.
    pub names: Names,
    /// Where its days begin and end.
    pub time_zone: TimeZone,
    /// The language of a page before anybody has chosen one.
    pub default_locale: String,
    /// The languages in which the field works here, the first ones first.
    pub languages: Vec<String>,
    /// The kinds of planned release date, in the order in which they are taken as R.
    pub date_kinds: Vec<DateKind>,
    /// The legal statuses a person in custody can have.
    pub legal_statuses: Vec<LegalStatus>,
    /// The kinds of agency there are, and the column of the sharing matrix that each is read in.
    pub agency_kinds: Vec<AgencyKindEntry>,
    /// Days of the week on which offices work.
    pub working_weekdays: Vec<Weekday>,
    /// The public holidays.
    pub holidays: Vec<Holiday>,
    /// Its towns, where it has a table of them.
    pub towns: Option<Arc<Towns>>,
}

/// A kind of planned release date.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateKind {
    /// The code in `planned_date.kind`.
    pub code: String,
    /// Its name per language.
    pub name: Names,
    /// Where the rule comes from.
    #[serde(default)]
    pub source: Option<String>,
    /// Whether somebody read it there.
    #[serde(default)]
    pub verified: bool,
}

/// A legal status in custody.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalStatus {
    /// The code in `custody_episode.legal_status`.
    pub code: String,
    /// Its name per language.
    pub name: Names,
    /// Whether having no release date is normal: on remand nobody knows it yet.
    #[serde(default)]
    pub date_may_be_missing: bool,
}

/// A kind of agency, as data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgencyKindEntry {
    /// The code in `agency.kind`.
    pub code: String,
    /// Its name per language.
    pub name: Names,
    /// The column of the sharing matrix; without one nothing is shown.
    #[serde(default)]
    pub column: Option<Arc<str>>,
}

/// One instant, with the local day it falls on. Rules about deadlines need both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// The local day.
    pub today: Date,
}

crate::coded_enum! {
    /// Which way a day that is not a working day gives way.
    Roll {
        /// To the working day before it.
        Earlier = "earlier",
        /// To the working day after it.
        Later = "later",
    }
}

/// What makes a release on a day harder: offices are closed, or close before anything can be fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayFlags<'a> {
    /// A Friday (DOMAIN F2: one in three left on Fridays).
    pub friday: bool,
    /// A day of the weekend.
    pub weekend: bool,
    /// A public holiday.
    pub holiday: Option<&'a Holiday>,
    /// The day before this public holiday.
    pub before: Option<&'a Holiday>,
}

impl DayFlags<'_> {
    /// Whether any flag is up.
    pub const fn any(&self) -> bool {
        self.friday || self.weekend || self.holiday.is_some() || self.before.is_some()
    }
}

/// What is wrong with a jurisdiction's file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {message}")]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// What is wrong, in words.
    pub message: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    name: Names,
    time_zone: toml::Spanned<String>,
    default_locale: String,
    languages: Vec<String>,
    working_days: toml::Spanned<Vec<String>>,
    date_kind: Vec<DateKind>,
    legal_status: Vec<LegalStatus>,
    agency_kind: Vec<AgencyKindEntry>,
    holiday: Vec<toml::Spanned<holiday::Entry>>,
    towns: Option<toml::Spanned<String>>,
}

/// A file beside the jurisdiction that it names, such as its table of towns.
pub type ReadBeside<'a> = &'a dyn Fn(&str) -> std::io::Result<String>;

impl Jurisdiction {
    /// Reads a jurisdiction from the text of its TOML file. `beside` reads the files that it names, by
    /// their path relative to it.
    pub fn parse(text: &str, beside: ReadBeside<'_>) -> Result<Self, Fault> {
        let at = |offset: usize, message: String| {
            let (line, column) = crate::programme::text::position(text, offset);
            Fault { line, column, message }
        };
        let file: File = toml::from_str(text)
            .map_err(|e| at(e.span().map_or(0, |span| span.start), e.message().to_owned()))?;
        let time_zone = TimeZone::get(file.time_zone.get_ref()).map_err(|_| {
            at(file.time_zone.span().start, format!("unknown time zone `{}`", file.time_zone.get_ref()))
        })?;
        let working_weekdays = file
            .working_days
            .get_ref()
            .iter()
            .map(|name| holiday::weekday(name).ok_or_else(|| format!("`{name}` is no day of the week")))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|message| at(file.working_days.span().start, message))?;
        if working_weekdays.is_empty() {
            return Err(at(file.working_days.span().start, "no working day in the week".to_owned()));
        }
        let holidays = file
            .holiday
            .into_iter()
            .map(|entry| {
                let start = entry.span().start;
                Holiday::try_from(entry.into_inner()).map_err(|message| at(start, message))
            })
            .collect::<Result<_, _>>()?;
        let towns = file
            .towns
            .map(|path| match beside(path.get_ref()) {
                Ok(text) => Ok(Arc::new(Towns::parse(&text))),
                Err(error) => {
                    let message = format!("the table of towns `{}` cannot be read: {error}", path.get_ref());
                    Err(at(path.span().start, message))
                }
            })
            .transpose()?;
        Ok(Self {
            id: file.id,
            names: file.name,
            time_zone,
            default_locale: file.default_locale,
            languages: file.languages,
            date_kinds: file.date_kind,
            legal_statuses: file.legal_status,
            agency_kinds: file.agency_kind,
            working_weekdays,
            holidays,
            towns,
        })
    }

    /// A town as the table writes it; what is in no table stays as somebody wrote it.
    pub fn town(&self, written: &str) -> String {
        let found = self.towns.as_ref().and_then(|towns| towns.find(written));
        found.map_or_else(|| written.trim().to_owned(), str::to_owned)
    }

    /// Whether two texts name one town: by the table, or by their letters where there is none.
    pub fn is_same_town(&self, left: &str, right: &str) -> bool {
        let (left, right) = (normal(&self.town(left)), normal(&self.town(right)));
        !left.is_empty() && left == right
    }

    /// The table that does not have this town; `None` where it has, or where there is no table.
    pub fn towns_without(&self, written: &str) -> Option<&Towns> {
        self.towns.as_deref().filter(|towns| towns.find(written).is_none())
    }

    /// The order of kinds for [`custody::working_date`].
    pub fn date_kind_order(&self) -> Vec<String> {
        self.date_kinds.iter().map(|kind| kind.code.clone()).collect()
    }

    /// Whether a person with this legal status may well have no release date.
    pub fn date_may_be_missing(&self, legal_status: &str) -> bool {
        self.legal_statuses.iter().any(|status| status.code == legal_status && status.date_may_be_missing)
    }

    /// The column of the sharing matrix in which this kind of agency is read.
    pub fn matrix_column(&self, agency_kind: &str) -> Option<&Arc<str>> {
        self.agency_kinds.iter().find(|kind| kind.code == agency_kind)?.column.as_ref()
    }

    /// The instant with its local day.
    pub fn moment(&self, at: Timestamp) -> Moment {
        Moment { at, today: self.local_date(at) }
    }

    /// The local day of an instant.
    pub fn local_date(&self, at: Timestamp) -> Date {
        at.to_zoned(self.time_zone.clone()).date()
    }

    /// The local time of an instant.
    pub fn local_time(&self, at: Timestamp) -> Time {
        at.to_zoned(self.time_zone.clone()).time()
    }

    /// The first instant of a local day.
    pub fn start_of_local_day(&self, day: Date) -> Timestamp {
        self.instant(day.into())
    }

    /// The last instant of a local day, to the microsecond (23:59:59.999999), also on a day
    /// that summer time makes an hour longer or shorter.
    pub fn end_of_local_day(&self, day: Date) -> Timestamp {
        let Ok(next) = day.tomorrow() else { return Timestamp::MAX };
        self.start_of_local_day(next).checked_sub(1.microsecond()).unwrap_or(Timestamp::MAX)
    }

    /// The instant of a local time. A time that the clocks skip is read as the one after the gap,
    /// a time that occurs twice as the first.
    pub fn instant(&self, local: DateTime) -> Timestamp {
        self.time_zone.to_ambiguous_timestamp(local).compatible().unwrap_or(Timestamp::MAX)
    }

    /// The public holiday that falls on a day.
    pub fn holiday(&self, day: Date) -> Option<&Holiday> {
        self.holidays.iter().find(|holiday| holiday.falls_on(day) || self.substituted(holiday, day))
    }

    /// Whether offices work on a day.
    pub fn is_working_day(&self, day: Date) -> bool {
        self.working_weekdays.contains(&day.weekday()) && self.holiday(day).is_none()
    }

    /// The day that lies `count` working days after `day`, before it where `count` is negative.
    /// `day` itself does not count, and need not be a working day.
    pub fn add_working_days(&self, day: Date, count: i32) -> Date {
        let roll = if count < 0 { Roll::Earlier } else { Roll::Later };
        (0..count.unsigned_abs()).fold(day, |day, _| self.rolled(step(day, roll), roll))
    }

    /// The day itself if offices work on it, else the nearest working day in the direction given.
    pub fn rolled(&self, day: Date, roll: Roll) -> Date {
        let mut day = day;
        while !self.is_working_day(day) && day != Date::MAX && day != Date::MIN {
            day = step(day, roll);
        }
        day
    }

    /// What makes a release on this day harder.
    pub fn flags(&self, day: Date) -> DayFlags<'_> {
        DayFlags {
            friday: day.weekday() == Weekday::Friday,
            weekend: matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
            holiday: self.holiday(day),
            before: day.tomorrow().ok().and_then(|next| self.holiday(next)),
        }
    }

    /// The days right after `day` on which offices are closed, first and last; `None` where the
    /// next day is a working day.
    pub fn closed_after(&self, day: Date) -> Option<(Date, Date)> {
        let first = day.tomorrow().ok().filter(|next| !self.is_working_day(*next))?;
        Some((first, self.rolled(first, Roll::Later).yesterday().unwrap_or(first)))
    }

    /// Whether `day` stands in for a holiday that falls on a weekend. Taken in the order of the
    /// file, so that two holidays on one weekend get two days.
    fn substituted(&self, holiday: &Holiday, day: Date) -> bool {
        // Only days shortly after a weekend can be substitutes; everything else is answered here.
        if !holiday.substituted || matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return false;
        }
        let mut taken: Vec<Date> = Vec::new();
        for other in self.holidays.iter().filter(|other| other.substituted) {
            for back in 1..=4_i64 {
                let Ok(original) = day.checked_sub(back.days()) else { continue };
                if !other.falls_on(original) || self.working_weekdays.contains(&original.weekday()) {
                    continue;
                }
                let mut stand_in = step(original, Roll::Later);
                while !self.working_weekdays.contains(&stand_in.weekday())
                    || taken.contains(&stand_in)
                    || self.holidays.iter().any(|fixed| fixed.falls_on(stand_in))
                {
                    stand_in = step(stand_in, Roll::Later);
                }
                if other == holiday && stand_in == day {
                    return true;
                }
                taken.push(stand_in);
            }
        }
        false
    }
}

/// The next or the previous day; the ends of time stay where they are.
fn step(day: Date, roll: Roll) -> Date {
    match roll {
        Roll::Earlier => day.yesterday(),
        Roll::Later => day.tomorrow(),
    }
    .unwrap_or(day)
}

/// Whole days from one day to another; negative where `to` is the earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until((Unit::Day, to)).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests;
