//! What finds records that may be of one person: keys in an index, the records still to be compared,
//! and the parameters that pairs are weighed with.

use std::collections::HashMap;

use jiff::Timestamp;
use throughline_domain::{
    agency::Actor,
    coded_enum,
    id::{PersonId, RecordId},
};

use crate::{
    DbError,
    db::{Query, Value, Writer},
    person::{Identifier, PersonRecord},
};

/// Keys that are written in one statement.
const KEYS_TOGETHER: usize = 32;
/// Keys that are asked for; a record has more only where somebody has very many names.
pub const MOST_KEYS: usize = 48;
/// Candidates for one record at most, those that share the most keys.
pub const MOST_CANDIDATES: usize = 40;

/// Puts a record's keys into the index; `fresh` where it has none yet.
pub fn keep_keys(w: &mut Writer<'_>, record: RecordId, keys: &[i64], fresh: bool) -> Result<(), DbError> {
    if !fresh {
        w.execute("DELETE FROM link_key WHERE record_id = $1", &[Value::text(record)])?;
    }
    for keys in keys.chunks(KEYS_TOGETHER) {
        let mut params = vec![Value::text(record)];
        params.extend(keys.iter().map(|key| Value::Int(*key)));
        params.resize(KEYS_TOGETHER + 1, Value::Null);
        w.execute(
            "INSERT INTO link_key (key, record_id)
         SELECT k.column1, CAST($1 AS TEXT)
         FROM (VALUES (CAST($2 AS BIGINT)), (CAST($3 AS BIGINT)), (CAST($4 AS BIGINT)), (CAST($5 AS BIGINT)),
           (CAST($6 AS BIGINT)), (CAST($7 AS BIGINT)), (CAST($8 AS BIGINT)), (CAST($9 AS BIGINT)),
           (CAST($10 AS BIGINT)), (CAST($11 AS BIGINT)), (CAST($12 AS BIGINT)), (CAST($13 AS BIGINT)),
           (CAST($14 AS BIGINT)), (CAST($15 AS BIGINT)), (CAST($16 AS BIGINT)), (CAST($17 AS BIGINT)),
           (CAST($18 AS BIGINT)), (CAST($19 AS BIGINT)), (CAST($20 AS BIGINT)), (CAST($21 AS BIGINT)),
           (CAST($22 AS BIGINT)), (CAST($23 AS BIGINT)), (CAST($24 AS BIGINT)), (CAST($25 AS BIGINT)),
           (CAST($26 AS BIGINT)), (CAST($27 AS BIGINT)), (CAST($28 AS BIGINT)), (CAST($29 AS BIGINT)),
           (CAST($30 AS BIGINT)), (CAST($31 AS BIGINT)), (CAST($32 AS BIGINT)), (CAST($33 AS BIGINT))) k
         WHERE k.column1 IS NOT NULL ON CONFLICT (key, record_id) DO NOTHING",
            &params,
        )?;
    }
    Ok(())
}

/// Says that a record has to be compared with everybody's.
pub fn add_todo(w: &mut Writer<'_>, record: RecordId, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO link_todo (record_id, since) VALUES ($1, $2) ON CONFLICT (record_id) DO NOTHING",
        &[Value::text(record), now.into()],
    )?;
    Ok(())
}

/// Says so of every record.
pub fn add_all_todo(w: &mut Writer<'_>, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO link_todo (record_id, since) SELECT r.id, $1 FROM person_record r
         WHERE NOT EXISTS (SELECT 1 FROM link_todo t WHERE t.record_id = r.id)",
        &[now.into()],
    )?;
    Ok(())
}

/// A few records that have to be compared, in the order of their ids.
pub fn todo(q: &mut dyn Query, limit: i64) -> Result<Vec<RecordId>, DbError> {
    q.rows("SELECT record_id FROM link_todo ORDER BY record_id LIMIT $1", &[limit.into()])?
        .iter()
        .map(|row| row.parse("record_id"))
        .collect()
}

/// How many records have to be compared.
pub fn count_todo(q: &mut dyn Query) -> Result<i64, DbError> {
    q.one("SELECT COUNT(*) AS waiting FROM link_todo", &[])?.get("waiting")
}

