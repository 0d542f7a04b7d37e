//! Redaction, in one place and by type.
//!
//! A value about a person travels as [`Classified`] until somebody asks to see it; what comes
//! out is [`Shown`]. There is no way to the value but [`Classified::show`].

use throughline_domain::{
    category::{Category, Depth},
    id::AgencyId,
};

use crate::sharing::Viewer;

/// A value with the category it belongs to and the agency it came from, and with the forms that people
/// wrote beside it for who may not see all: a summary, and the practical consequence alone. A form is
/// never made from the full text; one that nobody wrote is not there.
#[derive(Debug, Clone)]
pub struct Classified<T> {
    category: Category,
    within: Option<Category>,
    origin: Option<AgencyId>,
    value: T,
    summary: Option<T>,
    consequence: Option<T>,
}

/// What a viewer receives in place of a classified value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown<T> {
    /// The value itself.
    Full(T),
    /// The summary that somebody wrote.
    Summary(T),
    /// The practical consequence that somebody wrote, without its reason.
    Consequence(T),
    /// Something is here, and this viewer may know that it is.
    Withheld(Category),
    /// Nothing, without a trace.
    Nothing,
}

impl<T> Shown<T> {
    /// What is shown, in whatever form.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Full(value) | Self::Summary(value) | Self::Consequence(value) => Some(value),
            Self::Withheld(_) | Self::Nothing => None,
        }
    }
    /// The value itself: what somebody needs who changes it.
    pub fn full(self) -> Option<T> {
        match self {
            Self::Full(value) => Some(value),
            Self::Summary(_) | Self::Consequence(_) | Self::Withheld(_) | Self::Nothing => None,
        }
    }
}

impl<T> Classified<T> {
    /// Classifies a value at the moment it leaves the store.
    pub const fn new(category: Category, origin: Option<AgencyId>, value: T) -> Self {
        Self { category, within: None, origin, value, summary: None, consequence: None }
    }
    /// The summary that somebody wrote beside it.
    #[must_use]
    pub fn with_summary(mut self, summary: Option<T>) -> Self {
        self.summary = summary;
        self
    }
    /// The practical consequence that somebody wrote beside it.
    #[must_use]
    pub fn with_consequence(mut self, consequence: Option<T>) -> Self {
        self.consequence = consequence;
        self
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
    /// Shows the value to a viewer, as deep as the rules allow. Where the form of that depth was never
    /// written, the next lower one that was is shown; where none was, that something is here.
    pub fn show(self, viewer: &Viewer) -> Shown<T> {
        let own = viewer.depth(self.category, self.origin);
        let around = self.within.map_or(Depth::Full, |category| viewer.depth(category, self.origin));
        let withheld = Shown::Withheld(self.category);
        let consequence = self.consequence.map(Shown::Consequence);
        match own.min(around) {
            Depth::Full => Shown::Full(self.value),
            Depth::Summary => self.summary.map(Shown::Summary).or(consequence).unwrap_or(withheld),
            Depth::Consequence => consequence.unwrap_or(withheld),
            Depth::Existence => withheld,
            Depth::None => Shown::Nothing,
        }
    }
}
