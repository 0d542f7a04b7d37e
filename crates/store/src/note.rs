//! Contact notes and their paragraphs.

use jiff::Timestamp;
use throughline_domain::{
    agency::AgencyKind,
    beside::Beside,
    category::Category,
    id::{AgencyId, CaseId, NoteId, UserId},
    note::{About, Happened},
};

use crate::{
    DbError,
    case::{Contact, categories},
    contact,
    db::{Query, Row, Value, Writer},
    sharing::listed,
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
    pub about: Vec<About>,
    /// Its data category, as it was when it was written.
    pub category: Category,
    /// The words.
    pub words: String,
    /// What stands beside them for who may not read them.
    pub beside: Beside,
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
    let about: String = row.get("about")?;
    let about = about.split(',').filter_map(About::from_code).collect();
    Ok(Paragraph {
        about,
        category: row.parse("category")?,
        words: row.get("words")?,
        beside: Beside { summary: row.get("summary")?, consequence: row.get("consequence")? },
    })
}

/// Adds a note with its paragraphs, and what follows from it for caseloads.
pub fn insert(w: &mut Writer<'_>, new: &Note) -> Result<(), DbError> {
    let categories: Vec<&str> = new.paragraphs.iter().map(|paragraph| paragraph.category.code()).collect();
    w.execute(
        "INSERT INTO note (id, case_id, agency_id, author_id, happened, attempt, happened_at, written_at, corrects,
           categories)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
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
            categories.join(",").into(),
        ],
    )?;
    for (position, paragraph) in (1_i64..).zip(&new.paragraphs) {
        let about: Vec<&str> = paragraph.about.iter().map(|topic| topic.code()).collect();
        w.execute(
            "INSERT INTO note_paragraph (note_id, position, about, category, words, summary, consequence)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[
                Value::text(new.id),
                position.into(),
                about.join(",").into(),
                paragraph.category.code().into(),
                paragraph.words.as_str().into(),
                paragraph.beside.summary.clone().into(),
                paragraph.beside.consequence.clone().into(),
            ],
        )?;
    }
    if new.happened.is_attempt() || new.corrects.is_some() {
        contact::refresh(w, new.case, new.agency)
    } else {
        contact::held(w, new)
    }
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

/// What is known of a note before its words are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The note.
    pub id: NoteId,
    /// What happened.
    pub happened: Happened,
    /// When, for which agency, and what its paragraphs are about.
    pub contact: Contact,
}

/// All notes of a case in outline, newest first.
pub fn outlines(q: &mut dyn Query, case: CaseId) -> Result<Vec<Outline>, DbError> {
    q.rows(
        "SELECT n.id, n.happened, n.happened_at, n.agency_id, n.categories,
           (SELECT MIN(k.categories) FROM note k WHERE k.corrects = n.id) AS corrected_as
         FROM note n WHERE n.case_id = $1 ORDER BY n.happened_at DESC, n.id DESC",
        &[Value::text(case)],
    )?
    .iter()
    .map(|row| {
        let read = |codes| categories(codes).ok_or_else(|| DbError::Column("categories".to_owned()));
        Ok(Outline {
            id: row.parse("id")?,
            happened: row.parse("happened")?,
            contact: Contact {
                at: row.get("happened_at")?,
                agency: row.parse("agency_id")?,
                categories: read(row.text("categories")?)?,
                corrected_as: row.text_opt("corrected_as")?.map(read).transpose()?,
            },
        })
    })
    .collect()
}

/// These notes, newest first.
pub fn list(q: &mut dyn Query, ids: &[NoteId]) -> Result<Vec<Listed>, DbError> {
    let (ids, length) = listed(ids);
    let mut found: Vec<Listed> = Vec::new();
    for row in q.rows(
        "WITH RECURSIVE wanted(note_id, at) AS (
           SELECT substr($1, 1, 36), 1
           UNION ALL
           SELECT substr($1, at + 36, 36), at + 36 FROM wanted WHERE at + 36 < CAST($2 AS BIGINT))
         SELECT n.*, u.display_name, a.name AS agency_name,
           (SELECT MIN(k.id) FROM note k WHERE k.corrects = n.id) AS corrected_by,
           p.about, p.category, p.words, p.summary, p.consequence
         FROM wanted t JOIN note n ON n.id = t.note_id
           JOIN app_user u ON u.id = n.author_id JOIN agency a ON a.id = n.agency_id
           LEFT JOIN note_paragraph p ON p.note_id = n.id
         ORDER BY n.happened_at DESC, n.id DESC, p.position",
        &[ids.into(), length],
    )? {
        let id: NoteId = row.parse("id")?;
        if found.last().is_none_or(|last| last.note.id != id) {
            found.push(Listed {
                note: note(&row, Vec::new())?,
                author_name: row.get("display_name")?,
                agency_name: row.get("agency_name")?,
                corrected_by: row.parse_opt("corrected_by")?,
            });
        }
        // A note without words has no paragraph.
        if row.text_opt("words")?.is_some()
            && let Some(last) = found.last_mut()
        {
            last.note.paragraphs.push(paragraph(&row)?);
        }
    }
    Ok(found)
}

/// The agencies on a case, with their kind: who can read what is shared in it.
pub fn readers(q: &mut dyn Query, case: CaseId) -> Result<Vec<(AgencyId, AgencyKind, String)>, DbError> {
    q.rows(
        "SELECT a.id, a.kind, a.name FROM involvement i JOIN agency a ON a.id = i.agency_id
         WHERE i.case_id = $1 AND i.status = 'accepted' ORDER BY a.name",
        &[Value::text(case)],
    )?
    .iter()
    .map(|row| Ok((row.parse("id")?, AgencyKind(row.text("kind")?.into()), row.get("name")?)))
    .collect()
}
