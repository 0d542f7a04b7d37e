//! Coming home: who of a town leaves custody in the next ninety days, week by week, and how the five
//! basic conditions stand: identity papers, shelter, income, debt, care.
//!
//! Only people on whose case the town is. Others are not shown and not counted, so that no number
//! tells of somebody who has not said yes.

use jiff::{ToSpan, civil::Date};
use throughline_domain::{
    category::{Category, Depth},
    coded_enum,
    custody::{ItemStatus, ReleaseItem},
    id::{AgencyId, PersonId},
    need::Level,
    person::normal,
    plan::Domain,
    routing::Standing as TownStanding,
};
use throughline_policy::{Action, Classified, sharing::Viewer};
use throughline_store::{
    agency,
    coming_home::{self, Homecoming},
    need::{self, Need},
    routing::{self, Standpoint},
};

use crate::{
    Cx, Error, Result,
    authorise::{self, Disclosure, People},
    looking::{self, Listed},
    release::{DayFlag, day_flags},
};

/// How far ahead the list looks, in days.
pub const DAYS: i64 = 90;

coded_enum! {
    /// What nobody can come home without, always in this order.
    Condition {
        /// Identity papers.
        Id = "id",
        /// A place to sleep.
        Shelter = "shelter",
        /// Money to live on.
        Income = "income",
        /// Debts looked at.
        Debt = "debt",
        /// Care and medicine.
        Care = "care",
    }
}

coded_enum! {
    /// How one of the five stands.
    Standing {
        /// There, or not needed.
        Ready = "ready",
        /// Asked for; somebody else must answer.
        Waiting = "waiting",
        /// Not there.
        Missing = "missing",
        /// The person does not want it.
        Declined = "declined",
        /// Nobody has said, or not to this reader.
        NotKnown = "not_known",
    }
}

/// One person on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub person: PersonId,
    /// The name for reading.
    pub name: String,
    /// The town in their record.
    pub town: Option<String>,
    /// R, where it is known.
    pub leaves_on: Option<Date>,
    /// Why that day needs care.
    pub flags: Vec<DayFlag>,
    /// The lead worker's name and agency.
    pub lead: Option<(String, String)>,
    /// The five, in their order.
    pub conditions: Vec<(Condition, Standing)>,
    /// Other towns that were asked to be responsible, or say that they are not: town, agency, how.
    pub other_towns: Vec<OtherTown>,
}

/// Another town that was asked for somebody. Until it accepts, the team on the case stays responsible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherTown {
    /// The town.
    pub town: String,
    /// Its agency's name.
    pub agency: String,
    /// Asked, or disputing.
    pub standing: TownStanding,
}

/// Somebody for whom the reader's agency says that another town is responsible. Who they are, it does
/// not know: it is not on their case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDispute {
    /// The town that it was asked for.
    pub town: String,
    /// The local day.
    pub since: Date,
    /// Why, in its own words.
    pub reason: String,
}

impl Row {
    /// Whether one of the five is known to be missing.
    pub fn lacks(&self, condition: Condition) -> bool {
        self.conditions.contains(&(condition, Standing::Missing))
    }
}

/// The people of one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Who leaves in it, soonest first.
    pub rows: Vec<Row>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingHome {
    /// The local day.
    pub today: Date,
    /// The town that the agency is for.
    pub town: Option<String>,
    /// Weeks with somebody in them, soonest first.
    pub weeks: Vec<Week>,
    /// Whose day has passed, and nobody has said that they left.
    pub passed: Vec<Row>,
    /// Whose day nobody knows.
    pub no_date: Vec<Row>,
    /// People on the agency's cases who go to another town.
    pub elsewhere: Vec<Row>,
    /// What the agency disputes, and nobody has decided.
    pub disputes: Vec<OwnDispute>,
}

impl ComingHome {
    /// Everybody of the town who leaves within the time.
    pub fn expected(&self) -> impl Iterator<Item = &Row> {
        self.weeks.iter().flat_map(|week| &week.rows)
    }
    /// Whether nobody is on the page at all.
    pub fn is_empty(&self) -> bool {
        self.weeks.is_empty()
            && self.passed.is_empty()
            && self.no_date.is_empty()
            && self.elsewhere.is_empty()
    }
}

/// Who comes home to the reader's town.
pub fn list(cx: &Cx) -> Result<ComingHome> {
    cx.disclose(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::ListPeople)?;
        let own = agency::get(tx, permit.agency().ok_or(Error::NotFound)?)?;
        let reader = cx.actor.user.ok_or(Error::NotFound)?;
        let today = cx.today()?;
        let mut page = ComingHome {
            today,
            town: own.town.clone(),
            weeks: Vec::new(),
            passed: Vec::new(),
            no_date: Vec::new(),
            elsewhere: Vec::new(),
            disputes: Vec::new(),
        };
        let claims = routing::around(tx, own.id)?;
        page.disputes = disputes(cx, &claims, own.id)?;
        let debts = need::around(tx, own.id, Domain::Money)?;
        let found = coming_home::list(tx, own.id, reader, today.saturating_add(DAYS.days()))?;
        let listed: Vec<Listed<'_>> = found
            .iter()
            .map(|it| Listed {
                person: Some(it.person),
                case: it.case,
                jurisdiction: &it.jurisdiction,
                kept: None,
            })
            .collect();
        let viewers = looking::at_list(cx, tx, &listed)?;
        let mut ids = Vec::new();
        for homecoming in found {
            ids.push(homecoming.person);
            let viewer = viewers.get(&homecoming.case).ok_or(Error::NotFound)?;
            let row = Row {
                other_towns: other_towns(&claims, &homecoming, own.id),
                ..row(cx, &homecoming, viewer, &debts)?
            };
            place(&mut page, homecoming.town.as_deref(), row);
        }
        let categories = vec![Category::Identity, Category::Sentence, Category::Plan, Category::Finance];
        Ok((page, Disclosure { view: "coming_home", people: People::Listed(ids), categories }))
    })
}

