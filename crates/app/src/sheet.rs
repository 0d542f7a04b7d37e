//! The release sheet: one page that a person takes along on the day. It says what is ready, what
//! comes after and whom to call; it names no prison, no offence and no agency that would tell.

use jiff::civil::Date;
use throughline_domain::{
    category::{Category, Depth},
    custody::EpisodeStatus,
    id::PersonId,
    plan::{Owner, StepStatus},
};
use throughline_store::{
    custody::{self, ReleaseDayItem},
    db::Query,
};

use crate::{
    Cx, Result,
    authorise::{Disclosure, People},
    case::{self, Known},
    looking, plan,
};

/// How many things stand under "afterwards": a page is a page.
const AFTERWARDS: usize = 5;

/// One person's sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The day, planned or past; `None` leaves room for it.
    pub day: Option<Date>,
    /// The six, in their order.
    pub six: Vec<ReleaseDayItem>,
    /// The person's own next steps, with their days.
    pub afterwards: Vec<(Date, String)>,
    /// Who accompanies them.
    pub lead: Option<String>,
    /// The languages that the person speaks, best first, as codes.
    pub languages: Vec<String>,
}

/// The sheet of one person.
pub fn get(cx: &Cx, person: PersonId) -> Result<Sheet> {
    cx.disclose(|cx, tx| {
        let sheet = read(cx, tx, person)?;
        Ok((sheet, Disclosure { view: "sheet", people: People::One(person), categories: shown() }))
    })
}

/// The sheets of several people, for one go to the printer.
pub fn list(cx: &Cx, people: &[PersonId]) -> Result<Vec<Sheet>> {
    cx.disclose(|cx, tx| {
        let sheets = people.iter().map(|person| read(cx, tx, *person)).collect::<Result<Vec<Sheet>>>()?;
        let people = People::Listed(people.to_vec());
        Ok((sheets, Disclosure { view: "sheets", people, categories: shown() }))
    })
}

fn shown() -> Vec<Category> {
    vec![Category::Identity, Category::Sentence, Category::Plan]
}

fn read(cx: &Cx, q: &mut dyn Query, person: PersonId) -> Result<Sheet> {
    let known = Known::read(cx, q, person)?;
    let viewer = known.viewer(cx, q)?;
    let head = case::head_for(cx, q, person, &known, &viewer)?;
    let six = match &known.episode {
        Some(episode) => looking::open_six(&viewer, custody::release_items(q, episode.id)?),
        None => Vec::new(),
    };
    let day = known.episode.as_ref().and_then(|episode| match episode.status {
        EpisodeStatus::Closed { released_on, .. } => Some(released_on),
        EpisodeStatus::Open => episode.working.as_ref().map(|working| working.date),
    });
    let day = day.filter(|_| looking::of_dates(&viewer) > Depth::None);
    let plan = match known.case {
        Some(_) => Some(plan::read(cx, q, person)?),
        None => None,
    };
    let mut afterwards: Vec<(Date, String)> = plan
        .iter()
        .flat_map(|plan| &plan.active)
        .flat_map(|goal| &goal.steps)
        .filter(|(step, _)| {
            step.owner == Owner::Person && matches!(step.status, StepStatus::NotStarted | StepStatus::Waiting)
        })
        .filter_map(|(step, _)| Some((step.due_on?, step.title.clone())))
        .filter(|(due, _)| day.is_none_or(|day| *due >= day))
        .collect();
    afterwards.sort();
    afterwards.truncate(AFTERWARDS);
    Ok(Sheet {
        person,
        name: head.name,
        day,
        six,
        afterwards,
        lead: head.lead.map(|lead| lead.name),
        languages: head.languages,
    })
}
