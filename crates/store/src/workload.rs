//! What the workers of an agency carry, and what waits for them: rows of programmes and dates. What
//! they weigh is decided above.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    id::{AgencyId, CaseId, PersonId, UserId},
    involvement::Part,
    person::Name,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
    my_people::Capacity,
    sharing::Kept,
};

/// A worker of an agency who can lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The user.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// What their red line follows from.
    pub capacity: Capacity,
    /// Whether they are away now.
    pub away: bool,
}

/// The active workers of an agency who can lead, by name.
pub fn workers(q: &mut dyn Query, agency: AgencyId, now: Timestamp) -> Result<Vec<Worker>, DbError> {
    q.rows(
        "SELECT u.id, u.display_name, u.full_time_percent, u.own_capacity, u.away_from_at, u.away_until_at,
           a.full_time_capacity, a.silent_days
         FROM app_user u JOIN agency a ON a.id = u.agency_id
         WHERE u.agency_id = $1 AND u.status = 'active'
           AND EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = u.id AND r.role IN
             ('social_worker', 'probation_officer', 'municipal_coordinator', 'resettlement_officer', 'duty_desk',
              'manager'))
         ORDER BY u.display_name, u.id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(|row| {
        let from: Option<Timestamp> = row.get("away_from_at")?;
        let until: Option<Timestamp> = row.get("away_until_at")?;
        Ok(Worker {
            user: row.parse("id")?,
            name: row.get("display_name")?,
            capacity: Capacity {
                full_time: row.get("full_time_capacity")?,
                percent: row.get("full_time_percent")?,
                own: row.get("own_capacity")?,
                silent_days: row.get("silent_days")?,
            },
            away: from.zip(until).is_some_and(|(from, until)| from <= now && now < until),
        })
    })
    .collect()
}

/// A programme of a case with the dates that move it, or a case without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The case; several rows have the same one where a person takes part in several programmes.
    pub case: CaseId,
    /// Who leads it; `None` for a case that nobody leads yet.
    pub lead: Option<UserId>,
    /// What the agency does in a case that nobody leads yet.
    pub part: Option<Part>,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// Pack version and stage, as last written down; `None` for a case without a programme.
    pub programme: Option<(String, String)>,
    /// A.
    pub admitted_on: Option<Date>,
    /// S.
    pub sentenced_on: Option<Date>,
    /// R, where known.
    pub leaves_on: Option<Date>,
    /// R*, once released.
    pub released_on: Option<Date>,
    /// What lies ready about sharing, where the agency's own worker leads.
    pub sharing: Option<Kept>,
}

fn carried(row: &Row) -> Result<Carried, DbError> {
    let inside = row.get::<Option<String>>("episode_status")?.as_deref() == Some("open");
    let released: Option<Date> = row.get("released_on")?;
    let hash: Option<String> = row.get("pack_hash")?;
    let stage: Option<String> = row.get("stage")?;
    Ok(Carried {
        case: row.parse("case_id")?,
        lead: row.parse_opt("user_id")?,
        part: row.parse_opt("part")?,
        jurisdiction: row.get("jurisdiction_id")?,
        programme: hash.zip(stage),
        admitted_on: row.get("admitted_on")?,
        sentenced_on: row.get("sentenced_on")?,
        leaves_on: row.get("working_date")?,
        released_on: released.filter(|_| !inside),
        sharing: row.get::<Option<Vec<u8>>>("sharing")?.map(Kept),
    })
}

