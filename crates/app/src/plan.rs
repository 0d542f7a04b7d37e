//! The plan: goals and steps written with the person, and the versions they answered.
//!
//! A change says which version of the record it was made from. Where somebody else changed the
//! record meanwhile, nothing is saved and the caller gets [`Edited::Changed`] with the other's
//! version, so that a page can show both side by side and nobody's words are lost.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    category::Category,
    id::{AgencyId, CaseId, GoalId, PersonId, StepId, UserId},
    plan::{self as rules, Domain, GoalStatus, Owner, StepEvent, StepStatus},
};
use throughline_policy::{Action, Classified, Shown, sharing::Viewer};
use throughline_store::{
    case::{self, CaseFile},
    db::Query,
    plan,
};

mod version;

pub use throughline_store::plan::{Goal, Helper, PlanVersion, Step};
pub use version::{ShownVersion, answer, make_version, versions};
use version::{mark, serialise, snapshot};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    looking,
    person::nearest_record,
};

/// The longest title of a goal or step, in characters.
pub const MAX_TITLE: usize = 200;
/// The longest words beside it.
pub const MAX_WORDS: usize = 2_000;

/// What became of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited<T> {
    /// Saved.
    Saved,
    /// Somebody else changed it since it was read; nothing was saved. This is theirs.
    Changed(T),
}

/// What a form says about a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalInput {
    /// The domain of life.
    pub domain: Option<Domain>,
    /// What is to be reached.
    pub title: String,
    /// In the person's words.
    pub words: String,
    /// How it stands.
    pub status: GoalStatus,
    /// Why it was given up.
    pub reason: String,
}

/// What a form says about a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepInput {
    /// What is to be done.
    pub title: String,
    /// A second line.
    pub detail: String,
    /// Who does it.
    pub owner: Owner,
    /// By when.
    pub due_on: Option<Date>,
    /// How it stands.
    pub status: StepStatus,
    /// Whom was asked, or why it was cancelled.
    pub reason: String,
}

/// A goal as this reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownGoal {
    /// The goal.
    pub goal: Goal,
    /// Its steps, each with the owner's name; `None` for the person.
    pub steps: Vec<(Step, Option<String>)>,
    /// Whether all of it is shown. Otherwise it is the titles that people gave to the goal and its steps,
    /// which are their summary, without the person's words and without the second lines.
    pub whole: bool,
}

impl ShownGoal {
    fn in_short(&self) -> Self {
        let step = |step: &Step| Step { detail: None, status_reason: None, ..step.clone() };
        Self {
            goal: Goal { person_words: None, reason: None, ..self.goal.clone() },
            steps: self.steps.iter().map(|(it, owner)| (step(it), owner.clone())).collect(),
            whole: false,
        }
    }
    /// Whether the reader may open a step of it: every step of a goal that is shown whole, else those that
    /// are theirs to do.
    fn opens(&self, step: &Step, own: Option<AgencyId>, user: Option<UserId>) -> bool {
        self.whole || is_theirs(step, own, user)
    }
    /// How many steps are done, of those not cancelled.
    pub fn done(&self) -> (usize, usize) {
        let live = self.steps.iter().filter(|(step, _)| step.status != StepStatus::Cancelled);
        let (mut done, mut all) = (0, 0);
        for (step, _) in live {
            all += 1;
            done += usize::from(step.status == StepStatus::Done);
        }
        (done, all)
    }
}

/// Whether a step is for the agency or the user to do.
fn is_theirs(step: &Step, own: Option<AgencyId>, user: Option<UserId>) -> bool {
    match step.owner {
        Owner::Person => false,
        Owner::User(owner) => Some(owner) == user,
        Owner::Agency(owner) => Some(owner) == own,
    }
}

/// The plan of a case as this reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The local day.
    pub today: Date,
    /// Goals being worked on.
    pub active: Vec<ShownGoal>,
    /// Goals reached or given up.
    pub finished: Vec<ShownGoal>,
    /// Categories of goals that this reader may know of and not see.
    pub withheld: Vec<Category>,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// The steps that the reader may open and change.
    pub open_steps: Vec<StepId>,
    /// The newest version that was shown to the person.
    pub newest: Option<PlanVersion>,
    /// The mark of the whole plan as it stands, to be sent back with [`make_version`].
    pub mark: String,
    /// Whether the plan was changed after the newest version.
    pub changed_since: bool,
}