/// A record was compared.
pub fn done(w: &mut Writer<'_>, record: RecordId) -> Result<(), DbError> {
    w.execute("DELETE FROM link_todo WHERE record_id = $1", &[Value::text(record)])?;
    Ok(())
}

/// Records that share keys and whose person the actor may see, those with the most keys in common first.
/// Nobody else's are looked at: a bound that counted them would tell that they are there.
pub fn seen_candidates(q: &mut dyn Query, actor: &Actor, keys: &[i64]) -> Result<Vec<RecordId>, DbError> {
    let (Some(agency), Some(user)) = (actor.agency, actor.user) else { return Ok(Vec::new()) };
    let mut params = vec![Value::text(agency), Value::text(user)];
    params.extend(asked(keys));
    // From the keys to the records: the other way round SQLite reads everybody's. CROSS JOIN is how it is told.
    q.rows(
        "SELECT r.id FROM link_key k CROSS JOIN person_record r
         WHERE r.id = k.record_id AND k.key IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
           $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41,
           $42, $43, $44, $45, $46, $47, $48, $49, $50) AND EXISTS (
           SELECT 1 FROM visibility v WHERE v.person_id = r.person_id AND v.agency_id = $1
             AND v.unit_id IN (SELECT '' UNION ALL SELECT uu.unit_id FROM user_unit uu WHERE uu.user_id = $2))
         GROUP BY r.id ORDER BY COUNT(*) DESC, r.id LIMIT 40",
        &params,
    )?
    .iter()
    .map(|row| row.parse("id"))
    .collect()
}

/// Records of other people that share keys with one of a person, in the jurisdiction of its agency. For
/// the system alone, which tells nobody but the data steward.
pub fn candidates(q: &mut dyn Query, of: &PersonRecord, keys: &[i64]) -> Result<Vec<RecordId>, DbError> {
    let mut params = vec![Value::text(of.person), Value::text(of.agency)];
    params.extend(asked(keys));
    q.rows(
        "SELECT r.id FROM link_key k CROSS JOIN person_record r CROSS JOIN agency a
         WHERE r.id = k.record_id AND a.id = r.agency_id AND k.key IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
           $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41,
           $42, $43, $44, $45, $46, $47, $48, $49, $50) AND r.person_id <> $1
           AND a.jurisdiction_id = (SELECT o.jurisdiction_id FROM agency o WHERE o.id = $2)
         GROUP BY r.id ORDER BY COUNT(*) DESC, r.id LIMIT 40",
        &params,
    )?
    .iter()
    .map(|row| row.parse("id"))
    .collect()
}

/// Records whose numbers are looked up in one statement.
pub const RECORDS_TOGETHER: usize = 64;

/// Of some records those that have a number in common with another person's, in the jurisdiction of their
/// agency, with those; at most [`RECORDS_TOGETHER`]. For the system alone, as [`candidates`]. What many
/// have in common is no number of one person: after a few hundred the rest is left to the comparison.
pub fn same_number(q: &mut dyn Query, records: &[RecordId]) -> Result<Vec<(RecordId, RecordId)>, DbError> {
    let mut ids: Vec<Value> = records.iter().take(RECORDS_TOGETHER).map(Value::text).collect();
    ids.resize(RECORDS_TOGETHER, "".into());
    q.rows(
        "SELECT i.record_id AS own, o.record_id AS other
         FROM identifier i CROSS JOIN identifier o CROSS JOIN person_record r CROSS JOIN person_record s
           CROSS JOIN agency a CROSS JOIN agency b
         WHERE i.record_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
           $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40,
           $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59,
           $60, $61, $62, $63, $64)
           AND o.normal = i.normal AND o.record_id <> i.record_id
           AND r.id = i.record_id AND s.id = o.record_id AND s.person_id <> r.person_id
           AND a.id = r.agency_id AND b.id = s.agency_id AND b.jurisdiction_id = a.jurisdiction_id
         GROUP BY i.record_id, o.record_id ORDER BY i.record_id, o.record_id LIMIT 400",
        &ids,
    )?
    .iter()
    .map(|row| Ok((row.parse("own")?, row.parse("other")?)))
    .collect()
}

