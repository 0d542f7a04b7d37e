//! Cases: one open case per person and jurisdiction.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    category::Category,
    custody::Episode,
    id::{AgencyId, CaseId, PersonId, UserId},
};

use crate::{
    DbError,
    custody::{self, ReleaseDayItem},
    db::{Query, Row, Value, Writer},
    pack::Current,
    plan::{self, PlanVersion},
    sharing::{Common, Kept, OfCase},
};

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// Its id.
    pub id: CaseId,
    /// The person it is about.
    pub person: PersonId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// Whether it is open.
    pub open: bool,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// For optimistic locking.
    pub version: i64,
}

fn case_file(row: &Row) -> Result<CaseFile, DbError> {
    Ok(CaseFile {
        id: row.parse("id")?,
        person: row.parse("person_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        open: row.get::<String>("status")? == "open",
        opened_at: row.get("opened_at")?,
        version: row.get("version")?,
    })
}

/// Opens a case. A second open one of the same person and jurisdiction breaks `one_open_case`.
pub fn insert(
    w: &mut Writer<'_>,
    id: CaseId,
    person: PersonId,
    jurisdiction: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO case_file (id, person_id, jurisdiction_id, status, opened_at, version)
         VALUES ($1, $2, $3, 'open', $4, 1)",
        &[Value::text(id), Value::text(person), jurisdiction.into(), now.into()],
    )?;
    w.changed_case(id);
    Ok(())
}

/// One case.
pub fn get(q: &mut dyn Query, id: CaseId) -> Result<CaseFile, DbError> {
    case_file(&q.one("SELECT * FROM case_file WHERE id = $1", &[Value::text(id)])?)
}

/// The open case of a person in a jurisdiction.
pub fn find_open(
    q: &mut dyn Query,
    person: PersonId,
    jurisdiction: &str,
) -> Result<Option<CaseFile>, DbError> {
    q.find(
        "SELECT * FROM case_file WHERE person_id = $1 AND jurisdiction_id = $2 AND status = 'open'",
        &[Value::text(person), jurisdiction.into()],
    )?
    .as_ref()
    .map(case_file)
    .transpose()
}

/// The open cases of a person, the newest first.
pub fn list_open(q: &mut dyn Query, person: PersonId) -> Result<Vec<CaseFile>, DbError> {
    q.rows(
        "SELECT * FROM case_file WHERE person_id = $1 AND status = 'open' ORDER BY opened_at DESC, id DESC",
        &[Value::text(person)],
    )?
    .iter()
    .map(case_file)
    .collect()
}

/// The open case of a person, whatever the jurisdiction; the newest first.
pub fn find_open_of(q: &mut dyn Query, person: PersonId) -> Result<Option<CaseFile>, DbError> {
    q.find(
        "SELECT * FROM case_file WHERE person_id = $1 AND status = 'open' ORDER BY opened_at DESC, id DESC LIMIT 1",
        &[Value::text(person)],
    )?
    .as_ref()
    .map(case_file)
    .transpose()
}

/// What stands at the top of every page about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Top {
    /// The open episode, else the latest.
    pub episode: Option<Episode>,
    /// The open case in that episode's jurisdiction; without an episode the newest open one.
    pub case: Option<CaseFile>,
    /// The day of death, where it was recorded.
    pub died_on: Option<Date>,
    /// Who leads the case: the user, their name, the agency's name.
    pub lead: Option<(UserId, String, String)>,
    /// The release-day six of the episode.
    pub six: Vec<ReleaseDayItem>,
    /// What stands about the case for who may see what, where it lies ready: where the reader's agency
    /// leads.
    pub facts: Option<OfCase>,
    /// The packs that new enrolments take, in the order of their ids, with their current versions.
    pub packs: Vec<Current>,
}

/// What stands at the top of every page about a person, in one read, for a user of an agency.
pub fn top(
    q: &mut dyn Query,
    person: PersonId,
    (agency, user): (Option<AgencyId>, Option<UserId>),
    now: Timestamp,
) -> Result<Top, DbError> {
    let row = q.one(
        "SELECT e.*, p.died_on, c.id AS case_id, c.jurisdiction_id AS case_jurisdiction, c.opened_at,
           c.version AS case_version, l.user_id AS lead_user, u.display_name AS lead_name, a.name AS lead_agency,
           (SELECT string_agg(i.item || '\u{1f}' || i.status || '\u{1f}' || CAST(i.version AS TEXT) || '\u{1f}'
               || COALESCE(i.due_on, '') || COALESCE('\u{1f}' || i.detail, ''), '\u{1e}')
             FROM release_item i WHERE i.episode_id = e.id) AS six,
           ready.sharing,
           (SELECT string_agg(v.pack_id || ' ' || v.hash, '\n' ORDER BY v.pack_id)
             FROM pack_version v WHERE v.current = TRUE) AS packs,
           (SELECT MIN(b.id) FROM break_glass b WHERE b.user_id = $3 AND b.person_id = p.id
             AND b.opened_at <= $4 AND b.closes_at > $4) AS glass
         FROM person p
         LEFT JOIN custody_episode e ON e.id = (
           SELECT k.id FROM custody_episode k WHERE k.person_id = p.id
           ORDER BY CASE WHEN k.status = 'open' THEN 0 ELSE 1 END, k.released_on DESC, k.id DESC LIMIT 1)
         LEFT JOIN case_file c ON c.id = (
           SELECT k.id FROM case_file k
           WHERE k.person_id = p.id AND k.status = 'open' AND (e.id IS NULL OR k.jurisdiction_id = e.jurisdiction_id)
           ORDER BY k.opened_at DESC, k.id DESC LIMIT 1)
         LEFT JOIN lead_worker l ON l.case_id = c.id AND l.to_at IS NULL
         LEFT JOIN app_user u ON u.id = l.user_id
         LEFT JOIN agency a ON a.id = l.agency_id
         LEFT JOIN caseload ready ON ready.case_id = c.id AND ready.agency_id = $2
         WHERE p.id = $1",
        &[
            Value::text(person),
            agency.map(|id| id.to_string()).unwrap_or_default().into(),
            user.map(|id| id.to_string()).unwrap_or_default().into(),
            now.into(),
        ],
    )?;
    let episode =
        if row.get::<Option<String>>("id")?.is_some() { Some(custody::episode(&row)?) } else { None };
    let case = match row.parse_opt("case_id")? {
        Some(id) => Some(CaseFile {
            id,
            person,
            jurisdiction: row.get("case_jurisdiction")?,
            open: true,
            opened_at: row.get("opened_at")?,
            version: row.get("case_version")?,
        }),
        None => None,
    };
    let lead = match row.parse_opt("lead_user")? {
        Some(user) => Some((user, row.get("lead_name")?, row.get("lead_agency")?)),
        None => None,
    };
    let six = match &episode {
        Some(_) => custody::whole_six(row.get::<Option<String>>("six")?.as_deref().unwrap_or_default())?,
        None => Vec::new(),
    };
    let packs: Vec<Current> = row
        .text_opt("packs")?
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(id, hash)| (id.into(), hash.into()))
        .collect();
    let facts = match row.get::<Option<Vec<u8>>>("sharing")? {
        Some(kept) => {
            let found = Kept(kept).read(&mut Common::of(packs.clone()))?;
            Some(OfCase { break_glass: row.parse_opt("glass")?, ..found })
        }
        None => None,
    };
    Ok(Top { episode, case, died_on: row.get("died_on")?, lead, six, facts, packs })
}

