//! Needs by domain, as assessed on a day. Assessments are added, never changed; a return to
//! custody marks the earlier ones stale.

use jiff::Timestamp;
use throughline_domain::{
    beside::Beside,
    category::Category,
    id::{AgencyId, CaseId, EpisodeId, NeedId, UserId},
    need::{Level, Views},
    plan::Domain,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// One domain of life on one day, as the person and the worker see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// The case.
    pub case: CaseId,
    /// The domain.
    pub domain: Domain,
    /// Its data category.
    pub category: Category,
    /// The two levels.
    pub views: Views,
    /// The person's words.
    pub person_words: Option<String>,
    /// The worker's words.
    pub worker_words: Option<String>,
    /// What stands beside them for who may not see all of it.
    pub beside: Beside,
    /// The custody episode it was assessed in or after.
    pub episode: Option<EpisodeId>,
    /// Whether it was assessed before a return to custody.
    pub stale: bool,
    /// When.
    pub assessed_at: Timestamp,
    /// By whom.
    pub assessed_by: Option<UserId>,
    /// Their name; only read.
    pub assessed_by_name: Option<String>,
    /// Their agency; only read.
    pub agency: Option<AgencyId>,
}

fn need(row: &Row) -> Result<Need, DbError> {
    let level = |column: &str| -> Result<Option<Level>, DbError> {
        Ok(row.get::<Option<i64>>(column)?.and_then(Level::from_number))
    };
    Ok(Need {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        domain: row.parse("domain")?,
        category: row.parse("category")?,
        views: Views { person: level("person_level")?, worker: level("worker_level")? },
        person_words: row.get("person_words")?,
        worker_words: row.get("worker_words")?,
        beside: Beside { summary: row.get("summary")?, consequence: row.get("consequence")? },
        episode: row.parse_opt("episode_id")?,
        stale: row.get("stale")?,
        assessed_at: row.get("assessed_at")?,
        assessed_by: row.parse_opt("assessed_by")?,
        assessed_by_name: row.get("display_name")?,
        agency: row.parse_opt("agency_id")?,
    })
}

/// Adds an assessment.
pub fn insert(w: &mut Writer<'_>, new: &Need) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO need (id, case_id, domain, category, person_level, worker_level, person_words, worker_words,
           episode_id, stale, assessed_at, assessed_by, summary, consequence, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, FALSE, $10, $11, $12, $13, 1)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            new.domain.code().into(),
            new.category.code().into(),
            new.views.person.map(Level::number).into(),
            new.views.worker.map(Level::number).into(),
            new.person_words.clone().into(),
            new.worker_words.clone().into(),
            Value::opt_text(new.episode),
            new.assessed_at.into(),
            Value::opt_text(new.assessed_by),
            new.beside.summary.clone().into(),
            new.beside.consequence.clone().into(),
        ],
    )?;
    Ok(())
}

/// Marks every assessment of a case stale; gives how many. Nothing is deleted.
pub fn mark_stale(w: &mut Writer<'_>, case: CaseId) -> Result<u64, DbError> {
    w.execute(
        "UPDATE need SET stale = TRUE, version = version + 1 WHERE case_id = $1 AND stale = FALSE",
        &[Value::text(case)],
    )
}

/// What was assessed about one domain in the open cases that an agency is on, and is not stale; newest
/// first.
pub fn around(q: &mut dyn Query, agency: AgencyId, domain: Domain) -> Result<Vec<Need>, DbError> {
    q.rows(
        "SELECT n.*, u.display_name, u.agency_id
         FROM involvement i JOIN case_file c ON c.id = i.case_id AND c.status = 'open'
         JOIN need n ON n.case_id = c.id LEFT JOIN app_user u ON u.id = n.assessed_by
         WHERE i.agency_id = $1 AND i.status = 'accepted' AND n.domain = $2 AND n.stale = FALSE
         ORDER BY n.assessed_at DESC, n.id DESC",
        &[Value::text(agency), domain.code().into()],
    )?
    .iter()
    .map(need)
    .collect()
}

/// Everything ever assessed in a case, newest first.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<Need>, DbError> {
    q.rows(
        "SELECT n.*, u.display_name, u.agency_id FROM need n LEFT JOIN app_user u ON u.id = n.assessed_by
         WHERE n.case_id = $1 ORDER BY n.assessed_at DESC, n.id DESC",
        &[Value::text(case)],
    )?
    .iter()
    .map(need)
    .collect()
}
