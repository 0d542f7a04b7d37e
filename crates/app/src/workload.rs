//! The workload of a team: what everybody carries today and in the next twelve weeks, and what waits.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use throughline_domain::{
    category::Depth,
    id::{AgencyId, CaseId, UserId},
    programme::timeline::{Actual, Anchors},
    workload::forecast::{self, Course, Running},
};
use throughline_policy::Action;
use throughline_store::{
    agency, answer,
    db::Query,
    my_people::Capacity,
    workload::{self, Carried},
};

use crate::{
    Cx, Error, Result, authorise, lead,
    looking::{self, Listed},
    my_people::line,
};

/// A worker who can lead, with what they carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The user.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// How many people they lead.
    pub people: usize,
    /// Of how many of them the dates are not shared with the reader's agency.
    pub undated: usize,
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
    /// Of how many people, of those led and of those who wait, the dates are not shared with the reader's
    /// agency. Each counts as an average person in every week, so that no sum tells when somebody leaves.
    pub undated: usize,
    /// How many questions were not asked again, because another agency had the answer: by the programme's
    /// name.
    pub spared: Vec<(String, i64)>,
    /// The red lines together; who is away carries nobody meanwhile.
    pub red_line: u32,
}

/// The workload of the reader's agency; for managers. Numbers, and nobody's name but the workers'. The dates
/// behind them are asked of the policies like those of any list.
pub fn view(cx: &Cx) -> Result<TeamLoad> {
    cx.read(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::HandOver)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let today = cx.today()?;
        let workers = of_team(cx, tx, agency)?;
        let waiting = waiting(cx, tx, agency, today)?;
        let spared = spared(cx, tx, agency, today)?;
        let team = forecast::together(workers.iter().map(|one| &one.course).chain([&waiting.1]));
        Ok(TeamLoad {
            agency: agency::get(tx, agency)?.name,
            today,
            days: forecast::days(today).to_vec(),
            red_line: workers.iter().filter(|one| !one.away).map(|one| one.red_line).sum(),
            undated: workers.iter().map(|one| one.undated).sum::<usize>() + waiting.2,
            workers,
            waiting: (waiting.0, waiting.1),
            spared,
            team,
        })
    })
}

/// Questions that the agency did not ask again, by programme.
fn spared(cx: &Cx, q: &mut dyn Query, own: AgencyId, today: Date) -> Result<Vec<(String, i64)>> {
    let jurisdiction = agency::get(q, own)?.jurisdiction;
    let packs = cx.world.packs.open_in(q, &jurisdiction, today)?;
    let name = |id: &str| {
        let pack = packs.iter().find(|pack| *pack.manifest.id == *id);
        pack.map_or_else(|| id.to_owned(), |pack| pack.text(&cx.locale, "name").to_owned())
    };
    Ok(answer::spared(q, own)?.into_iter().map(|(id, questions)| (name(&id), questions)).collect())
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
    let mut people: BTreeMap<UserId, (Vec<Course>, usize)> = BTreeMap::new();
    let led = workload::led(q, agency)?;
    for person in persons(cx, q, led, today)? {
        if let Some(lead) = person.lead {
            let (courses, undated) = people.entry(lead).or_default();
            courses.push(person.course);
            *undated += usize::from(person.undated);
        }
    }
    let mut workers = Vec::new();
    for worker in workload::workers(q, agency, cx.now)? {
        let (own, undated) = people.remove(&worker.user).unwrap_or_default();
        workers.push(Worker {
            user: worker.user,
            name: worker.name,
            people: own.len(),
            undated,
            course: forecast::together(&own),
            red_line: line(worker.capacity),
            capacity: worker.capacity,
            away: worker.away,
        });
    }
    Ok(workers)
}

/// What waits for a lead worker of the agency. It was asked to lead, or is on the case and can.
fn waiting(cx: &Cx, q: &mut dyn Query, agency: AgencyId, today: Date) -> Result<(usize, Course, usize)> {
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
    let undated = people.iter().filter(|person| person.undated).count();
    Ok((people.len(), forecast::together(people.iter().map(|person| &person.course)), undated))
}

/// What one person weighs, today and week by week.
struct Person {
    lead: Option<UserId>,
    course: Course,
    /// Whether their dates are not shared with the reader's agency.
    undated: bool,
}

/// What each person weighs, from the rows of their programmes and of the dates that the reader may know.
fn persons(cx: &Cx, q: &mut dyn Query, rows: Vec<Carried>, today: Date) -> Result<Vec<Person>> {
    let mut once = BTreeSet::new();
    let listed: Vec<Listed<'_>> = rows
        .iter()
        .filter(|row| once.insert(row.case))
        .map(|row| Listed {
            person: None,
            case: row.case,
            jurisdiction: &row.jurisdiction,
            kept: row.sharing.as_ref(),
        })
        .collect();
    let viewers = looking::at_list(cx, q, &listed)?;
    let mut cases: BTreeMap<CaseId, (Option<UserId>, Vec<Course>, bool)> = BTreeMap::new();
    for row in rows {
        let depth = viewers.get(&row.case).map_or(Depth::None, looking::of_dates);
        let (_, courses, undated) =
            cases.entry(row.case).or_insert_with(|| (row.lead, Vec::new(), depth == Depth::None));
        if !*undated {
            courses.extend(course(cx, q, &row, depth, today)?);
        }
    }
    let person = |(lead, courses, undated): (Option<UserId>, Vec<Course>, bool)| Person {
        lead,
        // Without dates: an average person, in every week.
        course: forecast::person(&courses),
        undated,
    };
    Ok(cases.into_values().map(person).collect())
}

/// What somebody weighs in one programme. Whoever may know a date at all knows the day of leaving; admission
/// and sentence need a summary.
fn course(cx: &Cx, q: &mut dyn Query, row: &Carried, depth: Depth, today: Date) -> Result<Option<Course>> {
    let Some((hash, stage)) = &row.programme else { return Ok(None) };
    let pack = cx.world.packs.get(q, hash)?;
    let whole = depth >= Depth::Summary;
    let anchors = Anchors {
        admitted: row.admitted_on.filter(|_| whole),
        sentenced: row.sentenced_on.filter(|_| whole),
        planned: row.leaves_on,
        actual: row.released_on.map(|date| Actual { date, time: None }),
    };
    let jurisdiction = cx.world.jurisdiction(&row.jurisdiction)?;
    Ok(Some(forecast::course(&Running { pack: &pack, jurisdiction, anchors, stage }, today)))
}
