//! The model: for each field levels of agreement, and how often records of one person and of two
//! people reach them.
//!
//! `m` is the probability that two records of one person reach a level, `u` that two records of
//! different people do (Fellegi and Sunter 1969). A level weighs log2(m/u) bits; the sum of the
//! weights and the prior is the match weight, a probability is 2^w / (1 + 2^w).

use serde::{Deserialize, Serialize};

use crate::{compare::Test, layout::Layout, role::Role};

/// Fields that one model compares at most; a vector of levels is kept in one number.
pub const MOST_COMPARISONS: usize = 32;
/// Levels of one comparison at most.
const MOST_LEVELS: usize = 15;

/// What a level is called when it is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// The values say the same.
    Agrees,
    /// They differ as one value differs when it is written twice.
    Close,
    /// They say different things.
    Differs,
    /// One of the records says nothing.
    Missing,
}

/// One level of agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The level is reached where any of these holds, and no level before it was reached.
    pub test: Vec<Test>,
    /// What it is called.
    pub shows: Grade,
    /// The probability among records of one person, of those where both say something.
    pub m: f64,
    /// The probability among records of different people.
    pub u: f64,
    /// Where the weight depends on how common the value is: the share of records with a value at
    /// which the weight is log2(m/u). A rarer value weighs more: log2(share / this value's).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// What is different among people who share a surname; nothing where that was not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kin: Option<Kin>,
}

/// How a level weighs where the surnames agree: relatives and people of one origin have more in
/// common than strangers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kin {
    /// The probability among records of different people who share a surname.
    pub u: f64,
    /// The share of records at which the weight is log2(m/u).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// How much a rarer value adds: this power of share / its own. 1 as among strangers, 0 nothing.
    pub power: f64,
}

impl Level {
    /// What the level weighs, in bits.
    pub fn weight(&self) -> f64 {
        (self.m / self.u).log2()
    }
}

/// How one field is compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The field's name in the mapping.
    pub field: String,
    /// What it says.
    pub role: Role,
    /// From the strongest agreement to the weakest; the last holds always.
    pub level: Vec<Level>,
}

/// What a model was estimated from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimated {
    /// Records.
    pub records: u64,
    /// Pairs that were compared.
    pub candidates: u64,
    /// Pairs drawn at random for `u`.
    pub drawn: u64,
    /// The seed of the drawing.
    pub seed: u64,
    /// Rounds until nothing moved.
    pub rounds: u32,
}

/// A model. It can be stored and read again, and says its version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Which model this is; the shipped one is named by its date.
    pub version: String,
    /// The probability that two records drawn at random are of one person.
    pub prior: f64,
    /// Where it comes from; nothing for one that was written by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimated: Option<Estimated>,
    /// One for each field of the layout, in its order, and the order of names last.
    pub comparison: Vec<Comparison>,
}

/// A model that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// Not the TOML that is expected.
    #[error("the model cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// Not a model that can be written.
    #[error("the model cannot be written: {0}")]
    Write(#[from] toml::ser::Error),
    /// No comparison for a role that is mapped.
    #[error("the model does not say how {0:?} is compared")]
    NoComparison(&'static str),
    /// Too many fields.
    #[error("{0} fields are compared; {MOST_COMPARISONS} is the most")]
    TooManyFields(usize),
    /// Too many or no levels.
    #[error("{0:?} has {1} levels of agreement; from 1 to {MOST_LEVELS} are possible")]
    Levels(String, usize),
    /// A probability that is none.
    #[error("{0:?}: m and u are more than 0 and at most 1, and so is the prior")]
    Probability(String),
    /// The model was made for other fields.
    #[error(
        "the model compares {model:?} where the mapping has {mapping:?}; estimate it anew, or map the same fields"
    )]
    OtherFields {
        /// Field of the model.
        model: String,
        /// Field of the mapping.
        mapping: String,
    },
}

