//! Narrowing: the matrix is a ceiling, and the lead worker can lower it for one agency or for all.
//!
//! A narrowing never opens anything. It does not touch what an agency wrote itself, nor what the
//! person sees: their own file is not the lead worker's to close.

use crate::{
    category::{Category, Depth},
    id::AgencyId,
};

/// A narrowing as far as a decision needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Narrowing {
    /// For whom; `None` for every agency but the lead's own.
    pub agency: Option<AgencyId>,
    /// Of what.
    pub category: Category,
    /// How much is shown at most.
    pub most: Depth,
}

/// How much an agency is shown of a category at most: the lowest of the narrowings that concern it.
pub fn ceiling(
    narrowings: &[Narrowing],
    agency: AgencyId,
    lead: Option<AgencyId>,
    category: Category,
) -> Depth {
    narrowings
        .iter()
        .filter(|known| known.category == category)
        .filter(|known| known.agency.map_or(lead != Some(agency), |only| only == agency))
        .map(|known| known.most)
        .min()
        .unwrap_or(Depth::Full)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agency(last: u8) -> AgencyId {
        format!("019a4000-0000-7000-8000-0000000000{last:02x}").parse().unwrap()
    }

    #[test]
    fn the_lowest_counts_and_the_lead_is_not_narrowed_by_what_holds_for_all() {
        let (lead, house, town) = (agency(1), agency(2), agency(3));
        let narrowings = [
            Narrowing { agency: None, category: Category::Family, most: Depth::Summary },
            Narrowing { agency: Some(house), category: Category::Family, most: Depth::Existence },
        ];
        let of = |agency| ceiling(&narrowings, agency, Some(lead), Category::Family);
        assert_eq!(of(house), Depth::Existence);
        assert_eq!(of(town), Depth::Summary);
        assert_eq!(of(lead), Depth::Full);
        assert_eq!(ceiling(&narrowings, house, Some(lead), Category::Housing), Depth::Full);
    }
}
