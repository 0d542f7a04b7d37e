//! The first page of a case: the line drawn, the plan, the release-day six, the programmes.

use axum::extract::Path;
use maud::{Markup, html};
use throughline_app::{
    FieldError,
    case::{self, Bar, Case, Countdown, Head},
    custody::ReleaseDayItem,
    plan::Plan,
};
use throughline_domain::{
    custody::{ItemStatus, ReleaseItem},
    id::PersonId,
    programme::milestone::Status,
};

use crate::{
    components::{
        button::{Button, button_group},
        card::{card, columns},
        link::link,
        six::{SixItem, SixState, six_list},
        timeline::{CaseTimeline, ContactDot, Milestone, MilestoneState, ReferralBar, case_timeline},
    },
    errors::Answer,
    i18n::Tr,
    pages::{
        case_frame::{Frame, Tab, address},
        permissions::categories_text,
        plan,
        victims::rule_text,
    },
    route::{Access, Route},
    visit::Page,
};

pub mod programme;
pub(super) mod six;

/// The routes.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![Route::get("/people/{person}", Access::Session, show)];
    routes.extend(six::routes());
    routes.extend(programme::routes());
    routes
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    first_page(&page, person, &[]).await
}

/// The first page, with what was wrong with a form that stands on it.
async fn first_page(page: &Page, person: PersonId, errors: &[FieldError]) -> Answer {
    let case = page.run(move |cx| case::view(cx, person)).await?;
    let tr = page.tr();
    let frame = Frame::new(case.head.clone(), Tab::Plan);
    let errors = page.words(errors);
    Ok(frame.html(page, tr.text("case-title")).errors(&errors).body(html! {
        (frame.tabs(tr))
        @if case.head.countdown != Countdown::Withheld { (drawn(tr, &case)) }
        (columns(main(tr, &case), side(tr, &case, &page.csrf())))
        (frame.closing(tr))
    }))
}

fn main(tr: Tr, case: &Case) -> Markup {
    html! {
        @match &case.plan {
            Some(shown) => (plan_section(tr, &case.head, shown)),
            None => {
                h2.tl-section-title { (tr.text("case-no-plan-title")) }
                p.tl-prose { (tr.text("case-no-plan")) }
            }
        }
    }
}

fn plan_section(tr: Tr, head: &Head, shown: &Plan) -> Markup {
    plan::goals(tr, head, shown)
}

fn side(tr: Tr, case: &Case, csrf: &str) -> Markup {
    let base = address(case.head.person);
    html! {
        @if !case.protective.is_empty() {
            (card(&tr.text("case-protective"), html! {
                @for rule in &case.protective { (rule_text(tr, rule)) }
                p.tl-second { (tr.text("case-protective-lead")) }
            }))
        }
        @if !case.six.is_empty() { (release_day_six(tr, case, &base)) }
        (programme::card_of(tr, case, csrf))
        (could_open(tr, case, &base))
        @if case.head.can.change_date { (dates(tr, case, &base)) }
    }
}

/// What the person's yes could open, whether or not anything was written down: it tells nothing by itself.
fn could_open(tr: Tr, case: &Case, base: &str) -> Markup {
    let categories = &case.could_open;
    html! {
        @if !categories.is_empty() {
            (card(&tr.text("case-could-open"), html! {
                p { (categories_text(tr, categories)) }
                p.tl-second { (tr.text("case-could-open-lead")) }
                p.tl-links {
                    @if case.head.can.permit {
                        (link(&format!("{base}/permissions/new"),
                            tr.with("permissions-ask", &[("name", case.head.first_name.as_str().into())])))
                        " "
                    }
                    (link(&format!("{base}/sharing"), tr.text("who-sees-title")))
                }
            }))
        }
    }
}

