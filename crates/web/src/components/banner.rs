//! Said and done: the notification banner, after an act or before one.

use maud::{Markup, Render, html};

use crate::i18n::Tr;

/// What was just done, with the way to undo it where there is one.
pub fn success_banner(tr: Tr, heading: impl Render, more: impl Render) -> Markup {
    banner(
        "govuk-notification-banner govuk-notification-banner--success",
        "alert",
        &tr.text("components-banner-success"),
        heading,
        more,
    )
}

/// Something to know before going on.
pub fn notice_banner(tr: Tr, heading: impl Render, more: impl Render) -> Markup {
    banner("govuk-notification-banner", "region", &tr.text("components-banner-important"), heading, more)
}

fn banner(class: &str, role: &str, title: &str, heading: impl Render, more: impl Render) -> Markup {
    html! {
        div class=(class) role=(role) aria-labelledby="govuk-notification-banner-title"
            data-module="govuk-notification-banner" {
            div.govuk-notification-banner__header {
                h2.govuk-notification-banner__title id="govuk-notification-banner-title" { (title) }
            }
            div.govuk-notification-banner__content {
                p.govuk-notification-banner__heading { (heading) }
                (more)
            }
        }
    }
}
