//! The reference workload: the bare statements, run in this process over the same rows, with as many
//! writes to a commit as the server shared. What it costs is the floor that the program is held against.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use rusqlite::{Connection, Statement, TransactionBehavior, params};

use crate::{
    Outcome,
    fill::Filled,
    load::at,
    region::{CASELOAD, Kind, Numbers, Region, fresh, id},
    statements::Statements,
};

const CASE: Statements = Statements::of(include_str!("../reference/open_case.sql"));
const CASELOAD_JOIN: Statements = Statements::of(include_str!("../reference/caseload.sql"));
const NOTE: Statements = Statements::of(include_str!("../reference/note.sql"));
const IMPORT: Statements = Statements::of(include_str!("../reference/import.sql"));
const TABLES: Statements = Statements::of(include_str!("../reference/tables.sql"));

/// Rows of a list that share a commit.
const IMPORTED_TOGETHER: u64 = 40;
/// Milestones that such a row begins with.
const MILESTONES: u64 = 2;
/// Parts of a name.
const PARTS: u64 = 3;
/// A hash, as far as its length goes.
const HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What one of them costs.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Cost {
    /// User and system time of one, in microseconds.
    pub cpu_us: f64,
    /// Its latency on the median, in microseconds.
    pub p50_us: f64,
    /// How many in a second, one after the other.
    pub per_second: f64,
}

struct Workload<'a> {
    db: Connection,
    region: Region,
    numbers: Numbers,
    lasts: Duration,
    group: f64,
    owed: f64,
    path: &'a Path,
}

impl<'a> Workload<'a> {
    fn over(filled: &'a Filled, lasts: Duration, group: f64) -> Outcome<Self> {
        let db = Connection::open(&filled.path)?;
        db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
        db.execute_batch(TABLES.text("payloads")?)?;
        db.set_prepared_statement_cache_capacity(64);
        let numbers = Numbers::seeded(u64::try_from(crate::now().as_microsecond())?);
        Ok(Self { db, region: filled.region, numbers, lasts, group, owed: 0.0, path: &filled.path })
    }

    /// The size of the next group, so that the mean comes out.
    fn group(&mut self) -> u64 {
        self.owed += self.group;
        let size = self.owed.floor().max(1.0);
        self.owed -= size;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small positive number"
        )]
        let size = size as u64;
        size
    }

    /// Runs groups until the time is over.
    fn measure(mut self, mut group: impl FnMut(&mut Self, u64) -> Outcome<()>) -> Outcome<Cost> {
        let warm = Instant::now();
        while warm.elapsed() < self.lasts / 5 {
            let size = self.group();
            group(&mut self, size)?;
        }
        let (mut done, mut took) = (0, Vec::new());
        let (begun, cpu) = (Instant::now(), own_cpu()?);
        while begun.elapsed() < self.lasts {
            let size = self.group();
            let at = Instant::now();
            group(&mut self, size)?;
            took.push(at.elapsed());
            done += size;
        }
        let (seconds, cpu) = (begun.elapsed().as_secs_f64(), own_cpu()?.saturating_sub(cpu));
        took.sort_unstable();
        tracing_off(self.path);
        #[expect(clippy::cast_precision_loss, reason = "counts of a few seconds")]
        let done = done.max(1) as f64;
        Ok(Cost {
            cpu_us: cpu.as_secs_f64() * 1e6 / done,
            p50_us: at(&took, 50) * 1_000.0,
            per_second: done / seconds,
        })
    }
}

/// The statements hold nothing open once they are dropped; the log is emptied for whoever comes next.
fn tracing_off(path: &Path) {
    if let Ok(db) = Connection::open(path) {
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).ok();
    }
}

/// User and system time of this thread, to the nanosecond.
fn own_cpu() -> Outcome<Duration> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(Duration::from_nanos(stat.split(' ').next().unwrap_or_default().parse()?))
}

fn read_all(statement: &mut Statement<'_>, values: impl rusqlite::Params) -> Outcome<()> {
    let columns = statement.column_count();
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            std::hint::black_box(row.get_ref(column)?);
        }
    }
    Ok(())
}