/// Everything that the workers of an agency lead, programme by programme.
pub fn led(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<Carried>, DbError> {
    q.rows(
        "SELECT c.id AS case_id, l.user_id, NULL AS part, c.jurisdiction_id, n.pack_hash, n.stage,
           e.status AS episode_status, e.admitted_on, e.sentenced_on, e.working_date, e.released_on, k.sharing
         FROM lead_worker l
         JOIN case_file c ON c.id = l.case_id AND c.status = 'open'
         LEFT JOIN caseload k ON k.case_id = c.id AND k.agency_id = l.agency_id
         LEFT JOIN enrolment n ON n.case_id = c.id AND n.ended_on IS NULL
           AND n.participation IN ('accepted', 'mandatory')
         LEFT JOIN custody_episode e ON e.id = (
           SELECT k.id FROM custody_episode k
           WHERE k.person_id = c.person_id AND k.jurisdiction_id = c.jurisdiction_id
           ORDER BY CASE WHEN k.status = 'open' THEN 0 ELSE 1 END, k.released_on DESC, k.id DESC LIMIT 1)
         WHERE l.agency_id = $1 AND l.to_at IS NULL
         ORDER BY c.id, n.id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(carried)
    .collect()
}

/// Cases without a lead worker whose person said yes, and that the agency was asked to lead or, being
/// on the case already, could lead itself.
pub fn waiting(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<Carried>, DbError> {
    q.rows(
        "SELECT c.id AS case_id, NULL AS user_id, i.part, c.jurisdiction_id, n.pack_hash, n.stage,
           e.status AS episode_status, e.admitted_on, e.sentenced_on, e.working_date, e.released_on,
           NULL AS sharing
         FROM involvement i
         JOIN case_file c ON c.id = i.case_id AND c.status = 'open'
         JOIN enrolment n ON n.case_id = c.id AND n.ended_on IS NULL AND n.lead_agency_id IS NULL
           AND n.participation IN ('accepted', 'mandatory')
           AND (i.status = 'accepted' OR n.id = i.enrolment_id)
         LEFT JOIN custody_episode e ON e.id = (
           SELECT k.id FROM custody_episode k
           WHERE k.person_id = c.person_id AND k.jurisdiction_id = c.jurisdiction_id
           ORDER BY CASE WHEN k.status = 'open' THEN 0 ELSE 1 END, k.released_on DESC, k.id DESC LIMIT 1)
         WHERE i.agency_id = $1 AND (i.status = 'accepted' OR (i.status = 'invited' AND i.part = 'lead'))
           AND NOT EXISTS (SELECT 1 FROM lead_worker l WHERE l.case_id = c.id AND l.to_at IS NULL)
         ORDER BY c.id, n.id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(carried)
    .collect()
}

/// A case of the agency in which nobody has reached or tried to reach the person for long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    /// The case.
    pub case: CaseId,
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: Name,
    /// Who leads.
    pub lead: (UserId, String),
    /// The last contact or attempt, else since when the agency leads.
    pub since: Timestamp,
    /// Who of the team took it up, and when.
    pub taken_up: Option<(UserId, String, Timestamp)>,
}

/// The cases an agency leads without a contact or an attempt since `before`, the longest silence
/// first. People whom the reader, in their units, may not see are left out.
pub fn silent(
    q: &mut dyn Query,
    agency: AgencyId,
    reader: UserId,
    before: Timestamp,
) -> Result<Vec<Silent>, DbError> {
    q.rows(
        "SELECT x.*, r.surname, r.given_name, u.display_name, t.user_id AS taken_by, t.at AS taken_at,
           tu.display_name AS taken_by_name
         FROM (
           SELECT c.id AS case_id, c.person_id, l.user_id,
             COALESCE(
               (SELECT MAX(m.happened_at) FROM note m WHERE m.case_id = c.id AND m.agency_id = $1
                  AND NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = m.id)),
               (SELECT MIN(y.from_at) FROM lead_worker y WHERE y.case_id = c.id AND y.agency_id = $1)) AS since,
             (SELECT MIN(f.id) FROM person_record f WHERE f.person_id = c.person_id) AS record_id
           FROM lead_worker l JOIN case_file c ON c.id = l.case_id AND c.status = 'open'
           WHERE l.agency_id = $1 AND l.to_at IS NULL
             AND EXISTS (SELECT 1 FROM visibility v WHERE v.agency_id = $1 AND v.person_id = c.person_id
               AND (v.unit_id = '' OR v.unit_id IN (SELECT uu.unit_id FROM user_unit uu WHERE uu.user_id = $2)))
         ) x
         JOIN person_record r ON r.id = x.record_id
         JOIN app_user u ON u.id = x.user_id
         LEFT JOIN taken_up t ON t.case_id = x.case_id AND t.agency_id = $1 AND t.at > x.since
         LEFT JOIN app_user tu ON tu.id = t.user_id
         WHERE x.since < $3
         ORDER BY x.since, x.case_id",
        &[Value::text(agency), Value::text(reader), before.into()],
    )?
    .iter()
    .map(|row| {
        let taken = match (row.parse_opt("taken_by")?, row.get::<Option<Timestamp>>("taken_at")?) {
            (Some(user), Some(at)) => Some((user, row.get("taken_by_name")?, at)),
            _ => None,
        };
        Ok(Silent {
            case: row.parse("case_id")?,
            person: row.parse("person_id")?,
            name: Name { surname: row.get("surname")?, given_name: row.get("given_name")? },
            lead: (row.parse("user_id")?, row.get("display_name")?),
            since: row.get("since")?,
            taken_up: taken,
        })
    })
    .collect()
}

/// Writes down who looks after a silent case from now on, in place of who did before.
pub fn take_up(
    w: &mut Writer<'_>,
    case: CaseId,
    agency: AgencyId,
    user: UserId,
    now: Timestamp,
) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO taken_up (case_id, agency_id, user_id, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (case_id, agency_id) DO UPDATE SET user_id = excluded.user_id, at = excluded.at",
        &[Value::text(case), Value::text(agency), Value::text(user), now.into()],
    )?;
    Ok(())
}
