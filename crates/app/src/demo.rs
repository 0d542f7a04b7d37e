//! The demonstration: a region of invented people whose dates are relative to the day it is made.
//!
//! Nothing is put into the database behind the back of the rules. Release lists are written and
//! imported, and everything since the first of them is done by use cases, in the order in which it
//! happened, each with the clock of its day: so the history, the ledger and every deadline are what
//! they would be had a team worked with it for months.
//!
//! The region is data ([`region`]); the stories of a few people are told act by act, those of the
//! others follow a routine ([`routine`]). The same day gives the same region.

mod acts;
mod elsewhere;
mod entropy;
mod lists;
mod lives;
mod papers;
mod people;
mod perform;
mod region;
mod routine;
mod sharing;

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{Timestamp, civil::Date};
use serde_json::json;
use throughline_policy::{Permit, Subject};
use throughline_store::{
    db::Db,
    ledger::{self, Chain, Entry},
    migrate, setting,
};

pub use self::lists::ListFile;
use self::{acts::Dated, entropy::Seeded, perform::Stage, region::Region};
use crate::{Clock, Cx, Error, Result, World, operations, programme, sealing::Keys};

/// The name under which a database is marked, with the day it was made.
pub(crate) const MARK: &str = "demonstration";
/// What stands there until it is finished.
const BEGUN: &str = "begun";
/// The days on which lists came in, counted from today.
const LIST_DAYS: [i64; 3] = [-126, -35, 0];

/// The days on which everybody read their notices, counted from today; there are days between in
/// which fewer came than a page of them holds.
const READ_DAYS: [i64; 8] = [-105, -84, -63, -42, -28, -14, -7, -2];

/// The days on which what nobody answered in time returned, counted from today.
const CLOCK_DAYS: [i64; 2] = [-9, -1];

/// The mark of a demonstration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It was begun and is not finished: whoever made it was interrupted.
    Begun,
    /// It was made on this day, which its dates are relative to.
    On(Date),
}

/// The mark of an installation's database; `None` where it is no demonstration.
pub fn find(world: &World) -> Result<Option<Made>> {
    world.db.read(|tx| Ok(setting::find(tx, MARK)?.map(|value| read(&value))))
}

/// The mark of any database, also of one of another version or of no version at all.
pub fn look(url: &str) -> Result<Option<Made>> {
    let db = operations::open(url)?;
    if migrate::is_empty(&db)? {
        // Nothing is in it yet: making it was interrupted before its first table.
        return Ok(Some(Made::Begun));
    }
    // A database without settings, or with others, was made by something else.
    let found = db.read(|tx| setting::find(tx, MARK));
    Ok(found.unwrap_or_default().map(|value| read(&value)))
}

fn read(value: &str) -> Made {
    value.parse().map_or(Made::Begun, Made::On)
}

/// The local day in the region.
pub fn today(world: &World) -> Result<Date> {
    let source = Region::read()?.source("")?;
    Ok(world.jurisdiction(&source.jurisdiction)?.local_date(world.clock.now()))
}