/// The case a plan hangs on; somebody without a case has no plan yet.
pub(crate) fn open_case(q: &mut dyn Query, person: PersonId) -> Result<CaseFile> {
    case::find_open_of(q, person)?.ok_or(Error::NotFound)
}

/// The local day of a case.
pub(crate) fn local_day(cx: &Cx, case: &CaseFile) -> Result<Date> {
    Ok(cx.world.jurisdiction(&case.jurisdiction)?.local_date(cx.now))
}

/// The person's name as the reader's own agency writes it, else as the first record does.
pub(crate) fn name_of(cx: &Cx, q: &mut dyn Query, person: PersonId) -> Result<String> {
    let record = nearest_record(cx, q, person)?;
    Ok(looking::name(looking::is_named(&looking::at(cx, q, person)?), &record.name))
}

/// The plan of a person's open case.
pub fn view(cx: &Cx, person: PersonId) -> Result<Plan> {
    cx.disclose(|cx, tx| {
        authorise::person(cx, tx, person, Action::ViewPerson)?;
        let plan = read(cx, tx, person)?;
        let categories = categories(&plan);
        Ok((plan, Disclosure { view: "plan", people: People::One(person), categories }))
    })
}

/// The plan inside a page that discloses more than the plan, such as the case page. The caller
/// has authorised the reader and writes the disclosure.
pub fn read(cx: &Cx, q: &mut dyn Query, person: PersonId) -> Result<Plan> {
    let case = open_case(q, person)?;
    let viewer = looking::at(cx, q, person)?;
    let newest = plan::newest_version(q, case.id)?;
    let may_edit = authorise::person(cx, q, case.person, Action::EditPlan).is_ok();
    read_with(cx, q, &case, &viewer, newest, may_edit)
}

/// The same for who has read the case, the viewer and the newest version already, and knows whether the
/// reader may write the plan.
pub(crate) fn read_with(
    cx: &Cx,
    q: &mut dyn Query,
    case: &CaseFile,
    viewer: &Viewer,
    newest: Option<PlanVersion>,
    may_edit: bool,
) -> Result<Plan> {
    let (mut active, mut finished, mut withheld) = (Vec::new(), Vec::new(), Vec::new());
    let whole = plan::whole(q, case.id)?;
    let content = serialise(&snapshot(&whole))?;
    for (goal, steps) in whole {
        match show_goal(viewer, goal, steps) {
            Shown::Full(shown) | Shown::Summary(shown) | Shown::Consequence(shown) => {
                let active_now = shown.goal.status == GoalStatus::Active;
                let list = if active_now { &mut active } else { &mut finished };
                list.push(shown);
            }
            Shown::Withheld(category) if !withheld.contains(&category) => withheld.push(category),
            Shown::Withheld(_) | Shown::Nothing => {}
        }
    }
    let shown = active.iter().chain(&finished).flat_map(|it: &ShownGoal| {
        let open = |(step, _): &&(Step, _)| it.opens(step, cx.actor.agency, cx.actor.user);
        it.steps.iter().filter(open).map(|(step, _)| step.id)
    });
    Ok(Plan {
        today: local_day(cx, case)?,
        open_steps: if may_edit { shown.collect() } else { Vec::new() },
        active,
        finished,
        withheld,
        may_edit,
        changed_since: newest.as_ref().is_none_or(|version| version.content != content),
        newest: newest.map(|version| PlanVersion { content: String::new(), ..version }),
        mark: mark(&content),
    })
}

fn show_goal(viewer: &Viewer, goal: Goal, steps: Vec<(Step, Option<String>)>) -> Shown<ShownGoal> {
    let whole = ShownGoal { goal, steps, whole: true };
    let (category, origin, short) = (whole.goal.category, whole.goal.agency, whole.in_short());
    classified(category, origin, whole).with_summary(Some(short)).show(viewer)
}

