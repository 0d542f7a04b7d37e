//! Victims and third parties, sealed. Nothing else of the store reads this table, and it refers to nothing.

use jiff::Timestamp;
use throughline_domain::{
    id::{AgencyId, CaseId, Entropy, UserId, VictimId},
    seal::Ring,
    victim::Details,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
    sealed::{Opener, Sealer},
};

const TABLE: &str = "victim_record";

/// A victim or a third party, as one agency knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Victim {
    /// Its id.
    pub id: VictimId,
    /// The case.
    pub case: CaseId,
    /// The case's jurisdiction.
    pub jurisdiction: String,
    /// Who wrote it down.
    pub agency: AgencyId,
    /// What is known.
    pub details: Details,
    /// Who wrote this last, and when.
    pub written: (UserId, Timestamp),
    /// For optimistic locking.
    pub version: i64,
}

fn victim(ring: &Ring, row: &Row) -> Result<Victim, DbError> {
    let open = Opener::new(ring, TABLE, row)?;
    Ok(Victim {
        id: row.parse("id")?,
        case: open.parse("case_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        agency: open.parse("agency")?,
        details: Details {
            whom: open.parse("whom")?,
            name: open.text("name")?,
            area: open.text("area")?,
            contact: open.text("contact")?,
            relation: open.text("relation")?,
            must_not: open.text("must_not")?,
            note: open.text("note")?,
        },
        written: written(&open)?,
        version: row.get("version")?,
    })
}

/// Who wrote a row and when, in one sealed column.
pub(crate) fn written(open: &Opener<'_>) -> Result<(UserId, Timestamp), DbError> {
    let text = open.text("written")?;
    let parts = text.split_once(' ').and_then(|(user, at)| user.parse().ok().zip(at.parse().ok()));
    parts.ok_or_else(|| DbError::Column("written".to_owned()))
}

/// The values of a row in the order of [`insert`], after its id.
fn values(ring: &Ring, entropy: &dyn Entropy, of: &Victim) -> Result<Vec<Value>, DbError> {
    let seal = Sealer { ring, entropy, table: TABLE, row: of.id.to_string() };
    let details = &of.details;
    Ok(vec![
        Value::text(of.id),
        ring.newest().into(),
        ring.tag(TABLE, &of.case.to_string()).into(),
        seal.column("case_id", &of.case.to_string())?,
        seal.column("agency", &of.agency.to_string())?,
        seal.column("whom", details.whom.code())?,
        seal.column("name", &details.name)?,
        seal.column("area", &details.area)?,
        seal.column("contact", &details.contact)?,
        seal.column("relation", &details.relation)?,
        seal.column("must_not", &details.must_not)?,
        seal.column("note", &details.note)?,
        seal.column("written", &format!("{} {}", of.written.0, of.written.1))?,
    ])
}

/// Adds one.
pub fn insert(w: &mut Writer<'_>, ring: &Ring, entropy: &dyn Entropy, new: &Victim) -> Result<(), DbError> {
    let mut params = values(ring, entropy, new)?;
    params.push(new.jurisdiction.as_str().into());
    w.execute(
        "INSERT INTO victim_record (id, key_id, whose, case_id, agency, whom, name, area, contact, relation,
           must_not, note, written, jurisdiction_id, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
        &params,
    )?;
    Ok(())
}

/// Saves a corrected one; refuses when somebody changed it since it was read.
pub fn update(
    w: &mut Writer<'_>,
    ring: &Ring,
    entropy: &dyn Entropy,
    changed: &Victim,
) -> Result<(), DbError> {
    let mut params = values(ring, entropy, changed)?;
    params.push(changed.version.into());
    let rows = w.execute(
        "UPDATE victim_record SET key_id = $2, whose = $3, case_id = $4, agency = $5, whom = $6, name = $7,
           area = $8, contact = $9, relation = $10, must_not = $11, note = $12, written = $13,
           version = version + 1
         WHERE id = $1 AND version = $14",
        &params,
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// Takes one away for good.
pub fn remove(w: &mut Writer<'_>, id: VictimId, version: i64) -> Result<(), DbError> {
    let rows = w.execute(
        "DELETE FROM victim_record WHERE id = $1 AND version = $2",
        &[Value::text(id), version.into()],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// Everybody whom agencies wrote down about a case, oldest first.
pub fn list(q: &mut dyn Query, ring: &Ring, case: CaseId) -> Result<Vec<Victim>, DbError> {
    let mut found = Vec::new();
    for tag in ring.tags(TABLE, &case.to_string()) {
        let rows = q.rows("SELECT * FROM victim_record WHERE whose = $1 ORDER BY id", &[tag.into()])?;
        for row in &rows {
            found.push(victim(ring, row)?);
        }
    }
    found.sort_by_key(|it| it.id);
    Ok(found)
}

/// How many do not open.
pub(crate) fn unopened(q: &mut dyn Query, ring: &Ring) -> Result<usize, DbError> {
    let rows = q.rows("SELECT * FROM victim_record", &[])?;
    Ok(rows.iter().filter(|row| victim(ring, row).is_err()).count())
}

/// Seals anew, with the newest key, what another sealed.
pub(crate) fn seal_anew(
    w: &mut Writer<'_>,
    ring: &Ring,
    entropy: &dyn Entropy,
    limit: i64,
) -> Result<usize, DbError> {
    let rows = w.rows(
        "SELECT * FROM victim_record WHERE key_id <> $1 ORDER BY id LIMIT $2",
        &[ring.newest().into(), limit.into()],
    )?;
    for row in &rows {
        update_key(w, ring, entropy, &victim(ring, row)?)?;
    }
    Ok(rows.len())
}

/// The same content under another key: nobody who is correcting it meanwhile is refused for that.
fn update_key(w: &mut Writer<'_>, ring: &Ring, entropy: &dyn Entropy, of: &Victim) -> Result<(), DbError> {
    w.execute(
        "UPDATE victim_record SET key_id = $2, whose = $3, case_id = $4, agency = $5, whom = $6, name = $7,
           area = $8, contact = $9, relation = $10, must_not = $11, note = $12, written = $13
         WHERE id = $1",
        &values(ring, entropy, of)?,
    )?;
    Ok(())
}
