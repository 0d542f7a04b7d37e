//! A person's permission to share what is known about them: asked for, given, asked again, withdrawn.
//!
//! In custody a yes is permission, not a legal basis: nobody there is free to say no. So three things
//! are the rule. That no changes nothing about sentence, regime, leave or release is said each time,
//! and recorded. A permission given inside is asked for again once the person is out. And whoever
//! speaks for a young person loses that voice on the day they are of age.
//! Rec(2006)2 and the field's rules 1, 2, 7 and 8 of information sharing.

use jiff::{ToSpan, civil::Date};

use crate::{
    agency::AgencyKind,
    category::{Category, Depth},
    coded_enum,
    id::AgencyId,
    person::age_on,
};

/// For how many days after release, or after coming of age, the question may wait for its answer.
pub const ASK_AGAIN_DAYS: i32 = 14;
/// How long a permission lasts after release, in months, unless something ends it earlier.
pub const MONTHS_AFTER_RELEASE: i32 = 12;
/// The longest permission that can be given, in months: nobody can know what they will want later.
pub const LONGEST_MONTHS: i32 = 36;
/// From this age on a person speaks for themselves.
pub const OF_AGE: i16 = 18;

coded_enum! {
    /// How a permission stands. That its time has run out is seen from its last day.
    Status {
        /// The person was not asked yet, or has not answered.
        Asked = "asked",
        /// The person said yes.
        Given = "given",
        /// The person said no.
        Refused = "refused",
        /// The person said stop.
        Withdrawn = "withdrawn",
        /// The question was taken back before it was answered.
        Dropped = "dropped",
    }
}

coded_enum! {
    /// How the answer was given.
    Way {
        /// Said in front of a witness, and recorded on a worker's phone or computer.
        Spoken = "spoken",
        /// Signed on a printed form.
        Paper = "paper",
        /// On a page that a one-time code opened.
        Code = "code",
    }
}

coded_enum! {
    /// Why somebody who said yes is asked again.
    Again {
        /// The yes was given in custody, and the person is out.
        Release = "release",
        /// Somebody else spoke for them, and they are of age now.
        OfAge = "of_age",
    }
}

/// Who may see what the permission opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// One agency.
    Agency(AgencyId),
    /// Every agency of a kind that is on the case.
    Kind(AgencyKind),
}

/// What a permission covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The categories.
    pub categories: Vec<Category>,
    /// How deep at most.
    pub depth: Depth,
    /// The last day.
    pub ends_on: Date,
}

/// What happens to a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The person says yes; or, asked again, that it stays.
    Give,
    /// The person says no.
    Refuse,
    /// The person says stop.
    Withdraw,
    /// The worker takes the question back.
    Drop,
}

/// An event that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a permission that is {} cannot take {event:?}", status.code())]
pub struct Refused {
    /// How it stands.
    pub status: Status,
    /// The event.
    pub event: Event,
}

/// The status after the event. What was refused or withdrawn stays so: a new yes is a new permission,
/// so that each stands in the record with its own day and witness.
pub const fn apply(status: Status, event: Event) -> Result<Status, Refused> {
    match (status, event) {
        (Status::Asked | Status::Given, Event::Give) => Ok(Status::Given),
        (Status::Asked, Event::Refuse) => Ok(Status::Refused),
        (Status::Asked, Event::Drop) => Ok(Status::Dropped),
        (Status::Given, Event::Withdraw) => Ok(Status::Withdrawn),
        (status, event) => Err(Refused { status, event }),
    }
}

/// What is wrong with a permission as it is to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// It covers nothing.
    #[error("no category is named")]
    NoCategory,
    /// It covers what nobody's permission opens.
    #[error("a category is named that no permission opens")]
    NotTheirs,
    /// It would show nothing.
    #[error("the depth shows nothing")]
    NoDepth,
    /// It ends before it begins.
    #[error("it ends in the past")]
    EndsInThePast,
    /// It lasts longer than anybody can foresee.
    #[error("it lasts too long")]
    TooLong,
    /// A young person's yes needs the guardian's beside it.
    #[error("the guardian is not named")]
    NoGuardian,
    /// A guardian's yes needs the young person's own voice.
    #[error("the young person was not heard")]
    NotHeard,
    /// That no has no effect was not said.
    #[error("that no has no effect was not said")]
    NotTold,
}

