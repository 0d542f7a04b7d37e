//! Fills a database with a region, by bare statements: the first person comes in by the program itself,
//! as a real one would, and everybody else is made after their likeness.
//!
//! One person in four has an open case with a lead worker, a plan, deadlines and 25 events. Events are
//! written in the order of their days, as in life, so a case's events lie far apart in the file.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, ToSpan as _, civil::Date};
use rusqlite::{Connection, params};
use throughline_domain::{
    id::RecordId,
    ledger::{Chain, GENESIS, Header, commitment},
    person::Name,
};

use crate::{
    Outcome,
    known::{Keys, born, town},
    program::Program,
    region::{EVENTS, Kind, Numbers, PEOPLE_PER_CASE, Region, csrf, id, name, token, token_hash},
    statements::Statements,
};

const ROWS: Statements = Statements::of(include_str!("../fill/rows.sql"));
const SOURCE: &str = include_str!("../data/source.toml");
/// The first lines of every list that is imported.
pub const HEADINGS: &str =
    "key;surname;given_name;born;establishment;admitted;leaves;town;sex;status;type;support;children\n";
/// Rows that share a commit while filling.
const CHUNK: u64 = 20_000;
/// Changes when other rows are filled in, so that no old database is taken for a new one.
const EDITION: u32 = 4;

/// A filled database, and what it was filled for.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The file.
    pub path: PathBuf,
    /// The people in it.
    pub region: Region,
}

/// The database with so many people: the one kept in `cache` from an earlier run, or a new one.
pub fn cached(program: &Program, cache: &Path, people: u64) -> Outcome<Filled> {
    fs::create_dir_all(cache)?;
    let region = Region { people };
    // Schema and month are part of the name: with another schema, or other days, it is another file.
    let month = today().strftime("%Y-%m");
    let path = cache.join(format!("people-{people}-{}-{month}-{EDITION}.db", program.schema()?));
    if !path.exists() {
        eprintln!("filling {} with {people} people …", path.display());
        let unfinished = path.with_extension("unfinished");
        for leftover in ["unfinished", "unfinished-wal", "unfinished-shm"] {
            fs::remove_file(path.with_extension(leftover)).ok();
        }
        fill(program, &unfinished, region)?;
        fs::rename(&unfinished, &path)?;
    }
    Ok(Filled { path, region })
}

/// Lets every session have been used just now, and last until tonight.
pub fn wake_sessions(path: &Path) -> Outcome<()> {
    let now = crate::now().as_microsecond();
    let tonight = now + 8 * 3_600_000_000;
    ROWS.prepare(&Connection::open(path)?, "awake")?.execute([now, tonight])?;
    Ok(())
}

/// Writes the source's description where the program can read it.
pub fn source(folder: &Path) -> Outcome<PathBuf> {
    let path = folder.join("source.toml");
    fs::write(&path, SOURCE)?;
    Ok(path)
}

/// One row of a list. Every day moves by `later`.
pub fn list_row(person: u64, later: i64) -> String {
    let (surname, given) = name(person);
    let days = |n: u64| i64::try_from(n).unwrap_or_default();
    let today = today();
    let leaves = day(today, 20 + days(person % 300) + later);
    let (born, town) = (born(person), town(person));
    let establishment = person % 4 + 1;
    format!(
        "{person};{surname};{given};{born};Bench {establishment};{};{leaves};{town};f;sentenced;final;none;0\n",
        day(today, -600 + days(person % 300)),
    )
}