/// Puts a row where it belongs. Rows come soonest first.
fn place(page: &mut ComingHome, town: Option<&str>, row: Row) {
    // Who goes nowhere in particular may well come here.
    let here = match (&page.town, town) {
        (Some(own), Some(town)) => normal(own) == normal(town),
        _ => true,
    };
    match row.leaves_on {
        _ if !here => page.elsewhere.push(row),
        None => page.no_date.push(row),
        Some(day) if day < page.today => page.passed.push(row),
        Some(day) => {
            let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
            match page.weeks.last_mut().filter(|week| week.monday == monday) {
                Some(week) => week.rows.push(row),
                None => page.weeks.push(Week { monday, rows: vec![row] }),
            }
        }
    }
}

fn row(cx: &Cx, homecoming: &Homecoming, viewer: &Viewer, debts: &[Need]) -> Result<Row> {
    let jurisdiction = cx.world.jurisdiction(&homecoming.jurisdiction)?;
    let named = looking::is_named(viewer);
    let leaves_on = homecoming.leaves_on.filter(|_| looking::of_dates(viewer) > Depth::None);
    let conditions = Condition::ALL
        .iter()
        .map(|condition| {
            let standing = match condition {
                Condition::Id => of_item(viewer, homecoming, ReleaseItem::Id),
                Condition::Shelter => of_item(viewer, homecoming, ReleaseItem::Bed),
                Condition::Income => of_item(viewer, homecoming, ReleaseItem::Money),
                Condition::Debt => debt(viewer, homecoming, debts),
                Condition::Care => of_item(viewer, homecoming, ReleaseItem::Medicine),
            };
            (*condition, standing)
        })
        .collect();
    Ok(Row {
        person: homecoming.person,
        name: looking::name(named, &homecoming.name),
        // Where somebody goes to is part of who they are.
        town: homecoming.town.clone().filter(|_| named),
        leaves_on,
        flags: leaves_on.map_or_else(Vec::new, |day| day_flags(jurisdiction, day, &cx.locale)),
        lead: homecoming.lead.clone(),
        conditions,
        other_towns: Vec::new(),
    })
}

fn other_towns(claims: &[Standpoint], homecoming: &Homecoming, own: AgencyId) -> Vec<OtherTown> {
    claims
        .iter()
        .filter(|it| it.claim.case == homecoming.case && it.agency != own)
        .filter(|it| matches!(it.standing(), TownStanding::Asked | TownStanding::Disputed))
        .map(|it| OtherTown {
            town: it.claim.town.clone(),
            agency: it.agency_name.clone(),
            standing: it.standing(),
        })
        .collect()
}

fn disputes(cx: &Cx, claims: &[Standpoint], own: AgencyId) -> Result<Vec<OwnDispute>> {
    let mut disputes = Vec::new();
    for it in claims.iter().filter(|it| it.agency == own && it.standing() == TownStanding::Disputed) {
        let calendar = cx.world.jurisdiction(&it.claim.jurisdiction)?;
        disputes.push(OwnDispute {
            town: it.claim.town.clone(),
            since: calendar.local_date(it.claim.disputed_at.unwrap_or(it.since)),
            reason: it.claim.dispute_reason.clone().unwrap_or_default(),
        });
    }
    Ok(disputes)
}

/// One of the six, as far as somebody has answered it and this reader may know how it stands.
fn of_item(viewer: &Viewer, homecoming: &Homecoming, item: ReleaseItem) -> Standing {
    if !homecoming.seen || looking::of_item(viewer, item) == Depth::None {
        return Standing::NotKnown;
    }
    let answered = homecoming.answered.iter().find(|known| known.item == item);
    answered.map_or(Standing::NotKnown, |known| match known.status {
        ItemStatus::Ready => Standing::Ready,
        ItemStatus::Waiting => Standing::Waiting,
        ItemStatus::Missing => Standing::Missing,
        ItemStatus::Declined => Standing::Declined,
    })
}

/// Debt is not one of the six: it is read from the need about money, where this reader may see it and
/// it was assessed since the last return to custody.
fn debt(viewer: &Viewer, homecoming: &Homecoming, debts: &[Need]) -> Standing {
    let newest = debts.iter().find(|need| homecoming.seen && need.case == homecoming.case);
    let shown = newest.and_then(|need| {
        Classified::new(need.category, need.agency, need.views)
            .with_summary(Some(need.views))
            .show(viewer)
            .value()
    });
    // The more worried of the two views counts: a list of alarms must not average one away.
    let level = shown.and_then(|views| views.worker.into_iter().chain(views.person).min());
    match level {
        None => Standing::NotKnown,
        Some(Level::MostlyStable | Level::Stable) => Standing::Ready,
        Some(Level::Crisis | Level::Urgent | Level::Unstable) => Standing::Missing,
    }
}