/// The six in their side card, each leading to where it is marked.
fn release_day_six(tr: Tr, case: &Case, base: &str) -> Markup {
    let notes: Vec<(SixState, String, String)> = ReleaseItem::ALL
        .iter()
        .map(|item| {
            let known = case.six.iter().find(|known| known.item == *item);
            let state = known.map_or(SixState::Withheld, |known| state(known.status));
            (state, note(tr, known), format!("{base}/six/{}", item.code()))
        })
        .collect();
    let items: Vec<SixItem<'_>> = notes
        .iter()
        .map(|(state, note, href)| SixItem {
            state: *state,
            note,
            href: case.head.can.mark_six.then_some(href.as_str()),
        })
        .collect();
    let Ok(items): Result<[SixItem<'_>; 6], _> = items.try_into() else { return html! {} };
    html! {
        div id="six" {
            (card(&tr.text("case-six"), html! {
                p.tl-second { (tr.text("case-six-lead")) }
                (six_list(tr, &items))
                p { (link(&format!("{base}/sheet"), tr.text("case-print-sheet"))) }
            }))
        }
    }
}

const fn state(status: ItemStatus) -> SixState {
    match status {
        ItemStatus::Ready | ItemStatus::Declined => SixState::Ready,
        ItemStatus::Waiting => SixState::Waiting,
        ItemStatus::Missing => SixState::Missing,
    }
}

fn note(tr: Tr, known: Option<&ReleaseDayItem>) -> String {
    let Some(known) = known else { return String::new() };
    let mut parts: Vec<String> = known.detail.clone().into_iter().collect();
    if known.status == ItemStatus::Declined {
        parts.insert(0, tr.text("case-six-declined"));
    }
    if let Some(due) = known.due_on.filter(|_| known.status != ItemStatus::Ready) {
        parts.push(tr.with("case-six-by", &[("date", tr.day_month(due).into())]));
    }
    parts.join(", ")
}

/// What can be done about the dates.
fn dates(tr: Tr, case: &Case, base: &str) -> Markup {
    let act = if case.head.released_on().is_some() { "case-change-release" } else { "case-move-date" };
    card(
        &tr.text("case-dates"),
        html! {
            p.tl-second { (tr.text("case-dates-lead")) }
            (button_group(html! { (Button::link(tr.text(act), format!("{base}/release")).secondary().small()) }))
        },
    )
}

/// The line of the case, from what has a day.
fn drawn(tr: Tr, case: &Case) -> Markup {
    let release = match &case.head.countdown {
        Countdown::To { day, .. } | Countdown::Since { day, .. } => Some(*day),
        Countdown::NeverInside | Countdown::Unknown | Countdown::Withheld => None,
    };
    let admission = tr.text("case-line-admission");
    let mut milestones: Vec<Milestone<'_>> = case
        .milestones
        .iter()
        .filter_map(|known| {
            let state = match known.status {
                Status::Met => MilestoneState::Done,
                Status::Overdue { .. } => MilestoneState::Overdue,
                Status::Projected | Status::Open | Status::DueSoon | Status::DueToday => {
                    MilestoneState::ToCome
                }
                Status::Waiting | Status::Exempt | Status::NotApplicable | Status::Missed => return None,
            };
            Some(Milestone { label: &known.label, date: known.day, state })
        })
        .collect();
    if let Some(day) = case.admitted_on {
        milestones.push(Milestone { label: &admission, date: day, state: MilestoneState::Done });
    }
    let mut partners: Vec<&Bar> = case.partners.iter().collect();
    partners.sort_by_key(|bar| bar.from);
    let labels: Vec<String> = partners.iter().map(|bar| partner(tr, bar)).collect();
    let referrals = partners
        .iter()
        .zip(&labels)
        .map(|(bar, label)| ReferralBar { label, from: bar.from, to: None, accepted: bar.accepted })
        .collect();
    let table = format!("{}/timeline", address(case.head.person));
    case_timeline(
        tr,
        &CaseTimeline {
            admission: case.admitted_on,
            release,
            follow_up_ends: case.follow_up_ends,
            milestones,
            contacts: case.contacts.iter().map(|day| ContactDot { date: *day, held: true }).collect(),
            referrals,
            table: &table,
        },
    )
}

fn partner(tr: Tr, bar: &Bar) -> String {
    let key = if bar.accepted { "case-line-accepted" } else { "case-line-asked" };
    tr.with(key, &[("agency", bar.agency.as_str().into())])
}

#[cfg(test)]
mod tests;
