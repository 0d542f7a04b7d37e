//! Two records weighed, with what each field adds: for one person at a time, and for people to read.

use crate::{
    agreement::{Agreement, InRegister, NOT_ASKED, Plan, Values},
    compare::{Test, may_hold},
    layout::Layout,
    model::{Grade, Model, ModelError, probability},
    register::Register,
    role::Role,
    train::Weights,
    value::Value,
};

/// How much speaks for two records being one person's, and what.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The match weight in bits; 0 is as likely as not.
    pub weight: f64,
    /// The probability that belongs to it.
    pub probability: f64,
    /// One for each field, and for the order of names, in the order of the layout.
    pub fields: Vec<FieldEvidence>,
}

/// What one field adds.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldEvidence {
    /// The field's name.
    pub field: String,
    /// What it says.
    pub role: Role,
    /// Agrees, close, differs or missing.
    pub grade: Grade,
    /// The level that was reached, counted from 1 for the strongest; 0 where one says nothing.
    pub level: u8,
    /// Bits by the level alone.
    pub weight: f64,
    /// Bits for a value that is rarer than usual, or off for a common one.
    pub rarity: f64,
}

/// One record that is in no register: somebody is being entered.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    values: Vec<Option<Value>>,
}

/// How common values are, as whoever keeps the records counts them.
pub trait Shares {
    /// The share of the records with this value, of those that say something in the field; nothing
    /// where it is not counted.
    fn share(&self, field: usize, text: &str) -> Option<f64>;
}

/// Nothing is counted: every value weighs as the model's usual one.
#[derive(Debug, Clone, Copy)]
pub struct NotCounted;

impl Shares for NotCounted {
    fn share(&self, _: usize, _: &str) -> Option<f64> {
        None
    }
}

/// A model made ready to weigh pairs.
#[derive(Debug)]
pub struct Scorer {
    model: Model,
    plan: Plan,
    weights: Weights,
}

/// Weighs many pairs of one register, remembering what it compared.
pub struct Weigher<'r> {
    inner: InRegister<'r>,
    weights: &'r Weights,
}

impl Weigher<'_> {
    /// The match weight of two records.
    pub fn weight(&mut self, a: u32, b: u32) -> f64 {
        let (bits, adjustment) = self.weights.weigh(&self.inner.agree(a, b));
        bits + adjustment
    }
}

impl Profile {
    /// Reads the cells of one record, in the order of [`Layout::columns`].
    pub fn read<'c>(layout: &Layout, cell: impl Fn(usize) -> &'c str) -> Self {
        let values = layout
            .fields()
            .iter()
            .map(|field| field.read(field.written(&cell, &mut String::new())))
            .collect();
        Self { values }
    }

    /// The value of a field: for [`crate::block::Blocking::keys`].
    pub fn value(&self, field: usize) -> Option<&Value> {
        self.values.get(field).and_then(Option::as_ref)
    }
}

impl Scorer {
    /// A scorer with this model for records of this layout.
    pub fn new(model: Model, layout: &Layout) -> Result<Self, ModelError> {
        model.fits(layout)?;
        let (plan, weights) = (Plan::new(&model, layout), Weights::of(&model));
        Ok(Self { model, plan, weights })
    }

    /// The model it weighs with.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Weighs two records of a register, field by field.
    pub fn in_register(&self, register: &Register, a: u32, b: u32) -> Scored {
        self.scored(&InRegister::once(register, &self.plan).agree(a, b))
    }

    /// Weighs many pairs of a register.
    pub fn weigher<'r>(&'r self, register: &'r Register) -> Weigher<'r> {
        Weigher { inner: InRegister::new(register, &self.plan), weights: &self.weights }
    }

    /// Weighs two records that stand alone.
    pub fn profiles(&self, a: &Profile, b: &Profile, shares: &dyn Shares) -> Scored {
        self.scored(&self.plan.agree(&mut Alone { scorer: self, a, b, shares }))
    }

    fn scored(&self, agreement: &Agreement) -> Scored {
        let mut weight = self.model.prior_weight();
        let found = agreement.found(self.model.comparison.len());
        let kin = self.weights.are_kin(agreement.vector);
        let fields = self
            .model
            .comparison
            .iter()
            .enumerate()
            .zip(found)
            .map(|((place, comparison), (level, rarity))| {
                let of_level = usize::from(level).checked_sub(1).and_then(|l| comparison.level.get(l));
                let evidence = FieldEvidence {
                    field: comparison.field.clone(),
                    role: comparison.role,
                    grade: of_level.map_or(Grade::Missing, |level| level.shows),
                    level,
                    weight: self.weights.level(place, level, kin),
                    rarity: self.weights.adjustment_of(place, level, rarity, kin),
                };
                weight += evidence.weight + evidence.rarity;
                evidence
            })
            .collect();
        Scored { weight, probability: probability(weight), fields }
    }
}

struct Alone<'a> {
    scorer: &'a Scorer,
    a: &'a Profile,
    b: &'a Profile,
    shares: &'a dyn Shares,
}

impl Values for Alone<'_> {
    fn pair(&self, a: usize, b: usize) -> Option<(&Value, &Value)> {
        Some((self.a.value(a)?, self.b.value(b)?))
    }

    fn level(&mut self, comparison: usize, a: usize, b: usize) -> u8 {
        self.pair(a, b).map_or(0, |(x, y)| self.scorer.plan.level(comparison, x, y, x.text == y.text))
    }

    fn may_hold(&self, tests: &[Test], a: usize, b: usize) -> Option<bool> {
        self.pair(a, b).map(|(x, y)| may_hold(tests, x, y, x.text == y.text))
    }

    fn rarity(&self, a: usize, b: usize) -> f64 {
        let Some((x, y)) = self.pair(a, b) else { return NOT_ASKED };
        let of = |value: &Value| {
            let counted = [a, b].map(|field| self.shares.share(field, value.text()).unwrap_or_default());
            counted[0].max(counted[1])
        };
        // What is not counted has a share of zero, and log2(0) is what stands for it.
        of(x).max(of(y)).log2()
    }
}
