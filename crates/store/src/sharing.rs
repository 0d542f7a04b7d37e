//! What a decision on who may see what depends on, beside roles and relations: read in two statements,
//! whatever a case holds. For the agency of the lead worker it lies ready beside the caseload.

mod kept;

use std::{collections::HashMap, str::FromStr, sync::Arc};

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    agency::AgencyKind,
    category::from_codes,
    id::{AgencyId, AgreementId, BreakGlassId, CaseId, EnrolmentId, PersonId, UserId},
    involvement::Part,
    permission::{Again, Standing, Status, last_day},
    protection::Level,
    purpose,
};
use throughline_policy::sharing::{Agreed, Judged, Narrowed, Permitted, Recipient};

pub use self::kept::{Common, Kept};
use crate::{
    DbError,
    db::{Query, Row, Value},
};

/// Who looks, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looking {
    /// The user; an agency as a whole has none.
    pub user: Option<UserId>,
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
    /// The agencies that hold a record of the person.
    pub records: Vec<AgencyId>,
    /// The agencies that have accepted.
    pub seats: Vec<Seat>,
    /// The programmes, ended ones too.
    pub programmes: Vec<Enrolled>,
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

/// An agency on the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Which.
    pub agency: AgencyId,
    /// Its kind.
    pub kind: AgencyKind,
    /// The jurisdiction that knows the kind.
    pub jurisdiction: Arc<str>,
    /// What it does.
    pub part: Part,
    /// The enrolment that it rests on.
    pub enrolment: Option<EnrolmentId>,
}

/// A programme of the case, as far as sharing depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// The enrolment.
    pub id: EnrolmentId,
    /// The pack.
    pub pack: Arc<str>,
    /// Its current version: rules of sharing are those of today, whatever the enrolment is pinned to.
    pub hash: Arc<str>,
    /// Who referred.
    pub referring: AgencyId,
    /// Who leads it.
    pub lead: Option<AgencyId>,
    /// The day it ended.
    pub ended_on: Option<Date>,
}

/// A person on a list, as far as it has to be known before anything is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnList {
    /// Who.
    pub person: PersonId,
    /// Whether the agency holds a record of its own.
    pub holds_record: bool,
    /// The newest open case, with its jurisdiction.
    pub case: Option<(CaseId, String)>,
    /// What lies ready about it, where the agency's own worker leads.
    pub kept: Option<Kept>,
}

/// A list of ids in one text, and its length in characters. A statement takes it apart, because neither
/// engine binds a list the way the other does; the length is given because each would count it anew for
/// every id.
pub(crate) fn listed<T: ToString>(ids: &[T]) -> (String, Value) {
    let ids: String = ids.iter().map(ToString::to_string).collect();
    let length = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    (ids, length.into())
}

/// The people of a list as an agency stands to them.
pub fn on_list(q: &mut dyn Query, people: &[PersonId], agency: AgencyId) -> Result<Vec<OnList>, DbError> {
    let (ids, length) = listed(people);
    q.rows(
        "WITH RECURSIVE wanted(person_id, at) AS (
           SELECT substr($1, 1, 36), 1
           UNION ALL
           SELECT substr($1, at + 36, 36), at + 36 FROM wanted WHERE at + 36 < CAST($3 AS BIGINT))
         SELECT t.person_id, c.id AS case_id, c.jurisdiction_id, l.sharing,
           EXISTS (SELECT 1 FROM person_record r WHERE r.person_id = t.person_id AND r.agency_id = $2) AS holds_record
         FROM wanted t LEFT JOIN case_file c ON c.person_id = t.person_id AND c.status = 'open'
         LEFT JOIN caseload l ON l.case_id = c.id AND l.agency_id = $2
         WHERE t.person_id <> '' AND NOT EXISTS (
           SELECT 1 FROM case_file k WHERE k.person_id = t.person_id AND k.status = 'open'
             AND (k.opened_at > c.opened_at OR (k.opened_at = c.opened_at AND k.id > c.id)))",
        &[ids.into(), Value::text(agency), length],
    )?
    .iter()
    .map(|row| {
        let jurisdiction: Option<String> = row.get("jurisdiction_id")?;
        Ok(OnList {
            person: row.parse("person_id")?,
            holds_record: row.get("holds_record")?,
            case: row.parse_opt("case_id")?.zip(jurisdiction),
            kept: row.get::<Option<Vec<u8>>>("sharing")?.map(Kept),
        })
    })
    .collect()
}

