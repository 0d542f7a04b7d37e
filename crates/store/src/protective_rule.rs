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
    sealed::{Opener, Sealer},
    victim::written,
};

const TABLE: &str = "protective_rule";

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

fn rule(ring: &Ring, row: &Row) -> Result<ProtectiveRule, DbError> {
    let open = Opener::new(ring, TABLE, row)?;
    Ok(ProtectiveRule {
        id: row.parse("id")?,
        case: open.parse("case_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        agency: open.parse("agency")?,
        kind: open.parse("kind")?,
        words: open.text("words")?,
        written: written(&open)?,
    })
}

fn values(ring: &Ring, entropy: &dyn Entropy, of: &ProtectiveRule) -> Result<Vec<Value>, DbError> {
    let seal = Sealer { ring, entropy, table: TABLE, row: of.id.to_string() };
    Ok(vec![
        Value::text(of.id),
        ring.newest().into(),
        ring.tag(TABLE, &of.case.to_string()).into(),
        seal.column("case_id", &of.case.to_string())?,
        seal.column("agency", &of.agency.to_string())?,
        seal.column("kind", of.kind.code())?,
        seal.column("words", &of.words)?,
        seal.column("written", &format!("{} {}", of.written.0, of.written.1))?,
    ])
}

/// Adds one.
pub fn insert(
    w: &mut Writer<'_>,
    ring: &Ring,
    entropy: &dyn Entropy,
    new: &ProtectiveRule,
) -> Result<(), DbError> {
    let mut params = values(ring, entropy, new)?;
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
    let mut found = Vec::new();
    for tag in ring.tags(TABLE, &case.to_string()) {
        let rows = q.rows("SELECT * FROM protective_rule WHERE whose = $1 ORDER BY id", &[tag.into()])?;
        for row in &rows {
            found.push(rule(ring, row)?);
        }
    }
    found.sort_by_key(|it| it.id);
    Ok(found)
}

/// How many do not open.
pub(crate) fn unopened(q: &mut dyn Query, ring: &Ring) -> Result<usize, DbError> {
    let rows = q.rows("SELECT * FROM protective_rule", &[])?;
    Ok(rows.iter().filter(|row| rule(ring, row).is_err()).count())
}

/// Seals anew, with the newest key, what another sealed.
pub(crate) fn seal_anew(
    w: &mut Writer<'_>,
    ring: &Ring,
    entropy: &dyn Entropy,
    limit: i64,
) -> Result<usize, DbError> {
    let rows = w.rows(
        "SELECT * FROM protective_rule WHERE key_id <> $1 ORDER BY id LIMIT $2",
        &[ring.newest().into(), limit.into()],
    )?;
    for row in &rows {
        let of = rule(ring, row)?;
        w.execute(
            "UPDATE protective_rule SET key_id = $2, whose = $3, case_id = $4, agency = $5, kind = $6,
               words = $7, written = $8
             WHERE id = $1",
            &values(ring, entropy, &of)?,
        )?;
    }
    Ok(rows.len())
}
