//! The writer thread: durable group commit.
//!
//! A commit that survives a power cut costs an fsync, a hundred times a statement. So the writer
//! takes whatever is waiting, runs each closure in a savepoint, commits them together and answers
//! each after the commit. Nobody is told "saved" before it is.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc},
    thread::{self, JoinHandle},
    time::Duration,
};

use rusqlite::Connection;

use super::{
    SqliteTx,
    log::{self, Log},
    readers::Changes,
    statement,
};
use crate::{
    db::{
        database::Kind,
        guard::{Attempt, Verdict},
    },
    error::DbError,
};

/// The largest group: bounds how long the first of it waits for the last.
const GROUP: usize = 64;

/// How long the writer rests after a bulk write that nobody waits behind here: another process's
/// people have a chance then, which looks for it every millisecond.
const BREATH: Duration = Duration::from_millis(2);

/// How many groups of people's writes may pass a bulk write that waits. People go first; an
/// import on a busy morning must still end.
const PASSED_OVER: u32 = 50;

/// A write that waits for its turn.
struct Job {
    attempt: Attempt,
    /// Whether it writes more than entries of the ledger.
    changes: bool,
    answer: mpsc::SyncSender<Result<(), DbError>>,
}

impl Job {
    /// Answers whoever waits. The closure goes first: it may hold the last handle of the database, and
    /// who has the answer may be about to end the process, which then would not wait for this thread.
    fn answer(self, answer: Result<(), DbError>) {
        let Self { attempt, answer: waiting, .. } = self;
        drop(attempt);
        // Who no longer listens has given up waiting; the write stands all the same.
        waiting.send(answer).ok();
    }
}

#[derive(Default)]
struct Waiting {
    people: VecDeque<Job>,
    bulk: VecDeque<Job>,
    passed_over: u32,
    closed: bool,
}

#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Rests after a bulk write, until somebody here wants something or the others had their chance.
    fn breathe(&self) {
        // Whether it was woken or the time is over makes no difference.
        drop(self.changed.wait_timeout_while(self.lock(), BREATH, |w| w.people.is_empty() && !w.closed));
    }

    /// The next group, and whether it is a bulk write; empty once the queue is closed and drained.
    fn next_group(&self) -> (Vec<Job>, bool) {
        let mut waiting = self
            .changed
            .wait_while(self.lock(), |w| w.people.is_empty() && w.bulk.is_empty() && !w.closed)
            .unwrap_or_else(PoisonError::into_inner);
        if waiting.people.is_empty() || waiting.passed_over >= PASSED_OVER {
            waiting.passed_over = 0;
            if let Some(job) = waiting.bulk.pop_front() {
                return (vec![job], true);
            }
        }
        if !waiting.bulk.is_empty() {
            waiting.passed_over += 1;
        }
        let size = waiting.people.len().min(GROUP);
        (waiting.people.drain(..size).collect(), false)
    }
}

/// The one thread that writes, and the queue before it.
pub(super) struct WriterThread {
    queue: Arc<Queue>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for WriterThread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WriterThread").finish_non_exhaustive()
    }
}

impl WriterThread {
    pub(super) fn start(
        connection: Connection,
        log: Arc<Log>,
        changes: Arc<Changes>,
    ) -> Result<Self, DbError> {
        let queue = Arc::new(Queue::default());
        let seen = Arc::clone(&queue);
        let thread = thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || serve(&connection, &seen, &log, &changes))
            .map_err(|error| DbError::Unavailable(error.to_string()))?;
        Ok(Self { queue, thread: Some(thread) })
    }

    /// Queues a write and waits for its commit or rollback.
    pub(super) fn write(&self, kind: Kind, attempt: Attempt) -> Result<(), DbError> {
        if self.is_current_thread() {
            return Err(DbError::Other("a write closure must not start another write".to_owned()));
        }
        let (answer, answered) = mpsc::sync_channel(1);
        let job = Job { attempt, changes: kind != Kind::Entries, answer };
        {
            let mut waiting = self.queue.lock();
            match kind {
                Kind::Person | Kind::Entries => waiting.people.push_back(job),
                Kind::Bulk => waiting.bulk.push_back(job),
            }
        }
        self.queue.changed.notify_one();
        answered.recv().unwrap_or_else(|_| Err(DbError::Unavailable("the writer has stopped".to_owned())))
    }

    /// How many jobs stand in the queue.
    pub(super) fn waiting(&self) -> usize {
        let waiting = self.queue.lock();
        waiting.people.len() + waiting.bulk.len()
    }

    fn is_current_thread(&self) -> bool {
        self.thread.as_ref().is_some_and(|handle| handle.thread().id() == thread::current().id())
    }
}

