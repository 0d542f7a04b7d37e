//! From days to places on the line. The months around the release get the most room, so the line
//! is made of pieces, each with a scale of its own.

use jiff::civil::Date;

use crate::i18n::days_between;

/// A piece of the line: days and the places they stand at.
#[derive(Debug, Clone, Copy)]
struct Piece {
    from: Date,
    to: Date,
    left: f64,
    right: f64,
}

/// The scale of a picture.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    pieces: Vec<Piece>,
}

impl Scale {
    /// Pieces between consecutive stops; a stop is a day and its place. Stops must be in order;
    /// two on one day are one.
    pub(super) fn new(stops: &[(Date, f64)]) -> Self {
        let pieces = stops
            .iter()
            .zip(stops.iter().skip(1))
            .filter(|(from, to)| from.0 < to.0)
            .map(|(from, to)| Piece { from: from.0, to: to.0, left: from.1, right: to.1 })
            .collect();
        Self { pieces }
    }

    /// Where a day stands; days off the line stand at its ends.
    pub(super) fn x(&self, date: Date) -> f64 {
        let piece = self.pieces.iter().find(|piece| date <= piece.to).or(self.pieces.last());
        let Some(piece) = piece else { return 0.0 };
        let whole = f64::from(days_between(piece.from, piece.to).max(1));
        let part = f64::from(days_between(piece.from, date)) / whole;
        piece.left + part.clamp(0.0, 1.0) * (piece.right - piece.left)
    }
}
