//! Protective rules, sealed like what they were derived from, and without a reference to it.

use jiff::Timestamp;
use throughline_domain::{
    id::{AgencyId, CaseId, Entropy, ProtectiveRuleId, UserId},
    seal::Ring,
    victim::RuleKind,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
    sealed::{self, Opener, SealedRow, Sealer},
};

/// What must not happen, for those who have to see to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtectiveRule {
    /// Its id.
    pub id: ProtectiveRuleId,
    /// The case.
    pub case: CaseId,
    /// The case's jurisdiction.
    pub jurisdiction: String,
    /// Who wrote it.
    pub agency: AgencyId,
    /// What it keeps apart.
    pub kind: RuleKind,
    /// In words, without name, address and reason.
    pub words: String,
    /// Who wrote it, and when.
    pub written: (UserId, Timestamp),
}

impl SealedRow for ProtectiveRule {
    const TABLE: &'static str = "protective_rule";
    const WHOSE: &'static str = "SELECT * FROM protective_rule WHERE whose = $1 ORDER BY id";
    const ALL: &'static str = "SELECT * FROM protective_rule";
    const BEHIND: &'static str = "SELECT * FROM protective_rule WHERE key_id <> $1 ORDER BY id LIMIT $2";
    const MOVE: &'static str = "UPDATE protective_rule SET key_id = $2, whose = $3, case_id = $4, agency = $5, \
         kind = $6, words = $7, written = $8 WHERE id = $1";

    fn open(ring: &Ring, row: &Row) -> Result<Self, DbError> {
        let open = Opener::new(ring, Self::TABLE, row)?;
        Ok(Self {
            id: row.parse("id")?,
            case: open.parse("case_id")?,
            jurisdiction: row.get("jurisdiction_id")?,
            agency: open.parse("agency")?,
            kind: open.parse("kind")?,
            words: open.text("words")?,
            written: open.written()?,
        })
    }

    fn values(&self, ring: &Ring, entropy: &dyn Entropy) -> Result<Vec<Value>, DbError> {
        let seal = Sealer { ring, entropy, table: Self::TABLE, row: self.id.to_string() };
        let mut values = seal.head(self.case, self.agency)?;
        values.extend([
            seal.column("kind", self.kind.code())?,
            seal.column("words", &self.words)?,
            seal.written(self.written)?,
        ]);
        Ok(values)
    }
}

/// Adds one.
pub fn insert(
    w: &mut Writer<'_>,
    ring: &Ring,
    entropy: &dyn Entropy,
    new: &ProtectiveRule,
) -> Result<(), DbError> {
    let mut params = new.values(ring, entropy)?;
    params.push(new.jurisdiction.as_str().into());
    w.execute(
        "INSERT INTO protective_rule (id, key_id, whose, case_id, agency, kind, words, written, jurisdiction_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &params,
    )?;
    Ok(())
}

/// Takes one away; `false` where somebody did meanwhile.
pub fn remove(w: &mut Writer<'_>, id: ProtectiveRuleId) -> Result<bool, DbError> {
    Ok(w.execute("DELETE FROM protective_rule WHERE id = $1", &[Value::text(id)])? == 1)
}

/// The rules of a case, oldest first.
pub fn list(q: &mut dyn Query, ring: &Ring, case: CaseId) -> Result<Vec<ProtectiveRule>, DbError> {
    let mut found: Vec<ProtectiveRule> = sealed::of_case(q, ring, case)?;
    found.sort_by_key(|it| it.id);
    Ok(found)
}