/// Always as many, so that every question is one statement. No key is zero.
fn asked(keys: &[i64]) -> Vec<Value> {
    let mut asked: Vec<Value> = keys.iter().take(MOST_KEYS).map(|key| Value::Int(*key)).collect();
    asked.resize(MOST_KEYS, Value::Int(0));
    asked
}

/// A record with its numbers.
pub type Described = (PersonRecord, Vec<Identifier>);

/// Some records with their numbers, in two statements; at most [`MOST_CANDIDATES`].
pub fn described(q: &mut dyn Query, records: &[RecordId]) -> Result<Vec<Described>, DbError> {
    let mut ids: Vec<Value> = records.iter().take(MOST_CANDIDATES).map(Value::text).collect();
    ids.resize(MOST_CANDIDATES, "".into());
    let found = q.rows(
        "SELECT r.* FROM person_record r
         WHERE r.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
           $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39,
           $40) ORDER BY r.id",
        &ids,
    )?;
    let mut numbers: HashMap<RecordId, Vec<Identifier>> = HashMap::new();
    for row in &q.rows(
        "SELECT i.record_id, i.kind, i.value FROM identifier i
         WHERE i.record_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
           $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38,
           $39, $40) ORDER BY i.record_id, i.kind, i.normal",
        &ids,
    )? {
        let number = Identifier { kind: row.get("kind")?, value: row.get("value")? };
        numbers.entry(row.parse("record_id")?).or_default().push(number);
    }
    found
        .iter()
        .map(|row| {
            let record = PersonRecord::from_row(row)?;
            let numbers = numbers.remove(&record.id).unwrap_or_default();
            Ok((record, numbers))
        })
        .collect()
}

/// Some records after one, with their numbers, for a run over all of them.
pub fn after(q: &mut dyn Query, last: &str, limit: i64) -> Result<Vec<(RecordId, PersonId)>, DbError> {
    q.rows(
        "SELECT id, person_id FROM person_record WHERE id > $1 ORDER BY id LIMIT $2",
        &[last.into(), limit.into()],
    )?
    .iter()
    .map(|row| Ok((row.parse("id")?, row.parse("person_id")?)))
    .collect()
}

coded_enum! {
    /// Where parameters come from.
    Origin {
        /// With the program.
        Shipped = "shipped",
        /// Estimated from the records of this database.
        Estimated = "estimated",
    }
}

/// Parameters that pairs are weighed with.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredModel {
    /// Counts up; the highest is in force.
    pub number: i64,
    /// What the parameters call themselves.
    pub version: String,
    /// Where they come from.
    pub origin: Origin,
    /// As TOML.
    pub content: String,
    /// How many records they were estimated from, how many pairs were compared, and how many pairs of
    /// one person no rule found, as estimated; of those of the program nothing.
    pub run: Option<(i64, i64, f64)>,
    /// Since when.
    pub stored_at: Timestamp,
}

/// The parameters in force.
pub fn newest_model(q: &mut dyn Query) -> Result<Option<StoredModel>, DbError> {
    q.find("SELECT * FROM link_model ORDER BY number DESC LIMIT 1", &[])?
        .map(|row| {
            let records: Option<i64> = row.get("records")?;
            let candidates: Option<i64> = row.get("candidates")?;
            let missed: Option<f64> = row.get("missed")?;
            Ok(StoredModel {
                number: row.get("number")?,
                version: row.get("version")?,
                origin: row.parse("origin")?,
                content: row.get("content")?,
                run: records.zip(candidates).map(|(of, pairs)| (of, pairs, missed.unwrap_or_default())),
                stored_at: row.get("stored_at")?,
            })
        })
        .transpose()
}

/// Puts parameters in force.
pub fn put_model(w: &mut Writer<'_>, new: &StoredModel) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO link_model (number, version, origin, content, records, candidates, missed, stored_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            new.number.into(),
            new.version.as_str().into(),
            new.origin.code().into(),
            new.content.as_str().into(),
            new.run.map(|(records, _, _)| records).into(),
            new.run.map(|(_, candidates, _)| candidates).into(),
            new.run.map(|(_, _, missed)| missed).into(),
            new.stored_at.into(),
        ],
    )?;
    Ok(())
}
