//! How good the comparison is: for whoever looks after the installation. Numbers only; nobody is named.

use jiff::Timestamp;
use throughline_linkage::model::probability;
use throughline_store::{
    matching::{self as store, Origin},
    pair::{self, ReviewStatus, Unattended},
};

use crate::{Cx, Result, authorise};

/// The bands of match weights in which decisions are counted, in bits, from the likeliest down.
const BANDS: [f64; 4] = [10.0, 6.6, 0.0, -4.3];

/// What people found among pairs of about one weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The lowest probability that the comparison gave to these pairs.
    pub from: f64,
    /// How many were one person's.
    pub same: usize,
    /// How many were two people's.
    pub different: usize,
}

/// How the comparison does.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// The parameters in force: what they call themselves, whether they were estimated here, since when.
    pub model: Option<(String, bool, Timestamp)>,
    /// How many records and pairs they were estimated from, and how many pairs of one person no rule is
    /// likely to have found.
    pub run: Option<(i64, i64, f64)>,
    /// Records that wait to be compared.
    pub to_compare: i64,
    /// Pairs by what became of them.
    pub pairs: Vec<(ReviewStatus, i64)>,
    /// Pairs that no data steward sees, in numbers.
    pub unattended: Unattended,
    /// Decisions by weight: where the comparison is sure, people should find the same.
    pub bands: Vec<Band>,
}

/// How the comparison does, for administrators.
pub fn quality(cx: &Cx) -> Result<Quality> {
    cx.read(|cx, tx| {
        authorise::installation(cx)?;
        let model = store::newest_model(tx)?;
        let decided = pair::by_weight(tx)?;
        let mut above = f64::INFINITY;
        let bands = BANDS.map(|from| {
            let count = |status| {
                decided.iter().filter(|(weight, of)| *of == status && (from..above).contains(weight)).count()
            };
            let band = Band {
                from: probability(from),
                same: count(ReviewStatus::Same),
                different: count(ReviewStatus::Different),
            };
            above = from;
            band
        });
        Ok(Quality {
            run: model.as_ref().and_then(|model| model.run),
            model: model.map(|it| (it.version, it.origin == Origin::Estimated, it.stored_at)),
            to_compare: store::count_todo(tx)?,
            pairs: pair::quality(tx)?.into_iter().map(|(status, pairs, _)| (status, pairs)).collect(),
            unattended: pair::unattended(tx)?,
            bands: bands.to_vec(),
        })
    })
}
