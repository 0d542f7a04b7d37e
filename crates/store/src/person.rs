//! People and the records that agencies hold about them.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    id::{AgencyId, IdentifierId, PersonId, RecordId},
    person::{Name, normal_identifier},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
    search,
};

/// A person as one agency knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// Its id.
    pub id: RecordId,
    /// The person it is held to be about.
    pub person: PersonId,
    /// The agency whose record it is.
    pub agency: AgencyId,
    /// The source and key it is known by in a list, where it came from one.
    pub source: Option<(String, String)>,
    /// The name as written.
    pub name: Name,
    /// Day of birth.
    pub birth_date: Option<Date>,
    /// Sex as recorded: `female`, `male`, `other`.
    pub sex: Option<String>,
    /// Country of birth, as recorded.
    pub birth_country: Option<String>,
    /// The town the person belongs to or goes to, as recorded.
    pub town: Option<String>,
    /// Languages spoken, best first.
    pub languages: Vec<String>,
    /// Whether an interpreter is needed; `None` is not yet known.
    pub interpreter_needed: Option<bool>,
    /// What helps with reading, in words.
    pub reading_needs: Option<String>,
    /// For optimistic locking.
    pub version: i64,
}

impl PersonRecord {
    pub(crate) fn from_row(row: &Row) -> Result<Self, DbError> {
        let source_id: Option<String> = row.get("source_id")?;
        let source_key: Option<String> = row.get("source_key")?;
        Ok(Self {
            id: row.parse("id")?,
            person: row.parse("person_id")?,
            agency: row.parse("agency_id")?,
            source: source_id.zip(source_key),
            name: Name { surname: row.get("surname")?, given_name: row.get("given_name")? },
            birth_date: row.get("birth_date")?,
            sex: row.get("sex")?,
            birth_country: row.get("birth_country")?,
            town: row.get("town")?,
            languages: row.get::<String>("languages")?.split_whitespace().map(str::to_owned).collect(),
            interpreter_needed: row.get("interpreter_needed")?,
            reading_needs: row.get("reading_needs")?,
            version: row.get("version")?,
        })
    }
}

/// An identifier of a record: what kind, and the value as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// The kind, which names the issuer: `nis`, `noms_id`, `document` …
    pub kind: String,
    /// As written.
    pub value: String,
}

/// Creates a person with no record yet.
pub fn insert(w: &mut Writer<'_>, id: PersonId, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO person (id, version, created_at) VALUES ($1, 1, $2)",
        &[Value::text(id), now.into()],
    )?;
    Ok(())
}

/// Adds a record, with its search parts.
pub fn insert_record(w: &mut Writer<'_>, record: &PersonRecord, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO person_record (id, person_id, agency_id, source_id, source_key, surname, given_name, sort_key,
           birth_date, sex, birth_country, town, languages, interpreter_needed, reading_needs, version, created_at,
           updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16, $16)",
        &[
            Value::text(record.id),
            Value::text(record.person),
            Value::text(record.agency),
            Value::opt_text(record.source.as_ref().map(|(source, _)| source)),
            Value::opt_text(record.source.as_ref().map(|(_, key)| key)),
            record.name.surname.as_str().into(),
            record.name.given_name.as_str().into(),
            record.name.sort_key().into(),
            record.birth_date.into(),
            record.sex.clone().into(),
            record.birth_country.clone().into(),
            record.town.clone().into(),
            record.languages.join(" ").into(),
            record.interpreter_needed.into(),
            record.reading_needs.clone().into(),
            now.into(),
        ],
    )?;
    insert_parts(w, record)?;
    search::learn(w, record.person)?;
    w.changed_person(record.person);
    Ok(())
}

/// Saves a changed record; refuses when somebody changed it since it was read.
pub fn update_record(w: &mut Writer<'_>, record: &PersonRecord, now: Timestamp) -> Result<(), DbError> {
    let changed = w.execute(
        "UPDATE person_record SET surname = $3, given_name = $4, sort_key = $5, birth_date = $6, sex = $7,
           birth_country = $8, town = $9, languages = $10, interpreter_needed = $11, reading_needs = $12,
           updated_at = $13, version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(record.id),
            record.version.into(),
            record.name.surname.as_str().into(),
            record.name.given_name.as_str().into(),
            record.name.sort_key().into(),
            record.birth_date.into(),
            record.sex.clone().into(),
            record.birth_country.clone().into(),
            record.town.clone().into(),
            record.languages.join(" ").into(),
            record.interpreter_needed.into(),
            record.reading_needs.clone().into(),
            now.into(),
        ],
    )?;
    if changed == 0 {
        return Err(DbError::Stale);
    }
    w.changed_person(record.person);
    let mut now_called = record.name.parts();
    now_called.sort_unstable();
    if now_called == parts(w, record.id)? {
        return Ok(());
    }
    search::forget(w, record.person)?;
    w.execute("DELETE FROM name_part WHERE record_id = $1", &[Value::text(record.id)])?;
    insert_parts(w, record)?;
    search::learn(w, record.person)
}

