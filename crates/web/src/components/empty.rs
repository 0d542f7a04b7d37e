//! Nothing here: what will stand here and how to begin, or that it is good so.

use maud::{Markup, html};

use super::link::link;

/// An empty list that can be begun: one sentence and one link.
pub fn empty(title: &str, sentence: &str, act: &str, href: &str) -> Markup {
    html! {
        div.tl-empty {
            h2.tl-empty__title { (title) }
            p { (sentence) }
            p { (link(href, act)) }
        }
    }
}

/// A good empty: "Nobody is overdue", and nothing to do.
pub fn good_empty(sentence: &str) -> Markup {
    html! { div.tl-empty { p { (sentence) } } }
}

/// Long work: how far it is, of how much; it can be left.
pub fn progress(tr: crate::i18n::Tr, title: &str, done: usize, total: usize, jobs: &str) -> Markup {
    html! {
        section class="tl-card tl-progress" {
            h2.tl-empty__title id="progress-title" { (title) }
            progress value=(done) max=(total) aria-labelledby="progress-title" {}
            p.tl-second {
                (tr.text("components-progress-leave")) " "
                (link(jobs, tr.text("components-progress-jobs")))
            }
        }
    }
}
