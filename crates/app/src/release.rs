//! The Releases list: who leaves, soonest first, with what is missing and what to fix first.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use throughline_domain::{
    calendar::days_between,
    category::{Category, Depth},
    coded_enum,
    custody::{ItemStatus, ReleaseItem},
    id::{PersonId, UserId},
    person::Name,
};
use throughline_policy::sharing::Viewer;
use throughline_store::release::{self, Release};

pub use throughline_store::enrolment::Retry;

use crate::{
    Cx, Result,
    authorise::{Disclosure, People, own_agency},
    looking,
    programme::Deadline,
};

/// Rows on a page.
pub const PAGE: usize = 25;

coded_enum! {
    /// A saved view of the list. The code stands in the address.
    View {
        /// Everybody in the window.
        All = "all",
        /// The bed for the first night is missing.
        NoBed = "no-bed",
        /// Identity papers are missing.
        NoId = "no-id",
        /// A milestone is overdue.
        Overdue = "overdue",
        /// The day is a Friday, at a weekend, a holiday or the day before one.
        BadDay = "bad-day",
        /// The date moved in the last seven days.
        Moved = "moved",
        /// The reader leads the case.
        Mine = "mine",
        /// The day has passed and nobody said that the person left.
        Passed = "passed",
        /// Nobody could reach the person, and the day to try again has come.
        Retry = "retry",
        /// R is not known.
        NoDate = "no-date",
    }
}

/// What the reader asked for; all of it stands in the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The saved view.
    pub view: View,
    /// How many weeks ahead.
    pub weeks: i32,
    /// Only people going to this town.
    pub town: Option<String>,
    /// Only people in this programme, by pack id.
    pub programme: Option<String>,
    /// Only people whom this user leads.
    pub lead: Option<UserId>,
    /// The page, from 1.
    pub page: usize,
}

impl Default for Filter {
    fn default() -> Self {
        Self { view: View::All, weeks: 12, town: None, programme: None, lead: None, page: 1 }
    }
}

/// Why a release day needs care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayFlag {
    /// Offices close for two days.
    Friday,
    /// A Saturday or Sunday.
    Weekend,
    /// A public holiday.
    Holiday(String),
    /// The day before a public holiday.
    BeforeHoliday(String),
}

/// One person on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who leaves.
    pub person: PersonId,
    /// The name for reading.
    pub name: String,
    /// The prison's number.
    pub number: Option<String>,
    /// The establishment.
    pub unit: Option<String>,
    /// The town they go to.
    pub town: Option<String>,
    /// R, where it is known.
    pub leaves_on: Option<Date>,
    /// Why that day needs care.
    pub flags: Vec<DayFlag>,
    /// The release-day six, in their order.
    pub six: Vec<(ReleaseItem, ItemStatus, Option<String>)>,
    /// The next deadline, overdue ones first.
    pub next: Option<Deadline>,
    /// How many deadlines are overdue.
    pub overdue: usize,
    /// When to try again to reach the person.
    pub retry: Option<Retry>,
    /// The lead worker's name.
    pub lead: Option<String>,
    /// Whether the person has a case.
    pub has_case: bool,
}

impl Row {
    /// How one of the six stands; `None` where that is not open to the reader.
    pub fn item(&self, wanted: ReleaseItem) -> Option<ItemStatus> {
        self.six.iter().find(|(item, ..)| *item == wanted).map(|(_, status, _)| *status)
    }
    /// How many of the six need nothing more.
    pub fn settled(&self) -> usize {
        self.six
            .iter()
            .filter(|(_, status, _)| matches!(status, ItemStatus::Ready | ItemStatus::Declined))
            .count()
    }
    /// Days since the day on which to try again, from 0; `None` before it and where nobody waits.
    pub fn retry_days(&self, today: Date) -> Option<i64> {
        self.retry.map(|retry| days_between(retry.on, today)).filter(|days| *days >= 0)
    }
    /// Whether the row is marked: a gap that matters within two weeks, or something overdue.
    pub fn needs_fixing(&self, today: Date) -> bool {
        let near = self.leaves_on.is_some_and(|day| today.until(day).is_ok_and(|span| span.get_days() <= 14));
        self.overdue > 0
            || self.retry_days(today).is_some_and(|days| days > 0)
            || (near && self.six.iter().any(|(_, status, _)| *status == ItemStatus::Missing))
    }
}

/// What to fix before anything else; three at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FixFirst {
    /// The day has passed: released?
    Passed(Box<Row>),
    /// Leaves on a bad day without a bed.
    BadDayNoBed(Box<Row>),
    /// The deadline that is overdue for longest.
    Overdue(Box<Row>),
    /// Nobody could reach the person, and the day to try again has passed.
    Retry(Box<Row>),
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Releases {
    /// The reader's local day.
    pub today: Date,
    /// The filter as it was applied.
    pub filter: Filter,
    /// How many people each view holds, with the other filters applied.
    pub counts: Vec<(View, usize)>,
    /// How many people the chosen view holds.
    pub total: usize,
    /// The rows of this page.
    pub rows: Vec<Row>,
    /// What to fix first.
    pub fix_first: Vec<FixFirst>,
    /// Towns to filter by.
    pub towns: Vec<String>,
    /// Programmes to filter by: pack id and name.
    pub programmes: Vec<(String, String)>,
    /// Lead workers to filter by.
    pub leads: Vec<(UserId, String)>,
}

