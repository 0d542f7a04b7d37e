//! The Releases list: who leaves custody, soonest first, among the people a worker may see.
//!
//! Three statements over the same set of open episodes: the rows, their release-day six and their
//! next deadlines. The set is bounded by a last day; people whose day has passed stay on the list
//! until somebody says that they have left, and people without a day come last.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    agency::Actor,
    custody::{ItemStatus, ReleaseItem},
    id::{CaseId, EnrolmentId, EpisodeId, PersonId, UserId},
    person::Name,
    programme::pack::MilestoneKind,
};

use crate::{
    DbError,
    db::{Query, Row, Value},
    enrolment::{Retry, retry},
};

/// One person on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The episode that ends.
    pub episode: EpisodeId,
    /// Who leaves.
    pub person: PersonId,
    /// Their open case, where they have one.
    pub case: Option<CaseId>,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// Whether the reader's agency holds a record of its own.
    pub holds_record: bool,
    /// The name in the prison's record.
    pub name: Name,
    /// The prison's number for the person.
    pub number: Option<String>,
    /// The establishment.
    pub unit: Option<String>,
    /// The town they go to, as recorded.
    pub town: Option<String>,
    /// The working date R; `None` where it is unknown.
    pub leaves_on: Option<Date>,
    /// The legal status.
    pub legal_status: String,
    /// When the last planned date was given, where it replaced an earlier one.
    pub date_moved_at: Option<Timestamp>,
    /// The lead worker, where there is one.
    pub lead: Option<(UserId, String)>,
    /// The programmes of live enrolments, by pack id.
    pub programmes: Vec<String>,
    /// When to try again to reach the person, the earliest day of all programmes.
    pub retry: Option<Retry>,
    /// The release-day six.
    pub six: Vec<(ReleaseItem, ItemStatus, Option<String>)>,
    /// Open milestones, the next deadline first.
    pub open_milestones: Vec<OpenMilestone>,
}

/// An open deadline on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenMilestone {
    /// The enrolment that asks for it.
    pub enrolment: EnrolmentId,
    /// The pack version that names it.
    pub pack_hash: String,
    /// Its code in the pack.
    pub code: String,
    /// Its kind.
    pub kind: MilestoneKind,
    /// The local day it is due.
    pub due_on: Date,
    /// The instant it is due.
    pub due_at: Timestamp,
}

/// An open deadline out of the columns `enrolment_id`, `pack_hash`, `code`, `kind`, `due_on`, `due_at`.
pub(crate) fn open_milestone(row: &Row) -> Result<OpenMilestone, DbError> {
    Ok(OpenMilestone {
        enrolment: row.parse("enrolment_id")?,
        pack_hash: row.get("pack_hash")?,
        code: row.get("code")?,
        kind: row.parse("kind")?,
        due_on: row.get("due_on")?,
        due_at: row.get("due_at")?,
    })
}

/// Everybody whom the actor may see and who leaves until `until` or whose day is unknown.
pub fn list(q: &mut dyn Query, actor: &Actor, until: Date) -> Result<Vec<Release>, DbError> {
    let (Some(agency), Some(user)) = (actor.agency, actor.user) else { return Ok(Vec::new()) };
    let scope = [Value::text(agency), Value::text(user), until.into()];
    let mut six = six_by_episode(q, &scope)?;
    let mut milestones = milestones_by_case(q, &scope)?;
    let mut programmes = programmes_by_case(q, &scope)?;
    q.rows(
        "SELECT e.id, e.person_id, e.jurisdiction_id, e.working_date, e.legal_status, r.surname, r.given_name, r.town,
           r.source_key, u.name AS unit_name, c.id AS case_id, l.user_id AS lead_id, lu.display_name AS lead_name,
           EXISTS (SELECT 1 FROM person_record k WHERE k.person_id = e.person_id AND k.agency_id = $1) AS holds_record,
           (SELECT MAX(p.given_at) FROM planned_date p WHERE p.episode_id = e.id) AS last_given_at,
           (SELECT COUNT(*) FROM planned_date p WHERE p.episode_id = e.id) AS dates_given
         FROM custody_episode e
         JOIN person_record r ON r.id = e.record_id
         LEFT JOIN unit u ON u.id = e.unit_id
         LEFT JOIN case_file c
           ON c.person_id = e.person_id AND c.jurisdiction_id = e.jurisdiction_id AND c.status = 'open'
         LEFT JOIN lead_worker l ON l.case_id = c.id AND l.to_at IS NULL
         LEFT JOIN app_user lu ON lu.id = l.user_id
         WHERE e.status = 'open' AND (e.working_date IS NULL OR e.working_date <= $3)
           AND e.person_id IN (
             SELECT v.person_id FROM visibility v WHERE v.agency_id = $1
               AND (v.unit_id = '' OR v.unit_id IN (SELECT unit_id FROM user_unit WHERE user_id = $2)))
         ORDER BY CASE WHEN e.working_date IS NULL THEN 1 ELSE 0 END, e.working_date, r.sort_key, e.id",
        &scope,
    )?
    .iter()
    .map(|row| {
        let episode: EpisodeId = row.parse("id")?;
        let case: Option<CaseId> = row.parse_opt("case_id")?;
        let lead_id: Option<UserId> = row.parse_opt("lead_id")?;
        let (in_programmes, retry) = case.and_then(|case| programmes.remove(&case)).unwrap_or_default();
        let dates_given: i64 = row.get("dates_given")?;
        Ok(Release {
            episode,
            person: row.parse("person_id")?,
            case,
            jurisdiction: row.get("jurisdiction_id")?,
            holds_record: row.get("holds_record")?,
            name: Name { surname: row.get("surname")?, given_name: row.get("given_name")? },
            number: row.get("source_key")?,
            unit: row.get("unit_name")?,
            town: row.get("town")?,
            leaves_on: row.get("working_date")?,
            legal_status: row.get("legal_status")?,
            date_moved_at: if dates_given > 1 { row.get("last_given_at")? } else { None },
            lead: lead_id.zip(row.get::<Option<String>>("lead_name")?),
            programmes: in_programmes,
            retry,
            six: whole(&six.remove(&episode).unwrap_or_default()),
            open_milestones: case.and_then(|case| milestones.remove(&case)).unwrap_or_default(),
        })
    })
    .collect()
}