/// Everything about cases that decisions for one user depend on, in one statement. A case of which
/// nothing is known is not in it.
pub fn of_cases(
    q: &mut dyn Query,
    cases: &[CaseId],
    looking: Looking,
) -> Result<HashMap<CaseId, OfCase>, DbError> {
    let rows = facts(q, cases, looking)?;
    let mut found: HashMap<CaseId, OfCase> = HashMap::new();
    for (case, fact) in in_order(&rows)? {
        let case = case.parse().map_err(|_| DbError::Column("case_id".to_owned()))?;
        add(found.entry(case).or_default(), &fact)?;
    }
    Ok(found)
}

fn facts(q: &mut dyn Query, cases: &[CaseId], looking: Looking) -> Result<Vec<Row>, DbError> {
    let (ids, length) = listed(cases);
    // What holds for every agency narrows not the lead's own, which has to work
    // with the whole.
    q.rows(
        "WITH RECURSIVE wanted(case_id, at) AS (
           SELECT substr($1, 1, 36), 1
           UNION ALL
           SELECT substr($1, at + 36, 36), at + 36 FROM wanted WHERE at + 36 < CAST($6 AS BIGINT))
         SELECT 'seat' AS what, i.case_id, i.id, 1 AS version, i.agency_id, a.kind, i.part AS categories,
           a.jurisdiction_id AS code, i.enrolment_id AS depth, NULL AS first_day, NULL AS day, NULL AS again, NULL AS since
         FROM wanted t JOIN involvement i ON i.case_id = t.case_id JOIN agency a ON a.id = i.agency_id
         WHERE i.status = 'accepted'
         UNION ALL
         SELECT 'record', c.id, r.id, 1, r.agency_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
         FROM wanted t JOIN case_file c ON c.id = t.case_id JOIN person_record r ON r.person_id = c.person_id
         UNION ALL
         SELECT 'programme', e.case_id, e.id, 1, e.referring_agency_id, e.lead_agency_id, e.pack_id,
           v.hash, NULL, NULL, e.ended_on, NULL, NULL
         FROM wanted t JOIN enrolment e ON e.case_id = t.case_id
           JOIN pack_version v ON v.pack_id = e.pack_id AND v.current = TRUE
         UNION ALL
         SELECT 'permission', p.case_id, p.id, p.version, p.to_agency_id, p.to_kind, p.categories,
           p.purpose, p.depth, p.answered_on, p.ends_on, p.again, p.again_since
         FROM wanted t JOIN permission p ON p.case_id = t.case_id
         WHERE p.status = 'given' AND p.ends_on >= $4
         UNION ALL
         SELECT 'narrowing', n.case_id, n.id, 1, NULL, NULL, n.category, '', n.most, NULL, NULL, NULL, NULL
         FROM wanted t JOIN narrowing n ON n.case_id = t.case_id
         WHERE n.lifted_at IS NULL
           AND (n.agency_id = $3 OR (n.agency_id IS NULL AND NOT EXISTS (
             SELECT 1 FROM lead_worker w WHERE w.case_id = n.case_id AND w.to_at IS NULL AND w.agency_id = $3)))
         UNION ALL
         SELECT 'judgement', d.case_id, d.id, d.version, NULL, NULL, d.category, '', d.depth, NULL, d.until, NULL, NULL
         FROM wanted t JOIN sharing_decision d ON d.case_id = t.case_id
         WHERE d.agency_id = $3 AND d.ended_at IS NULL AND d.until >= $4
         UNION ALL
         SELECT 'level', l.case_id, l.case_id, 1, NULL, NULL, '', l.level, '', NULL, NULL, NULL, NULL
         FROM wanted t JOIN protection_level l ON l.case_id = t.case_id
         WHERE l.to_at IS NULL
         UNION ALL
         SELECT 'glass', c.id, b.id, b.version, NULL, NULL, '', b.ground, '', NULL, NULL, NULL, NULL
         FROM wanted t JOIN case_file c ON c.id = t.case_id JOIN break_glass b ON b.person_id = c.person_id
         WHERE b.user_id = $2 AND b.opened_at <= $5 AND b.closes_at > $5",
        &[
            ids.into(),
            looking.user.map(|user| user.to_string()).unwrap_or_default().into(),
            Value::text(looking.agency),
            looking.today.into(),
            looking.now.into(),
            length,
        ],
    )
}

