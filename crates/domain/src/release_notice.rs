//! The notice of a release to a victim service, for a victim who asked to be told. A named exception to
//! *outside the case nobody sees anything*: it holds a day, and nothing more. Row 2 of the matrix; failure
//! F12 of the field's list, that a victim learns too late.
//!
//! Nothing is sent when a day moves. What is still to be told is worked out when the service looks: from
//! the day as it stands, and from what it said it told last. So no act of anybody else does anything more,
//! or takes any longer, because there is a victim; and of a day that moved twice, only the last is told.

use std::{fmt, str::FromStr};

use jiff::{Timestamp, civil::Date};

use crate::{coded_enum, id::UserId};

coded_enum! {
    /// What a victim asked to be told.
    Wish {
        /// For when the release is planned, and each time that day moves.
        Planned = "planned",
        /// That the person has left custody.
        Left = "left",
    }
}

/// What a notice says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// The release is planned for a day.
    Planned(Date),
    /// No day is planned any more.
    NoDay,
    /// The person left custody on a day.
    Left(Date),
    /// The person is in custody, after it was told that they left: it was taken back, or they returned.
    Inside,
}

/// A text that is no news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no news of a release")]
pub struct NoNews;

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Planned(day) => write!(f, "planned:{day}"),
            Self::NoDay => f.write_str("no_day"),
            Self::Left(day) => write!(f, "left:{day}"),
            Self::Inside => f.write_str("inside"),
        }
    }
}

impl FromStr for News {
    type Err = NoNews;

    fn from_str(text: &str) -> Result<Self, NoNews> {
        let day = |text: &str| text.parse().map_err(|_| NoNews);
        match text.split_once(':') {
            Some(("planned", text)) => Ok(Self::Planned(day(text)?)),
            Some(("left", text)) => Ok(Self::Left(day(text)?)),
            None if text == "no_day" => Ok(Self::NoDay),
            None if text == "inside" => Ok(Self::Inside),
            _ => Err(NoNews),
        }
    }
}

/// That the service told the victim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub news: News,
    /// Who of the service.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// So many of what was told are kept, the newest: the day that counts is the last.
pub const MOST_TOLD: usize = 20;

/// What is to be told now: from how the custody stands, what the victim asked for, and what was told before,
/// oldest first. `None` where that is nothing new.
pub fn due(stands: News, wishes: &[Wish], told: &[Told]) -> Option<News> {
    let last = told.last().map(|told| told.news);
    let was_told_left = matches!(last, Some(News::Left(_)));
    let news = match stands {
        News::Left(_) => wishes.contains(&Wish::Left).then_some(stands),
        // Who was told that somebody left is told that it is so no more, whatever else they asked for.
        _ if !wishes.contains(&Wish::Planned) => was_told_left.then_some(News::Inside),
        News::NoDay if was_told_left => Some(News::Inside),
        // That there is no day is no news to who was told of none.
        News::NoDay => matches!(last, Some(News::Planned(_))).then_some(stands),
        News::Planned(_) | News::Inside => Some(stands),
    };
    news.filter(|news| Some(*news) != last)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// How it stands, what was asked for, what was told, and what is due.
    type Case<'a> = (News, &'a [Wish], &'a [News], Option<News>);

    fn told(news: &[News]) -> Vec<Told> {
        let by = "019a4000-0000-7000-8000-000000000001".parse().unwrap();
        news.iter().map(|news| Told { news: *news, by, at: Timestamp::UNIX_EPOCH }).collect()
    }

    #[test]
    fn what_is_due_is_what_was_asked_for_and_not_told_yet() {
        let (march, april) = (date(2027, 3, 2), date(2027, 4, 6));
        let (planned, moved, left) = (News::Planned(march), News::Planned(april), News::Left(march));
        let both = [Wish::Planned, Wish::Left];
        let cases: &[Case<'_>] = &[
            (planned, &both, &[], Some(planned)),
            (planned, &both, &[planned], None),
            (moved, &both, &[planned], Some(moved)),
            (planned, &both, &[planned, moved], Some(planned)),
            (News::NoDay, &both, &[], None),
            (News::NoDay, &both, &[planned], Some(News::NoDay)),
            (left, &both, &[planned], Some(left)),
            (left, &both, &[planned, left], None),
            (left, &[Wish::Planned], &[planned], None),
            (planned, &[Wish::Left], &[], None),
            (left, &[Wish::Left], &[], Some(left)),
            // A release that was recorded by mistake, and somebody who returned.
            (planned, &[Wish::Left], &[left], Some(News::Inside)),
            (News::NoDay, &[Wish::Left], &[left], Some(News::Inside)),
            (planned, &[Wish::Left], &[left, News::Inside], None),
            (moved, &both, &[left], Some(moved)),
            (News::NoDay, &both, &[left], Some(News::Inside)),
            (News::NoDay, &both, &[left, News::Inside], None),
            (left, &[], &[planned], None),
        ];
        for (stands, wishes, before, expected) in cases {
            assert_eq!(due(*stands, wishes, &told(before)), *expected, "{stands} {wishes:?} {before:?}");
        }
    }

    #[test]
    fn news_are_read_as_they_were_written() {
        for news in [News::Planned(date(2027, 3, 2)), News::NoDay, News::Left(date(2027, 3, 2)), News::Inside]
        {
            assert_eq!(news.to_string().parse(), Ok(news));
        }
        for text in ["", "planned", "planned:", "left:2027-02-30", "no_day:2027-03-02", "inside "] {
            assert_eq!(text.parse::<News>(), Err(NoNews), "{text}");
        }
    }
}
