//! Questions about identity: one key on two people, one identifier on two keys. Somebody looks at
//! both rows and says what they found; people are not merged by it.

use serde_json::json;
use throughline_domain::{category::Category, id::ReviewId, roster::Fields};
use throughline_policy::Action;
pub use throughline_store::review::{Review, ReviewKind, ReviewStatus};
use throughline_store::{
    db::Query,
    ledger::{self, Chain, Entry},
    review as store,
};

use crate::{Cx, Error, FieldError, Result, authorise};

/// Questions on a page.
const PAGE: i64 = 200;

/// A question with both rows, value by value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The question.
    pub review: Review,
    /// Every field that either row has: its name, what one row says, what the other says.
    pub fields: Vec<(String, Option<String>, Option<String>)>,
}

/// The questions of the actor's agency, open ones first.
pub fn list(cx: &Cx) -> Result<Vec<Compared>> {
    let found = cx.read(|cx, q| {
        authorise::own_agency(cx, Action::Import)?;
        let agency = cx.actor.agency.ok_or(Error::NotFound)?;
        store::list(q, agency, PAGE)?.into_iter().map(compare).collect::<Result<Vec<_>>>()
    })?;
    shown(cx, found.iter().map(|one| one.review.id).collect())?;
    Ok(found)
}

/// How many questions of the actor's agency are open; none for who may not answer them.
pub fn count_open(cx: &Cx) -> Result<i64> {
    cx.read(|cx, q| match (cx.actor.agency, authorise::own_agency(cx, Action::Import)) {
        (Some(agency), Ok(_)) => Ok(store::count_open(q, agency)?),
        _ => Ok(0),
    })
}

/// One question.
pub fn get(cx: &Cx, id: ReviewId) -> Result<Compared> {
    let found = cx.read(|cx, q| compare(own(cx, q, id)?))?;
    shown(cx, vec![id])?;
    Ok(found)
}

/// Keeps what somebody found. `version` is the question's version that the reader saw. A decision
/// can be changed by a later one; the ledger keeps both.
pub fn decide(cx: &Cx, id: ReviewId, version: i64, found: ReviewStatus, note: String) -> Result<()> {
    if found == ReviewStatus::Open {
        return Err(FieldError::new("found", "reviews-answer-missing").into());
    }
    cx.write(move |cx, tx| {
        let before = own(cx, tx, id)?;
        if before.version != version {
            return Err(Error::Conflict("match_review".to_owned()));
        }
        let mut w = tx.permitted(authorise::own_agency(cx, Action::Import)?);
        let decided = Review {
            status: found,
            note: Some(note.trim().to_owned()).filter(|note| !note.is_empty()),
            decided_by: cx.actor.user,
            decided_at: Some(cx.now),
            ..before
        };
        store::decide(&mut w, &decided)?;
        authorise::record_as(cx, &mut w, "review.decided", json!({ "review": id, "found": found.code() }))
    })
}

/// A question of the actor's own agency; of another agency there is none.
fn own(cx: &Cx, q: &mut dyn Query, id: ReviewId) -> Result<Review> {
    let found = store::get(q, id)?;
    if cx.actor.agency != Some(found.agency) {
        return Err(Error::NotFound);
    }
    authorise::own_agency(cx, Action::Import)?;
    Ok(found)
}

fn compare(review: Review) -> Result<Compared> {
    let read = |text: &str| {
        Fields::from_text(text).map_err(|error| Error::Internal(format!("a review's row: {error}")))
    };
    let (left, right) = (read(&review.left_fields)?, read(&review.right_fields)?);
    let mut names: Vec<&String> = left.0.keys().chain(right.0.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let value = |fields: &Fields, name: &str| fields.get(name).map(str::to_owned);
    let fields =
        names.into_iter().map(|name| (name.clone(), value(&left, name), value(&right, name))).collect();
    Ok(Compared { review, fields })
}

fn shown(cx: &Cx, reviews: Vec<ReviewId>) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::Import)?;
        let chain = permit.agency().map_or(Chain::Installation, Chain::Agency);
        let subject = permit.subject();
        let mut w = tx.permitted(permit);
        let entry = Entry {
            chains: &[chain],
            action: Some("review.view"),
            subject,
            categories: &[Category::Identity, Category::Sentence],
            payload: json!({ "reviews": reviews }),
        };
        Ok(ledger::append(&mut w, cx.now, &*cx.world.entropy, entry)?)
    })
}