fn parts(q: &mut dyn Query, record: RecordId) -> Result<Vec<String>, DbError> {
    q.rows("SELECT part FROM name_part WHERE record_id = $1 ORDER BY part", &[Value::text(record)])?
        .iter()
        .map(|row| row.get("part"))
        .collect()
}

fn insert_parts(w: &mut Writer<'_>, record: &PersonRecord) -> Result<(), DbError> {
    for part in record.name.parts() {
        w.execute(
            "INSERT INTO name_part (record_id, part) VALUES ($1, $2)",
            &[Value::text(record.id), part.into()],
        )?;
    }
    Ok(())
}

/// Adds an identifier to a record; one that it already has changes nothing.
pub fn add_identifier(
    w: &mut Writer<'_>,
    id: IdentifierId,
    record: RecordId,
    identifier: &Identifier,
) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO identifier (id, record_id, kind, value, normal) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (record_id, kind, normal) DO NOTHING",
        &[
            Value::text(id),
            Value::text(record),
            identifier.kind.as_str().into(),
            identifier.value.as_str().into(),
            normal_identifier(&identifier.value).into(),
        ],
    )?;
    Ok(())
}

/// Takes an identifier off a record.
pub fn remove_identifier(
    w: &mut Writer<'_>,
    record: RecordId,
    identifier: &Identifier,
) -> Result<(), DbError> {
    w.execute(
        "DELETE FROM identifier WHERE record_id = $1 AND kind = $2 AND normal = $3",
        &[Value::text(record), identifier.kind.as_str().into(), normal_identifier(&identifier.value).into()],
    )?;
    Ok(())
}

/// Records a death; notices stop, the record stays.
pub fn record_death(w: &mut Writer<'_>, id: PersonId, on: Date) -> Result<(), DbError> {
    w.execute(
        "UPDATE person SET died_on = $2, version = version + 1 WHERE id = $1",
        &[Value::text(id), on.into()],
    )?;
    Ok(())
}

/// The day the person died, where they have.
pub fn died_on(q: &mut dyn Query, id: PersonId) -> Result<Option<Date>, DbError> {
    q.one("SELECT died_on FROM person WHERE id = $1", &[Value::text(id)])?.get("died_on")
}

/// The records of a person, oldest first.
pub fn records(q: &mut dyn Query, person: PersonId) -> Result<Vec<PersonRecord>, DbError> {
    q.rows("SELECT * FROM person_record WHERE person_id = $1 ORDER BY id", &[Value::text(person)])?
        .iter()
        .map(PersonRecord::from_row)
        .collect()
}

/// One record.
pub fn get_record(q: &mut dyn Query, id: RecordId) -> Result<PersonRecord, DbError> {
    PersonRecord::from_row(&q.one("SELECT * FROM person_record WHERE id = $1", &[Value::text(id)])?)
}

/// The identifiers of every record of a person.
pub fn all_identifiers(
    q: &mut dyn Query,
    person: PersonId,
) -> Result<HashMap<RecordId, Vec<Identifier>>, DbError> {
    let mut found: HashMap<RecordId, Vec<Identifier>> = HashMap::new();
    for row in &q.rows(
        "SELECT i.record_id, i.kind, i.value FROM person_record r JOIN identifier i ON i.record_id = r.id
         WHERE r.person_id = $1 ORDER BY i.record_id, i.kind, i.normal",
        &[Value::text(person)],
    )? {
        let number = Identifier { kind: row.get("kind")?, value: row.get("value")? };
        found.entry(row.parse("record_id")?).or_default().push(number);
    }
    Ok(found)
}

/// The identifiers of a record.
pub fn identifiers(q: &mut dyn Query, record: RecordId) -> Result<Vec<Identifier>, DbError> {
    q.rows(
        "SELECT kind, value FROM identifier WHERE record_id = $1 ORDER BY kind, normal",
        &[Value::text(record)],
    )?
    .iter()
    .map(|row| Ok(Identifier { kind: row.get("kind")?, value: row.get("value")? }))
    .collect()
}
