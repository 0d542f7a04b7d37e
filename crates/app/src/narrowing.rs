//! What is set about one case beside the person's permissions: what the lead worker narrows, what is
//! decided in the single case, and the public-protection level.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    category::{Category, Depth},
    id::{AgencyId, NarrowingId, PersonId, SharingDecisionId},
    involvement::Status as Involved,
    judgement::{self, Invalid, Test},
    narrowing::Narrowing,
    protection::{Level, sets_level},
};
use throughline_policy::Action;
use throughline_store::{
    agency,
    db::Query,
    involvement, judgement as judgements,
    judgement::Judgement,
    narrowing::{self, SetNarrowing},
    protection::{self, SetLevel},
    user,
};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    involvement::{chains, manages},
    plan::{local_day, open_case},
};

/// The longest reason.
pub const MAX_REASON: usize = 2_000;

/// A narrowing with the names behind its ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowed {
    /// The narrowing.
    pub set: SetNarrowing,
    /// The agency's name; `None` for every agency but the lead's.
    pub agency: Option<String>,
    /// Who set it.
    pub set_by: String,
}

/// A decision in the single case with the names behind its ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The decision.
    pub judgement: Judgement,
    /// The agency that is shown something.
    pub agency: String,
    /// Who decided.
    pub decided_by: String,
    /// Whether it holds today.
    pub holds: bool,
}

/// Everything that is set about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The local day.
    pub today: Date,
    /// What is narrowed now.
    pub narrowings: Vec<Narrowed>,
    /// Decisions in the single case, the newest first.
    pub decisions: Vec<Decided>,
    /// The level of now; `None` where the reader may not know of it.
    pub level: Option<Level>,
    /// The levels before, with their reasons; empty where the reader does not set levels.
    pub levels: Vec<SetLevel>,
    /// The agencies on the case but the reader's own.
    pub agencies: Vec<(AgencyId, String)>,
    /// Whether the reader may narrow.
    pub may_narrow: bool,
    /// Whether the reader may decide in the single case.
    pub may_decide: bool,
    /// Whether the reader may set the level.
    pub may_set_level: bool,
}

/// What a decision in the single case says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Who is shown something.
    pub agency: Option<AgencyId>,
    /// What.
    pub category: Option<Category>,
    /// How deep at most.
    pub depth: Depth,
    /// The last day.
    pub until: Option<Date>,
    /// The answers to the four questions.
    pub test: Test,
}

/// Whether the actor is of those who set the public-protection level.
pub(crate) fn may_set_level(cx: &Cx, q: &mut dyn Query, person: PersonId) -> bool {
    cx.actor.agency_kind.as_ref().is_some_and(sets_level)
        && authorise::person(cx, q, person, Action::SetProtectionLevel).is_ok()
}

/// What is set about a person's open case, for who decides on it and for who sets levels.
pub fn view(cx: &Cx, person: PersonId) -> Result<Limits> {
    cx.disclose(|cx, tx| {
        authorise::person(cx, tx, person, Action::ViewPerson)?;
        let case = open_case(tx, person)?;
        let may_set_level = may_set_level(cx, tx, person);
        if !manages(cx, tx, case.id)? && !may_set_level {
            return Err(Error::NotFound);
        }
        let today = local_day(cx, &case)?;
        let all = agency::list(tx)?;
        let name = |id: AgencyId| {
            all.iter().find(|known| known.id == id).map(|known| known.name.clone()).unwrap_or_default()
        };
        let mut narrowings = Vec::new();
        for set in narrowing::list(tx, case.id)? {
            let (agency, set_by) = (set.narrowing.agency.map(name), user::get(tx, set.set_by)?.display_name);
            narrowings.push(Narrowed { set, agency, set_by });
        }
        let mut decisions = Vec::new();
        for judgement in judgements::list(tx, case.id)? {
            decisions.push(Decided {
                agency: name(judgement.agency),
                decided_by: user::get(tx, judgement.decided.0)?.display_name,
                holds: judgement.ended_at.is_none() && judgement.until >= today,
                judgement,
            });
        }
        let levels = if may_set_level { protection::list(tx, case.id)? } else { Vec::new() };
        let live = involvement::list(tx, case.id)?;
        let agencies = live
            .iter()
            .filter(|known| known.status == Involved::Accepted && Some(known.agency) != cx.actor.agency)
            .map(|known| (known.agency, name(known.agency)))
            .collect();
        let limits = Limits {
            today,
            level: may_set_level
                .then(|| levels.iter().find(|set| set.to_at.is_none()).map_or(Level::None, |set| set.level)),
            levels,
            narrowings,
            decisions,
            agencies,
            may_narrow: authorise::person(cx, tx, person, Action::NarrowSharing).is_ok(),
            may_decide: authorise::person(cx, tx, person, Action::DecideSharing).is_ok(),
            may_set_level,
        };
        let mut categories = vec![Category::Identity];
        if may_set_level {
            categories.push(Category::Risk);
        }
        Ok((limits, Disclosure { view: "limits", people: People::One(person), categories }))
    })
}

