//! Single keys on a list, for who works through it day by day.
//!
//! The page says which there are; the script makes them act. Without it nothing of this is seen, and
//! every act has its link or its box. Who uses speech or presses keys by accident switches them off
//! on My account (WCAG 2.1.4).

use maud::{Markup, html};

use crate::i18n::Tr;

/// The keys, with what they do. The third is for lists with boxes to tick.
const KEYS: [(&str, &[&str], bool); 6] = [
    ("shortcuts-next", &["j"], false),
    ("shortcuts-previous", &["k"], false),
    ("shortcuts-open", &["o", "Enter"], false),
    ("shortcuts-tick", &["x"], true),
    ("shortcuts-search", &["/"], false),
    ("shortcuts-help", &["?"], false),
];

/// The dialog that `?` opens; `ticks` says whether the list has boxes.
pub fn shortcuts(tr: Tr, ticks: bool) -> Markup {
    html! {
        dialog.tl-shortcuts data-module="tl-shortcuts" aria-labelledby="shortcuts-title" {
            h2.tl-section-title id="shortcuts-title" { (tr.text("shortcuts-title")) }
            (keys(tr, ticks))
            p { a.govuk-link href="/account#keys" { (tr.text("shortcuts-switch-off")) } }
            form method="dialog" {
                button class="govuk-button govuk-button--secondary" type="submit" { (tr.text("shortcuts-close")) }
            }
        }
    }
}

/// The list of keys, as it stands in the dialog and on the page of help.
pub fn keys(tr: Tr, ticks: bool) -> Markup {
    html! {
        dl.tl-keys {
            @for (words, keys, _) in KEYS.iter().filter(|(_, _, on_ticks)| ticks || !on_ticks) {
                dt { @for (index, key) in keys.iter().enumerate() {
                    @if index > 0 { " / " }
                    kbd { (key) }
                } }
                dd { (tr.text(words)) }
            }
        }
    }
}
