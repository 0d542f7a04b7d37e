//! What an import leaves for people: rejected rows, warnings, who is missing, and whose key it is.

use std::collections::{HashMap, HashSet};

use serde_json::json;
use sha2::{Digest, Sha256};
use throughline_domain::{
    id::{AgencyId, ImportRunId},
    roster::{Conflict, Expected, Fields, Outcome, PossibleMatch, Refused, Rejection, Row, Warning, field},
};
use throughline_store::{
    db::{Query, Writer},
    import::finding::{self, Finding, FindingStatus, Severity},
    review::{self, Review, ReviewKind, ReviewStatus},
};

use super::{Judged, List};
use crate::{Cx, Result};

/// One thing to write down. Made before the transactions, so that a long list can be cut.
#[derive(Debug, Clone)]
pub(super) enum Task {
    /// A rejected row, a warning, or somebody who is missing.
    Finding(Found),
    /// A question about identity.
    Review(Question),
    /// What was open about a key has been answered by this list.
    Supersede(String, Severity),
}

/// A finding before it has an id and a run.
#[derive(Debug, Clone)]
pub(super) struct Found {
    severity: Severity,
    row_number: i64,
    reason: String,
    field: String,
    key: Option<String>,
    content: String,
    fingerprint: String,
}

/// A question before it has an id and a run.
#[derive(Debug, Clone)]
pub(super) struct Question {
    kind: ReviewKind,
    left: (String, Fields),
    right: (String, Fields),
    identifier: (String, String),
}

/// Everything that the judged list leaves to be written down, besides the rows themselves.
pub(super) fn tasks(q: &mut dyn Query, list: &List, judged: &Judged, run: ImportRunId) -> Result<Vec<Task>> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut collector = Collector { list, seen: HashMap::new() };
    for (index, verdict) in judged.classified.verdicts.iter().enumerate() {
        let number = i64::try_from(verdict.number).unwrap_or(i64::MAX);
        if let Outcome::Rejected(rejections) = &verdict.outcome {
            tasks.extend(collector.rejected(index, number, rejections).map(Task::Finding));
        }
        for warning in &verdict.warnings {
            tasks.push(Task::Finding(collector.warning(index, number, warning)));
        }
    }
    tasks.extend(judged.gone.iter().map(|person| Task::Finding(collector.gone(person))));
    let rows = RowsByKey::of(list, judged);
    tasks.extend(
        judged.classified.conflicts.iter().filter_map(|found| rows.conflict(found)).map(Task::Review),
    );
    let matches = judged.classified.possible_matches.iter();
    tasks.extend(matches.filter_map(|found| rows.possible_match(found)).map(Task::Review));
    let open = finding::open_keys(q, &list.source.id, run)?;
    tasks.extend(superseded(list, judged, open).map(|(key, severity)| Task::Supersede(key, severity)));
    Ok(tasks)
}

/// Writes some of them.
pub(super) fn write(
    cx: &Cx,
    w: &mut Writer<'_>,
    list: &List,
    run: (ImportRunId, AgencyId),
    tasks: &[Task],
) -> Result<()> {
    let source = &list.source.id;
    let (run, agency) = run;
    for task in tasks {
        match task {
            Task::Finding(found) => finding::put(w, &found.clone().into_finding(cx, source, run))?,
            Task::Review(question) => {
                review::raise(w, &question.clone().into_review(cx, source, run, agency))?;
            }
            Task::Supersede(key, severity) => {
                finding::supersede(w, source, key, *severity, run, cx.now)?;
            }
        }
    }
    Ok(())
}

impl Found {
    fn into_finding(self, cx: &Cx, source: &str, run: ImportRunId) -> Finding {
        Finding {
            id: cx.new_id(),
            source: source.to_owned(),
            run,
            first_run: run,
            row_number: self.row_number,
            severity: self.severity,
            reason: self.reason,
            field: self.field,
            key: self.key,
            content: self.content,
            fingerprint: self.fingerprint,
            status: if self.severity == Severity::Warning {
                FindingStatus::Noted
            } else {
                FindingStatus::Open
            },
            closed_by: None,
            closed_at: None,
            note: None,
            version: 1,
        }
    }
}

impl Question {
    fn into_review(self, cx: &Cx, source: &str, run: ImportRunId, agency: AgencyId) -> Review {
        Review {
            id: cx.new_id(),
            kind: self.kind,
            agency,
            source: source.to_owned(),
            run,
            left_key: self.left.0,
            right_key: self.right.0,
            left_fields: self.left.1.to_text(),
            right_fields: self.right.1.to_text(),
            identifier_kind: self.identifier.0,
            identifier: self.identifier.1,
            status: ReviewStatus::Open,
            note: None,
            created_at: cx.now,
            decided_by: None,
            decided_at: None,
            version: 1,
        }
    }
}

/// Makes findings, and counts equal ones so that each is its own.
struct Collector<'a> {
    list: &'a List,
    seen: HashMap<String, u32>,
}

