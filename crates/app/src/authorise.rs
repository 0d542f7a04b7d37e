//! From a request to a permit: reads how the actor stands to the subject, asks the policy, and
//! writes refusals down.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use throughline_domain::{
    agency::Actor,
    category::Category,
    id::{PersonId, UserId},
    ledger::Operation,
};
use throughline_policy::{
    Action, Denied, Permit, Relation, Request, Subject, decide,
    sharing::{Basis, Viewer},
};
use throughline_store::{
    db::{Query, Writer},
    ledger::{self, Chain, Entry},
    person,
    visibility::{self, Standing},
};

use crate::{Cx, Error, Result, sealing};

/// A permit to do something about a person. Someone without any relation is told that there is
/// no such person.
pub fn person(cx: &Cx, q: &mut dyn Query, person: PersonId, action: Action) -> Result<Permit> {
    let standing = visibility::standing(q, &cx.actor, person)?;
    decided(cx, person, action, &standing)
}

fn decided(cx: &Cx, person: PersonId, action: Action, standing: &Standing) -> Result<Permit> {
    let subject = Subject::Person(person);
    let Standing { relation, holds_record, .. } = *standing;
    Ok(decide(&Request { actor: &cx.actor, action, subject, relation, holds_record })?)
}

/// A request that is not about a person: no relation to one plays a part.
pub const fn impersonal(actor: &Actor, action: Action, subject: Subject) -> Request<'_> {
    Request { actor, action, subject, relation: Relation::None, holds_record: false }
}

/// A permit to do something within the actor's own agency.
pub fn own_agency(cx: &Cx, action: Action) -> Result<Permit> {
    let agency = cx.actor.agency.ok_or(Error::NotFound)?;
    let subject = Subject::Agency(agency);
    Ok(decide(&impersonal(&cx.actor, action, subject))?)
}

/// A permit to look after the installation.
pub fn installation(cx: &Cx) -> Result<Permit> {
    if cx.actor.is_operator() {
        return Ok(Permit::system(Subject::Installation, "operator"));
    }
    let subject = Subject::Installation;
    Ok(decide(&impersonal(&cx.actor, Action::Administer, subject))?)
}

/// A permit to change one's own account, with whose it is.
pub fn own_account(cx: &Cx) -> Result<(UserId, Permit)> {
    let user = cx.actor.user.ok_or(Error::NotFound)?;
    let subject = Subject::User(user);
    Ok((user, decide(&impersonal(&cx.actor, Action::OwnAccount, subject))?))
}

/// The ledger chains of a person: one per record, as it was at creation.
pub fn chains(q: &mut dyn Query, id: PersonId) -> Result<Vec<Chain>> {
    Ok(person::records(q, id)?.into_iter().map(|record| Chain::Record(record.id)).collect())
}

/// Writes the ledger entry of what the writer's permit allowed.
pub fn record(
    cx: &Cx,
    w: &mut Writer<'_>,
    chains: &[Chain],
    categories: &[Category],
    payload: serde_json::Value,
) -> Result<()> {
    let subject = w.permit().subject();
    let payload = standing_in(cx, w, subject, payload)?;
    let entry = Entry { chains, action: None, subject, categories, payload };
    Ok(ledger::append(w, cx.now, &*cx.world.entropy, entry)?)
}

/// The same in the sealed chain of the writer's agency, where the person stands under a name that only the
/// keys can make.
pub(crate) fn record_sealed(
    cx: &Cx,
    w: &mut Writer<'_>,
    categories: &[Category],
    payload: serde_json::Value,
) -> Result<()> {
    let chain = Chain::Sealed(w.permit().agency().ok_or(Error::NotFound)?);
    let subject = w.permit().subject();
    let payload = standing_in(cx, w, subject, payload)?;
    let entry = Entry { chains: &[chain], action: None, subject, categories, payload };
    let ring = sealing::ring(&cx.world)?;
    Ok(ledger::append_sealed(w, cx.now, &*cx.world.entropy, &ring, entry)?)
}

