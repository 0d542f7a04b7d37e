//! Data categories and depths: the vocabulary of every decision on who may see what.
//!
//! Everything that says something about a person carries one category of the sharing matrix.

use crate::coded_enum;

coded_enum! {
    /// A row of the sharing matrix; the code is its number there.
    Category {
        /// Identity and contact.
        Identity = "1",
        /// Sentence, release dates, conditions.
        Sentence = "2",
        /// Risk level, assessment, plan.
        Risk = "3",
        /// Offence and convictions.
        Offence = "4",
        /// Victim information: never in a case, kept in a store of its own.
        Victim = "5",
        /// Physical health.
        PhysicalHealth = "6",
        /// Substance use.
        SubstanceUse = "7",
        /// Mental health.
        MentalHealth = "8",
        /// Housing.
        Housing = "9",
        /// Employment.
        Employment = "10",
        /// Education and certificates.
        Education = "11",
        /// Finance, benefit, debt.
        Finance = "12",
        /// Family and children.
        Family = "13",
        /// Domestic violence, as survivor.
        ViolenceSurvived = "14a",
        /// Domestic violence, as perpetrator.
        ViolenceCommitted = "14b",
        /// Immigration status.
        Immigration = "15",
        /// Contact notes.
        ContactNote = "16",
        /// Plan and actions.
        Plan = "17",
    }
}

coded_enum! {
    /// How much is shown. Ordered: a higher depth includes the lower ones.
    Depth {
        /// Nothing, not even that something exists.
        None = "none",
        /// That something exists.
        Existence = "existence",
        /// Only the practical consequence, without the reason.
        Consequence = "consequence",
        /// A summary written by a person.
        Summary = "summary",
        /// Everything.
        Full = "full",
    }
}

impl Depth {
    /// The depths at which something is seen at all, lowest first.
    pub const SEEN: &'static [Self] = &[Self::Existence, Self::Consequence, Self::Summary, Self::Full];
}

/// Codes of categories behind one another, each once and in the matrix's order: `1,9,14a`.
pub fn codes(categories: &[Category]) -> String {
    let mut sorted = categories.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.iter().map(|category| category.code()).collect::<Vec<_>>().join(",")
}

/// The categories behind such codes; a code that nobody knows is none.
pub fn from_codes(codes: &str) -> Vec<Category> {
    codes.split(',').filter_map(Category::from_code).collect()
}
