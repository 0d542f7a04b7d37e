//! Custody episodes and the release date on which everything hangs.
//!
//! Every planned date ever given is kept, in one *series* per kind and source. Out of the newest
//! value of each series one *working date* R is chosen: by the jurisdiction's order of kinds, or
//! by a named worker with a reason. R unknown, withdrawn, or "released today" are normal states.

use jiff::{Timestamp, civil::Date};

use crate::{
    calendar::Moment,
    category::Category,
    coded_enum,
    id::{EpisodeId, PersonId, RecordId, UnitId, UserId},
};

/// A planned date as somebody gave it. `value: None` means that the date was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDate {
    /// The kind, a code of the jurisdiction: `final`, `conditional`, `home_detention` …
    pub kind: String,
    /// Who computes this series: a source's id, or an agency's.
    pub source: String,
    /// The date, or `None` where it was withdrawn.
    pub value: Option<Date>,
    /// When it was given.
    pub given_at: Timestamp,
}

/// The working date R and the kind that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDate {
    /// The kind of planned date.
    pub kind: String,
    /// The date.
    pub date: Date,
}

/// A worker's own choice of the working date, which stands until it is lifted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The kind of series chosen.
    pub kind: String,
    /// The day that it stood for when it was chosen.
    pub date: Date,
    /// Who chose.
    pub by: UserId,
    /// Why, in their words.
    pub reason: String,
}

/// The newest value of each series (kind and source), withdrawn ones included.
pub fn newest_of_each_series(given: &[PlannedDate]) -> Vec<&PlannedDate> {
    let mut newest: Vec<&PlannedDate> = Vec::new();
    for date in given {
        match newest.iter_mut().find(|seen| seen.kind == date.kind && seen.source == date.source) {
            // On equal instants the later entry counts: it was written after the other.
            Some(seen) if date.given_at >= seen.given_at => *seen = date,
            Some(_) => {}
            None => newest.push(date),
        }
    }
    newest
}

/// Chooses the working date R.
///
/// A worker's choice goes first: the newest date of the chosen kind, or, where its source has taken
/// that date back, the day that the worker chose. So a list never moves R to a kind that somebody
/// decided against. Without a choice the jurisdiction's `order` of kinds decides; a kind that the
/// order does not name comes last. Within one kind the value given last counts, whatever its source.
/// `None` where no series holds a date: R is unknown.
pub fn working_date(given: &[PlannedDate], order: &[String], choice: Option<&Choice>) -> Option<WorkingDate> {
    if let Some(choice) = choice {
        let date = by_order(given, order, Some(&choice.kind)).map_or(choice.date, |found| found.date);
        return Some(WorkingDate { kind: choice.kind.clone(), date });
    }
    by_order(given, order, None)
}

fn by_order(given: &[PlannedDate], order: &[String], only: Option<&str>) -> Option<WorkingDate> {
    let rank = |kind: &str| order.iter().position(|known| known == kind).unwrap_or(order.len());
    newest_of_each_series(given)
        .into_iter()
        .filter(|series| only.is_none_or(|kind| series.kind == kind))
        .filter_map(|series| series.value.map(|date| (series, date)))
        .min_by_key(|(series, date)| (rank(&series.kind), std::cmp::Reverse(series.given_at), *date))
        .map(|(series, date)| WorkingDate { kind: series.kind.clone(), date })
}

/// What R would be if no worker had chosen, where that is another day or another kind: the choice
/// stands, and the page says what the dates given would make of it.
pub fn disagreement(given: &[PlannedDate], order: &[String], choice: Option<&Choice>) -> Option<WorkingDate> {
    let chosen = working_date(given, order, Some(choice?));
    working_date(given, order, None).filter(|otherwise| Some(otherwise) != chosen.as_ref())
}

/// Chooses the kind of date that counts from now on, out of the dates of a stay that runs.
pub fn choose(
    episode: &Episode,
    given: &[PlannedDate],
    kind: &str,
    by: UserId,
    reason: String,
) -> Result<Choice, Refused> {
    if episode.status != EpisodeStatus::Open {
        return Err(Refused::EpisodeEnded);
    }
    let found = by_order(given, &[], Some(kind)).ok_or(Refused::KindWithoutDate)?;
    Ok(Choice { kind: found.kind, date: found.date, by, reason })
}

