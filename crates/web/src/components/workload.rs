//! The weighted workload of a worker, with the agency's red line.

use maud::{Markup, Render, html};

use super::icon::gap;
use crate::i18n::Tr;

/// A worker's workload, in weighted points as the pack counts them.
#[derive(Debug, Clone, Copy)]
pub struct Workload {
    /// Points of people with intensive support.
    pub intensive: f64,
    /// Points of people with regular support.
    pub regular: f64,
    /// Points of people with light support.
    pub light: f64,
    /// The agency's red line for this worker's hours; 50 for full time unless set.
    pub red_line: f64,
}

impl Workload {
    fn total(self) -> f64 {
        self.intensive + self.regular + self.light
    }
}

/// How wide the drawing is, in its own units; the bar ends 20 % above the red line or the total.
const WIDTH: f64 = 400.0;

/// The bar with its numbers; `detail` says how many people and what will change it.
pub fn workload_bar(tr: Tr, load: Workload, detail: impl Render) -> Markup {
    let total = load.total();
    let scale = WIDTH / (total.max(load.red_line) * 1.2).max(1.0);
    let (intensive, regular) = (load.intensive * scale, load.regular * scale);
    let bars = [
        ("tl-load__intensive", 0.0, intensive),
        ("tl-load__regular", intensive, regular),
        ("tl-load__light", intensive + regular, load.light * scale),
    ];
    let line = load.red_line * scale;
    let over = total - load.red_line;
    let spoken = tr.with(
        "components-workload-of",
        &[("n", tr.decimal(total).into()), ("line", tr.decimal(load.red_line).into())],
    );
    html! {
        section.tl-load aria-label=(tr.text("components-workload")) {
            div.tl-load__head {
                p { strong { (tr.text("components-workload")) } " " (spoken) }
                @if over > 0.0 {
                    p { (gap(&tr.with("components-workload-over", &[("n", tr.decimal(over).into())]))) }
                }
            }
            svg.tl-load__bar viewBox="0 0 400 38" aria-hidden="true" focusable="false" {
                defs { (super::timeline::hatch("tl-load-hatch", "tl-hatch-pine")) }
                rect.tl-load__ground x="0" y="8" width="400" height="14" {}
                @for (class, left, width) in bars {
                    rect class=(class) x=(number(left)) y="8" width=(number(width)) height="14" {}
                    @if class == "tl-load__regular" {
                        rect x=(number(left)) y="8" width=(number(width)) height="14" fill="url(#tl-load-hatch)" {}
                    }
                }
                path.tl-load__line d=(format!("M{0} 2V27", number(line))) {}
                text.tl-load__number x=(number(line)) y="37" text-anchor="middle" { (tr.decimal(load.red_line)) }
            }
            p.tl-second { (detail) }
        }
    }
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}
