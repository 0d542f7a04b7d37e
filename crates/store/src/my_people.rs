//! The people whom one worker leads.
//!
//! A handful of statements over the same set of cases; what is *today*, *overdue* or *silent* is
//! decided above, from these rows and the day.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    category::Category,
    id::{AgencyId, CaseId, PersonId, UserId},
    note::Happened,
    person::Name,
};

use crate::{
    DbError,
    db::{Query, Row, Value},
    enrolment::{Retry, retry},
    release::{OpenMilestone, open_milestone},
};

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Led {
    /// The case.
    pub case: CaseId,
    /// The person.
    pub person: PersonId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// The name, as the prison's record or else the first record writes it.
    pub name: Name,
    /// The town, as recorded.
    pub town: Option<String>,
    /// Who leads.
    pub lead: (UserId, String),
    /// Since when this agency leads the case.
    pub led_since: Timestamp,
    /// Whether the person is in custody now.
    pub inside: bool,
    /// R, where known.
    pub leaves_on: Option<Date>,
    /// R*, once released.
    pub released_on: Option<Date>,
    /// The last contact of this agency: what and when.
    pub last_contact: Option<(Happened, Timestamp)>,
    /// How often it was tried since.
    pub attempts_since: i64,
    /// Open deadlines of the programmes, the next first.
    pub milestones: Vec<OpenMilestone>,
    /// Open steps with a date, the next first.
    pub steps: Vec<DueStep>,
    /// Live programmes: pack version and stage.
    pub stages: Vec<(String, String)>,
    /// Programmes for which nobody could reach the person: when to try again.
    pub retries: Vec<Retry>,
}

/// An open step with a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueStep {
    /// What is to be done.
    pub title: String,
    /// Its category.
    pub category: Category,
    /// The agency of who wrote the goal.
    pub origin: Option<AgencyId>,
    /// The day.
    pub due_on: Date,
}

/// Everybody whom `user` of `agency` leads. People whom the agency, or the user in their units, may no
/// longer see are left out.
pub fn list(q: &mut dyn Query, agency: AgencyId, user: UserId) -> Result<Vec<Led>, DbError> {
    let scope = [Value::text(agency), Value::text(user)];
    let mut contacts = contacts(q, &scope)?;
    let mut milestones = milestones(q, &scope)?;
    let mut steps = steps(q, &scope)?;
    let mut stages = stages(q, &scope)?;
    let mut retries = retries(q, &scope)?;
    q.rows(
        "SELECT c.id AS case_id, c.person_id, c.jurisdiction_id, r.surname, r.given_name, r.town,
           l.user_id, u.display_name, e.status AS episode_status, e.working_date, e.released_on,
           (SELECT MIN(x.from_at) FROM lead_worker x WHERE x.case_id = c.id AND x.agency_id = $1) AS led_since
         FROM lead_worker l
         JOIN case_file c ON c.id = l.case_id
         JOIN app_user u ON u.id = l.user_id
         LEFT JOIN custody_episode e ON e.id = (
           SELECT k.id FROM custody_episode k
           WHERE k.person_id = c.person_id AND k.jurisdiction_id = c.jurisdiction_id
           ORDER BY CASE WHEN k.status = 'open' THEN 0 ELSE 1 END, k.released_on DESC, k.id DESC LIMIT 1)
         JOIN person_record r ON r.id = COALESCE(e.record_id, (
           SELECT MIN(f.id) FROM person_record f WHERE f.person_id = c.person_id))
         WHERE l.to_at IS NULL AND c.status = 'open'
           AND l.user_id = $2
           AND EXISTS (SELECT 1 FROM visibility v WHERE v.agency_id = $1 AND v.person_id = c.person_id
             AND (v.unit_id = '' OR v.unit_id IN (SELECT uu.unit_id FROM user_unit uu WHERE uu.user_id = $2)))
         ORDER BY r.sort_key, c.id",
        &scope,
    )?
    .iter()
    .map(|row| {
        let case: CaseId = row.parse("case_id")?;
        let (last_contact, attempts_since) = contacts.remove(&case).unwrap_or_default();
        Ok(Led {
            case,
            person: row.parse("person_id")?,
            jurisdiction: row.get("jurisdiction_id")?,
            name: Name { surname: row.get("surname")?, given_name: row.get("given_name")? },
            town: row.get("town")?,
            lead: (row.parse("user_id")?, row.get("display_name")?),
            led_since: row.get("led_since")?,
            inside: row.get::<Option<String>>("episode_status")?.as_deref() == Some("open"),
            leaves_on: row.get("working_date")?,
            released_on: row.get("released_on")?,
            last_contact,
            attempts_since,
            milestones: milestones.remove(&case).unwrap_or_default(),
            steps: steps.remove(&case).unwrap_or_default(),
            stages: stages.remove(&case).unwrap_or_default(),
            retries: retries.remove(&case).unwrap_or_default(),
        })
    })
    .collect()
}

type Contacts = (Option<(Happened, Timestamp)>, i64);

