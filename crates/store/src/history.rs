//! The ledger of a person's records, as people read it.

use std::str::FromStr as _;

use jiff::Timestamp;
use throughline_domain::{
    agency::{AgencyKind, Role},
    category::{Category, from_codes},
    id::{AgencyId, PersonId, UserId},
};

use crate::{
    DbError,
    db::{Query, Value},
};

/// An entry with the names behind its ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// Who and their name; `None` for the system.
    pub actor: Option<(UserId, String)>,
    /// What the actor does, as it is today.
    pub roles: Vec<Role>,
    /// The agency they acted for, and its name.
    pub agency: Option<(AgencyId, String)>,
    /// What kind of agency that is.
    pub kind: Option<AgencyKind>,
    /// What was done, a code.
    pub action: String,
    /// The categories concerned.
    pub categories: Vec<Category>,
    /// The rule that allowed it.
    pub rule: String,
    /// The payload, unless it was erased.
    pub payload: Option<String>,
}

/// The newest entries in the chains of a person's records, newest first, and whether an agency decides who is
/// on the person's case. An act that stands in several of these chains comes once.
pub fn list(
    q: &mut dyn Query,
    person: PersonId,
    reader: Option<AgencyId>,
    limit: i64,
) -> Result<(Vec<Line>, bool), DbError> {
    let rows = q.rows(
        "SELECT e.at, e.actor, e.agency_id, e.action, e.subject, e.categories, e.rule, e.payload,
           u.display_name, a.name AS agency_name, a.kind AS agency_kind,
           (SELECT string_agg(x.role, ' ' ORDER BY x.role) FROM user_role x WHERE x.user_id = u.id) AS roles,
           EXISTS (SELECT 1 FROM case_file c JOIN involvement i ON i.case_id = c.id
             WHERE c.person_id = $1 AND c.status = 'open' AND i.agency_id = CAST($3 AS TEXT)
               AND i.status = 'accepted' AND i.part <> 'partner') AS decides
         FROM ledger_entry e
         LEFT JOIN app_user u ON u.id = e.actor
         LEFT JOIN agency a ON a.id = e.agency_id
         WHERE e.chain IN (SELECT 'record:' || r.id FROM person_record r WHERE r.person_id = $1)
         ORDER BY e.at DESC, e.sequence DESC, e.chain LIMIT $2",
        &[Value::text(person), limit.into(), Value::opt_text(reader)],
    )?;
    let decides = rows.first().map_or(Ok(false), |row| row.get("decides"))?;
    let mut lines: Vec<Line> = Vec::with_capacity(rows.len());
    for row in &rows {
        let name: Option<String> = row.get("display_name")?;
        let agency: Option<String> = row.get("agency_name")?;
        let actor: String = row.get("actor")?;
        let agency_id: String = row.get("agency_id")?;
        let categories: String = row.get("categories")?;
        let roles: Option<String> = row.get("roles")?;
        let line = Line {
            at: row.get("at")?,
            actor: UserId::from_str(&actor).ok().zip(name),
            roles: roles.unwrap_or_default().split_whitespace().filter_map(Role::from_code).collect(),
            agency: AgencyId::from_str(&agency_id).ok().zip(agency),
            kind: row.text_opt("agency_kind")?.map(|kind| AgencyKind(kind.into())),
            action: row.get("action")?,
            categories: from_codes(&categories),
            rule: row.get("rule")?,
            payload: row.get("payload")?,
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    Ok((lines, decides))
}
