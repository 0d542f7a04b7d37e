//! Policies changed on purpose, to be compared with themselves: another action in the scope, or a fact
//! replaced by a constant.

use cedar_policy::{ActionConstraint, Entities, EntityUid, Policy, PolicySet};
use serde_json::{Value, json};

use crate::prover::Error;

/// The policies that speak of one action, with the action taken out of their scope. Two of these can be
/// compared, although they speak of different actions.
pub(crate) fn of_action(set: &PolicySet, action: &EntityUid, actions: &Entities) -> Result<PolicySet, Error> {
    let speaks_of = |constraint: ActionConstraint| match constraint {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(named) => named == *action,
        ActionConstraint::In(groups) => {
            groups.iter().any(|group| group == action || actions.is_ancestor_of(group, action))
        }
    };
    changed(set.policies().filter(|policy| speaks_of(policy.action_constraint())), |json| {
        if let Some(scope) = json.get_mut("action") {
            *scope = json!({ "op": "All" });
        }
    })
}

/// The same policies with a fact of the context replaced by a constant.
pub(crate) fn with_fact(set: &PolicySet, fact: &str, becomes: bool) -> Result<PolicySet, Error> {
    changed(set.policies(), |json| replace(json, fact, becomes))
}

fn replace(json: &mut Value, fact: &str, becomes: bool) {
    let is_fact = json.get(".").is_some_and(|access| {
        access.get("attr").and_then(Value::as_str) == Some(fact)
            && access.pointer("/left/Var").and_then(Value::as_str) == Some("context")
    });
    if is_fact {
        *json = json!({ "Value": becomes });
        return;
    }
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, fact, becomes)),
        Value::Object(fields) => fields.values_mut().for_each(|field| replace(field, fact, becomes)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn changed<'a>(
    policies: impl Iterator<Item = &'a Policy>,
    change: impl Fn(&mut Value),
) -> Result<PolicySet, Error> {
    let fault = |policy: &Policy, words: String| Error::Policy(policy.id().to_string(), words);
    let mut set = PolicySet::new();
    for policy in policies {
        let mut json = policy.to_json().map_err(|e| fault(policy, e.to_string()))?;
        change(&mut json);
        let made =
            Policy::from_json(Some(policy.id().clone()), json).map_err(|e| fault(policy, e.to_string()))?;
        set.add(made).map_err(|e| fault(policy, e.to_string()))?;
    }
    Ok(set)
}