/// The last contact of each case and how often it was tried since. What was corrected does not
/// count; the correction does.
fn contacts(q: &mut dyn Query, scope: &[Value]) -> Result<HashMap<CaseId, Contacts>, DbError> {
    q.rows(
        "SELECT c.case_id, c.happened, c.happened_at, c.attempts_since FROM lead_worker l
         JOIN last_contact c ON c.case_id = l.case_id AND c.agency_id = $1
         WHERE l.agency_id = $1 AND l.user_id = $2 AND l.to_at IS NULL",
        scope,
    )?
    .iter()
    .map(|row| {
        let held = row.parse_opt("happened")?.zip(row.get("happened_at")?);
        Ok((row.parse("case_id")?, (held, row.get("attempts_since")?)))
    })
    .collect()
}

fn milestones(q: &mut dyn Query, scope: &[Value]) -> Result<HashMap<CaseId, Vec<OpenMilestone>>, DbError> {
    grouped(
        &q.rows(
            "SELECT m.case_id, m.enrolment_id, n.pack_hash, m.code, m.kind, m.due_on, m.due_at FROM milestone m
             JOIN enrolment n ON n.id = m.enrolment_id AND n.ended_on IS NULL
             JOIN lead_worker l ON l.case_id = m.case_id AND l.to_at IS NULL
             WHERE l.agency_id = $1 AND l.user_id = $2
               AND m.status = 'open' AND m.projected = FALSE AND m.due_at IS NOT NULL
             ORDER BY m.due_at, m.code",
            scope,
        )?,
        open_milestone,
    )
}

fn steps(q: &mut dyn Query, scope: &[Value]) -> Result<HashMap<CaseId, Vec<DueStep>>, DbError> {
    grouped(
        &q.rows(
            "SELECT s.case_id, s.title, g.category, w.agency_id, s.due_on FROM step s
             JOIN goal g ON g.id = s.goal_id
             LEFT JOIN app_user w ON w.id = g.created_by
             JOIN lead_worker l ON l.case_id = s.case_id AND l.to_at IS NULL
             WHERE l.agency_id = $1 AND l.user_id = $2
               AND s.status IN ('not_started', 'started', 'waiting') AND g.status = 'active'
               AND s.due_on IS NOT NULL
             ORDER BY s.due_on, s.id",
            scope,
        )?,
        |row| {
            Ok(DueStep {
                title: row.get("title")?,
                category: row.parse("category")?,
                origin: row.parse_opt("agency_id")?,
                due_on: row.get("due_on")?,
            })
        },
    )
}

fn stages(q: &mut dyn Query, scope: &[Value]) -> Result<HashMap<CaseId, Vec<(String, String)>>, DbError> {
    grouped(
        &q.rows(
            "SELECT n.case_id, n.pack_hash, n.stage FROM enrolment n
             JOIN lead_worker l ON l.case_id = n.case_id AND l.to_at IS NULL
             WHERE l.agency_id = $1 AND l.user_id = $2
               AND n.ended_on IS NULL AND n.participation IN ('accepted', 'mandatory')
             ORDER BY n.id",
            scope,
        )?,
        |row| Ok((row.get("pack_hash")?, row.get("stage")?)),
    )
}

fn retries(q: &mut dyn Query, scope: &[Value]) -> Result<HashMap<CaseId, Vec<Retry>>, DbError> {
    let found = grouped(
        &q.rows(
            "SELECT n.case_id, n.retry_on, n.retry_because FROM enrolment n
             JOIN lead_worker l ON l.case_id = n.case_id AND l.to_at IS NULL
             WHERE l.agency_id = $1 AND l.user_id = $2 AND l.agency_id = $1 AND n.ended_on IS NULL AND n.retry_on IS NOT NULL
             ORDER BY n.retry_on, n.id",
            scope,
        )?,
        retry,
    )?;
    Ok(found.into_iter().map(|(case, retries)| (case, retries.into_iter().flatten().collect())).collect())
}

fn grouped<T>(
    rows: &[Row],
    read: impl Fn(&Row) -> Result<T, DbError>,
) -> Result<HashMap<CaseId, Vec<T>>, DbError> {
    let mut found: HashMap<CaseId, Vec<T>> = HashMap::new();
    for row in rows {
        found.entry(row.parse("case_id")?).or_default().push(read(row)?);
    }
    Ok(found)
}

/// What the red line of a user follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// Average people per full-time worker of the agency.
    pub full_time: i64,
    /// How much of full time the user works, in percent.
    pub percent: i64,
    /// The user's own number of average people, in place of both.
    pub own: Option<i64>,
    /// Days of silence after which a case goes to the team, where the agency has set them.
    pub silent_days: Option<i64>,
}

/// What the red line of a user follows from.
pub fn capacity(q: &mut dyn Query, user: UserId) -> Result<Capacity, DbError> {
    let row = q.one(
        "SELECT a.full_time_capacity, a.silent_days, u.full_time_percent, u.own_capacity
         FROM app_user u JOIN agency a ON a.id = u.agency_id
         WHERE u.id = $1",
        &[Value::text(user)],
    )?;
    Ok(Capacity {
        full_time: row.get("full_time_capacity")?,
        percent: row.get("full_time_percent")?,
        own: row.get("own_capacity")?,
        silent_days: row.get("silent_days")?,
    })
}
