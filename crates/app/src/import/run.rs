//! A run from its beginning to its end, in transactions that nobody has to wait for.

use std::{
    ops::Range,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::SignedDuration;
use serde_json::json;
use throughline_domain::id::{AgencyId, ImportRunId};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    db::{Query, Write, Writer},
    import::run::{self, Run, RunCounts, RunStatus},
    ledger::{self, Chain, Entry},
};

use super::{
    Fault, Imported, Judged, List, Outcome,
    apply::Desk,
    begin::{self, Units},
    findings::{self, Task},
    judge::judge,
};
use crate::{Cx, Error, Result, matching};

/// How long a transaction may last: nobody in front of a page of another process waits longer for an import.
/// In this process it ends as soon as somebody waits. Half as long, a third of an import was commits.
const CHUNK: Duration = Duration::from_millis(100);
/// Rows in the first transaction; the size then follows the time it took.
const FIRST_CHUNK: usize = 8;
/// Rows in a transaction at least, however many wait: an import on a busy morning must still end.
const SMALLEST_CHUNK: usize = 4;
/// Rows in a transaction at most.
const LARGEST_CHUNK: usize = 250;
/// Findings in a transaction at most; each is one statement.
const FINDINGS: usize = 500;
/// What is said of a run that was given up.
const GIVEN_UP: &str = "another_list";
/// A run that has not moved for so long was cut short.
pub(super) const ABANDONED_AFTER: SignedDuration = SignedDuration::from_mins(2);

/// A run that was begun, with what there is to do.
pub(super) struct Begun {
    pub(super) id: ImportRunId,
    pub(super) agency: AgencyId,
    attempt: i64,
    resumed: bool,
    work: Work,
}

/// A list, judged, with everything that follows from it. Cheap to clone.
#[derive(Clone)]
struct Work {
    list: Arc<List>,
    judged: Arc<Judged>,
    rows: Arc<[usize]>,
    tasks: Arc<[Task]>,
}

impl Work {
    fn new(q: &mut dyn Query, list: &Arc<List>, id: ImportRunId, taking_on: bool) -> Result<Self> {
        let judged = judge(q, list, taking_on.then_some(id))?;
        let tasks = findings::tasks(q, list, &judged, id)?;
        let rows = judged.to_apply();
        Ok(Self { list: Arc::clone(list), judged: Arc::new(judged), rows: rows.into(), tasks: tasks.into() })
    }

    /// Whether everything fits into one transaction: the usual case of a list that says what the
    /// one before said. It then leaves one entry in the ledger.
    fn is_small(&self) -> bool {
        self.rows.is_empty() && self.tasks.len() <= FINDINGS
    }
}

/// Judges a list and says what an import would do. Writes nothing.
pub fn preview(cx: &Cx, list: &List) -> Outcome<Imported> {
    cx.world.db.read(|q| {
        begin::find_agency(cx, q, list)?;
        let taking_on = interrupted(q, list)?.map(|run| run.id);
        let judged = judge(q, list, taking_on)?;
        let newest = run::newest_list(q, &list.source.id)?;
        Ok(Imported {
            run: None,
            list_date: list.date,
            newer: newest.filter(|newest| *newest > list.date && !list.is_correction()),
            counts: judged.counts(),
            resumed: taking_on.is_some(),
            rejects: judged.rejects(list),
        })
    })
}

/// Imports a list.
///
/// `older_is_fine` says that a list older than the newest one imported is meant. `progress` is
/// told how many of the rows to be written have been written.
pub fn import(
    cx: &Cx,
    list: List,
    older_is_fine: bool,
    progress: &mut dyn FnMut(u64, u64),
) -> Outcome<Imported> {
    let begun = begin_run(cx, list, None, older_is_fine)?;
    go_on(cx, &begun, progress)?;
    let Work { list, judged, .. } = &begun.work;
    Ok(Imported {
        run: Some(begun.id),
        list_date: list.date,
        newer: None,
        counts: judged.counts(),
        resumed: begun.resumed,
        rejects: judged.rejects(list),
    })
}

/// The run of this very file that was cut short, if there is one.
fn interrupted(q: &mut dyn Query, list: &List) -> Result<Option<Run>> {
    let running = run::find_running(q, &list.source.id)?;
    Ok(running.filter(|run| is_of(run, list)))
}

fn is_of(run: &Run, list: &List) -> bool {
    run.file_sha256 == list.sha256 && run.source_hash == list.hash && run.list_date == list.date
}

/// What was found of earlier runs.
struct Earlier {
    /// The run of this file that was cut short.
    own: Option<Run>,
    /// A run of another list that was cut short, to be given up.
    abandoned: Option<ImportRunId>,
}

