//! Caseloads: what a list of a worker's people shows of each, kept ready.
//!
//! A projection: it can be made anew from the nouns at any time, and says nothing that they do not. Every
//! store function that changes something about a case or a person says so to its writer
//! ([`Writer::changed_case`], [`Writer::changed_person`]); before the commit [`refresh`] makes the rows
//! anew, once for each case however much was changed. Only cases that somebody leads have one.
//!
//! Nothing here depends on the day or the hour: days and instants stand as they were given.

use std::collections::BTreeSet;

use jiff::civil::Date;
use throughline_domain::{
    category::Category,
    id::{AgencyId, CaseId, EnrolmentId, PersonId},
};

use crate::{
    DbError,
    contact::{self, Last},
    db::{Query, Value, Write, Writer},
    enrolment::Retry,
    my_people::DueStep,
    release::OpenMilestone,
    sharing::Kept,
};

/// What was changed in a transaction and may show in a caseload.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    pub(crate) cases: BTreeSet<CaseId>,
    pub(crate) people: BTreeSet<PersonId>,
}

impl Changed {
    pub(crate) fn is_empty(&self) -> bool {
        self.cases.is_empty() && self.people.is_empty()
    }
}

/// Makes the rows of what was changed anew.
pub(crate) fn refresh(w: &mut Writer<'_>, changed: &Changed) -> Result<(), DbError> {
    let mut cases = changed.cases.clone();
    for person in &changed.people {
        for row in w.rows("SELECT id FROM case_file WHERE person_id = $1", &[Value::text(person)])? {
            cases.insert(row.parse("id")?);
        }
    }
    for case in cases {
        refresh_case(w, case)?;
    }
    Ok(())
}

fn refresh_case(w: &mut Writer<'_>, case: CaseId) -> Result<(), DbError> {
    let id = [Value::text(case)];
    // Most cases that change have no lead worker yet: one look in the index of those who have.
    let known = w.one(
        "SELECT (SELECT l.agency_id FROM lead_worker l WHERE l.case_id = $1 AND l.to_at IS NULL) AS leads,
           (SELECT COUNT(*) FROM caseload k WHERE k.case_id = $1)
             + (SELECT COUNT(*) FROM led_contact t WHERE t.case_id = $1) AS listed",
        &id,
    )?;
    if known.get::<i64>("listed")? > 0 {
        w.execute("DELETE FROM caseload WHERE case_id = $1", &id)?;
        w.execute("DELETE FROM led_contact WHERE case_id = $1", &id)?;
    }
    let Some(agency) = known.parse_opt("leads")? else { return Ok(()) };
    let Kept(sharing) = Kept::of(w, case, agency)?;
    let Last { happened, happened_at, attempts_since } = contact::last(w, case, agency)?;
    w.execute(
        "INSERT INTO caseload (user_id, sort_key, case_id, agency_id, person_id, jurisdiction_id, surname, given_name,
           town, led_since, inside, working_date, released_on, whole_agency, enrolments, milestones, steps, sharing)
         SELECT l.user_id, r.sort_key, c.id, l.agency_id, c.person_id, c.jurisdiction_id, r.surname, r.given_name, r.town,
           (SELECT MIN(x.from_at) FROM lead_worker x WHERE x.case_id = c.id AND x.agency_id = l.agency_id),
           COALESCE(e.status = 'open', FALSE), e.working_date, e.released_on,
           EXISTS (SELECT 1 FROM visibility v
             WHERE v.agency_id = l.agency_id AND v.unit_id = '' AND v.person_id = c.person_id),
           COALESCE((SELECT string_agg(n.id || ' ' || n.pack_hash || ' '
               || CASE WHEN n.participation IN ('accepted', 'mandatory') THEN 'in' ELSE 'not' END || ' '
               || COALESCE(NULLIF(n.stage, ''), '-') || ' ' || COALESCE(n.retry_on, '-') || ' '
               || COALESCE(n.retry_because, '-'), '\n' ORDER BY n.id)
             FROM enrolment n WHERE n.case_id = c.id AND n.ended_on IS NULL), ''),
           COALESCE((SELECT string_agg(CAST(m.due_at AS TEXT) || ' ' || m.due_on || ' ' || m.kind || ' '
               || CAST((SELECT COUNT(*) FROM enrolment b
                  WHERE b.case_id = c.id AND b.ended_on IS NULL AND b.id < m.enrolment_id) AS TEXT)
               || ' ' || m.code, '\n' ORDER BY m.due_at, m.code, m.id)
             FROM milestone m JOIN enrolment n ON n.id = m.enrolment_id AND n.ended_on IS NULL
             WHERE m.case_id = c.id AND m.status = 'open' AND m.projected = FALSE AND m.due_at IS NOT NULL), ''),
           COALESCE((SELECT string_agg(s.due_on || ' ' || g.category || ' ' || COALESCE(w.agency_id, '-') || ' '
               || REPLACE(s.title, '\n', ' '), '\n' ORDER BY s.due_on, s.id)
             FROM step s JOIN goal g ON g.id = s.goal_id LEFT JOIN app_user w ON w.id = g.created_by
             WHERE s.case_id = c.id AND s.status IN ('not_started', 'started', 'waiting') AND g.status = 'active'
               AND s.due_on IS NOT NULL), ''), $2
         FROM lead_worker l
         JOIN case_file c ON c.id = l.case_id AND c.status = 'open'
         LEFT JOIN custody_episode e ON e.id = (
           SELECT k.id FROM custody_episode k
           WHERE k.person_id = c.person_id AND k.jurisdiction_id = c.jurisdiction_id
           ORDER BY CASE WHEN k.status = 'open' THEN 0 ELSE 1 END, k.released_on DESC, k.id DESC LIMIT 1)
         JOIN person_record r ON r.id = COALESCE(e.record_id, (
           SELECT MIN(f.id) FROM person_record f WHERE f.person_id = c.person_id))
         WHERE l.case_id = $1 AND l.to_at IS NULL",
        &[Value::text(case), sharing.into()],
    )?;
    w.execute(
        "INSERT INTO led_contact (user_id, case_id, agency_id, happened, happened_at, attempts_since)
         SELECT k.user_id, k.case_id, k.agency_id, CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS BIGINT)
         FROM caseload k WHERE k.case_id = $1",
        &[Value::text(case), happened.into(), happened_at.into(), attempts_since.into()],
    )?;
    Ok(())
}

