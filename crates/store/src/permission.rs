//! Permissions of the people that cases are about.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    agency::AgencyKind,
    category::{codes, from_codes},
    id::{AgencyId, CaseId, DocumentId, PermissionId, PersonId, UserId},
    permission::{Again, Recipient, Scope, Standing, Status, Way},
    purpose::Purpose,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Its id.
    pub id: PermissionId,
    /// The case.
    pub case: CaseId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// Whom it opens to.
    pub to: Recipient,
    /// What it opens, how deep, until when.
    pub scope: Scope,
    /// What for.
    pub purpose: Purpose,
    /// How it stands.
    pub status: Status,
    /// Who asks, for which agency, and when.
    pub asked: (UserId, AgencyId, Timestamp),
    /// What the person said.
    pub answer: Option<Answer>,
    /// Why they are asked again, and since when.
    pub again: Option<(Again, Date)>,
    /// When it was withdrawn or taken back, and by whom; `None` for the person themselves.
    pub ended: Option<(Timestamp, Option<UserId>)>,
    /// For optimistic locking.
    pub version: i64,
}

impl Permission {
    /// The part that the clock needs.
    pub const fn standing(&self) -> Standing {
        Standing { status: self.status, ends_on: self.scope.ends_on, again: self.again }
    }
}

/// A yes or a no, with everything that shows later how it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How it was given.
    pub way: Way,
    /// The local day.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    /// The language in which it was explained, a code.
    pub language: String,
    /// Who was there.
    pub witness: Option<String>,
    /// Who interpreted.
    pub interpreter: Option<String>,
    /// Who spoke beside a young person.
    pub guardian: Option<String>,
    /// What the young person said themselves.
    pub own_words: Option<String>,
    /// Whether it was said that no changes nothing.
    pub told_no_effect: bool,
    /// Whether the person was in custody.
    pub inside: bool,
    /// Who recorded it; `None` where the person did on their own page.
    pub recorded_by: Option<UserId>,
    /// The scan of the signed form.
    pub document: Option<DocumentId>,
}

fn permission(row: &Row) -> Result<Permission, DbError> {
    let kind: Option<String> = row.get("to_kind")?;
    let to = match (row.parse_opt("to_agency_id")?, kind) {
        (Some(agency), _) => Recipient::Agency(agency),
        (None, Some(kind)) => Recipient::Kind(AgencyKind(kind.into())),
        (None, None) => return Err(DbError::Column("to_agency_id".to_owned())),
    };
    let since: Option<Date> = row.get("again_since")?;
    let ended_at: Option<Timestamp> = row.get("ended_at")?;
    let ended_by: Option<UserId> = row.parse_opt("ended_by")?;
    Ok(Permission {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        to,
        scope: Scope {
            categories: from_codes(&row.get::<String>("categories")?),
            depth: row.parse("depth")?,
            ends_on: row.get("ends_on")?,
        },
        purpose: row.parse("purpose")?,
        status: row.parse("status")?,
        asked: (row.parse("asked_by")?, row.parse("asked_for")?, row.get("asked_at")?),
        answer: answer(row)?,
        again: row.parse_opt("again")?.zip(since),
        ended: ended_at.map(|at| (at, ended_by)),
        version: row.get("version")?,
    })
}

fn answer(row: &Row) -> Result<Option<Answer>, DbError> {
    let (way, on): (Option<Way>, Option<Date>) = (row.parse_opt("way")?, row.get("answered_on")?);
    let (Some(way), Some(on), Some(at)) = (way, on, row.get("answered_at")?) else { return Ok(None) };
    Ok(Some(Answer {
        way,
        on,
        at,
        language: row.get::<Option<String>>("language")?.unwrap_or_default(),
        witness: row.get("witness")?,
        interpreter: row.get("interpreter")?,
        guardian: row.get("guardian")?,
        own_words: row.get("own_words")?,
        told_no_effect: row.get("told_no_effect")?,
        inside: row.get("given_inside")?,
        recorded_by: row.parse_opt("recorded_by")?,
        document: row.parse_opt("document_id")?,
    }))
}

/// Adds a question; the answer is written by [`update`].
pub fn insert(w: &mut Writer<'_>, new: &Permission) -> Result<(), DbError> {
    w.changed_case(new.case);
    let (agency, kind) = match &new.to {
        Recipient::Agency(agency) => (Some(agency), None),
        Recipient::Kind(kind) => (None, Some(kind.code())),
    };
    w.execute(
        "INSERT INTO permission (id, case_id, jurisdiction_id, to_agency_id, to_kind, categories, purpose, depth,
           ends_on, status, asked_by, asked_for, asked_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            new.jurisdiction.as_str().into(),
            Value::opt_text(agency),
            Value::opt_text(kind),
            codes(&new.scope.categories).into(),
            new.purpose.code().into(),
            new.scope.depth.code().into(),
            new.scope.ends_on.into(),
            Status::Asked.code().into(),
            Value::text(new.asked.0),
            Value::text(new.asked.1),
            new.asked.2.into(),
        ],
    )?;
    Ok(())
}