impl Collector<'_> {
    fn rejected(&mut self, index: usize, row_number: i64, rejections: &[Rejection]) -> Option<Found> {
        let first = rejections.first()?;
        let content = self.list.as_listed(index)?.to_text();
        Some(Found {
            severity: Severity::Rejected,
            row_number,
            reason: first.reason.code().to_owned(),
            field: first.field.clone(),
            key: key_of(self.list, index),
            fingerprint: self.fingerprint(Severity::Rejected, &[&content]),
            content,
        })
    }

    fn warning(&mut self, index: usize, row_number: i64, warning: &Warning) -> Found {
        let key = key_of(self.list, index);
        let reason = warning.caution.code();
        let parts = [reason, &warning.field, key.as_deref().unwrap_or_default(), &warning.value];
        let fingerprint = self.fingerprint(Severity::Warning, &parts);
        Found {
            severity: Severity::Warning,
            row_number,
            reason: reason.to_owned(),
            field: warning.field.clone(),
            content: warning.value.clone(),
            key,
            fingerprint,
        }
    }

    fn gone(&mut self, person: &Expected) -> Found {
        Found {
            severity: Severity::Gone,
            row_number: 0,
            reason: "gone".to_owned(),
            field: String::new(),
            key: Some(person.key.clone()),
            content: json!({
                field::ESTABLISHMENT: person.establishment,
                field::RELEASE_DATE: person.release_date,
            })
            .to_string(),
            fingerprint: self.fingerprint(Severity::Gone, &[&person.key]),
        }
    }

    fn fingerprint(&mut self, severity: Severity, parts: &[&str]) -> String {
        let mut hash = Sha256::new();
        for part in [&*self.list.source.id, severity.code()].iter().chain(parts) {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let hash = hex::encode(hash.finalize());
        let times = self.seen.entry(hash.clone()).or_default();
        *times += 1;
        format!("{hash}-{times}")
    }
}

/// The key of a row, also of one that is refused.
fn key_of(list: &List, index: usize) -> Option<String> {
    match list.row(index)? {
        Ok(Row { key, .. }) => Some(key),
        Err(Refused { key, .. }) => key,
    }
}

/// What the list, or else what was accepted before, says under the keys that questions are about.
struct RowsByKey<'a> {
    judged: &'a Judged,
    by_key: HashMap<String, Vec<(u64, Fields)>>,
}

impl<'a> RowsByKey<'a> {
    fn of(list: &List, judged: &'a Judged) -> Self {
        let found = &judged.classified;
        let mut wanted: HashSet<&str> =
            found.conflicts.iter().map(|conflict| conflict.key.as_str()).collect();
        for pair in &found.possible_matches {
            wanted.extend([pair.left_key.as_str(), pair.right_key.as_str()]);
        }
        let mut by_key: HashMap<String, Vec<(u64, Fields)>> = HashMap::new();
        let rows = if wanted.is_empty() { 0 } else { list.rows() };
        for parsed in (0..rows).filter_map(|index| list.row(index)) {
            let (key, number, fields) = match parsed {
                Ok(row) => (Some(row.key.clone()), row.number, row.fields()),
                Err(refused) => (refused.key.clone(), refused.number, identity_of(&refused)),
            };
            if let Some(key) = key.filter(|key| wanted.contains(key.as_str())) {
                by_key.entry(key).or_default().push((number, fields));
            }
        }
        Self { judged, by_key }
    }

    fn conflict(&self, found: &Conflict) -> Option<Question> {
        let mut rows = self
            .by_key
            .get(&found.key)?
            .iter()
            .filter(|(number, _)| found.rows.contains(number))
            .map(|(_, fields)| fields);
        let accepted = self.judged.before.get(&found.key).filter(|_| found.known_before);
        let left = accepted.or_else(|| rows.next())?;
        let right = rows.find(|right| *right != left)?;
        Some(Question {
            kind: ReviewKind::KeyConflict,
            left: (found.key.clone(), left.clone()),
            right: (found.key.clone(), right.clone()),
            identifier: (String::new(), found.key.clone()),
        })
    }

    fn possible_match(&self, found: &PossibleMatch) -> Option<Question> {
        let side = |key: &str| {
            let here = self.by_key.get(key).and_then(|rows| rows.first()).map(|(_, fields)| fields);
            here.or_else(|| self.judged.before.get(key)).map(|fields| (key.to_owned(), fields.clone()))
        };
        Some(Question {
            kind: ReviewKind::SharedIdentifier,
            left: side(&found.left_key)?,
            right: side(&found.right_key)?,
            identifier: (found.kind.clone(), found.normal.clone()),
        })
    }
}

/// As much as is known about a row that was refused.
fn identity_of(refused: &Refused) -> Fields {
    let mut fields = Fields::default();
    if let Some(identity) = &refused.identity {
        fields.0.insert(field::SURNAME.to_owned(), identity.surname.clone());
        if let Some(birth) = identity.birth_date {
            fields.0.insert(field::BIRTH_DATE.to_owned(), birth.to_string());
        }
    }
    fields
}

/// Of what is open from earlier lists: a rejection is answered by a good row of its key, a missing
/// person by any row.
fn superseded(
    list: &List,
    judged: &Judged,
    open: Vec<(String, Severity)>,
) -> impl Iterator<Item = (String, Severity)> {
    let mut good: HashSet<String> = HashSet::new();
    if open.iter().any(|(_, severity)| *severity == Severity::Rejected) {
        for (index, verdict) in judged.classified.verdicts.iter().enumerate() {
            if !matches!(verdict.outcome, Outcome::Rejected(_)) {
                good.extend(key_of(list, index));
            }
        }
    }
    open.into_iter().filter(move |(key, severity)| match severity {
        Severity::Rejected => good.contains(key),
        Severity::Gone | Severity::Warning => judged.classified.names(key),
    })
}
