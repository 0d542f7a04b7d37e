//! Redaction, in one place and by type.
//!
//! A value about a person travels as [`Classified`] until somebody asks to see it; what comes
//! out is [`Shown`]. There is no way to the value but [`Classified::show`].

use throughline_domain::{
    agency::AgencyKind,
    category::{Category, Depth},
    id::AgencyId,
};

use crate::decision::Relation;

/// Who looks, and how they stand to the person.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The agency the viewer acts for.
    pub agency: Option<AgencyId>,
    /// Its kind.
    pub kind: Option<AgencyKind>,
    /// How it stands to the person.
    pub relation: Relation,
}

/// A value with the category it belongs to and the agency it came from.
#[derive(Debug, Clone)]
pub struct Classified<T> {
    category: Category,
    within: Option<Category>,
    origin: Option<AgencyId>,
    value: T,
}

/// What a viewer receives in place of a classified value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown<T> {
    /// The value itself.
    Full(T),
    /// Something is here, and this viewer may know that it is.
    Withheld(Category),
    /// Nothing, without a trace.
    Nothing,
}

impl<T> Shown<T> {
    /// The value, if it is shown.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Full(value) => Some(value),
            Self::Withheld(_) | Self::Nothing => None,
        }
    }
}

impl<T> Classified<T> {
    /// Classifies a value at the moment it leaves the store.
    pub const fn new(category: Category, origin: Option<AgencyId>, value: T) -> Self {
        Self { category, within: None, origin, value }
    }
    /// Says that the value stands inside something of another category, such as a paragraph
    /// about health in a contact note: it shows the lower of the two rows (matrix, rule f).
    #[must_use]
    pub fn within(mut self, category: Category) -> Self {
        self.within = Some(category);
        self
    }
    /// The category.
    pub const fn category(&self) -> Category {
        self.category
    }
    /// Shows the value to a viewer, as deep as the rules allow.
    pub fn show(self, viewer: &Viewer) -> Shown<T> {
        let own = depth(viewer, self.category, self.origin);
        let around = self.within.map_or(Depth::Full, |category| depth(viewer, category, self.origin));
        match own.min(around) {
            Depth::Full => Shown::Full(self.value),
            Depth::None => Shown::Nothing,
            Depth::Existence | Depth::Consequence | Depth::Summary => Shown::Withheld(self.category),
        }
    }
}

/// How deep a viewer may see a category. Until the sharing profiles decide, this errs on the side
/// of safety: what an agency recorded itself it sees; health, domestic violence and victim
/// information stay with the agency that recorded them; the rest opens to who is on the case.
pub fn depth(viewer: &Viewer, category: Category, origin: Option<AgencyId>) -> Depth {
    if viewer.relation < Relation::OwnRecord {
        return Depth::None;
    }
    if origin.is_some() && origin == viewer.agency {
        return Depth::Full;
    }
    match category {
        Category::Victim | Category::ViolenceSurvived | Category::ViolenceCommitted => Depth::None,
        Category::PhysicalHealth
        | Category::SubstanceUse
        | Category::MentalHealth
        | Category::Risk
        | Category::Offence
        | Category::Immigration => Depth::Existence,
        Category::Identity
        | Category::Sentence
        | Category::Housing
        | Category::Employment
        | Category::Education
        | Category::Finance
        | Category::Family
        | Category::ContactNote
        | Category::Plan => Depth::Full,
    }
}
