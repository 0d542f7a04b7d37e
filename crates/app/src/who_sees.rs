//! Who can see what of one person's case today, and why: the answers of the policies for the agencies that
//! are on the case, and the questions that led to one of them.
//!
//! What stands here says what the rules open, whether or not anything was written down: so a cell tells of
//! no record. Victim data has no row.

use jiff::civil::Date;
use throughline_domain::{
    agency::AgencyKind,
    category::{Category, Depth},
    id::{AgencyId, PersonId},
    permission,
};
use throughline_policy::{
    Action,
    sharing::{Basis, Decision, Opening, Reason, Viewer},
};
use throughline_store::{
    agency,
    case::CaseFile,
    db::Query,
    involvement::{self, Named},
    permission as permissions,
};

use crate::{
    Cx, Error, Result,
    authorise::{self, Disclosure, People},
    case::{Head, with_case},
    involvement::manages,
    looking,
};

/// An agency of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub agency: AgencyId,
    /// Its name.
    pub name: String,
    /// Its kind, a code of the jurisdiction.
    pub kind: AgencyKind,
    /// Whether it is the reader's own.
    pub own: bool,
}

/// What an agency may see of a category that others recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// How deep.
    pub depth: Depth,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// What a permission would open beyond it.
    pub permission_opens: Option<Depth>,
}

/// The table of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhoSees {
    /// The top of the page.
    pub head: Head,
    /// The agencies that have accepted: all of them for who decides on the case, else the reader's own.
    pub columns: Vec<Column>,
    /// Each category with a cell for each agency.
    pub rows: Vec<(Category, Vec<Seen>)>,
}

/// What became of one of the questions that decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step<T> {
    /// It is answered in favour, by this.
    Given(T),
    /// It is what is missing.
    Missing,
    /// Nothing depends on it here.
    NotNeeded,
}

/// The permission that opens something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The day of the answer.
    pub on: Date,
    /// The language in which it was explained, a code.
    pub language: String,
    /// Whether somebody interpreted.
    pub interpreted: bool,
    /// The last day.
    pub until: Date,
}

/// The agreement that opens something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// What it is called.
    pub title: String,
    /// The day of its next review.
    pub review_on: Date,
}

/// A rule that opens something, or keeps it closed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// Its id, as the ledger keeps it.
    pub id: String,
    /// The profile it stands in: a pack's id, or `default`.
    pub profile: String,
    /// What it rests on; nothing for one that closes.
    pub basis: Option<Basis>,
    /// Where it comes from.
    pub source: Option<String>,
    /// Whether somebody has read it there.
    pub verified: bool,
}

/// Why an agency sees what it sees of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The top of the page.
    pub head: Head,
    /// The category.
    pub category: Category,
    /// Whose view.
    pub column: Column,
    /// How deep it sees what others recorded.
    pub depth: Depth,
    /// Whether it is on the case.
    pub on_the_case: bool,
    /// The most that the rules could open to it here.
    pub at_most: Depth,
    /// The agreement between the agencies.
    pub agreement: Step<Agreed>,
    /// The person's permission.
    pub permission: Step<Said>,
    /// Whether the lead worker took some of it away.
    pub narrowed: bool,
    /// The rules that open it; where none does, those that keep it closed.
    pub rules: Vec<Rule>,
    /// Whether the reader may ask the person.
    pub may_ask: bool,
}

/// The rows of the table.
pub fn categories() -> impl Iterator<Item = Category> {
    Category::ALL.iter().copied().filter(|category| *category != Category::Victim)
}

/// Who can see what of a person's open case.
pub fn table(cx: &Cx, person: PersonId) -> Result<WhoSees> {
    cx.disclose(|cx, tx| {
        let (head, case, _) = with_case(cx, tx, person)?;
        let columns = columns(cx, tx, &case)?;
        let mut viewers = Vec::new();
        for column in &columns {
            viewers.push(viewer(cx, tx, &case, column)?);
        }
        let rows = categories()
            .map(|category| (category, viewers.iter().map(|viewer| seen(viewer, category)).collect()))
            .collect();
        let disclosure = Disclosure {
            view: "who_sees",
            people: People::One(person),
            categories: vec![Category::Identity],
        };
        Ok((WhoSees { head, columns, rows }, disclosure))
    })
}

