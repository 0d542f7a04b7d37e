//! Coming home: the people of an agency's accepted cases who leave custody soon.
//!
//! The statements begin at the agency's own accepted involvements. Who is not on a case of theirs is
//! not in any row, so no page built on these can show or count them.

use std::collections::HashMap;

use jiff::civil::Date;
use throughline_domain::{
    custody::{ItemStatus, ReleaseItem},
    id::{AgencyId, CaseId, EpisodeId, PersonId, UserId},
    person::Name,
};

use crate::{
    DbError,
    db::{Query, Value},
};

/// One of the release-day six that somebody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Which.
    pub item: ReleaseItem,
    /// How it stands.
    pub status: ItemStatus,
    /// What exactly, in words.
    pub detail: Option<String>,
}

/// Somebody who comes home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Homecoming {
    /// Who.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The name in the record of the custody.
    pub name: Name,
    /// The town that the person intends to settle in, else the one in that record.
    pub town: Option<String>,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// R; `None` where it is not known.
    pub leaves_on: Option<Date>,
    /// The lead worker's name and agency.
    pub lead: Option<(String, String)>,
    /// Whether the reader may see the person: by the agency, or by a unit of it that is theirs.
    pub seen: bool,
    /// Those of the six that somebody has answered. What is not here, nobody knows.
    pub answered: Vec<Answered>,
}

/// Everybody in the accepted cases of an agency who is in custody and leaves until `until`, or on a
/// day that nobody knows; soonest first.
pub fn list(
    q: &mut dyn Query,
    agency: AgencyId,
    reader: UserId,
    until: Date,
) -> Result<Vec<Homecoming>, DbError> {
    let mut answered = answered_by_episode(q, &[Value::text(agency), until.into()])?;
    q.rows(
        "SELECT c.id, c.person_id, c.jurisdiction_id, e.id AS episode_id, e.working_date, r.surname, r.given_name,
           COALESCE((SELECT s.value FROM answer s
             WHERE s.person_id = c.person_id AND s.fact = 'intended_settlement'
             ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1), r.town) AS town, u.display_name AS lead_name, la.name AS lead_agency,
           EXISTS (SELECT 1 FROM visibility v WHERE v.agency_id = $1 AND v.person_id = c.person_id
             AND v.unit_id IN (SELECT '' UNION ALL SELECT uu.unit_id FROM user_unit uu WHERE uu.user_id = $3)) AS seen
         FROM involvement i
         JOIN case_file c ON c.id = i.case_id
         JOIN person p ON p.id = c.person_id
         JOIN custody_episode e ON e.person_id = c.person_id AND e.jurisdiction_id = c.jurisdiction_id
         JOIN person_record r ON r.id = e.record_id
         LEFT JOIN lead_worker l ON l.case_id = c.id AND l.to_at IS NULL
         LEFT JOIN app_user u ON u.id = l.user_id
         LEFT JOIN agency la ON la.id = l.agency_id
         WHERE i.agency_id = $1 AND i.status = 'accepted' AND c.status = 'open' AND p.died_on IS NULL
           AND e.status = 'open' AND (e.working_date IS NULL OR e.working_date <= $2)
         ORDER BY CASE WHEN e.working_date IS NULL THEN 1 ELSE 0 END, e.working_date, r.sort_key, e.id",
        &[Value::text(agency), until.into(), Value::text(reader)],
    )?
    .iter()
    .map(|row| {
        let episode: EpisodeId = row.parse("episode_id")?;
        let lead_name: Option<String> = row.get("lead_name")?;
        Ok(Homecoming {
            person: row.parse("person_id")?,
            case: row.parse("id")?,
            name: Name { surname: row.get("surname")?, given_name: row.get("given_name")? },
            town: row.get("town")?,
            jurisdiction: row.get("jurisdiction_id")?,
            leaves_on: row.get("working_date")?,
            lead: lead_name.zip(row.get::<Option<String>>("lead_agency")?),
            seen: row.get("seen")?,
            answered: answered.remove(&episode).unwrap_or_default(),
        })
    })
    .collect()
}

fn answered_by_episode(
    q: &mut dyn Query,
    scope: &[Value],
) -> Result<HashMap<EpisodeId, Vec<Answered>>, DbError> {
    let rows = q.rows(
        "SELECT s.episode_id, s.item, s.status, s.detail
         FROM involvement i
         JOIN case_file c ON c.id = i.case_id
         JOIN custody_episode e ON e.person_id = c.person_id AND e.jurisdiction_id = c.jurisdiction_id
         JOIN release_item s ON s.episode_id = e.id
         WHERE i.agency_id = $1 AND i.status = 'accepted' AND c.status = 'open' AND e.status = 'open'
           AND (e.working_date IS NULL OR e.working_date <= $2) AND s.updated_by IS NOT NULL",
        scope,
    )?;
    let mut answered: HashMap<EpisodeId, Vec<Answered>> = HashMap::new();
    for row in &rows {
        let episode = row.parse("episode_id")?;
        answered.entry(episode).or_default().push(Answered {
            item: row.parse("item")?,
            status: row.parse("status")?,
            detail: row.get("detail")?,
        });
    }
    Ok(answered)
}
