//! Cards: the white boxes of the side column and of dashboards.

use maud::{Markup, Render, html};

/// A card with a heading of the second level.
pub fn card(title: &str, content: impl Render) -> Markup {
    html! {
        section.tl-card {
            h2.tl-card__title { (title) }
            (content)
        }
    }
}

/// A list of facts in a card: a bold line and a soft one, with hairlines between.
pub fn fact_list(facts: &[(Markup, Markup)]) -> Markup {
    html! {
        ul.tl-facts {
            @for (first, second) in facts {
                li { span.tl-first { (first) } " " span.tl-second { (second) } }
            }
        }
    }
}

/// The main column and the side column; one column below 640 px, the side last.
pub fn columns(main: impl Render, side: impl Render) -> Markup {
    html! {
        div.tl-columns {
            div.tl-columns__main { (main) }
            div.tl-columns__side { (side) }
        }
    }
}

/// The title of a list with its lead sentence, which says the state in numbers, and at its right
/// what can be done with the whole page.
pub fn page_head(title: &str, lead: impl Render, aside: impl Render) -> Markup {
    html! {
        div.tl-page-head {
            div {
                h1.tl-title { (title) }
                p.tl-lead { (lead) }
            }
            div.tl-page-head__aside { (aside) }
        }
    }
}

/// The heading of a section with its buttons at the right.
pub fn section_head(title: impl Render, aside: impl Render) -> Markup {
    html! {
        div.tl-section-head {
            h2.tl-section-title { (title) }
            div.tl-section-head__aside { (aside) }
        }
    }
}
