//! Notices: that something happened, and a link to where it stands.

use axum::extract::Query;
use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};
use throughline_app::notice::{self, Addressee, Shown};
use throughline_domain::id::PersonId;

use crate::{
    components::{
        button::Button,
        empty::good_empty,
        field::{csrf, hidden},
        link::link,
        pagination::{Pagination, pagination},
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
    vec![
        Route::get(LIST, Access::Session, show),
        Route::post("/notices/read", Access::Session, read),
        Route::post("/notices/unread", Access::Session, unread),
    ]
}

/// What stands in the address.
#[derive(Debug, Default, serde::Deserialize)]
struct At {
    page: Option<i64>,
    /// The instant at which everything was marked read, so that it can be taken back.
    marked: Option<i64>,
}

async fn show(page: Page, Query(at): Query<At>) -> Answer {
    let number = at.page.unwrap_or(1);
    let found = page.run(move |cx| notice::list(cx, number)).await?;
    let tr = page.tr();
    let (current, pages) = found.page;
    let address = |number: i64| format!("{LIST}?page={number}");
    let before = (current > 1).then(|| address(current - 1));
    let after = (current < pages).then(|| address(current + 1));
    let (unread, earlier): (Vec<&Shown>, Vec<&Shown>) =
        found.notices.iter().partition(|notice| notice.unread);
    Ok(page.html(tr.text("notices-title")).body(html! {
        h1.tl-title { (tr.text("notices-title")) }
        p.tl-lead { (tr.count("notices-lead", usize::try_from(found.unread).unwrap_or_default())) }
        @if let Some(marked) = at.marked { (undo(&page, marked)) }
        @if found.unread > 0 {
            form method="post" action="/notices/read" {
                (csrf(&page.csrf()))
                (Button::new(tr.text("notices-read-all")).secondary().once())
            }
        }
        @if found.notices.is_empty() { (good_empty(&tr.text("notices-none"))) }
        @if !unread.is_empty() { (by_day(&page, &unread, |day| html! { h2.tl-notices__day { (day) } })) }
        @if !earlier.is_empty() {
            h2.tl-section-title { (tr.text("notices-earlier")) }
            (by_day(&page, &earlier, |day| html! { h3.tl-notices__day { (day) } }))
        }
        (pagination(tr, Pagination { previous: before.as_deref(), next: after.as_deref() }))
    }))
}

/// The way back from "mark all as read".
fn undo(page: &Page, marked: i64) -> Markup {
    let tr = page.tr();
    html! {
        form method="post" action="/notices/unread" {
            (csrf(&page.csrf()))
            (hidden("marked", &marked.to_string()))
            p { (tr.text("notices-marked")) }
            (Button::new(tr.text("notices-undo")).secondary().small())
        }
    }
}

/// The notices of a day, those about one person together: what happened to somebody is one thing to
/// look at, however many notices it made. The days of what is unread stand right below the page's title.
fn by_day(page: &Page, notices: &[&Shown], heading: impl Fn(String) -> Markup) -> Markup {
    let tr = page.tr();
    let mut days: Vec<(Date, Vec<Group<'_>>)> = Vec::new();
    for notice in notices {
        let day = page.local_time(notice.at).date();
        if days.last().is_none_or(|(known, _)| *known != day) {
            days.push((day, Vec::new()));
        }
        let Some((_, groups)) = days.last_mut() else { continue };
        match groups.iter_mut().find(|group| group.holds(notice)) {
            Some(group) => group.notices.push(notice),
            None => groups.push(Group { person: notice.person, notices: vec![notice] }),
        }
    }
    html! {
        @for (day, groups) in &days {
            (heading(tr.opening_date(*day)))
            ul class="govuk-list tl-notices" { @for group in groups { (one(page, group)) } }
        }
    }
}

struct Group<'a> {
    person: Option<PersonId>,
    notices: Vec<&'a Shown>,
}

impl Group<'_> {
    /// Whether a notice stands with these: about the same person; or about nobody, and saying the same.
    fn holds(&self, notice: &Shown) -> bool {
        self.person == notice.person
            && (self.person.is_some() || self.notices.iter().any(|known| known.kind == notice.kind))
    }
}

