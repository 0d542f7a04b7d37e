//! Search among the people whom a reader may see.
//!
//! The parts of names are kept once for each agency, or unit of one, that may see the person: a search by
//! a beginning is a range as long as what is found, and not as long as everybody's names; and what hits are
//! sorted by lies beside them, so that only those records are read that are shown. The rows follow from
//! [`crate::visibility`] and the records; both say what changed by [`forget`] before and [`learn`] after, in
//! the same transaction, and nothing else writes them.

use std::collections::HashMap;

use jiff::civil::Date;
use throughline_domain::{
    agency::Actor,
    id::{PersonId, RecordId},
    person::{Name, normal_identifier, words},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
    person::Identifier,
};

/// Takes a person out of what is searched, before who sees them or how they are called changes.
pub(crate) fn forget(w: &mut Writer<'_>, person: PersonId) -> Result<(), DbError> {
    w.execute(
        "DELETE FROM search_part WHERE (agency_id, unit_id, part, record_id) IN (
           SELECT v.agency_id, v.unit_id, n.part, n.record_id
           FROM visibility v JOIN person_record r ON r.person_id = v.person_id
           JOIN name_part n ON n.record_id = r.id WHERE v.person_id = $1)",
        &[Value::text(person)],
    )?;
    Ok(())
}

/// Puts a person into what is searched, after who sees them or how they are called has changed.
pub(crate) fn learn(w: &mut Writer<'_>, person: PersonId) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO search_part (agency_id, unit_id, part, record_id, sort_key)
         SELECT v.agency_id, v.unit_id, n.part, n.record_id, r.sort_key
         FROM visibility v JOIN person_record r ON r.person_id = v.person_id
         JOIN name_part n ON n.record_id = r.id WHERE v.person_id = $1
         ON CONFLICT (agency_id, unit_id, part, record_id) DO NOTHING",
        &[Value::text(person)],
    )?;
    Ok(())
}

/// How many parts are searched and should not be, or should be and are not; none, unless somebody wrote
/// past this program.
pub fn differences(q: &mut dyn Query) -> Result<i64, DbError> {
    q.one(
        "SELECT (SELECT COUNT(*) FROM visibility v JOIN person_record r ON r.person_id = v.person_id
             JOIN name_part n ON n.record_id = r.id
             LEFT JOIN search_part s ON s.agency_id = v.agency_id AND s.unit_id = v.unit_id
               AND s.part = n.part AND s.record_id = n.record_id AND s.sort_key = r.sort_key
             WHERE s.record_id IS NULL)
           + (SELECT COUNT(*) FROM search_part s WHERE NOT EXISTS (
             SELECT 1 FROM person_record r JOIN visibility v ON v.person_id = r.person_id
               AND v.agency_id = s.agency_id AND v.unit_id = s.unit_id
             JOIN name_part n ON n.record_id = r.id AND n.part = s.part
             WHERE r.id = s.record_id)) AS differ",
        &[],
    )?
    .get("differ")
}

/// One hit of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The person.
    pub person: PersonId,
    /// The record that matched.
    pub record: RecordId,
    /// Its name.
    pub name: Name,
    /// Its day of birth.
    pub birth_date: Option<Date>,
    /// Its town.
    pub town: Option<String>,
}

/// Records looked at for one search at most. A beginning that finds more says too little: some of them
/// are shown, by name, and that there are more.
const MOST_LOOKED_AT: i64 = 400;

/// Which hits of a search are wanted: so many, after so many others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Hits that are passed over.
    pub after: i64,
    /// Hits that are given at most.
    pub limit: i64,
}

/// What a search gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// The hits, by name.
    pub hits: Vec<Hit>,
    /// Whether there may be more after them.
    pub more: bool,
}

impl Hits {
    fn of(rows: &[Row], wanted: Wanted) -> Result<Self, DbError> {
        let hits: Vec<Hit> = rows.iter().map(hit).collect::<Result<_, _>>()?;
        let more = i64::try_from(hits.len()).is_ok_and(|found| found >= wanted.limit);
        Ok(Self { hits, more })
    }
}

/// Searches among the people the actor may see: by the beginnings of name parts (all of them must
/// match), by a whole identifier, or by a day of birth. Sorted by name.
pub fn search(q: &mut dyn Query, actor: &Actor, text: &str, wanted: Wanted) -> Result<Hits, DbError> {
    let (Some(agency), Some(user)) = (actor.agency, actor.user) else { return Ok(Hits::default()) };
    let (agency, user) = (Value::text(agency), Value::text(user));
    if let Ok(birth) = text.trim().parse::<Date>() {
        let rows = q.rows(
            "SELECT r.person_id, r.id, r.surname, r.given_name, r.birth_date, r.town FROM person_record r
             WHERE r.birth_date = $3 AND EXISTS (
               SELECT 1 FROM visibility v WHERE v.person_id = r.person_id AND v.agency_id = $1
                 AND v.unit_id IN (SELECT '' UNION ALL SELECT uu.unit_id FROM user_unit uu WHERE uu.user_id = $2))
             ORDER BY r.sort_key, r.id LIMIT $4 OFFSET $5",
            &[agency, user, birth.into(), wanted.limit.into(), wanted.after.into()],
        )?;
        return Hits::of(&rows, wanted);
    }
    if text.chars().any(|character| character.is_ascii_digit()) {
        let number = normal_identifier(text);
        let rows = q.rows(
            "SELECT DISTINCT r.person_id, r.id, r.surname, r.given_name, r.birth_date, r.town,
               r.sort_key
             FROM identifier i JOIN person_record r ON r.id = i.record_id
             WHERE i.normal >= $3 AND i.normal < $4 AND EXISTS (
               SELECT 1 FROM visibility v WHERE v.person_id = r.person_id AND v.agency_id = $1
                 AND v.unit_id IN (SELECT '' UNION ALL SELECT uu.unit_id FROM user_unit uu WHERE uu.user_id = $2))
             ORDER BY r.sort_key, r.id LIMIT $5 OFFSET $6",
            &[
                agency,
                user,
                number.as_str().into(),
                after_prefix(&number).into(),
                wanted.limit.into(),
                wanted.after.into(),
            ],
        )?;
        return Hits::of(&rows, wanted);
    }
    by_name(q, (agency, user), words(text), wanted)
}

