//! The history of a case: who did and who saw what, newest first.

use axum::extract::{Path, Query};
use maud::{Markup, html};
use throughline_app::history::{self, Event};
use throughline_domain::id::PersonId;

use crate::{
    components::{
        pagination::{Pagination, pagination},
        table::{Column, Row, Table, two_lines},
    },
    errors::Answer,
    i18n::Tr,
    pages::{
        case::six,
        case_frame::{Frame, Tab, address},
        users::role_name,
    },
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/people/{person}/history", Access::Session, show)]
}

#[derive(serde::Deserialize)]
struct Asked {
    page: Option<usize>,
}

async fn show(page: Page, Path(person): Path<PersonId>, Query(asked): Query<Asked>) -> Answer {
    let wanted = asked.page.unwrap_or(1);
    let shown = page.run(move |cx| history::view(cx, person, wanted)).await?;
    let tr = page.tr();
    let frame = Frame::new(shown.head.clone(), Tab::History);
    let base = format!("{}/history", address(person));
    let (current, pages) = shown.page;
    let to = |number: usize| format!("{base}?page={number}");
    let previous = (current > 1).then(|| to(current - 1));
    let next = (current < pages).then(|| to(current + 1));
    let mut table = Table::new(tr.text("history-caption"))
        .joined()
        .column(Column::new(tr.text("history-head-when")))
        .column(Column::new(tr.text("history-head-who")))
        .column(Column::new(tr.text("history-head-what")));
    for event in &shown.events {
        let when = page.local_time(event.at);
        table = table.row(
            Row::new()
                .cell(two_lines(tr.full_date(when.date()), tr.time(when.time())))
                .cell(who(tr, event))
                .cell(what(tr, event)),
        );
    }
    Ok(frame.html(&page, tr.text("history-title")).body(html! {
        (frame.tabs(tr))
        h1.tl-title { (tr.text("history-title")) }
        p.tl-lead { (tr.text("history-lead")) }
        (table)
        (pagination(tr, Pagination { previous: previous.as_deref(), next: next.as_deref() }))
        (frame.closing(tr))
    }))
}

fn who(tr: Tr, event: &Event) -> Markup {
    let name = event.who.clone().unwrap_or_else(|| tr.text("history-system"));
    let roles: Vec<String> = event.roles.iter().map(|role| role_name(tr, *role)).collect();
    let second: Vec<String> = [roles.join(", "), event.agency.clone().unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    two_lines(name, second.join(" · "))
}

fn what(tr: Tr, event: &Event) -> Markup {
    let second = match &event.dates {
        Some((before, after)) => {
            let words = |day: &Option<jiff::civil::Date>| {
                day.map_or_else(|| tr.text("history-no-date"), |day| tr.full_date(day))
            };
            tr.with("history-dates", &[("before", words(before).into()), ("after", words(after).into())])
        }
        None if event.item.is_some() => event.item.map_or_else(String::new, |(item, status)| {
            format!("{}: {}", tr.text(six::key(item)), tr.text(six::state_key(status)))
        }),
        None if event.erased => tr.text("history-erased"),
        None => String::new(),
    };
    two_lines(tr.text(key(event)), second)
}

/// What was done, in words. The codes are those of the policy's actions, and of the more telling
/// words that use cases write beside them.
fn key(event: &Event) -> &'static str {
    key_of(&event.action, event.detail.as_deref().unwrap_or_default())
}

