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
    id::{AgencyId, PersonId, UnitId, UserId},
};
use throughline_policy::Relation;

use crate::{
    DbError,
    db::{Query, Value, Writer},
};

/// Computes a person's rows anew.
///
/// An agency with units (a prison service) gets one row per unit that holds the person or has not
/// handed them over yet, and none once all have: its other units never had a reason to look. An
/// agency that never placed the person in a unit gets one row for the whole agency.
pub fn refresh(w: &mut Writer<'_>, person: PersonId) -> Result<(), DbError> {
    let id = [Value::text(person)];
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
    Ok(())
}

/// The rows of a person who has just come, with one record and one stay in a unit of its agency: what
/// [`refresh`] would find, without looking for what cannot be there.
pub fn of_new(w: &mut Writer<'_>, person: PersonId, agency: AgencyId, unit: UnitId) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO visibility (agency_id, unit_id, person_id, ground) VALUES ($1, $2, $3, 'record')",
        &[Value::text(agency), Value::text(unit), Value::text(person)],
    )?;
    Ok(())
}

/// How the actor stands to the person, as the rules need it. Who stands in for the lead worker
/// stands as the lead worker does.
pub fn relation(q: &mut dyn Query, actor: &Actor, person: PersonId) -> Result<Relation, DbError> {
    if stands_in(q, actor, person)?.is_some() {
        return Ok(Relation::Lead);
    }
    own_relation(q, actor, person)
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

fn own_relation(q: &mut dyn Query, actor: &Actor, person: PersonId) -> Result<Relation, DbError> {
    let (Some(agency), Some(user)) = (actor.agency, actor.user) else { return Ok(Relation::None) };
    let params = [Value::text(agency), Value::text(user), Value::text(person)];
    let sees = q.find(
        "SELECT 1 AS yes FROM visibility v
         WHERE v.agency_id = $1 AND v.person_id = $3
           AND v.unit_id IN (SELECT '' UNION ALL SELECT unit_id FROM user_unit WHERE user_id = $2)",
        &params,
    )?;
    // From the person to the agency: the other way round SQLite reads every case of the agency, and
    // CROSS JOIN is how it is told.
    let involved = q.find(
        "SELECT i.status AS status,
                (SELECT COUNT(*) FROM lead_worker l
                 WHERE l.case_id = c.id AND l.to_at IS NULL AND l.user_id = $2) AS leads
         FROM case_file c CROSS JOIN involvement i
         WHERE i.case_id = c.id AND c.person_id = $3 AND c.status = 'open' AND i.agency_id = $1
           AND i.status IN ('invited', 'accepted')",
        &params,
    )?;
    let (status, leads) = match involved {
        Some(row) => (row.get::<String>("status")?, row.get::<i64>("leads")? > 0),
        None => (String::new(), false),
    };
    Ok(match (sees.is_some(), status.as_str(), leads) {
        (true, "accepted", true) => Relation::Lead,
        (true, "accepted", false) => Relation::OnTheCase,
        (true, _, _) => Relation::OwnRecord,
        (false, "invited", _) => Relation::Invited,
        (false, _, _) => Relation::None,
    })
}

/// Whether an agency holds a record of its own about a person.
pub fn holds_record(q: &mut dyn Query, agency: AgencyId, person: PersonId) -> Result<bool, DbError> {
    let found = q.find(
        "SELECT 1 AS yes FROM person_record WHERE agency_id = $1 AND person_id = $2",
        &[Value::text(agency), Value::text(person)],
    )?;
    Ok(found.is_some())
}

/// How many people the actor may see.
pub fn count(q: &mut dyn Query, agency: AgencyId) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(DISTINCT person_id) AS people FROM visibility WHERE agency_id = $1",
        &[Value::text(agency)],
    )?
    .get("people")
}
