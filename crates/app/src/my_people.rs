//! My people: the caseload of one worker as *today*, *overdue*, *silent* and *all*, with its weight.
//!
//! What is shown follows from the rows and the day alone, so the same page is the same for
//! everybody who looks at the same instant. People of colleagues who are away and for whom the
//! reader stands in are on the list, marked; they do not weigh on the reader's load.

use std::collections::HashMap;

use jiff::civil::Date;
use throughline_domain::{
    calendar::{Jurisdiction, days_between},
    category::{Category, Depth},
    coded_enum,
    id::{AgencyId, CaseId, PersonId, UserId},
    note::{Happened, first_week_quiet},
    programme::timeline::{Actual, Anchors},
    workload::{
        Weight, Workload,
        forecast::{self, Running},
        red_line,
    },
};
use throughline_policy::{Action, Classified, sharing::Viewer};
use throughline_store::{
    db::Query,
    enrolment::Retry,
    handover::Waiting,
    my_people::{self, Led},
    user,
};

pub use throughline_store::my_people::Capacity;

use crate::{
    Cx, Error, Result,
    authorise::{self, Disclosure, People},
    handover,
    looking::{self, Listed},
    programme::Deadline,
    saved_filter::{self, List, SavedFilter},
    silence,
};

/// Rows on a page.
pub const PAGE: usize = 25;

/// People who leave within so many days stand under *today*.
const LEAVING_DAYS: i64 = 7;

coded_enum! {
    /// A view of the list. The code stands in the address.
    Tab {
        /// Something is to be done today.
        Today = "today",
        /// A milestone or a step is past its date.
        Overdue = "overdue",
        /// No contact for as many days as the agency has set.
        Silent = "silent",
        /// Everybody.
        All = "all",
    }
}

/// Why a person needs a look, the most urgent first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The first week outside passes without a contact.
    FirstWeek {
        /// Days without a contact.
        days: i64,
    },
    /// The day of release has passed and nobody said that the person left.
    Released {
        /// The day.
        on: Date,
    },
    /// Leaves today.
    LeavesToday,
    /// Nobody could reach the person, and the day to try again has come.
    Retry {
        /// When and why.
        retry: Retry,
        /// Days since that day.
        days: i64,
    },
    /// A milestone is overdue.
    MilestoneOverdue(Deadline),
    /// A step is overdue.
    StepOverdue {
        /// What is to be done.
        title: String,
        /// Its date.
        due_on: Date,
        /// Days since.
        days: i64,
    },
    /// A milestone is due today.
    MilestoneDue(Deadline),
    /// A step is due today.
    StepDue {
        /// What is to be done.
        title: String,
    },
    /// Leaves within a week.
    LeavesSoon {
        /// The day.
        on: Date,
    },
    /// No contact for as many days as the agency has set, or more.
    Silent {
        /// Days without a contact.
        days: i64,
    },
    /// The next deadline, for those who need nothing today.
    Next(Deadline),
}

impl Reason {
    /// Lower is more urgent.
    pub(crate) const fn rank(&self) -> u8 {
        match self {
            Self::FirstWeek { .. } => 0,
            Self::Released { .. } => 1,
            Self::LeavesToday => 2,
            Self::Retry { .. } => 3,
            Self::MilestoneOverdue(_) => 4,
            Self::StepOverdue { .. } => 5,
            Self::MilestoneDue(_) => 6,
            Self::StepDue { .. } => 7,
            Self::LeavesSoon { .. } => 8,
            Self::Silent { .. } => 9,
            Self::Next(_) => 10,
        }
    }
    /// Whether it puts the person under *today*.
    pub(crate) const fn is_today(&self) -> bool {
        self.rank() <= 3
            || matches!(self, Self::MilestoneDue(_) | Self::StepDue { .. } | Self::LeavesSoon { .. })
    }
    /// How many days it has been so; the longest comes first among equals.
    pub(crate) const fn days(&self) -> i64 {
        match self {
            Self::FirstWeek { days }
            | Self::StepOverdue { days, .. }
            | Self::Silent { days }
            | Self::Retry { days, .. } => *days,
            Self::MilestoneOverdue(deadline) => deadline.overdue_days,
            _ => 0,
        }
    }
    /// Whether it puts the person under *overdue*.
    const fn is_overdue(&self) -> bool {
        matches!(self, Self::MilestoneOverdue(_) | Self::StepOverdue { .. })
            || matches!(self, Self::Retry { days, .. } if *days > 0)
    }
    /// Whether it is shown in brick.
    pub const fn is_alarm(&self) -> bool {
        self.rank() <= 1 || self.is_overdue()
    }
}