/// When a contact was held, by whom, and what was written of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// When.
    pub at: Timestamp,
    /// The agency whose note it is.
    pub agency: AgencyId,
    /// The categories of the note's paragraphs; none of a note without words.
    pub categories: Vec<Category>,
    /// Those of the note that corrects it, where there is one.
    pub corrected_as: Option<Vec<Category>>,
}

/// What the first page of a case shows beside its top, its programmes and its plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstPage {
    /// Contacts that were held, newest first. What was corrected is among them: not every reader may know of
    /// the correction.
    pub held: Vec<Contact>,
    /// The newest version of the plan that was shown to the person.
    pub newest: Option<PlanVersion>,
    /// The newest answer to each question that programmes asked: the fact and its value.
    pub answers: Vec<(String, String)>,
}

/// What the first page of a case shows beside its top, its programmes and its plan, in one read.
pub fn first_page(q: &mut dyn Query, case: CaseId) -> Result<FirstPage, DbError> {
    let row = q.one(
        "SELECT v.*, m.display_name AS made_by_name, r.display_name AS recorded_by_name,
           (SELECT string_agg(CAST(n.happened_at AS TEXT) || ' ' || n.agency_id || ' ' || n.categories
               || COALESCE((SELECT ' ' || MIN(k.categories) FROM note k WHERE k.corrects = n.id), ''), '\n'
               ORDER BY n.happened_at DESC, n.id DESC)
             FROM note n WHERE n.case_id = c.id AND n.attempt = FALSE) AS held,
           (SELECT string_agg(s.fact || '\u{1f}' || replace(replace(s.value, '\u{1f}', ''), '\u{1e}', ''),
               '\u{1e}' ORDER BY s.recorded_at DESC, s.id DESC)
             FROM answer s WHERE s.person_id = c.person_id) AS answers
         FROM case_file c
         LEFT JOIN plan_version v ON v.id = (
           SELECT k.id FROM plan_version k WHERE k.case_id = c.id ORDER BY k.number DESC LIMIT 1)
         LEFT JOIN app_user m ON m.id = v.made_by
         LEFT JOIN app_user r ON r.id = v.answer_recorded_by
         WHERE c.id = $1",
        &[Value::text(case)],
    )?;
    let held: Option<String> = row.get("held")?;
    let held = held.unwrap_or_default();
    let newest = row.get::<Option<String>>("id")?.map(|_| plan::plan_version(&row)).transpose()?;
    let mut answers: Vec<(String, String)> = Vec::new();
    for answer in row.text_opt("answers")?.unwrap_or_default().split_terminator('\u{1e}') {
        let (fact, value) =
            answer.split_once('\u{1f}').ok_or_else(|| DbError::Column("answers".to_owned()))?;
        if !answers.iter().any(|(known, _)| known == fact) {
            answers.push((fact.to_owned(), value.to_owned()));
        }
    }
    Ok(FirstPage {
        answers,
        held: held
            .lines()
            .map(|line| contact(line).ok_or_else(|| DbError::Column("held".to_owned())))
            .collect::<Result<_, _>>()?,
        newest,
    })
}

fn contact(line: &str) -> Option<Contact> {
    let mut parts = line.split(' ');
    let at: i64 = parts.next()?.parse().ok()?;
    let agency = parts.next()?.parse().ok()?;
    let categories = categories(parts.next()?)?;
    let corrected_as = match parts.next() {
        Some(codes) => Some(self::categories(codes)?),
        None => None,
    };
    Some(Contact { at: Timestamp::from_microsecond(at).ok()?, agency, categories, corrected_as })
}

/// Categories as they stand with a note; nothing where one is not known.
pub(crate) fn categories(codes: &str) -> Option<Vec<Category>> {
    codes.split(',').filter(|code| !code.is_empty()).map(|code| code.parse().ok()).collect()
}