/// Adds for whom the actor stands in, where that is why the person is open to them.
fn standing_in(
    cx: &Cx,
    q: &mut dyn Query,
    subject: Subject,
    mut payload: serde_json::Value,
) -> Result<serde_json::Value> {
    if let (Subject::Person(person), Some(fields)) = (subject, payload.as_object_mut())
        && let Some(colleague) = visibility::stands_in(q, &cx.actor, person)?
    {
        fields.insert("standing_in_for".to_owned(), json!(colleague.to_string()));
    }
    Ok(payload)
}

/// The same under a more telling code than the permit's action, in the chain of the agency that the
/// permit was given to.
pub fn record_as(cx: &Cx, w: &mut Writer<'_>, action: &str, payload: serde_json::Value) -> Result<()> {
    let subject = w.permit().subject();
    let chain = w.permit().agency().map_or(Chain::Installation, Chain::Agency);
    let entry = Entry { chains: &[chain], action: Some(action), subject, categories: &[], payload };
    Ok(ledger::append(w, cx.now, &*cx.world.entropy, entry)?)
}

/// What was shown to somebody, for the ledger.
#[derive(Debug)]
pub struct Disclosure {
    /// What was opened, a code: `case`, `releases`, `search` …
    pub view: &'static str,
    /// Whose data was on the page.
    pub people: People,
    /// The categories shown.
    pub categories: Vec<Category>,
}

/// The people on a page.
#[derive(Debug, Clone)]
pub enum People {
    /// One person's own page: the entry stands in the chains of their records.
    One(PersonId),
    /// A page of a list: one entry with all ids, in the agency's chain.
    Listed(Vec<PersonId>),
}

impl Disclosure {
    /// How the actor stood to the person when they looked, read in the transaction that the page was read
    /// in: what was seen and why it was allowed are one moment.
    pub fn looked_at(self, cx: &Cx, q: &mut dyn Query) -> Result<LookedAt> {
        let people = match self.people {
            People::One(person) => Seen::One {
                person,
                standing: visibility::standing(q, &cx.actor, person)?,
                in_place_of: visibility::stands_in(q, &cx.actor, person)?,
                opened_by: cx.looked_as().map(|viewer| in_words(cx, viewer.opened_by(&self.categories))),
            },
            People::Listed(people) => {
                let looked = cx.looked_at_list();
                let shown = looked.iter().filter(|(person, _)| people.contains(person));
                let viewers: Vec<&Viewer> = shown.map(|(_, viewer)| viewer).collect();
                let policies = || Viewer::opened_on_list(viewers.iter().copied(), &self.categories);
                let opened_by = (!viewers.is_empty()).then(|| in_words(cx, policies()));
                Seen::Listed { people, opened_by }
            }
        };
        Ok(LookedAt { view: self.view, people, categories: self.categories })
    }
}

/// The policies that opened what was shown, by what they rest on, and which version of the default rules
/// they stand in. Rules of sharing are those of the day of the read; the ledger keeps which.
fn in_words(cx: &Cx, opened_by: BTreeMap<Basis, BTreeSet<String>>) -> serde_json::Value {
    let mut shown: serde_json::Map<String, serde_json::Value> =
        opened_by.into_iter().map(|(basis, policies)| (basis.code().to_owned(), json!(policies))).collect();
    shown.insert(MATRIX.to_owned(), json!(cx.world.packs.matrix_version()));
    shown.into()
}

/// Under this name stands the version of the default rules, beside what opened something.
const MATRIX: &str = "matrix";

/// What an entry says of the policies that opened what was shown: by what they rest on.
pub(crate) fn opened_by_of(payload: &serde_json::Value) -> BTreeMap<Basis, Vec<String>> {
    let bases = payload.get(OPENED_BY).and_then(serde_json::Value::as_object).into_iter().flatten();
    let policies = |value: &serde_json::Value| {
        let all = value.as_array().into_iter().flatten();
        all.filter_map(|policy| policy.as_str().map(str::to_owned)).collect()
    };
    bases.filter_map(|(code, value)| Some((Basis::from_code(code)?, policies(value)))).collect()
}

