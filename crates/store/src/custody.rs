//! Custody episodes, the dates given for them, where they were, and the release-day six.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    custody::{Choice, Episode, EpisodeStatus, ItemStatus, PlannedDate, ReleaseItem, WorkingDate},
    id::{AgencyId, EpisodeId, PersonId, PlannedDateId, UnitId, UserId},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

pub(crate) fn episode(row: &Row) -> Result<Episode, DbError> {
    let released_on: Option<Date> = row.get("released_on")?;
    let kind: Option<String> = row.get("working_kind")?;
    let date: Option<Date> = row.get("working_date")?;
    Ok(Episode {
        id: row.parse("id")?,
        person: row.parse("person_id")?,
        record: row.parse("record_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        unit: row.parse_opt("unit_id")?,
        admitted_on: row.get("admitted_on")?,
        sentenced_on: row.get("sentenced_on")?,
        legal_status: row.get("legal_status")?,
        status: match released_on {
            Some(released_on) => EpisodeStatus::Closed { released_on, released_at: row.get("released_at")? },
            None => EpisodeStatus::Open,
        },
        working: kind.zip(date).map(|(kind, date)| WorkingDate { kind, date }),
        choice: choice(row)?,
        version: row.get("version")?,
    })
}

fn choice(row: &Row) -> Result<Option<Choice>, DbError> {
    let kind: Option<String> = row.get("chosen_kind")?;
    let date: Option<Date> = row.get("chosen_date")?;
    let by: Option<UserId> = row.parse_opt("working_chosen_by")?;
    let reason: Option<String> = row.get("working_reason")?;
    Ok(match (kind, date, by, reason) {
        (Some(kind), Some(date), Some(by), Some(reason)) => Some(Choice { kind, date, by, reason }),
        _ => None,
    })
}

/// Opens an episode. A second open one of the same person and jurisdiction breaks `one_open_episode`.
pub fn insert(w: &mut Writer<'_>, new: &Episode, agency: AgencyId, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO custody_episode (id, person_id, record_id, jurisdiction_id, agency_id, unit_id, admitted_on,
           sentenced_on, legal_status, status, working_kind, working_date, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $11, 1, $12)",
        &[
            Value::text(new.id),
            Value::text(new.person),
            Value::text(new.record),
            new.jurisdiction.as_str().into(),
            Value::text(agency),
            Value::opt_text(new.unit),
            new.admitted_on.into(),
            new.sentenced_on.into(),
            new.legal_status.as_str().into(),
            new.working.as_ref().map(|working| working.kind.clone()).into(),
            new.working.as_ref().map(|working| working.date).into(),
            now.into(),
        ],
    )?;
    w.changed_person(new.person);
    if let Some(unit) = new.unit {
        arrive(w, new.id, unit, now)?;
    }
    Ok(())
}

/// One episode.
pub fn get(q: &mut dyn Query, id: EpisodeId) -> Result<Episode, DbError> {
    episode(&q.one("SELECT * FROM custody_episode WHERE id = $1", &[Value::text(id)])?)
}

/// The episodes of a person, oldest first.
pub fn list(q: &mut dyn Query, person: PersonId) -> Result<Vec<Episode>, DbError> {
    q.rows("SELECT * FROM custody_episode WHERE person_id = $1 ORDER BY id", &[Value::text(person)])?
        .iter()
        .map(episode)
        .collect()
}

/// An episode with the name of its unit and why it began.
pub type Stayed = (Episode, Option<String>, Option<Began>);

/// The episodes of a person, oldest first, with where they were and why they began.
pub fn stayed(q: &mut dyn Query, person: PersonId) -> Result<Vec<Stayed>, DbError> {
    q.rows(
        "SELECT e.*, u.name AS unit_name FROM custody_episode e LEFT JOIN unit u ON u.id = e.unit_id
         WHERE e.person_id = $1 ORDER BY e.id",
        &[Value::text(person)],
    )?
    .iter()
    .map(|row| Ok((episode(row)?, row.get("unit_name")?, began_of(row)?)))
    .collect()
}