/// Whether a permission can open a category at all: of the others, the matrix knows no cell that
/// depends on the person's permission, and victims are not the person's to give.
pub const fn can_be_permitted(category: Category) -> bool {
    !matches!(category, Category::Victim | Category::Risk | Category::ViolenceCommitted)
}

/// Looks at what a permission would cover, on the day it is asked for or given.
pub fn check(scope: &Scope, today: Date) -> Result<(), Invalid> {
    if scope.categories.is_empty() {
        return Err(Invalid::NoCategory);
    }
    if !scope.categories.iter().all(|category| can_be_permitted(*category)) {
        return Err(Invalid::NotTheirs);
    }
    if scope.depth == Depth::None {
        return Err(Invalid::NoDepth);
    }
    if scope.ends_on < today {
        return Err(Invalid::EndsInThePast);
    }
    if scope.ends_on > today.saturating_add(LONGEST_MONTHS.months()) {
        return Err(Invalid::TooLong);
    }
    Ok(())
}

/// Who spoke when the person said yes, and what they had been told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voices<'a> {
    /// The day of birth, where it is known.
    pub born: Option<Date>,
    /// Who speaks for a young person beside them.
    pub guardian: Option<&'a str>,
    /// What a young person said themselves.
    pub own_words: Option<&'a str>,
    /// Whether it was said that no changes nothing about sentence, regime, leave or release.
    pub told_no_effect: bool,
}

/// Looks at a yes. An adult needs nobody beside them; a young person needs the guardian, and is heard
/// all the same. Of whom nobody knows the day of birth, a named guardian says that they are young.
pub fn check_voices(voices: Voices<'_>, today: Date) -> Result<(), Invalid> {
    if !voices.told_no_effect {
        return Err(Invalid::NotTold);
    }
    let minor = is_minor(voices.born, today);
    let (guardian, heard) = (said(voices.guardian), said(voices.own_words));
    if minor && !guardian {
        return Err(Invalid::NoGuardian);
    }
    if guardian && !heard {
        return Err(Invalid::NotHeard);
    }
    Ok(())
}

fn said(words: Option<&str>) -> bool {
    words.is_some_and(|words| !words.trim().is_empty())
}

/// Whether a person is under age on a day; nobody is, of whom the day of birth is not known.
pub fn is_minor(born: Option<Date>, today: Date) -> bool {
    born.and_then(|born| age_on(born, today)).is_some_and(|age| age < OF_AGE)
}

/// The day on which a person comes of age.
pub fn of_age_on(born: Date) -> Date {
    born.saturating_add(i32::from(OF_AGE).years())
}

/// The last day of a permission unless the person wants another: twelve months after release, known or
/// planned, or the end of the service where that comes earlier. Without any of them, twelve months.
pub fn usual_end(today: Date, release: Option<Date>, service_ends: Option<Date>) -> Date {
    let from = release.unwrap_or(today).max(today);
    let after_release = from.saturating_add(MONTHS_AFTER_RELEASE.months());
    match service_ends.filter(|end| *end >= today) {
        Some(end) => end.min(after_release),
        None => after_release,
    }
    .min(today.saturating_add(LONGEST_MONTHS.months()))
}

/// A yes as far as the clock needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How it stands.
    pub status: Status,
    /// The last day.
    pub ends_on: Date,
    /// Why the person is being asked again, since when the question is open.
    pub again: Option<(Again, Date)>,
}

/// Whether a permission opens anything on a day.
///
/// While the question is open again after release, the yes stands: to take help away from somebody in
/// their first two weeks outside, because nobody found the time to ask, would punish the wrong one. A
/// guardian's yes is another matter: two weeks after the young person came of age it speaks for nobody.
pub fn in_force(permission: &Standing, today: Date) -> bool {
    permission.status == Status::Given && last_day(permission) >= today
}

/// The last day on which a permission opens something, as it stands.
pub fn last_day(permission: &Standing) -> Date {
    match permission.again {
        Some((Again::OfAge, since)) => permission.ends_on.min(answer_due(since)),
        Some((Again::Release, _)) | None => permission.ends_on,
    }
}

/// The last day for the answer, where the question was opened again on a day.
pub fn answer_due(since: Date) -> Date {
    since.saturating_add(ASK_AGAIN_DAYS.days())
}

#[cfg(test)]
mod tests;