impl Model {
    /// Reads a model from TOML.
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let model: Self = toml::from_str(text)?;
        model.checked()
    }

    /// Writes it as TOML.
    pub fn write(&self) -> Result<String, ModelError> {
        Ok(toml::to_string(self)?)
    }

    /// The shipped parameters: one comparison for each role, with `m` and `u` set by hand as where an
    /// estimation begins. Whoever scores single records stores a model estimated from many.
    pub fn shipped() -> Result<Self, ModelError> {
        Self::read(include_str!("../data/model.toml"))
    }

    /// This model's comparisons of roles, for the fields of a layout.
    pub fn for_layout(&self, layout: &Layout) -> Result<Self, ModelError> {
        let roles = layout.fields().iter().map(|field| (field.name.clone(), field.role));
        let order = layout.has_name_order().then(|| ("name_order".to_owned(), Role::NameOrder));
        let comparison = roles
            .chain(order)
            .map(|(field, role)| {
                let of_role = self.comparison.iter().find(|comparison| comparison.role == role);
                let of_role = of_role.ok_or(ModelError::NoComparison(role.name()))?;
                Ok(Comparison { field, ..of_role.clone() })
            })
            .collect::<Result<Vec<_>, ModelError>>()?;
        Self { comparison, ..self.clone() }.checked()
    }

    /// Sees that this model was made for a layout.
    pub fn fits(&self, layout: &Layout) -> Result<(), ModelError> {
        let mut fields: Vec<(&str, Role)> =
            layout.fields().iter().map(|field| (field.name.as_str(), field.role)).collect();
        if layout.has_name_order() {
            fields.push(("name_order", Role::NameOrder));
        }
        let count = fields.len().max(self.comparison.len());
        for place in 0..count {
            let mapped = fields.get(place);
            let compared = self.comparison.get(place);
            if mapped.copied() != compared.map(|comparison| (comparison.field.as_str(), comparison.role)) {
                return Err(ModelError::OtherFields {
                    model: compared.map_or_else(|| "nothing".to_owned(), |c| c.field.clone()),
                    mapping: mapped.map_or_else(|| "nothing".to_owned(), |(name, _)| (*name).to_owned()),
                });
            }
        }
        Ok(())
    }

    fn checked(self) -> Result<Self, ModelError> {
        if self.comparison.len() > MOST_COMPARISONS {
            return Err(ModelError::TooManyFields(self.comparison.len()));
        }
        let probable = |p: f64| p > 0.0 && p <= 1.0;
        if !probable(self.prior) {
            return Err(ModelError::Probability("prior".to_owned()));
        }
        for comparison in &self.comparison {
            if comparison.level.is_empty() || comparison.level.len() > MOST_LEVELS {
                return Err(ModelError::Levels(comparison.field.clone(), comparison.level.len()));
            }
            let sound =
                |level: &Level| probable(level.m) && probable(level.u) && level.share.is_none_or(probable);
            if !comparison.level.iter().all(sound) {
                return Err(ModelError::Probability(comparison.field.clone()));
            }
        }
        Ok(self)
    }

    /// The prior's weight, in bits.
    pub fn prior_weight(&self) -> f64 {
        (self.prior / (1.0 - self.prior)).log2()
    }
}

/// The probability that belongs to a match weight.
pub fn probability(weight: f64) -> f64 {
    1.0 / (1.0 + (-weight).exp2())
}

/// The match weight that belongs to a probability.
pub fn weight_of(probability: f64) -> f64 {
    (probability / (1.0 - probability)).log2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_can_be_read_and_compares_every_role() {
        let model = Model::shipped().unwrap();
        for role in crate::role::ROLES.into_iter().filter(|role| *role != Role::FullName) {
            assert!(model.comparison.iter().any(|comparison| comparison.role == role), "{}", role.name());
        }
    }

    #[test]
    fn levels_of_the_shipped_model_are_shares_of_a_whole() {
        for comparison in Model::shipped().unwrap().comparison {
            let of = |pick: fn(&Level) -> f64| comparison.level.iter().map(pick).sum::<f64>();
            let (m, u) = (of(|level| level.m), of(|level| level.u));
            // Its u is no share: see there.
            let u = if comparison.role == Role::NameOrder { 1.0 } else { u };
            assert!((m - 1.0).abs() < 0.02 && (u - 1.0).abs() < 0.02, "{}: {m} {u}", comparison.field);
            assert_eq!(comparison.level.last().unwrap().test, [Test::Otherwise]);
        }
    }

    #[test]
    fn a_model_that_was_stored_is_the_same_when_read() {
        let model = Model::shipped().unwrap();
        assert_eq!(Model::read(&model.write().unwrap()).unwrap(), model);
    }

    #[test]
    fn what_is_no_probability_is_refused() {
        let mut model = Model::shipped().unwrap();
        model.prior = 0.0;
        assert!(matches!(model.checked(), Err(ModelError::Probability(_))));
    }

    #[test]
    fn weights_and_probabilities_belong_together() {
        assert!((probability(0.0) - 0.5).abs() < 1e-12);
        assert!((weight_of(probability(7.25)) - 7.25).abs() < 1e-9);
    }
}