/// The same of an action's code and what the entry says beside it.
pub(crate) fn key_of(action: &str, detail: &str) -> &'static str {
    match (action, detail) {
        ("person.view", "timeline" | "milestone") => "history-view-timeline",
        ("person.view", "history") => "history-view-history",
        ("person.view", "sheet") => "history-view-sheet",
        ("person.view", "needs") => "history-view-needs",
        ("person.view", "notes") => "history-view-notes",
        ("person.view", "documents" | "document") => "history-view-documents",
        ("person.view", "release_date") => "history-view-release-date",
        ("person.view", "whereabouts") => "history-view-whereabouts",
        ("person.view", "towns") => "history-view-towns",
        ("person.view", "permissions" | "permission") => "history-view-permissions",
        ("person.view", "limits") => "history-view-permissions",
        ("permission.record", "permission.asked") => "history-permission-asked",
        ("permission.record", "permission.asked_again") => "history-permission-asked-again",
        ("permission.record", "permission.given" | "permission.confirmed") => "history-permission-given",
        ("permission.record", "permission.refused") => "history-permission-refused",
        ("permission.record", "permission.withdrawn") => "history-permission-withdrawn",
        ("permission.record", "permission.dropped") => "history-permission-dropped",
        ("permission.record", "permission.code_made") => "history-permission-code",
        ("permission.record", _) => "history-permission",
        ("sharing.narrow" | "sharing.decide", _) => "history-limits",
        ("protection_level.set", _) => "history-level",
        ("break_glass.open", "break_glass.viewed") => "history-glass-viewed",
        ("break_glass.open", _) => "history-glass",
        ("break_glass.review", _) => "history-glass-reviewed",
        ("victim.keep", "victims") => "history-victims-looked",
        ("victim.keep", "release_notices") => "history-release-notices-looked",
        ("victim.keep", "release_notice.asked" | "release_notice.ended") => "history-release-notice",
        ("victim.keep", "release_notice.told") => "history-release-notice-told",
        ("victim.keep", "protective_rule.added" | "protective_rule.removed") => "history-protective-rule",
        ("victim.keep", _) => "history-victims",
        ("person.view", "protective_rules") => "history-protective-rules",
        ("agreement.change", _) => "history-agreement",
        ("disclosure.oversee", _) => "history-disclosures",
        ("people.list", _) => "history-list",
        ("person.view", _) => "history-view-case",
        ("person.edit", _) => "history-edit-person",
        ("release_date.change", _) => "history-release-date",
        ("custody.transfer", _) => "history-transfer",
        ("release_item.mark", _) => "history-release-item",
        ("milestone.settle", _) => "history-milestone",
        ("enrolment.change", "answer") => "history-answer",
        ("enrolment.change", "offered") => "history-offered",
        ("enrolment.change", "accepted") => "history-accepted",
        ("enrolment.change", "declined") => "history-declined",
        ("enrolment.change", "withdrawn") => "history-withdrawn",
        ("enrolment.change", _) => "history-enrolment",
        ("case.accept", _) => "history-case-accepted",
        ("involvement.change", _) => "history-involvement",
        ("involvement.answer", _) => "history-involvement-answer",
        ("lead.hand_over", _) => "history-hand-over",
        ("plan.edit", _) => "history-plan",
        ("records.link", "records.merged") => "history-records-merged",
        ("records.link", "records.parted") => "history-records-parted",
        ("records.link" | "linkage.compared" | "linkage.run", _) => "history-records",
        ("note.write", _) => "history-note",
        ("document.attach", _) => "history-document",
        ("person.record_death", _) => "history-death",
        ("system", _) => "history-system-act",
        (action, _) if action.ends_with(".refused") => "history-refused",
        (action, _) => key_of_agency(action),
    }
}

/// The same of what stands in an agency's own ledger and is about no single person.
fn key_of_agency(action: &str) -> &'static str {
    match action {
        "import.view" => "history-import-view",
        "import.previewed" => "history-import-previewed",
        "import.discarded" => "history-import-discarded",
        "import.row" => "history-import-row",
        "import.corrected" | "import.set_aside" => "history-import-corrected",
        "import.answered" => "history-import-answered",
        "import.source" => "history-import-source",
        "review.view" => "history-review-view",
        "review.decided" => "history-review-decided",
        "sign_in.failed" | "sign_in.code_failed" => "history-sign-in-failed",
        "admin.change" => "history-installation",
        _ => match action.split_once('.').map(|(what, _)| what) {
            Some("import") => "history-import",
            Some("notice") => "history-notice",
            Some("sign_in") => "history-sign-in",
            Some("account") => "history-account",
            Some("user") => "history-user",
            Some("agency") => "history-agency",
            Some("absence") => "history-absence",
            Some("filter") => "history-filter",
            Some("set_up" | "demonstration" | "ledger") => "history-installation",
            _ => "history-other",
        },
    }
}

#[cfg(test)]
mod tests {
    use throughline_app::disclosure;

    use super::key_of;

    /// An officer reads these words and nothing else: "something else" tells nobody what was done.
    #[test]
    fn every_act_that_stands_in_a_ledger_is_named() {
        // What use cases write that is no action of the policy.
        let own = [
            "absence.entered",
            "account.password_set",
            "agency.unit_added",
            "demonstration.marked",
            "filter.saved",
            "import.begun",
            "import.corrected",
            "import.done",
            "import.findings",
            "import.resumed",
            "import.row",
            "import.view",
            "ledger.checkpoint",
            "linkage.compared",
            "linkage.run",
            "notice.read",
            "review.decided",
            "set_up.done",
            "sign_in.completed",
            "sign_in.failed",
            "user.added",
        ];
        // Nobody is ever allowed to, so it stands there as a refusal alone.
        let actions = disclosure::actions().filter(|action| *action != "page.open");
        let unnamed: Vec<&str> =
            actions.chain(own).filter(|action| key_of(action, "") == "history-other").collect();
        assert!(unnamed.is_empty(), "{unnamed:?}");
    }
}