/// The day that everything is counted from.
fn today() -> Date {
    crate::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn day(from: Date, days: i64) -> Date {
    from.checked_add(days.days()).unwrap_or(from)
}

fn noon(day: Date) -> i64 {
    day.at(12, 0, 0, 0).in_tz("UTC").map_or(0, |zoned| zoned.timestamp().as_microsecond())
}

/// What the first, imported person says about the installation.
struct Template {
    jurisdiction: String,
    prison: String,
    units: Vec<String>,
    pack_id: String,
    pack_hash: String,
    variant: Option<String>,
    stage: String,
    /// Code and kind of every milestone of the programme.
    milestones: Vec<(String, String)>,
}

/// Fills a new database.
pub fn fill(program: &Program, path: &Path, region: Region) -> Outcome<()> {
    let folder = path.parent().ok_or("a database lies in a folder")?;
    program.run(&["migrate", "--database", &crate::program::url(path)])?;
    let list = folder.join("first-person.csv");
    fs::write(&list, format!("{HEADINGS}{}", list_row(u64::MAX / 1_000, 0)))?;
    program.import(path, &list, &source(folder)?)?;
    let db = Connection::open(path)?;
    db.set_prepared_statement_cache_capacity(64);
    // A database that is lost while it is filled is filled again.
    db.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")?;
    let template = template(&db)?;
    let today = today();
    Filling { db: &db, region, template, today, now: noon(today) }.all()?;
    ROWS.prepare(&db, "asked")?.execute([])?;
    // No ANALYZE: the program does not run it either.
    db.execute_batch("PRAGMA journal_mode = WAL;")?;
    drop(db);
    // What lists are read from the program makes itself.
    program.run(&["migrate", "--database", &crate::program::url(path)])?;
    Ok(())
}

fn template(db: &Connection) -> Outcome<Template> {
    let mut units = ROWS.prepare(db, "units")?;
    let units = units.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let mut first = ROWS.prepare(db, "template")?;
    let (mut template, files) = first.query_row([], |row| {
        let template = Template {
            jurisdiction: row.get(0)?,
            prison: row.get(1)?,
            units,
            pack_id: row.get(3)?,
            pack_hash: row.get(4)?,
            variant: row.get(5)?,
            stage: String::new(),
            milestones: Vec::new(),
        };
        Ok((template, row.get::<_, String>(6)?))
    })?;
    let files: BTreeMap<String, String> = serde_json::from_str(&files)?;
    let pack: toml::Table = files.get("pack.toml").ok_or("a pack has a pack.toml")?.parse()?;
    let entries = |name: &str| pack.get(name).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let text = |entry: &toml::Value, key: &str| {
        entry.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
    };
    template.milestones =
        entries("milestone").iter().map(|it| (text(it, "code"), text(it, "kind"))).collect();
    template.stage = entries("stage").last().map(|it| text(it, "code")).unwrap_or_default();
    Ok(template)
}

/// Jurisdiction, agency, programme and its pack's hash, where imported people belong.
pub fn place(db: &Connection) -> Outcome<(String, String, String, String)> {
    let it = template(db)?;
    Ok((it.jurisdiction, it.prison, it.pack_id, it.pack_hash))
}

struct Filling<'a> {
    db: &'a Connection,
    region: Region,
    template: Template,
    today: Date,
    /// Noon of that day, in microseconds.
    now: i64,
}