/// Opening a case: the reads, and a durable entry that somebody looked.
pub fn open_case(filled: &Filled, lasts: Duration, group: f64) -> Outcome<Cost> {
    Workload::over(filled, lasts, group)?.measure(|work, size| {
        let mut seen = Vec::new();
        for _ in 0..size {
            let case = work.numbers.below(work.region.cases());
            let person = Region::person_of(case);
            let transaction = work.db.unchecked_transaction()?;
            let (person_id, case_id) = (id(Kind::Person, person), id(Kind::Case, case));
            read_all(&mut *CASE.prepare(&work.db, "record")?, [&person_id])?;
            for name in ["events", "milestones", "steps", "involvements"] {
                let mut statement = CASE.prepare(&work.db, name)?;
                read_all(&mut statement, [&case_id])?;
            }
            transaction.commit()?;
            seen.push((case, person));
        }
        let transaction = rusqlite::Transaction::new_unchecked(&work.db, TransactionBehavior::Immediate)?;
        for (case, person) in seen {
            let worker = work.region.worker_of(case);
            let chain = format!("record:{}", id(Kind::Record, person));
            let (user, agency) = (id(Kind::User, worker), id(Kind::Agency, Region::agency_of(worker)));
            let subject = format!("person:{}", id(Kind::Person, person));
            let sequence: i64 =
                CASE.prepare(&work.db, "head")?.query_row([HASH, &chain], |row| row.get(0))?;
            CASE.prepare(&work.db, "entry")?
                .execute(params![chain, sequence, HASH, 1_i64, user, agency, subject])?;
            CASE.prepare(&work.db, "payload")?.execute(params![chain, sequence, "00"])?;
        }
        Ok(transaction.commit()?)
    })
}

/// The caseload as a join.
pub fn caseload(filled: &Filled, lasts: Duration) -> Outcome<Cost> {
    Workload::over(filled, lasts, 1.0)?.measure(|work, _| {
        let worker = work.numbers.below(work.region.workers());
        read_all(&mut *CASELOAD_JOIN.prepare(&work.db, "caseload")?, [id(Kind::User, worker)])
    })
}

/// A durable note.
pub fn note(filled: &Filled, lasts: Duration, group: f64) -> Outcome<Cost> {
    Workload::over(filled, lasts, group)?.measure(|work, size| {
        let transaction = rusqlite::Transaction::new_unchecked(&work.db, TransactionBehavior::Immediate)?;
        for _ in 0..size {
            let worker = work.numbers.below(work.region.workers());
            let case = work.region.case_of(worker, work.numbers.below(CASELOAD)) % work.region.cases();
            let note = fresh(&mut work.numbers);
            let (user, agency) = (id(Kind::User, worker), id(Kind::Agency, Region::agency_of(worker)));
            NOTE.prepare(&work.db, "note")?.execute(params![
                note,
                id(Kind::Case, case),
                agency,
                user,
                1_i64
            ])?;
            NOTE.prepare(&work.db, "paragraph")?.execute([note])?;
        }
        Ok(transaction.commit()?)
    })
}

/// What a row of a list says of where it belongs.
struct Place {
    jurisdiction: String,
    agency: String,
    pack_id: String,
    pack_hash: String,
}

/// The inserts of a row of a list.
pub fn import(filled: &Filled, lasts: Duration) -> Outcome<Cost> {
    let mut work = Workload::over(filled, lasts, 1.0)?;
    // So many rows share a commit.
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    let group = IMPORTED_TOGETHER as f64;
    work.group = group;
    let place = crate::fill::place(&work.db)?;
    let place = Place { jurisdiction: place.0, agency: place.1, pack_id: place.2, pack_hash: place.3 };
    work.measure(|work, size| {
        let transaction = rusqlite::Transaction::new_unchecked(&work.db, TransactionBehavior::Immediate)?;
        for _ in 0..size {
            row(&work.db, &place, &mut work.numbers)?;
        }
        Ok(transaction.commit()?)
    })
}

fn row(db: &Connection, place: &Place, numbers: &mut Numbers) -> Outcome<()> {
    let Place { jurisdiction, agency, pack_id, pack_hash } = place;
    let [person, record, episode, case, enrolment] = [(); 5].map(|()| fresh(numbers));
    let write = |name: &str, values: &[&dyn rusqlite::ToSql]| -> Outcome<()> {
        IMPORT.prepare(db, name)?.execute(values)?;
        Ok(())
    };
    write("person", &[&person, &1_i64])?;
    write("record", &[&record, &person, agency, &[7_u8; 40].as_slice(), &1_i64])?;
    for part in 0..PARTS {
        write("part", &[&record, &format!("part{part}")])?;
    }
    write("identifier", &[&fresh(numbers), &record])?;
    write("episode", &[&episode, &person, &record, jurisdiction, agency, &1_i64])?;
    write("date", &[&fresh(numbers), &episode, agency, &1_i64])?;
    write("case", &[&case, &person, jurisdiction, &1_i64])?;
    write("enrolment", &[&enrolment, &case, jurisdiction, pack_id, pack_hash, agency, &1_i64])?;
    for code in 0..MILESTONES {
        write(
            "milestone",
            &[&fresh(numbers), &enrolment, &case, jurisdiction, &episode, &format!("code{code}")],
        )?;
    }
    let chain = format!("record:{record}");
    write("head", &[&chain, &HASH])?;
    write("entry", &[&chain, &HASH, &1_i64, &format!("person:{person}")])?;
    write("payload", &[&chain, &"00"])
}