/// Whether an episode is still running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EpisodeStatus {
    /// In custody.
    Open,
    /// Released on R*.
    Closed {
        /// The day of release.
        released_on: Date,
        /// The instant, where somebody wrote it down.
        released_at: Option<Timestamp>,
    },
}

/// A stay in custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// Its id.
    pub id: EpisodeId,
    /// Who is in custody.
    pub person: PersonId,
    /// The prison service's record of the person.
    pub record: RecordId,
    /// The jurisdiction whose rules hold.
    pub jurisdiction: String,
    /// The establishment, where one is known.
    pub unit: Option<UnitId>,
    /// A: the day of admission.
    pub admitted_on: Option<Date>,
    /// S: the day of sentence.
    pub sentenced_on: Option<Date>,
    /// The legal status, a code of the jurisdiction: `sentenced`, `remand` …
    pub legal_status: String,
    /// Open or closed.
    pub status: EpisodeStatus,
    /// The working date R.
    pub working: Option<WorkingDate>,
    /// The worker's choice that R rests on, where somebody chose.
    pub choice: Option<Choice>,
    /// The version, for optimistic locking.
    pub version: i64,
}

/// What happens to an episode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EpisodeEvent {
    /// The person left custody.
    Released {
        /// R*.
        on: Date,
        /// The instant, where known.
        at: Option<Timestamp>,
    },
    /// A release recorded by mistake is taken back on the same day.
    ReleaseTakenBack,
}

/// Why an event is refused. The names are those of the rules that would be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The episode has already ended; a return to custody is a new episode.
    #[error("the episode has ended")]
    EpisodeEnded,
    /// The episode has not ended.
    #[error("the episode has not ended")]
    EpisodeRunning,
    /// A release before the admission.
    #[error("a release cannot lie before the admission")]
    BeforeAdmission,
    /// A release in the future is a planned date, not a release.
    #[error("a release cannot lie in the future")]
    InTheFuture,
    /// A kind that nobody has given a date of cannot be the one that counts.
    #[error("nobody has given a date of this kind")]
    KindWithoutDate,
}

/// Applies an event to an episode's status, at the moment `now`.
pub fn apply(episode: &Episode, event: &EpisodeEvent, now: Moment) -> Result<EpisodeStatus, Refused> {
    match (&episode.status, event) {
        (EpisodeStatus::Closed { .. }, EpisodeEvent::Released { .. }) => Err(Refused::EpisodeEnded),
        (EpisodeStatus::Open, EpisodeEvent::ReleaseTakenBack) => Err(Refused::EpisodeRunning),
        (EpisodeStatus::Open, EpisodeEvent::Released { on, at })
            if *on > now.today || at.is_some_and(|at| at > now.at) =>
        {
            Err(Refused::InTheFuture)
        }
        (EpisodeStatus::Open, EpisodeEvent::Released { on, .. })
            if episode.admitted_on.is_some_and(|admitted| *on < admitted) =>
        {
            Err(Refused::BeforeAdmission)
        }
        (EpisodeStatus::Open, EpisodeEvent::Released { on, at }) => {
            Ok(EpisodeStatus::Closed { released_on: *on, released_at: *at })
        }
        (EpisodeStatus::Closed { .. }, EpisodeEvent::ReleaseTakenBack) => Ok(EpisodeStatus::Open),
    }
}

coded_enum! {
    /// A change after which somebody whom nobody could reach may be reached: it is worth trying again.
    StatusChange {
        /// Released, released by mistake, or back in custody.
        Custody = "custody",
        /// Another legal status.
        LegalStatus = "legal_status",
        /// Another establishment.
        Establishment = "establishment",
        /// Another kind of release.
        ReleaseType = "release_type",
        /// Another day of release.
        ReleaseDate = "release_date",
    }
}

/// What changed between two states of a person's custody, the weightiest if several did.
pub fn status_change(before: &Episode, after: &Episode) -> Option<StatusChange> {
    let kind = |episode: &Episode| episode.working.as_ref().map(|working| working.kind.clone());
    if before.id != after.id || before.status != after.status {
        Some(StatusChange::Custody)
    } else if before.legal_status != after.legal_status {
        Some(StatusChange::LegalStatus)
    } else if before.unit != after.unit {
        Some(StatusChange::Establishment)
    } else if kind(before) != kind(after) {
        Some(StatusChange::ReleaseType)
    } else if before.working != after.working {
        Some(StatusChange::ReleaseDate)
    } else {
        None
    }
}