/// Why an agency, or the reader's own, sees what it sees of a category.
pub fn why(cx: &Cx, person: PersonId, category: Category, of: Option<AgencyId>) -> Result<Why> {
    if category == Category::Victim {
        return Err(Error::NotFound);
    }
    cx.disclose(|cx, tx| {
        let (head, case, _) = with_case(cx, tx, person)?;
        let wanted = of.or(cx.actor.agency);
        let column = columns(cx, tx, &case)?.into_iter().find(|column| Some(column.agency) == wanted);
        let column = column.ok_or(Error::NotFound)?;
        let viewer = viewer(cx, tx, &case, &column)?;
        let decision = viewer.decide(category, None);
        let missing = |opening| decision.would_open.iter().any(|(known, _)| *known == opening);
        let why = Why {
            head,
            category,
            depth: decision.depth,
            on_the_case: viewer.on_the_case(),
            at_most: decision.would_open.iter().map(|(_, depth)| *depth).fold(decision.depth, Depth::max),
            agreement: agreement(tx, &viewer, category, &decision)?,
            permission: permission(tx, &decision, missing(Opening::Permission))?,
            narrowed: missing(Opening::Narrowing),
            rules: rules(&decision),
            may_ask: column.own && authorise::person(cx, tx, person, Action::RecordPermission).is_ok(),
            column,
        };
        let disclosure =
            Disclosure { view: "why", people: People::One(person), categories: vec![Category::Identity] };
        Ok((why, disclosure))
    })
}

/// The agencies whose view the reader may know. What a partner may see depends on what the person permits
/// it, and that is for those who decide on the case.
fn columns(cx: &Cx, q: &mut dyn Query, case: &CaseFile) -> Result<Vec<Column>> {
    let decides = manages(cx, q, case.id)?;
    let own = cx.actor.agency;
    let mut columns: Vec<Column> = involvement::named(q, case.id)?
        .into_iter()
        .filter(|it| it.involvement.status == throughline_domain::involvement::Status::Accepted)
        .filter(|it| decides || Some(it.involvement.agency) == own)
        .map(|Named { involvement, agency, kind, .. }| Column {
            agency: involvement.agency,
            name: agency,
            kind,
            own: Some(involvement.agency) == own,
        })
        .collect();
    // An agency with a record of its own looks from there, without being on the case.
    if let Some(own) = own.filter(|own| columns.iter().all(|column| column.agency != *own)) {
        let found = agency::get(q, own)?;
        columns.push(Column { agency: own, name: found.name, kind: found.kind, own: true });
    }
    columns.sort_by_key(|column| !column.own);
    Ok(columns)
}

fn viewer(cx: &Cx, q: &mut dyn Query, case: &CaseFile, column: &Column) -> Result<Viewer> {
    if column.own {
        looking::at_case(cx, q, Some(case))
    } else {
        looking::as_agency(cx, q, case, (column.agency, &column.kind))
    }
}

fn seen(viewer: &Viewer, category: Category) -> Seen {
    let decision = viewer.decide(category, None);
    let opens = decision.would_open.iter().find(|(opening, _)| *opening == Opening::Permission);
    Seen {
        depth: decision.depth,
        basis: deepest(&decision).map(|reason| reason.basis),
        permission_opens: opens.map(|(_, depth)| *depth),
    }
}

fn deepest(decision: &Decision) -> Option<&Reason> {
    decision.reasons.iter().max_by_key(|reason| reason.depth)
}

/// How the agreement stands. Where the person's yes alone is what is missing, there is one already.
fn agreement(
    q: &mut dyn Query,
    viewer: &Viewer,
    category: Category,
    decision: &Decision,
) -> Result<Step<Agreed>> {
    let would_open = |wanted| decision.would_open.iter().any(|(opening, _)| *opening == wanted);
    let missing = would_open(Opening::Agreement);
    let facts = viewer.facts();
    let waits = || {
        let covers = facts.agreements.iter().find(|it| it.categories.contains(&category));
        covers.filter(|_| !missing && would_open(Opening::Permission)).map(|it| it.id)
    };
    let id = decision.reasons.iter().find_map(|reason| reason.agreement).or_else(waits);
    Ok(match id {
        Some(id) => {
            let found = throughline_store::agreement::get(q, id)?;
            Step::Given(Agreed { title: found.title, review_on: found.term.review_on })
        }
        None if missing => Step::Missing,
        None => Step::NotNeeded,
    })
}

fn permission(q: &mut dyn Query, decision: &Decision, missing: bool) -> Result<Step<Said>> {
    let id = decision.reasons.iter().find_map(|reason| reason.permission);
    let Some(id) = id else { return Ok(if missing { Step::Missing } else { Step::NotNeeded }) };
    let found = permissions::get(q, id)?;
    let until = permission::last_day(&found.standing());
    Ok(found.answer.map_or(Step::Missing, |answer| {
        Step::Given(Said {
            on: answer.on,
            language: answer.language,
            interpreted: answer.interpreter.is_some(),
            until,
        })
    }))
}

fn rules(decision: &Decision) -> Vec<Rule> {
    let opens = decision.reasons.iter().map(|reason| Rule {
        id: reason.policy.clone(),
        profile: reason.profile.clone(),
        basis: Some(reason.basis),
        source: reason.source.clone(),
        verified: reason.verified,
    });
    let closes = decision.closed_by.iter().map(|closed| Rule {
        id: closed.policy.clone(),
        profile: closed.profile.clone(),
        basis: None,
        source: closed.source.clone(),
        verified: false,
    });
    let mut rules: Vec<Rule> = if decision.reasons.is_empty() { closes.collect() } else { opens.collect() };
    rules.sort();
    rules.dedup();
    rules
}