/// Where a person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// In custody, and leaves on a day.
    Leaves(Date),
    /// In custody; the day is not known.
    Inside,
    /// Outside since a day.
    Outside(Date),
    /// Never in custody, as far as this system knows.
    Community,
    /// Not shared with the reader's agency.
    Withheld,
}

/// One person on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The person.
    pub person: PersonId,
    /// The name for reading.
    pub name: String,
    /// Inside or outside, and since or until when.
    pub stands: Whereabouts,
    /// The town.
    pub town: Option<String>,
    /// Why, the most urgent first; never empty under *today*, *overdue* and *silent*.
    pub reasons: Vec<Reason>,
    /// The last contact: what, and on which local day.
    pub last_contact: Option<(Happened, Date)>,
    /// How often it was tried since.
    pub attempts_since: i64,
    /// The colleague for whom the reader stands in; `None` for the reader's own people.
    pub covers_for: Option<String>,
    /// What the person weighs today.
    pub weight: Weight,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyPeople {
    /// The reader's local day.
    pub today: Date,
    /// The view shown.
    pub tab: Tab,
    /// How many people each view holds.
    pub counts: Vec<(Tab, usize)>,
    /// The rows of this page.
    pub rows: Vec<Row>,
    /// After how many days without a contact somebody is silent, in the reader's agency.
    pub silent_days: i64,
    /// The page, from 1, and how many there are.
    pub page: (usize, usize),
    /// The weighted workload of the reader's own people.
    pub workload: Workload,
    /// What the red line follows from.
    pub capacity: Capacity,
    /// Handovers that wait for the reader's answer.
    pub handovers: Vec<Waiting>,
    /// Colleagues who are away and for whom the reader stands in.
    pub covers_for: Vec<String>,
    /// The reader's own filters of the list.
    pub filters: Vec<SavedFilter>,
}

impl MyPeople {
    /// How many people a view holds.
    pub fn count(&self, tab: Tab) -> usize {
        self.counts.iter().find(|(known, _)| *known == tab).map_or(0, |(_, count)| *count)
    }
}

/// The reader's people.
pub fn view(cx: &Cx, tab: Tab, page: usize) -> Result<MyPeople> {
    cx.disclose(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::ListPeople)?;
        let (Some(agency), Some(user)) = (permit.agency(), cx.actor.user) else {
            return Err(Error::NotFound);
        };
        let today = cx.today()?;
        let led = of_reader(cx, tx, agency, user)?;
        let capacity = my_people::capacity(tx, user)?;
        let rows = judged(cx, tx, led, (agency, user))?;
        // Of colleagues who are away nobody weighs here.
        let own = rows.iter().filter(|row| row.covers_for.is_none());
        let workload = Workload::of(own.map(|row| row.weight), line(capacity));
        let shown = arrange(rows, tab, page);
        let people = People::Listed(shown.rows.iter().map(|row| row.person).collect());
        let page = MyPeople {
            today,
            workload,
            capacity,
            silent_days: silence::after(tx, agency)?,
            handovers: handover::waiting(cx, tx)?,
            covers_for: user::stands_in_for(tx, user, cx.now)?.into_iter().map(|(_, name)| name).collect(),
            filters: saved_filter::read(tx, user, List::MyPeople)?,
            tab,
            counts: shown.counts,
            rows: shown.rows,
            page: shown.page,
        };
        let categories = vec![Category::Identity, Category::Sentence, Category::ContactNote, Category::Plan];
        Ok((page, Disclosure { view: "my_people", people, categories }))
    })
}

/// Everybody whom the reader leads, and whom colleagues lead who are away and for whom they stand in.
pub(crate) fn of_reader(cx: &Cx, q: &mut dyn Query, agency: AgencyId, reader: UserId) -> Result<Vec<Led>> {
    let mut led = my_people::list(q, agency, reader)?;
    for colleague in &cx.actor.stands_in_for {
        led.extend(my_people::list(q, agency, *colleague)?);
    }
    Ok(led)
}

