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
    /// Under which other names the person stands in sealed chains.
    pub pseudonyms: Vec<String>,
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
    /// Under which name they stand there, where the chain is sealed.
    pub pseudonym: Option<String>,
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
        // Every other subject is a word, or has its kind before a colon.
        pseudonym: Some(subject)
            .filter(|it| it.len() == 64 && it.bytes().all(|byte| byte.is_ascii_hexdigit())),
        categories: from_codes(&row.get::<String>("categories")?),
        rule: row.get("rule")?,
        payload: row.get("payload")?,
    })
}

/// Entries of chains that the agency holds, and what its people did with those of others, in the order of time
/// and no further than the page reaches. Whose an entry is stands in the index: those of others, and what
/// a filter leaves out, are passed over within the days that are looked at. What was said beside an
/// entry is looked up for the entries of the page alone.
const LIST: &str = "SELECT t.*, u.display_name, a.name AS agency_name,
           (SELECT MIN(x.payload) FROM ledger_entry x
            WHERE x.at = t.at AND (x.holder = $1 OR x.agency_id = $1)
              AND x.actor = t.actor AND x.agency_id = t.agency_id AND x.action = t.action
              AND x.subject = t.subject AND x.categories = t.categories AND x.rule = t.rule) AS payload
         FROM (
           SELECT DISTINCT e.at, e.actor, e.agency_id, e.action, e.subject, e.categories, e.rule
           FROM ledger_entry e
           WHERE e.at >= $2 AND e.at < $3 AND (e.holder = $1 OR e.agency_id = $1)
             AND (CAST($4 AS TEXT) IS NULL OR e.agency_id = CAST($4 AS TEXT))
             AND (CAST($5 AS TEXT) IS NULL OR e.actor = CAST($5 AS TEXT))
             AND (CAST($6 AS TEXT) IS NULL OR e.subject = CAST($6 AS TEXT)
               OR (e.chain = 'sealed:' || $1 AND CAST($11 AS TEXT) LIKE '%,' || e.subject || ',%'))
             AND (CAST($7 AS TEXT) IS NULL OR ',' || e.categories || ',' LIKE '%,' || CAST($7 AS TEXT) || ',%')
             AND ($8 = FALSE OR e.action LIKE '%.refused')
           ORDER BY e.at DESC, e.action, e.subject, e.actor, e.agency_id, e.categories, e.rule
           LIMIT $9 OFFSET $10) t
         LEFT JOIN app_user u ON u.id = t.actor
         LEFT JOIN agency a ON a.id = t.agency_id
         ORDER BY t.at DESC, t.action, t.subject, t.actor, t.agency_id, t.categories, t.rule";

/// A page of what was done, newest first. An act that stands in several chains comes once.
pub fn list(q: &mut dyn Query, filter: &Filter, (skip, limit): (i64, i64)) -> Result<Vec<Line>, DbError> {
    q.rows(LIST, &params(filter, (skip, limit)))?.iter().map(line).collect()
}

fn params(filter: &Filter, (skip, limit): (i64, i64)) -> [Value; 11] {
    let subject = filter.person.map(|person| format!("person:{person}"));
    let pseudonyms = filter.person.map(|_| format!(",{},", filter.pseudonyms.join(",")));
    [
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
        Value::opt_text(pseudonyms),
    ]
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use throughline_domain::id::{Entropy, new_uuid};

    use super::*;
    use crate::{db::Engine, testing::TestDb};

    struct Counting(std::sync::atomic::AtomicU8);

    impl Entropy for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        }
    }

    /// Millions of entries are kept; no filter, and no two of them together, may read them all.
    #[test]
    fn no_filter_reads_the_whole_ledger() {
        let test = TestDb::new();
        let db = test.handle();
        if db.engine() != Engine::Sqlite {
            // There the plan follows from statistics, which an empty table has none of; the indexes are the same.
            return;
        }
        let entropy = Counting(std::sync::atomic::AtomicU8::new(1));
        let id = || new_uuid(Timestamp::UNIX_EPOCH, &entropy);
        for chosen in 0..32_u8 {
            let has = |bit: u8| chosen & (1 << bit) != 0;
            let filter = Filter {
                own: id().into(),
                from: Timestamp::UNIX_EPOCH,
                until: Timestamp::MAX,
                agency: has(0).then(|| id().into()),
                user: has(1).then(|| id().into()),
                person: has(2).then(|| id().into()),
                pseudonyms: Vec::new(),
                category: has(3).then_some(Category::Victim),
                refused: has(4),
            };
            let plan =
                db.read(|tx| tx.rows(&format!("EXPLAIN QUERY PLAN {LIST}"), &params(&filter, (0, 51))));
            let steps: Vec<String> =
                plan.unwrap().iter().map(|row| row.get("detail")).collect::<Result<_, _>>().unwrap();
            let of_entries: Vec<&String> = steps
                .iter()
                .filter(|step| {
                    ["SEARCH e ", "SCAN e", "SEARCH x ", "SCAN x"].iter().any(|it| step.starts_with(it))
                })
                .collect();
            assert_eq!(of_entries.len(), 2, "{steps:?}");
            for (step, expected) in of_entries.into_iter().zip([
                "SEARCH e USING INDEX ledger_entry_by_time (at>? AND at<?)",
                "SEARCH x USING INDEX ledger_entry_by_time (at=?)",
            ]) {
                assert_eq!(step, expected, "{steps:?}");
            }
            assert!(!steps.iter().any(|step| step.starts_with("SCAN p")));
        }
    }
}