/// The open episode of a person, else the latest.
pub fn current(q: &mut dyn Query, person: PersonId) -> Result<Option<Episode>, DbError> {
    q.find(
        "SELECT * FROM custody_episode WHERE person_id = $1
         ORDER BY CASE WHEN status = 'open' THEN 0 ELSE 1 END, released_on DESC, id DESC LIMIT 1",
        &[Value::text(person)],
    )?
    .as_ref()
    .map(episode)
    .transpose()
}

/// Saves what may change in an episode; refuses when somebody changed it since it was read.
pub fn update(w: &mut Writer<'_>, changed: &Episode) -> Result<(), DbError> {
    let (status, released_on, released_at) = match &changed.status {
        EpisodeStatus::Open => ("open", None, None),
        EpisodeStatus::Closed { released_on, released_at } => ("closed", Some(*released_on), *released_at),
    };
    let rows = w.execute(
        "UPDATE custody_episode SET unit_id = $3, admitted_on = $4, sentenced_on = $5, legal_status = $6,
           status = $7, working_kind = $8, working_date = $9, released_on = $10, released_at = $11,
           chosen_kind = $12, chosen_date = $13, working_chosen_by = $14, working_reason = $15,
           version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            Value::opt_text(changed.unit),
            changed.admitted_on.into(),
            changed.sentenced_on.into(),
            changed.legal_status.as_str().into(),
            status.into(),
            changed.working.as_ref().map(|working| working.kind.clone()).into(),
            changed.working.as_ref().map(|working| working.date).into(),
            released_on.into(),
            released_at.into(),
            Value::opt_text(changed.choice.as_ref().map(|choice| &choice.kind)),
            changed.choice.as_ref().map(|choice| choice.date).into(),
            Value::opt_text(changed.choice.as_ref().map(|choice| choice.by)),
            Value::opt_text(changed.choice.as_ref().map(|choice| &choice.reason)),
        ],
    )?;
    w.changed_person(changed.person);
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// The person arrives in a unit.
pub fn arrive(w: &mut Writer<'_>, id: EpisodeId, unit: UnitId, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO episode_unit (episode_id, unit_id, from_at) VALUES ($1, $2, $3)",
        &[Value::text(id), Value::text(unit), now.into()],
    )?;
    Ok(())
}

/// The person leaves the unit they are in; it keeps the view until it has handed over.
pub fn leave(w: &mut Writer<'_>, id: EpisodeId, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "UPDATE episode_unit SET left_at = $2 WHERE episode_id = $1 AND left_at IS NULL",
        &[Value::text(id), now.into()],
    )?;
    Ok(())
}

/// A former unit has handed over and gives up the view.
pub fn hand_over(w: &mut Writer<'_>, id: EpisodeId, unit: UnitId, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "UPDATE episode_unit SET handed_over_at = $3
         WHERE episode_id = $1 AND unit_id = $2 AND left_at IS NOT NULL AND handed_over_at IS NULL",
        &[Value::text(id), Value::text(unit), now.into()],
    )?;
    Ok(())
}

/// A time in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// From when.
    pub from_at: Timestamp,
    /// Until when; `None` where the person is.
    pub left_at: Option<Timestamp>,
    /// When the unit handed over and gave up the view.
    pub handed_over_at: Option<Timestamp>,
}

/// The units of an episode, oldest first.
pub fn stays(q: &mut dyn Query, id: EpisodeId) -> Result<Vec<Stay>, DbError> {
    q.rows(
        "SELECT s.unit_id, u.name, s.from_at, s.left_at, s.handed_over_at
         FROM episode_unit s JOIN unit u ON u.id = s.unit_id WHERE s.episode_id = $1 ORDER BY s.from_at, s.unit_id",
        &[Value::text(id)],
    )?
    .iter()
    .map(|row| {
        Ok(Stay {
            unit: row.parse("unit_id")?,
            name: row.get("name")?,
            from_at: row.get("from_at")?,
            left_at: row.get("left_at")?,
            handed_over_at: row.get("handed_over_at")?,
        })
    })
    .collect()
}

