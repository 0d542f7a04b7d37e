//! Dates and spans in words: "Thu 2 Apr" in tables, "Thursday 2 April" in text, the year when it
//! is not this one, and the countdown to a release.

use jiff::Unit;
use jiff::civil::{Date, DateDifference, Time};

use super::{Tr, spoken};

/// From this many days on, a countdown speaks of weeks.
const WEEKS_FROM: i32 = 14;

/// The same words at the beginning of a sentence.
pub fn opening(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Tr {
    /// "Thu 2 Apr", for tables. With the year when it is not this one.
    pub fn table_date(self, date: Date) -> String {
        self.dated("common-date-table", "common-date-table-year", "common-month-short", date)
    }

    /// "Thursday 2 April", for text. With the year when it is not this one.
    pub fn long_date(self, date: Date) -> String {
        self.dated("common-date-long", "common-date-long-year", "common-month-in-date", date)
    }

    /// The same at the beginning of a sentence or as a heading: Catalan and Spanish write weekdays small.
    pub fn opening_date(self, date: Date) -> String {
        opening(&self.long_date(date))
    }

    /// "Thu 16 April": the weekday short, the month whole, for the countdown of a person.
    pub fn medium_date(self, date: Date) -> String {
        self.dated("common-date-table", "common-date-medium-year", "common-month-in-date", date)
    }

    /// "2 April": a day in a sentence that needs no weekday.
    pub fn day_month(self, date: Date) -> String {
        self.dated("common-date-day", "common-date-day-year", "common-month-in-date", date)
    }

    /// "2 Apr": second lines of tables and the labels of the timeline.
    pub fn short_date(self, date: Date) -> String {
        self.dated("common-date-day", "common-date-short-year", "common-month-short", date)
    }

    /// "4 September 2024": a date that is kept, always with its year (birth, admission).
    pub fn full_date(self, date: Date) -> String {
        self.written("common-date-day-year", "common-month-in-date", date)
    }

    /// "17:00".
    pub fn time(self, time: Time) -> String {
        format!("{}:{:02}", time.hour(), time.minute())
    }

    /// "today", "tomorrow", "in 6 days", from 14 days "in 3 weeks 2 days"; "yesterday" and
    /// "3 days ago" for a planned date that has passed.
    pub fn countdown(self, to: Date) -> String {
        match days_between(self.today, to) {
            0 => self.text("common-today"),
            1 => self.text("common-tomorrow"),
            -1 => self.text("common-yesterday"),
            days if days < 0 => self.with("common-days-ago", &[("n", days.abs().into())]),
            days => self.with("common-in-span", &[("span", self.span(days).into())]),
        }
    }

    /// "5 weeks 2 days", "6 days": a number of days as people say it.
    pub fn span(self, days: i32) -> String {
        let days = days.abs();
        if days < WEEKS_FROM {
            return self.with("common-days", &[("n", days.into())]);
        }
        let weeks = self.with("common-weeks", &[("n", (days / 7).into())]);
        match days % 7 {
            0 => weeks,
            rest => {
                let rest = self.with("common-days", &[("n", rest.into())]);
                self.with("common-weeks-and-days", &[("weeks", weeks.into()), ("days", rest.into())])
            }
        }
    }

    /// "16 months": a long stretch, to the nearest, at least one month.
    pub fn months(self, days: i32) -> String {
        let months = (f64::from(days.abs()) / 30.436_875).round().max(1.0);
        self.with("common-months", &[("n", months.into())])
    }

    /// "day 8 outside", then "month 2 outside": how long a released person has been out. The day
    /// of release itself is "today". A month is counted as begun, as people count them.
    pub fn outside(self, released: Date) -> String {
        let days = days_between(released, self.today);
        if days <= 0 {
            return self.countdown(released);
        }
        let months = released
            .until(DateDifference::new(self.today).largest(Unit::Month))
            .map_or(0, |span| span.get_months());
        match months {
            0 => self.with("common-day-outside", &[("n", days.into())]),
            months => self.with("common-month-outside", &[("n", (months + 1).into())]),
        }
    }

    /// "5 days overdue" for something that was due on `due`.
    pub fn overdue(self, due: Date) -> String {
        self.with("common-days-overdue", &[("n", days_between(due, self.today).into())])
    }

    /// "2 weeks sooner" or "9 days later", for a date that moves.
    pub fn shift(self, from: Date, to: Date) -> String {
        let days = days_between(from, to);
        let span = self.span(days);
        let key = if days < 0 { "common-sooner" } else { "common-later" };
        self.with(key, &[("span", span.into())])
    }

    fn dated(self, plain: &'static str, with_year: &'static str, months: &'static str, date: Date) -> String {
        let pattern = if date.year() == self.today.year() { plain } else { with_year };
        self.written(pattern, months, date)
    }

    fn written(self, pattern: &'static str, months: &'static str, date: Date) -> String {
        let put_together = || self.pattern(pattern, date, self.month(months, date));
        spoken::date(self.locale, (pattern, months, date), put_together)
    }

    fn month(self, key: &str, date: Date) -> String {
        self.with(key, &[("n", date.month().into())])
    }

    fn pattern(self, key: &str, date: Date, month: String) -> String {
        let weekday = date.weekday().to_monday_one_offset();
        let words = match key {
            "common-date-long" | "common-date-long-year" => "common-weekday",
            _ => "common-weekday-short",
        };
        let weekday = self.with(words, &[("n", weekday.into())]);
        self.with(
            key,
            &[
                ("weekday", weekday.into()),
                ("day", date.day().into()),
                ("month", month.into()),
                // A number would be grouped in thousands by some languages.
                ("year", date.year().to_string().into()),
            ],
        )
    }
}

/// Whole days from one date to another; negative when `to` lies before `from`.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