fn one(page: &Page, group: &Group<'_>) -> Markup {
    let tr = page.tr();
    let name = group.notices.iter().find_map(|notice| notice.name.as_ref());
    // What happened several times on one day stands there once.
    let mut said: Vec<(&Shown, String)> = Vec::new();
    for notice in &group.notices {
        let words = words(tr, &notice.kind);
        if !said.iter().any(|(_, known)| *known == words) {
            said.push((notice, words));
        }
    }
    // Requests stand for different people, whom nobody may name yet: how many they are is said.
    if let (None, [(_, only)], 2..) = (group.person, said.as_mut_slice(), group.notices.len()) {
        *only =
            tr.with("notices-times", &[("what", only.as_str().into()), ("n", group.notices.len().into())]);
    }
    html! {
        li.tl-notices__item {
            div {
                @if let Some(name) = name { strong { (name) } br; }
                @for (index, (notice, words)) in said.iter().enumerate() {
                    @if index > 0 { br; }
                    @match leads_to(notice) {
                        Some(href) => { (link(&href, words.as_str())) }
                        None => { (words) }
                    }
                    @match notice.addressee {
                        Addressee::Reader => { " " (tag(Tone::Slate, &tr.text("notices-for-you"))) }
                        Addressee::Away(_) => { " " (tag(Tone::Plum, &tr.text("notices-for-colleague"))) }
                        Addressee::Team => {}
                    }
                }
            }
            div.tl-second {
                @if let Some(first) = group.notices.first() { (tr.time(page.local_time(first.at).time())) }
            }
        }
    }
}

/// Where a notice leads: to the person, while this reader may see them, or to the requests.
fn leads_to(notice: &Shown) -> Option<String> {
    let page = match notice.kind.as_str() {
        "invited" => return Some("/requests".to_owned()),
        // Officers review; the lead worker is led to the case, where the history has it.
        "glass_broken" => "/history",
        "agreement_review" | "agreement_ended" => return Some("/agreements".to_owned()),
        "stands_in" => return Some("/my-people?view=all".to_owned()),
        "invitation_accepted"
        | "invitation_declined"
        | "involvement_closed"
        | "case_accepted"
        | "lead_passed" => "/agencies",
        "release_date_moved" | "released" | "returned_to_custody" => "/timeline",
        "permission_given" | "permission_withdrawn" | "permission_refused" | "permission_ask_again" => {
            "/permissions"
        }
        "people_merged" | "people_parted" => "/identity",
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
        "town_disputed" => "notices-town-disputed",
        "town_moved" => "notices-town-moved",
        "involvement_closed" => "notices-involvement-closed",
        "case_accepted" => "notices-case-accepted",
        "named_lead_worker" => "notices-named-lead-worker",
        "handover_asked" => "notices-handover-asked",
        "handover_accepted" => "notices-handover-accepted",
        "handover_declined" => "notices-handover-declined",
        "handover_returned" => "notices-handover-returned",
        "reassigned" => "notices-reassigned",
        "lead_passed" => "notices-lead-passed",
        "stands_in" => "notices-stands-in",
        "no_longer_eligible" => "notices-no-longer-eligible",
        "taken_up" => "notices-taken-up",
        "glass_broken" => "notices-glass-broken",
        "agreement_review" => "notices-agreement-review",
        "agreement_ended" => "notices-agreement-ended",
        "permission_given" => "notices-permission-given",
        "permission_withdrawn" => "notices-permission-withdrawn",
        "permission_refused" => "notices-permission-refused",
        "permission_ask_again" => "notices-permission-ask-again",
        "people_merged" => "notices-people-merged",
        "people_parted" => "notices-people-parted",
        _ => "notices-something",
    })
}

async fn read(page: Page) -> Answer {
    let (read, at) = page.run(notice::mark_all_read).await?;
    if read == 0 {
        return Ok(page.go(LIST));
    }
    Ok(page.go(&format!("{LIST}?marked={}", at.as_microsecond())))
}

async fn unread(page: Page, form: Form) -> Answer {
    let at = form.value("marked").parse().ok().and_then(|at| Timestamp::from_microsecond(at).ok());
    if let Some(at) = at {
        page.run(move |cx| notice::unmark_read(cx, at)).await?;
    }
    Ok(page.go(LIST))
}
