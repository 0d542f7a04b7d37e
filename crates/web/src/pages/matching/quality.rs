//! How good the comparison of records is, for administrators: numbers, and nobody's name.

use maud::{Markup, html};
use throughline_app::matching::{self, Quality, Unattended};
use throughline_domain::agency::Role;

use super::status_text;
use crate::{
    components::{
        link::link,
        summary_list::{SummaryRow, summary_list},
        table::{Column, Row, Table},
    },
    errors::Answer,
    i18n::Tr,
    route::{Access, Route},
    visit::Page,
};

const QUALITY: &str = "/matching-quality";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(QUALITY, Access::Roles(&[Role::Administrator]), show)]
}

async fn show(page: Page) -> Answer {
    let found = page.run(matching::quality).await?;
    let tr = page.tr();
    let percent = |share: f64| tr.with("matching-from", &[("percent", tr.decimal(share * 100.0).into())]);
    let rows = found.bands.iter().map(|band| {
        Row::new().cell(percent(band.from)).cell(band.same.to_string()).cell(band.different.to_string())
    });
    Ok(page.html(tr.text("matching-quality")).body(html! {
        h1.tl-title { (tr.text("matching-quality")) }
        p.tl-lead { (tr.text("matching-quality-lead")) }
        (summary_list(&facts(&page, &found)))
        @if found.unattended.pairs > 0 { (unattended(tr, &found.unattended)) }
        h2.tl-section-title { (tr.text("matching-decisions")) }
        p.tl-prose { (tr.text("matching-decisions-lead")) }
        (Table::new(tr.text("matching-decisions"))
            .column(Column::new(tr.text("matching-likely-head")))
            .column(Column::new(tr.with("matching-status", &[("code", "same".into())])).numeric())
            .column(Column::new(tr.with("matching-status", &[("code", "different".into())])).numeric())
            .rows(rows))
    }))
}

/// Pairs that wait with nobody to look at them, and what to do about it.
fn unattended(tr: Tr, found: &Unattended) -> Markup {
    let rows = found.agencies.iter().map(|(agency, name, pairs)| {
        Row::new().cell(link(&format!("/agencies/{agency}"), name.as_str())).cell(pairs.to_string())
    });
    html! {
        h2.tl-section-title { (tr.text("matching-unattended")) }
        p.tl-prose { (tr.count("matching-unattended-lead", usize::try_from(found.pairs).unwrap_or_default())) }
        (Table::new(tr.text("matching-unattended"))
            .column(Column::new(tr.text("matching-agency")))
            .column(Column::new(tr.text("matching-unattended-pairs")).numeric())
            .rows(rows))
        p { (link("/users", tr.text("matching-unattended-users"))) }
    }
}

fn facts<'a>(page: &Page, found: &Quality) -> Vec<SummaryRow<'a>> {
    let tr = page.tr();
    let mut rows = Vec::new();
    if let Some((version, estimated, at)) = &found.model {
        let origin = if *estimated { "estimated" } else { "shipped" };
        let day = tr.full_date(page.local_time(*at).date());
        let words = tr.with(
            "matching-model-is",
            &[("origin", origin.into()), ("version", version.as_str().into()), ("date", day.into())],
        );
        rows.push(SummaryRow::new(tr.text("matching-model"), words));
    }
    if let Some((records, pairs, missed)) = found.run {
        let args = [("records", records.into()), ("pairs", pairs.into()), ("missed", missed.round().into())];
        rows.push(SummaryRow::new(tr.text("matching-run"), tr.with("matching-run-was", &args)));
    }
    rows.push(SummaryRow::new(tr.text("matching-to-compare"), found.to_compare.to_string()));
    for (status, pairs) in &found.pairs {
        let words = tr.with("matching-pairs-of", &[("status", status_text(tr, *status).into())]);
        rows.push(SummaryRow::new(words, pairs.to_string()));
    }
    rows
}
