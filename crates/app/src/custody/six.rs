//! The release-day six: what nobody should leave without.

use serde_json::json;
use throughline_domain::{
    category::{Category, Depth},
    custody::ReleaseItem,
    id::{EpisodeId, PersonId},
};
use throughline_policy::Action;
use throughline_store::{
    custody::{self, ReleaseDayItem},
    db::{Query, Writer},
    ledger::Chain,
};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    case::{self, Head, Known},
    looking,
    person::nearest_record,
};

/// The most people of one act on several.
pub const MOST_AT_ONCE: usize = 100;

/// How one of the release-day six stands, for the page on which it is marked.
pub fn item(cx: &Cx, person_id: PersonId, item: ReleaseItem) -> Result<(Head, ReleaseDayItem)> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person_id)?;
        authorise::person(cx, tx, person_id, Action::MarkReleaseItem)?;
        let episode = known.episode.as_ref().ok_or(Error::NotFound)?;
        let items = custody::release_items(tx, episode.id)?;
        let viewer = known.viewer(cx, tx)?;
        let items = looking::open_six(&viewer, items);
        let found = items.into_iter().find(|known| known.item == item).ok_or(Error::NotFound)?;
        let head = case::head_for(cx, tx, person_id, &known, &viewer)?;
        let categories = vec![Category::Identity, Category::Plan];
        Ok(((head, found), Disclosure { view: "six", people: People::One(person_id), categories }))
    })
}

/// Marks one of the release-day six.
pub fn mark_item(cx: &Cx, person_id: PersonId, item: ReleaseDayItem) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::MarkReleaseItem)?;
        let episode = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        let chains = authorise::chains(tx, person_id)?;
        let depth = looking::of_item(&looking::at(cx, tx, person_id)?, item.item);
        if depth == Depth::None {
            return Err(Error::NotFound);
        }
        let mut item = item.clone();
        if depth < Depth::Summary && item.detail.is_none() {
            // What was not shown cannot have been taken out.
            let before = custody::release_items(tx, episode.id)?.into_iter().find(|it| it.item == item.item);
            item.detail = before.and_then(|before| before.detail);
        }
        mark(cx, &mut tx.permitted(permit), episode.id, &chains, &item)
    })
}

/// Keeps a mark, with its entry in the ledger.
fn mark(
    cx: &Cx,
    w: &mut Writer<'_>,
    episode: EpisodeId,
    chains: &[Chain],
    item: &ReleaseDayItem,
) -> Result<()> {
    let by = w.permit().actor();
    custody::mark_release_item(w, episode, item, by, cx.now)?;
    let payload = json!({ "item": item.item.code(), "status": item.status.code(), "detail": item.detail });
    authorise::record(cx, w, chains, &[Category::Plan], payload)
}

/// One of several people for whom the same item is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOfSeveral {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// How the item stands; `None` for somebody of whom no custody is known, who has no six.
    pub stands: Option<ReleaseDayItem>,
}

/// How an item stands for several people, by name, before it is marked for all of them.
pub fn items(cx: &Cx, people: &[PersonId], item: ReleaseItem) -> Result<Vec<OneOfSeveral>> {
    cx.disclose(|cx, tx| {
        let mut found = people
            .iter()
            .take(MOST_AT_ONCE)
            .map(|person| one_of_several(cx, tx, *person, item))
            .collect::<Result<Vec<_>>>()?;
        found.sort_by_key(|one| throughline_domain::person::sort_key(&one.name));
        let people = People::Listed(found.iter().map(|one| one.person).collect());
        let categories = vec![Category::Identity, Category::Plan];
        Ok((found, Disclosure { view: "six_of_several", people, categories }))
    })
}

fn one_of_several(cx: &Cx, q: &mut dyn Query, person: PersonId, item: ReleaseItem) -> Result<OneOfSeveral> {
    authorise::person(cx, q, person, Action::MarkReleaseItem)?;
    let record = nearest_record(cx, q, person)?;
    let viewer = looking::at(cx, q, person)?;
    let items = match custody::current(q, person)? {
        Some(episode) => looking::open_six(&viewer, custody::release_items(q, episode.id)?),
        None => Vec::new(),
    };
    let name = looking::name(looking::is_named(&viewer), &record.name);
    Ok(OneOfSeveral { person, name, stands: items.into_iter().find(|it| it.item == item) })
}

/// How marking an item for several people ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Several {
    /// It is marked for so many people.
    Done(usize),
    /// For these somebody else has marked it meanwhile. Nothing was saved for anybody.
    Meanwhile(Vec<OneOfSeveral>),
}

/// Marks an item for several people: for all of them or for none. Each mark carries the version that
/// was read, and has its own entry in the person's chain.
pub fn mark_items(cx: &Cx, marks: Vec<(PersonId, ReleaseDayItem)>) -> Result<Several> {
    if marks.is_empty() || marks.len() > MOST_AT_ONCE {
        return Err(FieldError::new("person", "releases-six-error-people").with("max", MOST_AT_ONCE).into());
    }
    cx.write(move |cx, tx| {
        let mut meanwhile = Vec::new();
        for (person, wanted) in &marks {
            let one = one_of_several(cx, tx, *person, wanted.item)?;
            if one.stands.as_ref().is_none_or(|stands| stands.version != wanted.version) {
                meanwhile.push(one);
            }
        }
        if !meanwhile.is_empty() {
            return Ok(Several::Meanwhile(meanwhile));
        }
        for (person, wanted) in &marks {
            let permit = authorise::person(cx, tx, *person, Action::MarkReleaseItem)?;
            let episode = custody::current(tx, *person)?.ok_or(Error::NotFound)?;
            let chains = authorise::chains(tx, *person)?;
            mark(cx, &mut tx.permitted(permit), episode.id, &chains, wanted)?;
        }
        Ok(Several::Done(marks.len()))
    })
}
