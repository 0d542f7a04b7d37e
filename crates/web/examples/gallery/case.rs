//! The case page, at its plan.

use jiff::civil::date;
use maud::{Markup, html};
use throughline_web::components::button::Button;
use throughline_web::components::card::{card, columns, fact_list, section_head};
use throughline_web::components::goal::{Goal, Step, goal_card};
use throughline_web::components::identity_bar::{IdentityBar, identity_bar};
use throughline_web::components::link::link;
use throughline_web::components::primary_navigation::NavItem;
use throughline_web::components::six::{SixItem, SixState, six_list};
use throughline_web::components::sub_navigation::{Section, sub_navigation};
use throughline_web::components::tag::Status::{self, Done, DueSoon, NotStarted, Overdue, Waiting};
use throughline_web::components::tag::{Tone, tag};
use throughline_web::components::timeline::{
    CaseTimeline, ContactDot, Milestone, MilestoneState, ReferralBar, case_timeline,
};
use throughline_web::components::withheld::{Withholding, standing_sentence, withheld};
use throughline_web::i18n::Tr;

pub const NAV: [NavItem<'static>; 5] = [
    NavItem::new("My people", "people.html").current(true),
    NavItem::new("Calendar", "#"),
    NavItem::new("Requests", "#").waiting(2),
    NavItem::new("Directory", "#"),
    NavItem::new("Monthly report", "#"),
];

pub fn page(tr: Tr) -> Markup {
    let sections: Vec<Section<'_>> = [
        "Plan",
        "Timeline",
        "Needs",
        "Referrals",
        "Appointments",
        "Permissions",
        "People and agencies",
        "Documents",
        "Conditions",
        "History",
    ]
    .into_iter()
    .map(|text| Section::new(text, "#").current(text == "Plan"))
    .collect();
    let body = html! {
        (sub_navigation(tr, "Sections of the case", &sections))
        (case_timeline(tr, &timeline()))
        (columns(plan(tr), side(tr)))
        (standing_sentence(tr))
    };
    crate::frame(tr, "Youssef El Amrani", "Associació Pont Obert", "Marta Soler i Vidal")
        .nav(&NAV)
        .identity(identity())
        .render(body)
}

fn identity() -> Markup {
    identity_bar(&IdentityBar {
        name: "Youssef El Amrani",
        about: "Born 14 June 1997. Speaks Darija and Spanish. Interpreter for decisions",
        countdown: "5 weeks 2 days",
        countdown_to: "to release, Thu 16 April",
        facts: vec![
            ("Lead worker".to_owned(), html! { (link("#", "Marta Soler i Vidal")) ", Pont Obert" }),
            ("Programme".to_owned(), html! { "Post-release support" }),
            ("Status".to_owned(), html! { "Accepted 29 January" }),
        ],
        flags: vec![tag(Tone::Brick, "No ID"), tag(Tone::Amber, "Handover not booked")],
    })
}

fn timeline() -> CaseTimeline<'static> {
    use MilestoneState::{Done, Overdue, ToCome};
    let milestone = |label, on, state| Milestone { label, date: on, state };
    let held = |on| ContactDot { date: on, held: true };
    let booked = |on| ContactDot { date: on, held: false };
    let bar = |label, from, to, accepted| ReferralBar { label, from, to: Some(to), accepted };
    CaseTimeline {
        admission: Some(date(2024, 9, 4)),
        release: Some(date(2026, 4, 16)),
        follow_up_ends: Some(date(2027, 4, 16)),
        milestones: vec![
            milestone("Admission", date(2024, 9, 4), Done),
            milestone("Offer made", date(2026, 1, 16), Done),
            milestone("Accepted", date(2026, 1, 29), Done),
            milestone("Met in prison", date(2026, 2, 12), Done),
            milestone("Apply for ID", date(2026, 3, 5), Overdue),
            milestone("Handover", date(2026, 3, 19), ToCome),
            milestone("Plan signed", date(2026, 4, 2), ToCome),
            milestone("One-week check", date(2026, 4, 9), ToCome),
            milestone("Review", date(2026, 5, 16), ToCome),
            milestone("Review", date(2026, 7, 15), ToCome),
            milestone("Review", date(2026, 10, 13), ToCome),
            milestone("Follow-up ends", date(2027, 4, 16), ToCome),
        ],
        contacts: vec![
            held(date(2026, 1, 16)),
            held(date(2026, 1, 29)),
            held(date(2026, 2, 12)),
            held(date(2026, 2, 19)),
            held(date(2026, 2, 26)),
            held(date(2026, 3, 3)),
            held(date(2026, 3, 9)),
            booked(date(2026, 3, 12)),
            booked(date(2026, 4, 16)),
            booked(date(2026, 4, 21)),
        ],
        referrals: vec![
            bar("Llar Sant Roc: bed, accepted", date(2026, 2, 20), date(2026, 10, 1), true),
            bar("Work desk Terrassa: accepted", date(2026, 2, 26), date(2026, 8, 1), true),
            bar("Health centre: accepted", date(2026, 3, 3), date(2026, 6, 1), true),
            bar("Debt advice: waiting", date(2026, 3, 3), date(2026, 5, 1), false),
        ],
        table: "#table",
    }
}

