//! Profiles: policies as text, read and checked.
//!
//! The default profile is the matrix, one file for each of its columns. A programme's pack may bring a
//! `policy.cedar` of its own: its permits replace those of the columns that they name, its forbids are
//! added. What stands in `never.cedar` binds everybody.

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
    sync::Arc,
};

use cedar_policy::{
    Effect, EntityUid, Policy, PolicyId, PolicySet, PrincipalConstraint, ResourceConstraint, Schema,
    ValidationMode, Validator,
};
use jiff::civil::Date;
use throughline_domain::category::Category;

use super::Basis;

/// The schema that every policy is checked against.
pub(super) const SCHEMA: &str = include_str!("../../policies/schema.cedarschema");
/// What holds in every programme.
pub(super) const ALWAYS: &str = include_str!("../../policies/always.cedar");
/// What no profile opens.
pub(super) const NEVER: &str = include_str!("../../policies/never.cedar");
/// The name of the profile that is the matrix.
pub const DEFAULT: &str = "default";
/// The file in a pack's folder that holds a profile of its own.
pub const FILE: &str = "policy.cedar";

/// The text of a column of the matrix.
pub(super) fn column_text(column: &str) -> Option<&'static str> {
    Some(match column {
        "PRI" => include_str!("../../policies/matrix/pri.cedar"),
        "PRO" => include_str!("../../policies/matrix/pro.cedar"),
        "MUN" => include_str!("../../policies/matrix/mun.cedar"),
        "NGO" => include_str!("../../policies/matrix/ngo.cedar"),
        "HEA" => include_str!("../../policies/matrix/hea.cedar"),
        "HOU" => include_str!("../../policies/matrix/hou.cedar"),
        "JOB" => include_str!("../../policies/matrix/job.cedar"),
        "EMPL" => include_str!("../../policies/matrix/empl.cedar"),
        "POL" => include_str!("../../policies/matrix/pol.cedar"),
        "EDU" => include_str!("../../policies/matrix/edu.cedar"),
        "VIC" => include_str!("../../policies/matrix/vic.cedar"),
        "PER" => include_str!("../../policies/matrix/per.cedar"),
        _ => return None,
    })
}

/// What is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{policy}: {message}")]
pub struct Fault {
    /// The policy's id, or the file where it has none.
    pub policy: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// What the annotations of a policy say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meta {
    pub id: String,
    pub profile: String,
    pub permits: bool,
    pub basis: Option<Basis>,
    pub label: String,
    pub source: Option<String>,
    pub verified: bool,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
}

impl Meta {
    fn in_force(&self, today: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= today) && self.valid_to.is_none_or(|to| today <= to)
    }
}

/// A policy with what its scope and its annotations say.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub policy: Policy,
    pub meta: Arc<Meta>,
    /// The one column that it speaks of; `None` speaks of all.
    column: Option<String>,
    /// The one category that it speaks of; `None` speaks of all.
    category: Option<Category>,
}

impl Rule {
    pub fn permits(&self) -> bool {
        self.meta.permits
    }
    /// Whether the policy could decide about a cell on a day. What is left out could not, whatever the
    /// context: its scope names another column or another category, or its dates another time.
    pub fn concerns(&self, column: &str, category: Category, today: Date) -> bool {
        self.column.as_deref().is_none_or(|own| own == column)
            && self.category.is_none_or(|own| own == category)
            && self.meta.in_force(today)
    }
}

/// The rules of one profile.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    pub(super) rules: Vec<Rule>,
    /// Columns for which the profile has permits of its own, in place of the default's.
    pub(super) columns: BTreeSet<String>,
    /// The days on which one of its rules begins to hold, or holds no more.
    pub(super) boundaries: BTreeSet<Date>,
}

