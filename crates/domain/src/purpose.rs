//! What information is used for. A permission and an agreement name their purposes; whoever looks,
//! looks for one.

use crate::coded_enum;

coded_enum! {
    /// A purpose. The code stands in permissions, agreements and the ledger.
    Purpose {
        /// The ordinary work on a case, from custody to the end of follow-up.
        Throughcare = "throughcare",
        /// Treating somebody: the work of a health provider with its patient.
        Treatment = "treatment",
        /// Keeping a place safe: a cell, a ward, a shared flat.
        Safety = "safety",
        /// Protecting a child.
        ChildProtection = "child_protection",
        /// The multi-agency meeting on public protection.
        PublicProtection = "public_protection",
        /// Watching over what was disclosed.
        Oversight = "oversight",
    }
}

/// Codes behind one another, as they are stored: `throughcare,treatment`.
pub fn codes(purposes: &[Purpose]) -> String {
    let mut sorted = purposes.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.iter().map(|purpose| purpose.code()).collect::<Vec<_>>().join(",")
}

/// The purposes behind such codes; a code that nobody knows is none.
pub fn from_codes(codes: &str) -> Vec<Purpose> {
    codes.split(',').filter_map(Purpose::from_code).collect()
}