const OPENED_BY: &str = "opened_by";

/// A disclosure with how the actor stood to the person.
#[derive(Debug)]
pub struct LookedAt {
    view: &'static str,
    people: Seen,
    categories: Vec<Category>,
}

#[derive(Debug)]
enum Seen {
    One {
        person: PersonId,
        standing: Standing,
        in_place_of: Option<UserId>,
        opened_by: Option<serde_json::Value>,
    },
    Listed {
        people: Vec<PersonId>,
        opened_by: Option<serde_json::Value>,
    },
}

/// Writes a disclosure down before anything is sent.
pub fn record_disclosure(cx: &Cx, seen: LookedAt) -> Result<()> {
    cx.write_entries(move |cx, tx| {
        let (permit, chains, payload) = match &seen.people {
            Seen::One { person, standing, in_place_of, opened_by } => {
                let permit = decided(cx, *person, Action::ViewPerson, standing)?;
                let mut payload = serde_json::Map::new();
                payload.insert("view".to_owned(), json!(seen.view));
                if !standing.holds_record {
                    payload.insert("operation".to_owned(), json!(Operation::Disclosure.code()));
                }
                if let Some(policies) = opened_by {
                    payload.insert(OPENED_BY.to_owned(), policies.clone());
                }
                if let Some(colleague) = in_place_of {
                    payload.insert("standing_in_for".to_owned(), json!(colleague.to_string()));
                }
                let chains = standing.records.iter().copied().map(Chain::Record).collect();
                (permit, chains, payload.into())
            }
            Seen::Listed { people, opened_by } => {
                let permit = own_agency(cx, Action::ListPeople)?;
                let chain = permit.agency().map_or(Chain::Installation, Chain::Agency);
                let people: Vec<String> = people.iter().map(ToString::to_string).collect();
                let mut payload = serde_json::Map::new();
                payload.insert("view".to_owned(), json!(seen.view));
                payload.insert("people".to_owned(), json!(people));
                if let Some(policies) = opened_by {
                    payload.insert(OPENED_BY.to_owned(), policies.clone());
                }
                (permit, vec![chain], payload.into())
            }
        };
        let subject = permit.subject();
        let mut w = tx.permitted(permit);
        let entry = Entry { chains: &chains, action: None, subject, categories: &seen.categories, payload };
        Ok(ledger::append(&mut w, cx.now, &*cx.world.entropy, entry)?)
    })
}

/// Writes down that somebody who is not signed in was shown something about a person: the person
/// themselves, on the page that their code opened.
pub(crate) fn record_as_system_about(
    cx: &Cx,
    person: PersonId,
    reason: &'static str,
    did: &'static str,
) -> Result<()> {
    cx.write(move |cx, tx| {
        let chains = chains(tx, person)?;
        let mut w = tx.permitted(Permit::system(Subject::Person(person), reason));
        record(cx, &mut w, &chains, &[Category::Identity], json!({ "did": did }))
    })
}

/// Writes a refusal down: who tried what, and which rule was missing.
pub fn record_refusal(cx: &Cx, denied: &Denied) -> Result<()> {
    let denied = denied.clone();
    let cx = cx.clone();
    cx.world.clone().db.write_entries(move |tx| {
        let permit = Permit::to_record_refusal(&cx.actor, &denied);
        let chain = permit.agency().map_or(Chain::Installation, Chain::Agency);
        let action = format!("{}.refused", denied.action.code());
        let mut w = tx.permitted(permit);
        ledger::append(
            &mut w,
            cx.now,
            &*cx.world.entropy,
            Entry {
                chains: &[chain],
                action: Some(&action),
                subject: denied.subject,
                categories: &[],
                payload: json!({ "refused": denied.reason }),
            },
        )?;
        Ok::<(), Error>(())
    })
}