impl Releases {
    /// How many people a view holds.
    pub fn count(&self, view: View) -> usize {
        self.counts.iter().find(|(known, _)| *known == view).map_or(0, |(_, count)| *count)
    }
    /// Everybody who is named on the page: its rows, and who is to be fixed first.
    fn people(&self) -> Vec<PersonId> {
        let alarmed = self.fix_first.iter().map(|alarm| match alarm {
            FixFirst::Passed(row)
            | FixFirst::BadDayNoBed(row)
            | FixFirst::Overdue(row)
            | FixFirst::Retry(row) => row.person,
        });
        let people: BTreeSet<PersonId> = self.rows.iter().map(|row| row.person).chain(alarmed).collect();
        people.into_iter().collect()
    }
    /// How many pages there are; at least one.
    pub fn pages(&self) -> usize {
        self.total.div_ceil(PAGE).max(1)
    }
}

/// A release with what is derived from it for this day and reader.
struct Judged {
    row: Row,
    release: Release,
    moved: bool,
    mine: bool,
}

impl Judged {
    fn is_in(&self, view: View, today: Date) -> bool {
        let passed = self.row.leaves_on.is_some_and(|day| day < today);
        match view {
            View::All => self.row.leaves_on.is_some(),
            View::NoBed => {
                self.row.leaves_on.is_some() && self.row.item(ReleaseItem::Bed) == Some(ItemStatus::Missing)
            }
            View::NoId => {
                self.row.leaves_on.is_some() && self.row.item(ReleaseItem::Id) == Some(ItemStatus::Missing)
            }
            View::Overdue => self.row.overdue > 0,
            View::BadDay => !self.row.flags.is_empty(),
            View::Moved => self.moved,
            View::Mine => self.mine,
            View::Passed => passed,
            View::Retry => self.row.retry_days(today).is_some(),
            View::NoDate => self.row.leaves_on.is_none(),
        }
    }
}

/// The Releases page of the reader's establishments.
pub fn list(cx: &Cx, filter: &Filter) -> Result<Releases> {
    cx.disclose(|cx, tx| {
        own_agency(cx, throughline_policy::Action::ListPeople)?;
        let today = cx.today()?;
        let until = today.saturating_add(i64::from(filter.weeks.clamp(1, 520)).weeks());
        let mut found = release::list(tx, &cx.actor, until)?;
        let foreign: Vec<PersonId> = found.iter().filter(|it| !it.holds_record).map(|it| it.person).collect();
        let viewers = looking::at_others(cx, tx, &foreign)?;
        for release in &mut found {
            if let Some(viewer) = viewers.get(&release.person) {
                redact(release, viewer.as_ref());
            }
        }
        let mut judged = Vec::new();
        for release in found {
            judged.push(judge(cx, tx, release)?);
        }
        let page = arrange(cx, tx, judged, filter, today)?;
        let people = People::Listed(page.people());
        let categories = vec![Category::Identity, Category::Sentence, Category::Plan];
        Ok((page, Disclosure { view: "releases", people, categories }))
    })
}

/// Takes out of a row what is not open to an agency that holds no record of the person.
fn redact(release: &mut Release, viewer: Option<&Viewer>) {
    if !viewer.is_some_and(looking::is_named) {
        release.name = Name { surname: looking::UNNAMED.to_owned(), given_name: String::new() };
        release.number = None;
        release.town = None;
    }
    let dated = viewer.map_or(Depth::None, looking::of_dates);
    if dated == Depth::None {
        release.leaves_on = None;
        release.date_moved_at = None;
    }
    if dated < Depth::Summary {
        release.open_milestones.clear();
    }
    let depth = |item: ReleaseItem| viewer.map_or(Depth::None, |viewer| looking::of_item(viewer, item));
    release.six.retain(|(item, ..)| depth(*item) > Depth::None);
    for (item, _, detail) in &mut release.six {
        detail.take_if(|_| depth(*item) < Depth::Summary);
    }
}

