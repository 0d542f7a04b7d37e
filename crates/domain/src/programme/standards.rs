//! Service standards: what a programme promises, as a share of people.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{offset::Offset, schema::Spot};

/// One promise: "nine in ten people are met within a day". Measured either by a milestone met in
/// time or by an indicator; exactly one of them.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Its code; its words stand under `standard-<code>`.
    pub code: Spot<String>,
    /// The milestone that must be met in time.
    pub milestone: Option<Spot<String>>,
    /// The indicator that must be reached, by its id.
    pub indicator: Option<String>,
    /// When the indicator is measured.
    pub at: Option<Offset>,
    /// The share of people, 0 to 1.
    pub share: Spot<f64>,
    /// Where it is laid down.
    pub source: Option<Spot<String>>,
    /// Whether somebody read it there.
    pub verified: Spot<bool>,
}
