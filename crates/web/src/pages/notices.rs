//! Notices: that something happened, and a link to where it stands.

use maud::{Markup, html};
use throughline_app::notice::{self, Shown};
use throughline_domain::id::NoticeId;

use crate::{
    components::{
        button::Button,
        empty::good_empty,
        field::{csrf, hidden},
        link::link,
        tag::{Tone, tag},
    },
    errors::Answer,
    forms::Form,
    i18n::Tr,
    route::{Access, Route},
    visit::Page,
};

const LIST: &str = "/notices";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![Route::get(LIST, Access::Session, show), Route::post("/notices/read", Access::Session, read)]
}

async fn show(page: Page) -> Answer {
    let notices = page.run(notice::list).await?;
    let tr = page.tr();
    let (unread, earlier): (Vec<_>, Vec<_>) = notices.into_iter().partition(|notice| !notice.read);
    Ok(page.html(tr.text("notices-title")).body(html! {
        h1.tl-title { (tr.text("notices-title")) }
        p.tl-lead { (tr.count("notices-lead", unread.len())) }
        @if unread.is_empty() {
            (good_empty(&tr.text("notices-none")))
        } @else {
            (list(&page, &unread))
            form method="post" action="/notices/read" {
                (csrf(&page.csrf()))
                @for notice in &unread { (hidden("notice", &notice.id.to_string())) }
                (Button::new(tr.text("notices-read-all")).secondary().once())
            }
        }
        @if !earlier.is_empty() {
            h2.tl-section-title { (tr.text("notices-earlier")) }
            (list(&page, &earlier))
        }
    }))
}

fn list(page: &Page, notices: &[Shown]) -> Markup {
    let tr = page.tr();
    html! {
        ul class="govuk-list tl-notices" {
            @for notice in notices {
                @let at = page.local_time(notice.at);
                li.tl-notices__item {
                    div {
                        @match leads_to(notice) {
                            Some(href) => { (link(&href, line(tr, notice))) }
                            None => { (line(tr, notice)) }
                        }
                        @if notice.personal { " " (tag(Tone::Slate, &tr.text("notices-for-you"))) }
                    }
                    div.tl-second { (tr.table_date(at.date())) ", " (tr.time(at.time())) }
                }
            }
        }
    }
}

/// What happened, and to whom where the reader may know.
fn line(tr: Tr, notice: &Shown) -> Markup {
    html! {
        @if let Some(name) = &notice.name { strong { (name) } ": " }
        (words(tr, &notice.kind))
    }
}

/// Where a notice leads: to the person, while this reader may see them, or to the requests.
fn leads_to(notice: &Shown) -> Option<String> {
    let page = match notice.kind.as_str() {
        "invited" => return Some("/requests".to_owned()),
        "invitation_accepted" | "invitation_declined" | "involvement_closed" | "case_accepted" => "/agencies",
        "release_date_moved" | "released" | "returned_to_custody" => "/timeline",
        "handover_asked" | "handover_accepted" | "handover_declined" | "handover_returned" => "/handovers",
        _ => "",
    };
    notice.person.map(|person| format!("/people/{person}{page}"))
}

fn words(tr: Tr, kind: &str) -> String {
    tr.text(match kind {
        "release_date_moved" => "notices-release-date-moved",
        "released" => "notices-released",
        "returned_to_custody" => "notices-returned-to-custody",
        "invited" => "notices-invited",
        "invitation_accepted" => "notices-invitation-accepted",
        "invitation_declined" => "notices-invitation-declined",
        "invitation_taken_back" => "notices-invitation-taken-back",
        "involvement_closed" => "notices-involvement-closed",
        "case_accepted" => "notices-case-accepted",
        "named_lead_worker" => "notices-named-lead-worker",
        "handover_asked" => "notices-handover-asked",
        "handover_accepted" => "notices-handover-accepted",
        "handover_declined" => "notices-handover-declined",
        "handover_returned" => "notices-handover-returned",
        "reassigned" => "notices-reassigned",
        _ => "notices-something",
    })
}

async fn read(page: Page, form: Form) -> Answer {
    let ids: Vec<NoticeId> = form.values("notice").filter_map(|id| id.parse().ok()).collect();
    page.run(move |cx| notice::mark_read(cx, &ids)).await?;
    Ok(page.go(LIST))
}
