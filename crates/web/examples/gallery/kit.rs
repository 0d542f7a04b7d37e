//! What the four sample pages do not show: forms, errors, banners, empties, conditions.

use maud::{Markup, html};
use throughline_web::components::banner::success_banner;
use throughline_web::components::button::{Button, button_group};
use throughline_web::components::card::card;
use throughline_web::components::choice::Choice;
use throughline_web::components::condition::condition;
use throughline_web::components::date_input::DateParts;
use throughline_web::components::details::details;
use throughline_web::components::empty::{empty, good_empty, progress};
use throughline_web::components::error_summary::{FieldError, error_for, error_summary};
use throughline_web::components::field::Field;
use throughline_web::components::link::link;
use throughline_web::components::summary_list::{SummaryRow, summary_list};
use throughline_web::components::tag::{ReferralStatus, Status, referral_tag, status_tag};
use throughline_web::components::why::why_popover;
use throughline_web::i18n::Tr;

const STATUSES: [Status; 13] = [
    Status::NotStarted,
    Status::DueSoon,
    Status::Overdue,
    Status::Waiting,
    Status::Done,
    Status::Ready,
    Status::Missing,
    Status::Declined,
    Status::Exempt,
    Status::Cancelled,
    Status::NeedsPermission,
    Status::NoAccess,
    Status::Condition,
];
const REFERRALS: [ReferralStatus; 7] = [
    ReferralStatus::Sent,
    ReferralStatus::Waiting,
    ReferralStatus::Accepted,
    ReferralStatus::Question,
    ReferralStatus::Declined,
    ReferralStatus::Withdrawn,
    ReferralStatus::Ended,
];

pub fn page(tr: Tr) -> Markup {
    let errors = [FieldError {
        field: "date".to_owned(),
        text: "Enter a date after 4 September 2024, the day of admission".to_owned(),
    }];
    let typed = DateParts { day: "2".to_owned(), month: "4".to_owned(), year: "2024".to_owned() };
    let body = html! {
        (error_summary(tr, &errors))
        (success_banner(tr, "The note about Fatima is saved", html! { (link("#undo", "Undo")) }))
        h1.tl-title { "Components" }
        p.tl-lead {
            "The pages " (link("releases.html", "Releases")) ", " (link("case.html", "a case")) ", "
            (link("change.html", "a date that moves")) " and " (link("people.html", "My people")) " show the rest."
        }
        (card("Status words", html! {
            p { @for status in STATUSES { (status_tag(tr, status)) " " } }
            p { @for status in REFERRALS { (referral_tag(tr, status)) " " } }
        }))
        (card("Form", html! {
            form {
                (Field::new("name", "Name").bold().hint("As the person writes it").spellcheck(false).input(tr, ""))
                (Field::new("date", "New release date").bold().error(error_for(&errors, "date")).date(tr, &typed))
                (Field::new("kind", "What happened").bold().radios(tr, &[Choice::new("met", "Met").chosen(true), Choice::new("phone", "Phoned")]))
                (Field::new("topics", "About").bold().checkboxes(tr, &[Choice::new("housing", "Housing"), Choice::new("health", "Health").hint("Fewer people can read it")]))
                (Field::new("town", "Town").bold().select(tr, &[Choice::new("vic", "Vic"), Choice::new("reus", "Reus")]))
                (Field::new("more", "More").bold().textarea(tr, 3, ""))
                (Field::new("password", "Password").bold().password(tr))
                (button_group(html! {
                    (Button::new("Save note")) (Button::link("Add a step", "#").secondary()) (Button::new("Yes, stop").warning()) (link("#", "Cancel"))
                }))
            }
        }))
        (summary_list(&[
            SummaryRow::new("Born", "14 June 1997").action("#", "Change", "date of birth"),
            SummaryRow::new("Speaks", "Darija and Spanish"),
        ]))
        (condition(tr, "Report to the police every Monday", html! { p { "Until 16 October 2026." } }, "Court of Terrassa, 9 March 2026"))
        (empty("No referrals yet", "A referral asks another agency to help. They answer yes, no, or a question.", "Find a service near Terrassa", "#"))
        (good_empty("Nobody is overdue."))
        (progress(tr, "Reading the roster: 412 of 1,180 rows", 412, 1180, "#jobs"))
        (details("Who decides this?", html! { p { "The programme’s rules of the day." } }))
        (why_popover(tr, "Pont Obert sees all of housing because Youssef allowed it.", "Permission of 12 February 2026.", "#why"))
    };
    crate::frame(tr, "Components", "Agency", "Name of person")
        .demo(true)
        .nav(&crate::releases::NAV)
        .errors(true)
        .render(body)
}