/// A planned date together with who gave it and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenDate {
    /// Its id.
    pub id: PlannedDateId,
    /// Kind, source, value and instant.
    pub planned: PlannedDate,
    /// A code of the reason, where one was chosen.
    pub reason: Option<String>,
    /// Words beside it.
    pub note: Option<String>,
    /// The user who gave it; `None` for a list.
    pub given_by: Option<UserId>,
    /// The agency it came from.
    pub agency: AgencyId,
}

/// Adds a planned date. None is ever changed or removed.
pub fn give_date(w: &mut Writer<'_>, id: EpisodeId, given: &GivenDate) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO planned_date (id, episode_id, kind, source, value, reason, note, given_by, agency_id, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            Value::text(given.id),
            Value::text(id),
            given.planned.kind.as_str().into(),
            given.planned.source.as_str().into(),
            given.planned.value.into(),
            given.reason.clone().into(),
            given.note.clone().into(),
            Value::opt_text(given.given_by),
            Value::text(given.agency),
            given.planned.given_at.into(),
        ],
    )?;
    Ok(())
}

/// Every date ever given for an episode, oldest first.
pub fn given_dates(q: &mut dyn Query, id: EpisodeId) -> Result<Vec<GivenDate>, DbError> {
    q.rows("SELECT * FROM planned_date WHERE episode_id = $1 ORDER BY given_at, id", &[Value::text(id)])?
        .iter()
        .map(given_date)
        .collect()
}

fn given_date(row: &Row) -> Result<GivenDate, DbError> {
    Ok(GivenDate {
        id: row.parse("id")?,
        planned: PlannedDate {
            kind: row.get("kind")?,
            source: row.get("source")?,
            value: row.get("value")?,
            given_at: row.get("given_at")?,
        },
        reason: row.get("reason")?,
        note: row.get("note")?,
        given_by: row.parse_opt("given_by")?,
        agency: row.parse("agency_id")?,
    })
}

/// A date that was given, with its episode, the agency's name and the worker's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDate {
    /// The episode.
    pub episode: EpisodeId,
    /// The date.
    pub given: GivenDate,
    /// The name of the agency it came from.
    pub agency: String,
    /// The name of who gave it; `None` for a list.
    pub by: Option<String>,
}

/// Every date ever given for a person, oldest first, with names.
pub fn named_dates(q: &mut dyn Query, person: PersonId) -> Result<Vec<NamedDate>, DbError> {
    q.rows(
        "SELECT p.*, a.name AS agency_name, u.display_name
         FROM custody_episode e JOIN planned_date p ON p.episode_id = e.id
         JOIN agency a ON a.id = p.agency_id LEFT JOIN app_user u ON u.id = p.given_by
         WHERE e.person_id = $1 ORDER BY p.given_at, p.id",
        &[Value::text(person)],
    )?
    .iter()
    .map(|row| {
        Ok(NamedDate {
            episode: row.parse("episode_id")?,
            given: given_date(row)?,
            agency: row.get("agency_name")?,
            by: row.get("display_name")?,
        })
    })
    .collect()
}

/// Why a stay began: a code of the reason, and words beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Began {
    /// The code.
    pub reason: String,
    /// The words.
    pub note: Option<String>,
}

/// Keeps why a stay began.
pub fn began(w: &mut Writer<'_>, id: EpisodeId, why: &Began) -> Result<(), DbError> {
    w.execute(
        "UPDATE custody_episode SET began_because = $2, began_note = $3 WHERE id = $1",
        &[Value::text(id), why.reason.as_str().into(), why.note.clone().into()],
    )?;
    Ok(())
}

/// Why a stay began, where somebody wrote it down: of a return to custody.
pub fn why_began(q: &mut dyn Query, id: EpisodeId) -> Result<Option<Began>, DbError> {
    began_of(
        &q.one("SELECT began_because, began_note FROM custody_episode WHERE id = $1", &[Value::text(id)])?,
    )
}

fn began_of(row: &Row) -> Result<Option<Began>, DbError> {
    let reason: Option<String> = row.get("began_because")?;
    let note = row.get("began_note")?;
    Ok(reason.map(|reason| Began { reason, note }))
}

