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
    sealed::{self, Opener, SealedRow, Sealer},
};

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

impl SealedRow for Victim {
    const TABLE: &'static str = "victim_record";
    const WHOSE: &'static str = "SELECT * FROM victim_record WHERE whose = $1 ORDER BY id";
    const ALL: &'static str = "SELECT * FROM victim_record";
    const BEHIND: &'static str = "SELECT * FROM victim_record WHERE key_id <> $1 ORDER BY id LIMIT $2";
    // The version stays: nobody who is correcting it meanwhile is refused for another key.
    const MOVE: &'static str = "UPDATE victim_record SET key_id = $2, whose = $3, case_id = $4, agency = $5, \
         whom = $6, name = $7, area = $8, contact = $9, relation = $10, must_not = $11, note = $12, \
         written = $13 WHERE id = $1";

    fn open(ring: &Ring, row: &Row) -> Result<Self, DbError> {
        let open = Opener::new(ring, Self::TABLE, row)?;
        Ok(Self {
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
            written: open.written()?,
            version: row.get("version")?,
        })
    }

    fn values(&self, ring: &Ring, entropy: &dyn Entropy) -> Result<Vec<Value>, DbError> {
        let seal = Sealer { ring, entropy, table: Self::TABLE, row: self.id.to_string() };
        let details = &self.details;
        let mut values = seal.head(self.case, self.agency)?;
        values.extend([
            seal.column("whom", details.whom.code())?,
            seal.column("name", &details.name)?,
            seal.column("area", &details.area)?,
            seal.column("contact", &details.contact)?,
            seal.column("relation", &details.relation)?,
            seal.column("must_not", &details.must_not)?,
            seal.column("note", &details.note)?,
            seal.written(self.written)?,
        ]);
        Ok(values)
    }
}

/// Adds one.
pub fn insert(w: &mut Writer<'_>, ring: &Ring, entropy: &dyn Entropy, new: &Victim) -> Result<(), DbError> {
    let mut params = new.values(ring, entropy)?;
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
    let mut params = changed.values(ring, entropy)?;
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
    let mut found: Vec<Victim> = sealed::of_case(q, ring, case)?;
    found.sort_by_key(|it| it.id);
    Ok(found)
}
