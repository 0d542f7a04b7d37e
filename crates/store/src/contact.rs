//! The last contact of each agency with the person of a case, kept beside the notes.
//!
//! A projection: it can be made anew from the notes at any time, and says nothing that they do not. It
//! is kept in the transaction that writes a note ([`crate::note::insert`]), the only one that can change
//! it. Without it a caseload looks through every note of every person on it.

use throughline_domain::id::{AgencyId, CaseId};

use crate::{
    DbError,
    db::{Query, Value, Writer},
    note::Note,
};

/// Keeps the contact that a note is which corrects none. In the usual case it comes after everything
/// that is known, and one statement says so; else the notes are looked through.
pub fn held(w: &mut Writer<'_>, note: &Note) -> Result<(), DbError> {
    let kept = w.execute(
        "INSERT INTO last_contact (case_id, agency_id, happened, happened_at, attempts_since)
         VALUES ($1, $2, $3, $4, 0)
         ON CONFLICT (case_id, agency_id) DO UPDATE SET happened = excluded.happened,
           happened_at = excluded.happened_at
         WHERE last_contact.attempts_since = 0 AND last_contact.happened_at < excluded.happened_at",
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

/// Looks among the notes of one case for the last contact of an agency, and keeps it.
pub fn refresh(w: &mut Writer<'_>, case: CaseId, agency: AgencyId) -> Result<(), DbError> {
    let scope = [Value::text(case), Value::text(agency)];
    let last = w.find(
        "SELECT n.id, n.happened, n.happened_at FROM note n
         WHERE n.case_id = $1 AND n.agency_id = $2 AND n.attempt = FALSE
           AND NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = n.id)
         ORDER BY n.happened_at DESC, n.id DESC LIMIT 1",
        &scope,
    )?;
    let (id, happened, at) = match &last {
        Some(row) => {
            (row.get("id")?, Some(row.get::<String>("happened")?), Some(row.get::<i64>("happened_at")?))
        }
        None => (String::new(), None, None),
    };
    let [case, agency] = scope;
    let since = w.one(
        "SELECT COUNT(*) AS attempts FROM note n
         WHERE n.case_id = $1 AND n.agency_id = $2 AND n.attempt = TRUE
           AND (n.happened_at > $3 OR (n.happened_at = $3 AND n.id > $4))
           AND NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = n.id)",
        &[case.clone(), agency.clone(), at.unwrap_or(i64::MIN).into(), id.into()],
    )?;
    let attempts: i64 = since.get("attempts")?;
    w.execute(
        "INSERT INTO last_contact (case_id, agency_id, happened, happened_at, attempts_since)
         VALUES ($1, $2, CAST($3 AS TEXT), CAST($4 AS BIGINT), $5)
         ON CONFLICT (case_id, agency_id) DO UPDATE SET happened = excluded.happened,
           happened_at = excluded.happened_at, attempts_since = excluded.attempts_since",
        &[case, agency, happened.into(), at.into(), attempts.into()],
    )?;
    Ok(())
}

/// How many cases and agencies have another last contact among their notes than is kept; none, unless
/// somebody wrote past this program.
pub fn differences(q: &mut dyn Query) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(*) AS differ FROM (
           SELECT n.case_id, n.agency_id, MAX(CASE WHEN n.attempt = FALSE THEN n.happened_at END) AS at
           FROM note n WHERE NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = n.id)
           GROUP BY n.case_id, n.agency_id) seen
         LEFT JOIN last_contact c ON c.case_id = seen.case_id AND c.agency_id = seen.agency_id
         WHERE c.case_id IS NULL OR COALESCE(c.happened_at, 0) <> COALESCE(seen.at, 0)
           OR c.attempts_since <> (
             SELECT COUNT(*) FROM note a
             WHERE a.case_id = seen.case_id AND a.agency_id = seen.agency_id AND a.attempt = TRUE
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

/// Makes the projection anew from the notes; gives how many rows it has. For an operator whose database
/// was written past this program.
pub fn rebuild(w: &mut Writer<'_>) -> Result<u64, DbError> {
    w.execute("DELETE FROM last_contact", &[])?;
    let pairs = w.rows("SELECT DISTINCT case_id, agency_id FROM note ORDER BY case_id, agency_id", &[])?;
    let mut made = 0;
    for row in &pairs {
        refresh(w, row.parse("case_id")?, row.parse("agency_id")?)?;
        made += 1;
    }
    Ok(made)
}