impl Filling<'_> {
    fn all(&self) -> Outcome<()> {
        self.chunked(self.region.agencies(), |agency| self.agency(agency))?;
        self.agreement()?;
        self.chunked(self.region.workers(), |worker| self.worker(worker))?;
        self.chunked(self.region.people, |person| self.person(person))?;
        self.chunked(self.region.cases(), |case| self.case(case))?;
        for event in 0..EVENTS {
            self.chunked(self.region.cases(), |case| self.event(case, event))?;
        }
        self.write("searched", [])?;
        self.known()
    }

    /// Everybody in the index of who may be the same person, in its own order: written person by person
    /// each key would lie elsewhere.
    fn known(&self) -> Outcome<()> {
        let keys = Keys::new()?;
        let mut all: Vec<(i64, u32)> = Vec::new();
        for person in 0..self.region.people {
            let number = u32::try_from(person)?;
            all.extend(keys.of(person).into_iter().map(|key| (key, number)));
        }
        // Ids sort as numbers do.
        all.sort_unstable();
        let by_record: String = ROWS.prepare(self.db, "by_record")?.query_row([], |row| row.get(0))?;
        self.db.execute_batch("DROP INDEX link_key_by_record")?;
        self.chunked(u64::try_from(all.len())?, |n| {
            let (key, person) = all.get(usize::try_from(n)?).ok_or("a key")?;
            self.write("known", params![key, id(Kind::Record, u64::from(*person))])
        })?;
        Ok(self.db.execute_batch(&by_record)?)
    }

    fn chunked(&self, count: u64, row: impl Fn(u64) -> Outcome<()>) -> Outcome<()> {
        let mut from = 0;
        while from < count {
            let to = (from + CHUNK).min(count);
            let transaction = self.db.unchecked_transaction()?;
            for n in from..to {
                row(n)?;
            }
            transaction.commit()?;
            from = to;
        }
        Ok(())
    }

    fn write(&self, name: &str, values: impl rusqlite::Params) -> Outcome<()> {
        ROWS.prepare(self.db, name)?.execute(values)?;
        Ok(())
    }

    fn agency(&self, n: u64) -> Outcome<()> {
        let name = format!("Agency {n}");
        self.write("agency", params![id(Kind::Agency, n), self.template.jurisdiction, name, self.now])
    }

    /// One agreement binds the prison service and every agency that leads.
    fn agreement(&self) -> Outcome<()> {
        let agreement = id(Kind::Agreement, 1);
        let (since, review) = (day(self.today, -100).to_string(), day(self.today, 200).to_string());
        self.write("agreement", params![agreement, self.template.jurisdiction, since, review, self.now])?;
        for (place, kind) in [(1, "prison"), (2, "ngo")] {
            self.write("party", params![agreement, place, kind])?;
        }
        Ok(())
    }

    fn worker(&self, n: u64) -> Outcome<()> {
        let user = id(Kind::User, n);
        let locale = ["ca", "es", "en"].get(usize::try_from(n % 3)?).copied().unwrap_or("en");
        let agency = id(Kind::Agency, Region::agency_of(n));
        let login = format!("worker{n}@bench.example");
        self.write("user", params![user, agency, login, format!("Worker {n}"), locale, self.now])?;
        self.write("role", [&user])?;
        self.write("session", params![token_hash(&token(n)), user, csrf(n), self.now, self.now])
    }

    fn person(&self, n: u64) -> Outcome<()> {
        let t = &self.template;
        let (person, record) = (id(Kind::Person, n), id(Kind::Record, n));
        let (surname, given_name) = name(n);
        let name = Name { surname, given_name };
        let days = i64::try_from(n % 400)?;
        self.write("person", params![person, self.now])?;
        self.write(
            "record",
            params![
                record,
                person,
                t.prison,
                n.to_string(),
                name.surname,
                name.given_name,
                name.sort_key(),
                born(n).to_string(),
                town(n),
                self.now
            ],
        )?;
        for part in name.parts() {
            self.write("part", params![record, part])?;
        }
        self.write("identifier", params![id(Kind::Identifier, n), record, n.to_string()])?;
        // Half are inside, the others left within the last thirteen months.
        let inside = (n / PEOPLE_PER_CASE).is_multiple_of(2);
        let leaves = day(self.today, if inside { days } else { -days });
        let unit = t.units.get(usize::try_from(n)? % t.units.len().max(1));
        let released = (!inside).then(|| leaves.to_string());
        let admitted = day(leaves, -500).to_string();
        let episode = id(Kind::Episode, n);
        self.write(
            "episode",
            params![
                episode,
                person,
                record,
                t.jurisdiction,
                t.prison,
                unit,
                admitted,
                released,
                leaves.to_string(),
                self.now
            ],
        )?;
        self.write("stay", params![episode, unit, self.now])?;
        self.write("date", params![id(Kind::Date, n), episode, leaves.to_string(), t.prison, self.now])?;
        self.write("visibility", params![t.prison, unit, person, "record"])?;
        self.ledger(n)
    }

    /// The entry of how the record came to be, hashed as the program would.
    fn ledger(&self, n: u64) -> Outcome<()> {
        let record: RecordId = id(Kind::Record, n).parse()?;
        let (salt, payload) = (format!("{n:032x}"), r#"{"did":"import.row"}"#);
        let header = Header {
            chain: Chain::Record(record).to_string(),
            sequence: 1,
            previous_hash: GENESIS.to_owned(),
            at: Timestamp::from_microsecond(self.now)?,
            actor: "system".to_owned(),
            agency: String::new(),
            action: "import.row".to_owned(),
            subject: format!("person:{}", id(Kind::Person, n)),
            categories: "1,2".to_owned(),
            rule: "import".to_owned(),
            commitment: commitment(&salt, payload),
        };
        let hash = header.hash();
        self.write("head", params![header.chain, hash])?;
        self.write(
            "entry",
            params![
                header.chain,
                header.previous_hash,
                self.now,
                header.subject,
                header.commitment,
                hash,
                salt,
                payload
            ],
        )
    }

    fn case(&self, n: u64) -> Outcome<()> {
        let t = &self.template;
        let person_number = Region::person_of(n);
        let (person, episode) = (id(Kind::Person, person_number), id(Kind::Episode, person_number));
        let (case, enrolment) = (id(Kind::Case, n), id(Kind::Enrolment, n));
        let worker = self.region.worker_of(n);
        let (user, agency) = (id(Kind::User, worker), id(Kind::Agency, Region::agency_of(worker)));
        let accepted = day(self.today, -200).to_string();
        self.write("case", params![case, person, t.jurisdiction, self.now])?;
        self.write(
            "enrolment",
            params![
                enrolment,
                case,
                t.jurisdiction,
                t.pack_id,
                t.pack_hash,
                t.variant,
                t.stage,
                t.prison,
                agency,
                accepted,
                self.now
            ],
        )?;
        for (index, (code, kind)) in (0_i64..).zip(&t.milestones) {
            let due = day(self.today, (index - 4) * 15 + i64::try_from(n % 10)?);
            // A handful is overdue, most are met or still to come.
            let met =
                (due < self.today && !(n + u64::try_from(index)?).is_multiple_of(9)).then(|| due.to_string());
            let number = n * 64 + u64::try_from(index)?;
            let status = if met.is_some() { "met" } else { "open" };
            let at = noon(due);
            self.write(
                "milestone",
                params![
                    id(Kind::Milestone, number),
                    enrolment,
                    case,
                    t.jurisdiction,
                    episode,
                    code,
                    kind,
                    due.to_string(),
                    at,
                    status,
                    met
                ],
            )?;
        }
        for (index, (who, part)) in [(&t.prison, "referring"), (&agency, "lead")].into_iter().enumerate() {
            let number = n * 4 + u64::try_from(index)?;
            self.write(
                "involvement",
                params![id(Kind::Involvement, number), case, t.jurisdiction, who, enrolment, part, self.now],
            )?;
        }
        let (ends, said) = (day(self.today, 300).to_string(), day(self.today, -20).to_string());
        let permission = id(Kind::Permission, n);
        self.write(
            "permission",
            params![permission, case, t.jurisdiction, agency, ends, user, self.now, said],
        )?;
        self.write("visibility", params![agency, "", person, "case"])?;
        self.write("lead", params![case, user, agency, self.now])?;
        self.plan(n, &case, &user)?;
        self.answers(person_number, &person)?;
        for (item, status) in ["id", "bed", "money", "travel", "medicine", "contact"]
            .into_iter()
            .zip(["ready", "missing"].iter().cycle())
        {
            self.write("item", params![episode, item, status, self.now])?;
        }
        Ok(())
    }

    /// Three goals with five steps.
    fn plan(&self, n: u64, case: &str, user: &str) -> Outcome<()> {
        let goals = [
            ("housing", "9", "A room of her own"),
            ("work", "10", "Work in a kitchen"),
            ("papers", "1", "New papers"),
        ];
        for (index, (domain, category, title)) in (0_u64..).zip(goals) {
            let goal = id(Kind::Goal, n * 4 + index);
            let position = i64::try_from(index)? + 1;
            self.write("goal", params![goal, case, domain, category, title, position, user, self.now])?;
            for step in [2 * index, 2 * index + 1].into_iter().take(if index == 2 { 1 } else { 2 }) {
                let due = day(self.today, i64::try_from(n % 60 + step * 10)? - 20).to_string();
                let status = if step % 2 == 0 { "started" } else { "done" };
                let title = "Call the housing office about the date";
                let position = i64::try_from(step)? + 1;
                self.write(
                    "step",
                    params![
                        id(Kind::Step, n * 8 + step),
                        goal,
                        case,
                        title,
                        user,
                        due,
                        status,
                        position,
                        self.now
                    ],
                )?;
            }
        }
        Ok(())
    }

    fn answers(&self, n: u64, person: &str) -> Outcome<()> {
        let facts =
            [("sex", "female", "1"), ("release_type", "final", "2"), ("support_network", "none", "13")];
        let record = id(Kind::Record, n);
        for (index, (fact, value, category)) in (0_u64..).zip(facts) {
            let answer = id(Kind::Answer, n * 4 + index);
            self.write("answer", params![answer, person, record, fact, value, category, self.now])?;
        }
        Ok(())
    }

    fn event(&self, case: u64, event: u64) -> Outcome<()> {
        let worker = self.region.worker_of(case);
        let number = event * self.region.cases() + case;
        let mut numbers = Numbers::seeded(number);
        let note = id(Kind::Note, number);
        let on = day(self.today, -i64::try_from((EVENTS - event) * 7 + numbers.below(7))?);
        let (happened, attempt) =
            [("met", false), ("phoned", false), ("message", false), ("no_answer", true)]
                .get(usize::try_from(numbers.below(4))?)
                .copied()
                .unwrap_or(("met", false));
        let (user, agency) = (id(Kind::User, worker), id(Kind::Agency, Region::agency_of(worker)));
        self.write("note", params![note, id(Kind::Case, case), agency, user, happened, attempt, noon(on)])?;
        let words = "Spoke about the room and the papers. The office asks for the certificate again; we go together on Thursday.";
        self.write("paragraph", params![note, "housing", "9", words])
    }
}
