//! Who did and who saw what: the ledger of a person's records, for people to read.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    agency::Role,
    category::{Category, Depth},
    custody::{ItemStatus, ReleaseItem},
    id::{AgencyId, PersonId},
};
use throughline_store::history;

use crate::{
    Cx, Result,
    authorise::{Disclosure, People},
    case::{self, Head, Known},
    looking,
};

/// Entries on a page.
pub const PAGE: usize = 25;
/// How far back the page goes. The whole ledger is for `verify`, not for reading.
const READ: i64 = 1_000;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who; `None` for what the system did by itself.
    pub who: Option<String>,
    /// Their roles, as they are today.
    pub roles: Vec<Role>,
    /// For which agency.
    pub agency: Option<String>,
    /// What was done, a code.
    pub action: String,
    /// Something more telling than the code, where the entry has it: the page that was opened, what
    /// was done to what.
    pub detail: Option<String>,
    /// A date before and after, where one moved.
    pub dates: Option<(Option<Date>, Option<Date>)>,
    /// Which of the release-day six was marked, and how.
    pub item: Option<(ReleaseItem, ItemStatus)>,
    /// The rule that allowed it, a code.
    pub rule: String,
    /// Whether the words of the entry were erased.
    pub erased: bool,
}

/// The history of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The top of the page.
    pub head: Head,
    /// Newest first.
    pub events: Vec<Event>,
    /// The page, from 1, and how many there are.
    pub page: (usize, usize),
}

/// The history of a person, a page at a time.
///
/// An entry about something that must leave no trace for this reader is not among them, nor in the
/// number of pages.
pub fn view(cx: &Cx, person: PersonId, page: usize) -> Result<History> {
    cx.disclose_ledger(|cx, tx| {
        let known = Known::read(cx, tx, person)?;
        let viewer = known.viewer(cx, tx)?;
        let head = case::head_for(cx, tx, person, &known, &viewer)?;
        let (lines, decides) = history::list(tx, person, cx.actor.agency, READ)?;
        let traces: Vec<history::Line> = lines
            .into_iter()
            .filter(|line| {
                let origin: Option<AgencyId> = line.agency.as_ref().map(|(id, _)| *id);
                let of = line.kind.as_ref().zip(origin);
                of.is_none_or(|(kind, id)| looking::may_know_of(&viewer, decides, id, kind))
                    && line.categories.iter().all(|category| viewer.depth(*category, origin) > Depth::None)
            })
            .collect();
        let pages = traces.len().div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let events = traces.into_iter().skip((page - 1) * PAGE).take(PAGE).map(event).collect();
        let history = History { head, events, page: (page, pages) };
        let categories = vec![Category::Identity];
        Ok((history, Disclosure { view: "history", people: People::One(person), categories }))
    })
}

/// What a page may say of an entry: codes and dates. Free text of a payload is never repeated here.
fn event(line: history::Line) -> Event {
    let payload: serde_json::Value =
        line.payload.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let code = |name: &str| payload.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    let day = |name: &str| code(name).and_then(|text| text.parse::<Date>().ok());
    let moved = payload.get("before").is_some() && payload.get("agencies_told").is_some();
    Event {
        at: line.at,
        who: line.actor.map(|(_, name)| name),
        roles: line.roles,
        agency: line.agency.map(|(_, name)| name),
        detail: code("view").or_else(|| code("did")).or_else(|| code("after").filter(|_| !moved)),
        item: code("item")
            .and_then(|item| ReleaseItem::from_code(&item))
            .zip(code("status").and_then(|status| ItemStatus::from_code(&status))),
        dates: moved.then(|| (day("before"), day("after"))),
        action: line.action,
        rule: line.rule,
        erased: line.payload.is_none(),
    }
}
