//! Caseloads: what a list of a worker's people shows of each, kept ready.
//!
//! A projection: it can be made anew from the nouns at any time, and says nothing that they do not. Every
//! store function that changes something about a case or a person says so to its writer
//! ([`Writer::changed_case`], [`Writer::changed_person`]); before the commit [`refresh`] makes the rows
//! anew, once for each case however much was changed. Only cases that somebody leads have one.
//!
//! Nothing here depends on the day or the hour: days and instants stand as they were given.

pub(crate) mod shown;

use std::collections::BTreeSet;

use throughline_domain::id::{CaseId, PersonId};

pub use self::shown::{Deadlines, Programme};
use crate::{
    DbError,
    contact::{self, Last},
    db::{Query, Value, Write, Writer},
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
    let Some(shown) = shown::of(w, case)? else { return Ok(()) };
    let Kept(sharing) = Kept::of(w, case, agency)?;
    let Last { happened, happened_at, attempts_since } = contact::last(w, case, agency)?;
    w.execute(
        "INSERT INTO caseload (user_id, sort_key, case_id, agency_id, person_id, whole_agency, shown, sharing)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            shown.user.into(),
            shown.sort_key.into(),
            Value::text(case),
            Value::text(agency),
            shown.person.into(),
            shown.whole_agency.into(),
            shown.packed.into(),
            sharing.into(),
        ],
    )?;
    w.execute(
        "INSERT INTO led_contact (user_id, case_id, agency_id, happened, happened_at, attempts_since)
         SELECT k.user_id, k.case_id, k.agency_id, CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS BIGINT)
         FROM caseload k WHERE k.case_id = $1",
        &[Value::text(case), happened.into(), happened_at.into(), attempts_since.into()],
    )?;
    Ok(())
}

/// The cases whose rows do not say what stands about them for who may see what. There is none, as long as
/// everybody who writes something of it says so.
pub fn untrue(q: &mut dyn Query) -> Result<Vec<CaseId>, DbError> {
    let mut untrue = Vec::new();
    for row in q.rows("SELECT case_id, agency_id, sharing FROM caseload ORDER BY case_id", &[])? {
        let case = row.parse("case_id")?;
        if Kept::of(q, case, row.parse("agency_id")?)?.0 != row.get::<Vec<u8>>("sharing")? {
            untrue.push(case);
        }
    }
    Ok(untrue)
}

/// Makes ready what is not ready yet, the next `most` cases after one: those that somebody leads and that
/// have no row. Gives the last one, until there is none.
/// For a schema that has just been brought up to date, and a database that was written past this program.
pub fn make_ready(tx: &mut Write<'_>, after: Option<CaseId>, most: i64) -> Result<Option<CaseId>, DbError> {
    let rows = tx.rows(
        "SELECT l.case_id FROM lead_worker l
         JOIN case_file c ON c.id = l.case_id AND c.status = 'open'
         LEFT JOIN caseload k ON k.case_id = l.case_id
         WHERE l.to_at IS NULL AND l.case_id > $1 AND k.case_id IS NULL
         ORDER BY l.case_id LIMIT $2",
        &[after.map(|case| case.to_string()).unwrap_or_default().into(), most.into()],
    )?;
    let cases = rows.iter().map(|row| row.parse("case_id")).collect::<Result<Vec<_>, _>>()?;
    tx.changed.cases.extend(&cases);
    Ok(cases.last().copied())
}
