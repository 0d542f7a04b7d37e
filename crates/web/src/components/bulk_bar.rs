//! Acts on all ticked people, above the table, always there. Release dates are never among them.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::i18n::Tr;

/// Something to do with the ticked people.
#[derive(Debug, Clone)]
pub struct BulkAction<'a> {
    /// "Print release sheets".
    pub text: Cow<'a, str>,
    /// Where the form goes.
    pub action: Cow<'a, str>,
}

/// The bar, inside the form that also holds the table. `ticked` is known where the address names
/// ticked people; the script keeps it true afterwards. `invitation` is what the bar says while
/// nobody is ticked ("Tick people to print, ask or assign"); `untick` is the list without ticks.
pub fn bulk_bar(tr: Tr, ticked: usize, invitation: &str, actions: &[BulkAction<'_>], untick: &str) -> Markup {
    html! {
        div.tl-bulk data-module="tl-bulk"
            data-one=(tr.count("components-ticked", 1))
            data-many=(tr.with("components-ticked", &[("n", 2.into())]))
            data-none=(invitation) {
            p.tl-bulk__count role="status" {
                @if ticked == 0 { (invitation) } @else { (tr.count("components-ticked", ticked)) }
            }
            @for action in actions {
                button.tl-bulk__action type="submit" formaction=(action.action) { (action.text) }
            }
            a.tl-bulk__untick href=(untick) { (tr.text("components-untick-all")) }
        }
    }
}
