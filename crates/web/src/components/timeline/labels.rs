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
    /// How wide its two lines are.
    fn width(&self) -> f64 {
        width(&self.name).max(width(&self.date))
    }

    fn stretch(&self, width: f64, side: Side) -> Taken {
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
/// picture, so each says only what it adds to the one it was made from.
#[derive(Clone, Copy)]
struct Draft {
    worth: i32,
    /// Where the next label may begin, per level.
    free_from: [f64; 2],
    /// The label it placed last, by its number in the list of all that were placed.
    last: Option<usize>,
}

/// One label of a draft: its number, its level, its side, and the label that the draft placed before.
struct Step {
    label: usize,
    level: usize,
    side: Side,
    before: Option<usize>,
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
        for (level, stretch) in stretches(&label.wanted, label.wanted.width(), label.level, label.side) {
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
    let mut steps: Vec<Step> = Vec::new();
    let mut drafts = vec![Draft { worth: 0, free_from: [0.0; 2], last: None }];
    let mut next = Vec::new();
    for (number, want) in wanted.iter().enumerate() {
        let width = want.width();
        let spots: Vec<(Spot, Stretches)> = spots(want)
            .map(|spot| (spot, stretches(want, width, spot.0, spot.1)))
            .filter(|(_, stretches)| stretches.clone().all(|stretch| is_clear(stretch, room, taken)))
            .collect();
        for draft in &drafts {
            for ((level, side, worth), stretches) in &spots {
                if let Some(free_from) = draft.free_after(stretches.clone()) {
                    next.push((
                        Draft { worth: draft.worth + worth, free_from, last: draft.last },
                        Some((*level, *side)),
                    ));
                }
            }
        }
        // Every label may also be left out.
        next.extend(drafts.drain(..).map(|draft| (draft, None)));
        // Of two drafts worth the same, the one that leaves more room is better.
        next.sort_by(|(a, _), (b, _)| b.worth.cmp(&a.worth).then(a.used().total_cmp(&b.used())));
        for (mut draft, spot) in next.drain(..) {
            // One that is worth no more and leaves no more room anywhere can never be the best.
            if drafts.len() == DRAFTS || drafts.iter().any(|better| better.leaves_as_much_as(&draft)) {
                continue;
            }
            if let Some((level, side)) = spot {
                steps.push(Step { label: number, level, side, before: draft.last });
                draft.last = Some(steps.len() - 1);
            }
            drafts.push(draft);
        }
    }
    let mut left: Vec<Option<Wanted>> = wanted.into_iter().map(Some).collect();
    let mut placed = Vec::new();
    let mut last = drafts.first().and_then(|best| best.last);
    while let Some(step) = last.and_then(|last| steps.get(last)) {
        if let Some(wanted) = left.get_mut(step.label).and_then(Option::take) {
            placed.push(Placed { wanted, level: step.level, side: step.side });
        }
        last = step.before;
    }
    placed.reverse();
    placed
}

fn spots(want: &Wanted) -> impl Iterator<Item = Spot> + use<> {
    let weight = if want.priority < 2 { 100 } else { 90 };
    [(Side::Middle, 3), (Side::After, 1), (Side::Before, 1)]
        .into_iter()
        .flat_map(move |(side, worth)| [0, 1].map(|level| (level, side, weight + worth)))
}

impl Draft {
    fn used(&self) -> f64 {
        self.free_from.iter().sum()
    }

    fn leaves_as_much_as(&self, other: &Self) -> bool {
        self.free_from.iter().zip(other.free_from).all(|(own, other)| *own <= other)
    }

    /// Where the next label may begin after one more, if the labels before leave room for it.
    fn free_after(&self, stretches: Stretches) -> Option<[f64; 2]> {
        let mut free_from = self.free_from;
        for (level, (from, to)) in stretches {
            let free_from = free_from.get_mut(level)?;
            if from < *free_from {
                return None;
            }
            *free_from = to + GAP;
        }
        Some(free_from)
    }
}

/// Whether nothing but other labels can be in the way.
fn is_clear((level, (from, to)): (usize, Taken), room: Taken, taken: &[Vec<Taken>; 2]) -> bool {
    let clear = |taken: &Vec<Taken>| taken.iter().all(|(a, b)| to + GAP <= *a || from >= *b + GAP);
    from >= room.0 && to <= room.1 && taken.get(level).is_some_and(clear)
}

/// What a label uses, with its level.
type Stretches = std::iter::Chain<std::iter::Once<(usize, Taken)>, std::option::IntoIter<(usize, Taken)>>;

/// What a label of this width uses, per level. The stem of an upper label runs through the lower level.
fn stretches(want: &Wanted, width: f64, level: usize, side: Side) -> Stretches {
    let stem = (level == 0).then_some((1, (want.x, want.x)));
    std::iter::once((level, want.stretch(width, side))).chain(stem)
}