fn judge(cx: &Cx, tx: &mut dyn throughline_store::db::Query, mut release: Release) -> Result<Judged> {
    let jurisdiction = cx.world.jurisdiction(&release.jurisdiction)?;
    let open = std::mem::take(&mut release.open_milestones);
    let deadlines = cx.world.packs.deadlines(tx, open, &cx.locale, jurisdiction, cx.now)?;
    let overdue = deadlines.iter().filter(|deadline| deadline.overdue_days > 0).count();
    let next = deadlines.into_iter().next();
    let week_ago = cx.now - (7 * 24).hours();
    let row = Row {
        person: release.person,
        name: release.name.readable(),
        number: release.number.clone(),
        unit: release.unit.clone(),
        town: release.town.clone(),
        leaves_on: release.leaves_on,
        flags: release.leaves_on.map_or_else(Vec::new, |day| day_flags(jurisdiction, day, &cx.locale)),
        six: release.six.clone(),
        next,
        overdue,
        retry: release.retry,
        lead: release.lead.as_ref().map(|(_, name)| name.clone()),
        has_case: release.case.is_some(),
    };
    let moved = release.date_moved_at.is_some_and(|at| at >= week_ago);
    let mine = release.lead.as_ref().is_some_and(|(id, _)| Some(*id) == cx.actor.user);
    Ok(Judged { row, release, moved, mine })
}

/// Why a day of release needs care, in the reader's language.
pub fn day_flags(
    jurisdiction: &throughline_domain::calendar::Jurisdiction,
    day: Date,
    locale: &str,
) -> Vec<DayFlag> {
    let flags = jurisdiction.flags(day);
    let name = |holiday: &throughline_domain::calendar::Holiday| holiday.label(locale).to_owned();
    let mut found = Vec::new();
    if let Some(holiday) = flags.holiday {
        found.push(DayFlag::Holiday(name(holiday)));
    } else if flags.weekend {
        found.push(DayFlag::Weekend);
    } else if flags.friday {
        found.push(DayFlag::Friday);
    }
    if let Some(holiday) = flags.before {
        found.push(DayFlag::BeforeHoliday(name(holiday)));
    }
    found
}

fn arrange(
    cx: &Cx,
    tx: &mut dyn throughline_store::db::Query,
    judged: Vec<Judged>,
    filter: &Filter,
    today: Date,
) -> Result<Releases> {
    let towns: BTreeSet<String> = judged.iter().filter_map(|one| one.row.town.clone()).collect();
    let packs: BTreeSet<String> = judged.iter().flat_map(|one| one.release.programmes.clone()).collect();
    let mut leads: Vec<(UserId, String)> = judged.iter().filter_map(|one| one.release.lead.clone()).collect();
    leads.sort_by(|left, right| left.1.cmp(&right.1).then(left.0.cmp(&right.0)));
    leads.dedup();
    let chosen: Vec<Judged> = judged
        .into_iter()
        .filter(|one| filter.town.is_none() || one.row.town == filter.town)
        .filter(|one| filter.programme.as_ref().is_none_or(|pack| one.release.programmes.contains(pack)))
        .filter(|one| {
            filter.lead.is_none_or(|lead| one.release.lead.as_ref().is_some_and(|(id, _)| *id == lead))
        })
        .collect();
    let counts = View::ALL
        .iter()
        .map(|view| (*view, chosen.iter().filter(|one| one.is_in(*view, today)).count()))
        .collect();
    let fix_first = fix_first(&chosen, today);
    let in_view: Vec<Row> =
        chosen.into_iter().filter(|one| one.is_in(filter.view, today)).map(|one| one.row).collect();
    let total = in_view.len();
    let page = filter.page.clamp(1, total.div_ceil(PAGE).max(1));
    let rows = in_view.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
    let programmes = packs
        .into_iter()
        .map(|id| Ok((id.clone(), cx.world.packs.name(tx, &id, &cx.locale)?)))
        .collect::<Result<Vec<_>>>()?;
    Ok(Releases {
        today,
        filter: Filter { page, ..filter.clone() },
        counts,
        total,
        rows,
        fix_first,
        towns: towns.into_iter().collect(),
        programmes,
        leads,
    })
}

/// Three alarms at most, one of a kind: a page where everything is red says nothing.
fn fix_first(chosen: &[Judged], today: Date) -> Vec<FixFirst> {
    let boxed = |one: &Judged| Box::new(one.row.clone());
    let passed =
        chosen.iter().find(|one| one.is_in(View::Passed, today)).map(|one| FixFirst::Passed(boxed(one)));
    let no_bed = chosen
        .iter()
        .find(|one| {
            one.row.leaves_on.is_some_and(|day| day >= today)
                && one.is_in(View::BadDay, today)
                && one.is_in(View::NoBed, today)
        })
        .map(|one| FixFirst::BadDayNoBed(boxed(one)));
    let overdue = chosen
        .iter()
        .filter(|one| one.row.overdue > 0)
        .max_by_key(|one| one.row.next.as_ref().map_or(0, |deadline| deadline.overdue_days))
        .map(|one| FixFirst::Overdue(boxed(one)));
    let retry = chosen
        .iter()
        .filter(|one| one.row.retry_days(today).is_some())
        .max_by_key(|one| one.row.retry_days(today))
        .map(|one| FixFirst::Retry(boxed(one)));
    [passed, no_bed, overdue, retry].into_iter().flatten().take(3).collect()
}
