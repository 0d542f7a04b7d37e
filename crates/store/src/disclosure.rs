//! The ledger as a data-protection officer reads it: what was done with the agency's records, and what
//! the agency's people did, by any filter in one statement.

use std::str::FromStr as _;

use jiff::Timestamp;
use throughline_domain::{
    category::{Category, from_codes},
    id::{AgencyId, PersonId, UserId},
};

use crate::{
    DbError,
    db::{Query, Row, Value},
};

/// What is looked for; what is not named is not filtered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The agency whose records and people it is about.
    pub own: AgencyId,
    /// From this instant on.
    pub from: Timestamp,
    /// Before this one.
    pub until: Timestamp,
    /// Done for this agency.
    pub agency: Option<AgencyId>,
    /// Done by this user.
    pub user: Option<UserId>,
    /// Done to this person.
    pub person: Option<PersonId>,
    /// This category was concerned.
    pub category: Option<Category>,
    /// Only what was refused.
    pub refused: bool,
}

/// An entry with the names behind its ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the system.
    pub actor: Option<(UserId, String)>,
    /// For which agency.
    pub agency: Option<(AgencyId, String)>,
    /// What was done, a code.
    pub action: String,
    /// The person it was done to, where it was one.
    pub person: Option<PersonId>,
    /// The categories concerned.
    pub categories: Vec<Category>,
    /// The rule that allowed it, or was missing.
    pub rule: String,
    /// The payload, unless it was erased.
    pub payload: Option<String>,
}

fn line(row: &Row) -> Result<Line, DbError> {
    let (actor, agency): (String, String) = (row.get("actor")?, row.get("agency_id")?);
    let (name, agency_name): (Option<String>, Option<String>) =
        (row.get("display_name")?, row.get("agency_name")?);
    let subject: String = row.get("subject")?;
    Ok(Line {
        at: row.get("at")?,
        actor: UserId::from_str(&actor).ok().zip(name),
        agency: AgencyId::from_str(&agency).ok().zip(agency_name),
        action: row.get("action")?,
        person: subject.strip_prefix("person:").and_then(|id| id.parse().ok()),
        categories: from_codes(&row.get::<String>("categories")?),
        rule: row.get("rule")?,
        payload: row.get("payload")?,
    })
}

/// A page of what was done, newest first. An act that stands in several chains comes once.
pub fn list(q: &mut dyn Query, filter: &Filter, (skip, limit): (i64, i64)) -> Result<Vec<Line>, DbError> {
    let subject = filter.person.map(|person| format!("person:{person}"));
    q.rows(
        "SELECT e.at, e.actor, e.agency_id, e.action, e.subject, e.categories, e.rule, MIN(p.payload) AS payload,
           u.display_name, a.name AS agency_name
         FROM ledger_entry e
         LEFT JOIN ledger_payload p ON p.chain = e.chain AND p.sequence = e.sequence
         LEFT JOIN app_user u ON u.id = e.actor
         LEFT JOIN agency a ON a.id = e.agency_id
         WHERE e.at >= $2 AND e.at < $3
           AND (e.agency_id = $1 OR e.chain = 'agency:' || $1 OR e.chain IN (
             SELECT 'record:' || r.id FROM person_record r WHERE r.agency_id = $1))
           AND (CAST($4 AS TEXT) IS NULL OR e.agency_id = CAST($4 AS TEXT))
           AND (CAST($5 AS TEXT) IS NULL OR e.actor = CAST($5 AS TEXT))
           AND (CAST($6 AS TEXT) IS NULL OR e.subject = CAST($6 AS TEXT))
           AND (CAST($7 AS TEXT) IS NULL OR ',' || e.categories || ',' LIKE '%,' || CAST($7 AS TEXT) || ',%')
           AND ($8 = FALSE OR e.action LIKE '%.refused')
         GROUP BY e.at, e.actor, e.agency_id, e.action, e.subject, e.categories, e.rule, u.display_name, a.name
         ORDER BY e.at DESC, e.action, e.subject LIMIT $9 OFFSET $10",
        &[
            Value::text(filter.own),
            filter.from.into(),
            filter.until.into(),
            Value::opt_text(filter.agency),
            Value::opt_text(filter.user),
            Value::opt_text(subject),
            Value::opt_text(filter.category.map(Category::code)),
            filter.refused.into(),
            limit.into(),
            skip.into(),
        ],
    )?
    .iter()
    .map(line)
    .collect()
}