/// One of the six, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseDayItem {
    /// Which of the six.
    pub item: ReleaseItem,
    /// How it stands.
    pub status: ItemStatus,
    /// What exactly, in words.
    pub detail: Option<String>,
    /// By when, where it is waited for.
    pub due_on: Option<Date>,
    /// For optimistic locking; 0 of one that nobody has marked.
    pub version: i64,
}

impl ReleaseDayItem {
    /// One of the six as it stands until somebody has marked it.
    pub const fn unmarked(item: ReleaseItem) -> Self {
        Self { item, status: ItemStatus::Missing, detail: None, due_on: None, version: 0 }
    }
}

/// The release-day six of an episode, in their order. Nothing is stored of one that nobody has marked:
/// most people on a long list are far from their last day, and six rows for each would be most of it.
pub fn release_items(q: &mut dyn Query, id: EpisodeId) -> Result<Vec<ReleaseDayItem>, DbError> {
    let marked = q
        .rows(
            "SELECT item, status, detail, due_on, version FROM release_item WHERE episode_id = $1",
            &[Value::text(id)],
        )?
        .iter()
        .map(|row| {
            Ok(ReleaseDayItem {
                item: row.parse("item")?,
                status: row.parse("status")?,
                detail: row.get("detail")?,
                due_on: row.get("due_on")?,
                version: row.get("version")?,
            })
        })
        .collect::<Result<Vec<_>, DbError>>()?;
    Ok(in_order(&marked))
}

fn in_order(marked: &[ReleaseDayItem]) -> Vec<ReleaseDayItem> {
    let of = |item: &ReleaseItem| {
        let marked = marked.iter().find(|marked| marked.item == *item).cloned();
        marked.unwrap_or_else(|| ReleaseDayItem::unmarked(*item))
    };
    ReleaseItem::ALL.iter().map(of).collect()
}

/// The six out of one text: entries and their parts stand between separators.
pub(crate) fn whole_six(text: &str) -> Result<Vec<ReleaseDayItem>, DbError> {
    let entries = text.split('\u{1e}').filter(|entry| !entry.is_empty());
    let marked = entries
        .map(|entry| release_day_item(entry).ok_or_else(|| DbError::Column("six".to_owned())))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(in_order(&marked))
}

fn release_day_item(entry: &str) -> Option<ReleaseDayItem> {
    let mut parts = entry.splitn(5, '\u{1f}');
    let item = parts.next()?.parse().ok()?;
    let status = parts.next()?.parse().ok()?;
    let version = parts.next()?.parse().ok()?;
    let due_on = Some(parts.next()?).filter(|day| !day.is_empty()).map(str::parse).transpose().ok()?;
    Some(ReleaseDayItem { item, status, version, due_on, detail: parts.next().map(str::to_owned) })
}

/// Marks one of the six; refuses when somebody marked it since it was read.
pub fn mark_release_item(
    w: &mut Writer<'_>,
    id: EpisodeId,
    item: &ReleaseDayItem,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<(), DbError> {
    let rows = w.execute(
        "INSERT INTO release_item (episode_id, item, status, detail, due_on, updated_by, updated_at, version)
         SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT),
           CAST($7 AS TEXT), CAST($8 AS BIGINT), 1
         WHERE CAST($3 AS BIGINT) = 0
           OR EXISTS (SELECT 1 FROM release_item WHERE episode_id = $1 AND item = $2)
         ON CONFLICT (episode_id, item) DO UPDATE SET status = excluded.status, detail = excluded.detail,
           due_on = excluded.due_on, updated_by = excluded.updated_by, updated_at = excluded.updated_at,
           version = release_item.version + 1
         WHERE release_item.version = $3",
        &[
            Value::text(id),
            item.item.code().into(),
            item.version.into(),
            item.status.code().into(),
            item.detail.clone().into(),
            item.due_on.into(),
            Value::opt_text(by),
            now.into(),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// When the person last arrived in a unit, where they were there before.
pub fn last_arrival(q: &mut dyn Query, id: EpisodeId, unit: UnitId) -> Result<Option<Timestamp>, DbError> {
    q.one(
        "SELECT MAX(from_at) AS last FROM episode_unit WHERE episode_id = $1 AND unit_id = $2",
        &[Value::text(id), Value::text(unit)],
    )?
    .get("last")
}
