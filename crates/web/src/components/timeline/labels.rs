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
    /// Overdue labels choose first, then those to come.
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

/// Places as many labels as fit between `left` and `right`. `taken` holds, per level, what other
/// things of the picture already use.
pub(super) fn place(mut wanted: Vec<Wanted>, room: Taken, taken: [Vec<Taken>; 2]) -> Vec<Placed> {
    wanted.sort_by(|a, b| a.priority.cmp(&b.priority).then(a.x.total_cmp(&b.x)));
    let mut board = Board { room, taken };
    let mut placed = Vec::new();
    for (index, want) in wanted.into_iter().enumerate() {
        // Neighbours begin on different levels, so that most find the middle free.
        let levels = if index % 2 == 0 { [0, 1] } else { [1, 0] };
        let spots = [Side::Middle, Side::Before, Side::After]
            .into_iter()
            .flat_map(|side| levels.map(|level| (level, side)));
        let free = spots.into_iter().find(|(level, side)| board.is_free(&want, *level, *side));
        if let Some((level, side)) = free {
            board.take(&want, level, side);
            placed.push(Placed { wanted: want, level, side });
        }
    }
    placed
}

/// What is taken so far.
struct Board {
    room: Taken,
    taken: [Vec<Taken>; 2],
}

impl Board {
    /// The stem of an upper label runs through the lower level, so it needs room there too.
    fn stretches(want: &Wanted, level: usize, side: Side) -> Vec<(usize, Taken)> {
        let text = (level, want.stretch(side));
        let stem = (1, (want.x, want.x));
        if level == 0 { vec![text, stem] } else { vec![text] }
    }

    fn is_free(&self, want: &Wanted, level: usize, side: Side) -> bool {
        Self::stretches(want, level, side).into_iter().all(|(level, (from, to))| {
            from >= self.room.0
                && to <= self.room.1
                && self
                    .taken
                    .get(level)
                    .is_some_and(|taken| taken.iter().all(|(a, b)| to + GAP <= *a || from >= *b + GAP))
        })
    }

    fn take(&mut self, want: &Wanted, level: usize, side: Side) {
        for (level, stretch) in Self::stretches(want, level, side) {
            if let Some(taken) = self.taken.get_mut(level) {
                taken.push(stretch);
            }
        }
    }
}