fn step(
    status: Status,
    text: &'static str,
    second: Markup,
    owner: &'static str,
    when: &'static str,
) -> Step<'static> {
    Step { status, text, href: Some("#step"), second, owner, when }
}

fn plan(tr: Tr) -> Markup {
    let goals = [
        Goal {
            title: "A room of my own",
            words: "I want a door I can close, and near my sister.",
            about: "Housing · 2 of 3 steps done",
            steps: vec![
                step(Done, "Apply to Llar Sant Roc", html! {}, "Marta", "20 Feb"),
                step(Done, "Visit the house on leave", html! {}, "Youssef", "3 Mar"),
                step(
                    NotStarted,
                    "Sign the house rules",
                    html! { "With Marta and an interpreter" },
                    "Youssef",
                    "9 Apr",
                ),
            ],
            foot: Markup::default(),
        },
        Goal {
            title: "My papers in order",
            words: "Without papers nothing else works.",
            about: "ID and documents · 0 of 2 steps done",
            steps: vec![
                step(
                    Overdue,
                    "Book the NIE renewal at the police office",
                    html! { "Needs a leave permit for the fingerprints" },
                    "Laia, prison",
                    "5 Mar, 5 days overdue",
                ),
                step(
                    NotStarted,
                    "Register the address at the town hall",
                    html! { "Waits for: the NIE" },
                    "Terrassa",
                    "17 Apr",
                ),
            ],
            foot: Markup::default(),
        },
        Goal {
            title: "Work in a kitchen",
            words: "I cooked for 90 people here. I can do that outside.",
            about: "Work · 1 of 3 steps done",
            steps: vec![
                step(Done, "Food-hygiene certificate", html! {}, "Youssef", "18 Feb"),
                step(
                    Waiting,
                    "First talk at the work desk",
                    html! { "No date for 12 days. " (link("#", "Remind them")) },
                    "Terrassa",
                    "asked 26 Feb",
                ),
                step(DueSoon, "Choose two places to ask", html! {}, "Youssef", "12 Mar"),
            ],
            foot: Markup::default(),
        },
    ];
    html! {
        (section_head("Plan", html! {
            (Button::link("Add a step", "#").secondary().small())
            (Button::link("Write a note", "#").small())
        }))
        @for goal in &goals { (goal_card(tr, goal)) }
        p { (link("#", "2 finished goals")) }
    }
}

fn side(tr: Tr) -> Markup {
    let item = |state, note| SixItem { state, note, href: None };
    html! {
        (card("Release-day six", html! {
            p.tl-second { "Every person leaves with all six" }
            (six_list(tr, &[
                item(SixState::Missing, "No appointment yet"),
                item(SixState::Ready, "Llar Sant Roc, key at 13:00"),
                item(SixState::Waiting, "Claim sent 4 March"),
                item(SixState::Ready, "Train ticket, Marta at the gate"),
                item(SixState::Waiting, "Prison nurse, by 9 April"),
                item(SixState::Ready, "Marta, 600 000 112"),
            ]))
            p { (link("#", "Print the release sheet")) " in Arabic and Spanish" }
        }))
        (withheld(tr, "Mental health and medication", Withholding::NeedsPermission { of: "Youssef", ask: "#ask" }, "#why"))
        (withheld(tr, "Risk assessment", Withholding::ByRule { reason: "not needed for your work in this programme" }, "#why"))
        (card("Latest", fact_list(&[
            (html! { "Marta wrote a note" }, html! { "Yesterday, 16:40 · Housing" }),
            (html! { "Llar Sant Roc accepted" }, html! { "3 March · Bed from 16 April" }),
            (html! { "Laia sent the benefit claim" }, html! { "4 March · Money" }),
        ])))
    }
}
