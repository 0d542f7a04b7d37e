//! A load week by week, drawn as columns with the red line across, for who cannot read a table of
//! numbers at a glance. Its sentence says the same in words; the numbers stand in a table.

use maud::{Markup, html};

/// What is drawn, in hundredths of an average person.
#[derive(Debug, Clone, Copy)]
pub struct Forecast<'a> {
    /// The load today and in each week after, with what stands below the column.
    pub weeks: &'a [(u32, String)],
    /// Where the red line is.
    pub red_line: u32,
    /// The number at the red line.
    pub red_line_text: &'a str,
    /// The drawing in words.
    pub spoken: &'a str,
}

/// The drawing, in its own units.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 96.0;
/// The room for the number of the red line.
const RIGHT: f64 = 34.0;

/// The columns. What is over the red line is brick and has a cap, so that it is told without colour.
pub fn forecast(drawn: &Forecast<'_>) -> Markup {
    let most = drawn.weeks.iter().map(|(load, _)| *load).max().unwrap_or_default().max(drawn.red_line);
    let scale = HEIGHT / (f64::from(most) * 1.12).max(1.0);
    let step = (WIDTH - RIGHT) / count(drawn.weeks.len()).max(1.0);
    let line = HEIGHT - f64::from(drawn.red_line) * scale;
    html! {
        svg.tl-forecast viewBox=(format!("0 0 {WIDTH} {}", HEIGHT + 18.0)) role="img" aria-label=(drawn.spoken)
            focusable="false" {
            @for (index, (load, _)) in drawn.weeks.iter().enumerate() {
                @let left = count(index) * step + 2.0;
                @let height = f64::from(*load) * scale;
                @let over = *load > drawn.red_line;
                rect class=(if over { "tl-forecast__over" } else { "tl-forecast__load" }) x=(number(left))
                    y=(number(HEIGHT - height)) width=(number(step - 4.0)) height=(number(height)) {}
                @if over {
                    path.tl-forecast__cap d=(format!("M{} {}h{}", number(left - 1.0),
                        number(HEIGHT - height), number(step - 2.0))) {}
                }
            }
            path.tl-forecast__ground d=(format!("M0 {HEIGHT}H{}", number(WIDTH - RIGHT))) {}
            path.tl-forecast__line d=(format!("M0 {0}H{1}", number(line), number(WIDTH - RIGHT + 4.0))) {}
            text.tl-forecast__number x=(number(WIDTH)) y=(number(line + 4.0)) text-anchor="end" {
                (drawn.red_line_text)
            }
            @for (index, (_, below)) in drawn.weeks.iter().enumerate().filter(|(index, _)| index % 4 == 0 && *index < 12) {
                text.tl-forecast__week x=(number(count(index) * step + 2.0)) y=(number(HEIGHT + 14.0)) { (below) }
            }
        }
    }
}

/// A small number of weeks, exactly.
fn count(weeks: usize) -> f64 {
    f64::from(u32::try_from(weeks).unwrap_or_default())
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}
