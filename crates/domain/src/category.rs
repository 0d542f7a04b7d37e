//! Data categories and depths: the vocabulary of every decision on who may see what.
//!
//! Everything that says something about a person carries one category of the sharing matrix.

macro_rules! categories {
    ($($(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)?) => {
        /// A row of the sharing matrix.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Category { $($(#[$doc])* $variant),+ }

        impl Category {
            /// Every category, in the order of the matrix.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The stored code, the row's number in the matrix.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            /// The category with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

categories! {
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

/// How much is shown. Ordered: a higher depth includes the lower ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// Nothing, not even that something exists.
    None,
    /// That something exists.
    Existence,
    /// Only the practical consequence, without the reason.
    Consequence,
    /// A summary written by a person.
    Summary,
    /// Everything.
    Full,
}
