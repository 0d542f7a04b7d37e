//! What each row means beside what was accepted before the run.

use std::{
    collections::{BTreeMap, HashMap},
    convert::Infallible,
};

use throughline_domain::{
    id::ImportRunId,
    person::normal_identifier,
    roster::{self, Accepted, Classified, Expected, Fields, Outcome, Previous, Rejection, field},
};
use throughline_exchange::roster::{Written, classify, rejects_csv};
use throughline_store::{
    db::Query,
    import::{accepted, run::RunCounts},
};

use super::List;
use crate::{Error, Result};

/// Accepted rows read at a time.
const BATCH: i64 = 1_000;

/// A list, judged.
#[derive(Debug)]
pub struct Judged {
    /// What each row means.
    pub classified: Classified,
    /// Who is missing.
    pub gone: Vec<Expected>,
    pub(super) before: Before,
}

/// Judges a list. Of a run that is taken on, what it has applied so far does not count: each row
/// is judged as it was when the run began.
pub(super) fn judge(q: &mut dyn Query, list: &List, taking_on: Option<ImportRunId>) -> Result<Judged> {
    let mut before = Before::load(q, list, taking_on)?;
    let Ok(classified) = classify(&list.source, &list.table, list.date, &mut before);
    let gone = match &list.source.completeness {
        Some(completeness) if !list.is_correction() => {
            let expected = expected(q, list)?;
            roster::gone(completeness, list.date, &classified, expected.into_iter()).collect()
        }
        _ => Vec::new(),
    };
    Ok(Judged { classified, gone, before })
}

impl Judged {
    /// The numbers of the list.
    pub fn counts(&self) -> RunCounts {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let counts = &self.classified.counts;
        RunCounts {
            rows: number(counts.rows),
            new: number(counts.new),
            changed: number(counts.changed),
            unchanged: number(counts.unchanged),
            rejected: number(counts.rejected),
            gone: number(self.gone.len() as u64),
            warnings: number(counts.warnings),
            reasons: counts
                .reasons
                .iter()
                .map(|(reason, rows)| (reason.code().to_owned(), number(*rows)))
                .collect(),
        }
    }

    /// The places in the list of the rows to be written.
    pub(super) fn to_apply(&self) -> Vec<usize> {
        let verdicts = self.classified.verdicts.iter().enumerate();
        verdicts
            .filter(|(_, verdict)| matches!(verdict.outcome, Outcome::New | Outcome::Changed))
            .map(|(index, _)| index)
            .collect()
    }

    /// The rejected rows with their reasons, to be corrected and imported again.
    pub fn rejects(&self, list: &List) -> Vec<u8> {
        let rejected: Vec<(Written, &[Rejection])> = self
            .classified
            .verdicts
            .iter()
            .enumerate()
            .filter_map(|(index, verdict)| match &verdict.outcome {
                Outcome::Rejected(rejections) => Some((list.written(index)?, rejections.as_slice())),
                _ => None,
            })
            .collect();
        rejects_csv(&list.source, rejected.iter().map(|(written, rejections)| (written, *rejections)))
    }
}

/// What was accepted from a source before a run, by key.
#[derive(Debug, Default)]
pub(super) struct Before {
    rows: HashMap<String, Fields>,
    // Keys by (kind, normal form) of the other identifiers that they carry.
    carriers: HashMap<(String, String), Vec<String>>,
}

impl Before {
    fn load(q: &mut dyn Query, list: &List, taking_on: Option<ImportRunId>) -> Result<Self> {
        let mut before = Self::default();
        let mut after = String::new();
        loop {
            let batch = accepted::list(q, &list.source.id, &after, BATCH)?;
            let Some(end) = batch.last() else { return Ok(before) };
            after.clone_from(&end.key);
            for row in batch {
                let stood = if Some(row.last_run) == taking_on { row.before } else { Some(row.fields) };
                if let Some(text) = stood {
                    before.add(list, row.key, parse(&text)?);
                }
            }
        }
    }

    fn add(&mut self, list: &List, key: String, fields: Fields) {
        for kind in list.source.identifier_kinds() {
            if let Some(value) = fields.get(kind) {
                let carried = (kind.to_owned(), normal_identifier(value));
                self.carriers.entry(carried).or_default().push(key.clone());
            }
        }
        self.rows.insert(key, fields);
    }

    /// The row that was accepted under a key.
    pub(super) fn get(&self, key: &str) -> Option<&Fields> {
        self.rows.get(key)
    }
}

impl Previous for Before {
    type Error = Infallible;

    fn accepted(&mut self, key: &str) -> std::result::Result<Option<Accepted>, Infallible> {
        Ok(self.rows.get(key).map(Accepted::from))
    }

    fn keys_carrying(&mut self, kind: &str, normal: &str) -> std::result::Result<Vec<String>, Infallible> {
        Ok(self.carriers.get(&(kind.to_owned(), normal.to_owned())).cloned().unwrap_or_default())
    }
}

/// Everybody accepted from the source and held to be in custody.
fn expected(q: &mut dyn Query, list: &List) -> Result<Vec<Expected>> {
    let mut expected = BTreeMap::new();
    let mut after = String::new();
    loop {
        let batch = accepted::list_in_custody(q, &list.source.id, &after, BATCH)?;
        let Some(end) = batch.last() else { return Ok(expected.into_values().collect()) };
        after.clone_from(&end.key);
        for row in batch {
            let fields = parse(&row.fields)?;
            let person = Expected {
                key: row.key.clone(),
                establishment: fields.get(field::ESTABLISHMENT).map(str::to_owned),
                release_date: fields.get(field::RELEASE_DATE).and_then(|date| date.parse().ok()),
            };
            expected.insert(row.key, person);
        }
    }
}

pub(super) fn parse(fields: &str) -> Result<Fields> {
    Fields::from_text(fields).map_err(|error| Error::Internal(format!("an accepted row: {error}")))
}