impl Drop for WriterThread {
    fn drop(&mut self) {
        self.queue.lock().closed = true;
        self.queue.changed.notify_one();
        // A closure may own the last handle, and then the drop happens on the thread itself.
        if !self.is_current_thread()
            && let Some(handle) = self.thread.take()
            && handle.join().is_err()
        {
            tracing::error!("the writer thread ended by a panic");
        }
    }
}

fn serve(connection: &Connection, queue: &Queue, log: &Log, changes: &Changes) {
    let (mut writes, mut commits) = (0_u64, 0_u64);
    loop {
        let (group, bulk) = queue.next_group();
        if group.is_empty() {
            // How well commits were shared: `make bench` compares itself with groups of this size.
            tracing::info!(writes, commits, "the writer ends");
            log::empty(connection);
            return;
        }
        writes += u64::try_from(group.len()).unwrap_or(0);
        commits += 1;
        run_group(connection, group, changes);
        log.grew(connection, changes);
        if bulk {
            queue.breathe();
        }
    }
}

/// Runs a group and answers every job of it, after the commit.
fn run_group(connection: &Connection, mut group: Vec<Job>, changes: &Changes) {
    match commit_group(connection, &mut group) {
        Ok(answers) => {
            if group.iter().any(|job| job.changes) {
                changes.note();
            }
            for (job, answer) in group.into_iter().zip(answers) {
                job.answer(answer);
            }
        }
        Err(error) => {
            roll_back(connection);
            match <[Job; 1]>::try_from(group) {
                Ok([job]) => {
                    job.answer(Err(error));
                }
                // One of them took the others down (a full disk rolls back the whole group), or
                // together they were too much. Alone, each gets the answer it deserves.
                Err(group) => {
                    for job in group {
                        run_group(connection, vec![job], changes);
                    }
                }
            }
        }
    }
}

/// Runs each job in its savepoint and commits. An error means that nothing of the group stands.
fn commit_group(connection: &Connection, group: &mut [Job]) -> Result<Vec<Result<(), DbError>>, DbError> {
    if let [job] = group {
        return Ok(vec![run_alone(connection, job)?]);
    }
    statement(connection, "BEGIN IMMEDIATE")?;
    let mut answers = Vec::with_capacity(group.len());
    for job in group {
        answers.push(run_job(connection, job)?);
    }
    statement(connection, "COMMIT")?;
    Ok(answers)
}

/// The same for one that has no neighbours: the transaction itself is what is rolled back. A savepoint
/// would keep a copy of every page that the job changes, a sixth of what an import costs.
fn run_alone(connection: &Connection, job: &mut Job) -> Result<Result<(), DbError>, DbError> {
    statement(connection, "BEGIN IMMEDIATE")?;
    let verdict = attempt(connection, job)?;
    let end = if matches!(verdict, Ok(Verdict::Commit)) { "COMMIT" } else { "ROLLBACK" };
    statement(connection, end)?;
    Ok(verdict.map(drop))
}

/// The outer result is the group's fate, the inner one the job's.
fn run_job(connection: &Connection, job: &mut Job) -> Result<Result<(), DbError>, DbError> {
    statement(connection, "SAVEPOINT one_write")?;
    let verdict = attempt(connection, job)?;
    if !matches!(verdict, Ok(Verdict::Commit)) {
        statement(connection, "ROLLBACK TO one_write")?;
    }
    statement(connection, "RELEASE one_write")?;
    Ok(verdict.map(drop))
}

/// Runs a job's closure once; an outer error means that the whole transaction is gone.
fn attempt(connection: &Connection, job: &mut Job) -> Result<Result<Verdict, DbError>, DbError> {
    let mut tx = SqliteTx { connection };
    let verdict = catch_unwind(AssertUnwindSafe(|| (job.attempt)(&mut tx)));
    if connection.is_autocommit() {
        // SQLite does this for a full disk or memory, and only then.
        return Err(DbError::Full);
    }
    Ok(verdict.map_err(|_| DbError::Other("a write panicked; it was rolled back".to_owned())))
}

fn roll_back(connection: &Connection) {
    if !connection.is_autocommit()
        && let Err(error) = statement(connection, "ROLLBACK")
    {
        tracing::error!(%error, "a failed group could not be rolled back");
    }
}