/// Makes a demonstration in a database that is not there yet; gives the release lists that it was
/// filled from. `progress` is told how many acts of how many are done.
pub fn make(
    url: &str,
    now: Timestamp,
    keys: Arc<dyn Keys>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<ListFile>> {
    operations::migrate(url)?;
    let region = Region::read()?;
    let clock = Arc::new(StoryClock(Mutex::new(now)));
    let world = Arc::new(World {
        db: Db::open(url)?,
        jurisdictions: programme::shipped_jurisdictions()?,
        packs: programme::Packs::default(),
        clock: clock.clone(),
        entropy: Arc::new(Seeded::new(MARK)),
        keys,
    });
    mark(&world, BEGUN)?;
    let day = today(&world)?;
    let jurisdiction = world.jurisdiction(&region.source("")?.jurisdiction)?.clone();
    let random = Seeded::new(&day.to_string());
    let people = people::all(&region, day, &random)?;
    let mut acts: Vec<Dated> = LIST_DAYS.iter().map(|days| Dated::import(*days)).collect();
    acts.extend(CLOCK_DAYS.iter().map(|days| Dated::clock(*days)));
    for days in READ_DAYS {
        acts.extend(region.user.iter().map(|user| Dated::reading(days, &user.key)));
    }
    let away = region.user.iter().filter_map(|user| Some((&user.key, user.away?)));
    acts.extend(away.map(|(user, days)| Dated::absence(user, days)));
    for (index, somebody) in people.iter().enumerate() {
        acts.extend(routine::of(&region, index, somebody, &random));
    }
    for (index, newcomer) in (people.len()..).zip(&region.newcomers) {
        acts.extend(newcomer.acts(index));
    }
    // Lists come in at seven in the morning, before anybody works with them; a sort that is stable
    // keeps what one person did on one day in the order in which it is told.
    acts.sort_by_key(Dated::order);

    let mut stage = Stage::set(world.clone(), clock, region, jurisdiction, day, people)?;
    let total = acts.len() as u64;
    for (done, act) in (1..).zip(acts) {
        stage.perform(&act)?;
        progress(done, total);
    }
    let files = stage.finish()?;
    mark(&world, &day.to_string())?;
    operations::checkpoint(&Cx::operator(world))?;
    Ok(files)
}

fn mark(world: &Arc<World>, value: &str) -> Result<()> {
    let (cx, value) = (Cx::operator(world.clone()), value.to_owned());
    cx.write(move |cx, tx| {
        let mut w = tx.permitted(Permit::system(Subject::Installation, MARK));
        setting::put(&mut w, MARK, &value)?;
        let entry = Entry {
            chains: &[Chain::Installation],
            action: Some("demonstration.marked"),
            subject: Subject::Installation,
            categories: &[],
            payload: json!({ "made": value }),
        };
        Ok(ledger::append(&mut w, cx.now, &*cx.world.entropy, entry)?)
    })
}

/// A clock that tells the time of the act that is performed.
struct StoryClock(Mutex<Timestamp>);

impl StoryClock {
    fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A fault of the region's data, found while it is performed.
fn wrong(what: impl std::fmt::Display) -> Error {
    Error::Internal(format!("the demonstration: {what}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use throughline_store::{lead, user};

    use super::*;

    fn made_on(now: &str, folder: &tempfile::TempDir) -> (String, Vec<ListFile>) {
        let url = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
        let keys = Arc::new(crate::testing::ring());
        let lists = make(&url, now.parse().unwrap(), keys, &mut |_, _| ()).unwrap();
        (url, lists)
    }

    #[test]
    fn a_region_is_made_by_the_rules_and_its_ledger_fits() {
        let folder = tempfile::tempdir().unwrap();
        let (url, lists) = made_on("2026-11-03T09:00:00+01:00", &folder);
        assert_eq!(look(&url).unwrap(), Some(Made::On("2026-11-03".parse().unwrap())));
        assert_eq!(lists.len(), LIST_DAYS.len());
        assert!(operations::verify(&url, None, &mut |_| ()).unwrap().is_ok());
        // A server that is started and ended leaves it as it is, however far its first tick comes.
        let served = Arc::new(World {
            db: operations::open(&url).unwrap(),
            jurisdictions: programme::shipped_jurisdictions().unwrap(),
            packs: programme::Packs::default(),
            clock: Arc::new(StoryClock(Mutex::new("2026-11-03T09:00:01+01:00".parse().unwrap()))),
            entropy: Arc::new(Seeded::new("served")),
            keys: Arc::new(crate::testing::ring()),
        });
        assert_eq!(operations::tick(&Cx::operator(served)).unwrap(), 0);
        assert_eq!(operations::health(&url).unwrap().since_checkpoint, 0);

        let db = operations::open(&url).unwrap();
        // Every programme has people in it, and some people are in two of them, in one case.
        let taking_part: Vec<Vec<_>> = db
            .read(|tx| -> Result<_> {
                let packs = throughline_store::pack::current(tx)?;
                let live = |pack| Ok(throughline_store::enrolment::live_in(tx, pack)?);
                packs.iter().map(|pack| pack.pack_id.as_str()).map(live).collect()
            })
            .unwrap();
        assert!(taking_part.len() >= 5 && taking_part.iter().all(|live| live.len() >= 2));
        let mut cases: Vec<_> = taking_part.iter().flatten().map(|it| it.case).collect();
        cases.sort_unstable();
        let in_two = cases.windows(2).filter(|pair| pair[0] == pair[1]).count();
        assert!(in_two >= 2, "nobody is in two programmes");
        let marta = db.read(|tx| user::find_by_login(tx, "marta@example.org")).unwrap().unwrap();
        let led = db.read(|tx| lead::led_by(tx, marta.id)).unwrap();
        assert!(led.len() > 15, "Marta has a caseload: {}", led.len());
        let roles: BTreeSet<_> = db
            .read(|tx| -> Result<Vec<_>> {
                let users = user::list_all(tx)?;
                users.iter().map(|user| Ok(user::roles(tx, user.id)?)).collect()
            })
            .unwrap()
            .into_iter()
            .flatten()
            .collect();
        assert!(roles.len() >= 12, "{roles:?}");
    }

    #[test]
    fn every_day_of_the_week_can_be_the_day_it_is_made() {
        for now in ["2027-02-28T23:59:00+01:00", "2026-12-26T00:01:00+01:00"] {
            let folder = tempfile::tempdir().unwrap();
            made_on(now, &folder);
        }
    }

    #[test]
    fn the_same_day_gives_the_same_lists() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let morning = made_on("2026-11-03T09:00:00+01:00", &one).1;
        assert_eq!(morning, made_on("2026-11-03T18:00:00+01:00", &other).1);
    }

    #[test]
    fn any_other_database_has_no_mark() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("real.sqlite").display());
        operations::migrate(&url).unwrap();
        assert_eq!(look(&url).unwrap(), None);
    }
}
