//! What a decision on who may see what depends on, beside roles and relations: read in two statements,
//! whatever a case holds.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    agency::AgencyKind,
    category::from_codes,
    id::{AgencyId, AgreementId, BreakGlassId, CaseId, UserId},
    permission::{Again, Standing, Status, last_day},
    protection::Level,
    purpose,
};
use throughline_policy::sharing::{Agreed, Judged, Narrowed, Permitted, Recipient};

use crate::{
    DbError,
    db::{Query, Row, Value},
};

/// Who looks, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looking {
    /// The user.
    pub user: UserId,
    /// The agency they act for.
    pub agency: AgencyId,
    /// The local day of the case.
    pub today: Date,
    /// The instant.
    pub now: Timestamp,
}

/// What stands about one case, for who looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfCase {
    /// The permissions that were given and not withdrawn.
    pub permissions: Vec<Permitted>,
    /// What the lead worker narrowed for this agency.
    pub narrowings: Vec<Narrowed>,
    /// Decisions to share with this agency in the single case.
    pub judgements: Vec<Judged>,
    /// The public-protection level.
    pub level: Level,
    /// The glass that this user has broken and that is open still.
    pub break_glass: Option<BreakGlassId>,
}

/// Everything about one case that decisions for one user depend on, in one statement.
pub fn of_case(q: &mut dyn Query, case: CaseId, looking: Looking) -> Result<OfCase, DbError> {
    // What holds for every agency narrows not the lead's own, which has to work with the whole.
    let rows = q.rows(
        "SELECT 'permission' AS what, p.id, p.version, p.to_agency_id AS agency_id, p.to_kind AS kind, p.categories,
           p.purpose AS code, p.depth, p.answered_on AS first_day, p.ends_on AS day, p.again, p.again_since AS since
         FROM permission p WHERE p.case_id = $1 AND p.status = 'given' AND p.ends_on >= $4
         UNION ALL
         SELECT 'narrowing', n.id, 1, NULL, NULL, n.category, '', n.most, NULL, NULL, NULL, NULL
         FROM narrowing n WHERE n.case_id = $1 AND n.lifted_at IS NULL
           AND (n.agency_id = $3 OR (n.agency_id IS NULL AND NOT EXISTS (
             SELECT 1 FROM lead_worker w WHERE w.case_id = $1 AND w.to_at IS NULL AND w.agency_id = $3)))
         UNION ALL
         SELECT 'judgement', d.id, d.version, NULL, NULL, d.category, '', d.depth, NULL, d.until, NULL, NULL
         FROM sharing_decision d
         WHERE d.case_id = $1 AND d.agency_id = $3 AND d.ended_at IS NULL AND d.until >= $4
         UNION ALL
         SELECT 'level', l.case_id, 1, NULL, NULL, '', l.level, '', NULL, NULL, NULL, NULL
         FROM protection_level l WHERE l.case_id = $1 AND l.to_at IS NULL
         UNION ALL
         SELECT 'glass', b.id, b.version, NULL, NULL, '', b.ground, '', NULL, NULL, NULL, NULL
         FROM break_glass b JOIN case_file c ON c.person_id = b.person_id
         WHERE c.id = $1 AND b.user_id = $2 AND b.opened_at <= $5 AND b.closes_at > $5
         ORDER BY 1, 2",
        &[
            Value::text(case),
            Value::text(looking.user),
            Value::text(looking.agency),
            looking.today.into(),
            looking.now.into(),
        ],
    )?;
    let mut found = OfCase::default();
    for row in &rows {
        match row.get::<String>("what")?.as_str() {
            "permission" => found.permissions.push(permitted(row)?),
            "narrowing" => found.narrowings.push(Narrowed {
                id: row.parse("id")?,
                version: row.get("version")?,
                category: row.parse("categories")?,
                depth: row.parse("depth")?,
            }),
            "judgement" => found.judgements.push(Judged {
                id: row.parse("id")?,
                version: row.get("version")?,
                category: row.parse("categories")?,
                depth: row.parse("depth")?,
                until: row.get("day")?,
            }),
            "level" => found.level = row.parse("code")?,
            _ => found.break_glass = Some(row.parse("id")?),
        }
    }
    Ok(found)
}

fn permitted(row: &Row) -> Result<Permitted, DbError> {
    let kind: Option<String> = row.get("kind")?;
    let to = match row.parse_opt("agency_id")? {
        Some(agency) => Recipient::Agency(agency),
        None => Recipient::Kind(AgencyKind(kind.unwrap_or_default())),
    };
    let since: Option<Date> = row.get("since")?;
    let again: Option<Again> = row.parse_opt("again")?;
    let standing = Standing { status: Status::Given, ends_on: row.get("day")?, again: again.zip(since) };
    Ok(Permitted {
        id: row.parse("id")?,
        version: row.get("version")?,
        to,
        categories: from_codes(&row.get::<String>("categories")?),
        purposes: purpose::from_codes(&row.get::<String>("code")?),
        depth: row.parse("depth")?,
        from: row.get("first_day")?,
        until: Some(last_day(&standing)),
        withdrawn: false,
    })
}

/// The agreements in force that an agency is a party of, with those of the other parties that have to do
/// with the case: a kind of agency stands for every one of it in the jurisdiction.
pub fn agreements(
    q: &mut dyn Query,
    case: CaseId,
    agency: AgencyId,
    today: Date,
) -> Result<Vec<Agreed>, DbError> {
    let rows = q.rows(
        "SELECT a.id, a.version, a.purposes, a.categories, a.starts_on, a.ends_on, m.id AS member
         FROM agreement a JOIN agreement_party p ON p.agreement_id = a.id
           JOIN agency m ON m.id = p.agency_id OR (m.kind = p.kind AND m.jurisdiction_id = a.jurisdiction_id)
         WHERE a.ended_at IS NULL AND a.starts_on <= $3 AND (a.ends_on IS NULL OR a.ends_on >= $3)
           AND (m.id = $2 OR m.id IN (SELECT i.agency_id FROM involvement i WHERE i.case_id = $1))
           AND EXISTS (
             SELECT 1 FROM agreement_party o JOIN agency n ON n.id = $2
             WHERE o.agreement_id = a.id
               AND (o.agency_id = n.id OR (o.kind = n.kind AND n.jurisdiction_id = a.jurisdiction_id)))
         ORDER BY a.id, m.id",
        &[Value::text(case), Value::text(agency), today.into()],
    )?;
    let mut found: Vec<Agreed> = Vec::new();
    for row in &rows {
        let id: AgreementId = row.parse("id")?;
        let member: AgencyId = row.parse("member")?;
        match found.last_mut().filter(|last| last.id == id) {
            Some(last) if last.parties.contains(&member) => {}
            Some(last) => last.parties.push(member),
            None => found.push(Agreed {
                id,
                version: row.get("version")?,
                parties: vec![member],
                purposes: purpose::from_codes(&row.get::<String>("purposes")?),
                categories: from_codes(&row.get::<String>("categories")?),
                from: row.get("starts_on")?,
                until: row.get("ends_on")?,
                ended: false,
            }),
        }
    }
    Ok(found)
}