/// Saves how a permission stands now; refuses when somebody changed it since it was read.
pub fn update(w: &mut Writer<'_>, changed: &Permission) -> Result<(), DbError> {
    w.changed_case(changed.case);
    let answer = changed.answer.as_ref();
    let text = |of: fn(&Answer) -> Option<&String>| Value::opt_text(answer.and_then(of));
    let rows = w.execute(
        "UPDATE permission SET status = $3, ends_on = $4, way = $5, language = $6, witness = $7, interpreter = $8,
           told_no_effect = $9, guardian = $10, own_words = $11, given_inside = $12, answered_on = $13,
           answered_at = $14, recorded_by = $15, document_id = $16, again = $17, again_since = $18, ended_at = $19,
           ended_by = $20, version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            changed.status.code().into(),
            changed.scope.ends_on.into(),
            Value::opt_text(answer.map(|answer| answer.way.code())),
            text(|answer| Some(&answer.language)),
            text(|answer| answer.witness.as_ref()),
            text(|answer| answer.interpreter.as_ref()),
            answer.is_some_and(|answer| answer.told_no_effect).into(),
            text(|answer| answer.guardian.as_ref()),
            text(|answer| answer.own_words.as_ref()),
            answer.is_some_and(|answer| answer.inside).into(),
            answer.map(|answer| answer.on).into(),
            answer.map(|answer| answer.at).into(),
            Value::opt_text(answer.and_then(|answer| answer.recorded_by)),
            Value::opt_text(answer.and_then(|answer| answer.document)),
            Value::opt_text(changed.again.map(|(why, _)| why.code())),
            changed.again.map(|(_, since)| since).into(),
            changed.ended.map(|(at, _)| at).into(),
            Value::opt_text(changed.ended.and_then(|(_, by)| by)),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One permission.
pub fn get(q: &mut dyn Query, id: PermissionId) -> Result<Permission, DbError> {
    permission(&q.one("SELECT * FROM permission WHERE id = $1", &[Value::text(id)])?)
}

/// The permissions of a case, the newest first, those that ended included.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<Permission>, DbError> {
    q.rows(
        "SELECT * FROM permission WHERE case_id = $1 ORDER BY asked_at DESC, id DESC",
        &[Value::text(case)],
    )?
    .iter()
    .map(permission)
    .collect()
}

/// A few permissions that were given in custody by people who are out now, with the day on which they
/// left: time to ask again.
pub fn given_inside(q: &mut dyn Query, limit: i64) -> Result<Vec<(PermissionId, PersonId, Date)>, DbError> {
    q.rows(
        "SELECT p.id, c.person_id, MAX(e.released_on) AS day
         FROM permission p JOIN case_file c ON c.id = p.case_id JOIN custody_episode e ON e.person_id = c.person_id
         WHERE p.status = 'given' AND p.again IS NULL AND p.given_inside = TRUE AND c.status = 'open'
           AND NOT EXISTS (SELECT 1 FROM custody_episode o WHERE o.person_id = c.person_id AND o.status = 'open')
         GROUP BY p.id, c.person_id HAVING MAX(e.released_on) IS NOT NULL ORDER BY p.id LIMIT $1",
        &[limit.into()],
    )?
    .iter()
    .map(|row| Ok((row.parse("id")?, row.parse("person_id")?, row.get("day")?)))
    .collect()
}

/// A few permissions that somebody else spoke for, of people born by a day: they are of age now.
pub fn of_age(
    q: &mut dyn Query,
    born_by: Date,
    limit: i64,
) -> Result<Vec<(PermissionId, PersonId, Date)>, DbError> {
    q.rows(
        "SELECT p.id, c.person_id, MIN(r.birth_date) AS day
         FROM permission p JOIN case_file c ON c.id = p.case_id JOIN person_record r ON r.person_id = c.person_id
         WHERE p.status = 'given' AND p.guardian IS NOT NULL AND COALESCE(p.again, '') <> 'of_age'
           AND c.status = 'open' AND r.birth_date <= $1
         GROUP BY p.id, c.person_id ORDER BY p.id LIMIT $2",
        &[born_by.into(), limit.into()],
    )?
    .iter()
    .map(|row| Ok((row.parse("id")?, row.parse("person_id")?, row.get("day")?)))
    .collect()
}

/// Open cases of people who said yes to a programme that goes on, the next so many after one, by id.
pub fn said_yes(q: &mut dyn Query, after: &str, most: i64) -> Result<Vec<CaseId>, DbError> {
    q.rows(
        "SELECT c.id FROM case_file c
         WHERE c.id > $1 AND c.status = 'open' AND EXISTS (SELECT 1 FROM enrolment n
           WHERE n.case_id = c.id AND n.ended_on IS NULL AND n.participation = 'accepted')
         ORDER BY c.id LIMIT $2",
        &[after.into(), most.into()],
    )?
    .iter()
    .map(|row| row.parse("id"))
    .collect()
}
