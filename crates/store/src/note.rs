//! Contact notes and their paragraphs.

use std::collections::HashMap;

use jiff::Timestamp;
use throughline_domain::{
    category::Category,
    id::{AgencyId, CaseId, NoteId, UserId},
    note::{About, Happened},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A note. It is never changed: a correction is a new note that points to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// The case.
    pub case: CaseId,
    /// The agency it was written for.
    pub agency: AgencyId,
    /// Who wrote it.
    pub author: UserId,
    /// What happened.
    pub happened: Happened,
    /// When it happened.
    pub happened_at: Timestamp,
    /// When it was written.
    pub written_at: Timestamp,
    /// The note that this one corrects.
    pub corrects: Option<NoteId>,
    /// What matters, by paragraph.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph with its category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is about.
    pub about: About,
    /// Its data category, as it was when it was written.
    pub category: Category,
    /// The words.
    pub words: String,
}

/// A note together with what a list shows beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The note.
    pub note: Note,
    /// The author's name.
    pub author_name: String,
    /// The agency's name.
    pub agency_name: String,
    /// The note that corrects this one, where there is one.
    pub corrected_by: Option<NoteId>,
}

fn note(row: &Row, paragraphs: Vec<Paragraph>) -> Result<Note, DbError> {
    Ok(Note {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        agency: row.parse("agency_id")?,
        author: row.parse("author_id")?,
        happened: row.parse("happened")?,
        happened_at: row.get("happened_at")?,
        written_at: row.get("written_at")?,
        corrects: row.parse_opt("corrects")?,
        paragraphs,
    })
}

fn paragraph(row: &Row) -> Result<Paragraph, DbError> {
    Ok(Paragraph {
        about: row.parse("about")?,
        category: row.parse("category")?,
        words: row.get("words")?,
    })
}

/// Adds a note with its paragraphs.
pub fn insert(w: &mut Writer<'_>, new: &Note) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO note (id, case_id, agency_id, author_id, happened, attempt, happened_at, written_at, corrects)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            Value::text(new.agency),
            Value::text(new.author),
            new.happened.code().into(),
            new.happened.is_attempt().into(),
            new.happened_at.into(),
            new.written_at.into(),
            Value::opt_text(new.corrects),
        ],
    )?;
    for (position, paragraph) in (1_i64..).zip(&new.paragraphs) {
        w.execute(
            "INSERT INTO note_paragraph (note_id, position, about, category, words) VALUES ($1, $2, $3, $4, $5)",
            &[
                Value::text(new.id),
                position.into(),
                paragraph.about.code().into(),
                paragraph.category.code().into(),
                paragraph.words.as_str().into(),
            ],
        )?;
    }
    Ok(())
}

/// One note.
pub fn get(q: &mut dyn Query, id: NoteId) -> Result<Note, DbError> {
    let row = q.one("SELECT * FROM note WHERE id = $1", &[Value::text(id)])?;
    let paragraphs = q
        .rows("SELECT * FROM note_paragraph WHERE note_id = $1 ORDER BY position", &[Value::text(id)])?
        .iter()
        .map(paragraph)
        .collect::<Result<_, _>>()?;
    note(&row, paragraphs)
}

/// The note that corrects a note, where there is one.
pub fn find_correction(q: &mut dyn Query, id: NoteId) -> Result<Option<NoteId>, DbError> {
    q.find("SELECT id FROM note WHERE corrects = $1 ORDER BY id LIMIT 1", &[Value::text(id)])?
        .map(|row| row.parse("id"))
        .transpose()
}

/// The notes of a case, newest first, `limit` of them after the first `offset`.
pub fn list(q: &mut dyn Query, case: CaseId, offset: i64, limit: i64) -> Result<Vec<Listed>, DbError> {
    let page = [Value::text(case), limit.into(), offset.into()];
    let mut paragraphs: HashMap<NoteId, Vec<Paragraph>> = HashMap::new();
    for row in q.rows(
        "SELECT p.* FROM note_paragraph p
         WHERE p.note_id IN (
           SELECT n.id FROM note n WHERE n.case_id = $1 ORDER BY n.happened_at DESC, n.id DESC LIMIT $2 OFFSET $3)
         ORDER BY p.note_id, p.position",
        &page,
    )? {
        paragraphs.entry(row.parse("note_id")?).or_default().push(paragraph(&row)?);
    }
    q.rows(
        "SELECT n.*, u.display_name, a.name AS agency_name,
           (SELECT MIN(k.id) FROM note k WHERE k.corrects = n.id) AS corrected_by
         FROM note n JOIN app_user u ON u.id = n.author_id JOIN agency a ON a.id = n.agency_id
         WHERE n.case_id = $1 ORDER BY n.happened_at DESC, n.id DESC LIMIT $2 OFFSET $3",
        &page,
    )?
    .iter()
    .map(|row| {
        let id: NoteId = row.parse("id")?;
        Ok(Listed {
            note: note(row, paragraphs.remove(&id).unwrap_or_default())?,
            author_name: row.get("display_name")?,
            agency_name: row.get("agency_name")?,
            corrected_by: row.parse_opt("corrected_by")?,
        })
    })
    .collect()
}

/// How many contacts and how many attempts a case has; what was corrected counts once.
pub fn count(q: &mut dyn Query, case: CaseId) -> Result<(i64, i64), DbError> {
    let row = q.one(
        "SELECT COUNT(CASE WHEN n.attempt THEN NULL ELSE 1 END) AS contacts,
           COUNT(CASE WHEN n.attempt THEN 1 ELSE NULL END) AS attempts
         FROM note n WHERE n.case_id = $1 AND NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = n.id)",
        &[Value::text(case)],
    )?;
    Ok((row.get("contacts")?, row.get("attempts")?))
}

/// The agencies on a case: who can read what is shared in it.
pub fn readers(q: &mut dyn Query, case: CaseId) -> Result<Vec<(AgencyId, String)>, DbError> {
    q.rows(
        "SELECT a.id, a.name FROM involvement i JOIN agency a ON a.id = i.agency_id
         WHERE i.case_id = $1 AND i.status = 'accepted' ORDER BY a.name",
        &[Value::text(case)],
    )?
    .iter()
    .map(|row| Ok((row.parse("id")?, row.get("name")?)))
    .collect()
}
