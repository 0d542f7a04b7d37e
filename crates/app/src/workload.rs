//! The workload of a team: what everybody carries today and in the next twelve weeks, and what waits.

use std::collections::BTreeMap;

use jiff::civil::Date;
use throughline_domain::{
    id::{AgencyId, CaseId, UserId},
    programme::timeline::{Actual, Anchors},
    workload::forecast::{self, Course, Running},
};
use throughline_policy::Action;
use throughline_store::{
    agency,
    db::Query,
    my_people::Capacity,
    workload::{self, Carried},
};

use crate::{Cx, Error, Result, authorise, lead, my_people::line};

/// A worker who can lead, with what they carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The user.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// How many people they lead.
    pub people: usize,
    /// What their people weigh today and week by week, in hundredths.
    pub course: Course,
    /// Their red line, in hundredths.
    pub red_line: u32,
    /// What the red line follows from.
    pub capacity: Capacity,
    /// Whether they are away now.
    pub away: bool,
}

impl Worker {
    /// What their people weigh today, in hundredths.
    pub const fn load(&self) -> u32 {
        self.course[0]
    }
    /// Whether that is over the red line.
    pub const fn over(&self) -> bool {
        self.load() > self.red_line
    }
}

/// The workload of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamLoad {
    /// The agency's name.
    pub agency: String,
    /// The local day.
    pub today: Date,
    /// The days of the forecast: today and the same weekday of the next weeks.
    pub days: Vec<Date>,
    /// Everybody who can lead.
    pub workers: Vec<Worker>,
    /// How many cases wait for a lead worker, and what they weigh.
    pub waiting: (usize, Course),
    /// Everything together, with what waits.
    pub team: Course,
    /// The red lines together; who is away carries nobody meanwhile.
    pub red_line: u32,
}

/// The workload of the reader's agency; for managers. Numbers, and nobody's name but the workers'.
pub fn view(cx: &Cx) -> Result<TeamLoad> {
    cx.read(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::HandOver)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let today = cx.today()?;
        let workers = of_team(cx, tx, agency)?;
        let waiting = waiting(cx, tx, agency, today)?;
        let team = forecast::together(workers.iter().map(|one| &one.course).chain([&waiting.1]));
        Ok(TeamLoad {
            agency: agency::get(tx, agency)?.name,
            today,
            days: forecast::days(today).to_vec(),
            red_line: workers.iter().filter(|one| !one.away).map(|one| one.red_line).sum(),
            workers,
            waiting,
            team,
        })
    })
}

/// What a colleague of the reader's agency carries, where that is over their red line: said after an act
/// that gave them more.
pub fn over(cx: &Cx, user: UserId) -> Result<Option<Worker>> {
    cx.read(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::ListPeople)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        Ok(of_team(cx, tx, agency)?.into_iter().find(|worker| worker.user == user && worker.over()))
    })
}

/// Everybody of an agency who can lead, with what they carry.
pub(crate) fn of_team(cx: &Cx, q: &mut dyn Query, agency: AgencyId) -> Result<Vec<Worker>> {
    let today = cx.today()?;
    let mut people: BTreeMap<UserId, Vec<Course>> = BTreeMap::new();
    let led = workload::led(q, agency)?;
    for (lead, course) in persons(cx, q, led, today)? {
        if let Some(lead) = lead {
            people.entry(lead).or_default().push(course);
        }
    }
    let mut workers = Vec::new();
    for worker in workload::workers(q, agency, cx.now)? {
        let own = people.remove(&worker.user).unwrap_or_default();
        workers.push(Worker {
            user: worker.user,
            name: worker.name,
            people: own.len(),
            course: forecast::together(&own),
            red_line: line(worker.capacity),
            capacity: worker.capacity,
            away: worker.away,
        });
    }
    Ok(workers)
}

/// What waits for a lead worker of the agency. It was asked to lead, or is on the case and can.
fn waiting(cx: &Cx, q: &mut dyn Query, agency: AgencyId, today: Date) -> Result<(usize, Course)> {
    let mut rows = Vec::new();
    for row in workload::waiting(q, agency)? {
        let asked = row.part == Some(throughline_domain::involvement::Part::Lead);
        let can = match &row.programme {
            Some((hash, _)) => lead::fits(cx, &*cx.world.packs.get(q, hash)?),
            None => false,
        };
        if asked || can {
            rows.push(row);
        }
    }
    let people = persons(cx, q, rows, today)?;
    Ok((people.len(), forecast::together(people.iter().map(|(_, course)| course))))
}

/// What each person weighs, from the rows of their programmes.
fn persons(
    cx: &Cx,
    q: &mut dyn Query,
    rows: Vec<Carried>,
    today: Date,
) -> Result<Vec<(Option<UserId>, Course)>> {
    let mut cases: BTreeMap<CaseId, (Option<UserId>, Vec<Course>)> = BTreeMap::new();
    for row in rows {
        let course = course(cx, q, &row, today)?;
        let (_, courses) = cases.entry(row.case).or_insert_with(|| (row.lead, Vec::new()));
        courses.extend(course);
    }
    Ok(cases.into_values().map(|(lead, courses)| (lead, forecast::person(&courses))).collect())
}

fn course(cx: &Cx, q: &mut dyn Query, row: &Carried, today: Date) -> Result<Option<Course>> {
    let Some((hash, stage)) = &row.programme else { return Ok(None) };
    let pack = cx.world.packs.get(q, hash)?;
    let anchors = Anchors {
        admitted: row.admitted_on,
        sentenced: row.sentenced_on,
        planned: row.leaves_on,
        actual: row.released_on.map(|date| Actual { date, time: None }),
    };
    let jurisdiction = cx.world.jurisdiction(&row.jurisdiction)?;
    Ok(Some(forecast::course(&Running { pack: &pack, jurisdiction, anchors, stage }, today)))
}
