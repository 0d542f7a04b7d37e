//! Versions of the plan: what was shown to the person, and what they said to it.

use serde_json::json;
use sha2::{Digest, Sha256};
use throughline_domain::{
    category::Category,
    id::{PersonId, PlanVersionId},
    plan::{self as rules, GoalStatus, PlanAnswer, Snapshot, SnapshotGoal, SnapshotStep, StepStatus},
};
use throughline_policy::{Action, Shown, sharing::Viewer};
use throughline_store::plan::{self, WholeGoal};

use super::{Edited, MAX_WORDS, Plan, PlanVersion, classified, local_day, open_case, read, text};
use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    looking,
};

/// The whole plan as it stands, for a version.
pub(super) fn snapshot(whole: &[WholeGoal]) -> Snapshot {
    let goals = whole
        .iter()
        .filter(|(goal, _)| goal.status != GoalStatus::Dropped)
        .map(|(goal, steps)| SnapshotGoal {
            domain: goal.domain.code().to_owned(),
            title: goal.title.clone(),
            words: goal.person_words.clone(),
            origin: goal.agency,
            status: goal.status.code().to_owned(),
            steps: steps
                .iter()
                .filter(|(step, _)| step.status != StepStatus::Cancelled)
                .map(|(step, owner)| SnapshotStep {
                    title: step.title.clone(),
                    owner: owner.clone(),
                    due_on: step.due_on,
                    status: step.status.code().to_owned(),
                })
                .collect(),
        })
        .collect();
    Snapshot { goals }
}

pub(super) fn serialise(snapshot: &Snapshot) -> Result<String> {
    serde_json::to_string(snapshot).map_err(|error| Error::Internal(error.to_string()))
}

pub(super) fn mark(content: &str) -> String {
    hex::encode(Sha256::digest(content.as_bytes()))
}

/// A version of the plan as this reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownVersion {
    /// Number, answer, dates; the content is empty here.
    pub version: PlanVersion,
    /// The goals this reader may see.
    pub goals: Vec<SnapshotGoal>,
    /// Categories of goals that this reader may know of and not see.
    pub withheld: Vec<Category>,
}

/// Keeps the plan as it is shown to the person now, as the next version. `seen` is the mark of
/// the plan as the worker read it: what the person was shown is what is kept, or nothing is.
pub fn make_version(cx: &Cx, person: PersonId, seen: &str) -> Result<Edited<Plan>> {
    let (id, seen): (PlanVersionId, String) = (cx.new_id(), seen.to_owned());
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::EditPlan)?;
        let made_by = cx.actor.user.ok_or(Error::NotFound)?;
        let case = open_case(tx, person)?;
        let shown = snapshot(&plan::whole(tx, case.id)?);
        let content = serialise(&shown)?;
        if mark(&content) != seen {
            return Ok(Edited::Changed(read(cx, tx, person)?));
        }
        if shown.goals.is_empty() {
            return Err(Error::Refused("plan-error-empty"));
        }
        let chains = authorise::chains(tx, person)?;
        let categories: Vec<Category> =
            [Category::Plan].into_iter().chain(shown.goals.iter().map(Snapshot::category)).collect();
        let mut w = tx.permitted(permit);
        let number = plan::insert_version(&mut w, id, case.id, &content, made_by, cx.now)?;
        let payload = json!({ "did": "plan.version_made", "number": number, "content": mark(&content) });
        authorise::record(cx, &mut w, &chains, &categories, payload)?;
        Ok(Edited::Saved)
    })
}

/// Writes down what the person said to a version that was read at `version`.
pub fn answer(
    cx: &Cx,
    person: PersonId,
    id: PlanVersionId,
    version: i64,
    answer: PlanAnswer,
    words: &str,
) -> Result<Edited<PlanVersion>> {
    let mut errors = Vec::new();
    let words = text("words", words, MAX_WORDS, &mut errors);
    if answer == PlanAnswer::Disagreed && words.is_none() {
        errors.push(FieldError::new("words", "plan-error-answer-words"));
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::EditPlan)?;
        let case = open_case(tx, person)?;
        let before = plan::get_version(tx, id)?;
        if before.case != case.id {
            return Err(Error::NotFound);
        }
        if before.version != version {
            return Ok(Edited::Changed(before));
        }
        rules::answer(before.answer, answer).map_err(|_| Error::Refused("plan-error-answered"))?;
        let today = local_day(cx, &case)?;
        let chains = authorise::chains(tx, person)?;
        let recorded_by = cx.actor.user;
        let mut w = tx.permitted(permit);
        plan::answer_version(&mut w, &before, answer, words.as_deref(), today, recorded_by)?;
        let payload = json!({ "did": "plan.answered", "number": before.number, "answer": answer.code() });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
        Ok(Edited::Saved)
    })
}

/// Every version of the plan, newest first, each as this reader may see it.
pub fn versions(cx: &Cx, person: PersonId) -> Result<Vec<ShownVersion>> {
    cx.disclose(|cx, tx| {
        authorise::person(cx, tx, person, Action::ViewPerson)?;
        let case = open_case(tx, person)?;
        let viewer = looking::at(cx, tx, person)?;
        let mut shown = Vec::new();
        for version in plan::versions(tx, case.id)? {
            shown.push(show_version(&viewer, version)?);
        }
        let categories: Vec<Category> = [Category::Plan]
            .into_iter()
            .chain(shown.iter().flat_map(|version| version.goals.iter().map(Snapshot::category)))
            .collect();
        Ok((shown, Disclosure { view: "plan_versions", people: People::One(person), categories }))
    })
}

fn show_version(viewer: &Viewer, version: PlanVersion) -> Result<ShownVersion> {
    let kept: Snapshot = serde_json::from_str(&version.content)
        .map_err(|error| Error::Internal(format!("plan version {}: {error}", version.id)))?;
    let (mut goals, mut withheld) = (Vec::new(), Vec::new());
    for goal in kept.goals {
        let (category, origin) = (Snapshot::category(&goal), goal.origin);
        let short = SnapshotGoal { words: None, ..goal.clone() };
        match classified(category, origin, goal).with_summary(Some(short)).show(viewer) {
            Shown::Full(goal) | Shown::Summary(goal) | Shown::Consequence(goal) => goals.push(goal),
            Shown::Withheld(category) if !withheld.contains(&category) => withheld.push(category),
            Shown::Withheld(_) | Shown::Nothing => {}
        }
    }
    Ok(ShownVersion { version: PlanVersion { content: String::new(), ..version }, goals, withheld })
}