/// The same with why each needs a look.
pub(crate) fn judged(
    cx: &Cx,
    q: &mut dyn Query,
    led: Vec<Led>,
    (agency, reader): (AgencyId, UserId),
) -> Result<Vec<Row>> {
    let silent_days = silence::after(q, agency)?;
    let viewers = viewers(cx, q, &led)?;
    led.into_iter()
        .map(|one| {
            let viewer = viewers.get(&one.case).ok_or(Error::NotFound)?;
            judge(cx, q, one, viewer, (reader, silent_days))
        })
        .collect()
}

/// The reader as they look at each of these people.
fn viewers(cx: &Cx, q: &mut dyn Query, led: &[Led]) -> Result<HashMap<CaseId, Viewer>> {
    let listed: Vec<Listed<'_>> = led
        .iter()
        .map(|one| Listed {
            person: Some(one.person),
            case: one.case,
            jurisdiction: &one.jurisdiction,
            kept: Some(&one.sharing),
        })
        .collect();
    looking::at_list(cx, q, &listed)
}

/// Where a worker's red line is, in hundredths.
pub(crate) fn line(capacity: Capacity) -> u32 {
    let whole = |number: i64| u32::try_from(number.max(0)).unwrap_or(u32::MAX);
    red_line(whole(capacity.full_time), whole(capacity.percent), capacity.own.map(whole))
}

/// Everybody whom a colleague leads: who, how they are called, and what each weighs today.
pub(crate) fn weighed(
    cx: &Cx,
    q: &mut dyn Query,
    agency: AgencyId,
    of: UserId,
) -> Result<Vec<(PersonId, String, Weight)>> {
    let led = my_people::list(q, agency, of)?;
    let viewers = viewers(cx, q, &led)?;
    let mut weighed = Vec::with_capacity(led.len());
    for one in &led {
        let viewer = viewers.get(&one.case).ok_or(Error::NotFound)?;
        let name = looking::name(looking::is_named(viewer), &one.name);
        weighed.push((one.person, name, weight(cx, q, one, viewer)?));
    }
    Ok(weighed)
}

/// What a person weighs today, by the pack versions that their enrolments are pinned to. Whose dates are not
/// shared with the reader's agency weighs as an average person does, so that no sum tells them.
fn weight(cx: &Cx, q: &mut dyn Query, one: &Led, viewer: &Viewer) -> Result<Weight> {
    if looking::of_dates(viewer) == Depth::None {
        return Ok(Weight::REGULAR);
    }
    let today = cx.today()?;
    let released = one.released_on.filter(|_| !one.inside);
    let anchors = Anchors {
        planned: one.leaves_on,
        actual: released.map(|date| Actual { date, time: None }),
        ..Anchors::default()
    };
    let jurisdiction = cx.world.jurisdiction(&one.jurisdiction)?;
    let mut heaviest: Option<Weight> = None;
    for programme in &one.programmes {
        let Some(stage) = &programme.stage else { continue };
        let pack = cx.world.packs.get(q, &programme.pack_hash)?;
        let running = Running { pack: &pack, jurisdiction, anchors, stage };
        heaviest = heaviest.max(Some(forecast::today(&running, today)));
    }
    Ok(heaviest.unwrap_or(Weight::REGULAR))
}

fn judge(
    cx: &Cx,
    q: &mut dyn Query,
    one: Led,
    viewer: &Viewer,
    (reader, silent_days): (UserId, i64),
) -> Result<Row> {
    let jurisdiction = cx.world.jurisdiction(&one.jurisdiction)?;
    let today = jurisdiction.local_date(cx.now);
    let open = one.deadlines.until_next(today, &one.programmes)?;
    let dated = looking::of_dates(viewer);
    let deadlines = if dated < Depth::Summary {
        Vec::new()
    } else {
        cx.world.packs.deadlines(q, open, &cx.locale, jurisdiction, cx.now)?
    };
    let named = looking::is_named(viewer);
    let stands = if dated == Depth::None { Whereabouts::Withheld } else { whereabouts(&one) };
    let last_contact = one.last_contact.map(|(happened, at)| (happened, jurisdiction.local_date(at)));
    let reasons = reasons(&one, viewer, deadlines, stands, (jurisdiction, today), silent_days);
    let weight = weight(cx, q, &one, viewer)?;
    Ok(Row {
        weight,
        person: one.person,
        name: looking::name(named, &one.name),
        stands,
        town: one.town.filter(|_| named),
        reasons,
        last_contact,
        attempts_since: one.attempts_since,
        covers_for: (one.lead.0 != reader).then_some(one.lead.1),
    })
}

