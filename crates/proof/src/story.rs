//! A request that breaks a guarantee, told so that the author of a pack understands it.

use std::fmt;

use cedar_policy::{Authorizer, EntityUid, EvalResult, Request};
use cedar_policy_symcc::Env;
use throughline_domain::category::Category;

use crate::prover::Subject;

/// Who sees what, in which circumstances, by which policies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The column of the agency that looks.
    pub column: String,
    /// What it does, by the action's name.
    pub action: String,
    /// The category's code.
    pub category: String,
    /// What holds in the story.
    pub holds: Vec<String>,
    /// What does not.
    pub holds_not: Vec<String>,
    /// The policies that allow it.
    pub policies: Vec<String>,
}

/// The facts of a request in words: when they hold, and when not.
const WORDS: &[(&str, &str, &str)] = &[
    ("onTheCase", "it is on the case", "it is not on the case"),
    ("holdsRecord", "it holds a record of its own", "it holds no record of its own"),
    ("own", "it wrote this itself", "somebody else wrote this"),
    ("permitted", "the person permits it", "the person does not permit it"),
    ("agreed", "an agreement lives", "there is no live agreement"),
    ("judged", "it was decided for this case", "nobody decided it for this case"),
    ("statute", "a statute in force binds it", "no statute in force binds it"),
    ("authorised", "a law or contract authorises the service", "nothing authorises the service"),
    ("narrowed", "the lead worker narrowed it", "the lead worker did not narrow it"),
    ("courtOrdered", "a court ordered the treatment", "no court ordered a treatment"),
    ("breakGlass", "the glass is broken", "nobody broke the glass"),
    ("optedIn", "the victim asked to be told", "no victim asked to be told"),
    ("queued", "the record waits for review", "no record waits for review"),
];

impl Story {
    pub(crate) fn of(env: &Env, action: &str, subject: &Subject) -> Self {
        let request = &env.request;
        let name = |entity: Option<&EntityUid>| {
            entity.map(|uid| uid.id().unescaped().to_owned()).unwrap_or_default()
        };
        let fact = |name: &str| request.context().and_then(|context| context.get(name));
        let is = |name: &str| matches!(fact(name), Some(EvalResult::Bool(true)));
        let (mut holds, mut holds_not) = (Vec::new(), Vec::new());
        for (name, yes, no) in WORDS {
            if is(name) { holds.push((*yes).to_owned()) } else { holds_not.push((*no).to_owned()) }
        }
        if let Some(EvalResult::Long(level)) = fact("level") {
            holds.push(format!("the level of public protection is {level}"));
        }
        for (name, what) in [("purpose", "it looks for"), ("origin", "the column that wrote it is")] {
            if let Some(EvalResult::String(text)) = fact(name) {
                holds.push(format!("{what} {text:?}"));
            }
        }
        Self {
            column: name(request.principal()),
            action: action.to_owned(),
            category: name(request.resource()),
            holds,
            holds_not,
            policies: policies(request, action, env, subject),
        }
    }

    fn does(&self) -> &str {
        match self.action.as_str() {
            "viewFull" => "sees everything of",
            "viewSummary" => "sees the summary of",
            "viewConsequence" => "sees the practical consequence of",
            "viewExistence" => "sees that there is something of",
            "breakGlass" => "breaks the glass over",
            "signal" => "gets a signal of",
            "victimNotice" => "gets a victim's notice of",
            "reviewRecords" => "reviews records of",
            _ => "reads in the ledger of",
        }
    }
}

/// The policies that allow the request: asked of the authorizer, in case the story's action is another
/// than the one that was compared.
fn policies(request: &Request, action: &str, env: &Env, subject: &Subject) -> Vec<String> {
    let asked = || {
        let action: EntityUid = format!("Action::\"{action}\"").parse().ok()?;
        Request::new(
            request.principal()?.clone(),
            action,
            request.resource()?.clone(),
            request.context()?.clone(),
            None,
        )
        .ok()
    };
    let Some(asked) = asked() else { return Vec::new() };
    let response = Authorizer::new().is_authorized(&asked, subject.policies(), &env.entities);
    let mut policies: Vec<String> = response.diagnostics().reason().map(ToString::to_string).collect();
    policies.sort();
    policies
}

impl fmt::Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = Category::from_code(&self.category)
            .map_or_else(|| "an unknown category".to_owned(), |category| format!("{category:?}"));
        writeln!(
            f,
            "an agency read in column {:?} {} category {} ({what})",
            self.column,
            self.does(),
            self.category
        )?;
        writeln!(f, "    although {}", self.holds_not.join(", "))?;
        writeln!(f, "    when {}", self.holds.join(", "))?;
        write!(
            f,
            "    by {}",
            if self.policies.is_empty() {
                "no policy in particular".to_owned()
            } else {
                self.policies.join(", ")
            }
        )
    }
}