fn look_for_earlier(cx: &Cx, q: &mut dyn Query, list: &List, older_is_fine: bool) -> Outcome<Earlier> {
    begin::find_agency(cx, q, list)?;
    let running = run::find_running(q, &list.source.id)?;
    let (own, other): (Option<Run>, Option<Run>) = match running {
        Some(run) if is_of(&run, list) => (Some(run), None),
        other => (None, other),
    };
    if let Some(other) = &other
        && cx.world.clock.now().duration_since(other.moved_at) < ABANDONED_AFTER
    {
        return Err(Fault::Busy { run: other.id, since: other.started_at });
    }
    let newest = run::newest_list(q, &list.source.id)?;
    if let Some(newest) = newest.filter(|newest| *newest > list.date)
        && !list.is_correction()
        && own.is_none()
        && !older_is_fine
    {
        return Err(Fault::Older { list: list.date, newest });
    }
    Ok(Earlier { own, abandoned: other.map(|run| run.id) })
}

/// Begins a run: of a list that comes now, or of one that was uploaded and looked at. A run of the
/// same file that was cut short is taken on instead.
pub(super) fn begin_run(
    cx: &Cx,
    list: List,
    previewed: Option<ImportRunId>,
    older_is_fine: bool,
) -> Outcome<Begun> {
    let list = Arc::new(list);
    let new_id = previewed.unwrap_or_else(|| cx.new_id());
    let (earlier, work) = cx.world.db.read(|q| {
        let earlier = look_for_earlier(cx, q, &list, older_is_fine)?;
        let id = earlier.own.as_ref().map_or(new_id, |run| run.id);
        let work = Work::new(q, &list, id, earlier.own.is_some())?;
        Ok::<_, Fault>((earlier, work))
    })?;
    let resumed = earlier.own.is_some();
    let id = earlier.own.map_or(new_id, |run| run.id);
    let in_closure = work.clone();
    let (agency, attempt) = cx.write(move |cx, tx| {
        let Work { list, judged, tasks, .. } = &in_closure;
        let counts = judged.counts();
        let mut w = tx.permitted(begin::permit(cx)?);
        if let Some(abandoned) = earlier.abandoned {
            run::fail(&mut w, abandoned, GIVEN_UP, cx.now)?;
        }
        let agency = begin::settle(cx, &mut w, list)?;
        if let Some(previewed) = previewed.filter(|previewed| *previewed != id) {
            run::discard(&mut w, previewed, cx.now)?;
        }
        let attempt = if resumed || previewed.is_some() {
            run::take_on(&mut w, id, &counts, cx.world.clock.now())?
        } else {
            run::insert(&mut w, &new_run(cx, id, list, agency, &counts))?;
            1
        };
        let small = in_closure.is_small();
        if small {
            findings::write(cx, &mut w, list, (id, agency), tasks)?;
            run::finish(&mut w, id, attempt, cx.now)?;
        }
        note(cx, &mut w, agency, if small { "import.done" } else { "import.begun" }, id, &counts)?;
        Ok((agency, attempt))
    })?;
    Ok(Begun { id, agency, attempt, resumed, work })
}

pub(super) fn new_run(cx: &Cx, id: ImportRunId, list: &List, agency: AgencyId, counts: &RunCounts) -> Run {
    Run {
        id,
        source: list.source.id.clone(),
        source_hash: list.hash.clone(),
        agency,
        file_name: list.file_name.clone(),
        file_sha256: list.sha256.clone(),
        list_date: list.date,
        correction: list.is_correction(),
        status: RunStatus::Running,
        actor: cx.actor.user,
        started_at: cx.now,
        finished_at: None,
        attempt: 1,
        moved_at: cx.now,
        done: 0,
        counts: counts.clone(),
        error: None,
    }
}

/// Applies the rows, writes the findings, ends the run.
pub(super) fn go_on(cx: &Cx, begun: &Begun, progress: &mut dyn FnMut(u64, u64)) -> Outcome<()> {
    if begun.work.is_small() {
        return Ok(());
    }
    apply_rows(cx, begun, progress)?;
    let mut chunks = begun.work.tasks.chunks(FINDINGS).peekable();
    while let Some(chunk) = chunks.next() {
        if chunks.peek().is_some() {
            write_findings(cx, begun, chunk.to_vec())?;
        } else {
            return finish(cx, begun, chunk.to_vec());
        }
    }
    finish(cx, begun, Vec::new())
}

fn apply_rows(cx: &Cx, begun: &Begun, progress: &mut dyn FnMut(u64, u64)) -> Outcome<()> {
    let total = begun.work.rows.len();
    let mut done = 0;
    let mut size = FIRST_CHUNK;
    while done < total {
        let end = total.min(done + size);
        let started = Instant::now();
        let applied = apply_chunk(cx, begun, done..end)?;
        // One that was cut short says nothing about how many fit.
        if done + applied == end {
            size = next_size(applied, started.elapsed());
        }
        done += applied;
        progress(done as u64, total as u64);
    }
    Ok(())
}

