//! The last contact with the person of a case, of the agency that leads it, kept beside the caseload that
//! shows it, worker by worker.
//!
//! It can be found anew among the notes at any time, and says nothing that they do not. It is kept in the
//! transaction that writes a note ([`crate::note::insert`]), and made anew with the row of the caseload
//! ([`crate::caseload`]). Without it a caseload looks through every note of every person on it; kept by case,
//! it cost two looks for each person; in the row of the caseload itself, which is long, every note cost two
//! fifths more.

use throughline_domain::id::{AgencyId, CaseId};

use crate::{
    DbError,
    db::{Query, Value, Writer},
    note::Note,
};

/// What the notes of an agency say of their last contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Last {
    pub(crate) happened: Option<String>,
    pub(crate) happened_at: Option<i64>,
    pub(crate) attempts_since: i64,
}

/// Keeps the contact that a note is which corrects none. In the usual case it comes after everything
/// that is known, and one statement says so; else the notes are looked through.
pub fn held(w: &mut Writer<'_>, note: &Note) -> Result<(), DbError> {
    let kept = w.execute(
        "UPDATE led_contact SET happened = $3, happened_at = $4
         WHERE case_id = $1 AND agency_id = $2 AND attempts_since = 0
           AND (happened_at IS NULL OR happened_at < $4)",
        &[
            Value::text(note.case),
            Value::text(note.agency),
            note.happened.code().into(),
            note.happened_at.into(),
        ],
    )?;
    // A row that stays has attempts to be counted, or a contact that is as late or later.
    if kept == 0 { refresh(w, note.case, note.agency) } else { Ok(()) }
}

/// Looks among the notes of one case for the last contact of an agency, and keeps it where the agency
/// leads. Of any other agency nothing is kept.
pub fn refresh(w: &mut Writer<'_>, case: CaseId, agency: AgencyId) -> Result<(), DbError> {
    let leads = w.find(
        "SELECT k.case_id FROM led_contact k WHERE k.case_id = $1 AND k.agency_id = $2",
        &[Value::text(case), Value::text(agency)],
    )?;
    if leads.is_none() {
        return Ok(());
    }
    let last = last(w, case, agency)?;
    w.execute(
        "UPDATE led_contact SET happened = CAST($3 AS TEXT), happened_at = CAST($4 AS BIGINT), attempts_since = $5
         WHERE case_id = $1 AND agency_id = $2",
        &[
            Value::text(case),
            Value::text(agency),
            last.happened.into(),
            last.happened_at.into(),
            last.attempts_since.into(),
        ],
    )?;
    Ok(())
}

/// What the notes say. What was corrected does not count; the correction does.
pub(crate) fn last(q: &mut dyn Query, case: CaseId, agency: AgencyId) -> Result<Last, DbError> {
    let scope = [Value::text(case), Value::text(agency)];
    let last = q.find(
        "SELECT n.id, n.happened, n.happened_at FROM note n
         WHERE n.case_id = $1 AND n.agency_id = $2 AND n.attempt = FALSE
           AND NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = n.id)
         ORDER BY n.happened_at DESC, n.id DESC LIMIT 1",
        &scope,
    )?;
    let (id, happened, happened_at) = match &last {
        Some(row) => {
            (row.get("id")?, Some(row.get::<String>("happened")?), Some(row.get::<i64>("happened_at")?))
        }
        None => (String::new(), None, None),
    };
    let [case, agency] = scope;
    let since = q.one(
        "SELECT COUNT(*) AS attempts FROM note n
         WHERE n.case_id = $1 AND n.agency_id = $2 AND n.attempt = TRUE
           AND (n.happened_at > $3 OR (n.happened_at = $3 AND n.id > $4))
           AND NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = n.id)",
        &[case, agency, happened_at.unwrap_or(i64::MIN).into(), id.into()],
    )?;
    Ok(Last { happened, happened_at, attempts_since: since.get("attempts")? })
}

/// How many cases show another last contact than their notes say; none, unless somebody wrote past this
/// program.
pub fn differences(q: &mut dyn Query) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(*) AS differ FROM led_contact c LEFT JOIN (
           SELECT n.case_id, n.agency_id, MAX(CASE WHEN n.attempt = FALSE THEN n.happened_at END) AS at
           FROM note n WHERE NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = n.id)
           GROUP BY n.case_id, n.agency_id) seen
         ON c.case_id = seen.case_id AND c.agency_id = seen.agency_id
         WHERE COALESCE(c.happened_at, 0) <> COALESCE(seen.at, 0)
           OR c.attempts_since <> (
             SELECT COUNT(*) FROM note a
             WHERE a.case_id = c.case_id AND a.agency_id = c.agency_id AND a.attempt = TRUE
               AND NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = a.id)
               AND (seen.at IS NULL OR a.happened_at > seen.at
                 OR (a.happened_at = seen.at AND a.id > (
                   SELECT MAX(h.id) FROM note h WHERE h.case_id = a.case_id AND h.agency_id = a.agency_id
                     AND h.attempt = FALSE AND h.happened_at = seen.at
                     AND NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = h.id)))))",
        &[],
    )?
    .get("differ")
}

/// Finds all of them anew among the notes; gives how many there are. For an operator whose database was
/// written past this program.
pub fn rebuild(w: &mut Writer<'_>) -> Result<u64, DbError> {
    let listed = w.rows("SELECT case_id, agency_id FROM led_contact ORDER BY case_id", &[])?;
    let mut made = 0;
    for row in &listed {
        refresh(w, row.parse("case_id")?, row.parse("agency_id")?)?;
        made += 1;
    }
    Ok(made)
}