/// A goal shows the lower of its own row and the row of the plan.
fn classified<T>(category: Category, origin: Option<AgencyId>, value: T) -> Classified<T> {
    Classified::new(category, origin, value).within(Category::Plan)
}

fn categories(plan: &Plan) -> Vec<Category> {
    let shown = plan.active.iter().chain(&plan.finished).map(|shown| shown.goal.category);
    [Category::Plan].into_iter().chain(shown).collect()
}

/// Who can own a step of this person's plan: the agencies on the case and the reader's colleagues.
pub fn helpers(cx: &Cx, person: PersonId) -> Result<Vec<Helper>> {
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person, Action::EditPlan)?;
        let case = open_case(tx, person)?;
        let agency = cx.actor.agency.ok_or(Error::NotFound)?;
        Ok(plan::helpers(tx, case.id, agency)?)
    })
}

/// One goal, to be edited; not found where the reader may not see it.
pub fn goal(cx: &Cx, person: PersonId, id: GoalId) -> Result<Goal> {
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person, Action::EditPlan)?;
        own_goal(cx, tx, person, id)
    })
}

/// One step with its goal, to be edited. Whoever sees the goal in short sees the step so too, and only
/// the step that is theirs to do.
pub fn step(cx: &Cx, person: PersonId, id: StepId) -> Result<(Step, Goal)> {
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person, Action::EditPlan)?;
        let (step, shown) = own_step(cx, tx, person, id)?;
        let step = if shown.whole { step } else { Step { detail: None, status_reason: None, ..step } };
        Ok((step, shown.goal))
    })
}

/// A goal of this person's open case that the reader may see in full.
fn own_goal(cx: &Cx, q: &mut dyn Query, person: PersonId, id: GoalId) -> Result<Goal> {
    let shown = shown_goal(cx, q, person, id)?;
    if shown.whole { Ok(shown.goal) } else { Err(Error::NotFound) }
}

/// A goal of this person's open case as far as the reader may see it, without its steps.
fn shown_goal(cx: &Cx, q: &mut dyn Query, person: PersonId, id: GoalId) -> Result<ShownGoal> {
    let case = open_case(q, person)?;
    let viewer = looking::at(cx, q, person)?;
    let goal = plan::get_goal(q, id)?;
    if goal.case != case.id {
        return Err(Error::NotFound);
    }
    show_goal(&viewer, goal, Vec::new()).value().ok_or(Error::NotFound)
}

fn own_step(cx: &Cx, q: &mut dyn Query, person: PersonId, id: StepId) -> Result<(Step, ShownGoal)> {
    let step = plan::get_step(q, id)?;
    let shown = shown_goal(cx, q, person, step.goal)?;
    if shown.opens(&step, cx.actor.agency, cx.actor.user) { Ok((step, shown)) } else { Err(Error::NotFound) }
}

fn text(field: &str, value: &str, max: usize, errors: &mut Vec<FieldError>) -> Option<String> {
    let value = value.trim();
    if value.chars().count() > max {
        errors.push(FieldError::new(field, "plan-error-too-long").with("max", max));
    }
    (!value.is_empty()).then(|| value.to_owned())
}

fn title(value: &str, missing: &'static str, errors: &mut Vec<FieldError>) -> String {
    let title = text("title", value, MAX_TITLE, errors);
    if title.is_none() {
        errors.push(FieldError::new("title", missing));
    }
    title.unwrap_or_default()
}

/// Adds a goal.
pub fn add_goal(cx: &Cx, person: PersonId, input: &GoalInput) -> Result<GoalId> {
    let mut errors = Vec::new();
    let title = title(&input.title, "plan-error-goal-title", &mut errors);
    let person_words = text("words", &input.words, MAX_WORDS, &mut errors);
    if input.domain.is_none() {
        errors.push(FieldError::new("domain", "plan-error-domain"));
    }
    let (Some(domain), []) = (input.domain, errors.as_slice()) else { return Err(Error::Invalid(errors)) };
    let id: GoalId = cx.new_id();
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::EditPlan)?;
        let case = open_case(tx, person)?;
        let chains = authorise::chains(tx, person)?;
        let new = Goal {
            id,
            case: case.id,
            domain,
            category: domain.category(),
            title: title.clone(),
            person_words: person_words.clone(),
            status: GoalStatus::Active,
            reason: None,
            created_by: cx.actor.user,
            agency: cx.actor.agency,
            version: 1,
        };
        let mut w = tx.permitted(permit);
        plan::insert_goal(&mut w, &new, cx.now)?;
        let payload = json!({ "did": "goal.added", "goal": id.to_string(), "title": new.title });
        authorise::record(cx, &mut w, &chains, &[Category::Plan, new.category], payload)?;
        Ok(id)
    })
}