/// As many rows as fit into the time allowed, judging by the last transaction; never suddenly
/// many more, because the next rows may be the heavy ones.
fn next_size(rows: usize, took: Duration) -> usize {
    let fit = (rows as u128 * CHUNK.as_micros() * 4 / 5) / took.as_micros().max(1);
    usize::try_from(fit).unwrap_or(LARGEST_CHUNK).clamp(1, (rows * 2).min(LARGEST_CHUNK))
}

/// Applies rows until somebody waits; gives how many.
fn apply_chunk(cx: &Cx, begun: &Begun, range: Range<usize>) -> Outcome<usize> {
    let (list, rows) = (Arc::clone(&begun.work.list), Arc::clone(&begun.work.rows));
    in_chunk(cx, begun, move |cx, w, (id, agency, attempt)| {
        let units = Units::load(w, agency)?;
        let mut desk = Desk { list: &list, run: id, agency, units };
        let (mut done, mut applied) = (0, Vec::new());
        for index in rows.get(range.clone()).unwrap_or_default() {
            if done >= SMALLEST_CHUNK && cx.world.db.waiting() > 0 {
                break;
            }
            if let Some(Ok(row)) = list.row(*index) {
                applied.extend(desk.apply(cx, w, &row)?);
            }
            done += 1;
        }
        let reached = i64::try_from(range.start + done).unwrap_or(i64::MAX);
        run::advance(w, id, attempt, reached, cx.world.clock.now())?;
        if applied.is_empty() {
            // All of these were applied before the run was cut short; that it got past them is known.
            note(cx, w, agency, "import.resumed", id, &RunCounts::default())?;
        } else {
            matching::by_number(cx, w, &applied)?;
        }
        Ok(done)
    })
}

fn write_findings(cx: &Cx, begun: &Begun, tasks: Vec<Task>) -> Outcome<()> {
    let (list, counts) = (Arc::clone(&begun.work.list), begun.work.judged.counts());
    in_chunk(cx, begun, move |cx, w, (id, agency, attempt)| {
        run::advance(w, id, attempt, counts.new + counts.changed, cx.world.clock.now())?;
        findings::write(cx, w, &list, (id, agency), &tasks)?;
        note(cx, w, agency, "import.findings", id, &counts)
    })
}

fn finish(cx: &Cx, begun: &Begun, tasks: Vec<Task>) -> Outcome<()> {
    let (list, counts) = (Arc::clone(&begun.work.list), begun.work.judged.counts());
    in_chunk(cx, begun, move |cx, w, (id, agency, attempt)| {
        findings::write(cx, w, &list, (id, agency), &tasks)?;
        run::finish(w, id, attempt, cx.world.clock.now())?;
        note(cx, w, agency, "import.done", id, &counts)
    })
}

/// One short transaction of a run, in the name of the list. It waits for people. It has an instant of its own:
/// ids sort by the instant, and with one for the whole run each new one had a page of its own in every index.
fn in_chunk<T: Send + 'static>(
    cx: &Cx,
    begun: &Begun,
    work: impl Fn(&Cx, &mut Writer<'_>, (ImportRunId, AgencyId, i64)) -> Result<T> + Send + Sync + 'static,
) -> Outcome<T> {
    let (id, agency, attempt) = (begun.id, begun.agency, begun.attempt);
    let cx = Cx { now: cx.world.clock.now(), ..cx.clone() };
    let written = cx.world.clone().db.write_bulk(move |tx: &mut Write<'_>| {
        let mut w = tx.permitted(Permit::system(Subject::Agency(agency), "import"));
        work(&cx, &mut w, (id, agency, attempt))
    });
    match written {
        Err(Error::Conflict(why)) if why == "stale" => Err(Fault::TakenOver),
        other => Ok(other?),
    }
}

/// An entry in the agency's chain: which run, and its numbers.
pub(super) fn note(
    cx: &Cx,
    w: &mut Writer<'_>,
    agency: AgencyId,
    action: &str,
    id: ImportRunId,
    counts: &RunCounts,
) -> Result<()> {
    let payload = json!({
        "run": id,
        "rows": counts.rows,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "gone": counts.gone,
        "rejected": counts.rejected,
    });
    let subject = Subject::Agency(agency);
    let chains = &[Chain::Agency(agency)];
    let entry = Entry { chains, action: Some(action), subject, categories: &[], payload };
    Ok(ledger::append(w, cx.now, &*cx.world.entropy, entry)?)
}
