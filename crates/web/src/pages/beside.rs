//! What is written beside something for agencies that may not see all of it, and what they read of it.

use maud::{Markup, html};
use throughline_domain::{beside::Beside, category::Depth};

use crate::{
    components::{
        error_summary::{FieldError, error_for},
        field::Field,
        tag::{Tone, tag},
    },
    forms::Form,
    i18n::Tr,
};

/// The names of the two fields; a second block of a form ends them with `-2`.
fn names(second: bool) -> [String; 2] {
    [Depth::Summary, Depth::Consequence]
        .map(|depth| if second { format!("{}-2", depth.code()) } else { depth.code().to_owned() })
}

/// What was written into the two fields.
pub(in crate::pages) fn read(form: &Form, second: bool) -> Beside {
    let [summary, consequence] = names(second).map(|name| Some(form.value(&name).to_owned()));
    Beside { summary, consequence }
}

/// The two fields.
pub(in crate::pages) fn fields(tr: Tr, form: &Form, errors: &[FieldError], second: bool) -> Markup {
    let [summary, consequence] = names(second);
    let field = |name: &str, label: &str, hint: &str| {
        Field::new(name.to_owned(), tr.text(label))
            .hint(tr.text(hint))
            .error(error_for(errors, name))
            .textarea(tr, 2, form.value(name))
    };
    html! {
        (field(&summary, "beside-summary", "beside-summary-hint"))
        (field(&consequence, "beside-consequence", "beside-consequence-hint"))
    }
}

/// The fields of a form, filled with what stands already.
pub(in crate::pages) fn filled(beside: &Beside, second: bool) -> impl Iterator<Item = (String, String)> {
    let words = [&beside.summary, &beside.consequence].map(|words| words.clone().unwrap_or_default());
    names(second).into_iter().zip(words)
}

/// The two forms as they are read, each with what it is.
pub(in crate::pages) fn shown(tr: Tr, beside: &Beside) -> Markup {
    html! {
        @if let Some(words) = &beside.summary { p.tl-prose { (summary(tr)) " " (words) } }
        @if let Some(words) = &beside.consequence { p.tl-prose { (consequence(tr)) " " (words) } }
    }
}

/// The mark of a summary.
pub(in crate::pages) fn summary(tr: Tr) -> Markup {
    tag(Tone::Stone, &tr.text("beside-in-short"))
}

/// The mark of a practical consequence.
pub(in crate::pages) fn consequence(tr: Tr) -> Markup {
    tag(Tone::Stone, &tr.text("beside-follows"))
}
