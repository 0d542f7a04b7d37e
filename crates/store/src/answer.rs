//! Answers: facts about a person, with who said them and when. The newest of a fact counts.

use jiff::Timestamp;
use throughline_domain::{
    category::Category,
    id::{AgencyId, AnswerId, PersonId, RecordId, UserId},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// One recorded fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its id.
    pub id: AnswerId,
    /// About whom.
    pub person: PersonId,
    /// The record it came with; the record tells the agency.
    pub record: RecordId,
    /// The fact, a name that packs know: `support_network`, `dependent_children` …
    pub fact: String,
    /// The value in the packs' vocabulary; empty means *not yet known*.
    pub value: String,
    /// As it was written, where that differs.
    pub as_written: Option<String>,
    /// Its data category.
    pub category: Category,
    /// Who said it: `person`, `list`, or an agency's worker.
    pub said_by: String,
    /// Who wrote it down; `None` for an import.
    pub recorded_by: Option<UserId>,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// When it was last confirmed to be still true.
    pub confirmed_at: Timestamp,
}

impl Answer {
    /// The fact and its value.
    pub fn pair(&self) -> (&str, &str) {
        (&self.fact, &self.value)
    }
}

fn answer(row: &Row) -> Result<Answer, DbError> {
    Ok(Answer {
        id: row.parse("id")?,
        person: row.parse("person_id")?,
        record: row.parse("record_id")?,
        fact: row.get("fact")?,
        value: row.get("value")?,
        as_written: row.get("as_written")?,
        category: row.parse("category")?,
        said_by: row.get("said_by")?,
        recorded_by: row.parse_opt("recorded_by")?,
        recorded_at: row.get("recorded_at")?,
        confirmed_at: row.get("confirmed_at")?,
    })
}

/// Adds an answer. None is ever changed: a new one stands after it.
pub fn insert(w: &mut Writer<'_>, new: &Answer) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO answer (id, person_id, record_id, fact, value, as_written, category, said_by, recorded_by,
           recorded_at, confirmed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            Value::text(new.id),
            Value::text(new.person),
            Value::text(new.record),
            new.fact.as_str().into(),
            new.value.as_str().into(),
            new.as_written.clone().into(),
            new.category.code().into(),
            new.said_by.as_str().into(),
            Value::opt_text(new.recorded_by),
            new.recorded_at.into(),
            new.confirmed_at.into(),
        ],
    )?;
    Ok(())
}

/// Somebody confirmed that an answer is still true.
pub fn confirm(w: &mut Writer<'_>, id: AnswerId, now: Timestamp) -> Result<(), DbError> {
    w.execute("UPDATE answer SET confirmed_at = $2 WHERE id = $1", &[Value::text(id), now.into()])?;
    Ok(())
}

/// A question of a programme that an agency did not ask again: it had been answered to another one, and is
/// still true. Once is enough.
pub fn spare(
    w: &mut Writer<'_>,
    id: AnswerId,
    pack_id: &str,
    agency: AgencyId,
    now: Timestamp,
) -> Result<(), DbError> {
    let by = Value::opt_text(w.permit().actor());
    w.execute(
        "INSERT INTO question_spared (answer_id, pack_id, agency_id, spared_by, spared_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (answer_id, pack_id, agency_id) DO NOTHING",
        &[Value::text(id), pack_id.into(), Value::text(agency), by, now.into()],
    )?;
    Ok(())
}

/// How many questions an agency did not ask again, by programme.
pub fn spared(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<(String, i64)>, DbError> {
    q.rows(
        "SELECT pack_id, COUNT(*) AS questions FROM question_spared WHERE agency_id = $1
         GROUP BY pack_id ORDER BY pack_id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(|row| Ok((row.get("pack_id")?, row.get("questions")?)))
    .collect()
}

/// Everything ever answered about a person, newest first.
pub fn list(q: &mut dyn Query, person: PersonId) -> Result<Vec<Answer>, DbError> {
    q.rows(
        "SELECT * FROM answer WHERE person_id = $1 ORDER BY recorded_at DESC, id DESC",
        &[Value::text(person)],
    )?
    .iter()
    .map(answer)
    .collect()
}

/// The newest answer of each fact.
pub fn newest(q: &mut dyn Query, person: PersonId) -> Result<Vec<Answer>, DbError> {
    let mut newest: Vec<Answer> = Vec::new();
    for answer in list(q, person)? {
        if !newest.iter().any(|known| known.fact == answer.fact) {
            newest.push(answer);
        }
    }
    Ok(newest)
}