/// The facts of each case, each in its place whatever the engine found first.
fn in_order(rows: &[Row]) -> Result<Vec<(&str, Fact<'_>)>, DbError> {
    // Put in their order here: sorted by the statement, every part of it would be, which cost as much as
    // all the rest.
    let mut ordered = Vec::with_capacity(rows.len());
    for row in rows {
        ordered.push((row.text("case_id")?, Fact::read(row)?));
    }
    ordered.sort_unstable_by_key(|(case, fact)| (*case, fact.what, fact.id));
    Ok(ordered)
}

/// One thing that stands about a case; what its fields hold depends on what it is.
struct Fact<'a> {
    what: &'a str,
    id: &'a str,
    version: i64,
    fields: [Option<&'a str>; FIELDS.len()],
}

/// The columns of every part of the statement, beside what it is, of which case, which and in what version.
const FIELDS: [&str; 9] =
    ["agency_id", "kind", "categories", "code", "depth", "first_day", "day", "again", "since"];

impl<'a> Fact<'a> {
    fn read(row: &'a Row) -> Result<Self, DbError> {
        let mut fields = [None; FIELDS.len()];
        for (field, name) in fields.iter_mut().zip(FIELDS) {
            *field = row.text_opt(name)?;
        }
        Ok(Self { what: row.text("what")?, id: row.text("id")?, version: row.get("version")?, fields })
    }