fn whereabouts(one: &Led) -> Whereabouts {
    match (one.inside, one.leaves_on, one.released_on) {
        (true, Some(day), _) => Whereabouts::Leaves(day),
        (true, None, _) => Whereabouts::Inside,
        (false, _, Some(day)) => Whereabouts::Outside(day),
        (false, _, None) => Whereabouts::Community,
    }
}

fn reasons(
    one: &Led,
    viewer: &Viewer,
    deadlines: Vec<Deadline>,
    stands: Whereabouts,
    (jurisdiction, today): (&Jurisdiction, Date),
    silent_days: i64,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let contact = one.last_contact.map(|(_, at)| days_between(jurisdiction.local_date(at), today));
    match stands {
        Whereabouts::Outside(on) => {
            let outside = days_between(on, today);
            reasons.extend(first_week_quiet(outside, contact).map(|days| Reason::FirstWeek { days }));
        }
        Whereabouts::Leaves(on) => match days_between(today, on) {
            0 => reasons.push(Reason::LeavesToday),
            past if past < 0 => reasons.push(Reason::Released { on }),
            1..=LEAVING_DAYS => reasons.push(Reason::LeavesSoon { on }),
            _ => {}
        },
        Whereabouts::Inside | Whereabouts::Community | Whereabouts::Withheld => {}
    }
    let mut retries: Vec<Retry> = one.programmes.iter().filter_map(|programme| programme.retry).collect();
    retries.sort_by_key(|retry| retry.on);
    for retry in retries {
        let days = days_between(retry.on, today);
        if days >= 0 {
            reasons.push(Reason::Retry { retry, days });
        }
    }
    let mut next = None;
    for deadline in deadlines {
        if deadline.overdue_days > 0 {
            reasons.push(Reason::MilestoneOverdue(deadline));
        } else if deadline.due_on == today {
            reasons.push(Reason::MilestoneDue(deadline));
        } else if next.is_none() {
            next = Some(deadline);
        }
    }
    for step in &one.steps {
        let days = days_between(step.due_on, today);
        if days < 0 {
            continue;
        }
        // A step about health that another agency wrote does not show its words in a list either.
        let title = Classified::new(step.category, step.origin, step.title.clone())
            .within(Category::Plan)
            .with_summary(Some(step.title.clone()))
            .show(viewer)
            .value();
        let Some(title) = title else { continue };
        reasons.push(match days {
            0 => Reason::StepDue { title },
            days => Reason::StepOverdue { title, due_on: step.due_on, days },
        });
    }
    // Before anybody has spoken to the person, silence counts from the day the agency took over.
    let silent = contact.unwrap_or_else(|| days_between(jurisdiction.local_date(one.led_since), today));
    if silent >= silent_days {
        reasons.push(Reason::Silent { days: silent });
    }
    reasons.sort_by_key(Reason::rank);
    if reasons.is_empty() {
        reasons.extend(next.map(Reason::Next));
    }
    reasons
}

impl Row {
    /// Whether a view holds this person.
    fn is_in(&self, tab: Tab) -> bool {
        match tab {
            Tab::Today => self.reasons.iter().any(Reason::is_today),
            Tab::Overdue => self.reasons.iter().any(Reason::is_overdue),
            Tab::Silent => self.reasons.iter().any(|reason| matches!(reason, Reason::Silent { .. })),
            Tab::All => true,
        }
    }
    /// Whether the row is marked: a first week in silence, a release nobody has confirmed.
    pub fn fix_first(&self) -> bool {
        self.reasons.first().is_some_and(|reason| reason.rank() <= 1)
    }
}

struct Arranged {
    counts: Vec<(Tab, usize)>,
    rows: Vec<Row>,
    page: (usize, usize),
}

/// Counts the views, takes the rows of one, and cuts the page. *All* keeps the order of names;
/// the others begin with what is most urgent.
fn arrange(rows: Vec<Row>, tab: Tab, page: usize) -> Arranged {
    let counts =
        Tab::ALL.iter().map(|tab| (*tab, rows.iter().filter(|row| row.is_in(*tab)).count())).collect();
    let mut chosen: Vec<Row> = rows.into_iter().filter(|row| row.is_in(tab)).collect();
    if tab != Tab::All {
        chosen.sort_by_key(|row| row.reasons.first().map_or(u8::MAX, Reason::rank));
    }
    let pages = chosen.len().div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    Arranged {
        counts,
        rows: chosen.into_iter().skip((page - 1) * PAGE).take(PAGE).collect(),
        page: (page, pages),
    }
}