type Six = Vec<(ReleaseItem, ItemStatus, Option<String>)>;

fn six_by_episode(q: &mut dyn Query, scope: &[Value]) -> Result<HashMap<EpisodeId, Six>, DbError> {
    let mut found: HashMap<EpisodeId, Six> = HashMap::new();
    for row in q.rows(
        "SELECT i.episode_id, i.item, i.status, i.detail FROM release_item i
         JOIN custody_episode e ON e.id = i.episode_id
         WHERE e.status = 'open' AND (e.working_date IS NULL OR e.working_date <= $3)
           AND e.person_id IN (
             SELECT v.person_id FROM visibility v WHERE v.agency_id = $1
               AND (v.unit_id = '' OR v.unit_id IN (SELECT unit_id FROM user_unit WHERE user_id = $2)))",
        scope,
    )? {
        let item = (row.parse("item")?, row.parse("status")?, row.get("detail")?);
        found.entry(row.parse("episode_id")?).or_default().push(item);
    }
    Ok(found)
}

/// All six in their order: of one that nobody has marked nothing is stored.
fn whole(marked: &[(ReleaseItem, ItemStatus, Option<String>)]) -> Six {
    let of = |item: &ReleaseItem| {
        let known = marked.iter().find(|(known, ..)| known == item).cloned();
        known.unwrap_or((*item, ItemStatus::Missing, None))
    };
    ReleaseItem::ALL.iter().map(of).collect()
}

fn milestones_by_case(
    q: &mut dyn Query,
    scope: &[Value],
) -> Result<HashMap<CaseId, Vec<OpenMilestone>>, DbError> {
    let mut found: HashMap<CaseId, Vec<OpenMilestone>> = HashMap::new();
    for row in q.rows(
        "SELECT m.case_id, n.pack_hash, m.enrolment_id, m.code, m.kind, m.due_on, m.due_at FROM milestone m
         JOIN enrolment n ON n.id = m.enrolment_id
         JOIN case_file c ON c.id = m.case_id
         JOIN custody_episode e
           ON e.person_id = c.person_id AND e.jurisdiction_id = c.jurisdiction_id AND e.status = 'open'
         WHERE c.status = 'open' AND n.ended_on IS NULL AND m.status = 'open' AND m.projected = FALSE
           AND m.due_at IS NOT NULL AND (e.working_date IS NULL OR e.working_date <= $3)
           AND e.person_id IN (
             SELECT v.person_id FROM visibility v WHERE v.agency_id = $1
               AND (v.unit_id = '' OR v.unit_id IN (SELECT unit_id FROM user_unit WHERE user_id = $2)))
         ORDER BY m.due_at, m.code",
        scope,
    )? {
        found.entry(row.parse("case_id")?).or_default().push(open_milestone(&row)?);
    }
    Ok(found)
}

type Programmes = (Vec<String>, Option<Retry>);

fn programmes_by_case(q: &mut dyn Query, scope: &[Value]) -> Result<HashMap<CaseId, Programmes>, DbError> {
    let mut found: HashMap<CaseId, Programmes> = HashMap::new();
    for row in q.rows(
        "SELECT n.case_id, n.pack_id, n.retry_on, n.retry_because FROM enrolment n
         JOIN case_file c ON c.id = n.case_id
         JOIN custody_episode e
           ON e.person_id = c.person_id AND e.jurisdiction_id = c.jurisdiction_id AND e.status = 'open'
         WHERE c.status = 'open' AND n.ended_on IS NULL AND (e.working_date IS NULL OR e.working_date <= $3)
           AND e.person_id IN (
             SELECT v.person_id FROM visibility v WHERE v.agency_id = $1
               AND (v.unit_id = '' OR v.unit_id IN (SELECT unit_id FROM user_unit WHERE user_id = $2)))
         ORDER BY n.id",
        scope,
    )? {
        let (programmes, earliest) = found.entry(row.parse("case_id")?).or_default();
        programmes.push(row.get("pack_id")?);
        let known = retry(&row)?;
        if known.is_some_and(|known| earliest.is_none_or(|earliest| known.on < earliest.on)) {
            *earliest = known;
        }
    }
    Ok(found)
}
