//! What pages show of runs: how far they are, what was rejected, who is missing.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    category::Category,
    id::{ImportFindingId, ImportRunId, PersonId},
    person::Name,
    roster::{Reason, Rejection, field},
};
use throughline_exchange::roster::{Written, rejects_csv};
use throughline_policy::{Action, Relation};
use throughline_store::{
    db::Query,
    import::{
        accepted,
        finding::{self, Finding, FindingStatus, Severity},
        run::{self, Run, RunStatus},
    },
    ledger::{self, Chain, Entry},
    person, visibility,
};

use super::{
    List,
    judge::parse,
    run::ABANDONED_AFTER,
    upload::{own_run, source_of},
};
use crate::{Cx, Error, Result, authorise};

/// Runs on the list.
const RUNS: i64 = 100;
/// Findings on a page.
const FINDINGS: i64 = 500;
/// Rejected rows in a file at most; a list is broken as a whole long before.
const ALL: i64 = 1_000_000;

/// A run as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunPage {
    /// The run, with its reasons.
    pub run: Run,
    /// What people call the list.
    pub title: String,
    /// Rejected rows that nobody has dealt with.
    pub open_rejected: i64,
    /// People of whom nobody has said where they are.
    pub open_gone: i64,
    /// Whether it was cut short and can go on.
    pub interrupted: bool,
    /// The newest list imported before, where it is newer than this one.
    pub newer: Option<Date>,
}

/// The runs of the actor's agency, newest first.
pub fn runs(cx: &Cx) -> Result<Vec<Run>> {
    cx.read(|cx, q| {
        authorise::own_agency(cx, Action::Import)?;
        let agency = cx.actor.agency.ok_or(Error::NotFound)?;
        Ok(run::list(q, agency, RUNS)?)
    })
}

/// One run. No person is named on its page.
pub fn run(cx: &Cx, id: ImportRunId) -> Result<RunPage> {
    cx.read(|cx, q| {
        let mut run = own_run(cx, q, id)?;
        run.counts.reasons = run::reasons(q, id)?;
        let title = source_of(q, &run)?.parse().map(|source| source.title).unwrap_or_default();
        let idle = cx.world.clock.now().duration_since(run.moved_at);
        let kept = run.status == RunStatus::Running && run::upload(q, id)?.is_some();
        let newest = run::newest_list(q, &run.source)?.filter(|newest| *newest > run.list_date);
        Ok(RunPage {
            open_rejected: finding::count_open(q, id, Severity::Rejected)?,
            open_gone: finding::count_open(q, id, Severity::Gone)?,
            interrupted: kept && idle >= ABANDONED_AFTER,
            newer: newest.filter(|_| !run.correction),
            title,
            run,
        })
    })
}

/// A rejected row with its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedRow {
    /// The finding.
    pub finding: Finding,
    /// What people call the list.
    pub title: String,
    /// The headings and the cells, as written. A row that stops half way has empty cells at its
    /// end, to be filled in.
    pub cells: Vec<(String, String)>,
    /// Everything that speaks against the row, the reason it is counted under first.
    pub rejections: Vec<Rejection>,
    /// Under which heading a field stands.
    places: BTreeMap<String, usize>,
}

impl RejectedRow {
    /// The place among the cells that a rejection is about; `None` for the row as a whole.
    pub fn place(&self, rejection: &Rejection) -> Option<usize> {
        self.places.get(&rejection.field).copied()
    }
}

/// The rejected rows of a run, in the order of the file.
pub fn rejected(cx: &Cx, id: ImportRunId) -> Result<Vec<RejectedRow>> {
    let rows = cx.read(|cx, q| {
        let run = own_run(cx, q, id)?;
        let found = finding::list(q, id, Severity::Rejected, 0, FINDINGS)?;
        found.into_iter().map(|finding| read_rejected(q, &run, finding)).collect::<Result<Vec<_>>>()
    })?;
    shown(cx, id, "import_rejected", rows.iter().map(|row| row.finding.row_number).collect())?;
    Ok(rows)
}

/// One rejected row.
pub fn rejected_row(cx: &Cx, id: ImportFindingId) -> Result<RejectedRow> {
    let row = cx.read(|cx, q| {
        let finding = finding::get(q, id)?;
        let run = own_run(cx, q, finding.run)?;
        read_rejected(q, &run, finding)
    })?;
    shown(cx, row.finding.run, "import_row", vec![row.finding.row_number])?;
    Ok(row)
}

/// The rejected rows that nobody has dealt with, as a file to be corrected and imported again,
/// and a name for it.
pub fn rejects_file(cx: &Cx, id: ImportRunId) -> Result<(String, Vec<u8>)> {
    let (name, bytes, rows) = cx.read(|cx, q| {
        let run = own_run(cx, q, id)?;
        let source = source_of(q, &run)?.parse().map_err(|error| Error::Internal(error.to_string()))?;
        let mut open: Vec<(Written, Vec<Rejection>)> = Vec::new();
        let mut rows = Vec::new();
        for finding in finding::list(q, id, Severity::Rejected, 0, ALL)? {
            if finding.status == FindingStatus::Open {
                rows.push(finding.row_number);
                open.push((written(&finding)?, vec![counted_under(&finding)]));
            }
        }
        let bytes = rejects_csv(&source, open.iter().map(|(row, why)| (row, why.as_slice())));
        Ok((format!("{}_{}_rejected.csv", run.source, run.list_date), bytes, rows))
    })?;
    shown(cx, id, "import_rejects_file", rows)?;
    Ok((name, bytes))
}

