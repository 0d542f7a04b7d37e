//! Who may see a person at all: the projection that lists and search start from.
//!
//! A row says that an agency, or one unit of an agency that has units, may see a person, and on
//! which ground. The rows of a person are computed anew by [`refresh`] in the transaction of every
//! write that could change them; nothing else writes this table.
//!
//! Grounds: `record`, the agency holds a record of its own (it sent the list, or entered the person
//! by hand), and `case`, its involvement in the open case is accepted. An invited partner has no row.

use throughline_domain::{
    agency::Actor,
    id::{AgencyId, PersonId, RecordId, UnitId, UserId},
};
use throughline_policy::Relation;

use crate::{
    DbError,
    db::{Query, Value, Writer},
    search,
};

/// Computes a person's rows anew.
///
/// An agency with units (a prison service) gets one row per unit that holds the person or has not
/// handed them over yet, and none once all have: its other units never had a reason to look. An
/// agency that never placed the person in a unit gets one row for the whole agency.
pub fn refresh(w: &mut Writer<'_>, person: PersonId) -> Result<(), DbError> {
    let id = [Value::text(person)];
    // Most acts change nothing about who sees whom.
    let differ: i64 = w
        .one(
            "SELECT COUNT(*) AS differ FROM (
               SELECT x.agency_id, x.unit_id, x.ground FROM (
                 SELECT v.agency_id, v.unit_id, v.ground FROM visibility v WHERE v.person_id = $1
                 UNION ALL
                 SELECT DISTINCT e.agency_id, eu.unit_id, 'record'
                 FROM custody_episode e JOIN episode_unit eu ON eu.episode_id = e.id
                 WHERE e.person_id = $1 AND (eu.left_at IS NULL OR eu.handed_over_at IS NULL)
                 UNION ALL
                 SELECT DISTINCT r.agency_id, '', 'record'
                 FROM person_record r
                 WHERE r.person_id = $1 AND NOT EXISTS (
                   SELECT 1 FROM custody_episode e JOIN episode_unit eu ON eu.episode_id = e.id
                   WHERE e.person_id = r.person_id AND e.agency_id = r.agency_id)
                 UNION ALL
                 SELECT DISTINCT i.agency_id, '', 'case'
                 FROM involvement i JOIN case_file c ON c.id = i.case_id
                 WHERE i.case_id IN (SELECT id FROM case_file WHERE person_id = $1 AND status = 'open')
                   AND i.status = 'accepted'
                   AND NOT EXISTS (
                     SELECT 1 FROM person_record r WHERE r.person_id = c.person_id AND r.agency_id = i.agency_id)
                   AND NOT EXISTS (
                     SELECT 1 FROM custody_episode e JOIN episode_unit eu ON eu.episode_id = e.id
                     WHERE e.person_id = c.person_id AND e.agency_id = i.agency_id)) x
               GROUP BY x.agency_id, x.unit_id, x.ground HAVING COUNT(*) <> 2) y",
            &id,
        )?
        .get("differ")?;
    w.changed_person(person);
    if differ == 0 {
        return Ok(());
    }
    search::forget(w, person)?;
    w.execute("DELETE FROM visibility WHERE person_id = $1", &id)?;
    w.execute(
        "INSERT INTO visibility (agency_id, unit_id, person_id, ground)
         SELECT DISTINCT e.agency_id, eu.unit_id, e.person_id, 'record'
         FROM custody_episode e JOIN episode_unit eu ON eu.episode_id = e.id
         WHERE e.person_id = $1 AND (eu.left_at IS NULL OR eu.handed_over_at IS NULL)
         UNION ALL
         SELECT DISTINCT r.agency_id, '', r.person_id, 'record'
         FROM person_record r
         WHERE r.person_id = $1 AND NOT EXISTS (
           SELECT 1 FROM custody_episode e JOIN episode_unit eu ON eu.episode_id = e.id
           WHERE e.person_id = r.person_id AND e.agency_id = r.agency_id)
         UNION ALL
         SELECT DISTINCT i.agency_id, '', c.person_id, 'case'
         FROM involvement i JOIN case_file c ON c.id = i.case_id
         WHERE i.case_id IN (SELECT id FROM case_file WHERE person_id = $1 AND status = 'open')
           AND i.status = 'accepted'
           AND NOT EXISTS (
             SELECT 1 FROM person_record r WHERE r.person_id = c.person_id AND r.agency_id = i.agency_id)
           AND NOT EXISTS (
             SELECT 1 FROM custody_episode e JOIN episode_unit eu ON eu.episode_id = e.id
             WHERE e.person_id = c.person_id AND e.agency_id = i.agency_id)",
        &id,
    )?;
    search::learn(w, person)
}

/// The rows of a person who has just come, with one record and one stay in a unit of its agency: what
/// [`refresh`] would find, without looking for what cannot be there.
pub fn of_new(w: &mut Writer<'_>, person: PersonId, agency: AgencyId, unit: UnitId) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO visibility (agency_id, unit_id, person_id, ground) VALUES ($1, $2, $3, 'record')",
        &[Value::text(agency), Value::text(unit), Value::text(person)],
    )?;
    w.changed_person(person);
    search::learn(w, person)
}