/// Changes a goal that was read at `version`.
pub fn edit_goal(
    cx: &Cx,
    person: PersonId,
    id: GoalId,
    version: i64,
    input: &GoalInput,
) -> Result<Edited<Goal>> {
    let mut errors = Vec::new();
    let title = title(&input.title, "plan-error-goal-title", &mut errors);
    let person_words = text("words", &input.words, MAX_WORDS, &mut errors);
    let reason = text("reason", &input.reason, MAX_WORDS, &mut errors);
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let input = input.clone();
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::EditPlan)?;
        let before = own_goal(cx, tx, person, id)?;
        if before.version != version {
            return Ok(Edited::Changed(before));
        }
        let chains = authorise::chains(tx, person)?;
        let status = rules::settle_goal(before.status, input.status, reason.as_deref()).map_err(goal_refused)?;
        let domain = input.domain.unwrap_or(before.domain);
        let changed = Goal {
            domain,
            category: domain.category(),
            title: title.clone(),
            person_words: person_words.clone(),
            status,
            reason: reason.clone().filter(|_| status == GoalStatus::Dropped),
            ..before.clone()
        };
        let mut w = tx.permitted(permit);
        plan::update_goal(&mut w, &changed)?;
        let payload = json!({
            "did": "goal.changed",
            "goal": id.to_string(),
            "before": { "title": before.title, "words": before.person_words, "status": before.status.code() },
            "after": { "title": changed.title, "words": changed.person_words, "status": changed.status.code() },
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan, before.category, changed.category], payload)?;
        Ok(Edited::Saved)
    })
}

fn goal_refused(refused: rules::Refused) -> Error {
    match refused {
        rules::Refused::ReasonMissing => FieldError::new("reason", "plan-error-drop-reason").into(),
        _ => FieldError::new("status", "plan-error-goal-ended").into(),
    }
}

fn step_refused(refused: rules::Refused) -> Error {
    match refused {
        rules::Refused::ReasonMissing => FieldError::new("reason", "plan-error-step-reason").into(),
        rules::Refused::StepEnded => FieldError::new("status", "plan-error-step-ended").into(),
        _ => FieldError::new("status", "plan-error-step-status").into(),
    }
}

/// Only somebody on the case can own a step.
fn check_owner(q: &mut dyn Query, case: CaseId, cx: &Cx, owner: Owner, before: Option<Owner>) -> Result<()> {
    let agency = cx.actor.agency.ok_or(Error::NotFound)?;
    let helpers = plan::helpers(q, case, agency)?;
    let known = match owner {
        Owner::Person => true,
        Owner::User(user) => {
            helpers.iter().any(|helper| helper.user.as_ref().is_some_and(|(known, _)| *known == user))
        }
        Owner::Agency(agency) => helpers.iter().any(|helper| helper.agency == agency),
    };
    // A worker of another agency stays the owner while somebody edits the rest of the step.
    if known || before == Some(owner) {
        Ok(())
    } else {
        Err(FieldError::new("owner", "plan-error-owner").into())
    }
}

