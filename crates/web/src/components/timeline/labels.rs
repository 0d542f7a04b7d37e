//! Labels on two levels that never touch.
//!
//! Widths are estimated from the letters, generously, because a server has no font to measure
//! with. A label that finds no room is left out: its shape stays, and the table has the words.

/// A label to be placed: two short lines over a place on the line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    /// Where it points to.
    pub x: f64,
    /// First line.
    pub name: String,
    /// Second line, the date.
    pub date: String,
    /// 0 is overdue and never left out while there is any room, then those to come, then done.
    pub priority: u8,
}

/// Which side of its place the text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Centred over the place.
    Middle,
    /// Begins at the place.
    After,
    /// Ends at the place.
    Before,
}

/// A label that has found room.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// What was wanted.
    pub wanted: Wanted,
    /// 0 is the upper level, 1 the lower.
    pub level: usize,
    /// Where the text stands.
    pub side: Side,
}

/// A stretch of a level that is taken.
pub(super) type Taken = (f64, f64);

/// Room between two labels.
const GAP: f64 = 10.0;

/// The width of a line of text at 14 px, semi-bold, estimated from above.
pub(super) fn width(text: &str) -> f64 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | '’' | '\'' | 'I' | 'í' => 4.6,
            'm' | 'w' | 'M' | 'W' => 12.4,
            letter if letter.is_uppercase() => 9.0,
            _ => 7.8,
        })
        .sum()
}

impl Wanted {
    fn stretch(&self, side: Side) -> Taken {
        let width = width(&self.name).max(width(&self.date));
        match side {
            Side::Middle => (self.x - width / 2.0, self.x + width / 2.0),
            Side::After => (self.x - 2.0, self.x + width),
            Side::Before => (self.x - width, self.x + 2.0),
        }
    }
}

/// Where one label may stand: level, side, and what that is worth.
type Spot = (usize, Side, i32);

/// A way to place the labels so far, from left to right. Thousands of them are looked at for one
/// picture, so they name labels by their number and copy none.
#[derive(Clone)]
struct Draft {
    worth: i32,
    /// Where the next label may begin, per level.
    free_from: [f64; 2],
    /// Which label stands on which level, on which side.
    placed: Vec<(usize, usize, Side)>,
}

/// How many drafts are kept at each step; a picture of twenty labels never needs more.
const DRAFTS: usize = 60;

/// Places as many labels as fit into `room`: what is overdue first, then the others, in the middle
/// over their places where that costs no other label. `taken` holds, per level, what other things
/// of the picture already use.
pub(super) fn place(wanted: Vec<Wanted>, room: Taken, mut taken: [Vec<Taken>; 2]) -> Vec<Placed> {
    let (overdue, others) = wanted.into_iter().partition(|want| want.priority == 0);
    let mut placed = best(overdue, room, &taken);
    for label in &placed {
        for (level, stretch) in stretches(&label.wanted, label.level, label.side) {
            if let Some(taken) = taken.get_mut(level) {
                taken.push(stretch);
            }
        }
    }
    placed.extend(best(others, room, &taken));
    placed
}

fn best(mut wanted: Vec<Wanted>, room: Taken, taken: &[Vec<Taken>; 2]) -> Vec<Placed> {
    wanted.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut drafts = vec![Draft { worth: 0, free_from: [0.0; 2], placed: Vec::new() }];
    for (number, want) in wanted.iter().enumerate() {
        let spots: Vec<(Spot, Vec<(usize, Taken)>)> = spots(want)
            .into_iter()
            .map(|spot| (spot, stretches(want, spot.0, spot.1)))
            .filter(|(_, stretches)| stretches.iter().all(|stretch| is_clear(*stretch, room, taken)))
            .collect();
        let mut next: Vec<Draft> = drafts
            .iter()
            .flat_map(|draft| {
                spots.iter().filter_map(|(spot, stretches)| draft.with(number, *spot, stretches))
            })
            .collect();
        // Every label may also be left out.
        next.append(&mut drafts);
        // Of two drafts worth the same, the one that leaves more room is better.
        next.sort_by(|a, b| b.worth.cmp(&a.worth).then(a.used().total_cmp(&b.used())));
        next.truncate(DRAFTS);
        drafts = next;
    }
    let best = drafts.into_iter().next().map_or_else(Vec::new, |best| best.placed);
    let mut left: Vec<Option<Wanted>> = wanted.into_iter().map(Some).collect();
    let mut placed = Vec::with_capacity(best.len());
    for (number, level, side) in best {
        if let Some(wanted) = left.get_mut(number).and_then(Option::take) {
            placed.push(Placed { wanted, level, side });
        }
    }
    placed
}

fn spots(want: &Wanted) -> Vec<Spot> {
    let weight = if want.priority < 2 { 100 } else { 90 };
    [(Side::Middle, 3), (Side::After, 1), (Side::Before, 1)]
        .into_iter()
        .flat_map(|(side, worth)| [0, 1].map(|level| (level, side, weight + worth)))
        .collect()
}

impl Draft {
    fn used(&self) -> f64 {
        self.free_from.iter().sum()
    }

    /// This draft with one more label, if the labels before leave room.
    fn with(&self, number: usize, (level, side, worth): Spot, stretches: &[(usize, Taken)]) -> Option<Self> {
        let mut free_from = self.free_from;
        for (level, (from, to)) in stretches {
            let free_from = free_from.get_mut(*level)?;
            if *from < *free_from {
                return None;
            }
            *free_from = to + GAP;
        }
        let mut placed = Vec::with_capacity(self.placed.len() + 1);
        placed.extend_from_slice(&self.placed);
        placed.push((number, level, side));
        Some(Self { worth: self.worth + worth, free_from, placed })
    }
}

/// Whether nothing but other labels can be in the way.
fn is_clear((level, (from, to)): (usize, Taken), room: Taken, taken: &[Vec<Taken>; 2]) -> bool {
    let clear = |taken: &Vec<Taken>| taken.iter().all(|(a, b)| to + GAP <= *a || from >= *b + GAP);
    from >= room.0 && to <= room.1 && taken.get(level).is_some_and(clear)
}

/// What a label uses, per level. The stem of an upper label runs through the lower level.
fn stretches(want: &Wanted, level: usize, side: Side) -> Vec<(usize, Taken)> {
    let text = (level, want.stretch(side));
    if level == 0 { vec![text, (1, (want.x, want.x))] } else { vec![text] }
}