/// The running programmes of a case, in the order in which they began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The pack version that it is pinned to.
    pub pack_hash: String,
    /// The stage as last written down; `None` before the person takes part.
    pub stage: Option<String>,
    /// When to try again to reach the person.
    pub retry: Option<Retry>,
}

fn fault(column: &str) -> DbError {
    DbError::Column(column.to_owned())
}

fn given(text: &str) -> Option<&str> {
    (text != "-").then_some(text)
}

pub(crate) fn programmes(text: &str) -> Result<Vec<Programme>, DbError> {
    text.lines().map(|line| programme(line).ok_or_else(|| fault("enrolments"))).collect()
}

fn programme(line: &str) -> Option<Programme> {
    let mut parts = line.split(' ');
    let enrolment = parts.next()?.parse().ok()?;
    let pack_hash = parts.next()?.to_owned();
    let takes_part = parts.next()? == "in";
    let stage = parts.next()?;
    let on = given(parts.next()?).map(str::parse).transpose().ok()?;
    let because = given(parts.next()?).map(str::parse).transpose().ok()?;
    Some(Programme {
        enrolment,
        pack_hash,
        stage: takes_part.then(|| given(stage).unwrap_or_default().to_owned()),
        retry: on.map(|on| Retry { on, because }),
    })
}

/// Open deadlines of a case, the next first, as they are kept: only those that are looked at are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deadlines(pub(crate) String);

impl Deadlines {
    /// Those that are due until a day, and the first one after it. Of a case in several programmes all:
    /// what they ask for together is found among all.
    pub fn until_next(&self, today: Date, programmes: &[Programme]) -> Result<Vec<OpenMilestone>, DbError> {
        let mut found = Vec::new();
        for line in self.0.lines() {
            let milestone = open_milestone(line, programmes).ok_or_else(|| fault("milestones"))?;
            let later = milestone.due_on > today;
            found.push(milestone);
            if later && programmes.len() < 2 {
                break;
            }
        }
        Ok(found)
    }
}

fn open_milestone(line: &str, programmes: &[Programme]) -> Option<OpenMilestone> {
    let mut parts = line.splitn(5, ' ');
    let due_at: i64 = parts.next()?.parse().ok()?;
    let due_on = parts.next()?.parse().ok()?;
    let kind = parts.next()?.parse().ok()?;
    let programme = programmes.get(parts.next()?.parse::<usize>().ok()?)?;
    Some(OpenMilestone {
        enrolment: programme.enrolment,
        pack_hash: programme.pack_hash.clone(),
        code: parts.next()?.to_owned(),
        kind,
        due_on,
        due_at: jiff::Timestamp::from_microsecond(due_at).ok()?,
    })
}

pub(crate) fn steps(text: &str) -> Result<Vec<DueStep>, DbError> {
    text.lines().map(|line| due_step(line).ok_or_else(|| fault("steps"))).collect()
}

fn due_step(line: &str) -> Option<DueStep> {
    let mut parts = line.splitn(4, ' ');
    let due_on = parts.next()?.parse().ok()?;
    let category: Category = parts.next()?.parse().ok()?;
    let origin: Option<AgencyId> = given(parts.next()?).map(str::parse).transpose().ok()?;
    Some(DueStep { due_on, category, origin, title: parts.next()?.to_owned() })
}

/// The cases whose rows do not say what stands about them for who may see what. There is none, as long as
/// everybody who writes something of it says so.
pub fn untrue(q: &mut dyn Query) -> Result<Vec<CaseId>, DbError> {
    let mut untrue = Vec::new();
    for row in q.rows("SELECT case_id, agency_id, sharing FROM caseload ORDER BY case_id", &[])? {
        let case = row.parse("case_id")?;
        let Some(kept) = row.text_opt("sharing")? else { continue };
        if Kept::of(q, case, row.parse("agency_id")?)?.0 != kept {
            untrue.push(case);
        }
    }
    Ok(untrue)
}

/// Makes ready what is not ready yet, the next `most` cases after one: those that somebody leads and that
/// have no row, or one from before the row said what it says now. Gives the last one, until there is none.
/// For a schema that has just been brought up to date, and a database that was written past this program.
pub fn make_ready(tx: &mut Write<'_>, after: Option<CaseId>, most: i64) -> Result<Option<CaseId>, DbError> {
    let rows = tx.rows(
        "SELECT l.case_id FROM lead_worker l
         JOIN case_file c ON c.id = l.case_id AND c.status = 'open'
         LEFT JOIN caseload k ON k.case_id = l.case_id
         WHERE l.to_at IS NULL AND l.case_id > $1 AND k.sharing IS NULL
         ORDER BY l.case_id LIMIT $2",
        &[after.map(|case| case.to_string()).unwrap_or_default().into(), most.into()],
    )?;
    let cases = rows.iter().map(|row| row.parse("case_id")).collect::<Result<Vec<_>, _>>()?;
    tx.changed.cases.extend(&cases);
    Ok(cases.last().copied())
}