/// How an actor stands to a person: what every decision about the person begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The relation, as the rules need it.
    pub relation: Relation,
    /// Whether the actor's agency holds a record of its own.
    pub holds_record: bool,
    /// The records that agencies hold about the person, oldest first: each has a chain of the ledger.
    pub records: Vec<RecordId>,
}

/// How the actor stands to the person. Who stands in for the lead worker stands as the lead worker does.
pub fn standing(q: &mut dyn Query, actor: &Actor, person: PersonId) -> Result<Standing, DbError> {
    let covers = stands_in(q, actor, person)?.is_some();
    let mut standing = own_standing(q, actor, person)?;
    if covers {
        standing.relation = Relation::Lead;
    }
    Ok(standing)
}

/// The relation alone.
pub fn relation(q: &mut dyn Query, actor: &Actor, person: PersonId) -> Result<Relation, DbError> {
    Ok(standing(q, actor, person)?.relation)
}

/// The colleague who is away, leads this person's case, and for whom the actor stands in. People in
/// the colleague's units are open to the actor too: somebody has to know them meanwhile.
pub fn stands_in(q: &mut dyn Query, actor: &Actor, person: PersonId) -> Result<Option<UserId>, DbError> {
    let Some(agency) = actor.agency else { return Ok(None) };
    for colleague in &actor.stands_in_for {
        let leads = q.find(
            "SELECT 1 AS yes FROM case_file c
             CROSS JOIN lead_worker l CROSS JOIN involvement i CROSS JOIN visibility v
             WHERE c.person_id = $3 AND c.status = 'open'
               AND l.case_id = c.id AND l.user_id = $2 AND l.to_at IS NULL
               AND i.case_id = c.id AND i.agency_id = $1 AND i.status = 'accepted'
               AND v.person_id = c.person_id AND v.agency_id = $1
               AND (v.unit_id = '' OR v.unit_id IN (SELECT unit_id FROM user_unit WHERE user_id = $2))",
            &[Value::text(agency), Value::text(colleague), Value::text(person)],
        )?;
        if leads.is_some() {
            return Ok(Some(*colleague));
        }
    }
    Ok(None)
}

fn own_standing(q: &mut dyn Query, actor: &Actor, person: PersonId) -> Result<Standing, DbError> {
    // The operator has neither agency nor name; nobody's id is empty.
    let id = |id: Option<String>| Value::Text(id.unwrap_or_default());
    let agency = id(actor.agency.map(|id| id.to_string()));
    let user = id(actor.user.map(|id| id.to_string()));
    // From the person to the agency: the other way round SQLite reads every case of the agency, and
    // CROSS JOIN is how it is told, and `|| ''` which index it is not to begin with.
    let row = q.one(
        "SELECT
           EXISTS (SELECT 1 FROM visibility v
             WHERE v.agency_id = $1 AND v.person_id = $3
               AND v.unit_id IN (SELECT '' UNION ALL SELECT unit_id FROM user_unit WHERE user_id = $2)) AS sees,
           (SELECT MIN(i.status) FROM case_file c CROSS JOIN involvement i
             WHERE i.case_id = c.id AND c.person_id = $3 AND c.status = 'open' AND i.agency_id || '' = $1
               AND i.status IN ('invited', 'accepted')) AS status,
           EXISTS (SELECT 1 FROM case_file c CROSS JOIN involvement i CROSS JOIN lead_worker l
             WHERE i.case_id = c.id AND c.person_id = $3 AND c.status = 'open' AND i.agency_id || '' = $1
               AND i.status = 'accepted' AND l.case_id = c.id AND l.to_at IS NULL AND l.user_id = $2) AS leads,
           EXISTS (SELECT 1 FROM person_record r
             WHERE r.person_id = $3 AND r.agency_id || '' = $1) AS holds_record,
           (SELECT string_agg(r.id, ' ' ORDER BY r.id) FROM person_record r WHERE r.person_id = $3) AS records",
        &[agency, user, Value::text(person)],
    )?;
    let records: Option<String> = row.get("records")?;
    let status: Option<String> = row.get("status")?;
    let relation = match (row.get("sees")?, status.as_deref(), row.get("leads")?) {
        (true, Some("accepted"), true) => Relation::Lead,
        (true, Some("accepted"), false) => Relation::OnTheCase,
        (true, _, _) => Relation::OwnRecord,
        (false, Some("invited"), _) => Relation::Invited,
        (false, _, _) => Relation::None,
    };
    let id = |id: &str| id.parse().map_err(|_| DbError::Column("records".to_owned()));
    Ok(Standing {
        relation,
        holds_record: row.get("holds_record")?,
        records: records.unwrap_or_default().split_whitespace().map(id).collect::<Result<_, _>>()?,
    })
}

/// How many people the actor may see.
pub fn count(q: &mut dyn Query, agency: AgencyId) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(DISTINCT person_id) AS people FROM visibility WHERE agency_id = $1",
        &[Value::text(agency)],
    )?
    .get("people")
}