    fn opt(&self, name: &'static str) -> Option<&'a str> {
        let index = FIELDS.iter().position(|known| *known == name)?;
        self.fields.get(index).copied().flatten()
    }

    fn text(&self, name: &'static str) -> &'a str {
        self.opt(name).unwrap_or_default()
    }

    fn parse<T: FromStr>(&self, name: &'static str) -> Result<T, DbError> {
        self.text(name).parse().map_err(|_| DbError::Column(name.to_owned()))
    }

    fn parse_opt<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, DbError> {
        self.opt(name).map(|_| self.parse(name)).transpose()
    }

    fn own_id<T: FromStr>(&self) -> Result<T, DbError> {
        self.id.parse().map_err(|_| DbError::Column("id".to_owned()))
    }
}

/// The glasses that a user has broken and that are open at an instant, by case.
pub fn open_glasses(
    q: &mut dyn Query,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<(CaseId, BreakGlassId)>, DbError> {
    q.rows(
        "SELECT c.id AS case_id, b.id FROM break_glass b JOIN case_file c ON c.person_id = b.person_id
         WHERE b.user_id = $1 AND b.opened_at <= $2 AND b.closes_at > $2",
        &[Value::text(user), now.into()],
    )?
    .iter()
    .map(|row| Ok((row.parse("case_id")?, row.parse("id")?)))
    .collect()
}

fn add(found: &mut OfCase, fact: &Fact<'_>) -> Result<(), DbError> {
    match fact.what {
        "seat" => found.seats.push(Seat {
            agency: fact.parse("agency_id")?,
            kind: AgencyKind(fact.text("kind").into()),
            jurisdiction: fact.text("code").into(),
            part: fact.parse("categories")?,
            enrolment: fact.parse_opt("depth")?,
        }),
        "record" => found.records.push(fact.parse("agency_id")?),
        "programme" => found.programmes.push(Enrolled {
            id: fact.own_id()?,
            pack: fact.text("categories").into(),
            hash: fact.text("code").into(),
            referring: fact.parse("agency_id")?,
            lead: fact.parse_opt("kind")?,
            ended_on: fact.parse_opt("day")?,
        }),
        "permission" => found.permissions.push(permitted(fact)?),
        "narrowing" => found.narrowings.push(Narrowed {
            id: fact.own_id()?,
            version: fact.version,
            category: fact.parse("categories")?,
            depth: fact.parse("depth")?,
        }),
        "judgement" => found.judgements.push(Judged {
            id: fact.own_id()?,
            version: fact.version,
            category: fact.parse("categories")?,
            depth: fact.parse("depth")?,
            until: fact.parse_opt("day")?,
        }),
        "level" => found.level = fact.parse("code")?,
        _ => found.break_glass = Some(fact.own_id()?),
    }
    Ok(())
}

fn permitted(fact: &Fact<'_>) -> Result<Permitted, DbError> {
    let to = match fact.parse_opt("agency_id")? {
        Some(agency) => Recipient::Agency(agency),
        None => Recipient::Kind(AgencyKind(fact.text("kind").into())),
    };
    let again: Option<Again> = fact.parse_opt("again")?;
    let standing = Standing {
        status: Status::Given,
        ends_on: fact.parse("day")?,
        again: again.zip(fact.parse_opt("since")?),
    };
    Ok(Permitted {
        id: fact.own_id()?,
        version: fact.version,
        to,
        categories: from_codes(fact.text("categories")),
        purposes: purpose::from_codes(fact.text("code")),
        depth: fact.parse("depth")?,
        from: fact.parse("first_day")?,
        until: Some(last_day(&standing)),
        withdrawn: false,
    })
}

/// The agreements in force that an agency is a party of, with those of some others that are parties too: a
/// kind of agency stands for every one of it in the jurisdiction. A country has hundreds of a kind, and a case
/// a handful of agencies, so only those are looked at.
pub fn agreements(
    q: &mut dyn Query,
    agency: AgencyId,
    others: &[AgencyId],
    today: Date,
) -> Result<Vec<Agreed>, DbError> {
    let mut among = others.to_vec();
    among.push(agency);
    among.sort_unstable();
    among.dedup();
    let (among, length) = listed(&among);
    let rows = q.rows(
        "WITH RECURSIVE wanted(agency_id, at) AS (
           SELECT substr($3, 1, 36), 1
           UNION ALL
           SELECT substr($3, at + 36, 36), at + 36 FROM wanted WHERE at + 36 < CAST($4 AS BIGINT))
         SELECT a.id, a.version, a.purposes, a.categories, a.starts_on, a.ends_on, m.id AS member
         FROM agreement a CROSS JOIN wanted t JOIN agency m ON m.id = t.agency_id
         WHERE a.ended_at IS NULL AND a.starts_on <= $2 AND (a.ends_on IS NULL OR a.ends_on >= $2)
           AND EXISTS (
             SELECT 1 FROM agreement_party o JOIN agency n ON n.id = $1
             WHERE o.agreement_id = a.id
               AND (o.agency_id = n.id OR (o.kind = n.kind AND n.jurisdiction_id = a.jurisdiction_id)))
           AND EXISTS (
             SELECT 1 FROM agreement_party p
             WHERE p.agreement_id = a.id
               AND (p.agency_id = m.id OR (p.kind = m.kind AND m.jurisdiction_id = a.jurisdiction_id)))
         ORDER BY a.id, m.id",
        &[Value::text(agency), today.into(), among.into(), length],
    )?;
    let mut found: Vec<Agreed> = Vec::new();
    for row in &rows {
        let id: AgreementId = row.parse("id")?;
        let member: AgencyId = row.parse("member")?;
        match found.last_mut().filter(|last| last.id == id) {
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
