//! The caseload as it follows from the nouns themselves, statement by statement: what the projection
//! ([`crate::caseload`]) is held against.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    id::{AgencyId, CaseId, PersonId, UserId},
    note::Happened,
    person::Name,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
    enrolment::{Retry, retry},
    my_people::{self, DueStep, Led},
    release::{OpenMilestone, open_milestone},
};

/// One person, as the nouns say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in the list that this is compared with")]
pub struct Joined {
    pub case: CaseId,
    pub person: PersonId,
    pub jurisdiction: String,
    pub name: Name,
    pub town: Option<String>,
    pub lead: (UserId, String),
    pub led_since: Timestamp,
    pub inside: bool,
    pub leaves_on: Option<Date>,
    pub released_on: Option<Date>,
    pub last_contact: Option<(Happened, Timestamp)>,
    pub attempts_since: i64,
    pub milestones: Vec<OpenMilestone>,
    pub steps: Vec<DueStep>,
    pub stages: Vec<(String, String)>,
    pub retries: Vec<Retry>,
}

/// Takes away two rows: as after a migration that changes what a row says, or where somebody wrote past this
/// program.
pub fn lose(w: &mut Writer<'_>) -> Result<(), DbError> {
    w.execute(
        "DELETE FROM caseload WHERE case_id IN (
           SELECT MIN(k.case_id) FROM caseload k UNION ALL SELECT MAX(k.case_id) FROM caseload k)",
        &[],
    )?;
    Ok(())
}

/// The list of a worker as it is kept ready, in the same form.
pub fn kept(q: &mut dyn Query, agency: AgencyId, user: UserId) -> Result<Vec<Joined>, DbError> {
    my_people::list(q, agency, user)?.into_iter().map(unfolded).collect()
}

fn unfolded(led: Led) -> Result<Joined, DbError> {
    let stage = |it: &crate::caseload::Programme| Some((it.pack_hash.clone(), it.stage.clone()?));
    let mut retries: Vec<Retry> = led.programmes.iter().filter_map(|it| it.retry).collect();
    retries.sort_by_key(|retry| retry.on);
    Ok(Joined {
        milestones: led.deadlines.until_next(Date::MAX, &led.programmes)?,
        stages: led.programmes.iter().filter_map(stage).collect(),
        retries,
        case: led.case,
        person: led.person,
        jurisdiction: led.jurisdiction,
        name: led.name,
        town: led.town,
        lead: led.lead,
        led_since: led.led_since,
        inside: led.inside,
        leaves_on: led.leaves_on,
        released_on: led.released_on,
        last_contact: led.last_contact,
        attempts_since: led.attempts_since,
        steps: led.steps,
    })
}

/// Everybody whom `user` of `agency` leads. People whom the agency, or the user in their units, may no
/// longer see are left out.
pub fn joined(q: &mut dyn Query, agency: AgencyId, user: UserId) -> Result<Vec<Joined>, DbError> {
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
        Ok(Joined {
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
    let live = q.rows(
        "SELECT n.id, n.case_id, n.happened, n.happened_at, n.attempt FROM lead_worker l
         JOIN note n ON n.case_id = l.case_id AND n.agency_id = $1
         WHERE l.agency_id = $1 AND l.user_id = $2 AND l.to_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = n.id)
         ORDER BY n.happened_at, n.id",
        scope,
    )?;
    let mut found: HashMap<CaseId, Contacts> = HashMap::new();
    for row in &live {
        let (held, attempts) = found.entry(row.parse("case_id")?).or_default();
        if row.get("attempt")? {
            *attempts += 1;
        } else {
            (*held, *attempts) = (Some((row.parse("happened")?, row.get("happened_at")?)), 0);
        }
    }
    Ok(found)
}

fn milestones(q: &mut dyn Query, scope: &[Value]) -> Result<HashMap<CaseId, Vec<OpenMilestone>>, DbError> {
    grouped(
        &q.rows(
            "SELECT m.case_id, m.enrolment_id, n.pack_hash, m.code, m.kind, m.due_on, m.due_at FROM milestone m
             JOIN enrolment n ON n.id = m.enrolment_id AND n.ended_on IS NULL
             JOIN lead_worker l ON l.case_id = m.case_id AND l.to_at IS NULL
             WHERE l.agency_id = $1 AND l.user_id = $2
               AND m.status = 'open' AND m.projected = FALSE AND m.due_at IS NOT NULL
             ORDER BY m.due_at, m.code, m.id",
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
