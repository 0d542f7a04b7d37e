//! Today: at most three red things for one worker, and how much else there is (F16 of the field's list
//! of failures: who is warned of everything is warned of nothing).
//!
//! Red is what somebody can still put right. The three are chosen by a fixed order, so that two readers
//! at the same instant get the same three: a first week outside without a contact, a release that nobody
//! confirmed, then what is overdue, the longest first; a person stands there once.

use jiff::civil::Date;
use throughline_domain::{category::Category, id::PersonId};
use throughline_policy::Action;
use throughline_store::{handover::Waiting, involvement, notice};

use crate::{
    Cx, Error, Result,
    authorise::{self, Disclosure, People},
    handover,
    my_people::{self, Reason, Row},
    silence,
};

/// No more red things than these.
pub const MOST_RED: usize = 3;

/// A red thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Red {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The most urgent reason.
    pub reason: Reason,
    /// The colleague for whom the reader stands in.
    pub covers_for: Option<String>,
}

/// What a worker reads in the morning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today {
    /// The reader's local day.
    pub today: Date,
    /// At most three, the most urgent first.
    pub red: Vec<Red>,
    /// How many more people have something red.
    pub more_red: usize,
    /// How many have something due today.
    pub due: usize,
    /// After how many days without a contact somebody is silent, in the reader's agency.
    pub silent_days: i64,
    /// How many have been silent for so long.
    pub silent: usize,
    /// Handovers that wait for the reader's answer.
    pub handovers: Vec<Waiting>,
    /// Invitations that wait for the agency's answer.
    pub requests: i64,
    /// Notices the reader has not read.
    pub notices: i64,
    /// How many people the reader leads or covers for.
    pub people: usize,
}

/// The reader's day.
pub fn view(cx: &Cx) -> Result<Today> {
    cx.disclose(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::ListPeople)?;
        let (Some(agency), Some(user)) = (permit.agency(), cx.actor.user) else {
            return Err(Error::NotFound);
        };
        let led = my_people::of_reader(cx, tx, agency, user)?;
        let rows = my_people::judged(cx, tx, led, (agency, user))?;
        let people = rows.len();
        // Counted as My people does, so that the page behind the number says the same.
        let has =
            |wanted: fn(&Reason) -> bool| rows.iter().filter(|row| row.reasons.iter().any(wanted)).count();
        let (due, silent) = (has(Reason::is_today), has(|reason| matches!(reason, Reason::Silent { .. })));
        let mut red: Vec<Row> = rows.into_iter().filter(|row| alarm(row).is_some()).collect();
        red.sort_by_key(|row| alarm(row).map(|reason| (reason.rank(), -reason.days())));
        let more_red = red.len().saturating_sub(MOST_RED);
        red.truncate(MOST_RED);
        let listed = People::Listed(red.iter().map(|row| row.person).collect());
        let shown = Today {
            today: cx.today()?,
            red: red.into_iter().filter_map(as_red).collect(),
            more_red,
            due,
            silent,
            silent_days: silence::after(tx, agency)?,
            handovers: handover::waiting(cx, tx)?,
            requests: involvement::count_invitations(tx, agency)?,
            notices: notice::count(tx, agency, user, cx.now)?.1,
            people,
        };
        let categories = vec![Category::Identity, Category::Sentence, Category::ContactNote, Category::Plan];
        Ok((shown, Disclosure { view: "today", people: listed, categories }))
    })
}

/// The most urgent red reason; a person who leaves today may have one behind that.
fn alarm(row: &Row) -> Option<&Reason> {
    row.reasons.iter().find(|reason| reason.is_alarm())
}

fn as_red(row: Row) -> Option<Red> {
    let reason = alarm(&row)?.clone();
    Some(Red { person: row.person, name: row.name, reason, covers_for: row.covers_for })
}