fn by_name(
    q: &mut dyn Query,
    (agency, user): (Value, Value),
    mut beginnings: Vec<String>,
    wanted: Wanted,
) -> Result<Hits, DbError> {
    // The longest says most: the range is its own, the others narrow it.
    beginnings.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let Some(first) = beginnings.first() else { return Ok(Hits::default()) };
    // The statement takes up to three beginnings; further ones narrow the hits below.
    let second = beginnings.get(1).map_or("", String::as_str);
    let third = beginnings.get(2).map_or("", String::as_str);
    let rows = q.rows(
        "SELECT r.person_id, r.id, r.surname, r.given_name, r.birth_date, r.town
         FROM (SELECT d.record_id FROM (SELECT DISTINCT s.record_id, s.sort_key FROM search_part s
           WHERE s.agency_id = $1
             AND s.unit_id IN (SELECT '' UNION ALL SELECT uu.unit_id FROM user_unit uu WHERE uu.user_id = $2)
             AND s.part >= $3 AND s.part < $4
             AND (CAST($5 AS TEXT) = '' OR EXISTS (
               SELECT 1 FROM name_part n WHERE n.record_id = s.record_id AND n.part >= $5 AND n.part < $6))
             AND (CAST($7 AS TEXT) = '' OR EXISTS (
               SELECT 1 FROM name_part n WHERE n.record_id = s.record_id AND n.part >= $7 AND n.part < $8))
           LIMIT $9) d ORDER BY d.sort_key, d.record_id LIMIT $10 OFFSET $11) f
         JOIN person_record r ON r.id = f.record_id
         ORDER BY r.sort_key, r.id",
        &[
            agency,
            user,
            first.as_str().into(),
            after_prefix(first).into(),
            second.into(),
            after_prefix(second).into(),
            third.into(),
            after_prefix(third).into(),
            MOST_LOOKED_AT.into(),
            wanted.limit.into(),
            wanted.after.into(),
        ],
    )?;
    let beyond: Vec<&String> = beginnings.iter().skip(3).collect();
    let fits = |hit: &Hit| {
        let parts = hit.name.parts();
        beyond.iter().all(|word| parts.iter().any(|part| part.starts_with(word.as_str())))
    };
    let mut found = Hits::of(&rows, wanted)?;
    if !beyond.is_empty() {
        found.hits.retain(fits);
    }
    Ok(found)
}

fn hit(row: &Row) -> Result<Hit, DbError> {
    Ok(Hit {
        person: row.parse("person_id")?,
        record: row.parse("id")?,
        name: Name { surname: row.get("surname")?, given_name: row.get("given_name")? },
        birth_date: row.get("birth_date")?,
        town: row.get("town")?,
    })
}

/// The least text that sorts after every text that begins with `prefix`, so that a search by
/// beginning is a range over the index on both engines.
fn after_prefix(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}

/// What one record says beside a hit: a name, and the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The record.
    pub record: RecordId,
    /// Its name.
    pub name: Name,
    /// Its numbers.
    pub numbers: Vec<Identifier>,
}

/// People who are described in one statement.
pub const TOGETHER: usize = 50;

/// Every record of some people, oldest first, with its numbers; of at most [`TOGETHER`] people.
pub fn beside(
    q: &mut dyn Query,
    people: impl Iterator<Item = PersonId>,
) -> Result<HashMap<PersonId, Vec<Beside>>, DbError> {
    let mut ids: Vec<Value> = people.take(TOGETHER).map(Value::text).collect();
    ids.resize(TOGETHER, "".into());
    let mut found: HashMap<PersonId, Vec<Beside>> = HashMap::new();
    for row in &q.rows(
        "SELECT r.person_id, r.id, r.surname, r.given_name, i.kind, i.value
         FROM person_record r LEFT JOIN identifier i ON i.record_id = r.id
         WHERE r.person_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
           $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40,
           $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
         ORDER BY r.id, i.kind, i.normal",
        &ids,
    )? {
        let record = row.parse("id")?;
        let records = found.entry(row.parse("person_id")?).or_default();
        if records.last().is_none_or(|last| last.record != record) {
            let name = Name { surname: row.get("surname")?, given_name: row.get("given_name")? };
            records.push(Beside { record, name, numbers: Vec::new() });
        }
        let number = row.get::<Option<String>>("kind")?.zip(row.get("value")?);
        if let (Some((kind, value)), Some(last)) = (number, records.last_mut()) {
            last.numbers.push(Identifier { kind, value });
        }
    }
    Ok(found)
}