/// Adds a step to a goal.
pub fn add_step(cx: &Cx, person: PersonId, goal: GoalId, input: &StepInput) -> Result<StepId> {
    let mut errors = Vec::new();
    let title = title(&input.title, "plan-error-step-title", &mut errors);
    let detail = text("detail", &input.detail, MAX_WORDS, &mut errors);
    let reason = text("reason", &input.reason, MAX_WORDS, &mut errors);
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let (id, input): (StepId, StepInput) = (cx.new_id(), input.clone());
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::EditPlan)?;
        // Whoever sees the goal in short may help to reach it.
        let goal = shown_goal(cx, tx, person, goal)?.goal;
        let case = open_case(tx, person)?;
        check_owner(tx, case.id, cx, input.owner, None)?;
        let status = moved(StepStatus::NotStarted, input.status, reason.as_deref())?;
        let chains = authorise::chains(tx, person)?;
        let new = Step {
            id,
            goal: goal.id,
            case: case.id,
            title: title.clone(),
            detail: detail.clone(),
            owner: input.owner,
            due_on: input.due_on,
            status,
            status_reason: reason.clone(),
            status_since: local_day(cx, &case)?,
            note: None,
            created_by: cx.actor.user,
            version: 1,
        };
        let mut w = tx.permitted(permit);
        plan::insert_step(&mut w, &new, cx.now)?;
        let payload = json!({ "did": "step.added", "step": id.to_string(), "title": new.title });
        authorise::record(cx, &mut w, &chains, &[Category::Plan, goal.category], payload)?;
        Ok(id)
    })
}

/// The status after a form that asks "how does it stand?"; unchanged is no event.
fn moved(from: StepStatus, to: StepStatus, reason: Option<&str>) -> Result<StepStatus> {
    if from == to {
        return Ok(from);
    }
    rules::apply(from, StepEvent::towards(to), reason).map_err(step_refused)
}

/// Changes a step that was read at `version`.
pub fn edit_step(
    cx: &Cx,
    person: PersonId,
    id: StepId,
    version: i64,
    input: &StepInput,
) -> Result<Edited<Step>> {
    change_step(cx, person, id, version, input, moved)
}

/// Opens a step again that was closed by mistake, as it stood before. `version` is the one that
/// closing it made: nobody has touched it since.
pub fn take_back_step(
    cx: &Cx,
    person: PersonId,
    id: StepId,
    version: i64,
    before: &StepInput,
) -> Result<Edited<Step>> {
    change_step(cx, person, id, version, before, |from, to, reason| {
        let open = rules::apply(from, StepEvent::Reopen, None).map_err(step_refused)?;
        moved(open, to, reason)
    })
}

fn change_step(
    cx: &Cx,
    person: PersonId,
    id: StepId,
    version: i64,
    input: &StepInput,
    moved: fn(StepStatus, StepStatus, Option<&str>) -> Result<StepStatus>,
) -> Result<Edited<Step>> {
    let mut errors = Vec::new();
    let title = title(&input.title, "plan-error-step-title", &mut errors);
    let detail = text("detail", &input.detail, MAX_WORDS, &mut errors);
    let reason = text("reason", &input.reason, MAX_WORDS, &mut errors);
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let input = input.clone();
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::EditPlan)?;
        let (before, shown) = own_step(cx, tx, person, id)?;
        let whole = shown.whole;
        if before.version != version {
            let theirs = if whole { before } else { Step { detail: None, status_reason: None, ..before } };
            return Ok(Edited::Changed(theirs));
        }
        check_owner(tx, before.case, cx, input.owner, Some(before.owner))?;
        let case = open_case(tx, person)?;
        let chains = authorise::chains(tx, person)?;
        let status = moved(before.status, input.status, reason.as_deref())?;
        let since = if status == before.status { before.status_since } else { local_day(cx, &case)? };
        let changed = Step {
            title: title.clone(),
            // What was not shown cannot have been changed.
            detail: if whole { detail.clone() } else { before.detail.clone() },
            owner: input.owner,
            due_on: input.due_on,
            status,
            status_reason: if whole || status != before.status || reason.is_some() {
                reason.clone()
            } else {
                before.status_reason.clone()
            },
            status_since: since,
            ..before.clone()
        };
        let mut w = tx.permitted(permit);
        plan::update_step(&mut w, &changed)?;
        let payload = json!({
            "did": "step.changed",
            "step": id.to_string(),
            "before": { "title": before.title, "status": before.status.code(), "due_on": before.due_on },
            "after": { "title": changed.title, "status": changed.status.code(), "due_on": changed.due_on },
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan, shown.goal.category], payload)?;
        Ok(Edited::Saved)
    })
}