/// What was worth a look in the rows that were taken.
pub fn warnings(cx: &Cx, id: ImportRunId) -> Result<Vec<Finding>> {
    let found = cx.read(|cx, q| {
        own_run(cx, q, id)?;
        Ok(finding::list(q, id, Severity::Warning, 0, FINDINGS)?)
    })?;
    shown(cx, id, "import_warnings", found.iter().map(|finding| finding.row_number).collect())?;
    Ok(found)
}

/// Somebody whom the list ought to name and does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GonePerson {
    /// The question.
    pub finding: Finding,
    /// Who it is, where the reader may see them.
    pub person: Option<(PersonId, Name)>,
    /// Whether the reader may open their page: who imports lists may meet nobody.
    pub opens: bool,
    /// The establishment of the last list that named them.
    pub establishment: Option<String>,
    /// The release date of the last list that named them.
    pub release_date: Option<Date>,
}

/// The people whom the list of a run ought to name and does not.
pub fn gone(cx: &Cx, id: ImportRunId) -> Result<Vec<GonePerson>> {
    let people = cx.read(|cx, q| {
        let run = own_run(cx, q, id)?;
        let found = finding::list(q, id, Severity::Gone, 0, FINDINGS)?;
        found.into_iter().map(|finding| read_gone(cx, q, &run, finding)).collect::<Result<Vec<_>>>()
    })?;
    shown(cx, id, "import_gone", Vec::new())?;
    Ok(people)
}

pub(super) fn read_gone(cx: &Cx, q: &mut dyn Query, run: &Run, finding: Finding) -> Result<GonePerson> {
    let known = match &finding.key {
        Some(key) => accepted::find(q, &run.source, key)?,
        None => None,
    };
    let Some(known) = known else {
        return Ok(GonePerson {
            finding,
            person: None,
            opens: false,
            establishment: None,
            release_date: None,
        });
    };
    let fields = parse(&known.fields)?;
    let record = person::get_record(q, known.record)?;
    let seen = visibility::relation(q, &cx.actor, record.person)? >= Relation::OwnRecord;
    Ok(GonePerson {
        finding,
        opens: seen && authorise::person(cx, q, record.person, Action::ViewPerson).is_ok(),
        person: seen.then_some((record.person, record.name)),
        establishment: fields.get(field::ESTABLISHMENT).map(str::to_owned),
        release_date: fields.get(field::RELEASE_DATE).and_then(|date| date.parse().ok()),
    })
}

fn read_rejected(q: &mut dyn Query, run: &Run, finding: Finding) -> Result<RejectedRow> {
    let text = source_of(q, run)?;
    let row = written(&finding)?;
    let first = counted_under(&finding);
    let mut rejections = vec![first.clone()];
    let mut places = BTreeMap::new();
    let mut title = String::new();
    if let Ok(list) = List::of_one(text, &row, finding.row_number, &run.file_name, run.list_date) {
        if let Some(Err(refused)) = list.row(0) {
            let same = |other: &Rejection| (other.reason, &other.field) == (first.reason, &first.field);
            rejections.extend(refused.rejections.into_iter().filter(|other| !same(other)));
        }
        places = list.places();
        title = list.source.title;
    }
    let blank = std::iter::repeat(String::new());
    let cells = row.heading.into_iter().zip(row.cells.into_iter().chain(blank)).collect();
    Ok(RejectedRow { finding, title, cells, rejections, places })
}

pub(super) fn written(finding: &Finding) -> Result<Written> {
    Written::from_text(&finding.content).map_err(|error| Error::Internal(format!("a rejected row: {error}")))
}

fn counted_under(finding: &Finding) -> Rejection {
    let reason = Reason::from_code(&finding.reason).unwrap_or(Reason::UnreadableText);
    Rejection { reason, field: finding.field.clone(), value: String::new() }
}

/// Rows of a list were shown to somebody: one entry in the agency's chain.
fn shown(cx: &Cx, run: ImportRunId, view: &'static str, rows: Vec<i64>) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::Import)?;
        let chain = permit.agency().map_or(Chain::Installation, Chain::Agency);
        let subject = permit.subject();
        let mut w = tx.permitted(permit);
        let entry = Entry {
            chains: &[chain],
            action: Some("import.view"),
            subject,
            categories: &[Category::Identity, Category::Sentence],
            payload: json!({ "view": view, "run": run, "rows": rows }),
        };
        Ok(ledger::append(&mut w, cx.now, &*cx.world.entropy, entry)?)
    })
}