impl Profile {
    /// Reads and checks the profile of a pack. Nothing is taken from one that has a fault.
    pub fn read(pack: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let schema = schema().map_err(|fault| vec![fault])?;
        let rules = read_rules(pack, FILE, text)?;
        validate(&rules, &schema)?;
        let mut faults = Vec::new();
        for rule in rules.iter().filter(|rule| rule.permits()) {
            let mut missing = |what: &str| {
                faults.push(Fault { policy: rule.meta.id.clone(), message: what.to_owned() });
            };
            if rule.column.is_none() {
                missing("a permit names its column: write `principal == Column::\"MUN\"` in its scope");
            }
            if rule.category.is_none() {
                missing("a permit names its category: write `resource == Category::\"9\"` in its scope");
            }
            if rule.meta.basis.is_none() {
                let known: Vec<&str> = Basis::ALL.iter().map(|basis| basis.code()).collect();
                missing(&format!("a permit says what it rests on: @basis, one of {}", known.join(", ")));
            }
            if rule.meta.source.is_none() {
                missing("a permit says where it comes from: @source");
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let columns =
            rules.iter().filter(|rule| rule.permits()).filter_map(|rule| rule.column.clone()).collect();
        let dates = |rule: &Rule| {
            let after = |day: Date| day.tomorrow().unwrap_or(day);
            [rule.meta.valid_from, rule.meta.valid_to.map(after)]
        };
        let boundaries = rules.iter().flat_map(dates).flatten().collect();
        Ok(Self { rules, columns, boundaries })
    }

    /// How many of the profile's boundaries have passed: between two of them nothing changes.
    pub(super) fn epoch(&self, today: Date) -> usize {
        self.boundaries.iter().filter(|day| **day <= today).count()
    }
}

/// The schema, parsed.
pub fn schema() -> Result<Schema, Fault> {
    let fault = |message: String| Fault { policy: "schema.cedarschema".to_owned(), message };
    Schema::from_cedarschema_str(SCHEMA).map(|(schema, _)| schema).map_err(|e| fault(e.to_string()))
}

/// Checks policies against the schema.
pub(super) fn validate(rules: &[Rule], schema: &Schema) -> Result<(), Vec<Fault>> {
    let set = set_of(rules.iter()).map_err(|fault| vec![fault])?;
    let result = Validator::new(schema.clone()).validate(&set, ValidationMode::Strict);
    let faults: Vec<Fault> = result
        .validation_errors()
        .map(|error| Fault { policy: error.policy_id().to_string(), message: error.to_string() })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// A policy set of these rules.
pub(super) fn set_of<'a>(rules: impl Iterator<Item = &'a Rule>) -> Result<PolicySet, Fault> {
    let mut set = PolicySet::new();
    for rule in rules {
        set.add(rule.policy.clone())
            .map_err(|e| Fault { policy: rule.meta.id.clone(), message: e.to_string() })?;
    }
    Ok(set)
}

/// Reads policies with their annotations.
pub(super) fn read_rules(profile: &str, file: &str, text: &str) -> Result<Vec<Rule>, Vec<Fault>> {
    let set = PolicySet::from_str(text)
        .map_err(|e| vec![Fault { policy: file.to_owned(), message: e.to_string() }])?;
    let (mut rules, mut faults) = (BTreeMap::new(), Vec::new());
    for policy in set.policies() {
        match rule(profile, file, policy) {
            Ok(rule) => {
                let id = rule.meta.id.clone();
                if rules.insert(id.clone(), rule).is_some() {
                    faults.push(Fault { policy: id, message: "two policies have this @id".to_owned() });
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    if set.templates().next().is_some() {
        let message = "templates are not used here: write the policy out".to_owned();
        faults.push(Fault { policy: file.to_owned(), message });
    }
    if faults.is_empty() { Ok(rules.into_values().collect()) } else { Err(faults) }
}

fn rule(profile: &str, file: &str, policy: &Policy) -> Result<Rule, Fault> {
    let Some(id) = policy.annotation("id") else {
        let message = format!("a policy has no name: write @id(\"…\") above it\n{policy}");
        return Err(Fault { policy: file.to_owned(), message });
    };
    let fault = |message: String| Fault { policy: id.to_owned(), message };
    let day = |name: &str| match policy.annotation(name) {
        None => Ok(None),
        Some(text) => text
            .parse::<Date>()
            .map(Some)
            .map_err(|_| fault(format!("@{name}(\"{text}\") is no date: write it as 2021-07-01"))),
    };
    let basis = match policy.annotation("basis") {
        None => None,
        Some(code) => {
            Some(Basis::from_code(code).ok_or_else(|| fault(format!("unknown @basis(\"{code}\")")))?)
        }
    };
    let Some(label) = policy.annotation("label") else {
        return Err(fault("a policy has a label, the key of its words: write @label(\"…\")".to_owned()));
    };
    let verified = match policy.annotation("verified") {
        Some("true") => true,
        Some("false") | None => false,
        Some(other) => return Err(fault(format!("@verified(\"{other}\") is neither true nor false"))),
    };
    let meta = Meta {
        id: id.to_owned(),
        profile: profile.to_owned(),
        permits: policy.effect() == Effect::Permit,
        basis,
        label: label.to_owned(),
        source: policy.annotation("source").map(str::to_owned),
        verified,
        valid_from: day("valid_from")?,
        valid_to: day("valid_to")?,
    };
    let column = match policy.principal_constraint() {
        PrincipalConstraint::Eq(column) => Some(name_of(&column)),
        _ => None,
    };
    let category = match policy.resource_constraint() {
        ResourceConstraint::Eq(category) => {
            let code = name_of(&category);
            Some(Category::from_code(&code).ok_or_else(|| fault(format!("there is no category {code}")))?)
        }
        _ => None,
    };
    let named = policy.new_id(PolicyId::new(format!("{profile}:{id}")));
    Ok(Rule { policy: named, meta: Arc::new(meta), column, category })
}

fn name_of(entity: &EntityUid) -> String {
    entity.id().unescaped().to_owned()
}

/// The texts of the default profile, one after the other: its version is a digest of them.
pub fn default_texts() -> impl Iterator<Item = &'static str> {
    let columns = super::Column::DEFAULT.iter().filter_map(|column| column_text(column));
    [SCHEMA, ALWAYS, NEVER].into_iter().chain(columns)
}

/// Every policy of a profile, as one set: what proofs are made over.
pub fn policies(pack: Option<&Profile>) -> Result<PolicySet, Vec<Fault>> {
    let mut rules = read_rules(DEFAULT, "always.cedar", ALWAYS)?;
    rules.extend(read_rules(DEFAULT, "never.cedar", NEVER)?);
    for column in super::Column::DEFAULT {
        if pack.is_none_or(|pack| !pack.columns.contains(*column)) {
            rules.extend(read_rules(DEFAULT, column, column_text(column).unwrap_or_default())?);
        }
    }
    rules.extend(pack.into_iter().flat_map(|pack| pack.rules.iter().cloned()));
    set_of(rules.iter()).map_err(|fault| vec![fault])
}
