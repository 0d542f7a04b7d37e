//! Status words and flags. The word is the status; the colour only helps to find it.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use crate::i18n::Tr;

/// The colour of a tag, by its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Not begun, or set aside.
    Stone,
    /// Due soon; Friday; before a holiday.
    Amber,
    /// Something that someone can fix.
    Brick,
    /// With someone else.
    Slate,
    /// Done.
    Pine,
    /// The person decides.
    Plum,
    /// A legal condition: white on stone, unlike every other.
    Condition,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Stone => "govuk-tag govuk-tag--grey",
            Self::Amber => "govuk-tag govuk-tag--yellow",
            Self::Brick => "govuk-tag govuk-tag--red",
            Self::Slate => "govuk-tag govuk-tag--blue",
            Self::Pine => "govuk-tag govuk-tag--green",
            Self::Plum => "govuk-tag govuk-tag--purple",
            Self::Condition => "govuk-tag tl-tag--condition",
        }
    }
}

/// A tag with words of the page's own, such as the flag "Before a holiday".
pub fn tag(tone: Tone, text: &str) -> Markup {
    html! { strong class=(tone.class()) { (text) } }
}

/// Every status word of the design language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nobody has begun.
    NotStarted,
    /// Somebody is at it.
    Started,
    /// Due within seven days.
    DueSoon,
    /// Past its date; the date and the number of days stand beside it.
    Overdue,
    /// With someone else; "asked 26 Feb" stands beside it.
    Waiting,
    /// A step that is done.
    Done,
    /// One of the release-day six that is there.
    Ready,
    /// One of the six is not there and nobody has answered.
    Missing,
    /// Somebody said no.
    Declined,
    /// Not needed for this person, with a reason.
    Exempt,
    /// Taken back.
    Cancelled,
    /// The person decides.
    NeedsPermission,
    /// Nobody could reach the person.
    NoAccess,
    /// Set by a court or an authority.
    Condition,
}

/// The states of a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferralStatus {
    /// On its way, not yet read.
    Sent,
    /// Read, not answered.
    Waiting,
    /// Yes.
    Accepted,
    /// They ask something first.
    Question,
    /// No, with a reason.
    Declined,
    /// Taken back by those who sent it.
    Withdrawn,
    /// The service has ended.
    Ended,
}

/// The tag of a status.
pub fn status_tag(tr: Tr, status: Status) -> Markup {
    let (tone, key) = match status {
        Status::NotStarted => (Tone::Stone, "components-status-not-started"),
        Status::Started => (Tone::Slate, "components-status-started"),
        Status::DueSoon => (Tone::Amber, "components-status-due-soon"),
        Status::Overdue => (Tone::Brick, "components-status-overdue"),
        Status::Waiting => (Tone::Slate, "components-status-waiting"),
        Status::Done => (Tone::Pine, "components-status-done"),
        Status::Ready => (Tone::Pine, "components-status-ready"),
        Status::Missing => (Tone::Brick, "components-status-missing"),
        Status::Declined => (Tone::Stone, "components-status-declined"),
        Status::Exempt => (Tone::Stone, "components-status-exempt"),
        Status::Cancelled => (Tone::Stone, "components-status-cancelled"),
        Status::NeedsPermission => (Tone::Plum, "components-status-needs-permission"),
        Status::NoAccess => (Tone::Brick, "components-status-no-access"),
        Status::Condition => (Tone::Condition, "components-status-condition"),
    };
    let sign = match status {
        Status::Missing | Status::NoAccess => Some(Icon::Gap),
        Status::NeedsPermission => Some(Icon::Lock),
        _ => None,
    };
    html! {
        strong class=(tone.class()) {
            @if let Some(sign) = sign { (icon(sign)) " " }
            (tr.text(key))
        }
    }
}

/// The tag of a referral's state.
pub fn referral_tag(tr: Tr, status: ReferralStatus) -> Markup {
    let (tone, key) = match status {
        ReferralStatus::Sent => (Tone::Slate, "components-referral-sent"),
        ReferralStatus::Waiting => (Tone::Slate, "components-status-waiting"),
        ReferralStatus::Accepted => (Tone::Pine, "components-referral-accepted"),
        ReferralStatus::Question => (Tone::Amber, "components-referral-question"),
        ReferralStatus::Declined => (Tone::Stone, "components-status-declined"),
        ReferralStatus::Withdrawn => (Tone::Stone, "components-referral-withdrawn"),
        ReferralStatus::Ended => (Tone::Stone, "components-referral-ended"),
    };
    tag(tone, &tr.text(key))
}