fn reason_of(reason: &str, field: &'static str) -> Result<String> {
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(FieldError::new(field, "limits-error-reason").into());
    }
    if reason.chars().count() > MAX_REASON {
        return Err(FieldError::new(field, "plan-error-too-long").with("max", MAX_REASON).into());
    }
    Ok(reason)
}

/// The lead worker narrows what an agency sees, or every agency but their own.
pub fn narrow(
    cx: &Cx,
    person: PersonId,
    agency: Option<AgencyId>,
    category: Option<Category>,
    most: Option<Depth>,
    reason: &str,
) -> Result<NarrowingId> {
    let Some(category) = category.filter(|category| *category != Category::Victim) else {
        return Err(FieldError::new("category", "limits-error-category").into());
    };
    let Some(most) = most.filter(|most| *most < Depth::Full) else {
        return Err(FieldError::new("most", "limits-error-most").into());
    };
    let (id, reason): (NarrowingId, String) = (cx.new_id(), reason_of(reason, "narrow-reason")?);
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::NarrowSharing)?;
        let case = open_case(tx, person)?;
        if let Some(agency) = agency {
            check_on_the_case(cx, tx, case.id, agency)?;
        }
        let known = narrowing::list(tx, case.id)?;
        let same = |set: &&SetNarrowing| (set.narrowing.agency, set.narrowing.category) == (agency, category);
        if known.iter().any(|set| same(&set)) {
            return Err(Error::Refused("limits-refused-narrowed"));
        }
        let set_by = permit.actor().ok_or(Error::NotFound)?;
        let chains = chains(tx, person, &agency.into_iter().collect::<Vec<_>>())?;
        let new = SetNarrowing {
            id,
            case: case.id,
            narrowing: Narrowing { agency, category, most },
            reason: reason.clone(),
            set_by,
            set_at: cx.now,
        };
        let mut w = tx.permitted(permit);
        narrowing::insert(&mut w, &new)?;
        let payload = json!({
            "did": "sharing.narrowed",
            "narrowing": id.to_string(),
            "agency": agency.map(|id| id.to_string()),
            "most": most.code(),
        });
        authorise::record(cx, &mut w, &chains, &[category], payload)?;
        Ok(id)
    })
}

fn check_on_the_case(
    cx: &Cx,
    q: &mut dyn Query,
    case: throughline_domain::id::CaseId,
    agency: AgencyId,
) -> Result<()> {
    let known = involvement::find_live(q, case, agency)?;
    let fits = known.is_some_and(|known| known.status == Involved::Accepted);
    if fits && Some(agency) != cx.actor.agency {
        Ok(())
    } else {
        Err(FieldError::new("agency", "limits-error-agency").into())
    }
}

/// The lead worker lifts a narrowing: the matrix is the ceiling again.
pub fn lift(cx: &Cx, person: PersonId, id: NarrowingId) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::NarrowSharing)?;
        let case = open_case(tx, person)?;
        let by = permit.actor().ok_or(Error::NotFound)?;
        let chains = authorise::chains(tx, person)?;
        let mut w = tx.permitted(permit);
        if !narrowing::lift(&mut w, case.id, id, by, cx.now)? {
            return Err(Error::NotFound);
        }
        let payload = json!({ "did": "sharing.lifted", "narrowing": id.to_string() });
        authorise::record(cx, &mut w, &chains, &[], payload)
    })
}

