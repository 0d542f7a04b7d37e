//! Needs: each domain of life as the person and as the worker see it, with its history.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    beside::{Beside, MAX_BESIDE},
    category::Category,
    id::{NeedId, PersonId},
    need::Views,
    plan::Domain,
};
use throughline_policy::{Action, Classified, Shown};
use throughline_store::{custody, need};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    case::{Head, with_case},
    plan::{MAX_WORDS, local_day, open_case},
};

pub use throughline_store::need::Need;
/// Marks the earlier assessments of a case stale, in the transaction of a return to custody.
pub use throughline_store::need::mark_stale;

/// What a form says about one domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The domain.
    pub domain: Domain,
    /// The two levels.
    pub views: Views,
    /// The person's words.
    pub person_words: String,
    /// The worker's words.
    pub worker_words: String,
    /// What stands beside them for agencies that may not see all of it.
    pub beside: Beside,
}

/// One domain as this reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainView {
    /// The domain.
    pub domain: Domain,
    /// Assessments, newest first; empty where nobody has asked yet.
    pub history: Vec<Need>,
    /// Whether there are assessments that this reader may know of and not see.
    pub withheld: bool,
}

/// All domains of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// The top of the page.
    pub head: Head,
    /// The local day.
    pub today: Date,
    /// The ten domains, in their order.
    pub domains: Vec<DomainView>,
    /// Whether the reader may assess.
    pub may_edit: bool,
}

/// The needs of a person's open case.
pub fn view(cx: &Cx, person: PersonId) -> Result<Needs> {
    cx.disclose(|cx, tx| {
        let (head, case, viewer) = with_case(cx, tx, person)?;
        let mut domains: Vec<DomainView> = Domain::ALL
            .iter()
            .map(|domain| DomainView { domain: *domain, history: Vec::new(), withheld: false })
            .collect();
        for found in need::list(tx, case.id)? {
            let Some(view) = domains.iter_mut().find(|view| view.domain == found.domain) else { continue };
            // The two levels were given by people beside their words, and belong to their summary.
            let short = Need { person_words: None, worker_words: None, ..found.clone() };
            let follows = found.beside.consequence.is_some().then(|| Need {
                views: Views::default(),
                beside: Beside { summary: None, ..found.beside.clone() },
                ..short.clone()
            });
            let classified = Classified::new(found.category, found.agency, found);
            match classified.with_summary(Some(short)).with_consequence(follows).show(&viewer) {
                Shown::Full(found) | Shown::Summary(found) | Shown::Consequence(found) => {
                    view.history.push(found);
                }
                Shown::Withheld(_) => view.withheld = true,
                Shown::Nothing => {}
            }
        }
        let categories = domains
            .iter()
            .filter(|view| !view.history.is_empty())
            .map(|view| view.domain.category())
            .collect();
        let needs = Needs {
            head,
            today: local_day(cx, &case)?,
            domains,
            may_edit: authorise::person(cx, tx, person, Action::EditPlan).is_ok(),
        };
        Ok((needs, Disclosure { view: "needs", people: People::One(person), categories }))
    })
}

/// Writes down an assessment of one domain. Earlier ones stay as they are.
pub fn assess(cx: &Cx, person: PersonId, input: &Assessment) -> Result<NeedId> {
    let mut errors = Vec::new();
    if input.views.check().is_err() {
        errors.push(FieldError::new("person", "needs-error-nobody"));
    }
    for (field, words) in [("person-words", &input.person_words), ("worker-words", &input.worker_words)] {
        if words.chars().count() > MAX_WORDS {
            errors.push(FieldError::new(field, "plan-error-too-long").with("max", MAX_WORDS));
        }
    }
    let beside = input.beside.clone().check().map_err(|long| {
        errors.push(FieldError::new(long.0.code(), "beside-error-too-long").with("max", MAX_BESIDE));
    });
    let (true, Ok(beside)) = (errors.is_empty(), beside) else {
        return Err(Error::Invalid(errors));
    };
    let (id, input): (NeedId, Assessment) = (cx.new_id(), input.clone());
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::EditPlan)?;
        let case = open_case(tx, person)?;
        let chains = authorise::chains(tx, person)?;
        let said = |words: &str| (!words.trim().is_empty()).then(|| words.trim().to_owned());
        let new = Need {
            id,
            case: case.id,
            domain: input.domain,
            category: input.domain.category(),
            views: input.views,
            person_words: said(&input.person_words),
            worker_words: said(&input.worker_words),
            beside: beside.clone(),
            episode: custody::current(tx, person)?.map(|episode| episode.id),
            stale: false,
            assessed_at: cx.now,
            assessed_by: cx.actor.user,
            assessed_by_name: None,
            agency: cx.actor.agency,
        };
        let mut w = tx.permitted(permit);
        need::insert(&mut w, &new)?;
        let payload =
            json!({ "did": "need.assessed", "need": id.to_string(), "domain": input.domain.code() });
        authorise::record(cx, &mut w, &chains, &[Category::Plan, new.category], payload)?;
        Ok(id)
    })
}
