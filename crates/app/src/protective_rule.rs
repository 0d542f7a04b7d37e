//! Protective rules: what must not happen, for those who have to see to it. They are derived by hand, by
//! whoever keeps what is known of a victim, and say nothing of why.
//!
//! Who may see row 14b of the matrix sees them on the person's page. Nobody else sees that there are any.

use serde_json::json;
use throughline_domain::{
    category::{Category, Depth},
    id::{AgencyId, CaseId, PersonId, ProtectiveRuleId},
    ledger::Operation,
    seal::Ring,
    victim::{RuleKind, gives_away},
};
use throughline_policy::{Action, Classified, sharing::Viewer};
use throughline_store::{db::Query, protective_rule as rules, victim};

use crate::{
    Cx, Error, FieldError, Result, authorise, sealing,
    victim::{MAX_WORDS, keeper},
};

/// A protective rule as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which.
    pub id: ProtectiveRuleId,
    /// What it keeps apart.
    pub kind: RuleKind,
    /// In words.
    pub words: String,
    /// Whether the reader's agency wrote it.
    pub own: bool,
}

fn shown(own: Option<AgencyId>, it: rules::ProtectiveRule) -> Shown {
    Shown { id: it.id, kind: it.kind, words: it.words, own: Some(it.agency) == own }
}

/// Every rule of a case, for who keeps what they were derived from.
pub(crate) fn kept(cx: &Cx, q: &mut dyn Query, ring: &Ring, case: CaseId) -> Result<Vec<Shown>> {
    Ok(rules::list(q, ring, case)?.into_iter().map(|it| shown(cx.actor.agency, it)).collect())
}

/// The rules that a viewer may see. The words were written for the shallowest of them: a rule is a practical
/// consequence and nothing else, so every depth from there on shows the same.
pub(crate) fn open_to(cx: &Cx, q: &mut dyn Query, case: CaseId, viewer: &Viewer) -> Result<Vec<Shown>> {
    // Decided first: for who may not see any, nothing is read, and nothing takes longer.
    let none = viewer.depth(Category::ViolenceCommitted, None) < Depth::Consequence;
    if none {
        return Ok(Vec::new());
    }
    let Some(ring) = cx.world.keys.ring()? else { return Ok(Vec::new()) };
    let mut open = Vec::new();
    for rule in rules::list(q, &ring, case)? {
        // As if nobody of the case had written it: whose rule it is would tell that there is a victim service.
        let classified = Classified::new(Category::ViolenceCommitted, None, rule.clone())
            .with_summary(Some(rule.clone()))
            .with_consequence(Some(rule));
        open.extend(classified.show(viewer).value().map(|rule| shown(cx.actor.agency, rule)));
    }
    Ok(open)
}

/// Writes down that somebody was shown protective rules. Not in the chains of the person's records: those
/// who read these would learn that there are rules.
pub(crate) fn record_shown(cx: &Cx, person: PersonId) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::ViewPerson)?;
        let mut w = tx.permitted(permit);
        let payload = json!({ "view": "protective_rules", "operation": Operation::Consultation.code() });
        authorise::record_sealed(cx, &mut w, &[Category::ViolenceCommitted], payload)
    })
}

/// Adds a rule. One that names somebody whom the actor's agency wrote down, or says how they are reached, is
/// refused.
pub fn add(cx: &Cx, person: PersonId, kind: Option<RuleKind>, words: &str) -> Result<ProtectiveRuleId> {
    let (id, words): (ProtectiveRuleId, String) = (cx.new_id(), words.trim().to_owned());
    let mut errors = Vec::new();
    if kind.is_none() {
        errors.push(FieldError::new("kind", "victims-error-kind"));
    }
    if words.is_empty() {
        errors.push(FieldError::new("words", "victims-error-words"));
    }
    if words.chars().count() > MAX_WORDS {
        errors.push(FieldError::new("words", "plan-error-too-long").with("max", MAX_WORDS));
    }
    cx.write(move |cx, tx| {
        // Who may not keep victims learns nothing here, not even from an error about the form.
        let (permit, case, viewer) = keeper(cx, tx, person)?;
        let (Some(kind), true) = (kind, errors.is_empty()) else {
            return Err(Error::Invalid(errors.clone()));
        };
        let (user, agency) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
        let ring = sealing::ring(&cx.world)?;
        let named = crate::victim::open_to(&viewer, victim::list(tx, &ring, case.id)?);
        if named.iter().any(|it| gives_away(&words, &it.details)) {
            return Err(FieldError::new("words", "victims-error-gives-away").into());
        }
        let new = rules::ProtectiveRule {
            id,
            case: case.id,
            jurisdiction: case.jurisdiction,
            agency,
            kind,
            words: words.clone(),
            written: (user, cx.now),
        };
        let mut w = tx.permitted(permit);
        rules::insert(&mut w, &ring, &*cx.world.entropy, &new)?;
        crate::victim::record(cx, &mut w, json!({ "did": "protective_rule.added" }))?;
        Ok(id)
    })
}

/// Takes a rule away that the actor's agency wrote.
pub fn remove(cx: &Cx, person: PersonId, id: ProtectiveRuleId) -> Result<()> {
    cx.write(move |cx, tx| {
        let (permit, case, _) = keeper(cx, tx, person)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let known = rules::list(tx, &sealing::ring(&cx.world)?, case.id)?;
        if !known.iter().any(|it| it.id == id && it.agency == agency) {
            return Err(Error::NotFound);
        }
        let mut w = tx.permitted(permit);
        if !rules::remove(&mut w, id)? {
            return Err(Error::NotFound);
        }
        let payload = json!({ "did": "protective_rule.removed", "operation": Operation::Erasure.code() });
        crate::victim::record(cx, &mut w, payload)
    })
}