/// Decides to share something in the single case, with the answers to the four questions.
pub fn decide(cx: &Cx, person: PersonId, decision: &Decision) -> Result<SharingDecisionId> {
    let mut errors = Vec::new();
    let mut need = |field: &str, missing: bool, message: &'static str| {
        if missing {
            errors.push(FieldError::new(field, message));
        }
    };
    need("decide-agency", decision.agency.is_none(), "limits-error-agency");
    need("decide-category", decision.category.is_none(), "limits-error-category");
    need("until", decision.until.is_none(), "limits-error-until");
    for (field, words) in QUESTIONS.into_iter().zip(decision.test.answers()) {
        if words.trim().is_empty() {
            errors.push(unanswered(field));
        }
    }
    let (true, Some(agency), Some(category), Some(until)) =
        (errors.is_empty(), decision.agency, decision.category, decision.until)
    else {
        return Err(Error::Invalid(errors));
    };
    for (field, words) in QUESTIONS.into_iter().zip(decision.test.answers()) {
        if words.chars().count() > MAX_REASON {
            return Err(FieldError::new(field, "plan-error-too-long").with("max", MAX_REASON).into());
        }
    }
    let (id, decision): (SharingDecisionId, Decision) = (cx.new_id(), decision.clone());
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::DecideSharing)?;
        let case = open_case(tx, person)?;
        if !manages(cx, tx, case.id)? {
            return Err(Error::Refused("involvements-refused-partner"));
        }
        check_on_the_case(cx, tx, case.id, agency)
            .map_err(|_| FieldError::new("decide-agency", "limits-error-agency"))?;
        judgement::check(&decision.test, category, decision.depth, until, local_day(cx, &case)?)
            .map_err(invalid)?;
        let (user, own) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
        let chains = chains(tx, person, &[agency])?;
        let new = Judgement {
            id,
            case: case.id,
            agency,
            category,
            depth: decision.depth,
            until,
            test: decision.test.clone(),
            decided: (user, own, cx.now),
            ended_at: None,
            version: 1,
        };
        let mut w = tx.permitted(permit);
        judgements::insert(&mut w, &new)?;
        let payload = json!({
            "did": "sharing.decided",
            "decision": id.to_string(),
            "agency": agency.to_string(),
            "depth": decision.depth.code(),
            "until": until.to_string(),
        });
        authorise::record(cx, &mut w, &chains, &[category], payload)?;
        Ok(id)
    })
}

/// The fields of the four questions, in their order.
pub const QUESTIONS: [&str; 4] = ["other_law", "own_task", "interest", "necessary"];

/// Each question has an error of its own: four times "answer this" would name no field.
fn unanswered(field: &str) -> FieldError {
    FieldError::new(field, "limits-error-question").with("code", field)
}

fn invalid(invalid: Invalid) -> Error {
    match invalid {
        Invalid::Unanswered(place) => {
            let field = QUESTIONS.get(place).copied().unwrap_or_default();
            unanswered(field).into()
        }
        Invalid::Victim => FieldError::new("decide-category", "limits-error-category").into(),
        Invalid::NoDepth => FieldError::new("depth", "permissions-error-depth").into(),
        Invalid::EndsInThePast => FieldError::new("until", "permissions-error-ends-past").into(),
        Invalid::TooLong => {
            FieldError::new("until", "limits-error-until-long").with("n", judgement::LONGEST_DAYS).into()
        }
    }
}

/// Ends a decision in the single case before its day.
pub fn end_decision(cx: &Cx, person: PersonId, id: SharingDecisionId, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::DecideSharing)?;
        let case = open_case(tx, person)?;
        if !manages(cx, tx, case.id)? {
            return Err(Error::Refused("involvements-refused-partner"));
        }
        let by = permit.actor().ok_or(Error::NotFound)?;
        let chains = authorise::chains(tx, person)?;
        let mut w = tx.permitted(permit);
        judgements::end(&mut w, case.id, id, version, by, cx.now)?;
        let payload = json!({ "did": "sharing.decision_ended", "decision": id.to_string() });
        authorise::record(cx, &mut w, &chains, &[], payload)
    })
}

/// Sets the public-protection level: who is responsible for managing the risk, with the reason.
pub fn set_level(cx: &Cx, person: PersonId, level: Option<Level>, reason: &str) -> Result<()> {
    let Some(level) = level else { return Err(FieldError::new("level", "limits-error-level").into()) };
    let reason = reason_of(reason, "level-reason")?;
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::SetProtectionLevel)?;
        let case = open_case(tx, person)?;
        if !cx.actor.agency_kind.as_ref().is_some_and(sets_level) {
            return Err(Error::NotFound);
        }
        if protection::find(tx, case.id)? == level {
            return Err(FieldError::new("level", "limits-error-level-same").into());
        }
        let (set_by, agency) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
        let chains = authorise::chains(tx, person)?;
        let new = SetLevel { level, reason: reason.clone(), agency, set_by, from_at: cx.now, to_at: None };
        let mut w = tx.permitted(permit);
        protection::put(&mut w, case.id, &new)?;
        let payload = json!({ "did": "protection_level.set", "level": level.code() });
        authorise::record(cx, &mut w, &chains, &[Category::Risk], payload)
    })
}