coded_enum! {
    /// The release-day six, always in this order: what nobody should leave without
    /// (EPR 33.7 and 33.8; [S4] row 40).
    ReleaseItem {
        /// Identity papers.
        Id = "id",
        /// A bed for the first night.
        Bed = "bed",
        /// Money for the first days.
        Money = "money",
        /// The way home.
        Travel = "travel",
        /// Medicine to take along.
        Medicine = "medicine",
        /// A named person to call.
        Contact = "contact",
    }
}

impl ReleaseItem {
    /// The category of how it stands: whether there is medicine is health, whether there is a bed housing.
    pub const fn category(self) -> Category {
        match self {
            Self::Id => Category::Identity,
            Self::Bed => Category::Housing,
            Self::Money => Category::Finance,
            Self::Medicine => Category::PhysicalHealth,
            Self::Travel | Self::Contact => Category::Plan,
        }
    }
}

coded_enum! {
    /// How one of the six stands.
    ItemStatus {
        /// Not there, and nobody has answered.
        Missing = "missing",
        /// Asked for; somebody else must answer.
        Waiting = "waiting",
        /// There.
        Ready = "ready",
        /// The person does not want it.
        Declined = "declined",
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};

    use super::*;

    fn given(kind: &str, source: &str, value: Option<Date>, day: i64) -> PlannedDate {
        PlannedDate {
            kind: kind.to_owned(),
            source: source.to_owned(),
            value,
            given_at: Timestamp::UNIX_EPOCH + (24 * day).hours(),
        }
    }
    fn order() -> Vec<String> {
        vec!["conditional".to_owned(), "final".to_owned()]
    }

    #[test]
    fn the_order_of_the_jurisdiction_chooses_among_kinds() {
        let dates = [
            given("final", "list", Some(date(2027, 4, 1)), 1),
            given("conditional", "list", Some(date(2026, 12, 1)), 1),
        ];
        let working = working_date(&dates, &order(), None).unwrap();
        assert_eq!((working.kind.as_str(), working.date), ("conditional", date(2026, 12, 1)));
    }

    #[test]
    fn a_withdrawn_date_gives_way_to_the_next_kind_and_then_to_unknown() {
        let mut dates = vec![
            given("final", "list", Some(date(2027, 4, 1)), 1),
            given("conditional", "list", Some(date(2026, 12, 1)), 1),
            given("conditional", "list", None, 2),
        ];
        assert_eq!(working_date(&dates, &order(), None).unwrap().kind, "final");
        dates.push(given("final", "list", None, 3));
        assert_eq!(working_date(&dates, &order(), None), None);
    }

    #[test]
    fn a_worker_may_choose_another_kind_with_a_reason() {
        let dates = [
            given("final", "list", Some(date(2027, 4, 1)), 1),
            given("conditional", "list", Some(date(2026, 12, 1)), 1),
        ];
        let choice = Choice {
            kind: "final".to_owned(),
            date: date(2027, 4, 1),
            by: UserId::from(uuid::Uuid::nil()),
            reason: "The board has postponed the hearing.".to_owned(),
        };
        assert_eq!(working_date(&dates, &order(), Some(&choice)).unwrap().date, date(2027, 4, 1));
        assert_eq!(disagreement(&dates, &order(), Some(&choice)).unwrap().date, date(2026, 12, 1));
        assert_eq!(disagreement(&dates, &order(), None), None);
    }

    #[test]
    fn a_choice_outlives_the_list_that_took_its_date_back_and_follows_a_new_one() {
        let mut dates = vec![
            given("final", "list", Some(date(2027, 4, 1)), 1),
            given("conditional", "board", Some(date(2026, 12, 1)), 1),
        ];
        let by = UserId::from(uuid::Uuid::nil());
        let choice = choose(&inside(), &dates, "final", by, "The board said no.".to_owned()).unwrap();
        dates.push(given("final", "list", None, 2));
        assert_eq!(working_date(&dates, &order(), Some(&choice)).unwrap().date, date(2027, 4, 1));
        dates.push(given("final", "list", Some(date(2027, 3, 2)), 3));
        assert_eq!(working_date(&dates, &order(), Some(&choice)).unwrap().date, date(2027, 3, 2));
    }

    #[test]
    fn only_a_kind_with_a_date_can_be_chosen_and_only_while_the_stay_runs() {
        let dates = [given("final", "list", Some(date(2027, 4, 1)), 1)];
        let by = UserId::from(uuid::Uuid::nil());
        let choose = |episode: &Episode, kind| choose(episode, &dates, kind, by, "x".to_owned());
        assert_eq!(choose(&inside(), "conditional").unwrap_err(), Refused::KindWithoutDate);
        let out = Episode {
            status: EpisodeStatus::Closed { released_on: date(2026, 11, 2), released_at: None },
            ..inside()
        };
        assert_eq!(choose(&out, "final").unwrap_err(), Refused::EpisodeEnded);
    }

    #[test]
    fn the_weightiest_change_of_status_is_named() {
        let before = inside();
        assert_eq!(status_change(&before, &before), None);
        let working = |kind: &str, day| Some(WorkingDate { kind: kind.to_owned(), date: date(2027, 4, day) });
        let table = [
            (Episode { working: working("final", 1), ..before.clone() }, StatusChange::ReleaseType),
            (
                Episode { unit: Some(UnitId::from(uuid::Uuid::nil())), ..before.clone() },
                StatusChange::Establishment,
            ),
            (
                Episode { legal_status: "remand".to_owned(), working: working("final", 1), ..before.clone() },
                StatusChange::LegalStatus,
            ),
            (
                Episode {
                    status: EpisodeStatus::Closed { released_on: date(2026, 11, 2), released_at: None },
                    ..before.clone()
                },
                StatusChange::Custody,
            ),
        ];
        for (after, expected) in table {
            assert_eq!(status_change(&before, &after), Some(expected));
        }
        let (first, moved) = (
            Episode { working: working("final", 1), ..before.clone() },
            Episode { working: working("final", 2), ..before },
        );
        assert_eq!(status_change(&first, &moved), Some(StatusChange::ReleaseDate));
    }

    #[test]
    fn an_hour_that_has_not_come_is_in_the_future() {
        let noon: Timestamp = "2026-11-02T11:00:00Z".parse().unwrap();
        let now = Moment { at: noon, today: date(2026, 11, 2) };
        let at =
            |hours: i64| EpisodeEvent::Released { on: date(2026, 11, 2), at: Some(noon + hours.hours()) };
        assert_eq!(apply(&inside(), &at(2), now), Err(Refused::InTheFuture));
        assert!(apply(&inside(), &at(-2), now).is_ok());
    }

    fn inside() -> Episode {
        Episode {
            id: EpisodeId::from(uuid::Uuid::nil()),
            person: PersonId::from(uuid::Uuid::nil()),
            record: RecordId::from(uuid::Uuid::nil()),
            jurisdiction: "xx".to_owned(),
            unit: None,
            admitted_on: Some(date(2026, 1, 10)),
            sentenced_on: None,
            legal_status: "sentenced".to_owned(),
            status: EpisodeStatus::Open,
            working: None,
            choice: None,
            version: 1,
        }
    }

    #[test]
    fn within_a_kind_the_value_given_last_counts_whatever_its_source() {
        let dates = [
            given("final", "list", Some(date(2027, 4, 1)), 5),
            given("final", "court", Some(date(2027, 3, 1)), 2),
        ];
        assert_eq!(working_date(&dates, &order(), None).unwrap().date, date(2027, 4, 1));
    }

    #[test]
    fn a_release_is_neither_early_nor_twice() {
        let mut episode = inside();
        let today = date(2026, 11, 2);
        let now = Moment { at: "2026-11-02T08:00:00Z".parse().unwrap(), today };
        let release = |on| EpisodeEvent::Released { on, at: None };
        assert_eq!(apply(&episode, &release(date(2026, 11, 3)), now), Err(Refused::InTheFuture));
        assert_eq!(apply(&episode, &release(date(2026, 1, 9)), now), Err(Refused::BeforeAdmission));
        assert_eq!(apply(&episode, &EpisodeEvent::ReleaseTakenBack, now), Err(Refused::EpisodeRunning));
        episode.status = apply(&episode, &release(today), now).unwrap();
        assert_eq!(apply(&episode, &release(today), now), Err(Refused::EpisodeEnded));
        assert_eq!(apply(&episode, &EpisodeEvent::ReleaseTakenBack, now), Ok(EpisodeStatus::Open));
    }
}
