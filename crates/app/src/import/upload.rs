//! A list that comes over a page: kept, looked at, then imported in the background.

use jiff::SignedDuration;
use throughline_domain::id::ImportRunId;
use throughline_policy::Action;
use throughline_store::import::{
    run::{self, Run, RunStatus},
    source,
};

use super::{
    Fault, List, ListDay, Outcome, SourceText, begin,
    judge::judge,
    run::{ABANDONED_AFTER, Begun, begin_run, go_on, new_run, note},
};
use crate::{Cx, Error, Result, authorise};

/// A list that was looked at and not imported is forgotten after so long.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Keeps an uploaded list and judges it; nothing is imported yet.
pub fn keep(
    cx: &Cx,
    text: SourceText,
    bytes: Vec<u8>,
    file_name: &str,
    day: ListDay,
) -> Outcome<ImportRunId> {
    let list = List::read(cx, text, &bytes, file_name, day)?;
    let counts = cx.world.db.read(|q| {
        begin::find_agency(cx, q, &list)?;
        Ok::<_, Fault>(judge(q, &list, None)?.counts())
    })?;
    let id = cx.new_id();
    Ok(cx.write(move |cx, tx| {
        let mut w = tx.permitted(authorise::own_agency(cx, Action::Import)?);
        let agency = begin::settle(cx, &mut w, &list)?;
        run::discard_older(&mut w, agency, cx.now - KEPT_FOR, cx.now)?;
        let new = new_run(cx, id, &list, agency, &counts);
        run::insert(&mut w, &Run { status: RunStatus::Previewed, ..new })?;
        run::keep_upload(&mut w, id, &bytes)?;
        note(cx, &mut w, agency, "import.previewed", id, &counts)?;
        Ok(id)
    })?)
}

/// A run that was begun and goes on in the background.
pub struct Started {
    cx: Cx,
    begun: Begun,
}

/// Begins to import a list that was kept, or one that was cut short. What is left to do is in
/// what is given back: run it on a thread that may take its time.
pub fn start(cx: &Cx, id: ImportRunId, older_is_fine: bool) -> Outcome<Started> {
    let (list, status) = cx.read(|cx, q| {
        let run = own_run(cx, q, id)?;
        let bytes = run::upload(q, id)?.ok_or(Error::NotFound)?;
        Ok((read_kept(cx, q, &run, &bytes)?, run.status))
    })?;
    let previewed = (status == RunStatus::Previewed).then_some(id);
    let begun = begin_run(cx, list?, previewed, older_is_fine)?;
    Ok(Started { cx: cx.clone(), begun })
}

impl Started {
    /// The run.
    pub const fn id(&self) -> ImportRunId {
        self.begun.id
    }

    /// Imports to the end. A fault stands in the run, for whoever looks at it, and in the log.
    pub fn run(self) {
        let Err(fault) = go_on(&self.cx, &self.begun, &mut |_, _| ()) else { return };
        tracing::error!(run = %self.begun.id, %fault, "an import stopped");
        if matches!(fault, Fault::TakenOver) {
            return;
        }
        let (id, agency) = (self.begun.id, self.begun.agency);
        let failed = self.cx.write(move |cx, tx| {
            let mut w = tx.permitted(begin::permit(cx)?);
            run::fail(&mut w, id, "fault", cx.world.clock.now())?;
            note(cx, &mut w, agency, "import.failed", id, &run::RunCounts::default())
        });
        if let Err(error) = failed {
            // It stays running and is taken on later; the log has both faults.
            tracing::error!(run = %id, %error, "the import could not be marked as failed");
        }
    }
}

/// Imports that a stopped server left behind, ready to be run. Called when a server starts.
pub fn take_on_interrupted(cx: &Cx) -> Result<Vec<Started>> {
    let now = cx.world.clock.now();
    let abandoned: Vec<Run> = cx.read(|_, q| {
        let running = run::uploads_running(q)?;
        Ok(running.into_iter().filter(|run| now.duration_since(run.moved_at) >= ABANDONED_AFTER).collect())
    })?;
    let mut started = Vec::new();
    for run in abandoned {
        match start(cx, run.id, true) {
            Ok(begun) => started.push(begun),
            Err(fault) => tracing::error!(run = %run.id, %fault, "an import that was cut short cannot go on"),
        }
    }
    Ok(started)
}

/// Does not import a list that was kept.
pub fn discard(cx: &Cx, id: ImportRunId) -> Result<()> {
    cx.write(move |cx, tx| {
        let run = own_run(cx, tx, id)?;
        let mut w = tx.permitted(authorise::own_agency(cx, Action::Import)?);
        run::discard(&mut w, id, cx.now)?;
        note(cx, &mut w, run.agency, "import.discarded", id, &run.counts)
    })
}

/// A run of the actor's own agency; of another agency there is none.
pub(super) fn own_run(cx: &Cx, q: &mut dyn throughline_store::db::Query, id: ImportRunId) -> Result<Run> {
    let run = run::get(q, id)?;
    if !cx.actor.is_operator() {
        if cx.actor.agency != Some(run.agency) {
            return Err(Error::NotFound);
        }
        authorise::own_agency(cx, Action::Import)?;
    }
    Ok(run)
}

/// The source that a run was read by.
pub(super) fn source_of(q: &mut dyn throughline_store::db::Query, run: &Run) -> Result<SourceText> {
    let stored = source::find(q, &run.source_hash)?.ok_or(Error::NotFound)?;
    SourceText::from_stored(&stored.content)
}

fn read_kept(
    cx: &Cx,
    q: &mut dyn throughline_store::db::Query,
    run: &Run,
    bytes: &[u8],
) -> Result<Outcome<List>> {
    let text = source_of(q, run)?;
    Ok(List::read(cx, text, bytes, &run.file_name, ListDay::settled(run.list_date)))
}
